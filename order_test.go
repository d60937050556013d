package main

import (
	"bytes"
	"io/fs"
	"log/slog"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"quoth/graph"
	"quoth/loader"
	"quoth/seeds"
)

// TestLoadOrder loads the sample articles by the command line in several orders,
// together and one by one, and takes the export of each to the byte.
func TestLoadOrder(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "seeds")
	if err := os.CopyFS(dir, seeds.Articles()); err != nil {
		t.Fatal(err)
	}
	paths, err := filepath.Glob(filepath.Join(dir, "*"))
	if err != nil {
		t.Fatal(err)
	}
	backward := slices.Clone(paths)
	slices.Reverse(backward)

	want := loaded(t, [][]string{{dir}})
	for name, runs := range map[string][][]string{
		"together, backward":   {backward},
		"one by one, backward": oneByOne(backward),
		"two, then all, again": {paths[3:], {dir}, paths[:2]},
		"three and two, mixed": {{paths[4], paths[0], paths[2]}, {paths[3], paths[1]}},
	} {
		if got := loaded(t, runs); !bytes.Equal(got, want) {
			t.Errorf("%s: the export differs from that of the folder at once", name)
		}
	}
}

func oneByOne(paths []string) [][]string {
	var runs [][]string
	for _, p := range paths {
		runs = append(runs, []string{p})
	}
	return runs
}

// loaded returns the export of a new store after some runs of "quoth load".
func loaded(t *testing.T, runs [][]string) []byte {
	t.Helper()
	db := "leveldb:" + filepath.Join(t.TempDir(), "db")
	for _, paths := range runs {
		quoth(t, append([]string{"load", "-db", db}, paths...)...)
	}
	return quoth(t, "export", "-db", db)
}

// quoth runs a command line, which must succeed, and returns its standard output.
func quoth(t *testing.T, args ...string) []byte {
	t.Helper()
	var stdout, stderr bytes.Buffer
	if status := run(t.Context(), args, strings.NewReader(""), &stdout, &stderr); status != exitOK {
		t.Fatalf("quoth %q: status %d\n%s", args, status, stderr.String())
	}
	return stdout.Bytes()
}

// every is the share of the orders that TestPermutations tries, one in so many.
const every = 5

// TestPermutations puts the readings of the sample articles into stores one by
// one in many orders, takes each article out again, and compares the exports.
func TestPermutations(t *testing.T) {
	readings := sampleReadings(t)
	want := exported(t, readings...)
	for i, order := range permutations(len(readings)) {
		if i%every != 0 {
			continue
		}
		store := open(t)
		for _, i := range order {
			put(t, store, readings[i])
		}
		if !bytes.Equal(export(t, store), want) {
			t.Fatalf("order %v gives another export", order)
		}
	}
	for i, r := range readings {
		store := open(t)
		put(t, store, readings...)
		if _, err := store.Retract(t.Context(), r.Article.ID); err != nil {
			t.Fatal(err)
		}
		rest := slices.Delete(slices.Clone(readings), i, i+1)
		if !bytes.Equal(export(t, store), exported(t, rest...)) {
			t.Errorf("retracting %s leaves traces", r.Article.ID)
		}
	}
}

func sampleReadings(t *testing.T) []graph.Reading {
	t.Helper()
	l, err := loader.New(slog.New(slog.DiscardHandler), loader.Config{})
	if err != nil {
		t.Fatal(err)
	}
	var all []graph.Reading
	for r, err := range l.Readings(t.Context(), l.Files(seeds.Articles())) {
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, r)
	}
	if names, _ := fs.Glob(seeds.Articles(), "*"); len(names) != len(all) {
		t.Fatalf("%d readings of %d articles", len(all), len(names))
	}
	return all
}

func open(t *testing.T) *graph.Store {
	t.Helper()
	store, err := graph.Open(t.Context(), slog.New(slog.DiscardHandler), "memory:", graph.Config{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := store.Close(); err != nil {
			t.Error(err)
		}
	})
	return store
}

func put(t *testing.T, store *graph.Store, readings ...graph.Reading) {
	t.Helper()
	if _, err := store.Put(t.Context(), readings...); err != nil {
		t.Fatal(err)
	}
}

func exported(t *testing.T, readings ...graph.Reading) []byte {
	t.Helper()
	store := open(t)
	put(t, store, readings...)
	return export(t, store)
}

func export(t *testing.T, store *graph.Store) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := store.Export(t.Context(), &b, graph.NQuads); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// permutations returns every order of 0 to n-1.
func permutations(n int) [][]int {
	if n == 0 {
		return [][]int{nil}
	}
	var all [][]int
	for _, p := range permutations(n - 1) {
		for i := range n {
			all = append(all, slices.Insert(slices.Clone(p), i, n-1))
		}
	}
	return all
}
