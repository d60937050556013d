package graph

import (
	"cmp"
	"context"
	"slices"
	"strings"
)

// join finds the links of all claims of a state, each as ClaimLinks finds it,
// in one pass: it holds what all claims say in memory, some 900 bytes a claim.
// Claims that are linked share a word or name among the rarest of each, as many
// as weigh more than what the two may differ in (prefix filter; see candidates).
// A claim is compared with those that have one of its rarest among theirs and
// are near in time or name the same, so that what a phrase of all times brings
// together does not grow with the square of their number.
type join struct {
	ids    []string // of the claims, sorted
	props  []*proposition
	bags   []bag
	weight []int                // by number of a word or name
	near   map[int32][]int      // by word or name: the claims that have it among their rarest, by day
	again  map[repetition][]int // of claims that name the same, by word: those that have it among their rarest
	seen   []int                // by claim: the last that met it, counted from 1
}

// bag is the words and names of a proposition by their numbers, sorted: the
// rarer, the lower.
type bag struct {
	words, names []int32
	weight       int
	named        int32 // number of the whole list of names, 0 for none
}

// repetition is a word of claims that have one list of names.
type repetition struct{ named, word int32 }

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
	j.number()
	j.near, j.again = map[int32][]int{}, map[repetition][]int{}
	byDay := make([]int, len(j.props))
	for i := range byDay {
		byDay[i] = i
	}
	slices.SortStableFunc(byDay, func(a, b int) int { return cmp.Compare(j.props[a].day, j.props[b].day) })
	for _, i := range byDay {
		for _, f := range j.head(i) {
			j.near[f] = append(j.near[f], i)
		}
		for _, r := range j.repetitions(i) {
			j.again[r] = append(j.again[r], i)
		}
	}
	j.seen = make([]int, len(j.ids))
}

// number numbers words, names and lists of names.
func (j *join) number() {
	frequency := map[string]int{}
	for _, p := range j.props {
		for _, f := range p.features() {
			frequency[f]++
		}
	}
	all := make([]string, 0, len(frequency))
	for f := range frequency {
		all = append(all, f)
	}
	slices.SortFunc(all, func(a, b string) int { return cmp.Or(cmp.Compare(frequency[a], frequency[b]), cmp.Compare(a, b)) })
	numbers := make(map[string]int32, len(all))
	j.weight = make([]int, len(all))
	for i, f := range all {
		numbers[f], j.weight[i] = int32(i), weightOf(f)
	}
	numbered := func(features []string) []int32 {
		out := make([]int32, len(features))
		for i, f := range features {
			out[i] = numbers[f]
		}
		slices.Sort(out)
		return out
	}
	lists := map[string]int32{"": 0}
	j.bags = make([]bag, len(j.props))
	for i, p := range j.props {
		list := strings.Join(p.names, " ")
		if _, ok := lists[list]; !ok {
			lists[list] = int32(len(lists))
		}
		j.bags[i] = bag{numbered(p.words), numbered(p.names), p.weight(), lists[list]}
	}
}

// features are the words and the names of a proposition.
func (p *proposition) features() []string { return slices.Concat(p.words, p.names) }

// head gives the rarest features of a claim, so many that the others weigh less
// than what it shares with any that it is linked to.
func (j *join) head(i int) []int32 {
	b := &j.bags[i]
	all := slices.Concat(b.words, b.names)
	slices.Sort(all)
	return j.rarest(all, leastShared(b.weight, MinLinkScore))
}

// repetitions gives the rarest words likewise, for claims of another time.
func (j *join) repetitions(i int) []repetition {
	b := &j.bags[i]
	if b.named == 0 || j.props[i].day == noDay {
		return nil
	}
	var out []repetition
	for _, w := range j.rarest(b.words, max(minShared, leastShared(b.weight, MinDisputeScore)-nameWeight*len(b.names))) {
		out = append(out, repetition{b.named, w})
	}
	return out
}

func (j *join) rarest(all []int32, least int) []int32 {
	left := 0
	for _, f := range all {
		left += j.weight[f]
	}
	for i, f := range all {
		if left < least {
			return all[:i]
		}
		left -= j.weight[f]
	}
	return all
}

// links gives the links of the claim number i.
func (j *join) links(i int) []linked {
	var out []linked
	meet := func(list []int) {
		for _, k := range list {
			if j.seen[k] == i+1 {
				continue
			}
			j.seen[k] = i + 1
			if !j.overlap(i, k) {
				continue
			}
			if l, ok := compare(j.props[i], j.props[k]); ok {
				l.to = j.ids[k]
				out = append(out, l)
			}
		}
	}
	j.seen[i] = i + 1
	for _, f := range j.head(i) {
		list := j.near[f]
		if day := j.props[i].day; day != noDay {
			undated := j.until(list, noDay)
			meet(list[:undated])
			list = list[j.until(list, day-nearDays-1):j.until(list, day+nearDays)]
		}
		meet(list)
	}
	for _, r := range j.repetitions(i) {
		meet(j.again[r])
	}
	return closest(out)
}

// until gives the number of claims at the head of a list, which is by day, up
// to a day.
func (j *join) until(list []int, day int) int {
	n, _ := slices.BinarySearchFunc(list, day, func(k, day int) int {
		if j.props[k].day <= day {
			return -1
		}
		return 1
	})
	return n
}

// overlap says whether two claims share enough for compare to look at them.
func (j *join) overlap(i, k int) bool {
	a, b := &j.bags[i], &j.bags[k]
	words := j.common(a.words, b.words)
	if words < minShared {
		return false
	}
	shared := words + j.common(a.names, b.names)
	return enough(shared, a.weight+b.weight-shared, MinLinkScore)
}

// common weighs what two sorted lists have in common.
func (j *join) common(a, b []int32) (weight int) {
	for len(a) > 0 && len(b) > 0 {
		switch {
		case a[0] < b[0]:
			a = a[1:]
		case a[0] > b[0]:
			b = b[1:]
		default:
			weight += j.weight[a[0]]
			a, b = a[1:], b[1:]
		}
	}
	return weight
}
