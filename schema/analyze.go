package schema

import (
	"slices"

	"github.com/vektah/gqlparser/v2/ast"
)

// analyze prepares what executions of a valid document share: arguments
// without variables are coerced once, here, where a bad one still refuses the
// document.
func (s *Schema) analyze(d *document) *Error {
	d.static, d.dynamic = map[*ast.Field]args{}, map[*ast.Field]bool{}
	for _, op := range d.doc.Operations {
		if bad := s.analyzeSet(d, op.SelectionSet); bad != nil {
			return bad
		}
	}
	for _, f := range d.doc.Fragments {
		if bad := s.analyzeSet(d, f.SelectionSet); bad != nil {
			return bad
		}
	}
	slices.Sort(d.deciding)
	d.deciding = slices.Compact(d.deciding)
	return nil
}

func (s *Schema) analyzeSet(d *document, set ast.SelectionSet) *Error {
	for _, sel := range set {
		switch sel := sel.(type) {
		case *ast.Field:
			d.decide(sel.Directives)
			if bad := s.analyzeField(d, sel); bad != nil {
				return bad
			}
			if bad := s.analyzeSet(d, sel.SelectionSet); bad != nil {
				return bad
			}
		case *ast.InlineFragment:
			d.decide(sel.Directives)
			if bad := s.analyzeSet(d, sel.SelectionSet); bad != nil {
				return bad
			}
		case *ast.FragmentSpread:
			d.decide(sel.Directives)
		}
	}
	return nil
}

func (s *Schema) analyzeField(d *document, f *ast.Field) *Error {
	if len(f.Definition.Arguments) == 0 {
		return nil
	}
	if slices.ContainsFunc(f.Arguments, func(a *ast.Argument) bool { return varies(a.Value) }) {
		d.dynamic[f] = true
		return nil
	}
	values, bad := s.arguments(f, nil)
	d.static[f] = values
	return bad
}

func varies(v *ast.Value) bool {
	return v.Kind == ast.Variable || slices.ContainsFunc(v.Children, func(c *ast.ChildValue) bool { return varies(c.Value) })
}

// decide notes the variables that decide whether a selection is in.
func (d *document) decide(directives ast.DirectiveList) {
	for _, dir := range directives {
		if arg := dir.Arguments.ForName("if"); arg != nil && arg.Value.Kind == ast.Variable {
			d.deciding = append(d.deciding, arg.Value.Raw)
		}
	}
}
