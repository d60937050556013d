package schema_test

import (
	"fmt"
	"testing"

	"quoth/graph"
	"quoth/schema"
	"quoth/schema/sample"
)

var benchmarks = []struct{ name, query string }{
	{"point", `{ actor(id: "person:trentino") { id name type } }`},
	{"list", `{ claims(first: 50) { nodes { text kind stance speakers { name type } article { title published } } } }`},
	{"levels", `{ agreements(first: 20) { nodes { name date parties { role party { name memberships { nodes { agreement { name } } } } evidence { exact article { title } } } } } }`},
	{"nested", `{ actors(first: 50) { nodes { name claims(first: 10) { totalCount nodes { text article { title } } } roles { title } } } }`},
}

// same front door, over the same store.
func BenchmarkExecute(b *testing.B) {
	store, err := graph.Open(b.Context(), nil, "memory:", graph.Config{})
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() {
		if err := store.Close(); err != nil {
			b.Error(err)
		}
	})
	if _, err := store.Put(b.Context(), sample.Many(200)...); err != nil {
		b.Fatal(err)
	}
	for _, bm := range benchmarks {
		for _, reference := range []bool{false, true} {
			s, err := schema.New(nil, store, schema.Config{Reference: reference})
			if err != nil {
				b.Fatal(err)
			}
			b.Run(fmt.Sprintf("%s/reference=%t", bm.name, reference), func(b *testing.B) {
				b.ReportAllocs()
				for b.Loop() {
					if resp := s.Do(b.Context(), schema.Request{Query: bm.query}); len(resp.Errors) > 0 {
						b.Fatalf("%s", resp.AppendJSON(nil))
					}
				}
			})
		}
	}
}
