package graph

import (
	"cmp"
	"slices"
	"strconv"

	"github.com/cayleygraph/quad"
)

// contextLength is the length of an evidence's prefix and suffix in code points.
const contextLength = 32

// encoder turns one reading into quads.
type encoder struct {
	r       *Reading
	text    []rune
	article quad.IRI
	label   quad.IRI // of what is being written
	quads   []quad.Quad
	spans   map[Span]bool
}

// encode gives the quads of a reading that passes Check, without repeats: those
// under the article's label and those of the background that it needs. They
// depend on the reading alone.
func encode(r *Reading) (own, background []quad.Quad) {
	e := &encoder{r: r, text: []rune(r.Article.Text), article: quad.IRI(ArticleIRI(r.Article.ID)), spans: map[Span]bool{}}
	e.label = e.article
	e.articleNode()
	bare := r.backgroundOnly()
	for i := range r.Entities {
		if !bare[r.Entities[i].Key] {
			e.entity(&r.Entities[i])
		}
	}
	for i := range r.Agreements {
		e.agreement(&r.Agreements[i])
	}
	for i := range r.Claims {
		e.claim(&r.Claims[i])
	}
	for i := range r.Memberships {
		e.membership(&r.Memberships[i])
	}
	for i := range r.Locations {
		if r.Locations[i].Basis == TextBasis {
			e.location(&r.Locations[i])
		}
	}
	for i := range r.Events {
		e.event(&r.Events[i])
	}
	for i := range r.Tolls {
		e.toll(&r.Tolls[i])
	}
	known := map[string]*Entity{}
	for i := range r.Entities {
		if bare[r.Entities[i].Key] {
			known[r.Entities[i].Key] = &r.Entities[i]
		}
	}
	var behind []quad.Quad
	for i := range r.Locations {
		if l := &r.Locations[i]; l.Basis == BackgroundBasis {
			node := l.backgroundNode(known)
			e.iri(e.article, predReliesOn, node)
			e.evidence(node, l.Spans...)
			behind = l.background(behind, node, known)
		}
	}
	return unique(e.quads), unique(behind)
}

// backgroundOnly tells the entities that the article's own words do not know:
// those that nothing but background locations refers to.
func (r *Reading) backgroundOnly() map[string]bool {
	bare := map[string]bool{}
	for _, l := range r.Locations {
		if l.Basis == BackgroundBasis {
			bare[l.Place], bare[l.Region] = true, true
		}
	}
	for _, e := range r.Entities {
		if len(e.Mentions) > 0 || len(e.Names) > 0 || len(e.Roles) > 0 {
			delete(bare, e.Key)
		}
		for _, role := range e.Roles {
			delete(bare, role.Of)
		}
	}
	for _, a := range r.Agreements {
		delete(bare, a.Place)
	}
	for _, c := range r.Claims {
		for _, s := range c.Speakers {
			delete(bare, s.Entity)
		}
		for _, key := range c.About {
			delete(bare, key)
		}
		delete(bare, c.Via)
		delete(bare, c.Addressee)
	}
	for _, m := range r.Memberships {
		delete(bare, m.Party)
	}
	for _, e := range r.Events {
		delete(bare, e.Place)
		for _, p := range e.Participants {
			delete(bare, p.Entity)
		}
	}
	for _, l := range r.Locations {
		if l.Basis == TextBasis {
			delete(bare, l.Place)
			delete(bare, l.Region)
		}
	}
	return bare
}

func (e *encoder) add(s quad.IRI, p quad.IRI, o quad.Value) {
	e.quads = append(e.quads, quad.Quad{Subject: s, Predicate: p, Object: o, Label: e.label})
}

func (e *encoder) iri(s, p, o quad.IRI) { e.add(s, p, o) }

// key adds a reference to an entity, where there is one.
func (e *encoder) key(s, p quad.IRI, key string) {
	if key != "" {
		e.add(s, p, quad.IRI(KeyIRI(key)))
	}
}

// value adds a plain string, where there is one.
func (e *encoder) value(s, p quad.IRI, v string) {
	if v != "" {
		e.add(s, p, quad.String(v))
	}
}

func (e *encoder) date(s, p quad.IRI, d Date) {
	if d != "" {
		e.add(s, p, quad.TypedString{Value: quad.String(d), Type: typeDate})
	}
}

func (e *encoder) integer(s, p quad.IRI, n int) {
	e.add(s, p, quad.TypedString{Value: quad.String(strconv.Itoa(n)), Type: typeInteger})
}

// origin adds how sure a statement is and which rule made it.
func (e *encoder) origin(s quad.IRI, confidence float64, rule string) {
	e.add(s, predConfidence, decimal(confidence))
	if rule != "" {
		e.iri(s, predRule, ruleIRI(rule))
	}
}

func decimal(f float64) quad.Value {
	return quad.TypedString{Value: quad.String(strconv.FormatFloat(f, 'f', -1, 64)), Type: typeDecimal}
}

func ruleIRI(rule string) quad.IRI {
	return quad.IRI(nsOwn + "rule:" + escapeIRI(articleEscapes.Replace(rule)))
}

func (s Span) String() string { return strconv.Itoa(s.Start) + "-" + strconv.Itoa(s.End) }

// mentions adds spans as literals: there are too many for nodes.
func (e *encoder) mentions(s, p quad.IRI, spans ...Span) {
	for _, sp := range spans {
		e.add(s, p, quad.String(sp.String()))
	}
}

// evidence points a statement at the words that make it. The node of a span is
// named by the fragment of RFC 5147.
func (e *encoder) evidence(s quad.IRI, spans ...Span) {
	for _, sp := range spans {
		node := spanIRI(e.article, sp)
		e.iri(s, predEvidence, node)
		if e.spans[sp] {
			continue
		}
		e.spans[sp] = true
		e.iri(node, predType, classPosition)
		e.iri(node, predType, classQuote)
		e.integer(node, predStart, sp.Start)
		e.integer(node, predEnd, sp.End)
		e.add(node, predExact, quad.String(e.text[sp.Start:sp.End]))
		e.value(node, predPrefix, string(e.text[max(0, sp.Start-contextLength):sp.Start]))
		e.value(node, predSuffix, string(e.text[sp.End:min(len(e.text), sp.End+contextLength)]))
	}
}

func spanIRI(article quad.IRI, s Span) quad.IRI {
	mark := "#char="
	for _, r := range article {
		if r == '#' {
			mark = ";char="
		}
	}
	return article + quad.IRI(mark+strconv.Itoa(s.Start)+","+strconv.Itoa(s.End))
}

func (e *encoder) articleNode() {
	a, s := &e.r.Article, e.article
	e.iri(s, predType, classArticle)
	e.value(s, predID, a.ID)
	e.value(s, predSource, a.Source)
	e.value(s, predTitle, a.Title)
	e.value(s, predPublisher, a.Publisher)
	e.value(s, predAuthor, a.Author)
	e.date(s, predPublished, a.Published)
	e.value(s, predLanguage, a.Language)
	e.value(s, predSHA256, a.SHA256)
	e.value(s, predBody, a.Text)
}

func (e *encoder) entity(n *Entity) {
	s := quad.IRI(KeyIRI(n.Key))
	e.iri(e.article, predMentions, s)
	e.iri(s, predType, entityClass[n.Type])
	e.value(s, predName, n.Name)
	for _, name := range n.Names {
		e.value(s, predOtherName, name)
	}
	e.mentions(s, predMention, n.Mentions...)
	for _, r := range n.Roles {
		node := e.node("role", n.Key, r.Title, r.Of, r.Span.String())
		e.iri(s, predHolds, node)
		e.iri(node, predType, classRole)
		e.value(node, predRoleName, r.Title)
		e.key(node, predOf, r.Of)
		e.evidence(node, r.Span)
	}
}

// node names a statement of this article by what it says.
func (e *encoder) node(sort string, parts ...string) quad.IRI {
	return quad.IRI(nsOwn + sort + ":" + digest(idHash, append([]string{e.r.Article.ID}, parts...)...))
}

func (e *encoder) agreement(a *Agreement) {
	s := quad.IRI(KeyIRI(a.Key))
	e.iri(e.article, predMentions, s)
	e.iri(s, predType, classEvent)
	e.iri(s, predType, classAgreement)
	e.value(s, predName, a.Name)
	e.value(s, predKind, string(a.Kind))
	e.date(s, predDate, a.Date)
	e.value(s, predStatus, string(a.Status))
	e.key(s, predPlace, a.Place)
	e.mentions(s, predMention, a.Mentions...)
}

func (e *encoder) claim(c *Claim) {
	s := quad.IRI(KeyIRI(c.ID))
	e.iri(s, predType, classClaim)
	if c.Kind == Direct {
		e.iri(s, predType, classQuotation)
	}
	e.value(s, predText, c.Content)
	e.value(s, predKind, string(c.Kind))
	e.value(s, predCue, c.Cue.Text)
	if c.Cue.Span != (Span{}) {
		e.mentions(s, predCueSpan, c.Cue.Span)
	}
	e.value(s, predStance, string(c.Stance))
	for _, sp := range c.Speakers {
		e.key(s, predSpeaker, sp.Entity)
		e.iri(quad.IRI(KeyIRI(sp.Entity)), predSays, s)
		node := e.node("attribution", c.ID, sp.Entity, sp.Text, sp.Span.String())
		e.iri(s, predAttributed, node)
		e.iri(node, predType, classAttribution)
		e.key(node, predSpeaker, sp.Entity)
		e.value(node, predText, sp.Text)
		if sp.Span != (Span{}) {
			e.mentions(node, predSpan, sp.Span)
		}
	}
	e.key(s, predVia, c.Via)
	e.key(s, predAddressee, c.Addressee)
	e.date(s, predSaidOn, c.SaidOn)
	for _, key := range c.About {
		e.key(s, predAbout, key)
	}
	e.evidence(s, c.Spans...)
	e.origin(s, c.Confidence, c.Rule)
}

func (e *encoder) membershipNode(m *Membership) quad.IRI {
	return e.node("membership", m.Party, string(m.Role), m.Agreement, spansText(m.Spans),
		strconv.FormatBool(m.Inferred), strconv.FormatFloat(m.Confidence, 'f', -1, 64), m.Rule)
}

func (e *encoder) membership(m *Membership) {
	s := e.membershipNode(m)
	edge := predPartyTo
	if m.Role == MediatorRole {
		edge = predMediates
	}
	e.iri(quad.IRI(KeyIRI(m.Party)), edge, quad.IRI(KeyIRI(m.Agreement)))
	e.iri(s, predType, classMembership)
	e.key(s, predParty, m.Party)
	e.key(s, predAgreement, m.Agreement)
	e.value(s, predRole, string(m.Role))
	if m.Inferred {
		e.add(s, predInferred, quad.TypedString{Value: "true", Type: typeBoolean})
	}
	e.evidence(s, m.Spans...)
	e.origin(s, m.Confidence, m.Rule)
}

func (e *encoder) locationNode(l *Location) quad.IRI {
	return e.node("location", l.Place, l.Region, spansText(l.Spans), strconv.FormatFloat(l.Confidence, 'f', -1, 64), l.Rule)
}

func (e *encoder) location(l *Location) {
	s := e.locationNode(l)
	e.iri(quad.IRI(KeyIRI(l.Place)), predLocatedIn, quad.IRI(KeyIRI(l.Region)))
	e.iri(s, predType, classLocation)
	e.key(s, predPlace, l.Place)
	e.key(s, predRegion, l.Region)
	e.evidence(s, l.Spans...)
	e.origin(s, l.Confidence, l.Rule)
}

func spansText(spans []Span) string {
	text := ""
	for _, s := range spans {
		text += s.String() + " "
	}
	return text
}

// backgroundNode names a location of the background by everything that
// background writes of it, so that articles that agree share it and articles
// that differ do not mix.
func (l *Location) backgroundNode(known map[string]*Entity) quad.IRI {
	parts := []string{l.Place, l.Region, strconv.FormatFloat(l.Confidence, 'f', -1, 64), l.Rule}
	for _, key := range []string{l.Place, l.Region} {
		if n := known[key]; n != nil {
			parts = append(parts, string(n.Type), n.Name)
		} else {
			parts = append(parts, "", "")
		}
	}
	return quad.IRI(nsOwn + "location:" + digest(idHash, parts...))
}

// background adds what the gazetteer says: the location, and of each end that
// the article itself does not know its name and type, both on the end and on
// the location, which tells what to give back when the article goes.
func (l *Location) background(quads []quad.Quad, node quad.IRI, known map[string]*Entity) []quad.Quad {
	e := &encoder{label: BackgroundLabel, quads: quads}
	place, region := quad.IRI(KeyIRI(l.Place)), quad.IRI(KeyIRI(l.Region))
	e.iri(place, predLocatedIn, region)
	e.iri(node, predType, classLocation)
	e.iri(node, predPlace, place)
	e.iri(node, predRegion, region)
	e.origin(node, l.Confidence, l.Rule)
	for _, end := range []struct {
		iri, name, class quad.IRI
		entity           *Entity
	}{
		{place, predPlaceName, predPlaceType, known[l.Place]},
		{region, predRegionName, predRegionType, known[l.Region]},
	} {
		if n := end.entity; n != nil {
			e.iri(end.iri, predType, entityClass[n.Type])
			e.value(end.iri, predName, n.Name)
			e.iri(node, end.class, entityClass[n.Type])
			e.value(node, end.name, n.Name)
		}
	}
	return e.quads
}

// unique sorts quads in an order of its own and drops repeats.
func unique(quads []quad.Quad) []quad.Quad {
	slices.SortFunc(quads, compareQuads)
	return slices.Compact(quads)
}

func compareQuads(a, b quad.Quad) int {
	return cmp.Or(
		cmp.Compare(a.Subject.(quad.IRI), b.Subject.(quad.IRI)),
		cmp.Compare(a.Predicate.(quad.IRI), b.Predicate.(quad.IRI)),
		compareValues(a.Object, b.Object))
}

func compareValues(a, b quad.Value) int {
	x, y := termOf(a), termOf(b)
	return cmp.Or(cmp.Compare(x.IRI, y.IRI), cmp.Compare(x.Value, y.Value),
		cmp.Compare(x.Datatype, y.Datatype), cmp.Compare(x.Language, y.Language))
}
