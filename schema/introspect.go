package schema

import (
	"context"
	"slices"
	"sort"
	"strings"

	"github.com/vektah/gqlparser/v2/ast"
)

// introspection answers __schema and __type from the parsed contract: section
// 4 of the specification. graphql-go's own answers an older one.
func introspection(contract *ast.Schema) map[string]resolver {
	named := func(def *ast.Definition) any {
		if def == nil {
			return nil
		}
		return &ast.Type{NamedType: def.Name}
	}
	namedAll := func(names []string) []any {
		return mapped(names, func(name string) any { return &ast.Type{NamedType: name} })
	}
	// def is the definition behind a named type, nil for a list or non-null.
	def := func(t *ast.Type) *ast.Definition {
		if t.NonNull || t.Elem != nil {
			return nil
		}
		return contract.Types[t.NamedType]
	}
	ofDef := func(fn func(d *ast.Definition, a args) any) resolver {
		return field(func(_ context.Context, _ *query, t *ast.Type, a args) (any, error) {
			if d := def(t); d != nil {
				return fn(d, a), nil
			}
			return nil, nil
		})
	}
	fields := map[string]resolver{
		"Query.__schema": func(context.Context, *query, any, args) (any, error) { return contract, nil },
		"Query.__type": func(_ context.Context, _ *query, _ any, a args) (any, error) {
			return named(contract.Types[a.text("name")]), nil
		},
		"__Schema.description":      value(func(s *ast.Schema) any { return text(s.Description) }),
		"__Schema.types":            value(func(s *ast.Schema) any { return namedAll(sorted(s.Types)) }),
		"__Schema.queryType":        value(func(s *ast.Schema) any { return named(s.Query) }),
		"__Schema.mutationType":     value(func(s *ast.Schema) any { return named(s.Mutation) }),
		"__Schema.subscriptionType": value(func(s *ast.Schema) any { return named(s.Subscription) }),
		"__Schema.directives": value(func(s *ast.Schema) any {
			return mapped(sorted(s.Directives), func(name string) any { return s.Directives[name] })
		}),

		"__Type.kind":           value(func(t *ast.Type) any { return typeKind(t, def(t)) }),
		"__Type.name":           ofDef(func(d *ast.Definition, _ args) any { return d.Name }),
		"__Type.description":    ofDef(func(d *ast.Definition, _ args) any { return text(d.Description) }),
		"__Type.specifiedByURL": ofDef(func(d *ast.Definition, _ args) any { return directiveText(d.Directives, "specifiedBy", "url") }),
		"__Type.fields": ofDef(func(d *ast.Definition, a args) any {
			if d.Kind != ast.Object && d.Kind != ast.Interface {
				return nil
			}
			return shownFields(d, a)
		}),
		"__Type.inputFields": ofDef(func(d *ast.Definition, a args) any {
			if d.Kind != ast.InputObject {
				return nil
			}
			return shownInputs(inputsOf(d), a)
		}),
		"__Type.interfaces": ofDef(func(d *ast.Definition, _ args) any {
			if d.Kind != ast.Object && d.Kind != ast.Interface {
				return nil
			}
			return namedAll(d.Interfaces)
		}),
		"__Type.possibleTypes": ofDef(func(d *ast.Definition, _ args) any {
			if !d.IsAbstractType() {
				return nil
			}
			var names []string
			for _, p := range contract.PossibleTypes[d.Name] {
				names = append(names, p.Name)
			}
			slices.Sort(names)
			return namedAll(names)
		}),
		"__Type.enumValues": ofDef(func(d *ast.Definition, a args) any {
			if d.Kind != ast.Enum {
				return nil
			}
			return shown(d.EnumValues, a, func(v *ast.EnumValueDefinition) ast.DirectiveList { return v.Directives })
		}),
		"__Type.isOneOf": ofDef(func(d *ast.Definition, _ args) any {
			if d.Kind != ast.InputObject {
				return nil
			}
			return d.Directives.ForName("oneOf") != nil
		}),
		"__Type.ofType": value(func(t *ast.Type) any {
			switch {
			case t.NonNull:
				return &ast.Type{NamedType: t.NamedType, Elem: t.Elem}
			case t.Elem != nil:
				return t.Elem
			}
			return nil
		}),

		"__Field.name":        value(func(f *ast.FieldDefinition) any { return f.Name }),
		"__Field.description": value(func(f *ast.FieldDefinition) any { return text(f.Description) }),
		"__Field.type":        value(func(f *ast.FieldDefinition) any { return f.Type }),
		"__Field.args": field(func(_ context.Context, _ *query, f *ast.FieldDefinition, a args) (any, error) {
			return shownInputs(f.Arguments, a), nil
		}),

		"__InputValue.name":        value(func(v *ast.ArgumentDefinition) any { return v.Name }),
		"__InputValue.description": value(func(v *ast.ArgumentDefinition) any { return text(v.Description) }),
		"__InputValue.type":        value(func(v *ast.ArgumentDefinition) any { return v.Type }),
		"__InputValue.defaultValue": value(func(v *ast.ArgumentDefinition) any {
			if v.DefaultValue == nil {
				return nil
			}
			return v.DefaultValue.String()
		}),

		"__EnumValue.name":        value(func(v *ast.EnumValueDefinition) any { return v.Name }),
		"__EnumValue.description": value(func(v *ast.EnumValueDefinition) any { return text(v.Description) }),

		"__Directive.name":         value(func(d *ast.DirectiveDefinition) any { return d.Name }),
		"__Directive.description":  value(func(d *ast.DirectiveDefinition) any { return text(d.Description) }),
		"__Directive.isRepeatable": value(func(d *ast.DirectiveDefinition) any { return d.IsRepeatable }),
		"__Directive.locations": value(func(d *ast.DirectiveDefinition) any {
			return mapped(d.Locations, func(l ast.DirectiveLocation) any { return string(l) })
		}),
		"__Directive.args": field(func(_ context.Context, _ *query, d *ast.DirectiveDefinition, a args) (any, error) {
			return shownInputs(d.Arguments, a), nil
		}),
	}
	deprecatable(fields, "__Field", func(f *ast.FieldDefinition) ast.DirectiveList { return f.Directives })
	deprecatable(fields, "__InputValue", func(v *ast.ArgumentDefinition) ast.DirectiveList { return v.Directives })
	deprecatable(fields, "__EnumValue", func(v *ast.EnumValueDefinition) ast.DirectiveList { return v.Directives })
	return fields
}

func deprecatable[S any](fields map[string]resolver, typ string, directives func(S) ast.DirectiveList) {
	fields[typ+".isDeprecated"] = value(func(s S) any { return directives(s).ForName("deprecated") != nil })
	fields[typ+".deprecationReason"] = value(func(s S) any { return directiveText(directives(s), "deprecated", "reason") })
}

// directiveText is an argument of an applied directive, or its default.
func directiveText(list ast.DirectiveList, name, argument string) any {
	d := list.ForName(name)
	if d == nil {
		return nil
	}
	value, _ := d.ArgumentMap(nil)[argument].(string)
	return text(value)
}

func typeKind(t *ast.Type, def *ast.Definition) string {
	switch {
	case t.NonNull:
		return "NON_NULL"
	case t.Elem != nil:
		return "LIST"
	}
	return string(def.Kind)
}

func shownFields(d *ast.Definition, a args) []any {
	var visible []*ast.FieldDefinition
	for _, f := range d.Fields {
		if !strings.HasPrefix(f.Name, "__") {
			visible = append(visible, f)
		}
	}
	return shown(visible, a, func(f *ast.FieldDefinition) ast.DirectiveList { return f.Directives })
}

func shownInputs(inputs []*ast.ArgumentDefinition, a args) []any {
	return shown(inputs, a, func(v *ast.ArgumentDefinition) ast.DirectiveList { return v.Directives })
}

// shown leaves out what is deprecated unless it is asked for.
func shown[T any](items []T, a args, directives func(T) ast.DirectiveList) []any {
	out := []any{}
	for _, item := range items {
		if a["includeDeprecated"] == true || directives(item).ForName("deprecated") == nil {
			out = append(out, item)
		}
	}
	return out
}

// inputsOf gives the fields of an input type as arguments, which they are like.
func inputsOf(d *ast.Definition) []*ast.ArgumentDefinition {
	var out []*ast.ArgumentDefinition
	for _, f := range d.Fields {
		out = append(out, &ast.ArgumentDefinition{Name: f.Name, Description: f.Description, Type: f.Type, DefaultValue: f.DefaultValue, Directives: f.Directives})
	}
	return out
}

func sorted[V any](m map[string]V) []string {
	names := make([]string, 0, len(m))
	for name := range m {
		names = append(names, name)
	}
	sort.Strings(names)
	return names
}
