package schema

import (
	"context"
	"fmt"
)

// A batch reads values by key, many at once: keys asked for are queued, and
// the first value that is wanted reads for all that are queued. Each key is
// read once a request.
type batch[K comparable, V any] struct {
	fetch func(ctx context.Context, keys []K) ([]V, error)
	reads *int // counts calls of fetch
	index map[K]int
	keys  []K         // in the order in which they were asked for
	got   []result[V] // of the first of them; the others are queued
}

type result[V any] struct {
	value V
	err   error
}

func newBatch[K comparable, V any](reads *int, fetch func(ctx context.Context, keys []K) ([]V, error)) *batch[K, V] {
	return &batch[K, V]{fetch: fetch, reads: reads}
}

// each makes a batch's fetch of a read by one key.
func each[K comparable, V any](read func(ctx context.Context, key K) (V, error)) func(context.Context, []K) ([]V, error) {
	return func(ctx context.Context, keys []K) ([]V, error) {
		values := make([]V, len(keys))
		for i, key := range keys {
			value, err := read(ctx, key)
			if err != nil {
				return nil, err
			}
			values[i] = value
		}
		return values, nil
	}
}

// load queues a key; the function gives its value.
func (b *batch[K, V]) load(ctx context.Context, key K) func() (V, error) {
	i, ok := b.index[key]
	if !ok {
		if b.index == nil {
			b.index = map[K]int{}
		}
		i = len(b.keys)
		b.index[key] = i
		b.keys = append(b.keys, key)
	}
	return func() (V, error) {
		if i >= len(b.got) {
			b.flush(ctx)
		}
		return b.got[i].value, b.got[i].err
	}
}

func (b *batch[K, V]) flush(ctx context.Context) {
	keys := b.keys[len(b.got):]
	*b.reads++
	values, err := b.fetch(ctx, keys)
	if err == nil && len(values) != len(keys) {
		err = fmt.Errorf("read %d keys: got %d values", len(keys), len(values))
	}
	for i := range keys {
		r := result[V]{err: err}
		if err == nil {
			r.value = values[i]
		}
		b.got = append(b.got, r)
	}
}

// one makes a thunk of a loaded pointer; a nil pointer is null.
func one[T any](get func() (*T, error)) thunk {
	return func() (any, error) {
		value, err := get()
		if value == nil {
			return nil, err
		}
		return value, err
	}
}

// many queues several keys; the thunk gives the list of those that exist.
func many[T any](ctx context.Context, b *batch[string, *T], keys []string) thunk {
	gets := make([]func() (*T, error), len(keys))
	for i, key := range keys {
		gets[i] = b.load(ctx, key)
	}
	return func() (any, error) {
		list := make([]any, 0, len(gets))
		for _, get := range gets {
			value, err := get()
			if err != nil {
				return nil, err
			}
			if value != nil {
				list = append(list, value)
			}
		}
		return list, nil
	}
}
