package graph_test

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"slices"
	"strings"
	"testing"

	gocmp "github.com/google/go-cmp/cmp"

	"quoth/graph"
)

// text makes an article in which nobody says anything.
func text(id, text string) graph.Reading {
	sum := sha256.Sum256([]byte(text))
	return graph.Reading{Article: graph.Article{ID: id, Text: text, SHA256: hex.EncodeToString(sum[:])}}
}

// copiesOf gives what an article shares with others: their words and the others'.
func copiesOf(t *testing.T, s *graph.Store, id string) (out [][2]string) {
	t.Helper()
	v, err := s.View(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	defer v.Close()
	copies, err := v.Copies(t.Context(), id)
	if err != nil {
		t.Fatal(err)
	}
	cut := func(id string, at graph.Span) string {
		text, err := v.Text(t.Context(), id)
		if err != nil {
			t.Fatal(err)
		}
		return string([]rune(text)[at.Start:at.End])
	}
	for _, c := range copies {
		out = append(out, [2]string{cut(id, c.Span), cut(c.Article, c.Other)})
	}
	return out
}

func TestCopies(t *testing.T) {
	const shared = "The two countries fought a war over the valley in the nineties, in which thousands died and many more fled their homes"
	one := text("one.txt", "talks go on. "+shared)
	two := text("two.txt", "nothing is agreed. «"+shared+"» and so on")
	three := text("three.txt", "the valley is quiet and the two countries have not fought since the war")
	each(t, graph.Config{}, func(t *testing.T, s *graph.Store) {
		put(t, s, one, two, three)
		if diff := gocmp.Diff([][2]string{{shared, shared}}, copiesOf(t, s, "one.txt")); diff != "" {
			t.Errorf("copies (-want +got):\n%s", diff)
		}
		if found := copiesOf(t, s, "three.txt"); found != nil {
			t.Errorf("copies %q", found)
		}
	})
}

// TestCopiesWithGaps: what differs in few words at a time is a copy, told alike
// from both sides; what goes on behind the end of a paragraph is not.
func TestCopiesWithGaps(t *testing.T) {
	const war = "the two countries fought a war over the valley in which thousands died and many more fled their homes on both sides of the river that parts them"
	for _, c := range []struct {
		one, two    string
		here, there string // what is copied
	}{
		{"A: " + war, "B: " + strings.Replace(war, "a war", "a long war", 1), war, strings.Replace(war, "a war", "a long war", 1)},
		{"A: " + war + " for good", "B: " + strings.Replace(war, "in which thousands", "where tens of thousands", 1) + " again", war,
			strings.Replace(war, "in which thousands", "where tens of thousands", 1)},
		{war + "\nit rained on the northern hills", war + "\nsnow fell on the northern hills", war, war},
		{war, "the two countries fought a war over the valley", "", ""},
		{war, "the two countries fought a war over the valley until the spring of that year, in which thousands died and many more fled", "", ""},
		{"no more than a few lorries crossed the long bridge that day", "no more than a few lorries crossed the long bridge by night", "", ""},
	} {
		s := open(t, "memory:", graph.Config{})
		put(t, s, text("a.txt", c.one), text("b.txt", c.two))
		var want, back [][2]string
		if c.here != "" {
			want, back = [][2]string{{c.here, c.there}}, [][2]string{{c.there, c.here}}
		}
		if got := copiesOf(t, s, "a.txt"); !slices.Equal(got, want) {
			t.Errorf("%q, %q share %q, not %q", c.one, c.two, got, want)
		}
		if got := copiesOf(t, s, "b.txt"); !slices.Equal(got, back) {
			t.Errorf("%q, %q share %q, not %q", c.two, c.one, got, back)
		}
	}
}

// TestCommonPassages: of the many articles that share a phrase those that share
// the most are looked at, and a text that repeats itself is not held against
// itself over and over.
func TestCommonPassages(t *testing.T) {
	const footer = "All rights are reserved and nothing of this may be printed elsewhere without the consent of the publisher in writing. "
	own := strings.Repeat("one word after another, ", 3000)
	readings := []graph.Reading{text("z1.txt", footer+"The harvest of this year will be the poorest that farmers along the river have seen since the war ended."),
		text("z2.txt", "The harvest of this year will be the poorest that farmers along the river have seen since the war ended. "+footer),
		text("y1.txt", own), text("y2.txt", own)}
	for i := range 150 {
		readings = append(readings, text(fmt.Sprintf("a%03d.txt", i), fmt.Sprintf("Number %d. ", i)+footer))
	}
	s := open(t, "memory:", graph.Config{})
	put(t, s, readings...)
	found := copiesOf(t, s, "z1.txt")
	harvest := slices.IndexFunc(found, func(c [2]string) bool { return strings.HasPrefix(c[0], "The harvest") })
	if len(found) != 101 || harvest < 0 {
		t.Errorf("%d copies, that of the harvest is number %d", len(found), harvest)
	}
	if found := copiesOf(t, s, "y1.txt"); len(found) == 0 || len(found) > 50 {
		t.Errorf("a text that repeats itself has %d copies", len(found))
	}
}
