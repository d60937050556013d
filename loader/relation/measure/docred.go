package main

import (
	"fmt"
	"io"

	"quoth/loader/language"
	"quoth/loader/relation"
)

// document is a line of Re-DocRED; spans are in code points.
type document struct {
	Text     string
	Entities []struct {
		Type     string
		Mentions []struct{ Span [2]int }
	}
	Relations []struct {
		Head, Tail int
		Type       string
	}
}

// documents judges P131 and P17 of Re-DocRED within sentences.
func (r *reader) documents(in io.Reader) error {
	var all count
	var unmarked int
	err := lines(in, func(d document) {
		at := offsets(d.Text)
		spans := make([][]relation.Span, len(d.Entities))
		for i, e := range d.Entities {
			for _, m := range e.Mentions {
				spans[i] = append(spans[i], span(at, m.Span))
			}
		}
		doc, got := r.relations(d.Text)
		holds, want := map[[2]int]bool{}, map[[2]int]bool{}
		for _, x := range d.Relations {
			switch x.Type {
			case "P131", "P17":
				holds[[2]int{x.Head, x.Tail}] = true
				if d.Entities[x.Head].Type == "LOC" && d.Entities[x.Tail].Type == "LOC" && together(doc, spans[x.Head], spans[x.Tail]) {
					want[[2]int{x.Head, x.Tail}] = true
				}
			case "P30", "P206", "P361", "P706":
				holds[[2]int{x.Head, x.Tail}] = true
			}
		}
		all.wanted += len(want)
		seen := map[[2]int]bool{}
		for _, l := range got.Locations {
			pair := [2]int{named(spans, l.PlaceAt), named(spans, l.RegionAt)}
			if pair[0] < 0 || pair[1] < 0 {
				unmarked++
				continue
			}
			if seen[pair] || pair[0] == pair[1] {
				continue
			}
			seen[pair] = true
			switch {
			case want[pair]:
				all.right++
				all.found++
			case !holds[pair]:
				all.found++
				r.say("wrong", d.Text, l.PlaceAt, l.RegionAt, l.Rule)
			}
		}
		for _, x := range d.Relations {
			pair := [2]int{x.Head, x.Tail}
			if want[pair] && !seen[pair] {
				seen[pair] = true
				a, b := nearest(spans[x.Head], spans[x.Tail])
				r.say("missed", d.Text, a, b, x.Type)
			}
		}
	})
	fmt.Fprintf(r.out, "Re-DocRED P131/P17 in one sentence  %s (%d with an end that is not marked)\n", all, unmarked)
	return err
}

// together says whether one sentence names both.
func together(doc *language.Document, a, b []relation.Span) bool {
	for _, s := range doc.Sentences {
		if within(s, a) && within(s, b) {
			return true
		}
	}
	return false
}

func within(s language.Sentence, spans []relation.Span) bool {
	for _, x := range spans {
		if s.Start <= x.Start && x.End <= s.End {
			return true
		}
	}
	return false
}

// named is the entity with a mention that overlaps s, or -1.
func named(spans [][]relation.Span, s relation.Span) int {
	for i := range spans {
		for _, x := range spans[i] {
			if overlap(x, s) {
				return i
			}
		}
	}
	return -1
}

// nearest gives the mentions of two entities that stand closest.
func nearest(a, b []relation.Span) (x, y relation.Span) {
	best := -1
	for _, p := range a {
		for _, q := range b {
			gap := max(p.Start, q.Start) - min(p.End, q.End)
			if best < 0 || gap < best {
				best, x, y = gap, p, q
			}
		}
	}
	return x, y
}
