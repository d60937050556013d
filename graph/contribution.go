package graph

import (
	"cmp"
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"github.com/cayleygraph/quad"
)

// contribution is what one article adds to the store: rows that are its own,
// and shares in tallies and counts that it has with others. contribute gives
// the part that depends on the reading alone, represented the part that depends
// on who is who across articles too.
type contribution struct {
	reading *Reading
	rows    map[string]string
	tallies map[string]tally
	counts  map[string]int // by row (B, D, S) or by name of a counter
	quads   []quad.Quad    // under the article's label
	back    []quad.Quad    // of the background that it needs
}

func newContribution() *contribution {
	return &contribution{rows: map[string]string{}, tallies: map[string]tally{}, counts: map[string]int{}}
}

// contribute computes what follows from a reading alone.
func contribute(r *Reading) (*contribution, error) { return listed(r, nil) }

// without is the contribution of a reading some of whose claims and events are
// in no list.
func (c *contribution) without(hidden map[string]bool) (*contribution, error) {
	if c == nil || !c.reading.hasAny(hidden) {
		return c, nil
	}
	return listed(c.reading, hidden)
}

// hasAny says whether a reading has one of the claims or events.
func (r *Reading) hasAny(ids map[string]bool) bool {
	return len(ids) > 0 && (slices.ContainsFunc(r.Claims, func(c Claim) bool { return ids[c.ID] }) ||
		slices.ContainsFunc(r.Events, func(e Event) bool { return ids[e.ID] }))
}

// listed computes a contribution without the lists that hidden claims and events
// would be in.
func listed(r *Reading, hidden map[string]bool) (*contribution, error) {
	c := newContribution()
	c.reading = r
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
	for i := range r.Claims {
		if err := c.claim(&r.Article, &r.Claims[i], hidden[r.Claims[i].ID]); err != nil {
			return nil, fmt.Errorf("index claim %s: %w", r.Claims[i].ID, err)
		}
	}
	for i := range r.Events {
		c.event(&r.Article, &r.Events[i], hidden[r.Events[i].ID])
	}
	enc := encoder{r: r}
	for i := range r.Tolls {
		c.rows[row("w", r.Article.ID, r.Article.ID, string(enc.tollNode(&r.Tolls[i])))] = ""
	}
	for _, key := range r.keys() {
		c.rows[row("ia", key, r.Article.ID)] = ""
	}
	return c, c.article(r, hidden)
}

// represented computes the rows and shares in which entities and agreements
// stand under the keys that represent them, and on what people decided about
// the article. A nil reading gives nothing.
func represented(r *Reading, who canon, said decisions) *contribution {
	c := newContribution()
	if r == nil {
		return c
	}
	apart := said.apart[r.Article.ID]
	for _, own := range apart {
		c.rows[row("ia", own, r.Article.ID)] = ""
	}
	who = who.behind(apart)
	c.entities(r, who)
	for i := range r.Agreements {
		c.agreement(r.Article.ID, &r.Agreements[i], who)
	}
	for i := range r.Claims {
		if !said.unlisted[r.Claims[i].ID] {
			c.voices(&r.Article, &r.Claims[i], who)
		}
	}
	c.statements(r, who)
	for i := range r.Events {
		if !said.unlisted[r.Events[i].ID] {
			c.scene(&r.Article, &r.Events[i], who)
		}
	}
	return c
}

// keys gives the keys of a reading's entities and agreements.
func (r *Reading) keys() []string {
	keys := make([]string, 0, len(r.Entities)+len(r.Agreements))
	for i := range r.Entities {
		keys = append(keys, r.Entities[i].Key)
	}
	for i := range r.Agreements {
		keys = append(keys, r.Agreements[i].Key)
	}
	return keys
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

func (c *contribution) article(r *Reading, hidden map[string]bool) error {
	a, claims := r.Article, 0
	for i := range r.Claims {
		claims += boolInt(!hidden[r.Claims[i].ID])
	}
	node := ArticleNode{Article: a, Claims: claims, Entities: len(r.Entities), Agreements: len(r.Agreements)}
	for _, q := range c.quads { // those that say the same are one
		switch {
		case q.Object == classMembership && q.Predicate == predType:
			node.Memberships++
		case q.Object == classLocation && q.Predicate == predType, q.Predicate == predReliesOn:
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
	c.rows[row("T", a.ID)] = a.Text
	words, length := terms(a.Title + "\n" + a.Text)
	c.counts[counter("words of articles")] += length
	for term, places := range words {
		c.rows[row("F", bounded(term), dateKey(a.Published)+a.ID)] = places
	}
	for _, f := range fingerprints(wordingOf(a.Text).hashes) {
		c.rows[row("p", f.key(), a.ID)] = ""
	}
	c.counts[counter("articles")] = 1
	c.counts[counter("claims")] = claims
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

func (c *contribution) entities(r *Reading, who canon) {
	bare := r.backgroundOnly()
	for i := range r.Entities {
		e, id := &r.Entities[i], r.Article.ID
		key := who.of(e.Key)
		c.rows[row("x", id, key)] = ""
		if bare[e.Key] {
			c.share(key, fieldRelied, "", id)
			c.share(key, fieldBackName, e.Name, id)
			c.share(key, fieldBackType, string(e.Type), id)
			continue
		}
		c.share(key, fieldArticles, "", id)
		c.share(key, fieldName, e.Name, id)
		c.share(key, fieldAnyName, e.Name, id)
		c.share(key, fieldType, string(e.Type), id)
		for _, name := range e.Names {
			if name != "" {
				c.share(key, fieldAnyName, name, id)
			}
		}
		enc := encoder{r: r}
		for _, role := range e.Roles {
			node := enc.node("role", e.Key, role.Title, role.Of, role.Span.String())
			c.rows[row("r", key, bounded(role.Title), who.of(role.Of), id, string(node))] = ""
		}
	}
}

func (c *contribution) agreement(id string, a *Agreement, who canon) {
	key := who.of(a.Key)
	c.rows[row("x", id, key)] = ""
	c.share(key, fieldArticles, "", id)
	for _, v := range []struct {
		f     field
		value string
	}{{fieldName, a.Name}, {fieldAnyName, a.Name}, {fieldKind, string(a.Kind)}, {fieldDate, string(a.Date)},
		{fieldStatus, string(a.Status)}, {fieldPlace, who.of(a.Place)}} {
		if v.value != "" {
			c.share(key, v.f, v.value, id)
		}
	}
	c.counts[row("D", "g", key)] = 1
}

// claim adds a claim and the lists that it is in, whoever it is by and about.
func (c *contribution) claim(a *Article, m *Claim, hidden bool) error {
	record := recordOf(a, m)
	text, err := record.encode()
	c.rows[row("C", m.ID)] = text
	if hidden {
		return err
	}
	pos := positionOf(a, m)
	for _, list := range []string{row("ca"), row("ck", string(m.Kind), ""), row("cr", a.ID, "")} {
		c.rows[list+pos] = ""
	}
	c.counts[counter("kind "+string(m.Kind))]++
	words, length := terms(m.Content)
	c.counts[counter("words of claims")] += length
	for term, places := range words {
		c.rows[row("f", bounded(term), "")+pos] = places
	}
	return err
}

// voices adds the lists by speaker and by what a claim is about, and what it is
// compared by.
func (c *contribution) voices(a *Article, m *Claim, who canon) {
	pos := positionOf(a, m)
	list := func(list, key string, f field) {
		k := row(list, key, "") + pos
		if _, ok := c.rows[k]; !ok {
			c.rows[k] = ""
			c.tally(key, f)
		}
	}
	said := *m // as its representatives have it
	said.Speakers, said.About = slices.Clone(m.Speakers), slices.Clone(m.About)
	for i, s := range m.Speakers {
		said.Speakers[i].Entity = who.of(s.Entity)
		list("cs", who.of(s.Entity), fieldClaims)
	}
	for i, key := range m.About {
		said.About[i] = who.of(key)
		list("cb", who.of(key), fieldAbout)
	}
	p := propositionOf(a, &said, m.About)
	c.rows[row("Z", m.ID)] = p.encode()
	for _, name := range p.names {
		c.rows[row("z", bounded(name), "")+pos] = ""
	}
}

func positionOf(a *Article, m *Claim) string {
	return claimPosition(cmp.Or(m.SaidOn, a.Published), a.ID, start(m.Spans), m.ID)
}

func (c *contribution) tally(key string, f field) {
	if c.tallies[key] == nil {
		c.tallies[key] = tally{}
	}
	c.tallies[key][entry{f, ""}]++
}

// statements adds memberships and locations.
func (c *contribution) statements(r *Reading, who canon) {
	enc := encoder{r: r}
	id := r.Article.ID
	for i := range r.Memberships {
		m := &r.Memberships[i]
		node := string(enc.membershipNode(m))
		role, agreement, party := roleRank(m.Role), who.of(m.Agreement), who.of(m.Party)
		k := row("mg", agreement, role, party, id, node)
		if _, ok := c.rows[k]; ok {
			continue
		}
		c.rows[k] = ""
		c.rows[row("mp", party, role, agreement, id, node)] = ""
		c.tally(party, fieldMemberships)
		c.counts[row("D", "m", agreement, role, party)]++
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
		place, region := who.of(l.Place), who.of(l.Region)
		if place == region && l.Place != l.Region {
			continue // one place by two names does not lie in itself
		}
		k := row("lp", place, region, id, node)
		if _, ok := c.rows[k]; ok {
			continue
		}
		c.rows[k] = string(l.Basis)
		c.rows[row("lr", region, place, id, node)] = string(l.Basis)
		c.counts[row("D", "l", place, region)]++
	}
}

// roleRank sorts parties before mediators.
func roleRank(r MembershipRole) string {
	if r == PartyRole {
		return "0"
	}
	return "1"
}
