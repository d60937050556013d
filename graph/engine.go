package graph

import (
	"bytes"
	"cmp"
	"context"
	"errors"
	"fmt"
	"iter"
	"slices"

	"github.com/hidal-go/hidalgo/kv/flat"
	"github.com/hidal-go/hidalgo/kv/options"
)

// engine is an ordered key-value store that can be read as of one moment and
// written in one stroke. Cayley keeps its quads there and this package its
// index, so that both change together or not at all.
type engine interface {
	// snapshot gives the state as of now, for any number of goroutines. Its
	// Close must be called; Put and Del fail.
	snapshot(ctx context.Context) (flat.Tx, error)
	// lock gives the right to write, or ErrLocked where another process has it.
	// Within a process, the store sees to it that there is one writer.
	lock(ctx context.Context) (writeLock, error)
	// shared says whether other processes can write while this one has it open.
	shared() bool
	close() error
}

// writeLock is the right to write.
type writeLock interface {
	// write makes all changes, which are in order of keys, or none and returns
	// when they are safe.
	write(ctx context.Context, changes []change) error
	release() error
}

// change puts a value, or deletes what its key holds where the value is nil.
type change struct {
	key   string
	value []byte
}

// sorted gives changes by key in order; a nil value deletes.
func sorted(changes map[string][]byte) []change {
	out := make([]change, 0, len(changes))
	for k, v := range changes {
		out = append(out, change{k, v})
	}
	slices.SortFunc(out, func(a, b change) int { return cmp.Compare(a.key, b.key) })
	return out
}

// errNoScan guards against a scan that would not see pending changes.
var errNoScan = errors.New("pending changes cannot be scanned")

// pending collects changes over a snapshot and shows them to its own reads.
type pending struct {
	base    flat.Tx
	changes map[string][]byte
	read    map[string][]byte // what was preloaded; nil for what is not there
	horizon uint64            // the last node of the base, where that is known
}

var _ flat.Tx = (*pending)(nil)

func newPending(base flat.Tx) *pending {
	return &pending{base: base, changes: map[string][]byte{}}
}

func (p *pending) Get(ctx context.Context, k flat.Key) (flat.Value, error) {
	if v, ok := p.changes[string(k)]; ok {
		if v == nil {
			return nil, flat.ErrNotFound
		}
		return v, nil
	}
	if v, ok := p.read[string(k)]; ok {
		if v == nil {
			return nil, flat.ErrNotFound
		}
		return v, nil
	}
	return p.base.Get(ctx, k)
}

// preload reads many keys in one pass for the Gets to come.
func (p *pending) preload(ctx context.Context, keys []flat.Key) error {
	found, err := p.base.GetBatch(ctx, keys)
	if err != nil {
		return err
	}
	if p.read == nil {
		p.read = make(map[string][]byte, len(keys))
	}
	for i, k := range keys {
		p.read[string(k)] = found[i]
	}
	return nil
}

func (p *pending) GetBatch(ctx context.Context, keys []flat.Key) ([]flat.Value, error) {
	out := make([]flat.Value, len(keys))
	var rest []flat.Key
	var at []int
	for i, k := range keys {
		if v, ok := p.changes[string(k)]; ok {
			out[i] = v
			continue
		}
		if p.horizon > 0 && youngest(k) > p.horizon {
			continue
		}
		rest, at = append(rest, k), append(at, i)
	}
	if len(rest) == 0 {
		return out, nil
	}
	found, err := p.base.GetBatch(ctx, rest)
	if err != nil {
		return nil, err
	}
	for i, v := range found {
		out[at[i]] = v
	}
	return out, nil
}

func (p *pending) Put(ctx context.Context, k flat.Key, v flat.Value) error {
	if v == nil {
		v = flat.Value{}
	}
	p.changes[string(k)] = v
	return nil
}

func (p *pending) Del(ctx context.Context, k flat.Key) error {
	p.changes[string(k)] = nil
	return nil
}

func (p *pending) Scan(ctx context.Context, opts ...flat.IteratorOption) flat.Iterator {
	return failedScan{}
}

func (p *pending) Commit(context.Context) error { return nil }
func (p *pending) Close() error                 { return nil }

// nothing is a state that holds nothing.
type nothing struct{}

var _ flat.Tx = nothing{}

func (nothing) Get(context.Context, flat.Key) (flat.Value, error) { return nil, flat.ErrNotFound }
func (nothing) GetBatch(_ context.Context, keys []flat.Key) ([]flat.Value, error) {
	return make([]flat.Value, len(keys)), nil
}
func (nothing) Put(context.Context, flat.Key, flat.Value) error            { return flat.ErrReadOnly }
func (nothing) Del(context.Context, flat.Key) error                        { return flat.ErrReadOnly }
func (nothing) Scan(context.Context, ...flat.IteratorOption) flat.Iterator { return emptyScan{} }
func (nothing) Commit(context.Context) error                               { return nil }
func (nothing) Close() error                                               { return nil }

type emptyScan struct{ failedScan }

func (emptyScan) Err() error { return nil }

type failedScan struct{}

func (failedScan) Next(context.Context) bool { return false }
func (failedScan) Err() error                { return errNoScan }
func (failedScan) Close() error              { return nil }
func (failedScan) Reset()                    {}
func (failedScan) Key() flat.Key             { return nil }
func (failedScan) Val() flat.Value           { return nil }

// borrowed is a key-value store of one transaction that belongs to somebody
// else: whatever opens, commits and closes it changes nothing but its content.
type borrowed struct{ tx flat.Tx }

var _ flat.KV = borrowed{}

func (b borrowed) Tx(ctx context.Context, rw bool) (flat.Tx, error) { return lent{b.tx}, nil }
func (b borrowed) View(ctx context.Context, fn func(flat.Tx) error) error {
	return flat.View(ctx, b, fn)
}
func (b borrowed) Update(ctx context.Context, fn func(flat.Tx) error) error {
	return flat.Update(ctx, b, fn)
}
func (b borrowed) Close() error { return nil }

type lent struct{ flat.Tx }

func (lent) Commit(context.Context) error { return nil }
func (lent) Close() error                 { return nil }

// pair is a key, without the prefix it was found by, and its value. Both are
// good until the next step of the scan.
type pair struct{ key, value []byte }

// scan yields the pairs whose key begins with prefix and goes on with more
// than after, in order of keys.
func scan(ctx context.Context, tx flat.Tx, prefix string, after []byte) iter.Seq2[pair, error] {
	return func(yield func(pair, error) bool) {
		it := tx.Scan(ctx, options.WithPrefixFlat(flat.Key(prefix)))
		err := each(ctx, it, prefix, after, func(p pair) bool { return yield(p, nil) })
		if err = errors.Join(err, it.Close()); err != nil {
			yield(pair{}, fmt.Errorf("scan: %w", err))
		}
	}
}

func each(ctx context.Context, it flat.Iterator, prefix string, after []byte, yield func(pair) bool) error {
	more := false
	if len(after) == 0 {
		more = it.Next(ctx)
	} else {
		more = flat.Seek(ctx, it, append([]byte(prefix), after...))
	}
	for ; more; more = it.Next(ctx) {
		if err := ctx.Err(); err != nil {
			return err
		}
		key := it.Key()[len(prefix):]
		if len(after) > 0 && bytes.Compare(key, after) <= 0 {
			continue
		}
		if !yield(pair{key, it.Val()}) {
			return nil
		}
	}
	return it.Err()
}
