package graph

import (
	"context"
	"encoding/binary"
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/cayleygraph/quad"
	"github.com/hidal-go/hidalgo/kv/flat"
)

// batch gathers the changes of several whole articles and turns them into one
// write of the engine.
type batch struct {
	tx        *pending             // the index
	sorted    []change             // of tx, once it is complete
	applier   *applier             // of quads
	given     int                  // quads of own.add that the applier has
	tallies   map[string]tally     // differences
	counts    map[string]int       // differences
	own       delta                // quads of articles and decisions
	back      delta                // quads of the background
	links     delta                // quads of links
	needed    map[string]quad.Quad // quads of the background by their row
	told      []told
	decided   []decided
	hidden    map[string]bool // claims and events that are in no list
	touched   map[string]bool // keys and IDs whose nodes change
	indexOnly bool            // the quads are there already, but for links
}

func newBatch(ctx context.Context, base flat.Tx) *batch {
	return &batch{tx: newPending(base), applier: newApplier(ctx, base), tallies: map[string]tally{}, counts: map[string]int{},
		needed: map[string]quad.Quad{}, touched: map[string]bool{}}
}

// delta is a change of quads.
type delta struct{ add, del []quad.Quad }

func (d *delta) change(add, del []quad.Quad) {
	d.add, d.del = append(d.add, add...), append(d.del, del...)
}

// told is what an article said before and says now; either may be nil.
type told struct{ before, after *Reading }

// decided is a decision as it was before and is now; either may be nil.
type decided struct{ before, after *Decision }

// size is about how many quads the batch changes.
func (b *batch) size() int { return len(b.own.add) + len(b.own.del) }

// empty says whether the batch changes nothing.
func (b *batch) empty() bool { return len(b.told)+len(b.decided)+len(b.tx.changes) == 0 }

func (b *batch) set(k, v string) { b.tx.changes[k] = []byte(v) }

// replace takes out what an article contributed before and puts in what it
// contributes now; either may be nil.
//
// Rows and shares that hold representatives follow in finish, once it is known
// who is who.
func (b *batch) replace(before, after *contribution) (err error) {
	if before, err = before.without(b.hidden); err != nil {
		return err
	}
	if after, err = after.without(b.hidden); err != nil {
		return err
	}
	b.swap(before, after)
	return nil
}

// swap takes out one contribution and puts in another; either may be nil.
func (b *batch) swap(before, after *contribution) {
	if before == nil {
		before = &contribution{}
	}
	if after == nil {
		after = &contribution{}
	}
	for _, rows := range []map[string]string{before.rows, after.rows} {
		for k := range rows {
			b.touch(k)
		}
	}
	b.own.change(difference(before.quads, after.quads))
	if !b.indexOnly && len(b.own.add)-b.given >= appliedAtOnce {
		b.apply(nil)
	}
	for k := range before.rows {
		if _, stays := after.rows[k]; !stays {
			b.tx.changes[k] = nil
		}
	}
	for k, v := range after.rows {
		if was, ok := before.rows[k]; !ok || was != v {
			b.set(k, v)
		}
	}
	b.share(before, -1)
	b.share(after, +1)
}

// touch notes the node that a row belongs to: the article, claim or event that it
// describes, the entity or agreement that it is a source of, or the list of
// statements that it stands in. A node may change where its row does not.
func (b *batch) touch(k string) {
	switch k[1] {
	case 'A':
		b.touched["article "+k[2:]], b.touched[wordsKey+k[2:]] = true, true
	case 'C', 'V':
		b.touched[k[2:]] = true
	case 'Z':
		b.touched[propositionKey+k[2:]] = true
	case 's':
		key, _, _ := strings.Cut(k[2:], "\x00")
		b.touched[key] = true
	case 'm', 'l', 'r':
		key, _, _ := strings.Cut(k, "\x00")
		b.touched[key] = true
	}
}

func (b *batch) share(c *contribution, sign int) {
	for key, t := range c.tallies {
		if b.tallies[key] == nil {
			b.tallies[key] = tally{}
		}
		for e, n := range t {
			b.tallies[key][e] += sign * n
		}
	}
	for k, n := range c.counts {
		b.counts[k] += sign * n
	}
	for _, q := range c.back {
		b.needed[backgroundRow(q)] = q
	}
}

// difference gives the quads of after that before lacks, and the reverse. Both
// are in the order of unique.
func difference(before, after []quad.Quad) (add, del []quad.Quad) {
	for len(before) > 0 && len(after) > 0 {
		switch c := compareQuads(before[0], after[0]); {
		case c < 0:
			del, before = append(del, before[0]), before[1:]
		case c > 0:
			add, after = append(add, after[0]), after[1:]
		default:
			before, after = before[1:], after[1:]
		}
	}
	return append(add, after...), append(del, before...)
}

// apply gives the applier the quads to add that it lacks, and some to delete.
func (b *batch) apply(del []quad.Quad) {
	b.applier.change(delta{b.own.add[b.given:], del})
	b.given = len(b.own.add)
}

// finish works out all changes of keys. Nothing is written yet. What is to be
// deleted follows what is added: Cayley would give a node that goes and comes
// back another number.
func (b *batch) finish(ctx context.Context, q *quads) error {
	if !b.indexOnly {
		b.apply(b.own.del)
	}
	if err := b.index(ctx, q); err != nil {
		return err
	}
	if b.indexOnly {
		b.applier.change(b.links)
	} else {
		b.applier.change(delta{slices.Concat(b.back.add, b.links.add), slices.Concat(b.back.del, b.links.del)})
	}
	b.sorted = sorted(b.tx.changes)
	return b.applier.wait()
}

func (b *batch) index(ctx context.Context, q *quads) error {
	if err := b.identify(ctx, q); err != nil {
		return err
	}
	var keys []flat.Key
	for k := range b.counts {
		keys = append(keys, flat.Key(k))
	}
	for key := range b.tallies {
		keys = append(keys, flat.Key(row("E", key)))
	}
	if err := b.tx.preload(ctx, keys); err != nil {
		return fmt.Errorf("read the index: %w", err)
	}
	if err := b.background(ctx); err != nil {
		return err
	}
	if err := b.settleCounts(ctx); err != nil {
		return err
	}
	return b.settleTallies(ctx)
}

// changes gives all of them: those of the index come first, either in order of keys.
func (b *batch) changes() []change { return append(b.sorted, sorted(b.applier.tx.changes)...) }

// background adds quads that the first article needs and deletes those that
// the last one gives up.
func (b *batch) background(ctx context.Context) error {
	for k, q := range b.needed {
		was, err := b.stored(ctx, k)
		if err != nil {
			return err
		}
		switch is := was + b.counts[k]; {
		case was == 0 && is > 0:
			b.back.add = append(b.back.add, q)
			b.tally(q, +1)
		case was > 0 && is == 0:
			b.back.del = append(b.back.del, q)
			b.tally(q, -1)
		}
	}
	return nil
}

// merged names the counter of each sort of statement that articles share.
var merged = map[byte]string{'g': "agreements", 'm': "memberships", 'l': "locations"}

func (b *batch) settleCounts(ctx context.Context) error {
	totals := map[string]int{}
	for k, n := range b.counts {
		if n == 0 || k[1] == 'N' {
			continue
		}
		was, err := b.stored(ctx, k)
		if err != nil {
			return err
		}
		is := was + n
		if is < 0 {
			return fmt.Errorf("index row %q would count %d", k, is)
		}
		if k[1] == 'D' && (was == 0) != (is == 0) {
			totals[counter(merged[k[2]])] += min(is, 1) - min(was, 1)
		}
		b.store(k, is)
	}
	for k, n := range b.counts {
		if k[1] == 'N' {
			totals[k] += n
		}
	}
	return b.addTotals(ctx, totals)
}

func (b *batch) addTotals(ctx context.Context, totals map[string]int) error {
	for k, n := range totals {
		was, err := b.stored(ctx, k)
		if err != nil {
			return err
		}
		b.store(k, was+n)
	}
	return nil
}

func (b *batch) settleTallies(ctx context.Context) error {
	totals := map[string]int{}
	for key, delta := range b.tallies {
		before, err := readTally(ctx, b.tx, key)
		if err != nil {
			return err
		}
		old := before.rows(key)
		after := tally{}
		after.add(before)
		after.add(delta)
		if len(after) == 0 {
			b.tx.changes[row("E", key)] = nil
		} else {
			b.tx.changes[row("E", key)] = after.encode()
		}
		b.touched[key] = true
		now := after.rows(key)
		for k := range old {
			totals[listCounter(k)]--
			if _, stays := now[k]; !stays {
				b.tx.changes[k] = nil
			}
		}
		for k, v := range now {
			totals[listCounter(k)]++
			if was, ok := old[k]; !ok || was != v {
				b.tx.changes[k] = []byte(v)
			}
		}
	}
	delete(totals, "")
	return b.addTotals(ctx, totals)
}

// listCounter names the counter of a list that a tally's row is in.
func listCounter(k string) string {
	switch k[1:3] {
	case "ea":
		return counter("actors")
	case "ep":
		return counter("places")
	}
	return ""
}

func readTally(ctx context.Context, tx flat.Tx, key string) (tally, error) {
	v, err := tx.Get(ctx, flat.Key(row("E", key)))
	if errors.Is(err, flat.ErrNotFound) {
		return tally{}, nil
	} else if err != nil {
		return nil, fmt.Errorf("read tally of %s: %w", key, err)
	}
	t, err := decodeTally(v)
	if err != nil {
		return nil, fmt.Errorf("read tally of %s: %w", key, err)
	}
	return t, nil
}

func (b *batch) stored(ctx context.Context, k string) (int, error) { return readCount(ctx, b.tx, k) }

func readCount(ctx context.Context, tx flat.Tx, k string) (int, error) {
	v, err := tx.Get(ctx, flat.Key(k))
	if errors.Is(err, flat.ErrNotFound) {
		return 0, nil
	} else if err != nil {
		return 0, fmt.Errorf("read count %q: %w", k, err)
	}
	return decodeCount(flat.Key(k), v)
}

func decodeCount(k flat.Key, v flat.Value) (int, error) {
	n, size := binary.Uvarint(v)
	if size <= 0 {
		return 0, fmt.Errorf("read count %q: not a number", k)
	}
	return int(n), nil
}

func (b *batch) store(k string, n int) {
	if n == 0 {
		b.tx.changes[k] = nil
	} else {
		b.tx.changes[k] = binary.AppendUvarint(nil, uint64(n))
	}
}
