package schema

import (
	"context"
	"errors"

	"quoth/graph"
)

// lists reads the pages that the connections of one level ask for together. An
// ask P is a filter with a page.
type lists[P, T any] struct {
	*batch[*P, result[graph.List[T]]]
}

func newLists[P, T any](reads *int, read func(ctx context.Context, asked []P) ([]graph.List[T], error)) lists[P, T] {
	return lists[P, T]{newBatch(reads, func(ctx context.Context, asked []*P) ([]result[graph.List[T]], error) {
		all := make([]P, len(asked))
		for i, p := range asked {
			all[i] = *p
		}
		found, err := read(ctx, all)
		out := make([]result[graph.List[T]], len(asked))
		for i := range all {
			switch {
			case err == nil:
				out[i].value = found[i]
			case errors.Is(err, graph.ErrPosition), errors.Is(err, graph.ErrSearch):
				// One that asks for what cannot be does not spoil the others.
				one, err := read(ctx, all[i:i+1])
				out[i] = result[graph.List[T]]{one[0], err}
			default:
				return nil, err
			}
		}
		return out, nil
	})}
}

// reader is that of a connection which asks for a page as ask says.
func (l lists[P, T]) reader(ask func(graph.Page) P) pageReader {
	return func(ctx context.Context, p graph.Page) func() (rows, error) {
		asked := ask(p)
		get := l.load(ctx, &asked)
		return func() (rows, error) { found, err := get(); return listed(found.value, errors.Join(err, found.err)) }
	}
}

// counting is how to count the rows of a connection.
type counting struct {
	count func(ctx context.Context) (int, error)
}

// counting counts the rows of the connections of one level together.
func (q *query) counting(count func(context.Context) (int, error)) counter {
	c := &counting{count}
	return func(ctx context.Context) func() (int, error) {
		get := q.counts.load(ctx, c)
		return func() (int, error) { n, err := get(); return n.value, errors.Join(err, n.err) }
	}
}

func readCounts(ctx context.Context, asked []*counting) ([]result[int], error) {
	out := make([]result[int], len(asked))
	for i, c := range asked {
		out[i].value, out[i].err = c.count(ctx)
	}
	return out, nil
}
