package graph_test

import (
	"fmt"
	"io"
	"syscall"
	"testing"
	"time"

	"quoth/graph"
)

// cpu is the time that the process has had: the machine may be shared.
func cpu(b *testing.B) time.Duration {
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
		b.Fatal(err)
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}

// BenchmarkLinksCost loads a corpus with the rows by which links are found and
// without them, turn about, and exports it with the links and without.
func BenchmarkLinksCost(b *testing.B) {
	for _, n := range sizes(b) {
		articles := n / quadsPerArticle
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			for b.Loop() {
				s, without := open(b, "leveldb:"+b.TempDir(), graph.Config{}), open(b, "leveldb:"+b.TempDir(), graph.Config{})
				graph.Unlinked(without)
				linked, plain := loadBoth(b, s, without, articles)
				each := func(name string, spent time.Duration) {
					b.ReportMetric(float64(spent.Microseconds())/float64(articles), name+"-us/article")
				}
				each("load", linked)
				each("load-unlinked", plain)
				each("export", spent(b, func() error { return s.Export(b.Context(), io.Discard, graph.NQuads) }))
				each("export-unlinked", spent(b, func() error { return quads(b, s) }))
			}
		})
	}
}

// loadBoth gives the time of loading into a store with links, and into one
// without, from which that of working out what is not kept is taken off.
func loadBoth(b *testing.B, s, without *graph.Store, articles int) (linked, plain time.Duration) {
	for from := 0; from < articles; from += 200 {
		readings := corpusPart(77, from, min(from+200, articles))
		linked += spent(b, func() error { _, err := s.Put(b.Context(), readings...); return err })
		plain += spent(b, func() error { _, err := without.Put(b.Context(), readings...); return err })
		plain -= spent(b, func() error {
			for i := range readings {
				graph.LinkRows(&readings[i])
			}
			return nil
		})
	}
	return linked, plain
}

func spent(b *testing.B, do func() error) time.Duration {
	before := cpu(b)
	if err := do(); err != nil {
		b.Fatal(err)
	}
	return cpu(b) - before
}

// quads goes through all quads that are stored, as an export does.
func quads(b *testing.B, s *graph.Store) error {
	v, err := s.View(b.Context())
	if err != nil {
		return err
	}
	defer v.Close()
	for _, err := range v.Quads(b.Context(), graph.Pattern{}) {
		if err != nil {
			return err
		}
	}
	return nil
}
