package graph

// Event is something that an article says took place, or will: a meeting, a
// call, a briefing, an attack or an operation.
type Event struct {
	Key          string
	Kind         EventKind
	Name         string // as the article calls it: "phone call", "anti-terrorist operation"
	Date         Date
	Place        string // key of an entity, or ""
	Planned      bool   // it has not taken place yet, as far as the article knows
	Participants []Participant
	Mentions     []Span
	Confidence   float64
	Rule         string
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

// Participant is an entity with its part in an event, and the words that name
// it there.
type Participant struct {
	Entity string // key
	Role   EventRole
	Span   Span
}

// EventRole is the part that an entity has in an event.
type EventRole string

// The roles: those who meet, talk or are briefed participate; an attack or an
// operation has agents, who carry it out, and targets.
const (
	Participates EventRole = "participant"
	Agent        EventRole = "agent"
	Target       EventRole = "target"
)

// Toll is a number of people killed or wounded, as an article has it. It is a
// claim's where the words stand in one, else the article's own.
type Toll struct {
	Kind    TollKind
	Count   int
	Bound   TollBound
	Victims string // as the article calls them: "civilians"; may be ""
	Event   string // key of the event that cost it, or ""
	Claim   string // ID of the claim that says so, or ""
	Span    Span
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
