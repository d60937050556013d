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

// TestRelevance: rare words count for more than common ones, and much in a
// short text for more than a little in a long one; pages go on where they ended.
func TestRelevance(t *testing.T) {
	const filler = " while the ministers of both countries went on with their long talks about the harvest and the roads"
	var readings []graph.Reading
	for i, content := range []string{
		"the harbor pilots went on with the talks" + filler,
		"pilots of the harbor, harbor pilots and more pilots",
		"the harbor pilots waited",
		"the talks about talks go on",
		"the talks about the harbor" + filler,
		"the harbor was closed" + filler,
		"pilots of balloons" + filler,
	} {
		readings = append(readings, saying(string(rune('a'+i))+".txt", "Ana Rossi", graph.Asserts, content))
	}
	each(t, graph.Config{}, func(t *testing.T, s *graph.Store) {
		put(t, s, readings...)
		v, err := s.View(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		defer v.Close()
		for search, want := range map[string]string{
			"harbor pilots":   "b.txt c.txt a.txt",
			`"harbor pilots"`: "b.txt c.txt a.txt",
			"talks":           "d.txt e.txt a.txt g.txt f.txt",
			"tal* pilots":     "g.txt a.txt",
			"":                "a.txt b.txt c.txt d.txt e.txt f.txt g.txt",
		} {
			var got, articles []string
			for _, c := range all(t, 2, func(p graph.Page) (graph.List[*graph.ClaimNode], error) {
				return v.ClaimsByRelevance(t.Context(), graph.ClaimFilter{Search: search}, p)
			}) {
				got = append(got, c.Article)
			}
			if strings.Join(got, " ") != want {
				t.Errorf("%q gives %q, not %q", search, got, want)
			}
			for _, a := range all(t, 2, func(p graph.Page) (graph.List[*graph.ArticleNode], error) {
				return v.ArticlesByRelevance(t.Context(), graph.ArticleFilter{Text: search}, p)
			}) {
				articles = append(articles, a.ID)
			}
			if strings.Join(articles, " ") != want {
				t.Errorf("%q gives the articles %q, not %q", search, articles, want)
			}
		}
	})
}
