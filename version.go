package main

import (
	"context"
	"fmt"
	"runtime"
	"runtime/debug"
)

// version is the program's version. It is part of the provenance of every
// statement, so it is fixed in the source and not taken from the build.
const version = "0.1.0"

func versionCommand() *command {
	cmd := newCommand("version", "", "print the version", `
Prints the program's version, the Go release and platform it was built for and,
where the build knows it, the revision of the source.
`)
	cmd.run = func(_ context.Context, args []string, std streams) error {
		if len(args) > 0 {
			return usageError("takes no arguments")
		}
		_, err := fmt.Fprintf(std.out, "quoth %s %s %s/%s%s\n", version, runtime.Version(), runtime.GOOS, runtime.GOARCH, revision())
		return err
	}
	return cmd
}

// revision is the revision that the build information names, with a blank
// before it, or "".
func revision() string {
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return ""
	}
	rev, modified := "", ""
	for _, s := range info.Settings {
		switch {
		case s.Key == "vcs.revision":
			rev = " " + s.Value
		case s.Key == "vcs.modified" && s.Value == "true":
			modified = " (modified)"
		}
	}
	return rev + modified
}
