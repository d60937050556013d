package graph

// The nodes below are what readers get: what the whole graph says of one
// thing, with the articles that say it. They are shared between readers and
// must not be changed.

// Evidence is a stretch of an article's text that says something, as the W3C
// text position and text quote selectors give it (Web Annotation Data Model,
// section 4.2). Text[Start:End] in code points is Exact; Prefix and Suffix are
// the up to 32 code points around it.
type Evidence struct {
	Article    string // ID
	Start, End int
	Exact      string
	Prefix     string
	Suffix     string
	Rule       string  // the rule that read it so, "" where the statement has none
	Confidence float64 // of the statement, 0 to 1
}

// ClaimNode is one claim with the article that reports it.
type ClaimNode struct {
	Claim
	Article  string     // ID
	Date     Date       // when said, else when the article was published
	Evidence []Evidence // of the content, one for each of Spans
}

// Said is a value that articles give, and how many of them do.
type Said struct {
	Value    string
	Count    int      // articles that give it
	Articles []string // the first of their IDs, at most SaidArticles
}

// SaidArticles bounds the articles that are listed beside a value.
const SaidArticles = 20

// RoleNode is an office that a person holds.
type RoleNode struct {
	Title    string
	Of       string // key of the country or body, or ""
	Count    int    // articles that say so
	Evidence []Evidence
}

// EntityNode is an actor or a place as the whole graph knows it. Type and Name
// are the values that most articles give; of equals names before descriptions,
// then the longer, then the first in code point order.
type EntityNode struct {
	Key         string
	Type        EntityType
	Name        string
	Types       []Said // the most frequent first
	Names       []Said // Name and all others, the most frequent first
	Articles    int    // number of articles that know it
	Claims      int    // number of claims that it makes
	Background  bool   // known from the gazetteer alone
	Memberships int    // as a party or mediator, over all articles
}

// AgreementNode is an agreement as the whole graph knows it; its values are
// chosen as EntityNode chooses them. Status "" and Date "" give way to others.
type AgreementNode struct {
	Key      string
	Name     string
	Kind     AgreementKind
	Date     Date
	Status   AgreementStatus
	Place    string // key, or ""
	Names    []Said
	Kinds    []Said
	Dates    []Said
	Statuses []Said
	Articles int
}

// ArticleNode is an article without its text, with the number of its statements.
type ArticleNode struct {
	Article // Text is empty; View.Text gives it
	Claims, Memberships, Locations,
	Entities, Agreements int
}

// MembershipNode says that an entity is party to an agreement or mediates it,
// with all the evidence there is.
type MembershipNode struct {
	Party      string // key of the entity
	Role       MembershipRole
	Agreement  string // key
	Inferred   bool   // no article says it outright
	Confidence float64
	Articles   int        // that say so
	Evidence   []Evidence // in order of article and span, at most MaxEvidence
}

// LocationNode says that a place lies in a region, with all the evidence there
// is. One from the gazetteer has none.
type LocationNode struct {
	Place      string // key of the entity
	Region     string // key of the entity
	Basis      Basis  // text where any article says it
	Confidence float64
	Articles   int        // that say so; for the background, that rely on it
	Evidence   []Evidence // in order of article and span, at most MaxEvidence
}

// MaxEvidence bounds the evidence listed with a statement that many articles make.
const MaxEvidence = 50

// Stats counts what the store holds.
type Stats struct {
	Articles, Claims, Actors, Places, Agreements,
	Memberships, Locations, Events, Quads int
	Links     int // between keys of one thing, found by rule
	Decisions int // of people
	Labels    Labels
}

// Labels counts the quads by label. Those of claims that say the same, of
// disputes and of copies, which follow from others, are not among them.
type Labels struct{ Articles, Background, Links, Decisions int }

// Minus gives how much more of each s counts than o, less where negative.
func (s Stats) Minus(o Stats) Stats {
	s.Articles -= o.Articles
	s.Claims -= o.Claims
	s.Actors -= o.Actors
	s.Places -= o.Places
	s.Agreements -= o.Agreements
	s.Memberships -= o.Memberships
	s.Locations -= o.Locations
	s.Events -= o.Events
	s.Quads -= o.Quads
	s.Links -= o.Links
	s.Decisions -= o.Decisions
	s.Labels.Articles -= o.Labels.Articles
	s.Labels.Background -= o.Labels.Background
	s.Labels.Links -= o.Labels.Links
	s.Labels.Decisions -= o.Labels.Decisions
	return s
}
