package attribution

import (
	"strings"

	"quoth/graph"
	"quoth/loader/language"
)

// prepositionClaims reads "according to X, it was late" and "it was late,
// according to X".
func (f *finder) prepositionClaims() {
	t := &f.t
	for i := 0; i+2 < len(t.toks); i++ {
		end := i + 1
		switch t.lower(i) {
		case "according":
			if t.lower(i+1) != "to" {
				continue
			}
			end = i + 2
		case "per":
			if i > 0 && !t.comma(i-1) || t.toks[i+1].Tag != language.PROPN {
				continue
			}
		default:
			continue
		}
		source := t.objectOf(end)
		if !source.ok() || agreementNouns[t.toks[source.head].Lemma] {
			continue
		}
		if i <= 1 {
			source = t.toComma(t.beforeComma(source))
		}
		c := candidate{token: i, cue: t.span(i, end), source: source, stance: graph.Asserts, rule: "according-to"}
		c.content = f.around(i, source.end)
		f.add(c)
	}
}

// polls count what people say; what they find stands around them.
var polls = map[string]bool{"poll": true, "survey": true, "polling": true, "census": true}

// pollClaims reads "In a poll this month, she led by ten points".
func (f *finder) pollClaims() {
	t := &f.t
	i := 0
	for i < 2 && i < len(t.toks) && (t.toks[i].Tag == language.CCONJ || t.toks[i].Tag == language.PUNCT) {
		i++
	}
	if i+2 >= len(t.toks) || t.lower(i) != "in" || f.inQuotes(i) {
		return
	}
	source := t.objectOf(i + 1)
	if !source.ok() || !polls[t.toks[source.head].Lemma] {
		return
	}
	source = t.toComma(t.beforeComma(source))
	if source.end >= len(t.toks) || t.toks[source.end].Form != "," {
		return
	}
	f.add(candidate{
		token: i, cue: t.span(i, i+1), source: source, stance: graph.Asserts, rule: "in-poll",
		content: f.around(i, source.end),
	})
}

// toComma widens a phrase that leads its sentence to the comma that ends it,
// where the parser cut it short: "According to July's Post/News survey, he".
func (t *tree) toComma(p phrase) phrase {
	for i := p.end; i < len(t.toks) && i < p.end+10; i++ {
		if t.toks[i].Form == "," {
			p.end = i
			return p
		}
		if t.verbal(i) && t.finite(i) || t.lower(i) == "that" || t.toks[i].Tag == language.PRON {
			return p
		}
	}
	return p
}

// beforeComma cuts a phrase that leads its sentence at the comma that ends it,
// but for an apposition: "According to Bill Hill, a lawyer, the case".
func (t *tree) beforeComma(p phrase) phrase {
	for i := p.head + 1; i < p.end; i++ {
		if t.toks[i].Form != "," {
			continue
		}
		apposed := false
		for k := range t.children(p.head) {
			apposed = apposed || k > i && t.is(k, "appos", "acl:relcl") && t.first(k) <= i+1 && t.end(k) < len(t.toks) && t.comma(t.end(k)) && !t.predicateAt(t.end(k)+1)
		}
		if !apposed {
			p.end = i
		}
		return p
	}
	return p
}

// predicateAt tells whether a finite verb stands at token i, so that what ends
// before it is its subject and no apposition.
func (t *tree) predicateAt(i int) bool {
	if i < len(t.toks) && (t.lower(i) == "which" || t.lower(i) == "who" || t.lower(i) == "whose") {
		for i++; i < len(t.toks) && t.toks[i].Form != ","; i++ {
		}
		i++ // "the army, which took the town, is"
	}
	return i < len(t.toks) && t.verbal(i) && (t.finite(i) || t.toks[i].Tag == language.AUX)
}

// agreementNouns name what parties agreed to. What follows "according to the
// treaty" is a provision, which nobody says.
var agreementNouns = map[string]bool{
	"agreement": true, "accord": true, "treaty": true, "pact": true, "deal": true, "protocol": true, "truce": true,
	"ceasefire": true, "armistice": true, "memorandum": true, "constitution": true, "law": true, "convention": true,
	"plan": true, "schedule": true, "tradition": true,
}

// objectOf gives the noun phrase that starts at token i, behind a preposition:
// the highest nominal whose words begin there.
func (t *tree) objectOf(i int) phrase {
	if i >= len(t.toks) {
		return none
	}
	h := i
	for n := t.toks[h].Head; n >= i && !t.is(h, "obl", "nmod", "obj", "nsubj", "conj", "appos") || n >= i && t.is(h, "nmod:poss", "nmod:desc"); n = t.toks[h].Head {
		if t.verbal(n) && !t.is(n, "acl") || !t.nounLike(n) {
			break
		}
		h = n
	}
	if !t.nounLike(h) {
		for h < len(t.toks)-1 && !t.nounLike(h) && t.toks[h].Tag != language.PUNCT {
			h++
		}
		if !t.nounLike(h) {
			return none
		}
	}
	p := t.nounPhrase(h)
	p.first = i
	if p.end <= h {
		p.end = h + 1
	}
	return p
}

// around gives the sentence without tokens [first, end): the content of an
// attribution that stands outside the sentence's grammar.
func (f *finder) around(first, end int) []Span {
	t := &f.t
	var spans []Span
	left, right := 0, len(t.toks)
	// In a sentence of several clauses, only the clause it hangs on.
	for i := first - 1; i >= 0; i-- {
		if t.toks[i].Form == ";" {
			left = i + 1
			break
		}
	}
	if first > left {
		s := t.openStart(left, first)
		if s+1 < first && t.toks[s].Tag == language.CCONJ {
			s = t.openStart(s+1, first)
		}
		if e := t.closeEnd(s, first); e > s && t.toks[s].Tag != language.CCONJ || e > s+1 {
			spans = append(spans, t.span(s, e))
		}
	}
	if end < right {
		s := t.openStart(end, right)
		if e := t.closeEnd(s, right); s < e && t.hasVerb(s, e) && !(len(spans) > 0 && t.finiteBefore(first) && t.asides(s)) {
			if len(spans) == 0 || t.toks[s].Tag != language.CCONJ && first < 4 || t.comma(end) {
				spans = append(spans, t.span(s, e))
			}
		}
	}
	return spans
}

// asides tells whether words at token i, behind a whole clause and its source, are
// the writer's: "…, according to the police, who closed the road".
func (t *tree) asides(i int) bool {
	switch t.lower(i) {
	case "who", "which", "whose", "but":
		return true
	}
	return t.toks[i].XPOS == "VBG"
}

// nounClaim reads "Iran's claim that it was late", "made a call for calm".
func (f *finder) nounClaim(n int) {
	t := &f.t
	entries := cues().nouns[t.toks[n].Lemma]
	if entries == nil || t.is(n, "compound") {
		return
	}
	source, light := t.owner(n)
	for _, e := range entries {
		for k := range t.children(n) {
			if k < n {
				continue
			}
			c := candidate{token: n, cue: t.span(n, n+1), source: source, stance: e.stance}
			p := t.governor(k)
			switch {
			case e.frames&clauseFrame != 0 && t.is(k, "acl", "ccomp") && t.marker(k) == "that" && t.child(k, "nsubj", "nsubj:pass", "expl") >= 0:
				start := t.child(k, "mark") + 1
				c.content, c.rule = f.tokenSpans(start, f.nounEnd(n, k, start)), "noun-clause"
			case e.frames&infinitiveFrame != 0 && t.is(k, "acl") && t.infinitive(k):
				c.content, c.rule = f.tokenSpans(t.first(k), f.nounEnd(n, k, t.first(k))), "noun-infinitive"
			case light && e.frames&prepFrame != 0 && in(e.preps, p) && t.is(k, "nmod", "acl", "obl", "advcl"):
				start := t.first(k)
				for start < k && t.lower(start) != p {
					start++
				}
				c.content, c.rule = f.tokenSpans(start+1, f.nounEnd(n, k, start+1)), "noun-preposition"
			default:
				continue
			}
			if !source.ok() || f.partOf(n, source, light) {
				return
			}
			f.add(c)
			return
		}
		// The parser may have hung the preposition elsewhere.
		if n+2 < len(t.toks) && light && e.frames&prepFrame != 0 && in(e.preps, t.lower(n+1)) {
			if o := t.objectOf(n + 2); o.ok() && !f.partOf(n, source, light) {
				f.add(candidate{
					token: n, cue: t.span(n, n+1), source: source, stance: e.stance,
					content: f.tokenSpans(n+2, max(o.end, n+3)), rule: "noun-preposition",
				})
				return
			}
		}
	}
}

// partOf tells whether a cue noun is a part of what another cue says: the
// object of a verb that is a cue itself ("voiced concern about"), or a noun of
// the speaker's own within his words ("declared their commitment to").
func (f *finder) partOf(n int, source phrase, light bool) bool {
	t := &f.t
	if light && f.used[t.toks[n].Head] {
		return true
	}
	if light || !strings.HasPrefix(t.toks[source.head].XPOS, "PRP") {
		return false
	}
	at := Span{t.toks[n].Start, t.toks[n].End}
	for i := len(f.found) - 1; i >= 0 && f.found[i].sentence == t.index; i-- {
		for _, s := range f.found[i].content {
			if s.holds(at) {
				return true
			}
		}
	}
	return false
}

func (f *finder) nounEnd(n, k, start int) int {
	return f.t.closeEnd(start, f.t.end(k))
}

// lightVerbs lend their subject to a cue noun: "made the claim that".
var lightVerbs = map[string]bool{
	"make": true, "give": true, "issue": true, "release": true, "have": true, "offer": true, "express": true,
	"voice": true, "raise": true, "repeat": true, "reiterate": true, "renew": true, "join": true, "lead": true,
	"level": true, "air": true, "share": true, "take": true, "hold": true, "send": true, "deliver": true,
	"sound": true, "echo": true, "press": true, "announce": true, "declare": true, "signal": true, "show": true,
	"reaffirm": true, "break": true, "keep": true, "back": true, "support": true, "withdraw": true,
}

// owner gives the phrase whose claim a cue noun names: its possessor, the "by"
// or "from" phrase behind it, or the subject of the light verb it completes
// (light).
func (t *tree) owner(n int) (p phrase, light bool) {
	for k := range t.children(n) {
		if k < n && t.is(k, "nmod:poss") {
			p := t.nounPhrase(k)
			for p.end-1 > p.head && t.is(p.end-1, "case") { // 's
				p.end--
			}
			return p, false
		}
	}
	for k := range t.children(n) {
		if k > n && t.is(k, "nmod", "obl") {
			if w := t.preposition(k); w == "by" || w == "from" {
				p := t.nounPhrase(k)
				for p.first < p.head && t.is(p.first, "case") {
					p.first++
				}
				return p, false
			}
		}
	}
	v := t.toks[n].Head
	if v >= 0 && t.is(n, "obj", "obl", "ccomp") && lightVerbs[t.toks[v].Lemma] && t.verbal(v) && !t.passive(v) {
		return t.subject(v), true
	}
	return none, false
}

// adjectiveClaim reads "was confident that", "is opposed to".
func (f *finder) adjectiveClaim(a int) {
	t := &f.t
	lemma := t.toks[a].Lemma
	if t.toks[a].Tag == language.VERB {
		lemma = t.lower(a)
	}
	entries := cues().adjectives[lemma]
	if entries == nil || t.child(a, "cop", "aux:pass") < 0 && !t.is(a, "xcomp") {
		return
	}
	source := t.subject(a)
	if s := t.child(a, "nsubj", "nsubj:pass"); s >= 0 && s < a {
		source = t.subjectPhrase(s, a)
	}
	if !source.ok() || t.lower(source.head) == "it" {
		return
	}
	first := a
	if c := t.child(a, "cop", "aux:pass"); c >= 0 && c > a-4 {
		first = c
	}
	for _, e := range entries {
		for k := range t.children(a) {
			if k < a {
				continue
			}
			c := candidate{token: a, cue: t.span(first, a+1), source: source, stance: e.stance}
			p := t.governor(k)
			switch {
			case e.frames&clauseFrame != 0 && t.is(k, "ccomp", "advcl") && (t.marker(k) == "that" || t.is(k, "ccomp") && t.child(k, "nsubj") > a):
				start, _ := t.clauseStart(a, k)
				c.content, c.rule = f.tokenSpans(start, f.contentEnd(a, k, start)), "adjective-clause"
			case e.frames&infinitiveFrame != 0 && t.is(k, "xcomp", "advcl", "ccomp") && t.infinitive(k):
				c.content, c.rule = f.tokenSpans(t.first(k), f.contentEnd(a, k, t.first(k))), "adjective-infinitive"
			case e.frames&prepFrame != 0 && in(e.preps, p) && t.is(k, "obl", "advcl", "nmod"):
				start := t.first(k)
				for start < k && t.lower(start) != p {
					start++
				}
				c.content, c.rule = f.tokenSpans(start+1, f.contentEnd(a, k, start+1)), "adjective-preposition"
			default:
				continue
			}
			f.add(c)
			return
		}
	}
}
