package attribution

import "quoth/loader/language"

// complete ends the content that starts at token start, said by verb v, no
// sooner than its main verb: a clause of time or reason that leads it, or a
// relative clause of its subject, is not the whole of it ("said that while the tax
// may rise, wages will not").
func (f *finder) complete(v, start, end int) int {
	t := &f.t
	if end >= len(t.toks) || !t.comma(end) || t.mainVerb(start, end) || !t.led(start, end) && !t.parts(start, end) {
		return end
	}
	long := t.closeEnd(start, f.cutTag(v, start, f.cutSaying(v, start, len(t.toks))))
	if long <= end || f.inQuotes(long-1) != f.inQuotes(start) || !t.mainVerb(start, long) {
		return end
	}
	return long
}

// parts tells whether tokens [first, end) are a subject with what commas set behind
// it, before its verb: "his partner, a lawyer".
func (t *tree) parts(first, end int) bool {
	if t.finiteIn(first, end) || !t.takenUp(end) {
		return false
	}
	for i := first + 1; i < end; i++ {
		if t.toks[i].Form == "," {
			return true
		}
	}
	return false
}

// led tells whether tokens [first, end) begin with a subordinate clause or hold one
// behind a comma.
func (t *tree) led(first, end int) bool {
	for i := first; i < end; i++ {
		if t.subordinates(i, first) && (i <= first+1 || t.comma(i-1)) {
			return true
		}
	}
	return false
}

// mainVerb tells whether tokens [first, end) hold a finite verb outside of the
// clauses that lead them or describe their nouns.
func (t *tree) mainVerb(first, end int) bool {
	sub, verb := -1, false
	for i := first; i < end; i++ {
		switch {
		case t.subordinates(i, first):
			sub, verb = i, false
		case sub >= 0 && verb && t.toks[i].Form == ",":
			sub = -1
		case t.verbal(i) && (t.opensFinite(i) || t.toks[i].Tag == language.AUX):
			if sub < 0 || verb && sub > first && !t.comma(sub-1) && !t.is(i-1, "aux", "aux:pass") && t.toks[i-1].Tag != language.CCONJ {
				return true
			}
			verb = true
		}
	}
	return false
}

// subordinates tells whether token i opens a clause that describes a noun, or
// one that leads the words from token first on.
func (t *tree) subordinates(i, first int) bool {
	switch t.lower(i) {
	case "who", "which", "whose", "whom":
		return i > first
	case "that":
		return i > first && t.toks[i].XPOS == "WDT"
	case "if":
		return i == first && i > 0 && t.lower(i-1) == "that" || i > first && t.comma(i-1) || i == first+1 && t.toks[first].Tag == language.ADV
	case "while", "since", "when", "because", "although", "though", "once", "after", "before", "unless", "as", "until":
		return i == first || i == first+1 && t.toks[first].Tag == language.ADV || t.comma(i-1)
	}
	return false
}
