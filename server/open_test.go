package server_test

import (
	"net/http/httptest"
	"os"
	"testing"

	"go.uber.org/goleak"

	"quoth/graph"
	"quoth/schema"
	"quoth/schema/sample"
	"quoth/server"
)

func TestMain(m *testing.M) {
	// The store's memory engine ends this one a little after it is closed.
	goleak.VerifyTestMain(m, goleak.IgnoreAnyFunction("github.com/syndtr/goleveldb/leveldb.(*DB).mpoolDrain"))
}

// handler serves the sample articles, and others that are given.
func handler(t testing.TB, limits schema.Config, cfg server.Config, readings ...graph.Reading) *server.Server {
	t.Helper()
	store, err := graph.Open(t.Context(), nil, "memory:", graph.Config{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := store.Close(); err != nil {
			t.Error(err)
		}
	})
	if _, err := store.Put(t.Context(), append(sample.Readings(), readings...)...); err != nil {
		t.Fatal(err)
	}
	s, err := schema.New(nil, store, limits)
	if err != nil {
		t.Fatal(err)
	}
	srv, err := server.New(nil, s, cfg)
	if err != nil {
		t.Fatal(err)
	}
	return srv
}

func start(t testing.TB, limits schema.Config, cfg server.Config, readings ...graph.Reading) *httptest.Server {
	t.Helper()
	ts := httptest.NewServer(handler(t, limits, cfg, readings...))
	t.Cleanup(ts.Close)
	return ts
}

// missing skips a test for want of a tool, or fails it where all are required.
func missing(t *testing.T, what string) {
	t.Helper()
	if os.Getenv("QUOTH_TEST_REQUIRE") == "1" {
		t.Fatal(what + " is required and missing")
	}
	t.Skip(what + " is missing")
}
