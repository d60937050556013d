package main

import (
	"fmt"
	"io"
	"strings"

	"quoth/loader/relation"
)

// sentence is a line of CoNLL04; spans are in code points.
type sentence struct {
	Text     string
	Entities []struct {
		Span [2]int
		Type string
	}
	Relations []struct {
		Head, Tail int
		Type       string
	}
}

// gold is a pair of places that a corpus marks.
type gold struct {
	place, region relation.Span
	found         bool
}

// sentences judges Located_In of CoNLL04.
func (r *reader) sentences(in io.Reader) error {
	var exact, ends count
	err := lines(in, func(s sentence) {
		at := offsets(s.Text)
		var want []gold
		for _, x := range s.Relations {
			h, t := s.Entities[x.Head], s.Entities[x.Tail]
			if x.Type == "Located_In" && h.Type == "Loc" && t.Type == "Loc" {
				want = append(want, gold{place: span(at, h.Span), region: span(at, t.Span)})
			}
		}
		_, got := r.relations(s.Text)
		seen := map[[2]relation.Span]bool{}
		for _, l := range got.Locations {
			key := [2]relation.Span{l.PlaceAt, l.RegionAt}
			if seen[key] {
				continue
			}
			seen[key] = true
			exact.found++
			ends.found++
			hit := false
			for i := range want {
				w := &want[i]
				if w.found || !overlap(w.place, l.PlaceAt) || !overlap(w.region, l.RegionAt) {
					continue
				}
				w.found, hit = true, true
				ends.right++
				if same(s.Text, w.place, l.PlaceAt) && same(s.Text, w.region, l.RegionAt) {
					exact.right++
				} else {
					r.say("bounds", s.Text, l.PlaceAt, l.RegionAt, l.Rule)
				}
				break
			}
			if !hit {
				r.say("wrong", s.Text, l.PlaceAt, l.RegionAt, l.Rule)
			}
		}
		for _, w := range want {
			exact.wanted++
			ends.wanted++
			if !w.found {
				r.say("missed", s.Text, w.place, w.region, "")
			}
		}
	})
	fmt.Fprintf(r.out, "CoNLL04 Located_In  names  %s\n", exact)
	fmt.Fprintf(r.out, "CoNLL04 Located_In  ends   %s\n", ends)
	return err
}

// say prints an error with its text.
func (r *reader) say(kind, text string, place, region relation.Span, rule string) {
	if !r.verbose {
		return
	}
	first := max(0, min(place.Start, region.Start)-50)
	last := min(len(text), max(place.End, region.End)+30)
	fmt.Fprintf(r.out, "%s [%s] %q in %q: …%s…\n", kind, rule, text[place.Start:place.End], text[region.Start:region.End],
		strings.ToValidUTF8(strings.ReplaceAll(text[first:last], "\n", " "), ""))
}

// offsets gives the byte offset of each code point, and of the end.
func offsets(text string) []int {
	var at []int
	for i := range text {
		at = append(at, i)
	}
	return append(at, len(text))
}

// span turns code points into bytes.
func span(at []int, s [2]int) relation.Span {
	last := len(at) - 1
	return relation.Span{Start: at[min(s[0], last)], End: at[min(s[1], last)]}
}

func overlap(a, b relation.Span) bool { return a.Start < b.End && b.Start < a.End }

// same says whether the spans hold the same name.
func same(text string, a, b relation.Span) bool {
	return bare(text[a.Start:a.End]) == bare(text[b.Start:b.End])
}

// bare is a name without the punctuation and article around it.
func bare(s string) string {
	s = strings.Trim(strings.ToLower(s), " .,;:'\"`_-()")
	return strings.TrimPrefix(s, "the ")
}
