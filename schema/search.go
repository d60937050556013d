package schema

import (
	"context"
	"slices"
	"strings"

	"quoth/graph"
)

// hit is something that a search found, with the words that it found.
type hit struct {
	node any
	id   string
	text string
	want string // the words as they were asked for, or their beginnings
}

var searchFields = map[string]resolver{
	"Query.search":         field(search),
	"SearchHit.node":       value(func(h *hit) any { return h.node }),
	"SearchHit.text":       value(func(h *hit) any { return h.text }),
	"SearchHit.highlights": value(func(h *hit) any { return list(addresses(graph.Highlights(h.text, h.want))) }),
	"Highlight.start":      value(func(s *graph.Span) any { return s.Start }),
	"Highlight.end":        value(func(s *graph.Span) any { return s.End }),
}

// mostHits bounds what is found of each sort: a search is for the first pages.
const mostHits = graph.MaxPage

func search(ctx context.Context, q *query, _ any, a args) (any, error) {
	words := a.text("text")
	if graph.Fold(words) == "" {
		return nil, Errorf(BadInput, "the text has no word")
	}
	return held(a, once(func() ([]*hit, error) { return q.hits(ctx, words, a["among"]) }), func(h *hit) string { return h.id })
}

// hits searches sort by sort, in the order of the contract.
func (q *query) hits(ctx context.Context, words string, among any) ([]*hit, error) {
	var found []*hit
	seen := map[string]bool{}
	beginnings := "" // of the words of a name
	for _, word := range strings.Fields(graph.Fold(words)) {
		beginnings += word + "* "
	}
	add := func(node any, id, text, want string) {
		if !seen[id] {
			seen[id] = true
			found = append(found, &hit{node: node, id: id, text: text, want: want})
		}
	}
	page := graph.Page{First: mostHits}
	entities := func(l graph.List[*graph.EntityNode], err error) error {
		for _, e := range l.Items {
			add(e, e.Key, matching(e.Names, e.Name, words), beginnings)
		}
		return err
	}
	for _, sort := range []struct {
		name string
		find func() error
	}{
		{"ACTOR", func() error { return entities(q.view.Actors(ctx, graph.EntityFilter{Search: words}, page)) }},
		{"PLACE", func() error { return entities(q.view.Places(ctx, graph.EntityFilter{Search: words}, page)) }},
		{"AGREEMENT", func() error {
			l, err := q.view.Agreements(ctx, graph.AgreementFilter{Search: words}, page)
			for _, g := range l.Items {
				add(g, g.Key, matching(g.Names, g.Name, words), beginnings)
			}
			return err
		}},
		{"ARTICLE", func() error {
			l, err := q.view.ArticlesByRelevance(ctx, graph.ArticleFilter{Search: words}, page)
			for _, n := range l.Items {
				add(n, n.ID, n.Title, words)
			}
			return err
		}},
		{"CLAIM", func() error {
			l, err := q.view.ClaimsByRelevance(ctx, graph.ClaimFilter{Search: words}, page)
			for _, c := range l.Items {
				add(c, c.ID, c.Content, words)
			}
			return err
		}},
	} {
		if among != nil && !oneOf(among, sort.name) {
			continue
		}
		q.reads++
		if err := sort.find(); err != nil {
			return nil, err
		}
	}
	return found, nil
}

// matching is the name itself if the search is in it, else the first other one
// that it is in.
func matching(names []graph.Said, name, words string) string {
	if begins([]graph.Said{{Value: name}}, words) {
		return name
	}
	i := slices.IndexFunc(names, func(n graph.Said) bool { return begins([]graph.Said{n}, words) })
	if i < 0 {
		return name
	}
	return names[i].Value
}
