package attribution

import (
	"strings"

	"quoth/graph"
	"quoth/loader/article"
	"quoth/loader/language"
)

// cutPair cuts content [start, end) of verb v where a second verb of the same
// speaker opens a claim of its own: "mentioned that the rain had stopped and
// stressed the need for …", "described it as fair while urging …". It
// remembers whose subject the second verb shares. The root of the content is c.
func (f *finder) cutPair(v, c, start, end int) int {
	t := &f.t
	for i := start + 2; i < end; i++ {
		listed := f.kind(t.index) == article.Title && t.toks[i-1].Form == "," && t.sameTense(v, i) // "condemns attack, urges calm"
		if s := t.child(i, "nsubj", "nsubj:pass", "expl"); !t.cueVerb(i) || s >= 0 && !(listed && s < i) || f.inQuotes(i) != f.inQuotes(v) {
			continue
		}
		before := i - 1
		for before > start && t.toks[before].Tag == language.ADV {
			before--
		}
		cut := -1
		switch k := t.toks[before]; {
		case listed:
			cut = i - 1
		case k.Tag == language.CCONJ && t.sameTense(v, i) && (f.strays(v, c, i) || c == v && t.lemma(i) == t.lemma(v)):
			cut = before
		case t.lower(before) == "while" && t.toks[i].XPOS == "VBG" && (t.comma(before-1) || f.saysMore(i) || t.pleads(i)):
			cut = before
		}
		if cut > start {
			f.pair[i] = v
			return cut
		}
	}
	return end
}

// pleads tells whether a verb leads with its preposition to what somebody wants or
// thinks of something: "calling for calm".
func (t *tree) pleads(v int) bool {
	for _, e := range t.lookup(v) {
		if e.stance != graph.Asserts && v+1 < len(t.toks) && in(e.preps, t.lower(v+1)) {
			return true
		}
	}
	return false
}

// sameTense tells whether verb i has the form of verb v: a past form that the
// tagger took for a participle counts as past.
func (t *tree) sameTense(v, i int) bool {
	a, b := t.toks[v].XPOS, t.toks[i].XPOS
	if b == "VBN" && !t.passive(i) && !t.modal(i) {
		b = "VBD"
	}
	return a == b && (a == "VBD" || a == "VBZ" || a == "VBP")
}

// strays tells whether a verb i behind "and" belongs to the speaker rather than
// to the subject of the content c: that subject says nothing.
func (f *finder) strays(v, c, i int) bool {
	t := &f.t
	if !t.verbal(c) && t.child(c, "nsubj", "cop") < 0 {
		return true // a noun phrase is not joined to a finite verb
	}
	if a := t.child(c, "aux"); a >= 0 && t.toks[a].XPOS == "MD" {
		return true // "may agree but insists" do not go together
	}
	s := t.child(c, "nsubj", "nsubj:pass", "expl")
	if s >= 0 && t.toks[i].XPOS == "VBZ" && t.toks[s].XPOS == "NNS" {
		return true
	}
	return s >= 0 && s > v && !f.animate(s)
}

// animate tells whether a noun can speak: a person, body or country by the
// entities, a personal pronoun, or a noun for a person.
func (f *finder) animate(i int) bool {
	t := &f.t
	switch t.lower(i) {
	case "he", "she", "they", "we", "i", "you", "who", "everyone", "people", "officials", "one", "both", "others":
		return true
	}
	if m, ok := f.set.At(t.index, i); ok && f.actor(m) {
		return true
	}
	switch strings.ToLower(t.toks[i].Lemma) {
	case "cabinet", "government", "parliament", "ministry", "council", "court", "committee", "party", "army",
		"military", "police", "board", "company", "union", "agency", "commission", "administration", "group",
		"team", "leader", "minister", "president", "delegation", "family", "judge", "lawmaker", "member":
		return true
	}
	return t.toks[i].Tag == language.PROPN || sourceNouns[t.toks[i].Lemma]
}
