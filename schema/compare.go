package schema

import (
	"context"

	"quoth/graph"
)

// mostCompared bounds the actors of one comparison.
const mostCompared = 10

// comparison is one actor's side.
type comparison struct {
	actor *graph.EntityNode
	about []string
}

var compareFields = map[string]resolver{
	"Query.compare":    field(compare),
	"Comparison.actor": value(func(c *comparison) any { return c.actor }),
	"Comparison.claims": field(func(ctx context.Context, q *query, c *comparison, a args) (any, error) {
		return q.claimPage(ctx, a, graph.ClaimFilter{Speakers: []string{c.actor.Key}, About: c.about})
	}),
}

func compare(ctx context.Context, q *query, _ any, a args) (any, error) {
	names := a["actors"].([]any)
	if len(names) > mostCompared {
		return nil, Errorf(BadInput, "%d actors; at most %d are compared", len(names), mostCompared)
	}
	about, known, err := q.ids(ctx, graph.EntitySort, a, "about")
	if err != nil {
		return nil, err
	}
	if !known {
		return nil, Errorf(BadInput, "nothing is known as %q", clip(a.text("about")))
	}
	keys := make([]string, len(names))
	for i, name := range names {
		if keys[i], err = q.entityKey(ctx, name.(string)); err != nil {
			return nil, err
		}
	}
	actors, err := many(ctx, q.entities, keys)()
	if err != nil {
		return nil, err
	}
	return mapped(actors.([]any), func(e any) any { return &comparison{actor: e.(*graph.EntityNode), about: about} }), nil
}

// entityKey gives the key of the likeliest entity of a name or id, and an
// error where there is none.
func (q *query) entityKey(ctx context.Context, ref string) (string, error) {
	keys, err := q.refs.load(ctx, reference{graph.EntitySort, ref})()
	if err == nil && len(keys) == 0 {
		err = Errorf(BadInput, "nothing is known as %q", clip(ref))
	}
	if err != nil {
		return "", err
	}
	return keys[0], nil
}
