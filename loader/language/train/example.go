package main

import (
	"math/rand/v2"

	"quoth/loader/language/internal/syntax"
)

// example is a sentence made ready for learning.
type example struct {
	words []syntax.Word
	gold  []uint8 // classes
	known []bool  // whether the class is in the inventory
	tags  []uint8 // classes as a tagger gives them
	found []uint8 // the same while it is at work
	heads []int   // projective; N for the root
	hints []int32 // heads as a guide finds them
	real  []int   // as annotated; N for the root
	rels  []uint8
	named []bool // whether the label is in the inventory
}

func examples(sents []sentence, inv *inventory, dict syntax.Dictionary) []example {
	out := make([]example, len(sents))
	for i := range sents {
		rows := sents[i].rows
		e := &out[i]
		n := len(rows)
		for k := range rows {
			r := &rows[k]
			c, ok := inv.classOf(r)
			l, lok := inv.labelOf(r)
			h := r.head
			if h < 0 {
				h = n
			}
			w := syntax.NewWord(r.form)
			dict.Look(&w)
			e.words = append(e.words, w)
			e.gold, e.known = append(e.gold, c), append(e.known, ok)
			e.rels, e.named = append(e.rels, l), append(e.named, lok)
			e.real = append(e.real, h)
		}
		e.heads = projective(e.real)
		e.tags = make([]uint8, n)
		copy(e.tags, e.gold)
	}
	return out
}

// projective lifts the arcs that others cross, the shortest first, until none
// are left (Nivre and Nilsson 2005).
func projective(heads []int) []int {
	h := append([]int(nil), heads...)
	n := len(h)
	for {
		best, length := -1, 0
		for d := range h {
			if !crossed(h, d) {
				continue
			}
			if l := abs(h[d] - d); h[d] < n && (best < 0 || l < length) {
				best, length = d, l
			}
		}
		if best < 0 {
			return h
		}
		h[best] = h[h[best]]
	}
}

// crossed reports whether a word between d and its head does not descend from
// the head.
func crossed(h []int, d int) bool {
	n := len(h)
	if h[d] == n {
		return false
	}
	lo, hi := min(d, h[d]), max(d, h[d])
	for k := lo + 1; k < hi; k++ {
		x := k
		for x != n && x != h[d] {
			x = h[x]
		}
		if x == n {
			return true
		}
	}
	return false
}

func abs(x int) int { return max(x, -x) }

// vocabulary counts the words of the examples in lower case.
func vocabulary(ex []example) map[uint64]int {
	v := make(map[uint64]int)
	for i := range ex {
		for k := range ex[i].words {
			v[ex[i].words[k].Lower]++
		}
	}
	return v
}

// hide returns the words, those unknown that v has not seen twice.
func hide(words []syntax.Word, v map[uint64]int) []syntax.Word {
	out := append([]syntax.Word(nil), words...)
	for k := range out {
		if v[out[k].Lower] < 2 {
			out[k].Lower = syntax.Unknown
		}
	}
	return out
}

// drop returns the words with some made unknown, the rare ones most often.
func drop(words, buf []syntax.Word, v map[uint64]int, rate float64, rng *rand.Rand) []syntax.Word {
	buf = append(buf[:0], words...)
	for k := range buf {
		if c := float64(v[buf[k].Lower]); c < 1.5 || rng.Float64() < rate/(rate+c) {
			buf[k].Lower = syntax.Unknown
		}
	}
	return buf
}
