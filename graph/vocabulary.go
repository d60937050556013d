package graph

import (
	"net/url"
	"strings"
	"unicode/utf8"

	"github.com/cayleygraph/quad"
)

// Namespaces, always written out: a store takes a prefix and its IRI for two
// different names.
const (
	nsOwn    = "urn:x-quoth:"
	nsRDF    = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
	nsXSD    = "http://www.w3.org/2001/XMLSchema#"
	nsSchema = "http://schema.org/"
	nsSEM    = "http://semanticweb.cs.vu.nl/2009/11/sem/"
	nsOA     = "http://www.w3.org/ns/oa#"
	nsOWL    = "http://www.w3.org/2002/07/owl#"
	nsProv   = "http://www.w3.org/ns/prov#"
)

// The predicates that everything else in the graph explains: an actor says a
// claim, as does an agreement of which it is a provision; an actor is party to an
// agreement or mediates it, and a place lies in a region.
const (
	Says      = nsOwn + "said"
	PartyTo   = nsOwn + "partyTo"
	Mediates  = nsOwn + "mediates"
	LocatedIn = nsOwn + "locatedIn"
)

// Labels that are no article's.
const (
	BackgroundLabel = nsOwn + "background"
	LinksLabel      = nsOwn + "links"
	DecisionsLabel  = nsOwn + "decisions"
)

// Predicates by their subject: all things, articles, entities, claims,
// agreements, the statements between them, links and decisions, and spans of text.
const (
	predType       = quad.IRI(nsRDF + "type")
	predName       = quad.IRI(nsSchema + "name")
	predMention    = quad.IRI(nsOwn + "mention") // literal "START-END"
	predEvidence   = quad.IRI(nsOwn + "evidence")
	predConfidence = quad.IRI(nsOwn + "confidence")
	predRule       = quad.IRI(nsProv + "wasGeneratedBy")
	predSpan       = quad.IRI(nsOwn + "span") // literal "START-END"

	predID        = quad.IRI(nsSchema + "identifier")
	predSource    = quad.IRI(nsOwn + "source")
	predTitle     = quad.IRI(nsSchema + "headline")
	predPublisher = quad.IRI(nsSchema + "publisher")
	predAuthor    = quad.IRI(nsSchema + "author")
	predPublished = quad.IRI(nsSchema + "datePublished")
	predLanguage  = quad.IRI(nsSchema + "inLanguage")
	predSHA256    = quad.IRI(nsOwn + "sha256")
	predBody      = quad.IRI(nsSchema + "articleBody")
	predMentions  = quad.IRI(nsSchema + "mentions")
	predReliesOn  = quad.IRI(nsOwn + "reliesOn") // a location in the background

	predOtherName = quad.IRI(nsSchema + "alternateName")
	predHolds     = quad.IRI(nsOwn + "holds")
	predRoleName  = quad.IRI(nsSchema + "roleName")
	predOf        = quad.IRI(nsOwn + "of")

	predSays       = quad.IRI(Says)
	predText       = quad.IRI(nsSchema + "text")
	predKind       = quad.IRI(nsOwn + "kind")
	predCue        = quad.IRI(nsOwn + "cue")
	predCueSpan    = quad.IRI(nsOwn + "cueSpan")
	predStance     = quad.IRI(nsOwn + "stance")
	predSpeaker    = quad.IRI(nsOwn + "speaker")
	predAttributed = quad.IRI(nsOwn + "attribution")
	predVia        = quad.IRI(nsOwn + "via")
	predAddressee  = quad.IRI(nsOwn + "addressee")
	predSaidOn     = quad.IRI(nsOwn + "saidOn")
	predAbout      = quad.IRI(nsSchema + "about")

	predPartyTo   = quad.IRI(PartyTo)
	predMediates  = quad.IRI(Mediates)
	predLocatedIn = quad.IRI(LocatedIn)
	predDate      = quad.IRI(nsOwn + "date")
	predStatus    = quad.IRI(nsOwn + "status")
	predPlace     = quad.IRI(nsOwn + "place")
	predParty     = quad.IRI(nsOwn + "party")
	predAgreement = quad.IRI(nsOwn + "agreement")
	predRole      = quad.IRI(nsOwn + "role")
	predInferred  = quad.IRI(nsOwn + "inferred")
	predRegion    = quad.IRI(nsOwn + "region")

	predPlanned       = quad.IRI(nsOwn + "planned")
	predHasActor      = quad.IRI(nsSEM + "hasActor")
	predParticipation = quad.IRI(nsOwn + "participation")
	predActor         = quad.IRI(nsOwn + "actor")
	predCount         = quad.IRI(nsOwn + "count")
	predBound         = quad.IRI(nsOwn + "bound")
	predVictims       = quad.IRI(nsOwn + "victims")
	predEvent         = quad.IRI(nsOwn + "event")
	predClaim         = quad.IRI(nsOwn + "claim")

	predPlaceName  = quad.IRI(nsOwn + "placeName")
	predPlaceType  = quad.IRI(nsOwn + "placeType")
	predRegionName = quad.IRI(nsOwn + "regionName")
	predRegionType = quad.IRI(nsOwn + "regionType")

	predSameAs    = quad.IRI(nsOWL + "sameAs")
	predDifferent = quad.IRI(nsOWL + "differentFrom")
	predFrom      = quad.IRI(nsOwn + "from")
	predTo        = quad.IRI(nsOwn + "to")
	predBecause   = quad.IRI(nsOwn + "because")
	predAction    = quad.IRI(nsOwn + "action")
	predInArticle = quad.IRI(nsOwn + "inArticle")

	predSameClaim = quad.IRI(nsOwn + "sameClaim")
	predDisputes  = quad.IRI(nsOwn + "disputes")
	predSameEvent = quad.IRI(nsOwn + "sameEvent")
	predSameText  = quad.IRI(nsOwn + "sameText") // between spans
	predSubject   = quad.IRI(nsRDF + "subject")
	predObject    = quad.IRI(nsRDF + "object")
	predScore     = quad.IRI(nsOwn + "score")
	predReason    = quad.IRI(nsOwn + "reason")

	predStart  = quad.IRI(nsOA + "start")
	predEnd    = quad.IRI(nsOA + "end")
	predExact  = quad.IRI(nsOA + "exact")
	predPrefix = quad.IRI(nsOA + "prefix")
	predSuffix = quad.IRI(nsOA + "suffix")
)

// Classes of nodes.
const (
	classArticle   = quad.IRI(nsSchema + "NewsArticle")
	classClaim     = quad.IRI(nsSchema + "Claim")
	classQuotation = quad.IRI(nsSchema + "Quotation")
	classEvent     = quad.IRI(nsSEM + "Event")
	classAgreement = quad.IRI(nsOwn + "Agreement")
	classHappening = quad.IRI(nsOwn + "Event") // a sem:Event that is no agreement
	classToll      = quad.IRI(nsOwn + "Toll")

	classParticipation = quad.IRI(nsOwn + "Participation")
	classAttribution   = quad.IRI(nsOwn + "Attribution")
	classMembership    = quad.IRI(nsOwn + "Membership")
	classLocation      = quad.IRI(nsOwn + "Location")
	classLink          = quad.IRI(nsOwn + "Link")
	classDecision      = quad.IRI(nsOwn + "Decision")
	classRole          = quad.IRI(nsSchema + "Role")
	classPosition      = quad.IRI(nsOA + "TextPositionSelector")
	classQuote         = quad.IRI(nsOA + "TextQuoteSelector")
)

// Datatypes of literals.
const (
	typeDate    = quad.IRI("http://id.loc.gov/datatypes/edtf/EDTF")
	typeInteger = quad.IRI(nsXSD + "nonNegativeInteger")
	typeDecimal = quad.IRI(nsXSD + "decimal")
	typeBoolean = quad.IRI(nsXSD + "boolean")
)

// entityClass is the class of each type of entity.
var entityClass = map[EntityType]quad.IRI{
	Person:       nsSchema + "Person",
	Organization: nsSchema + "Organization",
	Group:        nsOwn + "Group",
	Country:      nsSchema + "Country",
	Region:       nsSchema + "AdministrativeArea",
	City:         nsSchema + "City",
	Territory:    nsOwn + "Territory",
	Road:         nsOwn + "Road",
	Site:         nsOwn + "Site",
	Facility:     nsOwn + "Facility",
	Place:        nsSchema + "Place",
}

// classType turns entityClass round.
var classType = func() map[quad.IRI]EntityType {
	m := make(map[quad.IRI]EntityType, len(entityClass))
	for t, c := range entityClass {
		m[c] = t
	}
	return m
}()

// KeyIRI is the IRI of an entity, an agreement or a claim with the given key.
func KeyIRI(key string) string { return nsOwn + escapeIRI(key) }

// ArticleIRI is the IRI of the article with the given ID: the ID itself where
// it is an absolute http URL, else one of ours made of it.
func ArticleIRI(id string) string {
	if u, err := url.Parse(id); err == nil && (u.Scheme == "http" || u.Scheme == "https") && u.Host != "" && escapeIRI(id) == id {
		return id
	}
	return nsOwn + "article:" + escapeIRI(articleEscapes.Replace(id))
}

var articleEscapes = strings.NewReplacer("%", "%25", "#", "%23")

// IRISort says what an IRI of this graph names, and gives its key or ID. ok is
// false for IRIs of other kinds; a true ok does not mean that the store has it.
func IRISort(iri string) (sort Sort, id string, ok bool) {
	own, isOwn := strings.CutPrefix(iri, nsOwn)
	if !isOwn {
		return ArticleSort, iri, strings.HasPrefix(iri, "http://") || strings.HasPrefix(iri, "https://")
	}
	class, rest, _ := strings.Cut(own, ":")
	switch class {
	case "article":
		if u, err := url.PathUnescape(rest); err == nil {
			rest = u
		}
		return ArticleSort, rest, true
	case "claim":
		return ClaimSort, own, !strings.Contains(rest, "#") // which names a link
	case "agreement":
		return AgreementSort, own, true
	case "event":
		return EventSort, own, true
	case "person", "organization", "group", "country", "place":
		return EntitySort, own, true
	}
	return "", "", false
}

func unescapeRule(s string) string {
	if u, err := url.PathUnescape(s); err == nil {
		return u
	}
	return s
}

// keyOf is the key in an IRI that KeyIRI made.
func keyOf(v quad.Value) string {
	iri, _ := v.(quad.IRI)
	return strings.TrimPrefix(string(iri), nsOwn)
}

// escapeIRI percent-encodes what an IRI reference cannot hold (RFC 3987; the
// IRIREF production of N-Quads): controls, blanks and <>"{}|^`\.
func escapeIRI(s string) string {
	const hex = "0123456789ABCDEF"
	var b strings.Builder
	for _, r := range s {
		if r > ' ' && r != 0x7f && !strings.ContainsRune("<>\"{}|^`\\", r) && (r < 0x80 || r > 0x9f) {
			b.WriteRune(r)
			continue
		}
		var buf [utf8.UTFMax]byte
		for _, c := range buf[:utf8.EncodeRune(buf[:], r)] {
			b.WriteByte('%')
			b.WriteByte(hex[c>>4])
			b.WriteByte(hex[c&15])
		}
	}
	return b.String()
}
