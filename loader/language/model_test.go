package language_test

import (
	"testing"
	"unicode"

	"quoth/loader/language"
)

func open(t testing.TB) *language.Model {
	t.Helper()
	m, err := language.Open()
	if err != nil {
		t.Fatal(err)
	}
	return m
}

func FuzzAnalyze(f *testing.F) {
	for _, s := range []string{
		"", " ", "“We agree,” he said. “Do you?” Mr. Lee of the U.S. didn’t.",
		"Oct. 5, 1:00 p.m. No. 10 http://a.b/c?d=e x@y.org 10km 2020-11-09 \xff\xfe",
		"\"\"\"\"''''.....!!!???----", "a.b.c.d.e.f.g.h\u00a0\u200b\n\nI. II. III.", "00 _. X. Ö. @.",
	} {
		f.Add(s, len(s)/2)
	}
	m := open(f)
	f.Fuzz(func(t *testing.T, text string, mid int) {
		blocks := []language.Block{{Start: 0, End: len(text)}}
		if 0 <= mid && mid <= len(text) {
			blocks = []language.Block{{Start: 0, End: mid}, {Start: mid, End: len(text)}}
		}
		check(t, m.Analyze(text, blocks), blocks)
	})
}

// check holds a document to what Analyze promises.
func check(t *testing.T, d *language.Document, blocks []language.Block) {
	t.Helper()
	at := 0
	for i := range d.Sentences {
		s := &d.Sentences[i]
		b := blocks[s.Block]
		if len(s.Tokens) == 0 || s.Start != s.Tokens[0].Start || s.End != s.Tokens[len(s.Tokens)-1].End {
			t.Fatalf("sentence %d [%d,%d) is not the run of its tokens", i, s.Start, s.End)
		}
		for k, tok := range s.Tokens {
			switch {
			case tok.Start < at || tok.End <= tok.Start || tok.Start < b.Start || tok.End > b.End:
				t.Fatalf("token [%d,%d) after %d in block %v", tok.Start, tok.End, at, b)
			case tok.Form != d.Text[tok.Start:tok.End]:
				t.Fatalf("form %q at [%d,%d) of %q", tok.Form, tok.Start, tok.End, d.Text)
			}
			bare(t, d.Text[at:tok.Start])
			at = tok.End
			steps := 0
			for h := k; h >= 0; h = s.Tokens[h].Head {
				if steps++; steps > len(s.Tokens) || h >= len(s.Tokens) {
					t.Fatalf("heads are no tree: %+v", s.Tokens)
				}
			}
		}
	}
	bare(t, d.Text[at:])
}

// bare fails if text has a character that a token should have covered.
func bare(t *testing.T, text string) {
	t.Helper()
	for _, r := range text {
		switch r {
		case '\u200b', '\u200e', '\u200f', '\u2060', '\ufeff':
			continue
		}
		if !unicode.IsSpace(r) && !unicode.IsControl(r) {
			t.Fatalf("%q is in no token", text)
		}
	}
}
