package graph

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"maps"
	"slices"

	"github.com/hidal-go/hidalgo/kv/flat"
)

// Claims lists claims: newest first, those without a date last, then by
// article and by where they begin.
func (v *View) Claims(ctx context.Context, f ClaimFilter, p Page) (List[*ClaimNode], error) {
	l, err := v.ClaimLists(ctx, []ClaimPage{{f, p}})
	return l[0], err
}

// ClaimPage is a page of a list of claims.
type ClaimPage struct {
	ClaimFilter
	Page
}

// ClaimLists gives pages of several lists as Claims does; what is in them is
// read together.
func (v *View) ClaimLists(ctx context.Context, asked []ClaimPage) ([]List[*ClaimNode], error) {
	lists, first := make([]places, len(asked)), make([]int, len(asked))
	for i, a := range asked {
		after, err := position(a.Page, func(pos []byte) bool { _, err := claimAt(pos); return err == nil })
		if err != nil {
			return make([]List[*ClaimNode], len(asked)), err
		}
		lists[i], first[i] = v.claims(ctx, a.ClaimFilter, after), a.First
	}
	return pages(ctx, lists, first, v.ClaimsByID)
}

// ClaimCount counts the claims that pass the filter. Without a filter, or by
// one speaker, entity, article or kind alone, the count is kept; else the cost
// grows with the narrowest list.
func (v *View) ClaimCount(ctx context.Context, f ClaimFilter) (int, error) {
	f, err := v.canonicalFilter(ctx, f)
	if err != nil {
		return 0, err
	}
	set := func(o ClaimFilter) bool { return f.equal(o) }
	switch {
	case set(ClaimFilter{}):
		return readCount(ctx, v.tx, counter("claims"))
	case set(ClaimFilter{Kind: f.Kind}):
		return readCount(ctx, v.tx, counter("kind "+string(f.Kind)))
	case set(ClaimFilter{Article: f.Article}):
		a, err := readArticle(ctx, v.tx, f.Article)
		if a == nil {
			return 0, err
		}
		return a.Claims, nil
	case len(f.Speakers) == 1 && set(ClaimFilter{Speakers: f.Speakers}):
		t, err := readTally(ctx, v.tx, f.Speakers[0])
		return t.count(fieldClaims), err
	case len(f.About) == 1 && set(ClaimFilter{About: f.About}):
		t, err := readTally(ctx, v.tx, f.About[0])
		return t.count(fieldAbout), err
	}
	return total(v.claims(ctx, f, ""))
}

func (f ClaimFilter) equal(o ClaimFilter) bool {
	return slices.Equal(f.Speakers, o.Speakers) && slices.Equal(f.About, o.About) && f.Article == o.Article &&
		f.Kind == o.Kind && f.Stance == o.Stance && f.Search == o.Search && f.From == o.From && f.To == o.To
}

// positions is an ordered stream of POS.
type positions iter.Seq2[string, error]

// claims gives the claims that pass the filter behind the POS after, from the
// narrowest list that there is.
func (v *View) claims(ctx context.Context, f ClaimFilter, after string) places {
	f, err := v.canonicalFilter(ctx, f)
	if err != nil {
		return failed(err)
	}
	clauses, err := parseSearch(f.Search)
	if err != nil {
		return failed(err)
	}
	d := dates{f.From, f.To}
	base := v.searched(ctx, "f", clauses, d, after) // all of which must hold a claim
	if f.Article != "" {
		base = append(base, v.span(ctx, row("cr", f.Article, ""), d, after))
	}
	for _, of := range []struct {
		list string
		keys []string
	}{{"cs", f.Speakers}, {"cb", f.About}} {
		var any []positions
		for _, key := range of.keys {
			any = append(any, v.span(ctx, row(of.list, key, ""), d, after))
		}
		if len(any) > 0 {
			base = append(base, union(any))
		}
	}
	if f.Kind != "" {
		base = append(base, v.span(ctx, row("ck", string(f.Kind), ""), d, after))
	}
	if len(base) == 0 {
		base = append(base, v.span(ctx, row("ca"), d, after))
	}
	return v.passing(ctx, intersection(base), f)
}

// canonicalFilter asks for those that represent the entities.
func (v *View) canonicalFilter(ctx context.Context, f ClaimFilter) (ClaimFilter, error) {
	var err error
	if f.Speakers, err = v.canonical(ctx, f.Speakers); err == nil {
		f.About, err = v.canonical(ctx, f.About)
	}
	return f, err
}

func failed(err error) places {
	return func(yield func(place, error) bool) { yield(place{}, err) }
}

// span gives one list, whose positions begin with DATE, from after on and
// within the dates.
func (v *View) span(ctx context.Context, prefix string, d dates, after string) positions {
	last := ""
	if d.to != "" {
		after, last = max(after, turned(d.to.Last())), turned("0000-00-00")
	}
	if d.from != "" {
		last = turned(d.from.First())
	}
	return func(yield func(string, error) bool) {
		for p, err := range scan(ctx, v.tx, prefix, []byte(after)) {
			if err != nil {
				yield("", err)
				return
			}
			pos := string(p.key)
			if last != "" && pos[:min(len(pos), dateKeyLen)] > last {
				return
			}
			if !yield(pos, nil) {
				return
			}
		}
	}
}

// passing checks what no list answers, many claims at a time.
func (v *View) passing(ctx context.Context, from positions, f ClaimFilter) places {
	if f.Stance == "" {
		return func(yield func(place, error) bool) {
			for pos, err := range from {
				id := ""
				if err == nil {
					id, err = claimAt([]byte(pos))
				}
				if !yield(place{id, pos}, err) || err != nil {
					return
				}
			}
		}
	}
	return func(yield func(place, error) bool) {
		for chunk, err := range chunks(from, 128) {
			if err == nil {
				err = v.check(ctx, chunk, f, yield)
			}
			if err != nil {
				if err != errStop {
					yield(place{}, err)
				}
				return
			}
		}
	}
}

var errStop = errors.New("enough") // never seen by callers

func (v *View) check(ctx context.Context, chunk []string, f ClaimFilter, yield func(place, error) bool) error {
	keys, ids := make([]flat.Key, len(chunk)), make([]string, len(chunk))
	for i, pos := range chunk {
		var err error
		if ids[i], err = claimAt([]byte(pos)); err != nil {
			return err
		}
		keys[i] = flat.Key(row("C", ids[i]))
	}
	found, err := v.tx.GetBatch(ctx, keys)
	if err != nil {
		return err
	}
	for i, b := range found {
		if stanceIn(b) == f.Stance && !yield(place{ids[i], chunk[i]}, nil) {
			return errStop
		}
	}
	return nil
}

func chunks(from positions, n int) iter.Seq2[[]string, error] {
	return func(yield func([]string, error) bool) {
		var chunk []string
		for pos, err := range from {
			if err != nil {
				yield(nil, err)
				return
			}
			if chunk = append(chunk, pos); len(chunk) == n {
				if !yield(chunk, nil) {
					return
				}
				chunk = nil
			}
		}
		if len(chunk) > 0 {
			yield(chunk, nil)
		}
	}
}

// puller is a stream with its next item in hand.
type puller struct {
	pos  string
	ok   bool
	err  error
	next func() (string, error, bool)
	stop func()
}

func (p *puller) step() { p.pos, p.err, p.ok = p.next() }

func pullAll(streams []positions) (all []*puller, stop func()) {
	for _, s := range streams {
		next, stop := iter.Pull2(iter.Seq2[string, error](s))
		p := &puller{next: next, stop: stop}
		p.step()
		all = append(all, p)
	}
	return all, func() {
		for _, p := range all {
			p.stop()
		}
	}
}

func firstError(all []*puller) error {
	for _, p := range all {
		if p.err != nil {
			return p.err
		}
	}
	return nil
}

// union merges ordered streams and drops repeats.
func union(streams []positions) positions {
	if len(streams) == 1 {
		return streams[0]
	}
	return func(yield func(string, error) bool) {
		all, stop := pullAll(streams)
		defer stop()
		for {
			if err := firstError(all); err != nil {
				yield("", err)
				return
			}
			least, any := "", false
			for _, p := range all {
				if p.ok && (!any || p.pos < least) {
					least, any = p.pos, true
				}
			}
			if !any || !yield(least, nil) {
				return
			}
			for _, p := range all {
				if p.ok && p.pos == least {
					p.step()
				}
			}
		}
	}
}

// intersection keeps what all of the ordered streams have.
func intersection(streams []positions) positions {
	if len(streams) == 1 {
		return streams[0]
	}
	return func(yield func(string, error) bool) {
		all, stop := pullAll(streams)
		defer stop()
		for {
			most, same := "", true
			for i, p := range all {
				if p.err != nil || !p.ok {
					if p.err != nil {
						yield("", p.err)
					}
					return
				}
				same = same && (i == 0 || p.pos == most)
				most = max(most, p.pos)
			}
			if same && !yield(most, nil) {
				return
			}
			for _, p := range all {
				if same || p.pos < most {
					p.step()
				}
			}
		}
	}
}

// ClaimsByID gives the claims with the given IDs, in their order; nil for one
// that the state does not have.
func (v *View) ClaimsByID(ctx context.Context, ids []string) ([]*ClaimNode, error) {
	return batched(v, "", ids, func(missing []string) (map[string]*ClaimNode, error) {
		return v.readClaims(ctx, missing)
	}, claimSize)
}

func claimSize(c *ClaimNode) int64 {
	n := 512 + len(c.Content) + len(c.Article)
	for _, e := range c.Evidence {
		n += 128 + len(e.Exact) + len(e.Prefix) + len(e.Suffix)
	}
	return int64(n + 128*len(c.Speakers) + 64*len(c.About))
}

// readClaims reads claims from their records, and what they say from the texts:
// in two look-ups, however many they are.
func (v *View) readClaims(ctx context.Context, ids []string) (map[string]*ClaimNode, error) {
	keys := make([]flat.Key, len(ids))
	for i, id := range ids {
		keys[i] = flat.Key(row("C", id))
	}
	found, err := v.tx.GetBatch(ctx, keys)
	if err != nil {
		return nil, fmt.Errorf("read claims: %w", err)
	}
	out := map[string]*ClaimNode{}
	of := map[string][]*ClaimNode{} // by article
	for i, b := range found {
		if b == nil || out[ids[i]] != nil {
			continue
		}
		r, err := decodeClaimRecord(b)
		if err != nil {
			return nil, err
		}
		n := &ClaimNode{Claim: r.Claim, Article: r.Article, Date: r.Date}
		out[ids[i]], of[r.Article] = n, append(of[r.Article], n)
	}
	if err := v.quote(ctx, of); err != nil {
		return nil, err
	}
	return out, v.representAll(ctx, out)
}

// quote adds the evidence of claims from the texts of their articles.
func (v *View) quote(ctx context.Context, of map[string][]*ClaimNode) error {
	articles := slices.Sorted(maps.Keys(of))
	keys := make([]flat.Key, len(articles))
	for i, id := range articles {
		keys[i] = flat.Key(row("T", id))
	}
	texts, err := v.tx.GetBatch(ctx, keys)
	if err != nil {
		return fmt.Errorf("read texts: %w", err)
	}
	for i, id := range articles {
		text := []rune(string(texts[i]))
		for _, c := range of[id] {
			for _, s := range c.Spans {
				if s.Start > s.End || s.End > len(text) {
					return fmt.Errorf("read claims: %s: span %v is not in article %q", c.ID, s, id)
				}
				c.Evidence = append(c.Evidence, Evidence{Article: id, Start: s.Start, End: s.End, Exact: string(text[s.Start:s.End]),
					Prefix: string(text[max(0, s.Start-contextLength):s.Start]), Suffix: string(text[s.End:min(len(text), s.End+contextLength)]),
					Rule: c.Rule, Confidence: c.Confidence})
			}
		}
	}
	return nil
}

// representAll puts representatives for the keys that the articles gave.
func (v *View) representAll(ctx context.Context, claims map[string]*ClaimNode) error {
	if !v.aliased {
		return nil
	}
	var keys []string
	said, err := v.decided(ctx)
	if err != nil {
		return err
	}
	for _, c := range claims {
		c.rename(said.apart[c.Article])
		keys = append(append(keys, c.About...), c.Via, c.Addressee)
		for _, s := range c.Speakers {
			keys = append(keys, s.Entity)
		}
	}
	who, err := readCanon(ctx, v.tx, keys)
	for _, c := range claims {
		c.rename(who)
		slices.Sort(c.About)
		c.About = slices.Compact(c.About)
	}
	return err
}

// rename puts other keys for some.
func (c *Claim) rename(who canon) {
	if len(who) == 0 {
		return
	}
	c.Via, c.Addressee = who.of(c.Via), who.of(c.Addressee)
	for i := range c.Speakers {
		c.Speakers[i].Entity = who.of(c.Speakers[i].Entity)
	}
	for i := range c.About {
		c.About[i] = who.of(c.About[i])
	}
}
