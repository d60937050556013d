package graph

import (
	"cmp"
	"context"
	"slices"
	"strconv"
	"strings"

	"github.com/hidal-go/hidalgo/kv/flat"
)

// LinkKind says how two claims are linked.
type LinkKind string

// The kinds of links. Claims are never merged: a link is a candidate with a
// score, for people to judge.
const (
	SameClaim LinkKind = "same"    // they say the same thing
	Dispute   LinkKind = "dispute" // one denies what the other says, or gives other numbers
)

// ClaimLink is a link from one claim to another.
type ClaimLink struct {
	To     *ClaimNode
	Kind   LinkKind
	Score  float64 // overlap of words and entities, 0 to 1
	Reason string  // of a dispute: "denial", "negation" or "numbers"
}

// Bounds on links.
const (
	MinLinkScore = 0.45
	MaxLinks     = 50
	maxInBucket  = 400 // claims of one bucket that are compared, by ID
)

// ClaimLinks gives, for each of the claims, the claims of other articles that
// say the same or dispute it, the closest first. They follow from the claims
// alone, in whatever order those came, and are found by buckets, so that the
// cost of one claim does not grow with the store but with what is like it.
func (v *View) ClaimLinks(ctx context.Context, ids []string) ([][]*ClaimLink, error) {
	claims, err := v.ClaimsByID(ctx, ids)
	if err != nil {
		return nil, err
	}
	out := make([][]*ClaimLink, len(ids))
	for i, c := range claims {
		if c == nil {
			continue
		}
		if out[i], err = v.claimLinks(ctx, c); err != nil {
			return nil, err
		}
	}
	return out, nil
}

func (v *View) claimLinks(ctx context.Context, c *ClaimNode) ([]*ClaimLink, error) {
	p := propositionOf(&c.Claim)
	near, err := v.bucketed(ctx, p)
	if err != nil {
		return nil, err
	}
	others, err := v.ClaimsByID(ctx, near)
	if err != nil {
		return nil, err
	}
	var out []*ClaimLink
	for _, o := range others {
		if o != nil && o.Article != c.Article {
			if l := link(c, o, p, propositionOf(&o.Claim)); l != nil {
				out = append(out, l)
			}
		}
	}
	slices.SortFunc(out, func(a, b *ClaimLink) int {
		return cmp.Or(cmp.Compare(b.Score, a.Score), cmp.Compare(a.To.Article, b.To.Article), cmp.Compare(a.To.ID, b.To.ID))
	})
	return out[:min(len(out), MaxLinks)], nil
}

// bucketed gives the claims that share a bucket with a proposition and enough
// of its features, by ID.
func (v *View) bucketed(ctx context.Context, p proposition) ([]string, error) {
	var out []string
	for band, key := range p.bandKeys() {
		n := 0
		for pair, err := range scan(ctx, v.tx, row("z", strconv.Itoa(band), key, ""), nil) {
			if err != nil {
				return nil, err
			}
			out = append(out, string(pair.key))
			if n++; n == maxInBucket {
				break
			}
		}
	}
	slices.Sort(out)
	return v.alike(ctx, p, slices.Compact(out))
}

// alike keeps the claims whose features overlap enough, without reading them.
func (v *View) alike(ctx context.Context, p proposition, ids []string) ([]string, error) {
	keys := make([]flat.Key, len(ids))
	for i, id := range ids {
		keys[i] = flat.Key(row("Z", id))
	}
	found, err := v.tx.GetBatch(ctx, keys)
	if err != nil {
		return nil, err
	}
	var out []string
	for i, b := range found {
		if p.overlap(proposition{features: strings.Fields(string(b))}) >= MinLinkScore {
			out = append(out, ids[i])
		}
	}
	return out, nil
}

// link compares two claims; nil where they have too little in common.
func link(a, b *ClaimNode, p, o proposition) *ClaimLink {
	score := p.overlap(o)
	if score < MinLinkScore {
		return nil
	}
	l := &ClaimLink{To: b, Kind: SameClaim, Score: score}
	switch {
	case (a.Stance == Denies) != (b.Stance == Denies):
		l.Reason = "denial"
	case p.negated != o.negated:
		l.Reason = "negation"
	case len(p.numbers) > 0 && len(o.numbers) > 0 && !slices.Equal(p.numbers, o.numbers):
		l.Reason = "numbers"
	}
	if l.Reason != "" {
		l.Kind = Dispute
	}
	return l
}

// Copy is a passage that stands in two articles, but for letter case, accents
// and punctuation.
type Copy struct {
	Span    Span   // in the article asked for
	Article string // the other's ID
	Other   Span   // there
	Words   int
}

// Bounds on copies.
const (
	minCopied     = 10  // words
	maxCopySource = 100 // articles that are compared
)

// Copies gives the passages of 15 words and more that an article shares with
// others (some shorter ones too), in order of the text and of the others' IDs:
// what is copied is no second source.
func (v *View) Copies(ctx context.Context, id string) ([]Copy, error) {
	mine, err := v.wordsOf(ctx, id)
	if err != nil {
		return nil, err
	}
	shared := map[string]bool{}
	for _, f := range fingerprints(mine.folded) {
		for pair, err := range scan(ctx, v.tx, row("p", f.key(), ""), nil) {
			if err != nil {
				return nil, err
			}
			if other := string(pair.key); other != id && len(shared) < maxCopySource {
				shared[other] = true
			}
		}
	}
	var out []Copy
	for other := range shared {
		theirs, err := v.wordsOf(ctx, other)
		if err != nil {
			return nil, err
		}
		for _, c := range mine.copies(theirs) {
			c.Article = other
			out = append(out, c)
		}
	}
	slices.SortFunc(out, func(a, b Copy) int {
		return cmp.Or(cmp.Compare(a.Span.Start, b.Span.Start), cmp.Compare(a.Article, b.Article), cmp.Compare(a.Other.Start, b.Other.Start))
	})
	return out, nil
}

// wording is a text's folded words with their spans.
type wording struct {
	folded []string
	spans  []Span
}

func (v *View) wordsOf(ctx context.Context, id string) (wording, error) {
	text, err := v.Text(ctx, id)
	if err != nil {
		return wording{}, err
	}
	return wordingOf(text), nil
}

func wordingOf(text string) wording {
	var w wording
	for s, folded := range words(text) {
		w.spans, w.folded = append(w.spans, s), append(w.folded, folded)
	}
	return w
}

// copies extends each run of gram words that both have as far as it goes.
func (w wording) copies(o wording) []Copy {
	at := map[string][]int{}
	for i := 0; i+gram <= len(o.folded); i++ {
		k := strings.Join(o.folded[i:i+gram], " ")
		at[k] = append(at[k], i)
	}
	var out []Copy
	end := map[int]int{} // by offset between the texts: where the last copy ends
	for i := 0; i+gram <= len(w.folded); i++ {
		for _, j := range at[strings.Join(w.folded[i:i+gram], " ")] {
			if end[j-i] > i {
				continue
			}
			n := gram
			for i+n < len(w.folded) && j+n < len(o.folded) && w.folded[i+n] == o.folded[j+n] {
				n++
			}
			end[j-i] = i + n
			if n >= minCopied {
				out = append(out, Copy{Span: Span{w.spans[i].Start, w.spans[i+n-1].End},
					Other: Span{o.spans[j].Start, o.spans[j+n-1].End}, Words: n})
			}
		}
	}
	return out
}
