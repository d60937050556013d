package graph_test

import (
	"context"
	"math/rand/v2"
	"testing"

	"github.com/google/go-cmp/cmp"

	"quoth/graph"
)

// What lists of statements give from memory is what a fresh store reads,
// whatever was put, retracted and decided in between.
func TestListsFollowTheStore(t *testing.T) {
	readings := corpus(11, 12)
	each(t, graph.Config{}, func(t *testing.T, s *graph.Store) {
		r := rand.New(rand.NewPCG(1, 2))
		in := map[int]graph.Reading{}
		for step := range 4 {
			for range 4 {
				i := r.IntN(len(readings))
				if _, ok := in[i]; ok {
					if _, err := s.Retract(t.Context(), readings[i].Article.ID); err != nil {
						t.Fatal(err)
					}
					delete(in, i)
				} else {
					in[i] = readings[i]
					put(t, s, readings[i])
				}
			}
			fresh := open(t, "memory:", graph.Config{})
			for i := range readings {
				if reading, ok := in[i]; ok {
					put(t, fresh, reading)
				}
			}
			for range 2 { // the second time from memory
				if diff := cmp.Diff(statements(t, fresh), statements(t, s)); diff != "" {
					t.Fatalf("step %d: %s", step, diff)
				}
			}
		}
	})
}

// statements gives the lists of statements of all entities and agreements, and
// what each article knows.
func statements(t *testing.T, s *graph.Store) map[string]any {
	t.Helper()
	out := map[string]any{}
	view(t, s, func(ctx context.Context, v *graph.View) {
		all := graph.Page{First: graph.MaxPage}
		note := func(name string, value any, err error) {
			t.Helper()
			if err != nil {
				t.Fatal(err)
			}
			out[name] = value
		}
		var keys, deals []string
		actors, err := v.Actors(ctx, graph.EntityFilter{}, all)
		note("actors", actors, err)
		places, err := v.Places(ctx, graph.EntityFilter{}, all)
		note("places", places, err)
		for _, n := range append(actors.Items, places.Items...) {
			keys = append(keys, n.Key)
		}
		agreements, err := v.Agreements(ctx, graph.AgreementFilter{}, all)
		note("agreements", agreements, err)
		for _, n := range agreements.Items {
			deals = append(deals, n.Key)
		}
		members, err := v.Members(ctx, deals)
		note("members", members, err)
		memberships, err := v.Memberships(ctx, keys)
		note("memberships", memberships, err)
		regions, err := v.Regions(ctx, keys)
		note("regions", regions, err)
		contents, err := v.Contents(ctx, keys)
		note("contents", contents, err)
		roles, err := v.Roles(ctx, keys)
		note("roles", roles, err)
		articles, err := v.Articles(ctx, graph.ArticleFilter{}, all)
		note("articles", articles.Positions, err)
		for _, a := range articles.Items {
			known, err := v.Actors(ctx, graph.EntityFilter{Article: a.ID}, all)
			note("actors of "+a.ID, known, err)
			deals, err := v.Agreements(ctx, graph.AgreementFilter{Article: a.ID}, all)
			note("agreements of "+a.ID, deals, err)
		}
	})
	return out
}

// Pages of several lists at once are those of each by itself.
func TestClaimLists(t *testing.T) {
	each(t, graph.Config{}, func(t *testing.T, s *graph.Store) {
		put(t, s, corpus(3, 12)...)
		view(t, s, func(ctx context.Context, v *graph.View) {
			first, err := v.Claims(ctx, graph.ClaimFilter{}, graph.Page{First: 3})
			if err != nil {
				t.Fatal(err)
			}
			asked := []graph.ClaimPage{
				{Page: graph.Page{First: 3, After: first.Positions[2]}},
				{ClaimFilter: graph.ClaimFilter{Article: "none"}},
				{ClaimFilter: graph.ClaimFilter{Article: first.Items[0].Article}},
				{ClaimFilter: graph.ClaimFilter{Stance: graph.Denies}, Page: graph.Page{First: 2}},
			}
			got, err := v.ClaimLists(ctx, asked)
			if err != nil {
				t.Fatal(err)
			}
			if len(got[0].Items) != 3 || !got[0].More || len(got[1].Items) != 0 || len(got[2].Items) == 0 {
				t.Errorf("%d, %d and %d claims", len(got[0].Items), len(got[1].Items), len(got[2].Items))
			}
			for i, a := range asked {
				want, err := v.Claims(ctx, a.ClaimFilter, a.Page)
				if diff := cmp.Diff(want, got[i]); diff != "" || err != nil {
					t.Errorf("list %d: %s%v", i, diff, err)
				}
			}
		})
	})
}
