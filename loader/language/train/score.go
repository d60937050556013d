package main

import (
	"fmt"
	"strings"

	"quoth/loader/language"
	"quoth/loader/language/internal/syntax"
)

// score counts what the CoNLL-18 shared task counts
// (https://universaldependencies.org/conll18/evaluation.html): words and
// sentences by their place in the text; tags, lemmas and heads of the words
// that the two sides share; labels without their subtypes.
type score struct {
	gold, system, words            int
	goldSents, sysSents, sents     int
	upos, xpos, lemma, heads, arcs int
}

func f1(correct, gold, system int) float64 {
	return 200 * float64(correct) / float64(max(gold+system, 1))
}

func (s score) String() string {
	w := func(n int) float64 { return f1(n, s.gold, s.system) }
	return fmt.Sprintf("%6.2f %6.2f %6.2f %6.2f %6.2f %6.2f %6.2f", w(s.words), f1(s.sents, s.goldSents, s.sysSents),
		w(s.upos), w(s.xpos), w(s.lemma), w(s.heads), w(s.arcs))
}

type place struct{ start, end int }

// root is the place of the head of a root.
var root = place{-1, -1}

// compare scores a document against its treebank.
func compare(tb *treebank, doc *language.Document) score {
	s := score{sysSents: len(doc.Sentences), goldSents: len(tb.sentences)}
	type word struct {
		*language.Token
		head place
	}
	system := make(map[place]word)
	sents := make(map[place]bool)
	for i := range doc.Sentences {
		sent := &doc.Sentences[i]
		sents[place{sent.Start, sent.End}] = true
		for k := range sent.Tokens {
			t := &sent.Tokens[k]
			w := word{t, root}
			if t.Head >= 0 {
				w.head = place{sent.Tokens[t.Head].Start, sent.Tokens[t.Head].End}
			}
			system[place{t.Start, t.End}] = w
			s.system++
		}
	}
	for _, g := range tb.sentences {
		if sents[place{g.rows[0].start, g.rows[len(g.rows)-1].end}] {
			s.sents++
		}
		s.gold += len(g.rows)
		for _, r := range g.rows {
			head := root
			if r.head >= 0 {
				head = place{g.rows[r.head].start, g.rows[r.head].end}
			}
			if w, ok := system[place{r.start, r.end}]; ok {
				s.match(&r, w.Token, head == w.head)
			}
		}
	}
	return s
}

func (s *score) match(r *row, t *language.Token, head bool) {
	count := func(n *int, ok bool) {
		if ok {
			*n++
		}
	}
	count(&s.words, true)
	count(&s.upos, string(t.Tag) == r.upos)
	count(&s.xpos, t.XPOS == r.xpos)
	count(&s.lemma, t.Lemma == r.lemma)
	count(&s.heads, head)
	count(&s.arcs, head && t.Rel.Universal() == language.Rel(r.rel).Universal())
}

// reread tags and parses the treebank's own words.
func reread(tb *treebank, r *syntax.Reader) *language.Document {
	doc := &language.Document{Text: tb.text}
	var run syntax.TagRun
	var state syntax.State
	for _, g := range tb.sentences {
		n := len(g.rows)
		words, tags := make([]syntax.Word, n), make([]uint8, n)
		for k := range words {
			words[k] = r.Word(g.rows[k].form)
		}
		r.Tagger.Tag(&run, words, tags)
		r.Parser.Parse(&state, words, tags)
		s := language.Sentence{Start: g.rows[0].start, End: g.rows[n-1].end}
		for k := range words {
			upos, xpos, _ := strings.Cut(r.Classes[tags[k]], "/")
			head := int(state.Head[k])
			if head == n {
				head = -1
			}
			s.Tokens = append(s.Tokens, language.Token{
				Start: g.rows[k].start, End: g.rows[k].end, Form: g.rows[k].form,
				Tag: language.Tag(upos), XPOS: xpos, Lemma: r.Lemmas.Lemma(g.rows[k].form, xpos),
				Head: head, Rel: language.Rel(r.Names[state.Label[k]]),
			})
		}
		doc.Sentences = append(doc.Sentences, s)
	}
	return doc
}
