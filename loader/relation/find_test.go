package relation_test

import (
	"os"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"quoth/graph"
	"quoth/loader/article"
	"quoth/loader/date"
	"quoth/loader/entity"
	"quoth/loader/language"
	"quoth/loader/relation"

	"github.com/google/go-cmp/cmp"
)

// example is a text of testdata with the lines that it should give.
type example struct {
	name, text string
	want       []string
}

// examples reads a file of testdata: "-- name --", the text, and lines that
// begin with "> ".
func examples(t *testing.T, path string) []example {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	var all []example
	for _, line := range strings.Split(string(data), "\n") {
		switch {
		case strings.HasPrefix(line, "-- ") && strings.HasSuffix(line, " --"):
			all = append(all, example{name: line[3 : len(line)-3]})
		case len(all) == 0 || line == "":
		case strings.HasPrefix(line, "> "):
			e := &all[len(all)-1]
			e.want = append(e.want, line[2:])
		default:
			e := &all[len(all)-1]
			e.text = strings.TrimSpace(e.text + "\n" + line)
		}
	}
	return all
}

// read takes a text through the stages before relations.
func read(t testing.TB, text string) (*language.Document, *article.Text, *entity.Set, []date.Mention) {
	t.Helper()
	model, err := language.Open()
	if err != nil {
		t.Fatal(err)
	}
	art := &article.Text{Content: text, Published: "2024-03-15", Language: "en"}
	art.Blocks = []article.Block{{Start: 0, End: len(text), Kind: article.Paragraph}}
	doc := model.Analyze(text, []language.Block{{Start: 0, End: len(text)}})
	dates := date.Find(text, 0, len(text), date.Context{Anchor: "2024-03-15"})
	return doc, art, entity.Find(doc, art), dates
}

func TestAgreements(t *testing.T) {
	all := examples(t, "testdata/agreements.txt")
	if len(all) < 60 {
		t.Fatalf("%d examples, want 60", len(all))
	}
	for _, e := range all {
		t.Run(e.name, func(t *testing.T) {
			doc, art, set, dates := read(t, e.text)
			r := relation.Find(doc, art, set, dates)
			if diff := cmp.Diff(e.want, agreementLines(r, set, e.want)); diff != "" {
				t.Errorf("%s\n%s", e.text, diff)
			}
		})
	}
}

// agreementLines writes agreements as testdata does. The name is left out where
// the line wanted has none.
func agreementLines(r *relation.Relations, set *entity.Set, want []string) []string {
	var lines []string
	for i, a := range r.Agreements {
		names := map[graph.MembershipRole][]string{}
		for _, m := range r.Memberships {
			if m.Agreement == i {
				names[m.Role] = append(names[m.Role], set.Entities[m.Party].Name)
			}
		}
		line := []string{string(a.Kind), dash(string(a.Status)), dash(string(a.Date))}
		for _, role := range []graph.MembershipRole{graph.PartyRole, graph.MediatorRole} {
			slices.Sort(names[role])
			line = append(line, dash(strings.Join(names[role], "; ")))
		}
		if i >= len(want) || strings.Count(want[i], "|") == 5 {
			line = append(line, a.Name)
		}
		lines = append(lines, strings.Join(line, " | "))
	}
	return lines
}

func dash(s string) string {
	if s == "" {
		return "-"
	}
	return s
}

func TestProvisions(t *testing.T) {
	all := examples(t, "testdata/provisions.txt")
	if len(all) < 45 {
		t.Fatalf("%d examples, want 45", len(all))
	}
	for _, e := range all {
		t.Run(e.name, func(t *testing.T) {
			doc, art, set, dates := read(t, e.text)
			r := relation.Find(doc, art, set, dates)
			var got []string
			for _, p := range r.Provisions {
				var pieces []string
				for _, s := range p.Content {
					pieces = append(pieces, e.text[s.Start:s.End])
				}
				got = append(got, e.text[p.Source.Start:p.Source.End]+" | "+strings.Join(pieces, " "))
			}
			if diff := cmp.Diff(e.want, got); diff != "" {
				t.Errorf("%s\n%s", e.text, diff)
			}
		})
	}
}

func TestLocations(t *testing.T) {
	all := examples(t, "testdata/locations.txt")
	if len(all) < 40 {
		t.Fatalf("%d examples, want 40", len(all))
	}
	for _, e := range all {
		t.Run(e.name, func(t *testing.T) {
			doc, art, set, dates := read(t, e.text)
			var got []string
			for _, l := range relation.Find(doc, art, set, dates).Locations {
				line := set.Entities[l.Place].Name + " | " + set.Entities[l.Region].Name
				if !slices.Contains(got, line) {
					got = append(got, line)
				}
			}
			slices.Sort(got)
			slices.Sort(e.want)
			if diff := cmp.Diff(e.want, got); diff != "" {
				t.Errorf("%s\n%s", e.text, diff)
			}
		})
	}
}

// TestEvidence holds what every span must be: words of the text, no more than
// allowed, that name the place.
func TestEvidence(t *testing.T) {
	for _, path := range []string{"testdata/agreements.txt", "testdata/locations.txt"} {
		for _, e := range examples(t, path) {
			doc, art, set, dates := read(t, e.text)
			r := relation.Find(doc, art, set, dates)
			for _, m := range r.Memberships {
				if len(m.Spans) == 0 {
					t.Errorf("%s: %s has no evidence", e.name, set.Entities[m.Party].Name)
				}
				for _, s := range m.Spans {
					if s.Start >= s.End || s.End > len(e.text) || utf8.RuneCountInString(e.text[s.Start:s.End]) > relation.MaxEvidence {
						t.Errorf("%s: evidence %v", e.name, s)
					}
				}
			}
			for _, a := range r.Agreements {
				if len(a.Mentions) == 0 || len(a.Parts) == 0 || a.Name == "" {
					t.Errorf("%s: %+v is not known by anything", e.name, a)
				}
			}
		}
	}
}

// TestDatelines reads what was cut off the paragraph behind it.
func TestDatelines(t *testing.T) {
	for _, c := range []struct{ line, want string }{
		{"KABUL, Afghanistan (AP) — ", "Kabul | Afghanistan"},
		{"TIRASPOL, Moldova, Aug 31 (Reuters) - ", "Tiraspol | Moldova"},
		{"TOPEKA, Kan. — ", "Topeka | Kansas"},
		{"SEOUL, SOUTH KOREA (AP) — ", "Seoul | South Korea"},
		{"GENEVA (AP) — ", ""},
		{"LONDON, PARIS (Reuters) - ", ""},
		{"GEORGIA, United States — ", ""},
		{"By Ann Lee, Reuters — ", ""},
	} {
		text := c.line + "Doctors went on strike."
		model, err := language.Open()
		if err != nil {
			t.Fatal(err)
		}
		art := &article.Text{Content: text, Language: "en", Blocks: []article.Block{
			{Start: 0, End: len(c.line), Kind: article.Furniture}, {Start: len(c.line), End: len(text), Kind: article.Paragraph},
		}}
		doc := model.Analyze(text, []language.Block{{Start: len(c.line), End: len(c.line)}, {Start: len(c.line), End: len(text)}})
		set := entity.Find(doc, art)
		got := ""
		for _, l := range relation.Find(doc, art, set, nil).Locations {
			got += set.Entities[l.Place].Name + " | " + set.Entities[l.Region].Name
		}
		if got != c.want {
			t.Errorf("%q gives %q, want %q", c.line, got, c.want)
		}
	}
}
