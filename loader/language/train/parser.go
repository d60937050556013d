package main

import (
	"math/rand/v2"

	"quoth/loader/language/internal/syntax"
)

func newParser(inv *inventory) *syntax.Parser {
	p := &syntax.Parser{Kinds: kinds(inv), Root: inv.label["root"]}
	p.Coarse, p.Roles = coarse(inv), roles(inv)
	return p
}

// learnParser trains a parser on the examples with the tags that they have,
// with a dynamic oracle (Goldberg and Nivre 2013).
func learnParser(ex []example, inv *inventory, p *syntax.Parser, epochs int, seed uint64) (actions, labels *perceptron) {
	acts, labs := newTrio(parseMargin), newPerceptron(parseMargin)
	q := *p
	p = &q
	p.Actions, p.Labels = acts, labs
	var cands []uint8
	for i := range inv.labels {
		if uint8(i) != p.Root {
			cands = append(cands, uint8(i))
		}
	}
	var s syntax.State
	v := vocabulary(ex)
	var buf []syntax.Word
	for epoch := range epochs {
		rng := rand.New(rand.NewPCG(seed, uint64(epoch)))
		for _, i := range rng.Perm(len(ex)) {
			e := ex[i]
			buf = drop(e.words, buf, v, parseDrop, rng)
			e.words = buf
			learnTree(&e, p, acts, labs, &s, rng, epoch, cands)
		}
	}
	return acts.average(fine, 2), labs.average(fine, 2)
}

func learnTree(e *example, p *syntax.Parser, acts *trio, labs *perceptron, s *syntax.State, rng *rand.Rand, epoch int, cands []uint8) {
	s.Reset(e.words, e.tags, p.Kinds, p.Coarse)
	s.SetHints(e.hints)
	o := newOracle(e.heads)
	for !s.Done() {
		a, forced := s.Forced()
		if !forced {
			a = learnAction(s.ActionFeatures(), acts, s, o, rng, epoch)
		}
		if a == syntax.Shift {
			s.Shift()
			continue
		}
		head, dep := s.Arc(a)
		label := learnLabel(e, p, labs, s, head, dep, cands)
		s.Attach(head, dep, label, p.Roles[label])
	}
}

func learnAction(f []uint64, acts *trio, s *syntax.State, o *oracle, rng *rand.Rand, epoch int) syntax.Action {
	var score [3]int32
	acts.Score(f, score[:])
	best, bestOK := -1, -1
	least := 1 << 30
	var cost [3]int
	var cands []uint8
	for a := range 3 {
		if s.Can(syntax.Action(a)) {
			cost[a] = o.cost(s, syntax.Action(a))
			least = min(least, cost[a])
			cands = append(cands, uint8(a))
		}
	}
	for _, a := range cands {
		a := int(a)
		if best < 0 || score[a] > score[best] {
			best = a
		}
		if cost[a] == least && (bestOK < 0 || score[a] > score[bestOK]) {
			bestOK = a
		}
	}
	if len(cands) > 1 {
		acts.learn(f, cands, func(c uint8) bool { return cost[c] == least })
	}
	if cost[best] > least && (epoch == 0 || rng.Float64() < 0.1) {
		return syntax.Action(bestOK)
	}
	return syntax.Action(best)
}

func learnLabel(e *example, p *syntax.Parser, labs *perceptron, s *syntax.State, head, dep int, cands []uint8) uint8 {
	if head == s.N {
		return p.Root
	}
	f := s.LabelFeatures(head, dep)
	label := p.BestLabel(s, f)
	if e.heads[dep] == head && e.named[dep] && e.rels[dep] != p.Root {
		labs.learn(f, cands, func(c uint8) bool { return c == e.rels[dep] })
	}
	return label
}

// oracle counts the arcs of a gold tree that an action puts out of reach.
type oracle struct {
	heads    []int
	children [][]int
}

func newOracle(heads []int) *oracle {
	o := &oracle{heads: heads, children: make([][]int, len(heads)+1)}
	for d, h := range heads {
		o.children[h] = append(o.children[h], d)
	}
	return o
}

func (o *oracle) cost(s *syntax.State, a syntax.Action) int {
	cost := 0
	k := len(s.Stack)
	if a == syntax.Shift {
		b := s.Buf
		for i, x := range s.Stack {
			if int(x) == o.heads[b] && i < k-1 {
				cost++
			}
			if o.heads[x] == b {
				cost++
			}
		}
		return cost
	}
	d := int(s.Stack[k-1])
	h := o.heads[d]
	if a == syntax.Left {
		if k > 1 && h == int(s.Stack[k-2]) || h > s.Buf {
			cost++
		}
	} else if h >= s.Buf {
		cost++
	}
	for _, c := range o.children[d] {
		if c >= s.Buf {
			cost++
		}
	}
	return cost
}
