package relation

import (
	"slices"

	"quoth/graph"
	lang "quoth/loader/language"
)

// echo reads who mediated the talks that led to an agreement told of shortly before:
// "IGAD has been mediating between the two sides", "the talks between A and B,
// mediated by Cuba, were held in Havana". It is a mention of that agreement, if any.
func (f *finder) echo(t tree) []mention {
	if len(f.found) == 0 || t.n-f.found[len(f.found)-1].t.n > maxEcho {
		return nil
	}
	if m, ok := f.document(t); ok {
		return []mention{m}
	}
	for v := range t.Tokens {
		list, ok := f.mediated(t, v)
		if !ok {
			continue
		}
		m := mention{t: t, first: v, end: v + 1, head: v, tail: v + 1, kind: graph.Accord, place: -1, name: "agreement", definite: true, echo: true}
		f.add(&m, slices.DeleteFunc(f.cast(t, list, graph.MediatorRole, "mediates", possible), func(a actor) bool { return a.local }))
		if len(m.actors) > 0 {
			m.talkers = f.talkers(t)
			return []mention{m}
		}
	}
	return nil
}

// maxEcho is how many sentences behind an agreement those who mediated it may be named.
const maxEcho = 4

// document reads who signed what was told of before, "signed the document".
func (f *finder) document(t tree) (mention, bool) {
	for i := range t.Tokens {
		w := t.word(i - 1)
		if t.word(i) != "document" && t.word(i) != "text" || !t.noun(i) || w != "the" && w != "this" {
			continue
		}
		m := mention{t: t, first: i, end: i + 1, head: i, tail: i + 1, kind: graph.Accord, place: -1, name: t.word(i), definite: true, echo: true}
		uses := slices.DeleteFunc(f.uses(&m), func(u use) bool { return u.act != signs || u.status != graph.Signed })
		for _, u := range uses {
			f.apply(&m, u)
		}
		if len(m.parties()) > 0 {
			f.circumstances(&m, uses)
			return m, true
		}
	}
	return mention{}, false
}

// mediated gives who mediates by verb v, between others or talks of others.
func (f *finder) mediated(t tree, v int) ([]phrase, bool) {
	if w := t.lemma(v); t.noun(v) && (w == "mediator" || w == "facilitator") {
		if h := t.Tokens[v].Head; h >= 0 && (t.lemma(h) == "serve" || t.lemma(h) == "act") && t.reality(h) > 0 {
			return f.who(t, h), true
		}
		return nil, false
	}
	if brokered[t.word(v)] && t.word(v+1) == "by" {
		for k := v - 1; k >= 0 && k > v-14 && (!t.finite(k) || t.tag(k) == lang.AUX); k-- {
			if parleyNouns[t.lemma(k)] && t.noun(k) {
				return f.series(t, v+2, len(t.Tokens)), true
			}
		}
		return nil, false
	}
	if t.tag(v) != lang.VERB || t.passive(v) || t.reality(v) <= 0 || v+1 >= len(t.Tokens) {
		return nil, false
	}
	switch o := t.Child(v, "obj"); t.lemma(v) {
	case "mediate":
		if t.word(v+1) != "between" && t.word(v+1) != "in" && (o < v || !parleyNouns[t.lemma(o)]) {
			return nil, false
		}
	case "broker", "facilitate", "sponsor":
		if o < v || !parleyNouns[t.lemma(o)] && !mediating[t.lemma(o)] {
			return nil, false
		}
	default:
		return nil, false
	}
	return f.who(t, v), true
}

// talkers gives those whom the sentence says talks are held between.
func (f *finder) talkers(t tree) []int {
	var out []int
	for k := 1; k < len(t.Tokens); k++ {
		if t.word(k) != "between" {
			continue
		}
		for _, a := range f.cast(t, f.series(t, k+1, len(t.Tokens)), graph.PartyRole, "between", possible) {
			if !a.pair {
				out = append(out, a.entity)
			}
		}
	}
	return out
}

// recalled gives the agreement that an echo speaks of, the latest that was made and
// has nobody else for its parties, or nil.
func recalled(all []*cluster, m *mention) *cluster {
	if c := lately(all, m, true); c != nil {
		return c
	}
	return lately(all, m, false)
}

// lately is recalled among the agreements of which a party is known, or not.
func lately(all []*cluster, m *mention, known bool) *cluster {
	for i := len(all) - 1; i >= max(0, len(all)-maxOpen); i-- {
		c := all[i]
		last := c.mentions[len(c.mentions)-1]
		if len(c.parties) > 0 != known || m.t.n-last.t.n > maxEcho || rank(c.status) < rank(graph.Reached) || c.status == graph.Ended || c.mentions[0].old {
			continue
		}
		if len(m.talkers) == 0 || len(c.parties) == 0 || overlap(m.talkers, c.parties) {
			if slices.ContainsFunc(m.actors, func(a actor) bool { return a.role == graph.MediatorRole && slices.Contains(c.parties, a.entity) }) {
				return nil
			}
			return c
		}
	}
	return nil
}
