package attribution

import "quoth/loader/language"

// readGap reads a relative clause in which somebody judges what its pronoun
// stands for: "which the mayor called a disgrace", "whom critics describe as
// weak". The content is the pronoun and the predicate.
func (f *finder) readGap(v int, e entry) ([]Span, phrase, bool) {
	t := &f.t
	source := f.speaker(v)
	g, start := t.group(v)
	if !source.ok() || source.first < 2 || source.end > g || g-source.end > 4 || t.passive(v) || !t.finite(v) {
		return nil, none, false
	}
	pronoun := source.first - 1
	switch t.lower(pronoun) {
	case "which", "whom", "who":
	case "that":
		if !t.nounLike(pronoun-1) || t.clausal(pronoun-1) {
			return nil, none, false // "reports that the council was considering"
		}
	default:
		return nil, none, false
	}
	if start >= len(t.toks)-1 || t.toks[start].XPOS == "VBG" || t.mark(start) && !t.opensQuote(start) || t.toks[start].Tag == language.ADP && t.lower(start) != "as" {
		return nil, none, false
	}
	end := t.cutResumed(start, f.contentEnd(v, v, start))
	return []Span{t.span(pronoun, pronoun+1), t.span(start, max(end, start+1))}, none, true
}

// clausal tells whether a noun takes a clause with "that", which is what it says.
func (t *tree) clausal(n int) bool {
	for _, e := range cues().nouns[t.toks[n].Lemma] {
		if e.frames&clauseFrame != 0 {
			return true
		}
	}
	return false
}

// readNamed reads "called both mayors “weak”" where the grammar lost the object:
// what a verb of naming leads to, if quoted words are in it.
func (f *finder) readNamed(v int, e entry) ([]Span, phrase, bool) {
	t := &f.t
	_, start := t.group(v)
	if e.frames&^predicateFrame&^objectPrepFrame != 0 || !f.stands(v) || start >= len(t.toks)-1 || !t.startsPhrase(start) && t.toks[start].Tag != language.CCONJ {
		return nil, none, false
	}
	for i := start + 1; i < len(t.toks) && i < start+tagReach && !t.verbal(i); i++ {
		if !t.opensQuote(i) {
			continue
		}
		for _, q := range f.quotesNear(Span{t.toks[i].Start, t.toks[i].End}) {
			if q.Outer.Start == t.toks[i].Start {
				return []Span{{t.toks[start].Start, q.Outer.End}}, none, true
			}
		}
	}
	return nil, none, false
}
