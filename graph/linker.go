package graph

import (
	"cmp"
	"context"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"

	"github.com/cayleygraph/quad"
	"github.com/hidal-go/hidalgo/kv/flat"
)

// linker works out, for one write, who is who across articles afterwards. What
// it finds is a function of the set of readings and decisions:
//
//	readings → facts by key → profiles → ties by rule, decisions → components → representatives
//
// A profile that changes can change the ties of those that it concerns, which
// share a zone with it; ties and merges that change can change the components
// that they are in. Nothing else is looked at, so that the cost of a write
// grows with what is like the new, not with the store.
type linker struct {
	tx    flat.Tx // the state before
	facts map[string]tally

	before    decisions
	after     decisions
	undecided map[string]bool // keys of decisions that change

	was, now map[string]*profile // by key, of those that change; nil for none
	entering map[string][]*profile
	zoned    map[string][]*profile // memo: the zones as they are afterwards
	ties     map[string][]tie      // worked out anew, by owner
	owners   map[string][]string   // of these ties, by where they lead

	rows     map[string]*string // what changes in the index; nil deletes
	add, del []quad.Quad        // and in the quads
	moved    map[string]string  // keys whose representative changes, and the new one
	aliases  int                // difference of their number
	links    int
}

func newLinker(tx flat.Tx) *linker {
	return &linker{tx: tx, facts: map[string]tally{}, undecided: map[string]bool{},
		was: map[string]*profile{}, now: map[string]*profile{}, entering: map[string][]*profile{}, zoned: map[string][]*profile{},
		ties: map[string][]tie{}, owners: map[string][]string{}, rows: map[string]*string{}, moved: map[string]string{}}
}

// count takes the facts of a reading in, or takes them away, but for those of
// keys that stand for another thing in the article.
func (l *linker) count(r *Reading, sign int, said decisions) {
	if r == nil {
		return
	}
	for key, t := range factsOf(r) {
		if said.apart[r.Article.ID][key] != "" {
			continue
		}
		if l.facts[key] == nil {
			l.facts[key] = tally{}
		}
		for e, n := range t {
			l.facts[key][e] += sign * n
		}
	}
}

func factRow(key string) string       { return row("if", key) }
func zoneRow(zone, key string) string { return row("iz", zone, key) }

// settle works everything out.
func (l *linker) settle(ctx context.Context) error {
	if err := l.profiles(ctx); err != nil {
		return err
	}
	concerned, err := l.concerned(ctx)
	if err != nil {
		return err
	}
	seeds := map[string]bool{}
	for key := range l.undecided {
		seeds[key] = true
	}
	for _, key := range slices.Sorted(maps.Keys(concerned)) {
		if err := l.tie(ctx, key, concerned[key], seeds); err != nil {
			return err
		}
	}
	for key, was := range l.was {
		if was != nil || l.before.touches(key) || l.after.touches(key) {
			seeds[key] = true
		}
	}
	return l.components(ctx, seeds)
}

// profiles finds the keys whose profile changes.
func (l *linker) profiles(ctx context.Context) error {
	keys := slices.Sorted(maps.Keys(l.facts))
	before, err := readTallies(ctx, l.tx, keys)
	if err != nil {
		return err
	}
	for i, key := range keys {
		after := tally{}
		after.add(before[i])
		after.add(l.facts[key])
		if len(after) == 0 {
			l.rows[factRow(key)] = nil
		} else {
			b := string(after.encode())
			l.rows[factRow(key)] = &b
		}
		was, now := profileOf(key, before[i]), profileOf(key, after)
		if was.encode() == now.encode() {
			continue
		}
		l.was[key], l.now[key] = was, now
		if was != nil {
			in, _ := rulesOf(key).zones(was)
			for _, z := range in {
				l.rows[zoneRow(z, key)] = nil
			}
		}
		if now != nil {
			b := now.encode()
			in, _ := rulesOf(key).zones(now)
			for _, z := range in {
				l.rows[zoneRow(z, key)] = &b
				l.entering[z] = append(l.entering[z], now)
			}
		}
	}
	return nil
}

func readTallies(ctx context.Context, tx flat.Tx, keys []string) ([]tally, error) {
	rows := make([]flat.Key, len(keys))
	for i, key := range keys {
		rows[i] = flat.Key(factRow(key))
	}
	found, err := tx.GetBatch(ctx, rows)
	if err != nil {
		return nil, fmt.Errorf("read facts: %w", err)
	}
	out := make([]tally, len(keys))
	for i, b := range found {
		if out[i], err = decodeTally(b); err != nil {
			return nil, fmt.Errorf("read facts of %s: %w", keys[i], err)
		}
	}
	return out, nil
}

// zone gives the profiles in a zone as they are afterwards, by key.
func (l *linker) zone(ctx context.Context, z string) ([]*profile, error) {
	if found, ok := l.zoned[z]; ok {
		return found, nil
	}
	out := slices.Clone(l.entering[z])
	for p, err := range scan(ctx, l.tx, zoneRow(z, ""), nil) {
		if err != nil {
			return nil, err
		}
		key := string(p.key)
		if _, changes := l.was[key]; changes {
			continue
		}
		one, err := decodeProfile(key, p.value)
		if err != nil {
			return nil, fmt.Errorf("read profile of %s: %w", key, err)
		}
		out = append(out, one)
	}
	slices.SortFunc(out, func(a, b *profile) int { return cmp.Compare(a.key, b.key) })
	l.zoned[z] = out
	return out, nil
}

// concerned gives the profiles, as they are afterwards, whose ties may change;
// nil for a key that goes.
func (l *linker) concerned(ctx context.Context) (map[string]*profile, error) {
	out := map[string]*profile{}
	for _, key := range slices.Sorted(maps.Keys(l.was)) {
		was, now := l.was[key], l.now[key]
		out[key] = now
		zones := map[string]bool{}
		for _, p := range []*profile{was, now} {
			if p != nil {
				_, looks := rulesOf(key).zones(p)
				for _, z := range looks {
					zones[z] = true
				}
			}
		}
		for z := range zones {
			members, err := l.zone(ctx, z)
			if err != nil {
				return nil, err
			}
			for _, u := range members {
				if _, changes := l.was[u.key]; changes || out[u.key] != nil {
					continue
				}
				if rs := rulesOf(u.key); was != nil && rs.concerns(u, was) || now != nil && rs.concerns(u, now) {
					out[u.key] = u
				}
			}
		}
	}
	return out, nil
}

// tie works out the ties of a key and notes as seeds the ends of those that change.
func (l *linker) tie(ctx context.Context, key string, p *profile, seeds map[string]bool) error {
	ties, err := l.tiesOf(ctx, p)
	if err != nil {
		return err
	}
	l.ties[key] = ties
	now := map[string]string{}
	for _, t := range ties {
		now[t.to] = t.encode()
		l.owners[t.to] = append(l.owners[t.to], key)
	}
	if was, changes := l.was[key]; !changes || was != nil {
		for pair, err := range scan(ctx, l.tx, row("ie", key, ""), nil) {
			if err != nil {
				return err
			}
			to := string(pair.key)
			switch text, stays := now[to]; {
			case !stays:
				l.rows[row("ie", key, to)], l.rows[row("ir", to, key)] = nil, nil
			case text == string(pair.value):
				delete(now, to)
				continue
			}
			seeds[key], seeds[to] = true, true
		}
	}
	empty := ""
	for to, text := range now {
		l.rows[row("ie", key, to)], l.rows[row("ir", to, key)] = &text, &empty
		seeds[key], seeds[to] = true, true
	}
	return nil
}

// tiesOf gives the ties of a profile, none for nil.
func (l *linker) tiesOf(ctx context.Context, p *profile) ([]tie, error) {
	if p == nil {
		return nil, nil
	}
	rs := rulesOf(p.key)
	var near []*profile
	seen := map[string]bool{p.key: true}
	_, looks := rs.zones(p)
	for _, z := range looks {
		members, err := l.zone(ctx, z)
		if err != nil {
			return nil, err
		}
		for _, v := range members {
			if !seen[v.key] && rs.concerns(p, v) {
				near = append(near, v)
			}
			seen[v.key] = true
		}
	}
	slices.SortFunc(near, func(a, b *profile) int { return cmp.Compare(a.key, b.key) })
	return rs.ties(p, near), nil
}

func (t tie) encode() string {
	return strconv.Itoa(t.strength) + "\n" + t.rule + "\n" + t.reason
}

func decodeTie(to string, b []byte) (tie, error) {
	f := strings.SplitN(string(b), "\n", 3)
	n, err := strconv.Atoi(f[0])
	if err != nil || len(f) != 3 {
		return tie{}, fmt.Errorf("index record %q is no link", b)
	}
	return tie{to: to, strength: n, rule: f[1], reason: f[2]}, nil
}

// adjacent gives the ties that a key owns and all keys that it is next to.
func (l *linker) adjacent(ctx context.Context, key string) (owned []tie, next []string, err error) {
	owned, anew := l.ties[key]
	if !anew {
		for p, err := range scan(ctx, l.tx, row("ie", key, ""), nil) {
			if err != nil {
				return nil, nil, err
			}
			t, err := decodeTie(string(p.key), p.value)
			if err != nil {
				return nil, nil, err
			}
			owned = append(owned, t)
		}
	}
	for _, t := range owned {
		next = append(next, t.to)
	}
	for p, err := range scan(ctx, l.tx, row("ir", key, ""), nil) {
		if err != nil {
			return nil, nil, err
		}
		owner := string(p.key)
		if _, anew := l.ties[owner]; !anew {
			next = append(next, owner)
		}
	}
	return owned, slices.Concat(next, l.owners[key], l.after.merged[key]), nil
}
