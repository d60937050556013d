package graph

import "encoding/json"

// Span is a stretch [Start, End) of an article's stored text, counted in
// Unicode code points as the W3C text position selector counts them.
type Span struct{ Start, End int }

// MarshalJSON writes a span as [start,end].
func (s Span) MarshalJSON() ([]byte, error) { return json.Marshal([2]int{s.Start, s.End}) }

// UnmarshalJSON reads a span as MarshalJSON writes it.
func (s *Span) UnmarshalJSON(b []byte) error {
	var pair [2]int
	err := json.Unmarshal(b, &pair)
	s.Start, s.End = pair[0], pair[1]
	return err
}

// Article is one source text with what it says of itself.
type Article struct {
	ID        string `json:"id"`               // canonical URL, else the path relative to what was given, with slashes
	Source    string `json:"source,omitempty"` // the name under which it was read: URL or relative path
	Title     string `json:"title"`
	Publisher string `json:"publisher,omitempty"`
	Author    string `json:"author,omitempty"`
	Published Date   `json:"published,omitempty"` // "" where the article does not say
	Language  string `json:"language,omitempty"`  // BCP 47, "en"
	SHA256    string `json:"sha256"`              // hex digest of Text in UTF-8
	Text      string `json:"text"`                // the stored text that all spans point into
}

// Reading is all that one article says. Entities and agreements are referred
// to by their keys. Everything in it is in a fixed order that depends on the
// article alone.
type Reading struct {
	Article     Article      `json:"article"`
	Entities    []Entity     `json:"entities,omitempty"`
	Agreements  []Agreement  `json:"agreements,omitempty"`
	Claims      []Claim      `json:"claims,omitempty"`
	Memberships []Membership `json:"memberships,omitempty"`
	Locations   []Location   `json:"locations,omitempty"`
	Events      []Event      `json:"events,omitempty"`
	Tolls       []Toll       `json:"tolls,omitempty"`

	// Origin stands for what the reading was made of and the program that made it,
	// in at most MaxOrigin bytes; "" where that is not known. It is no part of what
	// the article says: Store.Holds finds it, so that the same is not read twice.
	Origin string `json:"-"`
}

// EntityType says what an entity is.
type EntityType string

// The types of entities. Person to Group speak and sign; Country does that and
// is also a place; the rest are places.
const (
	Person       EntityType = "Person"
	Organization EntityType = "Organization"
	Group        EntityType = "Group"
	Country      EntityType = "Country"
	Region       EntityType = "Region"
	City         EntityType = "City"
	Territory    EntityType = "Territory"
	Road         EntityType = "Road"
	Site         EntityType = "Site"
	Facility     EntityType = "Facility"
	Place        EntityType = "Place" // a place of unknown kind
)

// Entity is an actor or a place as one article knows it.
type Entity struct {
	Key      string     `json:"key"` // "person:ilham-aliyev"; EntityKey makes it
	Type     EntityType `json:"type"`
	Name     string     `json:"name"`            // the canonical name: "Angela Merkel" where the text says "the chancellor"
	Names    []string   `json:"names,omitempty"` // other names and descriptions the article uses for it, sorted, without Name
	Roles    []Role     `json:"roles,omitempty"`
	Mentions []Span     `json:"mentions,omitempty"` // where the article names or describes it, pronouns left out; sorted
}

// Role is an office that a person holds, as the article words it.
type Role struct {
	Title string `json:"title"`          // "President", "Secretary of State"
	Of    string `json:"of,omitempty"`   // key of the country or body, or ""
	Span  Span   `json:"span,omitempty"` // the words that say so
}

// Kind says how a claim is quoted.
type Kind string

// The kinds of claims: the speaker's own words throughout, a report of them,
// or a report with some of the words in quotation marks.
const (
	Direct   Kind = "direct"
	Indirect Kind = "indirect"
	Mixed    Kind = "mixed"
)

// Claim is something that an article says somebody said, or an agreement
// provides: such a claim is a provision of it. It has no speakers where the
// article does not tell who: "it is believed that".
type Claim struct {
	ID         string    `json:"id"` // stable: made of the article's ID, the spans and the cue
	Speakers   []Speaker `json:"speakers,omitempty"`
	Cue        Cue       `json:"cue,omitempty"`
	Kind       Kind      `json:"kind"`
	Content    string    `json:"content"` // the claim's words as they stand, pieces joined by a blank
	Spans      []Span    `json:"spans"`   // of the content; several where the cue breaks it
	Stance     Stance    `json:"stance"`
	Via        string    `json:"via,omitempty"`       // key of the outlet, body or person that relays it, or ""
	Addressee  string    `json:"addressee,omitempty"` // key of the entity spoken to, or ""
	SaidOn     Date      `json:"saidOn,omitempty"`
	About      []string  `json:"about,omitempty"` // keys of the entities that the content mentions, in order of mention
	Confidence float64   `json:"confidence"`      // 0 to 1
	Rule       string    `json:"rule,omitempty"`  // the rule that found it
}

// Provision gives the key of the agreement that the claim is a provision of, or "".
func (c *Claim) Provision() string {
	for _, s := range c.Speakers {
		if isAgreement(s.Entity) {
			return s.Entity
		}
	}
	return ""
}

// Voices gives the keys of the entities among the speakers.
func (c *Claim) Voices() []string {
	var keys []string
	for _, s := range c.Speakers {
		if !isAgreement(s.Entity) {
			keys = append(keys, s.Entity)
		}
	}
	return keys
}

// Speaker is one source of a claim: the entity, or the agreement that the claim
// is a provision of, and the words that stand for it there ("He"): where a
// quotation goes on, those of the claim before. Span may be empty.
type Speaker struct {
	Entity string `json:"entity"` // key
	Text   string `json:"text"`
	Span   Span   `json:"span,omitempty"`
}

// Cue is the words that mark the attribution: "said", "according to". It is
// empty where a quotation goes on without one.
type Cue struct {
	Text string `json:"text"`
	Span Span   `json:"span,omitempty"`
}

// Stance is the attitude that the cue gives to the claim.
type Stance string

// The stances.
const (
	Asserts   Stance = "asserts"
	Denies    Stance = "denies"
	Demands   Stance = "demands"
	Urges     Stance = "urges"
	Accuses   Stance = "accuses"
	Warns     Stance = "warns"
	Promises  Stance = "promises"
	Supports  Stance = "supports"
	Opposes   Stance = "opposes"
	Regrets   Stance = "regrets"
	Praises   Stance = "praises"
	Condemns  Stance = "condemns"
	Asks      Stance = "asks"
	Believes  Stance = "believes"
	Hopes     Stance = "hopes"
	Fears     Stance = "fears"
	Proposes  Stance = "proposes"
	Plans     Stance = "plans"
	Confirms  Stance = "confirms"
	Questions Stance = "questions"
	Knows     Stance = "knows"
	Wants     Stance = "wants"
	Expects   Stance = "expects"
)

// AgreementKind says what sort of agreement it is.
type AgreementKind string

// The kinds of agreements. Accord is any agreement of no narrower kind.
const (
	Accord     AgreementKind = "accord"
	Ceasefire  AgreementKind = "ceasefire"
	Treaty     AgreementKind = "treaty"
	Statement  AgreementKind = "statement"
	Memorandum AgreementKind = "memorandum"
	Protocol   AgreementKind = "protocol"
	Convention AgreementKind = "convention"
	Pact       AgreementKind = "pact"
	Deal       AgreementKind = "deal"
)

// AgreementStatus says how far an agreement has come.
type AgreementStatus string

// The statuses; "" where the article does not say.
const (
	Proposed   AgreementStatus = "proposed"
	Negotiated AgreementStatus = "under negotiation"
	Reached    AgreementStatus = "reached"
	Signed     AgreementStatus = "signed"
	InForce    AgreementStatus = "in force"
	Violated   AgreementStatus = "violated"
	Ended      AgreementStatus = "ended"
)

// Agreement is something that parties agreed to, or may yet.
type Agreement struct {
	Key      string          `json:"key"`
	Name     string          `json:"name"`
	Kind     AgreementKind   `json:"kind"`
	Date     Date            `json:"date,omitempty"`
	Status   AgreementStatus `json:"status,omitempty"`
	Place    string          `json:"place"` // key of the place, or ""
	Mentions []Span          `json:"mentions,omitempty"`
}

// MembershipRole is what a party is to an agreement.
type MembershipRole string

// The roles in an agreement.
const (
	PartyRole    MembershipRole = "party"
	MediatorRole MembershipRole = "mediator"
)

// Membership says that an entity is party to an agreement, or mediates it.
type Membership struct {
	Party      string         `json:"party"` // key of the entity
	Role       MembershipRole `json:"role"`
	Agreement  string         `json:"agreement"`          // key
	Spans      []Span         `json:"spans"`              // the words that say so, at most 400 code points each
	Inferred   bool           `json:"inferred,omitempty"` // not said outright: a party implied by the wording
	Confidence float64        `json:"confidence"`
	Rule       string         `json:"rule,omitempty"`
}

// Basis says where a location comes from.
type Basis string

// The bases: the article's own words, or the gazetteer.
const (
	TextBasis       Basis = "text"
	BackgroundBasis Basis = "background"
)

// Location says that a place lies in a region.
type Location struct {
	Place      string  `json:"place"`  // key of the entity
	Region     string  `json:"region"` // key of the entity
	Spans      []Span  `json:"spans"`  // the words that say so; they hold the place's name
	Basis      Basis   `json:"basis"`
	Confidence float64 `json:"confidence"`
	Rule       string  `json:"rule,omitempty"`
}
