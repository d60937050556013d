package main

import (
	"context"
	"fmt"
	"os"

	"quoth/graph"
)

func restoreCommand() *command {
	cmd := newCommand("restore", "FILE", "fill an empty store from a backup", `
Fills an empty store from a file that "quoth backup" wrote, so that its export
has the same bytes as that of the store that was backed up. The file is checked
whole before anything is written; a store that has articles is left as it is.

Example:

    quoth restore -db leveldb:new.db monday.quoth
`)
	db := storeFlag(cmd.flags)
	cmd.run = func(ctx context.Context, args []string, std streams) error {
		if len(args) != 1 {
			return usageError("wants one file")
		}
		f, err := os.Open(args[0])
		if err != nil {
			return err
		}
		defer f.Close()
		return withStore(ctx, std, *db, func(s *graph.Store) error {
			change, err := s.Restore(ctx, f)
			if err != nil {
				return fmt.Errorf("%s to %s: %w", args[0], *db, err)
			}
			_, err = fmt.Fprintf(std.err, "%s restored\n", plural(len(change.Added), "article"))
			return err
		})
	}
	return cmd
}
