package relation

import (
	"strings"

	"quoth/graph"
	"quoth/loader/entity"
	lang "quoth/loader/language"
)

// figurative says whether the noun names no agreement between actors here.
func (f *finder) figurative(m *mention) bool {
	t := m.t
	next := m.end
	if m.weak {
		return false
	}
	if in, ok := f.set.At(t.n, m.head); ok && in.Form == entity.Name && (in.End > m.end && m.end > m.head+1 || in.First < m.first && t.word(m.first-1) == "of") {
		return true // "the Government of National Accord"
	}
	if f.dated(t, next) {
		// "signed a memorandum Tuesday"
	} else if t.noun(next) && !t.capital(m.head) && !t.capital(next) && !strings.HasSuffix(t.word(next), "ed") || t.tag(next) == lang.PROPN && t.capital(m.head) && m.end == m.head+1 && t.Tokens[m.head].End+1 == t.Tokens[next].Start {
		if _, again := agreementNouns[t.lemma(next)]; again {
			return true // its own head follows
		}
		if _, ok := onNoun[t.lemma(next)]; !ok {
			return true // "ceasefire line", "Treaty Organization"
		}
	}
	before := t.word(m.head - 1)
	switch m.kind {
	case graph.Deal:
		switch before {
		case "plea", "immunity", "publishing", "merger", "best", "daily", "sweetheart", "done", "style", "package", "book", "record", "recording", "great", "good", "big", "raw", "real", "film", "movie", "television", "contract", "player", "shoe", "endorsement":
			return true
		}
		if m.first == m.head && t.word(m.end) == "with" && (before == "to" || t.tag(m.head-1) == lang.PRON || t.tag(m.head-1) == lang.AUX || t.tag(m.head-1) == lang.ADV) {
			return true // "to deal with"
		}
		return t.word(m.end) == "of" && !t.capital(m.head) || t.Tokens[m.head].Form == "Deal" && before == "new"
	case graph.Statement:
		return !f.jointly(m)
	case graph.Protocol:
		return !t.capital(m.head) && (before == "safety" || before == "health" || before == "security" || before == "internet" || before == "diplomatic")
	case graph.Convention:
		if m.acceded() {
			return false
		}
		if !t.capital(m.head) {
			if next := t.word(m.end); singular(t.word(m.head)) == "convention" && next != "on" && next != "against" && next != "between" && t.word(m.head) != "conventions" {
				return true // a meeting
			}
			return t.word(m.head-1) == "by" || t.word(m.head) == "charter" && t.noun(m.head+1) || before == "party" || before == "annual" || before == "national"
		}
		for k := m.first; k < m.head; k++ {
			switch t.word(k) {
			case "national", "democratic", "republican", "annual", "constitutional", "party", "baptist":
				return true
			}
		}
		if m.end == m.head+1 && m.head-m.first > 1 {
			return true // "Occupy Something Convention"
		}
		return m.first == m.head && m.end == m.head+1 && !m.definite
	}
	return t.word(m.head) == "agreement" && (before == "in" && m.first == m.head || f.consent(m))
}

// acceded says whether the words before make the noun something that is signed or
// acceded to: "are parties to the convention".
func (m *mention) acceded() bool {
	t := m.t
	k := m.first - 1
	for k > 0 && t.tag(k) == lang.DET {
		k--
	}
	switch t.lemma(k) {
	case "sign", "ratify", "denounce", "join":
		return true
	case "to", "of":
		switch t.lemma(k - 1) {
		case "party", "signatory", "accede", "accession", "ratification", "signing":
			return true
		}
	}
	return false
}

// consent says whether the agreement is that of opinions: "there was general
// agreement among".
func (f *finder) consent(m *mention) bool {
	if m.head == m.first || m.definite {
		return false
	}
	for k := m.first; k < m.head; k++ {
		switch m.t.word(k) {
		case "general", "broad", "widespread", "wide", "universal", "unanimous", "complete", "total", "little", "much", "more", "some", "tacit", "growing", "overwhelming":
		default:
			return false
		}
	}
	return true
}

// signedOver says whether the verb right before the noun phrase, or right after
// it, is one of signing.
func (m *mention) signedOver() bool {
	t := m.t
	k := m.first - 1
	for k > 0 && (t.tag(k) == lang.DET || t.Tokens[k].XPOS == "PRP$") {
		k--
	}
	return t.lemma(k) == "sign" || t.word(m.end) == "signed" || t.word(m.end+1) == "signed"
}

// jointly says whether a statement is one that binds: joint or trilateral, and
// written with a capital, dated, signed, or with provisions.
func (f *finder) jointly(m *mention) bool {
	t := m.t
	joint := false
	for k := m.first; k < m.head; k++ {
		switch t.word(k) {
		case "joint", "trilateral", "tripartite", "bilateral", "quadrilateral", "multilateral":
			joint = true
		}
	}
	if !joint && t.word(m.head) == "declaration" && (t.word(m.end) == "between" || t.word(m.end) == "of" && t.word(m.end+1) == "principles") {
		return true
	}
	named := t.word(m.head) == "declaration" && t.capital(m.head) && m.first < m.head && t.tag(m.head-1) == lang.PROPN
	if !joint && !named && m.signedOver() {
		m.paired = true
		return true
	}
	if !joint {
		return named || f.again(m)
	}
	if t.capital(m.head) && m.head > 0 {
		return true
	}
	for k := max(0, m.first-4); k < min(len(t.Tokens), m.end+9); k++ {
		switch t.lemma(k) {
		case "sign", "provision", "term", "violate", "violation", "breach", "implement", "implementation", "uphold":
			return true
		}
	}
	return false
}

// again says whether the words are "the statement" shortly behind one that actors
// made jointly, with no other between.
func (f *finder) again(m *mention) bool {
	t := m.t
	if w := t.word(m.first - 1); w != "the" && w != "this" || m.first != m.head || m.end != m.head+1 {
		return false
	}
	for n := len(f.found) - 1; n >= 0 && t.n-f.found[n].t.n <= 2; n-- {
		if last := &f.found[n]; last.kind == graph.Statement && last.t.lemma(last.head) == t.lemma(m.head) {
			return last.t.n < t.n && !f.another(last, m)
		}
	}
	return false
}

// another says whether the noun of two mentions stands between them.
func (f *finder) another(last, m *mention) bool {
	for n := last.t.n; n <= m.t.n; n++ {
		for i, token := range f.doc.Sentences[n].Tokens {
			if token.Lemma == m.t.lemma(m.head) && (n > last.t.n || i > last.head) && (n < m.t.n || i < m.head) {
				return true
			}
		}
	}
	return false
}
