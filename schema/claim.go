package schema

import (
	"context"

	"quoth/graph"
)

var claimFields = map[string]resolver{
	"Claim.id":         value(func(c *graph.ClaimNode) any { return c.ID }),
	"Claim.text":       value(func(c *graph.ClaimNode) any { return c.Content }),
	"Claim.kind":       value(func(c *graph.ClaimNode) any { return enum(c.Kind) }),
	"Claim.cue":        value(func(c *graph.ClaimNode) any { return text(c.Cue.Text) }),
	"Claim.stance":     value(func(c *graph.ClaimNode) any { return enum(c.Stance) }),
	"Claim.saidOn":     value(func(c *graph.ClaimNode) any { return text(c.SaidOn) }),
	"Claim.confidence": value(func(c *graph.ClaimNode) any { return c.Confidence }),
	"Claim.rule":       value(func(c *graph.ClaimNode) any { return c.Rule }),
	"Claim.evidence":   value(func(c *graph.ClaimNode) any { return pointers(c.Evidence) }),
	"Claim.speakers": field(func(ctx context.Context, q *query, c *graph.ClaimNode, _ args) (any, error) {
		return many(ctx, q.entities, c.Voices()), nil
	}),
	"Claim.attributions": value(func(c *graph.ClaimNode) any {
		out := []any{}
		for i := range c.Speakers {
			if c.Speakers[i].Entity != c.Provision() {
				out = append(out, &attribution{claim: c, speaker: &c.Speakers[i]})
			}
		}
		return out
	}),
	"Claim.provisionOf": field(func(ctx context.Context, q *query, c *graph.ClaimNode, _ args) (any, error) {
		return q.agreement(ctx, c.Provision()), nil
	}),
	"Claim.via": field(func(ctx context.Context, q *query, c *graph.ClaimNode, _ args) (any, error) {
		return q.entity(ctx, c.Via), nil
	}),
	"Claim.addressee": field(func(ctx context.Context, q *query, c *graph.ClaimNode, _ args) (any, error) {
		return q.entity(ctx, c.Addressee), nil
	}),
	"Claim.about": field(func(ctx context.Context, q *query, c *graph.ClaimNode, _ args) (any, error) {
		return many(ctx, q.entities, c.About), nil
	}),
	"Claim.article": field(func(ctx context.Context, q *query, c *graph.ClaimNode, _ args) (any, error) {
		return one(q.articles.load(ctx, c.Article)), nil
	}),

	"Claim.sameClaims": claimLinks(graph.SameClaim),
	"Claim.disputes":   claimLinks(graph.Dispute),

	"Claim.corroboration": field(func(ctx context.Context, q *query, c *graph.ClaimNode, _ args) (any, error) {
		get := q.links.load(ctx, c.ID)
		return thunk(func() (any, error) {
			links, err := get()
			if err != nil {
				return nil, err
			}
			return graph.Corroborated(c, links), nil
		}), nil
	}),
	"Corroboration.claims":   value(func(c graph.Corroboration) any { return c.Claims }),
	"Corroboration.articles": value(func(c graph.Corroboration) any { return c.Articles }),
	"Corroboration.sources":  value(func(c graph.Corroboration) any { return c.Sources }),

	"ClaimLink.claim":  value(func(l *graph.ClaimLink) any { return l.To }),
	"ClaimLink.score":  value(func(l *graph.ClaimLink) any { return l.Score }),
	"ClaimLink.reason": value(func(l *graph.ClaimLink) any { return enum(l.Reason) }),

	"Attribution.text": value(func(s *attribution) any { return s.speaker.Text }),
	"Attribution.speaker": field(func(ctx context.Context, q *query, s *attribution, _ args) (any, error) {
		return q.entity(ctx, s.speaker.Entity), nil
	}),
	"Attribution.evidence": field(func(ctx context.Context, q *query, s *attribution, _ args) (any, error) {
		if s.speaker.Span == (graph.Span{}) {
			return nil, nil
		}
		get := q.texts.load(ctx, s.claim.Article)
		return thunk(func() (any, error) {
			stored, err := get()
			if err != nil {
				return nil, err
			}
			e := quoted(stored, s.claim.Article, s.speaker.Span)
			e.Rule, e.Confidence = s.claim.Rule, s.claim.Confidence
			return e, nil
		}), nil
	}),
}

// claimLinks lists the links of one kind.
func claimLinks(kind graph.LinkKind) resolver {
	return field(func(ctx context.Context, q *query, c *graph.ClaimNode, _ args) (any, error) {
		get := q.links.load(ctx, c.ID)
		return thunk(func() (any, error) {
			links, err := get()
			out := []any{}
			for _, l := range links {
				if l.Kind == kind {
					out = append(out, l)
				}
			}
			return out, err
		}), nil
	})
}

// attribution is a speaker within the claim.
type attribution struct {
	claim   *graph.ClaimNode
	speaker *graph.Speaker
}

// quoted is the evidence of a span of an article's stored text.
func quoted(stored, article string, span graph.Span) *graph.Evidence {
	const around = 32 // code points, as elsewhere
	runes := []rune(stored)
	cut := func(from, to int) string {
		from, to = max(0, min(from, len(runes))), max(0, min(to, len(runes)))
		return string(runes[from:max(from, to)])
	}
	return &graph.Evidence{
		Article: article, Start: span.Start, End: span.End, Exact: cut(span.Start, span.End),
		Prefix: cut(span.Start-around, span.Start), Suffix: cut(span.End, span.End+around),
	}
}

// claimPage lists the claims that the arguments and the filter let pass. What
// the filter has set already is the field's own and no argument.
func (q *query) claimPage(ctx context.Context, a args, f graph.ClaimFilter) (any, error) {
	f.Kind, f.Stance = term[graph.Kind](a, "kind"), term[graph.Stance](a, "stance")
	f.Search, f.From, f.To = a.text("search"), graph.Date(a.text("from")), graph.Date(a.text("to"))
	speakers, ok, err := q.ids(ctx, graph.EntitySort, a, "speaker")
	if err != nil || !ok {
		return noneOr(a, err)
	}
	about, ok, err := q.ids(ctx, graph.EntitySort, a, "about")
	if err != nil || !ok {
		return noneOr(a, err)
	}
	articles, ok, err := q.ids(ctx, graph.ArticleSort, a, "article")
	if err != nil || !ok {
		return noneOr(a, err)
	}
	if speakers != nil {
		f.Speakers = speakers
	}
	if about != nil {
		f.About = about
	}
	if articles != nil {
		f.Article = articles[0]
	}
	order := a.text("orderBy")
	if where, ok := a["where"].(map[string]any); ok {
		test, err := q.claimTest(ctx, where)
		if err != nil {
			return nil, err
		}
		f, ok, err := q.narrow(ctx, where, f)
		if err != nil || !ok {
			return noneOr(a, err)
		}
		return q.scanned(ctx, a, f, test, order)
	}
	if order == byRelevance && f.Search != "" {
		return connect(a,
			q.alone(func(ctx context.Context, p graph.Page) (rows, error) {
				return listed(q.view.ClaimsByRelevance(ctx, f, p))
			}),
			q.counting(func(ctx context.Context) (int, error) {
				n, err := q.view.ClaimCount(ctx, f)
				return min(n, graph.MaxRanked), err
			}))
	}
	if order == "OLDEST" || order == "CONFIDENCE" {
		return q.scanned(ctx, a, f, everyClaim, order)
	}
	return connect(a,
		q.claimLists.reader(func(p graph.Page) graph.ClaimPage { return graph.ClaimPage{ClaimFilter: f, Page: p} }),
		q.counting(func(ctx context.Context) (int, error) { return q.view.ClaimCount(ctx, f) }))
}

func noneOr(a args, err error) (any, error) {
	if err != nil {
		return nil, err
	}
	return none(a)
}
