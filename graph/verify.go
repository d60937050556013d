package graph

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"maps"
	"slices"
	"strings"

	"github.com/cayleygraph/quad"
	"github.com/hidal-go/hidalgo/kv/flat"
)

// Fault is something that Verify found wrong.
type Fault struct {
	Article string // ID, "" where no article is concerned
	What    string
}

// errEnough ends a verification whose faults nobody wants any more.
var errEnough = errors.New("enough faults")

// Verify yields what is wrong with the store: spans that do not reproduce
// their text, quads that do not decode or that nothing accounts for, index
// rows, tallies and counts that are not those of the quads. It yields nothing
// for a sound store. An error ends it.
func (s *Store) Verify(ctx context.Context) iter.Seq2[Fault, error] {
	return func(yield func(Fault, error) bool) {
		v, err := s.View(ctx)
		if err != nil {
			yield(Fault{}, err)
			return
		}
		c := &verifier{view: v, yield: yield, tallies: map[string]tally{}, counts: map[string]int{}, rows: map[byte]int{}, back: map[string]quad.Quad{},
			identity: newLinker(nothing{})}
		if err = errors.Join(c.run(ctx), v.Close()); err != nil && !errors.Is(err, errEnough) {
			yield(Fault{}, fmt.Errorf("verify: %w", err))
		}
	}
}

// verifier adds up what the articles contribute and compares it with what is stored.
type verifier struct {
	view    *View
	yield   func(Fault, error) bool
	tallies map[string]tally
	counts  map[string]int
	rows    map[byte]int // by letter
	back    map[string]quad.Quad

	said     []Decision
	identity *linker // from nothing to all that the articles say
}

func (c *verifier) fault(article, format string, args ...any) error {
	if !c.yield(Fault{article, fmt.Sprintf(format, args...)}, nil) {
		return errEnough
	}
	return nil
}

func (c *verifier) run(ctx context.Context) (err error) {
	if c.said, err = c.view.quads.storedDecisions(ctx); err != nil {
		return err
	}
	c.identity.after = decisionsOf(c.said)
	for p, err := range scan(ctx, c.view.tx, row("A"), nil) {
		if err == nil {
			err = c.article(ctx, string(p.key))
		}
		if err != nil {
			return err
		}
	}
	for _, step := range []func(context.Context) error{c.background, c.who, c.totals, c.stored, c.size} {
		if err := step(ctx); err != nil {
			return err
		}
	}
	return nil
}

// article checks one article alone: that its quads decode, encode to the same
// again (and so every span to the words that are stored with it) and have their rows.
func (c *verifier) article(ctx context.Context, id string) error {
	r, err := c.view.quads.reading(ctx, id)
	if err != nil {
		return c.fault(id, "its quads do not decode: %v", err)
	}
	if err := r.Check(); err != nil {
		return c.fault(id, "%v", err)
	}
	said := c.identity.after
	want, err := listed(r, said.unlisted)
	if err != nil {
		return err
	}
	have, err := c.view.quads.with(ctx, quad.Label, []quad.Value{quad.IRI(ArticleIRI(id))})
	if err != nil {
		return err
	}
	missing, extra := difference(unique(have), want.quads)
	for _, q := range missing {
		if err := c.fault(id, "quad missing: %v", quadOf(q)); err != nil {
			return err
		}
	}
	for _, q := range extra {
		if err := c.fault(id, "quad that its text does not bear out: %v", quadOf(q)); err != nil {
			return err
		}
	}
	if err := c.ownRows(ctx, id, want.rows); err != nil {
		return err
	}
	b := batch{tallies: c.tallies, counts: c.counts, needed: c.back}
	b.share(want, +1)
	c.identity.count(r, +1, said)
	who, err := readCanon(ctx, c.view.tx, c.identity.keys(r))
	if err != nil {
		return err
	}
	under := represented(r, who, said)
	b.share(under, +1)
	return c.ownRows(ctx, id, under.rows)
}

// who works out from nothing who is who, and compares.
func (c *verifier) who(ctx context.Context) error {
	v, l, all, parted := c.view, c.identity, c.said, 0
	rows := map[string]string{}
	for i := range all {
		d := &all[i]
		if err := d.check(); err != nil {
			if err := c.fault("", "%s: %v", d.ID, err); err != nil {
				return err
			}
		}
		rows[decisionRow(d.ID)] = d.encode()
		parted += boolInt(d.Article != "")
		if d.joins() {
			l.undecided[d.A], l.undecided[d.B] = true, true
		}
	}
	if err := l.settle(ctx); err != nil {
		return err
	}
	for k, v := range l.rows {
		if v != nil {
			rows[k] = *v
		}
	}
	if err := c.ownRows(ctx, "", rows); err != nil {
		return err
	}
	b := batch{tallies: c.tallies, counts: c.counts}
	b.hide(l.after, l.moved, +1)
	c.counts[counter("decisions")], c.counts[counter("aliases")], c.counts[counter("links")] = len(all), l.aliases+parted, l.links
	for label, want := range map[quad.IRI][]quad.Quad{LinksLabel: l.add, DecisionsLabel: decisionQuads(all)} {
		have, err := v.quads.with(ctx, quad.Label, []quad.Value{label})
		if err != nil {
			return err
		}
		missing, extra := difference(unique(have), want)
		for _, q := range missing {
			if err := c.fault("", "quad missing: %v", quadOf(q)); err != nil {
				return err
			}
		}
		for _, q := range extra {
			if err := c.fault("", "quad that nothing bears out: %v", quadOf(q)); err != nil {
				return err
			}
		}
		b.account(delta{add: want})
	}
	return nil
}

func decisionQuads(all []Decision) []quad.Quad {
	var out []quad.Quad
	for i := range all {
		out = append(out, all[i].quads()...)
	}
	return unique(out)
}

func (c *verifier) ownRows(ctx context.Context, id string, want map[string]string) error {
	keys := make([]flat.Key, 0, len(want))
	for _, k := range slices.Sorted(maps.Keys(want)) {
		keys = append(keys, flat.Key(k))
		c.rows[k[1]]++
	}
	have, err := c.view.tx.GetBatch(ctx, keys)
	if err != nil {
		return err
	}
	for i, k := range keys {
		if have[i] == nil || string(have[i]) != want[string(k)] {
			if err := c.fault(id, "index row %q is %q, not %q", k, have[i], want[string(k)]); err != nil {
				return err
			}
		}
	}
	return nil
}

// background checks that each quad that an article needs is there.
func (c *verifier) background(ctx context.Context) error {
	b := batch{counts: c.counts}
	for _, k := range slices.Sorted(maps.Keys(c.back)) {
		q := c.back[k]
		quads, err := c.view.quads.under(ctx, []labelled{{BackgroundLabel, q.Subject.(quad.IRI)}})
		if err != nil {
			return err
		}
		if !slices.Contains(quads, q) {
			if err := c.fault("", "background lacks %v", quadOf(q)); err != nil {
				return err
			}
		}
		b.tally(q, +1)
	}
	return nil
}

// totals adds the counters that follow from tallies and shared statements.
func (c *verifier) totals(ctx context.Context) error {
	for _, k := range slices.Collect(maps.Keys(c.counts)) {
		if k[1] == 'D' {
			c.counts[counter(merged[k[2]])]++
		}
	}
	for _, key := range slices.Sorted(maps.Keys(c.tallies)) {
		t := c.tallies[key]
		have, err := readTally(ctx, c.view.tx, key)
		if err != nil {
			return err
		}
		if !maps.Equal(have, t) {
			if err := c.fault("", "tally of %s is %v, not %v", key, have, t); err != nil {
				return err
			}
		}
		c.rows['E']++
		rows := t.rows(key)
		for k := range rows {
			if name := listCounter(k); name != "" {
				c.counts[name]++
			}
		}
		if err := c.ownRows(ctx, "", rows); err != nil {
			return err
		}
	}
	return nil
}

// stored checks that the index has these counts and no rows besides.
func (c *verifier) stored(ctx context.Context) error {
	for _, k := range slices.Sorted(maps.Keys(c.counts)) {
		have, err := readCount(ctx, c.view.tx, k)
		if err != nil {
			return err
		}
		if have != c.counts[k] {
			if err := c.fault("", "count %q is %d, not %d", k, have, c.counts[k]); err != nil {
				return err
			}
		}
		if c.counts[k] != 0 {
			c.rows[k[1]]++
		}
	}
	have := map[byte]int{}
	for p, err := range scan(ctx, c.view.tx, rowMark, nil) {
		if err != nil {
			return err
		}
		if len(p.key) > 0 && !strings.ContainsRune("Mh", rune(p.key[0])) {
			have[p.key[0]]++
		}
	}
	for letter := byte(0); letter < 128; letter++ {
		if have[letter] != c.rows[letter] {
			if err := c.fault("", "the index has %d rows %c, not %d", have[letter], letter, c.rows[letter]); err != nil {
				return err
			}
		}
	}
	return nil
}

// size checks that no quad is left over.
func (c *verifier) size(ctx context.Context) error {
	n, err := c.view.quads.size(ctx)
	if err != nil || n == c.counts[counter("quads")] {
		return err
	}
	return c.fault("", "there are %d quads, %d of which are accounted for", n, c.counts[counter("quads")])
}
