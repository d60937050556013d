package graph

import (
	"context"
	"slices"
)

// Unlinked has a store keep none of the rows by which links between claims and
// copies are found, to measure what they cost.
func Unlinked(s *Store) { s.engine = unlinked{s.engine} }

// LinkRows works out those rows of a reading, as a write does.
func LinkRows(r *Reading) (n int) {
	for i := range r.Claims {
		p := propositionOf(&r.Article, &r.Claims[i], r.Claims[i].About)
		n += len(p.encode())
	}
	return n + len(fingerprints(wordingOf(r.Article.Text).hashes))
}

type unlinked struct{ engine }

func (e unlinked) lock(ctx context.Context) (writeLock, error) {
	l, err := e.engine.lock(ctx)
	return unlinkedLock{l}, err
}

type unlinkedLock struct{ writeLock }

func (l unlinkedLock) write(ctx context.Context, changes []change) error {
	return l.writeLock.write(ctx, slices.DeleteFunc(changes, func(c change) bool {
		at := len(rowMark)
		return len(c.key) > at && c.key[:at] == rowMark && (c.key[at] == 'Z' || c.key[at] == 'z' || c.key[at] == 'p')
	}))
}
