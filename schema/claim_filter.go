package schema

import (
	"context"
	"slices"

	"quoth/graph"
)

// claimTest compiles the input type ClaimFilter.
func (q *query) claimTest(ctx context.Context, where args) (test[*graph.ClaimNode], error) {
	return filter(where, func(where args) ([]test[*graph.ClaimNode], error) {
		t := &tests[*graph.ClaimNode]{where: where}
		q.claimOwn(ctx, t)
		q.claimSpeakers(ctx, t)
		return t.all, t.err
	})
}

// claimOwn tests what a claim itself tells.
func (q *query) claimOwn(ctx context.Context, t *tests[*graph.ClaimNode]) {
	where := t.where
	t.referring(ctx, q, "via", graph.EntitySort, func(ids []string) test[*graph.ClaimNode] {
		return plain(func(c *graph.ClaimNode) bool { return slices.Contains(ids, c.Via) })
	})
	t.referring(ctx, q, "addressee", graph.EntitySort, func(ids []string) test[*graph.ClaimNode] {
		return plain(func(c *graph.ClaimNode) bool { return slices.Contains(ids, c.Addressee) })
	})
	t.referring(ctx, q, "about", graph.EntitySort, func(ids []string) test[*graph.ClaimNode] {
		return plain(func(c *graph.ClaimNode) bool { return overlap(c.About, ids) })
	})
	t.referring(ctx, q, "article", graph.ArticleSort, func(ids []string) test[*graph.ClaimNode] {
		return plain(func(c *graph.ClaimNode) bool { return slices.Contains(ids, c.Article) })
	})
	t.referring(ctx, q, "place", graph.EntitySort, func(ids []string) test[*graph.ClaimNode] {
		in, err := q.within(ctx, ids)
		t.err = err
		return plain(func(c *graph.ClaimNode) bool {
			return slices.ContainsFunc(c.About, func(key string) bool { return in[key] })
		})
	})
	t.plain("kind", func(c *graph.ClaimNode) bool { return oneOf(where["kind"], enum(c.Kind)) })
	t.plain("stance", func(c *graph.ClaimNode) bool { return oneOf(where["stance"], enum(c.Stance)) })
	t.plain("minConfidence", func(c *graph.ClaimNode) bool { return c.Confidence >= where["minConfidence"].(float64) })
	t.plain("maxConfidence", func(c *graph.ClaimNode) bool { return c.Confidence <= where["maxConfidence"].(float64) })
	t.plain("search", func(c *graph.ClaimNode) bool { return graph.Matches(c.Content, where.text("search")) })
	t.dated(func(c *graph.ClaimNode) graph.Date { return c.Date })
	publisher := graph.Fold(where.text("publisher"))
	t.loading("publisher", of(q.articles, ctx, func(c *graph.ClaimNode) string { return c.Article },
		func(a *graph.ArticleNode) bool { return a != nil && graph.Fold(a.Publisher) == publisher }))
}

// claimSpeakers tests who said it.
func (q *query) claimSpeakers(ctx context.Context, t *tests[*graph.ClaimNode]) {
	where := t.where
	t.referring(ctx, q, "speaker", graph.EntitySort, func(ids []string) test[*graph.ClaimNode] {
		return plain(func(c *graph.ClaimNode) bool { return overlap(speakers(c), ids) })
	})
	t.plain("unattributed", func(c *graph.ClaimNode) bool { return (len(c.Speakers) == 0) == where["unattributed"].(bool) })
	t.loading("speakerType", anyOf(speakers, of(q.entities, ctx, itself,
		func(e *graph.EntityNode) bool { return e != nil && oneOf(where["speakerType"], enum(e.Type)) })))
	t.loading("speakerRole", anyOf(speakers, of(q.roles, ctx, itself, hasTitle(where.text("speakerRole")))))
	t.referring(ctx, q, "speakerOf", graph.EntitySort, func(ids []string) test[*graph.ClaimNode] {
		return anyOf(speakers, of(q.roles, ctx, itself, isOf(ids)))
	})
	t.referring(ctx, q, "speakerCountry", graph.EntitySort, func(ids []string) test[*graph.ClaimNode] {
		return joined([]test[*graph.ClaimNode]{
			plain(func(c *graph.ClaimNode) bool { return overlap(speakers(c), ids) }),
			anyOf(speakers, of(q.roles, ctx, itself, isOf(ids))),
		}, true)
	})
}

func speakers(c *graph.ClaimNode) []string { return c.Voices() }

func overlap(a, b []string) bool {
	return slices.ContainsFunc(a, func(key string) bool { return slices.Contains(b, key) })
}

// isOf says whether an office is one of the entities'.
func isOf(ids []string) func([]*graph.RoleNode) bool {
	return func(roles []*graph.RoleNode) bool {
		return slices.ContainsFunc(roles, func(r *graph.RoleNode) bool { return slices.Contains(ids, r.Of) })
	}
}

// hasTitle says whether an office has the words in its title.
func hasTitle(words string) func([]*graph.RoleNode) bool {
	return func(roles []*graph.RoleNode) bool {
		return slices.ContainsFunc(roles, func(r *graph.RoleNode) bool { return graph.Matches(r.Title, words) })
	}
}

// narrow puts what a filter asks of all claims into the store's own filter
// where that has room, so that fewer claims are looked through; the test of
// the filter asks it again. ok is false where nothing can pass.
func (q *query) narrow(ctx context.Context, where args, f graph.ClaimFilter) (_ graph.ClaimFilter, ok bool, err error) {
	for _, of := range []struct {
		name string
		keys *[]string
	}{{"speaker", &f.Speakers}, {"about", &f.About}} {
		ids, known, err := q.ids(ctx, graph.EntitySort, where, of.name)
		if err != nil || !known {
			return f, false, err
		}
		if *of.keys == nil {
			*of.keys = ids
		}
	}
	articles, known, err := q.ids(ctx, graph.ArticleSort, where, "article")
	if err != nil || !known {
		return f, false, err
	}
	if len(articles) == 1 && f.Article == "" {
		f.Article = articles[0]
	}
	if f.Search == "" {
		f.Search = where.text("search")
	}
	if f.From == "" {
		f.From = graph.Date(where.text("from"))
	}
	if f.To == "" {
		f.To = graph.Date(where.text("to"))
	}
	return f, true, nil
}
