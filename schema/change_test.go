package schema_test

import (
	"context"
	"errors"
	"strings"
	"testing"

	"quoth/graph"
	"quoth/schema"
	"quoth/schema/sample"
)

// changeable gives a schema whose articles can be changed, over a store with
// the first of the samples. What is added must be the text of a sample.
func changeable(t testing.TB) *schema.Schema {
	t.Helper()
	store, err := graph.Open(t.Context(), nil, "memory:", graph.Config{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := store.Close(); err != nil {
			t.Error(err)
		}
	})
	if _, err := store.Put(t.Context(), sample.Readings()[0]); err != nil {
		t.Fatal(err)
	}
	s, err := schema.New(nil, store, schema.Config{Writer: store, Read: readSample})
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func readSample(_ context.Context, a schema.Article) (graph.Reading, error) {
	for _, r := range sample.Readings() {
		if r.Article.Text == a.Text {
			r.Article.ID = a.URL + a.ID
			return r, nil
		}
	}
	switch a.Text {
	case "":
		return graph.Reading{}, schema.Errorf(schema.BadInput, "a page")
	case "fault":
		return graph.Reading{}, errors.New("secret")
	}
	return graph.Reading{Article: graph.Article{ID: a.ID, Text: a.Text}}, nil // its digest is missing
}

func change(t *testing.T, s *schema.Schema, query string, vars map[string]any) string {
	t.Helper()
	resp := s.Do(t.Context(), schema.Request{Query: query, Variables: vars, Authorized: true})
	return string(resp.AppendJSON(nil))
}

// Fields of a mutation are executed one after the other, and each sees what
// the one before has changed; doing the same again changes nothing.
func TestChangesInOrder(t *testing.T) {
	s := changeable(t)
	second := sample.Readings()[1].Article
	vars := map[string]any{"in": map[string]any{"text": second.Text, "id": second.ID}, "id": second.ID}
	const query = `mutation ($in: ArticleInput!, $id: ID!) {
		one: addArticle(input: $in) { outcome difference { articles claims } article { id claims { totalCount } } }
		two: addArticle(input: $in) { outcome difference { articles claims } }
		three: retractArticle(id: $id) { outcome difference { articles claims } article { id } }
		four: retractArticle(id: $id) { outcome }
	}`
	for range 2 {
		got := change(t, s, query, vars)
		const want = `{"data":{"one":{"outcome":"ADDED","difference":{"articles":1,"claims":4},"article":{"id":"news/002.txt","claims":{"totalCount":4}}},` +
			`"two":{"outcome":"UNCHANGED","difference":{"articles":0,"claims":0}},` +
			`"three":{"outcome":"RETRACTED","difference":{"articles":-1,"claims":-4},"article":null},` +
			`"four":{"outcome":"UNCHANGED"}}}`
		if got != want {
			t.Errorf("got  %s\nwant %s", got, want)
		}
	}
}

// One change that fails leaves the others done.
func TestChangesRefused(t *testing.T) {
	s := changeable(t)
	for name, tt := range map[string]struct {
		in   map[string]any
		want string
	}{
		"neither text nor html": {map[string]any{"id": "a"}, "either as text or as html"},
		"both":                  {map[string]any{"id": "a", "text": "a", "html": "a"}, "either as text or as html"},
		"two names":             {map[string]any{"id": "a", "url": "https://news.example/a", "text": "a"}, "either a url or an id"},
		"no name":               {map[string]any{"text": sample.Readings()[1].Article.Text}, "give its url or an id"},
		"no URL":                {map[string]any{"url": "ftp://news.example/a", "text": "a"}, "is not a URL of http or https"},
		"too large":             {map[string]any{"id": "a", "text": strings.Repeat("a", 1<<20+1)}, "at most 1048576 are read"},
		"long title":            {map[string]any{"id": "a", "text": "a", "title": strings.Repeat("a", 1001)}, "title has 1001 characters"},
		"unreadable":            {map[string]any{"id": "a", "html": "a"}, "a page"},
		"unfit":                 {map[string]any{"id": "a", "text": "a"}, `SHA-256`},
		"fault":                 {map[string]any{"id": "a", "text": "fault"}, `"internal error"`},
	} {
		t.Run(name, func(t *testing.T) {
			got := change(t, s, `mutation ($in: ArticleInput!) { addArticle(input: $in) { outcome } retractArticle(id: "none") { outcome } }`, map[string]any{"in": tt.in})
			if !strings.Contains(got, tt.want) || strings.Contains(got, "secret") {
				t.Errorf("got %s", got)
			}
			if name != "no URL" && !strings.Contains(got, `"addArticle":null,"retractArticle":{"outcome":"UNCHANGED"}`) {
				t.Errorf("the next change was not made: %s", got)
			}
		})
	}
}

// Nothing is changed for who may not.
func TestChangesNeedLeave(t *testing.T) {
	for _, tt := range []struct {
		s          *schema.Schema
		authorized bool
		code       schema.Code
	}{
		{sampled(t), true, schema.Forbidden},
		{sampled(t), false, schema.Forbidden},
		{changeable(t), false, schema.Unauthenticated},
	} {
		resp := tt.s.Do(t.Context(), schema.Request{Query: `mutation { retractArticle(id: "news/001.txt") { outcome } }`, Authorized: tt.authorized})
		if resp.Executed() || len(resp.Errors) != 1 || resp.Errors[0].Code() != tt.code {
			t.Errorf("got %s, want %s", resp.AppendJSON(nil), tt.code)
		}
		if got := string(tt.s.Do(t.Context(), schema.Request{Query: `{ article(id: "news/001.txt") { id } }`}).Data); !strings.Contains(got, "news/001.txt") {
			t.Errorf("the article is gone: %s", got)
		}
	}
}

// A query that is running sees the state it began with.
func TestReadersSeeOneState(t *testing.T) {
	s := changeable(t)
	second := sample.Readings()[1].Article
	done := make(chan struct{})
	go func() {
		defer close(done)
		for range 20 {
			s.Do(context.Background(), schema.Request{Authorized: true, Query: `mutation ($in: ArticleInput!) { addArticle(input: $in) { outcome } retractArticle(id: "news/002.txt") { outcome } }`,
				Variables: map[string]any{"in": map[string]any{"text": second.Text, "id": second.ID}}})
		}
	}()
	for running := true; running; {
		select {
		case <-done:
			running = false
		default:
		}
		got := string(s.Do(t.Context(), schema.Request{Query: `{ articles { totalCount } claims { totalCount } }`}).Data)
		if got != `{"articles":{"totalCount":1},"claims":{"totalCount":3}}` && got != `{"articles":{"totalCount":2},"claims":{"totalCount":7}}` {
			t.Fatalf("got %s", got)
		}
	}
}
