package graph_test

import (
	"bytes"
	"context"
	"errors"
	"log/slog"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"quoth/graph"
)

// backends are the stores that every test of the suite runs on.
var backends = map[string]func(t *testing.T) string{
	"memory":   func(*testing.T) string { return "memory:" },
	"leveldb":  func(t *testing.T) string { return "leveldb:" + t.TempDir() },
	"postgres": postgresAddress,
}

func open(t testing.TB, address string, cfg graph.Config) *graph.Store {
	t.Helper()
	s, err := graph.Open(t.Context(), slog.New(slog.DiscardHandler), address, cfg)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := s.Close(); err != nil {
			t.Errorf("close: %v", err)
		}
	})
	return s
}

// each runs a test on a fresh store of every backend.
func each(t *testing.T, cfg graph.Config, f func(t *testing.T, s *graph.Store)) {
	for name, address := range backends {
		t.Run(name, func(t *testing.T) { f(t, open(t, address(t), cfg)) })
	}
}

func put(t rapid.TB, s *graph.Store, readings ...graph.Reading) graph.Change {
	t.Helper()
	c, err := s.Put(context.Background(), readings...)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func export(t rapid.TB, s *graph.Store, format string) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := s.Export(context.Background(), &b, format); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func sound(t rapid.TB, s *graph.Store) {
	t.Helper()
	for fault, err := range s.Verify(context.Background()) {
		if err != nil {
			t.Fatal(err)
		}
		t.Errorf("fault in %q: %s", fault.Article, fault.What)
	}
}

func TestOrderOfLoadingMakesNoDifference(t *testing.T) {
	readings := corpus(1, 20)
	each(t, graph.Config{BatchQuads: 300}, func(t *testing.T, s *graph.Store) {
		put(t, s, readings...)
		sound(t, s)
		other := open(t, "memory:", graph.Config{})
		backwards := slices.Clone(readings)
		slices.Reverse(backwards)
		for _, r := range backwards {
			put(t, other, r)
		}
		for _, format := range []string{graph.NQuads, graph.JSONL} {
			a, b := export(t, s, format), export(t, other, format)
			if len(a) == 0 || !bytes.Equal(a, b) {
				t.Errorf("%s: %d and %d bytes differ", format, len(a), len(b))
			}
		}
	})
}

func TestRetractedIsAsNeverLoaded(t *testing.T) {
	readings := corpus(2, 15)
	each(t, graph.Config{BatchQuads: 300}, func(t *testing.T, s *graph.Store) {
		put(t, s, readings[:10]...)
		before := export(t, s, graph.NQuads)
		put(t, s, readings[10:]...)
		var ids []string
		for _, r := range readings[10:] {
			ids = append(ids, r.Article.ID)
		}
		change, err := s.Retract(context.Background(), append([]string{"nowhere.txt"}, ids...)...)
		var refused *graph.RefusedError
		if !errors.As(err, &refused) || refused.ID != "nowhere.txt" || !errors.Is(err, graph.ErrUnknown) {
			t.Errorf("error %v does not name the unknown article", err)
		}
		if !slices.Equal(change.Retracted, ids) {
			t.Errorf("retracted %v, want %v", change.Retracted, ids)
		}
		if after := export(t, s, graph.NQuads); !bytes.Equal(before, after) {
			t.Error("the export differs from that before the articles came")
		}
		sound(t, s)
	})
}
func TestEmptiedStoreIsEmpty(t *testing.T) {
	readings := corpus(3, 5)
	each(t, graph.Config{}, func(t *testing.T, s *graph.Store) {
		put(t, s, readings...)
		for _, r := range readings {
			if _, err := s.Retract(context.Background(), r.Article.ID); err != nil {
				t.Fatal(err)
			}
		}
		if b := export(t, s, graph.NQuads); len(b) > 0 {
			t.Errorf("the export still has %s", b)
		}
		v, err := s.View(context.Background())
		if err != nil {
			t.Fatal(err)
		}
		defer v.Close()
		if stats, err := v.Stats(context.Background()); err != nil || stats != (graph.Stats{}) {
			t.Errorf("stats %+v, %v", stats, err)
		}
		sound(t, s)
	})
}

func TestSameArticleAgainChangesNothing(t *testing.T) {
	readings := corpus(4, 8)
	each(t, graph.Config{}, func(t *testing.T, s *graph.Store) {
		first := put(t, s, readings...)
		if len(first.Added) != 8 || first.QuadsAdded == 0 || first.QuadsRemoved != 0 {
			t.Errorf("first load: %+v", first)
		}
		again := put(t, s, readings...)
		if len(again.Unchanged) != 8 || again.QuadsAdded+again.QuadsRemoved+len(again.Added)+len(again.Replaced) != 0 {
			t.Errorf("second load: %+v", again)
		}
		if again.Difference != (graph.Stats{}) {
			t.Errorf("second load: difference %+v", again.Difference)
		}
	})
}

// A change tells by how much each counter of the store grew or shrank.
func TestDifference(t *testing.T) {
	readings := corpus(4, 8)
	each(t, graph.Config{BatchQuads: 300}, func(t *testing.T, s *graph.Store) {
		stats := func() graph.Stats {
			v, err := s.View(t.Context())
			if err != nil {
				t.Fatal(err)
			}
			defer v.Close()
			got, err := v.Stats(t.Context())
			if err != nil {
				t.Fatal(err)
			}
			return got
		}
		sum := put(t, s, readings...).Difference
		if sum != stats() || sum.Articles != 8 || sum.Claims == 0 {
			t.Errorf("difference %+v, the store has %+v", sum, stats())
		}
		c, err := s.Retract(t.Context(), readings[2].Article.ID)
		if err != nil {
			t.Fatal(err)
		}
		if c.Difference.Articles != -1 || c.Difference.Claims != -len(readings[2].Claims) || sum.Quads+c.Difference.Quads != stats().Quads {
			t.Errorf("difference %+v of an article with %d claims", c.Difference, len(readings[2].Claims))
		}
	})
}

func TestEditedArticleReplacesItsFormerSelf(t *testing.T) {
	readings := corpus(5, 8)
	edited := slices.Clone(readings)
	edited[3] = corpus(6, 8)[3]
	each(t, graph.Config{}, func(t *testing.T, s *graph.Store) {
		put(t, s, readings...)
		if c := put(t, s, edited[3]); len(c.Replaced) != 1 || c.QuadsAdded == 0 || c.QuadsRemoved == 0 {
			t.Errorf("change %+v", c)
		}
		sound(t, s)
		fresh := open(t, "memory:", graph.Config{})
		put(t, fresh, edited...)
		if !bytes.Equal(export(t, s, graph.NQuads), export(t, fresh, graph.NQuads)) {
			t.Error("the export is not that of the edited articles alone")
		}
	})
}

func TestBadReadingIsRefusedAndOthersGoIn(t *testing.T) {
	readings := corpus(7, 3)
	readings[1].Claims[0].Spans[0].End = 1 << 20
	each(t, graph.Config{}, func(t *testing.T, s *graph.Store) {
		c, err := s.Put(context.Background(), readings...)
		var refused *graph.RefusedError
		if !errors.As(err, &refused) || refused.ID != readings[1].Article.ID {
			t.Errorf("error %v does not name %s", err, readings[1].Article.ID)
		}
		if len(c.Added) != 2 {
			t.Errorf("added %v", c.Added)
		}
	})
}

func TestLockedDirectory(t *testing.T) {
	address := "leveldb:" + t.TempDir()
	open(t, address, graph.Config{})
	_, err := graph.Open(context.Background(), slog.New(slog.DiscardHandler), address, graph.Config{})
	if !errors.Is(err, graph.ErrLocked) {
		t.Errorf("second opening: %v", err)
	}
}

func TestAddressesThatAreNone(t *testing.T) {
	for _, address := range []string{"", "leveldb", "leveldb:", "mongo://x", "memory:x", "/tmp/x"} {
		if s, err := graph.Open(context.Background(), slog.New(slog.DiscardHandler), address, graph.Config{}); err == nil {
			s.Close()
			t.Errorf("%q opened", address)
		}
	}
}

func TestBreakdown(t *testing.T) {
	readings := corpus(8, 12)
	each(t, graph.Config{}, func(t *testing.T, s *graph.Store) {
		put(t, s, readings...)
		v, err := s.View(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		defer v.Close()
		b, err := v.Breakdown(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		stats, err := v.Stats(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		sum := func(list []graph.Said) (n int) {
			for i, s := range list {
				if n += s.Count; i > 0 && s.Count > list[i-1].Count {
					t.Errorf("%+v is not in order", list)
				}
			}
			return n
		}
		if sum(b.Kinds) != stats.Claims || sum(b.Actors) != stats.Actors || sum(b.Places) != stats.Places || sum(b.Publishers) != len(readings) {
			t.Errorf("%+v does not add up to %+v", b, stats)
		}
		want := 0
		for _, r := range readings {
			if r.Article.Publisher == "The Courier" {
				want++
			}
		}
		if !slices.ContainsFunc(b.Publishers, func(s graph.Said) bool { return s.Value == "The Courier" && s.Count == want }) {
			t.Errorf("publishers %+v lack The Courier with %d articles", b.Publishers, want)
		}
	})
}

// TestReadingAlone: what is read for one article does not grow with the others
// that rely on the same of the background.
func TestReadingAlone(t *testing.T) {
	s := open(t, "memory:", graph.Config{})
	readings := corpus(5, 150)
	var costs []int
	i := slices.IndexFunc(readings, func(r graph.Reading) bool {
		return slices.ContainsFunc(r.Locations, func(l graph.Location) bool { return l.Basis == graph.BackgroundBasis })
	})
	for _, some := range [][]graph.Reading{readings[:i+1], readings[i+1:]} {
		put(t, s, some...)
		n, err := graph.ReadCost(t.Context(), s, readings[i].Article.ID)
		if err != nil || n == 0 {
			t.Fatalf("%d values read: %v", n, err)
		}
		costs = append(costs, n)
	}
	if costs[1] != costs[0] {
		t.Errorf("%d values are read among %d articles, %d without the others", costs[1], len(readings), costs[0])
	}
}
