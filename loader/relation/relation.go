// Package relation finds who agreed to what and what lies where: agreements
// with their parties, mediators and provisions, and places with the regions that hold them.
//
// It reads a parsed document with its entities and dates, and answers with
// Relations: agreements, memberships, provisions and locations, in the order in which the
// text comes to them. Each carries the words that say so, as byte offsets into
// the document's text, the rule that found it and how far that rule is to be
// trusted. Ends are indices of entities in the entity.Set, which may grow
// while it is asked who "both sides" are.
//
// What the words do not say is left out: a wish for a truce gives no party, a
// speech that is called a statement no agreement, and no place lies in a
// region because it does on a map. A party that is implied only is marked so.
package relation

import "quoth/graph"

// Relations is what a document says of agreements and places.
type Relations struct {
	Agreements  []Agreement
	Memberships []Membership
	Provisions  []Provision
	Locations   []Location
}

// Span is a stretch of the document's text, in byte offsets.
type Span struct{ Start, End int }

// Agreement is something that was agreed to, or may yet be.
//
// Key parts tell it from other agreements, for graph.AgreementKey, or where
// Local is set, and it cannot be known in another article, for
// graph.LocalAgreementKey.
type Agreement struct {
	Parts    []string
	Local    bool
	Name     string // as the article calls it, without article and date: "Kyoto Protocol", "ceasefire agreement"
	Kind     graph.AgreementKind
	Date     graph.Date // when it was signed, reached or took effect; "" where unsaid
	Status   graph.AgreementStatus
	Place    int    // index of the entity where it was signed or reached, -1 where unsaid
	Mentions []Span // sorted
}

// Membership says that an entity is party to an agreement, or mediates it.
type Membership struct {
	Party      int // index into the entity.Set
	Role       graph.MembershipRole
	Agreement  int    // index into Relations.Agreements
	Spans      []Span // at most MaxEvidence code points each
	Inferred   bool   // the wording implies it
	Confidence float64
	Rule       string
}

// Provision is what an agreement provides. The verb is a part of the content
// where it binds ("requires both sides to disarm").
type Provision struct {
	Agreement  int    // index into Relations.Agreements
	Source     Span   // the words that stand for the agreement, or for the one before: "the treaty", "it"
	Cue        Span   // "under", "stipulates"; empty in an item of a list
	Content    []Span // in order of the text
	Stance     graph.Stance
	Confidence float64
	Rule       string
}

// Location says that a place lies in a region, in the article's own words.
type Location struct {
	Place, Region int  // indices into the entity.Set
	Span          Span // the words that say so; they hold the place's name
	PlaceAt       Span // the names of the two within Span
	RegionAt      Span
	Confidence    float64
	Rule          string
}

// MaxEvidence is the most code points that a span of evidence may have.
const MaxEvidence = 400
