package server_test

import (
	"bytes"
	"compress/gzip"
	"context"
	"encoding/json"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"
	"time"

	"quoth/graph"
	"quoth/schema"
	"quoth/schema/sample"
	"quoth/server"
)

const stats = `{"query":"{ stats { articles } }"}`

// Status, media type and code of answers, by GraphQL over HTTP.
func TestProtocol(t *testing.T) {
	h := handler(t, schema.Config{}, server.Config{BodyBytes: 4096})
	get := func(query string) string { return "/graphql?query=" + url.QueryEscape(query) }
	const newer, older = "application/graphql-response+json", "application/json"
	for _, tt := range []struct {
		name, method, target, body string
		header                     map[string]string
		status                     int
		media, has                 string
	}{
		{name: "post", body: stats, status: 200, media: older, has: `{"data":{"stats":{"articles":2}}}`},
		{name: "post, newer type", body: stats, header: map[string]string{"Accept": newer}, status: 200, media: newer, has: `"articles":2`},
		{name: "both types", body: stats, header: map[string]string{"Accept": older + ", " + newer}, status: 200, media: newer},
		{name: "older preferred", body: stats, header: map[string]string{"Accept": newer + ";q=0.5, " + older}, status: 200, media: older},
		{name: "wildcard", body: stats, header: map[string]string{"Accept": "*/*"}, status: 200, media: older},
		{name: "neither type", body: stats, header: map[string]string{"Accept": "text/html"}, status: 406},
		{name: "get", method: "GET", target: get("{ stats { claims } }"), status: 200, has: `{"data":{"stats":{"claims":7}}}`},
		{name: "get with variables", method: "GET", target: get("query($n: Int) { claims(first: $n) { nodes { id } } }") + "&variables=" + url.QueryEscape(`{"n":0}`), status: 200, has: `"nodes":[]`},
		{name: "get, bad variables", method: "GET", target: get("{ __typename }") + "&variables=7", status: 400, has: "BAD_REQUEST"},
		{name: "get without query", method: "GET", target: "/graphql", status: 400, has: "BAD_REQUEST"},
		{name: "put", method: "PUT", body: stats, status: 405, has: "BAD_REQUEST"},
		{name: "no content type", body: stats, header: map[string]string{"Content-Type": ""}, status: 415},
		{name: "form", body: "query=x", header: map[string]string{"Content-Type": "application/x-www-form-urlencoded"}, status: 415},
		{name: "other charset", body: stats, header: map[string]string{"Content-Type": "application/json; charset=utf-16"}, status: 415},
		{name: "not JSON", body: "{", status: 400, has: "BAD_REQUEST"},
		{name: "batch", body: "[" + stats + "]", status: 400, has: "batches"},
		{name: "query is a number", body: `{"query":7}`, status: 400, has: `\"query\" is a number`},
		{name: "variables are a list", body: `{"query":"{__typename}","variables":[1]}`, status: 400},
		{name: "too large", body: `{"query":"` + strings.Repeat(" ", 5000) + `"}`, status: 413, has: "4096"},
		{name: "syntax, older type", body: `{"query":"{"}`, status: 200, has: "GRAPHQL_PARSE_FAILED"},
		{name: "syntax, newer type", body: `{"query":"{"}`, header: map[string]string{"Accept": newer}, status: 400, has: "GRAPHQL_PARSE_FAILED"},
		{name: "unknown field", body: `{"query":"{ clams { id } }"}`, header: map[string]string{"Accept": newer}, status: 400, has: `Did you mean \"claims\"`},
		{name: "which operation", body: `{"query":"query A {__typename} query B {__typename}"}`, header: map[string]string{"Accept": newer}, status: 400, has: "OPERATION_RESOLUTION_FAILURE"},
		{name: "partial", body: `{"query":"{ stats { articles } place { id } }"}`, header: map[string]string{"Accept": newer}, status: 200, has: `"data":{"stats":{"articles":2},"place":null}`},
		{name: "mutation", body: `{"query":"mutation { load }"}`, header: map[string]string{"Accept": newer}, status: 400, has: "GRAPHQL_VALIDATION_FAILED"},
		{name: "contract", method: "GET", target: "/schema.graphql", status: 200, media: "text/plain", has: "type Query"},
		{name: "health", method: "GET", target: "/healthz", status: 200, has: "ok"},
		{name: "page", method: "GET", target: "/graphiql", status: 200, media: "text/html", has: "playground"},
		{name: "no such asset", method: "GET", target: "/graphiql/assets/none.js", status: 404},
		{name: "root", method: "GET", target: "/", status: 302},
		{name: "nowhere", method: "GET", target: "/nowhere", status: 404},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if tt.method == "" {
				tt.method = "POST"
			}
			if tt.target == "" {
				tt.target = "/graphql"
			}
			r := httptest.NewRequest(tt.method, tt.target, strings.NewReader(tt.body))
			r.Header.Set("Content-Type", "application/json")
			for name, value := range tt.header {
				r.Header.Set(name, value)
			}
			w := httptest.NewRecorder()
			h.ServeHTTP(w, r)
			if w.Code != tt.status {
				t.Errorf("status %d, want %d: %s", w.Code, tt.status, w.Body)
			}
			if got := w.Header().Get("Content-Type"); !strings.HasPrefix(got, tt.media) {
				t.Errorf("Content-Type %q, want %q", got, tt.media)
			}
			if !strings.Contains(w.Body.String(), tt.has) {
				t.Errorf("answer %s, want %s", w.Body, tt.has)
			}
		})
	}
}

func TestCORS(t *testing.T) {
	for _, tt := range []struct {
		origins []string
		origin  string
		want    string
	}{
		{nil, "https://news.example", ""},
		{[]string{"https://news.example"}, "https://news.example", "https://news.example"},
		{[]string{"https://news.example"}, "https://evil.example", ""},
		{[]string{"*"}, "https://any.example", "https://any.example"},
	} {
		h := handler(t, schema.Config{}, server.Config{Origins: tt.origins})
		r := httptest.NewRequest("OPTIONS", "/graphql", nil)
		r.Header.Set("Origin", tt.origin)
		r.Header.Set("Access-Control-Request-Method", "POST")
		w := httptest.NewRecorder()
		h.ServeHTTP(w, r)
		if got := w.Header().Get("Access-Control-Allow-Origin"); got != tt.want || w.Code != http.StatusNoContent {
			t.Errorf("%v from %s: %d, %q, want %q", tt.origins, tt.origin, w.Code, got, tt.want)
		}
	}
}

// A client that takes gzip gets the playground as it is stored; another gets
// the same bytes unpacked.
func TestAssetsUnpacked(t *testing.T) {
	h := handler(t, schema.Config{}, server.Config{})
	fetch := func(encoding string) *httptest.ResponseRecorder {
		r := httptest.NewRequest("GET", "/graphiql", nil)
		r.Header.Set("Accept-Encoding", encoding)
		w := httptest.NewRecorder()
		h.ServeHTTP(w, r)
		return w
	}
	plain, packed := fetch(""), fetch("gzip")
	unpack, err := gzip.NewReader(packed.Body)
	if err != nil {
		t.Fatal(err)
	}
	unpacked, err := io.ReadAll(unpack)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(unpacked, plain.Body.Bytes()) || plain.Header().Get("Content-Encoding") != "" {
		t.Error("the page differs with its encoding")
	}
	if policy := plain.Header().Get("Content-Security-Policy"); !strings.Contains(policy, "default-src 'none'") {
		t.Errorf("policy %q", policy)
	}
}

// stalling is a store whose views wait until they are let go or given up.
type stalling struct {
	graph   *graph.Store
	waiting chan struct{}
	release chan struct{}
}

func (s *stalling) View(ctx context.Context) (*graph.View, error) {
	s.waiting <- struct{}{}
	select {
	case <-s.release:
		return s.graph.View(ctx)
	case <-ctx.Done():
		return nil, ctx.Err()
	}
}

func stall(t *testing.T, cfg server.Config) (*server.Server, *stalling) {
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
	slow := &stalling{graph: store, waiting: make(chan struct{}, 8), release: make(chan struct{})}
	s, err := schema.New(nil, slow, schema.Config{})
	if err != nil {
		t.Fatal(err)
	}
	srv, err := server.New(nil, s, cfg)
	if err != nil {
		t.Fatal(err)
	}
	return srv, slow
}

func post(h http.Handler, body string) *httptest.ResponseRecorder {
	r := httptest.NewRequest("POST", "/graphql", strings.NewReader(body))
	r.Header.Set("Content-Type", "application/json")
	w := httptest.NewRecorder()
	h.ServeHTTP(w, r)
	return w
}

// codes gives the codes of an answer's errors.
func codes(t *testing.T, body []byte) string {
	t.Helper()
	var answer struct {
		Errors []struct {
			Extensions struct{ Code string }
		}
	}
	if err := json.Unmarshal(body, &answer); err != nil {
		t.Fatalf("%s: %v", body, err)
	}
	var all []string
	for _, e := range answer.Errors {
		all = append(all, e.Extensions.Code)
	}
	return strings.Join(all, " ")
}

func TestTimeout(t *testing.T) {
	h, _ := stall(t, server.Config{Timeout: time.Millisecond})
	w := post(h, stats)
	if got := codes(t, w.Body.Bytes()); w.Code != http.StatusServiceUnavailable || got != "TIMEOUT" {
		t.Errorf("%d %s", w.Code, got)
	}
}

// A request that finds all places taken, and whose time is over, is told so.
func TestOverload(t *testing.T) {
	h, slow := stall(t, server.Config{Concurrent: 1})
	first := make(chan int)
	go func() { first <- post(h, stats).Code }()
	<-slow.waiting
	over, cancel := context.WithCancel(t.Context())
	cancel()
	r := httptest.NewRequestWithContext(over, "POST", "/graphql", strings.NewReader(stats))
	r.Header.Set("Content-Type", "application/json")
	w := httptest.NewRecorder()
	h.ServeHTTP(w, r)
	if got := codes(t, w.Body.Bytes()); w.Code != http.StatusServiceUnavailable || got != "OVERLOADED" || w.Header().Get("Retry-After") == "" {
		t.Errorf("%d %s", w.Code, got)
	}
	close(slow.release)
	if got := <-first; got != http.StatusOK {
		t.Errorf("the first request got %d", got)
	}
}

// A server that is stopped answers what it has begun and takes nothing new.
func TestShutdown(t *testing.T) {
	h, slow := stall(t, server.Config{})
	ln, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	ctx, stop := context.WithCancel(t.Context())
	served := make(chan error, 1)
	go func() { served <- h.Serve(ctx, ln) }()
	answered := make(chan string, 1)
	client := &http.Client{Transport: &http.Transport{DisableKeepAlives: true}}
	go func() {
		resp, err := client.Post("http://"+ln.Addr().String()+"/graphql", "application/json", strings.NewReader(stats))
		if err != nil {
			answered <- err.Error()
			return
		}
		defer resp.Body.Close()
		body, err := io.ReadAll(resp.Body)
		if err != nil {
			answered <- err.Error()
			return
		}
		answered <- string(body)
	}()
	<-slow.waiting
	stop()
	close(slow.release)
	if got := <-answered; got != `{"data":{"stats":{"articles":2}}}` {
		t.Errorf("answered %s", got)
	}
	if err := <-served; err != nil {
		t.Error(err)
	}
	if _, err := net.DialTimeout("tcp", ln.Addr().String(), time.Second); err == nil {
		t.Error("the server still takes connections")
	}
}
