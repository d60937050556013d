package entity

import (
	"quoth/loader/article"
	"quoth/loader/language"
)

// Find finds the entities of a document. The article says which of its blocks
// are furniture, whose names are no actors; it may be nil.
func Find(doc *language.Document, art *article.Text) *Set {
	s := &Set{doc: doc}
	r := newReader(doc, art)
	for n := range doc.Sentences {
		if r.kind(n) != article.Furniture && !r.headline(n) {
			r.chunkSentence(n)
		}
	}
	r.decide()
	t := &table{reader: r, set: s, keys: map[string]int{}, surnames: map[string][]int{}, ministry: map[string][]int{}}
	t.entities()
	s.finish()
	return s
}
