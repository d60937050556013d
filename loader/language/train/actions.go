package main

// trio is an averaged perceptron over three classes, its weights side by side
// so that a feature costs two reads of memory.
type trio struct {
	slots  []trioSlot
	names  []uint64
	w      [][3]int32
	past   []trioPast
	clock  int64
	margin int32
	found  []int32
}

type trioSlot struct {
	key uint64
	row int32 // plus one, 0 where free
}

type trioPast struct {
	sum  [3]int64
	last int64
	n    int32
}

func newTrio(margin int32) *trio {
	return &trio{slots: make([]trioSlot, 1<<16), clock: 1, margin: margin}
}

func (t *trio) find(f uint64) *trioSlot {
	mask := uint64(len(t.slots) - 1)
	for i := f & mask; ; i = (i + 1) & mask {
		if s := &t.slots[i]; s.row == 0 || s.key == f {
			return s
		}
	}
}

// Score adds up the current weights.
func (t *trio) Score(features []uint64, scores []int32) {
	t.found = t.found[:0]
	for _, f := range features {
		t.found = append(t.found, t.find(f).row)
	}
	var a, b, c int32
	for _, r := range t.found {
		if r > 0 {
			w := &t.w[r-1]
			a += w[0]
			b += w[1]
			c += w[2]
		}
	}
	scores[0] += a
	scores[1] += b
	scores[2] += c
}

// learn moves the weights as a perceptron does.
func (t *trio) learn(features []uint64, candidates []uint8, right func(c uint8) bool) {
	t.clock++
	var score [3]int32
	t.Score(features, score[:])
	good, bad := -1, -1
	for _, c := range candidates {
		c := int(c)
		if right(uint8(c)) {
			if good < 0 || score[c] > score[good] {
				good = c
			}
		} else if bad < 0 || score[c] > score[bad] {
			bad = c
		}
	}
	if good < 0 || bad < 0 || score[good] > score[bad]+t.margin {
		return
	}
	for _, f := range features {
		s := t.find(f)
		if s.row == 0 {
			if len(t.w)*2 > len(t.slots) {
				t.grow()
				s = t.find(f)
			}
			t.w, t.past = append(t.w, [3]int32{}), append(t.past, trioPast{last: t.clock})
			t.names = append(t.names, f)
			s.key, s.row = f, int32(len(t.w))
		}
		w, p := &t.w[s.row-1], &t.past[s.row-1]
		for k := range w {
			p.sum[k] += int64(w[k]) * (t.clock - p.last)
		}
		p.last = t.clock
		p.n++
		w[good]++
		w[bad]--
	}
}

func (t *trio) grow() {
	t.slots = make([]trioSlot, 2*len(t.slots))
	for r, f := range t.names {
		*t.find(f) = trioSlot{f, int32(r + 1)}
	}
}

// average returns the mean weights in units of 1/scale, without the features
// that fewer than least updates have touched.
func (t *trio) average(scale float64, least int32) *perceptron {
	a := newPerceptron(0)
	for r, f := range t.names {
		p := &t.past[r]
		if p.n < least {
			continue
		}
		var row []weight
		for k := range 3 {
			v := float64(p.sum[k]+int64(t.w[r][k])*(t.clock-p.last)) / float64(t.clock) * scale
			q := int32(v + 0.5)
			if v < 0 {
				q = int32(v - 0.5)
			}
			if q != 0 {
				row = append(row, weight{class: uint8(k), w: q})
			}
		}
		if row != nil {
			a.rows[a.row(f)] = row
		}
	}
	return a
}
