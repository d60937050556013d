package schema_test

import (
	"crypto/sha256"
	"fmt"
	"strings"
	"testing"

	"quoth/graph"
	"quoth/schema"
	"quoth/schema/sample"
)

// With a list only its documents are executed, asked for by id, by digest or
// by a text that means the same.
func TestAllowList(t *testing.T) {
	const text = "query Stats {\n  stats {\n    articles\n  }\n}"
	const other = "{ stats { claims } }"
	digest := func(s string) string { return fmt.Sprintf("%x", sha256.Sum256([]byte(s))) }
	s := open(t, schema.Config{Allow: []schema.AllowedDocument{
		{Source: "a.graphql", ID: "stats-1", Text: text},
		{Source: "hashes.txt", ID: strings.ToUpper(digest(other))},
	}}, sample.Readings())
	persisted := func(sum string) map[string]any {
		return map[string]any{"persistedQuery": map[string]any{"version": 1.0, "sha256Hash": sum}}
	}
	for name, tt := range map[string]struct {
		req  schema.Request
		want string
	}{
		"text":            {schema.Request{Query: text}, `"articles":2`},
		"printed anew":    {schema.Request{Query: "query Stats{stats{articles}}# printed"}, `"articles":2`},
		"id":              {schema.Request{DocumentID: "stats-1"}, `"articles":2`},
		"digest":          {schema.Request{DocumentID: "sha256:" + digest(text)}, `"articles":2`},
		"persisted query": {schema.Request{Extensions: persisted(digest(text))}, `"articles":2`},
		"text by digest":  {schema.Request{Query: other, Extensions: persisted(digest(other))}, `"claims":7`},
		"listed digest":   {schema.Request{Query: other}, `"claims":7`},
		"digest alone":    {schema.Request{DocumentID: digest(other)}, "PERSISTED_QUERY_NOT_IN_LIST"},
		"another field":   {schema.Request{Query: "query Stats { stats { claims } }"}, "PERSISTED_QUERY_NOT_IN_LIST"},
		"another id":      {schema.Request{DocumentID: "stats-2"}, "PERSISTED_QUERY_NOT_IN_LIST"},
		"false digest":    {schema.Request{Query: "{ stats { places } }", Extensions: persisted(digest(other))}, "PERSISTED_QUERY_NOT_IN_LIST"},
		"invalid":         {schema.Request{Query: "{"}, "PERSISTED_QUERY_NOT_IN_LIST"},
		"introspection":   {schema.Request{Query: "{ __typename }"}, "PERSISTED_QUERY_NOT_IN_LIST"},
	} {
		t.Run(name, func(t *testing.T) {
			for range 2 {
				if got := string(s.Do(t.Context(), tt.req).AppendJSON(nil)); !strings.Contains(got, tt.want) {
					t.Errorf("got %s, want %s", got, tt.want)
				}
			}
		})
	}
}

func TestAllowListOfWhatIsNone(t *testing.T) {
	store, err := graph.Open(t.Context(), nil, "memory:", graph.Config{})
	if err != nil {
		t.Fatal(err)
	}
	defer store.Close()
	for _, tt := range []struct {
		doc  schema.AllowedDocument
		want string
	}{
		{schema.AllowedDocument{Source: "a.graphql", Text: "{ clams }"}, "allow documents: a.graphql: Cannot query field"},
		{schema.AllowedDocument{Source: "b.txt", ID: "12"}, `b.txt: "12" is no SHA-256`},
	} {
		_, err := schema.New(nil, store, schema.Config{Allow: []schema.AllowedDocument{tt.doc}})
		if err == nil || !strings.Contains(err.Error(), tt.want) {
			t.Errorf("error %v, want %s", err, tt.want)
		}
	}
	none, err := schema.New(nil, store, schema.Config{Allow: []schema.AllowedDocument{}})
	if err != nil {
		t.Fatal(err)
	}
	if none.Do(t.Context(), schema.Request{Query: "{ __typename }"}).Executed() {
		t.Error("an empty list allows a document")
	}
}
