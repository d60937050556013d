package schema

import (
	"context"
	"strings"

	"quoth/graph"
)

var agreementFields = map[string]resolver{
	"Agreement.id":           value(func(g *graph.AgreementNode) any { return g.Key }),
	"Agreement.name":         value(func(g *graph.AgreementNode) any { return g.Name }),
	"Agreement.names":        value(func(g *graph.AgreementNode) any { return mapped(g.Names, func(s graph.Said) any { return s.Value }) }),
	"Agreement.kind":         value(func(g *graph.AgreementNode) any { return enum(g.Kind) }),
	"Agreement.date":         value(func(g *graph.AgreementNode) any { return text(g.Date) }),
	"Agreement.status":       value(func(g *graph.AgreementNode) any { return enum(g.Status) }),
	"Agreement.articleCount": value(func(g *graph.AgreementNode) any { return g.Articles }),
	"Agreement.identity":     identity(func(g *graph.AgreementNode) string { return g.Key }),
	"Agreement.place": field(func(ctx context.Context, q *query, g *graph.AgreementNode, _ args) (any, error) {
		if g.Place == "" || !canLie(g.Place) {
			return nil, nil
		}
		return q.entity(ctx, g.Place), nil
	}),
	"Agreement.provisions": field(func(ctx context.Context, q *query, g *graph.AgreementNode, a args) (any, error) {
		return q.claimPage(ctx, a, graph.ClaimFilter{Speakers: []string{g.Key}})
	}),
	"Agreement.parties": field(func(ctx context.Context, q *query, g *graph.AgreementNode, _ args) (any, error) {
		get := q.members.load(ctx, g.Key)
		return thunk(func() (any, error) { members, err := get(); return list(members), err }), nil
	}),
}

var membershipFields = map[string]resolver{
	"Membership.role":         value(func(m *graph.MembershipNode) any { return enum(m.Role) }),
	"Membership.inferred":     value(func(m *graph.MembershipNode) any { return m.Inferred }),
	"Membership.confidence":   value(func(m *graph.MembershipNode) any { return m.Confidence }),
	"Membership.articleCount": value(func(m *graph.MembershipNode) any { return m.Articles }),
	"Membership.evidence":     value(func(m *graph.MembershipNode) any { return pointers(m.Evidence) }),
	"Membership.party": field(func(ctx context.Context, q *query, m *graph.MembershipNode, _ args) (any, error) {
		return q.entity(ctx, m.Party), nil
	}),
	"Membership.agreement": field(func(ctx context.Context, q *query, m *graph.MembershipNode, _ args) (any, error) {
		return one(q.agreements.load(ctx, m.Agreement)), nil
	}),
}

// agreement gives an agreement by key, null for "".
func (q *query) agreement(ctx context.Context, key string) any {
	if key == "" {
		return nil
	}
	return one(q.agreements.load(ctx, key))
}

func (q *query) agreementPage(ctx context.Context, a args, article string) (any, error) {
	f := graph.AgreementFilter{
		Kind: term[graph.AgreementKind](a, "kind"), Status: term[graph.AgreementStatus](a, "status"),
		Search: a.text("search"), Article: article, From: graph.Date(a.text("from")), To: graph.Date(a.text("to")),
	}
	articles, ok, err := q.ids(ctx, graph.ArticleSort, a, "article")
	if err != nil || !ok {
		return noneOr(a, err)
	}
	parties, ok, err := q.ids(ctx, graph.EntitySort, a, "party")
	if err != nil || !ok {
		return noneOr(a, err)
	}
	if articles != nil {
		f.Article = articles[0]
	}
	if parties != nil {
		f.Party = parties[0]
	}
	if where, ok := a["where"].(map[string]any); ok {
		test, err := q.agreementTest(ctx, where)
		if err != nil {
			return nil, err
		}
		read := func(p graph.Page) (graph.List[*graph.AgreementNode], error) { return q.view.Agreements(ctx, f, p) }
		return sifted(ctx, q, a, "agreements", read, test, func(g *graph.AgreementNode) string { return g.Key })
	}
	return connect(a,
		q.dealLists.reader(func(p graph.Page) graph.AgreementPage { return graph.AgreementPage{AgreementFilter: f, Page: p} }),
		q.counting(func(ctx context.Context) (int, error) { return q.view.AgreementCount(ctx, f) }))
}

// memberships lists what an entity is party to or mediates.
func memberships(ctx context.Context, q *query, e *graph.EntityNode, a args) (any, error) {
	role := term[graph.MembershipRole](a, "role")
	get := q.joined.load(ctx, e.Key)
	find := func() ([]*graph.MembershipNode, error) {
		all, err := get()
		var found []*graph.MembershipNode
		for _, m := range all {
			if role == "" || m.Role == role {
				found = append(found, m)
			}
		}
		return found, err
	}
	return held(a, find, func(m *graph.MembershipNode) string { return string(m.Role) + " " + m.Agreement })
}

// canLie says whether an entity of that key can be somewhere, by its class.
func canLie(key string) bool {
	return !strings.HasPrefix(key, "person:") && !strings.HasPrefix(key, "group:")
}
