package graph_test

import (
	"bytes"
	"context"
	"errors"
	"slices"
	"strings"
	"testing"

	gocmp "github.com/google/go-cmp/cmp"

	"quoth/graph"
)

var because = graph.Grounds{Because: "the ministry's page says so", By: "a desk editor", When: "2024-02-01"}

// view runs f on a view of a store.
func view(t testing.TB, s *graph.Store, f func(ctx context.Context, v *graph.View)) {
	t.Helper()
	v, err := s.View(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	defer v.Close()
	f(context.Background(), v)
}

func TestMergedIsOneEverywhere(t *testing.T) {
	readings := []graph.Reading{
		saying("a.txt", "Ana Rossi", graph.Asserts, "the port of Belmar was shelled", "Belmar"),
		saying("b.txt", "A. Rossi-Udo", graph.Asserts, "grain goes out from Belmar again", "Belmar"),
		saying("c.txt", "Chen Varga", graph.Asserts, "nothing was shelled", "Belmar"),
	}
	each(t, graph.Config{}, func(t *testing.T, s *graph.Store) {
		put(t, s, readings[:2]...)
		before := export(t, s, graph.NQuads)
		d, err := s.Merge(t.Context(), "person:ana-rossi", "person:a-rossi-udo", because)
		if err != nil {
			t.Fatal(err)
		}
		put(t, s, readings[2])
		sound(t, s)
		view(t, s, func(ctx context.Context, v *graph.View) {
			nodes, err := v.EntitiesByKey(ctx, []string{"person:ana-rossi", "person:a-rossi-udo"})
			if err != nil || nodes[0] == nil || nodes[0] != nodes[1] {
				t.Fatalf("nodes %v, %v", nodes, err)
			}
			if n := nodes[0]; n.Articles != 2 || n.Claims != 2 || len(n.Names) != 2 {
				t.Errorf("merged: %+v", n)
			}
			for _, speaker := range []string{"person:ana-rossi", "person:a-rossi-udo"} {
				f := graph.ClaimFilter{Speakers: []string{speaker}}
				l, err := v.Claims(ctx, f, graph.Page{})
				if n, _ := v.ClaimCount(ctx, f); err != nil || len(l.Items) != 2 || n != 2 {
					t.Errorf("claims by %s: %d, counted %d, %v", speaker, len(l.Items), n, err)
				}
				for _, c := range l.Items {
					if c.Speakers[0].Entity != nodes[0].Key {
						t.Errorf("claim by %s, not %s", c.Speakers[0].Entity, nodes[0].Key)
					}
				}
			}
			for _, name := range []string{"Ana Rossi", "A. Rossi-Udo", "person:ana-rossi"} {
				if keys, err := v.Resolve(ctx, graph.EntitySort, name); err != nil || !slices.Equal(keys, []string{nodes[0].Key}) {
					t.Errorf("%s is %v, %v", name, keys, err)
				}
			}
			ids, err := v.Identities(ctx, []string{"person:a-rossi-udo"})
			want := &graph.Identity{Key: nodes[0].Key, Members: []string{"person:a-rossi-udo", "person:ana-rossi"}, Decisions: []graph.Decision{d}}
			if diff := gocmp.Diff(want, ids[0]); diff != "" || err != nil {
				t.Errorf("identity (-want +got):\n%s%v", diff, err)
			}
		})
		if text := string(export(t, s, graph.NQuads)); !strings.Contains(text, "<http://www.w3.org/2002/07/owl#sameAs> <urn:x-quoth:person:ana-rossi> <urn:x-quoth:decisions> .") {
			t.Error("the export does not tell the decision")
		}
		if _, err := s.Undo(t.Context(), d.ID); err != nil {
			t.Fatal(err)
		}
		if _, err := s.Retract(t.Context(), "c.txt"); err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(before, export(t, s, graph.NQuads)) {
			t.Error("undone and retracted, the export differs")
		}
		sound(t, s)
	})
}

func TestDecisionsGoBeforeArticles(t *testing.T) {
	a, b := saying("a.txt", "Ana Rossi", graph.Asserts, "the port was shelled"), saying("b.txt", "Ana Udo", graph.Asserts, "all is quiet")
	each(t, graph.Config{}, func(t *testing.T, s *graph.Store) {
		put(t, s, a, b)
		if _, err := s.Merge(t.Context(), "person:ana-rossi", "person:ana-udo", because); err != nil {
			t.Fatal(err)
		}
		want := export(t, s, graph.NQuads)
		for _, id := range []string{"a.txt", "b.txt"} {
			if _, err := s.Retract(t.Context(), id); err != nil {
				t.Fatal(err)
			}
			sound(t, s)
		}
		put(t, s, b)
		put(t, s, a)
		if !bytes.Equal(want, export(t, s, graph.NQuads)) {
			t.Error("articles that come back are not merged as before")
		}
		var backup bytes.Buffer
		if err := s.Backup(t.Context(), &backup); err != nil {
			t.Fatal(err)
		}
		other := open(t, "memory:", graph.Config{})
		if _, err := other.Restore(t.Context(), bytes.NewReader(backup.Bytes())); err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(want, export(t, other, graph.NQuads)) {
			t.Error("a restored store differs")
		}
		if err := s.Reindex(t.Context()); err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(want, export(t, s, graph.NQuads)) {
			t.Error("a reindexed store differs")
		}
		sound(t, s)
	})
}

func TestDecisionsThatMakeNoSense(t *testing.T) {
	s := open(t, "memory:", graph.Config{})
	put(t, s, saying("a.txt", "Ana Rossi", graph.Asserts, "one", "Esk"), saying("b.txt", "Ana Udo", graph.Asserts, "two"), saying("c.txt", "Ana Young", graph.Asserts, "three"))
	ctx := t.Context()
	if _, err := s.Merge(ctx, "person:ana-rossi", "person:ana-udo", because); err != nil {
		t.Fatal(err)
	}
	if _, err := s.Merge(ctx, "person:ana-udo", "person:ana-young", because); err != nil {
		t.Fatal(err)
	}
	for name, do := range map[string]func() (graph.Decision, error){
		"split of what is merged": func() (graph.Decision, error) { return s.Split(ctx, "person:ana-rossi", "person:ana-young", because) },
		"unknown key":             func() (graph.Decision, error) { return s.Merge(ctx, "person:ana-rossi", "person:nobody", because) },
		"no reason":               func() (graph.Decision, error) { return s.Split(ctx, "person:ana-rossi", "place:esk", graph.Grounds{}) },
		"one key":                 func() (graph.Decision, error) { return s.Merge(ctx, "person:ana-rossi", "person:ana-rossi", because) },
		"a person and a place":    func() (graph.Decision, error) { return s.Merge(ctx, "person:ana-rossi", "place:esk", because) },
		"a date of no calendar": func() (graph.Decision, error) {
			return s.Hide(ctx, "place:esk", graph.Grounds{Because: "so", When: "soon"})
		},
		"nothing to be taken back": func() (graph.Decision, error) { return s.Undo(ctx, "decision:0") },
	} {
		before := export(t, s, graph.NQuads)
		if d, err := do(); !errors.Is(err, graph.ErrDecision) && !errors.Is(err, graph.ErrNoDecision) {
			t.Errorf("%s: %+v, %v", name, d, err)
		}
		if !bytes.Equal(before, export(t, s, graph.NQuads)) {
			t.Errorf("%s changed the graph", name)
		}
	}
	sound(t, s)
}

func TestHiddenIsInNoList(t *testing.T) {
	each(t, graph.Config{}, func(t *testing.T, s *graph.Store) {
		put(t, s, saying("a.txt", "Ana Rossi", graph.Asserts, "one", "Esk"), saying("b.txt", "Ana Udo", graph.Asserts, "two"))
		before := export(t, s, graph.NQuads)
		d, err := s.Hide(t.Context(), "person:ana-rossi", because)
		if err != nil {
			t.Fatal(err)
		}
		sound(t, s)
		actors := func(want ...string) {
			t.Helper()
			view(t, s, func(ctx context.Context, v *graph.View) {
				l, err := v.Actors(ctx, graph.EntityFilter{}, graph.Page{})
				var got []string
				for _, e := range l.Items {
					got = append(got, e.Key)
				}
				if n, _ := v.ActorCount(ctx, graph.EntityFilter{}); err != nil || !slices.Equal(got, want) || n != len(want) {
					t.Errorf("actors %v, counted %d, %v", got, n, err)
				}
				keys, err := v.Resolve(ctx, graph.EntitySort, "Ana Rossi")
				if nodes, _ := v.EntitiesByKey(ctx, []string{"person:ana-rossi"}); nodes[0] == nil || len(keys) != len(want)-1 || err != nil {
					t.Errorf("found %v by name, %v by key: %v", keys, nodes, err)
				}
			})
		}
		actors("person:ana-udo")
		if _, err := s.Undo(t.Context(), d.ID); err != nil {
			t.Fatal(err)
		}
		actors("person:ana-rossi", "person:ana-udo")
		if !bytes.Equal(before, export(t, s, graph.NQuads)) {
			t.Error("undone, the export differs")
		}
		sound(t, s)
	})
}

// What one article calls by a name that others use too can be told apart there,
// and is one again when that is taken back.
func TestSplitOffInOneArticle(t *testing.T) {
	readings := []graph.Reading{
		article("a.txt", "", holder("John Smith", "Minister of Trade", "Norland"), agreed(graph.Treaty, "treaty", "2021", "Norland", "Sudria")),
		article("b.txt", "", holder("John Smith", "captain", ""), happened(graph.Meeting, "talks", "2021-04-06", graph.City, "Esk", "John Smith", "Ana Rossi")),
		article("c.txt", "", holder("J. Smith", "Minister of Trade", "Norland")),
		saying("d.txt", "John Smith", graph.Asserts, "the port of Belmar was shelled", "Belmar"),
	}
	each(t, graph.Config{}, func(t *testing.T, s *graph.Store) {
		put(t, s, readings...)
		before := export(t, s, graph.NQuads)
		one, err := s.SplitOff(t.Context(), "person:john-smith", "b.txt", because)
		if err != nil {
			t.Fatal(err)
		}
		two, err := s.SplitOff(t.Context(), "person:john-smith", "d.txt", because)
		if err != nil {
			t.Fatal(err)
		}
		sound(t, s)
		view(t, s, func(ctx context.Context, v *graph.View) {
			keys, err := v.Resolve(ctx, graph.EntitySort, "John Smith")
			want := []string{"person:john-smith", one.B, two.B}
			slices.Sort(keys[1:])
			slices.Sort(want[1:])
			if err != nil || !slices.Equal(keys, want) {
				t.Errorf("John Smith is %v, not %v: %v", keys, want, err)
			}
			nodes, err := v.EntitiesByKey(ctx, []string{"person:john-smith", one.B, two.B})
			if err != nil || nodes[0].Articles != 2 || nodes[1].Articles != 1 || nodes[2].Claims != 1 {
				t.Errorf("%+v %+v %+v %v", nodes[0], nodes[1], nodes[2], err)
			}
			l, err := v.Claims(ctx, graph.ClaimFilter{Speakers: []string{two.B}}, graph.Page{})
			if err != nil || len(l.Items) != 1 || l.Items[0].Speakers[0].Entity != two.B {
				t.Errorf("claims %+v, %v", l.Items, err)
			}
			events, err := v.Events(ctx, graph.EventFilter{Participant: one.B}, graph.Page{})
			if err != nil || len(events.Items) != 1 || events.Items[0].Participants[0].Entity != one.B {
				t.Errorf("events %+v, %v", events.Items, err)
			}
			r, err := v.Reading(ctx, "b.txt")
			if err != nil || r.Entities[0].Key == "person:john-smith" || r.Check() != nil {
				t.Errorf("reading %+v, %v", r.Entities, err)
			}
		})
		if !strings.Contains(string(export(t, s, graph.NQuads)), "<urn:x-quoth:inArticle> \"b.txt\"") {
			t.Error("the export does not tell the decision")
		}
		// The other of the name can be one with somebody else.
		if _, err := s.Merge(t.Context(), one.B, "person:ana-rossi", because); err != nil {
			t.Fatal(err)
		}
		text := export(t, s, graph.NQuads)
		for _, id := range []string{"a.txt", "b.txt"} {
			if _, err := s.Retract(t.Context(), id); err != nil {
				t.Fatal(err)
			}
			sound(t, s)
		}
		put(t, s, readings[1], readings[0])
		if !bytes.Equal(text, export(t, s, graph.NQuads)) {
			t.Error("retracted and loaded again, the export differs")
		}
		if err := s.Reindex(t.Context()); err != nil {
			t.Fatal(err)
		}
		sound(t, s)
		var backup bytes.Buffer
		if err := s.Backup(t.Context(), &backup); err != nil {
			t.Fatal(err)
		}
		other := open(t, "memory:", graph.Config{})
		if _, err := other.Restore(t.Context(), bytes.NewReader(backup.Bytes())); err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(text, export(t, other, graph.NQuads)) {
			t.Error("a restored store differs")
		}
		if got, _ := clusters(t, s); !slices.Equal(got, []string{"person:ana-rossi " + one.B, "person:j-smith person:john-smith"}) {
			t.Errorf("clusters %v", got)
		}
		view(t, s, func(ctx context.Context, v *graph.View) {
			all, err := v.Decisions(ctx)
			if err != nil {
				t.Fatal(err)
			}
			for _, d := range all {
				if _, err := s.Undo(ctx, d.ID); err != nil {
					t.Fatal(err)
				}
			}
		})
		sound(t, s)
		if !bytes.Equal(before, export(t, s, graph.NQuads)) {
			t.Error("undone, the export differs")
		}
		for name, do := range map[string]func() (graph.Decision, error){
			"an article that does not know it": func() (graph.Decision, error) { return s.SplitOff(t.Context(), "person:ana-rossi", "a.txt", because) },
			"no such article":                  func() (graph.Decision, error) { return s.SplitOff(t.Context(), "person:ana-rossi", "z.txt", because) },
			"a claim": func() (graph.Decision, error) {
				return s.SplitOff(t.Context(), readings[3].Claims[0].ID, "d.txt", because)
			},
		} {
			if d, err := do(); !errors.Is(err, graph.ErrDecision) {
				t.Errorf("%s: %+v, %v", name, d, err)
			}
		}
	})
}

func TestHiddenClaimIsInNoList(t *testing.T) {
	readings := []graph.Reading{
		saying("a.txt", "Ana Rossi", graph.Asserts, "the port of Belmar was shelled", "Belmar"),
		saying("b.txt", "Chen Varga", graph.Asserts, "the port of Belmar was shelled", "Belmar"),
		article("c.txt", "", happened(graph.Meeting, "talks", "2021-04-06", graph.City, "Esk", "Ana Rossi", "Ivan Petrov")),
		article("e.txt", "", happened(graph.Meeting, "talks", "2021-04-06", graph.City, "Esk", "Ana Rossi", "Ivan Petrov")),
	}
	claim, event := readings[0].Claims[0].ID, readings[2].Events[0].ID
	each(t, graph.Config{}, func(t *testing.T, s *graph.Store) {
		put(t, s, readings...)
		before := export(t, s, graph.NQuads)
		shown := func(n int) {
			t.Helper()
			sound(t, s)
			view(t, s, func(ctx context.Context, v *graph.View) {
				for _, f := range []graph.ClaimFilter{{}, {Speakers: []string{"person:ana-rossi"}}, {About: []string{"place:belmar"}},
					{Article: "a.txt"}, {Kind: readings[0].Claims[0].Kind}, {Search: "shelled"}} {
					want := n
					if f.Article == "" && f.Speakers == nil {
						want++
					}
					l, err := v.Claims(ctx, f, graph.Page{})
					if count, _ := v.ClaimCount(ctx, f); err != nil || len(l.Items) != want || count != want {
						t.Errorf("claims by %+v: %d, counted %d, not %d; %v", f, len(l.Items), count, want, err)
					}
				}
				nodes, err := v.EntitiesByKey(ctx, []string{"person:ana-rossi"})
				if err != nil || nodes[0].Claims != n {
					t.Errorf("%+v, %v", nodes[0], err)
				}
				links, err := v.ClaimLinks(ctx, []string{readings[1].Claims[0].ID})
				if err != nil || len(links[0]) != n {
					t.Errorf("links %v, %v", links[0], err)
				}
				if c, err := v.ClaimsByID(ctx, []string{claim}); err != nil || c[0] == nil {
					t.Errorf("by its ID: %v, %v", c, err)
				}
				events, err := v.Events(ctx, graph.EventFilter{Participant: "person:ana-rossi"}, graph.Page{})
				if count, _ := v.EventCount(ctx, graph.EventFilter{}); err != nil || len(events.Items) != n+1 || count != n+1 {
					t.Errorf("events %v, counted %d, %v", events.Items, count, err)
				}
				r, err := v.Reading(ctx, "a.txt")
				if err != nil || len(r.Claims) != n {
					t.Errorf("reading %+v, %v", r, err)
				}
			})
			if got := len(accounts(t, s)); got != 2*n {
				t.Errorf("%d accounts", got)
			}
		}
		shown(1)
		var made []graph.Decision
		for _, id := range []string{claim, event} {
			d, err := s.Hide(t.Context(), id, because)
			if err != nil {
				t.Fatal(err)
			}
			made = append(made, d)
		}
		shown(0)
		text := export(t, s, graph.NQuads)
		if _, err := s.Retract(t.Context(), "a.txt", "c.txt"); err != nil {
			t.Fatal(err)
		}
		sound(t, s)
		put(t, s, readings[2], readings[0])
		shown(0)
		if !bytes.Equal(text, export(t, s, graph.NQuads)) {
			t.Error("retracted and loaded again, the export differs")
		}
		if err := s.Reindex(t.Context()); err != nil {
			t.Fatal(err)
		}
		shown(0)
		for _, d := range made {
			if _, err := s.Undo(t.Context(), d.ID); err != nil {
				t.Fatal(err)
			}
		}
		shown(1)
		if !bytes.Equal(before, export(t, s, graph.NQuads)) {
			t.Error("undone, the export differs")
		}
	})
}
