package graph_test

import (
	"bytes"
	"context"
	"errors"
	"log/slog"
	"testing"

	"quoth/graph"
)

func TestBackupRestoresTheSameBytes(t *testing.T) {
	each(t, graph.Config{BatchQuads: 500}, func(t *testing.T, s *graph.Store) {
		put(t, s, corpus(11, 30)...)
		var backup, again bytes.Buffer
		if err := s.Backup(context.Background(), &backup); err != nil {
			t.Fatal(err)
		}
		copied := open(t, "memory:", graph.Config{})
		if _, err := copied.Restore(context.Background(), bytes.NewReader(backup.Bytes())); err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(export(t, s, graph.NQuads), export(t, copied, graph.NQuads)) {
			t.Error("the restored store exports other bytes")
		}
		if err := copied.Backup(context.Background(), &again); err != nil || !bytes.Equal(backup.Bytes(), again.Bytes()) {
			t.Errorf("the backup of the restored store differs (%v)", err)
		}
		if _, err := copied.Restore(context.Background(), bytes.NewReader(backup.Bytes())); err == nil {
			t.Error("a store that is not empty was restored into")
		}
	})
}

func TestBrokenBackupIsRefusedWhole(t *testing.T) {
	s := open(t, "memory:", graph.Config{})
	put(t, s, corpus(12, 5)...)
	var b bytes.Buffer
	if err := s.Backup(context.Background(), &b); err != nil {
		t.Fatal(err)
	}
	changed := bytes.Clone(b.Bytes())
	changed[len(changed)/2] ^= 1
	for name, file := range map[string][]byte{"empty": nil, "cut": b.Bytes()[:b.Len()-9], "half": b.Bytes()[:b.Len()/2],
		"changed": changed, "other": []byte("not gzip at all")} {
		fresh := open(t, "memory:", graph.Config{})
		if _, err := fresh.Restore(context.Background(), bytes.NewReader(file)); !errors.Is(err, graph.ErrBackup) {
			t.Errorf("%s: %v", name, err)
		}
		if got := export(t, fresh, graph.NQuads); len(got) > 0 {
			t.Errorf("%s: left %d bytes behind", name, len(got))
		}
	}
}

func TestReindexMakesTheSameIndex(t *testing.T) {
	each(t, graph.Config{BatchQuads: 500}, func(t *testing.T, s *graph.Store) {
		put(t, s, corpus(13, 20)...)
		before := export(t, s, graph.NQuads)
		if err := s.Reindex(context.Background()); err != nil {
			t.Fatal(err)
		}
		sound(t, s)
		if !bytes.Equal(before, export(t, s, graph.NQuads)) {
			t.Error("the export differs after the reindex")
		}
	})
}

// countdown is a context that is cancelled when it has been asked some times.
type countdown struct {
	context.Context
	left int
}

func (c *countdown) Err() error {
	if c.left--; c.left < 0 {
		return context.Canceled
	}
	return nil
}

func TestReindexCutShortGoesOnAtTheNextOpening(t *testing.T) {
	address := "leveldb:" + t.TempDir()
	readings := corpus(14, 10)
	for _, steps := range []int{1, 200, 700} {
		s, err := graph.Open(t.Context(), slog.New(slog.DiscardHandler), address, graph.Config{BatchQuads: 100})
		if err != nil {
			t.Fatal(err)
		}
		put(t, s, readings...)
		before := export(t, s, graph.NQuads)
		if err := s.Reindex(&countdown{t.Context(), steps}); !errors.Is(err, context.Canceled) {
			t.Errorf("after %d steps: %v", steps, err)
		}
		if err := s.Close(); err != nil {
			t.Fatal(err)
		}
		if s, err = graph.Open(t.Context(), slog.New(slog.DiscardHandler), address, graph.Config{}); err != nil {
			t.Fatal(err)
		}
		sound(t, s)
		if !bytes.Equal(before, export(t, s, graph.NQuads)) {
			t.Errorf("after %d steps the export differs", steps)
		}
		if err := s.Close(); err != nil {
			t.Fatal(err)
		}
	}
}
