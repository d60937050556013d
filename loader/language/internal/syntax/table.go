package syntax

import (
	"errors"
	"math"
	"math/bits"
	"sort"
)

// Both tables are open-addressed with linear probing. A slot keeps 16 bits of
// the feature's hash; a wrong match is rarer than one in ten thousand lookups
// and does the same on every machine.

// codes are the weights that eight bits stand for: fine steps near zero, coarse
// ones far out, where the few weights of the commonest features lie.
var codes = func() (c [256]int32) {
	for k := range int32(128) {
		c[k] = k + k*k*k/512
		c[uint8(-k)] = -c[k]
	}
	return c
}()

// MaxWeight is the largest weight that a code stands for.
const MaxWeight = 127 + 127*127*127/512

// Code returns the code nearest to a weight.
func Code(w float64) uint8 {
	v := int32(math.Round(math.Abs(w)))
	k := sort.Search(127, func(k int) bool { return codes[k] >= v })
	if k > 0 && v-codes[k-1] < codes[k]-v {
		k--
	}
	if w < 0 {
		k = -k
	}
	return uint8(k)
}

// Weight returns the weight that a code stands for.
func Weight(code uint8) int32 { return codes[code] }

// slack is how many slots stand behind the last home slot, so that probing
// never wraps.
const slack = 256

func home(f uint64, n int) int {
	h, _ := bits.Mul64(f, uint64(n))
	return int(h)
}

// check is the part of the hash that a slot keeps, never 0.
func check(f uint64) uint16 {
	if c := uint16(f); c != 0 {
		return c
	}
	return 1
}

// Pairs scores the three actions: each feature has the lead of Left and of
// Right over Shift.
type Pairs struct {
	slots []uint32 // check<<16 | left<<8 | right, 0 where free
	n     int      // home slots
}

// errCrowded is a table in which a run of slots reaches beyond the slack.
var errCrowded = errors.New("table too crowded")

// NewPairs makes a table with room for n features.
func NewPairs(n int) *Pairs {
	n = n*8/5 + 1
	return &Pairs{slots: make([]uint32, n+slack), n: n}
}

// Add puts a feature in; the first of two that look alike stays.
func (p *Pairs) Add(f uint64, left, right uint8) error {
	c := uint32(check(f))
	for i := home(f, p.n); i < len(p.slots)-1; i++ {
		if p.slots[i] == 0 {
			p.slots[i] = c<<16 | uint32(left)<<8 | uint32(right)
			return nil
		}
		if p.slots[i]>>16 == c {
			return nil
		}
	}
	return errCrowded
}

// find returns the codes of a feature, Left's above Right's; 0 without it.
func (p *Pairs) find(f uint64) uint16 {
	return uint16(probe(p.slots[home(f, p.n):], uint32(check(f)), 16))
}

// Score adds the leads over Shift.
func (p *Pairs) Score(features []uint64, scores []int32) {
	p.add(features, (*[actions]int32)(scores))
}

// add looks all home slots up before it looks at any, so that the reads of
// memory overlap.
func (p *Pairs) add(features []uint64, scores *[actions]int32) {
	var left, right int32
	var seen [256]uint32
	slots, n := p.slots, uint64(p.n)
	features = features[:min(len(features), len(seen))]
	for i, f := range features {
		h, _ := bits.Mul64(f, n)
		seen[i] = slots[h]
	}
	for i, f := range features {
		v, c := seen[i], uint32(check(f))
		if v == 0 {
			continue
		}
		if v>>16 != c {
			h, _ := bits.Mul64(f, n)
			if v = probe(slots[h+1:], c, 16); v == 0 {
				continue
			}
		}
		left += codes[uint8(v>>8)]
		right += codes[uint8(v)]
	}
	scores[Left] += left
	scores[Right] += right
}

// probe returns the first slot whose check, above shift, is c; 0 if a free slot
// comes first.
func probe[T uint32 | uint64](slots []T, c T, shift uint) T {
	for _, v := range slots {
		if v == 0 || v>>shift == c {
			return v
		}
	}
	return 0
}

// Rows scores any number of classes: each feature has a short row of weights.
type Rows struct {
	slots   []uint64 // check<<48 | length<<32 | start, 0 where free
	entries []uint16 // class<<8 | code
	n       int
}

// NewRows makes a table with room for n features.
func NewRows(n int) *Rows {
	n = n*8/5 + 1
	return &Rows{slots: make([]uint64, n+slack), n: n}
}

// Entry is the code of the weight of a class in a row.
func Entry(class, code uint8) uint16 { return uint16(class)<<8 | uint16(code) }

// Add puts a feature in; the first of two that look alike stays.
func (r *Rows) Add(f uint64, row []uint16) error {
	c := uint64(check(f))
	for i := home(f, r.n); i < len(r.slots)-1; i++ {
		if r.slots[i] == 0 {
			r.slots[i] = c<<48 | uint64(len(row))<<32 | uint64(len(r.entries))
			r.entries = append(r.entries, row...)
			return nil
		}
		if r.slots[i]>>48 == c {
			return nil
		}
	}
	return errCrowded
}

// Thin takes the weights that are smaller than least out of the rows.
func (r *Rows) Thin(least int32) {
	kept := make([]uint16, 0, len(r.entries))
	for i, v := range r.slots {
		if v == 0 {
			continue
		}
		start := len(kept)
		for _, e := range r.entries[uint32(v) : uint32(v)+uint32(v>>32&0xffff)] {
			if w := codes[uint8(e)]; w >= least || -w >= least {
				kept = append(kept, e)
			}
		}
		r.slots[i] = v>>48<<48 | uint64(len(kept)-start)<<32 | uint64(start)
	}
	r.entries = kept
}

// Score adds up the rows. It looks all home slots up before it looks at any,
// and so with the rows, so that the reads of memory overlap.
func (r *Rows) Score(features []uint64, scores []int32) {
	var seen [256]uint64
	slots, n := r.slots, uint64(r.n)
	features = features[:min(len(features), len(seen))]
	for i, f := range features {
		h, _ := bits.Mul64(f, n)
		seen[i] = slots[h]
	}
	found := 0
	first := uint16(0)
	for i, f := range features {
		v, c := seen[i], uint64(check(f))
		if v == 0 {
			continue
		}
		if v>>48 != c {
			h, _ := bits.Mul64(f, n)
			v = probe(slots[h+1:], c, 48)
		}
		if v>>32&0xffff != 0 {
			seen[found] = v
			found++
			first |= r.entries[uint32(v)]
		}
	}
	r.touch(first)
	for _, v := range seen[:found] {
		start := uint32(v)
		for _, e := range r.entries[start : start+uint32(v>>32&0xffff)] {
			scores[e>>8] += codes[uint8(e)]
		}
	}
}

// touch keeps the compiler from leaving out the reads that made its argument.
//
//go:noinline
func (r *Rows) touch(uint16) {}
