package loader

import (
	"quoth/graph"
	"quoth/loader/event"
)

// graphEvents converts events and tolls. A toll is by the account of the claim
// in whose words it stands; of claims within each other, of the narrowest.
func (a *assembly) graphEvents(claims []graph.Claim) ([]graph.Event, []graph.Toll) {
	var events []graph.Event
	ids := make([]string, len(a.events.Events))
	for i, e := range a.events.Events {
		g := graph.Event{Kind: e.Kind, Name: e.Name, Date: e.Date, Place: a.key(e.Place), Planned: e.Planned,
			Confidence: e.Confidence, Rule: e.Rule}
		for _, s := range e.Mentions {
			g.Spans = append(g.Spans, a.eventSpan(s))
		}
		g.Spans = sortSpans(g.Spans)
		for _, p := range e.Participants {
			g.Participants = append(g.Participants, graph.Participant{Entity: a.key(p.Entity), Role: p.Role, Span: a.eventSpan(p.Span)})
		}
		g.ID = graph.EventID(a.id, g.Kind, g.Spans)
		ids[i] = g.ID
		events = append(events, g)
	}
	var tolls []graph.Toll
	for _, t := range a.events.Tolls {
		g := graph.Toll{Kind: t.Kind, Count: t.Count, Bound: t.Bound, Victims: t.Victims, Span: a.eventSpan(t.Span)}
		if t.Event >= 0 {
			g.Event = ids[t.Event]
		}
		narrowest := 0
		for _, c := range claims {
			for _, s := range c.Spans {
				if s.Start <= g.Span.Start && g.Span.End <= s.End && (g.Claim == "" || s.End-s.Start < narrowest) {
					g.Claim, narrowest = c.ID, s.End-s.Start
				}
			}
		}
		tolls = append(tolls, g)
	}
	return events, tolls
}

func (a *assembly) eventSpan(s event.Span) graph.Span { return a.points.span(s.Start, s.End) }
