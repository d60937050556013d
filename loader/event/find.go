package event

import (
	"slices"
	"strings"

	"quoth/graph"
	"quoth/loader/article"
	"quoth/loader/date"
	"quoth/loader/entity"
	"quoth/loader/language"
)

// Find finds the events of a document. The set's entities, and the dates of the
// text in order, are those of the document; the article says when it was
// published and which of its blocks say nothing.
func Find(doc *language.Document, art *article.Text, entities *entity.Set, dates []date.Mention) *Events {
	f := &finder{doc: doc, art: art, set: entities, dates: dates}
	for n := range doc.Sentences {
		t := tree{Sentence: &doc.Sentences[n], n: n}
		first := len(f.found)
		for i := range t.Tokens {
			if m, ok := f.mention(t, i); ok {
				f.found = append(f.found, m)
			}
		}
		f.tolls(t, first)
	}
	return f.join()
}

// finder reads one document.
type finder struct {
	doc   *language.Document
	art   *article.Text
	set   *entity.Set
	dates []date.Mention
	found []mention
	harm  []harm
}

// mention is an event as one word of one sentence names it.
type mention struct {
	Event
	at       int // the token
	definite bool
	sentence int
}

// mention reads the event that token i names.
func (f *finder) mention(t tree, i int) (mention, bool) {
	m := mention{at: i, sentence: t.n, Event: Event{Place: -1}}
	first, end := i, i+1
	verb := t.verb(i)
	switch {
	case verb:
		s, ok := verbs[t.lemma(i)]
		if !ok && t.byPhone(i) {
			s, ok = sort{kind: graph.Call, name: "phone call"}, true
		}
		if !ok {
			return mention{}, false
		}
		m.Kind, m.Name, m.Rule = s.kind, s.name, "event: verb"
	case t.noun(i) && t.Tokens[i].Rel != "compound":
		first = t.phrase(i)
		s, ok := t.sort(first, i)
		if !ok && f.struck(t, first, i) {
			s, ok = sort{kind: graph.Attack}, true
		}
		if !ok {
			return mention{}, false
		}
		m.Kind, m.Name, m.Rule = s.kind, f.name(t, first, i), "event: noun"
	default:
		return mention{}, false
	}
	real, planned := t.reality(i)
	if !real {
		return mention{}, false
	}
	m.Planned = planned
	if verb {
		f.byVerb(t, &m)
		if t.lemma(i) == "attack" && m.Place < 0 && !slices.ContainsFunc(m.Participants, func(p Participant) bool { return p.Role == graph.Target }) {
			return mention{}, false // a budget, in a speech
		}
		if len(m.Participants) == 0 && m.Place < 0 || m.Kind == graph.Meeting && len(m.Participants) < 2 {
			return mention{}, false
		}
	} else {
		f.byNoun(t, &m, first)
		m.definite = slices.Contains([]string{"the", "this", "that", "these", "those", "its", "their"}, t.word(first))
	}
	if f.inWords(t, &m) {
		return mention{}, false
	}
	if m.Place < 0 {
		m.Place = f.where(t, i)
	}
	if !t.ended(i) {
		m.Date = f.when(t, i)
	}
	if m.Date != "" && f.art != nil && f.art.Published != "" && m.Date.First() > f.art.Published.Last() {
		m.Planned = true
	}
	m.Mentions = []Span{t.span(t.modified(first, i), end)}
	return m, true
}

// struck says whether noun i is the strike of a country on or in a named place,
// or one that kills: "an Israeli strike on Tyre", not "a French strike on Tuesday".
func (f *finder) struck(t tree, first, i int) bool {
	if t.lemma(i) != "strike" || !slices.ContainsFunc(f.set.Within(t.n, first, i), func(n entity.Mention) bool {
		return f.set.Entities[n.Entities[0]].Type == graph.Country
	}) {
		return false
	}
	if v := t.Tokens[i].Head; v >= 0 && t.verb(v) && t.Tokens[i].Rel.Is("nsubj") && (deadly[t.lemma(v)] || harms[t.lemma(v)] != "") {
		return true
	}
	for _, v := range t.Children(i) {
		if t.verb(v) && t.Tokens[v].Rel.Is("acl") && (deadly[t.lemma(v)] || harms[t.lemma(v)] != "") {
			return true
		}
	}
	if w := t.word(i + 1); w != "on" && w != "against" {
		return false
	}
	head, _ := t.chunk(i + 2)
	if head < 0 {
		return false
	}
	n, ok := f.set.At(t.n, head)
	return ok && n.Form == entity.Name
}

// inWords says whether an "attack" is made in words: one person on another.
func (f *finder) inWords(t tree, m *mention) bool {
	return t.lemma(m.at) == "attack" && slices.ContainsFunc(m.Participants, func(p Participant) bool {
		return p.Role == graph.Target && f.set.Entities[p.Entity].Type == graph.Person
	})
}

// byVerb reads who takes part in what a verb names.
func (f *finder) byVerb(t tree, m *mention) {
	doer, done := graph.Participates, graph.Participates
	if m.Kind == graph.Attack || m.Kind == graph.Operation {
		doer, done = graph.Agent, graph.Target
	}
	passive := t.passive(m.at)
	if s := t.subject(m.at); s >= 0 {
		if passive {
			f.undergoes(t, m, s, done)
		} else {
			f.take(t, m, s, doer)
		}
	}
	if o := t.Child(m.at, "obj"); o >= 0 {
		f.undergoes(t, m, o, done)
	}
	for k := m.at + 1; k+1 < len(t.Tokens) && !t.verb(k); k++ {
		switch w := t.word(k); {
		case w == "with" && doer == graph.Participates, w == "by" && passive:
			f.list(t, m, k+1, doer)
		}
	}
}

// undergoes adds what an event is aimed at: a place that is no country is where
// it happens.
func (f *finder) undergoes(t tree, m *mention, head int, role graph.EventRole) {
	if role == graph.Target {
		if p := f.placeAt(t, head); p >= 0 && f.set.Entities[p].Type != graph.Country {
			m.Place = p
			return
		}
		if c := t.Child(head, "nmod", "appos", "compound", "flat"); c >= 0 && !slices.ContainsFunc(t.Children(head), func(k int) bool { return t.Tokens[k].Rel == "nmod:poss" }) {
			// "the town of Humera"
			if p := f.placeAt(t, c); p >= 0 && f.set.Entities[p].Type != graph.Country {
				m.Place = p
				return
			}
		}
	}
	f.take(t, m, head, role)
}

// byNoun reads who takes part in what a noun names: in its phrase, behind it,
// and in the clause that it stands in.
func (f *finder) byNoun(t tree, m *mention, first int) {
	armed := m.Kind == graph.Attack || m.Kind == graph.Operation
	doer := graph.Participates
	if armed {
		doer = graph.Agent
	}
	// "Russian missile strike", "Mali's operation", "Franco-German talks"
	for _, n := range f.set.Within(t.n, first, m.at) {
		if n.Form == entity.Adjective && n.End < m.at && t.tag(n.End) == language.PROPN {
			continue // "Canadian Pacific's merger talks"
		}
		f.addAll(m, n.Entities, doer, t.span(n.First, n.End))
	}
	if v := t.Tokens[m.at].Head; v >= 0 && t.verb(v) {
		rel := t.Tokens[m.at].Rel.Universal()
		during := rel == "obl" && t.preposition(m.at) == "during" && (m.Kind == graph.Call || m.Kind == graph.Meeting)
		if rel == "obj" && holders[t.lemma(v)] || during || (rel == "obl" || rel == "iobj") && t.lemma(v) == "tell" {
			if s := t.doer(v); s >= 0 {
				f.take(t, m, s, doer)
			}
		}
		for _, o := range t.Children(v) {
			if t.Tokens[o].Rel.Is("obl") && t.preposition(o) == "with" && !armed && rel == "obj" {
				f.take(t, m, o, doer)
			}
		}
	}
	// "between X and Y", "by X", "on Y", one behind the other.
	for k := m.at + 1; k+1 < len(t.Tokens); {
		role := graph.EventRole("")
		switch w := t.word(k); {
		case (w == "between" || w == "with" || w == "of" && m.Kind == graph.Meeting) && !armed:
			role = graph.Participates
		case w == "by" && armed:
			role = graph.Agent
		case w == "for" && m.Kind == graph.Briefing, w == "of", w == "in", w == "near", w == "at", w == "from":
			if w == "of" && armed {
				role = graph.Target
				if t.lemma(m.at) == "operation" || t.lemma(m.at) == "measure" || t.lemma(m.at) == "activity" {
					role = graph.Agent
				}
			}
		case (w == "against" || w == "on" || w == "upon") && armed:
			role = graph.Target
		default:
			return
		}
		head, end := t.chunk(k + 1)
		if head < 0 {
			return
		}
		if role == graph.Target {
			f.undergoes(t, m, head, role)
		} else if role != "" {
			end = f.list(t, m, k+1, role)
		}
		k = end
	}
}

// list adds those that the phrase at token k names, and the phrases that "and"
// and commas join to it. It gives the end of the last.
func (f *finder) list(t tree, m *mention, k int, role graph.EventRole) int {
	head, end := t.chunk(k)
	if head < 0 {
		return end
	}
	f.take(t, m, head, role)
	for end < len(t.Tokens) && (t.word(end) == "and" || t.word(end) == ",") {
		next, after := t.chunk(end + 1)
		if next < 0 || after < len(t.Tokens) && t.verb(after) {
			break
		}
		f.take(t, m, next, role)
		end = after
	}
	return end
}

// take adds the named entities that the phrase with the given head stands for,
// and those that "and" joins to it.
func (f *finder) take(t tree, m *mention, head int, role graph.EventRole) {
	for _, h := range t.joined(head) {
		first, end := t.reach(h)
		var known []int
		if t.tag(h) != language.PRON || !slices.Contains([]string{"i", "we", "you", "us", "me"}, t.word(h)) {
			known = f.set.Parties(t.n, first, end, h)
		}
		if f.addAll(m, known, role, t.span(first, h+1)) {
			continue
		}
		if t.word(h+1) == "of" {
			// "delegates of the African Union"
			if inner, after := t.chunk(h + 2); inner >= 0 {
				f.addAll(m, f.set.Parties(t.n, h+2, after, inner), role, t.span(h+2, after))
			}
		}
		if sent[t.lemma(h)] {
			// "Ethiopian forces", "its officials"
			for _, n := range f.set.Within(t.n, first, h) {
				f.addAll(m, n.Entities, role, t.span(first, h+1))
			}
			if p := t.Child(h, "nmod:poss"); p >= 0 && t.tag(p) == language.PRON {
				f.addAll(m, f.set.Parties(t.n, p, p+1, p), role, t.span(first, h+1))
			}
		}
	}
}

// addAll adds entities that have a name and can act, each once.
func (f *finder) addAll(m *mention, entities []int, role graph.EventRole, at Span) bool {
	added := false
	for _, e := range entities {
		x := &f.set.Entities[e]
		if x.Local || !acts(x.Type) {
			continue
		}
		added = true
		if !slices.ContainsFunc(m.Participants, func(p Participant) bool { return p.Entity == e }) {
			m.Participants = append(m.Participants, Participant{Entity: e, Role: role, Span: at})
		}
	}
	return added
}

func acts(t graph.EntityType) bool {
	switch t {
	case graph.Person, graph.Organization, graph.Country, graph.Group:
		return true
	}
	return false
}

// name is what the article calls the event: its noun with the words before it
// that are no names and no determiners.
func (f *finder) name(t tree, first, head int) string {
	first = t.modified(first, head)
	if n, ok := f.set.At(t.n, first); ok && n.First < first && n.End <= head {
		first = n.End // the phrase was cut short within a name
	}
	for _, n := range f.set.Within(t.n, first, head) {
		first = max(first, n.End)
	}
	for _, d := range f.dates {
		if d.Start >= t.Tokens[first].Start && d.End <= t.Tokens[head].Start {
			for first < head && t.Tokens[first].Start < d.End {
				first++ // "Sunday's attack"
			}
		}
	}
	for k := first; k < head; k++ {
		if t.hyphen(k) && k > 0 && t.tag(k-1) == language.NUM {
			first = k + 2 // "four-hour talks"
		}
		if k == first && t.tag(k) == language.PART || (t.tag(k) == language.PUNCT || quote(t.word(k))) && !t.hyphen(k) {
			first = k + 1 // behind a mark or an opening quotation mark
		}
	}
	s := t.span(first, head+1)
	return strings.Join(strings.Fields(f.doc.Text[s.Start:s.End]), " ")
}

// where gives the place of what token i names: that of its clause, the nearest
// behind it first.
func (f *finder) where(t tree, i int) int {
	best, near := -1, maxReach
	for _, n := range f.set.InSentence(t.n) {
		k := n.First - 1
		for k > 0 && (t.tag(k) == language.DET || t.tag(k) == language.ADJ || t.word(k) == "of" || t.noun(k) && t.word(k+1) == "of") {
			k--
		}
		switch t.word(max(k, 0)) {
		case "in", "at", "near", "outside":
		default:
			continue
		}
		if n.Form == entity.Adjective {
			continue
		}
		p := f.placeAt(t, n.Head)
		if q := f.ownedPlace(t, n.End); q >= 0 {
			p = q
		}
		if p < 0 {
			continue
		}
		if d := t.distance(i, k); d < near {
			best, near = p, d
		}
	}
	return best
}

// ownedPlace gives the place that is named behind a possessive ending at token i,
// whose it is: "in Malaysia's administrative capital Putrajaya", "in Nigeria's
// capital, Abuja"; or -1.
func (f *finder) ownedPlace(t tree, i int) int {
	if w := t.word(i); w != "'s" && w != "’s" {
		return -1
	}
	seat := false
	for k := i + 1; k < len(t.Tokens) && k < i+6; k++ {
		if n, ok := f.set.At(t.n, k); ok && n.First == k && n.Form == entity.Name {
			if !seat {
				return -1
			}
			return f.placeAt(t, n.Head)
		}
		switch w := t.word(k); {
		case seats[w]:
			seat = true
		case w != "," && t.tag(k) != language.ADJ && !t.noun(k):
			return -1
		}
	}
	return -1
}

// seats are the nouns that stand before a town's name.
var seats = set("capital", "city", "town", "village", "resort", "port")

// placeAt gives the place that the phrase with the given head stands for, or -1.
func (f *finder) placeAt(t tree, head int) int {
	n, ok := f.set.At(t.n, head)
	if !ok || n.Form == entity.Adjective || n.Form == entity.Pronoun {
		return -1
	}
	ids := f.set.Places(t.n, n.First, n.End, n.Head)
	if len(ids) != 1 {
		return -1
	}
	switch f.set.Entities[ids[0]].Type {
	case graph.Person, graph.Organization, graph.Group:
		return -1
	}
	return ids[0]
}

// when gives the date of what token i names.
func (f *finder) when(t tree, i int) graph.Date {
	best, near := graph.Date(""), maxReach
	at, _ := slices.BinarySearchFunc(f.dates, t.Start, func(d date.Mention, start int) int { return d.Start - start })
	for _, d := range f.dates[at:] {
		if d.Start >= t.End {
			break
		}
		k := t.tokenAt(d.Start)
		if d.Date == "" || k < 0 || t.before(i, k) {
			continue
		}
		away := t.distance(i, k)
		if t.clause(k) >= 0 && (t.clause(k) == i || t.clause(k) == t.Tokens[i].Head) {
			away = min(away, maxReach-1)
		}
		if away < near {
			best, near = d.Date, away
		}
	}
	return best
}
