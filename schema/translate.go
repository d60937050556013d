package schema

import (
	gqlast "github.com/graphql-go/graphql/language/ast"
	"github.com/vektah/gqlparser/v2/ast"
)

// A translation makes the document that graphql-go executes out of a validated
// operation: fragments are spread, @skip and @include decided, and arguments
// coerced and put aside, so that nothing is left that could fail or grow.
type translation struct {
	schema *Schema
	vars   map[string]any
	args   map[*gqlast.Field]args
}

func (t *translation) operation(op *ast.OperationDefinition) (*gqlast.Document, *Error) {
	set, bad := t.set(op.SelectionSet, false)
	if bad != nil {
		return nil, bad
	}
	return gqlast.NewDocument(&gqlast.Document{Definitions: []gqlast.Node{
		gqlast.NewOperationDefinition(&gqlast.OperationDefinition{Operation: string(op.Operation), SelectionSet: set}),
	}}), nil
}

func (t *translation) set(set ast.SelectionSet, abstract bool) (*gqlast.SelectionSet, *Error) {
	out := &gqlast.SelectionSet{}
	if abstract {
		out.Selections = append(out.Selections, &gqlast.Field{Name: name("__typename"), Alias: name(typeKey)})
	}
	for _, sel := range set {
		made, bad := t.selection(sel)
		if bad != nil {
			return nil, bad
		}
		if made != nil {
			out.Selections = append(out.Selections, made)
		}
	}
	return gqlast.NewSelectionSet(out), nil
}

func (t *translation) selection(sel ast.Selection) (gqlast.Selection, *Error) {
	switch sel := sel.(type) {
	case *ast.Field:
		if included(sel.Directives, t.vars) {
			return t.field(sel)
		}
	case *ast.InlineFragment:
		if included(sel.Directives, t.vars) {
			return t.fragment(sel.TypeCondition, sel.SelectionSet)
		}
	case *ast.FragmentSpread:
		if included(sel.Directives, t.vars) {
			return t.fragment(sel.Definition.TypeCondition, sel.Definition.SelectionSet)
		}
	}
	return nil, nil
}

func (t *translation) field(f *ast.Field) (gqlast.Selection, *Error) {
	out := gqlast.NewField(&gqlast.Field{Name: name(fieldName(f)), Alias: name(f.Alias)})
	values, bad := t.schema.arguments(f, t.vars)
	if bad != nil {
		return nil, bad
	}
	t.args[out] = values
	if len(f.SelectionSet) > 0 {
		def := t.schema.contract.Types[f.Definition.Type.Name()]
		if out.SelectionSet, bad = t.set(f.SelectionSet, def.IsAbstractType()); bad != nil {
			return nil, bad
		}
	}
	return out, nil
}

func (t *translation) fragment(condition string, set ast.SelectionSet) (gqlast.Selection, *Error) {
	inner, bad := t.set(set, false)
	if bad != nil {
		return nil, bad
	}
	out := gqlast.NewInlineFragment(&gqlast.InlineFragment{SelectionSet: inner})
	if condition != "" {
		out.TypeCondition = gqlast.NewNamed(&gqlast.Named{Name: name(internalName(condition))})
	}
	return out, nil
}

// fieldName is the name of a field in the built schema, where introspection
// stands under names of its own.
func fieldName(f *ast.Field) string {
	switch {
	case f.Name == "__schema", f.Name == "__type":
		return "introspection_" + f.Name[2:]
	case f.Name == "__typename" && f.ObjectDefinition != nil && internalName(f.ObjectDefinition.Name) != f.ObjectDefinition.Name:
		return "introspection_typename"
	}
	return f.Name
}

func name(value string) *gqlast.Name { return gqlast.NewName(&gqlast.Name{Value: value}) }

// included says whether @skip and @include let a selection in.
func included(directives ast.DirectiveList, vars map[string]any) bool {
	for _, d := range directives {
		if d.Name != "skip" && d.Name != "include" {
			continue
		}
		if arg := d.Arguments.ForName("if"); arg != nil {
			if value, err := arg.Value.Value(vars); err == nil && value == (d.Name == "skip") {
				return false
			}
		}
	}
	return true
}
