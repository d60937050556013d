package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"quoth/graph"
)

func backupCommand() *command {
	cmd := newCommand("backup", "FILE|-", "write the store to one compressed file", `
Writes everything that the store holds to one compressed file, from which "quoth
restore" fills an empty store. The same articles give the same bytes. The file
appears under its name only once it is whole.

Example:

    quoth backup monday.quoth
`)
	db := storeFlag(cmd.flags)
	cmd.run = func(ctx context.Context, args []string, std streams) error {
		if len(args) != 1 {
			return usageError("wants one file, or - for standard output")
		}
		return withFilledStore(ctx, std, *db, func(s *graph.Store) error {
			write := func(w io.Writer) error { return s.Backup(ctx, w) }
			if args[0] == "-" {
				return write(std.out)
			}
			if err := writeWhole(args[0], write); err != nil {
				return fmt.Errorf("back up to %s: %w", args[0], err)
			}
			return nil
		})
	}
	return cmd
}

// writeWhole writes a file beside its place and moves it there when it is whole
// and on disk, so that a former file is lost to no failure. What is no regular
// file, a device or a pipe, is written to as it is.
func writeWhole(name string, write func(io.Writer) error) (err error) {
	if info, err := os.Stat(name); err == nil && !info.Mode().IsRegular() {
		return writeTo(name, write)
	}
	f, err := os.CreateTemp(filepath.Dir(name), "."+filepath.Base(name)+".*")
	if err != nil {
		return err
	}
	defer func() {
		if err != nil {
			err = errors.Join(err, os.Remove(f.Name()))
		}
	}()
	if err := errors.Join(write(f), f.Sync(), f.Chmod(0o644), f.Close()); err != nil {
		return err
	}
	return os.Rename(f.Name(), name)
}

func writeTo(name string, write func(io.Writer) error) error {
	f, err := os.OpenFile(name, os.O_WRONLY, 0)
	if err != nil {
		return err
	}
	return errors.Join(write(f), f.Close())
}
