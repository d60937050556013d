package main

import (
	"context"
	"encoding/json"
	"errors"
	"flag"
	"fmt"

	"quoth/graph"
)

func mergeCommand() *command {
	return decideCommand("merge", "decide that two are one", `
Decides that two entities, two agreements, or two accounts of an event are one
thing, whatever the rules find and whatever articles come and go. Each is given by its id or its name; an
id goes on leading to what it is part of. The decision is printed, with the id
by which "quoth undo" takes it back. Deciding the same again changes the reason.
A merge that contradicts a split is refused.
`, (*graph.Store).Merge)
}

func splitCommand() *command {
	return decideCommand("split", "decide that two are not one", `
Decides that two entities, two agreements, or two accounts of an event are never
one thing, though the rules take them for one, and keeps them apart where others
would join them too.
Each is given by its id as an article gave it; this lists the ids of a thing and
why they are one:

    quoth query '{ actor(name: "Jane Doe") { identity { ids links { a b reason } } } }'

The decision is printed, with the id by which "quoth undo" takes it back. A
split that contradicts merges is refused.
`, (*graph.Store).Split)
}

func decideCommand(name, summary, help string, decide func(*graph.Store, context.Context, string, string, graph.Grounds) (graph.Decision, error)) *command {
	cmd := newCommand(name, "A B", summary, help+fmt.Sprintf(`
Examples:

    quoth %[1]s -because "the ministry's page has both" person:jane-doe person:j-doe
    quoth %[1]s -because "seen" -by desk -when 2024-02-01 "Jane Doe" "Jean Doe"
`, name))
	db := storeFlag(cmd.flags)
	grounds := groundFlags(cmd.flags)
	cmd.run = func(ctx context.Context, args []string, std streams) error {
		if len(args) != 2 {
			return usageError("which two?")
		}
		if grounds.Because == "" {
			return usageError("why? say so by -because")
		}
		return withFilledStore(ctx, std, *db, func(s *graph.Store) error {
			keys, err := keysOf(ctx, s, args)
			if err != nil {
				return err
			}
			d, err := decide(s, ctx, keys[0], keys[1], *grounds)
			return printDecision(std, d, err)
		})
	}
	return cmd
}

func undoCommand() *command {
	cmd := newCommand("undo", "DECISION...", "take decisions back", `
Takes decisions of "quoth merge" and "quoth split" back by their ids, so that the
graph is as if they had never been made, and prints them. This lists them:

    quoth query '{ decisions { nodes { id action ids reason } } }'

Example:

    quoth undo decision:1153a6c3649b4225032b
`)
	db := storeFlag(cmd.flags)
	cmd.run = func(ctx context.Context, args []string, std streams) error {
		if len(args) == 0 {
			return usageError("which decision?")
		}
		return withFilledStore(ctx, std, *db, func(s *graph.Store) error {
			var failed error
			for _, id := range args {
				d, err := s.Undo(ctx, id)
				failed = errors.Join(failed, printDecision(std, d, err))
			}
			return failed
		})
	}
	return cmd
}

func groundFlags(fs *flag.FlagSet) *graph.Grounds {
	g := new(graph.Grounds)
	fs.StringVar(&g.Because, "because", "", "the `REASON`, which is kept beside the decision")
	fs.StringVar(&g.By, "by", "", "`WHO` decided so")
	fs.Func("when", "the `DATE`: 2024, 2024-02 or 2024-02-01", func(s string) error {
		g.When = graph.Date(s)
		return g.When.Check()
	})
	return g
}

// keysOf gives the keys that the arguments stand for.
func keysOf(ctx context.Context, s *graph.Store, refs []string) (keys []string, err error) {
	v, err := s.View(ctx)
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, v.Close()) }()
	for _, ref := range refs {
		key, err := v.Known(ctx, ref)
		if err != nil {
			return nil, err
		}
		keys = append(keys, key)
	}
	return keys, nil
}

func printDecision(std streams, d graph.Decision, err error) error {
	if err != nil {
		return err
	}
	enc := json.NewEncoder(std.out)
	enc.SetEscapeHTML(false)
	return enc.Encode(d)
}
