package schema_test

import (
	"flag"
	"log/slog"
	"testing"

	"go.uber.org/goleak"

	"quoth/graph"
	"quoth/schema"
	"quoth/schema/sample"
)

var update = flag.Bool("update", false, "rewrite the golden files")

func TestMain(m *testing.M) {
	// The store's memory engine ends this one a little after it is closed.
	goleak.VerifyTestMain(m, goleak.IgnoreAnyFunction("github.com/syndtr/goleveldb/leveldb.(*DB).mpoolDrain"))
}

// open gives a schema over the readings.
func open(t testing.TB, cfg schema.Config, readings []graph.Reading) *schema.Schema {
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
	if _, err := store.Put(t.Context(), readings...); err != nil {
		t.Fatal(err)
	}
	s, err := schema.New(slog.New(slog.NewTextHandler(t.Output(), nil)), store, cfg)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func sampled(t testing.TB) *schema.Schema { return open(t, schema.Config{}, sample.Readings()) }
