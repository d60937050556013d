package entity

import (
	"strings"

	"quoth/graph"
	"quoth/loader/language"
)

// Speakers gives the entities that the noun phrase of tokens [first, end), with
// the given head, stands for when it speaks: "He", "Paris" (the government),
// "both sides" (two), "officials" (an unnamed group, made on demand), "the
// statement" (the body that issued it). It gives nothing where a pronoun finds
// no antecedent.
func (s *Set) Speakers(sentence, first, end, head int, ctx Context) []int {
	tokens, first, end, ok := s.phrase(sentence, first, end)
	if !ok {
		return nil
	}
	if at := s.roll(sentence, tokens, first, end); at > first {
		first = at
	}
	if head < first || head >= end || tokens[head].Tag == language.DET && tokens[head].XPOS == "DT" && end-first > 2 && head == first {
		head = s.headOf(tokens, first, end)
	}
	var all []int
	for _, p := range s.conjuncts(sentence, tokens, first, end, head) {
		for _, n := range s.actor(sentence, tokens, p.first, p.end, p.head, ctx) {
			all = appendNew(all, n)
		}
	}
	if len(all) > 1 {
		s.pairs = append(s.pairs, pair{sentence, all})
	}
	return all
}

// Parties gives the entities that a noun phrase stands for when it signs,
// agrees or mediates.
func (s *Set) Parties(sentence, first, end, head int) []int {
	return s.Speakers(sentence, first, end, head, Context{})
}

// Places gives the entities that a noun phrase stands for as a place: "Moscow"
// is the city here. It gives nothing for what is no place by type.
func (s *Set) Places(sentence, first, end, head int) []int {
	tokens, first, end, ok := s.phrase(sentence, first, end)
	if !ok {
		return nil
	}
	if head < first || head >= end {
		head = s.headOf(tokens, first, end)
	}
	m, ok := s.naming(sentence, first, end, head)
	if !ok {
		return nil
	}
	if e, found := s.gazetteer(m); found && e.Seat != "" && e.Type == graph.City {
		return []int{s.table.named(graph.City, e.Name, e.Country)}
	}
	var places []int
	for _, n := range m.Entities {
		switch s.Entities[n].Type {
		case graph.Person, graph.Organization, graph.Group:
		default:
			places = append(places, n)
		}
	}
	return places
}

// phrase clamps the bounds of a noun phrase and cuts what surrounds it.
func (s *Set) phrase(sentence, first, end int) ([]language.Token, int, int, bool) {
	if sentence < 0 || sentence >= len(s.doc.Sentences) {
		return nil, 0, 0, false
	}
	tokens := s.doc.Sentences[sentence].Tokens
	first, end = max(first, 0), min(end, len(tokens))
	if k := s.table.placed(tokens, first, end); k > first {
		first = k
	}
	for first < end && punctuation(tokens[first].Form) {
		first++
	}
	for end > first && (punctuation(tokens[end-1].Form) || end-1 > first && possessive(tokens, end-1)) {
		end--
	}
	return tokens, first, end, first < end
}

func punctuation(f string) bool {
	switch f {
	case ",", ".", ";", ":", "\"", "“", "”", "'", "‘", "’", "-", "–", "—", "``", "''", "(", ")":
		return true
	}
	return false
}

// headOf guesses the head of a noun phrase: the token that hangs on something
// outside, else the last word before a preposition, comma or clause.
func (s *Set) headOf(tokens []language.Token, first, end int) int {
	for k := first; k < end; k++ {
		h := tokens[k].Head
		if (h < first || h >= end) && !possessive(tokens, k+1) && (tokens[k].Tag == language.NOUN || tokens[k].Tag == language.PROPN || tokens[k].Tag == language.PRON) {
			return k
		}
	}
	for k := first + 1; k < end; k++ {
		switch tokens[k].Form {
		case "of", "in", "for", "from", "at", "on", "to", "with", "by", ",", "who", "that", "which", "and", "close", "familiar", "(":
			return k - 1
		}
	}
	return end - 1
}

func (s *Set) acts(m Mention) bool {
	switch s.Entities[m.Entities[0]].Type {
	case graph.Person, graph.Organization, graph.Country, graph.Group:
		return true
	}
	return false
}

// actor gives the entities that one conjunct stands for when it acts.
func (s *Set) actor(sentence int, tokens []language.Token, first, end, head int, ctx Context) []int {
	form := strings.ToLower(tokens[head].Form)
	if _, ok := pronouns[form]; ok && tokens[head].Form != "US" && tokens[head].Form != "IT" && (end-first == 1 || tokens[head].Tag == language.PRON || head == first) {
		if form == "both" || form == "they" {
			if ids := s.together(sentence, form); ids != nil {
				return ids
			}
		}
		return s.antecedent(sentence, head, form, ctx.Previous)
	}
	switch form {
	case "who", "which", "that", "whom":
		return s.relative(sentence, tokens, head)
	case "side", "sides", "parties", "countries", "nations":
		if plainBoth(tokens, first, head) {
			p := phrase{sentence: sentence, first: first}
			if ids := s.table.opponents(p, form); ids != nil {
				return ids
			}
			if ids := s.together(sentence, "both"); ids != nil {
				return ids
			}
			if ids := s.table.lastTwo(p, graph.Country); ids != nil {
				return ids
			}
		}
	}
	if n := s.held(sentence, first, end, head); n >= 0 {
		return []int{n}
	}
	if m, ok := s.ending(sentence, end); ok && m.Form == Name && m.First > head && possessive(tokens, m.First-1) && s.Entities[m.Entities[0]].Type == graph.Person {
		return m.Entities // "Chile's Quispe"
	}
	if m, ok := s.naming(sentence, first, end, head); ok {
		if e, found := s.gazetteer(m); found && e.Seat != "" {
			return []int{s.table.seated(&e)}
		}
		return m.Entities
	}
	if m, ok := s.trailing(sentence, tokens, end, head); ok {
		return m.Entities
	}
	if m, ok := s.apposed(sentence, tokens, first, end); ok {
		return m.Entities
	}
	if m, ok := s.offices(sentence, tokens, first, end); ok {
		return m.Entities
	}
	if n := s.titled(sentence, head); n >= 0 {
		return []int{n}
	}
	switch form {
	case "city", "town", "village", "state", "county", "province", "district":
		if head+2 < end && tokens[head+1].Form == "of" {
			if m, ok := s.naming(sentence, head+2, end, head+2); ok {
				return m.Entities
			}
		}
	}
	if form == "one" && head+2 < end && tokens[head+1].Form == "of" {
		for k := head + 2; k < end; k++ {
			if f := tokens[k].Form; documents[f] || documents[singular(f)] {
				head, form = k, f // "one of the letters"
				break
			}
		}
	}
	if documents[form] || documents[singular(form)] {
		if ids := s.issuer(sentence, tokens, first, end, head, ctx); ids != nil {
			return ids
		}
	}
	if ids := s.renamed(sentence, tokens, head, end); ids != nil {
		return ids
	}
	if ids := s.owned(sentence, tokens, first, end, head, ctx); ids != nil {
		return ids
	}
	return s.unnamed(sentence, tokens, first, end, head)
}

// relative gives the antecedent of a relative pronoun: the noun that its clause
// hangs on, else what stands before it.
func (s *Set) relative(sentence int, tokens []language.Token, at int) []int {
	person := strings.EqualFold(tokens[at].Form, "who")
	for _, m := range s.InSentence(sentence) {
		if (m.End == at || m.End == at-1 && tokens[at-1].Form == ",") && m.Form == Name && s.acts(m) && person == (s.Entities[m.Entities[0]].Type == graph.Person) {
			return m.Entities
		}
	}
	if v := tokens[at].Head; v > at && strings.HasPrefix(string(tokens[v].Rel), "acl") {
		if h := tokens[v].Head; h >= 0 && h < at {
			if m, ok := s.naming(sentence, 0, len(tokens), h); ok {
				return m.Entities
			}
			if documents[tokens[h].Form] {
				if ids := s.issuer(sentence, tokens, opening(tokens, h), at, h, Context{}); ids != nil {
					return ids
				}
			}
			if tokens[h].Tag == language.NOUN && at-h < 8 {
				return s.unnamed(sentence, tokens, opening(tokens, h), h+1, h)
			}
		}
	}
	if k := at - 1; !person && k > 1 && tokens[k].Form == "," && tokens[k-1].Tag == language.NOUN {
		return s.unnamed(sentence, tokens, opening(tokens, k-1), k, k-1)
	}
	var best []int
	for _, m := range s.InSentence(sentence) {
		if m.End <= at && m.Form != Adjective && s.acts(m) && (person || s.Entities[m.Entities[0]].Type != graph.Person) {
			best = m.Entities
		}
	}
	return best
}

// opening gives the first token of the plain noun phrase that token h ends.
func opening(tokens []language.Token, h int) int {
	first := h
	for first > 0 && first > h-8 {
		switch tokens[first-1].Tag {
		case language.NOUN, language.ADJ, language.PROPN, language.DET, language.NUM:
			first--
			continue
		}
		if first > 1 && tokens[first-1].Form == "-" && glued(tokens, first-1) {
			first -= 2
			continue
		}
		break
	}
	return first
}

// naming gives the mention that holds the head of a phrase and lies within it.
func (s *Set) naming(sentence, first, end, head int) (Mention, bool) {
	var best Mention
	found := false
	for _, m := range s.InSentence(sentence) {
		if (m.First <= head || m.Form == Name && s.lead(s.doc.Sentences[sentence].Tokens, &m) <= head) && head < m.End && m.Form != Adjective && m.End <= end+1 && (!found || m.End-m.First > best.End-best.First) {
			best, found = m, true
		}
	}
	return best, found
}

// trailing gives the name that ends a phrase right behind the noun for what it
// names: "former colonial power France", "Rebel M23".
func (s *Set) trailing(sentence int, tokens []language.Token, end, head int) (Mention, bool) {
	m, ok := s.ending(sentence, end)
	if !ok || m.Form != Name || m.First != head+1 || glued(tokens, m.First) || !s.acts(m) {
		return Mention{}, false
	}
	if e := &s.Entities[m.Entities[0]]; e.Type == graph.Group {
		return Mention{}, false
	}
	return m, tokens[head].Tag == language.NOUN || tokens[head].Tag == language.PROPN || tokens[head].Tag == language.ADJ
}

// apposed gives the name that opens a phrase and that all the rest describes:
// "Jane Doe, director of …".
func (s *Set) apposed(sentence int, tokens []language.Token, first, end int) (Mention, bool) {
	for _, m := range s.InSentence(sentence) {
		if m.Form == Name && m.First >= first && m.End < end && tokens[m.End].Form == "," && s.lead(tokens, &m) <= first && s.acts(m) {
			return m, true
		}
	}
	return Mention{}, false
}

// offices gives the person whose name ends a phrase that is otherwise offices
// joined by "and": "party leader and minister Ann Lee".
func (s *Set) offices(sentence int, tokens []language.Token, first, end int) (Mention, bool) {
	m, ok := s.ending(sentence, end)
	if !ok || m.Form != Name || s.Entities[m.Entities[0]].Type != graph.Person || determined(tokens[first].Form) {
		return Mention{}, false
	}
	k := s.lead(tokens, &m)
	if k < first+2 || k == m.First || tokens[k-1].Form != "and" {
		return Mention{}, false
	}
	for i := first; i < k-1; i++ {
		if o, q := s.table.office(tokens, i); o != nil && q == k-1 && !o.Plural {
			return m, true
		}
	}
	return Mention{}, false
}

// titled gives the person of the sentence whose title the head stands in: the
// "Secretary" of "Secretary of State Jane Doe". It gives -1 for none.
func (s *Set) titled(sentence, head int) int {
	for _, t := range s.titles[sentence] {
		if t.first <= head && head < t.end {
			return t.holder
		}
	}
	return -1
}

// held gives the person named in tokens [first, end) whose title the head
// stands in, before the name: the "bank" of "Chile's central bank chief Ann Lee".
// It gives -1 for none.
func (s *Set) held(sentence, first, end, head int) int {
	for _, t := range s.titles[sentence] {
		if t.first > head || head >= t.end || t.first < first {
			continue
		}
		for _, m := range s.Within(sentence, first, end) {
			if m.First >= t.end && m.Form == Name && m.Entities[0] == t.holder && s.lead(s.doc.Sentences[sentence].Tokens, &m) <= t.first {
				return t.holder
			}
		}
	}
	return -1
}

// gazetteer looks a mention up by its own words.
func (s *Set) gazetteer(m Mention) (entry, bool) {
	if m.Form != Name {
		return entry{}, false
	}
	tokens := s.doc.Sentences[m.Sentence].Tokens
	e, ok := s.table.places.of[s.table.text(tokens, m.First, m.End)]
	return e, ok
}
