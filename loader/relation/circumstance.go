package relation

import (
	"slices"

	"quoth/graph"
	"quoth/loader/entity"
	lang "quoth/loader/language"
)

// mediations are the phrases before a mediator's name, longest first.
var mediations = [][]string{
	{"under", "the", "auspices", "of"}, {"under", "the", "aegis", "of"}, {"under", "the", "mediation", "of"},
	{"through", "the", "mediation", "of"}, {"through", "mediation", "by"}, {"through", "the", "offices", "of"}, {"through", "the", "good", "offices", "of"},
	{"with", "the", "mediation", "of"}, {"with", "mediation", "by"}, {"with", "mediation", "from"}, {"with", "the", "help", "of"},
	{"with", "the", "assistance", "of"}, {"thanks", "to", "the", "mediation", "of"}, {"thanks", "to", "mediation", "by"},
	{"after", "mediation", "by"}, {"following", "mediation", "by"}, {"by", "mediation", "of"}, {"following", "the", "mediation", "of"}, {"after", "the", "mediation", "of"},
	{"negotiated", "through"}, {"with", "the", "participation", "of"}, {"after", "talks", "mediated", "by"}, {"in", "talks", "mediated", "by"},
	{"following", "talks", "mediated", "by"}, {"after", "negotiations", "mediated", "by"}, {"after", "talks", "brokered", "by"}, {"in", "talks", "brokered", "by"},
}

// executions are the phrases before those who carry an agreement out or watch over it.
var executions = [][]string{
	{"in", "coordination", "with"}, {"in", "co-ordination", "with"}, {"under", "the", "supervision", "of"}, {"under", "the", "control", "of"},
	{"under", "the", "monitoring", "of"}, {"overseen", "by"}, {"supervised", "by"}, {"monitored", "by"}, {"guaranteed", "by"},
}

// circumstances reads what the sentence says beside the agreement: who mediated
// it, who reported it, when and where it was made.
func (f *finder) circumstances(m *mention, uses []use) {
	t := m.t
	made, carried := false, false
	for _, u := range uses {
		switch u.act {
		case signs, agrees, mediates, yields, enters:
			made = made || u.status != "" && (u.noun || t.reality(u.at) > 0)
		}
		switch t.lemma(u.at) {
		case "implementation", "implement", "oversee", "observe", "enforcement", "enforce", "observance":
			carried = true
		}
	}
	if made {
		f.following(m, mediations, "mediation")
		f.through(m)
		f.reported(m, uses)
	}
	f.adjoined(m)
	if made {
		f.talks(m)
		f.mediators(m)
	}
	if made || carried {
		f.following(m, executions, "carries out")
	}
	f.when(m, uses)
	f.where(m, uses)
}

// following adds the mediators that follow one of the phrases.
func (f *finder) following(m *mention, phrases [][]string, rule string) {
	t := m.t
	for i := range t.Tokens {
		for _, p := range phrases {
			if t.reads(i, p) {
				limit := len(t.Tokens)
				if i == 0 || t.word(i-1) == "," || i < m.first {
					limit = max(t.next(f.aliased(t, i+len(p)+1), ","), i+len(p)+1)
				}
				list := f.series(t, i+len(p), limit)
				f.add(m, f.cast(t, list, graph.MediatorRole, rule, likely))
				break
			}
		}
	}
}

// next is the first token from i on that is the word, or the end.
func (t tree) next(i int, word string) int {
	for i < len(t.Tokens) && t.word(i) != word {
		i++
	}
	return i
}

// adjoined reads "brokered by" and its like right after the agreement, whatever
// the parse makes of it.
func (f *finder) adjoined(m *mention) {
	t := m.t
	for i := m.end; i < len(t.Tokens) && i < m.end+14; i++ {
		if brokered[t.word(i)] && t.word(i+1) == "by" {
			limit := len(t.Tokens)
			if t.word(i-1) == "," {
				limit = max(t.next(i, ","), i+3)
			}
			f.add(m, f.cast(t, f.series(t, i+2, limit), graph.MediatorRole, "mediates", sure))
			return
		}
		if t.finite(i) || agreementNouns[t.lemma(i)] != "" && t.noun(i) {
			return
		}
	}
}

// talks reads "after Omani-mediated talks", "as a result of talks mediated by Oman".
func (f *finder) talks(m *mention) {
	t := m.t
	for k := 1; k+1 < len(t.Tokens); k++ {
		switch {
		case t.word(k) == "by" && t.mediationBy(k):
			f.add(m, f.cast(t, f.series(t, k+1, len(t.Tokens)), graph.MediatorRole, "mediation", likely))
		case !brokered[t.word(k)]:
		case t.hyphen(k-1) && parleyNouns[t.lemma(k+1)]:
			f.add(m, f.before(t, k-1, 0, graph.MediatorRole, "brokered talks"))
		case t.word(k+1) == "by" && parleyNouns[t.lemma(k-1)]:
			f.add(m, f.cast(t, f.series(t, k+2, len(t.Tokens)), graph.MediatorRole, "brokered talks", likely))
		}
	}
}

// mediators reads who is called so beside the agreement: "U.S. and Saudi mediators
// announced".
func (f *finder) mediators(m *mention) {
	t := m.t
	for k := range t.Tokens {
		if w := singular(t.word(k)); !t.noun(k) || w != "mediator" && w != "facilitator" && w != "broker" || t.possessive(k+1) {
			continue
		}
		for _, p := range f.series(t, k+1, len(t.Tokens)) {
			// "Mediator Qatar", "joint mediators Qatar and Egypt"
			in, named := f.set.At(t.n, p.head)
			if !named || in.Form != entity.Name || len(in.Entities) != 1 || in.First != p.first && (in.First != p.first+1 || t.tag(p.first) != lang.DET) {
				break
			}
			if e := &f.set.Entities[in.Entities[0]]; e.Type == graph.Country || e.Type == graph.Organization {
				f.add(m, []actor{{entity: in.Entities[0], role: graph.MediatorRole, first: in.First, end: in.End, confidence: likely, rule: "mediators"}})
			}
		}
		for i := k - 1; i >= 0; i-- {
			in, named := f.set.At(t.n, i)
			if !named || len(in.Entities) != 1 || in.End != i+1 {
				if w := t.word(i); w != "and" && w != "," {
					break
				}
				continue
			}
			if e := &f.set.Entities[in.Entities[0]]; e.Type == graph.Country || e.Type == graph.Organization && i+1 == k {
				f.add(m, []actor{{entity: in.Entities[0], role: graph.MediatorRole, first: in.First, end: k + 1, confidence: likely, rule: "mediators"}})
			}
			i = in.First
		}
	}
}

// mediationBy says whether the "by" at token k follows those who mediate: "mediation
// by", "joint mediation efforts by".
func (t tree) mediationBy(k int) bool {
	if parleyNouns[t.lemma(k-1)] {
		k--
	}
	return k > 0 && mediating[t.lemma(k-1)]
}

// parleyNouns are the nouns, by lemma, for those who talk before they agree.
var parleyNouns = words("talk; talks; negotiation; negotiations; dialogue; summit; meeting; process; discussion; discussions; effort; contact")

// reads says whether the words stand at token i.
func (t tree) reads(i int, words []string) bool {
	if i+len(words) > len(t.Tokens) {
		return false
	}
	for k, w := range words {
		if t.word(i+k) != w {
			return false
		}
	}
	return true
}

// through reads "a request made through X": X stood between the sides of what
// was then agreed.
func (f *finder) through(m *mention) {
	t := m.t
	for i := range t.Tokens {
		if w := t.word(i); (w == "under" || w == "through" || w == "with" || w == "after") && mediating[t.lemma(i+2)] {
			if e := f.nation(t, i+1); e >= 0 { // "under EU mediation"
				f.add(m, []actor{{entity: e, role: graph.MediatorRole, first: i + 1, end: i + 2, confidence: likely, rule: "mediation"}})
			}
		} else if w != "through" || i > m.first && i > m.end+12 {
			continue
		}
		p, ok := f.full(t, i+1)
		if !ok {
			continue
		}
		for _, a := range f.cast(t, []phrase{p}, graph.MediatorRole, "through", possible) {
			switch f.set.Entities[a.entity].Type {
			case graph.Country, graph.Organization, graph.Group:
				f.add(m, []actor{a})
			}
		}
	}
}

// reported reads the sides of an agreement whose making they report themselves,
// where nothing else names them: "Baku and the rebels stated that a truce had
// been reached".
func (f *finder) reported(m *mention, uses []use) {
	t := m.t
	if m.definite || len(m.parties()) > 0 {
		return // what is known already may be told by anybody
	}
	for _, u := range uses {
		if u.noun || u.act != signs && u.act != mediates && u.act != agrees || !t.passive(u.at) {
			continue
		}
		v := t.Tokens[u.at].Head
		if v < 0 || t.rel(u.at) != "ccomp" && t.rel(u.at) != "parataxis" || !speech[t.lemma(v)] {
			continue
		}
		for _, a := range f.cast(t, f.who(t, v), graph.PartyRole, "reports", implied) {
			e := &f.set.Entities[a.entity]
			if e.Type != graph.Country && e.Type != graph.Group && !e.Local || m.has(a.entity, graph.MediatorRole) {
				continue
			}
			a.inferred = true
			f.add(m, []actor{a})
		}
	}
}

// has says whether the entity has the role already.
func (m *mention) has(entity int, role graph.MembershipRole) bool {
	return slices.ContainsFunc(m.actors, func(a actor) bool { return a.entity == entity && a.role == role })
}

// settle removes what contradicts itself: an actor that is implied to be a
// party and said to mediate.
func (m *mention) settle() {
	m.actors = slices.DeleteFunc(m.actors, func(a actor) bool {
		return a.role == graph.PartyRole && (a.rule == "possessor" || a.rule == "with" || a.inferred) && m.has(a.entity, graph.MediatorRole)
	})
}
