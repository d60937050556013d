package main

import (
	"bytes"
	"os"
	"testing"

	"github.com/google/go-cmp/cmp"

	"quoth/graph"
)

// TestExtraction holds the keys, their order and the written-out references of
// the JSON form to a golden file.
func TestExtraction(t *testing.T) {
	var got bytes.Buffer
	for _, r := range []graph.Reading{fullReading, {Article: graph.Article{ID: "empty.txt", Source: "empty.txt", Language: "en"}}} {
		if err := newExtraction(r).encode(&got); err != nil {
			t.Fatal(err)
		}
	}
	golden(t, "testdata/extraction.jsonl", got.Bytes())
}

// golden compares with a golden file, or rewrites it with -update.
func golden(t *testing.T, name string, got []byte) {
	t.Helper()
	if *update {
		if err := os.WriteFile(name, got, 0o666); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), string(got)); diff != "" {
		t.Errorf("%s differs (-want +got); -update rewrites it:\n%s", name, diff)
	}
}

// fullReading has a value in every field.
var fullReading = graph.Reading{
	Article: graph.Article{
		ID: "https://news.example/a?b=1&c=2", Source: "a.txt", Title: "Talks <resume>", Publisher: "The News",
		Author: "A. Writer", Published: "2024-05-06", Language: "en", SHA256: "00ff",
		Text: `In Bern, "peace is near," she told Chad, the Agency reported.`,
	},
	Entities: []graph.Entity{
		{Key: "person:zoe-roe", Type: graph.Person, Name: "Zoë Roe", Names: []string{"Roe"},
			Roles:    []graph.Role{{Title: "Minister", Of: "country:chad", Span: graph.Span{Start: 1, End: 9}}, {Title: "Envoy"}},
			Mentions: []graph.Span{{Start: 1, End: 4}}},
		{Key: "country:chad", Type: graph.Country, Name: "Chad"},
		{Key: "organization:the-agency", Type: graph.Organization, Name: "The Agency"},
		{Key: "place:bern", Type: graph.City, Name: "Bern"},
	},
	Agreements: []graph.Agreement{
		{Key: "agreement:accord-2024", Name: "Bern Accord", Kind: graph.Accord, Date: "2024", Status: graph.Signed, Place: "place:bern"},
		{Key: "agreement:deal~1", Name: "deal", Kind: graph.Deal},
	},
	Claims: []graph.Claim{{
		ID:       "claim:1",
		Speakers: []graph.Speaker{{Entity: "person:zoe-roe", Text: "she", Span: graph.Span{Start: 26, End: 29}}, {Entity: "country:chad"}},
		Cue:      graph.Cue{Text: "told", Span: graph.Span{Start: 30, End: 34}},
		Kind:     graph.Direct, Content: "peace is near,", Spans: []graph.Span{{Start: 10, End: 24}}, Stance: graph.Asserts,
		Via: "organization:the-agency", Addressee: "country:chad", SaidOn: "2024-05", About: []string{"place:bern"},
		Confidence: 0.875, Rule: "medial",
	}, {
		ID: "claim:2", Kind: graph.Indirect, Content: "peace is near", Spans: []graph.Span{{Start: 11, End: 24}}, Stance: graph.Believes, Rule: "unnamed",
	}, {
		ID: "claim:3", Speakers: []graph.Speaker{{Entity: "agreement:accord-2024", Text: "the accord", Span: graph.Span{Start: 1, End: 4}}},
		Cue: graph.Cue{Text: "under", Span: graph.Span{Start: 0, End: 1}}, Kind: graph.Indirect, Content: "peace", Spans: []graph.Span{{Start: 11, End: 16}},
		Stance: graph.Asserts, Confidence: 0.5, Rule: "agreement: under",
	}},
	Memberships: []graph.Membership{
		{Party: "country:chad", Role: graph.PartyRole, Agreement: "agreement:accord-2024", Spans: []graph.Span{{Start: 0, End: 5}}, Confidence: 1, Rule: "between"},
		{Party: "country:chad", Role: graph.MediatorRole, Agreement: "agreement:deal~1", Inferred: true, Confidence: 0.5, Rule: "brokered"},
	},
	Locations: []graph.Location{
		{Place: "place:bern", Region: "country:chad", Spans: []graph.Span{{Start: 3, End: 7}}, Basis: graph.TextBasis, Confidence: 0.9, Rule: "comma"},
	},
	Events: []graph.Event{{ID: "event:1", Kind: graph.Attack, Name: "shelling", Date: "2024-05-01", Place: "place:bern",
		Participants: []graph.Participant{{Entity: "country:chad", Role: graph.Agent, Span: graph.Span{Start: 0, End: 5}}},
		Spans:        []graph.Span{{Start: 6, End: 9}}, Confidence: 0.7, Rule: "event: verb"}},
	Tolls: []graph.Toll{{Kind: graph.Killed, Count: 3, Bound: graph.AtLeast, Victims: "soldiers", Event: "event:1", Claim: "claim:1", Span: graph.Span{Start: 10, End: 24}}},
}
