package graph_test

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"log/slog"
	"testing"

	"quoth/graph"
)

// FuzzReading puts whatever reads as a reading: it is refused, or the store is
// sound with it and empty without it.
func FuzzReading(f *testing.F) {
	for _, r := range corpus(70, 4) {
		b, err := json.Marshal(r)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(b)
	}
	f.Fuzz(func(t *testing.T, b []byte) {
		var r graph.Reading
		if json.Unmarshal(b, &r) != nil {
			t.Skip("the input is no reading in JSON")
		}
		sum := sha256.Sum256([]byte(r.Article.Text))
		r.Article.SHA256 = hex.EncodeToString(sum[:])
		s, err := graph.Open(t.Context(), slog.New(slog.DiscardHandler), "memory:", graph.Config{})
		if err != nil {
			t.Fatal(err)
		}
		defer s.Close()
		if _, err := s.Put(t.Context(), r); err != nil {
			t.Skip("the input is a reading that Check refuses")
		}
		sound(t, s)
		if _, err := s.Retract(t.Context(), r.Article.ID); err != nil {
			t.Fatal(err)
		}
		sound(t, s)
		if left := export(t, s, graph.NQuads); len(left) > 0 {
			t.Errorf("left behind: %s", left)
		}
	})
}

func TestReadingsThatAreRefused(t *testing.T) {
	for name, spoil := range map[string]func(*graph.Reading){
		"no ID":             func(r *graph.Reading) { r.Article.ID = "" },
		"control in ID":     func(r *graph.Reading) { r.Article.ID = "a\nb" },
		"long ID":           func(r *graph.Reading) { r.Article.ID = string(make([]rune, 2000)) },
		"text not UTF-8":    func(r *graph.Reading) { r.Article.Text += "\xff" },
		"other text":        func(r *graph.Reading) { r.Article.Text += "." },
		"no such date":      func(r *graph.Reading) { r.Article.Published = "2023-02-30" },
		"key of a class":    func(r *graph.Reading) { r.Entities[0].Key = "dragon:smaug" },
		"key with a blank":  func(r *graph.Reading) { r.Entities[0].Key = "person:a b" },
		"entity twice":      func(r *graph.Reading) { r.Entities = append(r.Entities, r.Entities[0]) },
		"no name":           func(r *graph.Reading) { r.Entities[0].Name = "" },
		"unknown type":      func(r *graph.Reading) { r.Entities[0].Type = "Dragon" },
		"claim twice":       func(r *graph.Reading) { r.Claims = append(r.Claims, r.Claims[0]) },
		"no span":           func(r *graph.Reading) { r.Claims[0].Spans = nil },
		"span out of text":  func(r *graph.Reading) { r.Claims[0].Spans = []graph.Span{{Start: 0, End: 1 << 20}} },
		"span turned round": func(r *graph.Reading) { r.Claims[0].Spans = []graph.Span{{Start: 9, End: 3}} },
		"unknown speaker":   func(r *graph.Reading) { r.Claims[0].Speakers[0].Entity = "person:nobody" },
		"confidence":        func(r *graph.Reading) { r.Claims[0].Confidence = 1.5 },
		"NUL in a value":    func(r *graph.Reading) { r.Article.Title = "a\x00b" },
	} {
		r := corpus(71, 1)[0]
		spoil(&r)
		if err := r.Check(); err == nil {
			t.Errorf("%s: no error", name)
		}
	}
}
