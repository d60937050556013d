package entity

import (
	"strings"

	"quoth/graph"
	"quoth/loader/language"
)

// alikeTypes reports whether two entities may be "both sides" of the type.
func (s *Set) alikeTypes(ids []int, typ graph.EntityType) bool {
	for _, n := range ids {
		t := s.Entities[n].Type
		if t != typ && (typ == graph.Person || t != graph.Organization && t != graph.Group) {
			return false
		}
	}
	return true
}

// lastTwo gives the last two entities of a type named before a phrase.
func (t *table) lastTwo(p phrase, typ graph.EntityType) []int {
	s := t.set
	var two []int
	n := s.first[p.sentence+1] - 1
	for k := 0; n >= 0 && k < reach && len(two) < 2; n, k = n-1, k+1 {
		m := &s.Mentions[n]
		if m.Sentence == p.sentence && m.First >= p.first || m.Form != Name && m.Form != Nominal {
			continue
		}
		if len(two) == 0 {
			if ids := s.coordinated(n); len(ids) == 2 && s.alikeTypes(ids, typ) {
				return ids
			}
		}
		if e := m.Entities[0]; s.Entities[e].Type == typ && (len(two) == 0 || two[0] != e) {
			two = append(two, e)
		}
	}
	if len(two) < 2 {
		return nil
	}
	return []int{two[1], two[0]}
}

// opponents gives the two that "both sides", "the two parties", "the two groups" stand
// for before a phrase: of the pairs that the article puts side by side, those near
// by, those that agree or fight, and not those that mediate between others. It
// gives nil for none.
func (t *table) opponents(p phrase, noun string) []int {
	s := t.set
	var best []int
	score := -40
	n := s.first[p.sentence+1] - 1
	for k := 0; n >= 0 && k < reach; n, k = n-1, k+1 {
		m := &s.Mentions[n]
		if m.Form == Adjective || m.Sentence == p.sentence && m.First >= p.first {
			continue
		}
		ids, first := s.side(n)
		if ids == nil {
			ids, first = s.facing(n)
		}
		if ids == nil || !t.opposed(ids, noun) {
			continue
		}
		fit := -4 * (p.sentence - m.Sentence)
		tokens := t.doc.Sentences[m.Sentence].Tokens
		if deals(tokens, m.End) {
			fit += 12
		}
		if first > 0 && strings.EqualFold(tokens[first-1].Form, "between") {
			fit += 8
		}
		if t.mediators()[ids[0]] || t.mediators()[ids[1]] {
			fit -= 30
		}
		if fit > score {
			best, score = ids, fit
		}
	}
	for _, acted := range s.pairs {
		if far := p.sentence - acted.sentence; far >= 0 && len(acted.entities) == 2 && t.opposed(acted.entities, noun) {
			fit := 12 - 4*far
			if t.mediators()[acted.entities[0]] || t.mediators()[acted.entities[1]] {
				fit -= 30
			}
			if fit >= score {
				best, score = acted.entities, fit
			}
		}
	}
	return best
}

// opposed reports whether two entities may be "both NOUN".
func (t *table) opposed(ids []int, noun string) bool {
	for _, n := range ids {
		switch typ := t.set.Entities[n].Type; noun {
		case "companies", "firms", "groups", "factions", "forces", "militaries", "armies", "organizations", "organisations":
			if typ != graph.Organization && typ != graph.Group {
				return false
			}
		case "countries", "nations", "governments", "neighbors", "neighbours", "states":
			if typ != graph.Country {
				return false
			}
		default:
			if typ != graph.Country && typ != graph.Organization && typ != graph.Group && typ != graph.Territory {
				return false
			}
		}
	}
	return true
}

// side gives the two entities of "X and Y" whose second is mention n, with words
// that describe it before it, "and the rival group Y"; and where X begins. It gives
// nil where mention n ends no such pair.
func (s *Set) side(n int) ([]int, int) {
	m := &s.Mentions[n]
	tokens := s.doc.Sentences[m.Sentence].Tokens
	k := s.lead(tokens, m)
	for i := 0; i < 4 && k > 0 && (tokens[k-1].Tag == language.ADJ || tokens[k-1].Tag == language.NOUN || tokens[k-1].Form == "rival" || strings.EqualFold(tokens[k-1].Form, "the") || strings.EqualFold(tokens[k-1].Form, "a")); i++ {
		k--
	}
	if k < 2 || tokens[k-1].Form != "and" || len(m.Entities) != 1 {
		return nil, 0
	}
	k--
	for i := n - 1; i >= 0 && s.Mentions[i].Sentence == m.Sentence; i-- {
		o := &s.Mentions[i]
		if o.Form == Adjective || len(o.Entities) != 1 || o.Entities[0] == m.Entities[0] || o.End != k && !(o.End == k-1 && tokens[k-1].Form == ")") {
			continue
		}
		first := s.lead(tokens, o)
		if full, ok := s.ending(m.Sentence, first-1); ok && tokens[first-1].Form == "(" && full.Entities[0] == o.Entities[0] {
			first = s.lead(tokens, &full) // "the Water Council (WC)"
		}
		if first > 1 && tokens[first-1].Form == "," && (s.listed(i, first-1) || tokens[first-2].Form == ")" && s.listed(i, first-2)) {
			return nil, 0 // of three
		}
		return []int{o.Entities[0], m.Entities[0]}, first
	}
	return nil, 0
}

// facing gives the two of "X signed a truce with Y" whose second is mention n, and
// where X begins: X is named first in the sentence, and a verb of parties stands
// between them. It gives nil where mention n is no such party.
func (s *Set) facing(n int) ([]int, int) {
	m := &s.Mentions[n]
	tokens := s.doc.Sentences[m.Sentence].Tokens
	with := s.lead(tokens, m) - 1
	for with > 0 && (tokens[with].Tag == language.ADJ || tokens[with].Tag == language.NOUN) && with > m.First-4 {
		with--
	}
	if with < 2 || tokens[with].Form != "with" || len(m.Entities) != 1 {
		return nil, 0
	}
	for _, o := range s.InSentence(m.Sentence) {
		if o.Form == Adjective || len(o.Entities) != 1 || !s.acts(o) {
			continue
		}
		if o.End > with || o.Entities[0] == m.Entities[0] || o.First > 3 {
			return nil, 0
		}
		for k := o.End; k < with; k++ {
			if tokens[k].Tag == language.VERB && dealing[tokens[k].Form] {
				return []int{o.Entities[0], m.Entities[0]}, o.First
			}
		}
	}
	return nil, 0
}

// listed reports whether a mention of somebody who acts, before mention n, ends at
// token k.
func (s *Set) listed(n, k int) bool {
	for i := n - 1; i >= 0 && s.Mentions[i].Sentence == s.Mentions[n].Sentence; i-- {
		if s.Mentions[i].End == k && s.Mentions[i].Form != Adjective && s.acts(s.Mentions[i]) {
			return true
		}
	}
	return false
}

// deals reports whether a verb of those who agree or fight follows token k.
func deals(tokens []language.Token, k int) bool {
	for end := min(k+8, len(tokens)); k < end; k++ {
		if dealing[tokens[k].Form] {
			return true
		}
		if f := tokens[k].Form; f == "that" || f == ";" || speech[f] {
			return false
		}
	}
	return false
}

// dealing is the verbs of parties to an agreement or a conflict, as they follow both.
var dealing = words(`agree agreed agreeing sign signed signing initialled ratified committed commit fight fought fighting clash
	clashed clashing exchange exchanged trade traded battle battled battling accuse accused negotiate negotiated
	negotiating talk talks meet met merge merged warring feud feuding resume resumed hold held reach reached`)

// mediators gives the entities that the article says stand between others: "brokered
// by X", "X, which mediates", "X and Y mediators".
func (t *table) mediators() map[int]bool {
	if t.between != nil {
		return t.between
	}
	t.between = map[int]bool{}
	s := t.set
	for n := range s.Mentions {
		m := &s.Mentions[n]
		tokens := t.doc.Sentences[m.Sentence].Tokens
		k := m.End
		for k < len(tokens) && k < m.End+7 && !mediating(tokens[k].Form) {
			if f := tokens[k].Form; f == "." || f == ";" || k > m.End+2 && m.Form == Adjective {
				break
			}
			k++
		}
		behind := k < len(tokens) && k < m.End+7 && mediating(tokens[k].Form) && !(k+1 < len(tokens) && tokens[k+1].Form == "by" && k > m.End+1)
		before := false
		for k = m.First - 1; k > 0 && k >= m.First-8; k-- {
			if before = tokens[k].Form == "by" && mediating(tokens[k-1].Form); before || tokens[k].Tag == language.VERB {
				break
			}
		}
		if behind || before {
			for _, e := range m.Entities {
				t.between[e] = true
			}
		}
	}
	return t.between
}

// mediating reports whether a word speaks of standing between parties.
func mediating(f string) bool {
	low := strings.ToLower(f)
	for _, stem := range []string{"mediat", "broker", "facilitat", "guarantor", "sponsor"} {
		if strings.HasPrefix(low, stem) {
			return true
		}
	}
	return false
}

// bearers gives the two persons named last before a phrase who hold the office that
// it speaks of: "both presidents". It gives nil for fewer.
func (t *table) bearers(p phrase, o *office) []int {
	s := t.set
	var two []int
	one := p
	one.country = ""
	n := s.first[p.sentence+1] - 1
	for k := 0; n >= 0 && k < reach && len(two) < 2; n, k = n-1, k+1 {
		m := &s.Mentions[n]
		if m.Form != Name || len(m.Entities) != 1 || m.Sentence == p.sentence && m.First >= p.first {
			continue
		}
		for _, i := range t.held[m.Entities[0]] {
			if h := &t.holders[i]; !h.former && (matches(h, o, one) > 1 || o.Name == "diplomat" && matches(h, o, one) > 0) {
				two = appendNew(two, m.Entities[0])
				break
			}
		}
	}
	if len(two) < 2 {
		return nil
	}
	return []int{two[1], two[0]}
}

// pair is entities that spoke or acted together.
type pair struct {
	sentence int
	entities []int
}

// plainBoth reports whether a phrase is "both sides", "the two sides", "the
// sides" with no word more.
func plainBoth(tokens []language.Token, first, head int) bool {
	for k := first; k < head; k++ {
		switch strings.ToLower(tokens[k].Form) {
		case "both", "the", "two":
		default:
			return false
		}
	}
	return head > first
}

// together gives the entities that last acted together, within bounds.
func (s *Set) together(sentence int, form string) []int {
	for k := len(s.pairs) - 1; k >= 0; k-- {
		far := sentence - s.pairs[k].sentence
		if far < 0 {
			continue
		}
		if form == "they" && far > 1 {
			return nil
		}
		return s.pairs[k].entities
	}
	return nil
}
