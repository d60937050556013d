package attribution

import "quoth/loader/language"

// turned reads the speaker right behind a verb of saying that stands after the
// comma of a whole clause: "Taxes will rise, said the minister".
func (t *tree) turned(v int) phrase {
	if v == 0 || !t.mark(v-1) || t.bracket(v-1) || !t.finite(v) && t.lower(v) != "say" || !t.speaks(v) || tells[t.lemma(v)] || t.described(v) {
		return none
	}
	for k := range t.children(v) {
		if k > v && (t.is(k, "nsubj", "obj") || t.is(k, "ccomp") && !t.hasVerb(t.first(k), t.end(k))) && t.first(k) == v+1 && t.nounLike(k) && !t.resumes(k) && !t.made(k) {
			p := t.nounPhrase(k)
			if next := t.skipAdverbs(p.end); p.end < len(t.toks) && (t.verbal(p.end) || next < len(t.toks) && t.verbal(next) && t.opensFinite(next) || t.relative(p.head) >= 0) || !t.finiteBefore(v-1) && !t.takenUp(p.end) {
				return none
			}
			return p
		}
	}
	return none
}

// tells are verbs whose object is the person told, never the speaker.
var tells = map[string]bool{
	"tell": true, "inform": true, "remind": true, "assure": true, "notify": true, "email": true,
}

// bracket tells whether a token is a round bracket.
func (t *tree) bracket(i int) bool { return t.toks[i].Form == "(" || t.toks[i].Form == ")" }

// described tells whether all finite verbs before verb v stand in clauses that
// describe its subject: "Adams, who led the firm, emailed".
func (t *tree) described(v int) bool {
	s := t.child(v, "nsubj")
	if s > v {
		return false
	}
	inside := false
	for i := s + 1; i < v; i++ {
		switch t.lower(i) {
		case "that", "where":
			inside = inside || s >= 0
		case "who", "which", "whose":
			inside = inside || s >= 0 || i > 0 && t.comma(i-1)
		}
		if t.verbal(i) && t.finite(i) && !inside {
			return false
		}
	}
	return inside || s >= 0
}

// takenUp tells whether a comma and a finite verb stand at token i, which take
// up the clause that a cue parted: "The mood, said the minister, was good".
func (t *tree) takenUp(i int) bool {
	if i+1 >= len(t.toks) || t.toks[i].Form != "," {
		return false
	}
	next := t.skipAdverbs(i + 1)
	return next < len(t.toks) && t.verbal(next) && t.opensFinite(next)
}

// leading reads the subject at the head of the sentence from which a finite
// verb is parted by what commas or a relative clause set between: "Mr. Adams,
// who owns the mill, said". The parser often loses it.
func (t *tree) leading(v int) phrase {
	if !t.finite(v) {
		return none
	}
	first := 0
	for first < v && (t.toks[first].Tag == language.CCONJ || t.toks[first].Tag == language.ADV || t.mark(first)) {
		first++
	}
	if k := t.toks[first]; k.Tag == language.ADP || k.Tag == language.SCONJ || k.XPOS == "VBN" || k.XPOS == "VBG" || k.XPOS == "VBD" {
		for i := first + 1; i < v-1; i++ {
			if t.toks[i].Form == "," {
				first = i + 1 // "Asked about it, a diplomat who"
				break
			}
		}
	}
	head, i := -1, first
	for ; i < v; i++ {
		k := &t.toks[i]
		if t.comma(i) || t.lower(i) == "who" || t.lower(i) == "that" && k.Tag == language.PRON {
			break
		}
		if t.verbal(i) || k.Tag == language.SCONJ || i == first && k.Tag == language.ADP || t.mark(i) && k.Form != "." && k.Form != "-" && k.Form != "'s" {
			return none
		}
		if k.Tag == language.ADP && head >= 0 {
			for i++; i < v && !t.comma(i) && t.lower(i) != "who"; i++ { // a phrase that belongs to it
				if t.verbal(i) {
					return none
				}
			}
			break
		}
		if t.nounLike(i) {
			head = i
		}
	}
	if head < 0 || i >= v || t.comma(i) != t.comma(v-1) {
		return none
	}
	return t.trim(phrase{first, max(head+1, i), head})
}

// quantities stand for the people they count, whatever the tagger takes them
// for.
var quantities = map[string]bool{
	"half": true, "most": true, "some": true, "many": true, "few": true, "others": true, "both": true, "all": true,
	"percent": true, "several": true, "neither": true, "none": true,
}

// adjacent gives the noun phrase that stands right before a finite verb group
// where the parser made another phrase its subject.
func (t *tree) adjacent(v int, p phrase) phrase {
	g, _ := t.group(v)
	i := g - 1
	if i >= 0 && quantities[t.lower(i)] && t.toks[i].Tag != language.PRON {
		for i > 0 && (t.toks[i-1].Tag == language.ADV || t.toks[i-1].Tag == language.NUM || t.toks[i-1].Tag == language.DET) {
			i--
		}
		if i == 0 || t.mark(i-1) || t.toks[i-1].Tag == language.CCONJ || t.toks[i-1].Tag == language.SCONJ {
			return phrase{i, g, g - 1} // "nearly half said"
		}
		i = g - 1
	}
	for i > 0 && t.toks[i].Tag == language.ADV {
		i--
	}
	if i < 0 || p.ok() && (p.first <= i && i < p.end || p.first > v && g > 0 && t.mark(g-1)) {
		return none
	}
	switch w := t.lower(i); w {
	case "he", "she", "they", "we", "i":
		return phrase{i, i + 1, i}
	}
	switch t.toks[v].XPOS {
	case "VBD", "VBZ", "VBP":
	default:
		return none
	}
	if t.verbal(i) && t.toks[v].XPOS == "VBD" && t.speaks(v) {
		return t.withClause(i, g)
	}
	switch t.toks[i].Tag {
	case language.PROPN, language.PRON:
	case language.NOUN:
	default:
		return none
	}
	if t.is(i, "nmod:poss") || t.timeLike(i) || t.relative(i) >= 0 {
		return none
	}
	h := i
	for n := t.toks[h].Head; n >= 0 && n < g && t.nounLike(n) && t.end(n) <= g && t.first(n) > p.first; n = t.toks[h].Head {
		if n < h && !t.is(h, "flat", "nmod", "appos", "fixed", "conj") {
			break
		}
		h = n
	}
	a := phrase{t.first(h), i + 1, h}
	if (t.preposition(h) != "" || a.first > 0 && t.toks[a.first-1].Tag == language.ADP || t.toks[a.first].Tag == language.ADP) && !t.temporal(a.first-1) && !t.temporal(a.first) {
		return none
	}
	if t.temporal(a.first) {
		a.first++
	}
	if b := a.first - 1; b > 0 && t.verbal(b) && t.relative(b-1) >= 0 {
		return none // the object of a relative clause: "economists who favour taxes say"
	}
	if b := a.first - 1; b > 1 && t.toks[b].XPOS == "VBG" && t.is(b, "advcl") && t.toks[b-1].Tag == language.SCONJ && t.nounLike(b-2) {
		return t.wordsTo(b - 1) // "the governor while opening the road said"
	}
	if a.first > a.head {
		return none
	}
	if a.first > 0 && t.toks[a.first-1].Tag != language.PUNCT && !t.verbal(a.first-1) && t.toks[a.first-1].Tag != language.CCONJ && t.toks[a.first-1].Tag != language.SCONJ && !t.temporal(a.first-1) && t.relative(a.first-1) < 0 {
		return none
	}
	return t.trim(a)
}

// withClause gives the noun phrase that ends at token g with a relative clause:
// "a diplomat who asked not to be named".
func (t *tree) withClause(i, g int) phrase {
	for hop, h := 0, t.toks[i].Head; h >= 0 && h < g && hop < hopLimit; hop, h = hop+1, t.toks[h].Head {
		if t.nounLike(h) && t.end(h) == g {
			if k := t.child(h, "acl:relcl"); k > h {
				return t.nounPhrase(h)
			}
		}
	}
	return none
}

// wordsBefore gives the noun phrase that ends right before token v, by the tags
// alone.
func (t *tree) wordsBefore(v int) phrase {
	p := phrase{v, v, -1}
	for p.first > 0 && v-p.first < 8 {
		k := &t.toks[p.first-1]
		switch k.Tag {
		case language.NOUN, language.PROPN, language.PRON, language.NUM, language.ADJ, language.DET:
			if t.nounLike(p.first-1) && p.head < 0 {
				p.head = p.first - 1
			}
			p.first--
			continue
		}
		break
	}
	return p
}

// mainReach bounds, in tokens, how far before a participle its subject's verb
// may stand.
const mainReach = 120

// sentenceSubject gives the subject of the first finite verb before token v
// that states something: whoever a participle behind a comma goes with.
func (f *finder) sentenceSubject(v int) phrase {
	t := &f.t
	for i := max(0, v-mainReach); i < v; i++ {
		if f.crosses(i, v) || !t.verbal(i) || t.toks[i].Tag == language.AUX || !t.finite(i) || t.marker(i) != "" || t.is(i, "acl:relcl") {
			continue
		}
		if p := t.subject(i); p.ok() && t.relative(p.head) < 0 {
			return p
		}
	}
	return none
}
