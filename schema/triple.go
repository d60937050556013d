package schema

import (
	"context"
	"net/url"

	"quoth/graph"
)

var tripleFields = map[string]resolver{
	"Triple.subject":    value(func(t *graph.Quad) any { return t.Subject.IRI }),
	"Triple.predicate":  value(func(t *graph.Quad) any { return t.Predicate.IRI }),
	"Triple.object":     value(func(t *graph.Quad) any { return termText(t.Object) }),
	"Triple.objectKind": value(func(t *graph.Quad) any { return termKind(t.Object) }),
	"Triple.datatype":   value(func(t *graph.Quad) any { return text(t.Object.Datatype) }),
	"Triple.language":   value(func(t *graph.Quad) any { return text(t.Object.Language) }),
	"Triple.label":      value(func(t *graph.Quad) any { return text(t.Label.IRI) }),
}

func termText(t graph.Term) string {
	if t.IRI != "" {
		return t.IRI
	}
	return t.Value
}

func termKind(t graph.Term) string {
	if t.IRI != "" {
		return "IRI"
	}
	return "LITERAL"
}

// triplePage lists the quads that match a pattern.
func triplePage(_ context.Context, q *query, _ any, a args) (any, error) {
	pattern := graph.Pattern{
		Subject: graph.Term{IRI: a.text("subject")}, Predicate: graph.Term{IRI: a.text("predicate")},
		Object: objectTerm(a.text("object")), Label: graph.Term{IRI: a.text("label")},
	}
	return connect(a,
		q.alone(func(ctx context.Context, p graph.Page) (rows, error) {
			found, err := q.view.Triples(ctx, pattern, p)
			quads := make([]*graph.Quad, len(found.Items))
			for i := range found.Items {
				quads[i] = &found.Items[i]
			}
			return listed(graph.List[*graph.Quad]{Items: quads, Positions: found.Positions, More: found.More}, err)
		}),
		q.counting(func(ctx context.Context) (int, error) { return q.view.TripleCount(ctx, pattern) }))
}

// objectTerm takes an absolute IRI for one and anything else for a literal.
func objectTerm(object string) graph.Term {
	if u, err := url.Parse(object); err == nil && (u.Scheme == "urn" || u.Host != "") {
		return graph.Term{IRI: object}
	}
	return graph.Term{Value: object}
}
