package event

import (
	"cmp"
	"slices"

	"quoth/graph"
)

// Confidence of an event by what is known of it.
const (
	sure   = 0.85 // a verb, or two things known
	likely = 0.7
	weak   = 0.5 // only one thing is known
)

// join makes events of mentions: what is told of one event in several places
// becomes one, and what says nothing is left out.
func (f *finder) join() *Events {
	out := &Events{}
	index := make([]int, len(f.found)) // of each mention's event
	var events []Event
	var at []int // sentence of each event's last mention
	for i := range f.found {
		m := &f.found[i]
		index[i] = -1
		for e := len(events) - 1; e >= 0 && index[i] < 0; e-- {
			if same(&events[e], m, m.sentence-at[e]) {
				index[i] = e
			}
		}
		if e := index[i]; e >= 0 {
			merge(&events[e], &m.Event)
			at[e] = m.sentence
			continue
		}
		index[i] = len(events)
		events, at = append(events, m.Event), append(at, m.sentence)
	}
	final := make([]int, len(events))
	for i, e := range events {
		final[i] = -1
		known := len(e.Participants)
		if e.Place >= 0 {
			known++
		}
		if known == 0 {
			continue
		}
		if e.Date != "" {
			known++
		}
		switch {
		case known > 2 || e.Rule == "event: verb" && known > 1:
			e.Confidence = sure
		case known > 1:
			e.Confidence = likely
		default:
			e.Confidence = weak
		}
		slices.SortFunc(e.Mentions, func(a, b Span) int { return cmp.Compare(a.Start, b.Start) })
		final[i] = len(out.Events)
		out.Events = append(out.Events, e)
	}
	for _, h := range f.harm {
		if h.mention >= 0 {
			h.Event = final[index[h.mention]]
		}
		out.Tolls = append(out.Tolls, h.Toll)
	}
	return out
}

// definiteReach is how many sentences behind an event "the talks" may stand.
const definiteReach = 6

// same says whether a mention so many sentences behind an event's last is of
// that event: nothing speaks against it, and something for it.
func same(e *Event, m *mention, behind int) bool {
	if e.Kind != m.Kind || e.Planned != m.Planned && !m.definite ||
		e.Date != "" && m.Date != "" && e.Date != m.Date ||
		e.Place >= 0 && m.Place >= 0 && e.Place != m.Place {
		return false
	}
	for _, role := range []graph.EventRole{graph.Participates, graph.Agent, graph.Target} {
		a, b := having(e.Participants, role), having(m.Participants, role)
		if len(a) > 0 && len(b) > 0 {
			shared := 0
			for _, p := range b {
				if slices.Contains(a, p) {
					shared++
				}
			}
			// Of those who meet, all but one must be known.
			if shared == 0 || role == graph.Participates && shared < min(len(a), len(b), 2) {
				return false
			}
		}
	}
	switch {
	case shares(e, m):
		return true
	case e.Date != "" && e.Date == m.Date && (e.Place >= 0 && e.Place == m.Place || m.definite):
		return true
	}
	return m.definite && behind <= definiteReach
}

func having(all []Participant, role graph.EventRole) []int {
	var out []int
	for _, p := range all {
		if p.Role == role {
			out = append(out, p.Entity)
		}
	}
	return out
}

func shares(e *Event, m *mention) bool {
	return slices.ContainsFunc(m.Participants, func(p Participant) bool {
		return slices.ContainsFunc(e.Participants, func(q Participant) bool { return p.Entity == q.Entity && p.Role == q.Role })
	})
}

// merge takes into an event what another account of it adds.
func merge(e, m *Event) {
	e.Date = cmp.Or(e.Date, m.Date)
	if e.Place < 0 {
		e.Place = m.Place
	}
	e.Planned = e.Planned && m.Planned
	for _, p := range m.Participants {
		if !slices.ContainsFunc(e.Participants, func(q Participant) bool { return p.Entity == q.Entity }) {
			e.Participants = append(e.Participants, p)
		}
	}
	e.Mentions = append(e.Mentions, m.Mentions...)
}
