package main

import (
	"bufio"
	"context"
	"flag"
	"io"
	"os"
	"os/exec"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/chromedp"
)

var picture = flag.String("picture", "", "`FILE` for a picture of the playground, as the README shows it")

// TestFirstLook does what a newcomer does: serves an empty store, opens the
// address that is printed, and runs the query that the playground opens on.
func TestFirstLook(t *testing.T) {
	ctx := browser(t)
	address := serveSamples(t)
	err := chromedp.Do(ctx,
		chromedp.Navigate(address),
		chromedp.WaitVisible(`.graphiql-execute-button`),
		chromedp.WaitVisible(`.graphiql-query-editor .view-line`),
		chromedp.Click(`.graphiql-execute-button`),
	)
	if err != nil {
		t.Fatal(err)
	}
	answered := chromedp.Poll[bool](`document.querySelector('.result-window')?.innerText.includes('Aliyev"')`)
	if _, err := chromedp.Run(ctx, answered); err != nil {
		t.Fatalf("no answer that names Ilham Aliyev: %v", err)
	}
	if *picture == "" {
		return
	}
	time.Sleep(time.Second) // until the editor has coloured all words
	png, err := chromedp.Run(ctx, chromedp.FullScreenshot(100))
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(*picture, png, 0o666); err != nil {
		t.Fatal(err)
	}
}

// serveSamples runs "quoth serve" on an empty store in memory for the time of
// the test and returns the address that it prints.
func serveSamples(t *testing.T) string {
	t.Helper()
	ctx, stop := context.WithCancel(t.Context())
	out, stdout := io.Pipe()
	var stderr strings.Builder
	ended := make(chan int, 1)
	go func() {
		ended <- run(ctx, []string{"serve", "-db", "memory:", "-addr", "127.0.0.1:0"}, strings.NewReader(""), stdout, &stderr)
		stdout.Close()
	}()
	t.Cleanup(func() {
		stop()
		if status := <-ended; status != exitOK {
			t.Errorf("serve ended with status %d:\n%s", status, stderr.String())
		}
	})
	line, err := bufio.NewReader(out).ReadString('\n')
	if err != nil {
		t.Fatalf("serve printed no address: %v", err)
	}
	return strings.TrimSpace(line)
}

// browser starts a headless Chromium for the time of the test.
func browser(t *testing.T) context.Context {
	t.Helper()
	path, err := exec.LookPath("chromium")
	if err != nil {
		if os.Getenv("QUOTH_TEST_REQUIRE") == "1" {
			t.Fatalf("QUOTH_TEST_REQUIRE is set: %v", err)
		}
		t.Skip("chromium is missing")
	}
	alloc, cancel := chromedp.NewExecAllocator(t.Context(), append(chromedp.DefaultExecAllocatorOptions[:],
		chromedp.ExecPath(path), chromedp.UserDataDir(t.TempDir()), chromedp.WindowSize(1360, 840),
		chromedp.NoSandbox, chromedp.DisableGPU, chromedp.NoFirstRun,
		chromedp.Flag("disable-background-networking", true), chromedp.Flag("disable-component-update", true),
		chromedp.Flag("disable-quic", true), chromedp.Flag("disable-sync", true),
	)...)
	t.Cleanup(cancel)
	ctx, cancel := chromedp.NewContext(alloc)
	t.Cleanup(cancel)
	ctx, cancel = context.WithTimeout(ctx, 2*time.Minute)
	t.Cleanup(cancel)
	return ctx
}
