package attribution

import (
	"strings"

	"quoth/graph"
	"quoth/loader/article"
	"quoth/loader/language"
)

// pointsBack reads a sentence that names who said the one before it: "This was
// stated by the minister", "The mayor said this at a briefing".
func (f *finder) pointsBack(i int) {
	t := &f.t
	if i == 0 || f.kind(i) != article.Paragraph || f.kind(i-1) != article.Paragraph || len(t.toks) == 0 || f.inQuotes(0) || f.attributed(i-1) {
		return
	}
	for v := range t.toks {
		if f.used[v] || t.toks[v].Tag != language.VERB || !pointing[t.toks[v].Lemma] {
			continue
		}
		source := t.pointed(v)
		if !source.ok() {
			continue
		}
		first, end := t.group(v)
		said := Span{f.doc.Sentences[i-1].Start, f.doc.Sentences[i-1].End}
		for said.End > said.Start && strings.ContainsRune(". ", rune(f.text[said.End-1])) {
			said.End--
		}
		f.add(candidate{
			token: v, cue: t.span(first, end), source: source, stance: graph.Asserts, rule: "points-back",
			content: []Span{said},
		})
		return
	}
}

// pointing are the verbs of which "this" may be the sentence before.
var pointing = map[string]bool{"say": true, "state": true, "report": true, "announce": true, "note": true, "write": true, "confirm": true, "declare": true, "tell": true}

// pointed gives who is named as having said "this" by verb v.
func (t *tree) pointed(v int) phrase {
	if t.passive(v) {
		s := t.child(v, "nsubj:pass", "nsubj")
		if s != 0 || !t.this(s) || t.child(v, "ccomp", "xcomp") >= 0 {
			return none
		}
		return t.upTo("with", t.agent(v))
	}
	if !t.finite(v) || !t.this(v+1) {
		return none
	}
	if v+2 < len(t.toks) && t.toks[v+2].Tag != language.ADP && t.toks[v+2].Tag != language.PUNCT {
		return none
	}
	return t.subject(v)
}

// upTo cuts a phrase before a word: "the agency with reference to the ministry".
func (t *tree) upTo(word string, p phrase) phrase {
	for i := p.first + 1; p.ok() && i < p.end; i++ {
		if t.lower(i) == word && p.head < i {
			p.end = i
		}
	}
	return p
}

// this tells whether token i is "this" by itself.
func (t *tree) this(i int) bool {
	return i < len(t.toks) && t.lower(i) == "this" && (i == 0 || t.toks[i].Tag != language.DET)
}

// attributed tells whether a sentence has somebody's quoted words, or a claim that
// is most of it or that a verb of saying tells.
func (f *finder) attributed(i int) bool {
	s := &f.doc.Sentences[i]
	for _, q := range f.quotes {
		if q.sentential && q.Outer.Start < s.End && s.Start < q.Outer.End {
			return true
		}
	}
	for _, c := range f.found {
		if c.sentence != i {
			continue
		}
		n := 0
		for _, span := range c.content {
			n += span.End - span.Start
		}
		if c.speaks || 2*n > s.End-s.Start {
			return true
		}
	}
	return false
}
