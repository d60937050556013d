package attribution

// withoutWhen cuts when or where something was said off the phrase of its speaker:
// "the mayor on Monday", "the mayor, in a speech".
func (t *tree) withoutWhen(p phrase) phrase {
	if !p.ok() {
		return p
	}
	for i := p.head + 1; i < p.end; i++ {
		if t.weekday(i, p.end) && (t.nounLike(i-1) || t.toks[i-1].Form == ")") {
			p.end = i
			break
		}
		if !t.comma(i-1) || t.toks[i-1].Form == "(" || i-1 <= p.head {
			continue
		}
		switch t.lower(i) {
		case "in", "on", "at", "during", "after", "before", "for", "while", "because", "despite", "by":
			p.end = i - 1
		}
	}
	return t.trim(p)
}

// weekday tells whether nothing but a day of the week and its time stands in tokens
// [i, end): "on Monday", "Monday night".
func (t *tree) weekday(i, end int) bool {
	if w := t.lower(i); (w == "on" || w == "last" || w == "this" || w == "early" || w == "late") && i+1 < end {
		i++
	}
	return weekday(t.lower(i)) && (i+1 == end || i+2 == end && t.timeLike(i+1))
}

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
	case "despite":
		return true
	case "when", "after", "before", "while", "as", "since", "though", "although", "until", "if":
		h := t.toks[i].Head
		return h > i && t.toks[h].Head == v && t.is(h, "advcl")
	}
	return false
}
