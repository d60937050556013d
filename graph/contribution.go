package graph

import (
	"encoding/json"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/cayleygraph/quad"
)

// contribution is what one article adds to the index: rows that are its own,
// and shares in tallies and counts that it has with others. It depends on the
// article's reading alone.
type contribution struct {
	rows    map[string]string
	tallies map[string]tally
	counts  map[string]int // by row (B, D, S) or by name of a counter
	quads   []quad.Quad    // under the article's label
	back    []quad.Quad    // of the background that it needs
}

// contribute computes a reading's contribution.
func contribute(r *Reading) (*contribution, error) {
	c := &contribution{rows: map[string]string{}, tallies: map[string]tally{}, counts: map[string]int{}}
	c.quads, c.back = encode(r)
	for _, q := range c.quads {
		if k := subjectRow(q); sharedSubject(q) {
			c.counts[k]++
		} else {
			c.rows[k] = ""
		}
	}
	for _, q := range c.back {
		c.counts[backgroundRow(q)]++
	}
	c.entities(r)
	for i := range r.Agreements {
		c.agreement(r.Article.ID, &r.Agreements[i])
	}
	for i := range r.Claims {
		c.claim(&r.Article, &r.Claims[i])
	}
	c.statements(r)
	return c, c.article(r)
}

// subjectRow orders subjects as the lines of an export are ordered.
func subjectRow(q quad.Quad) string { return row("S", string(q.Subject.(quad.IRI))+">") }

// sharedSubject tells nodes that several articles describe from those whose
// name holds their article's.
func sharedSubject(q quad.Quad) bool {
	iri := string(q.Subject.(quad.IRI))
	sort, _, ok := IRISort(iri)
	return ok && (sort == EntitySort || sort == AgreementSort) || strings.HasPrefix(iri, nsOwn+"location:")
}

func backgroundRow(q quad.Quad) string {
	return row("B", digest(32, q.Subject.String(), q.Predicate.String(), q.Object.String()))
}

func (c *contribution) share(key string, f field, value string, article string) {
	if c.tallies[key] == nil {
		c.tallies[key] = tally{}
	}
	c.tallies[key][entry{f, value}] = 1
	if value != "" {
		c.rows[row("s", key, string(rune(f))+bounded(value), article)] = ""
	}
}

func (c *contribution) article(r *Reading) error {
	a := r.Article
	node := ArticleNode{Article: a, Claims: len(r.Claims), Entities: len(r.Entities), Agreements: len(r.Agreements)}
	for k := range c.rows { // those that say the same are one
		switch k[1:3] {
		case "mg":
			node.Memberships++
		case "lp":
			node.Locations++
		}
	}
	node.Text = ""
	record, err := json.Marshal(articleRecord{node, quadsDigest(c.quads, c.back), len(c.quads)})
	if err != nil {
		return fmt.Errorf("index article %q: %w", a.ID, err)
	}
	c.rows[row("A", a.ID)] = string(record)
	c.rows[row("a", dateKey(a.Published)+a.ID)] = Fold(a.Publisher)
	c.rows[row("t", folded(a.Title), a.ID)] = ""
	for term, places := range terms(a.Title + "\n" + a.Text) {
		c.rows[row("F", bounded(term), dateKey(a.Published)+a.ID)] = places
	}
	for _, f := range fingerprints(strings.Fields(Fold(a.Text))) {
		c.rows[row("p", f.key(), a.ID)] = ""
	}
	c.counts[counter("articles")] = 1
	c.counts[counter("claims")] = len(r.Claims)
	c.counts[counter("quads")] = len(c.quads)
	return nil
}

func counter(name string) string { return row("N", name) }

// quadsDigest tells readings apart by all that they put into the store.
func quadsDigest(lists ...[]quad.Quad) string {
	var b []byte
	for _, quads := range lists {
		for _, q := range quads {
			b, _ = appendQuad(b, q) // encode makes no term that it refuses
		}
		b = append(b, '\n')
	}
	return digest(40, string(b))
}

func (c *contribution) entities(r *Reading) {
	bare := r.backgroundOnly()
	for i := range r.Entities {
		e, id := &r.Entities[i], r.Article.ID
		c.rows[row("x", id, e.Key)] = ""
		if bare[e.Key] {
			c.share(e.Key, fieldRelied, "", id)
			c.share(e.Key, fieldBackName, e.Name, id)
			c.share(e.Key, fieldBackType, string(e.Type), id)
			continue
		}
		c.share(e.Key, fieldArticles, "", id)
		c.share(e.Key, fieldName, e.Name, id)
		c.share(e.Key, fieldAnyName, e.Name, id)
		c.share(e.Key, fieldType, string(e.Type), id)
		for _, name := range e.Names {
			if name != "" {
				c.share(e.Key, fieldAnyName, name, id)
			}
		}
		enc := encoder{r: r}
		for _, role := range e.Roles {
			node := enc.node("role", e.Key, role.Title, role.Of, role.Span.String())
			c.rows[row("r", e.Key, bounded(role.Title), role.Of, id, string(node))] = ""
		}
	}
}

func (c *contribution) agreement(id string, a *Agreement) {
	c.rows[row("x", id, a.Key)] = ""
	c.share(a.Key, fieldArticles, "", id)
	for _, v := range []struct {
		f     field
		value string
	}{{fieldName, a.Name}, {fieldAnyName, a.Name}, {fieldKind, string(a.Kind)}, {fieldDate, string(a.Date)},
		{fieldStatus, string(a.Status)}, {fieldPlace, a.Place}} {
		if v.value != "" {
			c.share(a.Key, v.f, v.value, id)
		}
	}
	c.counts[row("D", "g", a.Key)] = 1
}

func (c *contribution) claim(a *Article, m *Claim) {
	date := m.SaidOn
	if date == "" {
		date = a.Published
	}
	record := claimRecord{pos: claimPosition(date, a.ID, start(m.Spans), m.ID),
		kind: string(m.Kind), stance: string(m.Stance), article: a.ID, about: slices.Sorted(slices.Values(m.About))}
	for _, list := range []string{row("ca"), row("ck", record.kind, ""), row("cr", a.ID, "")} {
		c.rows[list+record.pos] = ""
	}
	c.counts[counter("kind "+record.kind)]++
	for _, s := range m.Speakers {
		k := row("cs", s.Entity, "") + record.pos
		if _, ok := c.rows[k]; !ok {
			c.rows[k] = ""
			record.speakers = append(record.speakers, s.Entity)
			c.tally(s.Entity, fieldClaims)
		}
	}
	slices.Sort(record.speakers)
	for _, key := range m.About {
		k := row("cb", key, "") + record.pos
		if _, ok := c.rows[k]; !ok {
			c.rows[k] = ""
			c.tally(key, fieldAbout)
		}
	}
	for term, places := range terms(m.Content) {
		c.rows[row("f", bounded(term), "")+record.pos] = places
	}
	p := propositionOf(m)
	for band, key := range p.bandKeys() {
		c.rows[row("z", strconv.Itoa(band), key, m.ID)] = ""
	}
	c.rows[row("Z", m.ID)] = strings.Join(p.features, " ")
	c.rows[row("C", m.ID)] = record.encode()
}

func (c *contribution) tally(key string, f field) {
	if c.tallies[key] == nil {
		c.tallies[key] = tally{}
	}
	c.tallies[key][entry{f, ""}]++
}

// statements adds memberships and locations.
func (c *contribution) statements(r *Reading) {
	enc := encoder{r: r}
	id := r.Article.ID
	for i := range r.Memberships {
		m := &r.Memberships[i]
		node := string(enc.membershipNode(m))
		role := roleRank(m.Role)
		k := row("mg", m.Agreement, role, m.Party, id, node)
		if _, ok := c.rows[k]; ok {
			continue
		}
		c.rows[k] = ""
		c.rows[row("mp", m.Party, role, m.Agreement, id, node)] = ""
		c.tally(m.Party, fieldMemberships)
		c.counts[row("D", "m", m.Agreement, role, m.Party)]++
	}
	bare := r.backgroundOnly()
	known := map[string]*Entity{}
	for i := range r.Entities {
		if e := &r.Entities[i]; bare[e.Key] {
			known[e.Key] = e
		}
	}
	for i := range r.Locations {
		l := &r.Locations[i]
		node := string(enc.locationNode(l))
		if l.Basis == BackgroundBasis {
			node = string(l.backgroundNode(known))
		}
		k := row("lp", l.Place, l.Region, id, node)
		if _, ok := c.rows[k]; ok {
			continue
		}
		c.rows[k] = string(l.Basis)
		c.rows[row("lr", l.Region, l.Place, id, node)] = string(l.Basis)
		c.counts[row("D", "l", l.Place, l.Region)]++
	}
}

// roleRank sorts parties before mediators.
func roleRank(r MembershipRole) string {
	if r == PartyRole {
		return "0"
	}
	return "1"
}
