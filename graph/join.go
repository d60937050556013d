package graph

import (
	"cmp"
	"context"
	"slices"
)

// join finds the links of all claims of a state, each as ClaimLinks finds it,
// in one pass: it holds what all claims say in memory, some 500 bytes a claim.
// Claims that are linked share a word or name among the rarest of each, as many
// as weigh more than what the two may differ in (prefix filter; see candidates).
type join struct {
	ids   []string // of the claims, sorted
	props []*proposition
	rare  func(a, b string) int
	named map[string][]int // by name: the claims that have it
	heads map[string][]int // by word or name: the claims that have it among their rarest
	plain map[string][]int // those of them that have no name
	seen  []int            // by claim: the last that met it, counted from 1
}

func (v *View) join(ctx context.Context) (*join, error) {
	j := new(join)
	for p, err := range scan(ctx, v.tx, row("Z"), nil) {
		if err != nil {
			return nil, err
		}
		one, err := decodeProposition(p.value)
		if err != nil {
			return nil, err
		}
		j.ids, j.props = append(j.ids, string(p.key)), append(j.props, one)
	}
	j.prepare()
	return j, nil
}

func (j *join) prepare() {
	frequency := map[string]int{}
	for _, p := range j.props {
		for _, f := range p.features() {
			frequency[f]++
		}
	}
	j.rare = func(a, b string) int {
		return cmp.Or(cmp.Compare(frequency[a], frequency[b]), cmp.Compare(a, b))
	}
	j.heads, j.plain, j.named = map[string][]int{}, map[string][]int{}, map[string][]int{}
	for i, p := range j.props {
		for _, f := range j.head(p) {
			j.heads[f] = append(j.heads[f], i)
			if len(p.names) == 0 {
				j.plain[f] = append(j.plain[f], i)
			}
		}
		for _, n := range p.names {
			j.named[n] = append(j.named[n], i)
		}
	}
	j.seen = make([]int, len(j.ids))
}

// features are the words and the names of a proposition.
func (p *proposition) features() []string { return slices.Concat(p.words, p.names) }

// head gives the rarest features, so many that the others weigh less than what
// p shares with anything that it is linked to.
func (j *join) head(p *proposition) []string {
	all := p.features()
	slices.SortFunc(all, j.rare)
	left, least := p.weight(), leastShared(p)
	for i, f := range all {
		if left < least {
			return all[:i]
		}
		left -= weightOf(f)
	}
	return all
}

// links gives the links of the claim number i.
func (j *join) links(i int) []linked {
	p := j.props[i]
	j.seen[i] = i + 1
	var out []linked
	meet := func(list []int) {
		for _, k := range list {
			if j.seen[k] == i+1 {
				continue
			}
			j.seen[k] = i + 1
			if l, ok := compare(p, j.props[k]); ok {
				l.to = j.ids[k]
				out = append(out, l)
			}
		}
	}
	head := j.head(p)
	byHead, byName := 0, 0
	for _, f := range head {
		byHead += len(j.heads[f])
		byName += len(j.plain[f])
	}
	for _, n := range p.names {
		byName += len(j.named[n])
	}
	if len(p.names) == 0 || byHead <= byName {
		for _, f := range head {
			meet(j.heads[f])
		}
		return closest(out)
	}
	for _, n := range p.names {
		meet(j.named[n])
	}
	for _, f := range head {
		meet(j.plain[f])
	}
	return closest(out)
}
