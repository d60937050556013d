package article_test

import (
	"bufio"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"quoth/loader/article"
)

// polnearDoc is an article of the PolNeAR corpus; spans count code points.
type polnearDoc struct {
	Doc          string
	Title        string
	Text         string
	DiscardSpans [][2]int `json:"discard_spans"`
	Attributions []struct {
		Content     string
		ContentSpan spans `json:"content_span"`
	}
}

// spans is one span or a list of them.
type spans [][2]int

func (s *spans) UnmarshalJSON(data []byte) error {
	var one [2]int
	if err := json.Unmarshal(data, &one); err == nil {
		*s = spans{one}
		return nil
	}
	return json.Unmarshal(data, (*[][2]int)(s))
}

func readPolnear(t *testing.T) []polnearDoc {
	t.Helper()
	var docs []polnearDoc
	for _, name := range []string{"train.jsonl", "dev.jsonl"} {
		f, err := os.Open(filepath.Join("..", "..", "..", "shared", "corpora", "polnear", name))
		if err != nil {
			t.Skip("the PolNeAR corpus is missing:", err)
		}
		defer f.Close()
		in := bufio.NewScanner(f)
		in.Buffer(nil, 8<<20)
		for in.Scan() {
			var d polnearDoc
			if err := json.Unmarshal(in.Bytes(), &d); err != nil {
				t.Fatal(err)
			}
			docs = append(docs, d)
		}
		if err := in.Err(); err != nil {
			t.Fatal(err)
		}
	}
	return docs
}

// TestFurnitureOfPolnear holds that the body is not lost: next to no attribution
// may stand in furniture. -v prints where.
func TestFurnitureOfPolnear(t *testing.T) {
	var attributions, lost, discarded, found, titles int
	docs := readPolnear(t)
	for _, d := range docs {
		x, err := article.Parse(d.Doc, []byte(d.Text))
		if err != nil {
			t.Fatal(err)
		}
		kinds := make([]article.BlockKind, len(d.Text)+1)
		for _, b := range x.Blocks {
			for i := b.Start; i < b.End; i++ {
				kinds[i] = b.Kind
			}
		}
		points := []int{}
		for i := range d.Text {
			points = append(points, i)
		}
		points = append(points, len(d.Text))
		for _, a := range d.Attributions {
			attributions++
			if kinds[points[a.ContentSpan[0][0]]] == article.Furniture {
				lost++
				t.Logf("lost: %s: %.150q", d.Doc, blockAt(x, points[a.ContentSpan[0][0]]))
			}
		}
		for _, s := range d.DiscardSpans {
			if strings.Trim(d.Text[points[s[0]]:points[s[1]]], " ._\n\u00a0") == "" {
				continue
			}
			discarded++
			if kinds[points[s[0]]] == article.Furniture {
				found++
			} else {
				t.Logf("kept: %s: %.150q", d.Doc, d.Text[points[s[0]]:points[s[1]]])
			}
		}
		want := strings.TrimRight(strings.SplitN(d.Title, ";", 2)[0], ". ")
		if strings.HasPrefix(strings.TrimSpace(x.Title), want[:min(len(want), 20)]) {
			titles++
		} else {
			t.Logf("title: %s: got %q, want %q", d.Doc, x.Title, d.Title)
		}
	}
	t.Logf("attributions in furniture: %d of %d; discarded spans found: %d of %d; titles: %d of %d", lost, attributions, found, discarded, titles, len(docs))
	if lost*200 > attributions {
		t.Errorf("%d of %d attributions stand in furniture", lost, attributions)
	}
	if titles*100 < len(docs)*80 {
		t.Errorf("%d titles of %d", titles, len(docs))
	}
}

func blockAt(x *article.Text, at int) string {
	for _, b := range x.Blocks {
		if b.Start <= at && at < b.End {
			return x.Content[b.Start:b.End]
		}
	}
	return ""
}
