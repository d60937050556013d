package graph

import (
	"cmp"
	"context"
	"maps"
	"slices"
)

// Copy is a passage that stands in two articles, but for letter case, accents
// and punctuation and for a few words within it.
type Copy struct {
	Span    Span   // in the article asked for
	Article string // the other's ID
	Other   Span   // there
	Words   int    // that are the same
}

// Bounds on copies.
const (
	minCopied     = gram + window - 1 // words that are the same
	maxCopySource = 100               // articles that are compared
	maxRepeats    = 4                 // places of the same words in a text, the first ones
	maxGap        = 3                 // words that differ in a row
	minResumed    = 4                 // words that are the same behind them
)

// Copies gives the passages that an article shares with others, in order of the
// text and of the others' IDs: what is copied is no second source. Found is each
// run of 15 words that stands in both, with what goes on before and behind it
// but for up to three other words at a time; so is one of 15 words with such gaps,
// mostly. The article is compared with the 100 that share most with it, a phrase
// counting the more the fewer have it; of those that share a phrase which is in
// more than 100, with the first by ID.
func (v *View) Copies(ctx context.Context, id string) ([]Copy, error) {
	mine, err := v.wordsOf(ctx, id)
	if err != nil {
		return nil, err
	}
	others, err := v.sharing(ctx, id, mine)
	if err != nil {
		return nil, err
	}
	var out []Copy
	at := mine.index()
	for _, other := range others {
		theirs, err := v.wordsOf(ctx, other)
		if err != nil {
			return nil, err
		}
		for _, c := range passages(mine, theirs, at, id < other) {
			c.Article = other
			out = append(out, c)
		}
	}
	slices.SortFunc(out, func(a, b Copy) int {
		return cmp.Or(cmp.Compare(a.Span.Start, b.Span.Start), cmp.Compare(a.Article, b.Article), cmp.Compare(a.Other.Start, b.Other.Start))
	})
	return out, nil
}

// sharing gives the articles that share fingerprints with an article, those that
// share the most.
func (v *View) sharing(ctx context.Context, id string, words *wording) ([]string, error) {
	share := map[string]int{}
	for _, f := range fingerprints(words.hashes) {
		with, err := v.having(ctx, f, id)
		if err != nil {
			return nil, err
		}
		for _, other := range with {
			share[other] += maxCopySource / len(with)
		}
	}
	others := slices.SortedFunc(maps.Keys(share), func(a, b string) int {
		return cmp.Or(cmp.Compare(share[b], share[a]), cmp.Compare(a, b))
	})
	return others[:min(len(others), maxCopySource)], nil
}

// having gives the first articles beside one that have a fingerprint.
func (v *View) having(ctx context.Context, f fingerprint, beside string) (out []string, _ error) {
	for p, err := range scan(ctx, v.tx, row("p", f.key(), ""), nil) {
		if err != nil {
			return nil, err
		}
		if string(p.key) == beside {
			continue
		}
		if out = append(out, string(p.key)); len(out) == maxCopySource {
			break
		}
	}
	return out, nil
}

// wording is the words of a text, folded, by their hashes, with their spans and
// the numbers of their lines.
type wording struct {
	hashes []uint64
	spans  []Span
	lines  []int32
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
	}, func(w *wording) int64 { return 128 + 28*int64(len(w.hashes)) })
	if err != nil {
		return nil, err
	}
	return found[0], nil
}

// wordsKey begins the keys of wordings in the cache.
const wordsKey = "words "

func wordingOf(text string) (w wording) {
	at, line := 0, int32(0)
	runes := []rune(text)
	for s, folded := range words(text) {
		for ; at < s.Start; at++ {
			if runes[at] == '\n' {
				line++
			}
		}
		w.spans, w.hashes, w.lines = append(w.spans, s), append(w.hashes, wordHash(folded)), append(w.lines, line)
	}
	return w
}

// index gives the places of each run of gram words.
func (w *wording) index() map[uint64][]int {
	at := map[uint64][]int{}
	for i, h := range grams(w.hashes) {
		if len(at[h]) < maxRepeats {
			at[h] = append(at[h], i)
		}
	}
	return at
}

// passages gives what two texts share, at being the index of the first. Both
// texts tell of the same passages: they are looked for in one order of the two.
func passages(w, o *wording, at map[uint64][]int, ordered bool) []Copy {
	starts := alike(at, o)
	if ordered {
		return aligned(w, o, starts, minCopied)
	}
	for i, s := range starts {
		starts[i] = [2]int{s[1], s[0]}
	}
	slices.SortFunc(starts, inOrder)
	out := aligned(o, w, starts, minCopied)
	for i, c := range out {
		out[i].Span, out[i].Other = c.Other, c.Span
	}
	return out
}

func inOrder(a, b [2]int) int { return slices.Compare(a[:], b[:]) }

// alike gives the places where runs of gram words of two texts are the same, in
// order; at is the index of the first.
func alike(at map[uint64][]int, o *wording) (starts [][2]int) {
	times := map[uint64]int{}
	for j, h := range grams(o.hashes) {
		if len(at[h]) == 0 || times[h] == maxRepeats {
			continue
		}
		times[h]++
		for _, i := range at[h] {
			starts = append(starts, [2]int{i, j})
		}
	}
	slices.SortFunc(starts, inOrder)
	return starts
}

// aligned gives the passages of so many words at least that two texts share, given
// where they are alike.
func aligned(w, o *wording, starts [][2]int, least int) []Copy {
	var out []Copy
	ends := map[int]int{} // by offset between the texts: where what is found ends
	for _, s := range starts {
		i, j := s[0], s[1]
		if ends[j-i] > i {
			continue
		}
		before, earlier, n := follow(w, o, i-1, j-1, -1, nil)
		behind, later, m := follow(w, o, i, j, +1, ends)
		if n += m; n >= least {
			out = append(out, Copy{Span: Span{w.spans[i-before].Start, w.spans[i+behind-1].End},
				Other: Span{o.spans[j-earlier].Start, o.spans[j+later-1].End}, Words: n})
		}
	}
	return out
}

// follow goes along two texts from i and j on, in steps of 1 or -1, while they
// have the same words but for small gaps. It gives how far it got in each and how
// many words were the same, and notes in ends where runs end.
func follow(w, o *wording, i, j, step int, ends map[int]int) (far, farther, words int) {
	for a, b := i, j; ; {
		for alikeAt(w, o, a, b) {
			a, b, words = a+step, b+step, words+1
		}
		far, farther = step*(a-i), step*(b-j)
		if ends != nil {
			ends[b-a] = a
		}
		x, y := resumed(w, o, a, b, step)
		if x == a && y == b {
			return far, farther, words
		}
		a, b = x, y
	}
}

func alikeAt(w, o *wording, i, j int) bool {
	return i >= 0 && j >= 0 && i < len(w.hashes) && j < len(o.hashes) && w.hashes[i] == o.hashes[j]
}

// resumed looks behind the least gap, within a line, for where two texts go on
// alike; it gives i and j where they do not.
func resumed(w, o *wording, i, j, step int) (int, int) {
	for sum := 1; sum <= 2*maxGap; sum++ {
		for gap := max(0, sum-maxGap); gap <= min(sum, maxGap); gap++ {
			a, b, n := i+step*gap, j+step*(sum-gap), 0
			for n < minResumed && alikeAt(w, o, a+step*n, b+step*n) {
				n++
			}
			if n == minResumed && w.lines[i-step] == w.lines[a] && o.lines[j-step] == o.lines[b] {
				return a, b
			}
		}
	}
	return i, j
}
