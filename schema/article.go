package schema

import (
	"context"

	"quoth/graph"
)

var articleFields = map[string]resolver{
	"Article.id": value(func(a *graph.ArticleNode) any { return a.ID }),
	"Article.url": value(func(a *graph.ArticleNode) any {
		if !onWeb(a.ID) {
			return nil
		}
		return a.ID
	}),
	"Article.source":    value(func(a *graph.ArticleNode) any { return a.Source }),
	"Article.title":     value(func(a *graph.ArticleNode) any { return text(a.Title) }),
	"Article.publisher": value(func(a *graph.ArticleNode) any { return text(a.Publisher) }),
	"Article.author":    value(func(a *graph.ArticleNode) any { return text(a.Author) }),
	"Article.published": value(func(a *graph.ArticleNode) any { return text(a.Published) }),
	"Article.language":  value(func(a *graph.ArticleNode) any { return text(a.Language) }),
	"Article.sha256":    value(func(a *graph.ArticleNode) any { return a.SHA256 }),
	"Article.text": field(func(ctx context.Context, q *query, n *graph.ArticleNode, _ args) (any, error) {
		get := q.texts.load(ctx, n.ID)
		return thunk(func() (any, error) { return get() }), nil
	}),
	"Article.claims": field(func(ctx context.Context, q *query, n *graph.ArticleNode, a args) (any, error) {
		return q.claimPage(ctx, a, graph.ClaimFilter{Article: n.ID})
	}),
	"Article.actors": field(func(ctx context.Context, q *query, n *graph.ArticleNode, a args) (any, error) {
		return q.actorPage(ctx, a, n.ID)
	}),
	"Article.places": field(func(ctx context.Context, q *query, n *graph.ArticleNode, a args) (any, error) {
		return q.placePage(ctx, a, n.ID)
	}),
	"Article.agreements": field(func(ctx context.Context, q *query, n *graph.ArticleNode, a args) (any, error) {
		return q.agreementPage(ctx, a, n.ID)
	}),
}

func articlePage(ctx context.Context, q *query, _ any, a args) (any, error) {
	f := graph.ArticleFilter{
		Publisher: a.text("publisher"), Search: a.text("search"), Text: a.text("text"),
		From: graph.Date(a.text("from")), To: graph.Date(a.text("to")),
	}
	if where, ok := a["where"].(map[string]any); ok {
		test, err := articleTest(where)
		if err != nil {
			return nil, err
		}
		read := func(p graph.Page) (graph.List[*graph.ArticleNode], error) { return q.view.Articles(ctx, f, p) }
		return sifted(ctx, q, a, "articles", read, test, func(n *graph.ArticleNode) string { return n.ID })
	}
	return connect(a,
		q.alone(func(ctx context.Context, p graph.Page) (rows, error) { return listed(q.view.Articles(ctx, f, p)) }),
		q.counting(func(ctx context.Context) (int, error) { return q.view.ArticleCount(ctx, f) }))
}

// sharing is a passage that an article shares with another.
type sharing struct {
	article string // ID
	graph.Copy
}

var copyFields = map[string]resolver{
	"Article.copies": field(func(ctx context.Context, q *query, n *graph.ArticleNode, _ args) (any, error) {
		get := q.copies.load(ctx, n.ID)
		return thunk(func() (any, error) {
			copies, err := get()
			return mapped(copies, func(c graph.Copy) any { return &sharing{n.ID, c} }), err
		}), nil
	}),
	"Copy.words": value(func(s *sharing) any { return s.Words }),
	"Copy.here": field(func(ctx context.Context, q *query, s *sharing, _ args) (any, error) {
		return q.passage(ctx, s.article, s.Span), nil
	}),
	"Copy.there": field(func(ctx context.Context, q *query, s *sharing, _ args) (any, error) {
		return q.passage(ctx, s.Article, s.Other), nil
	}),
}

func (q *query) passage(ctx context.Context, article string, span graph.Span) thunk {
	get := q.texts.load(ctx, article)
	return func() (any, error) {
		stored, err := get()
		if err != nil {
			return nil, err
		}
		return quoted(stored, article, span), nil
	}
}

var evidenceFields = map[string]resolver{
	"Evidence.start":  value(func(e *graph.Evidence) any { return e.Start }),
	"Evidence.end":    value(func(e *graph.Evidence) any { return e.End }),
	"Evidence.exact":  value(func(e *graph.Evidence) any { return e.Exact }),
	"Evidence.prefix": value(func(e *graph.Evidence) any { return e.Prefix }),
	"Evidence.suffix": value(func(e *graph.Evidence) any { return e.Suffix }),
	"Evidence.rule":   value(func(e *graph.Evidence) any { return text(e.Rule) }),
	"Evidence.confidence": value(func(e *graph.Evidence) any {
		if e.Rule == "" {
			return nil
		}
		return e.Confidence
	}),
	"Evidence.article": field(func(ctx context.Context, q *query, e *graph.Evidence, _ args) (any, error) {
		return one(q.articles.load(ctx, e.Article)), nil
	}),
}

// pointers gives the pieces as resolvers of Evidence take them.
func pointers(pieces []graph.Evidence) []any {
	out := make([]any, len(pieces))
	for i := range pieces {
		out[i] = &pieces[i]
	}
	return out
}

var statsFields = map[string]resolver{
	"Stats.articles":    value(func(s graph.Stats) any { return s.Articles }),
	"Stats.actors":      value(func(s graph.Stats) any { return s.Actors }),
	"Stats.places":      value(func(s graph.Stats) any { return s.Places }),
	"Stats.claims":      value(func(s graph.Stats) any { return s.Claims }),
	"Stats.agreements":  value(func(s graph.Stats) any { return s.Agreements }),
	"Stats.memberships": value(func(s graph.Stats) any { return s.Memberships }),
	"Stats.events":      value(func(s graph.Stats) any { return s.Events }),
	"Stats.locations":   value(func(s graph.Stats) any { return s.Locations }),
	"Stats.triples":     value(func(s graph.Stats) any { return s.Quads }),
	"Stats.links":       value(func(s graph.Stats) any { return s.Links }),
	"Stats.decisions":   value(func(s graph.Stats) any { return s.Decisions }),
	"Stats.labels":      value(func(s graph.Stats) any { return s.Labels }),

	"LabelSizes.articles":   value(func(l graph.Labels) any { return l.Articles }),
	"LabelSizes.background": value(func(l graph.Labels) any { return l.Background }),
	"LabelSizes.links":      value(func(l graph.Labels) any { return l.Links }),
	"LabelSizes.decisions":  value(func(l graph.Labels) any { return l.Decisions }),
}
