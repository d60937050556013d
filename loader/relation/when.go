package relation

import (
	"slices"

	"quoth/graph"
	"quoth/loader/date"
	"quoth/loader/entity"
	lang "quoth/loader/language"
)

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
			if typ := f.set.Entities[place].Type; m.kind == graph.Ceasefire && k == m.tail && typ != graph.City && typ != graph.Place {
				continue // "a ceasefire in Gaza" holds there
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
	case "on", "for", "about", "over":
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
