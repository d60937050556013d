package syntax

// Guide is a first parser, which reads the sentence backwards and finds heads
// alone. The second takes what it found as a hint of what is to come (Attardi
// and Dell'Orletta 2009, reverse revision).
type Guide struct {
	Actions Scorer
}

// Parse writes to heads the head of each word, n for the root.
func (g *Guide) Parse(s *State, p *Parser, words []Word, tags []uint8, heads []int32) {
	s.ResetBackwards(words, tags, p)
	for !s.Done() {
		a, forced := s.Forced()
		if !forced {
			a = s.best(g.Actions, s.GuideFeatures())
		}
		s.Move(a)
	}
	s.Forwards(heads)
}

// ResetBackwards prepares the state to parse the words from the last to the
// first.
func (s *State) ResetBackwards(words []Word, tags []uint8, p *Parser) {
	n := len(words)
	s.backWords, s.backTags = resize(s.backWords, n), resize(s.backTags, n)
	for i := range n {
		s.backWords[n-1-i], s.backTags[n-1-i] = words[i], tags[i]
	}
	s.Reset(s.backWords, s.backTags, p.Kinds, p.Coarse)
}

// Move makes an action; its arc has no label.
func (s *State) Move(a Action) {
	if a == Shift {
		s.Shift()
		return
	}
	head, dep := s.Arc(a)
	s.Attach(head, dep, 0, s.plainRole(dep))
}

// plainRole guesses from the tag whether a word marks its head.
func (s *State) plainRole(dep int) Role {
	switch s.kinds[s.tags[dep]] {
	case Adposition:
		return CaseRole
	case Verb:
		return ClauseRole
	case Noun:
		return ObjectRole
	case Conj:
		return CoordRole
	case Other:
		return DetRole
	}
	return PunctRole
}

// Forwards writes the heads found backwards in the order of the sentence.
func (s *State) Forwards(heads []int32) {
	n := s.N
	for i, h := range s.Head {
		if int(h) < n {
			h = int32(n-1) - h
		}
		heads[n-1-i] = h
	}
}

// SetHints gives the state the heads that a Guide found.
func (s *State) SetHints(heads []int32) {
	n := s.N
	s.hints = resize(s.hints, n+1)
	for i := range s.hints {
		s.hints[i] = hint{head: int32(n), first: int32(n + 1), last: -1}
	}
	for i, h := range heads {
		s.hints[i].head = h
		k := &s.hints[h]
		k.first, k.last = min(k.first, int32(i)), max(k.last, int32(i))
	}
}

// hint is what a Guide found of one word.
type hint struct{ head, first, last int32 }

// noHint stands for a position without a word.
var noHint = hint{head: -1, first: 1 << 30, last: -1}

func (s *State) hint(i int) *hint {
	if i < 0 {
		return &noHint
	}
	return &s.hints[i]
}

// side tells where h lies, seen from the top of the stack.
func (s *State) side(h int32, i0, i1 int) uint64 {
	switch {
	case h < 0:
		return 0
	case int(h) == s.Buf:
		return 1
	case int(h) == s.N:
		return 2
	case int(h) > s.Buf:
		return 3
	case int(h) == i0:
		return 4
	case int(h) == i1:
		return 5
	case int(h) > i0:
		return 6
	}
	return 7
}

// hintFeatures adds what the guide says of the words in play.
func (s *State) hintFeatures(x *features, s0, s1, b0 *tok, i0, i1 int, m0 uint64) {
	h0, h1, hb := s.hint(i0), s.hint(i1), s.hint(s.Buf)
	a, b, c := s.side(h0.head, i0, i1), s.side(hb.head, i0, i1), s.side(h1.head, i0, i1)
	if s.Buf == s.N {
		b = 0
	}
	more := uint64(0)
	if int(h0.last) >= s.Buf {
		more = 1
	}
	if int(h1.last) >= s.Buf {
		more |= 2
	}
	if i0 >= 0 && int(hb.first) <= i0 {
		more |= 4
	}
	if i1 >= 0 && int(hb.first) <= i1 {
		more |= 8
	}
	g := a<<8 | b<<5 | more
	t0, tb := &none, &none
	if h0.head >= 0 {
		t0 = &s.toks[h0.head]
	}
	if hb.head >= 0 {
		tb = &s.toks[hb.head]
	}
	x.add(200, g, c, 0)
	x.add(201, g, s0.coarse<<6|b0.coarse, 0)
	x.add(202, g, s0.tag, b0.tag)
	x.add(203, g, s1.tag, s0.tag)
	x.add(204, g, s1.coarse<<12|s0.coarse<<6|b0.coarse, c)
	x.add(205, a<<4|more, s0.word, 0)
	x.add(206, b<<4|more, b0.word, 0)
	x.add(207, a, s0.word, t0.word)
	x.add(208, a<<4|more, s0.tag, t0.tag)
	x.add(209, b<<4|more, b0.tag, tb.tag)
	x.add(210, g, m0, s0.coarse)
	x.add(211, g, s1.word, s0.coarse)
	x.add(212, g, s0.word, b0.coarse)
	x.add(213, g, s0.coarse<<6|b0.coarse, uint64(s0.roles))
	x.add(214, g, s1.tag<<10|s0.tag, b0.tag)
}

// GuideFeatures lists the features for the choice of an action backwards.
func (s *State) GuideFeatures() []uint64 {
	x := &s.feats
	x.n = 0
	s0, i0 := s.stackTok(0)
	s1, i1 := s.stackTok(1)
	s2, _ := s.stackTok(2)
	b0, b1, b2, b3 := s.bufTok(0), s.bufTok(1), s.bufTok(2), s.bufTok(3)
	x.add(0, 1, 0, 0)
	x.add(1, s0.word, s0.tag, 1)
	x.add(2, s0.tag, 0, 1)
	x.add(3, s1.word, s1.tag, 1)
	x.add(5, b0.word, b0.tag, 1)
	x.add(6, b0.tag, 0, 1)
	x.add(7, b1.word, b1.tag, 1)
	x.add(11, s0.word, b0.word, 1)
	x.add(12, s0.word, b0.tag, s0.tag)
	x.add(13, s0.tag, b0.word, b0.tag)
	x.add(14, s0.tag, b0.tag, 1)
	x.add(15, s1.word, s0.word, 1)
	x.add(16, s1.word, s0.tag, 1)
	x.add(17, s1.tag, s0.word, 1)
	x.add(18, s1.tag, s0.tag, 1)
	x.add(19, s1.word, b0.word, 1)
	x.add(20, s1.word, b0.tag, 1)
	x.add(21, s1.tag, b0.word, 1)
	x.add(24, b0.word, b1.tag, 1)
	x.add(25, b0.tag, b1.word, 1)
	x.add(27, s0.word, b1.tag, 1)
	x.add(28, s0.word, b1.word, 1)
	x.add(29, s0.tag, b0.tag, b1.tag)
	x.add(30, s1.tag, s0.tag, b0.tag)
	x.add(31, s2.tag, s1.tag, s0.tag)
	x.add(32, b0.tag, b1.tag, b2.tag)
	x.add(33, s0.tag<<10|b0.tag, b1.tag, b2.tag)
	x.add(34, s1.tag<<10|s0.tag, b0.tag, b1.tag)
	x.add(35, s2.tag<<10|s1.tag, s0.tag, b0.tag)
	x.add(36, s1.tag, s0.tag, b0.word)
	x.add(37, s1.tag, s0.word, b0.tag)
	x.add(38, s1.word, s0.tag, b0.tag)
	x.add(39, s0.word, b0.tag, b1.tag)
	x.add(40, s0.tag, b0.word, b1.tag)
	x.add(41, s0.tag, b0.tag, b1.word)
	l0, r0 := s.child(s0.lc1), s.child(s0.rc1)
	r1, lb := s.child(s1.rc1), s.child(b0.lc1)
	x.add(45, s0.tag, b0.tag, l0.tag)
	x.add(46, s0.tag, b0.tag, r0.tag)
	x.add(47, s0.tag, b0.tag, lb.tag)
	x.add(49, s1.tag, s0.tag, r1.tag)
	x.add(50, s1.tag, s0.tag, l0.tag)
	x.add(51, s1.tag, s0.tag, r0.tag)
	x.add(59, s0.tag, b0.tag, uint64(s0.roles))
	x.add(60, s1.tag, s0.tag, uint64(s1.roles))
	x.add(61, s0.tag<<10|b0.tag, uint64(b0.roles), 1)
	x.add(64, s1.coarse<<6|s0.coarse, uint64(s0.roles)<<32|uint64(s1.roles), b0.coarse)
	x.add(65, s0.word, uint64(s0.nl), uint64(s0.nr))
	x.add(67, s1.word, uint64(s1.nr), s0.coarse)
	x.add(69, b0.word, uint64(b0.nl), s0.coarse)
	x.add(71, s1.word, s0.function, s0.coarse)
	x.add(72, s1.tag, s0.function, s0.tag)
	x.add(74, s0.function, s0.tag, b0.tag)
	d0, d1 := distance(i0, s.Buf), distance(i1, i0)
	m0, m1 := s.between(i0, s.Buf), s.between(i1, i0)
	x.add(76, s0.tag, b0.tag, d0)
	x.add(78, b0.word, d0, s0.tag)
	x.add(79, s1.tag, s0.tag, d1)
	x.add(82, s0.tag, b0.tag, m0)
	x.add(83, s1.tag, s0.tag, m1)
	x.add(84, s1.coarse<<12|s0.coarse<<6|b0.coarse, b1.coarse, m1<<8|m0)
	x.add(85, s0.word, m0, b0.coarse)
	x.add(86, s1.word, m1, s0.coarse)
	x.add(101, s2.coarse<<6|s1.coarse, s0.coarse<<6|b0.coarse, b1.coarse<<6|b2.coarse)
	x.add(117, s0.tag<<10|b0.tag, b1.coarse<<6|b2.coarse, b3.coarse)
	return x.list()
}
