package main

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"strings"
	"unicode/utf8"

	"quoth/graph"
	"quoth/loader"
)

// Bounds on what is gathered before it is written in one go.
const (
	batchArticles = 64
	batchRunes    = 1 << 20
)

func loadCommand() *command {
	cmd := newCommand("load", "PATH|-...", "read articles and keep what they say", `
Reads articles and puts what they say into the store. A PATH is a file or a
folder, which is searched; "-" is standard input. Read are plain text in any
common encoding, web pages (.html), records (.json, .jsonl), feeds (RSS, Atom),
and archives of those (.zip, .tar.gz). Nothing is fetched from a network.

An article is known by its canonical URL where it has one, else by its path
relative to what was given (the file's own name where a file was given). Loading
it again replaces what it said before; loading it unchanged changes nothing, and
where the same program has read it, takes next to no time. The order in which articles are loaded makes no difference.

An article that cannot be read is named, left out, and the exit status is 1; the
others are kept.

Examples:

    quoth load seeds
    quoth load monday/*.html tuesday.zip feed.xml
    pdftotext story.pdf - | quoth load -
    quoth load -db leveldb:/var/lib/quoth archive/
`)
	db := storeFlag(cmd.flags)
	cmd.run = func(ctx context.Context, args []string, std streams) error {
		if err := checkSources(args); err != nil {
			return err
		}
		return withStore(ctx, std, *db, func(s *graph.Store) error {
			l, err := loader.New(std.log(), loader.Config{Stdin: std.in, Program: program(std.log()),
				Known: func(article, origin string) bool {
					known, err := s.Holds(ctx, article, origin)
					return known && err == nil // a fault comes up again where the article is written
				}})
			if err != nil {
				return err
			}
			return load(ctx, s, l.Load(ctx, args...), newProgress(std.err, "read", 0))
		})
	}
	return cmd
}

// checkSources refuses a command line that names no article, or an address on
// the web.
func checkSources(args []string) error {
	if len(args) == 0 {
		return usageError("which articles? give files, folders or - for standard input")
	}
	for _, arg := range args {
		if strings.HasPrefix(arg, "http://") || strings.HasPrefix(arg, "https://") {
			return usageError(fmt.Sprintf("%s: nothing is fetched; save the text of the page and give the file", arg))
		}
	}
	return nil
}

// summary counts what became of the articles of a load.
type summary struct{ added, replaced, unchanged, refused int }

func (s summary) String() string {
	n := s.added + s.replaced + s.unchanged
	text := fmt.Sprintf("%s kept: %d added, %d replaced, %d unchanged", plural(n, "article"), s.added, s.replaced, s.unchanged)
	if s.refused > 0 {
		text += fmt.Sprintf("; %d refused", s.refused)
	}
	return text
}

// err is the error of a load that left articles out.
func (s summary) err() error {
	if s.refused == 0 {
		return nil
	}
	return fmt.Errorf("%s not loaded", plural(s.refused, "article"))
}

// load writes readings to the store and tells what became of them.
func load(ctx context.Context, s *graph.Store, readings iter.Seq2[graph.Reading, error], p *progress) error {
	var sum summary
	err := sum.load(ctx, s, readings, p)
	p.line("%v", sum)
	if err == nil {
		err = sum.err()
	}
	return err
}

// load writes readings in batches. An article that cannot be read or kept is
// told and counted, a fault of the store ends the load.
func (sum *summary) load(ctx context.Context, s *graph.Store, readings iter.Seq2[graph.Reading, error], p *progress) error {
	var batch []graph.Reading
	runes := 0
	write := func() error {
		err := sum.write(ctx, s, batch, p)
		batch, runes = batch[:0], 0
		return err
	}
	for reading, err := range readings {
		if ctx.Err() != nil {
			return ctx.Err()
		}
		if errors.Is(err, loader.ErrKnown) {
			p.step(reading.Article.ID)
			sum.unchanged++
			continue
		}
		if err != nil {
			sum.refused++
			p.line("quoth: %v", err)
			continue
		}
		p.step(reading.Article.ID)
		batch = append(batch, reading)
		runes += utf8.RuneCountInString(reading.Article.Text)
		if len(batch) == batchArticles || runes >= batchRunes {
			if err := write(); err != nil {
				return err
			}
		}
	}
	return write()
}

// write puts one batch into the store and counts what became of it.
func (sum *summary) write(ctx context.Context, s *graph.Store, batch []graph.Reading, p *progress) error {
	if len(batch) == 0 {
		return ctx.Err()
	}
	change, err := s.Put(ctx, batch...)
	sum.added += len(change.Added)
	sum.replaced += len(change.Replaced)
	sum.unchanged += len(change.Unchanged)
	refused, fault := refusals(err)
	sum.refused += len(refused)
	for _, r := range refused {
		p.line("quoth: %v", r)
	}
	return fault
}
