package relation

import (
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"quoth/graph"
	lang "quoth/loader/language"
)

// cluster is the mentions of one agreement.
type cluster struct {
	mentions []*mention
	proper   *mention // the first with a proper name
	date     graph.Date
	taking   bool // the date is when it took effect, so far
	status   graph.AgreementStatus
	kind     graph.AgreementKind
	parties  []int

	mediators []int
	heading   bool  // only headlines speak of it so far
	names     []int // the parties that have a name
}

// join brings the mentions of one agreement together and states what they say.
func (f *finder) join() {
	var all []*cluster
	var last *cluster // of the mention before
	for i := range f.found {
		m := &f.found[i]
		if m.idle() {
			continue
		}
		if m.echo {
			if c := recalled(all, m); c != nil {
				c.take(m)
			}
			continue
		}
		c := match(all, m)
		if last != nil && i > 0 && f.found[i-1].t.n == m.t.n && m.t.calls(f.found[i-1].tail, m.first) {
			c = last // "the agreement, called the Economic Partnership Agreement"
		}
		if c == nil {
			c = &cluster{kind: m.kind, heading: true}
			all = append(all, c)
		}
		c.take(m)
		last = c
	}
	for _, c := range all {
		if c.counts(f) {
			f.state(c)
		}
	}
	for _, p := range f.provided {
		if n := f.found[p.by.mention].agreement; n > 0 {
			p.Agreement = n - 1
			f.out.Provisions = append(f.out.Provisions, p.Provision)
		}
	}
}

// thought says whether the agreement is mentioned only: not said to be made, nor
// who is party to it.
func (c *cluster) thought() bool {
	return rank(c.status) < rank(graph.Reached) && c.date == "" && len(c.parties) == 0 && len(c.mediators) == 0
}

// calls says whether tokens [first, end) give what stands before them the name
// behind them.
func (t tree) calls(first, end int) bool {
	end = t.determined(end)
	if t.word(first) == "," {
		first++
	}
	switch t.word(first) {
	case "called", "named", "dubbed":
		return first+1 == end
	case "known":
		return t.word(first+1) == "as" && first+2 == end
	}
	return false
}

// maxOpen bounds the agreements that a mention may speak of again.
const maxOpen = 64

// idle says whether the mention tells of nothing: "a deal is a deal".
func (m *mention) idle() bool {
	return len(m.actors) == 0 && (!m.definite && !m.strong && m.status == "" && m.date == "" || !m.proper && superlative(m.name))
}

// superlative says whether the name of an agreement, without an actor, compares it
// with others: "the largest trade accord".
func superlative(name string) bool {
	for _, w := range strings.Fields(strings.ToLower(name)) {
		switch w {
		case "largest", "biggest", "worst", "best", "greatest":
			return true
		}
	}
	return false
}

// take adds a mention.
func (c *cluster) take(m *mention) {
	if c.heading && !m.heading && m.kind != graph.Accord && m.kind != graph.Deal {
		c.kind = m.kind // the text is nearer than the headline
	}
	c.mentions = append(c.mentions, m)
	c.heading = c.heading && m.heading
	if m.proper && c.proper == nil {
		c.proper = m
	}
	switch {
	case !sameDate(c.date, m.date) && c.taking && !m.effective: // the day it was agreed goes before the day it began
		c.date, c.taking = m.date, false
	case !sameDate(c.date, m.date):
	case len(m.date) > len(c.date):
		c.date, c.taking = m.date, m.effective
	}
	if rank(m.status) > rank(c.status) {
		c.status = m.status
	}
	if (c.kind == graph.Accord || c.kind == graph.Deal) && m.kind != graph.Deal && m.kind != graph.Accord && m.kind != graph.Pact {
		c.kind = m.kind
	}
	for _, e := range m.named() {
		if !slices.Contains(c.names, e) {
			c.names = append(c.names, e)
		}
	}
	for _, e := range m.parties() {
		if !slices.Contains(c.parties, e) {
			c.parties = append(c.parties, e)
		}
	}
	for _, a := range m.actors {
		if a.role == graph.MediatorRole && !slices.Contains(c.mediators, a.entity) {
			c.mediators = append(c.mediators, a.entity)
		}
	}
}

// counts says whether the mentions tell of an agreement at all, and not only of
// the thought of one.
func (c *cluster) counts(f *finder) bool {
	people := 0
	actors := 0
	for _, m := range c.mentions {
		for _, a := range m.actors {
			actors++
			if f.set.Entities[a.entity].Type == graph.Person {
				people++
			}
		}
	}
	if c.proper != nil {
		return true
	}
	if c.mentions[0].plural && c.vague(f) {
		return false
	}
	if actors > 0 {
		return people < actors && (c.kind != graph.Deal || people == 0)
	}
	for _, m := range c.mentions {
		if m.strong && !m.plural && (m.status != "" || m.date != "" || m.definite) {
			return true
		}
		if rank(m.status) >= rank(graph.Reached) && !m.plural && m.kind != graph.Deal {
			return true
		}
	}
	return false
}

// vague says whether no actor of the agreement has a name.
func (c *cluster) vague(f *finder) bool {
	for _, m := range c.mentions {
		for _, a := range m.actors {
			if !f.set.Entities[a.entity].Local {
				return false
			}
		}
	}
	return true
}

// state writes the agreement and its memberships into the relations.
func (f *finder) state(c *cluster) {
	a := Agreement{Kind: c.kind, Date: c.date, Status: c.status, Place: -1}
	if c.date != "" && c.status == graph.Negotiated {
		a.Status = "" // talks about what there is already
	}
	lead := c.mentions[0]
	for _, m := range c.mentions {
		if lead.plural && !m.plural && !lead.proper || m.proper && !lead.proper || m.proper == lead.proper && lead.head == lead.first && m.head > m.first && !lead.proper {
			lead = m
		}
		if a.Place < 0 {
			a.Place = m.place
		}
		m.agreement = len(f.out.Agreements) + 1
		a.Mentions = append(a.Mentions, Span{m.t.Tokens[m.first].Start, m.t.Tokens[m.end-1].End})
	}
	a.Name = lead.name
	a.Parts, a.Local = f.parts(c, lead)
	n := len(f.out.Agreements)
	f.out.Agreements = append(f.out.Agreements, a)
	first := len(f.out.Memberships)
	for _, m := range c.mentions {
		for _, x := range m.actors {
			if m.heading && !c.heading && x.local && (len(c.names) > 0 || c.told()) {
				continue // the text tells who "the rebels" of the headline are
			}
			if t := m.t; x.role == graph.MediatorRole && x.end == x.first+1 && t.tag(x.first) == lang.PRON && slices.Contains(c.parties, x.entity) {
				continue // "they" who will guarantee it are hardly its parties
			}
			f.member(n, first, m, x)
		}
	}
}

// told says whether the text itself names a party, be it by no name.
func (c *cluster) told() bool {
	return slices.ContainsFunc(c.mentions, func(m *mention) bool { return !m.heading && len(m.parties()) > 0 })
}

// parts gives what the agreement is known by: its proper name; else its kind and
// date with the actors that other articles know as well.
func (f *finder) parts(c *cluster, lead *mention) (parts []string, local bool) {
	if lead.proper {
		return []string{lead.name}, false
	}
	var names []string
	for _, role := range []graph.MembershipRole{graph.PartyRole, graph.MediatorRole} {
		for _, m := range c.mentions {
			for _, x := range m.actors {
				e := &f.set.Entities[x.entity]
				if x.role == role && !x.inferred && !e.Local && !slices.Contains(names, e.Name) {
					names = append(names, e.Name)
				}
			}
		}
		if len(names) > 0 {
			break
		}
	}
	slices.Sort(names)
	named := !lead.bare() || lead.t.capital(lead.head)
	if c.date != "" && (len(names) > 0 || named && len(c.date) > 4) {
		return append([]string{string(c.kind), string(c.date)}, names...), false
	}
	first := lead.t.Tokens[lead.first].Start
	return append([]string{lead.name, strconv.Itoa(first)}, names...), true
}

// member states one membership, or adds its words to the one there is; those of
// the agreement stand from first on.
func (f *finder) member(agreement, first int, m *mention, x actor) {
	spans := f.evidence(m, x)
	for i := first; i < len(f.out.Memberships); i++ {
		o := &f.out.Memberships[i]
		if o.Party != x.entity || o.Role != x.role {
			continue
		}
		for _, s := range spans {
			if !slices.Contains(o.Spans, s) {
				o.Spans = append(o.Spans, s)
			}
		}
		if x.confidence > o.Confidence {
			o.Confidence, o.Rule = x.confidence, "agreement: "+x.rule
		}
		o.Inferred = o.Inferred && (x.inferred || x.pair)
		return
	}
	f.out.Memberships = append(f.out.Memberships, Membership{
		Party: x.entity, Role: x.role, Agreement: agreement, Spans: spans,
		Inferred: x.inferred || x.pair, Confidence: x.confidence, Rule: "agreement: " + x.rule,
	})
}

// evidence gives the words from the agreement to the actor, or both apart where
// they are too far from each other.
func (f *finder) evidence(m *mention, x actor) []Span {
	t := m.t
	first, end := min(m.first, x.first), max(m.end, x.end)
	whole := Span{t.Tokens[first].Start, t.Tokens[end-1].End}
	if utf8.RuneCountInString(f.doc.Text[whole.Start:whole.End]) <= MaxEvidence {
		return []Span{whole}
	}
	noun := Span{t.Tokens[m.first].Start, t.Tokens[m.end-1].End}
	name := Span{t.Tokens[x.first].Start, t.Tokens[x.end-1].End}
	var out []Span
	for _, s := range []Span{noun, name} {
		if utf8.RuneCountInString(f.doc.Text[s.Start:s.End]) <= MaxEvidence {
			out = append(out, s)
		}
	}
	return out
}
