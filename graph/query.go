package graph

import "errors"

// ErrPosition is returned for a Page whose After is not a position of that list.
var ErrPosition = errors.New("not a position in this list")

// Bounds on pages.
const (
	DefaultPage = 50
	MaxPage     = 1000
)

// Page asks for the next part of a list: up to First items (0 means
// DefaultPage, never more than MaxPage) behind the position After, "" for the start.
type Page struct {
	First int
	After string
}

// List is a part of a list in its fixed order.
type List[T any] struct {
	Items     []T
	Positions []string // of each item, opaque; good for Page.After while the store lives
	More      bool     // whether items follow
}

// A Search of claims or articles is words, all of which must be there in any
// order and in any of their English forms, "phrases in quotation marks" and
// beginnings of words marked by a star, convo*; letter case and accents apart.
// One of too many words gives ErrSearch.

// ClaimFilter narrows a list of claims; its zero value lets all pass. Speakers
// and About hold keys of entities, of which any one must match.
type ClaimFilter struct {
	Speakers []string
	About    []string
	Article  string // ID
	Kind     Kind
	Stance   Stance
	Search   string // of the content: see above
	From, To Date   // the first day that the claim's date can mean lies in [From, To]
}

// EntityFilter narrows a list of actors or places.
type EntityFilter struct {
	Type    EntityType
	Search  string // the start of any word of any name, folded
	Article string // ID
}

// AgreementFilter narrows a list of agreements.
type AgreementFilter struct {
	Kind     AgreementKind
	Status   AgreementStatus
	Party    string // key of a party or mediator
	Search   string // the start of any word of any name, folded
	Article  string // ID
	From, To Date
}

// ArticleFilter narrows a list of articles.
type ArticleFilter struct {
	Publisher string
	Search    string // of the title: see above
	Text      string // likewise of the title and the text
	From, To  Date
}

// Sort is what a key or an IRI can be the name of.
type Sort string

// The sorts of things in the graph.
const (
	ArticleSort   Sort = "article"
	ClaimSort     Sort = "claim"
	EntitySort    Sort = "entity"
	AgreementSort Sort = "agreement"
	EventSort     Sort = "event"
)
