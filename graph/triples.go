package graph

import (
	"bytes"
	"context"
	"encoding/base64"
	"fmt"
	"iter"
	"slices"
	"strings"

	"github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/quad"
)

// Bounds on what is read at once to be sorted.
const (
	subjectsAtOnce = 64
	quadsAtOnce    = 10_000
)

// line is a quad as Export writes it.
type line struct {
	quad quad.Quad
	text []byte
}

// Quads yields the quads that match the pattern, sorted as Export sorts them.
// Those of LinksLabel, which follow from others, come where the pattern names it.
func (v *View) Quads(ctx context.Context, p Pattern) iter.Seq2[Quad, error] {
	return func(yield func(Quad, error) bool) {
		for l, err := range v.matching(ctx, p, "", true) {
			if !yield(quadOf(l.quad), err) || err != nil {
				return
			}
		}
	}
}

// Triples gives one page of Quads.
func (v *View) Triples(ctx context.Context, p Pattern, at Page) (List[Quad], error) {
	var l List[Quad]
	after, err := position(at, func(pos []byte) bool { return bytes.HasPrefix(pos, []byte{'<'}) && bytes.HasSuffix(pos, []byte{'\n'}) })
	if err != nil {
		return l, err
	}
	first := at.First
	if first <= 0 {
		first = DefaultPage
	}
	for one, err := range v.matching(ctx, p, after, false) {
		if err != nil {
			return l, err
		}
		if len(l.Items) == min(first, MaxPage) {
			l.More = true
			break
		}
		l.Items = append(l.Items, quadOf(one.quad))
		l.Positions = append(l.Positions, base64.RawURLEncoding.EncodeToString(one.text))
	}
	return l, nil
}

// TripleCount counts the quads that match the pattern. The counts of all quads
// and of one label are kept; another pattern is counted quad by quad.
func (v *View) TripleCount(ctx context.Context, p Pattern) (int, error) {
	if p == (Pattern{}) {
		return readCount(ctx, v.tx, counter("quads"))
	}
	if sort, id, ok := IRISort(p.Label.IRI); ok && sort == ArticleSort && p == (Pattern{Label: p.Label}) {
		if a, err := readArticle(ctx, v.tx, id); a != nil || err != nil {
			return a.quads(), err
		}
	}
	if label := p.Label.IRI; (label == BackgroundLabel || label == DecisionsLabel) && p == (Pattern{Label: p.Label}) {
		return readCount(ctx, v.tx, labelCounter(label))
	}
	quads, ok, err := v.few(ctx, p)
	if err != nil {
		return 0, err
	}
	n := 0
	if ok && p.Label.IRI != LinksLabel {
		for _, q := range quads {
			if p.matches(q) {
				n++
			}
		}
		return n, nil
	}
	for _, err := range v.Quads(ctx, p) {
		if err != nil {
			return 0, err
		}
		n++
	}
	return n, nil
}

func (r *articleRecord) quads() int {
	if r == nil {
		return 0
	}
	return r.Quads
}

// matching yields the lines behind after that match, in order: what is stored
// and, where the pattern asks for LinksLabel, what links articles. whole says
// that all of them are wanted.
func (v *View) matching(ctx context.Context, p Pattern, after string, whole bool) iter.Seq2[line, error] {
	stored := v.storedMatching(ctx, p, after)
	if p.Label.IRI != LinksLabel {
		return stored
	}
	return mergedLines(stored, v.linkLines(ctx, p, after, whole))
}

// storedMatching answers a pattern that names a node with few quads from them;
// another by going through the subjects in order.
func (v *View) storedMatching(ctx context.Context, p Pattern, after string) iter.Seq2[line, error] {
	return func(yield func(line, error) bool) {
		few, ok, err := v.few(ctx, p)
		if err != nil {
			yield(line{}, err)
			return
		}
		source := v.lines(ctx, after)
		if ok {
			source = sortedLines(few)
		}
		for l, err := range source {
			if err == nil && (string(l.text) <= after || !p.matches(l.quad)) {
				continue
			}
			if !yield(l, err) || err != nil {
				return
			}
		}
	}
}

// few gives all quads of the node in the pattern that has the fewest.
func (v *View) few(ctx context.Context, p Pattern) ([]quad.Quad, bool, error) {
	for _, end := range []struct {
		d    quad.Direction
		term Term
	}{{quad.Subject, p.Subject}, {quad.Label, p.Label}, {quad.Object, p.Object}} {
		if end.term == (Term{}) {
			continue
		}
		quads, ok, err := v.quads.atMost(ctx, end.d, end.term.value(), quadsAtOnce)
		if ok || err != nil {
			return quads, ok, err
		}
	}
	return nil, false, nil
}

// atMost gives all quads with a value in a direction, unless they are more than n.
func (q *quads) atMost(ctx context.Context, d quad.Direction, v quad.Value, n int) ([]quad.Quad, bool, error) {
	qs, err := q.store()
	if err != nil {
		return nil, false, err
	}
	ref, err := qs.ValueOf(v)
	if ref == nil || err != nil {
		return nil, err == nil, err
	}
	it := qs.QuadIterator(d, ref).Iterate()
	defer it.Close()
	var ends []graph.Ref
	for it.Next(ctx) {
		for _, d := range quad.Directions {
			end, err := qs.QuadDirection(it.Result(), d)
			if err != nil {
				return nil, false, err
			}
			ends = append(ends, end)
		}
		if len(ends) > 4*n {
			return nil, false, nil
		}
	}
	if err := it.Err(); err != nil {
		return nil, false, fmt.Errorf("read quads: %w", err)
	}
	quads, err := q.named(ctx, ends)
	return quads, true, err
}

// lines yields every quad of the store behind after, in order.
func (v *View) lines(ctx context.Context, after string) iter.Seq2[line, error] {
	return func(yield func(line, error) bool) {
		for subjects, err := range v.subjects(ctx, after) {
			var quads []quad.Quad
			if err == nil {
				quads, err = v.quads.with(ctx, quad.Subject, subjects)
			}
			if err != nil {
				yield(line{}, err)
				return
			}
			for l, err := range sortedLines(quads) {
				if !yield(l, err) || err != nil {
					return
				}
			}
		}
	}
}

// subjects yields the subjects from that of the line after on, some at a time.
func (v *View) subjects(ctx context.Context, after string) iter.Seq2[[]quad.Value, error] {
	return func(yield func([]quad.Value, error) bool) {
		from := ""
		if i := strings.IndexByte(after, '>'); i > 0 {
			from = after[1:i] // before the row of that subject, which ends in >
		}
		var some []quad.Value
		for p, err := range scan(ctx, v.tx, row("S"), []byte(from)) {
			if err != nil {
				yield(nil, err)
				return
			}
			if some = append(some, quad.IRI(p.key[:len(p.key)-1])); len(some) == subjectsAtOnce {
				if !yield(some, nil) {
					return
				}
				some = nil
			}
		}
		if len(some) > 0 {
			yield(some, nil)
		}
	}
}

func sortedLines(quads []quad.Quad) iter.Seq2[line, error] {
	return func(yield func(line, error) bool) {
		lines := make([]line, len(quads))
		for i, q := range quads {
			text, err := appendQuad(nil, q)
			if err != nil {
				yield(line{}, err)
				return
			}
			lines[i] = line{q, text}
		}
		slices.SortFunc(lines, func(a, b line) int { return bytes.Compare(a.text, b.text) })
		for _, l := range lines {
			if !yield(l, nil) {
				return
			}
		}
	}
}
