package server_test

import (
	"context"
	"fmt"
	"io"
	"log"
	"net/http"
	"net/http/httptest"
	"strings"

	"quoth/graph"
	"quoth/schema"
	"quoth/schema/sample"
	"quoth/server"
)

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
	srv, err := server.New(nil, s, server.Config{})
	if err != nil {
		log.Fatal(err)
	}
	ts := httptest.NewServer(srv)
	defer ts.Close()

	resp, err := http.Post(ts.URL+"/graphql", "application/json", strings.NewReader(`{"query": "{ stats { articles claims } }"}`))
	if err != nil {
		log.Fatal(err)
	}
	defer resp.Body.Close()
	body, err := io.ReadAll(resp.Body)
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println(resp.StatusCode, string(body))
	// Output: 200 {"data":{"stats":{"articles":2,"claims":7}}}
}
