package main

import (
	"bufio"
	"compress/gzip"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"iter"
	"os"

	"quoth/graph"
)

// maxLine bounds one line of a backup, which holds one article with all that
// it says.
const maxLine = 256 << 20

func restoreCommand() *command {
	cmd := newCommand("restore", "FILE", "fill an empty store from a backup", `
Fills an empty store from a file that "quoth backup" wrote, so that its export
has the same bytes as that of the store that was backed up. The file is checked
whole before anything is written; a store that has articles is left as it is.

Example:

    quoth restore -db leveldb:new.db monday.jsonl.gz
`)
	db := storeFlag(cmd.flags)
	cmd.run = func(ctx context.Context, args []string, std streams) error {
		if len(args) != 1 {
			return usageError("wants one file")
		}
		return restore(ctx, *db, args[0], std)
	}
	return cmd
}

func restore(ctx context.Context, address, name string, std streams) error {
	articles := 0
	for _, err := range backedUp(name) {
		if err = errors.Join(err, ctx.Err()); err != nil {
			return err
		}
		articles++
	}
	return withStore(ctx, std, address, func(s *graph.Store) error {
		stats, err := statsOf(ctx, s)
		if err != nil {
			return err
		}
		if stats.Articles > 0 {
			return fmt.Errorf("restore to %s: the store has %s; give the address of an empty one", address, plural(stats.Articles, "article"))
		}
		return load(ctx, s, backedUp(name), newProgress(std.err, "restored", articles))
	})
}

// backedUp yields the readings of a backup. After an error it ends.
func backedUp(name string) iter.Seq2[graph.Reading, error] {
	return func(yield func(graph.Reading, error) bool) {
		fail := func(err error) { yield(graph.Reading{}, fmt.Errorf("restore from %s: %w", name, err)) }
		f, err := os.Open(name)
		if err != nil {
			fail(err)
			return
		}
		defer f.Close()
		zip, err := gzip.NewReader(f)
		if err != nil {
			fail(fmt.Errorf("not a backup: %w", err))
			return
		}
		if err := eachLine(zip, func(r graph.Reading) bool { return yield(r, nil) }); err != nil {
			fail(err)
		}
	}
}

// eachLine decodes a reading a line until take says no.
func eachLine(r io.Reader, take func(graph.Reading) bool) error {
	lines := bufio.NewScanner(r)
	lines.Buffer(nil, maxLine)
	for n := 1; lines.Scan(); n++ {
		var reading graph.Reading
		if err := json.Unmarshal(lines.Bytes(), &reading); err != nil {
			return fmt.Errorf("line %d: %w", n, err)
		}
		if !take(reading) {
			return nil
		}
	}
	return lines.Err()
}
