package schema

import (
	"context"
	"maps"
	"strings"

	"github.com/vektah/gqlparser/v2/ast"

	"quoth/graph"
)

// table gives the resolvers by "Type.field": one for each field of each object
// type of the contract.
func table(contract *ast.Schema) map[string]resolver {
	all := map[string]resolver{}
	for _, part := range []map[string]resolver{
		queryFields, entityFields(), claimFields, agreementFields, membershipFields,
		locationFields, articleFields, copyFields, annotationFields, evidenceFields, tripleFields, statsFields,
		changeFields, decisionFields, eventFields, happeningFields, searchFields, timelineFields, facetFields, compareFields, linkFields, connectionFields(contract), introspection(contract),
	} {
		maps.Copy(all, part)
	}
	return all
}

// field makes a resolver of a function over the source's own Go type.
func field[S any](fn func(ctx context.Context, q *query, source S, a args) (any, error)) resolver {
	return func(ctx context.Context, q *query, source any, a args) (any, error) {
		return fn(ctx, q, source.(S), a)
	}
}

// value makes a resolver of what the source holds already.
func value[S any](fn func(source S) any) resolver {
	return func(_ context.Context, _ *query, source any, _ args) (any, error) {
		return fn(source.(S)), nil
	}
}

// typeOf tells the object type of a value that stands behind an interface.
func typeOf(value any) string {
	switch v := value.(type) {
	case *graph.EntityNode:
		switch v.Type {
		case graph.Person, graph.Organization, graph.Group, graph.Country:
			return string(v.Type)
		}
		return "Locality"
	case *graph.ClaimNode:
		return "Claim"
	case *graph.AgreementNode:
		return "Agreement"
	case *graph.ArticleNode:
		return "Article"
	case *graph.Decision:
		return "Decision"
	case *graph.EventNode:
		return "Event"
	}
	return ""
}

// text gives null for an empty string.
func text[T ~string](s T) any {
	if s == "" {
		return nil
	}
	return string(s)
}

// enum gives the contract's name of a value of the vocabulary, "under
// negotiation" → UNDER_NEGOTIATION, and null for "".
func enum[T ~string](s T) any {
	if s == "" {
		return nil
	}
	return strings.ToUpper(strings.ReplaceAll(string(s), " ", "_"))
}

// term is the vocabulary's value for a name of the contract.
func term[T ~string](a args, name string) T {
	return T(strings.ReplaceAll(strings.ToLower(a.text(name)), "_", " "))
}

// entityType is term for entity types, which are capitalized.
func entityType(a args, name string) graph.EntityType {
	s := a.text(name)
	if s == "" {
		return ""
	}
	return graph.EntityType(s[:1] + strings.ToLower(s[1:]))
}

func mapped[T any](items []T, of func(T) any) []any {
	out := make([]any, len(items))
	for i, item := range items {
		out[i] = of(item)
	}
	return out
}

func list[T any](items []T) []any {
	out := make([]any, len(items))
	for i, v := range items {
		out[i] = v
	}
	return out
}
