package graph

import (
	"context"
	"encoding/base64"
	"encoding/json"
	"errors"
	"fmt"
	"iter"
	"strings"

	"github.com/cayleygraph/quad"
	"github.com/hidal-go/hidalgo/kv/flat"
)

// View is one state of the store, for any number of goroutines.
type View struct {
	tx         flat.Tx
	quads      *quads
	cache      *cache
	generation int
	aliased    bool // some keys are represented by others
}

// View gives a consistent state of the store, which later writes do not touch.
// It must be closed soon: it holds on to what the writer would free.
func (s *Store) View(ctx context.Context) (*View, error) {
	tx, err := s.engine.snapshot(ctx)
	if err != nil {
		return nil, fmt.Errorf("view: %w", err)
	}
	v := &View{tx: tx, cache: s.cache, quads: lazyQuads(tx)}
	if v.generation, err = readCount(ctx, tx, row("M", "generation")); err == nil {
		var aliases int
		aliases, err = readCount(ctx, tx, counter("aliases"))
		v.aliased = aliases > 0
	}
	if err == nil {
		s.cache.follow(v.generation, s.engine.shared())
	}
	if err != nil {
		return nil, errors.Join(fmt.Errorf("view: %w", err), tx.Close())
	}
	return v, nil
}

// Close lets the state go.
func (v *View) Close() error { return v.tx.Close() }

// Stats counts what the state holds.
func (v *View) Stats(ctx context.Context) (Stats, error) { return readStats(ctx, v.tx) }

func readStats(ctx context.Context, tx flat.Tx) (Stats, error) {
	var s Stats
	counts := []struct {
		row string
		n   *int
	}{{counter("articles"), &s.Articles}, {counter("claims"), &s.Claims}, {counter("actors"), &s.Actors}, {counter("places"), &s.Places},
		{counter("agreements"), &s.Agreements}, {counter("memberships"), &s.Memberships}, {counter("locations"), &s.Locations},
		{counter("events"), &s.Events}, {counter("quads"), &s.Quads}, {counter("links"), &s.Links}, {counter("decisions"), &s.Decisions},
		{labelCounter(BackgroundLabel), &s.Labels.Background}, {labelCounter(LinksLabel), &s.Labels.Links},
		{labelCounter(DecisionsLabel), &s.Labels.Decisions}}
	keys := make([]flat.Key, len(counts))
	for i, c := range counts {
		keys[i] = flat.Key(c.row)
	}
	found, err := tx.GetBatch(ctx, keys)
	if err != nil {
		return s, fmt.Errorf("read counters: %w", err)
	}
	for i, b := range found {
		if b == nil {
			continue
		}
		if *counts[i].n, err = decodeCount(keys[i], b); err != nil {
			return s, err
		}
	}
	s.Labels.Articles = s.Quads - s.Labels.Background - s.Labels.Links - s.Labels.Decisions
	return s, nil
}

// place is an item of a list that is not loaded yet: its key or ID and where it stands.
type place struct{ id, pos string }

// places are the items of a list in order.
type places iter.Seq2[place, error]

// listed gives the items of an index list whose rows end in a NUL and the key.
func (v *View) listed(ctx context.Context, prefix, after string) places {
	return func(yield func(place, error) bool) {
		for p, err := range scan(ctx, v.tx, prefix, []byte(after)) {
			if err != nil {
				yield(place{}, err)
				return
			}
			pos := string(p.key)
			if !yield(place{pos[strings.LastIndexByte(pos, 0)+1:], pos}, nil) {
				return
			}
		}
	}
}

// page takes one page from the places and loads it.
func page[T any](ctx context.Context, from places, first int, load func(context.Context, []string) ([]T, error)) (List[T], error) {
	lists, err := pages(ctx, []places{from}, []int{first}, load)
	return lists[0], err
}

// pages takes the first so many of each list and loads them all at once.
func pages[T any](ctx context.Context, lists []places, first []int, load func(context.Context, []string) ([]T, error)) ([]List[T], error) {
	out := make([]List[T], len(lists))
	ends := make([]int, len(lists)) // of each page among the ids
	var ids []string
	for i, from := range lists {
		most := first[i]
		if most <= 0 {
			most = DefaultPage
		}
		most = min(most, MaxPage)
		l := &out[i]
		for p, err := range from {
			if err != nil {
				return out, err
			}
			if len(l.Positions) == most {
				l.More = true
				break
			}
			ids = append(ids, p.id)
			l.Positions = append(l.Positions, base64.RawURLEncoding.EncodeToString([]byte(p.pos)))
		}
		ends[i] = len(ids)
	}
	items, err := load(ctx, ids)
	if err != nil {
		return out, err
	}
	start := 0
	for i, end := range ends {
		out[i].Items = items[start:end:end]
		start = end
	}
	return out, nil
}

// position turns Page.After back; valid says whether it can stand in the list.
func position(p Page, valid func(pos []byte) bool) (string, error) {
	if p.After == "" {
		return "", nil
	}
	pos, err := base64.RawURLEncoding.DecodeString(p.After)
	if err != nil || !valid(pos) {
		return "", fmt.Errorf("%q: %w", p.After, ErrPosition)
	}
	return string(pos), nil
}

func hasNUL(pos []byte) bool { return strings.IndexByte(string(pos), 0) >= 0 }

// total counts places.
func total(from places) (n int, err error) {
	for _, err := range from {
		if err != nil {
			return 0, err
		}
		n++
	}
	return n, nil
}

// kept narrows places to those that pass.
func kept(from places, pass func(place) (bool, error)) places {
	return func(yield func(place, error) bool) {
		for p, err := range from {
			ok := err == nil
			if ok {
				ok, err = pass(p)
			}
			if (ok || err != nil) && !yield(p, err) || err != nil {
				return
			}
		}
	}
}

// batched gives a node for each of the keys in their order, nil for unknown
// ones: from the cache, else by load, which is asked once for all the rest.
func batched[T any](v *View, sort string, keys []string, load func(missing []string) (map[string]*T, error), size func(*T) int64) ([]*T, error) {
	out := make([]*T, len(keys))
	var missing []string
	for i, k := range keys {
		if n, ok := v.cache.get(v.generation, sort+k).(*T); ok {
			out[i] = n
		} else {
			missing = append(missing, k)
		}
	}
	if len(missing) == 0 {
		return out, nil
	}
	found, err := load(missing)
	if err != nil {
		return nil, err
	}
	for i, k := range keys {
		if n := found[k]; out[i] == nil && n != nil {
			out[i] = n
			v.cache.put(v.generation, sort+k, n, size(n))
		}
	}
	return out, nil
}

// described reads nodes by IRI; label narrows to the quads of one label.
func (v *View) described(ctx context.Context, iris []quad.Value, into described) error {
	quads, err := v.quads.with(ctx, quad.Subject, iris)
	if err != nil {
		return err
	}
	for _, q := range quads {
		into.add(q)
	}
	return nil
}

// readArticle gives the record of an article, nil for an unknown one.
func readArticle(ctx context.Context, tx flat.Tx, id string) (*articleRecord, error) {
	b, err := tx.Get(ctx, flat.Key(row("A", id)))
	if errors.Is(err, flat.ErrNotFound) {
		return nil, nil
	} else if err != nil {
		return nil, fmt.Errorf("read article %q: %w", id, err)
	}
	return decodeArticle(id, b)
}

func decodeArticle(id string, b []byte) (*articleRecord, error) {
	r := new(articleRecord)
	if err := json.Unmarshal(b, r); err != nil {
		return nil, fmt.Errorf("read article %q: %w", id, err)
	}
	return r, nil
}
