package attribution

import "quoth/loader/language"

// resumed gives the noun that a relative clause describes where the pronoun, in
// phrase p, was taken for the subject of verb v though its clause is over: "Adams,
// who ran twice, last week said".
func (t *tree) resumed(v int, p phrase) phrase {
	r := p.first
	switch t.lower(r) {
	case "who", "which", "whose":
	default:
		return none
	}
	if r < 2 || !t.comma(r-1) || !t.closed(r+1, v) {
		return none
	}
	return t.wordsTo(r - 1)
}

// front gives the subject of a finite verb that the parser left without one:
// that of the clause it took for what is said ("Officials briefed on it said"), or
// the noun it hung the verb on ("Ann Lee (D-Ohio) told").
func (t *tree) front(v int) phrase {
	if !t.finite(v) || t.passive(v) || t.child(v, "nsubj", "expl") >= 0 {
		return none
	}
	g, _ := t.group(v)
	if h := t.toks[v].Head; t.is(v, "acl", "parataxis", "conj") && h >= 0 && h < g && t.nounLike(h) && t.bracket(g-1) {
		return t.trim(phrase{t.first(h), g, h})
	}
	k := t.child(v, "ccomp", "advcl")
	if k < 0 || k > v || t.child(k, "mark") >= 0 {
		return none
	}
	s := t.child(k, "nsubj")
	if s < 0 || s > k {
		return none
	}
	p := t.subjectPhrase(s, k)
	if p.end == k && t.end(k) >= g && t.whole(v, p).end == g {
		return t.whole(v, p)
	}
	for g > k && (t.toks[g-1].Tag == language.ADV || t.mark(g-1)) {
		g--
	}
	if t.toks[g-1].Tag == language.CCONJ {
		return p
	}
	return none
}

// opening gives the noun phrase at the head of the sentence as the subject of a
// verb of saying behind "and", where the grammar lost it: "The regulator, a
// watchdog, inspected the council and said it failed".
func (f *finder) opening(v int) phrase {
	t := &f.t
	g, _ := t.group(v)
	for g > 0 && t.toks[g-1].Tag == language.ADV {
		g--
	}
	if g < 2 || t.toks[g-1].Tag != language.CCONJ || !t.finite(v) || !t.speaks(v) || t.passive(v) || t.titleCase() || f.inQuotes(v) != f.inQuotes(0) {
		return none
	}
	first := t.openStart(0, g)
	p := phrase{first, first, -1}
	for p.end < g && !t.mark(p.end) && !t.verbal(p.end) && (t.toks[p.end].Tag != language.ADP || p.head >= 0) {
		if tag := t.toks[p.end].Tag; tag == language.ADP || tag == language.SCONJ || tag == language.ADV {
			break
		}
		if t.nounLike(p.end) {
			p.head = p.end
		}
		p.end++
	}
	if p.head < 0 || p.end == p.first || t.calendar(p.head) || t.lemma(v) != "say" && !f.animate(p.head) {
		return none
	}
	return t.trim(p)
}

// closed tells whether a comma between token from and verb v ends a clause that
// has a verb, and a finite verb takes the sentence up behind it.
func (t *tree) closed(from, v int) bool {
	for i := from; i < v; i++ {
		if !t.comma(i) || t.toks[i].Form == "(" || !t.hasVerb(from, i) {
			continue
		}
		k := i + 1
		for k < v && (t.toks[k].Tag == language.ADV || t.calendar(k) || t.timeLike(k+1)) {
			k++
		}
		if t.verbal(k) && t.opensFinite(k) {
			return true
		}
	}
	return false
}

// wordsTo gives the noun phrase that ends right before token end, where it is no
// object of a preposition.
func (t *tree) wordsTo(end int) phrase {
	h := end - 1
	for h > 0 && t.mark(h) {
		h--
	}
	for n := t.toks[h].Head; n >= 0 && n < end && t.nounLike(n) && (n > h || t.is(h, "flat", "nmod", "appos", "compound")); n = t.toks[h].Head {
		h = n
	}
	if !t.nounLike(h) || t.preposition(h) != "" {
		return none
	}
	p := t.nounPhrase(h)
	p.end = min(p.end, end)
	return t.trim(p)
}

// absoluteReach bounds, in tokens, the phrase between "with" and its participle.
const absoluteReach = 14

// absolute gives the subject of a participle behind "with": "The bill failed,
// with the mayor calling it a gift".
func (t *tree) absolute(v int) phrase {
	if t.toks[v].XPOS != "VBG" {
		return none
	}
	end, _ := t.group(v)
	head := -1
	for i := end - 1; i > 0 && i > end-absoluteReach; i-- {
		switch {
		case t.lower(i) == "with" && head >= 0:
			if t.comma(i - 1) {
				return phrase{i + 1, end, head}
			}
			return none
		case t.verbal(i) || t.mark(i) && t.toks[i].Form != ".":
			return none
		case t.toks[i].Tag == language.ADP:
			head = -1 // the noun before it heads the phrase
		case t.nounLike(i) && head < 0:
			head = i
		}
	}
	return none
}

// letters are documents that only carry the words of whoever sends them.
var letters = map[string]bool{
	"letter": true, "statement": true, "memo": true, "email": true, "e-mail": true, "message": true, "article": true,
	"op-ed": true, "tweet": true, "note": true, "release": true, "post": true, "telegram": true, "cable": true,
}

// letter gives the participle of saying which tells what is said in the letter that
// verb v puts out: "released a statement on Friday saying"; or -1.
func (t *tree) letter(v int) int {
	o := t.child(v, "obj")
	if o < v || !publishes[t.lemma(v)] || !letters[t.toks[o].Lemma] && !documents[t.toks[o].Lemma] {
		return -1
	}
	for k := o + 1; k < len(t.toks)-1 && k < o+letterReach; k++ {
		switch {
		case t.toks[k].XPOS == "VBG" && t.cueVerb(k):
			if w := t.toks[k-1].Tag; w == language.ADP || w == language.SCONJ {
				return -1
			}
			return k
		case t.verbal(k) || t.mark(k) && t.toks[k].Form != ",":
			return -1
		}
	}
	return -1
}

// letterReach bounds, in tokens, what may stand between a letter and its participle.
const letterReach = 8

// publishes are verbs by which somebody puts out a letter.
var publishes = map[string]bool{
	"issue": true, "release": true, "publish": true, "post": true, "send": true, "circulate": true, "sign": true, "pen": true, "write": true,
}

// writer gives the subject of the verb by which a letter is sent whose words a
// participle opens: "The union issued a statement on Monday saying".
func (t *tree) writer(v int) phrase {
	if t.toks[v].XPOS != "VBG" || v == 0 || t.mark(v-1) {
		return none
	}
	letter := false
	for i := v - 1; i > 0 && i > v-8; i-- {
		if letters[t.toks[i].Lemma] && t.toks[i].Tag == language.NOUN {
			letter = true
		}
		if t.mark(i) {
			return none
		}
		if !t.verbal(i) {
			continue
		}
		if !letter || t.passive(i) || !t.finite(i) {
			return none
		}
		if s := t.subject(i); s.ok() && s.end <= i {
			return s
		}
		return none
	}
	return none
}

// whole widens a subject over the participle or relative clause right behind
// it, where the parser took that for the clause of verb v: "Residents who fled on
// Monday said", "officials briefed on the plan said".
func (t *tree) whole(v int, p phrase) phrase {
	g, _ := t.group(v)
	for g > p.end && t.toks[g-1].Tag == language.ADV {
		g--
	}
	if p.end >= g || p.head > v || !t.finite(v) || t.toks[p.head].Tag == language.PRON {
		return p
	}
	switch first := &t.toks[p.end]; {
	case first.XPOS == "VBN", first.XPOS == "VBD" && t.toks[p.end+1].Tag == language.ADP, first.XPOS == "WP", first.XPOS == "WDT":
	default:
		return p
	}
	for i := p.end; i < g; i++ {
		if t.mark(i) && t.toks[i].Form != "-" || t.toks[i].Tag == language.CCONJ {
			return p
		}
	}
	p.end = g
	return p
}
