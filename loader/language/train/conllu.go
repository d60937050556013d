package main

import (
	"bufio"
	"fmt"
	"os"
	"strconv"
	"strings"
)

// row is a syntactic word of a treebank.
type row struct {
	form, lemma, upos, xpos, rel string
	head                         int // index in the sentence, -1 for the root
	start, end                   int // byte offsets into the document's text
	spaced                       bool
}

// sentence is a tree of a treebank.
type sentence struct {
	rows  []row
	opens bool // starts a document or paragraph
}

// treebank is the text of a file with its sentences, and the blocks that
// documents and paragraphs make of it.
type treebank struct {
	name      string
	text      string
	blocks    [][2]int
	sentences []sentence
}

// readTreebank reads a file in CoNLL-U (https://universaldependencies.org/format.html).
// The text is made of the words, with a space where the treebank has white
// space. In a joined file sentences stand alone in their documents; blocks are
// then runs of ten of them.
func readTreebank(path string, joined bool) (*treebank, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	r := reader{tb: &treebank{name: path}, joined: joined}
	lines := bufio.NewScanner(f)
	lines.Buffer(nil, 1<<20)
	for n := 1; lines.Scan(); n++ {
		if err := r.line(lines.Text()); err != nil {
			return nil, fmt.Errorf("read %s:%d: %w", path, n, err)
		}
	}
	if err := lines.Err(); err != nil {
		return nil, fmt.Errorf("read %s: %w", path, err)
	}
	r.finish()
	return r.tb, nil
}

// reader makes a treebank of lines.
type reader struct {
	tb     *treebank
	text   strings.Builder
	joined bool

	rows     []row
	opens    bool
	wordEnd  int    // last id of the multiword token being read
	surface  string // its form
	firstRow int    // its first row
	spaced   bool   // blank behind the multiword token
}

func (r *reader) line(l string) error {
	switch {
	case l == "":
		r.finishSentence()
		return nil
	case strings.HasPrefix(l, "# newdoc"), strings.HasPrefix(l, "# newpar") && !strings.HasPrefix(l, "# newpar_"):
		r.opens = r.opens || !r.joined
		return nil
	case l[0] == '#':
		return nil
	}
	c := strings.Split(l, "\t")
	if len(c) != 10 {
		return fmt.Errorf("%d columns, want 10", len(c))
	}
	if strings.Contains(c[0], ".") {
		return nil
	}
	spaced := !strings.Contains(c[9], "SpaceAfter=No")
	if _, last, ok := strings.Cut(c[0], "-"); ok {
		end, err := strconv.Atoi(last)
		if err != nil {
			return err
		}
		r.wordEnd, r.surface, r.spaced, r.firstRow = end, c[1], spaced, len(r.rows)
		return nil
	}
	id, err := strconv.Atoi(c[0])
	if err != nil {
		return err
	}
	head, err := strconv.Atoi(c[6])
	if err != nil {
		return err
	}
	if id <= r.wordEnd {
		spaced = id == r.wordEnd && r.spaced
	}
	r.rows = append(r.rows, row{form: c[1], lemma: c[2], upos: c[3], xpos: c[4], rel: c[7], head: head - 1, spaced: spaced})
	if id == r.wordEnd {
		r.wordEnd = 0
		r.align()
	}
	return nil
}

// align makes the words of a multiword token parts of its surface; where they
// are not, the first takes all of it but a letter for each of the others.
func (r *reader) align() {
	part := r.rows[r.firstRow:]
	var b strings.Builder
	for _, w := range part {
		b.WriteString(w.form)
	}
	if b.String() == r.surface {
		return
	}
	rest := []rune(r.surface)
	for i := len(part) - 1; i > 0; i-- {
		n := len(rest) - 1
		part[i].form = string(rest[n:])
		rest = rest[:n]
	}
	part[0].form = string(rest)
}

func (r *reader) finishSentence() {
	if len(r.rows) == 0 {
		return
	}
	tb := r.tb
	if r.joined && len(tb.sentences)%10 == 0 {
		r.opens = true
	}
	if r.opens || len(tb.sentences) == 0 {
		tb.blocks = append(tb.blocks, [2]int{r.text.Len(), 0})
	}
	for i := range r.rows {
		w := &r.rows[i]
		w.start = r.text.Len()
		r.text.WriteString(w.form)
		w.end = r.text.Len()
		if w.spaced || i == len(r.rows)-1 && r.joined {
			r.text.WriteByte(' ')
		}
	}
	tb.blocks[len(tb.blocks)-1][1] = r.text.Len()
	tb.sentences = append(tb.sentences, sentence{rows: r.rows, opens: r.opens})
	r.rows, r.opens = nil, false
}

func (r *reader) finish() {
	r.finishSentence()
	r.tb.text = r.text.String()
}
