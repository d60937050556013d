package entity_test

import (
	"testing"

	"quoth/loader/article"
	"quoth/loader/entity"
	"quoth/loader/language"
)

// TestTitle holds who the first words of a title stand for.
func TestTitle(t *testing.T) {
	m := model(t)
	for _, c := range []struct{ title, body, want string }{
		{"FM says the border is settled", "Foreign Minister Awa Ba said on Monday that talks would go on.", "Awa Ba"},
		{"Senegalese president says the border is settled", "President Awa Ba of Senegal said on Monday that talks would go on.", "Awa Ba"},
		{"PM says the border is settled", "Awa Ba said on Monday that talks would go on.", "Awa Ba"},
		{"PM says the border is settled", "Trader Awa Ba said on Monday that talks would go on.", "PM"},
		{"Judge says the border is settled", "Ali Fall praised a ruling by Judge Awa Ba on Monday.", "Judge"},
	} {
		text := c.title + "\n\n" + c.body
		doc := m.Analyze(text, []language.Block{{Start: 0, End: len(c.title)}, {Start: len(c.title) + 2, End: len(text)}})
		set := entity.Find(doc, &article.Text{Content: text, Blocks: []article.Block{
			{Start: 0, End: len(c.title), Kind: article.Title}, {Start: len(c.title) + 2, End: len(text), Kind: article.Paragraph},
		}})
		end := 0
		for doc.Sentences[0].Tokens[end].Form != "says" {
			end++
		}
		ids := set.Speakers(0, 0, end, -1, entity.Context{})
		if len(ids) != 1 || set.Entities[ids[0]].Name != c.want {
			t.Errorf("%q: have %v of %v, want %q", c.title, ids, set.Entities, c.want)
		}
	}
}
