package main

import (
	"encoding/json"
	"io"
	"slices"
	"strings"

	"quoth/graph"
)

// extraction is the JSON form in which "quoth extract" prints what one article
// says. Keys stand in this order; those that are here stay, new ones may come.
// All spans are [start, end) in Unicode code points of the article's stored
// text. References to entities are written out, so that a line needs no look-up.
type extraction struct {
	Article     articleJSON      `json:"article"`
	Claims      []claimJSON      `json:"claims"`
	Memberships []membershipJSON `json:"memberships"`
	Locations   []locationJSON   `json:"locations"`
	Entities    []entityJSON     `json:"entities"`
	Agreements  []agreementJSON  `json:"agreements"`
	Events      []eventJSON      `json:"events"`
	Tolls       []tollJSON       `json:"tolls"`
}

type articleJSON struct {
	Source    string  `json:"source"`
	ID        string  `json:"id"`
	Title     *string `json:"title"`
	Publisher *string `json:"publisher"`
	Author    *string `json:"author"`
	Published *string `json:"published"`
	Language  string  `json:"language"`
	SHA256    string  `json:"sha256"`
}

type claimJSON struct {
	ID         string        `json:"id"`
	Speakers   []speakerJSON `json:"speakers"`
	Cue        quoteJSON     `json:"cue"`
	Kind       graph.Kind    `json:"kind"`
	Content    string        `json:"content"`
	Spans      []span        `json:"spans"`
	Stance     graph.Stance  `json:"stance"`
	Via        *string       `json:"via"` // the name; the key is in viaId
	ViaID      *string       `json:"viaId"`
	Addressee  *entityRef    `json:"addressee"`
	Date       *string       `json:"date"`
	About      []entityRef   `json:"about"`
	Confidence float64       `json:"confidence"`
	Rule       string        `json:"rule"`
}

// speakerJSON is a speaker and the words that stand for him there: those of the
// claim before where a quotation goes on.
type speakerJSON struct {
	entityRef
	quoteJSON
}

type membershipJSON struct {
	Party      entityRef            `json:"party"`
	Role       graph.MembershipRole `json:"role"`
	Agreement  agreementRef         `json:"agreement"`
	Spans      []span               `json:"spans"`
	Inferred   bool                 `json:"inferred"`
	Confidence float64              `json:"confidence"`
	Rule       string               `json:"rule"`
}

type locationJSON struct {
	Place      entityRef   `json:"place"`
	Region     entityRef   `json:"region"`
	Spans      []span      `json:"spans"`
	Basis      graph.Basis `json:"basis"`
	Confidence float64     `json:"confidence"`
	Rule       string      `json:"rule"`
}

type entityJSON struct {
	entityRef
	Names    []string   `json:"names"`
	Roles    []roleJSON `json:"roles"`
	Mentions []span     `json:"mentions"`
}

type roleJSON struct {
	Title string     `json:"title"`
	Of    *entityRef `json:"of"`
	Span  span       `json:"span"`
}

type entityRef struct {
	ID   string           `json:"id"`
	Name string           `json:"name"`
	Type graph.EntityType `json:"type"`
}

type agreementRef struct {
	ID     string              `json:"id"`
	Name   string              `json:"name"`
	Kind   graph.AgreementKind `json:"kind"`
	Date   *string             `json:"date"`
	Status *string             `json:"status"`
	Place  *entityRef          `json:"place"`
}

type agreementJSON struct {
	agreementRef
	Mentions   []span      `json:"mentions"`
	Provisions []claimJSON `json:"provisions"`
}

type eventJSON struct {
	ID           string            `json:"id"`
	Kind         graph.EventKind   `json:"kind"`
	Name         string            `json:"name"`
	Date         *string           `json:"date"`
	Place        *entityRef        `json:"place"`
	Planned      bool              `json:"planned"`
	Participants []participantJSON `json:"participants"`
	Spans        []span            `json:"spans"`
	Confidence   float64           `json:"confidence"`
	Rule         string            `json:"rule"`
}

type participantJSON struct {
	entityRef
	Role graph.EventRole `json:"role"`
	Span span            `json:"span"`
}

// tollJSON is a number of killed or wounded, with the ID of the event that cost
// it and of the claim that says so.
type tollJSON struct {
	Kind    graph.TollKind `json:"kind"`
	Count   int            `json:"count"`
	Bound   *string        `json:"bound"` // null is exactly
	Victims *string        `json:"victims"`
	Event   *string        `json:"event"`
	Claim   *string        `json:"claim"`
	Span    span           `json:"span"`
}

type quoteJSON struct {
	Text string `json:"text"`
	Span span   `json:"span"`
}

// span is written as [start, end].
type span [2]int

// newExtraction writes out the references of a reading. A key that the reading
// does not define keeps its place with an empty name.
func newExtraction(r graph.Reading) extraction {
	refs := newReferences(r)
	return extraction{
		Article: articleJSON{
			Source:    r.Article.Source,
			ID:        r.Article.ID,
			Title:     nullable(r.Article.Title),
			Publisher: nullable(r.Article.Publisher),
			Author:    nullable(r.Article.Author),
			Published: nullable(r.Article.Published),
			Language:  r.Article.Language,
			SHA256:    r.Article.SHA256,
		},
		Claims:      list(spoken(r.Claims), refs.claim),
		Memberships: list(r.Memberships, refs.membership),
		Locations:   list(r.Locations, refs.location),
		Entities:    list(named(r), refs.entity),
		Agreements:  list(r.Agreements, refs.agreement),
		Events:      list(r.Events, refs.event),
		Tolls:       list(r.Tolls, tollOf),
	}
}

// named gives the entities of a reading but the regions and countries that only
// the background knows.
func named(r graph.Reading) []graph.Entity {
	beyond := map[string]bool{}
	for _, l := range r.Locations {
		beyond[l.Region] = beyond[l.Region] || l.Basis == graph.BackgroundBasis
	}
	return slices.DeleteFunc(slices.Clone(r.Entities), func(e graph.Entity) bool { return beyond[e.Key] && len(e.Mentions) == 0 })
}

// spoken leaves out the provisions that nothing but the clause of the agreement
// tells: they stand under the agreement alone.
func spoken(claims []graph.Claim) []graph.Claim {
	return slices.DeleteFunc(slices.Clone(claims), func(c graph.Claim) bool {
		return c.Provision() != "" && strings.HasPrefix(c.Rule, "agreement: ")
	})
}

// encode writes the extraction as one line.
func (x extraction) encode(w io.Writer) error {
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	return enc.Encode(x)
}

// references finds the entities and agreements of one reading by key.
type references struct {
	entities   map[string]graph.Entity
	agreements map[string]graph.Agreement
	provisions map[string][]graph.Claim // by agreement
}

func newReferences(r graph.Reading) references {
	refs := references{entities: map[string]graph.Entity{}, agreements: map[string]graph.Agreement{}, provisions: map[string][]graph.Claim{}}
	for _, e := range r.Entities {
		refs.entities[e.Key] = e
	}
	for _, a := range r.Agreements {
		refs.agreements[a.Key] = a
	}
	for _, c := range r.Claims {
		if key := c.Provision(); key != "" {
			refs.provisions[key] = append(refs.provisions[key], c)
		}
	}
	return refs
}

func (refs references) ref(key string) entityRef {
	if a, ok := refs.agreements[key]; ok {
		return entityRef{ID: key, Name: a.Name, Type: "Agreement"}
	}
	e := refs.entities[key]
	return entityRef{ID: key, Name: e.Name, Type: e.Type}
}

// optional is nil for no key.
func (refs references) optional(key string) *entityRef {
	if key == "" {
		return nil
	}
	ref := refs.ref(key)
	return &ref
}

func (refs references) claim(c graph.Claim) claimJSON {
	return claimJSON{
		ID:         c.ID,
		Speakers:   list(c.Speakers, refs.speaker),
		Cue:        quoteJSON{c.Cue.Text, spanOf(c.Cue.Span)},
		Kind:       c.Kind,
		Content:    c.Content,
		Spans:      list(c.Spans, spanOf),
		Stance:     c.Stance,
		Via:        nullable(refs.ref(c.Via).Name),
		ViaID:      nullable(c.Via),
		Addressee:  refs.optional(c.Addressee),
		Date:       nullable(c.SaidOn),
		About:      list(c.About, refs.ref),
		Confidence: c.Confidence,
		Rule:       c.Rule,
	}
}

func (refs references) speaker(s graph.Speaker) speakerJSON {
	return speakerJSON{refs.ref(s.Entity), quoteJSON{s.Text, spanOf(s.Span)}}
}

func (refs references) membership(m graph.Membership) membershipJSON {
	return membershipJSON{
		Party:      refs.ref(m.Party),
		Role:       m.Role,
		Agreement:  refs.agreementRef(m.Agreement),
		Spans:      list(m.Spans, spanOf),
		Inferred:   m.Inferred,
		Confidence: m.Confidence,
		Rule:       m.Rule,
	}
}

func (refs references) location(l graph.Location) locationJSON {
	return locationJSON{
		Place:      refs.ref(l.Place),
		Region:     refs.ref(l.Region),
		Spans:      list(l.Spans, spanOf),
		Basis:      l.Basis,
		Confidence: l.Confidence,
		Rule:       l.Rule,
	}
}

func (refs references) agreement(a graph.Agreement) agreementJSON {
	return agreementJSON{refs.agreementRef(a.Key), list(a.Mentions, spanOf), list(refs.provisions[a.Key], refs.claim)}
}

func (refs references) agreementRef(key string) agreementRef {
	a := refs.agreements[key]
	return agreementRef{
		ID:     key,
		Name:   a.Name,
		Kind:   a.Kind,
		Date:   nullable(a.Date),
		Status: nullable(a.Status),
		Place:  refs.optional(a.Place),
	}
}

func (refs references) entity(e graph.Entity) entityJSON {
	return entityJSON{
		entityRef: refs.ref(e.Key),
		Names:     list(e.Names, func(name string) string { return name }),
		Roles: list(e.Roles, func(r graph.Role) roleJSON {
			return roleJSON{r.Title, refs.optional(r.Of), spanOf(r.Span)}
		}),
		Mentions: list(e.Mentions, spanOf),
	}
}

func spanOf(s graph.Span) span { return span{s.Start, s.End} }

// nullable is nil, null in JSON, for no text.
func nullable[S ~string](s S) *string {
	if s == "" {
		return nil
	}
	t := string(s)
	return &t
}

// list maps a list and is never nil, so that JSON has [] and not null.
func list[A, B any](in []A, f func(A) B) []B {
	out := make([]B, len(in))
	for i, a := range in {
		out[i] = f(a)
	}
	return out
}

func (refs references) event(e graph.Event) eventJSON {
	return eventJSON{
		ID: e.ID, Kind: e.Kind, Name: e.Name, Date: nullable(e.Date), Place: refs.optional(e.Place), Planned: e.Planned,
		Participants: list(e.Participants, func(p graph.Participant) participantJSON {
			return participantJSON{entityRef: refs.ref(p.Entity), Role: p.Role, Span: spanOf(p.Span)}
		}),
		Spans: list(e.Spans, spanOf), Confidence: e.Confidence, Rule: e.Rule,
	}
}

func tollOf(t graph.Toll) tollJSON {
	return tollJSON{
		Kind: t.Kind, Count: t.Count, Bound: nullable(t.Bound), Victims: nullable(t.Victims),
		Event: nullable(t.Event), Claim: nullable(t.Claim), Span: spanOf(t.Span),
	}
}
