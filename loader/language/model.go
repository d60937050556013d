package language

import (
	"bytes"
	_ "embed"
	"fmt"
	"math"
	"strings"
	"sync"

	"quoth/loader/language/internal/segment"
	"quoth/loader/language/internal/syntax"
)

//go:embed weights.bin
var weights []byte

// ErrDamaged is the error of weights that the training program did not write,
// or not in this version, or that have changed since.
var ErrDamaged = syntax.ErrDamaged

// Model reads English with trained weights. It never changes once opened and
// may be used by many goroutines at once.
type Model struct {
	reader  *syntax.Reader
	tags    []Tag    // by class
	xpos    []string // by class
	rels    []Rel    // by label
	scratch sync.Pool
}

// embedded opens the weights of the program once.
var embedded = sync.OnceValues(func() (*Model, error) { return New(weights) })

// Open returns the model whose weights are embedded in the program. Only the
// first call costs anything.
func Open() (*Model, error) { return embedded() }

// New returns a model with the weights that the program in the folder train
// wrote. Weights that are damaged or of another version are an error.
func New(weights []byte) (*Model, error) {
	r, err := syntax.Decode(weights)
	if err != nil {
		return nil, fmt.Errorf("open model: %w", err)
	}
	m := &Model{reader: r}
	for _, c := range r.Classes {
		u, x, _ := strings.Cut(c, "/")
		m.tags, m.xpos = append(m.tags, Tag(u)), append(m.xpos, x)
	}
	for _, n := range r.Names {
		m.rels = append(m.rels, Rel(n))
	}
	m.scratch.New = func() any {
		sc := new(scratch)
		sc.scanner.Judge, sc.scanner.Reading = r.Ends, true
		return sc
	}
	return m, nil
}

// scratch is what an analysis needs besides its result.
type scratch struct {
	scanner segment.Scanner
	cuts    []int
	owners  []int
	words   []syntax.Word
	tags    []uint8
	run     syntax.TagRun
	state   syntax.State
}

// Analyze splits the blocks of the text into sentences and tokens, tags them
// and finds their grammar. Without blocks the whole text is one. Sentences
// stand in the order of the blocks and never cross one; an empty line ends a
// sentence too, and a sentence of more than 256 tokens is cut. Every character
// of a block that is no white space, control character or zero-width mark is
// in exactly one token. Blocks that reach out of the text or into the block
// before are cut down to what is free of both; of the text only the first
// 2 GB are read.
//
// Each sentence is a tree: one token has Head -1, and from every other the
// heads lead to it.
func (m *Model) Analyze(text string, blocks []Block) *Document {
	sc := m.scratch.Get().(*scratch)
	defer m.scratch.Put(sc)
	doc := &Document{Text: text}
	sc.split(text, blocks)
	doc.fill(sc.scanner.Spans, sc.cuts, sc.owners)
	for i := range doc.Sentences {
		m.parse(sc, &doc.Sentences[i])
	}
	sc.scanner.Reset("")
	clear(sc.words[:cap(sc.words)])
	return doc
}

// split finds the tokens and sentences of the blocks.
func (sc *scratch) split(text string, blocks []Block) {
	s := &sc.scanner
	s.Reset(text)
	sc.cuts, sc.owners = sc.cuts[:0], sc.owners[:0]
	whole := [1]Block{{0, len(text)}}
	if blocks == nil {
		blocks = whole[:]
	}
	free := 0
	for n, b := range blocks {
		start, end := max(b.Start, free), min(b.End, len(text), math.MaxInt32)
		if start >= end {
			continue
		}
		free = end
		sc.cuts = s.Split(start, end, sc.cuts)
		for len(sc.owners) < len(sc.cuts) {
			sc.owners = append(sc.owners, n)
		}
	}
}

// fill makes sentences [cuts[k-1], cuts[k]) of the spans.
func (d *Document) fill(spans []segment.Span, cuts, owners []int) {
	tokens := make([]Token, len(spans))
	for i, t := range spans {
		tokens[i] = Token{Start: int(t.Start), End: int(t.End), Form: d.Text[t.Start:t.End]}
	}
	d.Sentences = make([]Sentence, len(cuts))
	start := 0
	for k, end := range cuts {
		part := tokens[start:end:end]
		d.Sentences[k] = Sentence{Start: part[0].Start, End: part[len(part)-1].End, Block: owners[k], Tokens: part}
		start = end
	}
}

// parse tags the tokens of a sentence and finds their heads.
func (m *Model) parse(sc *scratch, s *Sentence) {
	n := len(s.Tokens)
	sc.words, sc.tags = sc.words[:0], sc.tags[:0]
	for i := range s.Tokens {
		sc.words, sc.tags = append(sc.words, m.reader.Word(s.Tokens[i].Form)), append(sc.tags, 0)
	}
	m.reader.Tagger.Tag(&sc.run, sc.words, sc.tags)
	m.reader.Parser.Parse(&sc.state, sc.words, sc.tags)
	for i := range s.Tokens {
		t := &s.Tokens[i]
		c := sc.tags[i]
		t.Tag, t.XPOS = m.tags[c], m.xpos[c]
		t.Lemma = m.reader.Lemmas.Lemma(t.Form, t.XPOS)
		t.Rel = m.rels[sc.state.Label[i]]
		if t.Head = int(sc.state.Head[i]); t.Head == n {
			t.Head = -1
		}
	}
}

// Weights returns a copy of the embedded weights.
func Weights() []byte { return bytes.Clone(weights) }
