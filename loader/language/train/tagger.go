package main

import (
	"math/rand/v2"
	"slices"
	"sort"
	"sync"

	"quoth/loader/language/internal/syntax"
)

// learnTagger trains a tagger on the examples.
func learnTagger(ex []example, inv *inventory, epochs int, seed uint64) *syntax.Tagger {
	p := newPerceptron(tagMargin)
	t := &syntax.Tagger{Scorer: p, Classes: len(inv.classes)}
	t.Lexicon, t.Open = lexicon(ex, len(inv.classes))
	v := vocabulary(ex)
	var run syntax.TagRun
	var buf []syntax.Word
	for epoch := range epochs {
		rng := rand.New(rand.NewPCG(seed, uint64(epoch)))
		for _, i := range rng.Perm(len(ex)) {
			e := &ex[i]
			tags := make([]uint8, len(e.words))
			buf = drop(e.words, buf, v, tagDrop, rng)
			t.Train(&run, buf, tags, func(k int, f []uint64, candidates []uint8) {
				if e.known[k] {
					p.learn(f, candidates, func(c uint8) bool { return c == e.gold[k] })
				}
			})
		}
	}
	t.Scorer = p.average(fine, 2)
	return t
}

// frequent is how often a word must be seen for its classes to be closed.
const frequent = 12

func lexicon(ex []example, classes int) (syntax.Lexicon, []uint8) {
	count := make(map[uint64]map[uint8]int)
	types := make([]map[uint64]bool, classes)
	for i := range types {
		types[i] = make(map[uint64]bool)
	}
	for _, e := range ex {
		for k := range e.words {
			if !e.known[k] {
				continue
			}
			key := e.words[k].Key()
			if count[key] == nil {
				count[key] = make(map[uint8]int)
			}
			count[key][e.gold[k]]++
			types[e.gold[k]][key] = true
		}
	}
	lex := make(syntax.Lexicon)
	for key, c := range count {
		total := 0
		for _, n := range c {
			total += n
		}
		if total < frequent {
			continue
		}
		var set []uint8
		for x, n := range c {
			if total < 200 || n > 1 {
				set = append(set, x)
			}
		}
		sort.Slice(set, func(i, j int) bool { return set[i] < set[j] })
		lex[key] = set
	}
	for w, n := range vocabulary(ex) {
		if n >= 2 && lex[w] == nil {
			lex[w] = nil
		}
	}
	var open []uint8
	for c, t := range types {
		if len(t) >= 15 {
			open = append(open, uint8(c))
		}
	}
	if len(open) == 0 {
		for c := range types {
			open = append(open, uint8(c))
		}
	}
	return lex, open
}

// folds calls f for each of n folds of the examples, two at a time, with the
// range of the fold and the examples beyond it as they were before: f may write
// to those of its fold.
func folds(ex []example, n int, f func(fold, first, last int, rest []example)) {
	before := slices.Clone(ex)
	var wg sync.WaitGroup
	next := make(chan int)
	for range 2 {
		wg.Go(func() {
			for k := range next {
				first, last := k*len(ex)/n, (k+1)*len(ex)/n
				f(k, first, last, slices.Concat(before[:first], before[last:]))
			}
		})
	}
	for k := range n {
		next <- k
	}
	close(next)
	wg.Wait()
}

// jackknifeTags tags each fold of the examples by a tagger trained on the
// others.
func jackknifeTags(ex []example, inv *inventory) {
	folds(ex, foldCount, func(fold, first, last int, rest []example) {
		t := learnTagger(rest, inv, foldEpochs, uint64(fold)+100)
		v := vocabulary(rest)
		var run syntax.TagRun
		for i := first; i < last; i++ {
			ex[i].found = make([]uint8, len(ex[i].words))
			t.Tag(&run, hide(ex[i].words, v), ex[i].found)
		}
	})
	for i := range ex {
		ex[i].tags = ex[i].found
	}
}
