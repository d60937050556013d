package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"

	"quoth/graph"
	"quoth/loader"
)

func extractCommand() *command {
	cmd := newCommand("extract", "PATH|-...", "print what articles say as JSON, without a store", `
Reads articles as "quoth load" does and prints what each says as one JSON object
a line, in the order given: its claims with their speakers, who is party to which
agreement and what it provides, what lies where, and the entities it names. Spans
are [start, end) in Unicode code points of the article's text, which -text prints.

An article that cannot be read is named on standard error and left out, and the
exit status is 1.

Examples:

    quoth extract seeds > said.jsonl
    quoth extract story.txt | jq -r '.claims[] | .speakers[0].name + ": " + .content'
    quoth extract -text story.html > story.txt
`)
	text := cmd.flags.Bool("text", false, "print the text that the spans point into; for one article")
	cmd.run = func(ctx context.Context, args []string, std streams) error {
		if err := checkSources(args); err != nil {
			return err
		}
		out := bufio.NewWriterSize(std.out, 1<<16)
		write := writeExtraction
		if *text {
			write = onlyText()
		}
		return errors.Join(extract(ctx, args, std, out, write), out.Flush())
	}
	return cmd
}

// extract reads the articles and writes each; one that cannot be read is told
// and counted.
func extract(ctx context.Context, args []string, std streams, out io.Writer, write func(io.Writer, graph.Reading) error) error {
	l, err := loader.New(std.log(), loader.Config{Stdin: std.in})
	if err != nil {
		return err
	}
	refused := 0
	for reading, err := range l.Load(ctx, args...) {
		if ctx.Err() != nil {
			return ctx.Err()
		}
		if err != nil {
			refused++
			fmt.Fprintf(std.err, "quoth extract: %v\n", err)
			continue
		}
		if err := write(out, reading); err != nil {
			return err
		}
	}
	if refused > 0 {
		return fmt.Errorf("%s not read", plural(refused, "article"))
	}
	return nil
}

func writeExtraction(w io.Writer, r graph.Reading) error {
	return newExtraction(r).encode(w)
}

// onlyText writes the text of one article as it is and refuses a second, whose
// spans would point nowhere.
func onlyText() func(io.Writer, graph.Reading) error {
	first := ""
	return func(w io.Writer, r graph.Reading) error {
		if first != "" {
			return fmt.Errorf("-text is for one article; after %q came %q", first, r.Article.ID)
		}
		first = r.Article.ID
		_, err := io.WriteString(w, r.Article.Text)
		return err
	}
}
