package schema

import (
	"cmp"
	"context"
	"slices"

	"quoth/graph"
)

// annotation is a stretch of an article's text and what it is read as; keys
// are "" where there is nothing of that sort.
type annotation struct {
	span                                    graph.Span
	kind                                    string
	entity, region, claim, agreement, event string
}

var annotationFields = map[string]resolver{
	"Article.annotations": field(annotations),
	"Annotation.start":    value(func(n *annotation) any { return n.span.Start }),
	"Annotation.end":      value(func(n *annotation) any { return n.span.End }),
	"Annotation.kind":     value(func(n *annotation) any { return n.kind }),
	"Annotation.entity": field(func(ctx context.Context, q *query, n *annotation, _ args) (any, error) {
		return q.entity(ctx, n.entity), nil
	}),
	"Annotation.region": field(func(ctx context.Context, q *query, n *annotation, _ args) (any, error) {
		return q.entity(ctx, n.region), nil
	}),
	"Annotation.claim": field(func(ctx context.Context, q *query, n *annotation, _ args) (any, error) {
		if n.claim == "" {
			return nil, nil
		}
		return one(q.claims.load(ctx, n.claim)), nil
	}),
	"Annotation.agreement": field(func(ctx context.Context, q *query, n *annotation, _ args) (any, error) {
		return q.agreement(ctx, n.agreement), nil
	}),
	"Annotation.event": field(func(ctx context.Context, q *query, n *annotation, _ args) (any, error) {
		if n.event == "" {
			return nil, nil
		}
		return one(q.events.load(ctx, n.event)), nil
	}),
}

func annotations(ctx context.Context, q *query, n *graph.ArticleNode, a args) (any, error) {
	get := q.readings.load(ctx, n.ID)
	return thunk(func() (any, error) {
		r, err := get()
		if err != nil || r == nil {
			return []any{}, err
		}
		var found []*annotation
		annotate(r, func(n annotation) {
			if n.span.End > n.span.Start && (a["kind"] == nil || oneOf(a["kind"], n.kind)) {
				found = append(found, &n)
			}
		})
		slices.SortStableFunc(found, func(a, b *annotation) int {
			return cmp.Or(cmp.Compare(a.span.Start, b.span.Start), cmp.Compare(b.span.End, a.span.End))
		})
		return list(found), nil
	}), nil
}

// annotate hands over every span of a reading.
func annotate(r *graph.Reading, add func(annotation)) {
	each := func(spans []graph.Span, n annotation) {
		for _, s := range spans {
			n.span = s
			add(n)
		}
	}
	for _, e := range r.Entities {
		each(e.Mentions, annotation{kind: "MENTION", entity: e.Key})
		for _, role := range e.Roles {
			add(annotation{span: role.Span, kind: "ROLE", entity: e.Key})
		}
	}
	for _, c := range r.Claims {
		each(c.Spans, annotation{kind: "CLAIM", claim: c.ID})
		add(annotation{span: c.Cue.Span, kind: "CUE", claim: c.ID})
		for _, s := range c.Speakers {
			n := annotation{span: s.Span, kind: "SPEAKER", claim: c.ID, entity: s.Entity}
			if s.Entity == c.Provision() {
				n.entity, n.agreement = "", s.Entity
			}
			add(n)
		}
	}
	for _, g := range r.Agreements {
		each(g.Mentions, annotation{kind: "AGREEMENT", agreement: g.Key})
	}
	for _, m := range r.Memberships {
		each(m.Spans, annotation{kind: "MEMBERSHIP", agreement: m.Agreement, entity: m.Party})
	}
	for _, e := range r.Events {
		each(e.Spans, annotation{kind: "EVENT", event: e.ID})
		for _, p := range e.Participants {
			add(annotation{span: p.Span, kind: "PARTICIPANT", event: e.ID, entity: p.Entity})
		}
	}
	for _, t := range r.Tolls {
		add(annotation{span: t.Span, kind: "TOLL", event: t.Event, claim: t.Claim})
	}
	for _, l := range r.Locations {
		each(l.Spans, annotation{kind: "LOCATION", entity: l.Place, region: l.Region})
	}
}
