// Package event finds what took place, by an article's account: meetings,
// calls, briefings, attacks and operations, with those who took part, the place
// and the day, and how many people were killed or wounded.
//
// It reads a parsed document with its entities and dates, and answers with
// Events in the order in which the text comes to them. What is wished for,
// denied or only supposed is left out; what is announced is marked as planned.
// An event of which neither the place nor anybody who took part is named is left
// out too: "the meeting" alone says nothing.
package event

import (
	"quoth/graph"
)

// Events is what a document says of events.
type Events struct {
	Events []Event
	Tolls  []Toll
}

// Span is a stretch of the document's text, in byte offsets.
type Span struct{ Start, End int }

// Event is something that took place, or is announced.
type Event struct {
	Kind         graph.EventKind
	Name         string
	Date         graph.Date // "" where unsaid
	Place        int        // index into the entity.Set, -1 where unsaid
	Planned      bool
	Participants []Participant // in the order in which the text names them
	Mentions     []Span        // the words that stand for it, sorted
	Confidence   float64
	Rule         string
}

// Participant is an entity with its part in an event.
type Participant struct {
	Entity int // index into the entity.Set
	Role   graph.EventRole
	Span   Span // the words that name it there
}

// Toll is a number of people killed or wounded.
type Toll struct {
	Kind    graph.TollKind
	Count   int
	Bound   graph.TollBound
	Victims string
	Event   int  // index into Events.Events, -1 where none is near
	Span    Span // the count, the victims and what became of them
}
