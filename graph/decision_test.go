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
