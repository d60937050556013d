package relation

import (
	"quoth/graph"
	lang "quoth/loader/language"
)

// including are the verbs, by lemma, between an agreement and the list of those who
// are in it.
var including = words("include; comprise; group; cover; involve; bind; unite; encompass; join")

// comprises reads "the pact, which took three years, includes Chad, Niger and Mali":
// two states at the least, and nothing but states.
func (f *finder) comprises(m *mention) {
	t := m.t
	for v := m.end; v < len(t.Tokens); v++ {
		if !including[t.lemma(v)] || !t.finite(v) || t.passive(v) || t.reality(v) <= 0 {
			continue
		}
		if h := t.Tokens[v].Head; v == f.past(t, m.tail) || t.Tokens[m.head].Head == v && t.rel(m.head) == "nsubj" || h == m.head && t.Tokens[v].Rel == "acl:relcl" {
			f.add(m, f.states(t, f.series(t, v+1, len(t.Tokens)), "includes"))
		}
	}
}

// states gives the states of a list, as parties, where it holds two and nothing else.
func (f *finder) states(t tree, list []phrase, rule string) []actor {
	out := f.cast(t, list, graph.PartyRole, rule, likely)
	for _, a := range out {
		if f.set.Entities[a.entity].Type != graph.Country || a.affiliation {
			return nil
		}
	}
	if len(out) < 2 || len(out) != len(list) {
		return nil
	}
	return out
}

// enumerated gives the states that a phrase stands for where their names follow it:
// "the eleven nations – Japan, Canada and Chile –", "four countries: A, B, C and D".
func (f *finder) enumerated(t tree, p phrase, i int) []actor {
	if !vagueGroups[t.lemma(p.head)] && !actorNouns[t.lemma(p.head)] || t.tag(p.head) != lang.NOUN || singular(t.word(p.head)) == t.word(p.head) {
		return nil
	}
	switch t.word(i) {
	case ",":
		if len(f.set.Within(t.n, p.first, p.end)) > 0 {
			return nil // "the leaders of Russia, Armenia and"
		}
		fallthrough
	case "–", "—", "-", "--", ":", "(":
		return f.states(t, f.series(t, i+1, len(t.Tokens)), "listed")
	}
	return nil
}
