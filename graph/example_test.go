package graph_test

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"log"
	"log/slog"

	"quoth/graph"
)

func Example() {
	ctx := context.Background()
	store, err := graph.Open(ctx, slog.New(slog.DiscardHandler), "memory:", graph.Config{})
	if err != nil {
		log.Fatal(err)
	}
	defer store.Close()

	text := "Ana Rossi said the bridge is open."
	sum := sha256.Sum256([]byte(text))
	who := graph.EntityKey(graph.Person, "Ana Rossi")
	cue := graph.Cue{Text: "said", Span: graph.Span{Start: 10, End: 14}}
	spans := []graph.Span{{Start: 15, End: 33}}
	_, err = store.Put(ctx, graph.Reading{
		Article:  graph.Article{ID: "news/bridge.txt", Text: text, SHA256: hex.EncodeToString(sum[:])},
		Entities: []graph.Entity{{Key: who, Type: graph.Person, Name: "Ana Rossi", Mentions: []graph.Span{{Start: 0, End: 9}}}},
		Claims: []graph.Claim{{
			ID: graph.ClaimID("news/bridge.txt", spans, cue), Cue: cue, Spans: spans, Kind: graph.Indirect,
			Stance: graph.Asserts, Content: "the bridge is open", Confidence: 0.9, Rule: "verb",
			Speakers: []graph.Speaker{{Entity: who, Text: "Ana Rossi", Span: graph.Span{Start: 0, End: 9}}},
		}},
	})
	if err != nil {
		log.Fatal(err)
	}

	view, err := store.View(ctx)
	if err != nil {
		log.Fatal(err)
	}
	defer view.Close()
	claims, err := view.Claims(ctx, graph.ClaimFilter{Search: "bridges"}, graph.Page{})
	if err != nil {
		log.Fatal(err)
	}
	for _, c := range claims.Items {
		fmt.Printf("%s: %q in %s at %d\n", c.Speakers[0].Entity, c.Evidence[0].Exact, c.Article, c.Evidence[0].Start)
	}
	// Output: person:ana-rossi: "the bridge is open" in news/bridge.txt at 15
}
