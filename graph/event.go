package graph

import "fmt"

// Event is something that an article says took place, or will: a meeting, a
// call, a briefing, an attack or an operation. It is one article's account: what
// two articles tell of one meeting are two events, which View.Accounts links.
type Event struct {
	ID           string        `json:"id"` // stable: made of the article's ID, the kind and the spans
	Kind         EventKind     `json:"kind"`
	Name         string        `json:"name"` // as the article calls it: "phone call", "anti-terrorist operation"
	Date         Date          `json:"date,omitempty"`
	Place        string        `json:"place,omitempty"`   // key of an entity, or ""
	Planned      bool          `json:"planned,omitempty"` // yet to take place when the article was written
	Participants []Participant `json:"participants,omitempty"`
	Spans        []Span        `json:"spans"` // the words that stand for it
	Confidence   float64       `json:"confidence"`
	Rule         string        `json:"rule,omitempty"`
}

// EventKind is the sort of an event.
type EventKind string

// The kinds of events.
const (
	Meeting   EventKind = "meeting"
	Call      EventKind = "call"
	Briefing  EventKind = "briefing"
	Attack    EventKind = "attack"
	Operation EventKind = "operation"
)

var eventKinds = map[EventKind]bool{Meeting: true, Call: true, Briefing: true, Attack: true, Operation: true}

// Participant is an entity with its part in an event, and the words that name it there.
type Participant struct {
	Entity string    `json:"entity"` // key
	Role   EventRole `json:"role"`
	Span   Span      `json:"span"`
}

// EventRole is the part that an entity has in an event.
type EventRole string

// The roles: those who meet, call or brief participate; an attack or an
// operation has agents, who carry it out, and targets.
const (
	Participates EventRole = "participant"
	Agent        EventRole = "agent"
	Target       EventRole = "target"
)

// Toll is a number of people killed or wounded, as an article has it: by a
// claim's account where the words stand in one.
type Toll struct {
	Kind    TollKind  `json:"kind"`
	Count   int       `json:"count"`
	Bound   TollBound `json:"bound,omitempty"`
	Victims string    `json:"victims,omitempty"` // as the article calls them: "civilians"
	Event   string    `json:"event,omitempty"`   // ID of the event that cost it, or ""
	Claim   string    `json:"claim,omitempty"`   // ID of the claim that says so, or ""
	Span    Span      `json:"span"`
}

// TollKind is what became of the people counted.
type TollKind string

// The kinds of tolls.
const (
	Killed  TollKind = "killed"
	Wounded TollKind = "wounded"
)

// TollBound says how the count is meant; "" is exactly.
type TollBound string

// The bounds.
const (
	AtLeast TollBound = "at least"
	AtMost  TollBound = "at most"
	About   TollBound = "about"
)

// EventID gives the identity of an event, "event:" and 20 hex digits, from the
// ID of its article, its kind and the words that stand for it.
func EventID(article string, kind EventKind, spans []Span) string {
	return "event:" + digest(idHash, article, string(kind), spansText(spans))
}

func (c *checker) event(e *Event) {
	c.key("event", e.ID, c.events, "event")
	if !eventKinds[e.Kind] {
		c.fail("%s: unknown kind %q", e.ID, e.Kind)
	}
	if len(e.Spans) == 0 || e.Name == "" {
		c.fail("%s has no span or no name", e.ID)
	}
	c.values(e.Name, e.Rule)
	c.date(e.ID, e.Date)
	c.ref(e.ID+" has the place", e.Place)
	c.spans(e.ID, e.Spans...)
	c.confidence(e.ID, e.Confidence)
	for _, p := range e.Participants {
		if p.Role != Participates && p.Role != Agent && p.Role != Target {
			c.fail("%s: unknown role %q", e.ID, p.Role)
		}
		if p.Entity == "" {
			c.fail("%s has a participant without an entity", e.ID)
		}
		c.ref(e.ID+" has the participant", p.Entity)
		c.spans(e.ID, p.Span)
	}
}

// maxToll bounds what a number of people can be.
const maxToll = 1_000_000_000

func (c *checker) toll(t *Toll) {
	what := fmt.Sprintf("toll of %d %s", t.Count, t.Kind)
	switch {
	case t.Kind != Killed && t.Kind != Wounded:
		c.fail("%s: unknown kind", what)
	case t.Bound != "" && t.Bound != AtLeast && t.Bound != AtMost && t.Bound != About:
		c.fail("%s: unknown bound %q", what, t.Bound)
	case t.Count < 0 || t.Count > maxToll:
		c.fail("%s: not between 0 and %d", what, maxToll)
	case t.Event != "" && !c.events[t.Event]:
		c.fail("%s: event %q is not there", what, t.Event)
	case t.Claim != "" && !c.claims[t.Claim]:
		c.fail("%s: claim %q is not there", what, t.Claim)
	}
	c.values(t.Victims)
	c.spans(what, t.Span)
}
