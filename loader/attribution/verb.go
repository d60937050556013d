package attribution

import (
	"strings"

	"quoth/graph"
	"quoth/loader/article"
	"quoth/loader/entity"
	"quoth/loader/language"
)

// candidate is a claim in the making, in the sentence of the tree that is
// being read.
type candidate struct {
	sentence  int
	token     int // of the cue
	cue       Span
	source    phrase    // the words that name the speaker
	unnamed   bool      // the article names no speaker
	by        []Speaker // who says it, where no words of its sentence tell
	prior     [2]int    // what a quotation without a cue goes on from, by its key
	stands    phrase    // the phrase they stand for: the antecedent of "who"
	addressee phrase
	via       phrase // who relays the claim
	content   []Span
	speaks    bool // the cue is a verb that stands beside quoted words
	whole     bool // content is quoted words throughout, as the quote pass knows
	stance    graph.Stance
	rule      string
	score     float64
}

// lookup gives the entries of a verb with its particle, and those of the bare
// verb behind them.
func (t *tree) lookup(v int) []entry {
	l := cues()
	lemma := t.lemma(v)
	if l.particles[lemma] && v+1 < len(t.toks) {
		for i := v + 1; i < len(t.toks) && i <= v+3; i++ {
			if e := l.verbs[lemma+"_"+t.lower(i)]; e != nil && (t.is(i, "compound:prt", "advmod", "case", "xcomp", "amod", "obl", "mark") || i == v+1) {
				if t.is(i, "case") && i > v+1 && t.nounLike(i-1) {
					continue // "speaking the language of peace"
				}
				if t.is(i, "case") {
					return append(e[:len(e):len(e)], l.verbs[lemma]...)
				}
				return e
			}
		}
	}
	if v+1 < len(t.toks) && t.is(v+1, "compound:prt") && t.toks[v+1].Head == v && t.lower(v+1) == "off" {
		return nil // "called off the talks" calls nothing
	}
	return l.verbs[lemma]
}

// lemma gives the lemma of a verb, by the cue verbs' own forms where the
// tagger's lemma is none of them.
func (t *tree) lemma(v int) string {
	l := cues()
	k := &t.toks[v]
	if _, ok := l.verbs[k.Lemma]; ok || k.Tag != language.VERB {
		return k.Lemma
	}
	if verb, ok := l.forms[t.lower(v)]; ok {
		return verb
	}
	return k.Lemma
}

// cueVerb tells whether a token may be the cue of a claim.
func (t *tree) cueVerb(v int) bool {
	k := &t.toks[v]
	if k.Tag != language.VERB || t.is(v, "amod", "compound", "aux", "case", "fixed", "mark", "flat") {
		return false
	}
	if k.XPOS == "VBG" && v > 0 && v+1 < len(t.toks) && t.toks[v-1].Tag == language.VERB && t.toks[v+1].Tag == language.NOUN && len(cues().verbs[t.lemma(v-1)]) == 0 {
		return false // "fired warning shots"
	}
	lemma := t.lemma(v)
	return len(cues().verbs[lemma]) > 0 || cues().particles[lemma]
}

// verbClaim reads the claim that verb v opens within its sentence.
func (f *finder) verbClaim(v int) {
	t := &f.t
	entries := t.lookup(v)
	if t.asked(v) || t.lower(v) == "asked" && t.passive(v) {
		f.askedClaim(v)
		return
	}
	if len(entries) == 0 || f.armed(v) || t.deed(v) || f.cites(v) || f.citesAs(v) || t.bySaying(v) {
		return
	}
	source := f.speaker(v)
	if first, ok := f.pair[v]; ok {
		source = f.speaker(first)
	}
	if source.ok() && (f.crosses(v, source.head) || !t.names(source.head)) {
		source = none
	}
	if !source.ok() && v > 0 && t.toks[v].XPOS == "VBG" && t.comma(v-1) && !f.inQuotes(v) {
		source = f.sentenceSubject(v)
	}
	c := candidate{token: v, source: source}
	if who, agency, ok := f.citedAs(v); ok {
		c.source, c.via, source = who, agency, who
	}
	first, end := t.group(v)
	c.cue = t.span(first, end)
	if f.tagline(v, &c) {
		f.add(c)
		return
	}
	if t.passive(v) || t.reduced(v) {
		f.passiveClaim(v, entries, c)
		return
	}
	if k := t.letter(v); k >= 0 && source.ok() {
		f.pair[k] = v // "issued a statement saying": the participle tells what
		return
	}
	title := f.kind(t.index) == article.Title
	for _, try := range frameOrder {
		for _, e := range entries {
			if e.frames&try.frame == 0 || e.frames&eventFrame != 0 && title {
				continue
			}
			if spans, who, ok := try.read(f, v, e); ok {
				c.content, c.addressee, c.stance, c.rule = spans, who, e.stance, try.rule
				if try.rule == "verb-tag" {
					c.source = t.tagSource(v)
				}
				switch try.frame {
				case prepFrame, objectPrepFrame:
					c.content = t.withoutOccasion(t.withoutCircumstance(v, c.content))
				}
				if try.frame == nounFrame {
					c.stance = t.attitude(v, e.stance)
				}
				if _, second := f.pair[v]; try.weak && !second && !f.stands(v) && !t.tells(v) {
					if !f.acts(v, source) || len(c.content) == 1 && !strings.ContainsRune(f.text[c.content[0].Start:c.content[0].End], ' ') {
						return
					}
					c.rule = "verb-aside"
				}
				if try.weak && t.is(v, "acl:relcl") {
					c.content = t.beforeMain(v, c.content)
				}
				f.add(c)
				return
			}
		}
	}
	if _, second := f.pair[v]; second && v+1 < len(t.toks) && t.startsPhrase(v+1) {
		c.content, c.stance, c.rule = f.tokenSpans(v+1, f.contentEnd(v, v, v+1)), entries[0].stance, "verb-noun"
		f.add(c)
	}
}

// deed tells whether verb v and its object are something done rather than said: "the
// storm claimed nine lives".
func (t *tree) deed(v int) bool {
	o := t.child(v, "obj")
	return o > v && deeds[t.lemma(v)][t.toks[o].Lemma]
}

// deeds are verbs of saying with the objects, by lemma, with which they say nothing.
var deeds = map[string]map[string]bool{
	"claim":   {"life": true, "victim": true, "title": true, "medal": true, "seat": true, "casualty": true},
	"declare": {"independence": true, "bankruptcy": true},
}

// armed tells whether verb v is an attack with weapons: by those who bear them, or
// on a place.
func (f *finder) armed(v int) bool {
	t := &f.t
	if t.lemma(v) != "attack" {
		return false
	}
	if s := t.subject(v); s.ok() && forces[t.toks[s.head].Lemma] {
		return true
	}
	o := t.child(v, "obj", "nsubj:pass")
	if o < 0 {
		return false
	}
	if m, ok := f.set.At(t.index, o); ok && m.Form == entity.Name {
		switch f.set.Entities[m.Entities[0]].Type {
		case graph.City, graph.Region, graph.Territory, graph.Site, graph.Facility, graph.Road, graph.Place:
			return true
		}
	}
	return targets[t.toks[o].Lemma] || forces[t.toks[o].Lemma]
}

// forces are those who bear arms.
var forces = map[string]bool{
	"troop": true, "troops": true, "force": true, "forces": true, "army": true, "military": true, "militant": true,
	"soldier": true, "rebel": true, "gunman": true, "drone": true, "jet": true, "fighter": true, "militia": true,
	"insurgent": true, "guerrilla": true, "unit": true, "warship": true, "mob": true, "bandit": true, "pirate": true,
}

// targets are what arms are turned on.
var targets = map[string]bool{
	"facility": true, "base": true, "post": true, "position": true, "village": true, "town": true, "city": true,
	"convoy": true, "ship": true, "vessel": true, "tanker": true, "school": true, "hospital": true, "camp": true,
	"checkpoint": true, "compound": true, "embassy": true, "consulate": true, "airport": true, "refinery": true,
	"bridge": true, "mosque": true, "church": true, "civilian": true, "patrol": true, "vehicle": true, "barracks": true,
}

// bySaying tells whether what a verb says is what the participle behind it says:
// "responded by saying that".
func (t *tree) bySaying(v int) bool {
	return v+2 < len(t.toks) && t.lower(v+1) == "by" && t.toks[v+2].XPOS == "VBG" && t.speaks(v+2)
}

// asked tells whether a verb tells of a question whose asker goes unnamed:
// "Asked whether it was late, she said".
func (t *tree) asked(v int) bool {
	if t.lower(v) != "asked" || t.child(v, "nsubj", "aux") >= 0 {
		return false
	}
	if v == 0 {
		return true
	}
	switch t.lower(v - 1) {
	case "when", "whenever", "if", "once", "being":
		return true
	}
	return false
}

// crosses tells whether one of two tokens stands in quoted words and the other
// outside them: grammar does not join them.
func (f *finder) crosses(a, b int) bool {
	i, _ := f.quoteAt(f.t.toks[a].Start)
	j, _ := f.quoteAt(f.t.toks[b].Start)
	return i != j
}

// stands tells whether a verb states what somebody does: the main verb of a
// sentence or one joined to it, not one inside what somebody says, a purpose or
// a relative clause.
func (f *finder) stands(v int) bool {
	t := &f.t
	if t.loose(v) {
		_, inside := f.within(v)
		return !inside
	}
	for i := v; i >= 0; i = t.toks[i].Head {
		switch {
		case t.is(i, "root", "parataxis"):
			return true
		case t.is(i, "conj"):
			if i == v && t.toks[v].XPOS == "VB" && !t.modal(v) {
				return false
			}
		case t.is(i, "advcl"):
			if i == v && t.toks[v].XPOS == "VB" && !t.modal(v) {
				return false
			}
		case t.is(i, "xcomp"):
			if i == v && !aspectual[t.toks[t.toks[i].Head].Lemma] {
				return false
			}
		default:
			return false
		}
	}
	return true
}

// aspectual verbs tell how what somebody does begins or goes on.
var aspectual = map[string]bool{
	"continue": true, "begin": true, "start": true, "go": true, "keep": true, "use": true, "proceed": true,
}

// tells tells whether a verb in a relative clause states what somebody did:
// "lawmakers who oppose the plan".
func (t *tree) tells(v int) bool {
	s := t.subject(v)
	if !t.is(v, "acl") || !s.ok() || !t.finite(v) || t.lower(s.head) == "that" {
		return false
	}
	return t.toks[v].XPOS == "VBD" || t.toks[v].XPOS == "VBN" || !strings.HasPrefix(t.toks[s.head].XPOS, "PRP")
}

// beforeMain ends what a relative clause says where the verb of the clause
// around it stands: "lawyers who favour the bill agree".
func (t *tree) beforeMain(v int, spans []Span) []Span {
	last := &spans[len(spans)-1]
	for i := v + 1; i < len(t.toks) && t.toks[i].Start < last.End; i++ {
		if t.toks[i-1].Start > last.Start && t.nounLike(i-1) && t.relative(i-1) < 0 && t.toks[i].Tag == language.VERB && t.finite(i) && t.toks[i].XPOS != "VBN" {
			last.End = t.toks[i-1].End
			break
		}
	}
	return spans
}

// modal tells whether a verb has a finite auxiliary: "would deny", "did deny".
func (t *tree) modal(v int) bool {
	for k := range t.children(v) {
		if k < v && t.is(k, "aux") && t.lower(k) != "to" {
			return true
		}
	}
	return false
}

// attitude gives the stance of a verb's object where the verb only lends it a
// voice: to express regret is to regret.
func (t *tree) attitude(v int, stance graph.Stance) graph.Stance {
	if o := t.child(v, "obj"); o > v && stance == graph.Asserts && t.lemma(v) != "say" && t.toks[o].Lemma != "attack" {
		if e := cues().nouns[t.toks[o].Lemma]; e != nil {
			return e[0].stance
		}
	}
	return stance
}

// reduced tells whether v is a participle that modifies the noun before it:
// "a plan announced by".
func (t *tree) reduced(v int) bool {
	return t.is(v, "acl") && !t.is(v, "acl:relcl") && t.toks[v].XPOS == "VBN"
}

// frameOrder is the order in which frames are tried, the more telling first.
var frameOrder = []struct {
	frame frame
	rule  string
	weak  bool // marks a claim only where the verb is the sentence's own
	read  func(*finder, int, entry) ([]Span, phrase, bool)
}{
	{quoteFrame, "verb-within", false, (*finder).readParenthesis},
	{clauseFrame, "verb-clause", false, (*finder).readExtracted},
	{quoteFrame, "verb-as", false, (*finder).readAs},
	{predicateFrame, "verb-gap", false, (*finder).readGap},
	{clauseFrame | toldFrame, "verb-clause", false, (*finder).readClause},
	{objectFrame, "verb-object-infinitive", true, (*finder).readObjectInfinitive},
	{clauseFrame | quoteFrame, "verb-after", false, (*finder).readFronted},
	{clauseFrame, "verb-tag", false, (*finder).readTag},
	{clauseFrame | toldFrame, "verb-rest", false, (*finder).readRest},
	{predicateFrame, "verb-predicate", false, (*finder).readPredicate},
	{objectPrepFrame, "verb-object-preposition", false, (*finder).readObjectPreposition},
	{infinitiveFrame, "verb-infinitive", true, (*finder).readInfinitive},
	{gerundFrame, "verb-gerund", true, (*finder).readGerund},
	{prepFrame, "verb-preposition", true, (*finder).readPreposition},
	{documentFrame, "document-noun", false, (*finder).readDocument},
	{nounFrame, "verb-noun", true, (*finder).readNoun},
	{^eventFrame, "verb-words", true, (*finder).readWords},
}

// passiveClaim reads "it was announced by X that", "he was accused by X of
// lying", "a plan announced by X".
func (f *finder) passiveClaim(v int, entries []entry, c candidate) {
	t := &f.t
	c.source = t.agent(v)
	if !c.source.ok() {
		f.unnamedClaim(v)
		return
	}
	c.source = t.cutAgent(c.source, entries)
	subj := t.child(v, "nsubj:pass", "nsubj")
	expletive := t.child(v, "expl") >= 0 || subj >= 0 && t.lower(subj) == "it"
	for _, e := range entries {
		clause := e.frames&(clauseFrame|toldFrame) != 0
		for k := range t.children(v) {
			switch {
			case k > v && clause && t.is(k, "ccomp", "csubj", "advcl", "nsubj", "xcomp") && t.marker(k) == "that":
				start, _ := t.clauseStart(v, k)
				c.content, c.stance, c.rule = f.tokenSpans(start, f.contentEnd(v, k, start)), e.stance, "passive-clause"
				f.add(c)
				return
			}
		}
		if that := c.source.end; clause && expletive && that < len(t.toks)-2 && t.lower(that) == "that" {
			c.content, c.stance, c.rule = f.tokenSpans(that+1, f.contentEnd(v, v, that+1)), e.stance, "passive-clause"
			f.add(c)
			return
		}
		if e.frames&(nounFrame|predicateFrame|objectPrepFrame) != 0 && subj >= 0 && t.relative(subj) < 0 && t.toks[subj].Tag != language.PRON {
			p := t.nounPhrase(subj)
			c.content, c.stance, c.rule = f.tokenSpans(p.first, p.end), e.stance, "passive-noun"
			if x := t.child(v, "xcomp"); x > v && t.first(x) > v && t.end(x) < c.source.first && e.frames&predicateFrame != 0 {
				c.content = append(c.content, t.span(t.first(x), t.end(x))) // "considered unfair by"
			}
			if i := c.source.end; i < len(t.toks)-1 && (in(e.oPreps, t.lower(i)) || e.frames&predicateFrame != 0 && t.lower(i) == "as") {
				c.content = append(c.content, f.tokenSpans(i, f.contentEnd(v, v, i))...)
			}
			f.add(c)
			return
		}
		if e.frames&nounFrame != 0 && e.stance != graph.Asserts && t.reduced(v) {
			h := t.toks[v].Head
			p := t.nounPhrase(h)
			if t.first(v) > h {
				p.end = min(p.end, t.first(v))
			}
			for p.first < p.head && t.is(p.first, "case") {
				p.first++
			}
			c.content, c.stance, c.rule = f.tokenSpans(p.first, p.end), e.stance, "reduced-noun"
			f.add(c)
			return
		}
	}
}
