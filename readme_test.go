package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"quoth/seeds"
)

// TestReadme runs the commands of the README's console blocks one after another
// in a folder that holds the sample articles, and holds what they print to what
// stands there. With -update it rewrites the README.
func TestReadme(t *testing.T) {
	if _, err := exec.LookPath("sh"); err != nil {
		t.Skip("sh is missing, which runs the commands of the README")
	}
	dir := t.TempDir()
	if err := os.CopyFS(filepath.Join(dir, "seeds"), seeds.Articles()); err != nil {
		t.Fatal(err)
	}
	readme, err := os.ReadFile("README.md")
	if err != nil {
		t.Fatal(err)
	}
	ran := 0
	got := rewriteConsole(string(readme), func(command string) string {
		ran++
		return shell(t, dir, command)
	})
	if ran == 0 {
		t.Error("the README shows no command")
	}
	golden(t, "README.md", []byte(got))
}

const (
	fence  = "```"
	prompt = "$ "
)

// rewriteConsole replaces what follows each command of the console blocks in a
// Markdown text by what the command prints.
func rewriteConsole(text string, run func(command string) string) string {
	var out strings.Builder
	console, lines := false, strings.SplitAfter(text, "\n")
	for i := 0; i < len(lines); i++ {
		line := lines[i]
		switch {
		case strings.HasPrefix(line, fence):
			console = line == fence+"console\n"
			out.WriteString(line)
		case console && strings.HasPrefix(line, prompt):
			command := line
			for unfinished(command) && i+1 < len(lines) {
				i++
				command += lines[i]
			}
			out.WriteString(command)
			out.WriteString(run(strings.TrimPrefix(command, prompt)))
		case !console:
			out.WriteString(line)
		}
	}
	return out.String()
}

// unfinished reports whether a shell command goes on in the next line: within
// single quotes, or after a pipe.
func unfinished(command string) bool {
	return strings.Count(command, "'")%2 == 1 || strings.HasSuffix(command, "|\n")
}

// shell runs a command with the program on the path and returns its standard
// output.
func shell(t *testing.T, dir, command string) string {
	t.Helper()
	cmd := exec.Command("sh", "-c", command)
	cmd.Dir = dir
	var stderr strings.Builder
	cmd.Stderr = &stderr
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("%s: %v\n%s", command, err, stderr.String())
	}
	return string(out)
}

// TestRewriteConsole checks the test's own reading of Markdown.
func TestRewriteConsole(t *testing.T) {
	const in = "a\n$ not this\n```console\n$ one 'two\nthree' |\n x\nold\nold\n$ four\n```\n$ b\n```sh\n$ c\nkept\n```\n"
	const want = "a\n$ not this\n```console\n$ one 'two\nthree' |\n x\n<one 'two\nthree' |\n x\n>$ four\n<four\n>```\n$ b\n```sh\n$ c\nkept\n```\n"
	if got := rewriteConsole(in, func(c string) string { return "<" + c + ">" }); got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}
