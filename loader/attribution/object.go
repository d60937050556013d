package attribution

import (
	"quoth/graph"
	"quoth/loader/language"
)

// readNoun reads "denied the charges".
func (f *finder) readNoun(v int, e entry) ([]Span, phrase, bool) {
	t := &f.t
	o := t.child(v, "obj")
	if o <= v && v+1 < len(t.toks) && cues().nouns[t.lower(v+1)] != nil {
		o = v + 1 // whatever the tagger made of it: "expressed regret"
	}
	if o <= v || t.lemma(v) == "tell" && hearers[t.toks[o].Lemma] {
		return nil, none, false
	}
	start := t.first(o)
	if start <= v {
		start = v + 1
	}
	// An attitude noun with its clause: the clause is what is said.
	if c := t.nounClause(o); c >= 0 && cues().nouns[t.toks[o].Lemma] != nil && t.marker(c) == "that" {
		m := t.child(c, "mark")
		return f.tokenSpans(m+1, f.contentEnd(v, c, m+1)), none, true
	}
	if t.toks[o].Tag == language.PRON {
		if !judging[e.stance] || t.toks[o].XPOS != "PRP" || o != v+1 || o+1 < len(t.toks) && t.lower(o+1) == "as" {
			return nil, none, false
		}
		return f.tokenSpans(o, o+1), none, true
	}
	if n := o + 1; n < len(t.toks) && t.lower(n) == "that" && cues().nouns[t.toks[o].Lemma] != nil && t.hasVerb(n+1, len(t.toks)) {
		return f.tokenSpans(n+1, f.contentEnd(v, o, n+1)), none, true
	}
	if end := f.clauseFrom(v, o, start); end > start {
		return f.tokenSpans(start, end), none, true
	}
	end := f.nounReach(v, o, start)
	if t.toks[o].Tag != language.PROPN {
		// What is not a mere name goes on with the clause, up to a comma.
		long := f.contentEnd(v, o, start)
		for end < long && !t.comma(end) && !t.circumstance(end, v) {
			end++
		}
		end = t.closeEnd(start, end)
	}
	if i := end; i+1 < len(t.toks) && (t.likened(i) || t.toks[i].Form == "," && (t.likened(i+1) || t.includes(i+1))) {
		end = max(end, f.contentEnd(v, v, start))
	}
	return f.tokenSpans(start, t.withoutSetting(start, end)), none, start < end
}

// clauseFrom gives the end of the clause whose subject the parser took for the
// object o of verb v: "swears his rivals love him"; or -1.
func (f *finder) clauseFrom(v, o, start int) int {
	t := &f.t
	i, opens := t.end(o), false
	for _, e := range t.lookup(v) {
		opens = opens || e.frames&clauseFrame != 0
	}
	if !opens || !t.finite(v) || t.is(v, "acl:relcl") || i >= len(t.toks)-1 || !t.verbal(i) || !t.opensFinite(i) || t.toks[i].XPOS == "VBN" {
		return -1
	}
	return f.contentEnd(v, v, start)
}

// includes tells whether words at token i name some of what was said before, to the
// end of the sentence: "including two bridges".
func (t *tree) includes(i int) bool {
	switch t.lower(i) {
	case "including", "especially", "particularly", "notably":
	default:
		return false
	}
	for k := i + 1; k < len(t.toks)-1; k++ {
		if t.toks[k].Form == "," && k+1 < len(t.toks) && t.verbal(k+1) || t.verbal(k) && t.finite(k) {
			return false
		}
	}
	return true
}

// likened tells whether "as" and a noun phrase stand at token i, which say what
// somebody takes another for: "remembered him as a friend".
func (t *tree) likened(i int) bool {
	if i+2 >= len(t.toks) || t.lower(i) != "as" || !t.startsPhrase(i+1) && t.toks[i+1].XPOS != "VBG" {
		return false
	}
	for k := i + 1; k < len(t.toks) && !t.mark(k); k++ {
		if t.verbal(k) && t.finite(k) || t.toks[k].Tag == language.AUX || t.lower(k) == "of" && k == i+2 {
			return false
		}
	}
	return true
}

// hearers are told something, and are not what is told.
var hearers = map[string]bool{
	"conference": true, "briefing": true, "reporter": true, "journalist": true, "audience": true, "crowd": true,
	"rally": true, "hearing": true, "newspaper": true, "agency": true, "parliament": true, "council": true,
	"committee": true, "summit": true, "forum": true, "meeting": true, "court": true, "television": true, "media": true,
	"viewer": true, "reader": true, "listener": true, "lawmaker": true, "senator": true, "supporter": true,
}

// judging are the stances that say enough with a pronoun alone: "opposed it".
var judging = map[graph.Stance]bool{
	graph.Supports: true, graph.Opposes: true, graph.Praises: true, graph.Denies: true,
}

// documents speak for those who made them: "the survey found".
var documents = map[string]bool{
	"poll": true, "survey": true, "study": true, "report": true, "analysis": true, "data": true, "figure": true,
	"statistic": true, "result": true, "number": true, "research": true, "record": true, "document": true, "census": true,
	"index": true, "paper": true, "review": true, "letter": true, "email": true, "e-mail": true, "memo": true,
	"filing": true, "transcript": true, "footage": true, "video": true, "average": true, "estimate": true, "test": true,
}

// readDocument reads "polls show a close race".
func (f *finder) readDocument(v int, e entry) ([]Span, phrase, bool) {
	s := f.speaker(v)
	if !s.ok() || !documents[f.t.toks[s.head].Lemma] {
		return nil, none, false
	}
	start := v + 1
	if spans, who, ok := f.readNoun(v, e); ok && spans[0].Start >= f.t.toks[v].End {
		// What a survey shows runs on: "shows Adams ahead by a point".
		if end := f.contentEnd(v, v, start); f.t.toks[start].Start == spans[0].Start {
			return f.tokenSpans(start, end), who, true
		}
		return spans, who, true
	}
	if f.t.startsPhrase(start) {
		return f.tokenSpans(start, f.contentEnd(v, v, start)), none, true
	}
	return nil, none, false
}

// nounReach gives the end of an object's noun phrase that starts at start: its
// own words, and the phrases right behind it that the parser hung on the verb.
func (f *finder) nounReach(v, o, start int) int {
	t := &f.t
	end := t.end(o)
	for end < len(t.toks) && t.toks[end].Tag == language.ADP && t.below(end, v) {
		k := t.toks[end].Head
		if k < end || !t.is(k, "obl", "nmod") || t.first(k) != end || t.below(k, o) || t.timeLike(k) {
			break
		}
		if w := t.lower(end); w == "by" || w == "during" || w == "after" || w == "before" || w == "at" {
			break
		}
		if w := t.lower(end); w == "in" || w == "on" || w == "with" || w == "to" || w == "from" || w == "as" {
			if cues().nouns[t.toks[o].Lemma] == nil && t.end(k) < len(t.toks)-1 {
				break
			}
		}
		end = t.end(k)
	}
	if i := end; i+1 < len(t.toks) && t.lower(i) == "to" && t.toks[i].Tag == language.PART && t.infinitiveNoun(o) {
		end = f.contentEnd(v, o, i)
	}
	if l := t.limit(v); end > l {
		end = l
	}
	return t.closeEnd(start, f.cutPair(v, o, start, f.cutParticiple(v, start, end)))
}

// infinitiveNoun tells whether a noun takes an infinitive: "readiness to help".
func (t *tree) infinitiveNoun(n int) bool {
	for _, e := range cues().nouns[t.toks[n].Lemma] {
		if e.frames&infinitiveFrame != 0 {
			return true
		}
	}
	return false
}

// timeLike tells whether a noun names a time.
func (t *tree) timeLike(k int) bool {
	w := t.lower(k)
	if weekday(w) || t.toks[k].Tag == language.NUM {
		return true
	}
	switch w {
	case "hours", "minutes", "days", "weeks", "months", "years", "moments", "week", "month", "year", "day", "today", "yesterday", "time", "morning", "evening", "night", "afternoon", "interview", "speech", "statement", "tweet", "conference", "debate":
		return true
	}
	return false
}

// cutParticiple cuts a noun phrase where the parser drew in a participle clause
// that opens a claim of its own.
func (f *finder) cutParticiple(v, start, end int) int {
	t := &f.t
	for i := start + 1; i < end; i++ {
		if t.comma(i-1) && t.is(i, "acl", "advcl") && f.cueParticiple(i) {
			return i - 1
		}
	}
	return end
}

// cutAgent cuts "regulators of cheating" behind a verb that takes "of", "some as a
// threat" behind one that judges, and a that-clause off an agent.
func (t *tree) cutAgent(p phrase, entries []entry) phrase {
	for i := p.first + 1; i < p.end; i++ {
		w := t.lower(i)
		if w == "that" && i > p.head {
			p.end = i
			return p
		}
		for _, e := range entries {
			if w == "as" && e.frames&predicateFrame != 0 {
				p.end, p.head = i, min(p.head, i-1)
				return p
			}
			if i > p.head && in(e.oPreps, w) {
				p.end = i
				return p
			}
		}
	}
	return p
}

// nounClause gives the that-clause of a noun, or -1.
func (t *tree) nounClause(n int) int {
	for k := range t.children(n) {
		if k > n && t.is(k, "acl", "ccomp") && t.marker(k) == "that" && t.child(k, "nsubj", "expl") >= 0 {
			return k
		}
	}
	return -1
}
