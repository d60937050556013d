package relation

import (
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"quoth/graph"
)

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
	if last := c.mentions[len(c.mentions)-1]; c.proper != nil && last.proper && last.t.n == m.t.n && m.definite && !m.owned && !m.proper && len(parties) == 0 {
		return true // "the Indus Waters Treaty, adding that the landmark accord"
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
	for i, w := range fields {
		if len(w) > 4 && !strings.HasSuffix(w, "ss") {
			fields[i] = strings.TrimSuffix(w, "s") // "Indus Water Treaty", "Indus Waters Treaty"
		}
	}
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
