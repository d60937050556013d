package relation

import (
	"slices"
	"strconv"
	"strings"

	"quoth/graph"
	"quoth/loader/entity"
	lang "quoth/loader/language"
)

// The confidence of the rules, from how often each was right on texts that it
// was not made for.
const (
	sure     = 0.95
	likely   = 0.85
	possible = 0.7
	implied  = 0.5
)

// actorsOf finds who is party to the agreement of a mention, and who mediates it.
func (f *finder) actorsOf(m *mention) {
	uses := f.uses(m)
	for _, u := range f.surfaceUses(m) {
		if !slices.ContainsFunc(uses, func(x use) bool {
			return x.at == u.at || !u.reduced && !x.noun && !x.modifier && x.act != neutral && !u.noun
		}) {
			uses = append(uses, u)
		}
	}
	f.removed(m)
	if m.weak && len(uses) == 0 {
		return
	}
	f.whereParty(m)
	f.compound(m)
	f.joined(m, m.head, m.tail)
	f.possessor(m)
	f.comprises(m)
	for _, u := range uses {
		if !m.weak || u.act == signs || u.act == mediates || u.act == leaves || u.act == joins && !u.noun && m.kind != graph.Accord {
			f.apply(m, u)
		}
	}
	f.sides(m)
	f.circumstances(m, uses)
	m.old = len(m.date) >= 4 && f.art != nil && len(f.art.Published) >= 4 && m.date[:4] < f.art.Published[:4] && !(m.date[:4] == lastYear(f.art.Published))
	m.settle()
}

// lastYear is the year before the date's.
func lastYear(d graph.Date) graph.Date {
	y, err := strconv.Atoi(string(d[:4]))
	if err != nil {
		return ""
	}
	return graph.Date(strconv.Itoa(y - 1))
}

// compound reads what stands before the noun: "Swiss-brokered", "U.S.-Japan",
// "Franco-German".
func (f *finder) compound(m *mention) {
	t := m.t
	for k := m.first; k < m.head; k++ {
		if brokered[t.word(k)] && t.hyphen(k-1) {
			f.add(m, f.before(t, k-1, m.first, graph.MediatorRole, "brokered"))
			continue
		}
		if brokered[t.word(k)] && k > 0 {
			f.add(m, f.before(t, k, m.first, graph.MediatorRole, "brokered")) // "an EU mediated truce"
			continue
		}
		if !t.hyphen(k) || brokered[t.word(k+1)] || brokered[t.word(k+2)] {
			continue
		}
		left, right := f.nation(t, k-1), f.nation(t, k+1)
		if left >= 0 && right >= 0 && left != right {
			for n, e := range []int{left, right} {
				at := k - 1 + 2*n
				f.add(m, []actor{{entity: e, role: graph.PartyRole, first: at, end: at + 1, confidence: sure, rule: "pair"}})
			}
		}
	}
}

// before gives the actors of the names that end before token k: "Egypt- and
// Qatar-brokered" has two.
func (f *finder) before(t tree, k, first int, role graph.MembershipRole, rule string) []actor {
	var out []actor
	for k > 0 {
		e := f.nation(t, k-1)
		if e < 0 {
			return out
		}
		m, _ := f.set.At(t.n, k-1)
		start := k - 1
		if m.End == k {
			start = m.First
		}
		out = append(out, actor{entity: e, role: role, first: start, end: k, confidence: sure, rule: rule})
		switch {
		case start >= 2 && t.word(start-1) == "and" && (t.hyphen(start-2) || t.word(start-2) == "-"):
			k = start - 2
		case start >= 2 && t.hyphen(start-1):
			k = start - 1 // "US-Saudi brokered"
		default:
			return out
		}
	}
	return out
}

// nation gives the actor that the name or adjective at token i stands for, or -1.
func (f *finder) nation(t tree, i int) int {
	m, ok := f.set.At(t.n, i)
	if !ok || m.Form == entity.Nominal || m.Form == entity.Name && m.End-m.First > 1 && (t.hyphen(i-1) || t.hyphen(i+1)) {
		return f.set.Nation(t.Tokens[i].Form)
	}
	ids := m.Entities
	if m.Form == entity.Name {
		ids = f.set.Parties(t.n, m.First, m.End, m.Head)
	}
	if len(ids) != 1 || !binds(&f.set.Entities[ids[0]]) || f.set.Entities[ids[0]].Type == graph.Person {
		return -1
	}
	return ids[0]
}

// possessor reads "Australia's security pact with Fiji". Whose accord it is says
// little where no other side is named: it may be the one who wrote it.
func (f *finder) possessor(m *mention) {
	t := m.t
	k := m.first - 1
	if len(m.withs()) == 0 {
		return
	}
	if k > 0 && t.Tokens[k].XPOS == "PRP$" && (t.word(k) == "its" || t.word(k) == "their") {
		f.add(m, f.cast(t, []phrase{{k, k + 1, k}}, graph.PartyRole, "possessor", possible))
		return
	}
	if !t.possessive(k) || k == 0 {
		return
	}
	p := f.around(t, k-1)
	p.end, p.head = k, k-1
	f.add(m, f.cast(t, []phrase{p}, graph.PartyRole, "possessor", possible))
}

// joined reads the phrases that follow: "between X and Y", "with X", "signed by
// X", starting after token i; head is the noun that they belong to.
func (f *finder) joined(m *mention, head, i int) {
	t := m.t
	for steps := 0; i < len(t.Tokens) && steps < 12; steps++ {
		switch w := t.word(i); {
		case w == "between" || w == "among" || w == "amongst":
			list := f.series(t, i+1, len(t.Tokens))
			f.add(m, f.cast(t, list, graph.PartyRole, "between", sure))
			return
		case w == "with":
			f.beside(m, f.series(t, i+1, len(t.Tokens)), "with")
			return
		case w == "for" && t.word(m.head-1) == "accession":
			f.add(m, f.cast(t, f.series(t, i+1, len(t.Tokens)), graph.PartyRole, "accession", likely))
			return
		case w == "on", w == "of", w == "for", w == "in", w == "to", w == "at":
			// "an agreement on fisheries with Spain"
			p, ok := f.chunk(t, i+1)
			if !ok {
				return
			}
			i = p.end
		case t.tag(i) == lang.NUM && spans[singular(t.word(i+1))] && (t.word(i+2) == "earlier" || t.word(i+2) == "ago" || t.word(i+2) == "later"):
			i += 3 // "a treaty two years earlier with"
		case t.tag(i) == lang.ADV, f.dated(t, i):
			i++ // "a pact here Tuesday with"
		default:
			return
		}
	}
}

// spans are the units of time between two events.
var spans = words("year; month; week; day; decade; hour")

// sides reads the sides of the quarrel that the agreement is to end: "a deal to
// end the war between Kuwait and Iraq".
func (f *finder) sides(m *mention) {
	t := m.t
	if len(m.parties()) > 0 {
		return
	}
	for i := m.end; i < len(t.Tokens) && i < m.end+8; i++ {
		if t.finite(i) || t.tag(i) == lang.PUNCT && !t.hyphen(i) {
			return
		}
		if w := t.word(i); (w == "between" || w == "among") && quarrels[t.lemma(i-1)] {
			for _, a := range f.cast(t, f.series(t, i+1, len(t.Tokens)), graph.PartyRole, "sides", possible) {
				a.inferred = true
				f.add(m, []actor{a})
			}
			return
		}
	}
}

// apply reads what one use says of the actors.
func (f *finder) apply(m *mention, u use) {
	t := m.t
	real := 1
	if !u.noun || u.act == neutral || u.act == signs {
		real = t.reality(u.at)
	}
	if real > 0 && t.upcoming(m.first, u.at) {
		real = 0
	}
	if u.noun && u.act == signs && t.pending(u.at) {
		u.status = graph.Negotiated
	}
	switch u.act {
	case signs:
		f.signed(m, u, real)
	case agrees:
		f.agreed(m, u, real)
	case joins, leaves:
		if u.noun {
			f.belongs(m, u)
		} else if real > 0 {
			f.bySubject(m, u, graph.PartyRole, u.rule(), sure)
		} else if u.act == leaves {
			f.bySubject(m, u, graph.PartyRole, u.rule(), possible) // who may leave is in
		}
	case mediates:
		if u.noun && real >= 0 {
			f.add(m, f.cast(t, f.holders(t, u.at), graph.MediatorRole, "mediates", likely))
			break
		}
		if u.status == "" && t.Tokens[u.at].XPOS == "VBG" && t.word(u.at-1) == "for" {
			break // "a mechanism for monitoring the truce"
		}
		if real == 0 && t.infinitive(u.at) && t.rel(u.at) == "acl" && unreal[t.lemma(t.Tokens[u.at].Head)] && !t.possessive(t.determined(t.Tokens[u.at].Head)-1) {
			u.status = graph.Proposed
			break // "after several attempts to broker a truce"
		}
		if watching := u.status == "" && t.lemma(u.at) != "guarantee"; (real > 0 || real == 0 && !watching) && !t.hyphen(u.at-1) {
			f.bySubject(m, u, graph.MediatorRole, "mediates", sure)
			f.joined(m, u.at, f.after(t, u.at))
		}
		if real <= 0 {
			u.status = graph.Proposed
		}
	case yields:
		if u.noun {
			break
		}
		f.byVerb(m, u)
	case ends:
		if len(m.withs()) > 0 && u.object && !u.noun && real > 0 {
			f.bySubject(m, u, graph.PartyRole, "with", possible)
		}
	case upholds, breaks, proposes:
		if h := t.Tokens[u.at].Head; u.act == upholds && !u.noun && h >= 0 && t.rel(u.at) == "xcomp" && t.lemma(h) == "agree" && t.reality(h) > 0 {
			// "agreed to observe a truce"
			f.agreed(m, use{deed: deed{act: agrees, status: graph.Reached}, at: h, object: true}, 1)
			m.raise(graph.Reached)
		}
		if len(m.withs()) > 0 && !u.noun && real >= 0 && u.act != breaks && !(u.act == proposes && (m.signed() || refusals[t.lemma(u.at)])) {
			f.bySubject(m, u, graph.PartyRole, "with", possible)
		}
		f.byVerb(m, u)
	case discusses:
		if u.noun {
			f.joined(m, u.at, u.at+1)
			f.negotiators(m, u.at)
		} else if m.t.lemma(u.at) == "negotiate" || m.t.lemma(u.at) == "work" || m.t.lemma(u.at) == "discuss" && !m.definite {
			f.negotiated(m, u, real)
		} else if len(m.withs()) > 0 {
			f.bySubject(m, u, graph.PartyRole, "with", possible)
		}
		f.byVerb(m, u)
	}
	if real > 0 || u.act == proposes || u.act == discusses && real == 0 {
		m.raise(u.status)
	} else if !(m.proper && (u.act == signs || u.act == joins)) && u.act != upholds && u.act != neutral && u.act != leaves && u.act != ends && u.act != breaks {
		m.raise(graph.Proposed)
	}
}

// bySubject adds the subject of an active verb, or the agent of a passive one.
func (f *finder) bySubject(m *mention, u use, role graph.MembershipRole, rule string, confidence float64) {
	t := m.t
	if (t.passive(u.at) || u.reduced) && !(u.oblique && t.rel(u.at) == "acl") {
		f.add(m, f.cast(t, f.agents(t, u.at), role, rule, confidence))
		return
	}
	if s := t.subject(u.at); s < m.first || s >= m.end {
		list := f.who(t, u.at)
		f.add(m, f.cast(t, list, role, rule, confidence))
		if role == graph.PartyRole && len(list) == 1 && s >= 0 && s < m.first {
			f.add(m, f.enumerated(t, list[0], m.tail)) // "the nations that signed the pact – Chad and Niger –"
		}
	}
}

// who gives the members of the subject of verb v: by the parse, or by their
// place where that finds more.
func (f *finder) who(t tree, v int) []phrase {
	if v > 0 && strings.ContainsAny(t.word(v-1), "\"“‘`") {
		return nil // who stands before the quotation only says so
	}
	var list []phrase
	s := t.subject(v)
	if s >= 0 {
		list = f.apposed(t, f.subjects(t, s, v), v)
		if i := list[0].end; spans[singular(t.word(list[0].head))] && (t.word(i) == "after" || t.word(i) == "before" || t.word(i) == "since") {
			list = f.series(t, i+1, v) // "a decade after A and B signed"
		}
	}
	doers := f.doers(t, v)
	if n := len(doers); n > 0 && t.word(doers[n-1].end) == "for" {
		return doers
	}
	if len(list) > 0 && len(doers) > 0 && doers[0].first > s && t.word(list[len(list)-1].end) == "," && t.word(v-1) == "," {
		return list // what ends before the verb was put in after the subject
	}
	if len(doers) > len(list) {
		return doers
	}
	return list
}

// agents gives the phrases after "by" that belong to verb v.
func (f *finder) agents(t tree, v int) []phrase {
	for k := v + 1; k < len(t.Tokens) && k < v+24; k++ {
		switch {
		case t.word(k) == "by" && (t.mediationBy(k) || k-1 > v && brokered[t.word(k-1)]):
			return nil // "reached after mediation by Qatar"
		case t.word(k) == "by":
			return f.behalf(t, f.series(t, k+1, len(t.Tokens)))
		case t.finite(k):
			return nil
		}
	}
	return nil
}

// byVerb adds the phrases with "between" and "with" that hang on the verb:
// "reached an agreement on Monday with Kosovo".
func (f *finder) byVerb(m *mention, u use) {
	t := m.t
	for k := u.at + 1; k < len(t.Tokens); k++ {
		if t.Tokens[k].Head != u.at || t.rel(k) != "obl" && t.rel(k) != "nmod" {
			continue
		}
		if i := f.around(t, k).first; i > 1 && t.word(i-1) == "with" {
			switch t.word(i - 2) {
			case "coordination", "co-ordination", "cooperation", "accordance", "line", "compliance", "together", "consultation":
				continue
			}
		}
		switch t.preposition(k) {
		case "with", "between", "among", "together with", "along with":
			rule := "between"
			if t.preposition(k) == "with" {
				rule = "with"
			}
			f.beside(m, f.subjects(t, k, 0), rule)
		}
	}
	if len(m.parties()) == 0 && u.object {
		f.betweenLater(m, u.at)
	}
}

// betweenLater reads the two that stand after the day and the town of a verb,
// whatever the parse hangs them on: "was signed in 2019 in Lomé between X and Y".
func (f *finder) betweenLater(m *mention, v int) {
	t := m.t
	for k := v + 1; k < len(t.Tokens) && !t.finite(k); k++ {
		if t.word(k) != "between" {
			continue
		}
		in, named := f.set.At(t.n, k-1)
		if k == v+1 || f.dated(t, k-1) || named && in.Form == entity.Name && f.placeLike(in.Entities) {
			f.add(m, f.cast(t, f.series(t, k+1, len(t.Tokens)), graph.PartyRole, "between", likely))
		}
		return
	}
}

// after is the token after the object of verb v.
func (f *finder) after(t tree, v int) int {
	if o := t.Child(v, "obj"); o > v {
		return f.around(t, o).end
	}
	return v + 1
}

// withs gives the parties that stand after "with".
func (m *mention) withs() []actor {
	var out []actor
	for _, a := range m.actors {
		if a.rule == "with" && a.role == graph.PartyRole {
			out = append(out, a)
		}
	}
	return out
}

// add adds actors that the mention does not have; the words that name the
// agreement are no actors of it.
func (f *finder) add(m *mention, list []actor) {
next:
	for _, a := range list {
		if a.first >= m.head && a.end <= m.end {
			continue
		}
		for i := range m.actors {
			if m.actors[i].entity == a.entity && m.actors[i].role == a.role {
				continue next
			}
		}
		m.actors = append(m.actors, a)
	}
}

// raise gives the mention a status that is further along than what it has.
func (m *mention) raise(s graph.AgreementStatus) {
	if rank(s) > rank(m.status) {
		m.status = s
	}
}

// rank orders the statuses by how far the agreement has come.
func rank(s graph.AgreementStatus) int {
	switch s {
	case graph.Proposed:
		return 1
	case graph.Negotiated:
		return 2
	case graph.Reached:
		return 3
	case graph.Signed:
		return 4
	case graph.InForce:
		return 5
	case graph.Violated:
		return 6
	case graph.Ended:
		return 7
	}
	return 0
}
