package graph

import (
	"context"
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/cayleygraph/quad"
)

// decide changes a decision: former is nil for a new one, now for one that is
// taken back.
func (b *batch) decide(former, now *Decision) {
	b.decided = append(b.decided, decided{former, now})
	var add, del []quad.Quad
	if former != nil {
		del = former.quads()
		b.tx.changes[decisionRow(former.ID)] = nil
		b.counts[counter("decisions")]--
		b.counts[counter("aliases")] -= boolInt(former.Article != "")
	}
	if now != nil {
		add = now.quads()
		b.set(decisionRow(now.ID), now.encode())
		b.counts[counter("decisions")]++
		b.counts[counter("aliases")] += boolInt(now.Article != "")
	}
	b.touched[saidKey] = true
	add, del = difference(del, add)
	b.own.change(add, del)
	b.account(delta{add, del})
}

// account counts quads of no article.
func (b *batch) account(d delta) {
	for _, q := range d.add {
		b.tally(q, +1)
	}
	for _, q := range d.del {
		b.tally(q, -1)
	}
}

func (b *batch) tally(q quad.Quad, n int) {
	b.counts[subjectRow(q)] += n
	b.counts[counter("quads")] += n
	b.counts[labelCounter(string(q.Label.(quad.IRI)))] += n
}

// labelCounter names the counter of the quads under a label of no article.
func labelCounter(label string) string { return counter("quads under " + label) }

// identify works out who is who once the batch is in, and puts the articles
// that it makes a difference to under other representatives.
func (b *batch) identify(ctx context.Context, q *quads) error {
	l := newLinker(b.tx.base)
	keys, err := b.decisions(ctx, l)
	if err != nil {
		return err
	}
	if err := b.tellAgain(ctx, q, l); err != nil {
		return err
	}
	inHand := map[string]bool{}
	for _, t := range b.told {
		l.count(t.before, -1, l.before)
		l.count(t.after, +1, l.after)
		for _, r := range []*Reading{t.before, t.after} {
			if r != nil {
				inHand[r.Article.ID] = true
				keys = append(keys, l.keys(r)...)
			}
		}
	}
	if err := l.settle(ctx); err != nil {
		return fmt.Errorf("link: %w", err)
	}
	for k, v := range l.rows {
		if v == nil {
			b.tx.changes[k] = nil
		} else {
			b.set(k, *v)
		}
	}
	b.links = delta{l.add, l.del}
	b.account(b.links)
	b.counts[counter("aliases")] += l.aliases
	b.counts[counter("links")] += l.links

	was, is, err := l.who(ctx, keys)
	if err != nil {
		return err
	}
	for _, t := range b.told {
		b.swap(represented(t.before, was, l.before), represented(t.after, is, l.after))
	}
	b.hide(l.before, was, -1)
	b.hide(l.after, is, +1)
	return b.move(ctx, q, l, inHand)
}

// decisions gives the linker the decisions before and after, and returns the
// keys that are hidden in either.
func (b *batch) decisions(ctx context.Context, l *linker) ([]string, error) {
	n, err := b.stored(ctx, counter("decisions"))
	if err != nil {
		return nil, err
	}
	var before []Decision
	if n > 0 {
		if before, err = readDecisions(ctx, l.tx); err != nil {
			return nil, err
		}
	}
	after := slices.Clone(before)
	for _, c := range b.decided {
		if c.before != nil {
			after = slices.DeleteFunc(after, func(d Decision) bool { return d.ID == c.before.ID })
		}
		if c.after != nil {
			after = append(after, *c.after)
		}
		for _, d := range []*Decision{c.before, c.after} {
			if d != nil && d.joins() {
				l.undecided[d.A], l.undecided[d.B] = true, true
			}
		}
	}
	l.before, l.after = decisionsOf(before), decisionsOf(after)
	return slices.AppendSeq(slices.Collect(maps.Keys(l.before.hidden)), maps.Keys(l.after.hidden)), nil
}

// who gives the representatives of keys before the write and after it.
func (l *linker) who(ctx context.Context, keys []string) (was, is canon, err error) {
	aliases, err := readCount(ctx, l.tx, counter("aliases"))
	if err != nil {
		return nil, nil, err
	}
	if aliases > 0 {
		slices.Sort(keys)
		if was, err = readCanon(ctx, l.tx, slices.Compact(keys)); err != nil {
			return nil, nil, err
		}
	}
	if len(l.moved) == 0 {
		return was, was, nil
	}
	is = canon{}
	maps.Copy(is, was)
	maps.Copy(is, l.moved)
	return was, is, nil
}

// hide counts in the tallies what is hidden.
func (b *batch) hide(d decisions, who canon, sign int) {
	for key, n := range d.hidden {
		rep := who.of(key)
		if b.tallies[rep] == nil {
			b.tallies[rep] = tally{}
		}
		b.tallies[rep][entry{fieldHidden, ""}] += sign * n
	}
}

// move puts the articles that know a key whose representative changes, and are
// not in hand, under the new one.
func (b *batch) move(ctx context.Context, q *quads, l *linker, inHand map[string]bool) error {
	articles := map[string]bool{}
	for key := range l.moved {
		for p, err := range scan(ctx, l.tx, row("ia", key, ""), nil) {
			if err != nil {
				return err
			}
			if id := string(p.key); !inHand[id] {
				articles[id] = true
			}
		}
	}
	for _, id := range slices.Sorted(maps.Keys(articles)) {
		r, err := q.reading(ctx, id)
		if err != nil {
			return err
		}
		was, is, err := l.who(ctx, l.keys(r))
		if err != nil {
			return err
		}
		b.swap(represented(r, was, l.before), represented(r, is, l.after))
		b.touchAll(r)
	}
	return nil
}

// touchAll notes the nodes of an article, whose representatives may change.
func (b *batch) touchAll(r *Reading) {
	b.touched["article "+r.Article.ID] = true
	for i := range r.Claims {
		b.touched[r.Claims[i].ID] = true
	}
	for i := range r.Events {
		b.touched[r.Events[i].ID] = true
	}
}

// keys gives the keys of a reading, and those that stand for some of them.
func (l *linker) keys(r *Reading) []string {
	keys := r.keys()
	for _, d := range []decisions{l.before, l.after} {
		keys = slices.AppendSeq(keys, maps.Values(d.apart[r.Article.ID]))
	}
	return keys
}

// tellAgain takes up the articles that decisions which change are about, and
// that are not in hand.
func (b *batch) tellAgain(ctx context.Context, q *quads, l *linker) error {
	articles := map[string]bool{}
	for _, c := range b.decided {
		for _, d := range []*Decision{c.before, c.after} {
			id, err := d.about(ctx, l.tx)
			if err != nil {
				return err
			}
			articles[id] = true
		}
	}
	for _, t := range b.told {
		for _, r := range []*Reading{t.before, t.after} {
			if r != nil {
				delete(articles, r.Article.ID)
			}
		}
	}
	for _, id := range slices.Sorted(maps.Keys(articles)) {
		if known, err := readArticle(ctx, l.tx, id); id == "" || known == nil || err != nil {
			if err != nil {
				return err
			}
			continue
		}
		r, err := q.reading(ctx, id)
		if err != nil {
			return err
		}
		c, err := contribute(r)
		if err != nil {
			return err
		}
		was, err := c.without(l.before.unlisted)
		if err != nil {
			return err
		}
		is, err := c.without(l.after.unlisted)
		if err != nil {
			return err
		}
		b.swap(was, is)
		b.told = append(b.told, told{r, r})
		b.touchAll(r)
	}
	return nil
}

// Known gives the key that ref stands for among entities, agreements and events:
// ref itself where any article knows it as a key, though another may represent it;
// else the one thing of that name. Several things of the name, or none, are an
// error that names them.
func (v *View) Known(ctx context.Context, ref string) (string, error) {
	if ok, err := inStore(ctx, v.tx, ref); ok || err != nil {
		return ref, err
	}
	var found []string
	for _, sort := range []Sort{EntitySort, AgreementSort} {
		keys, err := v.Resolve(ctx, sort, ref)
		if err != nil {
			return "", err
		}
		found = append(found, keys...)
	}
	switch len(found) {
	case 0:
		return "", fmt.Errorf("there is no entity or agreement %q", ref)
	case 1:
		return found[0], nil
	}
	return "", fmt.Errorf("%q can be %s: give a key", ref, strings.Join(found[:min(len(found), 10)], ", "))
}
