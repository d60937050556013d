package language_test

import (
	"flag"
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/rogpeppe/go-internal/txtar"

	"quoth/loader/language"
)

var update = flag.Bool("update", false, "rewrite the golden files")

// golden runs each case of a file: a section "name" holds the text, the section
// "name.want" what render makes of it.
func golden(t *testing.T, path string, render func(d *language.Document) string) {
	m := open(t)
	a, err := txtar.ParseFile(path)
	if err != nil {
		t.Fatal(err)
	}
	for i := 0; i+1 < len(a.Files); i += 2 {
		in, want := a.Files[i], &a.Files[i+1]
		if want.Name != in.Name+".want" {
			t.Fatalf("%s: %s follows %s", path, want.Name, in.Name)
		}
		text := strings.ReplaceAll(strings.TrimSuffix(string(in.Data), "\n"), "<nbsp>", "\u00a0")
		got := render(m.Analyze(text, nil))
		if *update {
			want.Data = []byte(got)
		} else if diff := cmp.Diff(string(want.Data), got); diff != "" {
			t.Errorf("%s: %s (-want +got):\n%s", path, in.Name, diff)
		}
	}
	if *update {
		if err := os.WriteFile(path, txtar.Format(a), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

// TestTokens shows one sentence a line, its tokens parted by blanks.
func TestTokens(t *testing.T) {
	golden(t, "testdata/tokens.txtar", func(d *language.Document) string {
		var b strings.Builder
		for _, s := range d.Sentences {
			for k, tok := range s.Tokens {
				if k > 0 {
					b.WriteByte(' ')
				}
				b.WriteString(tok.Form)
			}
			b.WriteByte('\n')
		}
		return b.String()
	})
}

// TestTrees shows the grammar that the embedded weights find, a token a line.
func TestTrees(t *testing.T) {
	golden(t, "testdata/trees.txtar", func(d *language.Document) string {
		var b strings.Builder
		for _, s := range d.Sentences {
			for _, tok := range s.Tokens {
				head := "ROOT"
				if tok.Head >= 0 {
					head = s.Tokens[tok.Head].Form
				}
				fmt.Fprintf(&b, "%-14s %-14s %-5s %-5s %-12s %s\n", tok.Form, tok.Lemma, tok.Tag, tok.XPOS, tok.Rel, head)
			}
			b.WriteByte('\n')
		}
		return b.String()
	})
}
