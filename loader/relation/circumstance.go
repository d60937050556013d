package relation

import (
	"slices"

	"quoth/graph"
	"quoth/loader/date"
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
	for k := 1; k < len(t.Tokens); k++ {
		if w := singular(t.word(k)); !t.noun(k) || w != "mediator" && w != "facilitator" && w != "broker" || t.possessive(k+1) {
			continue
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

// when dates the agreement: by a date in its noun phrase, else by one that hangs
// on the verb that made it.
func (f *finder) when(m *mention, uses []use) {
	t := m.t
	first := t.Tokens[m.first].Start
	last := t.Tokens[m.end-1].End
	for k := m.first; k < m.head; k++ {
		if y := t.word(k); len(y) == 4 && y >= "1500" && y < "2100" && t.tag(k) == lang.NUM && len(f.datesIn(first, t.Tokens[m.head].Start)) < 1 {
			m.date = graph.Date(y)
			return
		}
	}
	for _, d := range f.datesIn(t.Start, t.End) {
		if d.Date == "" {
			continue
		}
		at := t.tokenAt(d.Start)
		if d.End > first && d.End <= last || at >= m.end && at <= m.end+2 && f.belongsTo(t, m, at) {
			m.date = d.Date
			return
		}
	}
	for _, u := range uses {
		if u.noun && u.act == signs && !t.pending(u.at) && (t.word(m.end) == "in" || t.word(m.end) == "on") {
			// "since the signing of the accord in 1995"
			if ds := f.datesIn(t.Tokens[m.end].End, last+24); len(ds) > 0 && t.tokenAt(ds[0].Start) <= m.end+2 {
				m.date = ds[0].Date
				return
			}
			if d, ok := f.dateBehind(t, m.end); ok {
				m.date = d
				return
			}
		}
		if u.noun || u.status == "" || !dates(u) || assents[t.lemma(u.at)] || t.reality(u.at) <= 0 {
			continue
		}
		m.effective = u.act == enters
		if d, ok := f.dateOf(t, u.at); ok {
			m.date = d
			return
		}
		if d, ok := f.dateNear(t, u.at); ok {
			m.date = d
			return
		}
		if d, ok := f.yearOfWar(t, u); ok {
			m.date = d
			return
		}
	}
}

// dateBehind gives the date that follows the places that the preposition at token i
// leads to: "in Auckland, New Zealand, on 4 February 2016".
func (f *finder) dateBehind(t tree, i int) (graph.Date, bool) {
	for k := i + 1; k < len(t.Tokens) && k < i+2*maxCalled; k++ {
		if f.dated(t, k) {
			ds := f.datesIn(t.Tokens[k].Start, t.Tokens[k].End)
			return ds[0].Date, ds[0].Date != ""
		}
		if _, named := f.set.At(t.n, k); !named && t.word(k) != "," && t.word(k) != "on" && !units[t.word(k)] && t.tag(k) != lang.DET && t.word(k) != "of" {
			break
		}
	}
	return "", false
}

// yearOfWar gives the year of what an agreement ended, "The war ended with", where
// the sentence before begins with when it was: "In the fall of 1998, ...".
func (f *finder) yearOfWar(t tree, u use) (graph.Date, bool) {
	s := t.subject(u.at)
	if u.act != yields || s < 1 || !quarrels[t.lemma(s)] || t.word(s-1) != "the" || t.n == 0 {
		return "", false
	}
	before := &f.doc.Sentences[t.n-1]
	if before.Block != t.Block {
		return "", false
	}
	for _, d := range f.datesIn(before.Start, before.End) {
		if first, last := d.Date.First(), d.Date.Last(); !d.Relative && d.Start < before.Tokens[min(6, len(before.Tokens)-1)].Start && len(first) > 4 && first[:4] == last[:4] {
			return graph.Date(first[:4]), true
		}
	}
	return "", false
}

// dates says whether the day of the deed is the day of the agreement.
func dates(u use) bool {
	switch u.act {
	case signs, agrees, enters, yields:
		return true
	case mediates:
		return u.status == graph.Reached
	}
	return false
}

// belongsTo says whether the date at token i follows the noun as its own: "of
// 1972", "of November 10".
func (f *finder) belongsTo(t tree, m *mention, i int) bool {
	w := t.word(i - 1)
	if w == "the" {
		w = t.word(i - 2)
	}
	return w == "of" || w == "dated" || w == "from" && t.lemma(i-2) == "date" || w == "("
}

// dateOf finds the date in the clause of verb v: one that hangs on it, however
// deep, with no other verb between.
func (f *finder) dateOf(t tree, v int) (graph.Date, bool) {
	best, found := graph.Date(""), false
	near := len(t.Tokens) + 1
	for _, d := range f.datesIn(t.Start, t.End) {
		if d.Date == "" {
			continue
		}
		i := t.tokenAt(d.Start)
		if i < 0 || f.clauseOf(t, i, t.tokenAt(d.End-1)) != v {
			continue
		}
		if gap := abs(i - v); gap < near {
			best, found, near = d.Date, true, gap
		}
	}
	if found {
		return best, true
	}
	// "was reached and the fighting stopped on Sunday"
	for k := v + 1; k < len(t.Tokens); k++ {
		if t.Tokens[k].Head != v || t.rel(k) != "conj" || t.tag(k) != lang.VERB || t.reality(k) <= 0 {
			continue
		}
		for _, d := range f.datesIn(t.Start, t.End) {
			if i := t.tokenAt(d.Start); d.Date != "" && i >= 0 && f.clauseOf(t, i, t.tokenAt(d.End-1)) == k {
				return d.Date, true
			}
		}
	}
	return "", false
}

// dateNear finds the date that follows verb v before another verb or clause, or
// opens the sentence.
func (f *finder) dateNear(t tree, v int) (graph.Date, bool) {
	for _, d := range f.datesIn(t.Start, t.End) {
		i := t.tokenAt(d.Start)
		if d.Date == "" || i < 1 {
			continue
		}
		switch t.word(i - 1) {
		case "on", "in", "last", "since":
		default:
			if w := t.word(i); w != "last" && w != "this" && w != "earlier" && w != "yesterday" {
				continue
			}
		}
		if i-1 == 0 && v < 40 && t.word(t.tokenAt(d.End-1)+1) == "," {
			return d.Date, true
		}
		if last := t.tokenAt(d.End - 1); last < v && v < last+30 && t.word(last+1) == "," && f.openBetween(t, last+1, v) {
			return d.Date, true // "that on 20 May 2023, in Jeddah, the two signed"
		}
		free := i > v && i < v+30
		for k := v + 1; k < i && free; k++ {
			if t.finite(k) || t.tag(k) == lang.VERB && !t.hyphen(k-1) || t.tag(k) == lang.SCONJ || quarrels[t.lemma(k)] {
				free = false
			}
		}
		if free {
			return d.Date, true
		}
	}
	return "", false
}

// openBetween says whether no other clause begins or ends between tokens i and v.
func (f *finder) openBetween(t tree, i, v int) bool {
	for k := i; k < v; k++ {
		if t.finite(k) && t.tag(k) != lang.AUX || t.tag(k) == lang.SCONJ || t.word(k) == ";" || t.word(k) == "”" {
			return false
		}
	}
	return true
}

// clauseOf is the verb whose clause tokens first to last stand in.
func (f *finder) clauseOf(t tree, first, last int) int {
	for i, steps := first, 0; i >= 0 && steps < maxClimb; i, steps = t.Tokens[i].Head, steps+1 {
		if (i < first || i > last) && (t.tag(i) == lang.VERB || t.Tokens[i].Head < 0) {
			return i
		}
	}
	return -1
}

// tokenAt is the token that holds the byte, or -1.
func (t tree) tokenAt(at int) int {
	for i := range t.Tokens {
		if at < t.Tokens[i].End {
			return i
		}
	}
	return -1
}

// datesIn gives the dates that begin in text[start:end].
func (f *finder) datesIn(start, end int) []date.Mention {
	lo, _ := slices.BinarySearchFunc(f.dates, start, func(d date.Mention, at int) int { return d.End - 1 - at })
	hi := lo
	for hi < len(f.dates) && f.dates[hi].Start < end {
		hi++
	}
	return f.dates[lo:hi]
}

// where places the agreement: "signed in Manila", "reached at Panmunjom".
func (f *finder) where(m *mention, uses []use) {
	t := m.t
	for _, u := range uses {
		if !dates(u) || u.act == enters {
			continue
		}
		for k := range t.Tokens {
			w := t.word(k)
			if w != "in" && w != "at" || k+1 >= len(t.Tokens) || k < m.end && k < u.at {
				continue
			}
			place, head := f.placeFrom(t, k+1)
			if place < 0 || f.water(site{entity: place}) || topical(t, m) && k > m.tail && !u.noun && t.Tokens[head].Head != u.at || u.noun && k != m.end || !u.noun && f.clauseOf(t, head, head) != u.at {
				continue
			}
			m.place = place
			return
		}
	}
}

// topical says whether what the agreement is about follows it, with places of its own:
// "a memorandum on safety in Lagos".
func topical(t tree, m *mention) bool {
	switch t.word(m.tail) {
	case "on", "for", "about", "to", "over":
		return true
	}
	return false
}

// placeFrom gives the place that the words from token i on name, behind what it is
// called by: "Manila", "the Kenyan town of Naivasha", "their stronghold of Bouaké",
// "the Ethiopian capital, Addis Ababa"; and the token that heads its name. It is -1
// where there is none.
func (f *finder) placeFrom(t tree, i int) (place, head int) {
	unit := false
	for k := i; k < len(t.Tokens) && k < i+maxCalled; k++ {
		p, named := f.set.At(t.n, k)
		switch {
		case named && p.First == k && p.Form == entity.Name:
			ids := f.set.Places(t.n, p.First, p.End, p.Head)
			if t.possessive(p.End) || len(ids) != 1 || !isPlace(f.set.Entities[ids[0]].Type) {
				return -1, -1
			}
			return ids[0], p.Head
		case units[t.word(k)]:
			unit = true
		case t.tag(k) == lang.DET, t.Tokens[k].XPOS == "PRP$", named && p.Form == entity.Adjective, compass[t.word(k)], t.tag(k) == lang.ADJ && !unit, t.noun(k) && !unit && t.noun(k+1):
		case (t.word(k) == "of" || t.word(k) == ",") && unit:
		default:
			return -1, -1
		}
	}
	return -1, -1
}

// maxCalled bounds the tokens between a preposition and a place's name.
const maxCalled = 8

func abs(n int) int {
	if n < 0 {
		return -n
	}
	return n
}
