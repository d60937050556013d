package graph

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"

	"github.com/hidal-go/hidalgo/kv/flat"
)

// prepared is a reading with what can be known of it before the writer comes to it.
type prepared struct {
	reading *Reading
	memo    string
	changed bool // it is not what the store had when the call began
	refused error
	fixed   *contribution // nil until it is wanted
	err     error
}

// prepare works out what a reading contributes unless the store has the memo of
// it already.
func prepare(r *Reading, memo string) *prepared {
	p := &prepared{reading: r}
	if p.memo, p.refused = memoOf(r); p.refused != nil || p.memo == memo {
		return p
	}
	p.changed = true
	if p.refused = r.Check(); p.refused == nil {
		p.fixed, p.err = contribute(r)
	}
	return p
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
	return digest(40, string(b)), nil
}

// memos gives the memos that the store has of the readings' articles.
func (s *Store) memos(ctx context.Context, readings []Reading) (out []string, err error) {
	snap, err := s.engine.snapshot(ctx)
	if err != nil {
		return nil, fmt.Errorf("write: %w", err)
	}
	defer func() { err = errors.Join(err, snap.Close()) }()
	keys := make([]flat.Key, len(readings))
	for i := range readings {
		keys[i] = flat.Key(row("h", readings[i].Article.ID))
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
const preparedAhead = 32

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
