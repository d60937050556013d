package main

import (
	"bytes"
	"log/slog"
	"strings"
	"testing"

	"quoth/graph"
	"quoth/loader"
)

func corpus(t testing.TB, seed uint64, articles int) []byte {
	var b bytes.Buffer
	if err := write(&b, seed, articles); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func TestSameSeedSameArticles(t *testing.T) {
	long := corpus(t, 7, 300)
	if !bytes.HasPrefix(long, corpus(t, 7, 120)) {
		t.Error("the first 120 articles of 300 are not the 120 articles of that seed")
	}
	if bytes.Equal(long, corpus(t, 8, 300)) {
		t.Error("the seed makes no difference")
	}
	if n := bytes.Count(long, []byte("\n")); n != 300 {
		t.Errorf("%d lines, not 300", n)
	}
	if bytes.ContainsAny(bytes.ReplaceAll(long, []byte("\n{"), nil)[1:], "{\x00") || bytes.Contains(long, []byte("\ufffd")) {
		t.Error("a phrase has a word that was not filled in, or broken text")
	}
}

// read gives what the loader makes of a corpus.
func read(t testing.TB, seed uint64, articles int) []graph.Reading {
	l, err := loader.New(slog.New(slog.DiscardHandler), loader.Config{})
	if err != nil {
		t.Fatal(err)
	}
	var out []graph.Reading
	for a := range generate(seed, articles) {
		r, err := l.Read(t.Context(), loader.Source{ID: a.URL, Name: a.URL, Data: []byte(a.Title + "\n\n" + a.Published + "\n\n" + a.Text)})
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, r)
	}
	return out
}

// TestLoaderUnderstands asks for all that the corpus is for: claims, asserted
// and denied, agreements, places, and people who come back.
func TestLoaderUnderstands(t *testing.T) {
	claims, denied, memberships, located := 0, 0, 0, 0
	speakers := map[string]map[string]bool{}
	readings := read(t, 7, 200)
	for _, r := range readings {
		claims += len(r.Claims)
		memberships += len(r.Memberships)
		located += len(r.Locations)
		for _, c := range r.Claims {
			if c.Stance == graph.Denies {
				denied++
			}
			for _, s := range c.Speakers {
				if speakers[s.Entity] == nil {
					speakers[s.Entity] = map[string]bool{}
				}
				speakers[s.Entity][r.Article.ID] = true
			}
		}
	}
	back := 0
	for key, articles := range speakers {
		if strings.HasPrefix(key, "person:") && len(articles) > 2 {
			back++
		}
	}
	if claims < 2*len(readings) || denied < 10 || memberships < len(readings)/2 || located < len(readings)/4 || back < 30 {
		t.Errorf("%d claims (%d denials), %d memberships, %d locations, %d people in more than two articles",
			claims, denied, memberships, located, back)
	}
}

func TestUsage(t *testing.T) {
	for _, args := range [][]string{{"-articles", "-1"}, {"-articles", "x"}, {"more"}} {
		var out, log bytes.Buffer
		if code := run(args, &out, &log); code != 2 || log.Len() == 0 || out.Len() > 0 {
			t.Errorf("run %q: status %d, output %q, log %q", args, code, out.String(), log.String())
		}
	}
}
