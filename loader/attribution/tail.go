package attribution

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"quoth/loader/language"
)

// withTail gives the words of a quotation, and with them the rest of its
// sentence where the speaker's words run on without marks: "We want jobs" and
// other things.
func (f *finder) withTail(q *quotation) Span {
	i := f.sentenceAt(q.Outer.End - 1)
	if i < 0 || !f.runsInto(q, f.doc.Sentences[i].End) {
		return q.Inner
	}
	toks := f.doc.Sentences[i].Tokens
	end := len(toks)
	for end > 0 && toks[end-1].Tag == language.PUNCT && toks[end-1].Form != ")" {
		end--
	}
	for k := end - 1; k >= 0 && toks[k].Start >= q.Outer.End; k-- {
		if toks[k].Tag == language.VERB && sayingForm(toks[k].Form) {
			return q.Inner // somebody's cue, or another claim
		}
	}
	if end == 0 || toks[end-1].End <= q.Outer.End {
		return q.Inner
	}
	return Span{q.Outer.Start, toks[end-1].End}
}

// runsInto tells whether the sentence, which ends at end, goes on right behind
// a quotation that no punctuation closes: "a middle class" and other issues.
func (f *finder) runsInto(q *quotation, end int) bool {
	if q.open || q.Outer.End >= end || strings.ContainsAny(f.text[q.Inner.End-1:q.Inner.End], ".,!?;:-") {
		return false
	}
	r, _ := utf8.DecodeRuneInString(strings.TrimLeft(f.text[q.Outer.End:end], " \u00a0"))
	return unicode.IsLower(r)
}

// sayingForm tells whether a word is a form of a verb that stands beside
// quoted words.
func sayingForm(form string) bool {
	for _, e := range cues().verbs[cues().forms[strings.ToLower(form)]] {
		if e.frames&quoteFrame != 0 {
			return true
		}
	}
	return false
}

// tailEnd gives the comma behind a quotation before which the speaker's words
// run on, or -1: "This will be hard" for the party, she said. The words behind
// the quotation begin at token k.
func (f *finder) tailEnd(q *quotation, k int) int {
	t := &f.t
	if k >= len(t.toks) || !f.runsInto(q, f.doc.Sentences[t.index].End) || t.mark(k-1) && t.toks[k-1].Start >= q.Outer.End {
		return -1
	}
	for i := k; i < len(t.toks) && i < k+25; i++ {
		switch {
		case t.toks[i].Form == ",":
			return i
		case t.mark(i) && strings.ContainsAny(t.toks[i].Form, `.;:"“”`):
			return -1
		}
		if _, ok := t.said(i); ok && i < k+8 && t.subject(i).first >= k {
			return -1
		}
	}
	return -1
}
