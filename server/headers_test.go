package server_test

import (
	"crypto/sha256"
	"encoding/hex"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"

	"quoth/schema"
	"quoth/server"
)

func TestETag(t *testing.T) {
	h := handler(t, schema.Config{}, server.Config{})
	get := func(query, known string) *httptest.ResponseRecorder {
		r := httptest.NewRequest("GET", "/graphql?query="+url.QueryEscape(query), nil)
		r.Header.Set("If-None-Match", known)
		w := httptest.NewRecorder()
		h.ServeHTTP(w, r)
		return w
	}
	first := get("{ stats { claims } }", "")
	tag := first.Header().Get("ETag")
	if again := get("{ stats { claims } }", `"x", `+tag); tag == "" || again.Code != http.StatusNotModified || again.Body.Len() > 0 {
		t.Errorf("tag %q: %d %s", tag, again.Code, again.Body)
	}
	if other := get("{ stats { articles } }", tag); other.Code != http.StatusOK {
		t.Errorf("another answer under the same tag: %d", other.Code)
	}
	if wrong := get("{ place { id } }", ""); wrong.Header().Get("ETag") != "" {
		t.Error("an answer with errors has a tag")
	}
}

// Apollo's automatic persisted queries: the hash alone is not known at first,
// then with the text it is learned, then it is enough.
func TestPersistedQueries(t *testing.T) {
	h := handler(t, schema.Config{}, server.Config{})
	const query = "{ stats { articles } }"
	sum := sha256.Sum256([]byte(query))
	extensions := `"extensions":{"persistedQuery":{"version":1,"sha256Hash":"` + hex.EncodeToString(sum[:]) + `"}}`
	for _, tt := range []struct {
		body, code string
		status     int
	}{
		{`{` + extensions + `}`, "PERSISTED_QUERY_NOT_FOUND", 200},
		{`{"query":"` + query + ` ",` + extensions + `}`, "BAD_USER_INPUT", 200},
		{`{"query":"` + query + `",` + extensions + `}`, "", 200},
		{`{` + extensions + `}`, "", 200},
		{`{"extensions":{"persistedQuery":{"version":2,"sha256Hash":"00"}}}`, "BAD_USER_INPUT", 200},
	} {
		w := post(h, tt.body)
		if got := codes(t, w.Body.Bytes()); w.Code != tt.status || got != tt.code {
			t.Errorf("%s: %d %s, want %d %s", tt.body, w.Code, got, tt.status, tt.code)
		}
	}
	answer := post(h, `{`+extensions+`}`).Body.String()
	if !strings.Contains(answer, `"articles":2`) {
		t.Errorf("answer %s", answer)
	}
}

// A client's id of a request comes back if it is fit for a log.
func TestRequestID(t *testing.T) {
	h := handler(t, schema.Config{}, server.Config{})
	for given, kept := range map[string]bool{"abc-1.2_3": true, "": false, "two words": false, strings.Repeat("x", 65): false} {
		r := httptest.NewRequest("GET", "/healthz", nil)
		r.Header.Set("X-Request-Id", given)
		w := httptest.NewRecorder()
		h.ServeHTTP(w, r)
		if got := w.Header().Get("X-Request-Id"); got == "" || (got == given) != kept {
			t.Errorf("%q came back as %q", given, got)
		}
	}
}
