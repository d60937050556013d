package schema

import (
	"encoding/json"
	"fmt"
	"math"
	"net/url"
	"slices"
	"strconv"

	"github.com/vektah/gqlparser/v2/ast"

	"quoth/graph"
)

// variables coerces a request's variables to what the operation declares:
// section 6.1.2 of the specification. Missing ones without a default stay out.
func (s *Schema) variables(op *ast.OperationDefinition, given map[string]any) (map[string]any, *Error) {
	vars := map[string]any{}
	for _, def := range op.VariableDefinitions {
		value, ok := given[def.Variable]
		if !ok && def.DefaultValue != nil {
			literal, err := def.DefaultValue.Value(nil)
			if err != nil {
				return nil, Errorf(BadInput, "default of variable $%s: %v", def.Variable, err)
			}
			value, ok = literal, true
		}
		if !ok {
			if def.Type.NonNull {
				return nil, Errorf(BadInput, "variable $%s of type %s is required", def.Variable, def.Type)
			}
			continue
		}
		coerced, err := s.coerce(def.Type, value)
		if err != nil {
			return nil, Errorf(BadInput, "variable $%s: %v", def.Variable, err)
		}
		vars[def.Variable] = coerced
	}
	return vars, nil
}

// arguments coerces a field's arguments: section 6.4.1. The result has an
// entry, possibly nil, for each argument that was given or has a default.
func (s *Schema) arguments(f *ast.Field, vars map[string]any) (args, *Error) {
	if len(f.Definition.Arguments) == 0 {
		return nil, nil
	}
	result := args{}
	for _, def := range f.Definition.Arguments {
		given := f.Arguments.ForName(def.Name)
		value := def.DefaultValue
		if given != nil {
			value = given.Value
			if value.Kind == ast.Variable {
				if _, ok := vars[value.Raw]; !ok {
					value = def.DefaultValue
				}
			}
		}
		if value == nil {
			if def.Type.NonNull {
				return nil, at(Errorf(BadInput, "argument %q of type %s is required", def.Name, def.Type), f.Position)
			}
			continue
		}
		raw, err := value.Value(vars)
		if err == nil {
			raw, err = s.coerce(def.Type, raw)
		}
		if err != nil {
			return nil, at(Errorf(BadInput, "argument %q: %v", def.Name, err), f.Position)
		}
		result[def.Name] = raw
	}
	return result, nil
}

func at(e *Error, pos *ast.Position) *Error {
	if pos != nil {
		e.Locations = []Location{{Line: pos.Line, Column: pos.Column}}
	}
	return e
}

// coerce turns a JSON value or a literal's value into what resolvers get: int,
// float64, bool, string (for strings, IDs, enums and our scalars), []any and
// map[string]any. Coercing twice changes nothing.
func (s *Schema) coerce(t *ast.Type, value any) (any, error) {
	if value == nil {
		if t.NonNull {
			return nil, fmt.Errorf("null is not allowed, %s is expected", t)
		}
		return nil, nil
	}
	if t.Elem != nil {
		list, ok := value.([]any)
		if !ok {
			list = []any{value}
		}
		coerced := make([]any, len(list))
		for i, v := range list {
			c, err := s.coerce(t.Elem, v)
			if err != nil {
				return nil, fmt.Errorf("element %d: %w", i, err)
			}
			coerced[i] = c
		}
		return coerced, nil
	}
	def := s.contract.Types[t.NamedType]
	switch def.Kind {
	case ast.Enum:
		if name, ok := value.(string); ok && def.EnumValues.ForName(name) != nil {
			return name, nil
		}
	case ast.InputObject:
		if fields, ok := value.(map[string]any); ok {
			return s.coerceObject(def, fields)
		}
	default:
		return coerceScalar(t.NamedType, value)
	}
	return nil, fmt.Errorf("%s is not %s", show(value), t.NamedType)
}

func (s *Schema) coerceObject(def *ast.Definition, fields map[string]any) (any, error) {
	for name := range fields {
		if def.Fields.ForName(name) == nil {
			return nil, fmt.Errorf("%s has no field %q", def.Name, clip(name))
		}
	}
	coerced := map[string]any{}
	for _, f := range def.Fields {
		value, ok := fields[f.Name]
		if !ok && f.DefaultValue != nil {
			literal, err := f.DefaultValue.Value(nil)
			if err != nil {
				return nil, err
			}
			value, ok = literal, true
		}
		if !ok {
			if f.Type.NonNull {
				return nil, fmt.Errorf("field %q is required", f.Name)
			}
			continue
		}
		c, err := s.coerce(f.Type, value)
		if err != nil {
			return nil, fmt.Errorf("field %q: %w", f.Name, err)
		}
		coerced[f.Name] = c
	}
	return coerced, nil
}

func coerceScalar(name string, value any) (any, error) {
	switch name {
	case "Int":
		if n, ok := integer(value); ok {
			return n, nil
		}
	case "Float":
		if n, ok := integer(value); ok {
			return float64(n), nil
		}
		if f, ok := value.(float64); ok && !math.IsInf(f, 0) && !math.IsNaN(f) {
			return f, nil
		}
	case "Boolean":
		if b, ok := value.(bool); ok {
			return b, nil
		}
	case "ID":
		if n, ok := integer(value); ok {
			return strconv.Itoa(n), nil
		}
		if s, ok := value.(string); ok {
			return s, nil
		}
	case "Date":
		if s, ok := value.(string); ok {
			if err := graph.Date(s).Check(); err != nil {
				return nil, err
			}
			return s, nil
		}
	case "IRI":
		if s, ok := value.(string); ok {
			if u, err := url.Parse(s); err != nil || !u.IsAbs() {
				return nil, fmt.Errorf("%q is not an absolute IRI", clip(s))
			}
			return s, nil
		}
	case "URL":
		if s, ok := value.(string); ok {
			if len(s) > longestURL || !onWeb(s) {
				return nil, fmt.Errorf("%q is not a URL of http or https of at most %d bytes", clip(s), longestURL)
			}
			return s, nil
		}
	default:
		if s, ok := value.(string); ok {
			return s, nil
		}
	}
	return nil, fmt.Errorf("%s is not %s", show(value), name)
}

const longestURL = 2048

// onWeb says whether a text is an absolute URL of http or https.
func onWeb(s string) bool {
	u, err := url.Parse(s)
	return err == nil && u.Host != "" && (u.Scheme == "http" || u.Scheme == "https")
}

// integer takes whole numbers of 32 bits, as GraphQL's Int has them.
func integer(value any) (int, bool) {
	var n int64
	switch v := value.(type) {
	case int:
		n = int64(v)
	case int64:
		n = v
	case float64:
		if v != math.Trunc(v) || math.Abs(v) > math.MaxInt32+1 {
			return 0, false
		}
		n = int64(v)
	case json.Number:
		parsed, err := v.Int64()
		if err != nil {
			return 0, false
		}
		n = parsed
	default:
		return 0, false
	}
	return int(n), n >= math.MinInt32 && n <= math.MaxInt32
}

func show(value any) string {
	if s, ok := value.(string); ok {
		return strconv.Quote(clip(s))
	}
	if kind := fmt.Sprintf("%T", value); slices.Contains([]string{"[]interface {}", "map[string]interface {}"}, kind) {
		return map[bool]string{true: "a list", false: "an object"}[kind == "[]interface {}"]
	}
	return fmt.Sprint(value)
}
