package schema

import (
	"context"
	"slices"

	"quoth/graph"
)

// participant is one who took part in an event.
type participant struct {
	graph.Participant
	words *graph.Evidence
}

var happeningFields = map[string]resolver{
	"Query.events": field(func(ctx context.Context, q *query, _ any, a args) (any, error) {
		return q.eventPage(ctx, a, graph.EventFilter{})
	}),
	"Article.events": field(func(ctx context.Context, q *query, n *graph.ArticleNode, a args) (any, error) {
		return q.eventPage(ctx, a, graph.EventFilter{Article: n.ID})
	}),
	"Article.tolls": field(func(ctx context.Context, q *query, n *graph.ArticleNode, _ args) (any, error) {
		get := q.tolls.load(ctx, n.ID)
		return thunk(func() (any, error) { tolls, err := get(); return list(tolls), err }), nil
	}),
	"Event.id":         value(func(e *graph.EventNode) any { return e.ID }),
	"Event.kind":       value(func(e *graph.EventNode) any { return enum(e.Kind) }),
	"Event.name":       value(func(e *graph.EventNode) any { return e.Name }),
	"Event.date":       value(func(e *graph.EventNode) any { return text(e.Date) }),
	"Event.planned":    value(func(e *graph.EventNode) any { return e.Planned }),
	"Event.confidence": value(func(e *graph.EventNode) any { return e.Confidence }),
	"Event.evidence":   value(func(e *graph.EventNode) any { return pointers(e.Evidence) }),
	"Event.place": field(func(ctx context.Context, q *query, e *graph.EventNode, _ args) (any, error) {
		if e.Place == "" || !canLie(e.Place) {
			return nil, nil
		}
		return q.entity(ctx, e.Place), nil
	}),
	"Event.participants": value(func(e *graph.EventNode) any {
		out := make([]any, len(e.Participants))
		for i := range e.Participants {
			out[i] = &participant{e.Participants[i], &e.Named[i]}
		}
		return out
	}),
	"Event.tolls": field(func(ctx context.Context, q *query, e *graph.EventNode, a args) (any, error) {
		own := q.tollsOf(ctx, e)
		if everybody, _ := a["everybody"].(bool); !everybody {
			return thunk(func() (any, error) { tolls, err := own(); return list(tolls), err }), nil
		}
		get := q.accounts.load(ctx, e.ID)
		return thunk(func() (any, error) {
			accounts, err := get()
			if err != nil {
				return nil, err
			}
			gets := []func() ([]*graph.TollNode, error){own}
			for _, a := range accounts {
				gets = append(gets, q.tollsOf(ctx, a.Event))
			}
			var all []*graph.TollNode
			for _, get := range gets {
				tolls, err := get()
				if err != nil {
					return nil, err
				}
				all = append(all, tolls...)
			}
			return list(all), nil
		}), nil
	}),
	"Event.accounts": field(func(ctx context.Context, q *query, e *graph.EventNode, _ args) (any, error) {
		get := q.accounts.load(ctx, e.ID)
		return thunk(func() (any, error) { accounts, err := get(); return list(accounts), err }), nil
	}),
	"Account.event":      value(func(a *graph.Account) any { return a.Event }),
	"Account.reason":     value(func(a *graph.Account) any { return a.Reason }),
	"Account.confidence": value(func(a *graph.Account) any { return a.Confidence }),
	"Event.article": field(func(ctx context.Context, q *query, e *graph.EventNode, _ args) (any, error) {
		return one(q.articles.load(ctx, e.Article)), nil
	}),
	"Participant.role":     value(func(p *participant) any { return enum(p.Role) }),
	"Participant.evidence": value(func(p *participant) any { return p.words }),
	"Participant.actor": field(func(ctx context.Context, q *query, p *participant, _ args) (any, error) {
		return q.entity(ctx, p.Entity), nil
	}),
	"Toll.kind":     value(func(t *graph.TollNode) any { return enum(t.Kind) }),
	"Toll.count":    value(func(t *graph.TollNode) any { return t.Count }),
	"Toll.bound":    value(func(t *graph.TollNode) any { return enum(t.Bound) }),
	"Toll.victims":  value(func(t *graph.TollNode) any { return text(t.Victims) }),
	"Toll.evidence": value(func(t *graph.TollNode) any { return &t.Evidence }),
	"Toll.event": field(func(ctx context.Context, q *query, t *graph.TollNode, _ args) (any, error) {
		if t.Event == "" {
			return nil, nil
		}
		return one(q.events.load(ctx, t.Event)), nil
	}),
	"Toll.claim": field(func(ctx context.Context, q *query, t *graph.TollNode, _ args) (any, error) {
		if t.Claim == "" {
			return nil, nil
		}
		return one(q.claims.load(ctx, t.Claim)), nil
	}),
}

// tollsOf gives the tolls that an event's article has of it.
func (q *query) tollsOf(ctx context.Context, e *graph.EventNode) func() ([]*graph.TollNode, error) {
	get := q.tolls.load(ctx, e.Article)
	return func() ([]*graph.TollNode, error) {
		all, err := get()
		return slices.DeleteFunc(slices.Clone(all), func(t *graph.TollNode) bool { return t.Event != e.ID }), err
	}
}

func (q *query) eventPage(ctx context.Context, a args, f graph.EventFilter) (any, error) {
	f.Kind = term[graph.EventKind](a, "kind")
	f.From, f.To = graph.Date(a.text("from")), graph.Date(a.text("to"))
	for _, of := range []struct {
		name string
		sort graph.Sort
		into *string
	}{{"participant", graph.EntitySort, &f.Participant}, {"place", graph.EntitySort, &f.Place}, {"article", graph.ArticleSort, &f.Article}} {
		found, ok, err := q.ids(ctx, of.sort, a, of.name)
		if err != nil || !ok {
			return noneOr(a, err)
		}
		if found != nil {
			*of.into = found[0]
		}
	}
	return connect(a,
		q.eventLists.reader(func(p graph.Page) graph.EventPage { return graph.EventPage{EventFilter: f, Page: p} }),
		q.counting(func(ctx context.Context) (int, error) { return q.view.EventCount(ctx, f) }))
}
