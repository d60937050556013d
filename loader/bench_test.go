package loader_test

import (
	"context"
	"fmt"
	"strings"
	"testing"
	"testing/fstest"

	"quoth/loader"
)

// BenchmarkHostile reads texts that are no articles, of growing length: time may grow no faster
// than the text.
func BenchmarkHostile(b *testing.B) {
	l := newLoader(b, loader.Config{Workers: 1})
	for _, c := range []struct{ name, unit string }{
		{"marks", "\""},
		{"quotations", "“He said ” "},
		{"endless", "the talks that the minister held in Oslo and "},
		{"lines", "He said.\n"},
	} {
		for _, kB := range []int{1, 10, 100} {
			text := strings.Repeat(c.unit, kB*1000/len(c.unit)+1)[:kB*1000]
			src := loader.Source{ID: "x", Name: "x", Data: []byte(strings.ToValidUTF8(text, ""))}
			b.Run(fmt.Sprintf("%s/%dkB", c.name, kB), func(b *testing.B) {
				b.SetBytes(int64(kB * 1000))
				for b.Loop() {
					if _, err := l.Read(context.Background(), src); err != nil {
						b.Fatal(err)
					}
				}
			})
		}
	}
}

// BenchmarkReadings reads a hundred articles with one worker and with two.
func BenchmarkReadings(b *testing.B) {
	fsys := fstest.MapFS{}
	words := 0
	for i := range 100 {
		text := fmt.Sprintf("Report %d\n\n%s", i, strings.Repeat(prose, i%5+3))
		words += len(strings.Fields(text))
		fsys[fmt.Sprintf("%03d.txt", i)] = &fstest.MapFile{Data: []byte(text)}
	}
	for _, workers := range []int{1, 2} {
		b.Run(fmt.Sprint(workers), func(b *testing.B) {
			l := newLoader(b, loader.Config{Workers: workers})
			for b.Loop() {
				for _, err := range l.Readings(context.Background(), l.Files(fsys)) {
					if err != nil {
						b.Fatal(err)
					}
				}
			}
			b.ReportMetric(float64(words)*float64(b.N)/b.Elapsed().Seconds(), "words/s")
		})
	}
}
