package attribution

import (
	"strings"

	"quoth/loader/language"
)

// surfaceClaim reads a cue verb that the tagger took for a noun, by the words
// around it alone: "Chad accused Mali of …", ", voicing concern about …".
func (f *finder) surfaceClaim(v int) {
	t := &f.t
	k := &t.toks[v]
	if k.Tag != language.PROPN && k.Tag != language.NOUN && k.Tag != language.ADJ || k.Form != strings.ToLower(k.Form) || v == 0 || v+1 >= len(t.toks) {
		return
	}
	verb, ok := cues().forms[k.Form]
	if !ok || verb == k.Form || k.XPOS == "NNS" {
		return
	}
	participle := strings.HasSuffix(k.Form, "ing")
	if !t.startsPhrase(v + 1) {
		return
	}
	c := candidate{token: v, cue: t.span(v, v+1), source: none, rule: "verb-surface"}
	switch before := &t.toks[v-1]; {
	case participle && before.Form == ",":
		c.source = f.mainSubject(v)
	case !participle && (before.Tag == language.PROPN || before.Tag == language.PRON && before.XPOS == "PRP") && !t.below(v-1, v+1):
		first := v - 1
		for first > 0 && t.toks[first-1].Tag == language.PROPN {
			first--
		}
		c.source = phrase{first, v, v - 1}
	}
	if !c.source.ok() {
		return
	}
	entries := cues().verbs[verb]
	if len(entries) == 0 {
		return
	}
	c.stance = entries[0].stance
	if e := cues().nouns[t.toks[v+1].Lemma]; e != nil {
		c.stance = e[0].stance
	}
	end := v + 1
	for end < len(t.toks) && t.toks[end].Form != "," && t.toks[end].Form != ";" && !(t.mark(end) && strings.ContainsAny(t.toks[end].Form, ".!?")) {
		end++
	}
	start := v + 1
	if t.lower(start) == "that" {
		start++
	}
	c.content = f.tokenSpans(start, t.closeEnd(start, end))
	f.add(c)
}

// startsPhrase tells whether a noun phrase or clause may begin at a token.
func (t *tree) startsPhrase(i int) bool {
	switch t.toks[i].Tag {
	case language.DET, language.PROPN, language.PRON, language.NOUN, language.ADJ, language.NUM:
		return true
	}
	return t.lower(i) == "that"
}

// mainSubject gives the subject of the first cue verb of the sentence before
// token v that has one.
func (f *finder) mainSubject(v int) phrase {
	t := &f.t
	for i := range v {
		if t.cueVerb(i) && t.finite(i) {
			if p := t.subject(i); p.ok() {
				return p
			}
		}
	}
	return none
}
