package schema_test

import (
	"testing"

	"quoth/schema"
	"quoth/schema/sample"
)

// A plan gives what graphql-go's own executor gives, for hundreds of queries
// made at random from the contract.
func TestPlanAgainstReference(t *testing.T) {
	limits := schema.Config{Cost: 1 << 30, Aliases: 1 << 20, Fields: 1 << 20, Depth: 100, Tokens: 1 << 20, DocumentBytes: 1 << 20, ResponseBytes: 1 << 28}
	planned := open(t, limits, sample.Readings())
	limits.Reference = true
	reference := open(t, limits, sample.Readings())
	types := contract(t)
	executed := 0
	for seed := range uint64(400) {
		query, variables := sample.Query(types, seed)
		req := schema.Request{Query: query, Variables: variables}
		got, want := planned.Do(t.Context(), req), reference.Do(t.Context(), req)
		if string(got.Data) != string(want.Data) {
			t.Fatalf("seed %d: %s\nplan:      %s\nreference: %s", seed, query, got.AppendJSON(nil), want.AppendJSON(nil))
		}
		if len(got.Errors) > 0 {
			t.Fatalf("seed %d: %s\n%s", seed, query, got.AppendJSON(nil))
		}
		executed++
	}
	if executed == 0 {
		t.Fatal("no query was executed")
	}
}
