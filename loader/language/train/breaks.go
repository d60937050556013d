package main

import (
	"math/rand/v2"

	"quoth/loader/language/internal/segment"
	"quoth/loader/language/internal/syntax"
)

// learnBreaks trains the model of sentences that end without a full stop.
func learnBreaks(tbs []*treebank, epochs int, seed uint64) *perceptron {
	p := newTrio(breakMargin)
	both := []uint8{uint8(syntax.Shift), uint8(syntax.Left)}
	type place struct {
		tb    int
		block [2]int
	}
	var places []place
	ends := make([]map[int32]bool, len(tbs))
	for i, tb := range tbs {
		ends[i] = make(map[int32]bool)
		for _, s := range tb.sentences {
			ends[i][int32(s.rows[len(s.rows)-1].end)] = true
		}
		for _, b := range tb.blocks {
			places = append(places, place{i, b})
		}
	}
	var s segment.Scanner
	for epoch := range epochs {
		rng := rand.New(rand.NewPCG(seed, uint64(epoch)))
		for _, k := range rng.Perm(len(places)) {
			pl := places[k]
			s.Reset(tbs[pl.tb].text)
			s.Judge = func(end int32, f []uint64) bool {
				last := ends[pl.tb][end]
				p.learn(f, both, func(c uint8) bool { return last == (c == uint8(syntax.Left)) })
				return last
			}
			s.Split(pl.block[0], pl.block[1], nil)
		}
	}
	return p.average(fine, 2)
}
