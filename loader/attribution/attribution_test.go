package attribution_test

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"

	"quoth/loader/article"
	"quoth/loader/attribution"
	"quoth/loader/entity"
	"quoth/loader/language"
)

var update = flag.Bool("update", false, "rewrite the golden files")

// find reads the claims of a text whose lines are its paragraphs, or titles where
// no mark ends them.
func find(t testing.TB, text string) ([]attribution.Claim, *entity.Set, *language.Document) {
	t.Helper()
	model, err := language.Open()
	if err != nil {
		t.Fatal(err)
	}
	art := &article.Text{Content: text, Published: "2024-05-17"}
	var blocks []language.Block
	at := 0
	for line := range strings.Lines(text) {
		if trimmed := strings.TrimRight(line, "\n"); trimmed != "" {
			kind := article.Paragraph
			if last, _ := utf8.DecodeLastRuneInString(trimmed); unicode.IsLetter(last) || unicode.IsDigit(last) {
				kind = article.Title
			}
			art.Blocks = append(art.Blocks, article.Block{Start: at, End: at + len(trimmed), Kind: kind})
			blocks = append(blocks, language.Block{Start: at, End: at + len(trimmed)})
		}
		at += len(line)
	}
	doc := model.Analyze(text, blocks)
	set := entity.Find(doc, art)
	return attribution.Find(doc, art, set), set, doc
}

// show prints claims, one a line under the line of text that holds them.
func show(text string, claims []attribution.Claim, set *entity.Set) string {
	var out strings.Builder
	at := 0
	for line := range strings.Lines(text) {
		end := at + len(line)
		if line = strings.TrimSpace(line); line != "" {
			fmt.Fprintf(&out, "%s\n", line)
			for _, c := range claims {
				if c.Content[0].Start >= at && c.Content[0].Start < end {
					fmt.Fprintf(&out, "\t%s\n", describe(text, c, set))
				}
			}
		}
		at = end
	}
	return out.String()
}

func describe(text string, c attribution.Claim, set *entity.Set) string {
	var speakers, content []string
	for _, s := range c.Speakers {
		speakers = append(speakers, set.Entities[s.Entity].Name)
	}
	for _, s := range c.Content {
		content = append(content, text[s.Start:s.End])
	}
	line := fmt.Sprintf("%s | %s | %s | %s %s", strings.Join(speakers, " + "), text[c.Cue.Start:c.Cue.End], strings.Join(content, " … "), c.Kind, c.Stance)
	if c.Addressee >= 0 {
		line += " to " + set.Entities[c.Addressee].Name
	}
	if c.SaidOn != "" {
		line += " on " + string(c.SaidOn)
	}
	return line
}

// TestGolden holds the claims of sentences of every kind in golden files.
func TestGolden(t *testing.T) {
	files, err := filepath.Glob("testdata/*.txt")
	if err != nil || len(files) == 0 {
		t.Fatalf("no test data: %v", err)
	}
	for _, file := range files {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".txt"), func(t *testing.T) {
			text, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			claims, set, _ := find(t, string(text))
			got := show(string(text), claims, set)
			golden := strings.TrimSuffix(file, ".txt") + ".golden"
			if *update {
				if err := os.WriteFile(golden, []byte(got), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			want, err := os.ReadFile(golden)
			if err != nil {
				t.Fatal(err)
			}
			if d := cmp.Diff(string(want), got); d != "" {
				t.Errorf("claims differ (-want +got); -update rewrites:\n%s", d)
			}
		})
	}
}

// check fails where a claim breaks a rule that holds for every text.
func check(t testing.TB, text string, claims []attribution.Claim, set *entity.Set) {
	t.Helper()
	for _, c := range claims {
		if len(c.Content) == 0 || len(c.Speakers) == 0 && !strings.HasPrefix(c.Rule, "unnamed-") {
			t.Fatalf("claim without content or speaker: %+v", c)
		}
		for _, s := range c.Speakers {
			if s.Entity < 0 || s.Entity >= len(set.Entities) {
				t.Fatalf("speaker %d of %d entities", s.Entity, len(set.Entities))
			}
			if s.Span.Start < 0 || s.Span.End > len(text) || s.Span.Start > s.Span.End {
				t.Fatalf("speaker span %v in %d bytes", s.Span, len(text))
			}
		}
		at := 0
		for _, s := range c.Content {
			if s.Start < at || s.End > len(text) || s.Start >= s.End {
				t.Fatalf("content %v behind %d in %d bytes: %+v", s, at, len(text), c)
			}
			at = s.End
		}
		if c.Confidence <= 0 || c.Confidence > 1 {
			t.Fatalf("confidence %v of rule %s", c.Confidence, c.Rule)
		}
	}
}

func FuzzFind(f *testing.F) {
	for _, s := range []string{
		`He said that "it is late.`, `"A." "B," said C. "D`, "said said said", "Ann: “x”", "According to", "—", "'' said ''",
		"The minister announced:\n- one\n- two", "which, he said, is", "«Oui», dit-il", "“‘“",
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		text = strings.ToValidUTF8(text, "?")
		if len(text) > 4000 {
			t.Skip("long texts tell nothing new and cost time")
		}
		claims, set, _ := find(t, text)
		check(t, text, claims, set)
	})
}

func BenchmarkFind(b *testing.B) {
	model, err := language.Open()
	if err != nil {
		b.Fatal(err)
	}
	for _, kind := range []struct{ name, unit string }{
		{"prose", "\"We kept our word,\" Ana Torres said. She added that the port was open, and denied any delay.\n"},
		{"quotes", "\"\" “” "},
		{"sentence", "said that the man who said that the dog which said and "},
	} {
		for _, n := range []int{1, 10, 100} {
			text := strings.Repeat(kind.unit, n*1000/len(kind.unit)+1)
			doc := model.Analyze(text, []language.Block{{Start: 0, End: len(text)}})
			b.Run(fmt.Sprintf("%s/%dkB", kind.name, n), func(b *testing.B) {
				b.SetBytes(int64(len(text)))
				for b.Loop() {
					b.StopTimer()
					set := entity.Find(doc, nil)
					b.StartTimer()
					attribution.Find(doc, nil, set)
				}
			})
		}
	}
}

// TestUnidentifiedSpeaker holds that a speaker whom the article does not name
// stands in the set like any other when later speakers are named.
func TestUnidentifiedSpeaker(t *testing.T) {
	text := "Police have held a man whom they believe fled on Tuesday. \"We know little,\" Sheriff Daniel Moreno said. " +
		"The man hid in a barn, according to the sheriff's office.\n"
	claims, set, _ := find(t, text)
	check(t, text, claims, set)
	if len(claims) < 3 {
		t.Errorf("%d claims, want three", len(claims))
	}
}
