package graph

import (
	"cmp"
	"context"
	"fmt"
	"maps"
	"slices"

	"github.com/cayleygraph/quad"
)

// decisions are those of one state, by the keys that they are about.
type decisions struct {
	merged   map[string][]string
	split    map[string][]string
	hidden   map[string]int   // entities and agreements
	unlisted map[string]bool  // claims and events that are hidden
	apart    map[string]canon // by article: its own key for one that it shares with others
}

func decisionsOf(all []Decision) decisions {
	d := decisions{merged: map[string][]string{}, split: map[string][]string{}, hidden: map[string]int{},
		unlisted: map[string]bool{}, apart: map[string]canon{}}
	for _, one := range all {
		switch one.Action {
		case MergeAction:
			d.merged[one.A], d.merged[one.B] = append(d.merged[one.A], one.B), append(d.merged[one.B], one.A)
		case SplitAction:
			d.split[one.A], d.split[one.B] = append(d.split[one.A], one.B), append(d.split[one.B], one.A)
			if one.Article != "" && d.apart[one.Article] == nil {
				d.apart[one.Article] = canon{}
			}
			if one.Article != "" {
				d.apart[one.Article][one.A] = one.B
			}
		case HideAction:
			if sort := sortOf(one.A); sort == ClaimSort || sort == EventSort {
				d.unlisted[one.A] = true
			} else {
				d.hidden[one.A]++
			}
		}
	}
	return d
}

func (d decisions) touches(key string) bool { return len(d.merged[key])+len(d.split[key]) > 0 }

// components resolves the components of the seeds and notes what changes. The
// ends of all ties and merges that came or went are among the seeds, so that
// no part of a component that broke up is left out.
func (l *linker) components(ctx context.Context, seeds map[string]bool) error {
	seen := map[string]bool{}
	for _, key := range slices.Sorted(maps.Keys(seeds)) {
		c, err := l.component(ctx, key, seen)
		if err != nil {
			return err
		}
		old, err := readCanon(ctx, l.tx, c.keys)
		if err != nil {
			return err
		}
		who, links, err := l.resolve(ctx, c)
		if err != nil {
			return err
		}
		for _, k := range c.keys {
			l.represent(k, old.of(k), who.of(k))
			if err := l.relink(ctx, k, links[k]); err != nil {
				return err
			}
		}
	}
	l.add, l.del = difference(unique(l.del), unique(l.add)) // a link whose reason changes keeps some
	return nil
}

// component is what hangs together by ties and merges.
type component struct {
	keys []string // sorted
	ties []owned
}

type owned struct {
	from string
	tie
}

// component gathers the component of a key, nothing where it was seen.
func (l *linker) component(ctx context.Context, key string, seen map[string]bool) (component, error) {
	var c component
	for open := []string{key}; len(open) > 0; {
		k := open[len(open)-1]
		open = open[:len(open)-1]
		if seen[k] {
			continue
		}
		seen[k] = true
		c.keys = append(c.keys, k)
		ties, next, err := l.adjacent(ctx, k)
		if err != nil {
			return c, err
		}
		for _, t := range ties {
			c.ties = append(c.ties, owned{k, t})
		}
		open = append(open, next...)
	}
	slices.Sort(c.keys)
	return c, nil
}

// represent notes what represents a key from now on.
func (l *linker) represent(key, was, is string) {
	if was == is {
		return
	}
	l.moved[key] = is
	empty := ""
	if was != key {
		l.rows[canonRow(key)], l.rows[row("im", was, key)] = nil, nil
		l.aliases--
	}
	if is != key {
		l.rows[canonRow(key)], l.rows[row("im", is, key)] = &is, &empty
		l.aliases++
	}
}

// relink brings the links that are kept for a key up to date: ties of both
// ways between members of one cluster. The quads follow the lesser key.
func (l *linker) relink(ctx context.Context, key string, now map[string]tie) error {
	for p, err := range scan(ctx, l.tx, row("il", key, ""), nil) {
		if err != nil {
			return err
		}
		to := string(p.key)
		was, err := decodeTie(to, p.value)
		if err != nil {
			return err
		}
		if now[to] == was {
			delete(now, to)
			continue
		}
		l.rows[row("il", key, to)] = nil
		if key < to {
			l.del = append(l.del, was.quads(key)...)
			l.links--
		}
	}
	for _, to := range slices.Sorted(maps.Keys(now)) {
		t := now[to]
		text := t.encode()
		l.rows[row("il", key, to)] = &text
		if key < to {
			l.add = append(l.add, t.quads(key)...)
			l.links++
		}
	}
	return nil
}

// cluster is part of a component that is one thing.
type cluster struct {
	keys     []string
	profiles map[string]*profile // those that differ, by what they hold
}

// resolve tells which keys of a component are one thing: those that were merged,
// then those that ties join, the strongest first, unless a split or a
// contradiction between any two members forbids it.
func (l *linker) resolve(ctx context.Context, c component) (canon, map[string]map[string]tie, error) {
	profiles, err := l.known(ctx, c.keys)
	if err != nil {
		return nil, nil, err
	}
	in := map[string]*cluster{}
	for _, k := range c.keys {
		in[k] = &cluster{keys: []string{k}, profiles: map[string]*profile{}}
		if p := profiles[k]; p != nil {
			in[k].profiles[p.encode()] = p
		}
	}
	join := func(a, b string, pass func(x, y *cluster) bool) {
		x, y := in[a], in[b]
		if x == y || l.apart(x, y, in) || !pass(x, y) {
			return
		}
		x.keys = append(x.keys, y.keys...)
		maps.Copy(x.profiles, y.profiles)
		for _, k := range y.keys {
			in[k] = x
		}
	}
	for _, a := range c.keys {
		for _, b := range slices.Sorted(slices.Values(l.after.merged[a])) {
			join(a, b, func(x, y *cluster) bool { return true })
		}
	}
	slices.SortFunc(c.ties, func(a, b owned) int {
		return cmp.Or(cmp.Compare(b.strength, a.strength), cmp.Compare(min(a.from, a.to), min(b.from, b.to)),
			cmp.Compare(max(a.from, a.to), max(b.from, b.to)), cmp.Compare(a.reason, b.reason), cmp.Compare(a.rule, b.rule))
	})
	for _, t := range c.ties {
		join(t.from, t.to, compatible)
	}
	who, links := canon{}, map[string]map[string]tie{}
	for _, k := range c.keys {
		links[k] = map[string]tie{}
		if rep := representative(in[k].keys, profiles); rep != k {
			who[k] = rep
		}
	}
	for _, t := range c.ties { // the first of a pair is the one that counts
		if _, has := links[t.from][t.to]; !has && in[t.from] == in[t.to] {
			back := t.tie
			back.to = t.from
			links[t.from][t.to], links[t.to][t.from] = t.tie, back
		}
	}
	return who, links, nil
}

// apart says whether a split keeps two clusters apart.
func (l *linker) apart(x, y *cluster, in map[string]*cluster) bool {
	if len(l.after.split) == 0 {
		return false
	}
	for _, k := range x.keys {
		for _, other := range l.after.split[k] {
			if in[other] == y {
				return true
			}
		}
	}
	return false
}

// compatible says whether no member of one cluster contradicts one of the other.
func compatible(x, y *cluster) bool {
	for _, a := range x.profiles {
		for _, b := range y.profiles {
			if rulesOf(a.key).contradict(a, b) {
				return false
			}
		}
	}
	return true
}

// representative is the key under which a cluster is known: one that articles
// know, the best by the rules of its class, the first in code point order. How
// many articles use it does not matter, since a change of representative moves
// all that is said under it, and a key in a reader's hands should last.
func representative(keys []string, profiles map[string]*profile) string {
	rank := func(k string) int {
		if p := profiles[k]; p != nil {
			return rulesOf(k).rank(p)
		}
		return -1
	}
	return slices.MinFunc(keys, func(a, b string) int {
		return cmp.Or(cmp.Compare(rank(b), rank(a)), cmp.Compare(a, b))
	})
}

// known gives the profiles of keys as they are afterwards.
func (l *linker) known(ctx context.Context, keys []string) (map[string]*profile, error) {
	out := map[string]*profile{}
	var rest []string
	for _, k := range keys {
		if _, changes := l.was[k]; changes {
			out[k] = l.now[k]
		} else if rulesOf(k) != nil {
			rest = append(rest, k)
		}
	}
	found, err := readTallies(ctx, l.tx, rest)
	if err != nil {
		return nil, err
	}
	for i, k := range rest {
		out[k] = profileOf(k, found[i])
	}
	return out, nil
}

// quads gives the quads of a link from a key to a greater one.
func (t tie) quads(from string) []quad.Quad {
	e := &encoder{label: LinksLabel}
	s := quad.IRI(nsOwn + "link:" + digest(idHash, from, t.to))
	e.key(quad.IRI(KeyIRI(from)), predSameAs, t.to)
	e.iri(s, predType, classLink)
	e.key(s, predFrom, from)
	e.key(s, predTo, t.to)
	e.value(s, predBecause, t.reason)
	e.origin(s, t.confidence(), t.rule)
	return unique(e.quads)
}

func (t tie) confidence() float64 { return float64(t.strength) / 100 }

// SameAs is a link between two keys of one thing, found by rule.
type SameAs struct {
	A, B       string // the lesser key first
	Reason     string // in words
	Rule       string
	Confidence float64 // 0 to 1
}

// Identity is how the keys that articles gave came to be one thing.
type Identity struct {
	Key       string   // that represents all
	Members   []string // all keys, sorted
	Links     []SameAs // between them, by A and B
	Decisions []Decision
}

// MaxMembers bounds the members that an Identity lists.
const MaxMembers = 1000

// Identities tells, for each of the keys of entities and agreements, what it
// is one with and why. The decisions are those about any of its members, the
// splits among them.
func (v *View) Identities(ctx context.Context, keys []string) ([]*Identity, error) {
	reps, err := v.canonical(ctx, keys)
	if err != nil {
		return nil, err
	}
	all, err := v.Decisions(ctx)
	if err != nil {
		return nil, err
	}
	out := make([]*Identity, len(keys))
	for i, rep := range reps {
		if out[i], err = v.identity(ctx, rep, all); err != nil {
			return nil, fmt.Errorf("read identity of %s: %w", keys[i], err)
		}
	}
	return out, nil
}

func (v *View) identity(ctx context.Context, rep string, all []Decision) (*Identity, error) {
	n := &Identity{Key: rep, Members: []string{rep}}
	for p, err := range scan(ctx, v.tx, row("im", rep, ""), nil) {
		if err != nil {
			return nil, err
		}
		if n.Members = append(n.Members, string(p.key)); len(n.Members) == MaxMembers {
			break
		}
	}
	slices.Sort(n.Members)
	for _, a := range n.Members {
		for p, err := range scan(ctx, v.tx, row("il", a, ""), []byte(a)) {
			if err != nil {
				return nil, err
			}
			t, err := decodeTie(string(p.key), p.value)
			if err != nil {
				return nil, err
			}
			n.Links = append(n.Links, SameAs{A: a, B: t.to, Reason: t.reason, Rule: t.rule, Confidence: t.confidence()})
		}
	}
	for _, d := range all {
		if slices.Contains(n.Members, d.A) || d.B != "" && slices.Contains(n.Members, d.B) {
			n.Decisions = append(n.Decisions, d)
		}
	}
	return n, nil
}
