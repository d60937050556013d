// Command generate writes made-up news articles as JSON Lines, for benchmarks,
// demonstrations and tests: as many as are asked for, and the same ones for
// the same seed.
//
//	go run ./loader/generate -articles 1000 -seed 7 > corpus.jsonl
//	quoth load corpus.jsonl
//
// Several outlets write about each event: they repeat claims in the same words
// or others, deny them, give other numbers and copy background passages. People,
// places, agreements and events come back from article to article; the number of
// events grows with the number of articles. The first articles of a longer
// corpus are those of a shorter one.
package main

import (
	"bufio"
	"encoding/json"
	"flag"
	"fmt"
	"io"
	"os"
)

// maxArticles bounds what one run writes.
const maxArticles = 10_000_000

func main() {
	os.Exit(run(os.Args[1:], os.Stdout, os.Stderr))
}

func run(args []string, out, log io.Writer) int {
	flags := flag.NewFlagSet("generate", flag.ContinueOnError)
	flags.SetOutput(log)
	articles := flags.Int("articles", 100, "how many articles")
	seed := flags.Uint64("seed", 1, "which ones")
	if err := flags.Parse(args); err != nil {
		return 2
	}
	if flags.NArg() > 0 || *articles < 0 || *articles > maxArticles {
		fmt.Fprintf(log, "generate: -articles is 0 to %d, and there are no arguments\n", maxArticles)
		return 2
	}
	if err := write(out, *seed, *articles); err != nil {
		fmt.Fprintln(log, "generate:", err)
		return 1
	}
	return 0
}

func write(out io.Writer, seed uint64, articles int) error {
	w := bufio.NewWriter(out)
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	for a := range generate(seed, articles) {
		if err := enc.Encode(a); err != nil {
			return err
		}
	}
	return w.Flush()
}
