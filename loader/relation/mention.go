package relation

import (
	"strings"

	"quoth/graph"
	"quoth/loader/article"
	lang "quoth/loader/language"
)

// mention is a place in the text where an agreement is named, or told of
// without a noun ("agreed to share the river").
type mention struct {
	t                tree
	first, end, head int // tokens of the noun phrase without its determiner
	tail             int // token after the acronym in brackets that follows
	kind             graph.AgreementKind
	name             string
	alias            string // the acronym in brackets that follows
	proper           bool   // the name is one that only this agreement has
	plural           bool
	definite         bool  // "the treaty", and every proper name
	fresh            bool  // "a new treaty", "another"
	prior            bool  // "the previous treaty"
	absent           bool  // "no agreement", "without a truce"
	bargain          bool  // told of without a noun: "agreed to share the river"
	echo             bool  // tells only who mediated the talks that led to it
	talkers          []int // whom an echo says talks are held between
	paired           bool  // an agreement only where two are party to it: "signed a declaration"
	weak             bool  // called by a noun or acronym that may stand for anything else: "Partnership"
	owned            bool  // "Kenya's treaty"
	heading          bool  // stands in a headline
	strong           bool  // tells of an agreement even where no party is named
	date             graph.Date
	old              bool // the date is of years before the article
	effective        bool // the date is when it took effect
	status           graph.AgreementStatus
	place            int
	actors           []actor
	agreement        int // number of the agreement that it speaks of, counted from 1 once that is stated
}

// mentions finds the nouns in a sentence that name agreements.
func (f *finder) mentions(t tree) []mention {
	var found []mention
	titled := f.titled(t)
	for i := 0; i < len(t.Tokens); i++ {
		kind, head, ok := f.agreementNoun(t, i)
		weak := false
		if !ok && !titled {
			kind, head, ok = f.title(t, i)
			weak = ok
		}
		if !ok {
			continue
		}
		m := mention{t: t, head: head, kind: kind, place: -1, end: head + 1, heading: f.heading(t), weak: weak}
		f.bound(&m, i)
		f.extend(&m, titled)
		if t.word(i) == "cessation" {
			m.head = i // "of hostilities" belongs to its name
		}
		f.narrow(&m)
		m.tail = f.aliased(t, m.end)
		if m.tail == m.end+3 {
			m.alias = t.Tokens[m.end+1].Form
		}
		if m.absent || f.figurative(&m) {
			continue
		}
		if n := len(found); n > 0 && m.kind == graph.Ceasefire && f.upon(&found[n-1], &m) {
			m.naming(f.doc.Text, titled)
			found[n-1].kind = graph.Ceasefire
			if found[n-1].bare() {
				found[n-1].name = m.name
			}
			continue
		}
		if f.hyphened(t, m.end) {
			continue // "a truce-for-hostages deal": its head follows
		}
		m.naming(f.doc.Text, titled)
		if n := len(found); n > 0 && found[n-1].first >= m.first {
			found = found[:n-1] // "a ceasefire and hostage release deal"
		}
		found = append(found, m)
		i = max(i, m.tail-1)
	}
	return found
}

// hyphened says whether an agreement noun follows token i, a hyphen, over words
// that hyphens join.
func (f *finder) hyphened(t tree, i int) bool {
	if !t.hyphen(i) {
		return false
	}
	for k := i + 1; k < len(t.Tokens) && k < i+6; k++ {
		if _, _, ok := f.agreementNoun(t, k); ok {
			return true
		}
		if !t.hyphen(k) && !t.hyphen(k-1) && !t.noun(k) {
			return false
		}
	}
	return false
}

// upon says whether b is what a is an agreement on: "an agreement was reached on
// a complete ceasefire".
func (f *finder) upon(a, b *mention) bool {
	t := a.t
	if a.kind != graph.Accord && a.kind != graph.Deal {
		return false
	}
	on := false
	for k := a.end; k < b.first; k++ {
		on = t.word(k) == "on" || t.word(k) == "for" || on && t.tag(k) == lang.DET
		if f.dated(t, k) {
			on = false
			continue
		}
		if !on && t.tag(k) != lang.AUX && t.tag(k) != lang.VERB && t.tag(k) != lang.ADV && !t.participle(k) {
			return false
		}
	}
	return on
}

// agreementNoun says whether token i, or "cease-fire" from it on, is a noun
// that names an agreement, its kind, and the token that heads it.
func (f *finder) agreementNoun(t tree, i int) (graph.AgreementKind, int, bool) {
	if t.word(i) == "cease" && (t.hyphen(i+1) && t.word(i+2) == "fire" || t.word(i+1) == "fire") {
		head := i + 1
		if t.hyphen(i + 1) {
			head = i + 2
		}
		return graph.Ceasefire, head, true
	}
	if t.word(i) == "cessation" && t.word(i+1) == "of" && singular(t.word(i+2)) == "hostility" {
		head := i + 2
		if _, ok := agreementNouns[t.lemma(i+3)]; ok && t.noun(i+3) {
			head++
		}
		return graph.Ceasefire, head, true
	}
	switch t.word(i) {
	case "ceasefire", "truce", "armistice", "treaty", "pact", "memorandum": // no verbs, whatever their tag
	default:
		if !t.noun(i) {
			return "", 0, false
		}
	}
	kind, ok := agreementNouns[singular(t.word(i))]
	if !ok {
		kind, ok = agreementNouns[t.lemma(i)]
	}
	return kind, i, ok
}

// title says whether token i is an acronym of an agreement or heads a title that
// may be one's, its kind, and the token that the title ends with.
func (f *finder) title(t tree, i int) (graph.AgreementKind, int, bool) {
	if kind, ok := acronyms[t.Tokens[i].Form]; ok && !t.noun(i+1) {
		return kind, i, true
	}
	if !t.capital(i) || i == 0 || !t.capital(i-1) && !t.hyphen(i-1) {
		return "", 0, false
	}
	if t.word(i) == "plan" && t.word(i+1) == "of" && t.word(i+2) == "action" {
		return titleNouns["plan of action"], i + 2, true
	}
	kind, ok := titleNouns[t.word(i)]
	return kind, i, ok && !t.capital(i+1)
}

// singular cuts the plural ending of an agreement noun.
func singular(w string) string {
	switch {
	case strings.HasSuffix(w, "ties"):
		return w[:len(w)-3] + "y"
	case w == "memoranda":
		return "memorandum"
	case strings.HasSuffix(w, "s"):
		return w[:len(w)-1]
	}
	return w
}

// titled says whether the sentence is set in capitals as titles are, so that
// they tell nothing of names.
func (f *finder) titled(t tree) bool {
	capitals, words := 0, 0
	for i := range t.Tokens {
		if t.noun(i) || t.tag(i) == lang.VERB || t.tag(i) == lang.ADJ {
			words++
			if t.capital(i) {
				capitals++
			}
		}
	}
	if f.kind(t) == article.Paragraph {
		return words > 5 && capitals == words
	}
	return words > 2 && capitals*4 >= words*3
}

// heading says whether the sentence is a headline.
func (f *finder) heading(t tree) bool {
	k := f.kind(t)
	return k == article.Title || k == article.Heading || f.titled(t)
}

// bound finds where the noun phrase begins; from is the first token of the noun.
func (f *finder) bound(m *mention, from int) {
	t := m.t
	m.first = from
	for m.first > 0 {
		k := m.first - 1
		switch tag := t.tag(k); {
		case brokered[t.word(k)] && f.attributive(t, k):
			m.first = k
			continue
		case k+1 == m.head && t.Tokens[k].XPOS == "VBG" && t.Tokens[m.head].Head == k && k > 0 && t.tag(k-1) != lang.ADP && onObject[t.lemma(k)].words == "",
			k+1 == m.head && t.Tokens[k].XPOS == "VBG" && k > 1 && t.word(k-1) == "on" && t.lemma(k-2) == "agree":
			m.first = k // "agree on patrolling deal"
			continue
		case tag == lang.ADP && t.hyphen(k-1) && t.hyphen(k+1), t.hyphen(k), tag == lang.NOUN, tag == lang.PROPN, tag == lang.NUM, tag == lang.ADJ,
			tag == lang.VERB && (t.Tokens[k].XPOS == "VBN" || t.Tokens[k].XPOS == "VBG") && (t.hyphen(k-1) || t.Tokens[k].Rel == "amod"),
			tag == lang.PUNCT && strings.ContainsAny(t.word(k), "“‘\"") && k > 0 && t.tag(k-1) == lang.DET:
			m.first = k
			continue
		case tag == lang.CCONJ && (t.tag(k-1) == lang.ADJ && t.tag(k+1) == lang.ADJ || agreementNouns[t.word(k-1)] == graph.Ceasefire && k+1 < m.head || m.weak && t.capital(k-1) && t.capital(k+1)):
			m.first = k
			continue
		case tag == lang.DET, t.Tokens[k].XPOS == "PRP$", t.possessive(k):
			m.owned = t.possessive(k)
			w := t.word(k)
			m.definite = w == "the" || w == "this" || w == "that" || w == "its" || w == "their" || w == "those" || w == "these" || t.possessive(k)
			m.fresh = w == "another"
			m.prior = earlier[t.word(m.first)]
			m.absent = w == "no" || w == "any" || t.word(k-1) == "without"
		case tag == lang.PUNCT:
			m.definite = f.quotedAfter(t, k)
		}
		return
	}
}

// earlier are the words, first in its phrase, for an agreement that came before the
// one that the text tells of.
var earlier = words("previous; earlier; prior; preceding; original")

// quotedAfter says whether the closing quotation mark at token k ends words that a
// "the" stands before: "the “historic” agreement".
func (f *finder) quotedAfter(t tree, k int) bool {
	if !strings.ContainsAny(t.word(k), "”’\"") {
		return false
	}
	for i := k - 1; i > 0 && i > k-5; i-- {
		if strings.ContainsAny(t.word(i), "“‘\"") {
			w := t.word(i - 1)
			return w == "the" || w == "this" || w == "that"
		}
	}
	return false
}

// attributive says whether the participle at token k stands with a name before it
// in a noun phrase: "the Qatar-UN brokered deal", not "Qatar brokered deals".
func (f *finder) attributive(t tree, k int) bool {
	m, ok := f.set.At(t.n, k-1)
	if !ok || m.End != k || f.nation(t, k-1) < 0 {
		return false
	}
	i := m.First - 1
	if t.hyphen(i) {
		i -= 2
	}
	return t.tag(i) == lang.DET
}

// extend takes in what follows the head of a proper name: "Treaty of
// Tordesillas", "Convention on the Rights of the Child".
func (f *finder) extend(m *mention, titled bool) {
	t := m.t
	if titled || !t.capital(m.head) {
		if t.word(m.head) == "memorandum" && t.word(m.head+1) == "of" && t.word(m.head+2) == "understanding" {
			m.end = m.head + 3
		}
		return
	}
	i := m.head + 1
	switch t.word(i) {
	case "of", "on", "for", "against", "concerning", "relating", "regarding":
	case "to":
		if m.kind != graph.Protocol {
			return // "notice of withdrawal from the Convention to the Secretary-General"
		}
	default:
		return
	}
	if f.dated(t, i+1) {
		return
	}
	about := t.word(i) != "of"
	last := m.end
	for ; i < len(t.Tokens); i++ {
		switch w := t.word(i); {
		case t.capital(i) && !f.dated(t, i):
			last = i + 1
			continue
		case w == "of", w == "on", w == "the", w == "for", w == "against", t.hyphen(i):
			continue
		case w == "and" && t.capital(i+1) && !f.apart(t, i+1, about):
			continue
		case (w == "in" || w == "to" || w == ",") && about && (t.capital(i+1) || w == "to" && t.word(i+1) == "the" && t.capital(i+2)):
			continue
		}
		break
	}
	m.end = last
}

// apart says whether the word after "and" is the name of an actor, and so
// hardly the end of an agreement's name.
func (f *finder) apart(t tree, i int, about bool) bool {
	if about {
		return false
	}
	_, ok := f.set.At(t.n, i)
	return ok
}

// dated says whether a date begins at token i.
func (f *finder) dated(t tree, i int) bool {
	if i >= len(t.Tokens) {
		return false
	}
	for _, d := range f.datesIn(t.Tokens[i].Start, t.Tokens[i].End) {
		if d.Start < t.Tokens[i].End && t.Tokens[i].Start < d.End {
			return true
		}
	}
	return false
}

// narrow gives the kind by the words before and after the head: a "ceasefire
// agreement" is a ceasefire, and an "agreement on a ceasefire" is one mention of it.
func (f *finder) narrow(m *mention) {
	t := m.t
	for k := m.first; k < m.head; k++ {
		if kind, _, ok := f.agreementNoun(t, k); ok && kind == graph.Ceasefire {
			m.kind = kind
			return
		}
	}
	if w := t.word(m.end); m.kind != graph.Accord && m.kind != graph.Deal || w != "on" && w != "for" {
		return
	}
	for k := m.end + 1; k < min(len(t.Tokens), m.end+6); k++ {
		if kind, head, ok := f.agreementNoun(t, k); ok && kind == graph.Ceasefire {
			m.kind, m.end = kind, head+1
			return
		}
		if t.tag(k) != lang.DET && t.tag(k) != lang.ADJ && t.tag(k) != lang.VERB && !t.noun(k) && !t.hyphen(k) && t.tag(k) != lang.NUM {
			return
		}
	}
}

// naming makes the name of the words, and says whether it is a proper one.
func (m *mention) naming(text string, titled bool) {
	t := m.t
	first := m.first
	for first < m.head && (t.tag(first) == lang.PUNCT || t.tag(first) == lang.NUM && len(t.word(first)) == 4 && t.word(first) < "a" || t.Tokens[first].Form == "new" || t.word(first) == "another") {
		m.fresh = m.fresh || t.Tokens[first].Form == "new"
		first++
	}
	for t.capital(m.head) && !titled && first < m.head && !t.capital(first) {
		first++ // "the ill-fated Treaty of Sèvres"
	}
	m.plural = strings.HasSuffix(t.word(m.head), "s") && t.Tokens[m.head].XPOS != "NN"
	start, end := t.Tokens[first].Start, t.Tokens[m.end-1].End
	m.name = strings.Join(strings.Fields(text[start:end]), " ")
	own, capitals := false, t.capital(m.head) && (m.head > 0 || m.end > m.head+1)
	for k := first; k < m.end; k++ {
		if (t.tag(k) == lang.PROPN || t.capital(k) && k > 0) && !generics[t.word(k)] && !t.hyphen(k) {
			own = true
		}
	}
	m.proper = own && capitals && !titled
	if !capitals && !titled {
		// "the Minsk agreements", but not "the Gaza truce"
		m.proper = own && m.kind != graph.Ceasefire && m.kind != graph.Deal && m.head == first+1 &&
			t.tag(first) == lang.PROPN && m.definite
	}
	m.proper = m.proper || m.weak
	m.definite = m.definite || m.proper
	switch m.kind {
	case graph.Ceasefire, graph.Treaty:
		m.strong = true
	}
	m.strong = m.strong || m.proper || capitals && !titled && m.first < m.head
}
