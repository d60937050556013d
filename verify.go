package main

import (
	"context"
	"fmt"

	"quoth/graph"
)

func verifyCommand() *command {
	cmd := newCommand("verify", "", "check that the store is sound", `
Checks the whole store: that every span reproduces its words in the article,
that every quad can be read, that counts and indexes agree. Each fault is one
line on standard output, with the article it concerns; a sound store prints
nothing there and the exit status is 0.

Example:

    quoth verify && echo sound
`)
	db := storeFlag(cmd.flags)
	cmd.run = func(ctx context.Context, args []string, std streams) error {
		if len(args) > 0 {
			return usageError("takes no arguments")
		}
		return withFilledStore(ctx, std, *db, func(s *graph.Store) error {
			return verify(ctx, s, std)
		})
	}
	return cmd
}

func verify(ctx context.Context, s *graph.Store, std streams) error {
	faults := 0
	for fault, err := range s.Verify(ctx) {
		if err != nil {
			return err
		}
		faults++
		if _, err := fmt.Fprintf(std.out, "%s\t%s\n", fault.Article, fault.What); err != nil {
			return err
		}
	}
	if faults > 0 {
		return fmt.Errorf("%s found", plural(faults, "fault"))
	}
	fmt.Fprintln(std.err, "the store is sound")
	return nil
}
