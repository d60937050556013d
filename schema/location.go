package schema

import (
	"context"

	"quoth/graph"
)

var locationFields = map[string]resolver{
	"Location.basis":        value(func(l *graph.LocationNode) any { return enum(l.Basis) }),
	"Location.confidence":   value(func(l *graph.LocationNode) any { return l.Confidence }),
	"Location.articleCount": value(func(l *graph.LocationNode) any { return l.Articles }),
	"Location.evidence":     value(func(l *graph.LocationNode) any { return pointers(l.Evidence) }),
	"Location.place": field(func(ctx context.Context, q *query, l *graph.LocationNode, _ args) (any, error) {
		return q.entity(ctx, l.Place), nil
	}),
	"Location.region": field(func(ctx context.Context, q *query, l *graph.LocationNode, _ args) (any, error) {
		return q.entity(ctx, l.Region), nil
	}),
}

// placed leaves out locations of what the contract has no place for: people
// and groups.
func placed(locations []*graph.LocationNode) []*graph.LocationNode {
	var out []*graph.LocationNode
	for _, l := range locations {
		if canLie(l.Place) && canLie(l.Region) {
			out = append(out, l)
		}
	}
	return out
}

// contains lists what lies in a place.
func contains(ctx context.Context, q *query, e *graph.EntityNode, a args) (any, error) {
	basis := term[graph.Basis](a, "basis")
	get := q.contents.load(ctx, e.Key)
	find := func() ([]*graph.LocationNode, error) {
		all, err := get()
		var found []*graph.LocationNode
		for _, l := range placed(all) {
			if basis == "" || l.Basis == basis {
				found = append(found, l)
			}
		}
		return found, err
	}
	return held(a, find, func(l *graph.LocationNode) string { return l.Place })
}
