package server_test

import (
	"bytes"
	"context"
	"encoding/json"
	"flag"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"runtime"
	"slices"
	"sync"
	"testing"
	"time"

	"golang.org/x/sync/errgroup"

	"quoth/graph"
	"quoth/schema"
	"quoth/schema/sample"
	"quoth/server"
)

var loadTime = flag.Duration("load", 2*time.Second, "how long TestMixedLoad asks and loads")

// Requests of all kinds at full speed, with a loader running beside them: each
// gets its answer, and after the first tenth of the time neither memory nor
// goroutines grow. Times are printed, not judged. The long form:
//
//	go test ./server -run TestMixedLoad -v -timeout 20m -load 10m
func TestMixedLoad(t *testing.T) {
	store, err := graph.Open(t.Context(), nil, "leveldb:"+t.TempDir(), graph.Config{})
	if err != nil {
		t.Fatal(err)
	}
	defer store.Close()
	const articles = 200
	if _, err := store.Put(t.Context(), sample.Many(articles)...); err != nil {
		t.Fatal(err)
	}
	s, err := schema.New(nil, store, schema.Config{})
	if err != nil {
		t.Fatal(err)
	}
	h, err := server.New(nil, s, server.Config{})
	if err != nil {
		t.Fatal(err)
	}
	ts := httptest.NewServer(h)
	defer ts.Close()

	ctx, cancel := context.WithTimeout(t.Context(), *loadTime)
	defer cancel()
	var latencies latencies
	var workers errgroup.Group
	const clients = 8
	for n := range clients {
		workers.Go(func() error {
			// One connection a client, as browsers have.
			client := &http.Client{Transport: &http.Transport{}}
			defer client.CloseIdleConnections()
			for i := n; ctx.Err() == nil; i++ {
				m := mix[i%len(mix)]
				took, err := m.ask(client, ts.URL+"/graphql")
				if err != nil {
					return fmt.Errorf("%s: %w", m.name, err)
				}
				latencies.add(m.name, took)
			}
			return nil
		})
	}
	changes := 0
	workers.Go(func() error {
		many := sample.Many(articles)
		for i := 0; ctx.Err() == nil; i++ {
			r := many[i%articles]
			if _, err := store.Retract(t.Context(), r.Article.ID); err != nil {
				return err
			}
			if _, err := store.Put(t.Context(), r); err != nil {
				return err
			}
			changes += 2
		}
		return nil
	})
	time.Sleep(*loadTime / 10)
	memory, goroutines := footprint()
	if err := workers.Wait(); err != nil {
		t.Fatal(err)
	}
	later, left := footprint()
	t.Logf("%d changes of the store; heap %d kB after a tenth, %d kB at the end; goroutines %d, %d", changes, memory>>10, later>>10, goroutines, left)
	latencies.log(t)
	// The caches of the store and of documents have bounds of their own.
	if grown := int64(later) - int64(memory); grown > 32<<20 {
		t.Errorf("the heap grew by %d kB", grown>>10)
	}
	if left > goroutines {
		t.Errorf("%d goroutines after a tenth of the time, %d at its end", goroutines, left)
	}
}

// footprint is what lives on the heap, and the number of goroutines.
func footprint() (heap uint64, goroutines int) {
	runtime.GC()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return m.HeapAlloc, runtime.NumGoroutine()
}

// traffic is one kind of request and what its answer must hold.
type traffic struct {
	name, query string
	get         bool
	holds       string
}

var mix = []traffic{
	{"point", `{ actor(id: "person:trentino") { id name type } }`, false, `"Trentino"`},
	{"point by GET", `{ stats { articles } }`, true, `"stats"`},
	{"list", `{ claims(first: 50) { nodes { text kind stance speakers { name } article { title } } pageInfo { endCursor } } }`, false, `"Trentino"`},
	{"levels", `{ agreements { nodes { name parties { party { name memberships { nodes { agreement { name } } } } evidence { exact } } } } }`, false, `"Freedonia"`},
	{"search", `{ search(text: "prisoner", first: 5) { nodes { __typename } } }`, false, `"search"`},
	{"timeline", `{ timeline(entity: "Freedonia", first: 5) { nodes { __typename } } }`, false, `"timeline"`},
	{"path", `{ path(from: "Strelsau", to: "Freedonia", maxLength: 3) { __typename } }`, false, `"path"`},
	{"not valid", `{ claims { verdict } }`, false, `GRAPHQL_VALIDATION_FAILED`},
	{"too complex", `{ claims(first: 200) { nodes { speakers { claims(first: 200) { nodes { speakers { claims(first: 200) { nodes { id } } } } } } } } }`, false, `TOO_COMPLEX`},
}

func (m traffic) ask(client *http.Client, url string) (time.Duration, error) {
	begin := time.Now()
	var req *http.Request
	var err error
	if m.get {
		req, err = http.NewRequest("GET", url, nil)
		if err == nil {
			q := req.URL.Query()
			q.Set("query", m.query)
			req.URL.RawQuery = q.Encode()
		}
	} else {
		body, _ := json.Marshal(map[string]string{"query": m.query})
		req, err = http.NewRequest("POST", url, bytes.NewReader(body))
	}
	if err != nil {
		return 0, err
	}
	req.Header.Set("Content-Type", "application/json")
	resp, err := client.Do(req)
	if err != nil {
		return 0, err
	}
	defer resp.Body.Close()
	body, err := io.ReadAll(resp.Body)
	if err == nil && !bytes.Contains(body, []byte(m.holds)) {
		err = fmt.Errorf("status %d: %.500s", resp.StatusCode, body)
	}
	return time.Since(begin), err
}

// latencies are how long requests took, by what they asked.
type latencies struct {
	mu   sync.Mutex
	took map[string][]time.Duration
}

func (l *latencies) add(name string, d time.Duration) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.took == nil {
		l.took = map[string][]time.Duration{}
	}
	l.took[name] = append(l.took[name], d)
}

func (l *latencies) log(t *testing.T) {
	for _, m := range mix {
		took := slices.Sorted(slices.Values(l.took[m.name]))
		if n := len(took); n > 0 {
			t.Logf("%-12s %8d requests, median %v, p99 %v", m.name, n, took[n/2].Round(time.Microsecond), took[n*99/100].Round(time.Microsecond))
		}
	}
}
