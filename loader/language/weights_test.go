package language_test

import (
	"bytes"
	"errors"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"

	"quoth/loader/language"
)

func TestDamagedWeights(t *testing.T) {
	whole := language.Weights()
	flip := func(at int) []byte {
		b := bytes.Clone(whole)
		b[at] ^= 0x10
		return b
	}
	for name, b := range map[string][]byte{
		"nothing":         nil,
		"a few bytes":     whole[:7],
		"the header":      whole[:24],
		"cut short":       whole[:len(whole)-1],
		"something more":  append(bytes.Clone(whole), 0),
		"other file":      []byte("PK\x03\x04 this is no file of weights at all"),
		"other version":   flip(8),
		"other checksum":  flip(12),
		"other length":    flip(16),
		"first byte":      flip(24),
		"byte in between": flip(len(whole) / 2),
		"last byte":       flip(len(whole) - 1),
	} {
		if _, err := language.New(b); !errors.Is(err, language.ErrDamaged) {
			t.Errorf("%s: error %v, want ErrDamaged", name, err)
		}
	}
	if _, err := language.New(whole); err != nil {
		t.Errorf("whole weights: %v", err)
	}
	if n := len(whole); n > 10_000_000 {
		t.Errorf("weights have %d bytes, more than 10 MB", n)
	}
}

// TestSame reads one text from many goroutines at once.
func TestSame(t *testing.T) {
	m := open(t)
	text := prose + prose
	want := m.Analyze(text, nil)
	got := make([]*language.Document, 8)
	var wg sync.WaitGroup
	for i := range got {
		wg.Go(func() {
			m.Analyze(prose[:100+i], nil)
			got[i] = m.Analyze(text, nil)
		})
	}
	wg.Wait()
	for _, d := range got {
		if diff := cmp.Diff(want, d); diff != "" {
			t.Fatalf("another document (-first +this):\n%s", diff)
		}
	}
}

func TestBlocks(t *testing.T) {
	m := open(t)
	text := "A title without a stop The ministry denied it. They left."
	blocks := []language.Block{{0, 22}, {10, 46}, {46, 46}, {40, 1000}, {-5, 3}}
	var got []string
	for _, s := range m.Analyze(text, blocks).Sentences {
		got = append(got, text[s.Start:s.End])
	}
	if diff := cmp.Diff([]string{"A title without a stop", "The ministry denied it.", "They left."}, got); diff != "" {
		t.Errorf("sentences (-want +got):\n%s", diff)
	}
}

func BenchmarkOpen(b *testing.B) {
	w := language.Weights()
	b.SetBytes(int64(len(w)))
	for b.Loop() {
		if _, err := language.New(w); err != nil {
			b.Fatal(err)
		}
	}
}
