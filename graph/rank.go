package graph

import (
	"cmp"
	"context"
	"encoding/binary"
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"

	"github.com/hidal-go/hidalgo/kv/flat"
)

// Relevance is Okapi BM25 (Robertson and Zaragoza 2009, section 3) over the
// lists of words, with the usual parameters.
const (
	saturation = 1.2  // k1: how soon further occurrences of a word add nothing
	lengthNorm = 0.75 // b: how much the length of a text matters
)

// Bounds on ranking.
const (
	MaxRanked    = 5000   // texts that are ranked, the newest that pass
	maxFrequency = 10_000 // texts with a word that are counted
)

// ClaimsByRelevance lists the claims that pass the filter, those first that its
// Search is most about: claims that hold its rarer words, and hold them often
// for their length. Of equals the newest come first. Beginnings of words narrow
// the list and do not rank it; without other words it is as Claims gives it. Of
// more than 5,000 claims the newest are ranked and listed.
func (v *View) ClaimsByRelevance(ctx context.Context, f ClaimFilter, p Page) (List[*ClaimNode], error) {
	return ranked(ctx, v, p, ranking{"f", "claims", f.Search}, v.claims(ctx, f, ""), v.ClaimsByID)
}

// ArticlesByRelevance lists articles as ClaimsByRelevance lists claims, by
// the filter's Search and Text over title and text.
func (v *View) ArticlesByRelevance(ctx context.Context, f ArticleFilter, p Page) (List[*ArticleNode], error) {
	return ranked(ctx, v, p, ranking{"F", "articles", f.Search + " " + f.Text}, v.articles(ctx, f, ""), v.ArticlesByID)
}

// ranking says by which list of words to rank, and by what.
type ranking struct{ list, of, search string }

func ranked[T any](ctx context.Context, v *View, p Page, by ranking, from places, load func(context.Context, []string) ([]T, error)) (List[T], error) {
	after, err := position(p, func(pos []byte) bool { return len(pos) > 8+dateKeyLen })
	if err != nil {
		return List[T]{}, err
	}
	var hits []place
	for hit, err := range from {
		if err != nil {
			return List[T]{}, err
		}
		if hits = append(hits, hit); len(hits) == MaxRanked {
			break
		}
	}
	scores, err := v.scores(ctx, by, hits)
	if err != nil {
		return List[T]{}, err
	}
	for i := range hits { // the greatest score has the least position
		hits[i].pos = string(binary.BigEndian.AppendUint64(nil, ^math.Float64bits(scores[i]))) + hits[i].pos
	}
	slices.SortFunc(hits, func(a, b place) int { return cmp.Compare(a.pos, b.pos) })
	return page(ctx, func(yield func(place, error) bool) {
		for _, hit := range hits {
			if hit.pos > after && !yield(hit, nil) {
				return
			}
		}
	}, p.First, load)
}

// scores gives the relevance of texts, 0 or more.
func (v *View) scores(ctx context.Context, by ranking, hits []place) ([]float64, error) {
	clauses, err := parseSearch(by.search)
	if err != nil {
		return nil, err
	}
	texts, err := readCount(ctx, v.tx, counter(by.of))
	if err != nil {
		return nil, err
	}
	words, err := readCount(ctx, v.tx, counter("words of "+by.of))
	if err != nil {
		return nil, err
	}
	scores := make([]float64, len(hits))
	var terms []string
	for _, c := range clauses {
		if !c.begin {
			terms = append(terms, c.stems...)
		}
	}
	slices.Sort(terms)
	for _, term := range slices.Compact(terms) {
		rarity, err := v.rarity(ctx, row(by.list, bounded(term), ""), texts)
		if err != nil {
			return nil, err
		}
		keys := make([]flat.Key, len(hits))
		for i, hit := range hits {
			keys[i] = flat.Key(row(by.list, bounded(term), "") + hit.pos)
		}
		found, err := v.tx.GetBatch(ctx, keys)
		if err != nil {
			return nil, err
		}
		for i, b := range found {
			times, length, err := occurrences(string(b))
			if err != nil {
				return nil, err
			}
			n := float64(times)
			scores[i] += rarity * n * (saturation + 1) / (n + saturation*(1-lengthNorm+lengthNorm*float64(length)*float64(texts)/float64(words)))
		}
	}
	return scores, nil
}

// rarity is the inverse document frequency of the word of a list.
func (v *View) rarity(ctx context.Context, list string, texts int) (float64, error) {
	n := 0
	for _, err := range scan(ctx, v.tx, list, nil) {
		if err != nil {
			return 0, err
		}
		if n++; n == maxFrequency {
			break
		}
	}
	return math.Log(1 + (float64(texts-n)+0.5)/(float64(n)+0.5)), nil
}

// occurrences reads a row of a list of words: how often the text holds the
// word, and how many words the text has.
func occurrences(row string) (times, length int, err error) {
	if row == "" {
		return 0, 0, nil // the word stands there in another field
	}
	first, _, _ := strings.Cut(row, " ")
	if length, err = strconv.Atoi(first); err != nil {
		return 0, 0, fmt.Errorf("index row of a word: %w", err)
	}
	return strings.Count(row, " "), length, nil
}
