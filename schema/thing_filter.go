package schema

import (
	"context"
	"slices"

	"quoth/graph"
)

// actorTest compiles the input type ActorFilter.
func (q *query) actorTest(ctx context.Context, where args) (test[*graph.EntityNode], error) {
	return filter(where, func(where args) ([]test[*graph.EntityNode], error) {
		t := &tests[*graph.EntityNode]{where: where}
		entityOwn(t)
		t.plain("minClaims", func(e *graph.EntityNode) bool { return e.Claims >= where["minClaims"].(int) })
		t.loading("role", of(q.roles, ctx, keyOf, hasTitle(where.text("role"))))
		t.referring(ctx, q, "officeOf", graph.EntitySort, func(ids []string) test[*graph.EntityNode] {
			return of(q.roles, ctx, keyOf, isOf(ids))
		})
		t.referring(ctx, q, "agreement", graph.AgreementSort, func(ids []string) test[*graph.EntityNode] {
			return of(q.joined, ctx, keyOf, func(joined []*graph.MembershipNode) bool {
				return slices.ContainsFunc(joined, func(m *graph.MembershipNode) bool { return slices.Contains(ids, m.Agreement) })
			})
		})
		return t.all, t.err
	})
}

// placeTest compiles the input type PlaceFilter.
func (q *query) placeTest(ctx context.Context, where args) (test[*graph.EntityNode], error) {
	return filter(where, func(where args) ([]test[*graph.EntityNode], error) {
		t := &tests[*graph.EntityNode]{where: where}
		entityOwn(t)
		t.referring(ctx, q, "within", graph.EntitySort, func(ids []string) test[*graph.EntityNode] {
			in, err := q.within(ctx, ids)
			t.err = err
			return plain(func(e *graph.EntityNode) bool { return in[e.Key] && !slices.Contains(ids, e.Key) })
		})
		return t.all, t.err
	})
}

func keyOf(e *graph.EntityNode) string { return e.Key }

// entityOwn tests what actors and places have in common.
func entityOwn(t *tests[*graph.EntityNode]) {
	where := t.where
	t.plain("type", func(e *graph.EntityNode) bool { return oneOf(where["type"], enum(e.Type)) })
	t.plain("search", func(e *graph.EntityNode) bool { return begins(e.Names, where.text("search")) })
	t.plain("minArticles", func(e *graph.EntityNode) bool { return e.Articles >= where["minArticles"].(int) })
}

// agreementTest compiles the input type AgreementFilter.
func (q *query) agreementTest(ctx context.Context, where args) (test[*graph.AgreementNode], error) {
	return filter(where, func(where args) ([]test[*graph.AgreementNode], error) {
		t := &tests[*graph.AgreementNode]{where: where}
		t.plain("kind", func(g *graph.AgreementNode) bool { return oneOf(where["kind"], enum(g.Kind)) })
		t.plain("status", func(g *graph.AgreementNode) bool { return oneOf(where["status"], enum(g.Status)) })
		t.plain("search", func(g *graph.AgreementNode) bool { return begins(g.Names, where.text("search")) })
		t.plain("minArticles", func(g *graph.AgreementNode) bool { return g.Articles >= where["minArticles"].(int) })
		t.dated(func(g *graph.AgreementNode) graph.Date { return g.Date })
		for _, as := range []struct {
			name string
			role graph.MembershipRole
		}{{"party", graph.PartyRole}, {"mediator", graph.MediatorRole}} {
			t.referring(ctx, q, as.name, graph.EntitySort, func(ids []string) test[*graph.AgreementNode] {
				return of(q.members, ctx, func(g *graph.AgreementNode) string { return g.Key }, func(members []*graph.MembershipNode) bool {
					return slices.ContainsFunc(members, func(m *graph.MembershipNode) bool { return m.Role == as.role && slices.Contains(ids, m.Party) })
				})
			})
		}
		t.referring(ctx, q, "place", graph.EntitySort, func(ids []string) test[*graph.AgreementNode] {
			in, err := q.within(ctx, ids)
			t.err = err
			return plain(func(g *graph.AgreementNode) bool { return in[g.Place] })
		})
		return t.all, t.err
	})
}

// articleTest compiles the input type ArticleFilter.
func articleTest(where args) (test[*graph.ArticleNode], error) {
	return filter(where, func(where args) ([]test[*graph.ArticleNode], error) {
		t := &tests[*graph.ArticleNode]{where: where}
		t.plain("publisher", func(a *graph.ArticleNode) bool {
			names, _ := where["publisher"].([]any)
			return slices.ContainsFunc(names, func(name any) bool { return graph.Fold(name.(string)) == graph.Fold(a.Publisher) })
		})
		t.plain("author", func(a *graph.ArticleNode) bool { return graph.Fold(a.Author) == graph.Fold(where.text("author")) })
		t.plain("language", func(a *graph.ArticleNode) bool { return oneOf(where["language"], a.Language) })
		t.plain("search", func(a *graph.ArticleNode) bool { return graph.Matches(a.Title, where.text("search")) })
		t.dated(func(a *graph.ArticleNode) graph.Date { return a.Published })
		return t.all, t.err
	})
}
