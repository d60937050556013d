package graph_test

import (
	"context"
	"testing"

	"quoth/graph"
)

// providing is an article by which an agreement provides something.
func providing(id, kind, what string) graph.Reading {
	r := saying(id, "Ana Rossi", graph.Asserts, what, "Belmar")
	key := graph.AgreementKey(kind, "2019-03-04")
	r.Agreements = []graph.Agreement{{Key: key, Name: kind, Kind: graph.AgreementKind(kind), Date: "2019-03-04"}}
	r.Claims[0].Speakers[0].Entity = key
	return r
}

func TestProvisionsOfMergedAgreements(t *testing.T) {
	readings := []graph.Reading{
		providing("a.txt", "accord", "the port of Belmar shall be open"),
		providing("b.txt", "treaty", "ships pay nothing in Belmar"),
	}
	one, two := readings[0].Agreements[0].Key, readings[1].Agreements[0].Key
	each(t, graph.Config{}, func(t *testing.T, s *graph.Store) {
		put(t, s, readings...)
		apart := export(t, s, graph.NQuads)
		provides(t, s, one, one, 1)
		d, err := s.Merge(t.Context(), one, two, because)
		if err != nil {
			t.Fatal(err)
		}
		sound(t, s)
		provides(t, s, one, one, 2)
		provides(t, s, two, one, 2)
		if _, err := s.Undo(t.Context(), d.ID); err != nil {
			t.Fatal(err)
		}
		if string(export(t, s, graph.NQuads)) != string(apart) {
			t.Error("undone, the export is not what it was")
		}
		if _, err := s.Retract(t.Context(), "b.txt"); err != nil {
			t.Fatal(err)
		}
		provides(t, s, two, two, 0)
		sound(t, s)
	})
}

// provides holds how many provisions are listed and counted under a key, and
// under which key they stand.
func provides(t *testing.T, s *graph.Store, key, shown string, want int) {
	t.Helper()
	view(t, s, func(ctx context.Context, v *graph.View) {
		f := graph.ClaimFilter{Speakers: []string{key}}
		l, err := v.Claims(ctx, f, graph.Page{})
		if n, _ := v.ClaimCount(ctx, f); err != nil || len(l.Items) != want || n != want {
			t.Errorf("%s provides %d, counted %d, not %d: %v", key, len(l.Items), n, want, err)
		}
		for _, c := range l.Items {
			if c.Provision() != shown || len(c.Voices()) != 0 {
				t.Errorf("%s is of %q and said by %v", c.ID, c.Provision(), c.Voices())
			}
		}
	})
}
