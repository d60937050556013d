package server_test

import (
	"context"
	"net/http/httptest"
	"strings"
	"testing"

	"quoth/graph"
	"quoth/schema"
	"quoth/schema/sample"
	"quoth/server"
)

const key = "a key of this server"

// changeable serves a store that clients with the key may change. An article
// that is added says one thing, whose speaker and words its title and text are.
func changeable(t testing.TB, cfg server.Config) *server.Server {
	return changeableWithin(t, schema.Config{}, cfg)
}

func changeableWithin(t testing.TB, limits schema.Config, cfg server.Config) *server.Server {
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
	if _, err := store.Put(t.Context(), sample.Readings()...); err != nil {
		t.Fatal(err)
	}
	read := func(_ context.Context, a schema.Article) (graph.Reading, error) {
		r := quoting(t, a.Title, a.Text)
		r.Article.ID = a.URL + a.ID
		r.Claims[0].ID = "claim:" + strings.NewReplacer("/", "-", ":", "-").Replace(r.Article.ID)
		return r, nil
	}
	limits.Writer, limits.Read = store, read
	s, err := schema.New(nil, store, limits)
	if err != nil {
		t.Fatal(err)
	}
	cfg.Keys = []string{"another key, of somebody else", key}
	srv, err := server.New(nil, s, cfg)
	if err != nil {
		t.Fatal(err)
	}
	return srv
}

const add = `{"query":"mutation { addArticle(input: {id: \"news/3.txt\", title: \"Rufus Firefly\", text: \"We are ready.\"}) { outcome article { claims { nodes { text } } } } }"}`

func TestKeys(t *testing.T) {
	closed, open := handler(t, schema.Config{}, server.Config{}), changeable(t, server.Config{})
	for _, tt := range []struct {
		name, authorization string
		h                   *server.Server
		status              int
		has                 string
	}{
		{"no keys", "Bearer " + key, closed, 403, "FORBIDDEN"},
		{"no key shown", "", open, 401, "UNAUTHENTICATED"},
		{"another key", "Bearer a key of another server", open, 401, "UNAUTHENTICATED"},
		{"a part of the key", "Bearer a key", open, 401, "UNAUTHENTICATED"},
		{"empty", "Bearer ", open, 401, "UNAUTHENTICATED"},
		{"another scheme", "Basic " + key, open, 401, "UNAUTHENTICATED"},
		{"the key", "Bearer " + key, open, 200, `{"outcome":"ADDED","article":{"claims":{"nodes":[{"text":"We are ready."}]}}}`},
		{"again", "bearer  " + key, open, 200, `"outcome":"UNCHANGED"`},
	} {
		t.Run(tt.name, func(t *testing.T) {
			r := httptest.NewRequest("POST", "/graphql", strings.NewReader(add))
			r.Header.Set("Content-Type", "application/json")
			r.Header.Set("Authorization", tt.authorization)
			w := httptest.NewRecorder()
			tt.h.ServeHTTP(w, r)
			if w.Code != tt.status || !strings.Contains(w.Body.String(), tt.has) {
				t.Errorf("%d %s, want %d %s", w.Code, w.Body, tt.status, tt.has)
			}
			if challenge := w.Header().Get("WWW-Authenticate"); (challenge == "Bearer") != (tt.status == 401) {
				t.Errorf("challenge %q", challenge)
			}
		})
	}
}

// A change cannot be asked for by GET, key or not.
func TestChangesByPostOnly(t *testing.T) {
	r := httptest.NewRequest("GET", "/graphql?query=mutation%7BretractArticle(id%3A%22a%22)%7Boutcome%7D%7D", nil)
	r.Header.Set("Authorization", "Bearer "+key)
	w := httptest.NewRecorder()
	changeable(t, server.Config{}).ServeHTTP(w, r)
	if w.Code != 405 || w.Header().Get("Allow") != "POST" {
		t.Errorf("%d %s", w.Code, w.Body)
	}
}
