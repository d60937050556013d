package main

import (
	"context"
	"fmt"

	"quoth/graph"
)

func reindexCommand() *command {
	cmd := newCommand("reindex", "", "make the store's index anew from its quads", `
Makes the index beside the quads anew, from the quads alone. It is never needed
in daily use; it mends a store of which "quoth verify" says that the index is
off. Nothing else may use the store meanwhile.

Example:

    quoth verify || quoth reindex
`)
	db := storeFlag(cmd.flags)
	cmd.run = func(ctx context.Context, args []string, std streams) error {
		if len(args) > 0 {
			return usageError("takes no arguments")
		}
		return withFilledStore(ctx, std, *db, func(s *graph.Store) error {
			if err := s.Reindex(ctx); err != nil {
				return fmt.Errorf("reindex %s: %w", *db, err)
			}
			return nil
		})
	}
	return cmd
}
