package graph

import (
	"bytes"
	"context"
	"encoding/binary"
	"encoding/json"
	"errors"
	"fmt"
	"sync"

	"github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/cayley/graph/iterator"
	"github.com/cayleygraph/cayley/graph/kv"
	"github.com/cayleygraph/quad"
	hkv "github.com/hidal-go/hidalgo/kv"
	"github.com/hidal-go/hidalgo/kv/flat"
)

// quads is a Cayley quad store over one transaction of an engine. It is cheap
// to open and lives no longer than the transaction, so that a write that went
// wrong leaves no trace in Cayley's memory either.
type quads struct {
	store func() (graph.QuadStore, error) // opens it the first time
}

// noBloom spares reading the whole store at every opening.
var noBloom = graph.Options{kv.OptNoBloom: true}

// quadIndexes are Cayley's own two and one by label. The last holds the
// subject too: a list of all quads of a label would be read and written whole
// for every quad that is looked up in it.
var quadIndexes = []kv.QuadIndex{
	{Dirs: []quad.Direction{quad.Subject, quad.Predicate}},
	{Dirs: []quad.Direction{quad.Object, quad.Predicate, quad.Subject}},
	byLabel,
}

var byLabel = kv.QuadIndex{Dirs: []quad.Direction{quad.Label, quad.Subject}}

func openQuads(tx flat.Tx) (*quads, error) {
	q := lazyQuads(tx)
	_, err := q.store()
	return q, err
}

// lazyQuads opens the store when it is first used: much of what is read needs
// no quads.
func lazyQuads(tx flat.Tx) *quads {
	return &quads{sync.OnceValues(func() (graph.QuadStore, error) {
		qs, err := kv.New(flat.Upgrade(borrowed{tx}), noBloom)
		if err != nil {
			return nil, fmt.Errorf("open the quads: %w", err)
		}
		return qs, nil
	})}
}

// initQuads makes an empty quad store.
func initQuads(ctx context.Context, tx flat.Tx) error {
	if err := kv.Init(flat.Upgrade(borrowed{tx}), noBloom); err != nil {
		return fmt.Errorf("make the quads: %w", err)
	}
	indexes, err := json.Marshal(quadIndexes)
	if err != nil {
		return err
	}
	return tx.Put(ctx, flat.KeyEscape(hkv.SKey("meta", "indexes")), indexes)
}

// change adds quads that are not there and deletes quads that are, none of
// them in both lists and none twice. Cayley loses count of nodes where a
// change names a quad that is there already or not at all, and drops a node
// that one change adds to fewer quads than it takes it from: hence two.
func (q *quads) change(add, del []quad.Quad) error {
	qs, err := q.store()
	if err != nil {
		return err
	}
	for _, part := range []struct {
		action graph.Procedure
		quads  []quad.Quad
	}{{graph.Add, add}, {graph.Delete, del}} {
		if len(part.quads) == 0 {
			continue
		}
		deltas := make([]graph.Delta, len(part.quads))
		for i, one := range part.quads {
			deltas[i] = graph.Delta{Quad: one, Action: part.action}
		}
		if err := qs.ApplyDeltas(deltas, graph.IgnoreOpts{IgnoreDup: true, IgnoreMissing: true}); err != nil {
			return fmt.Errorf("change the quads: %w", err)
		}
	}
	return nil
}

// horizon is the number of the last node and quad that a state has, 0 for none.
func horizon(ctx context.Context, tx flat.Tx) (uint64, error) {
	b, err := tx.Get(ctx, flat.KeyEscape(hkv.SKey("meta", "horizon")))
	if errors.Is(err, flat.ErrNotFound) {
		return 0, nil
	} else if err != nil || len(b) != 8 {
		return 0, fmt.Errorf("read the quads' horizon %x: %w", b, err)
	}
	return binary.LittleEndian.Uint64(b), nil
}

// youngest gives the greatest number of a node in a key of one of the
// quadIndexes, 0 for another key. Such a key is the directions, a slash, and
// eight bytes a node, with '\\' before each slash and '\\' among them.
func youngest(k flat.Key) uint64 {
	dirs, nodes, ok := bytes.Cut(k, []byte("/"))
	if s := string(dirs); !ok || s != "sp" && s != "ops" && s != "cs" {
		return 0
	}
	var most, node uint64
	n := 0
	for i := 0; i < len(nodes); i, n = i+1, n+1 {
		if nodes[i] == '\\' {
			i++
		}
		if node = node<<8 | uint64(nodes[i]); n%8 == 7 {
			most, node = max(most, node), 0
		}
	}
	return most
}

// with gives all quads that have one of the values in the given direction, in
// the order of the values.
func (q *quads) with(ctx context.Context, d quad.Direction, values []quad.Value) ([]quad.Quad, error) {
	if len(values) == 0 {
		return nil, nil
	}
	qs, err := q.store()
	if err != nil {
		return nil, err
	}
	refs, err := graph.RefsOf(ctx, qs, values)
	if err != nil {
		return nil, fmt.Errorf("read quads: %w", err)
	}
	var ends []graph.Ref // four a quad
	for _, ref := range refs {
		if !known(ref) {
			continue
		}
		if ends, err = collect(ctx, qs, ends, qs.QuadIterator(d, ref)); err != nil {
			return nil, fmt.Errorf("read quads: %w", err)
		}
	}
	return q.named(ctx, ends)
}

// labelled is a subject under a label.
type labelled struct{ label, subject quad.IRI }

// under gives the quads that subjects have under labels. A subject that every
// article has quads about is read by what one of them says.
func (q *quads) under(ctx context.Context, wanted []labelled) ([]quad.Quad, error) {
	if len(wanted) == 0 {
		return nil, nil
	}
	qs, err := q.store()
	if err != nil {
		return nil, err
	}
	values := make([]quad.Value, 0, 2*len(wanted))
	for _, w := range wanted {
		values = append(values, w.label, w.subject)
	}
	refs, err := graph.RefsOf(ctx, qs, values)
	if err != nil {
		return nil, fmt.Errorf("read quads: %w", err)
	}
	var ends []graph.Ref
	for ; len(refs) > 0; refs = refs[2:] {
		if !known(refs[0]) || !known(refs[1]) {
			continue
		}
		part := kv.IndexScan{Index: byLabel, Values: []uint64{uint64(refs[0].(kv.Int64Value)), uint64(refs[1].(kv.Int64Value))}}
		if ends, err = collect(ctx, qs, ends, part.BuildIterator(qs)); err != nil {
			return nil, fmt.Errorf("read quads: %w", err)
		}
	}
	return q.named(ctx, ends)
}

func known(ref graph.Ref) bool { return ref != nil && ref != graph.Ref(kv.Int64Value(0)) }

func collect(ctx context.Context, qs graph.QuadStore, ends []graph.Ref, from iterator.Shape) ([]graph.Ref, error) {
	it := from.Iterate()
	for it.Next(ctx) {
		one := it.Result()
		for _, d := range quad.Directions {
			end, err := qs.QuadDirection(one, d)
			if err != nil {
				it.Close()
				return nil, err
			}
			ends = append(ends, end)
		}
	}
	if err := it.Err(); err != nil {
		it.Close()
		return nil, err
	}
	return ends, it.Close()
}

// named turns references, four a quad, into quads, each value read once.
func (q *quads) named(ctx context.Context, ends []graph.Ref) ([]quad.Quad, error) {
	qs, err := q.store()
	if err != nil {
		return nil, err
	}
	at := make(map[graph.Ref]int, len(ends)/2)
	var distinct []graph.Ref
	for _, ref := range ends {
		if _, ok := at[ref]; !ok && ref != nil {
			at[ref] = len(distinct)
			distinct = append(distinct, ref)
		}
	}
	values, err := graph.ValuesOf(ctx, qs, distinct)
	if err != nil {
		return nil, fmt.Errorf("read values: %w", err)
	}
	out := make([]quad.Quad, len(ends)/4)
	for i, ref := range ends {
		if ref == nil {
			continue
		}
		v := values[at[ref]]
		if v == nil {
			return nil, fmt.Errorf("read values: node %v has none", ref)
		}
		out[i/4].Set(quad.Directions[i%4], v)
	}
	return out, nil
}

// size counts all quads.
func (q *quads) size(ctx context.Context) (int, error) {
	qs, err := q.store()
	if err != nil {
		return 0, err
	}
	stats, err := qs.Stats(ctx, false)
	if errors.Is(err, kv.ErrNoBucket) { // none was ever written
		return 0, nil
	} else if err != nil {
		return 0, fmt.Errorf("count quads: %w", err)
	}
	return int(stats.Quads.Value), nil
}
