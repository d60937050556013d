package graph

import (
	"bytes"
	"context"
	"iter"
	"slices"
	"strings"

	"github.com/cayleygraph/quad"
)

// What joins articles stands under LinksLabel in exports and among the quads:
//
//	claim   sameClaim | disputes  claim
//	claim#other  rdf:subject claim, rdf:object other, score, reason
//	span    sameText  span
//	event   sameEvent  event
//	event#other  rdf:subject event, rdf:object other, score, reason
//
// It is worked out from the readings when it is read, not stored: see
// ARCHITECTURE.md for why. Each link stands there in both directions.

// linkLines yields the quads of links and copies behind after that match the
// pattern, in the order of an export. whole says that all are wanted: links are
// then found in one pass, else claim by claim.
func (v *View) linkLines(ctx context.Context, p Pattern, after string, whole bool) iter.Seq2[line, error] {
	return func(yield func(line, error) bool) {
		send := func(quads []quad.Quad, err error) bool {
			if err != nil {
				yield(line{}, err)
				return false
			}
			for l, err := range sortedLines(quads) {
				if err == nil && (string(l.text) <= after || !p.matches(l.quad)) {
					continue
				}
				if !yield(l, err) || err != nil {
					return false
				}
			}
			return true
		}
		articles, err := v.copying(ctx, p.Subject.IRI, after)
		if err != nil {
			yield(line{}, err)
			return
		}
		for _, id := range articles {
			if !send(v.copyQuads(ctx, id)) {
				return
			}
		}
		for quads, err := range v.claimLinkQuads(ctx, p.Subject.IRI, after, whole) {
			if !send(quads, err) {
				return
			}
		}
		for quads, err := range v.accountQuads(ctx, p.Subject.IRI, after) {
			if !send(quads, err) {
				return
			}
		}
	}
}

// copying gives the articles whose copies may match, in the order of their IRIs.
func (v *View) copying(ctx context.Context, subject, after string) ([]string, error) {
	var iris []string
	ids := map[string]string{}
	for p, err := range scan(ctx, v.tx, row("A"), nil) {
		if err != nil {
			return nil, err
		}
		id := string(p.key)
		first := string(spanIRI(quad.IRI(ArticleIRI(id)), Span{}))
		first = first[:len(first)-len("0,0")] // every span of the article begins so
		if strings.HasPrefix(subject, first) || subject == "" && "<"+first+"\xff" > after {
			iris, ids[first] = append(iris, first), id
		}
	}
	slices.Sort(iris)
	for i, iri := range iris {
		iris[i] = ids[iri]
	}
	return iris, nil
}

func (v *View) copyQuads(ctx context.Context, id string) ([]quad.Quad, error) {
	copies, err := v.Copies(ctx, id)
	var out []quad.Quad
	for _, c := range copies {
		out = append(out, quad.Quad{Subject: spanIRI(quad.IRI(ArticleIRI(id)), c.Span), Predicate: predSameText,
			Object: spanIRI(quad.IRI(ArticleIRI(c.Article)), c.Other), Label: quad.IRI(LinksLabel)})
	}
	return out, err
}

// claimLinkQuads yields the link quads of one claim after the other.
func (v *View) claimLinkQuads(ctx context.Context, subject, after string, whole bool) iter.Seq2[[]quad.Quad, error] {
	return func(yield func([]quad.Quad, error) bool) {
		if whole && subject == "" && after == "" {
			j, err := v.join(ctx)
			if err != nil {
				yield(nil, err)
				return
			}
			for i, id := range j.ids {
				if !yield(linkQuads(id, j.links(i)), ctx.Err()) {
					return
				}
			}
			return
		}
		for p, err := range v.linkable(ctx, "Z", "claim:", subject, after) {
			if err != nil {
				yield(nil, err)
				return
			}
			id := string(p.key)
			one, err := decodeProposition(p.value)
			if err != nil {
				yield(nil, err)
				return
			}
			links, err := v.linksOf(ctx, id, one)
			if !yield(linkQuads(id, links), err) || err != nil {
				return
			}
		}
	}
}

// linkable yields the rows of a table by whole ids: that of subject alone where
// there is one, else those that come behind the line after.
func (v *View) linkable(ctx context.Context, table, sort, subject, after string) iter.Seq2[pair, error] {
	return func(yield func(pair, error) bool) {
		from, only := linkedOf(sort, strings.TrimPrefix(after, "<")), linkedOf(sort, subject)
		if subject != "" && only == "" {
			return
		}
		for p, err := range scan(ctx, v.tx, row(table, only), nil) {
			if err == nil {
				p.key = append([]byte(only), p.key...)
				if id := string(p.key); id < from || only != "" && id != only {
					continue
				}
			}
			if !yield(p, err) || err != nil {
				return
			}
		}
	}
}

// accountQuads yields the quads of the accounts of one event after the other.
func (v *View) accountQuads(ctx context.Context, subject, after string) iter.Seq2[[]quad.Quad, error] {
	return func(yield func([]quad.Quad, error) bool) {
		for p, err := range v.linkable(ctx, "V", "event:", subject, after) {
			if err != nil {
				yield(nil, err)
				return
			}
			id := string(p.key)
			accounts, err := v.Accounts(ctx, []string{id})
			if err != nil {
				yield(nil, err)
				return
			}
			var out []quad.Quad
			for _, a := range accounts[0] {
				out = append(out, linkedQuads(id, a.Event.ID, predSameEvent, a.Confidence, a.Reason)...)
			}
			if !yield(out, nil) {
				return
			}
		}
	}
}

// linkedOf gives the claim or event that an IRI, or a text that begins with one,
// names: by itself or as the subject of a link; "" for another.
func linkedOf(sort, iri string) string {
	id, ok := strings.CutPrefix(iri, nsOwn+sort)
	if !ok {
		return ""
	}
	if i := strings.IndexAny(id, "#>"); i >= 0 {
		id = id[:i]
	}
	return sort + id
}

func linkQuads(id string, links []linked) []quad.Quad {
	var out []quad.Quad
	for _, l := range links {
		edge := predSameClaim
		if l.kind == Dispute {
			edge = predDisputes
		}
		out = append(out, linkedQuads(id, l.to, edge, l.score, l.reason)...)
	}
	return out
}

// linkedQuads gives the quads of a link between two claims or events.
func linkedQuads(id, to string, edge quad.IRI, score float64, reason string) []quad.Quad {
	from := quad.IRI(KeyIRI(id))
	_, mark, _ := strings.Cut(to, ":")
	node := from + "#" + quad.IRI(mark)
	e := &encoder{label: LinksLabel}
	e.iri(from, edge, quad.IRI(KeyIRI(to)))
	e.iri(node, predSubject, from)
	e.iri(node, predObject, quad.IRI(KeyIRI(to)))
	e.add(node, predScore, decimal(score))
	e.value(node, predReason, reason)
	return e.quads
}

// mergedLines merges two streams that are in order.
func mergedLines(a, b iter.Seq2[line, error]) iter.Seq2[line, error] {
	return func(yield func(line, error) bool) {
		next, stop := iter.Pull2(b)
		defer stop()
		other, err, more := next()
		for l, failed := range a {
			for ; failed == nil && more && (err != nil || bytes.Compare(other.text, l.text) < 0); other, err, more = next() {
				if !yield(other, err) || err != nil {
					return
				}
			}
			if !yield(l, failed) || failed != nil {
				return
			}
		}
		for ; more; other, err, more = next() {
			if !yield(other, err) || err != nil {
				return
			}
		}
	}
}
