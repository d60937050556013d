package server_test

import (
	"bufio"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"

	"quoth/server"
)

// What is answered to a client that accepts event streams, by graphql-sse's
// distinct connections mode.
func TestEventStream(t *testing.T) {
	h := changeable(t, server.Config{})
	for _, tt := range []struct {
		name, method, query string
		authorization       string
		status              int
		want                string
	}{
		{name: "query", query: "{ stats { articles } }", status: 200,
			want: ":\n\nevent: next\ndata: {\"data\":{\"stats\":{\"articles\":2}}}\n\nevent: complete\ndata:\n\n"},
		{name: "get", method: "GET", query: "{ stats { articles } }", status: 200, want: `{"data":{"stats":{"articles":2}}}`},
		{name: "invalid", query: "{ clams }", status: 200, want: "event: next\ndata: {\"errors\":[{\"message\":\"Cannot query field"},
		{name: "mutation without a key", query: `mutation { retractArticle(id: "a") { outcome } }`, status: 200, want: "UNAUTHENTICATED"},
		{name: "mutation", query: `mutation { retractArticle(id: "a") { outcome } }`, authorization: "Bearer " + key, status: 200, want: "UNCHANGED"},
		{name: "mutation by get", method: "GET", query: `mutation { retractArticle(id: "a") { outcome } }`, authorization: "Bearer " + key, status: 405, want: "BAD_REQUEST"},
		{name: "nothing", query: "", status: 400, want: "BAD_REQUEST"},
		{name: "put", method: "PUT", query: "{ __typename }", status: 405, want: "BAD_REQUEST"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			r := httptest.NewRequest("POST", "/graphql", strings.NewReader(`{"query":"`+strings.ReplaceAll(tt.query, `"`, `\"`)+`"}`))
			if tt.method != "" {
				r = httptest.NewRequest(tt.method, "/graphql?query="+url.QueryEscape(tt.query), nil)
			}
			r.Header.Set("Content-Type", "application/json")
			r.Header.Set("Accept", "text/event-stream")
			r.Header.Set("Authorization", tt.authorization)
			w := httptest.NewRecorder()
			h.ServeHTTP(w, r)
			if w.Code != tt.status || !strings.Contains(w.Body.String(), tt.want) {
				t.Errorf("%d %q, want %d %q", w.Code, w.Body, tt.status, tt.want)
			}
			if events := strings.HasPrefix(w.Header().Get("Content-Type"), "text/event-stream"); events != (tt.status == 200) {
				t.Errorf("Content-Type %s", w.Header().Get("Content-Type"))
			}
		})
	}
}

// A subscription's events come as they happen, until the client goes.
func TestEventStreamListens(t *testing.T) {
	h := changeable(t, server.Config{})
	ts := httptest.NewServer(h)
	defer ts.Close()
	req, err := http.NewRequestWithContext(t.Context(), "GET", ts.URL+"/graphql?query="+url.QueryEscape("subscription { claimAdded { text } }"), nil)
	if err != nil {
		t.Fatal(err)
	}
	req.Header.Set("Accept", "text/event-stream")
	resp, err := http.DefaultClient.Do(req) // returns with the first bytes: by then it listens
	if err != nil {
		t.Fatal(err)
	}
	defer resp.Body.Close()
	addArticle(t, h, 1, "We are ready.")
	lines := bufio.NewScanner(resp.Body)
	for lines.Scan() {
		if data, ok := strings.CutPrefix(lines.Text(), "data: "); ok {
			if want := `{"data":{"claimAdded":{"text":"We are ready."}}}`; data != want {
				t.Errorf("got %s", data)
			}
			return
		}
	}
	t.Error("nothing came", lines.Err())
}

// A client that names event streams among others gets JSON, unless it
// subscribes.
func TestEventStreamAmongOthers(t *testing.T) {
	ts := httptest.NewServer(changeable(t, server.Config{}))
	defer ts.Close()
	for query, want := range map[string]string{
		"{ stats { articles } }":                "application/graphql-response+json; charset=utf-8",
		"{ clams }":                             "application/graphql-response+json; charset=utf-8",
		"subscription { articleLoaded { id } }": "text/event-stream; charset=utf-8",
		"":                                      "application/graphql-response+json; charset=utf-8",
	} {
		req, err := http.NewRequestWithContext(t.Context(), "POST", ts.URL+"/graphql", strings.NewReader(`{"query":"`+query+`"}`))
		if err != nil {
			t.Fatal(err)
		}
		req.Header.Set("Content-Type", "application/json")
		req.Header.Set("Accept", "application/graphql-response+json, application/graphql+json, application/json, text/event-stream, multipart/mixed")
		resp, err := http.DefaultClient.Do(req)
		if err != nil {
			t.Fatal(err)
		}
		resp.Body.Close()
		if got := resp.Header.Get("Content-Type"); got != want {
			t.Errorf("%s: %s, want %s", query, got, want)
		}
	}
}

// A plain request for a subscription is told how to ask.
func TestSubscriptionByPlainRequest(t *testing.T) {
	w := post(changeable(t, server.Config{}), `{"query":"subscription { articleLoaded { id } }"}`)
	if !strings.Contains(w.Body.String(), "text/event-stream") || codes(t, w.Body.Bytes()) != "OPERATION_RESOLUTION_FAILURE" {
		t.Errorf("%s", w.Body)
	}
}
