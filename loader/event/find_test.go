package event_test

import (
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"quoth/graph"
	"quoth/loader/article"
	"quoth/loader/date"
	"quoth/loader/entity"
	"quoth/loader/event"
	"quoth/loader/language"
)

type example struct {
	name, text string
	want       []string
}

func examples(t *testing.T) []example {
	t.Helper()
	b, err := os.ReadFile("testdata/events.txt")
	if err != nil {
		t.Fatal(err)
	}
	var out []example
	for _, part := range strings.Split(string(b), "\n-- ")[1:] {
		name, body, ok := strings.Cut(part, " --\n")
		if !ok {
			t.Fatalf("%q has no name", part)
		}
		e := example{name: name}
		var text []string
		for _, line := range strings.Split(strings.TrimSpace(body), "\n") {
			if strings.HasPrefix(line, "> ") || strings.HasPrefix(line, "+ ") {
				e.want = append(e.want, line)
			} else {
				text = append(text, line)
			}
		}
		e.text = strings.Join(text, "\n")
		out = append(out, e)
	}
	return out
}

func TestEvents(t *testing.T) {
	model, err := language.Open()
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range examples(t) {
		t.Run(e.name, func(t *testing.T) {
			doc := model.Analyze(e.text, nil)
			art := &article.Text{Content: e.text, Published: "2024-03-15", Language: "en"}
			set := entity.Find(doc, art)
			found := event.Find(doc, art, set, date.Find(e.text, 0, len(e.text), date.Context{Anchor: art.Published}))
			if diff := cmp.Diff(e.want, lines(found, set)); diff != "" {
				t.Errorf("%s\n%s", e.text, diff)
			}
			for _, ev := range found.Events {
				for _, s := range ev.Mentions {
					if s.Start >= s.End || s.End > len(e.text) {
						t.Errorf("mention %v", s)
					}
				}
			}
			for _, toll := range found.Tolls {
				if s := toll.Span; s.Start >= s.End || s.End > len(e.text) {
					t.Errorf("toll %v", s)
				}
			}
		})
	}
}

// lines writes events and tolls as testdata does.
func lines(found *event.Events, set *entity.Set) []string {
	var out []string
	for _, e := range found.Events {
		names := map[graph.EventRole][]string{}
		for _, p := range e.Participants {
			names[p.Role] = append(names[p.Role], set.Entities[p.Entity].Name)
		}
		who := func(role graph.EventRole) string {
			slices.Sort(names[role])
			return dash(strings.Join(names[role], "; "))
		}
		kind, place := string(e.Kind), "-"
		if e.Planned {
			kind += "?"
		}
		if e.Place >= 0 {
			place = set.Entities[e.Place].Name
		}
		part := who(graph.Participates)
		if e.Kind == graph.Attack || e.Kind == graph.Operation {
			part = who(graph.Agent) + " → " + who(graph.Target)
		}
		out = append(out, fmt.Sprintf("> %s | %s | %s | %s", kind, dash(string(e.Date)), place, part))
	}
	for _, toll := range found.Tolls {
		sign := map[graph.TollBound]string{graph.AtLeast: ">=", graph.AtMost: "<=", graph.About: "~"}[toll.Bound]
		out = append(out, fmt.Sprintf("+ %s | %s%d | %s", toll.Kind, sign, toll.Count, dash(toll.Victims)))
	}
	return out
}

func dash(s string) string {
	if s == "" {
		return "-"
	}
	return s
}

func TestNames(t *testing.T) {
	model, err := language.Open()
	if err != nil {
		t.Fatal(err)
	}
	for text, want := range map[string]string{
		"Norway and Finland held four-hour talks in Oslo on Wednesday.":    "talks",
		"Sunday's deadly attack in Humera was condemned by Kenya.":         "deadly attack",
		"Egypt launched an anti-terrorist operation in Sinai on Monday.":   "anti-terrorist operation",
		"Azerbaijan Pauses ‘Anti-Terrorist Operation’ in Lachin.":          "Anti-Terrorist Operation",
		"Karl Brandt and Jane Foster held a 90-minute phone conversation.": "phone conversation",
	} {
		doc := model.Analyze(text, nil)
		art := &article.Text{Content: text, Published: "2024-03-15", Language: "en"}
		found := event.Find(doc, art, entity.Find(doc, art), date.Find(text, 0, len(text), date.Context{Anchor: art.Published}))
		got := ""
		if len(found.Events) == 1 {
			got = found.Events[0].Name
		}
		if got != want {
			t.Errorf("%s: %q, not %q", text, got, want)
		}
	}
}
