package attribution

import (
	"quoth/graph"
	"quoth/loader/language"
)

// readTag reads "Prices will fall, one old friend recently said" and "That,
// they believe, would help" by the words alone, where the grammar lost the
// speaker or the clause.
func (f *finder) readTag(v int, e entry) ([]Span, phrase, bool) {
	t := &f.t
	source := t.tagSource(v)
	if !source.ok() || !t.tags(e, source) || f.crosses(source.head, v) {
		return nil, none, false
	}
	left := t.openStart(0, source.first-1)
	for left < source.first-1 && t.toks[left].Tag == language.CCONJ {
		left++
	}
	end := t.closeEnd(left, source.first-1)
	_, next := t.group(v)
	if next < len(t.toks)-2 && t.toks[next].Form == "," {
		right := next + 1
		last := t.closeEnd(right, len(t.toks))
		if left >= end || !t.verbal(right) || !t.opensFinite(right) {
			return nil, none, false
		}
		return []Span{t.span(left, end), t.span(right, last)}, none, true
	}
	if !t.tagEnds(next) || !t.finiteIn(left, end) {
		return nil, none, false
	}
	switch t.lower(left) {
	case "after", "when", "while", "as", "if", "because", "although", "though", "before", "once", "asked", "speaking", "in", "on", "at",
		"following", "amid", "despite":
		return nil, none, false
	}
	return f.tokenSpans(left, end), none, true
}

// tags tells whether a verb of entry e may stand with its subject alone beside
// what is said.
func (t *tree) tags(e entry, source phrase) bool {
	switch {
	case e.frames&clauseFrame == 0:
		return false
	case e.frames&quoteFrame != 0, e.stance == graph.Believes, e.stance == graph.Hopes, e.stance == graph.Fears:
		return true
	}
	return documents[t.toks[source.head].Lemma]
}

// tagReach bounds, in tokens, the subject of a tag.
const tagReach = 12

// tagSource gives the noun phrase between a comma and finite verb v, by the
// tags alone.
func (t *tree) tagSource(v int) phrase {
	if !t.opensFinite(v) {
		return none
	}
	i := v - 1
	for i > 0 && t.toks[i].Tag == language.ADV {
		i--
	}
	p := phrase{i + 1, i + 1, -1}
	of := false
	for ; i > 0 && v-i < tagReach && t.toks[i].Form != ","; i-- {
		switch k := &t.toks[i]; {
		case t.mark(i) && k.Form != "." && k.Form != "-" && k.Form != "'", t.verbal(i), k.Tag == language.SCONJ, k.Tag == language.CCONJ, t.relative(i) >= 0 || t.lower(i) == "who" || t.lower(i) == "which":
			return none
		case k.Tag == language.ADP:
			of = true
		case t.nounLike(i) && (p.head < 0 || of):
			p.head, of = i, false
		}
	}
	p.first = i + 1
	if i <= 0 || t.toks[i].Form != "," || t.toks[p.first].Tag == language.ADP || t.toks[p.first].Tag == language.ADV || p.head < 0 || t.timeLike(p.head) {
		return none
	}
	return p
}

// tagEnds tells whether nothing but time, place and hearers stand between token
// i and the end of the sentence.
func (t *tree) tagEnds(i int) bool {
	if len(t.toks)-i > tagReach || i < len(t.toks) && t.startsPhrase(i) && t.preposition(i) == "" && !t.timeLike(i) && !t.timeLike(min(i+1, len(t.toks)-1)) {
		return false
	}
	for ; i < len(t.toks); i++ {
		if t.verbal(i) && t.finite(i) || t.toks[i].Tag == language.SCONJ || t.mark(i) && t.toks[i].Form == "," || t.lower(i) == "that" {
			return false
		}
	}
	return true
}
