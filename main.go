// Quoth reads news articles and builds a graph of who said what, who agreed to
// what, and what lies where, each statement tied to the words it came from. It
// keeps the graph in a store of its own and answers GraphQL.
//
// Usage:
//
//	quoth COMMAND [flags] [arguments]
//
// The commands are load, serve, extract, query, export, retract, merge, split, hide, undo, stats, verify,
// backup, restore, reindex and version; "quoth help COMMAND" explains each with examples.
// Flags stand before arguments, "-" is standard input. Data goes to standard
// output, everything else to standard error. The exit status is 0, 1 when
// something failed (what worked is kept), or 2 for wrong usage.
package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"syscall"
)

// Exit statuses.
const (
	exitOK     = 0
	exitFailed = 1
	exitUsage  = 2
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	context.AfterFunc(ctx, stop) // a second signal ends the program at once
	code := run(ctx, os.Args[1:], os.Stdin, os.Stdout, os.Stderr)
	stop()
	os.Exit(code)
}

// run carries out one command line and returns its exit status. It ends early
// when ctx does.
func run(ctx context.Context, args []string, stdin io.Reader, stdout, stderr io.Writer) int {
	std := streams{in: interruptible(ctx, stdin), out: stdout, err: stderr}
	if len(args) == 0 {
		printOverview(stderr)
		return exitUsage
	}
	switch args[0] {
	case "-h", "-help", "--help":
		printOverview(stdout)
		return exitOK
	case "help":
		return help(args[1:], std)
	}
	cmd, ok := find(args[0])
	if !ok {
		fmt.Fprintf(stderr, "quoth: there is no command %q; \"quoth help\" lists them\n", args[0])
		return exitUsage
	}
	return status(cmd, cmd.invoke(ctx, args[1:], std), stderr)
}

// status says what went wrong, if anything, and returns the exit status for it.
func status(cmd *command, err error, stderr io.Writer) int {
	var usage usageError
	switch {
	case err == nil:
		return exitOK
	case errors.As(err, &usage):
		fmt.Fprintf(stderr, "quoth %s: %v\nusage: quoth %s\n\"quoth help %s\" explains it\n", cmd.name, err, cmd.synopsis(), cmd.name)
		return exitUsage
	case errors.Is(err, context.Canceled):
		fmt.Fprintf(stderr, "quoth %s: stopped\n", cmd.name)
		return exitFailed
	default:
		fmt.Fprintf(stderr, "quoth %s: %v\n", cmd.name, err)
		return exitFailed
	}
}
