package bench

import (
	"context"
	"fmt"

	"github.com/99designs/gqlgen/graphql"
	"github.com/99designs/gqlgen/graphql/executor"
	"github.com/99designs/gqlgen/graphql/handler/lru"
	"github.com/vektah/gqlparser/v2/ast"

	"quoth/bench/generated"
	"quoth/graph"
)

// gqlgenServer answers by gqlgen over a store of Quoth: each request reads one
// view of it, resolvers read by key, and the view's cache has what was read
// before. It keeps parsed documents, as Quoth does.
type gqlgenServer struct {
	store *graph.Store
	exec  *executor.Executor
}

func newGqlgen(store *graph.Store) *gqlgenServer {
	e := executor.New(generated.NewExecutableSchema(generated.Config{Resolvers: root{}}))
	e.SetQueryCache(lru.New[*ast.QueryDocument](1000))
	return &gqlgenServer{store: store, exec: e}
}

func (s *gqlgenServer) do(ctx context.Context, query string) ([]byte, error) {
	view, err := s.store.View(ctx)
	if err != nil {
		return nil, err
	}
	defer view.Close()
	ctx = context.WithValue(graphql.StartOperationTrace(ctx), viewKey{}, view)
	op, bad := s.exec.CreateOperationContext(ctx, &graphql.RawParams{Query: query})
	if bad != nil {
		return nil, bad
	}
	next, ctx := s.exec.DispatchOperation(ctx, op)
	resp := next(ctx)
	if len(resp.Errors) > 0 {
		return nil, resp.Errors
	}
	return resp.Data, nil
}

type viewKey struct{}

func viewOf(ctx context.Context) *graph.View { return ctx.Value(viewKey{}).(*graph.View) }

type root struct{}

func (root) Query() generated.QueryResolver           { return queryResolver{} }
func (root) Actor() generated.ActorResolver           { return actorResolver{} }
func (root) Agreement() generated.AgreementResolver   { return agreementResolver{} }
func (root) Article() generated.ArticleResolver       { return articleResolver{} }
func (root) Claim() generated.ClaimResolver           { return claimResolver{} }
func (root) Evidence() generated.EvidenceResolver     { return evidenceResolver{} }
func (root) Membership() generated.MembershipResolver { return membershipResolver{} }

// one reads a single value by its key.
func one[T any](ctx context.Context, read func(context.Context, []string) ([]*T, error), key string) (*T, error) {
	values, err := read(ctx, []string{key})
	if err != nil {
		return nil, err
	}
	if len(values) != 1 || values[0] == nil {
		return nil, fmt.Errorf("there is no %s", key)
	}
	return values[0], nil
}

func article(ctx context.Context, id string) (*graph.ArticleNode, error) {
	return one(ctx, viewOf(ctx).ArticlesByID, id)
}

func text(s string) *string {
	if s == "" {
		return nil
	}
	return &s
}

type queryResolver struct{}

func (queryResolver) Actor(ctx context.Context, id *string) (*graph.EntityNode, error) {
	return one(ctx, viewOf(ctx).EntitiesByKey, *id)
}

func (queryResolver) Claims(ctx context.Context, first int) (*generated.ClaimConnection, error) {
	list, err := viewOf(ctx).Claims(ctx, graph.ClaimFilter{}, graph.Page{First: first})
	return &generated.ClaimConnection{Nodes: list.Items}, err
}

func (queryResolver) Agreements(ctx context.Context, first int) (*generated.AgreementConnection, error) {
	list, err := viewOf(ctx).Agreements(ctx, graph.AgreementFilter{}, graph.Page{First: first})
	return &generated.AgreementConnection{Nodes: list.Items}, err
}

type actorResolver struct{}

func (actorResolver) Type(_ context.Context, e *graph.EntityNode) (string, error) {
	return string(e.Type), nil
}

func (actorResolver) Memberships(ctx context.Context, e *graph.EntityNode) (*generated.MembershipConnection, error) {
	all, err := viewOf(ctx).Memberships(ctx, []string{e.Key})
	if err != nil {
		return nil, err
	}
	return &generated.MembershipConnection{Nodes: all[0][:min(len(all[0]), 20)]}, nil
}

type agreementResolver struct{}

func (agreementResolver) Date(_ context.Context, g *graph.AgreementNode) (*string, error) {
	return text(string(g.Date)), nil
}

func (agreementResolver) Parties(ctx context.Context, g *graph.AgreementNode) ([]*graph.MembershipNode, error) {
	all, err := viewOf(ctx).Members(ctx, []string{g.Key})
	if err != nil {
		return nil, err
	}
	return all[0], nil
}

type articleResolver struct{}

func (articleResolver) Title(_ context.Context, a *graph.ArticleNode) (*string, error) {
	return text(a.Title), nil
}

func (articleResolver) Published(_ context.Context, a *graph.ArticleNode) (*string, error) {
	return text(string(a.Published)), nil
}

type claimResolver struct{}

func (claimResolver) Kind(_ context.Context, c *graph.ClaimNode) (string, error) {
	return string(c.Kind), nil
}

func (claimResolver) Stance(_ context.Context, c *graph.ClaimNode) (string, error) {
	return string(c.Stance), nil
}

func (claimResolver) Speakers(ctx context.Context, c *graph.ClaimNode) ([]*graph.EntityNode, error) {
	keys := make([]string, len(c.Speakers))
	for i, s := range c.Speakers {
		keys[i] = s.Entity
	}
	return viewOf(ctx).EntitiesByKey(ctx, keys)
}

func (claimResolver) Article(ctx context.Context, c *graph.ClaimNode) (*graph.ArticleNode, error) {
	return article(ctx, c.Article)
}

type evidenceResolver struct{}

func (evidenceResolver) Article(ctx context.Context, e *graph.Evidence) (*graph.ArticleNode, error) {
	return article(ctx, e.Article)
}

type membershipResolver struct{}

func (membershipResolver) Role(_ context.Context, m *graph.MembershipNode) (string, error) {
	return string(m.Role), nil
}

func (membershipResolver) Party(ctx context.Context, m *graph.MembershipNode) (*graph.EntityNode, error) {
	return one(ctx, viewOf(ctx).EntitiesByKey, m.Party)
}

func (membershipResolver) Agreement(ctx context.Context, m *graph.MembershipNode) (*graph.AgreementNode, error) {
	return one(ctx, viewOf(ctx).AgreementsByKey, m.Agreement)
}

func (membershipResolver) Evidence(_ context.Context, m *graph.MembershipNode) ([]*graph.Evidence, error) {
	out := make([]*graph.Evidence, len(m.Evidence))
	for i := range m.Evidence {
		out[i] = &m.Evidence[i]
	}
	return out, nil
}
