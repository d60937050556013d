package schema_test

import (
	"encoding/json"
	"fmt"
	"runtime"
	"slices"
	"strings"
	"testing"

	"quoth/schema"
	"quoth/schema/sample"
)

// hostile are documents made to crash, hang or fill a server, and the code of
// the first error that each gets; "" for one that is answered.
var hostile = []struct {
	name  string
	query func() string
	vars  map[string]any
	code  schema.Code
}{
	{"fragment cycle", text(`{ ...a } fragment a on Query { ...b } fragment b on Query { ...a }`), nil, schema.ValidationFailed},
	{"fragment of itself", text(`{ ...a } fragment a on Query { stats { claims } ...a }`), nil, schema.ValidationFailed},
	{"100,000 braces", repeat("{", 100_000, "{a", strings.Repeat("}", 100_000)), nil, schema.TooComplex},
	{"open braces", repeat("", 90_000, "{", ""), nil, schema.ParseFailed},
	{"deep fields", repeat("", 600, "{node(id:1)", strings.Repeat("}", 600)), nil, schema.ParseFailed},
	{"deep valid fields", func() string {
		return `{claims` + strings.Repeat(`{nodes{article{claims`, 8) + `{totalCount}` + strings.Repeat(`}}}`, 8) + `}`
	}, nil, schema.TooComplex},
	{"deep lists", repeat(`{ nodes(ids: `, 1_200, "[", strings.Repeat("]", 1_200)+`) { id } }`), nil, schema.ParseFailed},
	{"deep lists of few tokens", repeat(`{ nodes(ids: `, 900, "[", strings.Repeat("]", 900)+`) { id } }`), nil, schema.ValidationFailed},
	{"deep objects", repeat(`{ claims(first: `, 900, "{a:", "1"+strings.Repeat("}", 900)+`) { totalCount } }`), nil, schema.ValidationFailed},
	{"a million aliases", numbered("{", 1_000_000, "a%d:__typename ", "}"), nil, schema.TooComplex},
	{"thousand aliases", numbered("{", 900, "a%d:__typename ", "}"), nil, schema.TooComplex},
	{"aliases of a list", numbered("{", 190, "a%d:claims(first:200){nodes{about{names}}} ", "}"), nil, schema.TooComplex},
	{"many scans", numbered("{", 150, "a%d:claims(where:{}){totalCount} ", "}"), nil, schema.TooComplex},
	{"deep filters", repeat("{ claims(where: ", 200, "{not:", "{}"+strings.Repeat("}", 200)+") { totalCount } }"), nil, ""},
	{"too many to compare", numbered("{ compare(actors: [", 11, `"a%d" `, "]) { actor { id } } }"), nil, schema.BadInput},
	{"too far", text(`{ path(from: "Freedonia", to: "Sylvania", maxLength: 7) { relation } }`), nil, schema.BadInput},
	{"too deep", text(`{ neighbors(of: "Freedonia", depth: -1) { distance } }`), nil, schema.BadInput},
	{"the same field", repeat("{", 3_900, "__typename ", "}"), nil, schema.TooComplex},
	{"the same field, less often", repeat("{", 400, "__typename ", "}"), nil, ""},
	{"the same field in fragments", func() string {
		doc := numbered("{", 60, "...f%d ", "}")()
		for i := range 60 {
			doc += fmt.Sprintf(" fragment f%d on Query{%s}", i, strings.Repeat("__typename ", 50))
		}
		return doc
	}, nil, schema.TooComplex},
	{"fragment doubling", func() string {
		doc := "{...f0}"
		for i := range 60 {
			doc += fmt.Sprintf(" fragment f%d on Query{...f%d ...f%d}", i, i+1, i+1)
		}
		return doc + " fragment f60 on Query{__typename}"
	}, nil, schema.TooComplex},
	{"10,000 directives", repeat("{ __typename ", 10_000, "@skip(if:false) ", "}"), nil, schema.TooComplex},
	{"500 directives", repeat("{ __typename ", 500, "@skip(if:false)", "}"), nil, schema.ValidationFailed},
	{"unknown directives", numbered("{ __typename ", 1_500, "@d%d ", "}"), nil, schema.ValidationFailed},
	{"misspelt fields", numbered("{ claims { nodes {", 1_900, "confidencs%d ", "} } }"), nil, schema.ValidationFailed},
	{"one long misspelt field", repeat("{", 90_000, "z", "}"), nil, schema.ValidationFailed},
	{"unknown types", numbered("{ node(id:1) {", 450, "...on Pers%d{id} ", "} }"), nil, schema.ValidationFailed},
	{"conflicting fields", numbered("{", 300, "a:actor(id:%d){id} ", "}"), nil, schema.ValidationFailed},
	{"conflicts far down", repeat("{claims(first:1){nodes{", 200, "article{claims(first:1){nodes{id text}}}", "}}}"), nil, ""},
	{"huge string", repeat(`{ actor(name: "`, 90_000, "x", `") { id } }`), nil, ""},
	{"huge document", repeat(`{ actor(name: "`, 1<<20, "x", `") { id } }`), nil, schema.TooComplex},
	{"huge number", repeat(`{ claims(first: `, 50_000, "9", `) { totalCount } }`), nil, schema.ValidationFailed},
	{"number over 32 bits", text(`{ claims(first: 4294967296) { totalCount } }`), nil, schema.BadInput},
	{"negative page", text(`{ claims(first: -1) { totalCount } }`), nil, schema.BadInput},
	{"negative facets", text(`{ claimFacets { speakers(first: -1) { count } } }`), nil, schema.BadInput},
	{"many facets", numbered("{", 150, "a%d:claimFacets{totalCount} ", "}"), nil, schema.TooComplex},
	{"huge page", text(`{ claims(first: 2147483647) { totalCount } }`), nil, schema.BadInput},
	{"null", text(`{ claims(first: null, speaker: null) { totalCount } }`), nil, ""},
	{"null where none may be", text(`{ node(id: null) { id } }`), nil, schema.ValidationFailed},
	{"null variable where none may be", text(`query ($id: ID!) { node(id: $id) { id } }`), map[string]any{"id": nil}, schema.BadInput},
	{"variable of another type", text(`query ($n: Int) { claims(first: $n) { totalCount } }`), map[string]any{"n": "5"}, schema.BadInput},
	{"variable with a fraction", text(`query ($n: Int) { claims(first: $n) { totalCount } }`), map[string]any{"n": 1.5}, schema.BadInput},
	{"variables nobody uses", numbered("query (", 900, "$v%d:Int ", ") { __typename }"), nil, schema.ValidationFailed},
	{"many operations", numbered("", 450, "query q%d{__typename}", ""), nil, schema.BadOperation},
	{"nested introspection", text(`{__schema{types{fields{type{fields{type{fields{type{fields{name}}}}}}}}}}`), nil, schema.ValidationFailed},
	{"subscription", text(`subscription { claims { id } }`), nil, schema.ValidationFailed},
	{"invalid UTF-8", text("{ actor(name: \"\xff\xfe\") { id } }"), nil, ""},
	{"control characters", text("{ actor(name: \"\x00\") { id } }"), nil, schema.ParseFailed},
	{"empty", text(""), nil, schema.ParseFailed},
	{"comment alone", repeat("#", 90_000, "x", ""), nil, schema.ParseFailed},
	{"a thousand ids", numbered(`{ nodes(ids: [`, 1_000, `"%d" `, `]) { id } }`), nil, schema.BadInput},
	{"defer", text(`{ ... @defer { stats { claims } } }`), nil, schema.ValidationFailed},
}

func text(s string) func() string { return func() string { return s } }

func repeat(before string, n int, part, after string) func() string {
	return func() string { return before + strings.Repeat(part, n) + after }
}

func numbered(before string, n int, part, after string) func() string {
	return func() string {
		var b strings.Builder
		b.WriteString(before)
		for i := range n {
			fmt.Fprintf(&b, part, i)
		}
		return b.String() + after
	}
}

// mostMemory bounds what one hostile document may make the process allocate.
const mostMemory = 64 << 20

func TestHostileDocuments(t *testing.T) {
	s := sampled(t)
	for _, tt := range hostile {
		t.Run(tt.name, func(t *testing.T) {
			query := tt.query()
			var before, after runtime.MemStats
			runtime.ReadMemStats(&before)
			resp := s.Do(t.Context(), schema.Request{Query: query, Variables: tt.vars})
			runtime.ReadMemStats(&after)
			if used := after.TotalAlloc - before.TotalAlloc; used > mostMemory {
				t.Errorf("%d bytes were allocated", used)
			}
			var code schema.Code
			if len(resp.Errors) > 0 {
				code = resp.Errors[0].Code()
			}
			out := resp.AppendJSON(nil)
			if code != tt.code {
				t.Errorf("code %q, want %q: %.300s", code, tt.code, out)
			}
			if len(out) > 32<<10 {
				t.Errorf("the answer has %d bytes", len(out))
			}
			if !json.Valid(out) {
				t.Errorf("the answer is no JSON: %.300s", out)
			}
		})
	}
}

// An answer over the limit is refused, not cut.
func TestResponseLimit(t *testing.T) {
	s := open(t, schema.Config{ResponseBytes: 1000}, sample.Readings())
	resp := s.Do(t.Context(), schema.Request{Query: `{ articles { nodes { text claims { nodes { text evidence { exact prefix suffix } } } } } }`})
	if len(resp.Errors) != 1 || resp.Errors[0].Code() != schema.TooLarge || resp.Executed() {
		t.Errorf("got %s", resp.AppendJSON(nil))
	}
}

// FuzzDocument has the front door take any text: it neither panics nor gives
// anything but JSON.
func FuzzDocument(f *testing.F) {
	s := sampled(f)
	for _, tt := range hostile {
		if q := tt.query(); len(q) < 2000 {
			f.Add(q)
		}
	}
	for _, name := range []string{"claims", "agreements", "places", "fragments"} {
		f.Add(read(f, "testdata/queries/"+name+".graphql"))
	}
	f.Fuzz(func(t *testing.T, query string) {
		resp := s.Do(t.Context(), schema.Request{Query: query})
		if !json.Valid(resp.AppendJSON(nil)) {
			t.Fatalf("no JSON: %q", resp.AppendJSON(nil))
		}
		for _, e := range resp.Errors {
			if e.Code() == schema.Internal {
				t.Errorf("internal error for %q", query)
			}
		}
		again := s.Do(t.Context(), schema.Request{Query: query})
		if !slices.Equal(resp.Data, again.Data) {
			t.Errorf("two answers: %s, %s", resp.Data, again.Data)
		}
	})
}
