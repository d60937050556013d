package attribution

import (
	"quoth/graph"
	"quoth/loader/language"
)

// cueClause is the stretch of a sentence that attributes: speaker, verb, and
// what hangs on the verb (addressee, time, place). Tokens [first, end).
type cueClause struct{ first, end int }

// clauseAround gives the cue clause of verb v with its speaker.
func (t *tree) clauseAround(v int, source phrase) cueClause {
	first, end := t.group(v)
	c := cueClause{first, end}
	if source.ok() {
		switch {
		case source.end <= v && v-source.end <= 12:
			c.first = min(c.first, source.first)
		case source.first > v:
			c.end = max(c.end, source.end)
		}
	}
	if c.first > 0 && (t.lower(c.first-1) == "as" || t.lower(c.first-1) == "so") && t.toks[c.first-1].Head >= c.first-1 {
		c.first--
	}
	// Addressee, time and place behind it, up to a comma or a quotation mark.
	for c.end < len(t.toks) {
		k := t.toks[c.end]
		if k.Tag == language.PUNCT && k.Form != "(" && k.Form != ")" && k.Form != "-" && k.Form != "'" && k.Form != "’" {
			break
		}
		c.end++
	}
	return c
}

// readParenthesis reads "The deal, he said, was late": a cue clause between
// commas, whatever the parser joined it to.
func (f *finder) readParenthesis(v int, e entry) ([]Span, phrase, bool) {
	t := &f.t
	if e.frames&quoteFrame == 0 {
		return nil, none, false
	}
	source := f.speaker(v)
	if !source.ok() || t.toks[v].XPOS == "VBG" || t.relative(source.head) >= 0 {
		return nil, none, false
	}
	cl := t.clauseAround(v, source)
	if cl.first < 2 || !t.comma(cl.first-1) || cl.end >= len(t.toks)-2 || !t.comma(cl.end) || t.toks[cl.end].Form == "(" {
		return nil, none, false
	}
	if source.first > v && t.finiteBefore(cl.first) {
		return nil, none, false // what follows describes the speaker
	}
	if source.first < cl.first || source.head >= cl.end || t.marker(v) != "" && t.marker(v) != "as" {
		return nil, none, false
	}
	if o := t.child(v, "obj", "ccomp"); o > v && o < cl.end && e.frames&toldFrame == 0 {
		return nil, none, false
	}
	for i := max(v, source.end); i < cl.end; i++ {
		if t.lower(i) == "that" {
			return nil, none, false
		}
		if i > v && t.verbal(i) && !t.is(i, "acl", "amod") {
			return nil, none, false // more than a cue clause
		}
	}
	left := t.openStart(0, cl.first-1)
	leftEnd := t.closeEnd(left, cl.first-1)
	right := t.openStart(cl.end, len(t.toks))
	if right < len(t.toks) && f.saysMore(right) {
		f.pair[right] = v // "…, she said, adding that": a claim of its own
		return f.tokenSpans(left, leftEnd), none, true
	}
	rightEnd := t.closeEnd(right, f.cutSaying(v, right, len(t.toks)))
	if right >= rightEnd || left >= leftEnd || !t.hasVerb(right, rightEnd) || t.cueVerb(rightEnd-1) && t.finite(rightEnd-1) {
		return nil, none, false
	}
	if t.toks[right].XPOS == "VBG" && t.below(right, v) && !t.finiteFrom(right) || t.lower(right) == "who" || t.lower(right) == "which" {
		return nil, none, false
	}
	if t.toks[right].Tag == language.CCONJ {
		if !t.finiteIn(left, leftEnd) || source.first > v {
			return nil, none, false
		}
		if f.goesOnSaying(right, rightEnd) || t.marker(v) == "as" {
			return f.tokenSpans(left, leftEnd), none, true
		}
	}
	switch w := t.lower(left); w {
	case "when", "asked", "speaking":
		return nil, none, false
	}
	if leftEnd == left+1 && (t.toks[left].Tag == language.CCONJ || links[t.lower(left)]) {
		left, leftEnd = right, rightEnd
		return f.tokenSpans(left, leftEnd), none, true
	}
	return []Span{t.span(left, leftEnd), t.span(right, rightEnd)}, none, true
}

// links are adverbs by which the writer joins what is said to what stands before.
var links = map[string]bool{
	"still": true, "however": true, "nevertheless": true, "nonetheless": true, "also": true, "moreover": true,
	"meanwhile": true, "furthermore": true, "additionally": true, "besides": true,
}

// goesOnSaying tells whether tokens [first, end), which a conjunction opens, hold a
// claim of their own, or are no clause.
func (f *finder) goesOnSaying(first, end int) bool {
	t := &f.t
	for i := first + 1; i < end && i < first+8; i++ {
		if t.toks[i].Tag == language.VERB && t.cueVerb(i) && t.finite(i) {
			return true
		}
	}
	return !t.finiteIn(first, end) || t.lower(first) != "and"
}

// finiteFrom tells whether a finite verb stands at token i or behind it.
func (t *tree) finiteFrom(i int) bool {
	for ; i < len(t.toks); i++ {
		if t.verbal(i) && (t.finite(i) || t.toks[i].XPOS == "MD") {
			return true
		}
	}
	return false
}

// cueIn tells whether a cue stands in tokens [first, end) outside quoted words.
func (f *finder) cueIn(first, end int) bool {
	for i := first; i < end; i++ {
		if f.used[i] && !f.inQuotes(i) {
			return true
		}
	}
	return false
}

// readFronted reads "It was late, he said", "It was, he said, late": content
// before the cue clause, and behind it where the sentence goes on.
func (f *finder) readFronted(v int, e entry) ([]Span, phrase, bool) {
	t := &f.t
	source := f.speaker(v)
	if !source.ok() || t.relative(source.head) >= 0 || t.pronoun(source.head) || !t.finite(v) && t.toks[v].XPOS != "VBN" && !(t.lower(v) == "say" && source.first > v) {
		return nil, none, false
	}
	switch t.lower(source.head) {
	case "who", "which", "whom":
		return nil, none, false
	}
	for k := range t.children(v) {
		if k > v && k != source.head && (t.is(k, "ccomp", "xcomp") || t.is(k, "obj") && e.frames&toldFrame == 0 && !t.timeLike(k)) {
			return nil, none, false
		}
	}
	cl := t.clauseAround(v, source)
	if cl.first == 0 || t.toks[cl.first-1].Tag != language.PUNCT || t.toks[cl.first-1].Form == "(" && cl.end-max(v+1, source.end) > 2 {
		return nil, none, false
	}
	switch t.lower(t.openStart(0, cl.first-1)) {
	case "asked":
		return nil, none, false
	case "after", "when", "while", "as", "if", "because", "although", "though", "since", "before", "once":
		if cl.end-max(v+1, source.end) >= 3 {
			return nil, none, false // a clause of time before, and what is said behind
		}
	}
	if !t.frontedVerb(v, cl) && !f.tag(v, cl, source, e) {
		return nil, none, false
	}
	left := 0
	if h := t.toks[v].Head; t.is(v, "parataxis") && h >= 0 && t.is(h, "conj", "parataxis") {
		left = t.first(h)
	}
	left = t.openStart(left, cl.first-1)
	if t.toks[left].Tag == language.CCONJ {
		left = t.openStart(left+1, cl.first-1)
	}
	end := t.closeEnd(left, cl.first-1)
	if left >= end || left <= source.first && source.end < end || (verdicts[e.stance] && e.frames&nounFrame != 0 || !t.hasVerb(left, end)) && !f.quoted(left, end) {
		return nil, none, false
	}
	if t.marker(v) == "as" && f.cueIn(left, end) {
		return nil, none, false // "“…,” said Lee as he told of the raid"
	}
	spans := f.tokenSpans(left, end)
	if rest := f.afterClause(v, cl); source.first < v && !rest.empty() {
		spans = append(spans, rest)
	}
	return spans, none, true
}

// pronoun tells whether a token is a relative pronoun by its form.
func (t *tree) pronoun(i int) bool {
	return t.lower(i) == "who" || t.lower(i) == "which" || t.lower(i) == "whose"
}

// verdicts are the stances of verbs that stand behind quoted words only: what is not
// quoted before "he attacked" is no content.
var verdicts = map[graph.Stance]bool{
	graph.Condemns: true, graph.Praises: true, graph.Supports: true, graph.Opposes: true, graph.Accuses: true,
}

// tag tells whether a cue clause stands at the end of its sentence like a tag:
// ", said the lawyer." The grammar then does not matter.
func (f *finder) tag(v int, cl cueClause, source phrase, e entry) bool {
	t := &f.t
	if e.frames&quoteFrame == 0 || e.frames&(clauseFrame|toldFrame) == 0 || t.toks[cl.first-1].Form != "," || !t.finite(v) || t.is(v, "advcl") || t.child(v, "mark") >= 0 {
		return false
	}
	if source.first < cl.first || source.head >= cl.end || t.relative(source.head) >= 0 {
		return false
	}
	turned := source.first > v
	if end := cl.end; end < len(t.toks)-1 && !(turned && t.comma(end)) {
		return false
	}
	if cl.end-cl.first > 18 || t.toks[t.openStart(0, cl.first)].Tag == language.SCONJ || !turned && (t.lower(0) == "in" || t.lower(0) == "on" || t.lower(0) == "at") {
		return false
	}
	return t.finiteBefore(cl.first) || t.lemma(v) == "say" && t.hasVerb(0, cl.first)
}

// tagline reads the clause of saying at the end of a sentence that the parser took
// for a phrase: "…, the agency reported on Wednesday." It gives candidate c its
// speaker and content.
func (f *finder) tagline(v int, c *candidate) bool {
	t := &f.t
	if !t.reduced(v) || !t.speaks(v) || !t.outro(v+1) {
		return false
	}
	first := v
	for first > 0 && t.toks[first-1].Form != "," && !t.verbal(first-1) {
		first--
	}
	if first < 3 || first == v || t.toks[first-1].Form != "," || !t.finiteBefore(first) || f.inQuotes(v) != f.inQuotes(0) {
		return false
	}
	p := t.wordsTo(v)
	if !p.ok() || p.first < first || p.end != v {
		return false
	}
	start := t.openStart(0, first-1)
	c.source, c.stance, c.rule = p, graph.Asserts, "verb-after"
	c.content = f.tokenSpans(start, t.closeEnd(start, first-1))
	return c.content != nil
}

// outro tells whether nothing but a time or place ends the sentence from token i
// on.
func (t *tree) outro(i int) bool {
	n := len(t.toks)
	for ; i < n; i++ {
		if t.verbal(i) || t.toks[i].Tag == language.SCONJ || t.lower(i) == "by" || t.mark(i) && i < n-1 {
			return false
		}
	}
	return true
}

// finiteBefore tells whether a finite verb stands before token i.
func (t *tree) finiteBefore(i int) bool {
	for k := range i {
		if t.verbal(k) && t.finite(k) {
			return true
		}
	}
	return false
}

// frontedVerb tells whether the grammar allows that what stands before the cue
// clause is its content.
func (t *tree) frontedVerb(v int, cl cueClause) bool {
	if t.is(v, "acl", "conj") && !t.is(v, "acl:relcl") {
		return false
	}
	if t.is(v, "parataxis") && t.toks[v].Head < cl.first {
		return true
	}
	if t.is(v, "advcl") && (t.marker(v) == "as" || t.marker(v) == "") {
		return t.marker(v) == "as" || t.toks[v].Head < cl.first
	}
	if t.toks[v].Head >= 0 && !t.is(v, "ccomp", "parataxis") {
		return false
	}
	for k := range t.children(v) {
		if k < cl.first && t.is(k, "ccomp", "parataxis", "dep", "xcomp", "discourse", "obj") {
			return true
		}
		if k < cl.first && t.is(k, "advcl") && t.marker(k) == "" && t.child(k, "nsubj") >= 0 {
			return true
		}
	}
	return false
}

// afterClause gives what stands behind a cue clause in the middle of a
// sentence and belongs to the content.
func (f *finder) afterClause(v int, cl cueClause) Span {
	t := &f.t
	if cl.end+1 >= len(t.toks) || !t.comma(cl.end) {
		return Span{}
	}
	start := t.openStart(cl.end, len(t.toks))
	if start >= len(t.toks) {
		return Span{}
	}
	if f.saysMore(start) {
		f.pair[start] = v // "…, she said, adding that": a claim of its own
		return Span{}
	}
	end := f.cutSaying(v, start, len(t.toks))
	for i := start; i < end; i++ {
		if t.is(i, "advcl", "acl", "conj", "parataxis") && t.below(i, v) && i != v {
			s := t.first(i)
			if s <= start+1 {
				if f.cueParticiple(i) || t.toks[i].XPOS == "VBG" || t.is(i, "acl") || len(t.lookup(i)) > 0 {
					return Span{}
				}
			} else if f.cueParticiple(i) && t.comma(s-1) {
				end = min(end, s-1)
			}
		}
	}
	// Words that hang on the verb or the speaker are not content, unless they
	// form a clause.
	if t.below(start, v) && t.toks[v].Head >= 0 && !t.hasVerb(start, end) {
		return Span{}
	}
	end = t.closeEnd(start, end)
	if start >= end {
		return Span{}
	}
	return t.span(start, end)
}

// quoted tells whether tokens [first, end) touch a quotation.
func (f *finder) quoted(first, end int) bool {
	s := f.t.span(first, end)
	for _, q := range f.quotesNear(s) {
		if q.Outer.overlaps(s) {
			return true
		}
	}
	return false
}

// readAs reads "As the minister said, taxes will rise": the clause of saying
// leads the sentence and content follows its comma.
func (f *finder) readAs(v int, e entry) ([]Span, phrase, bool) {
	t := &f.t
	if e.frames&clauseFrame == 0 {
		return nil, none, false
	}
	as := 0
	for as < v && as < 3 && t.lower(as) != "as" {
		as++
	}
	if t.lower(as) != "as" || as > 0 && !t.mark(as-1) && t.toks[as-1].Tag != language.CCONJ && t.toks[as-1].Tag != language.ADV {
		return nil, none, false
	}
	source := t.subject(v)
	if !source.ok() || source.first != as+1 || source.end > v || !t.finite(v) {
		return nil, none, false
	}
	end := v + 1
	for end < len(t.toks) && !t.mark(end) {
		if t.verbal(end) || t.toks[end].Tag == language.SCONJ || end > v+8 {
			return nil, none, false
		}
		end++
	}
	if end >= len(t.toks)-2 || t.toks[end].Form != "," || t.child(v, "obj") > v {
		return nil, none, false
	}
	start := t.openStart(end, len(t.toks))
	if !t.finiteFrom(start) {
		return nil, none, false
	}
	return f.tokenSpans(start, t.closeEnd(start, len(t.toks))), none, true
}
