package attribution

import (
	"strings"

	"quoth/loader/language"
)

// phrase is a noun phrase: tokens [first, end) and the token that heads it.
// A head of -1 is no phrase.
type phrase struct{ first, end, head int }

var none = phrase{head: -1}

func (p phrase) ok() bool { return p.head >= 0 }

// nounPhrase gives the phrase that a token heads, without relative clauses set
// off by commas and without punctuation at its ends.
func (t *tree) nounPhrase(head int) phrase {
	p := phrase{t.first(head), t.end(head), head}
	for k := range t.children(head) {
		switch {
		case k > head && t.is(k, "acl:relcl", "acl", "parataxis", "advcl", "ccomp") && t.first(k) > head:
			if t.is(k, "acl:relcl", "acl") && t.first(k)-1 > head && !t.comma(t.first(k)-1) && !t.comma(t.first(k)) {
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
	return t.trim(p)
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
	case ",", "—", "–", "--", "-", ";", "(", "…":
		return true
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

// turned reads the speaker right behind a verb of saying that stands after the
// comma of a whole clause: "Taxes will rise, said the minister".
func (t *tree) turned(v int) phrase {
	if v == 0 || !t.mark(v-1) || t.toks[v-1].Form == "(" || !t.finite(v) || !t.speaks(v) {
		return none
	}
	for k := range t.children(v) {
		if k > v && t.is(k, "nsubj", "obj") && t.first(k) == v+1 && t.nounLike(k) {
			p := t.nounPhrase(k)
			if p.end < len(t.toks) && (t.verbal(p.end) || t.relative(p.head) >= 0) || !t.finiteBefore(v-1) {
				return none
			}
			return p
		}
	}
	return none
}

// leading reads the subject at the head of the sentence from which a finite
// verb is parted by what commas or a relative clause set between: "Mr. Adams,
// who owns the mill, said". The parser often loses it.
func (t *tree) leading(v int) phrase {
	if !t.finite(v) {
		return none
	}
	first := 0
	for first < v && (t.toks[first].Tag == language.CCONJ || t.toks[first].Tag == language.ADV || t.mark(first)) {
		first++
	}
	if k := t.toks[first]; k.Tag == language.ADP || k.Tag == language.SCONJ || k.XPOS == "VBN" || k.XPOS == "VBG" || k.XPOS == "VBD" {
		for i := first + 1; i < v-1; i++ {
			if t.toks[i].Form == "," {
				first = i + 1 // "Asked about it, a diplomat who"
				break
			}
		}
	}
	head, i := -1, first
	for ; i < v; i++ {
		k := &t.toks[i]
		if t.comma(i) || t.lower(i) == "who" || t.lower(i) == "that" && k.Tag == language.PRON {
			break
		}
		if t.verbal(i) || k.Tag == language.SCONJ || i == first && k.Tag == language.ADP || t.mark(i) && k.Form != "." && k.Form != "-" && k.Form != "'s" {
			return none
		}
		if k.Tag == language.ADP && head >= 0 {
			for i++; i < v && !t.comma(i) && t.lower(i) != "who"; i++ { // a phrase that belongs to it
				if t.verbal(i) {
					return none
				}
			}
			break
		}
		if t.nounLike(i) {
			head = i
		}
	}
	if head < 0 || i >= v || t.comma(i) != t.comma(v-1) {
		return none
	}
	return t.trim(phrase{first, max(head+1, i), head})
}

// adjacent gives the noun phrase that stands right before a finite verb group
// where the parser made another phrase its subject.
func (t *tree) adjacent(v int, p phrase) phrase {
	g, _ := t.group(v)
	i := g - 1
	for i > 0 && t.toks[i].Tag == language.ADV {
		i--
	}
	if i < 0 || p.ok() && (p.first <= i && i < p.end || p.first > v && g > 0 && t.mark(g-1)) {
		return none
	}
	switch w := t.lower(i); w {
	case "he", "she", "they", "we", "i":
		return phrase{i, i + 1, i}
	}
	switch t.toks[v].XPOS {
	case "VBD", "VBZ", "VBP":
	default:
		return none
	}
	if t.verbal(i) && t.toks[v].XPOS == "VBD" && t.speaks(v) {
		return t.described(i, g)
	}
	switch t.toks[i].Tag {
	case language.PROPN, language.PRON:
	case language.NOUN:
	default:
		return none
	}
	if t.is(i, "nmod:poss") || t.timeLike(i) || t.relative(i) >= 0 {
		return none
	}
	h := i
	for n := t.toks[h].Head; n >= 0 && n < g && t.nounLike(n) && t.end(n) <= g && t.first(n) > p.first; n = t.toks[h].Head {
		if n < h && !t.is(h, "flat", "nmod", "appos", "fixed", "conj") {
			break
		}
		h = n
	}
	a := phrase{t.first(h), i + 1, h}
	if (t.preposition(h) != "" || a.first > 0 && t.toks[a.first-1].Tag == language.ADP || t.toks[a.first].Tag == language.ADP) && !t.temporal(a.first-1) && !t.temporal(a.first) {
		return none
	}
	if t.temporal(a.first) {
		a.first++
	}
	if a.first > a.head {
		return none
	}
	if a.first > 0 && t.toks[a.first-1].Tag != language.PUNCT && !t.verbal(a.first-1) && t.toks[a.first-1].Tag != language.CCONJ && t.toks[a.first-1].Tag != language.SCONJ && !t.temporal(a.first-1) {
		return none
	}
	return t.trim(a)
}

// described gives the noun phrase that ends at token g with a relative clause:
// "a diplomat who asked not to be named".
func (t *tree) described(i, g int) phrase {
	for hop, h := 0, t.toks[i].Head; h >= 0 && h < g && hop < hopLimit; hop, h = hop+1, t.toks[h].Head {
		if t.nounLike(h) && t.end(h) == g {
			if k := t.child(h, "acl:relcl"); k > h {
				return t.nounPhrase(h)
			}
		}
	}
	return none
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
	and := false
	for i := p.end; i < w.first; i++ {
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
	if t.toks[p.first].Tag == language.ADP || t.toks[p.first].Tag == language.SCONJ {
		for i := p.first; i < s; i++ {
			if t.toks[i].Form == "," {
				p.first = i + 1 // "In Lagos, the minister"
				break
			}
		}
	}
	if s > v && p.first <= v {
		p.first = v + 1
	}
	if p.first >= p.end {
		return none
	}
	if w := t.lower(p.first); p.first < p.head && (w == "which" || w == "what" || w == "that" && t.toks[p.first].XPOS == "WDT") {
		p.first++
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

// inverted reads the speaker behind a verb that stands right after a comma or
// a quotation mark, where the parser took it for an object.
func (t *tree) inverted(v int) phrase {
	if v == 0 || v+1 >= len(t.toks) {
		return none
	}
	if !t.mark(v-1) || t.toks[v-1].Form == "(" || t.toks[v].XPOS == "VBG" || !t.speaks(v) {
		return none
	}
	for k := range t.children(v) {
		if k > v && t.is(k, "obj", "iobj", "obl:unmarked", "dep") && t.first(k) == v+1 && t.nounLike(k) {
			return t.nounPhrase(k)
		}
	}
	return none
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
	case "allow", "enable", "cause", "lead", "prompt", "help", "let", "make", "get", "permit", "inspire", "push", "drive", "appoint", "hire":
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
