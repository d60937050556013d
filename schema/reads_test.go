package schema_test

import (
	"testing"

	"quoth/schema"
	"quoth/schema/sample"
)

// The store is read as often for many rows as for one: once a level.
func TestReadsDoNotGrowWithRows(t *testing.T) {
	for _, tt := range []struct {
		name, query string
		reads       int
	}{
		{"claims", `query ($n: Int) { claims(first: $n) { nodes { speakers { name roles { of { name } } } via { name } about { name } article { title text } attributions { evidence { exact } } } } }`, 7},
		{"links", `query ($n: Int) { claims(first: $n) { nodes { sameClaims { score claim { text } } disputes { reason } corroboration { claims articles sources } } } }`, 2},
		{"agreements", `query ($n: Int) { agreements(first: $n) { nodes { place { name } parties { party { name memberships { nodes { agreement { name } } } } evidence { article { title } } } } } }`, 7},
		{"places", `query ($n: Int) { places(first: $n) { nodes { ... on Place { locatedIn { region { name ... on Place { locatedIn { region { name } } } } } } } } }`, 4},
		{"lists under lists", `query ($n: Int) { actors(first: $n) { nodes { claims(first: 3) { totalCount nodes { text article { title } } } mentionedIn(first: 2) { nodes { text } pageInfo { hasNextPage } } memberships { nodes { agreement { name } } } } } }`, 7},
		{"lists of articles", `query ($n: Int) { articles(first: $n) { nodes { text claims { totalCount nodes { text speakers { name claims(first: 1) { nodes { text } } } } } actors { nodes { name } } places { nodes { name } } agreements { nodes { name parties { party { name } } } } } } }`, 12},
		{"events", `query ($n: Int) { events(first: $n) { nodes { place { name } participants { actor { name } } tolls { claim { text } } article { title events { nodes { name } } } } } }`, 6},
		{"filtered lists under lists", `query ($n: Int) { actors(first: $n) { nodes { claims(first: 3, stance: DENIES, search: "shelled") { totalCount nodes { text } } } } }`, 3},
	} {
		t.Run(tt.name, func(t *testing.T) {
			s := open(t, schema.Config{}, sample.Many(40))
			for _, n := range []float64{1, 10, 100} {
				resp := s.Do(t.Context(), schema.Request{Query: tt.query, Variables: map[string]any{"n": n}})
				if len(resp.Errors) > 0 {
					t.Fatalf("%s", resp.AppendJSON(nil))
				}
				if resp.Reads > tt.reads {
					t.Errorf("%.0f rows took %d reads, want at most %d", n, resp.Reads, tt.reads)
				}
			}
		})
	}
}
