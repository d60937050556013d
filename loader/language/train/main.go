// Command train learns the weights of the English model from treebanks of
// Universal Dependencies, and prints how well they read others.
//
//	go run ./loader/language/train -treebanks ../shared/treebanks -out loader/language/weights.bin
//
// It reads the training parts of EWT and of the open genres of GUM and a
// dictionary made of WordNet, nothing else, and measures on the development and test parts and on PUD. The same
// treebanks give the same weights, byte for byte. Without -out it only measures
// the weights that the program embeds.
package main

import (
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"quoth/loader/language"
	"quoth/loader/language/internal/syntax"
)

// The files of the treebanks, without their ending.
var (
	trainOn = []string{"en_ewt-ud-train", "en_gum_open-train"}
	testOn  = []string{"en_ewt-ud-dev", "en_gum_open-dev", "en_ewt-ud-test", "en_gum_open-test", "en_pud-ud-test"}
)

func main() {
	dir := flag.String("treebanks", "../shared/treebanks", "`folder` of the treebanks")
	in := flag.String("in", "", "measure the weights of this `file`")
	out := flag.String("out", "", "train, and write the weights to this `file`")
	wordnet := flag.String("wordnet", "", "write the dictionary file from the WordNet in this `folder`; nothing else")
	flag.Parse()
	var err error
	if *wordnet != "" {
		err = writeDictionary(*wordnet, "loader/language/train/wordnet.gz")
	} else {
		err = run(*dir, *in, *out, os.Stdout)
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, "train:", err)
		os.Exit(1)
	}
}

func run(dir, in, out string, stdout io.Writer) error {
	weights := language.Weights()
	switch {
	case out != "":
		r, err := train(dir)
		if err != nil {
			return err
		}
		weights = r.Encode()
		if err := os.WriteFile(out, weights, 0o644); err != nil {
			return err
		}
	case in != "":
		b, err := os.ReadFile(in)
		if err != nil {
			return err
		}
		weights = b
	}
	return measure(dir, weights, stdout)
}

func open(dir string, names []string) ([]*treebank, error) {
	var tbs []*treebank
	for _, n := range names {
		tb, err := readTreebank(filepath.Join(dir, n+".conllu"), strings.Contains(n, "pud"))
		if err != nil {
			return nil, err
		}
		tbs = append(tbs, tb)
	}
	return tbs, nil
}

// How long and how hard each part is trained, and how many features are kept.
const (
	tagMargin, parseMargin, breakMargin = 40, 40, 20
	tagDrop, parseDrop                  = 1.0, 1.0 // how readily rare words are hidden
	foldCount, foldEpochs               = 5, 3
	tagEpochs, guideEpochs              = 6, 5
	parseEpochs, breakEpochs            = 9, 4
	twinCount                           = 2

	keptTags, keptGuide, keptActions = 230_000, 370_000, 640_000
	keptLabels, keptBreaks           = 190_000, 30_000

	light = 30 // weights smaller than this are left out of the rows

	fine = 1000 // averaged weights are in units of 1/fine
)

// train learns every part of the model. The parser learns on tags and hints
// that models found which had not seen the sentence, as they will be when it
// reads.
func train(dir string) (*syntax.Reader, error) {
	tbs, err := open(dir, trainOn)
	if err != nil {
		return nil, err
	}
	dict, err := dictionary(entries)
	if err != nil {
		return nil, err
	}
	var sents []sentence
	for _, tb := range tbs {
		sents = append(sents, tb.sentences...)
	}
	inv := newInventory(sents)
	ex := examples(sents, inv, dict)
	tagger := learnTagger(ex, inv, 0, 0)
	tagger.Scorer = twins(twinCount, 10, func(seed uint64) *perceptron {
		return learnTagger(ex, inv, tagEpochs, seed).Scorer.(*perceptron)
	})
	jackknifeTags(ex, inv)
	p := newParser(inv)
	jackknifeHints(ex, p)
	guide := learnGuide(ex, p, guideEpochs, 2)
	labs := make([]*perceptron, twinCount)
	acts := twins(twinCount, 30, func(seed uint64) *perceptron {
		a, l := learnParser(ex, inv, p, parseEpochs, seed)
		labs[seed-30] = l
		return a
	})
	return pack(&syntax.Reader{
		Classes: inv.classes,
		Names:   inv.labels,
		Known:   tagger.Lexicon,
		Senses:  dict,
		Tagger:  *tagger,
		Parser:  *p,
		Lemmas:  lemmas(sents),
	}, parts{
		tags:   tagger.Scorer.(*perceptron),
		guide:  guide,
		acts:   acts,
		labs:   merge(labs),
		breaks: learnBreaks(tbs, breakEpochs, 4),
	})
}

// parts are the averaged models of a reader.
type parts struct{ tags, guide, acts, labs, breaks *perceptron }

// pack puts the models into the reader, in eight bits and without their
// lightest features.
func pack(r *syntax.Reader, m parts) (*syntax.Reader, error) {
	tags, err := rows(m.tags, keptTags)
	if err != nil {
		return nil, err
	}
	labs, err := rows(m.labs, keptLabels)
	if err != nil {
		return nil, err
	}
	guide, err := pairs(m.guide, keptGuide)
	if err != nil {
		return nil, err
	}
	acts, err := pairs(m.acts, keptActions)
	if err != nil {
		return nil, err
	}
	if r.Breaks, err = pairs(m.breaks, keptBreaks); err != nil {
		return nil, err
	}
	tags.Thin(light)
	labs.Thin(light)
	r.Tagger.Scorer, r.Parser.Labels = tags, labs
	r.Parser.Guide.Actions, r.Parser.Actions = guide, acts
	return r, nil
}

// measure prints a table of the weights' figures on each treebank, on the
// treebank's words and on the model's own.
func measure(dir string, weights []byte, w io.Writer) error {
	m, err := language.New(weights)
	if err != nil {
		return err
	}
	r, err := syntax.Decode(weights)
	if err != nil {
		return err
	}
	tbs, err := open(dir, testOn)
	if err != nil {
		return err
	}
	fmt.Fprintf(w, "weights %d bytes\n%-18s %-6s %6s %6s %6s %6s %6s %6s %6s\n", len(weights), "treebank", "words", "tokens", "sents", "UPOS", "XPOS", "lemma", "UAS", "LAS")
	for i, tb := range tbs {
		var blocks []language.Block
		for _, b := range tb.blocks {
			blocks = append(blocks, language.Block{Start: b[0], End: b[1]})
		}
		fmt.Fprintf(w, "%-18s %-6s %v\n", testOn[i], "gold", compare(tb, reread(tb, r)))
		fmt.Fprintf(w, "%-18s %-6s %v\n", testOn[i], "own", compare(tb, m.Analyze(tb.text, blocks)))
	}
	return nil
}
