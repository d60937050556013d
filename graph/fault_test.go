package graph_test

import (
	"bytes"
	"context"
	"errors"
	"log/slog"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"quoth/graph"
)

// TestFullDisk fills a small file system: the error names the fault, what was
// acknowledged stays, and the store is sound and writable once there is room.
func TestFullDisk(t *testing.T) {
	dir := t.TempDir()
	if err := syscall.Mount("tmpfs", dir, "tmpfs", 0, "size=4m"); err != nil {
		t.Skipf("leave to mount a small file system is missing: %v", err)
	}
	t.Cleanup(func() { syscall.Unmount(dir, 0) })
	s := open(t, "leveldb:"+filepath.Join(dir, "db"), graph.Config{})
	m := newModel()
	var full error
	for version := uint64(0); full == nil && version < 100; version++ {
		readings := corpus(300+version, 20)
		for i := range readings {
			readings[i] = renamed(readings[i], version)
		}
		var c graph.Change
		c, full = s.Put(context.Background(), readings...)
		for _, r := range readings {
			for _, id := range c.Added {
				if r.Article.ID == id {
					m.articles[id] = r
				}
			}
		}
	}
	if !errors.Is(full, syscall.ENOSPC) {
		t.Fatalf("the disk is not full: %v", full)
	}
	if err := syscall.Mount("tmpfs", dir, "tmpfs", syscall.MS_REMOUNT, "size=64m"); err != nil {
		t.Fatal(err)
	}
	sound(t, s)
	agree(t, s, m, graph.ClaimFilter{}, 50)
	put(t, s, corpus(999, 5)...)
	sound(t, s)
}

// TestReadOnlyDirectory opens a store where nothing can be written: the error
// names the directory and the fault, and the store is as it was.
func TestReadOnlyDirectory(t *testing.T) {
	dir := t.TempDir()
	if err := syscall.Mount("tmpfs", dir, "tmpfs", 0, "size=64m"); err != nil {
		t.Skipf("leave to mount a file system is missing: %v", err)
	}
	t.Cleanup(func() { syscall.Unmount(dir, 0) })
	remount := func(flags uintptr) {
		if err := syscall.Mount("tmpfs", dir, "tmpfs", syscall.MS_REMOUNT|flags, ""); err != nil {
			t.Fatal(err)
		}
	}
	address := "leveldb:" + filepath.Join(dir, "db")
	openIt := func() (*graph.Store, error) {
		return graph.Open(context.Background(), slog.New(slog.DiscardHandler), address, graph.Config{})
	}
	s, err := openIt()
	if err != nil {
		t.Fatal(err)
	}
	put(t, s, corpus(60, 5)...)
	before := export(t, s, graph.NQuads)
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	remount(syscall.MS_RDONLY)
	if s, err := openIt(); err == nil {
		s.Close()
		t.Error("a store that cannot be written was opened")
	} else if !errors.Is(err, syscall.EROFS) || !strings.Contains(err.Error(), dir) {
		t.Errorf("error %q does not say that %s is read-only", err, dir)
	}
	remount(0)
	s = open(t, address, graph.Config{})
	if !bytes.Equal(before, export(t, s, graph.NQuads)) {
		t.Error("the store is not as it was")
	}
	sound(t, s)
	put(t, s, corpus(61, 5)...)
}

// renamed gives an article another ID, and its claims and events with it.
func renamed(r graph.Reading, version uint64) graph.Reading {
	r.Article.ID = strings.Replace(r.Article.ID, "wire/", "wire"+string(rune('a'+version%26))+string(rune('a'+version/26))+"/", 1)
	now := map[string]string{"": ""}
	for i := range r.Claims {
		c := &r.Claims[i]
		now[c.ID] = graph.ClaimID(r.Article.ID, c.Spans, c.Cue)
		c.ID = now[c.ID]
	}
	for i := range r.Events {
		e := &r.Events[i]
		now[e.ID] = graph.EventID(r.Article.ID, e.Kind, e.Spans)
		e.ID = now[e.ID]
	}
	for i := range r.Tolls {
		r.Tolls[i].Event, r.Tolls[i].Claim = now[r.Tolls[i].Event], now[r.Tolls[i].Claim]
	}
	return r
}

func TestDirectoryThatCannotBeWritten(t *testing.T) {
	file := filepath.Join(t.TempDir(), "file")
	if err := os.WriteFile(file, []byte("something else"), 0o644); err != nil {
		t.Fatal(err)
	}
	for _, dir := range []string{file, filepath.Join(file, "below"), "/proc/quoth"} {
		s, err := graph.Open(context.Background(), slog.New(slog.DiscardHandler), "leveldb:"+dir, graph.Config{})
		if err == nil {
			s.Close()
			t.Errorf("%s opened", dir)
		} else if !strings.Contains(err.Error(), dir) {
			t.Errorf("error %q does not name %s", err, dir)
		}
	}
}

func TestCancelledLoadKeepsWholeArticles(t *testing.T) {
	each(t, graph.Config{BatchQuads: 1}, func(t *testing.T, s *graph.Store) {
		put(t, s, corpus(40, 3)...)
		before := export(t, s, graph.NQuads)
		ctx, stop := context.WithCancel(context.Background())
		stop()
		if c, err := s.Put(ctx, corpus(41, 3)...); !errors.Is(err, context.Canceled) || len(c.Replaced) > 0 {
			t.Errorf("cancelled load: %+v, %v", c, err)
		}
		if !bytes.Equal(before, export(t, s, graph.NQuads)) {
			t.Error("the cancelled load changed the store")
		}
		sound(t, s)
	})
}
