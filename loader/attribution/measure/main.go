// Command measure reads the articles of a corpus of attributions and prints
// what Quoth finds in them, in the form of the corpus's scorer: from records
// {"doc", "text"} in a JSON Lines file it makes {"doc", "text",
// "attributions"} with spans in Unicode code points.
//
//	go run ./loader/attribution/measure ../shared/corpora/polnear/dev.jsonl > pred.jsonl
//	python3 ../shared/scorers/score_attribution.py ../shared/corpora/polnear/dev.jsonl pred.jsonl
//
// Each text is read as a .txt article is: nothing is told of its title or
// paragraphs.
package main

import (
	"bufio"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"log/slog"
	"os"
	"strings"

	"quoth/graph"
	"quoth/loader"
)

func main() {
	if len(os.Args) != 2 {
		fmt.Fprintln(os.Stderr, "usage: measure CORPUS.jsonl")
		os.Exit(2)
	}
	if err := run(os.Args[1], os.Stdout); err != nil {
		fmt.Fprintln(os.Stderr, "measure:", err)
		os.Exit(1)
	}
}

type record struct {
	Doc          string       `json:"doc"`
	Text         string       `json:"text"`
	Attributions []prediction `json:"attributions"`
}

// prediction is one attribution; spans are [start, end).
type prediction struct {
	Source     [][2]int `json:"source_span"`
	Cue        [][2]int `json:"cue_span"`
	Content    [][2]int `json:"content_span"`
	Kind       string   `json:"kind"`
	Rule       string   `json:"rule"`
	Confidence float64  `json:"confidence"`
	CueText    string   `json:"cue"`
	Text       string   `json:"content"`
}

// maxLine bounds one record of a corpus in bytes.
const maxLine = 64 << 20

func run(path string, w io.Writer) error {
	in, err := os.Open(path)
	if err != nil {
		return err
	}
	defer in.Close()
	l, err := loader.New(slog.New(slog.NewTextHandler(os.Stderr, nil)), loader.Config{})
	if err != nil {
		return err
	}
	out := bufio.NewWriter(w)
	enc := json.NewEncoder(out)
	enc.SetEscapeHTML(false)
	lines := bufio.NewScanner(in)
	lines.Buffer(nil, maxLine)
	for lines.Scan() {
		var r struct{ Doc, Text string }
		if err := json.Unmarshal(lines.Bytes(), &r); err != nil {
			return fmt.Errorf("read %s: %w", path, err)
		}
		p, err := predict(l, r.Doc, r.Text)
		if err != nil {
			return fmt.Errorf("read %s: document %s: %w", path, r.Doc, err)
		}
		if err := enc.Encode(record{r.Doc, r.Text, p}); err != nil {
			return err
		}
	}
	if err := lines.Err(); err != nil {
		return fmt.Errorf("read %s: %w", path, err)
	}
	return out.Flush()
}

func predict(l *loader.Loader, doc, text string) ([]prediction, error) {
	r, err := l.Read(context.Background(), loader.Source{ID: doc + ".txt", Name: doc + ".txt", Data: []byte(text)})
	if err != nil {
		return nil, err
	}
	runes := []rune(text)
	out := []prediction{}
	for _, c := range r.Claims {
		p := prediction{Kind: string(c.Kind), Rule: c.Rule, Confidence: c.Confidence, CueText: c.Cue.Text, Text: c.Content}
		for i, s := range c.Spans {
			if i == 0 {
				s.Start = withThat(runes, s.Start)
			}
			p.Content = append(p.Content, [2]int{s.Start, s.End})
		}
		if c.Cue.Text != "" {
			p.Cue = [][2]int{{c.Cue.Span.Start, c.Cue.Span.End}}
		}
		seen := map[graph.Span]bool{}
		for _, s := range c.Speakers {
			if s.Text != "" && !seen[s.Span] {
				seen[s.Span] = true
				p.Source = append(p.Source, [2]int{s.Span.Start, s.Span.End})
			}
		}
		out = append(out, p)
	}
	return out, nil
}

// withThat moves the start of content back over the "that" that opens it: the
// corpus counts it in, Quoth does not.
func withThat(text []rune, start int) int {
	before := strings.TrimRight(string(text[max(0, start-16):start]), " \u00a0\"“'‘,")
	if w := strings.TrimSuffix(before, "that"); w != before && strings.HasSuffix(w, " ") {
		return max(0, start-16) + len([]rune(w))
	}
	return start
}
