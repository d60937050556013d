package graph

import (
	"slices"
)

// The facts that identity across articles is decided by, counted by key in a
// tally of its own: how many articles give them.
const (
	factSeen      field = 'A' // articles that know the key
	factName      field = 'n'
	factOther     field = 'o' // another proper name of the same thing
	factTitle     field = 'r' // of an office held
	factOf        field = 'f' // what the office is of
	factKind      field = 'k'
	factDate      field = 'd'
	factParty     field = 'p'
	factMediator  field = 'm'
	factCountry   field = 'c' // that an article which knows an agreement speaks of most
	factPublished field = 'u' // the day of such an article
)

// maxFacts bounds the values of one fact in a profile: those that most
// articles give.
const maxFacts = 24

// profile is what all articles together say of one key that bears on who it
// is. It depends on the set of the articles alone, and changes seldom: of how
// many articles there are it holds the order of magnitude.
type profile struct {
	key    string
	weight int // binary logarithm of the number of articles, and one
	facts  map[field][]string
}

// profileOf sums a tally of facts up, nil for an empty one.
func profileOf(key string, t tally) *profile {
	if t.count(factSeen) == 0 {
		return nil
	}
	p := &profile{key: key, facts: map[field][]string{}}
	for n := t.count(factSeen); n > 0; n /= 2 {
		p.weight++
	}
	fields := map[field]bool{}
	for e := range t {
		fields[e.field] = e.field != factSeen
	}
	for f, is := range fields {
		if !is {
			continue
		}
		for _, s := range t.values(f) {
			if p.facts[f] = append(p.facts[f], s.Value); len(p.facts[f]) == maxFacts {
				break
			}
		}
		slices.Sort(p.facts[f])
	}
	return p
}

// tally is the profile as a tally whose counts mean nothing but the weight.
func (p *profile) tally() tally {
	t := tally{entry{factSeen, ""}: p.weight}
	for f, values := range p.facts {
		for _, v := range values {
			t[entry{f, v}] = 1
		}
	}
	return t
}

func (p *profile) encode() string {
	if p == nil {
		return ""
	}
	return string(p.tally().encode())
}

func decodeProfile(key string, b []byte) (*profile, error) {
	t, err := decodeTally(b)
	if err != nil {
		return nil, err
	}
	p := &profile{key: key, weight: t.count(factSeen), facts: map[field][]string{}}
	for e := range t {
		if e.field != factSeen {
			p.facts[e.field] = append(p.facts[e.field], e.value)
		}
	}
	for _, values := range p.facts {
		slices.Sort(values)
	}
	return p, nil
}

// rules decide who is who within one class of keys. They look at profiles
// alone, so that links follow from the set of the articles.
type rules interface {
	// zones gives the names under which a key is found by those that it may be
	// the same as; keys that share none are never linked by rule.
	zones(p *profile) []string
	// concerns says whether v can make a difference to the ties of u.
	concerns(u, v *profile) bool
	// ties gives the links of u to some of those that concern it, in order.
	ties(u *profile, near []*profile) []tie
	// contradict says whether two can under no circumstances be one.
	contradict(a, b *profile) bool
	// rank prefers a key as the one that represents others.
	rank(p *profile) int
}

// tie is a link by rule from the key that it was worked out for.
type tie struct {
	to       string
	strength int // percent
	rule     string
	reason   string // in words
}

// rulesOf gives the rules for a key, nil where nothing is linked by rule.
func rulesOf(key string) rules {
	return nil
}

// factsOf gives the facts of one reading by key.
func factsOf(r *Reading) map[string]tally {
	return nil
}
