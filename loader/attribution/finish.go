package attribution

import (
	"iter"
	"slices"
	"sort"
	"strings"
	"unicode/utf8"

	"quoth/graph"
	"quoth/loader/entity"
	"quoth/loader/language"
)

// finish joins what the passes found: it squares content with quotation marks,
// gives quotations without a cue to whoever was speaking, and names speakers.
func (f *finder) finish() []Claim {
	for i := range f.found {
		if !f.found[i].whole {
			for j := range f.found[i].content {
				f.found[i].content[j] = f.balance(f.found[i].content[j], f.found[i].cue)
			}
		}
	}
	sort.SliceStable(f.found, func(i, j int) bool { return f.found[i].sentence < f.found[j].sentence })
	f.dropNested()
	f.goOn()
	f.turnClaims()
	sort.SliceStable(f.found, func(i, j int) bool { return f.found[i].position() < f.found[j].position() })
	for i := range f.found {
		for j, s := range f.found[i].content {
			f.found[i].content[j] = f.withoutComma(s)
		}
	}
	var out []Claim
	var previous []Speaker
	spoke := map[[2]int][]Speaker{}
	for i := range f.found {
		if s := spoke[f.found[i].prior]; f.found[i].prior != [2]int{} && s != nil {
			previous = s
		}
		c := f.claim(&f.found[i], previous)
		if f.found[i].token >= 0 {
			spoke[f.found[i].key()] = c.Speakers
		}
		if len(c.Speakers) == 0 {
			if f.found[i].unnamed {
				out = append(out, c)
			}
			continue
		}
		if f.found[i].cue.empty() || f.found[i].rule != "noun-preposition" && !f.inside(i) {
			previous = c.Speakers
		}
		out = append(out, c)
	}
	return out
}

// position orders candidates by where their words begin.
func (c *candidate) position() int {
	p := c.content[0].Start
	if !c.cue.empty() {
		p = min(p, c.cue.Start)
	}
	return p
}

// balance moves the ends of a content span that cuts through a quotation: it
// runs on to the quotation's end, and back to its beginning where the
// quotation fills the content up to the cue.
func (f *finder) balance(s, cue Span) Span {
	for _, q := range f.quotesNear(s) {
		if q.open && !(q.Outer.Start >= s.Start && q.Outer.Start < s.End) {
			continue
		}
		if !cue.empty() && q.Outer.holds(cue) {
			continue // the quoted speaker reports somebody else
		}
		switch {
		case s.Start <= q.Inner.Start && s.Start >= q.Outer.Start && s.End >= q.Inner.End-1:
			// The quotation opens the content.
			if !f.letters(q.Inner.End, s.End) {
				return q.Inner
			}
			s.Start = q.Outer.Start
		case q.Outer.Start >= s.Start && q.Inner.Start < s.End && s.End < q.Outer.End:
			// The content ends inside a quotation that it opened.
			if q.Outer.Start == s.Start {
				s = q.Inner
			} else {
				s.End = q.Outer.End
			}
		case q.Outer.Start < s.Start && s.Start < q.Inner.End && s.End >= q.Inner.End-2 && q.sentential:
			// The content is the end of a quotation that began before.
			if !f.letters(q.Inner.End, s.End) {
				return q.Inner
			}
			s.Start = q.Outer.Start
		}
	}
	return s
}

// withoutComma takes the comma off quoted words that stands for the full stop
// before a cue: “We are ready,” he said.
func (f *finder) withoutComma(s Span) Span {
	if s.End-s.Start > 1 && f.text[s.End-1] == ',' {
		s.End--
	}
	return s
}

// goOn gives quotations that no cue took to the speaker before them: to the
// claim that a quotation goes on from, else as a claim of their own.
func (f *finder) goOn() {
	f.goBack()
	own := len(f.found) // what follows was found here
	for q := range f.quotes {
		quote := &f.quotes[q]
		if quote.taken >= 0 || !quote.sentential {
			continue
		}
		sentence := f.sentenceAt(quote.Inner.Start)
		if sentence < 0 || f.covered(own, sentence, quote.Inner) {
			continue
		}
		if f.letters(f.doc.Sentences[sentence].Start, quote.Outer.Start) {
			continue // begins inside a sentence: words quoted in passing
		}
		if by := f.signed(quote); by != nil {
			f.found = append(f.found, candidate{
				sentence: sentence, token: -1, content: []Span{quote.Inner}, whole: true, by: by,
				stance: graph.Asserts, rule: "quote-dash", score: precision["quote-dash"],
			})
			quote.taken = len(f.found) - 1
			continue
		}
		from, gap := f.lastBefore(own, quote.Outer.Start, sentence)
		if from < 0 || f.found[from].rule == "quote-dash" {
			continue // where names stand behind dashes, each quotation has its own
		}
		last := &f.found[from]
		joins := last.whole || last.content[0].Start < last.cue.Start // his words stand before his cue
		if gap == 0 && joins && f.doc.Sentences[last.sentence].Block == quote.block || gap == 1 && (f.unclosed(last) || last.whole && f.alone(quote)) {
			last.content = append(last.content, f.withTail(quote))
			quote.taken = from
			continue
		}
		if gap == 1 && !f.alone(quote) {
			continue
		}
		f.found = append(f.found, candidate{
			sentence: sentence, token: -1, content: []Span{quote.Inner}, whole: true,
			stance: graph.Asserts, rule: "quote-goes-on", score: precision["quote-goes-on"], prior: last.key(),
		})
		quote.taken = len(f.found) - 1
	}
}

// key tells a candidate from all others: by its sentence and its cue, or that of the
// one it goes on from.
func (c *candidate) key() [2]int {
	if c.token < 0 && c.prior != [2]int{} {
		return c.prior
	}
	return [2]int{c.sentence, c.token}
}

// goBack gives a quotation that no mark closes in its paragraph to the claim whose
// cue stands behind its end, in the next.
func (f *finder) goBack() {
	claims := map[Span]*candidate{} // by the quotation that opens them
	for i := range f.found {
		if c := &f.found[i]; c.whole {
			claims[c.content[0]] = c
		}
	}
	for q := len(f.quotes) - 2; q >= 0; q-- {
		quote, next := &f.quotes[q], &f.quotes[q+1]
		if !quote.open || !quote.sentential || quote.taken >= 0 || quote.block == next.block {
			continue
		}
		bare := next.Outer.Start == next.Inner.Start // the next paragraph has no mark at its head
		if !bare && f.text[quote.Outer.Start:quote.Inner.Start] != f.text[next.Outer.Start:next.Inner.Start] {
			continue
		}
		if !bare && q > 0 && f.quotes[q-1].taken >= 0 && quote.block-f.quotes[q-1].block <= 1 {
			continue // it goes on from the one before
		}
		c := claims[next.Inner]
		s := f.sentenceAt(quote.Inner.End - 1)
		if c == nil || s < 0 || s+1 >= len(f.doc.Sentences) || f.doc.Sentences[s+1].Start != next.Outer.Start || f.letters(f.start(quote), quote.Outer.Start) {
			continue
		}
		c.content = append([]Span{quote.Inner}, c.content...)
		quote.taken = next.taken
		claims[quote.Inner] = c
	}
}

// start gives where the sentence begins in which a quotation opens.
func (f *finder) start(q *quotation) int {
	if i := f.sentenceAt(q.Outer.Start); i >= 0 {
		return f.doc.Sentences[i].Start
	}
	return q.Outer.Start
}

// alone tells whether a quotation is a paragraph of its own.
func (f *finder) alone(q *quotation) bool {
	first, last := f.sentenceAt(q.Outer.Start), f.sentenceAt(q.Outer.End-1)
	if first < 0 || last < 0 {
		return false
	}
	s, n := f.doc.Sentences, len(f.doc.Sentences)
	if !q.open && !strings.ContainsAny(f.text[q.Inner.End-1:q.Outer.End], ".,!?") && !strings.HasSuffix(f.text[:q.Inner.End], "…") {
		return false // a heading
	}
	return s[first].Start == q.Outer.Start && s[last].End <= q.Outer.End &&
		(first == 0 || s[first-1].Block != q.block) && (last+1 == n || s[last+1].Block != q.block)
}

// unclosed tells whether the last words of a claim are a quotation that no mark
// closes in its paragraph: it goes on in the next.
func (f *finder) unclosed(c *candidate) bool {
	last := c.content[len(c.content)-1]
	for _, q := range f.quotesNear(last) {
		if q.open && q.Inner.End == last.End {
			return true
		}
	}
	return false
}

// reach is how many sentences before a quotation the claim may stand that it
// belongs to or goes on from.
const reach = 12

// nearby yields the candidates near a sentence: of the first own, which stand
// in the order of their sentences, those close before it, and those behind them.
func (f *finder) nearby(own, sentence int) iter.Seq[int] {
	return func(yield func(int) bool) {
		first := sort.Search(own, func(i int) bool { return f.found[i].sentence >= sentence-reach })
		for i := first; i < own && f.found[i].sentence <= sentence+1; i++ {
			if !yield(i) {
				return
			}
		}
		for i := len(f.found) - 1; i >= own && f.found[i].sentence >= sentence-reach; i-- {
			if !yield(i) {
				return
			}
		}
	}
}

// lastBefore gives the last candidate that ends before a place, and how many
// blocks lie between (0: the sentence right before it or the same).
func (f *finder) lastBefore(own, at, sentence int) (index, gap int) {
	best, end := -1, -1
	for i := range f.nearby(own, sentence) {
		c := &f.found[i]
		if c.score < 0.4 && !c.whole || c.unnamed {
			continue
		}
		e := c.cue.End
		for _, s := range c.content {
			e = max(e, s.End)
		}
		if e > at {
			continue
		}
		if best >= 0 && f.found[best].whole && !c.whole && f.found[best].sentence == c.sentence {
			continue // the quotation's own cue before what else its sentence says
		}
		if e > end || c.whole && !f.found[best].whole && f.found[best].sentence == c.sentence {
			best, end = i, max(e, end)
		}
	}
	if best < 0 {
		return -1, 0
	}
	ends := f.sentenceAt(end - 1)
	if ends < 0 {
		return -1, 0
	}
	switch d := sentence - ends; {
	case d > 1:
		return -1, 0
	case f.doc.Sentences[ends].Block == f.doc.Sentences[sentence].Block:
		return best, 0
	default:
		return best, 1
	}
}

// covered tells whether a span lies in the content of a candidate.
func (f *finder) covered(own, sentence int, s Span) bool {
	for i := range f.nearby(own, sentence) {
		if s.holds(f.found[i].cue) && !f.found[i].cue.empty() {
			continue // a claim within the quoted words
		}
		for _, c := range f.found[i].content {
			if c.holds(s) || c.overlaps(s) && c.End-c.Start > (s.End-s.Start)/2 {
				return true
			}
		}
	}
	return false
}

// sentenceAt gives the sentence that holds a byte offset, or -1.
func (f *finder) sentenceAt(at int) int {
	i := sort.Search(len(f.doc.Sentences), func(i int) bool { return f.doc.Sentences[i].End > at })
	if i < len(f.doc.Sentences) && f.doc.Sentences[i].Start <= at {
		return i
	}
	return -1
}

// claim names the speakers of a candidate.
func (f *finder) claim(c *candidate, previous []Speaker) Claim {
	out := Claim{
		Cue: c.cue, Content: c.content, Stance: c.stance, Via: -1, Addressee: -1,
		SaidOn: f.saidOn(c), Sentence: c.sentence, Confidence: c.score, Rule: c.rule, Kind: f.kindOf(c),
	}
	if c.by != nil {
		out.Speakers = c.by
		return out
	}
	if c.token < 0 {
		out.Speakers = slices.Clone(previous)
		return out
	}
	if !c.source.ok() {
		return out
	}
	toks := f.doc.Sentences[c.sentence].Tokens
	whole := Span{toks[c.source.first].Start, toks[c.source.end-1].End}
	var ctx entity.Context
	for _, s := range previous {
		ctx.Previous = append(ctx.Previous, s.Entity)
	}
	if by := f.inTurn(c.sentence, strings.ToLower(f.text[whole.Start:whole.End])); by != nil {
		for _, s := range by {
			out.Speakers = append(out.Speakers, Speaker{Entity: s.Entity, Span: whole})
		}
		return out
	}
	ids := f.named(c)
	if ids == nil {
		ids = f.set.Speakers(c.sentence, c.stands.first, c.stands.end, c.stands.head, ctx)
	}
	if len(ids) == 0 {
		ids = []int{f.unidentified(c, whole)}
	}
	for _, id := range ids {
		out.Speakers = append(out.Speakers, Speaker{Entity: id, Span: whole})
	}
	if c.via.ok() {
		if ids := f.set.Speakers(c.sentence, c.via.first, c.via.end, c.via.head, ctx); len(ids) > 0 {
			out.Via = ids[0]
		}
	}
	if c.addressee.ok() {
		if ids := f.set.Speakers(c.sentence, c.addressee.first, c.addressee.end, c.addressee.head, ctx); len(ids) > 0 {
			out.Addressee = ids[0]
		}
	}
	return out
}

// named gives the entities of a phrase that is nothing but a list of names,
// which need no grammar: "Chad, Mali, and the African Union".
func (f *finder) named(c *candidate) []int {
	var ids []int
	toks := f.doc.Sentences[c.sentence].Tokens
	at, names := c.stands.first, 0
	for _, m := range f.set.Within(c.sentence, c.stands.first, c.stands.end) {
		if m.First < at {
			continue // inside the name before
		}
		if m.Form != entity.Name {
			return nil
		}
		for ; at < m.First; at++ {
			k := toks[at]
			describes := names == 0 && (k.Tag == language.NOUN && k.XPOS == "NNS" || k.Tag == language.ADJ) // "sponsors France and Chad"
			if k.Tag != language.PUNCT && k.Tag != language.CCONJ && k.Tag != language.DET && !describes {
				return nil
			}
		}
		for _, e := range f.set.Speakers(c.sentence, m.First, m.End, m.Head, entity.Context{}) {
			if !slices.Contains(ids, e) {
				ids = append(ids, e)
			}
		}
		at = m.End
		names++
	}
	if names < 2 || at < c.stands.end {
		return nil
	}
	return ids
}

// unidentified gives the entity of a speaker that the article does not
// identify: "she" where no woman is named. What is said is kept all the same.
func (f *finder) unidentified(c *candidate, words Span) int {
	name := strings.ToLower(strings.Join(strings.Fields(f.text[words.Start:words.End]), " "))
	for i := range f.set.Entities {
		if e := &f.set.Entities[i]; e.Local && e.Name == name {
			return i
		}
	}
	kind := graph.Group
	switch name {
	case "he", "she", "i", "you", "who":
		kind = graph.Person
	}
	return f.set.Unidentified(name, kind)
}

// kindOf tells direct speech, all in quotation marks, from reports with and
// without quoted words.
func (f *finder) kindOf(c *candidate) graph.Kind {
	inside, some := true, false
	for _, s := range c.content {
		in := c.rule == "interview"
		for _, q := range f.quotesNear(s) {
			if q.Outer.holds(s) && (c.whole || q.Inner == s || q.Outer == s) {
				in = true
			}
			if s.overlaps(q.Inner) && !f.scare(q) {
				some = true
			}
		}
		inside = inside && in
	}
	switch {
	case inside:
		return graph.Direct
	case some:
		return graph.Mixed
	}
	return graph.Indirect
}

// scare tells whether the words before a quotation take back its words:
// so-called "elections".
func (f *finder) scare(q quotation) bool {
	before := strings.TrimRight(f.text[max(0, q.Outer.Start-24):q.Outer.Start], " \u00a0-")
	for !utf8.ValidString(before) && before != "" {
		before = before[1:]
	}
	before = strings.ToLower(before)
	for _, w := range []string{"so-called", "so called", "dubbed", "nicknamed", "titled", "entitled", "self-styled", "self-proclaimed"} {
		if strings.HasSuffix(before, w) {
			return true
		}
	}
	return false
}
