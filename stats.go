package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"text/tabwriter"

	"quoth/graph"
)

func statsCommand() *command {
	cmd := newCommand("stats", "", "count what the store holds", `
Counts the articles, claims, actors, places, agreements, memberships, locations,
triples, links between articles and decisions of people in the store.

Examples:

    quoth stats
    quoth stats -json | jq .claims
`)
	db := storeFlag(cmd.flags)
	asJSON := cmd.flags.Bool("json", false, "print a JSON object")
	cmd.run = func(ctx context.Context, args []string, std streams) error {
		if len(args) > 0 {
			return usageError("takes no arguments")
		}
		return withFilledStore(ctx, std, *db, func(s *graph.Store) error {
			stats, err := statsOf(ctx, s)
			if err != nil {
				return err
			}
			return printStats(std, stats, *asJSON)
		})
	}
	return cmd
}

func statsOf(ctx context.Context, s *graph.Store) (stats graph.Stats, err error) {
	view, err := s.View(ctx)
	if err != nil {
		return graph.Stats{}, err
	}
	defer func() { err = errors.Join(err, view.Close()) }()
	return view.Stats(ctx)
}

func printStats(std streams, s graph.Stats, asJSON bool) error {
	counts := struct {
		Articles    int `json:"articles"`
		Claims      int `json:"claims"`
		Actors      int `json:"actors"`
		Places      int `json:"places"`
		Agreements  int `json:"agreements"`
		Memberships int `json:"memberships"`
		Locations   int `json:"locations"`
		Events      int `json:"events"`
		Quads       int `json:"triples"`
		Links       int `json:"links"`
		Decisions   int `json:"decisions"`
	}(s)
	if asJSON {
		return json.NewEncoder(std.out).Encode(counts)
	}
	w := tabwriter.NewWriter(std.out, 0, 0, 2, ' ', 0)
	fmt.Fprintf(w, "articles\t%d\nclaims\t%d\nactors\t%d\nplaces\t%d\n", s.Articles, s.Claims, s.Actors, s.Places)
	fmt.Fprintf(w, "agreements\t%d\nmemberships\t%d\nlocations\t%d\nevents\t%d\ntriples\t%d\n", s.Agreements, s.Memberships, s.Locations, s.Events, s.Quads)
	fmt.Fprintf(w, "links\t%d\ndecisions\t%d\n", s.Links, s.Decisions)
	return w.Flush()
}
