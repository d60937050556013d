package syntax

import (
	"errors"
	"math/bits"
)

// Both tables are open-addressed with linear probing. A slot keeps 16 bits of
// the feature's hash; a wrong match is rarer than one in ten thousand lookups
// and does the same on every machine.

// slack is how many slots stand behind the last home slot, so that probing
// never wraps.
const slack = 256

func home(f uint64, n int) int {
	h, _ := bits.Mul64(f, uint64(n))
	return int(h)
}

// check is the part of the hash that a slot keeps, never 0.
func check(f uint64) uint16 { return uint16(f) | 1 }

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
func (p *Pairs) Add(f uint64, left, right int8) error {
	c := uint32(check(f))
	for i := home(f, p.n); i < len(p.slots)-1; i++ {
		if p.slots[i] == 0 {
			p.slots[i] = c<<16 | uint32(uint8(left))<<8 | uint32(uint8(right))
			return nil
		}
		if p.slots[i]>>16 == c {
			return nil
		}
	}
	return errCrowded
}

// Score adds the leads over Shift.
func (p *Pairs) Score(features []uint64, scores []int32) {
	var left, right int32
	slots, n := p.slots, uint64(p.n)
	for _, f := range features {
		h, _ := bits.Mul64(f, n)
		c := uint32(check(f))
		for i := int(h); i < len(slots); i++ {
			v := slots[i]
			if v>>16 == c {
				left += int32(int8(v >> 8))
				right += int32(int8(v))
				break
			}
			if v == 0 {
				break
			}
		}
	}
	scores[Left] += left
	scores[Right] += right
}

// Rows scores any number of classes: each feature has a short row of weights.
type Rows struct {
	slots   []uint64 // check<<48 | length<<32 | start, 0 where free
	entries []uint16 // class<<8 | weight
	n       int
}

// NewRows makes a table with room for n features.
func NewRows(n int) *Rows {
	n = n*8/5 + 1
	return &Rows{slots: make([]uint64, n+slack), n: n}
}

// Entry is the weight of a class in a row.
func Entry(class uint8, weight int8) uint16 { return uint16(class)<<8 | uint16(uint8(weight)) }

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

// Score adds up the rows.
func (r *Rows) Score(features []uint64, scores []int32) {
	slots, n := r.slots, uint64(r.n)
	for _, f := range features {
		h, _ := bits.Mul64(f, n)
		c := uint64(check(f))
		for i := int(h); i < len(slots); i++ {
			v := slots[i]
			if v>>48 == c {
				start := uint32(v)
				for _, e := range r.entries[start : start+uint32(v>>32&0xffff)] {
					scores[e>>8] += int32(int8(e))
				}
				break
			}
			if v == 0 {
				break
			}
		}
	}
}
