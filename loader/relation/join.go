package relation

import (
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"quoth/graph"
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

// match finds the agreement that a mention speaks of: the latest that fits and
// has its proper name, or one of its parties, else the latest that fits.
func match(all []*cluster, m *mention) *cluster {
	parties := m.parties()
	for i := len(all) - 1; m.proper && i >= max(0, len(all)-maxOpen); i-- {
		if all[i].proper != nil && all[i].fits(m) {
			return all[i]
		}
	}
	for i := len(all) - 1; len(parties) > 0 && i >= max(0, len(all)-maxOpen); i-- {
		if overlap(parties, all[i].parties) && all[i].fits(m) {
			return all[i]
		}
	}
	for _, thought := range []bool{false, true} {
		for i := len(all) - 1; i >= max(0, len(all)-maxOpen); i-- {
			if all[i].thought() == thought && all[i].fits(m) {
				return all[i]
			}
		}
	}
	return nil
}

// fits says whether a mention may speak of this agreement.
func (c *cluster) fits(m *mention) bool {
	if first := c.mentions[0]; m.old && c.date == "" && c.proper == nil && made(c.status) && !first.definite && !m.proper {
		return false // "the agreement that was signed in 2001" is not the one just signed
	}
	if about := subjects(m.name); len(about) > 0 && c.elsewhere(about) {
		return false // the nuclear deal is not the prisoner swap
	}
	if m.bargain && m.pairs() && (made(c.status) || c.status == graph.InForce) && sameDate(c.date, m.date) && inside(m.parties(), c.parties) && inside(c.parties, m.parties()) {
		return true // "both sides agreed to open the road" tells what is in it
	}
	if m.plural && !m.proper && m.head > m.first && m.t.capital(m.first) && !c.mentions[0].plural {
		return false // "the Security Cooperation Agreements" are not the accord
	}
	if m.plural && !m.proper && !c.mentions[0].plural && !overlap(m.parties(), c.parties) && len(m.actors) > 0 {
		return false // nor "the agreements between X and Y" a truce that somebody asks for
	}
	if c.mentions[0].plural && !m.plural && c.proper == nil && len(c.parties) == 0 {
		return false // "earlier peace deals" are not the agreement
	}
	if headline := c.heading && !m.heading && (overlap(m.parties(), c.parties) || len(c.parties) == 0); m.fresh && !headline || m.prior || m.plural && !m.proper && !m.definite || !sameDate(c.date, m.date) && !c.begins(m) || !kindred(c, m) {
		return false
	}
	if m.proper && c.proper != nil {
		return titleKey(m.name) == titleKey(c.proper.name) || acronym(c.proper.name) == m.name || acronym(m.name) == c.proper.name ||
			m.alias == c.proper.name || c.proper.alias == m.name
	}
	if !m.bare() && graph.Fold(m.name) == graph.Fold(c.mentions[0].name) && (m.proper || c.proper != nil) {
		return true // "the Falepili Union treaty" of the headline
	}
	parties := m.parties()
	shared := overlap(parties, c.parties)
	if c.heading && !m.heading && c.proper == nil && planned(c.status) == planned(m.status) && (c.has(m) || len(c.names) == 0 && !m.proper) {
		return true // the headline tells what the text tells: "rebels sign peace treaty"
	}
	if m.proper && c.proper == nil && (shared || len(parties) == 0) && c.kind == m.kind && c.bare() {
		return true // "a day after Iraq signed the treaty" comes before its name
	}
	if len(parties) > 0 && len(c.parties) > 0 && !shared && !(m.definite && !m.owned && m.bare() && m.members()) {
		return false
	}
	if c.heading && !m.heading && planned(c.status) == planned(m.status) && !m.proper && c.proper == nil {
		return true // the headline tells what the text tells
	}
	if names := m.named(); len(names) > 1 && len(c.names) > 1 && !inside(names, c.names) && !inside(c.names, names) && !m.members() {
		return false
	}
	if planned(c.status) && !planned(m.status) && c.date == "" && m.date != "" {
		return false
	}
	if c.proper != nil && !m.proper && m.definite && !m.bare() && partOfTitle(m.name, c.proper.name) {
		return true // "the short-term ceasefire" of the "Agreement on a Short-Term Ceasefire"
	}
	if m.proper || c.proper != nil {
		return !m.proper && m.definite && m.bare() && !(m.owned && len(parties) > 1 && !shared)
	}
	if m.definite && !m.owned {
		return true
	}
	if planned(m.status) && (c.date != "" || rank(c.status) > rank(graph.Negotiated)) {
		return false
	}
	// "An agreement was reached" may tell again what an agreement was reached on.
	return shared && len(parties) > 1 || c.date != "" && c.date == m.date ||
		(c.date == m.date || m.date == "" && c.near(m)) && made(c.status) && made(m.status) && (c.kind == m.kind || loose(c.kind) && loose(m.kind)) && !c.othersMediate(m) ||
		c.status == graph.Negotiated && m.status == graph.Negotiated
}

// matters are the words in an agreement's name for what it is about.
var matters = map[string]string{"nuclear": "nuclear", "trade": "trade", "climate": "climate", "grain": "grain", "gas": "energy", "oil": "energy",
	"prisoner": "prisoner", "prisoners": "prisoner", "hostage": "prisoner", "swap": "prisoner", "border": "border", "fisheries": "fish", "fishing": "fish",
	"tax": "tax", "extradition": "extradition", "visa": "visa", "migration": "migration", "water": "water", "merger": "company"}

// subjects gives what an agreement is about, by its name.
func subjects(name string) []string {
	var out []string
	for _, w := range strings.Fields(graph.Fold(name)) {
		if s := matters[w]; s != "" {
			out = append(out, s)
		}
	}
	return out
}

// elsewhere says whether the agreement's names tell that it is about other things.
func (c *cluster) elsewhere(about []string) bool {
	other := false
	for _, m := range c.mentions {
		for _, s := range subjects(m.name) {
			if slices.Contains(about, s) {
				return false
			}
			other = true
		}
	}
	return other
}

// pairs says whether the mention names its parties as "both sides" only.
func (m *mention) pairs() bool {
	return len(m.actors) > 0 && !slices.ContainsFunc(m.actors, func(a actor) bool { return !a.pair })
}

// members says whether the mention names its parties as some of several: they
// joined, left or belong to it.
func (m *mention) members() bool {
	for _, a := range m.actors {
		if a.rule != "member" && a.rule != "leaves" && a.rule != "joins" {
			return false
		}
	}
	return true
}

// begins says whether the mention tells when the agreement took effect, or was agreed
// to where the one known is when it took effect: some days apart, in that order.
func (c *cluster) begins(m *mention) bool {
	agreed, began := c.date, m.date
	switch {
	case m.effective == c.taking || m.plural:
		return false
	case c.taking:
		agreed, began = m.date, c.date
	case !m.definite && m.kind != graph.Ceasefire:
		return false
	}
	a, err := time.Parse(time.DateOnly, string(agreed))
	if err != nil {
		return false
	}
	b, err := time.Parse(time.DateOnly, string(began))
	return err == nil && b.After(a) && b.Sub(a) <= maxWait
}

// maxWait is how long after it was agreed to an agreement may take effect and be
// told of by both days.
const maxWait = 10 * 24 * time.Hour

// near says whether the mention stands close behind the last that was brought here.
func (c *cluster) near(m *mention) bool { return m.t.n-c.mentions[len(c.mentions)-1].t.n <= maxNear }

// maxNear is how many sentences behind the last mention an undated one, "a ceasefire
// has been signed", still tells of the same.
const maxNear = 2

// othersMediate says whether the mention has a mediator that the agreement has
// not, who has another.
func (c *cluster) othersMediate(m *mention) bool {
	for _, a := range m.actors {
		if a.role == graph.MediatorRole && len(c.mediators) > 0 && !slices.Contains(c.mediators, a.entity) {
			return true
		}
	}
	return false
}

// planned says whether the agreement is not made yet.
func planned(s graph.AgreementStatus) bool { return s == graph.Proposed || s == graph.Negotiated }

// has says whether one of the mention's parties, implied or not, is one of the agreement's.
func (c *cluster) has(m *mention) bool {
	return slices.ContainsFunc(m.actors, func(a actor) bool { return a.role == graph.PartyRole && slices.Contains(c.parties, a.entity) })
}

// bare says whether no mention has a name but its noun.
func (c *cluster) bare() bool {
	return !slices.ContainsFunc(c.mentions, func(m *mention) bool { return !m.bare() || !m.definite })
}

// made says whether the agreement was made, with nothing yet of what became of it.
func made(s graph.AgreementStatus) bool { return s == graph.Reached || s == graph.Signed }

// bare says whether the mention has no name but its noun: "the treaty".
func (m *mention) bare() bool {
	for _, w := range strings.Fields(strings.ToLower(m.name)) {
		if !generics[w] {
			return false
		}
	}
	return true
}

// kindred says whether the kinds may be the same thing in other words.
func kindred(c *cluster, m *mention) bool {
	if c.kind == m.kind || c.heading && (loose(c.kind) || loose(m.kind) && c.has(m)) || m.definite && (m.kind == graph.Accord || c.kind == graph.Accord && m.bare()) {
		return true
	}
	if loose(c.kind) && loose(m.kind) {
		return c.status == graph.Negotiated && m.status == graph.Negotiated || m.definite || overlap(m.parties(), c.parties) ||
			len(m.parties()) == 0 && made(c.status) && made(m.status) // "an agreement was reached" tells of the deal again
	}
	if names := m.named(); m.kind == graph.Statement && m.definite && len(names) > 1 && inside(names, c.names) && inside(c.names, names) {
		return true // both sides signed "the declaration"
	}
	return (m.kind == graph.Deal || m.kind == graph.Pact) && m.definite && m.bare()
}

// loose says whether news uses the kind's nouns for each other.
func loose(k graph.AgreementKind) bool {
	return k == graph.Treaty || k == graph.Deal || k == graph.Pact || k == graph.Accord
}

// sameDate says whether two dates may be one: either is unknown, or one holds
// the other.
func sameDate(a, b graph.Date) bool {
	if a == "" || b == "" || a == b {
		return true
	}
	as, bs := strings.Split(string(a), "/"), strings.Split(string(b), "/")
	for _, x := range as {
		for _, y := range bs {
			if strings.HasPrefix(x, y) || strings.HasPrefix(y, x) {
				return true
			}
		}
	}
	return false
}

// parties gives the entities that the mention names as parties.
func (m *mention) parties() []int {
	var out []int
	for _, a := range m.actors {
		if a.role == graph.PartyRole && !a.inferred {
			out = append(out, a.entity)
		}
	}
	return out
}

// named gives the parties that have a name, unless implied.
func (m *mention) named() []int {
	var out []int
	for _, a := range m.actors {
		if a.role == graph.PartyRole && !a.inferred && !a.local {
			out = append(out, a.entity)
		}
	}
	return out
}

// titleKey is a proper name without what news leaves out and puts in: "Agreement for
// the Trans-Pacific Partnership" without "the", "Trans-Pacific Partnership" with an
// "agreement" behind it.
func titleKey(name string) string {
	fields := slices.DeleteFunc(strings.Fields(graph.Fold(name)), func(w string) bool { return w == "the" })
	n := len(fields)
	for n > 2 && (titleTails[fields[n-1]] || fields[n-1] == "trade") {
		n--
	}
	return strings.Join(fields[:n], " ")
}

// partOfTitle says whether the words stand in the title, in a row.
func partOfTitle(name, title string) bool {
	return strings.Contains(" "+graph.Fold(title)+" ", " "+graph.Fold(name)+" ")
}

// titleTails are the nouns that may follow an agreement's full name.
var titleTails = words("agreement; deal; pact; treaty; accord")

// overlap says whether the lists share an entity.
func overlap(a, b []int) bool {
	return slices.ContainsFunc(a, func(x int) bool { return slices.Contains(b, x) })
}

// inside says whether all of a are in b.
func inside(a, b []int) bool {
	return !slices.ContainsFunc(a, func(x int) bool { return !slices.Contains(b, x) })
}

// acronym is the capitals of a name's words: "TPNW".
func acronym(name string) string {
	var b strings.Builder
	for _, w := range strings.Fields(name) {
		if r, _ := utf8.DecodeRuneInString(w); r >= 'A' && r <= 'Z' {
			b.WriteRune(r)
		}
	}
	if b.Len() < 3 {
		return ""
	}
	return b.String()
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
			if m.heading && !c.heading && x.local && len(c.names) > 0 {
				continue // the text tells who "the rebels" of the headline are
			}
			f.member(n, first, m, x)
		}
	}
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
