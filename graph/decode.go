package graph

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/cayleygraph/quad"
)

// properties are the objects of a node's quads under one label, by predicate.
type properties map[quad.IRI][]quad.Value

// described holds the properties of nodes by IRI.
type described map[quad.IRI]properties

func (d described) add(q quad.Quad) {
	s, p := q.Subject.(quad.IRI), q.Predicate.(quad.IRI)
	if d[s] == nil {
		d[s] = properties{}
	}
	d[s][p] = append(d[s][p], q.Object)
}

// text is the one literal of a predicate, "" for none.
func (p properties) text(pred quad.IRI) string {
	for _, v := range p[pred] {
		switch v := v.(type) {
		case quad.String:
			return string(v)
		case quad.TypedString:
			return string(v.Value)
		}
	}
	return ""
}

func (p properties) iri(pred quad.IRI) quad.IRI {
	for _, v := range p[pred] {
		if iri, ok := v.(quad.IRI); ok {
			return iri
		}
	}
	return ""
}

func (p properties) key(pred quad.IRI) string { return keyOf(p.iri(pred)) }

func (p properties) keys(pred quad.IRI) []string {
	var out []string
	for _, v := range p[pred] {
		out = append(out, keyOf(v))
	}
	slices.Sort(out)
	return out
}

func (p properties) texts(pred quad.IRI) []string {
	var out []string
	for _, v := range p[pred] {
		out = append(out, termOf(v).Value)
	}
	slices.Sort(out)
	return out
}

func (p properties) is(class quad.IRI) bool {
	return slices.Contains(p[predType], quad.Value(class))
}

func (p properties) entityType() EntityType { return typeOf(p[predType]) }

func typeOf(classes []quad.Value) EntityType {
	for _, v := range classes {
		if t, ok := classType[v.(quad.IRI)]; ok {
			return t
		}
	}
	return ""
}

// decoder turns quads back and keeps the first fault.
type decoder struct {
	nodes described
	err   error
}

func (d *decoder) fail(format string, args ...any) {
	if d.err == nil {
		d.err = fmt.Errorf(format, args...)
	}
}

func (d *decoder) span(s string) Span {
	a, b, ok := strings.Cut(s, "-")
	start, err := strconv.Atoi(a)
	end, err2 := strconv.Atoi(b)
	if !ok || err != nil || err2 != nil {
		d.fail("%q is no span", s)
	}
	return Span{start, end}
}

func (d *decoder) mentions(p properties, pred quad.IRI) []Span {
	var out []Span
	for _, t := range p[pred] {
		out = append(out, d.span(termOf(t).Value))
	}
	sortSpans(out)
	return out
}

func sortSpans(spans []Span) {
	slices.SortFunc(spans, func(a, b Span) int {
		return cmp.Or(cmp.Compare(a.Start, b.Start), cmp.Compare(a.End, b.End))
	})
}

func (d *decoder) number(p properties, pred quad.IRI) float64 {
	f, err := strconv.ParseFloat(p.text(pred), 64)
	if err != nil {
		d.fail("%s is no number: %w", pred, err)
	}
	return f
}

func (d *decoder) rule(p properties) string {
	return unescapeRule(strings.TrimPrefix(string(p.iri(predRule)), nsOwn+"rule:"))
}

// evidence gives the spans that a statement points at, in order of the text.
func (d *decoder) evidence(p properties) []Evidence {
	var out []Evidence
	for _, v := range p[predEvidence] {
		n := d.nodes[v.(quad.IRI)]
		if n == nil {
			d.fail("span %s is not there", v)
			continue
		}
		out = append(out, Evidence{Start: int(d.number(n, predStart)), End: int(d.number(n, predEnd)),
			Exact: n.text(predExact), Prefix: n.text(predPrefix), Suffix: n.text(predSuffix)})
	}
	slices.SortFunc(out, func(a, b Evidence) int {
		return cmp.Or(cmp.Compare(a.Start, b.Start), cmp.Compare(a.End, b.End))
	})
	return out
}

func spansOf(evidence []Evidence) []Span {
	var out []Span
	for _, e := range evidence {
		out = append(out, Span{e.Start, e.End})
	}
	return out
}

func (d *decoder) article(p properties) Article {
	return Article{ID: p.text(predID), Source: p.text(predSource), Title: p.text(predTitle),
		Publisher: p.text(predPublisher), Author: p.text(predAuthor), Published: Date(p.text(predPublished)),
		Language: p.text(predLanguage), SHA256: p.text(predSHA256), Text: p.text(predBody)}
}

// claim decodes a claim; its speakers stand in the order of their words, what
// it is about in the order of keys.
func (d *decoder) claim(iri quad.IRI, p properties) Claim {
	c := Claim{ID: keyOf(iri), Kind: Kind(p.text(predKind)), Content: p.text(predText), Stance: Stance(p.text(predStance)),
		Cue: Cue{Text: p.text(predCue)}, Spans: spansOf(d.evidence(p)), Via: p.key(predVia), Addressee: p.key(predAddressee),
		SaidOn: Date(p.text(predSaidOn)), About: p.keys(predAbout), Confidence: d.number(p, predConfidence), Rule: d.rule(p)}
	if cue := d.mentions(p, predCueSpan); len(cue) > 0 {
		c.Cue.Span = cue[0]
	}
	for _, v := range p[predAttributed] {
		n := d.nodes[v.(quad.IRI)]
		s := Speaker{Entity: n.key(predSpeaker), Text: n.text(predText)}
		if spans := d.mentions(n, predSpan); len(spans) > 0 {
			s.Span = spans[0]
		}
		c.Speakers = append(c.Speakers, s)
	}
	slices.SortFunc(c.Speakers, compareSpeakers)
	return c
}

// compareSpeakers orders speakers by their words.
func compareSpeakers(a, b Speaker) int {
	return cmp.Or(cmp.Compare(a.Span.Start, b.Span.Start), cmp.Compare(a.Span.End, b.Span.End),
		cmp.Compare(a.Entity, b.Entity), cmp.Compare(a.Text, b.Text))
}

func (d *decoder) membership(p properties) Membership {
	return Membership{Party: p.key(predParty), Role: MembershipRole(p.text(predRole)), Agreement: p.key(predAgreement),
		Spans: spansOf(d.evidence(p)), Inferred: p.text(predInferred) == "true",
		Confidence: d.number(p, predConfidence), Rule: d.rule(p)}
}

func (d *decoder) location(p properties, basis Basis) Location {
	return Location{Place: p.key(predPlace), Region: p.key(predRegion), Spans: spansOf(d.evidence(p)),
		Basis: basis, Confidence: d.number(p, predConfidence), Rule: d.rule(p)}
}

func (d *decoder) role(p properties) Role {
	r := Role{Title: p.text(predRoleName), Of: p.key(predOf)}
	if spans := spansOf(d.evidence(p)); len(spans) > 0 {
		r.Span = spans[0]
	}
	return r
}

// decode is the inverse of encode: own are all the quads under an article's
// label, behind describes the background locations that it relies on. The
// parts of the reading come in the order of normal.
func decode(own []quad.Quad, behind described) (*Reading, error) {
	d := &decoder{nodes: described{}}
	for _, q := range own {
		d.nodes.add(q)
	}
	r := &Reading{}
	for iri, p := range d.nodes {
		switch {
		case p.is(classArticle):
			r.Article = d.article(p)
			d.relied(r, p, behind)
		case p.is(classClaim):
			r.Claims = append(r.Claims, d.claim(iri, p))
		case p.is(classAgreement):
			r.Agreements = append(r.Agreements, Agreement{Key: keyOf(iri), Name: p.text(predName), Kind: AgreementKind(p.text(predKind)),
				Date: Date(p.text(predDate)), Status: AgreementStatus(p.text(predStatus)), Place: p.key(predPlace), Mentions: d.mentions(p, predMention)})
		case p.is(classMembership):
			r.Memberships = append(r.Memberships, d.membership(p))
		case p.is(classHappening):
			e, _, _ := d.event(iri, p)
			r.Events = append(r.Events, e)
		case p.is(classToll):
			r.Tolls = append(r.Tolls, d.toll(p))
		case p.is(classLocation):
			r.Locations = append(r.Locations, d.location(p, TextBasis))
		case p.entityType() != "":
			r.Entities = append(r.Entities, d.entity(iri, p))
		}
	}
	if r.Article.ID == "" {
		d.fail("there is no article")
	}
	r.normal()
	return r, d.err
}

func (d *decoder) entity(iri quad.IRI, p properties) Entity {
	e := Entity{Key: keyOf(iri), Type: p.entityType(), Name: p.text(predName), Names: p.texts(predOtherName),
		Mentions: d.mentions(p, predMention)}
	for _, v := range p[predHolds] {
		e.Roles = append(e.Roles, d.role(d.nodes[v.(quad.IRI)]))
	}
	return e
}

// relied adds the background locations and the entities known from them alone.
func (d *decoder) relied(r *Reading, p properties, behind described) {
	known := map[string]bool{}
	for _, v := range p[predReliesOn] {
		iri := v.(quad.IRI)
		n := behind[iri]
		if n == nil {
			d.fail("background %s is not there", iri)
			continue
		}
		l := (&decoder{}).location(n, BackgroundBasis)
		l.Spans = spansOf(d.evidence(d.nodes[iri]))
		r.Locations = append(r.Locations, l)
		for _, end := range []struct {
			key         string
			name, class quad.IRI
		}{{l.Place, predPlaceName, predPlaceType}, {l.Region, predRegionName, predRegionType}} {
			if name := n.text(end.name); name != "" && !known[end.key] {
				known[end.key] = true
				r.Entities = append(r.Entities, Entity{Key: end.key, Name: name, Type: typeOf(n[end.class])})
			}
		}
	}
}

// normal puts a reading into the order in which decode gives it: entities and
// agreements by key, claims by place in the text, lists without repeats.
func (r *Reading) normal() {
	slices.SortFunc(r.Entities, func(a, b Entity) int { return cmp.Compare(a.Key, b.Key) })
	for i := range r.Entities {
		e := &r.Entities[i]
		slices.SortFunc(e.Roles, func(a, b Role) int {
			return cmp.Or(cmp.Compare(a.Span.Start, b.Span.Start), cmp.Compare(a.Span.End, b.Span.End),
				cmp.Compare(a.Title, b.Title), cmp.Compare(a.Of, b.Of))
		})
	}
	slices.SortFunc(r.Agreements, func(a, b Agreement) int { return cmp.Compare(a.Key, b.Key) })
	slices.SortFunc(r.Claims, func(a, b Claim) int {
		return cmp.Or(cmp.Compare(start(a.Spans), start(b.Spans)), cmp.Compare(a.ID, b.ID))
	})
	slices.SortFunc(r.Memberships, func(a, b Membership) int {
		return cmp.Or(cmp.Compare(start(a.Spans), start(b.Spans)), cmp.Compare(a.Agreement, b.Agreement),
			cmp.Compare(b.Role, a.Role), cmp.Compare(a.Party, b.Party), cmp.Compare(a.Rule, b.Rule), cmp.Compare(spansText(a.Spans), spansText(b.Spans)),
			cmp.Compare(a.Confidence, b.Confidence), cmp.Compare(boolInt(a.Inferred), boolInt(b.Inferred)))
	})
	slices.SortFunc(r.Events, compareEvents)
	slices.SortFunc(r.Tolls, compareTolls)
	slices.SortFunc(r.Locations, func(a, b Location) int {
		return cmp.Or(cmp.Compare(b.Basis, a.Basis), cmp.Compare(start(a.Spans), start(b.Spans)),
			cmp.Compare(a.Place, b.Place), cmp.Compare(a.Region, b.Region), cmp.Compare(a.Rule, b.Rule),
			cmp.Compare(spansText(a.Spans), spansText(b.Spans)), cmp.Compare(a.Confidence, b.Confidence))
	})
}

func start(spans []Span) int {
	if len(spans) == 0 {
		return 0
	}
	return spans[0].Start
}
