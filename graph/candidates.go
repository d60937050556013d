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
// They are by day, so that of a phrase that stands in claims of all times those
// near in time alone are seen; those of another time name the same, and the list
// of the rarest name holds them all.

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
	if err := v.nearby(ctx, p, found); err != nil {
		return nil, err
	}
	if p.day != noDay && len(p.names) > 0 {
		if err := v.repeated(ctx, p, found); err != nil {
			return nil, err
		}
	}
	return sortedIDs(found), nil
}

// nearby finds the claims that are near in time, or of unknown time.
func (v *View) nearby(ctx context.Context, p *proposition, found map[string]bool) error {
	parts := []dates{{}}
	if p.day != noDay {
		parts = []dates{{dateOf(p.day - nearDays), dateOf(p.day + nearDays)}, noDates}
	}
	lists := v.listings(ctx, p, parts)
	least := leastShared(p.weight(), MinLinkScore)
	return exhaust(lists, found, least, func() bool { return left(lists, true) < minShared || left(lists, false) < least })
}

// repeated finds the claims of any time that name the same.
func (v *View) repeated(ctx context.Context, p *proposition, found map[string]bool) error {
	lists := v.listings(ctx, p, []dates{{}})
	least := max(leastShared(p.weight(), MinDisputeScore), minShared+nameWeight*len(p.names))
	return exhaust(lists, found, least, func() bool {
		return left(lists, false) < least || slices.ContainsFunc(lists, func(l *listing) bool { return l.name && l.ended })
	})
}

// noDates stands for the part of a list that has no dates.
var noDates = dates{from: "none"}

// listings gives those parts of the lists of all names and words, which are gone
// through when they are wanted.
func (v *View) listings(ctx context.Context, p *proposition, parts []dates) (lists []*listing) {
	add := func(rows []string, weight int, name bool) {
		var of []positions
		for _, list := range rows {
			for _, part := range parts {
				if part == noDates {
					of = append(of, v.span(ctx, list, dates{}, undated))
				} else {
					of = append(of, v.span(ctx, list, part, ""))
				}
			}
		}
		lists = append(lists, listingOf(of, weight, name))
	}
	for _, n := range p.names {
		add([]string{row("z", bounded(n), "")}, nameWeight, true)
	}
	for _, w := range p.words {
		var rows []string
		for _, s := range standIns(w) {
			rows = append(rows, row("f", bounded(s), ""))
		}
		add(rows, weightOf(w), false)
	}
	return lists
}

// leastShared is the least that a proposition of a weight shares with one with
// which it overlaps by a score: its share of the union is no more than its share
// of the one.
func leastShared(weight int, score float64) int {
	least := 0
	for !enough(least, weight, score) {
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
