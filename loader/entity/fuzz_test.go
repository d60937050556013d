package entity_test

import (
	"reflect"
	"strings"
	"testing"

	"quoth/loader/entity"
	"quoth/loader/language"
)

// FuzzFind holds that no text breaks Find or the questions asked of its Set,
// that every mention lies in its sentence and names entities, and that the same
// text gives the same answer.
func FuzzFind(f *testing.F) {
	for _, s := range []string{
		"French President Emmanuel Macron met him in Paris. He said so.",
		"- \"The\" 's of the U.S.-based al-", "“ ” ’s’s A. B. C. of of of and and & &", "Ministry of of the and", "Baku-", "The Two Both Sides said they who",
		"PRESIDENT OF THE REPUBLIC OF FRANCE-HEAD OF THE DEPARTMENT", "X, Y, Z and the W said", "İstanbul’s Ərdoğan \u00a0 said", "Minister of, and for",
	} {
		f.Add(s)
	}
	m := model(f)
	f.Fuzz(func(t *testing.T, text string) {
		doc := m.Analyze(text, nil)
		set := entity.Find(doc, nil)
		if again := entity.Find(doc, nil); !reflect.DeepEqual(set.Entities, again.Entities) || !reflect.DeepEqual(set.Mentions, again.Mentions) {
			t.Fatal("two runs differ")
		}
		check(t, doc, set)
		var ctx entity.Context
		for n, s := range doc.Sentences {
			for i := 0; i < min(len(s.Tokens), 40); i++ {
				end := min(i+1+i%7, len(s.Tokens))
				ids := set.Speakers(n, i, end, end-1, ctx)
				ids = append(ids, set.Places(n, i, end, i)...)
				ids = append(ids, set.Parties(n, i, end, -1)...)
				for _, e := range ids {
					if e < 0 || e >= len(set.Entities) {
						t.Fatalf("entity %d of %d", e, len(set.Entities))
					}
				}
				ctx.Previous = ids
			}
		}
		check(t, doc, set)
	})
}

func check(t *testing.T, doc *language.Document, set *entity.Set) {
	for _, m := range set.Mentions {
		tokens := doc.Sentences[m.Sentence].Tokens
		if m.First < 0 || m.First >= m.End || m.End > len(tokens) || m.Head < m.First || m.Head >= m.End || len(m.Entities) == 0 {
			t.Fatalf("mention %+v of %d tokens", m, len(tokens))
		}
		for _, e := range m.Entities {
			if e < 0 || e >= len(set.Entities) {
				t.Fatalf("mention %+v of %d entities", m, len(set.Entities))
			}
		}
	}
	for _, e := range set.Entities {
		if strings.TrimSpace(e.Name) == "" || e.Type == "" {
			t.Fatalf("entity %+v", e)
		}
		for _, r := range e.Roles {
			if r.First < 0 || r.First >= r.End || r.End > len(doc.Sentences[r.Sentence].Tokens) {
				t.Fatalf("role %+v", r)
			}
		}
	}
}

// BenchmarkFind measures the finding of entities alone, in tokens a second.
func BenchmarkFind(b *testing.B) {
	text := strings.Repeat("French President Emmanuel Macron met Olaf Scholz of Germany in the town of Toblach on Tuesday. "+
		"He said that the two leaders had agreed on a plan, and that the ministry would publish it within days. "+
		"Officials familiar with the talks denied that the European Commission had asked for anything of the kind.\n", 200)
	doc := model(b).Analyze(text, nil)
	n := 0
	for i := range doc.Sentences {
		n += len(doc.Sentences[i].Tokens)
	}
	for b.Loop() {
		entity.Find(doc, nil)
	}
	b.ReportMetric(float64(n)*float64(b.N)/b.Elapsed().Seconds(), "tokens/s")
}
