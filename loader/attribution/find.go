package attribution

import (
	"sort"
	"unicode"

	"quoth/loader/article"
	"quoth/loader/entity"
	"quoth/loader/language"
)

// finder carries the state of one document's reading.
type finder struct {
	doc    *language.Document
	art    *article.Text
	set    *entity.Set
	text   string
	quotes []quotation
	t      tree
	found  []candidate
	used   map[int]bool // tokens of the sentence being read that are cues already
	pair   map[int]int  // second verbs of the sentence, to the verb whose subject they share

	turns       []turn  // of an interview
	interviewee Speaker // who answers where no label says who; entity -1 where nobody is known
	single      bool    // one side of the interview answers
}

// Find gives the claims of a document in the order of their content. It may
// add unnamed speakers to the set.
func Find(doc *language.Document, art *article.Text, set *entity.Set) []Claim {
	f := &finder{doc: doc, art: art, set: set, text: doc.Text, quotes: quotations(doc)}
	f.interview()
	for i := range doc.Sentences {
		f.t.read(i, mend(&doc.Sentences[i]))
		f.used, f.pair = map[int]bool{}, map[int]int{}
		tail, relayed := f.relayed()
		if relayed {
			f.behead(tail)
		}
		found := len(f.found)
		f.sentence(i)
		if relayed {
			f.t.read(i, mend(&doc.Sentences[i]))
			f.passOn(tail, found)
		}
	}
	return f.finish()
}

// sentence reads all the cues of one sentence.
func (f *finder) sentence(i int) {
	t := &f.t
	if f.kind(i) == article.Furniture {
		return
	}
	if f.turns == nil {
		f.headline(i)
	}
	f.quoteCues(i)
	f.whatClaims()
	f.pointsBack(i)
	for k := range t.toks {
		if f.used[k] || f.inQuotes(k) && !f.reports(k) {
			continue
		}
		switch {
		case t.cueVerb(k):
			f.verbClaim(k)
		case t.toks[k].Tag == language.NOUN:
			f.nounClaim(k)
			f.surfaceClaim(k)
		case t.toks[k].Tag == language.PROPN:
			f.surfaceClaim(k)
		case t.seems(k):
			f.unnamedClaim(k)
		case t.toks[k].Tag == language.ADJ || t.toks[k].Tag == language.VERB:
			f.adjectiveClaim(k)
		}
	}
	f.prepositionClaims()
	f.pollClaims()
	f.hearsayClaims()
	f.listed(i)
	f.titled()
}

// inQuotes tells whether a token stands in somebody's quoted words.
func (f *finder) inQuotes(k int) bool {
	_, ok := f.quoteAt(f.t.toks[k].Start)
	return ok
}

// quoteAt gives the index of the speech that holds a byte offset.
func (f *finder) quoteAt(at int) (int, bool) {
	i := sort.Search(len(f.quotes), func(i int) bool { return f.quotes[i].Outer.End > at })
	if i < len(f.quotes) && f.quotes[i].Outer.Start <= at && f.quotes[i].sentential {
		return i, true
	}
	return -1, false
}

// reports tells whether a cue within quoted words reports somebody else's
// words: the quoted speaker's own "I think" is part of what he says.
func (f *finder) reports(k int) bool {
	t := &f.t
	if !t.cueVerb(k) || !t.speaks(k) {
		return false
	}
	s := t.subject(k)
	return s.ok() && t.toks[s.head].Tag == language.PROPN && f.inQuotes(s.head)
}

// kind gives the kind of the block that a sentence stands in.
func (f *finder) kind(i int) article.BlockKind {
	b := f.doc.Sentences[i].Block
	if f.art == nil || b < 0 || b >= len(f.art.Blocks) {
		return article.Paragraph
	}
	return f.art.Blocks[b].Kind
}

// goesOn tells whether a conjunction and another cue begin at an offset: "denied
// that and said", where nothing stands between the two.
func (f *finder) goesOn(start int) bool {
	t := &f.t
	for i := 0; i+1 < len(t.toks); i++ {
		if t.toks[i].Start == start {
			return t.toks[i].Tag == language.CCONJ && t.cueVerb(i+1) && t.finite(i+1) && t.speaks(i+1)
		}
	}
	return false
}

// add keeps a candidate of the sentence being read.
func (f *finder) add(c candidate) {
	c.sentence = f.t.index
	if f.used[c.token] || c.source.ok() && !f.t.names(c.source.head) && !f.mentioned(c.source) {
		return
	}
	if n := len(f.t.toks); c.source.ok() && f.t.lower(c.source.head) == "you" && f.t.toks[n-1].Form == "?" {
		return // who is asked has not said it
	}
	var spans []Span
	for _, s := range c.content {
		if s = trimLead(f.text, s); !s.empty() {
			spans = append(spans, s)
		}
	}
	if len(spans) == 0 || !f.wordy(spans) {
		return
	}
	if f.echoes(&c) || f.minor(&c) || f.goesOn(spans[0].Start) {
		return
	}
	if f.t.cueVerb(c.token) {
		if p := f.citing(c.token); p.ok() && c.source.ok() && !c.via.ok() {
			c.source, c.via = p, c.source
		}
	}
	c.source = f.t.withoutWhen(f.series(c.source))
	c.content = spans
	c.speaks = f.t.speaks(c.token)
	c.score = f.confidence(&c)
	c.stands = c.source
	if c.source.ok() {
		if a := f.t.relative(c.source.head); a >= 0 {
			c.stands = f.t.nounPhrase(a)
			c.stands.end = min(c.stands.end, c.source.first)
			for c.stands.first < c.stands.head && f.t.is(c.stands.first, "case") {
				c.stands.first++
			}
			c.stands = f.t.trim(c.stands)
		}
	}
	f.used[c.token] = true
	f.found = append(f.found, c)
}

// minor tells whether a candidate stands in what another one says and is
// itself no saying: what somebody is said to think or want is the other's claim.
func (f *finder) minor(c *candidate) bool {
	t := &f.t
	if t.cueVerb(c.token) && t.speaks(c.token) || c.rule == "according-to" {
		return false
	}
	for i := len(f.found) - 1; i >= 0 && f.found[i].sentence == t.index; i-- {
		for _, s := range f.found[i].content {
			if s.holds(c.cue) && !f.found[i].unnamed {
				return true
			}
		}
	}
	return false
}

// mentioned tells whether a phrase is a name by the article's entities.
func (f *finder) mentioned(p phrase) bool {
	m, ok := f.set.At(f.t.index, p.head)
	return ok && m.Form == entity.Name && m.First == p.first && m.End == p.end
}

// names tells whether a token can head the phrase that names a speaker.
func (t *tree) names(i int) bool {
	if quantities[t.lower(i)] {
		return true
	}
	switch t.toks[i].Tag {
	case language.VERB, language.AUX, language.ADV, language.ADP, language.PUNCT, language.CCONJ, language.SCONJ:
		return false
	}
	return true
}

// wordy tells whether spans hold a letter.
func (f *finder) wordy(spans []Span) bool {
	for _, s := range spans {
		for _, r := range f.text[s.Start:s.End] {
			if unicode.IsLetter(r) {
				return true
			}
		}
	}
	return false
}

func (f *finder) tokenSpans(first, end int) []Span {
	if first < 0 || first >= end || end > len(f.t.toks) {
		return nil
	}
	return []Span{f.t.span(first, end)}
}

// quotesNear gives the quotations that may overlap a span.
func (f *finder) quotesNear(s Span) []quotation {
	i := sort.Search(len(f.quotes), func(i int) bool { return f.quotes[i].Outer.End > s.Start })
	j := i
	for j < len(f.quotes) && f.quotes[j].Outer.Start < s.End {
		j++
	}
	return f.quotes[i:j]
}
