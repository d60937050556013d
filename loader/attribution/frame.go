package attribution

import (
	"quoth/graph"
	"quoth/loader/language"
)

// readClause reads "said (that) it was late", "told reporters that it was".
func (f *finder) readClause(v int, e entry) ([]Span, phrase, bool) {
	t := &f.t
	c, speaker := -1, t.turned(v)
	for k := range t.children(v) {
		if speaker.ok() && k == speaker.head {
			continue
		}
		if k > v && t.is(k, "ccomp") || k > v && t.is(k, "parataxis") && t.child(k, "nsubj", "expl") > v && !t.comma(t.first(k)-1) && t.first(k) <= v+4 {
			c = k
			break
		}
	}
	if c < 0 {
		for k := range t.children(v) {
			// What the parser took for an object or an open complement may be
			// a clause all the same.
			if k > v && t.is(k, "xcomp", "obj", "advcl", "obl", "acl") && (t.child(k, "nsubj", "nsubj:pass") > v || t.marker(k) == "that" || t.marker(k) == "whether" || t.marker(k) == "if") && t.marker(k) != "to" {
				if m := t.marker(k); t.is(k, "advcl") && m != "that" && m != "whether" && m != "" && (m != "if" || e.stance != graph.Asks) {
					continue
				}
				if t.is(k, "advcl", "obl", "acl") && t.marker(k) == "" {
					continue
				}
				c = k
				break
			}
		}
	}
	if c < 0 {
		return nil, none, false
	}
	if e.frames&(clauseFrame|toldFrame) == 0 {
		return nil, none, false
	}
	if t.marker(c) == "to" && t.child(c, "nsubj") < 0 {
		return nil, none, false
	}
	switch m := t.marker(c); m {
	case "because", "as", "while", "after", "before", "since", "although", "though", "so":
		return nil, none, false
	}
	who := none
	if o := t.child(v, "obj", "iobj"); e.frames&toldFrame != 0 && o > v && o < c && t.hears(o) {
		who = t.nounPhrase(o)
	}
	start, that := t.clauseStart(v, c)
	if that >= 0 && that+1 < len(t.toks) && t.toks[that+1].Tag == language.CCONJ {
		f.pair[c] = v // "denied that and said": the clause is the second verb's
		return nil, none, false
	}
	if s := t.secondSubject(v, c); s > 0 && that < 0 {
		start = min(start, t.first(s))
	}
	if o := t.child(v, "obj", "iobj"); !who.ok() && that < 0 && o > v && o < c && t.first(o) > v {
		start = t.skipTimes(min(start, t.first(o)), c) // a subject taken for an object
	}
	if o := t.child(v, "obj"); !who.ok() && o > v && o < c && t.first(o) > v && cues().nouns[t.toks[o].Lemma] != nil && e.stance != graph.Asserts {
		start = t.first(o) // "rejected the claim that": the claim is what is rejected
	}
	if !who.ok() && that < 0 && e.frames&toldFrame != 0 {
		if q := t.questionWord(start, c); q > start {
			who, start = t.objectOf(start), q
			who.end = min(who.end, q)
		}
	}
	if who.ok() {
		who = t.short(who)
		if start < who.end && who.end <= c || that < 0 && start > who.end {
			start = who.end
		}
		if that < 0 {
			start = t.skipTimes(start, c)
		}
	} else if e.frames&clauseFrame == 0 {
		return nil, none, false
	} else if that < 0 {
		start = t.lostSubject(v, start)
	}
	if that < 0 && start < c && t.lower(start) == "that" && !t.verbal(start+1) {
		start++ // whatever the tagger made of it
	}
	end := f.contentEnd(v, c, start)
	if that >= 0 && !t.finiteIn(start, end) {
		end = t.closeEnd(start, t.limit(v)) // a purpose or time leads the clause
	}
	end = f.complete(v, start, end)
	return f.tokenSpans(start, end), who, start < end
}

// lostSubject gives the first of the words between verb v and the clause at token
// start where the clause begins with its verb: "said running for mayor is hard".
func (t *tree) lostSubject(v, start int) int {
	i := t.skipTimes(v+1, start)
	if i >= start || !t.verbal(start) || !t.opensFinite(start) || !t.startsPhrase(i) && t.toks[i].XPOS != "VBG" {
		return start
	}
	for k := i; k < start; k++ {
		if t.mark(k) && t.toks[k].Form != "-" || t.verbal(k) && t.toks[k].XPOS != "VBG" {
			return start
		}
	}
	return i
}

// secondSubject gives the subject of clause c that the parser gave to verb v
// before it, which has one of its own: "said the group, which lost, would sue";
// or -1.
func (t *tree) secondSubject(v, c int) int {
	own := t.child(v, "nsubj", "nsubj:pass")
	if own < 0 || own > v {
		return -1
	}
	for k := range t.children(v) {
		if k > v && k < c && t.is(k, "nsubj", "expl") && t.first(k) > v {
			return k
		}
	}
	return -1
}

// finiteIn tells whether tokens [first, end) hold a finite verb.
func (t *tree) finiteIn(first, end int) bool {
	for i := first; i < end; i++ {
		if t.verbal(i) && (t.finite(i) || t.toks[i].Tag == language.AUX) {
			return true
		}
	}
	return false
}

// readRest reads the clause behind a verb of saying where the parser sees
// none: a finite verb follows with nothing to part them.
func (f *finder) readRest(v int, e entry) ([]Span, phrase, bool) {
	t := &f.t
	if e.frames&clauseFrame == 0 || e.frames&quoteFrame == 0 && e.stance != graph.Believes || !t.finite(v) && t.toks[v].XPOS != "VBG" {
		return nil, none, false
	}
	if _, second := f.pair[v]; e.frames&nounFrame != 0 && !second && !f.stands(v) {
		return nil, none, false
	}
	start := t.skipTimes(v+1, len(t.toks))
	who := none
	if i := t.laterThat(v); i > start {
		return f.tokenSpans(i+1, f.contentEnd(v, v, i+1)), none, true
	}
	if e.frames&toldFrame != 0 {
		if o := t.child(v, "obj", "iobj"); o > v && t.hears(o) {
			who = t.nounPhrase(o)
			who = t.short(who)
			start = max(start, who.end)
		} else if e.frames&clauseFrame == 0 {
			return nil, none, false
		}
	}
	that := start < len(t.toks) && t.lower(start) == "that"
	if that {
		start++
	}
	if t.lemma(v) == "say" && !that && f.sayRest(v, start) {
		end := f.cutPair(v, v, start, f.cutSaying(v, start, t.beforeSubject(v, start)))
		return f.tokenSpans(start, t.closeEnd(start, end)), who, true
	}
	// The subject of the clause and its verb.
	subject, verb := false, -1
	for i := start; i < len(t.toks) && i < start+25; i++ {
		if t.mark(i) && t.toks[i].Form != "-" && t.toks[i].Form != "'" && (!that || t.toks[i].Form != ",") && t.toks[i].Form != "%" && t.toks[i].Form != "\"" && t.toks[i].Form != "“" && t.toks[i].Form != "”" {
			break
		}
		if t.nounLike(i) {
			subject = true
		}
		if t.toks[i].Tag == language.CCONJ && i+1 < len(t.toks) && t.verbal(i+1) {
			break // the verb's own second verb
		}
		if t.toks[i].Tag == language.SCONJ && !that || i == start && (t.lower(i) == "to" || t.toks[i].XPOS == "VBG") {
			break
		}
		if subject && t.verbal(i) && (t.finite(i) || t.toks[i].XPOS == "MD") && !t.relativeBefore(i, start) {
			verb = i
			break
		}
	}
	if verb < 0 || t.toks[start].Tag == language.ADP && !that {
		return nil, none, false
	}
	for t.is(verb, "aux", "cop") && t.toks[verb].Head > verb {
		verb = t.toks[verb].Head
	}
	return f.tokenSpans(start, f.complete(v, start, f.contentEnd(v, verb, start))), who, true
}

// beforeSubject gives the end of what verb v says from token start on where its
// clause leads the sentence: the comma before the subject of the main verb.
func (t *tree) beforeSubject(v, start int) int {
	h := t.toks[v].Head
	if !t.is(v, "advcl") || h < start {
		return len(t.toks)
	}
	if s := t.child(h, "nsubj", "nsubj:pass", "expl"); s > start && t.first(s) > start+1 && t.comma(t.first(s)-1) {
		return t.first(s) - 1
	}
	return len(t.toks)
}

// laterThat gives the "that" that opens a clause behind a verb of saying and a
// phrase of time or place: "said at the time that it was late"; or -1.
func (t *tree) laterThat(v int) int {
	if !t.speaks(v) {
		return -1
	}
	for i := v + 1; i+2 < len(t.toks) && i < v+12; i++ {
		switch {
		case t.lower(i) == "that":
			if i > v+1 && t.hasVerb(i+1, len(t.toks)) {
				return i
			}
			return -1
		case t.toks[i].Tag == language.SCONJ && t.toks[i+1].XPOS == "VBG":
			i++ // "said before leaving the meeting that"
		case t.mark(i) || t.verbal(i) || t.toks[i].Tag == language.SCONJ:
			return -1
		case i == v+1 && t.toks[i].Tag != language.ADP && t.toks[i].Tag != language.ADV && !weekday(t.lower(i)) && !t.timeLike(i+1) && !t.timeLike(i):
			return -1
		}
	}
	return -1
}

// sayRest tells whether a clause follows "said", however far its verb: what is
// said is a noun phrase hardly ever, but for "so", "nothing" and their like.
func (f *finder) sayRest(v, start int) bool {
	t := &f.t
	if start+3 >= len(t.toks) || !t.startsPhrase(start) && t.toks[start].XPOS != "VBG" || t.turned(v).ok() {
		return false
	}
	if !f.stands(v) && t.limit(v) < len(t.toks)-1 && !t.is(v, "advcl") {
		return false
	}
	switch t.lower(start) {
	case "so", "nothing", "something", "anything", "little", "much", "this", "the", "more", "it":
		if t.lower(start) != "the" && t.lower(start) != "it" || t.lower(start+1) == "same" {
			return false
		}
	}
	return t.finiteFrom(start) || t.toks[start].Tag == language.PRON
}

// relativeBefore tells whether the verb at i belongs to a relative clause that
// began behind token start.
func (t *tree) relativeBefore(i, start int) bool {
	for j := i - 1; j >= start && j > i-4; j-- {
		switch t.lower(j) {
		case "who", "which", "that", "where":
			return true
		}
		if t.verbal(j) && !t.is(j, "aux") {
			return false
		}
	}
	return false
}

// readObjectInfinitive reads "urged Congress to act".
func (f *finder) readObjectInfinitive(v int, e entry) ([]Span, phrase, bool) {
	t := &f.t
	for k := range t.children(v) {
		if k <= v || !t.is(k, "xcomp", "ccomp", "advcl", "acl") || !t.infinitive(k) {
			continue
		}
		o := t.child(v, "obj", "iobj")
		if o < 0 || o < v {
			if o = t.child(k, "nsubj"); o < v {
				continue
			}
		}
		start := t.nounPhrase(o).first
		if start <= v || o > k {
			continue
		}
		end := f.contentEnd(v, k, start)
		return f.tokenSpans(start, end), t.nounPhrase(o), true
	}
	return nil, none, false
}

// infinitive tells whether a verb is marked by "to".
func (t *tree) infinitive(k int) bool {
	for m := range t.children(k) {
		if m < k && t.is(m, "mark", "aux") && t.lower(m) == "to" {
			return true
		}
	}
	return false
}

// readPredicate reads "called it a mistake", "described the vote as fair".
func (f *finder) readPredicate(v int, e entry) ([]Span, phrase, bool) {
	t := &f.t
	o := t.child(v, "obj", "ccomp", "iobj")
	if o <= v {
		return f.readNamed(v, e)
	}
	start := t.first(o)
	if start <= v {
		return nil, none, false
	}
	for k := range t.children(v) {
		if k == o || k < o {
			continue
		}
		as := t.preposition(k) == "as" || t.marker(k) == "as"
		if t.is(k, "xcomp") && !t.infinitive(k) || as {
			return f.tokenSpans(start, f.contentEnd(v, k, start)), none, true
		}
	}
	// The predicate may hang on the object, or stand joined to it.
	for k := range t.children(o) {
		if k > o && (t.preposition(k) == "as" || t.marker(k) == "as" || t.is(k, "xcomp", "appos", "dep") && !t.comma(t.first(k)-1)) {
			return f.tokenSpans(start, f.contentEnd(v, o, start)), none, true
		}
	}
	if t.is(o, "ccomp") && t.child(o, "nsubj") > v {
		return f.tokenSpans(start, f.contentEnd(v, o, start)), none, true
	}
	if e.frames&^predicateFrame&^objectPrepFrame == 0 && f.stands(v) {
		// What else could follow such a verb?
		if end := f.contentEnd(v, o, start); end < len(t.toks) && t.mark(end) {
			for _, q := range f.quotesNear(Span{t.toks[end].Start, t.toks[end].End}) {
				if q.Outer.Start == t.toks[end].Start {
					return []Span{{t.toks[start].Start, q.Outer.End}}, none, true
				}
			}
		}
		return f.tokenSpans(start, f.contentEnd(v, o, start)), none, true
	}
	return nil, none, false
}

// readObjectPreposition reads "accused Iran of cheating".
func (f *finder) readObjectPreposition(v int, e entry) ([]Span, phrase, bool) {
	t := &f.t
	o := t.child(v, "obj", "iobj")
	if o <= v {
		return nil, none, false
	}
	start := t.first(o)
	if start <= v {
		return nil, none, false
	}
	for _, h := range []int{v, o} {
		for k := range t.children(h) {
			if k > o && in(e.oPreps, t.governor(k)) {
				return f.tokenSpans(start, f.contentEnd(v, k, start)), t.nounPhrase(o), true
			}
		}
	}
	return nil, none, false
}

// governor gives the preposition that leads a noun phrase or a gerund clause.
func (t *tree) governor(k int) string {
	if p := t.preposition(k); p != "" {
		return p
	}
	return t.marker(k)
}

func in(list []string, w string) bool {
	if w == "" {
		return false
	}
	for _, x := range list {
		if x == w {
			return true
		}
	}
	return false
}

// readInfinitive reads "vowed to go on".
func (f *finder) readInfinitive(v int, e entry) ([]Span, phrase, bool) {
	t := &f.t
	for k := range t.children(v) {
		if k > v && t.is(k, "xcomp", "ccomp", "advcl") && t.infinitive(k) && t.child(k, "nsubj") < 0 {
			_, end := t.group(v)
			if t.is(k, "advcl") && t.first(k) != v+1 || t.anonymous(k) || t.first(k) > t.skipWhen(end) {
				continue
			}
			start := t.first(k)
			if start <= v {
				start = v + 1
			}
			for w := t.lower(start - 1); start-1 > v && (w == "never" || w == "not"); w = t.lower(start - 1) {
				start-- // "pledged never to sign"
			}
			end = f.contentEnd(v, k, start)
			return f.tokenSpans(start, end), none, true
		}
	}
	return nil, none, false
}

// anonymous tells whether verb k is what an unnamed source asks for: "asked not
// to be identified".
func (t *tree) anonymous(k int) bool {
	for i := k; i < len(t.toks) && i < k+3; i++ {
		switch t.lower(i) {
		case "named", "identified", "quoted":
			return true
		}
	}
	return false
}

// readGerund reads "suggested raising taxes".
func (f *finder) readGerund(v int, e entry) ([]Span, phrase, bool) {
	t := &f.t
	for k := range t.children(v) {
		if k > v && t.is(k, "xcomp", "ccomp") && t.toks[k].XPOS == "VBG" && t.first(k) == v+1 {
			return f.tokenSpans(v+1, f.contentEnd(v, k, v+1)), none, true
		}
	}
	return nil, none, false
}

// readPreposition reads "called for calm", "warned against buying".
func (f *finder) readPreposition(v int, e entry) ([]Span, phrase, bool) {
	t := &f.t
	for k := range t.children(v) {
		if k <= v || !t.is(k, "obl", "advcl", "nmod", "xcomp", "advmod", "ccomp", "obj") {
			continue
		}
		p := t.governor(k)
		favor := p == "in" && k+1 < len(t.toks) && in(e.preps, "in_favor") && t.favors(k)
		if !in(e.preps, p) && !favor || !t.nearVerb(v, t.first(k)) {
			continue
		}
		if i := t.topic(k, e.preps); i > 0 && (p == "to" || p == "with") {
			who := t.objectOf(t.first(k) + 1)
			who.end = min(who.end, i-1)
			return f.tokenSpans(i, f.contentEnd(v, k, i)), who, true
		}
		if favor {
			return f.tokenSpans(k+2, f.contentEnd(v, k, k+2)), none, true
		}
		start := t.first(k)
		for start < k && t.lower(start) != p {
			start++
		}
		start++
		if start > k {
			continue
		}
		return f.tokenSpans(start, f.contentEnd(v, k, start)), none, true
	}
	return nil, none, false
}

// topic gives the first of the words behind "about" that tell what somebody talks
// of behind phrase k, which names the hearers: "talked to voters about taxes"; or -1.
func (t *tree) topic(k int, preps []string) int {
	i := t.end(k)
	for a := range t.children(k) {
		if a > k && t.governor(a) == "about" {
			i = t.first(a)
		}
	}
	if i < len(t.toks)-1 && t.lower(i) == "about" && in(preps, "about") {
		return i + 1
	}
	return -1
}

// favors tells whether token k and the next are those of "in favor of".
func (t *tree) favors(k int) bool {
	w := t.lower(k)
	return (w == "favor" || w == "favour" || w == "support") && t.lower(k+1) == "of"
}

// nearVerb tells whether only the verb's particles, objects and adverbs stand
// between it and token i.
func (t *tree) nearVerb(v, i int) bool {
	for j := v + 1; j < i; j++ {
		if t.verbal(j) || t.comma(j) {
			return false
		}
	}
	return true
}
