package graph_test

import (
	"context"
	"fmt"
	"iter"
	"log/slog"
	"os"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	cayley "github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/cayley/graph/iterator"
	"github.com/cayleygraph/cayley/graph/kv"
	_ "github.com/cayleygraph/cayley/graph/kv/leveldb"
	"github.com/cayleygraph/cayley/query/path"
	"github.com/cayleygraph/quad"

	"quoth/graph"
)

// quadsPerArticle of corpus, about.
const quadsPerArticle = 253

// sizes are the numbers of quads to measure at: QUOTH_BENCH_QUADS=10000,100000,1000000.
// QUOTH_BENCH_PLAIN=1 measures plain Cayley beside.
func sizes(b *testing.B) []int {
	list := os.Getenv("QUOTH_BENCH_QUADS")
	if list == "" {
		list = "10000"
	}
	var out []int
	for _, s := range strings.Split(list, ",") {
		n, err := strconv.Atoi(s)
		if err != nil {
			b.Fatal(err)
		}
		out = append(out, n)
	}
	return out
}

// source gives readings in parts of 200 until they hold n quads, about: made up
// ones, or those of the store that QUOTH_BENCH_FROM names.
func source(b *testing.B, n int) iter.Seq[[]graph.Reading] {
	address := os.Getenv("QUOTH_BENCH_FROM")
	if address == "" {
		return func(yield func([]graph.Reading) bool) {
			for from, all := 0, n/quadsPerArticle; from < all && yield(corpusPart(77, from, min(from+200, all))); from += 200 {
			}
		}
	}
	return func(yield func([]graph.Reading) bool) {
		s := open(b, address, graph.Config{})
		defer s.Close()
		v, err := s.View(b.Context())
		if err != nil {
			b.Fatal(err)
		}
		defer v.Close()
		stats, err := v.Stats(b.Context())
		if err != nil {
			b.Fatal(err)
		}
		left := stats.Articles * min(n, stats.Quads) / stats.Quads
		var part []graph.Reading
		for r, err := range v.Readings(b.Context()) {
			if err != nil {
				b.Fatal(err)
			}
			part = append(part, *r)
			if left--; left == 0 || len(part) == 200 {
				if !yield(part) || left == 0 {
					return
				}
				part = nil
			}
		}
	}
}

// load puts readings in and gives the number of quads and the time without that
// of making the readings.
func load(b *testing.B, s *graph.Store, from iter.Seq[[]graph.Reading]) (quads int, spent time.Duration) {
	for readings := range from {
		began := time.Now()
		quads += put(b, s, readings...).QuadsAdded
		spent += time.Since(began)
	}
	return quads, spent
}

func median(of []float64) float64 {
	of = slices.Sorted(slices.Values(of))
	return of[len(of)/2]
}

func heap() int {
	runtime.GC()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return int(m.HeapAlloc >> 20)
}

// BenchmarkStore loads a corpus once a size, into a store and into plain
// Cayley, and measures both on the same questions.
func BenchmarkStore(b *testing.B) {
	for _, n := range sizes(b) {
		b.Run(fmt.Sprint(n), func(b *testing.B) { benchStore(b, n) })
	}
}

func benchStore(b *testing.B, n int) {
	withPlain := os.Getenv("QUOTH_BENCH_PLAIN") != ""
	var ours, theirs, ratio, again []float64
	var size int
	var v *graph.View
	var plain cayley.QuadStore
	forget := func() {}
	for range min(max(300_000/n, 1), 5) { // small ones again, by turns
		forget()
		s, err := graph.Open(b.Context(), slog.New(slog.DiscardHandler), "leveldb:"+b.TempDir(), graph.Config{})
		if err != nil {
			b.Fatal(err)
		}
		quads, spent := load(b, s, source(b, n))
		_, reload := load(b, s, source(b, n))
		size = quads
		rate := float64(quads) / spent.Seconds()
		ours, again = append(ours, rate), append(again, spent.Seconds()/reload.Seconds())
		if v, err = s.View(b.Context()); err != nil {
			b.Fatal(err)
		}
		forget = func() {
			v.Close()
			s.Close()
			if withPlain {
				plain.Close()
			}
		}
		if withPlain {
			var rival float64
			plain, rival = plainCayley(b, v, quads)
			theirs, ratio = append(theirs, rival), append(ratio, rate/rival)
		}
	}
	defer func() { forget() }()
	b.Run("load", func(b *testing.B) {
		for b.Loop() {
		}
		b.ReportMetric(float64(size), "quads")
		b.ReportMetric(median(ours), "quads/s")
		if withPlain {
			b.ReportMetric(median(theirs), "cayley-quads/s")
			b.ReportMetric(median(ratio), "ratio")
		}
		b.ReportMetric(median(again), "reload-ratio")
		b.ReportMetric(float64(heap()), "heap-MB")
	})
	if os.Getenv("QUOTH_BENCH_FROM") != "" {
		return // the questions are about the made up ones
	}
	for _, q := range questions(b, v) {
		b.Run(q.name, func(b *testing.B) {
			for b.Loop() {
				q.ours()
			}
		})
		if q.theirs != nil && withPlain {
			b.Run(q.name+"-cayley", func(b *testing.B) {
				for b.Loop() {
					q.theirs(plain)
				}
			})
		}
	}
}

// plainCayley loads the same quads with Cayley's own bulk writer and gives its
// rate in quads a second.
func plainCayley(b *testing.B, v *graph.View, n int) (cayley.QuadStore, float64) {
	dir := b.TempDir() + "/plain"
	options := cayley.Options{kv.OptNoBloom: true}
	if err := cayley.InitQuadStore("leveldb", dir, options); err != nil {
		b.Fatal(err)
	}
	qs, err := cayley.NewQuadStore("leveldb", dir, options)
	if err != nil {
		b.Fatal(err)
	}
	w, err := qs.NewQuadWriter()
	if err != nil {
		b.Fatal(err)
	}
	var spent time.Duration
	var some []quad.Quad
	flush := func() {
		began := time.Now()
		if _, err := w.WriteQuads(some); err != nil {
			b.Fatal(err)
		}
		spent += time.Since(began)
		some = some[:0]
	}
	for q, err := range v.Quads(context.Background(), graph.Pattern{}) {
		if err != nil {
			b.Fatal(err)
		}
		if some = append(some, plainQuad(q)); len(some) == quad.DefaultBatch {
			flush()
		}
	}
	flush()
	began := time.Now()
	if err := w.Close(); err != nil {
		b.Fatal(err)
	}
	return qs, float64(n) / (spent + time.Since(began)).Seconds()
}

func plainQuad(q graph.Quad) quad.Quad {
	term := func(t graph.Term) quad.Value {
		switch {
		case t.IRI != "":
			return quad.IRI(t.IRI)
		case t.Datatype != "":
			return quad.TypedString{Value: quad.String(t.Value), Type: quad.IRI(t.Datatype)}
		}
		return quad.String(t.Value)
	}
	return quad.Quad{Subject: term(q.Subject), Predicate: term(q.Predicate), Object: term(q.Object), Label: term(q.Label)}
}

type question struct {
	name   string
	ours   func()
	theirs func(cayley.QuadStore)
}

const (
	aboutIRI = quad.IRI("http://schema.org/about")
	textIRI  = quad.IRI("http://schema.org/text")
	typeIRI  = quad.IRI("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
	claimIRI = quad.IRI("http://schema.org/Claim")
	spokeIRI = quad.IRI("urn:x-quoth:speaker")
	saidIRI  = quad.IRI("urn:x-quoth:said")
)

func questions(b *testing.B, v *graph.View) []question {
	ctx := context.Background()
	must := func(err error) {
		if err != nil {
			b.Fatal(err)
		}
	}
	first, err := v.Claims(ctx, graph.ClaimFilter{}, graph.Page{First: 50})
	must(err)
	id := first.Items[7].ID
	text := first.Items[7].Article
	total, err := v.ClaimCount(ctx, graph.ClaimFilter{})
	must(err)
	last, err := v.Claims(ctx, graph.ClaimFilter{}, graph.Page{First: 1})
	must(err)
	for at := 1; at < total-50; {
		l, err := v.Claims(ctx, graph.ClaimFilter{}, graph.Page{First: min(1000, total-50-at), After: last.Positions[len(last.Positions)-1]})
		must(err)
		at += len(l.Items)
		last = l
	}
	list := func(f graph.ClaimFilter, after string) {
		l, err := v.Claims(ctx, f, graph.Page{First: 50, After: after})
		must(err)
		var speakers, articles []string
		for _, c := range l.Items {
			articles = append(articles, c.Article)
			for _, s := range c.Speakers {
				speakers = append(speakers, s.Entity)
			}
		}
		_, err = v.EntitiesByKey(ctx, speakers)
		must(err)
		_, err = v.ArticlesByID(ctx, articles)
		must(err)
	}
	values := func(qs cayley.QuadStore, p *path.Path) {
		must(p.Iterate(ctx).EachValue(qs, func(quad.Value) error { return nil }))
	}
	tagged := func(qs cayley.QuadStore, p *path.Path) {
		must(p.Save(textIRI, "t").Save(spokeIRI, "s").Iterate(ctx).TagValues(qs, func(map[string]quad.Value) error { return nil }))
	}
	claims := func(qs cayley.QuadStore) *path.Path { return path.StartPath(qs, claimIRI).In(typeIRI) }
	norland := graph.ClaimFilter{Speakers: []string{"country:norland"}}
	esk := graph.ClaimFilter{About: []string{"place:esk"}}
	label := graph.Pattern{Label: graph.Term{IRI: graph.ArticleIRI(text)}}
	return []question{
		{"point", func() { _, err := v.ClaimsByID(ctx, []string{id}); must(err) },
			func(qs cayley.QuadStore) { tagged(qs, path.StartPath(qs, quad.IRI(graph.KeyIRI(id)))) }},
		{"list50", func() { list(graph.ClaimFilter{}, "") }, func(qs cayley.QuadStore) { tagged(qs, claims(qs).Limit(50)) }},
		{"page2", func() { list(graph.ClaimFilter{}, first.Positions[49]) },
			func(qs cayley.QuadStore) { tagged(qs, claims(qs).Skip(50).Limit(50)) }},
		{"last-page", func() { list(graph.ClaimFilter{}, last.Positions[len(last.Positions)-1]) },
			func(qs cayley.QuadStore) { tagged(qs, claims(qs).Skip(int64(total-50)).Limit(50)) }},
		{"about", func() { list(esk, "") },
			func(qs cayley.QuadStore) {
				tagged(qs, path.StartPath(qs, quad.IRI("urn:x-quoth:place:esk")).In(aboutIRI).Limit(50))
			}},
		{"two-hops", func() { list(norland, "") },
			func(qs cayley.QuadStore) {
				values(qs, path.StartPath(qs, quad.IRI("urn:x-quoth:country:norland")).Out(saidIRI).Out(aboutIRI).Limit(50))
			}},
		{"count", func() { _, err := v.ClaimCount(ctx, graph.ClaimFilter{}); must(err) },
			func(qs cayley.QuadStore) { _, err := claims(qs).Iterate(ctx).Count(); must(err) }},
		{"label", func() {
			for _, err := range v.Quads(ctx, label) {
				must(err)
			}
		}, func(qs cayley.QuadStore) {
			ref, err := qs.ValueOf(quad.IRI(label.Label.IRI))
			must(err)
			it := qs.QuadIterator(quad.Label, ref)
			scanAll(ctx, it.Iterate())
		}},
		{"search", func() { list(graph.ClaimFilter{Search: "fishing esk"}, "") }, nil},
		{"links50", func() {
			var ids []string
			for _, c := range first.Items {
				ids = append(ids, c.ID)
			}
			_, err := v.ClaimLinks(ctx, ids)
			must(err)
		}, nil},
		{"copies", func() { _, err := v.Copies(ctx, text); must(err) }, nil},
		{"actors", func() { _, err := v.Actors(ctx, graph.EntityFilter{}, graph.Page{First: 50}); must(err) }, nil},
	}
}

func scanAll(ctx context.Context, it iterator.Scanner) {
	for it.Next(ctx) {
	}
	it.Close()
}
