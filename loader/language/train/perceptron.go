package main

import (
	"sort"
	"sync"
)

// perceptron is an averaged perceptron with a sparse row of weights for each
// feature that an update has touched (Collins 2002).
type perceptron struct {
	keys   []uint64
	slots  []int32 // index into rows plus one, 0 where free
	rows   [][]weight
	names  []uint64 // the feature of each row
	clock  int64
	margin int32
	score  [256]int32
}

type weight struct {
	class   uint8
	w       int32
	updates int32
	last    int64
	sum     int64
}

func newPerceptron(margin int32) *perceptron {
	return &perceptron{keys: make([]uint64, 1<<16), slots: make([]int32, 1<<16), clock: 1, margin: margin}
}

func (p *perceptron) find(f uint64) int {
	mask := uint64(len(p.slots) - 1)
	for i := f & mask; ; i = (i + 1) & mask {
		if p.slots[i] == 0 || p.keys[i] == f {
			return int(i)
		}
	}
}

// Score adds up the current weights.
func (p *perceptron) Score(features []uint64, scores []int32) {
	for _, f := range features {
		r := p.slots[p.find(f)]
		if r == 0 {
			continue
		}
		for i := range p.rows[r-1] {
			w := &p.rows[r-1][i]
			scores[w.class] += w.w
		}
	}
}

// learn moves the weights from the best wrong candidate to the best right one,
// unless the right one leads by the margin.
func (p *perceptron) learn(features []uint64, candidates []uint8, right func(c uint8) bool) {
	p.clock++
	clear(p.score[:])
	p.Score(features, p.score[:])
	good, bad := -1, -1
	for _, c := range candidates {
		c := int(c)
		if right(uint8(c)) {
			if good < 0 || p.score[c] > p.score[good] {
				good = c
			}
		} else if bad < 0 || p.score[c] > p.score[bad] {
			bad = c
		}
	}
	if good >= 0 && bad >= 0 && p.score[good] <= p.score[bad]+p.margin {
		for _, f := range features {
			r := p.row(f)
			p.bump(r, uint8(good), 1)
			p.bump(r, uint8(bad), -1)
		}
	}
}

func (p *perceptron) row(f uint64) int {
	i := p.find(f)
	if p.slots[i] == 0 {
		if len(p.rows)*2 > len(p.slots) {
			p.grow()
			i = p.find(f)
		}
		p.rows = append(p.rows, nil)
		p.names = append(p.names, f)
		p.keys[i] = f
		p.slots[i] = int32(len(p.rows))
	}
	return int(p.slots[i] - 1)
}

func (p *perceptron) grow() {
	n := len(p.slots) * 2
	p.keys, p.slots = make([]uint64, n), make([]int32, n)
	for r, f := range p.names {
		i := p.find(f)
		p.keys[i], p.slots[i] = f, int32(r+1)
	}
}

func (p *perceptron) bump(r int, class uint8, by int32) {
	row := p.rows[r]
	for i := range row {
		if row[i].class == class {
			w := &row[i]
			w.sum += int64(w.w) * (p.clock - w.last)
			w.last = p.clock
			w.w += by
			w.updates++
			return
		}
	}
	p.rows[r] = append(row, weight{class: class, w: by, updates: 1, last: p.clock})
}

// average returns a model of the mean of the weights over time, in units of
// 1/scale, without the rows that fewer than min updates have touched.
func (p *perceptron) average(scale float64, min int32) *perceptron {
	a := newPerceptron(0)
	for r, row := range p.rows {
		n := int32(0)
		for i := range row {
			n += row[i].updates
		}
		if n < min {
			continue
		}
		var kept []weight
		for _, w := range row {
			sum := w.sum + int64(w.w)*(p.clock-w.last)
			v := float64(sum) / float64(p.clock) * scale
			q := int32(v + 0.5)
			if v < 0 {
				q = int32(v - 0.5)
			}
			if q != 0 {
				kept = append(kept, weight{class: w.class, w: q, updates: w.updates})
			}
		}
		if len(kept) == 0 {
			continue
		}
		sort.Slice(kept, func(i, j int) bool { return kept[i].class < kept[j].class })
		a.rows[a.row(p.names[r])] = kept
	}
	return a
}

// merge adds up averaged models: their sum decides as an ensemble of them would
// and costs no more than one.
func merge(models []*perceptron) *perceptron {
	sum := newPerceptron(0)
	for _, m := range models {
		for r, row := range m.rows {
			k := sum.row(m.names[r])
			for _, w := range row {
				sum.bump(k, w.class, w.w)
			}
		}
	}
	return sum
}

// twins trains a model from several seeds at once and merges what comes out.
func twins(n int, seed uint64, learn func(seed uint64) *perceptron) *perceptron {
	models := make([]*perceptron, n)
	var wg sync.WaitGroup
	for i := range models {
		wg.Go(func() { models[i] = learn(seed + uint64(i)) })
	}
	wg.Wait()
	return merge(models)
}
