package attribution

import (
	"strings"

	"quoth/loader/language"
)

// group gives the tokens of a verb group: auxiliaries and adverbs before the
// verb, particles behind it.
func (t *tree) group(v int) (first, end int) {
	first, end = v, v+1
	for first > 0 {
		p := first - 1
		if t.toks[p].Head == v && (t.is(p, "aux", "advmod") && p > v-5) && t.toks[p].Tag != language.PUNCT {
			first = p
			continue
		}
		break
	}
	for first < v && t.is(first, "advmod") && !t.is(first, "aux") {
		first++ // an adverb before the auxiliaries is not the verb's
	}
	for k := range t.children(v) {
		if k == end && t.is(k, "compound:prt") {
			end++
		}
	}
	return first, end
}

// limit gives the end of the clause that a verb's content may fill: the
// sentence's end for a main verb, the end of its own clause inside another.
func (t *tree) limit(v int) int {
	end := len(t.toks)
	for i := v; i >= 0; i = t.toks[i].Head {
		if t.is(i, "acl", "advcl", "csubj", "nsubj", "ccomp", "xcomp", "appos", "nmod", "obl", "obj", "dislocated") && !(t.is(i, "xcomp") && i > t.toks[i].Head) {
			if h := t.toks[i].Head; h < 0 || t.end(i) < t.end(h) || i < h {
				end = t.end(i)
				for i > h && t.is(i, "advcl", "ccomp") && end < len(t.toks) && !t.boundary(end) {
					end++ // a clause goes on to where another may begin
				}
				break
			}
		}
	}
	return end
}

// contentEnd gives the end of content that starts at token start behind verb
// v and whose root is c: the clause runs on until something that belongs to v
// or to what v hangs on begins: a joined verb, another attribution.
func (f *finder) contentEnd(v, c, start int) int {
	t := &f.t
	lim := t.limit(v)
	if e := t.end(c); e > lim {
		lim = e
	}
	stop := lim
	for a := v; a >= 0; a = t.toks[a].Head {
		for k := range t.children(a) {
			if k <= start || k <= v || t.below(k, c) || k == v {
				continue
			}
			if s := t.first(k); s > start && s < stop && t.boundary(s) && f.breaks(k, a, c) {
				stop = s
			}
		}
	}
	if stop < t.end(c) && stop <= start {
		stop = t.end(c)
	}
	stop = t.cutRelative(v, start, stop)
	stop = f.cutTag(v, start, f.cutSaying(v, start, stop))
	return t.closeEnd(start, f.cutPair(v, c, start, stop))
}

// cutRelative ends content in a relative clause where a comma and a finite verb
// take up the sentence again: "Adams, who said it was late, left".
func (t *tree) cutRelative(v, start, stop int) int {
	s := t.child(v, "nsubj", "nsubj:pass")
	if s < 0 || s > v || s == 0 || t.toks[s].XPOS != "WP" && t.toks[s].XPOS != "WDT" || !t.comma(s-1) {
		return stop
	}
	return t.cutResumed(start, stop)
}

// cutResumed ends content in a relative clause at the comma behind which a
// finite verb takes up the sentence again.
func (t *tree) cutResumed(start, stop int) int {
	for i := start + 1; i+1 < stop; i++ {
		if t.toks[i].Form != "," {
			continue
		}
		k := i + 1
		for k < stop-1 && t.toks[k].Tag == language.ADV {
			k++
		}
		if t.verbal(k) && t.finite(k) || t.toks[k].Tag == language.AUX {
			return i
		}
	}
	return stop
}

// cutSaying ends content where a participle of saying with its clause follows:
// "…, adding that no one was hurt".
func (f *finder) cutSaying(v, start, stop int) int {
	t := &f.t
	for i := start + 2; i+1 < stop; i++ {
		if !t.comma(i-1) && !t.quotedComma(i-1) || f.inQuotes(i) != f.inQuotes(v) {
			continue
		}
		if f.ownClause(i, stop) || t.setAgainst(v, i) {
			return i - 1
		}
		if f.saysMore(i) {
			f.pair[i] = v
			return i - 1
		}
	}
	return stop
}

// quotedComma tells whether token i is the mark behind a comma that ends quoted words.
func (t *tree) quotedComma(i int) bool {
	return i > 0 && t.toks[i-1].Form == "," && t.mark(i) && !t.opensQuote(i) && strings.ContainsAny(t.toks[i].Form, "\"”’'")
}

// setAgainst tells whether the writer sets something against what verb v says from
// token i on: "30 percent say it is fair, compared with 40 in May", "- though few agree".
func (t *tree) setAgainst(v, i int) bool {
	switch t.lower(i) {
	case "compared":
		for k := range v {
			if t.toks[k].Tag == language.NUM || quantities[t.lower(k)] {
				return t.lower(i+1) == "with" || t.lower(i+1) == "to"
			}
		}
	case "though", "although":
		return t.toks[i-1].Form != "," && t.toks[i-1].Form != "("
	}
	return false
}

// parallel tells whether a verb that the grammar joins to the cue goes on with
// the content instead: it has the content's auxiliary, and the cue has none:
// "added that they were in touch and were drafting a text".
func (t *tree) parallel(k, cue, c int) bool {
	if t.child(k, "nsubj") >= 0 || t.child(cue, "aux", "aux:pass") >= 0 {
		return false
	}
	own := t.child(k, "aux", "aux:pass", "cop")
	its := t.child(c, "aux", "aux:pass", "cop")
	return own >= 0 && its >= 0 && own > its && t.lower(own) == t.lower(its)
}

// secondThat tells whether a conjunction and "that" stand at token i, which go on
// with what is said: "said it was late and that she was tired".
func (t *tree) secondThat(i int) bool {
	return i+3 < len(t.toks) && t.toks[i].Tag == language.CCONJ && t.lower(i+1) == "that" && !t.verbal(i+2)
}

// butAlso tells whether "but" at token i answers a "not only" behind token v.
func (t *tree) butAlso(v, i int) bool {
	if t.lower(i) != "but" {
		return false
	}
	for k := v + 1; k < i; k++ {
		if w := t.lower(k); t.lower(k-1) == "not" && (w == "only" || w == "just" || w == "merely" || w == "simply") {
			return true
		}
	}
	return false
}

// foretells tells whether a verb that the grammar joins to the cue tells what will
// be, as only the content can: "said the group was no party and would raise no money".
func (t *tree) foretells(k, cue, c int) bool {
	a := t.child(k, "aux")
	if a < 0 || t.child(c, "nsubj", "nsubj:pass", "expl") < 0 || t.toks[a].XPOS != "MD" || t.child(k, "nsubj", "nsubj:pass", "expl") >= 0 || t.child(cue, "aux", "aux:pass") >= 0 {
		return false
	}
	return !t.negated(k) || !discloses[t.toks[k].Lemma]
}

// discloses are verbs for what speakers will not do: "but would not say when".
var discloses = map[string]bool{
	"say": true, "comment": true, "identify": true, "name": true, "offer": true, "elaborate": true, "provide": true,
	"give": true, "specify": true, "discuss": true, "answer": true, "confirm": true, "respond": true, "disclose": true,
	"reveal": true, "speculate": true, "commit": true, "go": true, "rule": true, "detail": true, "describe": true,
}

// saysMore tells whether token i is a participle by which a speaker goes on:
// "adding", "noting that".
func (f *finder) saysMore(i int) bool {
	t := &f.t
	return t.toks[i].XPOS == "VBG" && (t.speaks(i) || t.refers(i) || t.resumes(i+1) && t.judges(i))
}

// boundary tells whether a clause may begin at token s: behind punctuation, or
// with a conjunction.
func (t *tree) boundary(s int) bool {
	return t.mark(s) || t.mark(s-1) || t.toks[s].Tag == language.CCONJ || t.toks[s].Tag == language.SCONJ
}

// breaks tells whether a dependent k of a verb outside the content ends the
// content before it.
func (f *finder) breaks(k, head, c int) bool {
	t := &f.t
	switch {
	case t.secondThat(t.first(k)) || t.butAlso(head, t.first(k)):
		return false
	case t.is(k, "conj"):
		return (t.verbal(k) || t.child(k, "nsubj", "cop") >= 0) && t.marker(k) != "that" && !t.parallel(k, head, c) && !t.foretells(k, head, c)
	case t.is(k, "advcl"):
		if f.cueParticiple(k) {
			return true
		}
		switch t.marker(k) {
		case "though", "although", "while", "whereas":
			return t.mark(t.first(k)) || t.mark(t.first(k)-1)
		}
		return t.toks[k].XPOS == "VBG" && t.lower(k) != "including" && t.comma(t.first(k)-1) && t.child(k, "mark") < 0
	case t.is(k, "parataxis"):
		return true
	case t.is(k, "nsubj", "cop", "aux"):
		return true
	case t.is(k, "punct"):
		f := t.toks[k].Form
		return f == ")" || f == "]" || f == ";"
	}
	return false
}

// cueParticiple tells whether a token is a participle of a cue verb that opens
// a claim of its own: ", adding that".
func (f *finder) cueParticiple(k int) bool {
	t := &f.t
	if t.toks[k].XPOS != "VBG" || len(cues().verbs[t.lemma(k)]) == 0 {
		return false
	}
	m := t.marker(k)
	return m == "" || m == "while"
}

// closeEnd takes trailing punctuation and conjunctions off tokens [start, end).
func (t *tree) closeEnd(start, end int) int {
	for end > start+1 {
		k := t.toks[end-1]
		if k.Tag == language.PUNCT && k.Form != ")" && k.Form != "]" && k.Form != "%" || k.Tag == language.CCONJ {
			end--
			continue
		}
		break
	}
	return end
}

// openStart takes leading punctuation off tokens [start, end).
func (t *tree) openStart(start, end int) int {
	if start == 0 {
		start = min(t.dateline(), end)
	}
	for start < end && t.toks[start].Tag == language.PUNCT && t.toks[start].Form != "(" && t.toks[start].Form != "$" {
		start++
	}
	return start
}

// clauseStart gives the first token of the clause c behind verb v, and the
// index of the "that" before it, or -1. Addressees and times between the verb
// and the clause stay outside.
func (t *tree) clauseStart(v, c int) (start, that int) {
	start = t.first(c)
	if start <= v {
		start = v + 1
	}
	that = -1
	for i := v + 1; i < c && i < v+30; i++ {
		if t.pluralBehind(i) {
			start, that = i+1, i
			break
		}
		if t.lower(i) == "that" && t.toks[i-1].Tag == language.CCONJ && t.hasVerb(v+1, i-1) {
			break // a second clause: "said it was late and that"
		}
		if w := t.lower(i - 1); t.lower(i) == "that" && (t.toks[i-1].Tag == language.AUX && t.nearVerb(v, i-1) && i-1 > v+1 && (w == "is" || w == "was") || w == "all" && t.toks[i+1].Form == ",") {
			break // "said the truth is that"
		}
		if t.lower(i) == "that" && (t.is(i, "mark") || t.toks[i].Tag == language.SCONJ) && t.toks[i].Head >= i {
			if i+1 < len(t.toks) && (t.toks[i+1].Tag == language.AUX || t.verbal(i+1) && t.finite(i+1)) {
				break // "that" is the subject: "said that was enough"
			}
			start, that = i+1, i
			break
		}
	}
	if that < 0 {
		start = t.skipTimes(start, c)
	} else {
		for start < c && t.lower(start) == "that" { // a doubled "that"
			start++
		}
	}
	return start, that
}

// pluralBehind tells whether "that" at token i opens a clause whose subject, a
// plural, was taken for a verb: "said that talks on a truce were going on", "that
// ministers meeting in Rome had".
func (t *tree) pluralBehind(i int) bool {
	if t.lower(i) != "that" || i+2 >= len(t.toks) || t.toks[i+1].XPOS != "VBZ" || t.toks[i+1].Tag != language.VERB || t.toks[i+2].Tag != language.ADP && !strings.HasSuffix(t.toks[i+2].Form, "ing") {
		return false
	}
	for k := i + 3; k < len(t.toks) && k < i+12 && !t.mark(k); k++ {
		if t.toks[k].Tag == language.SCONJ || t.toks[k].Tag == language.PRON {
			return false
		}
		if t.verbal(k) && t.opensFinite(k) {
			return true
		}
	}
	return false
}

// skipTimes steps over weekdays and the like that stand between a verb and
// its clause: "said Friday the talks".
func (t *tree) skipTimes(start, c int) int {
	i := start
	for i < c {
		switch w := t.lower(i); {
		case weekday(w):
			i++
			if i < c && period[t.lower(i)] {
				i++ // "Monday night"
			}
		case w == "yesterday", w == "today":
			i++
		case (w == "on" || w == "last" || w == "late" || w == "early" || w == "earlier" || w == "later") && i+1 < c && weekday(t.lower(i+1)):
			i++
		case (w == "last" || w == "this" || w == "earlier" || w == "later") && i+2 < c && t.day(i, i+2) && !t.verbal(i+2):
			i += 2
		case (w == "earlier" || w == "later") && i+3 < c && t.day(i, i+3):
			i += 3
		default:
			return i
		}
	}
	return i
}

func weekday(w string) bool {
	switch w {
	case "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday":
		return true
	}
	return false
}

// refers tells whether a verb gives a voice to a stance, or names what a speaker
// turns to: "expressing hope", "pointing to".
func (t *tree) refers(v int) bool {
	switch t.lemma(v) {
	case "express", "voice", "convey":
		return true
	}
	if v+1 >= len(t.toks) || t.lower(v+1) != "to" {
		return false
	}
	switch t.lemma(v) {
	case "point", "refer", "allude":
		return true
	}
	return false
}

// judges tells whether a verb takes an object and says what it is or did.
func (t *tree) judges(v int) bool {
	for _, e := range t.lookup(v) {
		if e.frames&(predicateFrame|objectPrepFrame) != 0 {
			return true
		}
	}
	return false
}

// resumes tells whether the word behind a participle of saying shows that the
// speaker goes on: "adding that", "calling it a scandal".
func (t *tree) resumes(i int) bool {
	switch t.lower(i) {
	case "that", "it", "them", "him", "her", "this", "these", "the", "their", "his", "its":
		return true
	}
	return false
}

// cutTag ends content before a cue clause set between commas or at the end:
// "offered to help, officials said, but".
func (f *finder) cutTag(v, start, stop int) int {
	t := &f.t
	for i := start + 2; i < stop; i++ {
		if i+1 < len(t.toks) && !t.mark(i+1) && !weekday(t.lower(i+1)) && !(i+2 < len(t.toks) && t.timeLike(i+2) && t.outro(i+1)) || !t.cueVerb(i) || !t.finite(i) && !t.outro(i+1) || !t.speaks(i) || f.inQuotes(i) != f.inQuotes(v) {
			continue
		}
		for k := i - 1; k > start && k > i-14; k-- {
			if t.verbal(k) {
				break
			}
			if t.toks[k].Form == "," {
				return k
			}
		}
	}
	return stop
}

// ownClause tells whether a conjunction at token i opens a clause in which "he"
// or "she" says something more: "…, though she admitted that".
func (f *finder) ownClause(i, stop int) bool {
	t := &f.t
	switch t.lower(i) {
	case "though", "although", "but", "and", "while":
	default:
		return false
	}
	if i+2 >= stop {
		return false
	}
	switch t.lower(i + 1) {
	case "he", "she", "they":
	default:
		return false
	}
	for v := i + 2; v < stop && v < i+6; v++ {
		if t.toks[v].Tag == language.VERB {
			return t.speaks(v)
		}
	}
	return false
}

// datelineReach bounds, in tokens, a dateline.
const datelineReach = 14

// dateline gives the first token behind a dateline, "NAIROBI, May 5 (Reuters) -",
// or 0.
func (t *tree) dateline() int {
	agency := false
	for i := 0; i < len(t.toks)-1 && i < datelineReach; i++ {
		k := &t.toks[i]
		switch {
		case k.Form == "—" || k.Form == "–" || k.Form == "--" || k.Form == "-" && i > 0 && k.Start > t.toks[i-1].End:
			if agency || i > 0 && t.toks[0].Form == strings.ToUpper(t.toks[0].Form) && len(t.toks[0].Form) > 2 {
				return i + 1
			}
			return 0
		case k.Form == ")":
			agency = true
		case k.Tag == language.PROPN, k.Tag == language.NUM, k.Form == "(", k.Form == ",", k.Form == "/", k.Form == ".":
		case k.Form == strings.ToUpper(k.Form) && len(k.Form) > 1:
		default:
			return 0
		}
	}
	return 0
}
