package main

import (
	"bufio"
	"context"
	"fmt"

	"quoth/graph"
)

func exportCommand() *command {
	cmd := newCommand("export", "", "write the whole graph to standard output", `
Writes the whole graph as N-Quads (RDF 1.1, one statement a line, sorted) or as
JSON Lines (one article a line, sorted by id). The same articles give the same
bytes in whatever order they were loaded, so two exports can be compared with
cmp and a graph can be kept under version control.

Examples:

    quoth export > graph.nq
    quoth export -format jsonl | gzip > graph.jsonl.gz
    quoth export | grep '<urn:x-quoth:said>'
`)
	db := storeFlag(cmd.flags)
	format := cmd.flags.String("format", graph.NQuads, "`FORMAT` is nquads or jsonl")
	cmd.run = func(ctx context.Context, args []string, std streams) error {
		if len(args) > 0 {
			return usageError("takes no arguments; it writes to standard output")
		}
		if *format != graph.NQuads && *format != graph.JSONL {
			return usageError(fmt.Sprintf("there is no format %q; take nquads or jsonl", *format))
		}
		return withFilledStore(ctx, std, *db, func(s *graph.Store) error {
			out := bufio.NewWriterSize(std.out, 1<<16)
			if err := s.Export(ctx, out, *format); err != nil {
				return err
			}
			return out.Flush()
		})
	}
	return cmd
}
