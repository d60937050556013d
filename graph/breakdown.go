package graph

import (
	"cmp"
	"context"
	"slices"
)

// Breakdown counts what the state holds by sort, the most frequent first.
type Breakdown struct {
	Kinds      []Said // claims by Kind
	Actors     []Said // by EntityType
	Places     []Said // by EntityType
	Publishers []Said // articles by publisher, "" where the article does not say
}

// Breakdown goes through all articles, actors and places: its cost grows with
// their number.
func (v *View) Breakdown(ctx context.Context) (Breakdown, error) {
	var b Breakdown
	kinds := map[string]int{}
	for _, k := range []Kind{Direct, Indirect, Mixed} {
		n, err := readCount(ctx, v.tx, counter("kind "+string(k)))
		if err != nil {
			return b, err
		}
		kinds[string(k)] = n
	}
	b.Kinds = byCount(kinds)
	for _, list := range []struct {
		row  string
		into *[]Said
	}{{row("ea"), &b.Actors}, {row("ep"), &b.Places}} {
		types := map[string]int{}
		for p, err := range scan(ctx, v.tx, list.row, nil) {
			if err != nil {
				return b, err
			}
			types[string(p.value)]++
		}
		*list.into = byCount(types)
	}
	publishers := map[string]int{}
	for p, err := range scan(ctx, v.tx, row("A"), nil) {
		if err != nil {
			return b, err
		}
		a, err := decodeArticle(string(p.key), p.value)
		if err != nil {
			return b, err
		}
		publishers[a.Publisher]++
	}
	b.Publishers = byCount(publishers)
	return b, nil
}

// byCount lists what there is, the most frequent first, of equals by name.
func byCount(counts map[string]int) []Said {
	out := []Said{}
	for value, n := range counts {
		if n > 0 {
			out = append(out, Said{Value: value, Count: n})
		}
	}
	slices.SortFunc(out, func(a, b Said) int {
		return cmp.Or(cmp.Compare(b.Count, a.Count), cmp.Compare(a.Value, b.Value))
	})
	return out
}
