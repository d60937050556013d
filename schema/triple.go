package schema

import (
	"context"
	"net/url"
	"strconv"

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

// triplePage lists quads that match a pattern; a position is the number of
// quads before the next one.
func triplePage(_ context.Context, q *query, _ any, a args) (any, error) {
	pattern := graph.Pattern{
		Subject: graph.Term{IRI: a.text("subject")}, Predicate: graph.Term{IRI: a.text("predicate")},
		Object: objectTerm(a.text("object")), Label: graph.Term{IRI: a.text("label")},
	}
	return connect(a,
		func(ctx context.Context, p graph.Page) (rows, error) { return q.quads(ctx, pattern, p) },
		func(ctx context.Context) (int, error) {
			n := 0
			for _, err := range q.view.Quads(ctx, pattern) {
				if err != nil {
					return 0, err
				}
				n++
			}
			return n, nil
		})
}

// objectTerm takes an absolute IRI for one and anything else for a literal.
func objectTerm(object string) graph.Term {
	if u, err := url.Parse(object); err == nil && (u.Scheme == "urn" || u.Host != "") {
		return graph.Term{IRI: object}
	}
	return graph.Term{Value: object}
}

func (q *query) quads(ctx context.Context, pattern graph.Pattern, p graph.Page) (rows, error) {
	skip := 0
	if p.After != "" {
		n, err := strconv.Atoi(p.After)
		if err != nil || n < 0 {
			return rows{}, graph.ErrPosition
		}
		skip = n
	}
	var out rows
	n := 0
	for quad, err := range q.view.Quads(ctx, pattern) {
		if err != nil {
			return rows{}, err
		}
		n++
		if n <= skip {
			continue
		}
		if len(out.items) == p.First {
			out.more = true
			break
		}
		out.items = append(out.items, &quad)
		out.positions = append(out.positions, strconv.Itoa(n))
	}
	return out, nil
}
