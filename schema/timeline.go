package schema

import (
	"context"
	"slices"

	"quoth/graph"
)

// moment is a statement in a timeline.
type moment struct {
	date      graph.Date
	id        string
	statement any // *graph.ClaimNode or *graph.AgreementNode
}

var timelineFields = map[string]resolver{
	"Query.timeline":   field(timeline),
	"Moment.date":      value(func(m *moment) any { return text(m.date) }),
	"Moment.statement": value(func(m *moment) any { return m.statement }),
}

func timeline(ctx context.Context, q *query, _ any, a args) (any, error) {
	keys, _, err := q.ids(ctx, graph.EntitySort, a, "entity")
	if err != nil {
		return nil, err
	}
	from, to := graph.Date(a.text("from")), graph.Date(a.text("to"))
	return held(a, once(func() ([]*moment, error) {
		if len(keys) == 0 {
			return nil, nil
		}
		return q.moments(ctx, keys, from, to)
	}), func(m *moment) string { return m.id })
}

func (q *query) moments(ctx context.Context, keys []string, from, to graph.Date) ([]*moment, error) {
	var found []*moment
	seen := map[string]bool{}
	add := func(date graph.Date, id string, statement any) {
		if date != "" && !seen[id] && (from == "" || date.First() >= from.First()) && (to == "" || date.First() <= to.Last()) {
			seen[id] = true
			found = append(found, &moment{date: date, id: id, statement: statement})
		}
	}
	for _, f := range []graph.ClaimFilter{{Speakers: keys, From: from, To: to}, {About: keys, From: from, To: to}} {
		claims, err := q.scan(ctx, f, everyClaim)
		if err != nil {
			return nil, err
		}
		for _, c := range claims {
			add(c.Date, c.ID, c)
		}
	}
	agreements, err := q.agreementsOf(ctx, keys)
	if err != nil {
		return nil, err
	}
	for _, g := range agreements {
		add(g.Date, g.Key, g)
	}
	slices.SortStableFunc(found, func(a, b *moment) int { return earlier(a.date, b.date) })
	return found, nil
}

// agreementsOf gives the agreements that any of the entities is party to or
// mediates.
func (q *query) agreementsOf(ctx context.Context, keys []string) ([]*graph.AgreementNode, error) {
	var ids []string
	for _, key := range keys {
		members, err := q.joined.load(ctx, key)()
		if err != nil {
			return nil, err
		}
		for _, m := range members {
			ids = append(ids, m.Agreement)
		}
	}
	slices.Sort(ids)
	found, err := many(ctx, q.agreements, slices.Compact(ids))()
	if err != nil {
		return nil, err
	}
	out := make([]*graph.AgreementNode, 0, len(ids))
	for _, g := range found.([]any) {
		out = append(out, g.(*graph.AgreementNode))
	}
	return out, nil
}
