package attribution

// withoutCircumstance cuts a clause of when or why off what verb v leads to.
func (t *tree) withoutCircumstance(v int, spans []Span) []Span {
	last := &spans[len(spans)-1]
	for i := v + 1; i < len(t.toks) && t.toks[i].Start < last.End; i++ {
		if t.toks[i].Start > last.Start && t.circumstance(i, v) {
			last.End = t.toks[t.closeEnd(0, i)-1].End
			break
		}
	}
	return spans
}

// circumstance tells whether a conjunction at token i opens a clause of when or
// why verb v was said.
func (t *tree) circumstance(i, v int) bool {
	switch t.lower(i) {
	case "because":
		return i+1 < len(t.toks) && t.lower(i+1) != "of"
	case "when", "after", "before", "while", "as", "since", "though", "although", "until", "if":
		h := t.toks[i].Head
		return h > i && t.toks[h].Head == v && t.is(h, "advcl")
	}
	return false
}
