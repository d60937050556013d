package schema

import (
	"context"
	"fmt"
	"runtime/debug"

	"github.com/graphql-go/graphql"

	"quoth/graph"
)

// args are a field's coerced arguments.
type args map[string]any

func (a args) text(name string) string { s, _ := a[name].(string); return s }

// A thunk gives a value later. Thunks of one level are called after all of
// them were made, so that the first call can read for all.
type thunk = func() (any, error)

// A resolver gives the value of a field of source: a value, nil for null, a
// slice of any for a list, or a thunk.
type resolver func(ctx context.Context, q *query, source any, a args) (any, error)

// A query is one request being executed: its state of the store and what was
// read of it so far. One goroutine at a time uses it.
type query struct {
	schema *Schema
	view   *graph.View
	ctx    context.Context // of the request; graphql-go gets one that never ends, see execute
	reads  int             // calls of the view so far

	entities   *batch[string, *graph.EntityNode]
	agreements *batch[string, *graph.AgreementNode]
	articles   *batch[string, *graph.ArticleNode]
	claims     *batch[string, *graph.ClaimNode]
	claimLists lists[graph.ClaimPage, *graph.ClaimNode]
	actorLists lists[graph.EntityPage, *graph.EntityNode]
	placeLists lists[graph.EntityPage, *graph.EntityNode]
	eventLists lists[graph.EventPage, *graph.EventNode]
	dealLists  lists[graph.AgreementPage, *graph.AgreementNode]
	counts     *batch[*counting, result[int]]
	texts      *batch[string, string]
	roles      *batch[string, []*graph.RoleNode]
	members    *batch[string, []*graph.MembershipNode]
	joined     *batch[string, []*graph.MembershipNode]
	regions    *batch[string, []*graph.LocationNode]
	contents   *batch[string, []*graph.LocationNode]
	refs       *batch[reference, []string]
	links      *batch[string, []*graph.ClaimLink]
	copies     *batch[string, []graph.Copy]
	readings   *batch[string, *graph.Reading]
	identities *batch[string, *graph.Identity]
	decisions  *batch[struct{}, []graph.Decision]
	events     *batch[string, *graph.EventNode]
	tolls      *batch[string, []*graph.TollNode]
	accounts   *batch[string, []*graph.Account]
}

func newQuery(ctx context.Context, s *Schema, v *graph.View) *query {
	q := &query{schema: s, ctx: ctx}
	q.see(v)
	return q
}

// see has the query read a state of the store, with nothing of it read yet.
func (q *query) see(v *graph.View) {
	q.view = v
	q.entities = newBatch(&q.reads, v.EntitiesByKey)
	q.agreements = newBatch(&q.reads, v.AgreementsByKey)
	q.articles = newBatch(&q.reads, v.ArticlesByID)
	q.claims = newBatch(&q.reads, v.ClaimsByID)
	q.claimLists = newLists(&q.reads, v.ClaimLists)
	q.actorLists = newLists(&q.reads, v.ActorLists)
	q.placeLists = newLists(&q.reads, v.PlaceLists)
	q.eventLists = newLists(&q.reads, v.EventLists)
	q.dealLists = newLists(&q.reads, v.AgreementLists)
	q.counts = newBatch(&q.reads, readCounts)
	q.texts = newBatch(&q.reads, each(v.Text))
	q.roles = newBatch(&q.reads, v.Roles)
	q.members = newBatch(&q.reads, v.Members)
	q.joined = newBatch(&q.reads, v.Memberships)
	q.regions = newBatch(&q.reads, v.Regions)
	q.contents = newBatch(&q.reads, v.Contents)
	q.refs = newBatch(&q.reads, each(func(ctx context.Context, r reference) ([]string, error) { return v.Resolve(ctx, r.sort, r.text) }))
	q.links = newBatch(&q.reads, v.ClaimLinks)
	q.copies = newBatch(&q.reads, each(v.Copies))
	q.events = newBatch(&q.reads, v.EventsByID)
	q.tolls = newBatch(&q.reads, v.Tolls)
	q.accounts = newBatch(&q.reads, v.Accounts)
	q.readings = newBatch(&q.reads, each(v.Reading))
	q.identities = newBatch(&q.reads, v.Identities)
	q.decisions = newBatch(&q.reads, each(func(ctx context.Context, _ struct{}) ([]graph.Decision, error) { return v.Decisions(ctx) }))
}

// close lets the state go that the query reads.
func (q *query) close() {
	if q.view == nil {
		return
	}
	if err := q.view.Close(); err != nil {
		q.schema.log.ErrorContext(q.ctx, "close view", "error", err)
	}
	q.view = nil
}

// call runs a resolver: not at all when the request's time is over, and with
// its faults and panics masked.
func (q *query) call(where string, fn resolver, source any, a args) (value any, err error) {
	value, err = q.guard(where, func() (any, error) { return fn(q.ctx, q, source, a) })
	if later, ok := value.(thunk); ok {
		return func() (any, error) { return q.guard(where, later) }, err
	}
	return value, err
}

func (q *query) guard(where string, fn thunk) (value any, err error) {
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("panic: %v\n%s", r, debug.Stack())
		}
		if err != nil {
			value, err = nil, mask(q.ctx, q.schema.log, where, err)
		}
	}()
	if err := q.ctx.Err(); err != nil {
		return nil, err
	}
	return fn()
}

type queryKey struct{}

// fieldFunc makes graphql-go's resolve function of a resolver. The arguments
// are those that execute coerced; graphql-go's own coercion takes null for
// absent.
func (s *Schema) fieldFunc(where string, fn resolver) graphql.FieldResolveFn {
	return func(p graphql.ResolveParams) (any, error) {
		q := p.Context.Value(queryKey{}).(*running)
		return q.call(where, fn, p.Source, q.args[p.Info.FieldASTs[0]])
	}
}
