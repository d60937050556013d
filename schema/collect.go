package schema

import (
	"slices"

	"github.com/vektah/gqlparser/v2/ast"
)

// A collector merges selection sets as section 6.3.2 of the specification
// (CollectFields) says.
type collector struct {
	schema *Schema
	vars   map[string]any
}

// collected is all that is asked for under one response key.
type collected struct {
	key    string
	fields []*ast.Field // of the same name and arguments; at least one
}

// collect gives what the sets ask of an object of a type, in their order.
func (c *collector) collect(typ *ast.Definition, sets []ast.SelectionSet) []collected {
	var out []collected
	index := map[string]int{}
	spread := map[string]bool{}
	var walk func(set ast.SelectionSet)
	walk = func(set ast.SelectionSet) {
		for _, sel := range set {
			switch sel := sel.(type) {
			case *ast.Field:
				if !included(sel.Directives, c.vars) {
					continue
				}
				i, ok := index[sel.Alias]
				if !ok {
					i = len(out)
					index[sel.Alias] = i
					out = append(out, collected{key: sel.Alias})
				}
				out[i].fields = append(out[i].fields, sel)
			case *ast.InlineFragment:
				if included(sel.Directives, c.vars) && c.applies(sel.TypeCondition, typ) {
					walk(sel.SelectionSet)
				}
			case *ast.FragmentSpread:
				if included(sel.Directives, c.vars) && !spread[sel.Name] {
					spread[sel.Name] = true
					if c.applies(sel.Definition.TypeCondition, typ) {
						walk(sel.Definition.SelectionSet)
					}
				}
			}
		}
	}
	for _, set := range sets {
		walk(set)
	}
	return out
}

// applies says whether a fragment on the condition takes an object of a type.
func (c *collector) applies(condition string, typ *ast.Definition) bool {
	return condition == "" || condition == typ.Name || slices.Contains(typ.Interfaces, condition) ||
		slices.Contains(c.schema.contract.Types[condition].Types, typ.Name)
}

func (c collected) sets() []ast.SelectionSet {
	sets := make([]ast.SelectionSet, len(c.fields))
	for i, f := range c.fields {
		sets[i] = f.SelectionSet
	}
	return sets
}

// locate finds the field that a path of the answer leads to; type conditions
// are not looked at, since fields under one key stand for one another.
func (c *collector) locate(set ast.SelectionSet, path []any) *ast.Position {
	sets := []ast.SelectionSet{set}
	var found *ast.Position
	for _, step := range path {
		key, ok := step.(string)
		if !ok {
			continue
		}
		var next []ast.SelectionSet
		found = nil
		for _, s := range sets {
			for _, f := range c.fieldsUnder(s, key) {
				if found == nil {
					found = f.Position
				}
				next = append(next, f.SelectionSet)
			}
		}
		sets = next
	}
	return found
}

func (c *collector) fieldsUnder(set ast.SelectionSet, key string) []*ast.Field {
	var out []*ast.Field
	for _, sel := range set {
		switch sel := sel.(type) {
		case *ast.Field:
			if sel.Alias == key && included(sel.Directives, c.vars) {
				out = append(out, sel)
			}
		case *ast.InlineFragment:
			out = append(out, c.fieldsUnder(sel.SelectionSet, key)...)
		case *ast.FragmentSpread:
			out = append(out, c.fieldsUnder(sel.Definition.SelectionSet, key)...)
		}
	}
	return out
}
