package schema

import (
	"math"

	"github.com/vektah/gqlparser/v2/ast"
)

// mostPairs bounds the fields of one response key that validation compares
// with one another: whether they can be merged is tested pair by pair.
const mostPairs = 250_000

// crowded refuses a document in which so many fields share response keys that
// comparing them would take long. It looks at the text alone and may be given
// any parsed document.
func crowded(doc *ast.QueryDocument) *Error {
	keys := map[string]int{}
	for _, op := range doc.Operations {
		countKeys(op.SelectionSet, keys)
	}
	for _, f := range doc.Fragments {
		countKeys(f.SelectionSet, keys)
	}
	pairs, most := 0, ""
	for key, n := range keys {
		pairs = plus(pairs, times(n, n))
		if n > keys[most] || n == keys[most] && key < most {
			most = key
		}
	}
	if pairs > mostPairs {
		return Errorf(TooComplex, "the document asks for %q and others too often: %d times", clip(most), keys[most])
	}
	return nil
}

func countKeys(set ast.SelectionSet, keys map[string]int) {
	for _, sel := range set {
		switch sel := sel.(type) {
		case *ast.Field:
			keys[sel.Alias]++
			countKeys(sel.SelectionSet, keys)
		case *ast.InlineFragment:
			countKeys(sel.SelectionSet, keys)
		}
	}
}

// A measure is what a selection set comes to with all fragments spread.
type measure struct{ depth, fields, aliases int }

// meter measures selection sets. Each fragment is measured once, so that
// fragments which double each other cost nothing; the document must have been
// validated, so that fragments have no cycle.
type meter struct{ fragments map[string]measure }

// measure refuses a document whose operations are too deep or too wide.
func (s *Schema) measure(doc *ast.QueryDocument) *Error {
	m := meter{fragments: map[string]measure{}}
	for _, op := range doc.Operations {
		got := m.set(op.SelectionSet)
		for _, limit := range []struct {
			what      string
			got, most int
		}{
			{"levels deep", got.depth, s.cfg.Depth},
			{"fields, fragments spread", got.fields, s.cfg.Fields},
			{"aliases, fragments spread", got.aliases, s.cfg.Aliases},
		} {
			if limit.got > limit.most {
				return Errorf(TooComplex, "the operation is %d %s; at most %d are allowed", limit.got, limit.what, limit.most)
			}
		}
	}
	return nil
}

func (m *meter) set(set ast.SelectionSet) measure {
	var sum measure
	for _, sel := range set {
		switch sel := sel.(type) {
		case *ast.Field:
			in := m.set(sel.SelectionSet)
			in.depth++
			in.fields = plus(in.fields, 1)
			if sel.Alias != sel.Name {
				in.aliases = plus(in.aliases, 1)
			}
			sum.add(in)
		case *ast.InlineFragment:
			sum.add(m.set(sel.SelectionSet))
		case *ast.FragmentSpread:
			in, ok := m.fragments[sel.Name]
			if !ok {
				in = m.set(sel.Definition.SelectionSet)
				m.fragments[sel.Name] = in
			}
			sum.add(in)
		}
	}
	return sum
}

func (a *measure) add(b measure) {
	a.depth = max(a.depth, b.depth)
	a.fields = plus(a.fields, b.fields)
	a.aliases = plus(a.aliases, b.aliases)
}

// plus and times stop at the largest int32 rather than overflow.
func plus(a, b int) int { return min(a+b, math.MaxInt32) }

func times(a, b int) int {
	if a != 0 && b > math.MaxInt32/a {
		return math.MaxInt32
	}
	return a * b
}

// cost is what an operation may cost at most: a field is 1, and what stands
// under a page counts as often as the page has rows, under another list
// listCost times.
type costing struct {
	vars      map[string]any
	fragments map[string]int
}

const (
	listCost       = 4
	linkCost       = 200   // of a field for which a claim or a text is compared with others
	annotationCost = 400   // rows of an article's annotations, about
	scanCost       = 2_000 // of a field that may look through very many claims, or reads an article
)

// own is what a field costs apart from what stands under it.
func own(f *ast.Field) int {
	switch f.Name {
	case "timeline", "neighbors", "claimFacets", "path", "search", "triples", "addArticle", "retractArticle",
		"merge", "split", "hide", "undo":
		return scanCost
	case "sameClaims", "disputes", "corroboration", "copies":
		return linkCost
	}
	if f.Arguments.ForName("where") != nil || f.Arguments.ForName("orderBy") != nil {
		return scanCost
	}
	return 1
}

func (c *costing) set(set ast.SelectionSet) int {
	sum := 0
	for _, sel := range set {
		switch sel := sel.(type) {
		case *ast.Field:
			sum = plus(sum, plus(own(sel), times(c.rows(sel), c.set(sel.SelectionSet))))
		case *ast.InlineFragment:
			sum = plus(sum, c.set(sel.SelectionSet))
		case *ast.FragmentSpread:
			in, ok := c.fragments[sel.Name]
			if !ok {
				in = c.set(sel.Definition.SelectionSet)
				c.fragments[sel.Name] = in
			}
			sum = plus(sum, in)
		}
	}
	return sum
}

func (c *costing) rows(f *ast.Field) int {
	if f.Definition == nil || f.ObjectDefinition == nil || len(f.ObjectDefinition.Name) > 1 && f.ObjectDefinition.Name[:2] == "__" {
		return 1
	}
	if f.Definition.Arguments.ForName("first") != nil {
		rows := defaultPage
		if arg := f.Arguments.ForName("first"); arg != nil {
			if v, err := arg.Value.Value(c.vars); err == nil {
				if n, ok := integer(v); ok {
					rows = n
				}
			}
		}
		return min(max(rows, 1), maxPage)
	}
	if f.Name == "annotations" {
		return annotationCost
	}
	if f.Definition.Type.Elem != nil && !pageList(f) {
		return listCost
	}
	return 1
}

// pageList says whether the field is the edges or nodes of a connection, whose
// rows the connection has counted.
func pageList(f *ast.Field) bool {
	return f.ObjectDefinition.Fields.ForName("pageInfo") != nil
}
