package schema_test

import (
	"bytes"
	"context"
	"log/slog"
	"strings"
	"testing"

	"quoth/graph"
	"quoth/schema"
	"quoth/schema/sample"
)

// ending is a store whose views have ended when they are handed out.
type ending struct{ *graph.Store }

func (e ending) View(ctx context.Context) (*graph.View, error) {
	v, err := e.Store.View(ctx)
	if err == nil {
		err = v.Close()
	}
	return v, err
}

// What goes wrong in the store is shown as an internal error with an id, and
// stands in the log under that id.
func TestFaultsAreMasked(t *testing.T) {
	for _, reference := range []bool{false, true} {
		store, err := graph.Open(t.Context(), nil, "memory:", graph.Config{})
		if err != nil {
			t.Fatal(err)
		}
		if _, err := store.Put(t.Context(), sample.Readings()...); err != nil {
			t.Fatal(err)
		}
		var log bytes.Buffer
		s, err := schema.New(slog.New(slog.NewTextHandler(&log, nil)), ending{store}, schema.Config{Reference: reference})
		if err != nil {
			t.Fatal(err)
		}
		resp := s.Do(t.Context(), schema.Request{Query: `{ __typename actor(id: "person:trentino") { name } }`})
		if got, want := string(resp.Data), `{"__typename":"Query","actor":null}`; got != want {
			t.Errorf("data %s, want %s", got, want)
		}
		if len(resp.Errors) != 1 || resp.Errors[0].Code() != schema.Internal || resp.Errors[0].Message != "internal error" {
			t.Fatalf("answer %s", resp.AppendJSON(nil))
		}
		id, _ := resp.Errors[0].Extensions["id"].(string)
		if id == "" || !strings.Contains(log.String(), "id="+id) || !strings.Contains(log.String(), "field=Query.actor") {
			t.Errorf("id %q, log %s", id, &log)
		}
		if resp := s.Do(t.Context(), schema.Request{Query: `{ __typename claims { totalCount } }`}); string(resp.Data) != "null" {
			t.Errorf("a field that may not be null was left out: %s", resp.AppendJSON(nil))
		}
		if err := store.Close(); err != nil {
			t.Error(err)
		}
	}
}

// A request whose time is over gets that error alone.
func TestTimeIsOver(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	for _, reference := range []bool{false, true} {
		s := open(t, schema.Config{Reference: reference}, sample.Readings())
		resp := s.Do(ctx, schema.Request{Query: `{ claims { nodes { text } } stats { claims } }`})
		if resp.Executed() || len(resp.Errors) != 1 || resp.Errors[0].Code() != schema.TimedOut {
			t.Errorf("answer %s", resp.AppendJSON(nil))
		}
	}
}
