package syntax

// LabelFeatures lists the features of the arc from head to dep, which is about
// to be made.
func (s *State) LabelFeatures(head, dep int) []uint64 {
	x := &s.feats
	x.n = 0
	h, d := &s.toks[head], &s.toks[dep]
	dir := uint64(1)
	lo, hi := dep, head
	if head < dep {
		dir = 0
		lo, hi = head, dep
	}
	gap := distance(lo, hi)<<1 | dir
	mid := s.between(lo, hi)<<1 | dir
	dp, dn, hp, hn := s.near(dep-1), s.near(dep+1), s.near(head-1), s.near(head+1)
	l, r := s.child(d.lc1), s.child(d.rc1)
	hl, hr := s.child(h.lc1), s.child(h.rc1)
	sib := hl
	if dir == 0 {
		sib = hr
	}
	x.add(1, h.tag, d.tag, dir)
	x.add(2, h.word, d.word, dir)
	x.add(3, h.word, d.tag, dir)
	x.add(4, h.tag, d.word, dir)
	x.add(5, d.word, dir, 0)
	x.add(6, d.tag, dir, 0)
	x.add(7, h.word, dir, 0)
	x.add(8, h.tag, d.tag, gap)
	x.add(9, h.tag, d.tag, mid)
	x.add(10, d.word, gap, 0)
	x.add(11, d.tag, mid, 0)
	x.add(12, h.tag<<10|d.tag, uint64(d.roles), dir)
	x.add(13, h.tag<<10|d.tag, uint64(h.roles), dir)
	x.add(14, d.tag, uint64(d.roles), dir)
	x.add(15, h.tag<<10|d.tag, d.function, dir)
	x.add(16, h.word, d.function, d.tag)
	x.add(17, d.word, d.function, h.tag)
	x.add(18, h.tag<<10|d.tag, l.tag, dir)
	x.add(19, h.tag<<10|d.tag, r.tag, dir)
	x.add(20, h.tag<<10|d.tag, l.label<<8|r.label, dir)
	x.add(21, h.tag<<10|d.tag, sib.tag<<8|sib.label, dir)
	x.add(22, d.tag, dp.tag, dn.tag)
	x.add(23, h.tag<<10|d.tag, hp.tag<<10|hn.tag, dir)
	x.add(24, h.tag<<10|d.tag, dp.tag<<10|dn.tag, dir)
	x.add(25, d.word, dp.word, dir)
	x.add(26, d.word, dn.word, dir)
	x.add(27, d.tag, dp.word, dir)
	x.add(28, h.word, uint64(h.roles), d.tag<<1|dir)
	x.add(29, h.word, d.tag, gap)
	x.add(30, h.word, d.tag, mid)
	x.add(31, h.tag, d.word, uint64(h.roles))
	x.add(32, h.word, l.word, d.tag<<1|dir)
	x.add(33, h.tag<<10|d.tag, l.word, dir)
	x.add(34, h.tag<<10|d.tag, uint64(d.roles)<<32|uint64(h.roles), dir)
	x.add(35, h.word, d.tag, uint64(d.roles))
	x.add(36, h.tag<<10|d.tag, h.function, d.function)
	w := &s.words[dep]
	x.add(37, w.suf[2], h.tag<<10|d.tag, dir)
	x.add(38, w.shape, h.tag<<10|d.tag, dir)
	x.add(39, h.tag<<10|d.tag, s.child(s.env[min(dep+1, s.N)].nextVerb).tag, mid)
	x.add(40, sib.word, d.word, h.tag<<1|dir)
	x.add(41, 0, 0, 0)
	x.add(42, d.topic, h.tag<<10|d.tag, dir)
	x.add(43, h.topic, h.tag<<10|d.tag, dir)
	x.add(44, h.topic, d.topic, d.coarse<<1|dir)
	x.add(45, d.topic, h.word, dir)
	x.add(46, d.word, h.topic, dir)
	x.add(47, d.topic<<6|h.topic, d.function, dir)
	x.add(48, d.topic, uint64(h.roles), h.coarse<<7|d.coarse<<1|dir)
	return x.list()
}

func (s *State) near(i int) *tok {
	if i < 0 || i >= s.N {
		return &none
	}
	return &s.toks[i]
}
