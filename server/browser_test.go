package server_test

import (
	"context"
	"crypto/sha256"
	"encoding/json"
	"flag"
	"fmt"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	cdplog "github.com/chromedp/cdproto/log"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"

	"quoth/graph"
	"quoth/schema"
	"quoth/schema/sample"
	"quoth/server"
)

var shots = flag.String("screenshots", "", "folder for pictures of the pages")

func chromium(t *testing.T) string {
	t.Helper()
	for _, name := range []string{"chromium", "chromium-browser", "google-chrome"} {
		if path, err := exec.LookPath(name); err == nil {
			return path
		}
	}
	missing(t, "chromium")
	return ""
}

// browse opens a browser that notes what its pages ask for and complain of.
func browse(t *testing.T) (context.Context, *watched) {
	t.Helper()
	opts := append(chromedp.DefaultExecAllocatorOptions[:],
		chromedp.ExecPath(chromium(t)), chromedp.UserDataDir(t.TempDir()), chromedp.WindowSize(1440, 900),
		chromedp.NoSandbox, chromedp.DisableGPU, chromedp.NoFirstRun,
		chromedp.Flag("disable-quic", true), chromedp.Flag("disable-component-update", true), chromedp.Flag("disable-sync", true),
		chromedp.Flag("disable-background-networking", true),
	)
	alloc, cancel := chromedp.NewExecAllocator(t.Context(), opts...)
	t.Cleanup(cancel)
	ctx, cancel := chromedp.NewContext(alloc)
	t.Cleanup(cancel)
	ctx, cancel = context.WithTimeout(ctx, 2*time.Minute)
	t.Cleanup(cancel)
	w := &watched{}
	if err := chromedp.Listen(ctx, w.note); err != nil {
		t.Fatal(err)
	}
	if _, err := chromedp.Call(ctx, network.Enable, network.EnableParams{}); err != nil {
		t.Fatal(err)
	}
	return ctx, w
}

type watched struct {
	mu       sync.Mutex
	requests []string
	faults   []string
}

func (w *watched) note(event any) {
	w.mu.Lock()
	defer w.mu.Unlock()
	switch e := event.(type) {
	case *network.EventRequestWillBeSent:
		w.requests = append(w.requests, e.Request.URL)
	case *runtime.EventExceptionThrown:
		w.faults = append(w.faults, e.ExceptionDetails.Text)
	case *cdplog.EventEntryAdded:
		if e.Entry.Level == "error" {
			w.faults = append(w.faults, string(e.Entry.Source)+": "+e.Entry.Text+" "+e.Entry.URL)
		}
	case *runtime.EventConsoleAPICalled:
		if e.Type == "error" {
			for _, arg := range e.Args {
				w.faults = append(w.faults, string(arg.Value)+arg.Description)
			}
		}
	}
}

func (w *watched) check(t *testing.T, host string) {
	t.Helper()
	w.mu.Lock()
	defer w.mu.Unlock()
	for _, r := range w.requests {
		u, err := url.Parse(r)
		if err != nil || u.Host != host && u.Scheme != "data" && u.Scheme != "blob" {
			t.Errorf("the page asked for %s", r)
		}
	}
	for _, f := range w.faults {
		t.Errorf("the page complained: %s", f)
	}
}

func shoot(t *testing.T, ctx context.Context, name string) {
	t.Helper()
	if *shots == "" {
		return
	}
	png, err := chromedp.Run(ctx, chromedp.FullScreenshot(100))
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(*shots, name), png, 0o644); err != nil {
		t.Fatal(err)
	}
}

// The playground opens on the first question's query; running it shows an
// answer with data, and no other host is asked for anything.
func TestPlayground(t *testing.T) {
	ctx, w := browse(t)
	ts := start(t, schema.Config{}, server.Config{}, quoting(t, "Ilham Aliyev", "We are ready."))
	err := chromedp.Do(ctx,
		chromedp.Navigate(ts.URL+"/graphiql"),
		chromedp.WaitVisible(`.graphiql-execute-button`),
		chromedp.WaitVisible(`.graphiql-query-editor .view-line`),
	)
	if err != nil {
		t.Fatal(err)
	}
	shoot(t, ctx, "open.png")
	if err := chromedp.Do(ctx, chromedp.Click(`.graphiql-execute-button`)); err != nil {
		t.Fatal(err)
	}
	if _, err := chromedp.Run(ctx, chromedp.Poll[bool](`document.querySelector('.result-window')?.innerText.includes('totalCount')`)); err != nil {
		shoot(t, ctx, "failed.png")
		t.Fatal(err)
	}
	shown, err := chromedp.Run(ctx, chromedp.Text(`.result-window`))
	if err != nil {
		t.Fatal(err)
	}
	shoot(t, ctx, "run.png")
	shown = strings.ReplaceAll(shown, "\u00a0", " ") // the editor's blanks
	if !strings.Contains(shown, `"text": "We are ready."`) {
		t.Errorf("the answer shown is %q", shown)
	}
	tabs, err := chromedp.Run(ctx, chromedp.Evaluate[[]string](`[...document.querySelectorAll('.graphiql-tab')].map(e => e.innerText.trim())`))
	if err != nil {
		t.Fatal(err)
	}
	got, _ := json.Marshal(tabs)
	if want := `["WhoSaidWhat","WhoAgreedToWhat","WhatLiesWhere","NewestArticle"]`; string(got) != want {
		t.Errorf("tabs are %s, want %s", got, want)
	}
	w.check(t, strings.TrimPrefix(ts.URL, "http://"))
}

// quoting is an article in which somebody of that name says so.
func quoting(t testing.TB, name, words string) graph.Reading {
	t.Helper()
	r := sample.Readings()[1]
	r.Article.ID = "news/quoting.txt"
	r.Article.Text = words + "\n" + name + "\n"
	r.Article.SHA256 = fmt.Sprintf("%x", sha256.Sum256([]byte(r.Article.Text)))
	n := len([]rune(words))
	key := graph.EntityKey(graph.Person, name)
	r.Entities = []graph.Entity{{Key: key, Type: graph.Person, Name: name, Mentions: []graph.Span{{Start: n + 1, End: n + 1 + len([]rune(name))}}}}
	r.Agreements, r.Memberships, r.Locations, r.Events, r.Tolls = nil, nil, nil, nil, nil
	r.Claims = []graph.Claim{{ID: "claim:quoting", Speakers: []graph.Speaker{{Entity: key}}, Kind: graph.Direct, Stance: graph.Asserts,
		Content: words, Spans: []graph.Span{{Start: 0, End: n}}, Confidence: 1, Rule: "test"}}
	return r
}
