package attribution

import (
	"slices"
	"sort"
	"strings"
	"unicode"
	"unicode/utf8"

	"quoth/graph"
	"quoth/loader/entity"
	"quoth/loader/language"
)

// quoteCues attributes the quotations that touch sentence i by a cue beside
// them: "…," he said; he said: "…".
func (f *finder) quoteCues(i int) {
	s := f.doc.Sentences[i]
	before := s.Start
	if i > 0 {
		before = f.doc.Sentences[i-1].End - 1
	}
	from := sort.Search(len(f.quotes), func(i int) bool { return f.quotes[i].Outer.End >= before })
	for q := from; q < len(f.quotes); q++ {
		quote := &f.quotes[q]
		if quote.taken >= 0 || !quote.sentential {
			continue
		}
		if quote.Outer.Start > s.End+3 {
			break
		}
		if quote.Outer.End <= s.End && quote.block == s.Block && (f.cueAfter(q) || f.dashAfter(q)) {
			continue
		}
		if quote.Outer.Start >= s.Start && !f.cueBefore(q) {
			f.colonBefore(q)
		}
	}
}

// said tells whether a verb can stand beside quoted words.
func (t *tree) said(v int) (entry, bool) {
	if !t.cueVerb(v) {
		return entry{}, false
	}
	for _, e := range t.lookup(v) {
		if e.frames&(quoteFrame|toldFrame) != 0 {
			return e, true
		}
	}
	return entry{}, false
}

// saidByForm is said for a word that the tagger took for something else than a
// verb, though it has the form of one.
func (t *tree) saidByForm(v int) (entry, bool) {
	k := &t.toks[v]
	l := cues()
	verb, ok := l.forms[k.Form]
	reads := verb == "read" && v > 0 && letters[t.toks[v-1].Lemma] // "…," the statement read
	if !ok || verb == k.Form && !reads || k.Tag == language.VERB || k.Tag == language.AUX || k.XPOS == "NNS" && v < len(t.toks)-3 || strings.HasSuffix(k.Form, "ing") {
		return entry{}, false
	}
	entries := l.verbs[verb]
	if v+1 < len(t.toks) {
		entries = slices.Concat(l.verbs[verb+"_"+t.lower(v+1)], entries)
	}
	for _, e := range entries {
		if e.frames&quoteFrame != 0 {
			return e, true
		}
	}
	return entry{}, false
}

// cueAfter looks for the cue clause that follows a quotation.
func (f *finder) cueAfter(q int) bool {
	t, quote := &f.t, &f.quotes[q]
	k := 0
	for k < len(t.toks) && t.toks[k].Start < quote.Outer.End {
		k++
	}
	for k < len(t.toks) && t.toks[k].Tag == language.PUNCT && strings.IndexAny(t.toks[k].Form, ",-—–") == 0 {
		k++
	}
	if k >= len(t.toks) || f.letters(quote.Outer.End, t.toks[k].Start) || f.stopped(quote) {
		return false
	}
	tail := f.tailEnd(quote, k)
	if tail >= 0 {
		k = tail + 1
	}
	for v := k; v < len(t.toks) && v < k+30; v++ {
		if t.toks[v].Tag == language.PUNCT && (strings.ContainsAny(t.toks[v].Form, `"“”.;:`) || t.toks[v].Form == "''") {
			break
		}
		e, ok := t.said(v)
		if !ok {
			e, ok = t.saidByForm(v)
		}
		who, agency, cited := f.citedAs(v)
		if !ok || f.used[v] || t.toks[v].XPOS == "VBG" && !t.finite(v) && !cited {
			continue
		}
		source := f.speaker(v)
		if cited {
			source = who
		}
		first, end := t.group(v)
		cl := t.clauseAround(v, source)
		if !cited && (!source.ok() || cl.first > k+2 || source.first < k) {
			source = t.besideQuote(k, v)
			cl = t.clauseAround(v, source)
		}
		if !source.ok() || cl.first > k+2 && !cited {
			continue
		}
		if c := t.child(v, "ccomp"); c > v && v > k && f.letters(f.doc.Sentences[t.index].Start, quote.Outer.Start) {
			return false // the verb has content of its own behind it
		}
		c := candidate{token: v, cue: t.span(first, end), source: source, whole: true, stance: e.stance, rule: "quote-verb", via: agency}
		c.content = f.quotePieces(q, cl)
		if tail >= 0 {
			c.content[0] = Span{quote.Outer.Start, t.toks[tail-1].End}
			c.whole, c.rule = false, "mixed-verb"
		}
		if lead := f.lead(quote); !lead.empty() {
			if f.circles(lead) {
				return false
			}
			c.content[0] = Span{lead.Start, max(c.content[0].End, quote.Outer.End)}
			c.whole, c.rule = false, "mixed-verb"
		}
		f.take(q, c)
		return true
	}
	return false
}

// circles tells whether the words that lead to a quotation tell of when or why its
// speaker said something else: "Asked if it was “fair,” he said yes".
func (f *finder) circles(lead Span) bool {
	t := &f.t
	for i := range t.toks {
		if t.toks[i].Start < lead.Start || t.mark(i) {
			continue
		}
		switch t.lower(i) {
		case "when", "after", "asked":
			return !f.restarts(i, lead.End)
		}
		return t.toks[i].XPOS == "VBG" && t.cueVerb(i)
	}
	return false
}

// restarts tells whether a comma and the subject of another clause stand between
// token i and a place, with no cue of their own.
func (f *finder) restarts(i, end int) bool {
	t := &f.t
	subject := false
	for comma := false; i < len(t.toks) && t.toks[i].Start < end; i++ {
		switch {
		case t.toks[i].Form == ",":
			comma, subject = true, false
		case comma && t.nounLike(i):
			subject = true
		case comma && t.cueVerb(i):
			return false
		}
	}
	return subject
}

// stopped tells whether a quotation ends in a full stop, so that what follows
// is a new sentence and not its cue clause.
func (f *finder) stopped(q *quotation) bool {
	in := f.text[q.Inner.Start:q.Inner.End]
	return strings.HasSuffix(in, ".") && !strings.HasPrefix(f.text[q.Outer.End:], ",") && !strings.HasSuffix(in, "..")
}

// lead gives the words of the sentence that stand before a quotation and make
// one clause with it: They were "too late," he said.
func (f *finder) lead(q *quotation) Span {
	i := f.t.index
	if j := f.sentenceAt(q.Outer.Start); j >= 0 && f.doc.Sentences[j].Block == f.doc.Sentences[i].Block {
		i = j
	}
	start := f.doc.Sentences[i].Start
	if q.Outer.Start <= start || !f.letters(start, q.Outer.Start) {
		return Span{}
	}
	for _, o := range f.quotesNear(Span{start, q.Outer.End}) {
		if o.Outer.Start < q.Outer.Start && o.Outer.End > start && strings.ContainsAny(f.text[o.Inner.End-1:o.Inner.End], ".,!?") && (o.sentential || !f.continues(&o)) {
			start = o.Outer.End
		}
		if o.Outer.Start >= q.Outer.Start {
			break
		}
	}
	if !f.letters(start, q.Outer.Start) || f.text[q.Outer.Start-1] == '\n' {
		return Span{}
	}
	before := strings.TrimRight(f.text[start:q.Outer.Start], " \u00a0")
	if last, _ := utf8.DecodeLastRuneInString(before); strings.ContainsRune("-—–(", last) && !f.continues(q) {
		return Span{} // words of their own, set behind a dash
	}
	if before == "" || strings.ContainsAny(before[len(before)-1:], ":.!?") || strings.HasSuffix(before, ",") && !f.continues(q) && start == f.doc.Sentences[i].Start && !f.verbBefore(q.Outer.Start) {
		return Span{}
	}
	return trimBlanks(f.text, Span{start, q.Outer.Start})
}

// continues tells whether a quotation begins with a small letter, as the words
// do that go on with a sentence begun outside of it.
func (f *finder) continues(q *quotation) bool {
	r, _ := utf8.DecodeRuneInString(f.text[q.Inner.Start:q.Inner.End])
	return unicode.IsLower(r)
}

// verbBefore tells whether a verb stands in the sentence before a place.
func (f *finder) verbBefore(at int) bool {
	for i := range f.t.toks {
		if f.t.toks[i].Start >= at {
			return false
		}
		if f.t.verbal(i) {
			return true
		}
	}
	return false
}

// dashAfter reads the name that a dash sets behind a quotation: "…" — Ann Lee.
func (f *finder) dashAfter(q int) bool {
	t, quote := &f.t, &f.quotes[q]
	k := 0
	for k < len(t.toks) && t.toks[k].Start < quote.Outer.End {
		k++
	}
	if k+1 >= len(t.toks) || f.letters(quote.Outer.End, t.toks[k].Start) || !strings.ContainsAny(t.toks[k].Form, "—–―-") {
		return false
	}
	head, i := -1, k+1
	for ; i < len(t.toks) && i < k+12; i++ {
		switch tok := &t.toks[i]; {
		case tok.Tag == language.PROPN:
			head = i
			continue
		case tok.Tag == language.NOUN, tok.Tag == language.ADJ, tok.XPOS == "POS", tok.Form == "." && i+1 < len(t.toks) && i > k+1:
			continue // "Leeds boss Ann Lee"
		}
		break
	}
	if head < 0 || i < len(t.toks) && !t.mark(i) && t.toks[i].Tag != language.ADP {
		return false
	}
	f.take(q, candidate{
		token: k, cue: t.span(k, k+1), source: phrase{k + 1, head + 1, head},
		content: []Span{quote.Inner}, whole: true, stance: graph.Asserts, rule: "quote-dash",
	})
	return true
}

// besideQuote reads the speaker next to verb v, from token k on, by the words
// alone, where the parser gives none.
func (t *tree) besideQuote(k, v int) phrase {
	if v > k { // "…," the minister said
		if t.toks[k].Tag == language.CCONJ || t.toks[k].Tag == language.SCONJ || t.toks[k].XPOS == "VBG" || t.lower(k) == "according" {
			return none
		}
		p := phrase{first: k, end: v, head: -1}
		for i := k; i < v; i++ {
			if t.comma(i) {
				break
			}
			if t.nounLike(i) {
				p.head = i
			}
		}
		if p.head < 0 || v-k > 20 {
			return none
		}
		return t.trim(p)
	}
	p := phrase{first: v + 1, end: v + 1, head: -1} // "…," said the minister
	if p.end+1 < len(t.toks) && t.lower(p.end) == "in" && letters[t.toks[min(p.end+2, len(t.toks)-1)].Lemma] {
		p.first, p.end = v+2, v+2 // "…," said in the statement
	}
	for p.end < len(t.toks) && p.end < v+12 {
		if k := t.toks[p.end]; k.Tag == language.PUNCT || t.verbal(p.end) && !t.describes(p.end, v) && !strings.HasPrefix(k.XPOS, "NNP") || k.Tag == language.ADP && p.head >= 0 {
			break
		}
		if t.nounLike(p.end) {
			p.head = p.end
		}
		p.end++
	}
	if p.head < 0 {
		return none
	}
	return p
}

// describes tells whether a participle behind verb v stands before the name that it
// describes: "said retired general Ann Lee", "said ranking member Ann Lee".
func (t *tree) describes(i, v int) bool {
	switch t.toks[i].XPOS {
	case "VBN", "VBD", "VBG":
	default:
		return false
	}
	return i <= v+2 && i+1 < len(t.toks) && (t.toks[i+1].Tag == language.PROPN || t.toks[i+1].Tag == language.NOUN)
}

// cueBefore looks for the cue clause that leads to a quotation.
func (f *finder) cueBefore(q int) bool {
	t, quote := &f.t, &f.quotes[q]
	k := len(t.toks)
	for k > 0 && t.toks[k-1].End > quote.Outer.Start {
		k--
	}
	colon, comma := false, false
	for k > 0 && t.toks[k-1].Tag == language.PUNCT && strings.IndexAny(t.toks[k-1].Form, ",:-—–") == 0 {
		colon = colon || t.toks[k-1].Form == ":"
		comma = true
		k--
	}
	if ends := t.toks[len(t.toks)-1].Form; k == 0 || !colon && ends != "," && (quote.block != f.doc.Sentences[t.index].Block || quote.Outer.Start >= f.doc.Sentences[t.index].End) {
		return false
	}
	for v := k - 1; v >= 0 && v > k-16; v-- {
		if t.toks[v].Form == ":" || t.toks[v].Form == ";" {
			return false
		}
		if f.used[v] {
			return false
		}
		e, ok := t.said(v)
		if !ok {
			if t.verbal(v) && !t.is(v, "aux", "acl") && !colon {
				return false
			}
			continue
		}
		source := f.speaker(v)
		if v == k-1 && !source.ok() && t.toks[v].XPOS == "VBN" && t.child(v, "aux") < 0 {
			source = t.wordsBefore(v) // "a man yelled “Stop!”", read as a participle
		}
		if v == k-1 && colon && !source.ok() && t.toks[v-1].Form == "," {
			if m, ok := f.set.At(t.index, v-2); ok && m.Form == entity.Name && m.End == v-1 && m.First > 0 && t.toks[m.First-1].Form == "," && f.actor(m) {
				source = phrase{m.First, m.End, m.Head} // "the union's secretary, Ann Lee, said:"
			}
		}
		if t.passive(v) || !source.ok() || !t.nearQuote(v, k, source) {
			if v < k-1 || !source.ok() {
				continue
			}
		}
		first, end := t.group(v)
		if !colon && f.runsOn(quote) || !comma && !t.bare(end, k, source, t.child(v, "obj", "iobj"), e) {
			return false // the quoted words end a clause that begins before them
		}
		c := candidate{token: v, cue: t.span(first, end), source: source, whole: true, stance: e.stance, rule: "verb-quote"}
		if o := t.child(v, "obj", "iobj"); o > v && o < k && e.frames&toldFrame != 0 {
			c.addressee = t.nounPhrase(o)
		}
		c.content = []Span{quote.Inner}
		if s := f.leadBefore(v, source, quote); comma && !colon && !s.empty() {
			c.content, c.whole = []Span{s, quote.Inner}, false
		}
		if i := t.opener(v, k); i > 0 && comma && !colon {
			c.content, c.whole = []Span{{t.toks[i].Start, quote.Outer.End}}, false
		}
		f.take(q, c)
		return true
	}
	return false
}

// opener gives the first of the words behind verb v and its "that" which lead the
// quotation at token k: "said that in those years, “we had nothing”"; or -1.
func (t *tree) opener(v, k int) int {
	for i := v + 1; i+1 < k; i++ {
		if t.lower(i) == "that" && t.toks[i].Tag == language.SCONJ {
			return i + 1
		}
		if t.verbal(i) {
			break
		}
	}
	return -1
}

// colonBefore gives a quotation that a colon leads to, without a verb of saying, to
// the subject of its sentence: Chad's envoy put it this way: "…".
func (f *finder) colonBefore(q int) {
	t, quote := &f.t, &f.quotes[q]
	n := len(t.toks)
	if t.toks[n-1].Form != ":" || quote.Outer.Start < t.toks[n-1].End || f.letters(t.toks[n-1].End, quote.Outer.Start) {
		return
	}
	for v := range t.toks {
		if !t.is(v, "root") || !t.verbal(v) || !t.finite(v) || f.used[v] {
			continue
		}
		source := f.speaker(v)
		if !source.ok() || source.end > v || !f.animate(source.head) {
			return
		}
		first, end := t.group(v)
		f.take(q, candidate{
			token: v, cue: t.span(first, end), source: source, content: []Span{quote.Inner}, whole: true,
			stance: graph.Asserts, rule: "quote-colon",
		})
		return
	}
}

// leadBefore gives the words that the cue clause of verb v parts from the
// quotation that goes on with them: If they win, he said, "there is hope."
func (f *finder) leadBefore(v int, source phrase, q *quotation) Span {
	t := &f.t
	cl := t.clauseAround(v, source)
	if !f.continues(q) || cl.first < 2 || t.toks[cl.first-1].Form != "," || source.first < cl.first {
		return Span{}
	}
	first := 0
	for i := range cl.first - 1 {
		if t.toks[i].Form == ";" || t.toks[i].Form == ":" || f.used[i] {
			return Span{}
		}
	}
	first = t.openStart(first, cl.first-1)
	if first >= cl.first-1 {
		return Span{}
	}
	return t.span(first, cl.first-1)
}

// runsOn tells whether the sentence goes on right behind a quotation: the
// quoted words are then a part of a longer clause.
func (f *finder) runsOn(q *quotation) bool {
	end := f.doc.Sentences[f.t.index].End
	if q.Outer.End >= end {
		return false
	}
	rest := strings.TrimLeft(f.text[q.Outer.End:end], " \u00a0")
	r, _ := utf8.DecodeRuneInString(rest)
	return rest != "" && unicode.IsLetter(r)
}

// bare tells whether nothing of the content stands between a verb and the
// quotation at token k: only "that", the speaker, the person told.
func (t *tree) bare(from, k int, source phrase, told int, e entry) bool {
	for i := from; i < k; i++ {
		switch {
		case source.first <= i && i < source.end:
		case e.frames&toldFrame != 0 && told >= 0 && t.below(i, told):
		case t.lower(i) == "that" || weekday(t.lower(i)):
		default:
			return false
		}
	}
	return true
}

// nearQuote tells whether only the speaker, the person told, time and place
// stand between a verb and the quotation at token k.
func (t *tree) nearQuote(v, k int, source phrase) bool {
	for i := v + 1; i < k; i++ {
		if source.first <= i && i < source.end {
			continue
		}
		if t.verbal(i) && !t.is(i, "acl") || t.toks[i].Tag == language.SCONJ && t.lower(i) != "that" {
			return false
		}
	}
	return true
}

// quotePieces gives the words of quotation q, with what the sentence before it
// belongs to it, and the quotation that goes on behind the cue clause.
func (f *finder) quotePieces(q int, cl cueClause) []Span {
	t := &f.t
	pieces := []Span{f.quotes[q].Inner}
	if q+1 < len(f.quotes) && cl.end < len(t.toks) {
		next := &f.quotes[q+1]
		from := t.toks[min(cl.end, len(t.toks)-1)].Start
		if next.block == f.quotes[q].block && next.taken < 0 && f.parted(next) && next.Outer.Start >= from && !f.letters(from, next.Outer.Start) && next.Outer.Start < f.doc.Sentences[t.index].End {
			pieces = append(pieces, f.withTail(next))
			next.taken = len(f.found)
		}
	}
	return pieces
}

// parted tells whether punctuation stands before a quotation, so that its words are
// more of what is said, and no title that the cue clause runs into: he said in a
// film called "Here Is the Thing".
func (f *finder) parted(q *quotation) bool {
	before := strings.TrimRight(f.text[max(0, q.Outer.Start-4):q.Outer.Start], " \u00a0\n")
	return before == "" || strings.ContainsAny(before[len(before)-1:], ",.:;!?-)") || strings.HasSuffix(before, "—") || strings.HasSuffix(before, "–") || strings.HasSuffix(before, "…")
}

// take gives quotation q to a candidate and keeps it.
func (f *finder) take(q int, c candidate) {
	n := len(f.found)
	f.add(c)
	if len(f.found) > n {
		f.quotes[q].taken = n
	}
}

// letters tells whether letters or digits stand in text[start:end].
func (f *finder) letters(start, end int) bool {
	if start >= end {
		return false
	}
	return strings.IndexFunc(f.text[start:end], func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }) >= 0
}
