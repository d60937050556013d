package schema

import (
	"context"
	"errors"
	"slices"
	"sort"

	"github.com/graphql-go/graphql"
	"github.com/graphql-go/graphql/gqlerrors"
	gqlast "github.com/graphql-go/graphql/language/ast"
	"github.com/vektah/gqlparser/v2/ast"
)

// typeKey is the response key under which graphql-go is asked for the type of
// what stands behind an abstract type; no client can ask for a key with a NUL.
const typeKey = "\x00type"

// running is a query in graphql-go's executor: the arguments belong to fields
// of the document that the executor got.
type running struct {
	*query
	args map[*gqlast.Field]args
}

// execute has graphql-go execute an operation and writes what comes out in the
// order of the document.
func (s *Schema) execute(q *query, p prepared) Response {
	ctx, op, vars := q.ctx, p.op, p.vars
	c := translation{schema: s, vars: vars, args: map[*gqlast.Field]args{}}
	doc, bad := c.operation(op)
	if bad != nil {
		return refuse(bad)
	}
	// Resolvers see the request's own context. graphql-go's Execute returns at
	// once when its context ends while its goroutine still reads the view; so
	// it gets one that does not end, and is through soon after resolvers refuse.
	free := context.WithValue(context.WithoutCancel(ctx), queryKey{}, &running{query: q, args: c.args})
	result := graphql.Execute(graphql.ExecuteParams{Schema: s.exec, AST: doc, Context: free})
	if ctx.Err() != nil {
		return refuse(mask(ctx, s.log, "request", ctx.Err()))
	}
	errs := shownErrors(ctx, s, op, vars, result)
	w := writer{collector: collector{schema: s, vars: vars}, most: s.cfg.ResponseBytes}
	w.value(result.Data, s.root(op), []ast.SelectionSet{op.SelectionSet})
	if w.full() {
		return refuse(tooLarge(s.cfg.ResponseBytes))
	}
	return Response{Data: w.out, Errors: errs, Reads: q.reads}
}

// root is the type that an operation's fields are of.
func (s *Schema) root(op *ast.OperationDefinition) string {
	switch op.Operation {
	case ast.Mutation:
		return s.contract.Mutation.Name
	case ast.Subscription:
		return s.contract.Subscription.Name
	}
	return s.contract.Query.Name
}

// shownErrors puts graphql-go's errors, which come in the random order of its
// maps, into the order of the document, and bounds them.
func shownErrors(ctx context.Context, s *Schema, op *ast.OperationDefinition, vars map[string]any, result *graphql.Result) []*Error {
	c := collector{schema: s, vars: vars}
	var errs []*Error
	for _, e := range result.Errors {
		shown := mask(ctx, s.log, "execute", unwrap(e))
		copied := *shown
		copied.Path = e.Path
		at(&copied, c.locate(op.SelectionSet, e.Path))
		errs = append(errs, &copied)
	}
	sort.SliceStable(errs, func(i, j int) bool { return before(errs[i], errs[j]) })
	return errs[:min(len(errs), mostErrors)]
}

func before(a, b *Error) bool {
	if len(a.Locations) > 0 && len(b.Locations) > 0 && a.Locations[0] != b.Locations[0] {
		x, y := a.Locations[0], b.Locations[0]
		return x.Line < y.Line || x.Line == y.Line && x.Column < y.Column
	}
	return slices.CompareFunc(a.Path, b.Path, func(x, y any) int {
		i, ok := x.(int)
		j, also := y.(int)
		if ok && also {
			return i - j
		}
		return 0
	}) < 0
}

// unwrap digs out the error that a resolver returned.
func unwrap(err error) error {
	for {
		var inner error
		var formatted gqlerrors.FormattedError
		var located *gqlerrors.Error
		switch {
		case errors.As(err, &formatted):
			inner = formatted.OriginalError()
		case errors.As(err, &located):
			inner = located.OriginalError
		}
		if inner == nil {
			return err
		}
		err = inner
	}
}
