package event_test

import (
	"strings"
	"testing"

	"quoth/graph"
	"quoth/loader/article"
	"quoth/loader/date"
	"quoth/loader/entity"
	"quoth/loader/event"
	"quoth/loader/language"
)

// Whatever the text, spans lie in it and references in their lists.
func FuzzFind(f *testing.F) {
	model, err := language.Open()
	if err != nil {
		f.Fatal(err)
	}
	for _, s := range []string{
		"At least twenty-one were killed and over 1,000 injured.", "talks between, and of", "phone call with \"", "Peru's attack on on Chile by",
		"hundred thousand dead", "shelled shelled", "- three - killed", "meet with and with and",
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		text = strings.ToValidUTF8(text, "?")
		if len(text) > 4000 {
			t.Skip("long texts tell nothing new and cost time")
		}
		doc := model.Analyze(text, nil)
		art := &article.Text{Content: text, Published: "2024-03-15"}
		set := entity.Find(doc, art)
		found := event.Find(doc, art, set, date.Find(text, 0, len(text), date.Context{Anchor: art.Published}))
		spans := func(what string, all ...event.Span) {
			for _, s := range all {
				if s.Start < 0 || s.Start >= s.End || s.End > len(text) {
					t.Fatalf("%s %v in %d bytes", what, s, len(text))
				}
			}
		}
		for _, e := range found.Events {
			spans(e.Name, e.Mentions...)
			for _, p := range e.Participants {
				spans("participant", p.Span)
				if p.Entity < 0 || p.Entity >= len(set.Entities) {
					t.Fatalf("participant %d of %d", p.Entity, len(set.Entities))
				}
			}
			if e.Place >= len(set.Entities) || e.Name == "" || len(e.Mentions) == 0 {
				t.Fatalf("%+v", e)
			}
		}
		for _, toll := range found.Tolls {
			spans("toll", toll.Span)
			if toll.Event >= len(found.Events) || toll.Count < 1 || toll.Kind != graph.Killed && toll.Kind != graph.Wounded {
				t.Fatalf("%+v", toll)
			}
		}
	})
}
