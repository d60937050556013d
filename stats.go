package main

import (
	"cmp"
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
triples, links between articles and decisions of people in the store. With -by
also claims by kind, actors and places by type, articles by publisher, and
triples by where they stand: under labels of articles, or that of the background,
of links or of decisions.

Examples:

    quoth stats
    quoth stats -json | jq .claims
    quoth stats -by
`)
	db := storeFlag(cmd.flags)
	asJSON := cmd.flags.Bool("json", false, "print a JSON object")
	by := cmd.flags.Bool("by", false, "count by kind, type and publisher too")
	cmd.run = func(ctx context.Context, args []string, std streams) error {
		if len(args) > 0 {
			return usageError("takes no arguments")
		}
		return withFilledStore(ctx, std, *db, func(s *graph.Store) error {
			stats, parts, err := statsOf(ctx, s, *by)
			if err != nil {
				return err
			}
			return printStats(std, stats, parts, *asJSON)
		})
	}
	return cmd
}

// part is one way in which things are counted, "claims" by kind.
type part struct {
	name   string
	counts []graph.Said
}

func statsOf(ctx context.Context, s *graph.Store, by bool) (stats graph.Stats, parts []part, err error) {
	view, err := s.View(ctx)
	if err != nil {
		return graph.Stats{}, nil, err
	}
	defer func() { err = errors.Join(err, view.Close()) }()
	if stats, err = view.Stats(ctx); err != nil || !by {
		return stats, nil, err
	}
	b, err := view.Breakdown(ctx)
	l := stats.Labels
	labels := []graph.Said{{Value: "articles", Count: l.Articles}, {Value: "background", Count: l.Background}, {Value: "links", Count: l.Links},
		{Value: "decisions", Count: l.Decisions}}
	return stats, []part{{"claims", b.Kinds}, {"actors", b.Actors}, {"places", b.Places}, {"articles", b.Publishers}, {"triples", labels}}, err
}

func printStats(std streams, s graph.Stats, parts []part, asJSON bool) error {
	type totals struct {
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

		Labels graph.Labels `json:"-"` // a part
	}
	if asJSON {
		by := map[string]map[string]int{}
		for _, p := range parts {
			by[p.name] = map[string]int{}
			for _, c := range p.counts {
				by[p.name][c.Value] = c.Count
			}
		}
		return json.NewEncoder(std.out).Encode(struct {
			totals
			By map[string]map[string]int `json:"by,omitempty"`
		}{totals(s), by})
	}
	w := tabwriter.NewWriter(std.out, 0, 0, 2, ' ', 0)
	fmt.Fprintf(w, "articles\t%d\nclaims\t%d\nactors\t%d\nplaces\t%d\n", s.Articles, s.Claims, s.Actors, s.Places)
	fmt.Fprintf(w, "agreements\t%d\nmemberships\t%d\nlocations\t%d\nevents\t%d\ntriples\t%d\n", s.Agreements, s.Memberships, s.Locations, s.Events, s.Quads)
	fmt.Fprintf(w, "links\t%d\ndecisions\t%d\n", s.Links, s.Decisions)
	for _, p := range parts {
		for _, c := range p.counts {
			fmt.Fprintf(w, "%s: %s\t%d\n", p.name, cmp.Or(c.Value, "(none)"), c.Count)
		}
	}
	return w.Flush()
}
