package relation

import (
	"slices"

	"quoth/graph"
	lang "quoth/loader/language"
)

// negotiators reads "A and B concluded the negotiations for": the two who do it.
func (f *finder) negotiators(m *mention, noun int) {
	t := m.t
	v := t.Tokens[noun].Head
	if v < 0 || t.rel(noun) != "obj" || t.reality(v) < 0 || !bargaining[t.lemma(v)] {
		return
	}
	if s := t.subject(v); s >= 0 && t.tag(s) == lang.PRON {
		return
	}
	if list := f.cast(t, f.who(t, v), graph.PartyRole, "negotiates", likely); len(list) == 2 {
		f.add(m, list)
	}
}

// negotiated reads those who have negotiated an agreement: its two parties, or
// who brought it about between others.
func (f *finder) negotiated(m *mention, u use, real int) {
	t := m.t
	talks := t.lemma(u.at) == "discuss"
	if t.passive(u.at) || u.reduced || real <= 0 {
		return
	}
	if t.Tokens[u.at].XPOS == "VBG" && !talks {
		if list := f.states(t, f.who(t, u.at), "negotiates"); len(list) == 2 && t.tag(u.at-1) != lang.ADP {
			f.add(m, list) // "the Philippines and Japan are working on"
		}
		return
	}
	parties := m.parties()
	if helping[t.word(u.at-1)] || t.word(u.at-1) == "to" && helping[t.word(u.at-2)] {
		f.add(m, f.cast(t, f.who(t, u.at), graph.MediatorRole, "mediates", likely))
		m.raise(graph.Reached)
		return
	}
	if len(parties)-len(m.withs()) >= 2 {
		for _, a := range f.cast(t, f.who(t, u.at), graph.MediatorRole, "mediates", possible) {
			if !talks && !slices.Contains(parties, a.entity) {
				f.add(m, []actor{a})
			}
		}
	} else if list := f.cast(t, f.who(t, u.at), graph.PartyRole, "negotiates", possible); len(list) == 2 {
		f.add(m, list)
	} else if len(m.withs()) > 0 {
		f.bySubject(m, u, graph.PartyRole, "with", possible)
	}
	if len(m.parties()) > 1 && !talks && t.lemma(u.at) != "work" {
		m.raise(graph.Reached)
	}
}

// helping are the forms before the verb of those who did it for others.
var helping = words("help; helps; helped; helping")

// signed says whether somebody is said to have signed it.
func (m *mention) signed() bool {
	return slices.ContainsFunc(m.actors, func(a actor) bool { return a.role == graph.PartyRole && (a.rule == "signs" || a.rule == "agrees") })
}

// pending says whether the noun at token i, of a deed, is only talked about:
// "discussed the signing of".
func (t tree) pending(i int) bool {
	for h, steps := t.Tokens[i].Head, 0; h >= 0 && steps < maxClimb; h, steps = t.Tokens[h].Head, steps+1 {
		if unreal[t.lemma(h)] || onObject[t.lemma(h)].act == discusses || onObject[t.lemma(h)].act == proposes || onNoun[t.lemma(h)].act == discusses {
			return true
		}
		if t.finite(h) {
			return false
		}
	}
	return false
}

// rule names the rule of a use.
func (u use) rule() string {
	switch u.act {
	case joins:
		return "joins"
	case leaves:
		return "leaves"
	}
	return "signs"
}

// signed reads the subject, or the agent, of a verb of signing or reaching.
func (f *finder) signed(m *mention, u use, real int) {
	if real < 0 {
		return
	}
	if u.noun {
		f.add(m, f.cast(m.t, f.agents(m.t, u.at), graph.PartyRole, "signs", likely))
		f.deferred(m, u.at)
		return
	}
	confidence := likely
	f.byVerb(m, u)
	if real == 0 {
		confidence = possible
		if !m.t.intended(u.at) && (m.proper || len(m.withs()) == 0 && len(f.who(m.t, u.at)) < 2) {
			return // who is urged to sign is no party
		}
		if s := m.t.subject(u.at); s >= 0 && m.t.word(s) == "it" {
			return // "it is time to sign"
		}
		if l := m.t.lemma(u.at); m.t.infinitive(u.at) && l != "sign" && l != "ratify" && l != "initial" {
			return // those who try to reach it may do so for others
		}
	}
	if l := m.t.lemma(u.at); achieving[l] && f.forOthers(m, u) {
		return
	}
	rule := "signs"
	if m.t.lemma(u.at) == "ratify" {
		rule = "joins"
	}
	f.bySubject(m, u, graph.PartyRole, rule, confidence)
}

// deferred reads the two who were to sign: "Chad and Niger postponed the signing of".
func (f *finder) deferred(m *mention, noun int) {
	v := m.t.Tokens[noun].Head
	if v < 0 || !deferring[m.t.lemma(v)] || m.t.rel(noun) != "obj" {
		return
	}
	if list := f.cast(m.t, f.who(m.t, v), graph.PartyRole, "signs", possible); len(list) > 1 || len(m.withs()) > 0 {
		f.add(m, list)
	}
}

// deferring are the verbs, by lemma, of those who were to sign.
var deferring = words("postpone; delay; defer; schedule; plan; announce; prepare; await")

// achieving are the verbs, by lemma, of those who bring about an agreement, be it
// their own or that of others.
var achieving = words("secure; achieve; forge; clinch; hammer; work")

// forOthers reads who brought the agreement about between two others: "the efforts
// of Qatar secured a truce between". It tells whether the parties are others.
func (f *finder) forOthers(m *mention, u use) bool {
	parties := m.parties()
	if len(parties) < 2 || m.t.passive(u.at) || u.reduced {
		return false
	}
	list := f.cast(m.t, f.who(m.t, u.at), graph.MediatorRole, "mediates", possible)
	if slices.ContainsFunc(list, func(a actor) bool { return slices.Contains(parties, a.entity) }) {
		return false
	}
	f.add(m, list)
	return true
}

// agreed reads verbs that bind where two do them together: one alone accepts.
func (f *finder) agreed(m *mention, u use, real int) {
	if real < 0 {
		return
	}
	f.byVerb(m, u)
	before := len(m.actors)
	f.bySubject(m, u, graph.PartyRole, "agrees", likely)
	if agreementNouns[m.t.word(m.head)] == graph.Ceasefire && len(m.parties()) == 1 && (m.t.lemma(u.at) == "declare" || m.t.lemma(u.at) == "announce") {
		return // one side may cease fire
	}
	if n := len(m.actors) - before; n == 1 && len(m.withs()) == 0 && !f.unnamedOther(m) && m.t.lemma(u.at) != "agree" && m.t.lemma(u.at) != "accept" {
		m.actors = m.actors[:before]
	}
}

// unnamedOther says whether somebody without a name is the other side: "announced an
// agreement with the carmaker".
func (f *finder) unnamedOther(m *mention) bool {
	return m.t.word(m.tail) == "with" && m.t.word(m.tail+1) == "the" && m.t.tag(m.tail+2) == lang.NOUN
}
