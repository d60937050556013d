package graph

import (
	"context"

	"github.com/hidal-go/hidalgo/kv/flat"
)

// counting counts the values that are read from a state.
type counting struct {
	flat.Tx
	read *int
}

func (c counting) GetBatch(ctx context.Context, keys []flat.Key) ([]flat.Value, error) {
	*c.read += len(keys)
	return c.Tx.GetBatch(ctx, keys)
}

// ReadCost is the number of values that are read for the reading of an article.
func ReadCost(ctx context.Context, s *Store, id string) (n int, err error) {
	tx, err := s.engine.snapshot(ctx)
	if err != nil {
		return 0, err
	}
	defer tx.Close()
	_, err = lazyQuads(counting{tx, &n}).reading(ctx, id)
	return n, err
}
