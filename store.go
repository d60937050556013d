package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io/fs"
	"os"
	"strings"

	"quoth/graph"
)

const defaultStore = "leveldb:quoth.db"

func storeFlag(fs *flag.FlagSet) *string {
	return fs.String("db", defaultStore, "the store: `ADDRESS` is leveldb:DIR, memory: or postgres://USER@HOST/DB")
}

// withStore opens a store for the time of f and returns the errors of both,
// that of closing it included.
func withStore(ctx context.Context, std streams, address string, f func(*graph.Store) error) (err error) {
	store, err := graph.Open(ctx, std.log(), address, graph.Config{})
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, store.Close()) }()
	return f(store)
}

// withFilledStore is withStore for commands that make no sense on a store that
// is not there: a mistyped directory is an error and is not made.
func withFilledStore(ctx context.Context, std streams, address string, f func(*graph.Store) error) error {
	if dir, ok := strings.CutPrefix(address, "leveldb:"); ok {
		if _, err := os.Stat(dir); errors.Is(err, fs.ErrNotExist) {
			return fmt.Errorf("open %s: there is no such store; \"quoth load\" or \"quoth serve\" makes one", address)
		}
	}
	return withStore(ctx, std, address, f)
}

// refusals splits the error of a write: the articles that were refused while
// others went in, and the fault that stopped it, if any.
func refusals(err error) (refused []*graph.RefusedError, fault error) {
	if err == nil {
		return nil, nil
	}
	if joined, ok := err.(interface{ Unwrap() []error }); ok {
		var faults []error
		for _, e := range joined.Unwrap() {
			r, f := refusals(e)
			refused, faults = append(refused, r...), append(faults, f)
		}
		return refused, errors.Join(faults...)
	}
	if one, ok := err.(*graph.RefusedError); ok {
		return []*graph.RefusedError{one}, nil
	}
	return nil, err
}
