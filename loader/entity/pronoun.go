package entity

import (
	"slices"
	"strings"

	"quoth/graph"
	"quoth/loader/article"
	"quoth/loader/language"
)

const furniture = article.Furniture

// pronoun is what a pronoun asks of its antecedent.
type pronoun struct {
	gender Gender
	person bool // he, she, who
	plural bool // they
	thing  bool // it
	first  bool // I, we
}

var pronouns = map[string]pronoun{
	"he": {gender: Male, person: true}, "him": {gender: Male, person: true}, "his": {gender: Male, person: true}, "himself": {gender: Male, person: true},
	"she": {gender: Female, person: true}, "her": {gender: Female, person: true}, "hers": {gender: Female, person: true}, "herself": {gender: Female, person: true},
	"they": {plural: true}, "them": {plural: true}, "their": {plural: true}, "theirs": {plural: true}, "themselves": {plural: true},
	"it": {thing: true}, "its": {thing: true}, "itself": {thing: true},
	"i": {first: true}, "me": {first: true}, "my": {first: true}, "myself": {first: true}, "we": {first: true, plural: true}, "us": {first: true, plural: true}, "our": {first: true, plural: true},
	"both": {plural: true},
}

// antecedent gives the entities that a pronoun at a token stands for: the best
// of the mentions before it by distance, grammar, gender and number, with those
// who spoke last (previous) first in line. It gives none where none fits.
func (s *Set) antecedent(sentence, token int, form string, previous []int) []int {
	p, ok := pronouns[strings.ToLower(form)]
	if !ok || sentence < 0 || sentence+1 >= len(s.first) {
		return nil
	}
	if p.first {
		return previous
	}
	if p.plural && len(previous) > 1 || form == "it" && len(previous) > 0 && s.documented(sentence, token) {
		return previous
	}
	later := s.named(sentence, token)
	best, score := []int(nil), -1000
	rival := sentence + 1 // the sentence nearest by that another is the subject of
	inside := s.within(sentence, token)
	n := s.first[sentence+1] - 1
	for k := 0; n >= 0 && k < reach; n, k = n-1, k+1 {
		m := &s.Mentions[n]
		if m.Sentence == sentence && m.End > token {
			continue
		}
		far := sentence - m.Sentence
		if far > 8 {
			break
		}
		if m.Form == Adjective || m.Form == Pronoun {
			continue
		}
		ids := m.Entities
		fit, ok := s.suits(p, m)
		if p.plural {
			if all := s.coordinated(n); all != nil {
				ids, fit, ok = all, 25, true
			}
		}
		if !ok {
			continue
		}
		fit += s.salience(m, sentence, token)
		fit -= 30 * min(far, 3)
		if far > 3 {
			fit -= 8 * (far - 3)
		}
		fit -= min(k, 20)
		if len(ids) == 1 && later[ids[0]] && !possessivePronoun(form) {
			fit -= 90 // "It accused the agency": another
		}
		if !inside && s.within(m.Sentence, m.First) {
			fit -= 30 // named by somebody who speaks
		}
		if len(previous) == 1 && len(m.Entities) == 1 && previous[0] == m.Entities[0] {
			fit += 45
			if p.person && rival <= sentence && rival > m.Sentence {
				fit -= 30
			}
		} else if rival > sentence && m.Sentence < sentence && s.leads(m) {
			rival = m.Sentence
		}
		if fit > score {
			best, score = ids, fit
		}
	}
	if best == nil && p.person {
		best = s.only(sentence, token)
	}
	if len(previous) == 1 && s.Entities[previous[0]].Local && score < 35 && s.may(p, previous) {
		return previous // an unnamed speaker, whom no mention stands for
	}
	return best
}

// named gives the entities that a sentence names behind a token, outside quotation
// marks.
func (s *Set) named(sentence, token int) map[int]bool {
	var found map[int]bool
	for _, m := range s.InSentence(sentence) {
		if m.First > token && m.Form == Name && len(m.Entities) == 1 && !s.within(sentence, m.First) {
			if found == nil {
				found = map[int]bool{}
			}
			found[m.Entities[0]] = true
		}
	}
	return found
}

// documented reports whether the sentence before a token, or its own, speaks of what a
// document says, which "it" then stands for: "The statement said so. It added".
func (s *Set) documented(sentence, token int) bool {
	for n := sentence; n >= 0 && n >= sentence-1; n-- {
		tokens := s.doc.Sentences[n].Tokens
		for i := range tokens {
			if n == sentence && i >= token {
				break
			}
			if t := &tokens[i]; documents[strings.ToLower(t.Form)] && t.XPOS == "NN" && strings.HasPrefix(string(t.Rel), "nsubj") && i+1 < len(tokens) && !s.within(n, i) {
				k := i + 1
				for k < len(tokens)-1 && tokens[k].Tag == language.ADV {
					k++
				}
				return speech[tokens[k].Form] || tokens[k].Form == "read" || tokens[k].Form == "reads"
			}
		}
	}
	return false
}

// only gives the one person whom the sentences right before a pronoun name, whose
// given name then misleads; nil for none or several.
func (s *Set) only(sentence, token int) []int {
	var found []int
	for n := s.first[sentence+1] - 1; n >= 0 && sentence-s.Mentions[n].Sentence <= 1; n-- {
		m := &s.Mentions[n]
		if m.Sentence == sentence && m.End > token || m.Form == Adjective || s.Entities[m.Entities[0]].Type != graph.Person {
			continue
		}
		if found = appendNew(found, m.Entities[0]); len(found) > 1 {
			return nil
		}
	}
	return found
}

// coordinated gives the entities of a list of names that ends with mention n,
// "X, Y and Z" or "X and the Z"; nil where it ends none.
func (s *Set) coordinated(n int) []int {
	m := &s.Mentions[n]
	tokens := s.doc.Sentences[m.Sentence].Tokens
	k := s.lead(tokens, m)
	if k < 2 || tokens[k-1].Form != "and" || m.Form == Adjective || !s.acts(*m) {
		return nil
	}
	k--
	ids := append([]int(nil), m.Entities...)
	for i := n - 1; i >= 0 && s.Mentions[i].Sentence == m.Sentence && len(ids) < 8; i-- {
		o := &s.Mentions[i]
		if o.End != k && !(o.End == k-1 && tokens[k-1].Form == ",") {
			continue
		}
		if o.Form == Adjective || !s.acts(*o) {
			break
		}
		for _, e := range o.Entities {
			ids = appendNew(ids, e)
		}
		k = s.lead(tokens, o)
		if k < 2 || tokens[k-1].Form != "," {
			break
		}
	}
	if len(ids) < 2 {
		return nil
	}
	slices.Reverse(ids)
	return ids
}

// lead gives the first token of a mention with the article, the honorifics and
// the title before it.
func (s *Set) lead(tokens []language.Token, m *Mention) int {
	k := m.First
	for k > 0 && (s.table.honorable(tokens[k-1].Form) || k > 1 && dash(tokens[k-1].Form) && glued(tokens, k) && s.table.honorable(tokens[k-2].Form)) {
		k--
	}
	for _, t := range s.titles[m.Sentence] {
		if t.holder == m.Entities[0] && t.end <= m.First && (t.end >= k || t.end == k-1 && tokens[t.end].Form == ",") {
			k = t.first
		}
	}
	for k > 0 && (s.table.honorable(tokens[k-1].Form) || strings.EqualFold(tokens[k-1].Form, "the")) {
		k--
	}
	return k
}

// may reports whether the pronoun can stand for the entities.
func (s *Set) may(p pronoun, ids []int) bool {
	for _, n := range ids {
		e := &s.Entities[n]
		if p.person && (e.Type != graph.Person || p.gender != Unknown && e.Gender != Unknown && e.Gender != p.gender) {
			return false
		}
		if p.plural && !e.Plural && e.Type != graph.Group && e.Type != graph.Organization {
			return false
		}
		if p.thing && (e.Type == graph.Person || e.Type == graph.Group) {
			return false
		}
	}
	return true
}

// suits reports whether the pronoun can stand for a mention, and how well.
func (s *Set) suits(p pronoun, m *Mention) (int, bool) {
	e := &s.Entities[m.Entities[0]]
	switch {
	case p.person:
		if e.Type != graph.Person || len(m.Entities) > 1 {
			return 0, false
		}
		if p.gender != Unknown && e.Gender != Unknown {
			return 10, p.gender == e.Gender
		}
		return 0, true
	case p.plural:
		if len(m.Entities) > 1 || e.Plural || e.Type == graph.Group || m.Form == Nominal && s.doc.Sentences[m.Sentence].Tokens[m.Head].XPOS == "NNS" {
			return 20, true // "Peru's authorities" are Peru, and many
		}
		return -20, e.Type == graph.Organization
	case p.thing:
		if len(m.Entities) > 1 {
			return 0, false
		}
		switch e.Type {
		case graph.Country, graph.Organization:
			return 5, true
		}
	}
	return 0, false
}

// salience tells how much a mention is what its sentence speaks of.
func (s *Set) salience(m *Mention, sentence, token int) int {
	tokens := s.doc.Sentences[m.Sentence].Tokens
	if m.End <= len(tokens)-1 && possessive(tokens, m.End) {
		return -15
	}
	at := s.governor(tokens, m)
	rel := string(tokens[at].Rel)
	fit := 0
	switch {
	case strings.HasPrefix(rel, "nsubj"):
		fit = 30
		if h := tokens[at].Head; h >= 0 && h < len(tokens) && (tokens[h].Head < 0 || tokens[h].Rel == "ccomp" || tokens[h].Rel == "parataxis") {
			fit = 36
		}
	case m.First <= 1:
		fit = 20
	case rel == "obj" || rel == "appos":
		fit = 8
	case rel == "obl" || rel == "nmod":
		fit = 0
	}
	if m.End < len(tokens) && (verbal(&tokens[m.End]) || speech[tokens[m.End].Form]) {
		fit = max(fit, 30)
	}
	if k := insertion(tokens, m.End); k < len(tokens) && verbal(&tokens[k]) {
		fit = max(fit, 30) // "Moscow, the old ally of both, is"
	}
	if s.author(tokens, m) {
		fit = 40
	}
	if m.First > 0 && tokens[m.First-1].Form == "against" {
		fit -= 10
	}
	return fit
}

// leads reports whether a mention is the subject of its sentence's main verb, in
// nobody's words.
func (s *Set) leads(m *Mention) bool {
	tokens := s.doc.Sentences[m.Sentence].Tokens
	if s.author(tokens, m) {
		return true
	}
	at := s.governor(tokens, m)
	h := tokens[at].Head
	subject := strings.HasPrefix(string(tokens[at].Rel), "nsubj") && h >= 0 && tokens[h].Head < 0
	return (subject || m.First <= 1 && parted(tokens, m.End)) && !s.within(m.Sentence, m.First)
}

// author reports whether a passive verb of speech has the mention as its agent: "This
// was stated by Ann Lee".
func (s *Set) author(tokens []language.Token, m *Mention) bool {
	by := s.lead(tokens, m)
	return by > 1 && tokens[by-1].Form == "by" && speech[tokens[by-2].Form]
}

// parted reports whether a relative clause between commas begins at token k and a
// finite verb stands behind it: "Diallo, whose bid was late, was calm".
func parted(tokens []language.Token, k int) bool {
	if k+1 >= len(tokens) || tokens[k].Form != "," || tokens[k+1].Form != "who" && tokens[k+1].Form != "whose" {
		return false
	}
	for k += 2; k+1 < len(tokens); k++ {
		if tokens[k].Form == "," && verbal(&tokens[k+1]) {
			return true
		}
	}
	return false
}

// insertion gives the token behind a stretch between commas that begins at
// token k; len(tokens) where none does.
func insertion(tokens []language.Token, k int) int {
	if k >= len(tokens) || tokens[k].Form != "," {
		return len(tokens)
	}
	for q := k + 1; q < len(tokens) && q < k+12; q++ {
		if tokens[q].Form == "," {
			return q + 1
		}
		if verbal(&tokens[q]) {
			break
		}
	}
	return len(tokens)
}

// governor gives the token by which a mention hangs in its sentence: "Ms." or
// "President" where the parse makes the title the head of the name.
func (s *Set) governor(tokens []language.Token, m *Mention) int {
	at := m.Head
	for n := 0; n < 4; n++ {
		switch tokens[at].Rel {
		case "flat", "flat:name", "nmod:desc", "compound":
			if h := tokens[at].Head; h >= 0 && h < m.End && h >= m.First-8 {
				at = h
				continue
			}
		}
		break
	}
	return at
}

// genders guesses the gender of persons whose names do not tell, by the
// pronouns that follow where nobody else can be meant.
func (s *Set) genders() {
	tally := map[int]int{}
	for n := range s.doc.Sentences {
		only := -1
		for _, m := range s.InSentence(n) {
			if e := m.Entities[0]; m.Form == Name && s.Entities[e].Type == graph.Person {
				if only >= 0 && only != e {
					only = -2
				} else if only == -1 {
					only = e
				}
			}
		}
		if only < 0 || s.Entities[only].Gender != Unknown {
			continue
		}
		s.lean(n, only, tally)
		if n+1 < len(s.doc.Sentences) && !s.persons(n+1) {
			s.lean(n+1, only, tally)
		}
	}
	for n, v := range tally {
		if v > 0 {
			s.Entities[n].Gender = Male
		} else if v < 0 {
			s.Entities[n].Gender = Female
		}
	}
}

func (s *Set) persons(sentence int) bool {
	for _, m := range s.InSentence(sentence) {
		if s.Entities[m.Entities[0]].Type == graph.Person {
			return true
		}
	}
	return false
}

// lean counts "he" for and "she" against.
func (s *Set) lean(sentence, person int, tally map[int]int) {
	tokens := s.doc.Sentences[sentence].Tokens
	for i := range tokens {
		switch tokens[i].Form {
		case "he", "He", "his", "His", "him":
			tally[person]++
		case "she", "She", "her", "Her":
			tally[person]--
		}
	}
}

// Unidentified gives the entity of a speaker that the article names by nothing but
// these words, "she" where no woman is named; it adds it to the set if it is new.
func (s *Set) Unidentified(words string, typ graph.EntityType) int {
	return s.called(words, typ, "")[0]
}
