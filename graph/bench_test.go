package graph_test

import (
	"context"
	"testing"

	"quoth/graph"
)

func BenchmarkPut(b *testing.B) {
	readings := corpus(9, 1000)
	for b.Loop() {
		s := open(b, "leveldb:"+b.TempDir(), graph.Config{})
		c := put(b, s, readings...)
		b.ReportMetric(float64(c.QuadsAdded)/b.Elapsed().Seconds()*float64(b.N), "quads/s")
		s.View(context.Background())
	}
}
