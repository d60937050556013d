package schema_test

import (
	"context"
	"fmt"
	"log"

	"quoth/graph"
	"quoth/schema"
	"quoth/schema/sample"
)

// Who said what, without a server.
func Example() {
	ctx := context.Background()
	store, err := graph.Open(ctx, nil, "memory:", graph.Config{})
	if err != nil {
		log.Fatal(err)
	}
	defer store.Close()
	if _, err := store.Put(ctx, sample.Readings()...); err != nil {
		log.Fatal(err)
	}
	s, err := schema.New(nil, store, schema.Config{})
	if err != nil {
		log.Fatal(err)
	}
	resp := s.Do(ctx, schema.Request{
		Query:     `query ($who: String) { claims(speaker: $who, stance: PROMISES) { nodes { text cue speakers { name } } } }`,
		Variables: map[string]any{"who": "Rufus Firefly"},
	})
	fmt.Println(string(resp.AppendJSON(nil)))
	// Output: {"data":{"claims":{"nodes":[{"text":"We shall keep our word","cue":"told","speakers":[{"name":"Rufus Firefly"}]}]}}}
}
