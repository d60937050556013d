package main

import (
	"fmt"
	"io"
	"os"
	"strings"

	"golang.org/x/term"
)

// progress tells how far a run over many articles is: a bar that redraws itself
// on a terminal, plain lines elsewhere, ever fewer as the count grows.
type progress struct {
	w        io.Writer
	terminal bool
	verb     string // "loaded"
	total    int    // 0 where it is not known
	done     int
	width    int  // of the terminal
	drawn    bool // a bar stands on the current line
}

func newProgress(w io.Writer, verb string, total int) *progress {
	p := &progress{w: w, verb: verb, total: total, width: 80}
	if f, ok := w.(*os.File); ok && term.IsTerminal(int(f.Fd())) {
		p.terminal = true
		if width, _, err := term.GetSize(int(f.Fd())); err == nil && width > 0 {
			p.width = width
		}
	}
	return p
}

// step counts one more article.
func (p *progress) step(name string) {
	p.done++
	switch {
	case p.terminal:
		fmt.Fprintf(p.w, "\r\x1b[K%s", cut(p.bar()+" "+name, p.width-1))
		p.drawn = true
	case p.done%stride(p.done) == 0 || p.done == p.total:
		fmt.Fprintf(p.w, "%s %s %s\n", p.verb, p.count(), name)
	}
}

// line prints a message on a line of its own.
func (p *progress) line(format string, args ...any) {
	p.clear()
	fmt.Fprintf(p.w, format+"\n", args...)
}

// clear takes the bar away, so that other text can follow.
func (p *progress) clear() {
	if p.drawn {
		fmt.Fprint(p.w, "\r\x1b[K")
		p.drawn = false
	}
}

func (p *progress) count() string {
	if p.total == 0 {
		return fmt.Sprint(p.done)
	}
	return fmt.Sprintf("%d/%d", p.done, p.total)
}

func (p *progress) bar() string {
	if p.total == 0 {
		return fmt.Sprintf("%s %d", p.verb, p.done)
	}
	const width = 24
	full := min(width, width*p.done/p.total)
	return fmt.Sprintf("[%s%s] %s", strings.Repeat("=", full), strings.Repeat(" ", width-full), p.count())
}

// stride is the distance between plain lines around the n-th article: each of
// the first ten, then every tenth, hundredth and thousandth.
func stride(n int) int {
	s := 1
	for s < 1000 && n >= 10*s {
		s *= 10
	}
	return s
}

// cut shortens a text to n code points, so that a bar stays on its line.
func cut(text string, n int) string {
	if r := []rune(text); len(r) > n {
		return string(r[:max(n, 0)])
	}
	return text
}
