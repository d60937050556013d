package article_test

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
	"github.com/rogpeppe/go-internal/txtar"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"

	"quoth/loader/article"
)

var update = flag.Bool("update", false, "rewrite the wanted parts of testdata")

// TestPages reads each page of testdata and compares its metadata and blocks.
func TestPages(t *testing.T) {
	files, err := filepath.Glob("testdata/*.txtar")
	if err != nil || len(files) == 0 {
		t.Fatal("no pages:", err)
	}
	for _, file := range files {
		t.Run(filepath.Base(file), func(t *testing.T) {
			a, err := txtar.ParseFile(file)
			if err != nil {
				t.Fatal(err)
			}
			x, err := article.Parse(file, a.Files[0].Data)
			if err != nil {
				t.Fatal(err)
			}
			checkBlocks(t, x)
			got := describe(x)
			if *update {
				a.Files = append(a.Files[:1], txtar.File{Name: "want", Data: []byte(got)})
				if err := os.WriteFile(file, txtar.Format(a), 0o666); err != nil {
					t.Fatal(err)
				}
				return
			}
			if d := cmp.Diff(string(a.Files[1].Data), got); d != "" {
				t.Error(d)
			}
		})
	}
}

// describe prints metadata, then a line a block: its kind, its first and last words.
func describe(x *article.Text) string {
	var b strings.Builder
	fmt.Fprintf(&b, "title: %s\npublisher: %s\nauthor: %s\npublished: %s\ndateline: %s\nlanguage: %s\n\n",
		x.Title, x.Publisher, x.Author, x.Published, x.Dateline, x.Language)
	for _, bl := range x.Blocks {
		words := strings.Fields(x.Content[bl.Start:bl.End])
		if len(words) > 9 {
			words = append(append(words[:5:5], "…"), words[len(words)-3:]...)
		}
		fmt.Fprintf(&b, "%s: %s\n", bl.Kind, strings.Join(words, " "))
	}
	return b.String()
}

// checkBlocks holds the invariants of blocks.
func checkBlocks(t *testing.T, x *article.Text) {
	t.Helper()
	end := 0
	for _, b := range x.Blocks {
		if b.Start < end || b.End <= b.Start || b.End > len(x.Content) {
			t.Fatalf("block [%d, %d) after %d in a text of %d", b.Start, b.End, end, len(x.Content))
		}
		s := x.Content[b.Start:b.End]
		if !utf8.ValidString(s) || strings.TrimSpace(s) != s {
			t.Fatalf("block %q cuts a character or is not trimmed", s)
		}
		end = b.End
	}
}

func TestSeeds(t *testing.T) {
	type meta struct{ Title, Publisher, Published string }
	want := map[string]meta{
		"000": {"", "", "2023-09-20"},
		"001": {"Azerbaijan’s Foreign Ministry holds briefing for diplomatic corps on latest situation in the region (UPDATED)", "", ""},
		"002": {"Ilham Aliyev: Armenian armed detachments in Karabakh must lay down their weapon", "Vestnik Kavkaza", ""},
		"003": {"Top U.S. diplomat, Azerbaijani president discuss situation in Karabakh", "Anadolu Agency", "2023-09-27"},
		"004": {"Azerbaijan Pauses ‘Anti-Terrorist Operation’ as Karabakh Agrees to Disarm", "The Moscow Times", "2023-09-20"},
	}
	files, err := filepath.Glob("../../seeds/*.txt")
	if err != nil || len(files) != len(want) {
		t.Fatalf("%d seeds, %v", len(files), err)
	}
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		x, err := article.Parse(file, data)
		if err != nil {
			t.Fatal(err)
		}
		checkBlocks(t, x)
		if x.Content != string(data) {
			t.Errorf("%s: the content is not the file's", file)
		}
		if d := cmp.Diff(want[filepath.Base(file)[:3]], meta{x.Title, x.Publisher, string(x.Published)}); d != "" {
			t.Errorf("%s: %s", file, d)
		}
	}
}

const sentence = "The minister said that the talks in Zürich would “go on”.\n"

func TestEncodings(t *testing.T) {
	encode := func(e interface {
		String(string) (string, error)
	}) []byte {
		s, err := e.String(sentence)
		if err != nil {
			t.Fatal(err)
		}
		return []byte(s)
	}
	for name, data := range map[string][]byte{
		"UTF-8":             []byte(sentence),
		"UTF-8 with mark":   []byte("\ufeff" + sentence),
		"UTF-16LE":          encode(unicode.UTF16(unicode.LittleEndian, unicode.UseBOM).NewEncoder()),
		"UTF-16BE":          encode(unicode.UTF16(unicode.BigEndian, unicode.UseBOM).NewEncoder()),
		"UTF-16LE, no mark": encode(unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM).NewEncoder()),
		"UTF-16BE, no mark": encode(unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM).NewEncoder()),
		"windows-1252":      encode(charmap.Windows1252.NewEncoder()),
	} {
		x, err := article.Parse(name, data)
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if x.Content != sentence {
			t.Errorf("%s: got %q", name, x.Content)
		}
	}
	data, err := charmap.Windows1251.NewEncoder().String("Министр сказал.")
	if err != nil {
		t.Fatal(err)
	}
	x, err := article.Config{Charset: "windows-1251"}.Parse("ru", []byte(data))
	if err != nil || x.Content != "Министр сказал." {
		t.Errorf("windows-1251: %+v, %v", x, err)
	}
}

func TestRefused(t *testing.T) {
	for _, c := range []struct{ name, data, want string }{
		{"empty", "", "no text"},
		{"blank", " \n\t\u00a0\n", "no text"},
		{"mark alone", "\xef\xbb\xbf", "no text"},
		{"zeros", strings.Repeat("\x00", 100), "binary"},
		{"png", "\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", "image/png"},
		{"pdf", "%PDF-1.7\n1 0 obj", "application/pdf"},
		{"zip", "PK\x03\x04\x14\x00", "application/zip"},
		{"gzip", "\x1f\x8b\x08\x00\x00", "gzip"},
		{"elf", "\x7fELF\x02\x01\x01\x00\x00\x00", "binary"},
		{"control characters", "\x01\x02\x03\x04 \x05\x06 words", "binary"},
		{"cut character", "Zürich, then Z\xc3", "invalid UTF-8 at byte 15"},
		{"wrong continuation", "Hello \xc3\x28 world", "invalid UTF-8 at byte 6"},
		{"stray bytes", "abc\xff\xfe\xfd", "invalid UTF-8 at byte 3"},
		{"surrogates", "Hello \xed\xa0\x80 there", "invalid UTF-8 at byte 6"},
		{"broken after good", "Zürich and Z\xfcrich", "invalid UTF-8 at byte 13"},
		{"odd UTF-16", "\xff\xfeH\x00i\x00!", "invalid UTF-16"},
		{"large", strings.Repeat("a", 3<<20), "larger than 2097152 bytes"},
	} {
		_, err := article.Parse("dir/"+c.name, []byte(c.data))
		if err == nil || !strings.Contains(err.Error(), c.want) || !strings.Contains(err.Error(), "dir/"+c.name) {
			t.Errorf("%s: got %v, want …%s…", c.name, err, c.want)
		}
	}
}

func FuzzParse(f *testing.F) {
	f.Add([]byte(sentence))
	f.Add([]byte("Title | Site\n\nBy Ann Lee\n\n1 May 2020\n\nBAKU (AP) — " + sentence + "\nRead more:\n- One\n- Two"))
	f.Add([]byte("\xff\xfeH\x00i\x00"))
	f.Fuzz(func(t *testing.T, data []byte) {
		x, err := article.Parse("fuzz", data)
		if err != nil {
			return
		}
		checkBlocks(t, x)
		if utf8.Valid(data) && !strings.HasSuffix(string(data), x.Content) && !strings.Contains(string(data), "\x00") {
			t.Fatalf("the content of %q is %q", data, x.Content)
		}
	})
}

// BenchmarkParse reads texts of one kind at growing length: time must grow no
// faster than the text.
func BenchmarkParse(b *testing.B) {
	for _, c := range []struct{ name, unit string }{
		{"prose", sentence + "\n"},
		{"line", "The minister said that the talks would go on. "},
		{"word", "abcdefgh"},
		{"markers", "Read more:\n"},
		{"tags", "<b>x\n"},
		{"quotes", "\""},
		{"dates", "1 May 2020 "},
		{"links", "- A headline of five words\n"},
	} {
		for _, size := range []int{10_000, 100_000, 1_000_000} {
			data := []byte(strings.Repeat(c.unit, size/len(c.unit)))
			b.Run(fmt.Sprintf("%s/%d", c.name, size), func(b *testing.B) {
				b.SetBytes(int64(size))
				for b.Loop() {
					if _, err := article.Parse("x", data); err != nil {
						b.Fatal(err)
					}
				}
			})
		}
	}
}
