package main

import (
	"cmp"
	"fmt"
	"log/slog"
	"os"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"

	"quoth/graph"
)

// sizes are the numbers of articles to measure at: QUOTH_BENCH_ARTICLES=1000,3000,10000.
func sizes(b *testing.B) []int {
	var out []int
	for _, s := range strings.Split(cmp.Or(os.Getenv("QUOTH_BENCH_ARTICLES"), "1000"), ",") {
		n, err := strconv.Atoi(s)
		if err != nil {
			b.Fatal(err)
		}
		out = append(out, n)
	}
	return out
}

// asked is of how many articles, evenly spread, the links are asked for one by one.
const asked = 1000

// idle waits until the process does next to nothing: after a load, LevelDB goes on
// compacting, which would be counted with the links.
func idle() {
	for busy := time.Hour; busy > 20*time.Millisecond; {
		before := cpu()
		time.Sleep(time.Second)
		busy = cpu() - before
	}
}

// BenchmarkLinks reads and stores generated articles and finds the links of one
// claim after the other, as a page does, and the passages that articles share,
// for a thousand of the articles, and both in one pass over all, as an export does.
func BenchmarkLinks(b *testing.B) {
	for _, n := range sizes(b) {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			s, err := graph.Open(b.Context(), slog.New(slog.DiscardHandler), "leveldb:"+b.TempDir(), graph.Config{})
			if err != nil {
				b.Fatal(err)
			}
			defer s.Close()
			readings := read(b, 1, n)
			if _, err := s.Put(b.Context(), readings...); err != nil {
				b.Fatal(err)
			}
			idle()
			v, err := s.View(b.Context())
			if err != nil {
				b.Fatal(err)
			}
			defer v.Close()
			var claims, articles []string
			every := max(1, n/asked)
			for i, r := range readings {
				if i%every != 0 {
					continue
				}
				articles = append(articles, r.Article.ID)
				for _, c := range r.Claims {
					claims = append(claims, c.ID)
				}
			}
			run := func(name, what string, of int, find func() int) {
				b.Run(name, func(b *testing.B) {
					found, before := 0, cpu()
					for b.Loop() {
						found = find()
					}
					b.ReportMetric(float64((cpu()-before).Microseconds())/float64(b.N)/float64(of), "cpu-us/article")
					b.ReportMetric(float64(found)/float64(of), what+"/article")
				})
			}
			must := func(err error) {
				if err != nil {
					b.Fatal(err)
				}
			}
			run("page", "links", len(articles), func() (found int) {
				for _, id := range claims {
					links, err := v.ClaimLinks(b.Context(), []string{id})
					must(err)
					found += len(links[0])
				}
				return found
			})
			run("copies", "copies", len(articles), func() (found int) {
				for _, id := range articles {
					copies, err := v.Copies(b.Context(), id)
					must(err)
					found += len(copies)
				}
				return found
			})
			run("label", "quads", n, func() (found int) {
				for _, err := range v.Quads(b.Context(), graph.Pattern{Label: graph.Term{IRI: graph.LinksLabel}}) {
					must(err)
					found++
				}
				return found
			})
		})
	}
}

// cpu is the time that the process has had: the machine may be shared.
func cpu() time.Duration {
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
		panic(err)
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}
