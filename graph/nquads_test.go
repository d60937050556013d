package graph_test

import (
	"bytes"
	"flag"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"unicode/utf8"

	gocmp "github.com/google/go-cmp/cmp"

	"quoth/graph"
)

var update = flag.Bool("update", false, "rewrite golden files")

// The productions of RDF 1.1 N-Quads, section 4, for what this package writes.
const (
	uchar   = `\\u[0-9A-Fa-f]{4}|\\U[0-9A-Fa-f]{8}`
	iriref  = "<(?:[^\\x00-\\x20<>\"{}|^`\\\\]|" + uchar + ")*>"
	literal = `"(?:[^"\\\n\r]|\\[tbnrf"'\\]|` + uchar + `)*"(?:\^\^` + iriref + `|@[a-zA-Z]+(?:-[a-zA-Z0-9]+)*)?`
)

var statement = regexp.MustCompile(`^` + iriref + ` ` + iriref + ` (?:` + iriref + `|` + literal + `) ` + iriref + ` \.$`)

// unescape undoes the escapes of N-Quads.
func unescape(t *testing.T, s string) string {
	var b strings.Builder
	for len(s) > 0 {
		if s[0] == '\\' && strings.IndexByte(`tbnrf"'\`, s[1]) < 0 && s[1] != 'u' && s[1] != 'U' {
			t.Fatalf("%q has an unknown escape", s)
		}
		r, multi, tail, err := strconv.UnquoteChar(s, '"')
		if err != nil {
			t.Fatalf("%q: %v", s, err)
		}
		if r < utf8.RuneSelf || !multi {
			b.WriteByte(byte(r))
		} else {
			b.WriteRune(r)
		}
		s = tail
	}
	return b.String()
}

func FuzzNQuads(f *testing.F) {
	f.Add("urn:a", "plain", "")
	f.Add("http://example.org/ä b<>", "tab\tquote\"back\\slash\r\nbell\a del\x7f \u00a0“ ”", "")
	f.Add("urn:x", "\x00\x1f\u2028\U0001F600", "urn:type")
	f.Fuzz(func(t *testing.T, iri, value, datatype string) {
		if !utf8.ValidString(iri) || !utf8.ValidString(value) || !utf8.ValidString(datatype) || iri == "" {
			t.Skip("the input is not UTF-8, which no term can hold")
		}
		q := graph.Quad{Subject: graph.Term{IRI: iri}, Predicate: graph.Term{IRI: "urn:p"},
			Object: graph.Term{Value: value, Datatype: datatype}, Label: graph.Term{IRI: iri}}
		line := q.String()
		if !statement.MatchString(line) {
			t.Fatalf("%q is no statement of N-Quads", line)
		}
		subject, _, _ := strings.Cut(line[1:], ">")
		if got := unescape(t, subject); got != iri {
			t.Errorf("subject %q reads %q", iri, got)
		}
		from := strings.Index(line, ` "`) + 2
		rest := line[from:]
		to := 0
		for rest[to] != '"' {
			if rest[to] == '\\' {
				to++
			}
			to++
		}
		if got := unescape(t, rest[:to]); got != value {
			t.Errorf("value %q reads %q", value, got)
		}
	})
}

// golden compares with a file, or writes it.
func golden(t *testing.T, name string, got []byte) {
	t.Helper()
	path := filepath.Join("testdata", name)
	if *update {
		if err := os.MkdirAll("testdata", 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, got, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if diff := gocmp.Diff(string(want), string(got)); diff != "" {
		t.Errorf("%s (-want +got):\n%s", path, diff)
	}
}

func TestExportGolden(t *testing.T) {
	s := open(t, "memory:", graph.Config{})
	put(t, s, corpus(8, 2)...)
	nq := export(t, s, graph.NQuads)
	golden(t, "export.nq", nq)
	golden(t, "export.jsonl", export(t, s, graph.JSONL))
	lines := strings.Split(strings.TrimSuffix(string(nq), "\n"), "\n")
	for i, line := range lines {
		if !statement.MatchString(line) {
			t.Errorf("line %d is no statement of N-Quads: %s", i+1, line)
		}
		if i > 0 && lines[i-1] >= line {
			t.Errorf("line %d does not follow its forerunner: %s", i+1, line)
		}
	}
	if bytes.Count(nq, []byte("<urn:x-quoth:said>")) == 0 {
		t.Error("nobody said anything")
	}
}
