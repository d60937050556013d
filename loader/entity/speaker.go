package entity

import (
	"strings"

	"quoth/graph"
)

// Speakers gives the entities that the noun phrase of tokens [first, end), with
// the given head, stands for when it speaks: "He", "Paris" (the government),
// "both sides" (two), "officials" (an unnamed group, made on demand), "the
// statement" (the body that issued it). It gives nothing where a pronoun finds
// no antecedent.
func (s *Set) Speakers(sentence, first, end, head int, ctx Context) []int {
	for _, m := range s.Within(sentence, first, end) {
		if m.First <= head && head < m.End {
			return m.Entities
		}
	}
	return s.group(sentence, first, end)
}

// Parties gives the entities that a noun phrase stands for when it signs,
// agrees or mediates.
func (s *Set) Parties(sentence, first, end, head int) []int {
	return s.Speakers(sentence, first, end, head, Context{})
}

// Places gives the entities that a noun phrase stands for as a place: "Moscow"
// is the city here.
func (s *Set) Places(sentence, first, end, head int) []int {
	return s.Speakers(sentence, first, end, head, Context{})
}

// group gives the unnamed group or body that the tokens describe.
func (s *Set) group(sentence, first, end int) []int {
	tokens := s.doc.Sentences[sentence].Tokens
	for first < end && tokens[first].XPOS == "DT" {
		first++
	}
	if first >= end {
		return nil
	}
	name := strings.Join(strings.Fields(s.doc.Text[tokens[first].Start:tokens[end-1].End]), " ")
	for i, e := range s.Entities {
		if e.Local && e.Name == name {
			return []int{i}
		}
	}
	s.Entities = append(s.Entities, Entity{Type: graph.Group, Name: name, Local: true, Plural: true})
	return []int{len(s.Entities) - 1}
}
