package sample

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"

	gql "github.com/vektah/gqlparser/v2/ast"
)

// Query makes a valid query of a contract at random, the same for the same
// seed, and its variables. It asks for what the articles of Readings hold.
func Query(contract *gql.Schema, seed uint64) (document string, variables map[string]any) {
	g := generator{types: contract, rand: rand.New(rand.NewPCG(seed, 0))}
	return g.document(), map[string]any{"on": seed%2 == 0, "n": float64(seed % 4), "name": "Freedonia"}
}

// generator makes valid queries.
type generator struct {
	types     *gql.Schema
	rand      *rand.Rand
	fragments []string
	used      map[string]bool
}

func (g *generator) document() string {
	g.used = map[string]bool{}
	body := g.set(g.types.Query, 0)
	var vars []string
	for name, typ := range map[string]string{"on": "Boolean!", "n": "Int", "name": "String"} {
		if g.used[name] {
			vars = append(vars, "$"+name+": "+typ)
		}
	}
	slices.Sort(vars)
	head := "query"
	if len(vars) > 0 {
		head += "(" + strings.Join(vars, ", ") + ")"
	}
	return head + " " + body + "\n" + strings.Join(g.fragments, "\n")
}

func (g *generator) chance(n int) bool { return g.rand.IntN(n) == 0 }

func (g *generator) set(def *gql.Definition, depth int) string {
	var parts []string
	for range 1 + g.rand.IntN(4) {
		parts = append(parts, g.selection(def, depth))
	}
	return "{ " + strings.Join(parts, " ") + " }"
}

func (g *generator) selection(def *gql.Definition, depth int) string {
	switch {
	case g.chance(12):
		return "__typename" + g.directive()
	case depth < 5 && g.chance(6):
		on := def
		if def.IsAbstractType() {
			possible := g.types.PossibleTypes[def.Name]
			on = possible[g.rand.IntN(len(possible))]
		}
		if g.chance(2) {
			return "... on " + on.Name + g.directive() + " " + g.set(on, depth+1)
		}
		name := fmt.Sprintf("F%d", len(g.fragments))
		g.fragments = append(g.fragments, "") // keeps the name while the body is made
		body := "fragment " + name + " on " + on.Name + " " + g.set(on, depth+1)
		g.fragments[len(g.fragments)-1-g.after(name)] = body
		return "..." + name + g.directive()
	}
	return g.field(def, depth)
}

// after is how many fragments were begun after the named one.
func (g *generator) after(name string) int {
	var i int
	fmt.Sscanf(name, "F%d", &i)
	return len(g.fragments) - 1 - i
}

func (g *generator) field(def *gql.Definition, depth int) string {
	var choices []*gql.FieldDefinition
	for _, f := range def.Fields {
		composite := g.types.Types[f.Type.Name()].IsCompositeType()
		if !strings.HasPrefix(f.Name, "__") && (!composite || depth < 6) && f.Name != "triples" {
			choices = append(choices, f)
		}
	}
	if len(choices) == 0 {
		return "__typename"
	}
	f := choices[g.rand.IntN(len(choices))]
	out := fmt.Sprintf("%s%d: %s", f.Name, g.rand.IntN(1<<30), f.Name) + g.arguments(f) + g.directive()
	if named := g.types.Types[f.Type.Name()]; named.IsCompositeType() {
		out += " " + g.set(named, depth+1)
	}
	return out
}

func (g *generator) directive() string {
	switch g.rand.IntN(12) {
	case 0:
		g.used["on"] = true
		return " @include(if: $on)"
	case 1:
		g.used["on"] = true
		return " @skip(if: $on)"
	case 2:
		return " @skip(if: false)"
	}
	return ""
}

func (g *generator) arguments(f *gql.FieldDefinition) string {
	var args []string
	byID := false
	for _, a := range f.Arguments {
		if byID && a.Name != "first" || !a.Type.NonNull && g.chance(2) && a.Name != "id" {
			continue
		}
		if value := g.value(a); value != "" {
			args = append(args, a.Name+": "+value)
			byID = byID || a.Name == "id"
		}
	}
	if len(args) == 0 {
		return ""
	}
	return "(" + strings.Join(args, ", ") + ")"
}

func (g *generator) value(a *gql.ArgumentDefinition) string {
	pick := func(values ...string) string { return values[g.rand.IntN(len(values))] }
	switch a.Name {
	case "first":
		if g.chance(3) {
			g.used["n"] = true
			return "$n"
		}
		return pick("0", "1", "2", "50", "null")
	case "id":
		return pick(`"person:trentino"`, `"country:ruritania"`, `"nothing"`, `"news/001.txt"`)
	case "ids":
		return `["person:trentino", "nothing", "news/002.txt"]`
	case "actors":
		return `["Trentino", "Freedonia"]`
	case "entity", "of", "from", "to", "speaker", "about", "party", "within":
		if a.Type.Name() == "Date" {
			return pick(`"1933"`, `"1933-03-05"`)
		}
		if a.Type.Name() == "String" && !a.Type.NonNull && g.chance(3) {
			g.used["name"] = true
			return "$name"
		}
		return pick(`"Freedonia"`, `"Ruritania"`, `"Rufus Firefly"`)
	case "search", "text":
		return pick(`"free"`, `"ceasefire"`)
	case "where":
		return pick(filters[a.Type.Name()]...)
	case "depth", "maxLength":
		return pick("1", "3")
	case "article", "publisher", "title", "name":
		return ""
	}
	if def := g.types.Types[a.Type.Name()]; def.Kind == gql.Enum {
		value := def.EnumValues[g.rand.IntN(len(def.EnumValues))].Name
		if a.Type.Elem != nil {
			return "[" + value + "]"
		}
		return value
	}
	return ""
}

// filters are some values of each input type that filters.
var filters = map[string][]string{
	"ClaimFilter": {`{stance: [DENIES, ASSERTS]}`, `{not: {speaker: "Trentino"}}`, `{or: [{place: "Ruritania"}, {speakerRole: "president"}]}`,
		`{speakerCountry: "Freedonia", maxConfidence: 0.95}`, `{publisher: "zenda wire", addressee: "Trentino"}`,
		`{unattributed: true}`, `{unattributed: false, stance: [ASSERTS]}`},
	"ActorFilter":     {`{role: "president"}`, `{or: [{officeOf: "Sylvania"}, {type: [COUNTRY], minArticles: 2}]}`, `{not: {agreement: "ceasefire"}, minClaims: 1}`},
	"PlaceFilter":     {`{within: "Ruritania"}`, `{not: {type: [COUNTRY]}, search: "h"}`},
	"AgreementFilter": {`{party: "Freedonia", not: {status: [ENDED]}}`, `{mediator: "Ruritania", place: "Ruritania", from: "1933"}`},
	"ArticleFilter":   {`{publisher: ["Zenda Wire"], language: ["en"]}`, `{not: {search: "ceasefire"}, to: "1933"}`},
}
