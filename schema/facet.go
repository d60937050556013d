package schema

import (
	"cmp"
	"context"
	"maps"
	"math"
	"slices"

	"quoth/graph"
)

// facets counts the claims that a filter lets pass, once they are found.
type facets struct {
	find func() ([]*graph.ClaimNode, error)
}

// facet is how many claims have a value.
type facet struct {
	value string
	count int
}

var facetFields = map[string]resolver{
	"Query.claimFacets": field(func(ctx context.Context, q *query, _ any, a args) (any, error) {
		where, _ := a["where"].(map[string]any)
		return &facets{once(func() ([]*graph.ClaimNode, error) { return q.filtered(ctx, where) })}, nil
	}),
	"ClaimFacets.totalCount": field(func(_ context.Context, _ *query, f *facets, _ args) (any, error) {
		return thunk(func() (any, error) { all, err := f.find(); return len(all), err }), nil
	}),
	"ClaimFacets.stances":  counted(func(c *graph.ClaimNode) []string { return []string{string(c.Stance)} }, mostFrequent),
	"ClaimFacets.kinds":    counted(func(c *graph.ClaimNode) []string { return []string{string(c.Kind)} }, mostFrequent),
	"ClaimFacets.speakers": counted(func(c *graph.ClaimNode) []string { return distinct(speakers(c)) }, mostFrequent),
	"ClaimFacets.about":    counted(func(c *graph.ClaimNode) []string { return distinct(c.About) }, mostFrequent),
	"ClaimFacets.months":   counted(month, func(a, b facet) int { return cmp.Compare(a.value, b.value) }),
	"ClaimFacets.publishers": field(func(ctx context.Context, q *query, f *facets, a args) (any, error) {
		return q.publishers(ctx, f, a)
	}),

	"StanceFacet.stance":       value(func(f *facet) any { return enum(f.value) }),
	"StanceFacet.count":        value(func(f *facet) any { return f.count }),
	"KindFacet.kind":           value(func(f *facet) any { return enum(f.value) }),
	"KindFacet.count":          value(func(f *facet) any { return f.count }),
	"PublisherFacet.publisher": value(func(f *facet) any { return text(f.value) }),
	"PublisherFacet.count":     value(func(f *facet) any { return f.count }),
	"MonthFacet.month":         value(func(f *facet) any { return f.value }),
	"MonthFacet.count":         value(func(f *facet) any { return f.count }),
	"EntityFacet.count":        value(func(f *facet) any { return f.count }),
	"EntityFacet.entity": field(func(ctx context.Context, q *query, f *facet, _ args) (any, error) {
		return q.entity(ctx, f.value), nil
	}),
}

// filtered finds the claims that pass a filter, all where it is nil.
func (q *query) filtered(ctx context.Context, where args) ([]*graph.ClaimNode, error) {
	f, ok, err := q.narrow(ctx, where, graph.ClaimFilter{})
	if err != nil || !ok {
		return nil, err
	}
	test, err := q.claimTest(ctx, where)
	if err != nil {
		return nil, err
	}
	return q.scan(ctx, f, test)
}

// counted lists the values that the claims have, in an order.
func counted(of func(c *graph.ClaimNode) []string, order func(a, b facet) int) resolver {
	return field(func(_ context.Context, _ *query, f *facets, a args) (any, error) {
		most, bad := mostFacets(a)
		if bad != nil {
			return nil, bad
		}
		return thunk(func() (any, error) {
			all, err := f.find()
			if err != nil {
				return nil, err
			}
			counts := map[string]int{}
			for _, c := range all {
				for _, value := range of(c) {
					counts[value]++
				}
			}
			return ranked(counts, order, most), nil
		}), nil
	})
}

// publishers counts by what the claims' articles say.
func (q *query) publishers(ctx context.Context, f *facets, a args) (any, error) {
	most, bad := mostFacets(a)
	if bad != nil {
		return nil, bad
	}
	return thunk(func() (any, error) {
		all, err := f.find()
		if err != nil {
			return nil, err
		}
		gets := make([]func() (*graph.ArticleNode, error), len(all))
		for i, c := range all {
			gets[i] = q.articles.load(ctx, c.Article)
		}
		counts := map[string]int{}
		for _, get := range gets {
			article, err := get()
			if err != nil {
				return nil, err
			}
			if article != nil {
				counts[article.Publisher]++
			}
		}
		return ranked(counts, mostFrequent, most), nil
	}), nil
}

// mostFacets is the argument first; a field without it lists all it has.
func mostFacets(a args) (int, *Error) {
	given, has := a["first"]
	n, ok := given.(int)
	switch {
	case !has:
		return math.MaxInt, nil
	case !ok:
		return defaultPage, nil
	case n < 0 || n > maxPage:
		return 0, Errorf(BadInput, "first is %d; it may be 0 to %d", n, maxPage)
	}
	return n, nil
}

func ranked(counts map[string]int, order func(a, b facet) int, most int) []any {
	all := make([]facet, 0, len(counts))
	for _, value := range slices.Sorted(maps.Keys(counts)) {
		all = append(all, facet{value, counts[value]})
	}
	slices.SortStableFunc(all, order)
	return list(addresses(all[:min(len(all), most)]))
}

func mostFrequent(a, b facet) int { return cmp.Compare(b.count, a.count) }

func distinct(keys []string) []string {
	keys = slices.Clone(keys)
	slices.Sort(keys)
	return slices.Compact(keys)
}

// month is that of a claim's day, none where the date is coarser.
func month(c *graph.ClaimNode) []string {
	first, last := c.Date.First(), c.Date.Last()
	const length = len("2006-01")
	if len(first) < length || len(last) < length || first[:length] != last[:length] {
		return nil
	}
	return []string{first[:length]}
}
