package graph

import (
	"cmp"
	"context"
	"math"
	"slices"
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
	Score  float64 // overlap of words and names, 0 to 1
	Reason string  // of a dispute: "denial", "negation" or "numbers"
}

// Bounds on links.
const (
	MinLinkScore    = 0.35
	MinDisputeScore = 0.5 // and of claims that lie far apart in time
	MaxLinks        = 50
)

// What two claims must have in common beside the overlap.
const (
	minShared = 3  // weight of the words
	minAlone  = 4  // the same where they share no name
	nearDays  = 30 // apart; claims farther apart name the same or speak of two occasions
)

// linked is a link found between two propositions.
type linked struct {
	to      string // ID of the claim
	article string
	kind    LinkKind
	score   float64
	reason  string
}

// ClaimLinks gives, for each of the claims, the claims that say the same or
// dispute it, the closest first: those of other articles, and those of the same
// one by other speakers. Whether two claims are linked follows from the two
// alone, so that neither the order of loading nor the rest of the store matters.
// The work for a claim grows with the claims of the 60 days about it that share
// one of its words, and with those of all times that name exactly the same, not
// with what else is in the store; of the links found the closest 50 are given.
func (v *View) ClaimLinks(ctx context.Context, ids []string) ([][]*ClaimLink, error) {
	found := make([][]linked, len(ids))
	var all []string
	props, err := v.propositions(ctx, ids)
	if err != nil {
		return nil, err
	}
	for i, p := range props {
		if p == nil {
			continue
		}
		if found[i], err = v.linksOf(ctx, ids[i], p); err != nil {
			return nil, err
		}
		for _, l := range found[i] {
			all = append(all, l.to)
		}
	}
	nodes, err := v.ClaimsByID(ctx, all)
	if err != nil {
		return nil, err
	}
	out := make([][]*ClaimLink, len(ids))
	for i, links := range found {
		for _, l := range links {
			out[i] = append(out[i], &ClaimLink{To: nodes[0], Kind: l.kind, Score: l.score, Reason: l.reason})
			nodes = nodes[1:]
		}
	}
	return out, nil
}

// linksOf compares a claim with all that share enough of its words and names.
func (v *View) linksOf(ctx context.Context, id string, p *proposition) ([]linked, error) {
	near, err := v.candidates(ctx, p)
	if err != nil {
		return nil, err
	}
	others, err := v.propositions(ctx, near)
	if err != nil {
		return nil, err
	}
	var out []linked
	for i, o := range others {
		if o == nil || near[i] == id {
			continue
		}
		if l, ok := compare(p, o); ok {
			l.to = near[i]
			out = append(out, l)
		}
	}
	return closest(out), nil
}

// closest puts links in order and keeps the first.
func closest(links []linked) []linked {
	slices.SortFunc(links, func(a, b linked) int {
		return cmp.Or(cmp.Compare(b.score, a.score), cmp.Compare(a.article, b.article), cmp.Compare(a.to, b.to))
	})
	return links[:min(len(links), MaxLinks)]
}

// propositions reads what claims say; nil for an unknown one.
func (v *View) propositions(ctx context.Context, ids []string) ([]*proposition, error) {
	return batched(v, propositionKey, ids, func(missing []string) (map[string]*proposition, error) {
		keys := make([]flat.Key, len(missing))
		for i, id := range missing {
			keys[i] = flat.Key(row("Z", id))
		}
		found, err := v.tx.GetBatch(ctx, keys)
		if err != nil {
			return nil, err
		}
		out := make(map[string]*proposition, len(missing))
		for i, b := range found {
			if b == nil {
				continue
			}
			if out[missing[i]], err = decodeProposition(b); err != nil {
				return nil, err
			}
		}
		return out, nil
	}, func(p *proposition) int64 {
		return 512 + 32*int64(len(p.words)+len(p.names)+len(p.negated)+len(p.speakers)+4*len(p.counts))
	})
}

// propositionKey begins the keys of propositions in the cache.
const propositionKey = "said "

// compare says whether two propositions are linked, and how. It is symmetric.
func compare(p, o *proposition) (linked, bool) {
	if p.article == o.article && (p.span.Start < o.span.End && o.span.Start < p.span.End || share(p.speakers, o.speakers)) {
		return linked{}, false // one report of one statement
	}
	names := len(shared(p.names, o.names))
	if names == 0 && len(p.names) > 0 && len(o.names) > 0 {
		return linked{}, false
	}
	least := MinLinkScore
	if !near(p.day, o.day) {
		if least = MinDisputeScore; names == 0 || len(p.names) > names || len(o.names) > names {
			return linked{}, false
		}
	}
	words := shared(p.words, o.words)
	weight := weightOfAll(words)
	if weight < minShared || names == 0 && weight < minAlone {
		return linked{}, false
	}
	weight += nameWeight * names
	union := p.weight() + o.weight() - weight
	if !enough(weight, union, least) {
		return linked{}, false
	}
	l := linked{article: o.article, kind: SameClaim, score: float64(weight) / float64(union)}
	switch {
	case p.denied != o.denied && p.contra == o.contra:
		l.reason = "denial"
	case p.denied == o.denied && p.contra != o.contra && p.turns(o, words):
		if p.felt || o.felt {
			return linked{}, false // sorry that it was not done is not: it was not done
		}
		l.reason = "negation"
	case p.otherCounts(o):
		if !near(p.day, o.day) || p.grown(o) {
			return linked{}, false // of two occasions, or as it became known
		}
		l.reason = "numbers"
	}
	if l.reason != "" {
		l.kind = Dispute
	}
	if l.kind == Dispute && l.score < MinDisputeScore {
		return linked{}, false
	}
	l.score = math.Round(100*l.score) / 100
	return l, true
}

// enough says whether what two propositions share is that part of what they
// have together.
func enough(shared, union int, score float64) bool { return float64(shared) >= score*float64(union) }

// turns says whether a word that both have is negated in one alone.
func (p *proposition) turns(o *proposition, words []string) bool {
	return slices.ContainsFunc(words, func(w string) bool {
		return slices.Contains(p.negated, w) != slices.Contains(o.negated, w)
	})
}

func (p *proposition) otherCounts(o *proposition) bool {
	for _, a := range p.counts {
		for _, b := range o.counts {
			if differ, _ := a.differs(b); differ {
				return true
			}
		}
	}
	return false
}

// grown says whether all that differs is how many people something befell, and
// what was said on a later day is more.
func (p *proposition) grown(o *proposition) bool {
	if p.day == noDay || o.day == noDay || p.day == o.day {
		return false
	}
	for _, a := range p.counts {
		for _, b := range o.counts {
			if differ, greater := a.differs(b); differ && !(a.befalls() && greater == (p.day > o.day)) {
				return false
			}
		}
	}
	return true
}

// near says whether two days lie close together; one that is not known may.
func near(a, b int) bool { return a == noDay || b == noDay || max(a-b, b-a) <= nearDays }

// shared gives what two sorted lists have in common.
func shared(a, b []string) []string {
	var out []string
	for len(a) > 0 && len(b) > 0 {
		switch c := strings.Compare(a[0], b[0]); {
		case c < 0:
			a = a[1:]
		case c > 0:
			b = b[1:]
		default:
			out = append(out, a[0])
			a, b = a[1:], b[1:]
		}
	}
	return out
}

func share(a, b []string) bool { return len(shared(a, b)) > 0 }

// Corroboration counts who says a claim.
type Corroboration struct {
	Claims   int // that say the same, with the claim itself
	Articles int // that report them
	Sources  int // that do not depend on each other: other speakers, in words that are not copied; nobody unnamed counts
}

// Corroborated counts who says the same as a claim, given its links.
func Corroborated(c *ClaimNode, links []*ClaimLink) Corroboration {
	all := []*ClaimNode{c}
	for _, l := range links {
		if l.Kind == SameClaim {
			all = append(all, l.To)
		}
	}
	articles := map[string]bool{}
	wordings := make([]wording, len(all))
	source := make([]int, len(all)) // the first claim that one goes back to
	for i, a := range all {
		articles[a.Article] = true
		wordings[i] = wordingOf(a.Content)
		at := wordings[i].index()
		source[i] = i
		for k, b := range all[:i] {
			if from, to := source[i], source[k]; from != to && (sameSpeaker(a, b) || copied(&wordings[i], &wordings[k], at)) {
				for m := range source[:i+1] {
					if source[m] == from {
						source[m] = to
					}
				}
			}
		}
	}
	named := source[:0:0]
	for i, c := range all {
		if len(c.Speakers) > 0 {
			named = append(named, source[i])
		}
	}
	slices.Sort(named)
	return Corroboration{Claims: len(all), Articles: len(articles), Sources: len(slices.Compact(named))}
}

func sameSpeaker(a, b *ClaimNode) bool {
	return slices.ContainsFunc(a.Speakers, func(s Speaker) bool {
		return slices.ContainsFunc(b.Speakers, func(o Speaker) bool { return s.Entity == o.Entity })
	})
}

// copied says whether one text is the other but for a few words, or shares a
// long passage with it; at is the index of the first. What is shorter than 8
// words can be said by two.
func copied(w, o *wording, at map[uint64][]int) bool {
	most := 0
	for _, c := range aligned(w, o, alike(at, o), gram) {
		most = max(most, c.Words)
	}
	return most >= minCopied || most > 0 && 4*most >= 3*max(len(w.hashes), len(o.hashes))
}
