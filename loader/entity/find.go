package entity

import (
	"quoth/graph"
	"quoth/loader/article"
	"quoth/loader/language"
)

// Find finds the entities of a document. The article says which of its blocks
// are furniture, whose names are no actors.
func Find(doc *language.Document, art *article.Text) *Set {
	s := &Set{doc: doc}
	index := map[string]int{}
	for n := range doc.Sentences {
		s.first = append(s.first, len(s.Mentions))
		tokens := doc.Sentences[n].Tokens
		for i := 0; i < len(tokens); i++ {
			if tokens[i].Tag != language.PROPN {
				continue
			}
			j := i
			for j < len(tokens) && tokens[j].Tag == language.PROPN {
				j++
			}
			name := doc.Text[tokens[i].Start:tokens[j-1].End]
			e, ok := index[name]
			if !ok {
				e = len(s.Entities)
				index[name] = e
				s.Entities = append(s.Entities, Entity{Type: graph.Person, Name: name})
			}
			s.Mentions = append(s.Mentions, Mention{Sentence: n, First: i, End: j, Head: j - 1, Entities: []int{e}})
			i = j
		}
	}
	s.first = append(s.first, len(s.Mentions))
	return s
}
