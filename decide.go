package main

import (
	"context"
	"encoding/json"
	"errors"
	"flag"

	"quoth/graph"
)

func mergeCommand() *command {
	cmd := newCommand("merge", "A B", "decide that two are one", `
Decides that two entities, two agreements, or two accounts of an event are one
thing, whatever the rules find and whatever articles come and go. Each is given by its id or its name; an
id goes on leading to what it is part of. The decision is printed, with the id
by which "quoth undo" takes it back. Deciding the same again changes the reason.
A merge that contradicts a split is refused.

Examples:

    quoth merge -because "the ministry's page has both" person:jane-doe person:j-doe
    quoth merge -because "seen" -by desk -when 2024-02-01 "Jane Doe" "Jean Doe"
`)
	cmd.decides(func(ctx context.Context, s *graph.Store, keys []string, g graph.Grounds) ([]graph.Decision, error) {
		return one(s.Merge(ctx, keys[0], keys[1], g))
	}, func(args []string) error {
		if len(args) != 2 {
			return usageError("which two?")
		}
		return nil
	})
	return cmd
}

func splitCommand() *command {
	cmd := newCommand("split", "A B | -article ARTICLE A", "decide that two are not one", `
Decides that two entities, two agreements, or two accounts of an event are never
one thing, though the rules take them for one, and keeps them apart where others
would join them too.
Each is given by its id as an article gave it; this lists the ids of a thing and
why they are one:

    quoth query '{ actor(name: "Jane Doe") { identity { ids links { a b reason } } } }'

Two of one name have one id. With -article, what that article calls by the name is
split off: it gets an id of its own, which the decision tells, and which can be
merged with another.

The decision is printed, with the id by which "quoth undo" takes it back. A
split that contradicts merges is refused.

Examples:

    quoth split -because "brothers" person:jane-doe person:jean-doe
    quoth split -because "a namesake, the footballer" -article sports/final.txt "Jane Doe"
    quoth split -because "two talks of that day" event:0f3a7c5e9d2b48166a01 event:77aa01c2d3e4f5061728
`)
	article := cmd.flags.String("article", "", "split off what the `ARTICLE`, given by its id, calls by that name")
	cmd.decides(func(ctx context.Context, s *graph.Store, keys []string, g graph.Grounds) ([]graph.Decision, error) {
		if *article != "" {
			return one(s.SplitOff(ctx, keys[0], *article, g))
		}
		return one(s.Split(ctx, keys[0], keys[1], g))
	}, func(args []string) error {
		switch {
		case *article == "" && len(args) != 2:
			return usageError("which two?")
		case *article != "" && len(args) != 1:
			return usageError("with -article, which one?")
		}
		return nil
	})
	return cmd
}

func hideCommand() *command {
	cmd := newCommand("hide", "WHAT...", "decide what is in no list", `
Decides that entities, agreements, claims or events are in no list and no count,
and found by no name and no search: what was read wrongly, or is not to be shown.
Each is given by its id, an entity or agreement also by its name. What the
articles say of it stays: it is found by its id, and exported beside the decision.
Each decision is printed, with the id by which "quoth undo" takes it back.

Examples:

    quoth hide -because "no body, a heading" "Read More"
    quoth hide -because "misread" -by desk claim:559493d978da05eca0ad claim:04d2c6a1b7e89f35aa10
`)
	cmd.decides(func(ctx context.Context, s *graph.Store, keys []string, g graph.Grounds) (made []graph.Decision, err error) {
		for _, key := range keys {
			d, err := s.Hide(ctx, key, g)
			if err != nil {
				return made, err
			}
			made = append(made, d)
		}
		return made, nil
	}, func(args []string) error {
		if len(args) == 0 {
			return usageError("what?")
		}
		return nil
	})
	return cmd
}

func one(d graph.Decision, err error) ([]graph.Decision, error) {
	if err != nil {
		return nil, err
	}
	return []graph.Decision{d}, nil
}

// decides makes a command one that decides something about what its arguments
// stand for, on grounds that it must be given.
func (cmd *command) decides(decide func(context.Context, *graph.Store, []string, graph.Grounds) ([]graph.Decision, error), check func(args []string) error) {
	db := storeFlag(cmd.flags)
	grounds := groundFlags(cmd.flags)
	cmd.run = func(ctx context.Context, args []string, std streams) error {
		if err := check(args); err != nil {
			return err
		}
		if grounds.Because == "" {
			return usageError("why? say so by -because")
		}
		return withFilledStore(ctx, std, *db, func(s *graph.Store) error {
			keys, err := keysOf(ctx, s, args)
			if err != nil {
				return err
			}
			made, err := decide(ctx, s, keys, *grounds)
			for _, d := range made {
				err = errors.Join(err, printDecision(std, d, nil))
			}
			return err
		})
	}
}

func undoCommand() *command {
	cmd := newCommand("undo", "DECISION...", "take decisions back", `
Takes decisions of "quoth merge", "quoth split" and "quoth hide" back by their ids,
so that the graph is as if they had never been made, and prints them. This lists them:

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
