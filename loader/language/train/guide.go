package main

import (
	"math/rand/v2"

	"quoth/loader/language/internal/syntax"
)

// learnGuide trains the first, backward parser.
func learnGuide(ex []example, p *syntax.Parser, epochs int, seed uint64) *perceptron {
	acts := newTrio(parseMargin)
	var s syntax.State
	v := vocabulary(ex)
	var buf []syntax.Word
	for epoch := range epochs {
		rng := rand.New(rand.NewPCG(seed, uint64(epoch)))
		for _, i := range rng.Perm(len(ex)) {
			e := &ex[i]
			buf = drop(e.words, buf, v, parseDrop, rng)
			s.ResetBackwards(buf, e.tags, p)
			n := len(e.heads)
			back := make([]int, n)
			for k, h := range e.heads {
				if h < n {
					h = n - 1 - h
				}
				back[n-1-k] = h
			}
			o := newOracle(back)
			for !s.Done() {
				a, forced := s.Forced()
				if !forced {
					a = learnAction(s.GuideFeatures(), acts, &s, o, rng, epoch)
				}
				s.Move(a)
			}
		}
	}
	return acts.average(fine, 2)
}

// jackknifeHints gives each fold of the examples the heads that a guide finds
// that was trained on the others.
func jackknifeHints(ex []example, p *syntax.Parser) {
	folds(ex, foldCount, func(fold, first, last int, rest []example) {
		g := syntax.Guide{Actions: learnGuide(rest, p, foldEpochs, uint64(fold)+200)}
		v := vocabulary(rest)
		var s syntax.State
		for i := first; i < last; i++ {
			ex[i].hints = make([]int32, len(ex[i].words))
			g.Parse(&s, p, hide(ex[i].words, v), ex[i].tags, ex[i].hints)
		}
	})
}
