// Package attribution finds who said what: the claims that an article lays at
// somebody's door, each with its speakers, its cue and its exact words.
//
// It works on parsed sentences and the article's quotation marks. A cue (a verb
// such as "said" with the frames in verbs.txt, a noun such as "claim", a
// preposition such as "according to") opens a claim; grammar gives its speaker
// and its content; quotation marks correct both. Quotations that no cue claims
// go to whoever was speaking. Offsets are byte offsets into the document's
// text. The package never decides whether a claim is true.
package attribution

import "quoth/graph"

// Claim is one attribution.
type Claim struct {
	Speakers   []Speaker // none where the article does not tell who: "it is believed that"
	Cue        Span      // empty where a quotation goes on without one
	Kind       graph.Kind
	Content    []Span // in order, disjoint
	Stance     graph.Stance
	Via        int // entity that relays the claim, or -1
	Addressee  int // entity spoken to, or -1
	SaidOn     graph.Date
	Sentence   int // index of the sentence that holds the cue, or the content
	Confidence float64
	Rule       string
}

// Speaker is an entity, by its index in the set, and the words that stand for
// it: those of the claim before where the speaker is carried over from it.
type Speaker struct {
	Entity int
	Span   Span
}

// Span is a stretch [Start, End) of the text in bytes.
type Span struct{ Start, End int }

func (s Span) empty() bool { return s.Start >= s.End }

func (s Span) holds(o Span) bool { return s.Start <= o.Start && o.End <= s.End }

func (s Span) overlaps(o Span) bool { return s.Start < o.End && o.Start < s.End }
