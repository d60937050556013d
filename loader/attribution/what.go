package attribution

import (
	"quoth/graph"
	"quoth/loader/language"
)

// whatReach bounds, in tokens, how far behind "what" the verb may stand.
const whatReach = 9

// whatClaims reads "what she called a betrayal" by the words alone, as the
// parser seldom untangles it.
func (f *finder) whatClaims() {
	t := &f.t
	for i := 0; i+3 < len(t.toks); i++ {
		if t.lower(i) != "what" {
			continue
		}
		v := t.whatVerb(i)
		if v < 0 || f.used[v] || f.inQuotes(v) != f.inQuotes(i) {
			continue
		}
		source := t.whatSource(i+1, v)
		if !source.ok() {
			continue
		}
		first, end := t.group(v)
		c := candidate{token: v, cue: t.span(max(first, source.end), end), source: source, rule: "verb-what"}
		for _, e := range t.lookup(v) {
			if e.stance == graph.Asserts && e.frames&^predicateFrame == 0 {
				c.content, c.stance = f.whatContent(end), e.stance
				f.add(c)
				break
			}
		}
	}
}

// whatVerb gives the cue verb of the clause that "what" opens, or -1.
func (t *tree) whatVerb(i int) int {
	for v := i + 2; v < len(t.toks)-1 && v <= i+whatReach; v++ {
		switch {
		case t.toks[v].Tag == language.VERB:
			if !t.cueVerb(v) || t.toks[v].XPOS == "VBG" || t.toks[v].XPOS == "VB" && !t.modal(v) || t.passive(v) {
				return -1
			}
			return v
		case t.mark(v) && t.toks[v].Form != "-" && t.toks[v].Form != ".":
			return -1
		case t.toks[v].Tag == language.CCONJ && t.lower(v) != "and" || t.toks[v].Tag == language.SCONJ || t.lower(v) == "that":
			return -1
		}
	}
	return -1
}

// whatSource gives the subject between "what" and its verb.
func (t *tree) whatSource(first, v int) phrase {
	p := phrase{first, v, -1}
	for p.end > first && (t.toks[p.end-1].Tag == language.AUX || t.toks[p.end-1].Tag == language.ADV) {
		p.end--
	}
	prep := false
	for i := first; i < p.end; i++ {
		if t.toks[i].Tag == language.AUX || t.verbal(i) {
			return none
		}
		prep = prep || t.toks[i].Tag == language.ADP
		if !prep && (t.nounLike(i) || t.lower(i) == "many" || t.lower(i) == "most" || t.lower(i) == "some") {
			p.head = i
		}
	}
	if t.toks[first].Tag == language.ADP {
		return none
	}
	return t.trim(p)
}

// whatContent gives the name that a verb gives to something, from token start on.
func (f *finder) whatContent(start int) []Span {
	t := &f.t
	if start < len(t.toks)-1 && t.lower(start) == "as" {
		start++
	}
	if start >= len(t.toks)-1 {
		return nil
	}
	switch t.toks[start].Tag {
	case language.ADP, language.ADV, language.PRON, language.PART:
		return nil
	}
	for i := start; i < start+3 && i < len(t.toks); i++ {
		if !t.opensQuote(i) {
			continue
		}
		for _, q := range f.quotesNear(Span{t.toks[i].Start, t.toks[i].End}) {
			if i == start {
				return []Span{q.Inner}
			}
			for i < len(t.toks)-1 && t.toks[i].Start < q.Inner.End {
				i++
			}
			if i+1 < len(t.toks) && t.toks[i+1].Tag != language.PUNCT {
				if o := t.objectOf(i + 1); o.ok() {
					return f.tokenSpans(start, t.closeEnd(start, max(o.end, i+2)))
				}
			}
			return []Span{{t.toks[start].Start, q.Outer.End}}
		}
	}
	if o := t.objectOf(start); o.ok() {
		return f.tokenSpans(start, t.closeEnd(start, max(o.end, start+1)))
	}
	return nil
}
