package server_test

import (
	"context"
	"encoding/json"
	"fmt"
	"net"
	"net/http"
	"net/http/httptest"
	"runtime"
	"strings"
	"testing"
	"time"

	"github.com/coder/websocket"

	"quoth/schema"
	"quoth/server"
)

// dial opens a websocket; what the test does with it has half a minute.
func dial(t *testing.T, ts *httptest.Server, options *websocket.DialOptions) (context.Context, *websocket.Conn) {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), 30*time.Second)
	t.Cleanup(cancel)
	conn, resp, err := websocket.Dial(ctx, ts.URL+"/graphql", options)
	if err != nil {
		t.Fatal(err, resp)
	}
	t.Cleanup(func() { conn.CloseNow() })
	conn.SetReadLimit(1 << 20)
	return ctx, conn
}

var transportWS = &websocket.DialOptions{Subprotocols: []string{"graphql-transport-ws"}}

func send(t *testing.T, ctx context.Context, conn *websocket.Conn, messages ...string) {
	t.Helper()
	for _, m := range messages {
		if err := conn.Write(ctx, websocket.MessageText, []byte(m)); err != nil {
			t.Fatal(err)
		}
	}
}

// receive gives the next message; where the server closed the connection that
// is "closed CODE".
func receive(ctx context.Context, conn *websocket.Conn) string {
	_, data, err := conn.Read(ctx)
	if err != nil {
		return fmt.Sprintf("closed %d", websocket.CloseStatus(err))
	}
	return string(data)
}

const (
	initialize = `{"type":"connection_init"}`
	ack        = `{"type":"connection_ack"}`
)

// Messages and what comes back, by the protocol graphql-transport-ws.
func TestSocket(t *testing.T) {
	long := strings.Repeat("x", 300)
	for _, tt := range []struct {
		name       string
		sent, want []string
	}{
		{"query", []string{initialize, `{"id":"1","type":"subscribe","payload":{"query":"{ stats { articles } }"}}`},
			[]string{ack, `{"id":"1","type":"next","payload":{"data":{"stats":{"articles":2}}}}`, `{"id":"1","type":"complete"}`}},
		{"error", []string{initialize, `{"id":"1","type":"subscribe","payload":{"query":"{ clams }"}}`},
			[]string{ack, `{"id":"1","type":"error","payload":[{"message":"Cannot query field \"clams\" on type \"Query\". Did you mean \"claims\", \"claim\", \"places\", \"place\", or \"stats\"?","locations":[{"line":1,"column":3}],"extensions":{"code":"GRAPHQL_VALIDATION_FAILED"}}]}`}},
		{"no query", []string{initialize, `{"id":"1","type":"subscribe","payload":{}}`},
			[]string{ack, `{"id":"1","type":"error","payload":[{"message":"the request has no query","extensions":{"code":"BAD_REQUEST"}}]}`}},
		{"mutation without a key", []string{initialize, `{"id":"1","type":"subscribe","payload":{"query":"mutation { retractArticle(id: \"a\") { outcome } }"}}`},
			[]string{ack, `{"id":"1","type":"error","payload":[{"message":"changes want the header Authorization: Bearer KEY with a key of this server","extensions":{"code":"UNAUTHENTICATED"}}]}`}},
		{"mutation", []string{`{"type":"connection_init","payload":{"authorization":"Bearer ` + key + `"}}`, `{"id":"1","type":"subscribe","payload":{"query":"mutation { retractArticle(id: \"a\") { outcome } }"}}`},
			[]string{ack, `{"id":"1","type":"next","payload":{"data":{"retractArticle":{"outcome":"UNCHANGED"}}}}`, `{"id":"1","type":"complete"}`}},
		{"another key", []string{`{"type":"connection_init","payload":{"authorization":"Bearer no key of this server"}}`}, []string{"closed 4403"}},
		{"ping", []string{`{"type":"ping"}`, initialize, `{"type":"pong"}`, `{"type":"ping","payload":{"a":1}}`}, []string{`{"type":"pong"}`, ack, `{"type":"pong"}`}},
		{"complete unknown", []string{initialize, `{"id":"9","type":"complete"}`, `{"type":"ping"}`}, []string{ack, `{"type":"pong"}`}},
		{"no JSON", []string{`{`}, []string{"closed 4400"}},
		{"unknown type", []string{`{"type":"start"}`}, []string{"closed 4400"}},
		{"before init", []string{`{"id":"1","type":"subscribe","payload":{"query":"{ __typename }"}}`}, []string{"closed 4401"}},
		{"init twice", []string{initialize, initialize}, []string{ack, "closed 4429"}},
		{"no id", []string{initialize, `{"type":"subscribe","payload":{"query":"{ __typename }"}}`}, []string{ack, "closed 4400"}},
		{"long id", []string{initialize, `{"id":"` + long + `","type":"subscribe","payload":{"query":"{ __typename }"}}`}, []string{ack, "closed 4400"}},
		{"the same id", []string{initialize, `{"id":"1","type":"subscribe","payload":{"query":"subscription { articleLoaded { id } }"}}`, `{"id":"1","type":"subscribe","payload":{"query":"{ __typename }"}}`}, []string{ack, "closed 4409"}},
		{"the id again", []string{initialize, `{"id":"1","type":"subscribe","payload":{"query":"subscription { articleLoaded { id } }"}}`, `{"id":"1","type":"complete"}`, `{"id":"1","type":"subscribe","payload":{"query":"{ __typename }"}}`},
			[]string{ack, `{"id":"1","type":"next","payload":{"data":{"__typename":"Query"}}}`, `{"id":"1","type":"complete"}`}},
		{"huge message", []string{initialize, `{"type":"ping","payload":{"a":"` + strings.Repeat("x", 5000) + `"}}`}, []string{ack, "closed 1009"}},
		{"two root fields", []string{initialize, `{"id":"1","type":"subscribe","payload":{"query":"subscription { a: articleLoaded { id } b: articleLoaded { id } }"}}`}, []string{ack, "GRAPHQL_VALIDATION_FAILED"}},
		{"typename alone", []string{initialize, `{"id":"1","type":"subscribe","payload":{"query":"subscription { __typename }"}}`}, []string{ack, "GRAPHQL_VALIDATION_FAILED"}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			ts := httptest.NewServer(changeable(t, server.Config{BodyBytes: 4096}))
			defer ts.Close()
			ctx, conn := dial(t, ts, transportWS)
			send(t, ctx, conn, tt.sent...)
			for _, want := range tt.want {
				if got := receive(ctx, conn); got != want && !(strings.HasPrefix(want, "GRAPHQL") && strings.Contains(got, want)) {
					t.Fatalf("got %s\nwant %s", got, want)
				}
			}
		})
	}
}

func TestSocketIsRefused(t *testing.T) {
	ts := start(t, schema.Config{}, server.Config{Origins: []string{"https://news.example"}})
	ctx, conn := dial(t, ts, &websocket.DialOptions{Subprotocols: []string{"graphql-ws"}})
	if got := receive(ctx, conn); got != "closed 4406" {
		t.Errorf("another subprotocol: %s", got)
	}
	for origin, want := range map[string]int{"https://evil.example": 403, "https://news.example": 101} {
		if got := upgrade(t, ts, origin); got != want {
			t.Errorf("%s: %d, want %d", origin, got, want)
		}
	}
	few := start(t, schema.Config{}, server.Config{Streams: 1, InitTimeout: 200 * time.Millisecond})
	ctx, conn = dial(t, few, transportWS)
	if got := upgrade(t, few, ""); got != http.StatusServiceUnavailable {
		t.Errorf("a second connection got %d", got)
	}
	if got := receive(ctx, conn); got != "closed 4408" {
		t.Errorf("without init: %s", got)
	}
}

// upgrade tells the status of an attempt.
func upgrade(t *testing.T, ts *httptest.Server, origin string) int {
	t.Helper()
	options := &websocket.DialOptions{Subprotocols: transportWS.Subprotocols, HTTPHeader: http.Header{"Origin": {origin}}}
	conn, resp, err := websocket.Dial(t.Context(), ts.URL+"/graphql", options)
	if err == nil {
		conn.CloseNow()
	}
	if resp == nil {
		t.Fatal(err)
	}
	return resp.StatusCode
}

func addArticle(t *testing.T, h http.Handler, n int, words string) {
	t.Helper()
	body, err := json.Marshal(map[string]any{
		"query":     `mutation ($in: ArticleInput!) { addArticle(input: $in) { outcome } }`,
		"variables": map[string]any{"in": map[string]any{"id": fmt.Sprintf("added/%d", n), "title": "Rufus Firefly", "text": words}},
	})
	if err != nil {
		t.Fatal(err)
	}
	r := httptest.NewRequest("POST", "/graphql", strings.NewReader(string(body)))
	r.Header.Set("Content-Type", "application/json")
	r.Header.Set("Authorization", "Bearer "+key)
	w := httptest.NewRecorder()
	h.ServeHTTP(w, r)
	if !strings.Contains(w.Body.String(), `"outcome":"`) {
		t.Fatalf("%d %s", w.Code, w.Body)
	}
}

// Subscribers are told of what passes their filters, in order; what was there
// before is not told again.
func TestEvents(t *testing.T) {
	h := changeable(t, server.Config{})
	ts := httptest.NewServer(h)
	defer ts.Close()
	ctx, conn := dial(t, ts, transportWS)
	send(t, ctx, conn, initialize,
		`{"id":"a","type":"subscribe","payload":{"query":"subscription { articleLoaded { id claims { totalCount } } }"}}`,
		`{"id":"c","type":"subscribe","payload":{"query":"subscription ($where: ClaimFilter) { said: claimAdded(where: $where) { text } }","variables":{"where":{"search":"ready"}}}}`,
		`{"type":"ping"}`)
	for range 2 { // ack and pong: by then both listen
		receive(ctx, conn)
	}
	addArticle(t, h, 1, "We are waiting.")
	addArticle(t, h, 2, "We are ready.")
	addArticle(t, h, 2, "We are ready.")
	var got []string
	for len(got) < 3 {
		got = append(got, receive(ctx, conn))
	}
	all := strings.Join(got, "\n")
	for _, want := range []string{
		`{"id":"a","type":"next","payload":{"data":{"articleLoaded":{"id":"added/1","claims":{"totalCount":1}}}}}`,
		`{"id":"a","type":"next","payload":{"data":{"articleLoaded":{"id":"added/2","claims":{"totalCount":1}}}}}`,
		`{"id":"c","type":"next","payload":{"data":{"said":{"text":"We are ready."}}}}`,
	} {
		if !strings.Contains(all, want) {
			t.Errorf("%s was not told:\n%s", want, all)
		}
	}
	send(t, ctx, conn, `{"type":"ping"}`)
	if got := receive(ctx, conn); got != `{"type":"pong"}` {
		t.Errorf("told of what did not happen: %s", got)
	}
}

// A client that takes nothing is dropped, and others are told all the same.
func TestSlowClient(t *testing.T) {
	h := changeableWithin(t, schema.Config{Events: 2}, server.Config{})
	ts := httptest.NewServer(h)
	defer ts.Close()
	ctx, slow := dial(t, ts, transportWS)
	send(t, ctx, slow, initialize, `{"id":"a","type":"subscribe","payload":{"query":"subscription { articleLoaded { `+numbered(190, "t%d: text ")+` } }"}}`, `{"type":"ping"}`)
	for range 2 { // ack and pong: by then it listens
		receive(ctx, slow)
	}
	words := strings.Repeat("We are ready. ", 1000)
	for n := range 12 {
		addArticle(t, h, n, fmt.Sprintf("%s%d", words, n))
	}
	code := websocket.StatusCode(-1)
	slow.SetReadLimit(-1)
	for range 200 {
		_, _, err := slow.Read(ctx)
		if err != nil {
			code = websocket.CloseStatus(err)
			break
		}
	}
	if code != websocket.StatusTryAgainLater {
		t.Errorf("closed with %d", code)
	}
}

func numbered(n int, format string) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, format, i)
	}
	return b.String()
}

// Floods are answered within bounds, and leave nothing behind.
func TestSocketFloods(t *testing.T) {
	h := changeable(t, server.Config{Operations: 8})
	ts := httptest.NewServer(h)
	defer ts.Close()
	before := runtime.NumGoroutine()
	t.Run("pings", func(t *testing.T) {
		ctx, conn := dial(t, ts, transportWS)
		send(t, ctx, conn, initialize)
		pongs := make(chan int)
		go func() {
			n := 0
			for {
				if _, _, err := conn.Read(ctx); err != nil {
					pongs <- n
					return
				}
				n++
			}
		}()
		const most = 20_000
		for range most {
			send(t, ctx, conn, `{"type":"ping"}`)
		}
		conn.Close(websocket.StatusNormalClosure, "")
		if n := <-pongs; n > most+1 {
			t.Errorf("%d answers", n)
		}
	})
	t.Run("operations", func(t *testing.T) {
		ctx, conn := dial(t, ts, transportWS)
		send(t, ctx, conn, initialize)
		receive(ctx, conn)
		for n := range 3000 {
			send(t, ctx, conn, fmt.Sprintf(`{"id":"%d","type":"subscribe","payload":{"query":"subscription { articleLoaded { id } }"}}`, n))
			if n < 8 {
				continue
			}
			if got := receive(ctx, conn); !strings.Contains(got, "OVERLOADED") {
				t.Fatalf("operation %d: %s", n, got)
			}
		}
	})
	t.Run("begun and given up", func(t *testing.T) {
		ctx, conn := dial(t, ts, transportWS)
		send(t, ctx, conn, initialize)
		go func() {
			for {
				if _, _, err := conn.Read(ctx); err != nil {
					return
				}
			}
		}()
		for n := range 3000 {
			send(t, ctx, conn, fmt.Sprintf(`{"id":"%d","type":"subscribe","payload":{"query":"subscription { articleLoaded { id } }"}}`, n), fmt.Sprintf(`{"id":"%d","type":"complete"}`, n))
		}
	})
	for range 100 {
		if runtime.NumGoroutine() <= before+2 {
			return
		}
		time.Sleep(20 * time.Millisecond)
	}
	t.Errorf("%d goroutines, %d before", runtime.NumGoroutine(), before)
}

// A server that stops says so to those who listen.
func TestStopTellsListeners(t *testing.T) {
	h := changeable(t, server.Config{})
	ln, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	ctx, stop := context.WithCancel(t.Context())
	served := make(chan error, 1)
	go func() { served <- h.Serve(ctx, ln) }()
	conn, _, err := websocket.Dial(t.Context(), "http://"+ln.Addr().String()+"/graphql", transportWS)
	if err != nil {
		t.Fatal(err)
	}
	defer conn.CloseNow()
	send(t, t.Context(), conn, initialize, `{"id":"a","type":"subscribe","payload":{"query":"subscription { articleLoaded { id } }"}}`)
	receive(t.Context(), conn)
	req, err := http.NewRequestWithContext(t.Context(), "GET", "http://"+ln.Addr().String()+"/graphql?query=subscription%7BarticleLoaded%7Bid%7D%7D", nil)
	if err != nil {
		t.Fatal(err)
	}
	req.Header.Set("Accept", "text/event-stream")
	events, err := http.DefaultClient.Do(req)
	if err != nil {
		t.Fatal(err)
	}
	defer events.Body.Close()
	stop()
	if got := receive(t.Context(), conn); got != "closed 1001" {
		t.Errorf("%s", got)
	}
	select {
	case err := <-served:
		if err != nil {
			t.Error(err)
		}
	case <-time.After(5 * time.Second):
		t.Error("the server does not stop")
	}
}
