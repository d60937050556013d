package attribution

import (
	"strings"

	"quoth/loader/language"
)

// phrase is a noun phrase: tokens [first, end) and the token that heads it.
// The zero value, and any without a head, is no phrase.
type phrase struct{ first, end, head int }

var none phrase

func (p phrase) ok() bool { return p.head >= 0 && p.first < p.end }

// nounPhrase gives the phrase that a token heads, without relative clauses set
// off by commas and without punctuation at its ends.
func (t *tree) nounPhrase(head int) phrase {
	p := phrase{t.first(head), t.end(head), head}
	for k := range t.children(head) {
		switch {
		case k > head && t.is(k, "acl:relcl", "acl", "parataxis", "advcl", "ccomp") && t.first(k) > head:
			if t.is(k, "acl:relcl", "acl") && t.restricts(k, head) {
				continue // restrictive: "people familiar with the matter"
			}
			p.end = min(p.end, t.first(k))
		case k < head && t.is(k, "cop", "nsubj", "aux", "expl"):
			p.first = max(p.first, t.end(k)) // the head is a predicate: "It was the judge who"
		case k < head && t.is(k, "punct", "cc") && t.first(k) > p.first:
			// within a list: "Chad, Mali"
		case k < head && (t.is(k, "cc", "mark", "punct", "discourse", "advcl", "parataxis") || t.is(k, "acl", "amod") && t.end(k) < head && t.comma(t.end(k)) && t.verbal(k)):
			p.first = max(p.first, t.end(k))
		}
	}
	for i := p.first; i < p.head; i++ {
		switch t.toks[i].Form {
		case "--", "—", "–", "―", ":", ";":
			p.first = i + 1 // a dateline, or the end of what came before
		}
	}
	if n := p.head + 2; n < p.end && t.toks[n-1].XPOS == "POS" && t.nounLike(n) {
		p.head = n // "Chad's Diallo" is not Chad
		for p.head+1 < p.end && t.nounLike(p.head+1) {
			p.head++
		}
	}
	return t.trim(p)
}

// restricts tells whether clause k is a part of what names the head: "people
// familiar with the matter", "a survey published Monday".
func (t *tree) restricts(k, head int) bool {
	s := t.first(k)
	if t.comma(s-1) || t.comma(s) {
		return false
	}
	if s-1 > head {
		return true
	}
	switch t.toks[k].XPOS {
	case "VBN", "VBG", "VBD", "JJ":
		return true
	}
	return t.child(k, "nsubj", "nsubj:pass") >= 0
}

// trim drops punctuation, but for brackets, from the ends of a phrase.
func (t *tree) trim(p phrase) phrase {
	for p.first < p.head && t.mark(p.first) {
		p.first++
	}
	for p.end-1 > p.head && t.mark(p.end-1) && t.toks[p.end-1].Form != ")" {
		p.end--
	}
	return p
}

func (t *tree) comma(i int) bool {
	if i < 0 || i >= len(t.toks) {
		return false
	}
	switch t.toks[i].Form {
	case ",", "—", "–", "--", ";", "(", "…":
		return true
	case "-":
		return i == 0 || t.dash(i) // not that of "Port-au-Prince"
	}
	return false
}

// passive tells whether a verb stands in the passive.
func (t *tree) passive(v int) bool {
	active := false
	for k := range t.children(v) {
		switch {
		case t.is(k, "aux:pass"):
			return true
		case k < v && t.is(k, "aux"):
			active = true // "have called", not "have been called"
		}
	}
	return !active && t.child(v, "nsubj:pass") >= 0 && t.child(v, "nsubj") != t.child(v, "nsubj:pass")
}

// agent gives the phrase that a passive verb or a participle names with "by".
func (t *tree) agent(v int) phrase {
	for k := range t.children(v) {
		if k > v && t.is(k, "obl", "nmod") && t.preposition(k) == "by" {
			p := t.nounPhrase(k)
			for p.first < p.head && (t.toks[p.first].Rel == "case" || t.lower(p.first) == "by") {
				p.first++
			}
			return p
		}
	}
	return none
}

// hopLimit bounds the walk from a verb to the verb whose subject it shares.
const hopLimit = 8

// subject gives the phrase that does what the verb says: its own subject, the
// subject it shares with the verb it is joined to, the noun it modifies, or the
// phrase behind it where the order is turned ("said the minister").
func (t *tree) subject(v int) phrase {
	if t.passive(v) {
		return t.grammaticalSubject(v)
	}
	if p := t.turned(v); p.ok() {
		return p
	}
	p := t.grammaticalSubject(v)
	if a := t.adjacent(v, p); a.ok() {
		return a
	}
	if g, _ := t.group(v); p.ok() && t.relative(p.head) >= 0 && g > 0 && t.comma(g-1) && t.hasVerb(p.end, g) {
		if a := t.leading(v); a.ok() {
			return a // the clause of "who" is over: "Adams, who left, said"
		}
	}
	if next := t.skipAdverbs(p.end); p.first > v && next < len(t.toks) && t.verbal(next) && t.opensFinite(next) && v > 0 && t.comma(v-1) {
		if a := t.leading(v); a.ok() {
			return a // what follows is the subject of what is said
		}
	}
	if p.ok() {
		return p
	}
	if h := t.toks[v].Head; t.is(v, "conj") && h >= 0 && h < v && t.verbal(h) {
		if p := t.adjacent(h, none); p.ok() {
			return p
		}
		return t.leading(h)
	}
	return t.leading(v)
}

// temporal tells whether a token may be a conjunction that leads a finite
// clause, though it may be a preposition too.
func (t *tree) temporal(i int) bool {
	if i < 0 {
		return false
	}
	switch t.lower(i) {
	case "after", "before", "since", "until", "as", "than":
		return true
	}
	return false
}

func (t *tree) finite(v int) bool {
	switch t.toks[v].XPOS {
	case "VBD", "VBZ", "VBP", "MD":
		return true
	}
	return t.modal(v)
}

func (t *tree) grammaticalSubject(v int) phrase {
	start := v
	for hop := 0; hop < hopLimit; hop++ {
		passive := hop == 0 && t.passive(v)
		if s := t.child(v, "nsubj", "csubj"); s >= 0 && !passive {
			if p := t.subjectPhrase(s, v); p.ok() {
				return t.listed(p, s, v)
			}
		}
		if passive {
			return t.agent(v)
		}
		if hop == 0 {
			if p := t.inverted(v); p.ok() {
				return p
			}
		}
		for k := range t.children(v) {
			if k < v && t.is(k, "vocative", "dislocated") && t.nounLike(k) {
				return t.subjectPhrase(k, v)
			}
		}
		h := t.toks[v].Head
		switch {
		case t.is(v, "advcl") && t.marker(v) != "" && t.finite(v) && t.marker(v) != "while":
			return none
		case h < 0:
			return none
		case hop == 0 && t.handed(v).ok():
			return t.handed(v)
		case t.is(v, "ccomp") && v != start && t.toks[start].XPOS == "VBG" && start > h && t.cueVerb(h):
		case t.is(v, "conj", "advcl", "parataxis", "ccomp", "csubj"):
			if t.is(v, "ccomp") && t.marker(v) != "" || t.nounLike(h) && !t.predicate(h) && !t.loose(start) {
				return none
			}
		case t.is(v, "xcomp"):
			if o := t.child(h, "obj", "iobj"); o >= 0 && o < v && controlsObject(t.toks[h].Lemma) {
				return t.nounPhrase(o)
			}
			if t.passive(h) {
				if s := t.child(h, "nsubj:pass"); s >= 0 {
					return t.subjectPhrase(s, v)
				}
			}
		case t.is(v, "acl:relcl"):
			return none
		case t.is(v, "acl") && t.loose(start):
		case t.is(v, "acl"):
			if t.toks[v].XPOS == "VBG" && h < v {
				p := t.nounPhrase(h)
				p.end = min(p.end, t.first(v))
				return t.trim(p)
			}
			return none
		case t.loose(start):
		default:
			return none
		}
		v = h
	}
	return none
}

// handed gives the noun right before an infinitive that is made to do what it
// says: "left many to wonder".
func (t *tree) handed(v int) phrase {
	m := v - 1
	for m > 0 && t.toks[m].Tag == language.ADV {
		m--
	}
	o := m - 1
	if o < 1 || t.lower(m) != "to" || !t.nounLike(o) && !quantities[t.lower(o)] || t.preposition(o) != "" {
		return none
	}
	p := t.nounPhrase(o)
	h := p.first - 1
	if h < 0 || !t.verbal(h) || !controlsObject(t.toks[h].Lemma) {
		return none
	}
	p.end = m
	return t.trim(p)
}

// loose tells whether a participle stands behind a comma, where it says what
// the subject of the sentence does besides, whatever it was hung on.
func (t *tree) loose(v int) bool {
	return t.toks[v].XPOS == "VBG" && t.is(v, "acl", "advcl") && !t.is(v, "acl:relcl") && t.first(v) > 0 && (t.comma(t.first(v)-1) || t.comma(t.first(v)))
}

// listed widens a subject over those before it in a list that the parser gave
// to the verb one by one: "Chad, Mali and Niger said".
func (t *tree) listed(p phrase, s, v int) phrase {
	last := s
	for k := range t.children(v) {
		if k > last && k < v && t.is(k, "nsubj") && !t.is(k, "nsubj:outer") && t.nounLike(k) {
			last = k
		}
	}
	if last == s {
		return p
	}
	w := t.subjectPhrase(last, v)
	if !w.ok() || w.end <= p.end {
		return p
	}
	if i := p.end; w.first == i+1 && t.toks[i].Form == "-" && t.toks[i].End == t.toks[i+1].Start && t.toks[i-1].End == t.toks[i].Start {
		return phrase{p.first, w.end, w.head} // "Guinea-Bissau's army"
	}
	if t.toks[p.end].Form == ":" && p.first == 0 && w.first > p.end {
		return w // "Islamabad: Prime Minister Ann Lee"
	}
	and := false
	for i := p.end; i < w.first; i++ {
		if t.lower(i) == "but" {
			return w // of the clause behind it
		}
		and = and || t.toks[i].Tag == language.CCONJ
		if !t.mark(i) && t.toks[i].Tag != language.CCONJ || t.toks[i].Form == ":" {
			return p
		}
	}
	if and {
		p.end = w.end
	}
	return p
}

// subjectPhrase is the noun phrase of a subject, cut where the verb stands.
func (t *tree) subjectPhrase(s, v int) phrase {
	if strings.EqualFold(t.toks[s].Form, "there") || strings.EqualFold(t.toks[s].Form, "it") && t.child(v, "expl") >= 0 {
		return none
	}
	p := t.nounPhrase(s)
	if s < v && p.end > v {
		p.end = v
	}
	for step := 0; step < 4 && t.leadsIn(p.first); step++ {
		i := p.first
		for i < s && t.toks[i].Form != "," {
			i++
		}
		if i >= s {
			break
		}
		p.first = i + 1 // "In Lagos, the minister"; "Asked about it, she"
	}
	if w := t.lower(p.first); p.first < p.head && (w == "which" || w == "what" || w == "that" && t.toks[p.first].XPOS == "WDT") {
		p.first++
	}
	if s < v {
		p = t.behindLead(t.lastClause(p))
	}
	// A name that the parser cut in two runs on to the verb.
	if g, _ := t.group(v); s < v && p.end < g && g-p.end <= 3 {
		last := p.end
		for last < g && (t.toks[last].Tag == language.PROPN || t.toks[last].Tag == language.NOUN) {
			last++
		}
		if last == g && t.toks[p.end-1].Tag != language.PRON {
			p.end, p.head = g, g-1
		}
	}
	return t.trim(p)
}

// lastClause cuts a clause off the front of a subject: "Chad withdrew, but
// diplomats in Mali" is about the diplomats.
func (t *tree) lastClause(p phrase) phrase {
	cut, verb, relative := -1, false, false
	for i := p.first; i < p.end-1; i++ {
		switch {
		case t.lower(i) == "who" || t.lower(i) == "which" || t.lower(i) == "that":
			relative = true
		case t.verbal(i) && t.finite(i) && !relative:
			verb = true
		case (verb || t.lower(i) == "but") && t.toks[i].Tag == language.CCONJ && t.mark(i-1):
			cut = i + 1
		}
	}
	if cut < 0 {
		return p
	}
	head := -1
	for i := cut; i < p.end && t.toks[i].Tag != language.ADP && !t.mark(i); i++ {
		if t.nounLike(i) {
			head = i
		}
	}
	if head < 0 {
		return p
	}
	return phrase{cut, p.end, head}
}

// leadsIn tells whether a token opens a phrase of time, place or circumstance
// that stands before a subject.
func (t *tree) leadsIn(i int) bool {
	switch k := t.toks[i]; {
	case k.Tag == language.ADP, k.Tag == language.SCONJ, k.XPOS == "VBG", k.XPOS == "VBN":
		return true
	default:
		return t.timeLike(i)
	}
}

// inverted reads the speaker behind a verb that stands right after a comma or
// a quotation mark, where the parser took it for an object.
func (t *tree) inverted(v int) phrase {
	if v == 0 || v+1 >= len(t.toks) {
		return none
	}
	if !t.mark(v-1) || t.bracket(v-1) || t.toks[v].XPOS == "VBG" || !t.speaks(v) || tells[t.lemma(v)] || t.described(v) {
		return none
	}
	for k := range t.children(v) {
		if k > v && t.is(k, "obj", "iobj", "obl:unmarked", "dep") && t.first(k) == v+1 && t.nounLike(k) && !t.resumes(k) && !t.made(k) {
			return t.nounPhrase(k)
		}
	}
	return none
}

// made tells whether "to" and a verb stand behind noun i, which is then who is
// to do it: "urged leaders to act".
func (t *tree) made(i int) bool {
	end := i + 1
	return end+1 < len(t.toks) && t.lower(end) == "to" && t.toks[end+1].XPOS == "VB"
}

// speaks tells whether a verb can stand beside quoted words.
func (t *tree) speaks(v int) bool {
	_, ok := t.said(v)
	return ok
}

func (t *tree) nounLike(i int) bool {
	switch t.toks[i].Tag {
	case language.NOUN, language.PROPN, language.PRON, language.NUM, language.DET:
		return true
	}
	return false
}

// predicate tells whether a nominal is a predicate: it has a subject or copula.
func (t *tree) predicate(i int) bool { return t.child(i, "cop", "nsubj") >= 0 }

// controlsObject tells whether a verb's object does what its infinitive says:
// "asked Iran to confirm".
func controlsObject(lemma string) bool {
	for _, e := range cues().verbs[lemma] {
		if e.frames&objectFrame != 0 {
			return true
		}
	}
	switch lemma {
	case "allow", "enable", "cause", "lead", "prompt", "help", "let", "make", "get", "permit", "inspire", "push", "drive", "appoint", "hire", "leave",
		"force", "compel", "require":
		return true
	}
	return false
}

// relative gives the antecedent of a relative pronoun, or -1.
func (t *tree) relative(i int) int {
	switch t.lower(i) {
	case "who", "which", "that", "whom", "whose":
	default:
		return -1
	}
	for v := t.toks[i].Head; v >= 0; v = t.toks[v].Head {
		if t.is(v, "acl:relcl") {
			return t.toks[v].Head
		}
	}
	return -1
}

// behindLead takes from a phrase what led the sentence up to a comma, where the
// grammar took both for the subject: "Following advances by the army, officials".
func (t *tree) behindLead(p phrase) phrase {
	if p.first == 0 || p.first > 3 || !circumstantial[t.lower(0)] || t.comma(p.first-1) {
		return p
	}
	for i := p.head + 1; i+1 < p.end; i++ {
		if t.toks[i].Form != "," {
			continue
		}
		head := -1
	run:
		for k := i + 1; k < p.end; k++ {
			switch t.toks[k].Tag {
			case language.NOUN, language.PROPN:
				head = k
				continue
			case language.DET, language.ADJ, language.NUM:
				continue
			}
			break run
		}
		if head >= 0 {
			return phrase{i + 1, p.end, head}
		}
	}
	return p
}

// circumstantial are the words that open a sentence with what went before.
var circumstantial = map[string]bool{"following": true, "amid": true, "despite": true, "after": true, "during": true, "since": true}
