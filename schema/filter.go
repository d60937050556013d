package schema

import (
	"context"
	"slices"

	"quoth/graph"
)

// A test says, once what it loaded is there, whether a value passes. Tests of
// many values are made first and asked afterwards, so that what they load is
// read at once.
type test[T any] func(v T) func() (bool, error)

func sure(ok bool) func() (bool, error) { return func() (bool, error) { return ok, nil } }

// plain makes a test that loads nothing.
func plain[T any](fn func(v T) bool) test[T] {
	return func(v T) func() (bool, error) { return sure(fn(v)) }
}

// filter compiles an input type with the fields and, or and not; own compiles
// its other fields, all of which must pass.
func filter[T any](where args, own func(where args) ([]test[T], error)) (test[T], error) {
	tests, err := own(where)
	if err != nil {
		return nil, err
	}
	parts := func(name string) ([]test[T], error) {
		list, _ := where[name].([]any)
		out := make([]test[T], len(list))
		for i, part := range list {
			if out[i], err = filter(part.(map[string]any), own); err != nil {
				return nil, err
			}
		}
		return out, nil
	}
	and, err := parts("and")
	if err != nil {
		return nil, err
	}
	tests = append(tests, and...)
	if where["or"] != nil {
		or, err := parts("or")
		if err != nil {
			return nil, err
		}
		tests = append(tests, joined(or, true))
	}
	if not, ok := where["not"].(map[string]any); ok {
		t, err := filter(not, own)
		if err != nil {
			return nil, err
		}
		tests = append(tests, func(v T) func() (bool, error) {
			ask := t(v)
			return func() (bool, error) { ok, err := ask(); return !ok, err }
		})
	}
	return joined(tests, false), nil
}

// joined asks tests in turn until one gives the answer until, which is then
// the answer of all; else the answer is its opposite.
func joined[T any](tests []test[T], until bool) test[T] {
	return func(v T) func() (bool, error) {
		asked := make([]func() (bool, error), len(tests))
		for i, t := range tests {
			asked[i] = t(v)
		}
		return first(asked, until)
	}
}

func first(asked []func() (bool, error), until bool) func() (bool, error) {
	return func() (bool, error) {
		for _, ask := range asked {
			if ok, err := ask(); err != nil || ok == until {
				return ok, err
			}
		}
		return !until, nil
	}
}

func oneOf(list, value any) bool {
	values, _ := list.([]any)
	return slices.Contains(values, value)
}

// tests gathers the tests of a filter's own fields, those that are given, and
// keeps the first error.
type tests[T any] struct {
	where args
	all   []test[T]
	err   error
}

// plain adds a test that loads nothing.
func (t *tests[T]) plain(name string, fn func(v T) bool) {
	if t.where[name] != nil {
		t.all = append(t.all, plain(fn))
	}
}

// loading adds a test that loads.
func (t *tests[T]) loading(name string, made test[T]) {
	if t.where[name] != nil {
		t.all = append(t.all, made)
	}
}

// referring adds a test by what a field refers to.
func (t *tests[T]) referring(ctx context.Context, q *query, name string, sort graph.Sort, make func(ids []string) test[T]) {
	if t.where[name] == nil || t.err != nil {
		return
	}
	var ids []string
	if ids, _, t.err = q.ids(ctx, sort, t.where, name); t.err == nil {
		t.all = append(t.all, make(ids))
	}
}

// dated adds tests of the day that a value has, by the fields from and to.
func (t *tests[T]) dated(date func(v T) graph.Date) {
	t.plain("from", func(v T) bool {
		return date(v) != "" && date(v).First() >= graph.Date(t.where.text("from")).First()
	})
	t.plain("to", func(v T) bool {
		return date(v) != "" && date(v).First() <= graph.Date(t.where.text("to")).Last()
	})
}

// of makes a test of a value by one loaded for it; a value without one does
// not pass.
func of[T, V any](b *batch[string, V], ctx context.Context, key func(v T) string, fn func(found V) bool) test[T] {
	return func(v T) func() (bool, error) {
		get := b.load(ctx, key(v))
		return func() (bool, error) {
			found, err := get()
			return err == nil && fn(found), err
		}
	}
}

// anyOf passes values of which one of the keys passes.
func anyOf[T any](keys func(v T) []string, made test[string]) test[T] {
	return func(v T) func() (bool, error) {
		all := keys(v)
		asked := make([]func() (bool, error), len(all))
		for i, key := range all {
			asked[i] = made(key)
		}
		return first(asked, true)
	}
}

func itself(key string) string { return key }

// within gives the places and all that lies in them, directly or not.
func (q *query) within(ctx context.Context, places []string) (map[string]bool, error) {
	in := map[string]bool{}
	for level := places; len(level) > 0; {
		for _, key := range level {
			in[key] = true
			q.contents.load(ctx, key)
		}
		if len(in) > mostVisited {
			return nil, Errorf(TooComplex, "more than %d places lie there: name a smaller one", mostVisited)
		}
		var next []string
		for _, key := range level {
			contents, err := q.contents.load(ctx, key)()
			if err != nil {
				return nil, err
			}
			for _, l := range contents {
				if !in[l.Place] {
					in[l.Place] = true
					next = append(next, l.Place)
				}
			}
		}
		level = next
	}
	return in, nil
}
