package graph

import (
	"cmp"
	"slices"

	"github.com/cayleygraph/quad"
)

func (e *encoder) event(n *Event) {
	s := quad.IRI(KeyIRI(n.ID))
	e.iri(s, predType, classEvent)
	e.iri(s, predType, classHappening)
	e.value(s, predKind, string(n.Kind))
	e.value(s, predName, n.Name)
	e.date(s, predDate, n.Date)
	e.key(s, predPlace, n.Place)
	if n.Planned {
		e.add(s, predPlanned, quad.TypedString{Value: "true", Type: typeBoolean})
	}
	for _, p := range n.Participants {
		e.key(s, predHasActor, p.Entity)
		node := e.node("participation", n.ID, p.Entity, string(p.Role), p.Span.String())
		e.iri(s, predParticipation, node)
		e.iri(node, predType, classParticipation)
		e.key(node, predActor, p.Entity)
		e.value(node, predRole, string(p.Role))
		e.evidence(node, p.Span)
	}
	e.evidence(s, n.Spans...)
	e.origin(s, n.Confidence, n.Rule)
}

func (e *encoder) tollNode(t *Toll) quad.IRI {
	return e.node("toll", string(t.Kind), string(decimal(float64(t.Count)).(quad.TypedString).Value), string(t.Bound), t.Victims, t.Event, t.Claim, t.Span.String())
}

func (e *encoder) toll(t *Toll) {
	s := e.tollNode(t)
	e.iri(s, predType, classToll)
	e.value(s, predKind, string(t.Kind))
	e.integer(s, predCount, t.Count)
	e.value(s, predBound, string(t.Bound))
	e.value(s, predVictims, t.Victims)
	e.key(s, predEvent, t.Event)
	e.key(s, predClaim, t.Claim)
	e.evidence(s, t.Span)
}

// event decodes an event, with the evidence of it and of each participant, who
// stand in the order of their words.
func (d *decoder) event(iri quad.IRI, p properties) (e Event, stand, named []Evidence) {
	evidence := d.evidence(p)
	e = Event{ID: keyOf(iri), Kind: EventKind(p.text(predKind)), Name: p.text(predName), Date: Date(p.text(predDate)),
		Place: p.key(predPlace), Planned: p.text(predPlanned) == "true", Spans: spansOf(evidence),
		Confidence: d.number(p, predConfidence), Rule: d.rule(p)}
	type part struct {
		Participant
		words Evidence
	}
	var parts []part
	for _, v := range p[predParticipation] {
		n := d.nodes[v.(quad.IRI)]
		one := part{Participant: Participant{Entity: n.key(predActor), Role: EventRole(n.text(predRole))}}
		if words := d.evidence(n); len(words) > 0 {
			one.words = words[0]
			one.Span = Span{one.words.Start, one.words.End}
		}
		parts = append(parts, one)
	}
	slices.SortFunc(parts, func(a, b part) int {
		return cmp.Or(cmp.Compare(a.Span.Start, b.Span.Start), cmp.Compare(a.Span.End, b.Span.End),
			cmp.Compare(a.Entity, b.Entity), cmp.Compare(a.Role, b.Role))
	})
	for _, one := range parts {
		e.Participants, named = append(e.Participants, one.Participant), append(named, one.words)
	}
	for _, list := range [][]Evidence{evidence, named} {
		for i := range list {
			list[i].Rule, list[i].Confidence = e.Rule, e.Confidence
		}
	}
	return e, evidence, named
}

func (d *decoder) toll(p properties) Toll {
	t := Toll{Kind: TollKind(p.text(predKind)), Count: int(d.number(p, predCount)), Bound: TollBound(p.text(predBound)),
		Victims: p.text(predVictims), Event: p.key(predEvent), Claim: p.key(predClaim)}
	if spans := spansOf(d.evidence(p)); len(spans) > 0 {
		t.Span = spans[0]
	}
	return t
}

func compareEvents(a, b Event) int {
	return cmp.Or(cmp.Compare(start(a.Spans), start(b.Spans)), cmp.Compare(a.ID, b.ID))
}

func compareTolls(a, b Toll) int {
	return cmp.Or(cmp.Compare(a.Span.Start, b.Span.Start), cmp.Compare(a.Span.End, b.Span.End), cmp.Compare(a.Kind, b.Kind),
		cmp.Compare(a.Count, b.Count), cmp.Compare(a.Bound, b.Bound), cmp.Compare(a.Victims, b.Victims),
		cmp.Compare(a.Event, b.Event), cmp.Compare(a.Claim, b.Claim))
}

// event adds an event and the lists that it is in, whoever took part.
func (c *contribution) event(a *Article, e *Event, hidden bool) {
	c.rows[row("V", e.ID)] = a.ID
	if hidden {
		return
	}
	pos := eventPosition(a, e)
	for _, list := range []string{row("va"), row("vk", string(e.Kind), ""), row("vr", a.ID, "")} {
		c.rows[list+pos] = ""
	}
	c.counts[counter("events")]++
}

// scene adds the lists by who took part in an event and where it was.
func (c *contribution) scene(a *Article, e *Event, who canon) {
	pos := eventPosition(a, e)
	for _, p := range e.Participants {
		c.rows[row("vs", who.of(p.Entity), "")+pos] = ""
	}
	if e.Place != "" {
		c.rows[row("vp", who.of(e.Place), "")+pos] = ""
	}
}

func eventPosition(a *Article, e *Event) string {
	return claimPosition(cmp.Or(e.Date, a.Published), a.ID, start(e.Spans), e.ID)
}
