package entity

import (
	"sort"

	"quoth/loader/article"
	"quoth/loader/language"
)

// Find finds the entities of a document. The article says which of its blocks
// are furniture, whose names are no actors; it may be nil.
func Find(doc *language.Document, art *article.Text) *Set {
	s := &Set{doc: doc, titles: map[int][]title{}, locals: map[string]int{}, localHeads: map[string]int{}}
	r := newReader(doc, art)
	for n := range doc.Sentences {
		if r.kind(n) != article.Furniture && !r.headline(n) {
			r.chunkSentence(n)
		}
	}
	r.decide()
	t := &table{
		reader: r, set: s, keys: map[string]int{}, surname: map[int]string{}, surnames: map[string][]int{},
		ministry: map[string][]int{}, covered: map[[2]int]bool{}, held: map[int][]int{}, spellings: map[int][]spelling{},
	}
	s.table = t
	t.entities()
	t.settle()
	t.headlines()
	s.order()
	s.quotations()
	t.roles()
	s.genders()
	t.announced()
	t.nominals()
	s.order()
	t.affiliations()
	for i := range s.Entities {
		sort.Strings(s.Entities[i].Names)
	}
	return s
}
