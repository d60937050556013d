package schema

import (
	"context"
	"fmt"
	"sort"
	"strings"

	"github.com/graphql-go/graphql"
	gqlast "github.com/graphql-go/graphql/language/ast"
	"github.com/vektah/gqlparser/v2/ast"
)

// A builder makes graphql-go's schema from the parsed contract and the
// resolvers. Introspection types are built like any other, under internal
// names: graphql-go keeps "__Type" and its kin for its own, older ones.
type builder struct {
	contract  *ast.Schema
	resolvers map[string]resolver // by "Type.field"
	types     map[string]graphql.Type
	used      map[string]bool
	resolve   func(where string, fn resolver) graphql.FieldResolveFn
	typeOf    func(value any) string
}

// internalName maps names that graphql-go keeps for itself to names that no
// contract may use, and leaves the others.
func internalName(name string) string {
	if rest, ok := strings.CutPrefix(name, "__"); ok {
		return "introspection_" + rest
	}
	return name
}

func (b *builder) build() (graphql.Schema, error) {
	b.types = map[string]graphql.Type{
		"Int": graphql.Int, "Float": graphql.Float, "String": graphql.String,
		"Boolean": graphql.Boolean, "ID": graphql.ID,
	}
	b.used = map[string]bool{}
	names := make([]string, 0, len(b.contract.Types))
	for name := range b.contract.Types {
		names = append(names, name)
	}
	sort.Strings(names)
	// Interfaces come before the objects that name them; fields are thunks, so
	// nothing else depends on the order.
	for _, kind := range []ast.DefinitionKind{ast.Scalar, ast.Enum, ast.InputObject, ast.Interface, ast.Object, ast.Union} {
		for _, name := range names {
			if def := b.contract.Types[name]; def.Kind == kind && b.types[name] == nil {
				b.types[name] = b.define(def)
			}
		}
	}
	config := graphql.SchemaConfig{Query: b.types[b.contract.Query.Name].(*graphql.Object)}
	if b.contract.Mutation != nil {
		config.Mutation = b.types[b.contract.Mutation.Name].(*graphql.Object)
	}
	if b.contract.Subscription != nil {
		config.Subscription = b.types[b.contract.Subscription.Name].(*graphql.Object)
	}
	for _, name := range names {
		config.Types = append(config.Types, b.types[name])
	}
	schema, err := graphql.NewSchema(config)
	if err != nil {
		return schema, fmt.Errorf("build schema: %w", err)
	}
	for name := range b.resolvers {
		if !b.used[name] {
			return schema, fmt.Errorf("build schema: resolver for %s, which the contract does not have", name)
		}
	}
	return schema, nil
}

func (b *builder) define(def *ast.Definition) graphql.Type {
	name := internalName(def.Name)
	switch def.Kind {
	case ast.Scalar:
		return scalar(def)
	case ast.Enum:
		values := graphql.EnumValueConfigMap{}
		for _, v := range def.EnumValues {
			values[v.Name] = &graphql.EnumValueConfig{Value: v.Name, Description: v.Description}
		}
		return graphql.NewEnum(graphql.EnumConfig{Name: name, Description: def.Description, Values: values})
	case ast.InputObject:
		return graphql.NewInputObject(graphql.InputObjectConfig{
			Name: name, Description: def.Description,
			Fields: graphql.InputObjectConfigFieldMapThunk(func() graphql.InputObjectConfigFieldMap { return b.inputs(def) }),
		})
	case ast.Interface:
		return graphql.NewInterface(graphql.InterfaceConfig{
			Name: name, Description: def.Description,
			Fields:      graphql.FieldsThunk(func() graphql.Fields { return b.fields(def) }),
			ResolveType: func(p graphql.ResolveTypeParams) *graphql.Object { return b.object(p.Value) },
		})
	case ast.Union:
		var types []*graphql.Object
		for _, t := range def.Types {
			types = append(types, b.types[t].(*graphql.Object))
		}
		return graphql.NewUnion(graphql.UnionConfig{
			Name: name, Description: def.Description, Types: types,
			ResolveType: func(p graphql.ResolveTypeParams) *graphql.Object { return b.object(p.Value) },
		})
	default:
		var interfaces []*graphql.Interface
		for _, i := range def.Interfaces {
			interfaces = append(interfaces, b.types[i].(*graphql.Interface))
		}
		return graphql.NewObject(graphql.ObjectConfig{
			Name: name, Description: def.Description, Interfaces: interfaces,
			Fields: graphql.FieldsThunk(func() graphql.Fields { return b.fields(def) }),
		})
	}
}

func (b *builder) object(value any) *graphql.Object {
	object, _ := b.types[b.typeOf(value)].(*graphql.Object)
	return object
}

func (b *builder) fields(def *ast.Definition) graphql.Fields {
	fields := graphql.Fields{}
	for _, f := range def.Fields {
		if strings.HasPrefix(f.Name, "__") {
			continue
		}
		where := def.Name + "." + f.Name
		field := &graphql.Field{Type: b.typ(f.Type), Description: f.Description, Args: b.args(f.Arguments)}
		if def.Kind == ast.Object {
			fn := b.resolvers[where]
			b.used[where] = true
			if fn == nil {
				fn = func(context.Context, *query, any, args) (any, error) {
					return nil, fmt.Errorf("%s has no resolver", where)
				}
			}
			field.Resolve = b.resolve(where, fn)
		}
		fields[f.Name] = field
	}
	switch def {
	case b.contract.Query:
		fields["introspection_schema"] = b.meta(&ast.FieldDefinition{Name: "schema", Type: ast.NonNullNamedType("__Schema", nil)})
		fields["introspection_type"] = b.meta(&ast.FieldDefinition{Name: "type", Type: ast.NamedType("__Type", nil),
			Arguments: ast.ArgumentDefinitionList{{Name: "name", Type: ast.NonNullNamedType("String", nil)}}})
	default:
		if strings.HasPrefix(def.Name, "__") {
			name := def.Name
			fields["introspection_typename"] = &graphql.Field{Type: graphql.NewNonNull(graphql.String),
				Resolve: func(graphql.ResolveParams) (any, error) { return name, nil }}
		}
	}
	return fields
}

func (b *builder) meta(f *ast.FieldDefinition) *graphql.Field {
	where := "Query.__" + f.Name
	b.used[where] = true
	return &graphql.Field{Type: b.typ(f.Type), Args: b.args(f.Arguments), Resolve: b.resolve(where, b.resolvers[where])}
}

func (b *builder) args(defs ast.ArgumentDefinitionList) graphql.FieldConfigArgument {
	args := graphql.FieldConfigArgument{}
	for _, a := range defs {
		args[a.Name] = &graphql.ArgumentConfig{Type: b.typ(a.Type), Description: a.Description, DefaultValue: defaultValue(a.DefaultValue)}
	}
	return args
}

func (b *builder) inputs(def *ast.Definition) graphql.InputObjectConfigFieldMap {
	fields := graphql.InputObjectConfigFieldMap{}
	for _, f := range def.Fields {
		fields[f.Name] = &graphql.InputObjectFieldConfig{Type: b.typ(f.Type), Description: f.Description, DefaultValue: defaultValue(f.DefaultValue)}
	}
	return fields
}

func defaultValue(v *ast.Value) any {
	if v == nil {
		return nil
	}
	value, err := v.Value(nil)
	if err != nil {
		return nil
	}
	return value
}

func (b *builder) typ(t *ast.Type) graphql.Type {
	var made graphql.Type
	if t.Elem != nil {
		made = graphql.NewList(b.typ(t.Elem))
	} else {
		made = b.types[t.NamedType]
	}
	if t.NonNull {
		return graphql.NewNonNull(made)
	}
	return made
}

// scalar makes a scalar of strings: Date and IRI. An empty string is null.
func scalar(def *ast.Definition) *graphql.Scalar {
	return graphql.NewScalar(graphql.ScalarConfig{
		Name: internalName(def.Name), Description: def.Description,
		Serialize:  func(v any) any { return v },
		ParseValue: func(v any) any { s, _ := v.(string); return s },
		ParseLiteral: func(v gqlast.Value) any {
			if s, ok := v.(*gqlast.StringValue); ok {
				return s.Value
			}
			return nil
		},
	})
}
