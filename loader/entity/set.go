package entity

import (
	"quoth/graph"
	"quoth/loader/language"
)

// Form says how a mention refers to its entity.
type Form int

// The forms. Adjective is a demonym that modifies another noun ("Russian
// peacekeepers"); Nominal is a description ("the ministry", "both sides").
const (
	Name Form = iota
	Nominal
	Adjective
	Pronoun
)

// Mention is a stretch of tokens [First, End) of one sentence that refers to
// entities. Head is the token that carries its grammar. Entities are indices
// into Set.Entities, one, or several where the words stand for several ("both
// sides"). Where a capital's name stands for a government the entity is the
// country.
type Mention struct {
	Sentence, First, End, Head int
	Form                       Form
	Entities                   []int
}

// Gender is the grammatical gender by which pronouns refer to a person.
type Gender int

// The genders; Unknown fits both pronouns.
const (
	Unknown Gender = iota
	Male
	Female
)

// Entity is an actor or place as the article knows it.
type Entity struct {
	Type    graph.EntityType
	Name    string   // the canonical name: "Ministry of Defence of Azerbaijan"
	Names   []string // other names and descriptions that the article uses, sorted
	Roles   []Role
	Country string // canonical name of the country that it belongs to, or ""
	Local   bool   // unnamed, so meaningful in this article only: "officials"
	Gender  Gender
	Plural  bool // referred to by "they"
}

// Role is an office that a person holds, as the article words it in tokens
// [First, End) of a sentence. Of is the index of the country or body, or -1.
type Role struct {
	Title                string
	Of                   int
	Sentence, First, End int
}

// Context is what the asker knows of the place where a phrase stands.
type Context struct {
	Previous []int // speakers of the attribution before this one
	Quoted   bool  // the phrase stands in the quoted words of Previous
}

// Set is the entities of one document with their mentions, which stand in
// document order; longer mentions stand before those inside them. It is not
// safe for concurrent use: asking may add unnamed entities at the end of
// Entities. Indices stay valid.
type Set struct {
	Entities []Entity
	Mentions []Mention

	doc        *language.Document
	table      *table
	titles     map[int][]title // of each sentence, the offices that it gives to persons
	quoted     []bool          // of each sentence: it begins inside quotation marks
	first      []int           // first mention of each sentence; one more at the end
	pairs      []pair          // who acted together, as asked so far
	locals     map[string]int  // unnamed entities by folded name
	localHeads map[string]int  // the last of them by head noun
}

// title is the tokens [first, end) of a sentence that give a person an office.
type title struct{ first, end, holder int }

// InSentence gives the mentions of a sentence.
func (s *Set) InSentence(sentence int) []Mention {
	if sentence < 0 || sentence+1 >= len(s.first) {
		return nil
	}
	return s.Mentions[s.first[sentence]:s.first[sentence+1]]
}

// Within gives the mentions that lie in tokens [first, end) of a sentence.
func (s *Set) Within(sentence, first, end int) []Mention {
	var in []Mention
	for _, m := range s.InSentence(sentence) {
		if m.First >= first && m.End <= end {
			in = append(in, m)
		}
	}
	return in
}

// At gives the longest mention that holds the token, and whether there is one.
func (s *Set) At(sentence, token int) (Mention, bool) {
	var best Mention
	found := false
	for _, m := range s.InSentence(sentence) {
		if m.First <= token && token < m.End && (!found || m.End-m.First > best.End-best.First) {
			best, found = m, true
		}
	}
	return best, found
}

// Span gives the byte offsets of a mention in the document's text.
func (s *Set) Span(m Mention) (start, end int) {
	tokens := s.doc.Sentences[m.Sentence].Tokens
	return tokens[m.First].Start, tokens[m.End-1].End
}
