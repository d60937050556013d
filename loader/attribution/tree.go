package attribution

import (
	"iter"
	"strings"
	"unicode"

	"quoth/loader/language"
)

// tree is a parsed sentence with what is asked of it again and again: the
// children of each token in order, and the first and last token below it.
type tree struct {
	index    int
	toks     []language.Token
	kid, sib []int32 // first child, next sibling; -1 ends
	lo, hi   []int32
}

// read makes t the tree of a sentence, keeping its buffers.
func (t *tree) read(index int, s *language.Sentence) {
	n := len(s.Tokens)
	t.index, t.toks = index, s.Tokens
	if cap(t.kid) < n {
		size := 2 * n
		buf := make([]int32, 4*size)
		t.kid, t.sib = buf[:size:size], buf[size:2*size:2*size]
		t.lo, t.hi = buf[2*size:3*size:3*size], buf[3*size:]
	}
	t.kid, t.sib, t.lo, t.hi = t.kid[:n], t.sib[:n], t.lo[:n], t.hi[:n]
	for i := range n {
		t.kid[i], t.sib[i], t.lo[i], t.hi[i] = -1, -1, int32(i), int32(i)
	}
	for i := n - 1; i >= 0; i-- {
		if h := s.Tokens[i].Head; h >= 0 {
			t.sib[i], t.kid[h] = t.kid[h], int32(i)
		}
	}
	for i := range n {
		for h := s.Tokens[i].Head; h >= 0 && (t.lo[h] > int32(i) || t.hi[h] < int32(i)); h = s.Tokens[h].Head {
			t.lo[h], t.hi[h] = min(t.lo[h], int32(i)), max(t.hi[h], int32(i))
		}
	}
}

// children gives the dependents of a token in the order of the text.
func (t *tree) children(i int) iter.Seq[int] {
	return func(yield func(int) bool) {
		for k := t.kid[i]; k >= 0; k = t.sib[k] {
			if !yield(int(k)) {
				return
			}
		}
	}
}

// first and end bound the subtree of a token: [first, end).
func (t *tree) first(i int) int { return int(t.lo[i]) }
func (t *tree) end(i int) int   { return int(t.hi[i]) + 1 }

// is tells whether a token's relation is one of those named; "acl" also means
// its subtypes, "acl:relcl" only itself.
func (t *tree) is(i int, rels ...string) bool {
	r := string(t.toks[i].Rel)
	for _, want := range rels {
		if r == want || (len(r) > len(want) && r[len(want)] == ':' && r[:len(want)] == want) {
			return true
		}
	}
	return false
}

// child gives the first dependent in one of the relations, or -1.
func (t *tree) child(i int, rels ...string) int {
	for k := range t.children(i) {
		if t.is(k, rels...) {
			return k
		}
	}
	return -1
}

// below tells whether token i is anc or lies below it.
func (t *tree) below(i, anc int) bool {
	for ; i >= 0; i = t.toks[i].Head {
		if i == anc {
			return true
		}
	}
	return false
}

func (t *tree) lower(i int) string { return strings.ToLower(t.toks[i].Form) }

// span gives the text span of tokens [first, end), trimmed of blanks by
// construction.
func (t *tree) span(first, end int) Span {
	if first >= end {
		return Span{}
	}
	return Span{t.toks[first].Start, t.toks[end-1].End}
}

func (t *tree) verbal(i int) bool {
	return t.toks[i].Tag == language.VERB || t.toks[i].Tag == language.AUX
}

// hasVerb tells whether tokens [first, end) hold a verb.
func (t *tree) hasVerb(first, end int) bool {
	for i := max(first, 0); i < end && i < len(t.toks); i++ {
		if t.verbal(i) {
			return true
		}
	}
	return false
}

// preposition gives the case-marking preposition of a nominal, lower case, or "".
func (t *tree) preposition(i int) string {
	for k := range t.children(i) {
		if t.toks[k].Rel == "case" && k < i {
			return t.lower(k)
		}
	}
	return ""
}

// marker gives the subordinating conjunction of a clause, lower case, or "".
func (t *tree) marker(i int) string {
	if m := t.child(i, "mark"); m >= 0 && m < i {
		return t.lower(m)
	}
	return ""
}

// mark tells whether a token is punctuation, whatever the tagger made of it.
func (t *tree) mark(i int) bool {
	if t.toks[i].Tag == language.PUNCT {
		return true
	}
	return strings.IndexFunc(t.toks[i].Form, func(r rune) bool {
		return unicode.IsLetter(r) || unicode.IsDigit(r) || r == '%' || r == '$' || r == '€' || r == '£' || r == '&'
	}) < 0
}
