package main

import (
	"bufio"
	"bytes"
	"compress/gzip"
	_ "embed"
	"fmt"
	"io"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"quoth/loader/language/internal/syntax"
)

// entries are the words of WordNet 3.0 in lower case, each with what
// syntax.NewEntry makes of it, a line each. The flag -wordnet writes it anew.
//
//go:embed wordnet.gz
var entries []byte

// dictionary returns the words of a dictionary file.
func dictionary(file []byte) (syntax.Dictionary, error) {
	z, err := gzip.NewReader(bytes.NewReader(file))
	if err != nil {
		return syntax.Dictionary{}, fmt.Errorf("read dictionary: %w", err)
	}
	b, err := io.ReadAll(z)
	if err != nil {
		return syntax.Dictionary{}, fmt.Errorf("read dictionary: %w", err)
	}
	d := syntax.NewDictionary(bytes.Count(b, []byte("\n")))
	for l := range strings.Lines(string(b)) {
		word, code, _ := strings.Cut(strings.TrimSuffix(l, "\n"), " ")
		n, err := strconv.ParseUint(code, 10, 16)
		if err != nil {
			return d, fmt.Errorf("read dictionary: word %q: %w", word, err)
		}
		if err := d.Add(word, uint16(n)); err != nil {
			return d, fmt.Errorf("read dictionary: word %q: %w", word, err)
		}
	}
	return d, nil
}

// wordNet is a WordNet being read.
type wordNet struct {
	sets   map[string]syntax.Senses
	topics map[string][2]int // of the first noun and verb from 1, 0 for none
	tagged map[string][4]int // how often each part of speech was met in text
}

// partsOfSpeech are the names of WordNet's files, in the order of the bits of
// syntax.Senses.
var partsOfSpeech = [4]string{"noun", "verb", "adj", "adv"}

// writeDictionary reads the database files of a WordNet in dir
// (https://wordnet.princeton.edu/documentation/wndb5wn) and writes the file that
// the program embeds.
func writeDictionary(dir, path string) error {
	w := wordNet{make(map[string]syntax.Senses), make(map[string][2]int), make(map[string][4]int)}
	for i, name := range partsOfSpeech {
		topics := make(map[string]int)
		if err := fields(dir, "data."+name, func(f []string) { w.synset(i, f, topics) }); err != nil {
			return err
		}
		if i > 1 {
			continue
		}
		if err := fields(dir, "index."+name, func(f []string) { w.first(i, f, topics) }); err != nil {
			return err
		}
	}
	if err := fields(dir, "cntlist.rev", w.count); err != nil {
		return err
	}
	for i, name := range partsOfSpeech[:2] {
		if err := fields(dir, name+".exc", func(f []string) { w.irregular(i, f) }); err != nil {
			return err
		}
	}
	codes := w.codes()
	var b bytes.Buffer
	z, err := gzip.NewWriterLevel(&b, gzip.BestCompression)
	if err != nil {
		return err
	}
	for _, word := range slices.Sorted(maps.Keys(codes)) {
		fmt.Fprintf(z, "%s %d\n", word, codes[word])
	}
	if err := z.Close(); err != nil {
		return err
	}
	return os.WriteFile(path, b.Bytes(), 0o644)
}

// fields calls f with the fields of each line of a file, its licence and the
// glosses left out.
func fields(dir, name string, f func(fields []string)) error {
	file, err := os.Open(filepath.Join(dir, name))
	if err != nil {
		return err
	}
	defer file.Close()
	lines := bufio.NewScanner(file)
	lines.Buffer(nil, 1<<20)
	for lines.Scan() {
		l, _, _ := strings.Cut(lines.Text(), "|")
		if part := strings.Fields(l); len(part) > 1 && l[0] != ' ' {
			f(part)
		}
	}
	if err := lines.Err(); err != nil {
		return fmt.Errorf("read %s: %w", name, err)
	}
	return nil
}

// plain reports whether a word may be an entry.
func plain(word string) bool {
	for i := range len(word) {
		if c := word[i]; (c < 'a' || c > 'z') && (i == 0 || strings.IndexByte("'.-", c) < 0) {
			return false
		}
	}
	return len(word) > 1
}

func capitalised(word string) bool { return word != "" && 'A' <= word[0] && word[0] <= 'Z' }

// synset reads a line of data: offset, topic, type, how many words, each with a
// number behind it, how many pointers, each of four fields.
func (w *wordNet) synset(pos int, f []string, topics map[string]int) {
	topics[f[0]], _ = strconv.Atoi(f[1])
	n, _ := strconv.ParseInt(f[3], 16, 32)
	words, instance := f[4:4+2*n], slices.Contains(f[4+2*n:], "@i")
	for i := 0; i < len(words); i += 2 {
		word, _, _ := strings.Cut(words[i], "(")
		parts := strings.Split(word, "_")
		low := strings.ToLower(word)
		switch {
		case len(parts) > 1 && pos == 0 && instance:
			for _, p := range parts {
				if low := strings.ToLower(p); capitalised(p) && plain(low) {
					w.sets[low] |= syntax.NameSense
				}
			}
		case len(parts) > 1 || !plain(low):
		case pos > 0 || !capitalised(word):
			w.sets[low] |= syntax.NounSense << pos
		case instance:
			w.sets[low] |= syntax.NameSense
		default:
			w.sets[low] |= syntax.NameSense | syntax.ClassSense
		}
	}
}

// first reads a line of an index, the offsets of whose synsets stand last, in
// order of frequency.
func (w *wordNet) first(pos int, f []string, topics map[string]int) {
	for _, x := range f[4:] {
		if len(x) == 8 {
			t := w.topics[f[0]]
			t[pos] = topics[x] - 2
			w.topics[f[0]] = t
			return
		}
	}
}

// count reads a line of cntlist.rev: a sense key, "lemma%type:…", its number and
// how often it was met.
func (w *wordNet) count(f []string) {
	lemma, key, _ := strings.Cut(f[0], "%")
	n, _ := strconv.Atoi(f[2])
	pos, ok := map[byte]int{'1': 0, '2': 1, '3': 2, '5': 2, '4': 3}[key[0]]
	if !ok {
		return
	}
	t := w.tagged[lemma]
	t[pos] += n
	w.tagged[lemma] = t
}

func (w *wordNet) codes() map[string]uint16 {
	codes := make(map[string]uint16)
	for word, set := range w.sets {
		usual := usually(w.tagged[word])
		t := w.topics[word]
		topic := t[0]
		if usual == 2 || usual == 6 || topic == 0 && set&syntax.VerbSense != 0 {
			topic = t[1]
		}
		codes[word] = syntax.NewEntry(set, usual, max(topic, 0))
	}
	return codes
}

// usually returns the usual part of speech as syntax.NewEntry wants it.
func usually(n [4]int) int {
	best, sum := 0, 0
	for i := range n {
		sum += n[i]
		if n[i] > n[best] {
			best = i
		}
	}
	switch {
	case sum == 0:
		return 0
	case 4*n[best] >= 3*sum:
		return best + 1
	}
	return min(best, 2) + 5
}

// irregular reads a line of exceptions, a form and its base, and counts the base
// for the form.
func (w *wordNet) irregular(pos int, f []string) {
	form, base := f[0], f[1]
	if !plain(form) || form == base {
		return
	}
	w.sets[form] |= syntax.IrregularForm
	n, t := w.tagged[form], w.topics[form]
	n[pos] += max(w.tagged[base][pos], 1)
	t[pos] = w.topics[base][pos]
	w.tagged[form], w.topics[form] = n, t
}
