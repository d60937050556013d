// Command measure turns a corpus of attributions into predictions of ours: it
// reads records {"doc", "text"} from a JSON Lines file and prints
// {"doc", "text", "attributions"} with spans in Unicode code points, the form
// that ../shared/scorers/score_attribution.py reads.
//
//	go run ./loader/attribution/measure ../shared/corpora/polnear/dev.jsonl > pred.jsonl
//	python3 ../shared/scorers/score_attribution.py ../shared/corpora/polnear/dev.jsonl pred.jsonl
package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"os"
	"strings"
	"unicode/utf8"

	"quoth/loader/article"
	"quoth/loader/attribution"
	"quoth/loader/entity"
	"quoth/loader/language"
)

func main() {
	if len(os.Args) != 2 {
		fmt.Fprintln(os.Stderr, "usage: measure CORPUS.jsonl")
		os.Exit(2)
	}
	if err := run(os.Args[1]); err != nil {
		fmt.Fprintln(os.Stderr, "measure:", err)
		os.Exit(1)
	}
}

type record struct {
	Doc          string       `json:"doc"`
	Text         string       `json:"text"`
	Attributions []prediction `json:"attributions"`
}

type prediction struct {
	Source     [][2]int `json:"source_span"`
	Cue        [][2]int `json:"cue_span"`
	Content    [][2]int `json:"content_span"`
	Kind       string   `json:"kind"`
	Rule       string   `json:"rule"`
	Confidence float64  `json:"confidence"`
	Speakers   []string `json:"speakers"`
	CueText    string   `json:"cue"`
	Text       string   `json:"content"`
}

func run(path string) error {
	in, err := os.Open(path)
	if err != nil {
		return err
	}
	defer in.Close()
	model, err := language.Open()
	if err != nil {
		return err
	}
	out := bufio.NewWriter(os.Stdout)
	enc := json.NewEncoder(out)
	enc.SetEscapeHTML(false)
	lines := bufio.NewScanner(in)
	lines.Buffer(nil, 64<<20)
	for lines.Scan() {
		var r struct{ Doc, Text string }
		if err := json.Unmarshal(lines.Bytes(), &r); err != nil {
			return fmt.Errorf("read %s: %w", path, err)
		}
		p, err := predict(model, r.Text)
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

func predict(model *language.Model, text string) ([]prediction, error) {
	art := &article.Text{Content: text, Blocks: paragraphs(text)}
	var blocks []language.Block
	for _, b := range art.Blocks {
		blocks = append(blocks, language.Block{Start: b.Start, End: b.End})
	}
	doc := model.Analyze(text, blocks)
	set := entity.Find(doc, art)
	points := func(s attribution.Span) [2]int {
		b := utf8.RuneCountInString(text[:s.Start])
		return [2]int{b, b + utf8.RuneCountInString(text[s.Start:s.End])}
	}
	out := []prediction{}
	for _, c := range attribution.Find(doc, art, set) {
		p := prediction{Kind: string(c.Kind), Rule: c.Rule, Confidence: c.Confidence}
		for i, s := range c.Content {
			if i == 0 {
				s.Start = withThat(text, s.Start)
			}
			p.Content = append(p.Content, points(s))
			p.Text += text[s.Start:s.End] + " "
		}
		if c.Cue.End > c.Cue.Start {
			p.Cue = [][2]int{points(c.Cue)}
			p.CueText = text[c.Cue.Start:c.Cue.End]
		}
		seen := map[attribution.Span]bool{}
		for _, s := range c.Speakers {
			if s.Span.End > s.Span.Start && !seen[s.Span] {
				seen[s.Span] = true
				p.Source = append(p.Source, points(s.Span))
			}
			p.Speakers = append(p.Speakers, set.Entities[s.Entity].Name)
		}
		out = append(out, p)
	}
	return out, nil
}

// withThat moves the start of content back over the "that" that opens it, as
// the corpus counts it.
func withThat(text string, start int) int {
	before := strings.TrimRight(text[:start], " \u00a0\"“'‘,")
	if w := strings.TrimSuffix(before, "that"); w != before && strings.HasSuffix(w, " ") {
		return len(w)
	}
	return start
}

func paragraphs(text string) []article.Block {
	var out []article.Block
	for start := 0; start < len(text); {
		end := strings.IndexByte(text[start:], '\n')
		if end < 0 {
			end = len(text)
		} else {
			end += start
		}
		if strings.TrimSpace(text[start:end]) != "" {
			out = append(out, article.Block{Start: start, End: end})
		}
		start = end + 1
	}
	return out
}
