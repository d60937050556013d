package server_test

import (
	"context"
	"encoding/json"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"github.com/coder/websocket"

	"quoth/server"
)

// FuzzRequest has the server take any body and headers: it answers with JSON,
// and never with a fault of its own.
func FuzzRequest(f *testing.F) {
	h := changeable(f, server.Config{})
	f.Add("POST", "application/json", "application/json", stats)
	f.Add("POST", "application/json", "text/event-stream", stats)
	f.Add("POST", "application/json; charset=utf-8", "application/graphql-response+json;q=0.1, */*", `{"query":"{","variables":{},"extensions":{"persistedQuery":{"version":1,"sha256Hash":"00"}}}`)
	f.Add("POST", "application/json", "", `{"documentId":"sha256:00","operationName":null}`)
	f.Add("POST", "application/json", "", add)
	f.Add("GET", "", "*/*", `query=%7B__typename%7D&variables=%7B%7D`)
	f.Add("GET", "", "text/event-stream", `query=mutation%7BretractArticle(id%3A1)%7Boutcome%7D%7D`)
	f.Fuzz(func(t *testing.T, method, contentType, accept, body string) {
		if method != "POST" {
			method = "GET"
		}
		r := httptest.NewRequest(method, "/graphql", nil)
		if method == "POST" {
			r = httptest.NewRequest(method, "/graphql", strings.NewReader(body))
		} else {
			r.URL.RawQuery = body
		}
		// A subscription would go on until its client goes; what is over in time
		// may be answered with 503.
		ctx, cancel := context.WithTimeout(r.Context(), time.Second)
		defer cancel()
		r = r.WithContext(ctx)
		r.Header.Set("Content-Type", contentType)
		r.Header.Set("Accept", accept)
		r.Header.Set("Authorization", "Bearer "+key)
		w := httptest.NewRecorder()
		h.ServeHTTP(w, r)
		if w.Code >= 500 && ctx.Err() == nil {
			t.Errorf("%d %s", w.Code, w.Body)
		}
		if strings.HasSuffix(w.Header().Get("Content-Type"), "json; charset=utf-8") && !json.Valid(w.Body.Bytes()) {
			t.Errorf("no JSON: %s", w.Body)
		}
	})
}

// FuzzSocket has a connection take any messages, one a line: what comes back
// is messages of the protocol or a close, and the server goes on.
func FuzzSocket(f *testing.F) {
	ts := httptest.NewServer(changeable(f, server.Config{BodyBytes: 4096}))
	f.Cleanup(ts.Close)
	f.Add(initialize + "\n" + `{"id":"1","type":"subscribe","payload":{"query":"{ stats { articles } }"}}`)
	f.Add(initialize + "\n" + `{"id":"1","type":"subscribe","payload":{"query":"subscription { claimAdded { text } }"}}` + "\n" + `{"id":"1","type":"complete"}`)
	f.Add(`{"type":"ping","payload":null}` + "\n" + `{"type":"pong"}`)
	f.Add(`{"type":"connection_init","payload":{"authorization":7}}`)
	f.Add(initialize + "\n" + initialize)
	f.Fuzz(func(t *testing.T, messages string) {
		ctx, cancel := context.WithTimeout(t.Context(), 20*time.Second)
		defer cancel()
		conn, _, err := websocket.Dial(ctx, ts.URL+"/graphql", transportWS)
		if err != nil {
			t.Fatal(err)
		}
		defer conn.CloseNow()
		for m := range strings.SplitSeq(messages, "\n") {
			if conn.Write(ctx, websocket.MessageText, []byte(m)) != nil {
				break
			}
		}
		conn.Write(ctx, websocket.MessageText, []byte(`{"type":"no such type"}`)) // has the server close
		for {
			_, data, err := conn.Read(ctx)
			if err != nil {
				if code := websocket.CloseStatus(err); code < 4400 && code != websocket.StatusMessageTooBig && code != websocket.StatusInvalidFramePayloadData {
					t.Errorf("closed with %d: %v", code, err)
				}
				return
			}
			var m struct{ Type string }
			if err := json.Unmarshal(data, &m); err != nil || m.Type == "" {
				t.Errorf("got %s", data)
			}
		}
	})
}
