package schema

import (
	"context"
	"strings"

	"quoth/graph"
)

// entityFields gives the resolvers of the five types of entities, which share
// them.
func entityFields() map[string]resolver {
	shared := map[string]resolver{
		"id":           value(func(e *graph.EntityNode) any { return e.Key }),
		"name":         value(func(e *graph.EntityNode) any { return e.Name }),
		"type":         value(func(e *graph.EntityNode) any { return enum(e.Type) }),
		"names":        value(func(e *graph.EntityNode) any { return otherNames(e) }),
		"articleCount": value(func(e *graph.EntityNode) any { return e.Articles }),
		"identity":     identity(func(e *graph.EntityNode) string { return e.Key }),
		"mentionedIn": field(func(ctx context.Context, q *query, e *graph.EntityNode, a args) (any, error) {
			return q.claimPage(ctx, a, graph.ClaimFilter{About: []string{e.Key}})
		}),
	}
	actor := map[string]resolver{
		"claims": field(func(ctx context.Context, q *query, e *graph.EntityNode, a args) (any, error) {
			return q.claimPage(ctx, a, graph.ClaimFilter{Speakers: []string{e.Key}})
		}),
		"memberships": field(memberships),
		"roles": field(func(ctx context.Context, q *query, e *graph.EntityNode, _ args) (any, error) {
			get := q.roles.load(ctx, e.Key)
			return thunk(func() (any, error) { roles, err := get(); return list(roles), err }), nil
		}),
	}
	place := map[string]resolver{
		"locatedIn": field(func(ctx context.Context, q *query, e *graph.EntityNode, _ args) (any, error) {
			get := q.regions.load(ctx, e.Key)
			return thunk(func() (any, error) { locations, err := get(); return list(placed(locations)), err }), nil
		}),
		"contains": field(contains),
	}
	fields := map[string]resolver{
		"Role.title":        value(func(r *graph.RoleNode) any { return r.Title }),
		"Role.articleCount": value(func(r *graph.RoleNode) any { return r.Count }),
		"Role.evidence":     value(func(r *graph.RoleNode) any { return pointers(r.Evidence) }),
		"Role.of": field(func(ctx context.Context, q *query, r *graph.RoleNode, _ args) (any, error) {
			return q.entity(ctx, r.Of), nil
		}),
	}
	add := func(typ string, part map[string]resolver) {
		for name, fn := range part {
			fields[typ+"."+name] = fn
		}
	}
	for _, typ := range []string{"Person", "Organization", "Group", "Country", "Locality"} {
		add(typ, shared)
		add(typ, actor)
	}
	for _, typ := range []string{"Organization", "Country", "Locality"} {
		add(typ, place)
	}
	return fields
}

func otherNames(e *graph.EntityNode) []any {
	names := []any{}
	for _, n := range e.Names {
		if n.Value != e.Name {
			names = append(names, n.Value)
		}
	}
	return names
}

func isPlace(v any) bool {
	t := v.(*graph.EntityNode).Type
	return t != graph.Person && t != graph.Group
}
func isActor(any) bool { return true }

// entity gives an entity by key, null for "".
func (q *query) entity(ctx context.Context, key string) any {
	if key == "" {
		return nil
	}
	return one(q.entities.load(ctx, key))
}

// narrowed resolves the arguments that actors and places share. ok is false
// where nothing can pass.
func (q *query) narrowed(ctx context.Context, a args, article string) (f graph.EntityFilter, ok bool, err error) {
	f = graph.EntityFilter{Type: entityType(a, "type"), Search: a.text("search"), Article: article}
	ids, ok, err := q.ids(ctx, graph.ArticleSort, a, "article")
	if len(ids) > 0 {
		f.Article = ids[0]
	}
	return f, ok, err
}

func (q *query) actorPage(ctx context.Context, a args, article string) (any, error) {
	f, ok, err := q.narrowed(ctx, a, article)
	if err != nil {
		return nil, err
	}
	if !ok {
		return none(a)
	}
	if where, ok := a["where"].(map[string]any); ok {
		test, err := q.actorTest(ctx, where)
		if err != nil {
			return nil, err
		}
		read := func(p graph.Page) (graph.List[*graph.EntityNode], error) { return q.view.Actors(ctx, f, p) }
		return sifted(ctx, q, a, "actors", read, test, keyOf)
	}
	return connect(a,
		q.actorLists.reader(func(p graph.Page) graph.EntityPage { return graph.EntityPage{EntityFilter: f, Page: p} }),
		q.counting(func(ctx context.Context) (int, error) { return q.view.ActorCount(ctx, f) }))
}

func (q *query) placePage(ctx context.Context, a args, article string) (any, error) {
	f, ok, err := q.narrowed(ctx, a, article)
	if err != nil {
		return nil, err
	}
	regions, known, err := q.ids(ctx, graph.EntitySort, a, "within")
	if err != nil {
		return nil, err
	}
	if !ok || !known {
		return none(a)
	}
	test := plain(func(*graph.EntityNode) bool { return true })
	where, filtered := a["where"].(map[string]any)
	if filtered {
		if test, err = q.placeTest(ctx, where); err != nil {
			return nil, err
		}
	}
	if len(regions) > 0 {
		return q.placesWithin(ctx, a, f, regions, test)
	}
	if filtered {
		read := func(p graph.Page) (graph.List[*graph.EntityNode], error) { return q.view.Places(ctx, f, p) }
		return sifted(ctx, q, a, "places", read, test, keyOf)
	}
	return connect(a,
		q.placeLists.reader(func(p graph.Page) graph.EntityPage { return graph.EntityPage{EntityFilter: f, Page: p} }),
		q.counting(func(ctx context.Context) (int, error) { return q.view.PlaceCount(ctx, f) }))
}

// placesWithin lists the places that lie directly in any of the regions, by
// the keys that the regions' contents come in.
func (q *query) placesWithin(ctx context.Context, a args, f graph.EntityFilter, regions []string, test test[*graph.EntityNode]) (any, error) {
	for _, region := range regions {
		q.contents.load(ctx, region)
	}
	basis := term[graph.Basis](a, "basis")
	find := func() ([]*graph.EntityNode, error) {
		named, err := q.placesNamed(ctx, f)
		if err != nil {
			return nil, err
		}
		var gets []func() (*graph.EntityNode, error)
		for _, region := range regions {
			contents, err := q.contents.load(ctx, region)()
			if err != nil {
				return nil, err
			}
			for _, l := range contents {
				if (basis == "" || l.Basis == basis) && named(l.Place) {
					gets = append(gets, q.entities.load(ctx, l.Place))
				}
			}
		}
		var found []*graph.EntityNode
		seen := map[string]bool{}
		for _, get := range gets {
			e, err := get()
			if err != nil {
				return nil, err
			}
			if e == nil || seen[e.Key] || !isPlace(e) || f.Type != "" && f.Type != e.Type || !begins(e.Names, f.Search) {
				continue
			}
			seen[e.Key] = true
			ok, err := test(e)()
			if err != nil {
				return nil, err
			}
			if ok {
				found = append(found, e)
			}
		}
		return found, nil
	}
	return held(a, once(find), keyOf)
}

// placesNamed tells the places that the filter's article names, all where it
// asks for none.
func (q *query) placesNamed(ctx context.Context, f graph.EntityFilter) (func(key string) bool, error) {
	if f.Article == "" {
		return func(string) bool { return true }, nil
	}
	in := map[string]bool{}
	all, err := scan(ctx, q, "places", func(p graph.Page) (graph.List[*graph.EntityNode], error) { return q.view.Places(ctx, f, p) },
		plain(func(*graph.EntityNode) bool { return true }))
	for _, e := range all {
		in[e.Key] = true
	}
	return func(key string) bool { return in[key] }, err
}

// begins says whether a word of a name begins with the search.
func begins(names []graph.Said, search string) bool {
	want := graph.Fold(search)
	for _, n := range names {
		if strings.Contains(" "+graph.Fold(n.Value), " "+want) {
			return true
		}
	}
	return want == ""
}
