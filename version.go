package main

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"log/slog"
	"os"
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

// program is the digest of the program's file, which holds its rules and weights
// too; "" where the file cannot be read.
func program(log *slog.Logger) string {
	f, err := os.Open("/proc/self/exe") // what runs, even where the file has been replaced
	if err != nil {
		var path string
		if path, err = os.Executable(); err == nil {
			f, err = os.Open(path)
		}
	}
	if err != nil {
		log.Debug("the program's file cannot be read: all articles are read anew", "err", err)
		return ""
	}
	defer f.Close()
	h := sha256.New()
	if _, err := io.Copy(h, f); err != nil {
		log.Debug("the program's file cannot be read: all articles are read anew", "err", err)
		return ""
	}
	return hex.EncodeToString(h.Sum(nil))
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
