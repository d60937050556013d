package loader_test

import (
	"context"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/rogpeppe/go-internal/txtar"

	"quoth/graph"
	"quoth/loader"
)

var update = flag.Bool("update", false, "rewrite the wanted parts of testdata")

// TestArticles reads each article of testdata, whose file's name tells its form,
// and compares what it says.
func TestArticles(t *testing.T) {
	files, err := filepath.Glob("testdata/*.txtar")
	if err != nil || len(files) == 0 {
		t.Fatal("no articles:", err)
	}
	l := newLoader(t, loader.Config{})
	for _, file := range files {
		t.Run(filepath.Base(file), func(t *testing.T) {
			a, err := txtar.ParseFile(file)
			if err != nil {
				t.Fatal(err)
			}
			dir := write(t, map[string]string{a.Files[0].Name: string(a.Files[0].Data)})
			var got strings.Builder
			for r, err := range l.Load(context.Background(), filepath.Join(dir, a.Files[0].Name)) {
				if err != nil {
					t.Fatal(err)
				}
				checkSpans(t, r)
				tell(&got, r)
			}
			if *update {
				a.Files = append(a.Files[:1], txtar.File{Name: "want", Data: []byte(got.String())})
				if err := os.WriteFile(file, txtar.Format(a), 0o666); err != nil {
					t.Fatal(err)
				}
				return
			}
			if d := cmp.Diff(string(a.Files[1].Data), got.String()); d != "" {
				t.Error(d)
			}
		})
	}
}

// tell prints a reading, a statement a line.
func tell(b *strings.Builder, r graph.Reading) {
	fmt.Fprintf(b, "article %s | %s | %s | %s\n", r.Article.ID, r.Article.Title, r.Article.Publisher, r.Article.Published)
	for _, c := range r.Claims {
		var speakers []string
		for _, s := range c.Speakers {
			speakers = append(speakers, s.Entity)
		}
		fmt.Fprintf(b, "claim %s | %s | %s %s %s | %s\n", strings.Join(speakers, " "), c.Cue.Text, c.Kind, c.Stance, c.SaidOn, strings.Join(strings.Fields(c.Content), " "))
	}
	for _, a := range r.Agreements {
		fmt.Fprintf(b, "agreement %s | %s | %s %s %s\n", a.Key, a.Name, a.Kind, a.Date, a.Status)
	}
	for _, m := range r.Memberships {
		fmt.Fprintf(b, "membership %s | %s | %s\n", m.Party, m.Role, m.Agreement)
	}
	for _, l := range r.Locations {
		fmt.Fprintf(b, "location %s | %s", l.Place, l.Region)
		if l.Basis != graph.TextBasis {
			fmt.Fprintf(b, " | %s", l.Basis)
		}
		fmt.Fprintln(b)
	}
	for _, e := range r.Events {
		fmt.Fprintf(b, "event %s | %s | %s | %s", e.Kind, e.Name, e.Date, e.Place)
		for _, p := range e.Participants {
			fmt.Fprintf(b, " | %s %s", p.Role, p.Entity)
		}
		fmt.Fprintln(b)
	}
	for _, t := range r.Tolls {
		fmt.Fprintf(b, "toll %s | %s %d %s | by a claim %t\n", t.Kind, t.Bound, t.Count, t.Victims, t.Claim != "")
	}
	for _, e := range r.Entities {
		fmt.Fprintf(b, "entity %s %s | %s | %d mentions\n", e.Type, e.Name, strings.Join(e.Names, ", "), len(e.Mentions))
	}
}
