package graph

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"strings"

	"github.com/hidal-go/hidalgo/kv/flat"
)

// prepared is a reading with what can be known of it before the writer comes to it.
type prepared struct {
	reading *Reading
	memo    string
	kept    string // the memo and the origin that the store has
	refused error
	fixed   *contribution // nil until it is wanted
	err     error
}

// prepare works out what a reading contributes unless the store has the memo of
// it already.
func prepare(r *Reading, kept string) *prepared {
	p := &prepared{reading: r, kept: kept}
	if p.memo, p.refused = memoOf(r); p.refused != nil || p.unchanged() {
		return p
	}
	if p.refused = r.Check(); p.refused == nil {
		p.fixed, p.err = contribute(r)
	}
	return p
}

func (p *prepared) unchanged() bool { return p.refused == nil && strings.HasPrefix(p.kept, p.memo) }

// remember keeps the memo of a reading, and its origin where that is known.
func (w *writer) remember(p *prepared) {
	id, kept := p.reading.Article.ID, p.memo+p.reading.Origin
	if p.kept == kept || p.unchanged() && p.reading.Origin == "" {
		return
	}
	w.batch.set(row("h", id), kept)
	w.memos[id] = kept
}

// Holds says whether the store has an article just as a reading of that Origin
// gave it, so that what would be read the same need not be read again.
func (s *Store) Holds(ctx context.Context, article, origin string) (bool, error) {
	kept, err := s.memos(ctx, article)
	if err != nil {
		return false, err
	}
	return origin != "" && len(kept[0]) > memoLen && kept[0][memoLen:] == origin, nil
}

func (p *prepared) contribution() (*contribution, error) {
	if p.fixed == nil && p.err == nil { // it was as the store had it and has changed since
		p.fixed, p.err = contribute(p.reading)
	}
	return p.fixed, p.err
}

// memoOf tells a reading that was put before, part for part in the same order,
// from all others, without working out what it contributes.
func memoOf(r *Reading) (string, error) {
	b, err := json.Marshal(r)
	if err != nil {
		return "", err
	}
	return digest(memoLen, string(b)), nil
}

const memoLen = 40

// memos gives the memos and origins that the store has of articles.
func (s *Store) memos(ctx context.Context, ids ...string) (out []string, err error) {
	snap, err := s.engine.snapshot(ctx)
	if err != nil {
		return nil, fmt.Errorf("read memos: %w", err)
	}
	defer func() { err = errors.Join(err, snap.Close()) }()
	keys := make([]flat.Key, len(ids))
	for i, id := range ids {
		keys[i] = flat.Key(row("h", id))
	}
	found, err := snap.GetBatch(ctx, keys)
	if err != nil {
		return nil, fmt.Errorf("read memos: %w", err)
	}
	for _, memo := range found {
		out = append(out, string(memo))
	}
	return out, nil
}

// preparedAhead bounds what is worked out before it is asked for.
const preparedAhead = 64

// ahead gives f(0) to f(n-1), one at a time, while the next are worked out
// beside. stop must be called and waits for that to end.
func ahead[T any](n int, f func(int) T) (next func() T, stop func()) {
	out, end := make(chan T, preparedAhead), make(chan struct{})
	go func() {
		defer close(out)
		for i := range n {
			select {
			case out <- f(i):
			case <-end:
				return
			}
		}
	}()
	return func() T { return <-out }, func() {
		close(end)
		for range out {
		}
	}
}
