package loader_test

import (
	"context"
	"fmt"
	"io/fs"
	"strings"
	"testing"
	"testing/fstest"

	"quoth/loader"
	"quoth/seeds"
)

// prose is the seeds as one text.
func prose(b *testing.B) string {
	b.Helper()
	var all strings.Builder
	names, err := fs.Glob(seeds.Articles(), "*.txt")
	if err != nil {
		b.Fatal(err)
	}
	for _, name := range names {
		data, err := fs.ReadFile(seeds.Articles(), name)
		if err != nil {
			b.Fatal(err)
		}
		all.Write(data)
		all.WriteString("\n\n")
	}
	return all.String()
}

// BenchmarkRead reads one article of growing length: time may grow no faster
// than the text.
func BenchmarkRead(b *testing.B) {
	l := newLoader(b, loader.Config{Workers: 1})
	for _, c := range []struct{ name, unit string }{
		{"prose", prose(b)},
		{"marks", "\""},
		{"quotations", "“He said ” "},
		{"endless", "the talks that the minister held in Oslo and "},
		{"lines", "He said.\n"},
	} {
		for _, kB := range []int{1, 10, 100, 1000} {
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

// BenchmarkReadings reads a hundred articles of the seeds' kind with one worker
// and with two.
func BenchmarkReadings(b *testing.B) {
	text := prose(b)
	fsys := fstest.MapFS{}
	words := 0
	for i := range 100 {
		part := text[i*100 : i*100+4000]
		words += len(strings.Fields(part))
		fsys[fmt.Sprintf("%03d.txt", i)] = &fstest.MapFile{Data: []byte(strings.ToValidUTF8(part, ""))}
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
			b.ReportMetric(float64(words*b.N)/b.Elapsed().Seconds(), "words/s")
		})
	}
}
