package attribution

import (
	"strings"

	"quoth/graph"
	"quoth/loader/language"
)

// readExtracted reads "cuts that he said improved the economy", "which critics
// say is unfair": the subject of the content is the relative pronoun before the
// speaker.
func (f *finder) readExtracted(v int, e entry) ([]Span, phrase, bool) {
	t := &f.t
	source := f.speaker(v)
	g, _ := t.group(v)
	if !source.ok() || source.first < 1 || source.end > g || v+2 >= len(t.toks) || t.passive(v) {
		return nil, none, false
	}
	gap, extracted := t.extracted(source.first)
	if !extracted {
		return nil, none, false
	}
	start := v + 1
	next := t.skipAdverbs(start)
	if next >= len(t.toks) || !t.verbal(next) || !t.opensFinite(next) && t.toks[next].XPOS != "VBN" && (t.lower(gap.head) != "which" || t.toks[next].XPOS != "VB") {
		return nil, none, false
	}
	if free := t.lower(gap.head) == "what" || gap.head == gap.end-1 && t.toks[gap.head].Tag == language.NOUN; free && !t.opines(v, e) {
		return nil, none, false // "what they are saying is false"
	}
	for t.is(next, "aux", "cop", "aux:pass") && t.toks[next].Head > next {
		next = t.toks[next].Head
	}
	end := t.cutResumed(start, f.contentEnd(v, next, start))
	return []Span{t.span(gap.first, gap.end), t.span(start, max(end, start+1))}, none, true
}

// extracted gives what stands right before a subject that begins at token first
// and belongs to the clause behind its verb: a relative pronoun, or the noun of a
// relative clause that has none, "a strategy he said would fail".
func (t *tree) extracted(first int) (phrase, bool) {
	i := first - 1
	p := phrase{i, i + 1, i}
	switch t.lower(i) {
	case "which", "who", "whom", "what":
		return p, true
	case "that":
		return p, i > 0 && (t.nounLike(i-1) || t.mark(i-1))
	}
	if t.toks[i].Tag != language.NOUN || t.timeLike(i) || t.pronoun(first) || t.lower(first) == "that" {
		return none, false
	}
	p = t.wordsBefore(first)
	return p, p.head == i && (t.hasVerb(0, p.first) || p.first > 0 && t.mark(p.first-1)) // what leads the sentence is its subject
}

// opines tells whether a finite verb says or believes that something is so.
func (t *tree) opines(v int, e entry) bool {
	if !t.finite(v) || t.toks[v].XPOS == "VBG" {
		return false
	}
	return e.stance == graph.Believes || e.stance == graph.Hopes || e.frames&quoteFrame != 0 && e.stance == graph.Asserts
}

// skipAdverbs steps over adverbs from token i on.
func (t *tree) skipAdverbs(i int) int {
	for i < len(t.toks) && t.toks[i].Tag == language.ADV {
		i++
	}
	return i
}

// opensFinite tells whether a finite verb group begins at token i.
func (t *tree) opensFinite(i int) bool {
	switch t.toks[i].XPOS {
	case "VBD", "VBZ", "VBP", "MD":
		return true
	case "VBN": // a past form all the same: "that he said saved the city"
		return t.child(i, "aux", "aux:pass") < 0 && strings.HasSuffix(t.lower(i), "ed")
	}
	return false
}
