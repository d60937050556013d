package relation

import (
	"slices"
	"strings"

	lang "quoth/loader/language"
)

// tree is a sentence of the document with its index, and the questions that
// rules ask of its words.
type tree struct {
	*lang.Sentence
	n int
}

// lemma is the lemma of token i, lower case, "" outside the sentence.
func (t tree) lemma(i int) string {
	if i < 0 || i >= len(t.Tokens) {
		return ""
	}
	form := strings.ToLower(t.Tokens[i].Form)
	if tag := t.Tokens[i].Tag; tag == lang.NOUN || tag == lang.PROPN {
		if l := strings.ToLower(t.Tokens[i].Lemma); l != "" && l != form {
			return l
		}
		if l := singular(form); l != form && knownNoun(l) {
			return l
		}
	}
	if l, ok := verbForms()[form]; ok && !knownNoun(form) {
		return l
	}
	if l := t.Tokens[i].Lemma; l != "" && l != "_" {
		return strings.ToLower(l)
	}
	return form
}

// knownNoun says whether the word is a noun that rules ask for.
func knownNoun(word string) bool {
	_, deed := onNoun[word]
	_, agreement := agreementNouns[word]
	return deed || agreement || actorNouns[word] || offices[word] || quarrels[word]
}

// word is the form of token i, lower case, "" outside the sentence.
func (t tree) word(i int) string {
	if i < 0 || i >= len(t.Tokens) {
		return ""
	}
	return strings.ToLower(t.Tokens[i].Form)
}

// tag is the part of speech of token i, "" outside the sentence.
func (t tree) tag(i int) lang.Tag {
	if i < 0 || i >= len(t.Tokens) {
		return ""
	}
	switch tag := t.Tokens[i].Tag; {
	case tag == lang.VERB && (bodies[t.word(i)] || t.dealt(i)):
		return lang.NOUN
	case tag == lang.NOUN && pasts[t.word(i)], (tag == lang.NOUN || tag == lang.PROPN) && headlineVerbs[t.word(i)] && t.headlined(i):
		return lang.VERB
	case (tag == lang.ADJ || tag == lang.NOUN || tag == lang.ADP) && t.past(i):
		return lang.VERB
	default:
		return tag
	}
}

// dealt says whether token i, tagged as a verb, is the noun "deal" or "accord" at
// the end of a phrase: "remain in the fisheries deal".
func (t tree) dealt(i int) bool {
	if w := t.word(i); w != "deal" && w != "accord" || i < 2 {
		return false
	}
	switch next := t.word(i + 1); {
	case next == "between":
		return true
	case next == "with" && (t.word(i-2) == "a" || t.word(i-2) == "an"):
		return true
	case next == "with", i+1 < len(t.Tokens) && (t.Tokens[i+1].Tag == lang.DET || t.Tokens[i+1].Tag == lang.PRON || t.Tokens[i+1].Tag == lang.NOUN || t.Tokens[i+1].Tag == lang.PROPN):
		return false
	}
	switch p := t.Tokens[i-1].Tag; p {
	case lang.DET, lang.ADJ:
		return true
	case lang.NOUN, lang.PROPN:
		return t.Tokens[i-2].Tag == lang.DET || t.hyphen(i-2)
	}
	return false
}

// headlined says whether token i, which may be a noun or a verb, stands as the verb
// of a headline before an agreement: "Chad, Niger sign water treaty".
func (t tree) headlined(i int) bool {
	if i == 0 || t.capital(i) && !t.capital(i-1) || t.Tokens[i-1].Tag != lang.PROPN && t.Tokens[i-1].Tag != lang.NOUN {
		return false
	}
	for k := i + 1; k < len(t.Tokens) && k < i+5; k++ {
		if _, ok := agreementNouns[strings.ToLower(t.Tokens[k].Form)]; ok {
			return true
		}
		if p := t.Tokens[k].Tag; p != lang.NOUN && p != lang.PROPN && p != lang.ADJ && p != lang.NUM && p != lang.PUNCT {
			return false
		}
	}
	return false
}

// past says whether token i, tagged as a noun or adjective, is the past tense of
// a verb by its form and place: "the chairman thanked the guests".
func (t tree) past(i int) bool {
	f := t.Tokens[i].Form
	if len(f) < 5 || !strings.HasSuffix(f, "ed") || f[0] < 'a' || i == 0 || i+1 >= len(t.Tokens) || t.hyphen(i-1) {
		return false
	}
	if p := t.Tokens[i-1].Tag; p != lang.NOUN && p != lang.PROPN && p != lang.PRON {
		return false
	}
	switch t.Tokens[i+1].Tag {
	case lang.NOUN:
		// "Riyadh and Tehran restored ties": no other verb is there to tell.
		return t.Tokens[i-1].Tag == lang.PROPN && !slices.ContainsFunc(t.Tokens, func(k lang.Token) bool {
			return k.XPOS == "VBD" || k.XPOS == "VBZ" || k.XPOS == "VBP" || k.XPOS == "MD"
		})
	case lang.DET, lang.PROPN, lang.PRON, lang.ADP, lang.NUM, lang.SCONJ:
		return true
	}
	return false
}

// rel is the relation of token i without its subtype.
func (t tree) rel(i int) lang.Rel { return t.Tokens[i].Rel.Universal() }

// capital says whether token i begins with an upper-case letter.
func (t tree) capital(i int) bool {
	if i < 0 || i >= len(t.Tokens) {
		return false
	}
	f := t.Tokens[i].Form
	return f != "" && strings.ToLower(f[:1]) != f[:1] || len(f) > 1 && f[0] >= 0x80 && strings.ToUpper(f) == f && strings.ToLower(f) != f
}

// hyphen says whether token i joins its neighbours into one word.
func (t tree) hyphen(i int) bool {
	switch t.word(i) {
	case "-", "–", "‑", "—", "/":
		return i > 0 && i+1 < len(t.Tokens) && t.Tokens[i-1].End == t.Tokens[i].Start && t.Tokens[i].End == t.Tokens[i+1].Start
	}
	return false
}

// possessive says whether token i is the ending 's or the bare apostrophe.
func (t tree) possessive(i int) bool {
	if i <= 0 || i >= len(t.Tokens) {
		return false
	}
	switch t.word(i) {
	case "'s", "’s":
		return t.tag(i) == lang.PART || t.Tokens[i].XPOS == "POS"
	case "'", "’":
		return t.Tokens[i].XPOS == "POS"
	}
	return false
}

// noun says whether token i is a noun or a proper noun.
func (t tree) noun(i int) bool { return t.tag(i) == lang.NOUN || t.tag(i) == lang.PROPN }

// finite says whether token i is a verb or auxiliary that can head a clause.
func (t tree) finite(i int) bool {
	if t.tag(i) != lang.VERB && t.tag(i) != lang.AUX {
		return false
	}
	if t.Tokens[i].Tag != lang.VERB && t.Tokens[i].Tag != lang.AUX {
		return true
	}
	switch t.Tokens[i].XPOS {
	case "VBD", "VBZ", "VBP", "MD":
		return true
	}
	return false
}

// preposition is the preposition that marks token i, "" where there is none:
// the lower-case forms of its case words, joined by blanks.
func (t tree) preposition(i int) string {
	p := ""
	for k := range t.Tokens[:i] {
		if t.Tokens[k].Head != i || t.rel(k) != "case" || t.possessive(k) {
			continue
		}
		if p != "" {
			p += " "
		}
		p += t.word(k)
		for f := k + 1; f < i; f++ {
			if t.Tokens[f].Head == k && t.rel(f) == "fixed" {
				p += " " + t.word(f)
			}
		}
	}
	return p
}

// particle is the particle of verb v: "up" of "give up".
func (t tree) particle(v int) string {
	for k := v + 1; k < len(t.Tokens); k++ {
		if t.Tokens[k].Head == v && t.Tokens[k].Rel == "compound:prt" {
			return t.word(k)
		}
	}
	return ""
}

// passive says whether verb v is in the passive voice or a bare past
// participle that modifies a noun.
func (t tree) passive(v int) bool {
	if t.Child(v, "aux:pass") >= 0 {
		return true
	}
	if t.Child(v, "nsubj:pass") >= 0 {
		return !t.perfect(v)
	}
	return t.Tokens[v].XPOS == "VBN" && t.Tokens[v].Rel.Is("acl") && t.Tokens[v].Rel != "acl:relcl" && t.Child(v, "obj") < v
}

// perfect says whether "have" and nothing else makes verb v a finite one: "have
// agreed", whatever the parse calls its subject.
func (t tree) perfect(v int) bool {
	for k := v - 1; k >= 0 && k > v-4; k-- {
		switch t.word(k) {
		case "have", "has", "had", "'ve", "’ve", "having":
			return true
		}
		if t.tag(k) != lang.ADV && t.tag(k) != lang.PART {
			return false
		}
	}
	return false
}

// denied says whether a word that hangs on token v denies it.
func (t tree) denied(v int) bool {
	for k := range t.Tokens {
		if t.Tokens[k].Head == v && denials[t.word(k)] && t.rel(k) != "cc" {
			return true
		}
	}
	return false
}

// subject finds the token that heads the subject of verb v, its own or the one
// that it shares with the verb it hangs on; -1 where there is none.
func (t tree) subject(v int) int {
	for steps := 0; v >= 0 && steps < 6; steps++ {
		if s := t.Child(v, "nsubj", "csubj"); s >= 0 {
			if t.Tokens[s].XPOS == "WDT" || t.Tokens[s].XPOS == "WP" || t.word(s) == "that" || t.word(s) == "which" {
				return t.antecedent(v)
			}
			return s
		}
		switch t.Tokens[v].Rel.Universal() {
		case "xcomp":
			if o := t.Child(t.Tokens[v].Head, "obj"); o >= 0 && t.lemma(t.Tokens[v].Head) != "help" && o < v {
				return o
			}
		case "advcl", "conj":
			if m := t.Child(v, "mark"); m >= 0 && t.word(m) == "for" && t.tag(v) == lang.VERB {
				if o := t.Child(t.Tokens[v].Head, "obj"); o >= 0 && o < v {
					return o // "thanked Qatar for brokering"
				}
			}
		case "acl":
			// "played a role in brokering": the one who plays it.
			noun := t.Tokens[v].Head
			if s := t.Child(noun, "nsubj"); s >= 0 {
				return s // "is the first country to sign"
			}
			if t.rel(noun) == "xcomp" {
				v = t.Tokens[noun].Head
				continue
			}
			if t.rel(noun) != "obj" && t.rel(noun) != "obl" || t.Tokens[noun].Head < 0 {
				return -1
			}
			v = t.Tokens[noun].Head
			continue
		default:
			return -1
		}
		v = t.Tokens[v].Head
	}
	return -1
}

// antecedent finds the noun that the relative clause of verb v modifies.
func (t tree) antecedent(v int) int {
	for steps := 0; v >= 0 && steps < 4; steps++ {
		if t.Tokens[v].Rel.Is("acl") {
			return t.Tokens[v].Head
		}
		if t.rel(v) != "conj" && t.rel(v) != "xcomp" {
			return -1
		}
		v = t.Tokens[v].Head
	}
	return -1
}
