package attribution

import (
	"strings"

	"quoth/loader/language"
)

// acts tells whether verb v, which is not what its sentence states, still tells
// what somebody does: "went on television to defend it", "groups backing Peru".
func (f *finder) acts(v int, source phrase) bool {
	t := &f.t
	if !source.ok() {
		return false
	}
	top := v
	for t.is(top, "conj") && t.toks[top].Head >= 0 {
		top = t.toks[top].Head
	}
	h := t.toks[top].Head
	if h < 0 {
		return false
	}
	who := source.head
	if !f.person(who) {
		return false
	}
	switch {
	case t.is(top, "acl") && !t.is(top, "acl:relcl") && t.toks[top].XPOS == "VBG":
		return who == top-1
	case t.is(top, "xcomp", "advcl") && t.toks[v].XPOS == "VB":
		return t.infinitive(top) && f.stands(h) && !forbears[t.toks[h].Lemma] && t.child(h, "obj", "iobj") < 0 && !t.negated(h)
	}
	return false
}

// forbears are verbs of not doing what their infinitive says.
var forbears = map[string]bool{
	"fail": true, "refuse": true, "decline": true, "avoid": true, "stop": true, "hesitate": true, "forget": true, "cease": true,
}

// negated tells whether a verb is denied.
func (t *tree) negated(v int) bool {
	for k := range t.children(v) {
		if w := t.lower(k); k < v && (w == "not" || w == "n't" || w == "n’t" || w == "never") {
			return true
		}
	}
	return false
}

// person tells whether a noun stands for somebody who can speak.
func (f *finder) person(i int) bool {
	t := &f.t
	if t.toks[i].Tag != language.PROPN && f.animate(i) {
		return true
	}
	if m, ok := f.set.At(t.index, i); ok {
		return f.actor(m)
	}
	w := strings.ToLower(t.toks[i].Lemma)
	if sourceNouns[w] || t.toks[i].XPOS == "NNS" && (strings.HasSuffix(w, "er") || strings.HasSuffix(w, "or") || strings.HasSuffix(w, "ist") || strings.HasSuffix(w, "ian") || strings.HasSuffix(w, "ive") || strings.HasSuffix(w, "ant")) {
		return true
	}
	return false
}
