package graph

import (
	"context"
	"fmt"
	"slices"

	"github.com/cayleygraph/quad"
	"github.com/hidal-go/hidalgo/kv/flat"
)

// EventFilter narrows a list of events; its zero value lets all pass.
type EventFilter struct {
	Kind        EventKind
	Participant string // key of an entity, in whatever role
	Place       string // key
	Article     string // ID
	From, To    Date   // the first day that the event's date can mean lies in [From, To]
}

// EventNode is one event with the article that tells of it.
type EventNode struct {
	Event
	Article  string
	Evidence []Evidence // the words that stand for it, one for each of Spans
	Named    []Evidence // the words that name each of Participants
}

// TollNode is one toll with the article that has it.
type TollNode struct {
	Toll
	Article  string
	Evidence Evidence
}

// Events lists events: newest first, by the day of the article where they have
// none of their own, those without either last; then by article and by where
// they begin.
func (v *View) Events(ctx context.Context, f EventFilter, p Page) (List[*EventNode], error) {
	l, err := v.EventLists(ctx, []EventPage{{f, p}})
	return l[0], err
}

// EventPage is a page of a list of events.
type EventPage struct {
	EventFilter
	Page
}

// EventLists gives pages of several lists as Events does, read together.
func (v *View) EventLists(ctx context.Context, asked []EventPage) ([]List[*EventNode], error) {
	lists, first := make([]places, len(asked)), make([]int, len(asked))
	for i, a := range asked {
		after, err := position(a.Page, func(pos []byte) bool { _, err := claimAt(pos); return err == nil })
		if err != nil {
			return make([]List[*EventNode], len(asked)), err
		}
		lists[i], first[i] = v.events(ctx, a.EventFilter, after), a.First
	}
	return pages(ctx, lists, first, v.EventsByID)
}

// EventCount counts the events that pass the filter; the count of all is kept.
func (v *View) EventCount(ctx context.Context, f EventFilter) (int, error) {
	if f == (EventFilter{}) {
		return readCount(ctx, v.tx, counter("events"))
	}
	return total(v.events(ctx, f, ""))
}

func (v *View) events(ctx context.Context, f EventFilter, after string) places {
	keys, err := v.canonical(ctx, []string{f.Participant, f.Place})
	if err != nil {
		return failed(err)
	}
	var base []positions
	for _, of := range []struct{ list, value string }{{"vs", keys[0]}, {"vp", keys[1]}, {"vr", f.Article}, {"vk", string(f.Kind)}} {
		if of.value != "" {
			base = append(base, v.span(ctx, row(of.list, of.value, ""), dates{f.From, f.To}, after))
		}
	}
	if len(base) == 0 {
		base = append(base, v.span(ctx, row("va"), dates{f.From, f.To}, after))
	}
	return v.passing(ctx, intersection(base), ClaimFilter{})
}

// EventsByID gives the events with the given IDs, in their order; nil for one
// that the state does not have.
func (v *View) EventsByID(ctx context.Context, ids []string) ([]*EventNode, error) {
	return batched(v, "", ids, func(missing []string) (map[string]*EventNode, error) {
		return v.readEvents(ctx, missing)
	}, func(n *EventNode) int64 {
		return int64(512 + len(n.Name) + 256*len(n.Evidence) + 96*len(n.Participants))
	})
}

func (v *View) readEvents(ctx context.Context, ids []string) (map[string]*EventNode, error) {
	rows := make([]flat.Key, len(ids))
	for i, id := range ids {
		rows[i] = flat.Key(row("V", id))
	}
	articles, err := v.tx.GetBatch(ctx, rows)
	if err != nil {
		return nil, fmt.Errorf("read events: %w", err)
	}
	d := &decoder{nodes: described{}}
	var events, parts, spans []quad.Value
	for i, id := range ids {
		if articles[i] != nil {
			events = append(events, quad.IRI(KeyIRI(id)))
		}
	}
	if err := v.described(ctx, events, d.nodes); err != nil {
		return nil, err
	}
	for _, iri := range events {
		p := d.nodes[iri.(quad.IRI)]
		parts = append(append(parts, p[predEvidence]...), p[predParticipation]...)
	}
	if err := v.described(ctx, parts, d.nodes); err != nil {
		return nil, err
	}
	for _, iri := range parts {
		spans = append(spans, d.nodes[iri.(quad.IRI)][predEvidence]...)
	}
	if err := v.described(ctx, spans, d.nodes); err != nil {
		return nil, err
	}
	out := map[string]*EventNode{}
	said, err := v.decided(ctx)
	if err != nil {
		return nil, err
	}
	var keys []string
	for i, id := range ids {
		if articles[i] == nil || out[id] != nil {
			continue
		}
		iri := quad.IRI(KeyIRI(id))
		n := &EventNode{Article: string(articles[i])}
		n.Event, n.Evidence, n.Named = d.event(iri, d.nodes[iri])
		for _, list := range [][]Evidence{n.Evidence, n.Named} {
			for j := range list {
				list[j].Article = n.Article
			}
		}
		n.rename(said.apart[n.Article])
		keys = append(keys, n.Place)
		for _, p := range n.Participants {
			keys = append(keys, p.Entity)
		}
		out[id] = n
	}
	if d.err != nil || !v.aliased {
		return out, d.err
	}
	who, err := readCanon(ctx, v.tx, keys)
	for _, n := range out {
		n.rename(who)
	}
	return out, err
}

// rename puts other keys for some.
func (e *Event) rename(who canon) {
	e.Place = who.of(e.Place)
	for i := range e.Participants {
		e.Participants[i].Entity = who.of(e.Participants[i].Entity)
	}
}

// Tolls gives, for each of the articles, the numbers of killed and wounded that
// it has, in order of the text.
func (v *View) Tolls(ctx context.Context, articles []string) ([][]*TollNode, error) {
	out := make([][]*TollNode, len(articles))
	for i, id := range articles {
		rows, err := v.cited(ctx, row("w", id, ""))
		if err != nil {
			return nil, err
		}
		read, err := v.statements(ctx, rows)
		if err != nil {
			return nil, err
		}
		for _, s := range read {
			d := decoder{}
			n := &TollNode{Article: id, Evidence: s.evidence[0], Toll: Toll{
				Kind: TollKind(s.text(predKind)), Count: int(d.number(s.properties, predCount)), Bound: TollBound(s.text(predBound)),
				Victims: s.text(predVictims), Event: s.key(predEvent), Claim: s.key(predClaim),
				Span: Span{s.evidence[0].Start, s.evidence[0].End}}}
			if d.err != nil {
				return nil, d.err
			}
			out[i] = append(out[i], n)
		}
		slices.SortFunc(out[i], func(a, b *TollNode) int { return compareTolls(a.Toll, b.Toll) })
	}
	return out, nil
}
