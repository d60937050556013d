package schema

import (
	"context"
	"strings"

	"quoth/graph"
)

// reference is what a client wrote where an id or a name may stand.
type reference struct {
	sort graph.Sort
	text string
}

var queryFields = map[string]resolver{
	"Query.claims": field(func(ctx context.Context, q *query, _ any, a args) (any, error) {
		return q.claimPage(ctx, a, graph.ClaimFilter{})
	}),
	"Query.actors":     field(func(ctx context.Context, q *query, _ any, a args) (any, error) { return q.actorPage(ctx, a, "") }),
	"Query.places":     field(func(ctx context.Context, q *query, _ any, a args) (any, error) { return q.placePage(ctx, a, "") }),
	"Query.agreements": field(func(ctx context.Context, q *query, _ any, a args) (any, error) { return q.agreementPage(ctx, a, "") }),
	"Query.articles":   field(articlePage),
	"Query.actor":      lookup(graph.EntitySort, "name", isActor),
	"Query.place":      lookup(graph.EntitySort, "name", isPlace),
	"Query.agreement":  lookup(graph.AgreementSort, "name", nil),
	"Query.article":    lookup(graph.ArticleSort, "title", nil),
	"Query.claim": field(func(ctx context.Context, q *query, _ any, a args) (any, error) {
		return q.loadNode(ctx, graph.ClaimSort, a.text("id")), nil
	}),
	"Query.node":    field(func(ctx context.Context, q *query, _ any, a args) (any, error) { return q.node(ctx, a.text("id")), nil }),
	"Query.nodes":   field(nodes),
	"Query.triples": field(triplePage),
	"Query.stats": field(func(ctx context.Context, q *query, _ any, _ args) (any, error) {
		return thunk(func() (any, error) { return q.view.Stats(ctx) }), nil
	}),
}

func nodes(ctx context.Context, q *query, _ any, a args) (any, error) {
	ids, _ := a["ids"].([]any)
	if len(ids) > maxPage {
		return nil, Errorf(BadInput, "%d ids; at most %d are allowed", len(ids), maxPage)
	}
	out := make([]any, len(ids))
	for i, id := range ids {
		out[i] = q.node(ctx, id.(string))
	}
	return out, nil
}

// node finds anything by its id. Ids of articles may look like any other's, so
// an article is looked for where nothing else is found.
func (q *query) node(ctx context.Context, id string) thunk {
	if strings.HasPrefix(id, "decision:") {
		return q.decision(ctx, id)
	}
	found := q.loadNode(ctx, sortOf(id), id)
	article := one(q.articles.load(ctx, id))
	return func() (any, error) {
		if value, err := found(); value != nil || err != nil {
			return value, err
		}
		return article()
	}
}

func sortOf(id string) graph.Sort {
	if sort, _, ok := graph.IRISort(graph.KeyIRI(id)); ok {
		return sort
	}
	return graph.ArticleSort
}

func (q *query) loadNode(ctx context.Context, sort graph.Sort, id string) thunk {
	if sort != graph.ArticleSort && sortOf(id) != sort {
		return func() (any, error) { return nil, nil }
	}
	switch sort {
	case graph.ClaimSort:
		return one(q.claims.load(ctx, id))
	case graph.EventSort:
		return one(q.events.load(ctx, id))
	case graph.AgreementSort:
		return one(q.agreements.load(ctx, id))
	case graph.EntitySort:
		return one(q.entities.load(ctx, id))
	}
	return one(q.articles.load(ctx, id))
}

// lookup finds one thing by its id or by a name; of several that bear the name
// the likeliest that passes the test.
func lookup(sort graph.Sort, byName string, passes func(any) bool) resolver {
	return field(func(ctx context.Context, q *query, _ any, a args) (any, error) {
		id, name := a.text("id"), a.text(byName)
		if (id == "") == (name == "") {
			return nil, Errorf(BadInput, "give either id or %s", byName)
		}
		if id != "" {
			return fitting(q.loadNode(ctx, sort, id), passes), nil
		}
		found := q.refs.load(ctx, reference{sort, name})
		return thunk(func() (any, error) {
			keys, err := found()
			if err != nil {
				return nil, err
			}
			for _, key := range keys {
				if value, err := fitting(q.loadNode(ctx, sort, key), passes)(); value != nil || err != nil {
					return value, err
				}
			}
			return nil, nil
		}), nil
	})
}

// fitting gives null for a value that does not pass.
func fitting(get thunk, passes func(any) bool) thunk {
	return func() (any, error) {
		value, err := get()
		if err != nil || value == nil || passes != nil && !passes(value) {
			return nil, err
		}
		return value, nil
	}
}

// ids gives what an argument refers to, nil where it is absent. ok is false
// where it refers to nothing.
func (q *query) ids(ctx context.Context, sort graph.Sort, a args, name string) (ids []string, ok bool, err error) {
	ref := a.text(name)
	if ref == "" {
		return nil, true, nil
	}
	ids, err = q.refs.load(ctx, reference{sort, ref})()
	return ids, len(ids) > 0, err
}
