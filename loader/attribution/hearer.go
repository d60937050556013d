package attribution

import (
	"strings"

	"quoth/loader/language"
)

// hears tells whether an object may be the person told or asked, not what is
// asked: "asked questions", "asked how much money it was".
func (t *tree) hears(o int) bool {
	return !strings.HasPrefix(t.toks[t.first(o)].XPOS, "W") && t.toks[o].Lemma != "question" && cues().nouns[t.toks[o].Lemma] == nil
}

// questionWord gives the word before token c that opens what is asked or told
// behind the person asked: "asked Ms. Lee why it was late"; or -1.
func (t *tree) questionWord(start, c int) int {
	for i := start; i <= c && i < start+12 && i < len(t.toks); i++ {
		switch t.lower(i) {
		case "whether", "if", "why", "how", "who", "what", "when", "where", "which":
			if i > start && t.nounLike(i-1) || i > start+1 && t.nounLike(i-2) {
				return i
			}
			return -1
		}
		if t.verbal(i) || t.comma(i) {
			return -1
		}
	}
	return -1
}

// short cuts the phrase for somebody told where the parser drew in the subject
// of the clause behind it: "told reporters the bridge was closed".
func (t *tree) short(p phrase) phrase {
	if t.toks[p.end-1].XPOS == "POS" { // "told the agency's Jo Lee he"
		for ; p.end < len(t.toks) && t.toks[p.end].Tag == language.PROPN; p.end++ {
			p.head = p.end
		}
	}
	for i := p.first + 1; i < p.end; i++ {
		switch t.toks[i].XPOS {
		case "PRP", "PRP$", "EX":
			if t.nounLike(i-1) && t.toks[i-1].Tag != language.DET { // "told the agency her plan was ready"
				p.end = i
				p.head = min(p.head, i-1)
				return p
			}
		}
	}
	for i := p.head + 1; i < p.end; i++ {
		switch t.toks[i].XPOS {
		case "DT", "PRP", "PRP$", "EX", "CD":
			p.end = i
			return p
		}
		if t.approximates(i) {
			p.end = i
			return p
		}
		if t.toks[i].Tag == language.ADP {
			break
		}
	}
	return p
}

// approximates tells whether words that qualify a number begin at token i: "at
// least 20", "more than 100".
func (t *tree) approximates(i int) bool {
	if i+3 >= len(t.toks) {
		return false
	}
	switch t.lower(i) {
	case "at", "more", "less", "fewer", "up":
		return t.toks[i+2].Tag == language.NUM
	case "as":
		return t.toks[i+3].Tag == language.NUM
	case "about", "around", "some", "nearly", "almost", "over":
		return t.toks[i+1].Tag == language.NUM
	}
	return false
}
