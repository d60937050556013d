package syntax

// none stands for a position without a word.
var none = tok{lc1: -1, lc2: -1, rc1: -1, rc2: -1}

func (s *State) stackTok(k int) (*tok, int) {
	i := len(s.Stack) - 1 - k
	if i < 0 {
		return &none, -1
	}
	return &s.toks[s.Stack[i]], int(s.Stack[i])
}

func (s *State) bufTok(k int) *tok {
	if s.Buf+k > s.N {
		return &none
	}
	return &s.toks[s.Buf+k]
}

func (s *State) child(i int32) *tok {
	if i < 0 {
		return &none
	}
	return &s.toks[i]
}

// distance puts the gap between two words into one of seven bins.
func distance(i, j int) uint64 {
	if i < 0 {
		return 0
	}
	switch d := j - i; {
	case d <= 4:
		return uint64(d)
	case d <= 7:
		return 5
	case d <= 12:
		return 6
	default:
		return 7
	}
}

// between tells what stands between words i and j, both left out.
func (s *State) between(i, j int) uint64 {
	if i < 0 || j <= i {
		return 0
	}
	a, b := &s.env[i+1], &s.env[j]
	m := uint64(min(b.verbs-a.verbs, 2)) | uint64(min(b.commas-a.commas, 2))<<2 | uint64((b.quotes-a.quotes)&1)<<4
	if b.marks > a.marks {
		m |= 1 << 5
	}
	if b.conjs > a.conjs {
		m |= 1 << 6
	}
	return m | 1<<7
}

// ActionFeatures lists the features of the state for the choice of an action.
func (s *State) ActionFeatures() []uint64 {
	x := &s.feats
	x.n = 0
	s0, i0 := s.stackTok(0)
	s1, i1 := s.stackTok(1)
	s2, _ := s.stackTok(2)
	b0, b1, b2, b3 := s.bufTok(0), s.bufTok(1), s.bufTok(2), s.bufTok(3)
	j0 := s.Buf

	x.add(0, 0, 0, 0)
	// one word
	x.add(1, s0.word, s0.tag, 0)
	x.add(2, s0.tag, 0, 0)
	x.add(3, s1.word, s1.tag, 0)
	x.add(4, s1.tag, 0, 0)
	x.add(5, b0.word, b0.tag, 0)
	x.add(6, b0.tag, 0, 0)
	x.add(7, b1.word, b1.tag, 0)
	x.add(8, b1.tag, b2.tag, b3.tag)
	x.add(9, b2.word, 0, 0)
	x.add(10, s2.word, s2.tag, 0)
	// two
	x.add(11, s0.word, b0.word, 0)
	x.add(12, s0.word, b0.tag, s0.tag)
	x.add(13, s0.tag, b0.word, b0.tag)
	x.add(14, s0.tag, b0.tag, 0)
	x.add(15, s1.word, s0.word, 0)
	x.add(16, s1.word, s0.tag, s1.tag)
	x.add(17, s1.tag, s0.word, s0.tag)
	x.add(18, s1.tag, s0.tag, 0)
	x.add(19, s1.word, b0.word, 0)
	x.add(20, s1.word, b0.tag, 0)
	x.add(21, s1.tag, b0.word, 0)
	x.add(22, s1.tag, b0.tag, 0)
	x.add(23, b0.word, b1.word, 0)
	x.add(24, b0.word, b1.tag, 0)
	x.add(25, b0.tag, b1.word, 0)
	x.add(26, b0.tag, b1.tag, 0)
	x.add(27, s0.word, b1.tag, 0)
	x.add(28, s0.word, b1.word, 0)
	// three and four
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
	x.add(42, s1.word, s0.tag, b0.word)
	x.add(43, s1.word, s0.word, b0.tag)
	x.add(44, s1.tag, s0.word, b0.word)
	// the tree so far
	l0, r0 := s.child(s0.lc1), s.child(s0.rc1)
	l1, r1 := s.child(s1.lc1), s.child(s1.rc1)
	lb := s.child(b0.lc1)
	x.add(45, s0.tag, b0.tag, l0.tag)
	x.add(46, s0.tag, b0.tag, r0.tag)
	x.add(47, s0.tag, b0.tag, lb.tag)
	x.add(48, s1.tag, s0.tag, l1.tag)
	x.add(49, s1.tag, s0.tag, r1.tag)
	x.add(50, s1.tag, s0.tag, l0.tag)
	x.add(51, s1.tag, s0.tag, r0.tag)
	x.add(52, s1.tag<<10|s0.tag, b0.tag, r1.label)
	x.add(53, s0.word, l0.label, r0.label)
	x.add(54, s0.tag, l0.label, r0.label)
	x.add(55, s1.word, r1.label, s.child(s1.rc2).label)
	x.add(56, s1.tag, r1.label, s.child(s1.rc2).label)
	x.add(57, b0.word, lb.label, s.child(b0.lc2).label)
	x.add(58, b0.tag, lb.label, s.child(b0.lc2).label)
	x.add(59, s0.tag, b0.tag, uint64(s0.roles))
	x.add(60, s1.tag, s0.tag, uint64(s1.roles))
	x.add(61, s0.tag<<10|b0.tag, uint64(b0.roles), 0)
	x.add(62, s1.tag, s0.tag, uint64(s0.roles))
	x.add(63, s0.tag<<10|b0.tag, uint64(s0.roles), b1.tag)
	x.add(64, s1.tag<<10|s0.tag, uint64(s0.roles)<<32|uint64(s1.roles), b0.tag)
	x.add(65, s0.word, uint64(s0.nl), uint64(s0.nr))
	x.add(66, s0.tag, uint64(s0.nl), uint64(s0.nr))
	x.add(67, s1.word, uint64(s1.nr), s0.tag)
	x.add(68, s1.tag, uint64(s1.nr), s0.tag)
	x.add(69, b0.word, uint64(b0.nl), 0)
	x.add(70, b0.tag, uint64(b0.nl), s0.tag)
	x.add(71, s1.word, s0.function, 0)
	x.add(72, s1.tag, s0.function, s0.tag)
	x.add(73, s1.tag<<10|s0.tag, s0.function, s1.function)
	x.add(74, s0.function, s0.tag, b0.tag)
	x.add(75, s1.word, s0.function, s0.word)
	// the ground between
	d0, d1 := distance(i0, j0), distance(i1, i0)
	m0, m1 := s.between(i0, j0), s.between(i1, i0)
	x.add(76, s0.tag, b0.tag, d0)
	x.add(77, s0.word, d0, b0.tag)
	x.add(78, b0.word, d0, s0.tag)
	x.add(79, s1.tag, s0.tag, d1)
	x.add(80, s1.word, d1, s0.tag)
	x.add(81, s0.word, d1, s1.tag)
	x.add(82, s0.tag, b0.tag, m0)
	x.add(83, s1.tag, s0.tag, m1)
	x.add(84, s1.tag<<10|s0.tag, b0.tag, m1<<8|m0)
	x.add(85, s0.word, m0, b0.tag)
	x.add(86, s1.word, m1, b0.tag)
	x.add(87, s1.word, m1, s0.word)
	// what is to come
	v := s.child(s.env[min(j0+1, s.N)].nextVerb)
	mv := s.between(j0, int(s.env[min(j0+1, s.N)].nextVerb))
	x.add(88, s0.tag<<10|b0.tag, v.tag, mv)
	x.add(89, s1.tag<<10|s0.tag, b0.tag, v.tag<<8|mv)
	x.add(90, s0.word, v.word, 0)
	x.add(91, s0.tag, b0.word, v.tag<<8|mv)
	x.add(92, s1.word, v.tag, s0.tag)
	q := uint64(s.env[max(i0, 0)].quotes&1) | uint64(s.env[j0].quotes&1)<<1 | uint64(s.env[max(i1, 0)].quotes&1)<<2
	x.add(93, s1.tag<<10|s0.tag, b0.tag, q)
	x.add(94, s0.word, b0.tag, q)
	x.add(95, s1.tag<<20|s0.tag<<10|b0.tag, l0.label<<8|r0.label, lb.label<<8|r1.label)
	x.add(96, s2.tag<<10|s1.tag, s0.tag<<10|b0.tag, b1.tag)
	x.add(97, s2.word, s1.word, s0.tag)
	x.add(98, s2.word, s0.tag, b0.tag)
	x.add(99, s2.tag, b0.tag, s0.function)
	x.add(100, s1.word, b0.tag, b1.tag)
	// coarse and far
	s3, _ := s.stackTok(3)
	bottom := &none
	if k := len(s.Stack); k > 3 {
		bottom = &s.toks[s.Stack[0]]
	}
	c0, c1, c2, e0, e1, e2 := s0.coarse, s1.coarse, s2.coarse, b0.coarse, b1.coarse, b2.coarse
	x.add(101, c2<<6|c1, c0<<6|e0, e1<<6|e2)
	x.add(102, s3.coarse<<6|c2, c1<<6|c0, e0<<6|e1)
	x.add(103, c1<<6|c0, e0, uint64(s1.roles)<<16|uint64(s0.roles))
	x.add(104, c0<<6|e0, uint64(s0.roles)<<16|uint64(b0.roles), e1)
	x.add(105, bottom.coarse<<6|c1, c0<<6|e0, uint64(bottom.roles))
	x.add(106, bottom.word, c0, e0)
	x.add(107, c1<<6|c0, e0<<6|e1, m1<<8|m0)
	x.add(108, s1.word, uint64(s1.roles), c0<<6|e0)
	x.add(109, s0.word, uint64(s0.roles), c1<<6|e0)
	x.add(110, b0.word, uint64(b0.roles), c0<<6|e1)
	x.add(111, c1<<6|c0, e0<<6|e1, d1<<3|d0)
	x.add(112, s1.word, s0.word, b0.word)
	x.add(113, s1.word, c0<<6|e0, m1<<8|m0)
	x.add(114, s0.word, c1<<6|e0, m1<<8|m0)
	x.add(115, c1<<6|c0, e0<<6|v.coarse, mv<<8|m0)
	x.add(116, s2.word, c1<<6|c0, b0.word)
	x.add(117, s0.tag<<10|b0.tag, b1.tag<<10|b2.tag, b3.tag)
	x.add(118, s1.function, s0.function, c1<<12|c0<<6|e0)
	x.add(119, s1.word, s1.function, c0<<6|e0)
	// by topic
	x.add(120, s1.topic, s0.topic, s0.function)
	x.add(121, s0.topic<<6|b0.topic, c0, e0)
	x.add(122, s1.topic<<6|s0.topic, c1<<6|c0, e0)
	x.add(123, s0.topic, b0.word, c0)
	x.add(124, s0.word, b0.topic, e0)
	x.add(125, s1.word, s0.topic, e0)
	x.add(126, s1.topic<<6|s0.topic, s0.function, b0.word)
	x.add(127, s1.topic, s0.tag, b0.word)
	x.add(128, b0.topic, b1.topic, c0<<12|e0<<6|e1)
	x.add(129, s0.topic, uint64(s0.roles), c0<<6|e0)
	if len(s.hints) > 0 {
		s.hintFeatures(x, s0, s1, b0, i0, i1, m0)
	}
	return x.list()
}
