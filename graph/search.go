package graph

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/hidal-go/hidalgo/kv/flat"
	"github.com/kljensen/snowball/english"
)

// ErrSearch is wrapped by the error for a search that cannot be carried out.
var ErrSearch = errors.New("search cannot be carried out")

// Bounds on a search.
const (
	maxClauses  = 16  // words and phrases
	maxPhrase   = 16  // words of a phrase
	maxExpanded = 200 // words that a beginning can stand for; the first count
)

// clause is one thing that a text must hold: a word, given by its stem, the
// beginning of a word, or a phrase.
type clause struct {
	stems []string
	begin bool // of a word: stems[0] may go on
}

// parseSearch reads a search: words, all of which must be there, "phrases in
// quotation marks" and beginnings of words, marked by a star: convo*. Words
// match in all their English forms (Porter2 stemmer).
func parseSearch(s string) ([]clause, error) {
	var out []clause
	s = strings.NewReplacer("“", `"`, "”", `"`, "„", `"`, "«", `"`, "»", `"`).Replace(s)
	for i, part := range strings.Split(s, `"`) {
		if i%2 == 1 {
			if words := stems(part); len(words) > maxPhrase {
				return nil, fmt.Errorf("%w: a phrase has more than %d words", ErrSearch, maxPhrase)
			} else if len(words) > 0 {
				out = append(out, clause{stems: words})
			}
			continue
		}
		for _, field := range strings.Fields(part) {
			words := strings.Fields(Fold(field))
			for j, w := range words {
				if strings.HasSuffix(field, "*") && j == len(words)-1 {
					out = append(out, clause{stems: []string{w}, begin: true})
				} else {
					out = append(out, clause{stems: []string{stem(w)}})
				}
			}
		}
	}
	if len(out) > maxClauses {
		return nil, fmt.Errorf("%w: it has more than %d words and phrases", ErrSearch, maxClauses)
	}
	return out, nil
}

func stem(word string) string { return english.Stem(word, true) }

// stems gives the stems of a text's words in order.
func stems(text string) []string {
	words := strings.Fields(Fold(text))
	for i, w := range words {
		words[i] = stem(w)
	}
	return words
}

// terms gives the stems of a text and, for each, the number of words in the
// text and the places where it stands, counted in words; and the former by itself.
func terms(text string) (map[string]string, int) {
	all := stems(text)
	length := strconv.Itoa(len(all))
	out := map[string]string{}
	for i, w := range all {
		if out[w] == "" {
			out[w] = length
		}
		out[w] += " " + strconv.Itoa(i)
	}
	return out, len(all)
}

// dates narrows a list to days.
type dates struct{ from, to Date }

// searched gives the rows of a list of terms that hold all clauses, in order,
// behind after.
func (v *View) searched(ctx context.Context, list string, clauses []clause, d dates, after string) []positions {
	var all []positions
	for _, c := range clauses {
		if c.begin {
			all = append(all, v.beginning(ctx, list, c.stems[0], d, after))
			continue
		}
		var words []positions
		for _, s := range c.stems {
			words = append(words, v.span(ctx, row(list, bounded(s), ""), d, after))
		}
		if len(words) == 1 {
			all = append(all, words[0])
		} else {
			all = append(all, v.adjacent(ctx, list, c.stems, intersection(words)))
		}
	}
	return all
}

// beginning unites the lists of all terms that begin so. A stem can be shorter
// than the beginning that is looked for, as where "policies*" meets "polici".
func (v *View) beginning(ctx context.Context, list, begin string, d dates, after string) positions {
	return func(yield func(string, error) bool) {
		found := []string{}
		if s := stem(begin); !strings.HasPrefix(s, begin) {
			found = append(found, s)
		}
		next := ""
		for len(found) < maxExpanded {
			term, ok, err := v.nextTerm(ctx, list, begin, next)
			if err != nil {
				yield("", err)
				return
			}
			if !ok {
				break
			}
			found = append(found, term)
			next = term[len(begin):] + "\x00\xff" // behind all rows of the term
		}
		var all []positions
		for _, term := range found {
			all = append(all, v.span(ctx, row(list, term, ""), d, after))
		}
		if len(all) > 0 {
			union(all)(yield)
		}
	}
}

func (v *View) nextTerm(ctx context.Context, list, begin, after string) (string, bool, error) {
	for p, err := range scan(ctx, v.tx, row(list, begin), []byte(after)) {
		if err != nil {
			return "", false, err
		}
		rest, _, _ := strings.Cut(string(p.key), "\x00")
		if after != "" && rest+"\x00\xff" == after {
			continue // undated rows sort there
		}
		return begin + rest, true, nil
	}
	return "", false, nil
}

// adjacent keeps the positions where the terms stand one behind the other.
func (v *View) adjacent(ctx context.Context, list string, terms []string, from positions) positions {
	return func(yield func(string, error) bool) {
		for pos, err := range from {
			ok := err == nil
			if ok {
				ok, err = v.isPhrase(ctx, list, terms, pos)
			}
			if (ok || err != nil) && !yield(pos, err) || err != nil {
				return
			}
		}
	}
}

func (v *View) isPhrase(ctx context.Context, list string, terms []string, pos string) (bool, error) {
	keys := make([]flat.Key, len(terms))
	for i, t := range terms {
		keys[i] = flat.Key(row(list, bounded(t), "") + pos)
	}
	found, err := v.tx.GetBatch(ctx, keys)
	if err != nil {
		return false, err
	}
	places := make([][]string, len(found))
	for i, b := range found {
		_, at, _ := strings.Cut(string(b), " ")
		places[i] = strings.Fields(at)
	}
	return slices.ContainsFunc(places[0], func(at string) bool {
		n, _ := strconv.Atoi(at)
		for i := range places {
			if !slices.Contains(places[i], strconv.Itoa(n+i)) {
				return false
			}
		}
		return true
	}), nil
}

// Matches says whether a text holds what a search asks for.
func Matches(text, search string) bool {
	clauses, err := parseSearch(search)
	if err != nil {
		return false
	}
	have := strings.Fields(Fold(text))
	for _, c := range clauses {
		found := false
		for i := range have {
			found = found || c.at(have[i:])
		}
		if !found {
			return false
		}
	}
	return true
}

// Highlights gives the words of a text, in code points, that a search finds in
// it: the words of a phrase where they stand together.
func Highlights(text, search string) []Span {
	clauses, err := parseSearch(search)
	if err != nil {
		return nil
	}
	var spans []Span
	var have []string
	for s, folded := range words(text) {
		spans, have = append(spans, s), append(have, folded)
	}
	lit := make([]bool, len(have))
	for _, c := range clauses {
		for i := range have {
			if c.at(have[i:]) {
				for j := range c.stems {
					lit[i+j] = true
				}
			}
		}
	}
	var out []Span
	for i, on := range lit {
		if on && !slices.Contains(out, spans[i]) {
			out = append(out, spans[i])
		}
	}
	return out
}

// at says whether the clause stands at the head of the folded words.
func (c clause) at(words []string) bool {
	if len(words) < len(c.stems) {
		return false
	}
	for i, s := range c.stems {
		if w := words[i]; stem(w) != s && !(c.begin && (strings.HasPrefix(w, s) || stem(w) == stem(s))) {
			return false
		}
	}
	return true
}

// words yields the folded words of a text with their spans in code points, cut
// as Fold cuts them.
func words(text string) iter.Seq2[Span, string] {
	return func(yield func(Span, string) bool) {
		runes := []rune(text)
		for start := 0; start < len(runes); start++ {
			end, plain := start, true
			for end < len(runes) && inWord(runes[end]) {
				plain = plain && runes[end] < utf8.RuneSelf
				end++
			}
			if plain {
				if w := foldASCII(runes[start:end]); w != "" && !yield(Span{start, end}, w) {
					return
				}
				start = end
				continue
			}
			for _, folded := range strings.Fields(Fold(string(runes[start:end]))) {
				if !yield(Span{start, end}, folded) {
					return
				}
			}
			start = end
		}
	}
}

// foldASCII is Fold for a word of letters, digits and apostrophes.
func foldASCII(word []rune) string {
	b := make([]byte, 0, len(word))
	for _, r := range word {
		if r != '\'' {
			b = append(b, byte(unicode.ToLower(r)))
		}
	}
	return string(b)
}

// inWord follows Fold: apostrophes join what they stand between.
func inWord(r rune) bool {
	if r < utf8.RuneSelf {
		return r == '\'' || r >= '0' && r <= '9' || r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z'
	}
	return unicode.IsMark(r) || strings.ContainsRune("’ʼʹ", r) || Fold(string(r)) != ""
}
