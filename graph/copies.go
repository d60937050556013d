package graph

import (
	"cmp"
	"context"
	"slices"
)

// Copy is a passage that stands in two articles, but for letter case, accents
// and punctuation.
type Copy struct {
	Span    Span   // in the article asked for
	Article string // the other's ID
	Other   Span   // there
	Words   int
}

// Bounds on copies.
const (
	minCopied     = 10  // words
	maxCopySource = 100 // articles that are compared
)

// Copies gives the passages of 15 words and more that an article shares with
// others (some shorter ones too), in order of the text and of the others' IDs:
// what is copied is no second source.
func (v *View) Copies(ctx context.Context, id string) ([]Copy, error) {
	mine, err := v.wordsOf(ctx, id)
	if err != nil {
		return nil, err
	}
	shared := map[string]bool{}
	for _, f := range fingerprints(mine.hashes) {
		for pair, err := range scan(ctx, v.tx, row("p", f.key(), ""), nil) {
			if err != nil {
				return nil, err
			}
			if other := string(pair.key); other != id && len(shared) < maxCopySource {
				shared[other] = true
			}
		}
	}
	var out []Copy
	for other := range shared {
		theirs, err := v.wordsOf(ctx, other)
		if err != nil {
			return nil, err
		}
		for _, c := range mine.copies(theirs) {
			c.Article = other
			out = append(out, c)
		}
	}
	slices.SortFunc(out, func(a, b Copy) int {
		return cmp.Or(cmp.Compare(a.Span.Start, b.Span.Start), cmp.Compare(a.Article, b.Article), cmp.Compare(a.Other.Start, b.Other.Start))
	})
	return out, nil
}

// wording is the words of a text, folded, by their hashes, with their spans.
type wording struct {
	hashes []uint64
	spans  []Span
}

// wordsOf gives the words of articles, from the cache where they are there.
func (v *View) wordsOf(ctx context.Context, id string) (*wording, error) {
	found, err := batched(v, wordsKey, []string{id}, func([]string) (map[string]*wording, error) {
		text, err := v.Text(ctx, id)
		if err != nil {
			return nil, err
		}
		w := wordingOf(text)
		return map[string]*wording{id: &w}, nil
	}, func(w *wording) int64 { return 128 + 24*int64(len(w.hashes)) })
	if err != nil {
		return nil, err
	}
	return found[0], nil
}

// wordsKey begins the keys of wordings in the cache.
const wordsKey = "words "

func wordingOf(text string) (w wording) {
	for s, folded := range words(text) {
		w.spans, w.hashes = append(w.spans, s), append(w.hashes, wordHash(folded))
	}
	return w
}

// copies extends each run of gram words that both have as far as it goes.
func (w *wording) copies(o *wording) []Copy {
	at := map[uint64][]int{}
	for i, h := range grams(o.hashes) {
		at[h] = append(at[h], i)
	}
	var out []Copy
	end := map[int]int{} // by offset between the texts: where the last copy ends
	for i, h := range grams(w.hashes) {
		for _, j := range at[h] {
			if end[j-i] > i {
				continue
			}
			n := 0
			for i+n < len(w.hashes) && j+n < len(o.hashes) && w.hashes[i+n] == o.hashes[j+n] {
				n++
			}
			end[j-i] = i + n
			if n >= minCopied {
				out = append(out, Copy{Span: Span{w.spans[i].Start, w.spans[i+n-1].End},
					Other: Span{o.spans[j].Start, o.spans[j+n-1].End}, Words: n})
			}
		}
	}
	return out
}
