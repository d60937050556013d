package schema_test

import (
	"encoding/json"
	"go/ast"
	"go/parser"
	"go/token"
	"strconv"
	"strings"
	"testing"

	"github.com/vektah/gqlparser/v2"
	gql "github.com/vektah/gqlparser/v2/ast"

	"quoth/schema"
)

func contract(t *testing.T) *gql.Schema {
	t.Helper()
	s, err := gqlparser.LoadSchema(&gql.Source{Name: "schema.graphql", Input: schema.SDL})
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// Every type, field, argument and enum value of the contract is described, in
// a sentence.
func TestEverythingIsDescribed(t *testing.T) {
	check := func(what, description string) {
		if description == "" || !strings.HasSuffix(strings.TrimRight(description, " "), ".") && !strings.HasSuffix(description, `."`) {
			t.Errorf("%s is described as %q", what, description)
		}
	}
	for name, def := range contract(t).Types {
		if def.BuiltIn {
			continue
		}
		check(name, def.Description)
		for _, f := range def.Fields {
			if strings.HasPrefix(f.Name, "__") {
				continue
			}
			check(name+"."+f.Name, f.Description)
			for _, a := range f.Arguments {
				check(name+"."+f.Name+"."+a.Name, a.Description)
			}
		}
		for _, v := range def.EnumValues {
			check(name+"."+v.Name, v.Description)
		}
	}
}

// The contract has each word of the graph's vocabulary, read from its source.
func TestVocabulary(t *testing.T) {
	enums := map[string]string{
		"EntityType": "EntityType", "Kind": "ClaimKind", "Stance": "Stance", "AgreementKind": "AgreementKind",
		"AgreementStatus": "AgreementStatus", "MembershipRole": "MembershipRole", "Basis": "Basis",
		"EventKind": "EventKind", "EventRole": "EventRole", "TollKind": "TollKind", "TollBound": "TollBound",
	}
	types := contract(t).Types
	seen := 0
	for _, source := range []string{"../graph/reading.go", "../graph/event.go"} {
		file, err := parser.ParseFile(token.NewFileSet(), source, nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		words(t, file, enums, types, &seen)
	}
	if seen < 50 {
		t.Errorf("only %d words were found", seen)
	}
}

// words looks each constant of the vocabulary up in the contract.
func words(t *testing.T, file *ast.File, enums map[string]string, types map[string]*gql.Definition, seen *int) {
	t.Helper()
	ast.Inspect(file, func(n ast.Node) bool {
		spec, ok := n.(*ast.ValueSpec)
		if !ok || spec.Type == nil || len(spec.Values) != 1 {
			return true
		}
		enum := enums[spec.Type.(*ast.Ident).Name]
		if enum == "" {
			return true
		}
		word, err := strconv.Unquote(spec.Values[0].(*ast.BasicLit).Value)
		if err != nil {
			t.Fatal(err)
		}
		*seen++
		if want := strings.ToUpper(strings.ReplaceAll(word, " ", "_")); types[enum].EnumValues.ForName(want) == nil {
			t.Errorf("%s has no %s", enum, want)
		}
		return true
	})
}

// The newest introspection query of graphql-js is answered without an error,
// with the interfaces of interfaces and nothing that is not in the contract.
func TestIntrospection(t *testing.T) {
	resp := sampled(t).Do(t.Context(), schema.Request{Query: read(t, "testdata/introspection.graphql")})
	if len(resp.Errors) > 0 {
		t.Fatalf("%s", resp.AppendJSON(nil))
	}
	var got struct {
		Schema struct {
			QueryType struct{ Name string }
			Types     []struct {
				Name, SpecifiedByURL      string
				Interfaces, PossibleTypes []struct{ Name string }
			}
		} `json:"__schema"`
	}
	if err := json.Unmarshal(resp.Data, &got); err != nil {
		t.Fatal(err)
	}
	types := contract(t).Types
	if len(got.Schema.Types) != len(types) || got.Schema.QueryType.Name != "Query" {
		t.Errorf("%d types, want %d; query type %s", len(got.Schema.Types), len(types), got.Schema.QueryType.Name)
	}
	for _, typ := range got.Schema.Types {
		def := types[typ.Name]
		if def == nil {
			t.Errorf("type %s is not in the contract", typ.Name)
			continue
		}
		if len(typ.Interfaces) != len(def.Interfaces) {
			t.Errorf("%s has interfaces %v, want %v", typ.Name, typ.Interfaces, def.Interfaces)
		}
		if typ.Name == "Date" && typ.SpecifiedByURL == "" {
			t.Error("Date does not say what specifies it")
		}
	}
}
