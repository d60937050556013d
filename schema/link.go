package schema

import (
	"context"
	"slices"

	"quoth/graph"
)

// Bounds on walks over links.
const (
	mostDepth     = 3
	mostLength    = 6
	mostVisited   = 2_000 // entities of one walk
	mostLinksEach = 20    // shown with one neighbor
)

// link is a statement that ties two entities.
type link struct {
	from, to, relation string
	claim              *graph.ClaimNode
	agreement          string // key
	location           *graph.LocationNode
}

// neighbor is an entity that a walk came to.
type neighbor struct {
	key      string
	distance int
	links    []*link // from entities one nearer
}

var linkFields = map[string]resolver{
	"Query.neighbors": field(neighbors),
	"Query.path":      field(shortest),
	"Neighbor.entity": field(func(ctx context.Context, q *query, n *neighbor, _ args) (any, error) {
		return q.entity(ctx, n.key), nil
	}),
	"Neighbor.distance": value(func(n *neighbor) any { return n.distance }),
	"Neighbor.links":    value(func(n *neighbor) any { return list(n.links[:min(len(n.links), mostLinksEach)]) }),
	"Link.from":         field(func(ctx context.Context, q *query, l *link, _ args) (any, error) { return q.entity(ctx, l.from), nil }),
	"Link.to":           field(func(ctx context.Context, q *query, l *link, _ args) (any, error) { return q.entity(ctx, l.to), nil }),
	"Link.relation":     value(func(l *link) any { return l.relation }),
	"Link.claim": value(func(l *link) any {
		if l.claim == nil {
			return nil
		}
		return l.claim
	}),
	"Link.location": value(func(l *link) any {
		if l.location == nil {
			return nil
		}
		return l.location
	}),
	"Link.agreement": field(func(ctx context.Context, q *query, l *link, _ args) (any, error) {
		if l.agreement == "" {
			return nil, nil
		}
		return one(q.agreements.load(ctx, l.agreement)), nil
	}),
}

func neighbors(ctx context.Context, q *query, _ any, a args) (any, error) {
	depth, ok := a["depth"].(int)
	if !ok || depth < 1 || depth > mostDepth {
		return nil, Errorf(BadInput, "depth may be 1 to %d", mostDepth)
	}
	start, err := q.entityKey(ctx, a.text("of"))
	if err != nil {
		return nil, err
	}
	found, err := q.walk(ctx, start, depth, "")
	return list(found), err
}

// shortest finds a chain of as few links as can be: of equals the one whose
// entities come first by key.
func shortest(ctx context.Context, q *query, _ any, a args) (any, error) {
	length, ok := a["maxLength"].(int)
	if !ok || length < 1 || length > mostLength {
		return nil, Errorf(BadInput, "maxLength may be 1 to %d", mostLength)
	}
	start, err := q.entityKey(ctx, a.text("from"))
	if err != nil {
		return nil, err
	}
	end, err := q.entityKey(ctx, a.text("to"))
	if err != nil {
		return nil, err
	}
	if start == end {
		return []any{}, nil
	}
	found, err := q.walk(ctx, start, length, end)
	if err != nil {
		return nil, err
	}
	byKey := map[string]*neighbor{}
	for _, n := range found {
		byKey[n.key] = n
	}
	var chain []*link
	for at := end; at != start; {
		n := byKey[at]
		if n == nil {
			return nil, nil
		}
		chain = append(chain, n.links[0])
		at = n.links[0].from
	}
	slices.Reverse(chain)
	return list(chain), nil
}

// walk goes over links breadth first, level by level, until the goal is found
// or the depth is reached. Each level is in the order of keys.
func (q *query) walk(ctx context.Context, start string, depth int, goal string) ([]*neighbor, error) {
	visited := map[string]bool{start: true}
	level := []string{start}
	var found []*neighbor
	for distance := 1; distance <= depth && len(level) > 0; distance++ {
		links, err := q.linksOf(ctx, level)
		if err != nil {
			return nil, err
		}
		reached := map[string]*neighbor{}
		for _, l := range links {
			if visited[l.to] {
				continue
			}
			if reached[l.to] == nil {
				reached[l.to] = &neighbor{key: l.to, distance: distance}
			}
			reached[l.to].links = append(reached[l.to].links, l)
		}
		level = sorted(reached)
		for _, key := range level {
			visited[key] = true
			found = append(found, reached[key])
		}
		if len(visited) > mostVisited {
			return nil, Errorf(TooComplex, "more than %d entities are within reach: ask for fewer links", mostVisited)
		}
		if visited[goal] {
			break
		}
	}
	return found, nil
}

// linksOf gives the links that lead from the entities, by entity in the order
// given, then locations, agreements and claims.
func (q *query) linksOf(ctx context.Context, keys []string) ([]*link, error) {
	by := map[string][]*link{}
	add := func(l *link) { by[l.from] = append(by[l.from], l) }
	for _, part := range []func(context.Context, []string, func(*link)) error{q.locationLinks, q.agreementLinks, q.claimLinks} {
		if err := part(ctx, keys, add); err != nil {
			return nil, err
		}
	}
	var out []*link
	for _, key := range keys {
		out = append(out, by[key]...)
	}
	return out, nil
}

func (q *query) locationLinks(ctx context.Context, keys []string, add func(*link)) error {
	for _, key := range keys {
		q.regions.load(ctx, key)
		q.contents.load(ctx, key)
	}
	for _, key := range keys {
		regions, err := q.regions.load(ctx, key)()
		if err != nil {
			return err
		}
		for _, l := range placed(regions) {
			add(&link{from: key, to: l.Region, relation: "LIES_IN", location: l})
		}
		contents, err := q.contents.load(ctx, key)()
		if err != nil {
			return err
		}
		for _, l := range placed(contents) {
			add(&link{from: key, to: l.Place, relation: "CONTAINS", location: l})
		}
	}
	return nil
}

func (q *query) agreementLinks(ctx context.Context, keys []string, add func(*link)) error {
	for _, key := range keys {
		q.joined.load(ctx, key)
	}
	for _, key := range keys {
		joined, err := q.joined.load(ctx, key)()
		if err != nil {
			return err
		}
		for _, m := range joined {
			q.members.load(ctx, m.Agreement)
		}
	}
	for _, key := range keys {
		joined, err := q.joined.load(ctx, key)()
		if err != nil {
			return err
		}
		for _, m := range joined {
			members, err := q.members.load(ctx, m.Agreement)()
			if err != nil {
				return err
			}
			for _, other := range members {
				if other.Party != key {
					add(&link{from: key, to: other.Party, relation: "AGREES_WITH", agreement: m.Agreement})
				}
			}
		}
	}
	return nil
}

func (q *query) claimLinks(ctx context.Context, keys []string, add func(*link)) error {
	said, err := q.scan(ctx, graph.ClaimFilter{Speakers: keys}, everyClaim)
	if err != nil {
		return err
	}
	for _, c := range said {
		for _, voice := range c.Voices() {
			if slices.Contains(keys, voice) {
				for _, about := range c.About {
					add(&link{from: voice, to: about, relation: "SPEAKS_OF", claim: c})
				}
			}
		}
	}
	about, err := q.scan(ctx, graph.ClaimFilter{About: keys}, everyClaim)
	if err != nil {
		return err
	}
	for _, c := range about {
		for _, key := range c.About {
			if slices.Contains(keys, key) {
				for _, voice := range c.Voices() {
					add(&link{from: key, to: voice, relation: "IS_SPOKEN_OF_BY", claim: c})
				}
			}
		}
	}
	return nil
}
