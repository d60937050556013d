package loader_test

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"log/slog"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"
	"go.uber.org/goleak"
	"pgregory.net/rapid"

	"quoth/graph"
	"quoth/loader"
	"quoth/loader/article"
	"quoth/seeds"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

func newLoader(t testing.TB, cfg loader.Config) *loader.Loader {
	t.Helper()
	l, err := loader.New(slog.New(slog.DiscardHandler), cfg)
	if err != nil {
		t.Fatal(err)
	}
	return l
}

// collect drains a stream into the readings and the texts of the errors.
func collect(t testing.TB, l *loader.Loader, paths ...string) (readings []graph.Reading, errs []string) {
	t.Helper()
	for r, err := range l.Load(context.Background(), paths...) {
		if err != nil {
			errs = append(errs, err.Error())
			continue
		}
		readings = append(readings, r)
	}
	return readings, errs
}

func ids(readings []graph.Reading) []string {
	var out []string
	for _, r := range readings {
		out = append(out, r.Article.ID)
	}
	return out
}

const words = "The minister said that the talks in Oslo would go on."

// write makes the files of a map from path to content under a new folder.
func write(t testing.TB, files map[string]string) string {
	t.Helper()
	dir := t.TempDir()
	for name, data := range files {
		file := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(file), 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, []byte(data), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

func TestLoadNamesArticles(t *testing.T) {
	dir := write(t, map[string]string{
		"b.txt": words, "a/z.txt": words + " He left.", "a/x/y.TXT": words + " She left.", "notes.md": words,
		".hidden/c.txt": words, ".d.txt": words, "empty/readme": "",
	})
	l := newLoader(t, loader.Config{Stdin: strings.NewReader(words + " They left.")})
	for _, c := range []struct {
		paths []string
		ids   []string
		errs  string // of all errors, without the folder
	}{
		{[]string{dir}, []string{"a/x/y.TXT", "a/z.txt", "b.txt"}, ""},
		{[]string{dir + "/b.txt", dir + "/a"}, []string{"b.txt", "x/y.TXT", "z.txt"}, ""},
		{[]string{dir + "/notes.md", "-"}, []string{"notes.md", "stdin"}, ""},
		{[]string{dir + "/b.txt", dir + "/b.txt"}, []string{"b.txt"}, ""},
		{[]string{dir + "/nowhere", dir + "/b.txt"}, []string{"b.txt"}, "read /nowhere: no such file or directory"},
		{[]string{dir + "/empty"}, nil, "read /empty: no articles in it"},
		{[]string{dir + "/empty/readme"}, nil, "read /empty/readme: no text in it"},
	} {
		readings, errs := collect(t, l, c.paths...)
		if d := cmp.Diff(c.ids, ids(readings)); d != "" {
			t.Errorf("%q: %s", c.paths, d)
		}
		if got := strings.ReplaceAll(strings.Join(errs, "\n"), dir, ""); got != c.errs {
			t.Errorf("%q: errors %s, want %s", c.paths, got, c.errs)
		}
	}
}

func TestLoadGoesOnAfterBadArticles(t *testing.T) {
	dir := write(t, map[string]string{
		"1.txt": words, "2.txt": "\x00\x01\x02\x03", "3.txt": "", "4.txt": "Zürich \xff\xff\xff", "5.txt": strings.Repeat("a", 2000), "6.txt": words + " Yes.",
	})
	l := newLoader(t, loader.Config{Article: article.Config{MaxBytes: 1000}})
	readings, errs := collect(t, l, dir)
	if d := cmp.Diff([]string{"1.txt", "6.txt"}, ids(readings)); d != "" {
		t.Error(d)
	}
	want := []string{"2.txt: binary", "3.txt: no text", "4.txt: invalid UTF-8 at byte 8", "5.txt: larger than 1000 bytes"}
	if len(errs) != len(want) {
		t.Fatalf("errors %q", errs)
	}
	for i, err := range errs {
		if !strings.Contains(err, want[i]) {
			t.Errorf("got %q, want …%s…", err, want[i])
		}
	}
}

func TestLoadRefusesOneNameForTwoArticles(t *testing.T) {
	dir := write(t, map[string]string{"a/x.txt": words, "b/x.txt": words + " No."})
	readings, errs := collect(t, newLoader(t, loader.Config{}), dir+"/a", dir+"/b")
	if len(readings) != 1 || len(errs) != 1 || !strings.Contains(errs[0], filepath.Join("b", "x.txt")) {
		t.Errorf("readings %q, errors %q", ids(readings), errs)
	}
}

// TestWorkersMakeNoDifference reads many articles with one worker and with eight.
func TestWorkersMakeNoDifference(t *testing.T) {
	fsys := fstest.MapFS{}
	for i := range 60 {
		fsys[fmt.Sprintf("%02d.txt", i)] = &fstest.MapFile{Data: []byte(strings.Repeat(words+" ", i%7+1))}
	}
	read := func(workers int) []graph.Reading {
		l := newLoader(t, loader.Config{Workers: workers})
		var out []graph.Reading
		for r, err := range l.Readings(context.Background(), l.Files(fsys)) {
			if err != nil {
				t.Fatal(err)
			}
			out = append(out, r)
		}
		return out
	}
	one := read(1)
	if len(one) != len(fsys) {
		t.Fatalf("%d readings of %d", len(one), len(fsys))
	}
	if d := cmp.Diff(one, read(8)); d != "" {
		t.Error(d)
	}
}

func TestReadingsStopWhenTold(t *testing.T) {
	fsys := fstest.MapFS{}
	for i := range 40 {
		fsys[fmt.Sprintf("%02d.txt", i)] = &fstest.MapFile{Data: []byte(words)}
	}
	l := newLoader(t, loader.Config{Workers: 3})
	n := 0
	for range l.Readings(context.Background(), l.Files(fsys)) {
		if n++; n == 5 {
			break
		}
	}
	ctx, cancel := context.WithCancel(context.Background())
	n = 0
	var last error
	for _, err := range l.Readings(ctx, l.Files(fsys)) {
		if n++; n == 5 {
			cancel()
		}
		last = err
	}
	if !errors.Is(last, context.Canceled) {
		t.Errorf("last error %v", last)
	}
	cancel()
}

// TestSpansOfSeeds holds that every span of a reading gives its words.
func TestSpansOfSeeds(t *testing.T) {
	l := newLoader(t, loader.Config{})
	n := 0
	for r, err := range l.Readings(context.Background(), l.Files(seeds.Articles())) {
		if err != nil {
			t.Fatal(err)
		}
		data, err := fs.ReadFile(seeds.Articles(), r.Article.ID)
		if err != nil || string(data) != r.Article.Text {
			t.Errorf("%s: the text is not the file's: %v", r.Article.ID, err)
		}
		checkSpans(t, r)
		n++
	}
	if n != 5 {
		t.Errorf("%d seeds", n)
	}
}

// checkSpans holds that spans lie in the text, give their words, and that every
// key refers to something in the reading.
func checkSpans(t reporter, r graph.Reading) {
	t.Helper()
	text := []rune(r.Article.Text)
	in := func(s graph.Span) string {
		if s.Start < 0 || s.End <= s.Start || s.End > len(text) {
			t.Fatalf("span %v in a text of %d", s, len(text))
		}
		return string(text[s.Start:s.End])
	}
	entities := map[string]bool{}
	for _, e := range r.Entities {
		entities[e.Key] = true
	}
	known := func(key string) {
		if key != "" && !entities[key] {
			t.Errorf("no entity %q", key)
		}
	}
	for _, e := range r.Entities {
		for _, m := range e.Mentions {
			in(m)
		}
		for _, role := range e.Roles {
			in(role.Span)
			known(role.Of)
		}
	}
	for _, c := range r.Claims {
		var parts []string
		for _, s := range c.Spans {
			parts = append(parts, in(s))
		}
		if got := strings.Join(parts, " "); got != c.Content {
			t.Errorf("content %q at spans of %q", c.Content, got)
		}
		if c.Cue.Text != "" && in(c.Cue.Span) != c.Cue.Text {
			t.Errorf("cue %q at %q", c.Cue.Text, in(c.Cue.Span))
		}
		for _, s := range c.Speakers {
			if s.Entity != c.Provision() {
				known(s.Entity)
			} else if !slices.ContainsFunc(r.Agreements, func(g graph.Agreement) bool { return g.Key == s.Entity }) {
				t.Errorf("no agreement %q", s.Entity)
			}
			if s.Text != "" && in(s.Span) != s.Text {
				t.Errorf("speaker %q at %q", s.Text, in(s.Span))
			}
		}
		known(c.Via)
		known(c.Addressee)
		for _, key := range c.About {
			known(key)
		}
	}
	agreements := map[string]bool{}
	for _, a := range r.Agreements {
		agreements[a.Key] = true
		known(a.Place)
		for _, m := range a.Mentions {
			in(m)
		}
	}
	for _, m := range r.Memberships {
		known(m.Party)
		if !agreements[m.Agreement] {
			t.Errorf("no agreement %q", m.Agreement)
		}
		for _, s := range m.Spans {
			in(s)
		}
	}
	for _, l := range r.Locations {
		known(l.Place)
		known(l.Region)
		for _, s := range l.Spans {
			in(s)
		}
	}
}

// TestSpansOfAnyText reads prose made of words of many scripts.
func TestSpansOfAnyText(t *testing.T) {
	l := newLoader(t, loader.Config{})
	pieces := []string{
		"He said", "“Nobody wants war”", "President Erdoğan", "in Zürich", "told reporters that", "the 北京 office", "agreed",
		"according to the ministry", "—", "’s", "𝔘nicode", "👩‍👩‍👧", "e\u0301", "\u00a0", "«да»", "the treaty between France and Spain", ".", "?\n\n", ",", "\n", "signed", "on 5 May 2020", "the city of Łódź, Poland",
	}
	rapid.Check(t, func(t *rapid.T) {
		text := strings.Join(rapid.SliceOfN(rapid.SampledFrom(pieces), 1, 60).Draw(t, "pieces"), " ")
		r, err := l.Read(context.Background(), loader.Source{ID: "x", Name: "x", Data: []byte(text)})
		if err != nil {
			if strings.TrimSpace(text) != "" {
				t.Fatal(err)
			}
			return
		}
		if r.Article.Text != text {
			t.Fatalf("the text %q became %q", text, r.Article.Text)
		}
		checkSpans(t, r)
	})
}

// reporter is what checkSpans tells of; *testing.T and *rapid.T are such.
type reporter interface {
	Helper()
	Errorf(format string, args ...any)
	Fatalf(format string, args ...any)
}
