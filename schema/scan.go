package schema

import (
	"cmp"
	"context"
	"slices"

	"quoth/graph"
)

// mostScanned bounds what one field looks through.
const mostScanned = 100_000

// scan finds all claims that pass the filter and the test, newest first.
func (q *query) scan(ctx context.Context, f graph.ClaimFilter, test test[*graph.ClaimNode]) ([]*graph.ClaimNode, error) {
	return scan(ctx, q, "claims", func(p graph.Page) (graph.List[*graph.ClaimNode], error) { return q.view.Claims(ctx, f, p) }, test)
}

// scan finds all of a list that pass a test, in the order of the list.
func scan[T any](ctx context.Context, q *query, what string, read func(graph.Page) (graph.List[T], error), test test[T]) ([]T, error) {
	var found []T
	p := graph.Page{First: graph.MaxPage}
	for seen := 0; ; {
		if seen += graph.MaxPage; seen > mostScanned {
			return nil, Errorf(TooComplex, "more than %d %s would be looked through: narrow the arguments", mostScanned, what)
		}
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		q.reads++
		page, err := read(p)
		if err != nil {
			return nil, err
		}
		asked := make([]func() (bool, error), len(page.Items))
		for i, c := range page.Items {
			asked[i] = test(c)
		}
		for i, ask := range asked {
			ok, err := ask()
			if err != nil {
				return nil, err
			}
			if ok {
				found = append(found, page.Items[i])
			}
		}
		if !page.More {
			return found, nil
		}
		p.After = page.Positions[len(page.Positions)-1]
	}
}

// sifted is the connection of what passes a test of a list.
func sifted[T any](ctx context.Context, q *query, a args, what string, read func(graph.Page) (graph.List[T], error), test test[T], id func(T) string) (any, error) {
	return held(a, once(func() ([]T, error) { return scan(ctx, q, what, read, test) }), id)
}

func everyClaim(*graph.ClaimNode) func() (bool, error) { return sure(true) }

// byRelevance is the order that the store alone can give.
const byRelevance = "RELEVANCE"

// claimOrders sort what scan found, newest first or by relevance, in another order.
var claimOrders = map[string]func(a, b *graph.ClaimNode) int{
	"NEWEST":    func(a, b *graph.ClaimNode) int { return 0 },
	byRelevance: func(a, b *graph.ClaimNode) int { return 0 },
	"OLDEST":    func(a, b *graph.ClaimNode) int { return earlier(a.Date, b.Date) },
	"CONFIDENCE": func(a, b *graph.ClaimNode) int {
		return cmp.Compare(b.Confidence, a.Confidence)
	},
}

// earlier puts the earlier day first and no date last.
func earlier(a, b graph.Date) int {
	if (a == "") != (b == "") {
		return cmp.Compare(len(b), len(a))
	}
	return cmp.Compare(a.First(), b.First())
}

// scanned is the connection of claims that the store cannot list by itself.
func (q *query) scanned(ctx context.Context, a args, f graph.ClaimFilter, test test[*graph.ClaimNode], order string) (any, error) {
	return held(a, once(func() ([]*graph.ClaimNode, error) {
		if order == byRelevance && f.Search != "" {
			return scan(ctx, q, "claims", func(p graph.Page) (graph.List[*graph.ClaimNode], error) {
				return q.view.ClaimsByRelevance(ctx, f, p)
			}, test)
		}
		found, err := q.scan(ctx, f, test)
		slices.SortStableFunc(found, claimOrders[order])
		return found, err
	}), func(c *graph.ClaimNode) string { return c.ID })
}

// once keeps what a find gave.
func once[T any](find func() (T, error)) func() (T, error) {
	var got T
	var err error
	done := false
	return func() (T, error) {
		if !done {
			done = true
			got, err = find()
		}
		return got, err
	}
}
