package relation

import (
	"quoth/graph"
	"quoth/loader/entity"
	lang "quoth/loader/language"
)

// maxBack bounds the sentences that are looked through for the two that "both
// sides" stands for.
const maxBack = 6

// couple gives the two that "both sides", "the two countries" stand for at token
// i: the two that the words before put side by side, or the parties of the last
// agreement between two. Others that are named nearby tell nothing, and a list of
// three leaves it open.
func (f *finder) couple(t tree, i int) []int {
	states := false
	for k := i; k < min(len(t.Tokens), i+6); k++ {
		switch t.word(k) {
		case "countries", "nations", "states", "neighbours", "neighbors", "republics":
			states = true
		}
	}
	for n := t.n; n >= 0 && n > t.n-maxBack; n-- {
		s := tree{Sentence: &f.doc.Sentences[n], n: n}
		limit := len(s.Tokens)
		if n == t.n {
			limit = i
		}
		if two := f.signatories(n, states); two != nil {
			return two
		}
		for k := len(f.reading) - 1; n == t.n && k >= 0; k-- {
			if two := f.reading[k].parties(); len(two) == 2 && f.reading[k].end <= i && (!states || f.areStates(two)) {
				return two
			}
		}
		two, open := f.pairIn(s, limit, states)
		if two != nil || open {
			return two
		}
	}
	return nil
}

// signatories gives the two parties of an agreement that sentence n tells of.
func (f *finder) signatories(n int, states bool) []int {
	for k := len(f.found) - 1; k >= 0 && f.found[k].t.n >= n; k-- {
		if two := f.found[k].parties(); f.found[k].t.n == n && len(two) == 2 && (!states || f.areStates(two)) {
			return two
		}
	}
	return nil
}

func (f *finder) areStates(entities []int) bool {
	for _, e := range entities {
		if f.set.Entities[e].Type != graph.Country {
			return false
		}
	}
	return true
}

// pairIn gives the two actors that a sentence puts side by side before token
// limit, the last such two: "A and B met", "A's talks with B". Open says that
// they stand in a longer list, or with somebody unknown, so that it is open who
// is meant. With states the two are to be countries.
func (f *finder) pairIn(t tree, limit int, states bool) (two []int, open bool) {
	last, end, listed, actors := -1, 0, false, 0
	for _, m := range f.set.InSentence(t.n) {
		if m.First >= limit || m.First < end || m.Form == entity.Pronoun || len(m.Entities) != 1 || t.hyphen(m.End) || t.hyphen(m.First-1) {
			continue
		}
		if x := &f.set.Entities[m.Entities[0]]; isPlace(x.Type) && x.Type != graph.Country {
			continue
		}
		if m.Form == entity.Adjective && (t.word(m.End) != "and" && t.word(m.First-1) != "and" || intermediaries[t.lemma(m.End)] || intermediaries[t.lemma(m.End+2)]) {
			continue
		}
		e := f.side(m.Entities[0], m.Form, states)
		link := ""
		if end > 0 {
			link = t.linkOf(end, m.First)
		}
		end = m.End
		switch {
		case link == "and" && (listed || e < 0 || last < 0):
			two, open = nil, listed
		case link == "and" && e != last:
			two, open = []int{last, e}, false
		case link == "with" && e >= 0 && last >= 0 && e != last && actors == 1:
			two, open = []int{last, e}, false
		}
		listed = link == "," || listed && link == "and"
		if e >= 0 && e != last {
			actors++
		}
		last = e
	}
	return two, open
}

// linkOf reads tokens [from, to) between two actors: "and", "with" or "," where
// they stand side by side but for titles, else "".
func (t tree) linkOf(from, to int) string {
	k := to - 1
	for k >= from && k > to-5 && (t.tag(k) == lang.DET || t.tag(k) == lang.ADJ || t.tag(k) == lang.PROPN || t.Tokens[k].XPOS == "PRP$" || offices[t.lemma(k)]) {
		k--
	}
	if k < from || k > from+4 || t.word(k) == "and" && t.word(k-1) == "," {
		return ""
	}
	switch w := t.word(k); w {
	case ",", "and":
		if k < from+3 {
			return w
		}
	case "with":
		return w
	}
	return ""
}

// side gives the actor that may be one of two sides for an entity, or -1.
func (f *finder) side(e int, form entity.Form, states bool) int {
	if c, ok := f.stateOf(e); ok {
		return c
	}
	switch x := &f.set.Entities[e]; x.Type {
	case graph.Country:
		return e
	case graph.Organization, graph.Group:
		if !states && (form == entity.Name || !x.Local) {
			return e
		}
	}
	return -1
}

// dual says whether a phrase stands for two whom the text has named: "both
// sides", "the two governments".
func (t tree) dual(p phrase) bool {
	two := false
	for k := max(0, p.first-1); k < p.end; k++ {
		switch t.word(k) {
		case "both", "two":
			two = true
		}
	}
	if !two {
		switch t.word(p.head) {
		case "neighbours", "neighbors", "rivals", "foes":
			return t.word(p.first) == "the" || t.word(p.first-1) == "the"
		}
		return false
	}
	switch singular(t.word(p.head)) {
	case "side", "party", "country", "nation", "government", "state", "neighbour", "neighbor", "rival", "republic", "leader", "capital", "foe", "enemy", "ally", "power", "both", "two":
		return true
	}
	return singular(t.word(p.head)) == "parties" || t.word(p.head) == "countries" || t.word(p.head) == "enemies" || t.word(p.head) == "allies"
}
