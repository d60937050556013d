package loader_test

import (
	"errors"
	"os"
	"path/filepath"
	"sync"
	"testing"

	"quoth/loader"
)

// TestKnownArticlesAreNotRead holds back what was read before, and only that: an
// edited text, another name and another program are read.
func TestKnownArticlesAreNotRead(t *testing.T) {
	dir := write(t, map[string]string{"a.txt": "One\n\n" + words, "b.txt": "Two\n\n" + words, "c.html": "<title>Three</title><p>" + words})
	var mu sync.Mutex
	have := map[string]string{}
	holds := func(article, origin string) bool {
		mu.Lock()
		defer mu.Unlock()
		return have[article] == origin
	}
	load := func(program string) (read, known int) {
		cfg := loader.Config{Program: program, Known: holds}
		for r, err := range newLoader(t, cfg).Load(t.Context(), dir) {
			switch {
			case errors.Is(err, loader.ErrKnown) && len(r.Claims) == 0 && holds(r.Article.ID, r.Origin):
				known++
			case err == nil && len(r.Claims) > 0:
				read++
				mu.Lock()
				have[r.Article.ID] = r.Origin
				mu.Unlock()
			default:
				t.Errorf("%s: %d claims, %v", r.Article.ID, len(r.Claims), err)
			}
		}
		return read, known
	}
	expect := func(program, when string, read, known int) {
		t.Helper()
		if r, k := load(program); r != read || k != known {
			t.Errorf("%s: %d read, %d known, not %d and %d", when, r, k, read, known)
		}
	}
	expect("one", "at first", 3, 0)
	expect("one", "again", 0, 3)
	expect("two", "by another program", 3, 0)
	if err := os.WriteFile(filepath.Join(dir, "b.txt"), []byte("Two\n\nOne "+words), 0o644); err != nil {
		t.Fatal(err)
	}
	expect("two", "edited", 1, 2)
	if err := os.Rename(filepath.Join(dir, "a.txt"), filepath.Join(dir, "d.txt")); err != nil {
		t.Fatal(err)
	}
	expect("two", "renamed", 1, 2)
	for r, err := range newLoader(t, loader.Config{Known: func(string, string) bool { return true }}).Load(t.Context(), dir) {
		if err != nil || r.Origin != "" {
			t.Errorf("an unknown program: %v, origin %q", err, r.Origin)
		}
	}
}
