package graph

import (
	"context"
	"iter"
	"slices"
	"strings"
	"time"
)

// Candidates for links are found by the lists of claims by word, which search
// needs anyway, and by name. A claim that is linked to another shares
// enough of its words and names, whose weights bound what may be left
// out; so it is enough to go through the shortest lists until what is left
// weighs too little (the prefix filter of set similarity joins: Chaudhuri, Ganti
// and Kaushik 2006). The lists are gone through side by side, so that the
// shortest end first and the long ones are hardly begun. Nothing is missed.

// listing is the lists of one word, in all that it stands for, or of one name.
type listing struct {
	next   func() (string, error, bool)
	stop   func()
	weight int
	name   bool
	ended  bool
	ids    []string
}

// stretch is how many positions of each list are taken in the first round.
const stretch = 16

// candidates gives the IDs of the claims with which p may be linked, sorted.
func (v *View) candidates(ctx context.Context, p *proposition) ([]string, error) {
	found := map[string]bool{}
	least := leastShared(p)
	// Those that share no name with p are near in time, or of unknown time.
	var lists []*listing
	var d dates
	if p.day != noDay {
		d = dates{dateOf(p.day - nearDays), dateOf(p.day + nearDays)}
	}
	for _, w := range p.words {
		var of []positions
		for _, s := range standIns(w) {
			list := row("f", bounded(s), "")
			of = append(of, v.span(ctx, list, d, ""))
			if p.day != noDay {
				of = append(of, v.span(ctx, list, dates{}, undated))
			}
		}
		lists = append(lists, listingOf(of, weightOf(w), false))
	}
	enough := max(minAlone, least)
	err := exhaust(lists, found, enough, func() bool { return left(lists, true) < enough })
	if err != nil || len(p.names) == 0 {
		return sortedIDs(found), err
	}
	// Those that share one are anywhere.
	lists = nil
	for _, w := range p.words {
		var of []positions
		for _, s := range standIns(w) {
			of = append(of, v.span(ctx, row("f", bounded(s), ""), dates{}, ""))
		}
		lists = append(lists, listingOf(of, weightOf(w), false))
	}
	for _, name := range p.names {
		lists = append(lists, listingOf([]positions{v.span(ctx, row("z", bounded(name), ""), dates{}, "")}, nameWeight, true))
	}
	err = exhaust(lists, found, least, func() bool {
		return left(lists, true) < minShared || left(lists, false) < least || !slices.ContainsFunc(lists, func(l *listing) bool {
			return l.name && !l.ended
		})
	})
	return sortedIDs(found), err
}

// leastShared is the least weight that p shares with what it is linked to: its
// share of the union is no more than its share of p.
func leastShared(p *proposition) int {
	w := p.weight()
	least := 0
	for float64(least)/float64(w) < MinLinkScore {
		least++
	}
	return least
}

func dateOf(day int) Date {
	return Date(time.Unix(int64(day)*24*60*60, 0).UTC().Format(time.DateOnly))
}

// undated is before all positions without a date and behind those with one.
var undated = strings.Repeat("\xff", dateKeyLen-1)

func listingOf(of []positions, weight int, name bool) *listing {
	next, stop := iter.Pull2(iter.Seq2[string, error](concatenated(of)))
	return &listing{next: next, stop: stop, weight: weight, name: name}
}

func concatenated(of []positions) positions {
	return func(yield func(string, error) bool) {
		for _, one := range of {
			for pos, err := range one {
				if !yield(pos, err) {
					return
				}
			}
		}
	}
}

// left is the weight of the lists that have not ended.
func left(lists []*listing, wordsOnly bool) (weight int) {
	for _, l := range lists {
		if !l.ended && !(wordsOnly && l.name) {
			weight += l.weight
		}
	}
	return weight
}

// exhaust goes through the lists side by side until enough of them have ended,
// and notes the claims in those that can share the least weight with what the
// lists are of.
func exhaust(lists []*listing, found map[string]bool, least int, enough func() bool) error {
	defer func() {
		for _, l := range lists {
			l.stop()
		}
	}()
	for n := stretch; !enough(); n *= 2 {
		for _, l := range lists {
			for i := 0; i < n && !l.ended; i++ {
				pos, err, ok := l.next()
				if err != nil {
					return err
				}
				if l.ended = !ok; ok {
					id, err := claimAt([]byte(pos))
					if err != nil {
						return err
					}
					l.ids = append(l.ids, id)
				}
			}
			if enough() {
				break
			}
		}
	}
	weight := map[string]int{}
	for _, l := range lists {
		if l.ended {
			for _, id := range l.ids {
				weight[id] += l.weight
			}
		}
	}
	unseen := left(lists, false)
	for id, w := range weight {
		if w+unseen >= least {
			found[id] = true
		}
	}
	return nil
}

func sortedIDs(found map[string]bool) []string {
	out := make([]string, 0, len(found))
	for id := range found {
		out = append(out, id)
	}
	slices.Sort(out)
	return out
}
