package entity

import (
	"cmp"
	"strings"

	"quoth/graph"
	"quoth/loader/language"
)

// owned gives who a phrase stands for by its owner: "his office" is the office
// of the person, "Ann Lee's government" the country that she governs, and "her
// lawyer" an unnamed person called hers. It gives nothing for other phrases.
func (s *Set) owned(sentence int, tokens []language.Token, first, end, head int, ctx Context) []int {
	owner := s.owner(sentence, tokens, first, end, head, ctx)
	if owner < 0 {
		return nil
	}
	e := &s.Entities[owner]
	switch noun := strings.ToLower(tokens[head].Form); {
	case noun == "office" && e.Type == graph.Person:
		return []int{s.officeOf(owner)}
	case (noun == "government" || noun == "administration") && e.Type == graph.Person && cmp.Or(e.Country, s.table.main) != "" && s.governs(owner):
		country := cmp.Or(e.Country, s.table.main)
		return []int{s.table.named(graph.Country, country, country)}
	case possessivePronoun(tokens[first].Form) && e.Type == graph.Country && s.ownBody(tokens, first, head, owner) >= 0:
		return []int{s.ownBody(tokens, first, head, owner)}
	case possessivePronoun(tokens[first].Form) && first < head && s.aide(sentence, tokens, first, head, owner) >= 0:
		return []int{s.aide(sentence, tokens, first, head, owner)}
	case possessivePronoun(tokens[first].Form) && first < head && !e.Local:
		name := e.Name + "'s " + s.table.text(tokens, first+1, s.clauseEnd(sentence, tokens, head, end))
		return s.called(name, s.kindOf(tokens, head, noun), e.Country)
	}
	return nil
}

// ownBody gives the body of the state that "its defence ministry" means, whose country
// the pronoun stands for. It gives -1 for none.
func (s *Set) ownBody(tokens []language.Token, first, head, owner int) int {
	e := &s.Entities[owner]
	if kind, ok := stateBodies[strings.ToLower(s.table.text(tokens, first+1, head+1))]; ok && kind != contingent && e.Name != "United States" {
		return s.table.named(graph.Organization, kind+" of "+articled(e.Name), e.Country)
	}
	return -1
}

// aide gives the person whom "his spokesman" means: the one who speaks for the owner,
// or the owner, whom the pronoun then does not stand for. It gives -1 for none.
func (s *Set) aide(sentence int, tokens []language.Token, first, head, owner int) int {
	o, end := s.table.office(tokens, head)
	if head > first+1 {
		if p, q := s.table.office(tokens, first+1); p != nil && q == head+1 {
			o, end = p, q
		}
	}
	if o == nil || end != head+1 || o.Plural || o.Class != "speaks" {
		return -1
	}
	found := -1
	for i := range s.table.holders {
		h := &s.table.holders[i]
		switch {
		case h.office.Class != o.Class || h.former:
		case h.of == owner, h.person == owner:
			return h.person
		case found >= 0 && found != h.person:
			return -1
		case s.served(h.person):
			found = h.person
		}
	}
	return found
}

// served reports whether the article calls a person "his" or "her" aide.
func (s *Set) served(person int) bool {
	for _, r := range s.Entities[person].Roles {
		tokens := s.doc.Sentences[r.Sentence].Tokens
		if r.First > 0 && possessivePronoun(tokens[r.First-1].Form) {
			return true
		}
	}
	return false
}

// governs reports whether a person heads a state or government.
func (s *Set) governs(person int) bool {
	for _, i := range s.table.held[person] {
		switch s.table.holders[i].office.Class {
		case "state", "government", "leader":
			return true
		}
	}
	return false
}

// officeOf gives the body that works for a person.
func (s *Set) officeOf(person int) int {
	e := s.Entities[person]
	n := s.table.named(graph.Organization, "Office of "+e.Name, e.Country)
	s.table.alias(n, e.Name+"'s office")
	s.localHeads["office"] = n
	return n
}

// called gives the unnamed entity of a name.
func (s *Set) called(name string, typ graph.EntityType, country string) []int {
	if n, ok := s.locals[strings.ToLower(name)]; ok {
		return []int{n}
	}
	n := s.table.add(Entity{Type: typ, Name: name, Local: true, Country: country, Plural: typ == graph.Group})
	s.locals[strings.ToLower(name)] = n
	return []int{n}
}

// owner gives whose the head of a phrase is: of a possessive pronoun's
// antecedent, of the name before "'s", or, for an office, of the name after
// "of". It gives -1 for nobody.
func (s *Set) owner(sentence int, tokens []language.Token, first, end, head int, ctx Context) int {
	if possessivePronoun(tokens[first].Form) && head > first {
		if ids := s.antecedent(sentence, first, tokens[first].Form, ctx.Previous); len(ids) == 1 {
			return ids[0]
		}
		return -1
	}
	for _, m := range s.Within(sentence, first, end) {
		if m.Form == Adjective || len(m.Entities) != 1 {
			continue
		}
		if m.End+1 == head && possessive(tokens, m.End) {
			return m.Entities[0]
		}
		if at := s.lead(tokens, &m); at > 1 && at == head+2 && tokens[head+1].Form == "of" {
			return m.Entities[0]
		}
	}
	return -1
}

func possessivePronoun(f string) bool {
	switch f {
	case "his", "her", "its", "their", "His", "Her", "Its", "Their":
		return true
	}
	return false
}

// clauseEnd gives where the description of a head noun ends: before a comma, a
// relative pronoun, a bracket or a verb.
func (s *Set) clauseEnd(sentence int, tokens []language.Token, head, end int) int {
	for k := head + 1; k < end; k++ {
		if tokens[k].Form == "," && (listsNames(tokens, k, end) || s.inside(sentence, k)) {
			continue
		}
		if s.dated(tokens, k, end) {
			return k
		}
		switch tokens[k].Form {
		case ",", "who", "which", "that", "whose", "(", "–", "—":
			return k
		}
		if tokens[k].Tag == language.VERB && !(glued(tokens, k) && dash(tokens[k-1].Form)) {
			for k > head+1 && tokens[k-1].Tag == language.ADV {
				k--
			}
			return k
		}
	}
	return end
}

// dated reports whether tokens [k, end) are a phrase of time: "on Saturday", "late
// Monday", "last month".
func (s *Set) dated(tokens []language.Token, k, end int) bool {
	if f := tokens[k].Form; k+1 < end && (f == "on" || f == "late" || f == "early" || f == "in" || f == "earlier") {
		k++
	}
	switch f := tokens[k].Form; f {
	case "last", "this", "next", "earlier":
		return k+2 == end && spans[tokens[k+1].Form]
	default:
		return k+1 == end && f != "Today" && s.table.words[f]&timeWord != 0
	}
}

// spans are the nouns for a stretch of time.
var spans = words("week month year weekend night morning afternoon evening day summer winter spring autumn fall Monday Tuesday Wednesday Thursday Friday Saturday Sunday")
