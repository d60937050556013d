package attribution

import (
	"strings"

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
	pronoun := source.first - 1
	switch t.lower(pronoun) {
	case "which", "who", "whom":
	case "that":
		if pronoun == 0 || !t.nounLike(pronoun-1) && !t.mark(pronoun-1) {
			return nil, none, false
		}
	default:
		return nil, none, false
	}
	start := v + 1
	next := t.skipAdverbs(start)
	if next >= len(t.toks) || !t.verbal(next) || !t.opensFinite(next) {
		return nil, none, false
	}
	for t.is(next, "aux", "cop", "aux:pass") && t.toks[next].Head > next {
		next = t.toks[next].Head
	}
	end := t.cutResumed(start, f.contentEnd(v, next, start))
	return []Span{t.span(pronoun, pronoun+1), t.span(start, max(end, start+1))}, none, true
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
