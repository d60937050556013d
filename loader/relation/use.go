package relation

import (
	"strings"

	"quoth/graph"
	lang "quoth/loader/language"
)

// use is what a word of the sentence does with the agreement of a mention.
type use struct {
	deed
	at     int  // the verb or noun that does it
	object bool // the agreement undergoes it, else it is the verb's subject
	noun   bool // at is a noun

	oblique  bool // a preposition stands between: "signed off on a truce" is active
	reduced  bool // at is a participle after the agreement: "the accord signed in"
	modifier bool // at is in a clause that modifies the agreement
}

// maxClimb bounds the steps from an agreement up its sentence.
const maxClimb = 8

// uses climbs from the agreement to the nouns and the verb that it hangs on,
// and looks at the participles and clauses that hang on it.
func (f *finder) uses(m *mention) []use {
	t := m.t
	var all []use
	for k := range t.Tokens {
		if t.Tokens[k].Rel == "acl:relcl" && !m.definite && t.Tokens[m.head].Head >= 0 && t.infinitive(t.Tokens[m.head].Head) {
			continue // "attempts to broker a truce that holds"
		}
		if t.Tokens[k].Head == m.head && t.Tokens[k].Rel.Is("acl") {
			all = f.modifier(all, t, k)
		}
	}
	for i := range all {
		all[i].modifier = true
	}
	x := m.head
	for steps := 0; steps < maxClimb && t.Tokens[x].Head >= 0; steps++ {
		h := t.Tokens[x].Head
		switch t.rel(x) {
		case "compound", "nmod", "amod":
			d, ok := onNoun[t.lemma(h)]
			if !ok {
				return f.setting(all, m, h)
			}
			if keeping(all) && (d.act == proposes || d.act == discusses) {
				return all
			}
			all = append(all, use{deed: d, at: h, noun: true, object: true})
		case "conj", "appos":
			if !t.noun(h) {
				return all
			}
		case "obj", "iobj":
			prep := ""
			if x == m.head {
				prep = t.prepositionBefore(m.first)
			}
			if d, ok := t.deedOf(onObject, h, prep); ok && !(unmade(all) && binding(d.act)) && !(keeping(all) && (d.act == proposes || d.act == discusses && m.definite)) {
				all = append(all, use{deed: d, at: h, object: true})
			} else if d, ok := onNoun[t.lemma(h)]; ok && t.noun(h) {
				all = append(all, use{deed: d, at: h, noun: true, object: true})
			}
			return all
		case "obl":
			d, ok := t.deedOf(onObject, h, t.preposition(x))
			if ok && d.act == leaves && t.Child(h, "obj") > h {
				return all // who withdraws another is not the one who leaves
			}
			if ok && !(unmade(all) && binding(d.act)) {
				if keeping(all) && (d.act == proposes || d.act == discusses) {
					return all
				}
				all = append(all, use{deed: d, at: h, object: true, oblique: true})
				return all
			}
			return f.setting(all, m, h)
		case "nsubj", "csubj":
			if t.Tokens[x].Rel == "nsubj:pass" || t.Tokens[h].XPOS == "VBN" && t.Child(h, "aux:pass") >= 0 {
				if d, ok := t.deedOf(onObject, h, ""); ok {
					if n := len(all); n > 0 && all[n-1].noun && all[n-1].act == signs && d.act == ends {
						all[n-1].status = graph.Negotiated // the signing was called off, not what was to be signed
						return all
					}
					all = append(all, use{deed: d, at: h, object: true})
					return f.conjoined(all, t, h)
				}
				return all
			}
			if d, ok := t.deedOf(onSubject, h, ""); ok {
				all = append(all, use{deed: d, at: h})
			} else if d, ok := t.deedOf(onObject, h, ""); ok && (d.act == signs || d.act == mediates) && h > x && t.Child(h, "obj", "aux") < 0 {
				return append(all, use{deed: d, at: h, object: true, reduced: true})
			}
			return f.conjoined(all, t, h)
		default:
			return all
		}
		x = h
	}
	return all
}

// setting reads an agreement in which something was done: "restored ties in a
// deal brokered by". The verb is the last one before token h, or h.
func (f *finder) setting(all []use, m *mention, h int) []use {
	t := m.t
	if p := t.prepositionBefore(m.first); p != "in" && p != "under" || m.definite || m.plural {
		return all
	}
	for v := min(h+1, m.first) - 1; v >= 0 && v > h-4; v-- {
		if t.tag(v) == lang.VERB && t.finite(v) {
			return append(all, use{deed: deed{act: agrees, status: graph.Reached}, at: v, object: true})
		}
	}
	return all
}

// unmade says whether the last noun that the agreement hangs on tells that it is
// not made: one who makes progress on a treaty has not made it.
func unmade(all []use) bool {
	if len(all) == 0 || !all[len(all)-1].noun {
		return false
	}
	switch all[len(all)-1].act {
	case discusses, proposes, breaks, ends:
		return true
	}
	return false
}

// keeping says whether what hangs on the agreement is that it is kept, so that who
// calls for it or talks of it does so of an agreement that there is.
func keeping(all []use) bool {
	return len(all) > 0 && all[len(all)-1].noun && all[len(all)-1].act == neutral
}

// binding says whether who does it is one of the parties, which nobody is to
// what is only talked about.
func binding(a act) bool {
	switch a {
	case signs, agrees, yields, joins, leaves:
		return true
	}
	return false
}

// prepositionBefore is the preposition that stands before the noun phrase that
// begins at token i, whatever the parse makes of it, or "".
func (t tree) prepositionBefore(i int) string {
	for i--; i > 0 && (t.tag(i) == lang.DET || t.tag(i) == lang.ADJ || t.tag(i) == lang.NUM); i-- {
	}
	if i > 0 && t.tag(i) == lang.ADP {
		if t.tag(i-1) == lang.ADP || t.tag(i-1) == lang.ADV {
			return t.word(i-1) + " " + t.word(i)
		}
		return t.word(i)
	}
	return ""
}

// conjoined adds the second verb of a pair: "was signed and ratified", "took
// effect and held".
func (f *finder) conjoined(all []use, t tree, v int) []use {
	for k := v + 1; k < len(t.Tokens); k++ {
		if t.Tokens[k].Head != v || t.rel(k) != "conj" || t.Child(k, "nsubj", "obj") >= 0 {
			continue
		}
		if d, ok := t.deedOf(onSubject, k, ""); ok && t.Child(v, "nsubj") >= 0 {
			all = append(all, use{deed: d, at: k})
		}
	}
	return all
}

// modifier adds what a participle or relative clause at v says of the noun that
// it modifies.
func (f *finder) modifier(all []use, t tree, v int) []use {
	if t.Tokens[v].Rel != "acl:relcl" {
		if t.Tokens[v].XPOS == "VBN" || t.Tokens[v].XPOS == "VBD" || t.passive(v) {
			if d, ok := t.deedOf(onObject, v, ""); ok {
				all = append(all, use{deed: d, at: v, object: true, reduced: true})
			}
		}
		return all
	}
	pronoun := -1
	for k := range t.Tokens {
		if t.Tokens[k].Head == v && (t.Tokens[k].XPOS == "WDT" || t.Tokens[k].XPOS == "WP" || t.Tokens[k].XPOS == "IN" && t.word(k) == "that" && t.rel(k) != "mark") {
			pronoun = k
			break
		}
	}
	if pronoun >= 0 && t.Tokens[pronoun].Rel == "nsubj" && !t.passive(v) {
		if d, ok := t.deedOf(onSubject, v, ""); ok {
			all = append(all, use{deed: d, at: v})
		}
		return all
	}
	if d, ok := onNoun[t.lemma(v)]; ok && t.noun(v) {
		return append(all, use{deed: d, at: v, noun: true, object: true})
	}
	if x := t.Child(v, "xcomp", "ccomp"); t.lemma(v) == "help" && x > v {
		v = x // "which Malaysia helped broker"
	}
	prep := ""
	if pronoun >= 0 {
		prep = t.preposition(pronoun)
	}
	if d, ok := t.deedOf(onObject, v, prep); ok {
		all = append(all, use{deed: d, at: v, object: true})
	}
	return all
}

// deedOf looks verb v up with its particle, the preposition of its object and
// what else it needs, longest first.
func (t tree) deedOf(index map[string]deed, v int, prep string) (deed, bool) {
	verb := t.lemma(v)
	if prt := t.particle(v); prt != "" {
		verb += " " + prt
	}
	if prep != "" {
		if d, ok := index[verb+" "+prep]; ok {
			return d, true
		}
		return deed{}, false
	}
	if w := t.lemma(v); w == "fail" && t.word(v+1) == "to" || w == "hold" && t.word(v-1) == "on" {
		return deed{}, false // "failed to end", "is on hold"
	}
	if d := onSubject[verb]; d.act == ends && index[verb].words == d.words {
		if tag := t.tag(v + 1); t.Child(v, "obj") > v || tag == lang.DET || tag == lang.PROPN || tag == lang.PRON {
			return deed{}, false // it ended a war
		}
	}
	for k := v + 1; k < len(t.Tokens) && k <= v+4; k++ {
		if d, ok := index[verb+" "+t.word(k)]; ok && t.noun(k) {
			return d, true
		}
		if d, ok := index[verb+" "+t.word(k-1)+" "+t.word(k)]; ok && t.noun(k) {
			return d, true
		}
	}
	if t.lemma(v) == "force" || t.lemma(v) == "effect" {
		if c := t.Child(v, "case"); c >= 0 && t.word(c) == "in" {
			return deed{act: enters, status: "in force"}, true
		}
	}
	d, ok := index[verb]
	return d, ok
}

// reality says whether the deed at v has come about (1), has not yet (0) or is
// denied (-1): "signed", "may sign", "did not sign".
func (t tree) reality(v int) int {
	real := 1
	for steps := 0; v >= 0 && steps < maxClimb; steps++ {
		if t.denied(v) {
			return -1
		}
		for k := range t.Tokens {
			if t.Tokens[k].Head != v {
				continue
			}
			switch rel := t.rel(k); {
			case rel == "aux" && modals[t.word(k)]:
				real = 0
			case rel == "mark" && (t.word(k) == "if" || t.word(k) == "unless" || t.word(k) == "until"):
				real = 0
			case (rel == "mark" || rel == "advmod") && (t.word(k) == "after" || t.word(k) == "once" || t.word(k) == "when" || t.word(k) == "before") && t.present(v):
				real = 0
			}
		}
		h := t.Tokens[v].Head
		infinitive := t.infinitive(v)
		if h < 0 {
			if infinitive {
				real = 0 // "Israel, Lebanon to sign maritime deal"
			}
			return real
		}
		switch t.rel(v) {
		case "xcomp", "ccomp", "advcl":
			if t.rel(v) != "advcl" && waverings[t.lemma(h)] {
				return -1
			}
			if t.rel(v) == "ccomp" && t.rel(h) == "acl" && t.disowned(t.Tokens[h].Head) {
				return -1 // "denied reports claiming that"
			}
			if mark := t.Child(v, "mark"); wishes[t.lemma(h)] && !infinitive && (t.rel(v) == "ccomp" || mark >= 0 && t.word(mark) == "that") {
				return 0
			}
			if unreal[t.lemma(h)] && (t.rel(v) == "xcomp" || infinitive) || infinitive && t.rel(v) == "advcl" {
				real = 0
			}
			if t.rel(v) != "xcomp" {
				return real
			}
		case "acl":
			if t.disowned(h) {
				return -1
			}
			if infinitive && !t.ordinal(h) || t.Tokens[v].XPOS == "VBG" && unreal[t.lemma(h)] {
				real = 0
			}
			return real
		case "conj":
		default:
			return real
		}
		v = h
	}
	return real
}

// present says whether verb v stands in the present tense, by itself or by its
// auxiliary: of what is to come, behind "once".
func (t tree) present(v int) bool {
	for k := range t.Tokens[:v] {
		if t.Tokens[k].Head == v && t.rel(k) == "aux" {
			return t.word(k) == "is" || t.word(k) == "are"
		}
	}
	return t.Tokens[v].XPOS == "VBZ" || t.Tokens[v].XPOS == "VBP"
}

// upcoming says whether verb v, whose subject's nouns begin at token i, tells of
// what is to come: "once the pact is signed".
func (t tree) upcoming(i, v int) bool {
	switch t.word(t.determined(i) - 1) {
	case "after", "once", "when", "before", "until", "if", "unless":
		return v > i && (t.word(v-1) == "is" || t.word(v-1) == "are" || t.Tokens[v].XPOS == "VBZ")
	}
	return false
}

// disowned says whether somebody denies what the noun at token i tells: "dismissed
// the claim that".
func (t tree) disowned(i int) bool {
	if i < 0 || !hearsay[t.lemma(i)] {
		return false
	}
	if h := t.Tokens[i].Head; h >= 0 && waverings[t.lemma(h)] && t.rel(i) == "obj" {
		return true
	}
	k := t.determined(i) - 1
	return t.Tokens[max(0, i-1)].Head == i && waverings[t.lemma(i-1)] && t.noun(i-2) || k > 0 && t.tag(k) == lang.VERB && waverings[t.lemma(k)]
}

// intended says whether who does the deed at v means to: "will sign", "plans to
// sign", not "was urged to sign".
func (t tree) intended(v int) bool {
	for steps := 0; v >= 0 && steps < maxClimb; steps++ {
		for k := range t.Tokens {
			if t.Tokens[k].Head == v && t.rel(k) == "aux" && modals[t.word(k)] {
				return intentions[t.word(k)]
			}
		}
		h := t.Tokens[v].Head
		if h < 0 {
			return true
		}
		switch t.rel(v) {
		case "xcomp", "ccomp", "advcl", "acl":
			if unreal[t.lemma(h)] {
				return intentions[t.lemma(h)]
			}
		case "conj":
		default:
			return true
		}
		v = h
	}
	return true
}

// ordinal says whether the noun is one of those that did it: "the first country
// to sign".
func (t tree) ordinal(noun int) bool {
	for k := range t.Tokens[:noun] {
		if w := t.word(k); t.Tokens[k].Head == noun && (t.Tokens[k].XPOS == "JJ" && strings.HasSuffix(w, "th") || w == "first" || w == "second" || w == "third" || w == "last" || w == "latest" || w == "only") {
			return true
		}
	}
	return false
}

// infinitive says whether "to" marks verb v.
func (t tree) infinitive(v int) bool {
	for k := range t.Tokens[:v] {
		if t.Tokens[k].Head == v && t.rel(k) == "mark" && t.word(k) == "to" {
			return true
		}
	}
	return t.tag(v) == lang.VERB && v > 0 && t.word(v-1) == "to"
}
