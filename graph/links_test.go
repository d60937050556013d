package graph_test

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"slices"
	"testing"

	gocmp "github.com/google/go-cmp/cmp"

	"quoth/graph"
)

// saying makes an article in which somebody says one thing.
func saying(id, speaker string, stance graph.Stance, content string, about ...string) graph.Reading {
	text := speaker + " said " + content + "."
	n := len([]rune(speaker))
	span := graph.Span{Start: n + len(" said "), End: len([]rune(text)) - 1}
	cue := graph.Cue{Text: "said", Span: graph.Span{Start: n + 1, End: n + 5}}
	sum := sha256.Sum256([]byte(text))
	r := graph.Reading{Article: graph.Article{ID: id, Text: text, SHA256: hex.EncodeToString(sum[:])}}
	who := graph.EntityKey(graph.Person, speaker)
	r.Entities = []graph.Entity{{Key: who, Type: graph.Person, Name: speaker, Mentions: []graph.Span{{Start: 0, End: n}}}}
	c := graph.Claim{Kind: graph.Indirect, Cue: cue, Spans: []graph.Span{span}, Content: content, Stance: stance,
		Speakers: []graph.Speaker{{Entity: who, Text: speaker, Span: graph.Span{Start: 0, End: n}}}, Confidence: 1, Rule: "test"}
	for _, name := range about {
		key := graph.EntityKey(graph.City, name)
		r.Entities = append(r.Entities, graph.Entity{Key: key, Type: graph.City, Name: name})
		c.About = append(c.About, key)
	}
	c.ID = graph.ClaimID(id, c.Spans, cue)
	r.Claims = []graph.Claim{c}
	return r
}

func TestClaimLinks(t *testing.T) {
	readings := []graph.Reading{
		saying("a.txt", "Ana Rossi", graph.Asserts, "the port of Belmar was shelled by artillery at dawn", "Belmar"),
		saying("b.txt", "Hugo Udo", graph.Asserts, "artillery shelled the port of Belmar at dawn on Sunday", "Belmar"),
		saying("c.txt", "Chen Varga", graph.Asserts, "the port of Belmar was not shelled by artillery at dawn", "Belmar"),
		saying("d.txt", "Boris Young", graph.Denies, "artillery had shelled the port of Belmar at dawn", "Belmar"),
		saying("e.txt", "Grace Quispe", graph.Asserts, "fishing quotas will rise in the northern lakes next year"),
		saying("f.txt", "Farid Petrov", graph.Asserts, "24 convoys of grain crossed the bridge at Esk", "Esk"),
		saying("g.txt", "Dóra Tanaka", graph.Asserts, "31 grain convoys crossed the bridge at Esk", "Esk"),
	}
	want := map[string][]string{
		"a.txt": {"b.txt same", "c.txt dispute negation", "d.txt dispute denial"},
		"b.txt": {"a.txt same", "c.txt dispute negation", "d.txt dispute denial"},
		"c.txt": {"a.txt dispute negation", "b.txt dispute negation", "d.txt dispute denial"},
		"d.txt": {"a.txt dispute denial", "b.txt dispute denial", "c.txt dispute denial"},
		"e.txt": nil,
		"f.txt": {"g.txt dispute numbers"},
		"g.txt": {"f.txt dispute numbers"},
	}
	each(t, graph.Config{BatchQuads: 60}, func(t *testing.T, s *graph.Store) {
		put(t, s, readings...)
		got := linksOf(t, s, readings)
		if diff := gocmp.Diff(want, got); diff != "" {
			t.Errorf("links (-want +got):\n%s", diff)
		}
		if _, err := s.Retract(t.Context(), "b.txt", "g.txt"); err != nil {
			t.Fatal(err)
		}
		got = linksOf(t, s, []graph.Reading{readings[0], readings[5]})
		if diff := gocmp.Diff(map[string][]string{"a.txt": want["a.txt"][1:], "f.txt": nil}, got); diff != "" {
			t.Errorf("links after retraction (-want +got):\n%s", diff)
		}
		sound(t, s)
	})
}

func linksOf(t *testing.T, s *graph.Store, readings []graph.Reading) map[string][]string {
	v, err := s.View(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	defer v.Close()
	var ids []string
	for _, r := range readings {
		ids = append(ids, r.Claims[0].ID)
	}
	links, err := v.ClaimLinks(t.Context(), ids)
	if err != nil {
		t.Fatal(err)
	}
	out := map[string][]string{}
	for i, r := range readings {
		var list []string
		for _, l := range links[i] {
			text := l.To.Article + " " + string(l.Kind)
			if l.Reason != "" {
				text += " " + l.Reason
			}
			list = append(list, text)
		}
		slices.Sort(list)
		out[r.Article.ID] = list
	}
	return out
}

func TestCopies(t *testing.T) {
	const shared = "The two countries fought a war over the valley in the nineties, in which thousands died and many more fled their homes"
	one := saying("one.txt", "Ana Rossi", graph.Asserts, "talks go on. "+shared)
	two := saying("two.txt", "Hugo Udo", graph.Asserts, "nothing is agreed. «"+shared+"» and so on")
	three := saying("three.txt", "Chen Varga", graph.Asserts, "the valley is quiet and the two countries have not fought since the war")
	each(t, graph.Config{}, func(t *testing.T, s *graph.Store) {
		put(t, s, one, two, three)
		v, err := s.View(context.Background())
		if err != nil {
			t.Fatal(err)
		}
		defer v.Close()
		copies, err := v.Copies(t.Context(), "one.txt")
		if err != nil || len(copies) != 1 {
			t.Fatalf("copies %+v, %v", copies, err)
		}
		c := copies[0]
		for _, text := range []string{
			string([]rune(one.Article.Text)[c.Span.Start:c.Span.End]),
			string([]rune(two.Article.Text)[c.Other.Start:c.Other.End]),
		} {
			if text != shared {
				t.Errorf("copied passage %q", text)
			}
		}
		if c.Article != "two.txt" {
			t.Errorf("copied from %s", c.Article)
		}
	})
}
