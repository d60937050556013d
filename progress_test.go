package main

import (
	"strings"
	"testing"
)

// TestProgressLines counts the plain lines of long runs: each of the first ten
// articles, then fewer and fewer, and always the last where it is known.
func TestProgressLines(t *testing.T) {
	for _, tt := range []struct{ articles, total, want int }{
		{0, 0, 0}, {5, 5, 5}, {10, 0, 10}, {25, 25, 12}, {100, 0, 19}, {1000, 0, 28}, {5000, 5000, 32}, {5001, 5001, 33},
	} {
		var out strings.Builder
		p := newProgress(&out, "read", tt.total)
		for range tt.articles {
			p.step("a.txt")
		}
		p.clear()
		if got := strings.Count(out.String(), "\n"); got != tt.want {
			t.Errorf("%d articles of %d: %d lines, want %d:\n%s", tt.articles, tt.total, got, tt.want, out.String())
		}
	}
}

// TestProgressBar checks that a bar never leaves its line but for a message.
func TestProgressBar(t *testing.T) {
	var out strings.Builder
	p := newProgress(&out, "read", 3)
	p.terminal = true
	p.step("a.txt")
	p.step("b.txt")
	p.line("bad article")
	p.width = 40
	p.step("ćedilla-and-more.txt")
	p.clear()
	const want = "\r\x1b[K[========                ] 1/3 a.txt" +
		"\r\x1b[K[================        ] 2/3 b.txt" +
		"\r\x1b[Kbad article\n" +
		"\r\x1b[K[========================] 3/3 ćedilla-\r\x1b[K"
	if got := out.String(); got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}
