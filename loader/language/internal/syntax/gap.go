package syntax

// Gap is the place between two words at which a sentence may end without a full
// stop.
type Gap struct {
	Words  [6]Word   // the three words before it and the three behind
	Kinds  [6]uint64 // what the scanner says of them, 0 beyond the block
	Length int       // words of the sentence so far
	feats  features
}

// Features lists the features of the gap.
func (g *Gap) Features() []uint64 {
	x := &g.feats
	x.n = 0
	p2, p, w, n, n2, n3 := &g.Words[0], &g.Words[1], &g.Words[2], &g.Words[3], &g.Words[4], &g.Words[5]
	k := g.Kinds
	length := distance(0, g.Length)
	x.add(1, 0, 0, 0)
	x.add(2, w.Lower, 0, 0)
	x.add(3, n.Lower, n.shape, 0)
	x.add(4, k[2]<<8|k[3], w.shape, n.shape)
	x.add(5, k[1]<<8|k[2], k[3]<<8|k[4], 0)
	x.add(6, k[2]<<16|k[3]<<8|k[4], w.shape<<8|n.shape, n2.shape)
	x.add(7, w.Lower, n.Lower, 0)
	x.add(8, w.Lower, n.shape, k[3])
	x.add(9, n.Lower, w.shape, k[2])
	x.add(10, length, k[2]<<8|k[3], 0)
	x.add(11, length, w.Lower, n.shape)
	x.add(12, n.Lower, n2.Lower, 0)
	x.add(13, p.Lower, w.Lower, n.shape)
	x.add(14, p.shape<<16|w.shape<<8|n.shape, k[1]<<16|k[2]<<8|k[3], n2.shape<<8|n3.shape)
	x.add(15, w.suf[2], n.shape, n2.shape)
	x.add(16, n.suf[2], w.shape, n2.shape)
	x.add(17, p2.shape<<16|p.shape<<8|w.shape, n.shape<<8|n2.shape, length)
	x.add(18, n.Lower, n2.shape, length)
	x.add(19, k[0]<<16|k[1]<<8|k[2], k[3]<<16|k[4]<<8|k[5], 0)
	x.add(20, n2.Lower, n.shape, w.shape)
	x.add(21, p.Lower, w.shape, n.shape)
	x.add(22, n.Lower, k[2], length)
	return x.list()
}
