package graph_test

import (
	"context"
	"errors"
	"strings"
	"testing"

	gocmp "github.com/google/go-cmp/cmp"

	"quoth/graph"
)

func TestHighlights(t *testing.T) {
	const text = "The “safe passage” of convoys was passed; safety first. Don’t PASS Côte Verte."
	for _, c := range []struct {
		search string
		want   []string
	}{
		{"convoy", []string{"convoys"}},
		{"pass", []string{"passed", "PASS"}},
		{"saf*", []string{"safe", "safety"}},
		{"“safe passage”", []string{"safe", "passage"}},
		{`"passage safe"`, nil},
		{"cote dont", []string{"Don’t", "Côte"}},
		{"absent", nil},
		{"", nil},
	} {
		var got []string
		for _, s := range graph.Highlights(text, c.search) {
			got = append(got, string([]rune(text)[s.Start:s.End]))
		}
		if diff := gocmp.Diff(c.want, got); diff != "" {
			t.Errorf("highlights of %q (-want +got):\n%s", c.search, diff)
		}
	}
}

func TestSearchOfArticles(t *testing.T) {
	readings := corpus(50, 30)
	each(t, graph.Config{}, func(t *testing.T, s *graph.Store) {
		put(t, s, readings...)
		v, err := s.View(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		defer v.Close()
		for _, search := range []string{"inspection", `"second round"`, "insp* arvik", "president esk", `"round second"`, "norl*"} {
			want := 0
			for _, r := range readings {
				if graph.Matches(r.Article.Title+"\n"+r.Article.Text, search) {
					want++
				}
			}
			n, err := v.ArticleCount(t.Context(), graph.ArticleFilter{Text: search})
			if err != nil || n != want {
				t.Errorf("%q is in %d articles, not %d (%v)", search, n, want, err)
			}
		}
	})
}

func TestSearchIsBounded(t *testing.T) {
	s := open(t, "memory:", graph.Config{})
	put(t, s, corpus(51, 1)...)
	v, err := s.View(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	defer v.Close()
	for _, search := range []string{strings.Repeat("word ", 1000), `"` + strings.Repeat("word ", 1000) + `"`} {
		if _, err := v.Claims(context.Background(), graph.ClaimFilter{Search: search}, graph.Page{}); !errors.Is(err, graph.ErrSearch) {
			t.Errorf("a search of 1,000 words: %v", err)
		}
	}
}
