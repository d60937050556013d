package graph

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"math"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Bounds on a reading.
const (
	MaxID         = 1024     // bytes of an article's ID, written as an IRI
	MaxText       = 16 << 20 // bytes of an article's text
	MaxValue      = 64 << 10 // bytes of any other string
	MaxOrigin     = 128      // bytes of a reading's Origin
	MaxStatements = 100_000  // entities, agreements, claims, memberships, locations, events or tolls
)

// Check says whether a reading can be stored: every ID and key well formed and
// known, every span inside the text and no bound exceeded. The error names what
// is wrong first.
func (r *Reading) Check() error {
	if err := r.Article.check(); err != nil {
		return err
	}
	if len(r.Origin) > MaxOrigin {
		return fmt.Errorf("an origin of %d bytes, more than %d", len(r.Origin), MaxOrigin)
	}
	if n := max(len(r.Entities), len(r.Agreements), len(r.Claims), len(r.Memberships), len(r.Locations), len(r.Events), len(r.Tolls)); n > MaxStatements {
		return fmt.Errorf("%d statements of one sort, more than %d", n, MaxStatements)
	}
	c := checker{entities: map[string]bool{}, agreements: map[string]bool{}, claims: map[string]bool{}, events: map[string]bool{},
		length: utf8.RuneCountInString(r.Article.Text)}
	for i := range r.Entities {
		c.key("entity", r.Entities[i].Key, c.entities, entityClasses...)
	}
	for i := range r.Agreements {
		c.key("agreement", r.Agreements[i].Key, c.agreements, "agreement")
	}
	for i := range r.Entities {
		c.entity(&r.Entities[i])
	}
	for i := range r.Agreements {
		c.agreement(&r.Agreements[i])
	}
	for i := range r.Claims {
		c.claim(&r.Claims[i])
	}
	for i := range r.Memberships {
		c.membership(&r.Memberships[i])
	}
	for i := range r.Locations {
		c.location(&r.Locations[i])
	}
	for i := range r.Events {
		c.event(&r.Events[i])
	}
	for i := range r.Tolls {
		c.toll(&r.Tolls[i])
	}
	return c.err
}

var entityClasses = []string{"person", "organization", "group", "country", "place"}

func (a *Article) check() error {
	switch {
	case a.ID == "":
		return errors.New("no ID")
	case len(ArticleIRI(a.ID)) > MaxID:
		return fmt.Errorf("ID of more than %d bytes", MaxID)
	case !utf8.ValidString(a.ID) || strings.ContainsFunc(a.ID, unicode.IsControl):
		return errors.New("ID holds control characters or is not UTF-8")
	case len(a.Text) > MaxText:
		return fmt.Errorf("text of %d bytes, more than %d", len(a.Text), MaxText)
	case !utf8.ValidString(a.Text):
		return errors.New("text is not UTF-8")
	}
	if sum := sha256.Sum256([]byte(a.Text)); a.SHA256 != hex.EncodeToString(sum[:]) {
		return fmt.Errorf("SHA-256 %q is not that of the text", a.SHA256)
	}
	for _, v := range []string{a.Source, a.Title, a.Publisher, a.Author, a.Language} {
		if err := checkValue(v); err != nil {
			return err
		}
	}
	return a.Published.Check()
}

func checkValue(v string) error {
	if len(v) > MaxValue {
		return fmt.Errorf("value of %d bytes, more than %d", len(v), MaxValue)
	}
	if !utf8.ValidString(v) {
		return fmt.Errorf("value %q is not UTF-8", v)
	}
	if strings.ContainsRune(v, 0) {
		return fmt.Errorf("value %q holds a NUL", v)
	}
	return nil
}

// checker keeps the first error.
type checker struct {
	entities, agreements, claims, events map[string]bool

	length int // of the text, in code points
	err    error
}

func (c *checker) fail(format string, args ...any) {
	if c.err == nil {
		c.err = fmt.Errorf(format, args...)
	}
}

func (c *checker) key(what, key string, seen map[string]bool, classes ...string) {
	class, rest, _ := strings.Cut(key, ":")
	if rest == "" || len(key) > 400 || !slices.Contains(classes, class) || escapeIRI(key) != key ||
		strings.ContainsAny(rest, ":%#/?") || !utf8.ValidString(key) {
		c.fail("%q is no key of %s %s", key, article(what), what)
	}
	if seen[key] {
		c.fail("%s %q is there twice", what, key)
	}
	seen[key] = true
}

func article(noun string) string {
	if strings.ContainsRune("aeiou", rune(noun[0])) {
		return "an"
	}
	return "a"
}

func (c *checker) ref(what, key string) {
	if key != "" && !c.entities[key] {
		c.fail("%s %q is not among the entities", what, key)
	}
}

func (c *checker) values(vs ...string) {
	for _, v := range vs {
		if err := checkValue(v); err != nil {
			c.fail("%w", err)
		}
	}
}

func (c *checker) spans(what string, spans ...Span) {
	for _, s := range spans {
		if s.Start < 0 || s.End < s.Start || s.End > c.length {
			c.fail("%s: span [%d, %d) is not in the text of %d code points", what, s.Start, s.End, c.length)
		}
	}
}

func (c *checker) confidence(what string, f float64) {
	if math.IsNaN(f) || f < 0 || f > 1 {
		c.fail("%s: confidence %v is not in [0, 1]", what, f)
	}
}

func (c *checker) date(what string, d Date) {
	if err := d.Check(); err != nil {
		c.fail("%s: %w", what, err)
	}
}

func (c *checker) entity(e *Entity) {
	if _, ok := entityClass[e.Type]; !ok {
		c.fail("entity %q: unknown type %q", e.Key, e.Type)
	}
	if e.Name == "" {
		c.fail("entity %q has no name", e.Key)
	}
	c.values(append(e.Names[:len(e.Names):len(e.Names)], e.Name)...)
	c.spans(e.Key, e.Mentions...)
	for _, r := range e.Roles {
		c.values(r.Title)
		c.ref(e.Key+" has a role of", r.Of)
		c.spans(e.Key, r.Span)
	}
}

func (c *checker) agreement(a *Agreement) {
	if a.Name == "" {
		c.fail("agreement %q has no name", a.Key)
	}
	c.values(a.Name, string(a.Kind), string(a.Status))
	c.date(a.Key, a.Date)
	c.ref(a.Key+" has the place", a.Place)
	c.spans(a.Key, a.Mentions...)
}

func (c *checker) claim(m *Claim) {
	c.key("claim", m.ID, c.claims, "claim")
	if len(m.Spans) == 0 {
		c.fail("%s has no span", m.ID)
	}
	if m.Kind == "" || m.Stance == "" {
		c.fail("%s has no kind or no stance", m.ID)
	}
	c.values(m.Content, m.Cue.Text, string(m.Kind), string(m.Stance), m.Rule)
	c.spans(m.ID, m.Spans...)
	c.spans(m.ID, m.Cue.Span)
	for _, s := range m.Speakers {
		if s.Entity == "" {
			c.fail("%s has a speaker without an entity", m.ID)
		}
		if !c.agreements[s.Entity] {
			c.ref(m.ID+" has the speaker", s.Entity)
		}
		c.values(s.Text)
		c.spans(m.ID, s.Span)
	}
	for _, key := range m.About {
		c.ref(m.ID+" is about", key)
	}
	c.ref(m.ID+" comes by way of", m.Via)
	c.ref(m.ID+" is addressed to", m.Addressee)
	c.date(m.ID, m.SaidOn)
	c.confidence(m.ID, m.Confidence)
}

func (c *checker) membership(m *Membership) {
	what := fmt.Sprintf("membership of %q in %q", m.Party, m.Agreement)
	if m.Party == "" || !c.agreements[m.Agreement] {
		c.fail("%s: no such agreement, or no party", what)
	}
	if m.Role != PartyRole && m.Role != MediatorRole {
		c.fail("%s: unknown role %q", what, m.Role)
	}
	c.ref(what+": the party", m.Party)
	c.values(m.Rule)
	c.spans(what, m.Spans...)
	c.confidence(what, m.Confidence)
}

func (c *checker) location(l *Location) {
	what := fmt.Sprintf("location of %q in %q", l.Place, l.Region)
	if l.Place == "" || l.Region == "" {
		c.fail("%s: no place or no region", what)
	}
	if l.Basis != TextBasis && l.Basis != BackgroundBasis {
		c.fail("%s: unknown basis %q", what, l.Basis)
	}
	c.ref(what+": the place", l.Place)
	c.ref(what+": the region", l.Region)
	c.values(l.Rule)
	c.spans(what, l.Spans...)
	c.confidence(what, l.Confidence)
}
