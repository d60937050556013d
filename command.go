package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"log/slog"
	"strings"
)

// streams are the standard streams of one run.
type streams struct {
	in  io.Reader
	out io.Writer // data
	err io.Writer // everything else
}

// log tells warnings and errors on the error stream.
func (std streams) log() *slog.Logger {
	return slog.New(slog.NewTextHandler(std.err, &slog.HandlerOptions{Level: slog.LevelWarn}))
}

// command is one command of the program. Its flags are bound when it is made,
// so each is made for one invocation.
type command struct {
	name    string
	args    string // the arguments as the usage line shows them
	summary string // what it does, one line
	help    string // the whole story, with examples
	flags   *flag.FlagSet
	run     func(ctx context.Context, args []string, std streams) error
}

// usageError is a command line that makes no sense; the exit status is 2.
type usageError string

func (e usageError) Error() string { return string(e) }

// commands makes all commands, in the order in which one meets them.
func commands() []*command {
	return []*command{
		serveCommand(),
		loadCommand(),
		extractCommand(),
		queryCommand(),
		exportCommand(),
		retractCommand(),
		mergeCommand(),
		splitCommand(),
		hideCommand(),
		undoCommand(),
		statsCommand(),
		verifyCommand(),
		backupCommand(),
		restoreCommand(),
		reindexCommand(),
		versionCommand(),
	}
}

func find(name string) (*command, bool) {
	for _, cmd := range commands() {
		if cmd.name == name {
			return cmd, true
		}
	}
	return nil, false
}

// newCommand makes a command whose flags are yet to be bound.
func newCommand(name, args, summary, help string) *command {
	fs := flag.NewFlagSet(name, flag.ContinueOnError)
	fs.SetOutput(io.Discard) // errors and help are printed by run
	return &command{name: name, args: args, summary: summary, help: help, flags: fs}
}

// invoke parses the command's own arguments and runs it.
func (c *command) invoke(ctx context.Context, args []string, std streams) error {
	err := c.flags.Parse(args)
	if errors.Is(err, flag.ErrHelp) {
		c.printHelp(std.out)
		return nil
	}
	if err != nil {
		return usageError(err.Error())
	}
	rest := c.flags.Args()
	if late := lateFlag(args, rest); late != "" {
		return usageError(fmt.Sprintf("flag %s stands after an argument; flags come first", late))
	}
	return c.run(ctx, rest, std)
}

// lateFlag returns the first of the arguments that looks like a flag. The flag
// package stops at the first argument and would take it for one; what follows
// "--" is meant so.
func lateFlag(args, rest []string) string {
	if n := len(args) - len(rest); n > 0 && args[n-1] == "--" {
		return ""
	}
	for _, arg := range rest {
		if len(arg) > 1 && arg[0] == '-' {
			return arg
		}
	}
	return ""
}

func (c *command) synopsis() string {
	parts := []string{c.name}
	if c.hasFlags() {
		parts = append(parts, "[flags]")
	}
	if c.args != "" {
		parts = append(parts, c.args)
	}
	return strings.Join(parts, " ")
}

func (c *command) hasFlags() bool {
	has := false
	c.flags.VisitAll(func(*flag.Flag) { has = true })
	return has
}

func (c *command) printHelp(w io.Writer) {
	fmt.Fprintf(w, "usage: quoth %s\n\n%s\n", c.synopsis(), strings.TrimSpace(c.help))
	if c.hasFlags() {
		fmt.Fprint(w, "\nFlags:\n")
		c.flags.SetOutput(w)
		c.flags.PrintDefaults()
	}
}

// help prints the help of one command, or the overview.
func help(args []string, std streams) int {
	if len(args) == 0 {
		printOverview(std.out)
		return exitOK
	}
	cmd, ok := find(args[0])
	if !ok {
		fmt.Fprintf(std.err, "quoth: there is no command %q; \"quoth help\" lists them\n", args[0])
		return exitUsage
	}
	cmd.printHelp(std.out)
	return exitOK
}

func printOverview(w io.Writer) {
	fmt.Fprint(w, `Quoth reads news articles and builds a graph of who said what, who agreed to
what, and what lies where, each statement tied to the words it came from.

usage: quoth COMMAND [flags] [arguments]

`)
	for _, cmd := range commands() {
		fmt.Fprintf(w, "  %-8s  %s\n", cmd.name, cmd.summary)
	}
	fmt.Fprint(w, `
Start with "quoth serve": on an empty store it reads five sample articles and
prints the address of a playground with example queries.

Flags stand before arguments, "-" is standard input. Data goes to standard
output, everything else to standard error. The exit status is 0, 1 when
something failed (what worked is kept), or 2 for wrong usage.
"quoth help COMMAND" explains a command with examples.
`)
}
