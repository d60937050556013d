// Measure prints how well the located-in relation is read on two public
// corpora, from raw text:
//
//	go run ./loader/relation/measure -data ../shared/corpora
//
// CoNLL04 (Roth and Yih 2004) marks Located_In between the places of a
// sentence. A pair is right where both names are those marked, apart from the
// punctuation around them; "ends" counts those that overlap.
//
// Re-DocRED (Tan et al. 2022) marks P131 (located in the administrative entity)
// and P17 (country) between the entities of a document. Recall is over pairs
// of places that are named in one sentence; a prediction is judged where both
// of its ends are marked, and P30, P206, P361 and P706 are right as well.
//
// With -v each error is printed under its kind. A corpus that is not there is
// said so and passed over.
package main

import (
	"bufio"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"

	"quoth/loader/article"
	"quoth/loader/date"
	"quoth/loader/entity"
	"quoth/loader/language"
	"quoth/loader/relation"
)

func main() {
	if err := run(os.Args[1:], os.Stdout); err != nil {
		fmt.Fprintln(os.Stderr, "measure:", err)
		os.Exit(1)
	}
}

func run(args []string, out io.Writer) error {
	flags := flag.NewFlagSet("measure", flag.ContinueOnError)
	data := flags.String("data", "../shared/corpora", "`directory` of the corpora")
	verbose := flags.Bool("v", false, "print each error")
	split := flags.String("split", "dev", "part of CoNLL04 to read: dev or train")
	if err := flags.Parse(args); err != nil {
		return err
	}
	model, err := language.Open()
	if err != nil {
		return err
	}
	w := bufio.NewWriter(out)
	r := &reader{model: model, out: w, verbose: *verbose}
	for _, corpus := range []struct {
		path  string
		judge func(io.Reader) error
	}{
		{filepath.Join(*data, "conll04", *split+".jsonl"), r.sentences},
		{filepath.Join(*data, "redocred", "dev.jsonl"), r.documents},
	} {
		if err := open(corpus.path, corpus.judge); errors.Is(err, fs.ErrNotExist) {
			fmt.Fprintf(w, "%s: not there, not measured\n", corpus.path)
		} else if err != nil {
			return err
		}
	}
	return w.Flush()
}

// open hands the file to judge.
func open(path string, judge func(io.Reader) error) error {
	f, err := os.Open(path)
	if err != nil {
		return err
	}
	defer f.Close()
	if err := judge(f); err != nil {
		return fmt.Errorf("read %s: %w", path, err)
	}
	return nil
}

// reader reads texts as the loader does, without an article around them.
type reader struct {
	model   *language.Model
	out     io.Writer
	verbose bool
}

// relations reads a text.
func (r *reader) relations(text string) (*language.Document, *relation.Relations) {
	art := &article.Text{Content: text, Blocks: []article.Block{{End: len(text)}}}
	doc := r.model.Analyze(text, []language.Block{{End: len(text)}})
	set := entity.Find(doc, art)
	return doc, relation.Find(doc, art, set, date.Find(text, 0, len(text), date.Context{}))
}

// lines decodes one JSON object a line.
func lines[T any](in io.Reader, each func(T)) error {
	dec := json.NewDecoder(in)
	for {
		var v T
		if err := dec.Decode(&v); errors.Is(err, io.EOF) {
			return nil
		} else if err != nil {
			return err
		}
		each(v)
	}
}

// count is the pairs found, looked for, and right.
type count struct{ right, found, wanted int }

// String gives precision, recall and F1 in per cent.
func (c count) String() string {
	p, r, f := 0.0, 0.0, 0.0
	if c.found > 0 {
		p = 100 * float64(c.right) / float64(c.found)
	}
	if c.wanted > 0 {
		r = 100 * float64(c.right) / float64(c.wanted)
	}
	if p+r > 0 {
		f = 2 * p * r / (p + r)
	}
	return fmt.Sprintf("P %5.1f  R %5.1f  F1 %5.1f   right %d found %d wanted %d", p, r, f, c.right, c.found, c.wanted)
}
