package relation

import (
	"strings"

	"quoth/graph"
	"quoth/loader/article"
	lang "quoth/loader/language"
)

// prescription is what a verb makes of its object where an agreement is its
// subject.
type prescription struct {
	form   prescriptionForm
	stance graph.Stance
}

type prescriptionForm int

const (
	clauseForm    prescriptionForm = 1 << iota // "stipulates that X shall"
	forForm                                    // "calls for X"
	objectForm                                 // "envisages X"
	predicateForm                              // "bans X": the verb is a part of what is provided
)

// prescribes reads a clause whose subject is the agreement or its terms, or a
// clause that modifies it: "the treaty bans X", "a pact requiring X to".
func (f *finder) prescribes(p provider) bool {
	t := p.t
	for k := 0; k < p.tail; k++ {
		if t.word(k) == "no" && termNouns[t.lemma(k+1)] {
			return false // "there is no provision in the treaty that allows"
		}
	}
	for _, i := range []int{p.tail, f.past(t, p.tail)} {
		v, relative := t.predicate(i)
		if v < 0 || !relative && (p.outer > 0 && (t.tag(p.outer-1) == lang.ADP || t.tag(p.outer-1) == lang.CCONJ && t.tag(p.outer-2) != lang.PUNCT)) {
			continue
		}
		if f.prescribed(p, t, v, i) {
			return true
		}
	}
	return false
}

// predicate finds the verb of which what ends before token i is the subject,
// itself or by the pronoun or participle that follows; or -1.
func (t tree) predicate(i int) (v int, relative bool) {
	if t.Tokens[min(i, len(t.Tokens)-1)].XPOS == "VBG" && t.word(i-1) != "," && t.word(i) != "binding" {
		return i, true
	}
	k := i
	if t.word(k) == "," {
		k++
	}
	if w := t.word(k); w == "which" || w == "that" {
		relative = true
		k++
	} else if k != i {
		return -1, false
	}
	for ; k < len(t.Tokens); k++ {
		switch w := t.word(k); {
		case w == "will" || w == "would" || w == "shall" || t.lemma(k) == "have" && t.tag(k) == lang.AUX || t.tag(k) == lang.ADV && !denials[w] || w == "also":
		case t.tag(k) == lang.AUX || denials[w]:
			return -1, false
		default:
			return k, relative
		}
	}
	return -1, false
}

// prescribed reads verb v with what it prescribes; its group begins at token
// from or behind it.
func (f *finder) prescribed(p provider, t tree, v, from int) bool {
	d, ok := prescriptions[t.lemma(v)]
	if t.lemma(v) == "set" && t.word(v+1) == "up" {
		d, ok = prescriptions["establish"], true
	}
	if !ok || t.Tokens[v].XPOS == "VBN" && t.passive(v) {
		return false
	}
	end := t.provisionEnd(v)
	cue := [2]int{v, v + 1}
	next := v + 1
	if t.word(next) == "up" {
		next++
	}
	switch w := t.word(next); {
	case d.form&clauseForm != 0 && (w == "that" || w == ":") && t.firstFinite(next+1, end) >= 0:
		return f.provide(p, t, cue, "clause", sure, d.stance, [2]int{next + 1, t.provisionEnd(next + 1)})
	case d.form&forForm != 0 && w == "for" && t.tag(next+1) != lang.PUNCT:
		return f.provide(p, t, [2]int{v, v + 2}, "object", likely, d.stance, [2]int{next + 1, t.objectEnd(next+1, end)})
	}
	o := t.objectHead(next)
	if o < 0 || procedures[t.lemma(o)] {
		return false
	}
	switch w := t.word(next); {
	case t.lemma(v) == "include" && (f.names(t, next) || vagueGroups[t.lemma(o)]):
		return false // who is in it
	case d.form&objectForm != 0:
		return f.provide(p, t, cue, "object", likely, d.stance, [2]int{next, t.objectEnd(next, end)})
	case d.form&predicateForm != 0 && w != "for" && w != "into":
		start := v
		for start > from && (t.tag(start-1) == lang.AUX || t.tag(start-1) == lang.ADV) {
			start--
		}
		for t.tag(start) == lang.ADV {
			start++
		}
		return f.provide(p, t, cue, "predicate", likely, d.stance, [2]int{start, end})
	}
	return false
}

// objectEnd is where the object that begins at token i ends, end at the latest: before
// a second verb of the same subject, "calls for a truce and should allow".
func (t tree) objectEnd(i, end int) int {
	for k := i + 1; k+1 < end; k++ {
		if w := t.word(k); (w == "and" || w == "but") && t.finite(k+1) && t.tag(k-1) != lang.VERB {
			if t.word(k-1) == "," {
				k--
			}
			return k
		}
		if w := t.word(k); w == "that" || w == "which" || w == "who" {
			return end // the second verb may be the clause's
		}
	}
	return end
}

// objectHead is the noun that heads the phrase at token i, an object by its
// place, or -1.
func (t tree) objectHead(i int) int {
	for k := i; k < len(t.Tokens); k++ {
		switch tag := t.tag(k); {
		case t.noun(k) || tag == lang.PRON:
			for t.noun(k + 1) {
				k++
			}
			return k
		case tag == lang.DET, tag == lang.ADJ, tag == lang.NUM, t.hyphen(k), t.Tokens[k].XPOS == "PRP$", tag == lang.ADV, tag == lang.SYM, strings.Contains("“\"", t.word(k)), t.tag(k) == lang.VERB && k > i-1 && t.Tokens[k].XPOS != "VB":
		default:
			return -1
		}
	}
	return -1
}

// names says whether a name stands at token i: "includes Chad and Mali".
func (f *finder) names(t tree, i int) bool {
	m, ok := f.set.At(t.n, i)
	return ok && m.First <= i && t.tag(i) == lang.PROPN
}

// obliges reads "X is obliged by the treaty to".
func (f *finder) obliges(p provider) bool {
	t := p.t
	by := p.outer - 1
	if t.word(by) != "by" || !bindings[t.word(by-1)] {
		return false
	}
	for k := by - 2; k >= 0 && k > by-6; k-- {
		if l := t.lemma(k); l != "be" {
			if t.tag(k) != lang.ADV && t.tag(k) != lang.AUX {
				return false
			}
			continue
		}
		if t.denied(by - 1) {
			return false
		}
		start, end := t.clauseBefore(k), t.provisionEnd(p.tail)
		return f.provide(p, t, [2]int{by, p.outer}, "bound by", likely, graph.Asserts, [2]int{start, by}, [2]int{p.tail, end})
	}
	return false
}

// goesOn reads a sentence that tells more of what the agreement of the sentence
// before provides: "in return, X will", "it also bans X", "X will also".
func (f *finder) goesOn(t tree) {
	if len(f.provided) == 0 || len(t.Tokens) < 4 {
		return
	}
	last := f.provided[len(f.provided)-1]
	if last.Content[0].Start < f.doc.Sentences[max(0, t.n-1)].Start {
		return
	}
	if t.word(0) == "in" && (t.word(1) == "return" || t.word(1) == "exchange" || t.word(1) == "turn") {
		i := 2
		if t.word(i) == "," {
			i++
		}
		end := t.provisionEnd(i)
		if v := t.firstFinite(i, end); v >= 0 && t.forced(v) {
			f.provide(last.by, t, [2]int{0, 2}, "in return", possible, graph.Asserts, [2]int{i, end})
		}
		return
	}
	if w := t.word(0); w == "it" {
		p := provider{t: t, mention: last.by.mention, first: 0, tail: 1}
		if v, _ := t.predicate(1); v >= 0 && last.Rule != "agreement: under" {
			f.prescribed(p, t, v, 1)
		}
		return
	}
	end := t.provisionEnd(0)
	v := t.firstFinite(0, end)
	if v > 0 && t.word(v+1) == "also" && t.forced(v) && t.word(v) != "may" {
		f.provide(last.by, t, [2]int{v + 1, v + 2}, "also", implied, graph.Asserts, [2]int{0, end})
	}
}

// maxItems bounds the items of a list that are read.
const maxItems = 40

// list is the agreement whose provisions stand in a list, one a sentence.
type list struct {
	by    provider
	next  int // the sentence that may hold the next item
	items int
}

// listing opens a list where a sentence of an agreement ends with a colon: "The
// accord provides:".
func (f *finder) listing(t tree, first int) {
	if n := len(t.Tokens); n > 0 && t.word(n-1) == ":" && first < len(f.found) && len(t.Tokens) < 30 {
		f.list = list{by: f.provider(len(f.found) - 1), next: t.n + 1}
	}
}

// item reads a sentence that is an item of the list that is open.
func (f *finder) item(t tree) bool {
	l := &f.list
	if l.next == 0 || l.next != t.n || l.items >= maxItems || len(t.Tokens) < 3 {
		return false
	}
	if t.bullet(0) == 0 && f.kind(t) != article.ListItem && !t.infinitive(2) && !t.infinitive(1) {
		return false
	}
	l.next++
	for i := 0; i < len(t.Tokens) && l.items < maxItems; l.items++ {
		first, end := i+t.bullet(i), t.next(i, ";")
		if t.tag(first) == lang.NUM || t.tag(first) == lang.ADJ && t.firstFinite(first, end) < 0 {
			i = end + 1
			continue // "valid for 3 years"
		}
		f.provide(l.by, t, [2]int{i, i}, "list", likely, graph.Asserts, [2]int{first, end})
		i = end + 1
	}
	return true
}

// bullet is the length of the mark or number at token i with which an item of a
// list begins, or 0.
func (t tree) bullet(i int) int {
	switch w := t.word(i); {
	case w == "-" || w == "–" || w == "—" || w == "•" || w == "*" || w == "·":
		return 1
	case len(w) > 0 && len(w) <= 3 && (t.tag(i) == lang.NUM || len(w) == 1) && (t.word(i+1) == "." || t.word(i+1) == ")"):
		return 2
	case w == "(" && t.word(i+2) == ")":
		return 3
	}
	return 0
}
