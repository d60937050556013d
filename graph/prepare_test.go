package graph_test

import (
	"strings"
	"testing"

	"quoth/graph"
)

// TestHolds asks for a reading by its origin: it is held as long as nothing else
// has taken its place.
func TestHolds(t *testing.T) {
	each(t, graph.Config{}, func(t *testing.T, s *graph.Store) {
		r := corpus(70, 1)[0]
		id := r.Article.ID
		holds := func(origin string, want bool, when string) {
			t.Helper()
			if got, err := s.Holds(t.Context(), id, origin); err != nil || got != want {
				t.Errorf("%s: origin %q is held: %v, %v", when, origin, got, err)
			}
		}
		holds("a", false, "empty")
		put(t, s, r)
		holds("", false, "put without origin")
		r.Origin = "a"
		if c := put(t, s, r); len(c.Unchanged) != 1 {
			t.Errorf("another origin changed the reading: %+v", c)
		}
		holds("a", true, "put")
		holds("b", false, "put")
		r.Origin = ""
		put(t, s, r)
		holds("a", true, "put again without origin")
		r.Origin = "b"
		put(t, s, r)
		holds("a", false, "read by another program")
		holds("b", true, "read by another program")
		other := corpus(71, 1)[0]
		put(t, s, other)
		holds("b", false, "replaced")
		if err := s.Reindex(t.Context()); err != nil {
			t.Fatal(err)
		}
		other.Origin = "c"
		put(t, s, other)
		holds("c", true, "put after a new index")
		if _, err := s.Retract(t.Context(), id); err != nil {
			t.Fatal(err)
		}
		holds("c", false, "retracted")
		sound(t, s)
		r.Origin = strings.Repeat("x", graph.MaxOrigin+1)
		if _, err := s.Put(t.Context(), r); err == nil {
			t.Error("an origin beyond all bounds was kept")
		}
	})
}

// TestOneArticleTwiceInOneCall takes the last, whatever the store had before.
func TestOneArticleTwiceInOneCall(t *testing.T) {
	each(t, graph.Config{}, func(t *testing.T, s *graph.Store) {
		one, two := corpus(70, 1)[0], corpus(71, 1)[0]
		put(t, s, one)
		want := export(t, s, graph.NQuads)
		c := put(t, s, one, two, two, one)
		if len(c.Unchanged) != 2 || len(c.Replaced) != 2 {
			t.Errorf("%+v", c)
		}
		if string(export(t, s, graph.NQuads)) != string(want) {
			t.Error("the last is not what stays")
		}
		sound(t, s)
	})
}
