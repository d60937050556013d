package main

import (
	"context"
	"fmt"

	"quoth/graph"
)

func retractCommand() *command {
	cmd := newCommand("retract", "ARTICLE...", "take articles out again", `
Takes articles out of the store by their ids, so that the graph is as if they
had never been loaded. The id of an article is its canonical URL where it has
one, else its path relative to what was loaded; this lists them:

    quoth query '{ articles { nodes { id title } } }'

An id that the store does not know is named and the exit status is 1; the others
are taken out.

Examples:

    quoth retract 003_e5dfdf8c903b6a59.txt
    quoth retract -db leveldb:/var/lib/quoth https://news.example/2023/09/27/call
`)
	db := storeFlag(cmd.flags)
	cmd.run = func(ctx context.Context, args []string, std streams) error {
		if len(args) == 0 {
			return usageError("which article?")
		}
		return withFilledStore(ctx, std, *db, func(s *graph.Store) error {
			return retract(ctx, s, args, std)
		})
	}
	return cmd
}

func retract(ctx context.Context, s *graph.Store, ids []string, std streams) error {
	change, err := s.Retract(ctx, ids...)
	refused, fault := refusals(err)
	for _, r := range refused {
		fmt.Fprintf(std.err, "quoth retract: %v\n", r)
	}
	for _, id := range change.Retracted {
		fmt.Fprintf(std.err, "retracted %s\n", id)
	}
	switch {
	case fault != nil:
		return fault
	case len(refused) > 0:
		return fmt.Errorf("%s not retracted", plural(len(refused), "article"))
	}
	return nil
}

// plural is a count with its noun.
func plural(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return fmt.Sprintf("%d %ss", n, noun)
}
