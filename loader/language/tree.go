package language

// Root returns the index of the token that the sentence hangs on, -1 in a
// sentence without tokens.
func (s *Sentence) Root() int {
	for i := range s.Tokens {
		if s.Tokens[i].Head < 0 {
			return i
		}
	}
	return -1
}

// Children returns the indexes of the tokens whose head is token i, in order.
func (s *Sentence) Children(i int) []int {
	var c []int
	for k := range s.Tokens {
		if s.Tokens[k].Head == i {
			c = append(c, k)
		}
	}
	return c
}

// Child returns the first token that hangs on token i by one of the relations,
// compared without subtypes unless the relation asked for has one; -1 where
// there is none.
func (s *Sentence) Child(i int, rels ...Rel) int {
	for k := range s.Tokens {
		if s.Tokens[k].Head != i {
			continue
		}
		for _, r := range rels {
			if s.Tokens[k].Rel.Is(r) {
				return k
			}
		}
	}
	return -1
}

// Subtree returns the first and last index of the tokens that hang on token i
// directly or through others, i among them. Tokens between the two may belong
// elsewhere where the tree's lines cross.
func (s *Sentence) Subtree(i int) (first, last int) {
	first, last = i, i
	for k := range s.Tokens {
		if (k < first || k > last) && s.Under(k, i) {
			first, last = min(first, k), max(last, k)
		}
	}
	return first, last
}

// Under reports whether the heads lead from token i to token head; a token is
// under itself.
func (s *Sentence) Under(i, head int) bool {
	for ; i >= 0; i = s.Tokens[i].Head {
		if i == head {
			return true
		}
	}
	return false
}

// Span returns the byte offsets of the tokens from first to last.
func (s *Sentence) Span(first, last int) (start, end int) {
	return s.Tokens[first].Start, s.Tokens[last].End
}

// Universal returns the relation without its subtype: "nsubj" for
// "nsubj:pass".
func (r Rel) Universal() Rel {
	for i := range len(r) {
		if r[i] == ':' {
			return r[:i]
		}
	}
	return r
}

// Is reports whether r is the relation q or a subtype of it.
func (r Rel) Is(q Rel) bool {
	return r == q || len(r) > len(q) && r[len(q)] == ':' && r[:len(q)] == q
}
