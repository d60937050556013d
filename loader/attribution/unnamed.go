package attribution

import (
	"strings"

	"quoth/graph"
	"quoth/loader/language"
)

// unnamedClaim reads a verb that says of nobody whose claim it is: "it is
// believed that it was late", "the talks are expected to fail", "it appears that".
func (f *finder) unnamedClaim(v int) {
	t := &f.t
	if t.reduced(v) || t.namesAgent(v) || t.seems(v) && t.hedges(v) {
		return
	}
	first, end := t.group(v)
	c := candidate{token: v, cue: t.span(first, end), source: none, unnamed: true, rule: "unnamed-passive"}
	if t.seems(v) {
		c.rule = "unnamed-seeming"
	}
	for _, e := range cues().unnamed[t.lemma(v)] {
		if judging := e.stance == graph.Accuses || e.stance == graph.Condemns || e.stance == graph.Praises; judging && t.negated(v) {
			continue // who has not been charged is accused of nothing
		}
		if c.content = f.unnamedContent(v, e); c.content != nil {
			c.stance = e.stance
			f.add(c)
			return
		}
	}
}

// seems tells whether a finite verb says how something looks to nobody in
// particular.
func (t *tree) seems(v int) bool {
	l := t.toks[v].Lemma
	return (l == "seem" || l == "appear") && t.toks[v].Tag == language.VERB && t.finite(v)
}

// hedges tells whether "seem" only softens a verb of saying, "seemed to
// suggest", or speaks of a pronoun that another clause explains.
func (t *tree) hedges(v int) bool {
	subj := t.passiveSubject(v)
	if subj.ok() && (t.relative(subj.head) >= 0 || t.lower(subj.head) == "that" || t.lower(subj.head) == "what") {
		return true
	}
	for k := range t.children(v) {
		if k > v && t.is(k, "xcomp", "ccomp") {
			return t.infinitive(k) && t.cueVerb(k)
		}
	}
	return false
}

// namesAgent tells whether a "by" behind a passive verb may name its agent,
// wherever the parser hung it.
func (t *tree) namesAgent(v int) bool {
	for i := v + 1; i < len(t.toks) && i < v+6 && !t.mark(i); i++ {
		if t.lower(i) == "by" && i+1 < len(t.toks) && t.toks[i+1].XPOS != "VBG" && !t.timeLike(i+1) {
			return true
		}
	}
	return false
}

// unnamedContent gives the words of a claim that passive verb v makes in the
// frames of e, or nil.
func (f *finder) unnamedContent(v int, e entry) []Span {
	t := &f.t
	_, end := t.group(v)
	start := t.skipWhen(end)
	if start >= len(t.toks) {
		return nil
	}
	subj := t.passiveSubject(v)
	next := t.lower(start)
	if t.expletive(v, subj) {
		if e.frames&clauseFrame == 0 || next != "that" || !t.hasVerb(start+1, len(t.toks)) {
			return nil
		}
		return f.tokenSpans(start+1, f.contentEnd(v, t.top(start+1, v), start+1))
	}
	if !subj.ok() {
		return nil
	}
	switch {
	case e.frames&infinitiveFrame != 0 && next == "to" && t.toks[start].Tag == language.PART:
	case in(e.preps, next) && f.stands(v):
		start++
	case e.frames&predicateFrame != 0 && t.startsPhrase(start):
	case e.frames&nounFrame != 0 && t.toks[subj.head].Tag != language.PRON:
		return f.tokenSpans(subj.first, subj.end)
	default:
		return nil
	}
	if start >= len(t.toks)-1 {
		return nil
	}
	return append(f.tokenSpans(subj.first, subj.end), f.tokenSpans(start, f.contentEnd(v, t.top(start, v), start))...)
}

// top gives the highest token above i that stands behind verb v and below it.
func (t *tree) top(i, v int) int {
	for h := t.toks[i].Head; h > v; h = t.toks[h].Head {
		i = h
	}
	return i
}

// passiveSubject gives what a passive verb is said of: its subject, or that of
// the verb it is joined to.
func (t *tree) passiveSubject(v int) phrase {
	for hop := 0; hop < hopLimit; hop++ {
		if s := t.child(v, "nsubj", "csubj"); s >= 0 && s < v {
			return t.subjectPhrase(s, v)
		}
		h := t.toks[v].Head
		if !t.is(v, "conj") || h < 0 || h > v {
			return none
		}
		v = h
	}
	return none
}

// expletive tells whether the subject of a verb is an "it" that stands for the
// clause behind the verb.
func (t *tree) expletive(v int, subj phrase) bool {
	return t.child(v, "expl") >= 0 || subj.ok() && subj.end == subj.first+1 && t.lower(subj.first) == "it" && t.child(v, "ccomp", "csubj") > v
}

// askedReach bounds, in tokens, how far behind "asked" the question may begin.
const askedReach = 9

// askedClaim reads a question whose asker goes unnamed, or stands behind "by":
// "Asked whether it was late, she said", "he was asked about it".
func (f *finder) askedClaim(v int) {
	t := &f.t
	start := t.question(v + 1)
	if start < 0 {
		return
	}
	first, end := t.group(v)
	c := candidate{token: v, cue: t.span(first, end), source: t.agent(v), stance: graph.Asks, rule: "unnamed-asked"}
	if c.source.ok() {
		c.source.end = min(c.source.end, start)
	}
	c.unnamed = !c.source.ok()
	if w := t.lower(start); w == "about" || w == "for" {
		start++
	}
	c.content = f.tokenSpans(start, f.questionEnd(v, start))
	f.add(c)
}

// question gives the token that opens a question behind "asked", from token i
// on, past a phrase of time or place; or -1.
func (t *tree) question(i int) int {
	for k := i; k < len(t.toks)-1 && k < i+askedReach; k++ {
		switch t.lower(k) {
		case "about", "whether", "if", "why", "how", "what", "who", "which", "when", "where":
			return k
		case "to", "for":
			if k == i {
				return k
			}
		}
		if t.mark(k) || t.verbal(k) {
			return -1
		}
	}
	return -1
}

// questionEnd ends a question that starts at token start behind verb v: where
// "asked" leads the sentence, at the comma before its subject.
func (f *finder) questionEnd(v, start int) int {
	t := &f.t
	if t.child(v, "nsubj", "aux:pass") >= 0 {
		return f.contentEnd(v, v, start)
	}
	end := t.end(v)
	if t.toks[v].Head < 0 || end <= start {
		for end = start; end < len(t.toks) && t.toks[end].Form != ","; end++ {
		}
	}
	return t.closeEnd(start, f.cutTag(v, start, end))
}

// hearsay are the adverbs by which a sentence passes on what others say.
var hearsay = map[string]bool{"reportedly": true, "allegedly": true, "purportedly": true}

// hearsayClaims reads "the envoy has reportedly resigned".
func (f *finder) hearsayClaims() {
	t := &f.t
	for i := range t.toks {
		h := t.toks[i].Head
		if !hearsay[strings.ToLower(t.toks[i].Form)] || f.used[i] || h < 0 || !t.is(i, "advmod") || f.inQuotes(i) {
			continue
		}
		s := t.child(h, "nsubj")
		if s < 0 || s > i || !t.verbal(h) && t.child(h, "cop") < 0 {
			continue
		}
		p := t.subjectPhrase(s, h)
		if !p.ok() {
			continue
		}
		first := min(p.first, i)
		end := t.closeEnd(i, min(t.end(h), t.limit(h)))
		c := candidate{token: i, cue: t.span(i, i+1), source: none, unnamed: true, stance: graph.Asserts, rule: "unnamed-adverb"}
		c.content = append(f.tokenSpans(first, i), f.tokenSpans(i+1, end)...)
		f.add(c)
	}
}
