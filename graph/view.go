package graph

import (
	"cmp"
	"context"
	"iter"
	"slices"
	"sort"
	"strings"
)

// View is one state of the store, for any number of goroutines.
type View struct {
	readings []Reading
	byID     map[string]Reading
}

// Close lets the state go.
func (v *View) Close() error { return nil }

func newestFirst(a, b Date) int {
	if (a == "") != (b == "") {
		return cmp.Compare(len(b), len(a))
	}
	return cmp.Compare(b.First(), a.First())
}

func cmpArticles(a, b Article) int {
	return cmp.Or(newestFirst(a.Published, b.Published), cmp.Compare(a.ID, b.ID))
}

// page cuts a part out of a whole list.
func page[T any](all []T, position func(T) string, p Page) (List[T], error) {
	n := p.First
	if n <= 0 {
		n = DefaultPage
	}
	n = min(n, MaxPage)
	if p.After != "" {
		i := slices.IndexFunc(all, func(t T) bool { return position(t) == p.After })
		if i < 0 {
			return List[T]{}, ErrPosition
		}
		all = all[i+1:]
	}
	l := List[T]{Items: all}
	if len(all) > n {
		l.Items, l.More = all[:n], true
	}
	for _, t := range l.Items {
		l.Positions = append(l.Positions, position(t))
	}
	return l, nil
}

// Claims lists claims: newest first, those without a date last, then by
// article and by where they begin.
func (v *View) Claims(ctx context.Context, f ClaimFilter, p Page) (List[*ClaimNode], error) {
	return page(v.claims(f), func(c *ClaimNode) string { return c.ID }, p)
}

// ClaimCount counts the claims that pass the filter.
func (v *View) ClaimCount(ctx context.Context, f ClaimFilter) (int, error) {
	return len(v.claims(f)), nil
}

func (v *View) claims(f ClaimFilter) []*ClaimNode {
	var out []*ClaimNode
	for _, r := range v.readings {
		for _, c := range r.Claims {
			n := &ClaimNode{Claim: c, Article: r.Article.ID, Date: cmp.Or(c.SaidOn, r.Article.Published)}
			for _, s := range c.Spans {
				n.Evidence = append(n.Evidence, evidence(r.Article, s, c.Rule, c.Confidence))
			}
			if f.match(n) {
				out = append(out, n)
			}
		}
	}
	slices.SortFunc(out, func(a, b *ClaimNode) int {
		return cmp.Or(newestFirst(a.Date, b.Date), cmp.Compare(a.Article, b.Article),
			cmp.Compare(start(a.Spans), start(b.Spans)), cmp.Compare(a.ID, b.ID))
	})
	return out
}

func start(spans []Span) int {
	if len(spans) == 0 {
		return 0
	}
	return spans[0].Start
}

func (f ClaimFilter) match(c *ClaimNode) bool {
	speaker := func(s Speaker) bool { return slices.Contains(f.Speakers, s.Entity) }
	about := func(k string) bool { return slices.Contains(f.About, k) }
	return (len(f.Speakers) == 0 || slices.ContainsFunc(c.Speakers, speaker)) &&
		(len(f.About) == 0 || slices.ContainsFunc(c.About, about)) &&
		(f.Article == "" || f.Article == c.Article) &&
		(f.Kind == "" || f.Kind == c.Kind) &&
		(f.Stance == "" || f.Stance == c.Stance) &&
		inRange(c.Date, f.From, f.To) && hasWords(c.Content, f.Search)
}

func inRange(d, from, to Date) bool {
	return (from == "" || d != "" && d.First() >= from.First()) && (to == "" || d != "" && d.First() <= to.Last())
}

func hasWords(text, search string) bool {
	words := strings.Fields(Fold(text))
	for _, w := range strings.Fields(Fold(search)) {
		if !slices.Contains(words, w) {
			return false
		}
	}
	return true
}

func hasPrefix(names []Said, search string) bool {
	want := Fold(search)
	for _, n := range names {
		f := Fold(n.Value)
		if strings.HasPrefix(f, want) || strings.Contains(f, " "+want) {
			return true
		}
	}
	return want == ""
}

func evidence(a Article, s Span, rule string, confidence float64) Evidence {
	text := []rune(a.Text)
	lo, hi := max(0, min(s.Start, len(text))), max(0, min(s.End, len(text)))
	return Evidence{
		Article: a.ID, Start: s.Start, End: s.End, Rule: rule, Confidence: confidence,
		Exact:  string(text[lo:max(lo, hi)]),
		Prefix: string(text[max(0, lo-32):lo]),
		Suffix: string(text[max(lo, hi):min(len(text), max(lo, hi)+32)]),
	}
}

// Actors lists persons, organizations, groups and countries by folded name.
func (v *View) Actors(ctx context.Context, f EntityFilter, p Page) (List[*EntityNode], error) {
	return page(v.entities(f, EntityType.Acts), func(e *EntityNode) string { return e.Key }, p)
}

// ActorCount counts the actors that pass the filter.
func (v *View) ActorCount(ctx context.Context, f EntityFilter) (int, error) {
	return len(v.entities(f, EntityType.Acts)), nil
}

// Places lists countries and places by folded name.
func (v *View) Places(ctx context.Context, f EntityFilter, p Page) (List[*EntityNode], error) {
	return page(v.entities(f, EntityType.Lies), func(e *EntityNode) string { return e.Key }, p)
}

// PlaceCount counts the places that pass the filter.
func (v *View) PlaceCount(ctx context.Context, f EntityFilter) (int, error) {
	return len(v.entities(f, EntityType.Lies)), nil
}

// Acts says whether entities of the type can speak and sign.
func (t EntityType) Acts() bool { return t.Class() != "place" }

// Lies says whether entities of the type are places.
func (t EntityType) Lies() bool { return t.Class() == "place" || t == Country }

// tally counts the articles that give each value.
type tally map[string][]string

func (t tally) add(value, article string) {
	if value != "" && !slices.Contains(t[value], article) {
		t[value] = append(t[value], article)
	}
}

func (t tally) said() []Said {
	var out []Said
	for value, articles := range t {
		sort.Strings(articles)
		out = append(out, Said{Value: value, Count: len(articles), Articles: articles[:min(len(articles), SaidArticles)]})
	}
	slices.SortFunc(out, func(a, b Said) int {
		return cmp.Or(cmp.Compare(b.Count, a.Count), cmp.Compare(len(b.Value), len(a.Value)), cmp.Compare(a.Value, b.Value))
	})
	return out
}

func (t tally) best() string {
	if all := t.said(); len(all) > 0 {
		return all[0].Value
	}
	return ""
}

func (v *View) entities(f EntityFilter, of func(EntityType) bool) []*EntityNode {
	keys := map[string]bool{}
	for _, r := range v.readings {
		for _, e := range r.Entities {
			keys[e.Key] = keys[e.Key] || f.Article == "" || f.Article == r.Article.ID
		}
	}
	var out []*EntityNode
	for key, ok := range keys {
		if e := v.entity(key); ok && of(e.Type) && (f.Type == "" || f.Type == e.Type) && hasPrefix(e.Names, f.Search) {
			out = append(out, e)
		}
	}
	slices.SortFunc(out, func(a, b *EntityNode) int {
		return cmp.Or(cmp.Compare(Fold(a.Name), Fold(b.Name)), cmp.Compare(a.Key, b.Key))
	})
	return out
}

func (v *View) entity(key string) *EntityNode {
	main, names, types := tally{}, tally{}, tally{}
	n := &EntityNode{Key: key}
	for _, r := range v.readings {
		for _, e := range r.Entities {
			if e.Key != key {
				continue
			}
			n.Articles++
			main.add(e.Name, r.Article.ID)
			names.add(e.Name, r.Article.ID)
			types.add(string(e.Type), r.Article.ID)
			for _, o := range e.Names {
				names.add(o, r.Article.ID)
			}
		}
		for _, c := range r.Claims {
			if slices.ContainsFunc(c.Speakers, func(s Speaker) bool { return s.Entity == key }) {
				n.Claims++
			}
		}
		for _, m := range r.Memberships {
			if m.Party == key {
				n.Memberships++
			}
		}
	}
	if n.Articles == 0 {
		return nil
	}
	n.Name, n.Type, n.Names, n.Types = main.best(), EntityType(types.best()), names.said(), types.said()
	return n
}

// Agreements lists agreements: newest first, those without a date last, then
// by folded name.
func (v *View) Agreements(ctx context.Context, f AgreementFilter, p Page) (List[*AgreementNode], error) {
	return page(v.agreements(f), func(a *AgreementNode) string { return a.Key }, p)
}

// AgreementCount counts the agreements that pass the filter.
func (v *View) AgreementCount(ctx context.Context, f AgreementFilter) (int, error) {
	return len(v.agreements(f)), nil
}

func (v *View) agreements(f AgreementFilter) []*AgreementNode {
	keys := map[string]bool{}
	for _, r := range v.readings {
		for _, a := range r.Agreements {
			keys[a.Key] = keys[a.Key] || f.Article == "" || f.Article == r.Article.ID
		}
	}
	var out []*AgreementNode
	for key, ok := range keys {
		a := v.agreement(key)
		party := func(m *MembershipNode) bool { return m.Party == f.Party && m.Agreement == key }
		if ok && (f.Kind == "" || f.Kind == a.Kind) && (f.Status == "" || f.Status == a.Status) &&
			inRange(a.Date, f.From, f.To) && hasPrefix(a.Names, f.Search) &&
			(f.Party == "" || slices.ContainsFunc(v.memberships(), party)) {
			out = append(out, a)
		}
	}
	slices.SortFunc(out, func(a, b *AgreementNode) int {
		return cmp.Or(newestFirst(a.Date, b.Date), cmp.Compare(Fold(a.Name), Fold(b.Name)), cmp.Compare(a.Key, b.Key))
	})
	return out
}

func (v *View) agreement(key string) *AgreementNode {
	names, kinds, dates, statuses, places := tally{}, tally{}, tally{}, tally{}, tally{}
	n := &AgreementNode{Key: key}
	for _, r := range v.readings {
		for _, a := range r.Agreements {
			if a.Key == key {
				n.Articles++
				names.add(a.Name, r.Article.ID)
				kinds.add(string(a.Kind), r.Article.ID)
				dates.add(string(a.Date), r.Article.ID)
				statuses.add(string(a.Status), r.Article.ID)
				places.add(a.Place, r.Article.ID)
			}
		}
	}
	if n.Articles == 0 {
		return nil
	}
	n.Name, n.Kind, n.Date = names.best(), AgreementKind(kinds.best()), Date(dates.best())
	n.Status, n.Place = AgreementStatus(statuses.best()), places.best()
	n.Names, n.Kinds, n.Dates, n.Statuses = names.said(), kinds.said(), dates.said(), statuses.said()
	return n
}

// Articles lists articles: newest first, those without a date last, then by ID.
func (v *View) Articles(ctx context.Context, f ArticleFilter, p Page) (List[*ArticleNode], error) {
	return page(v.articles(f), func(a *ArticleNode) string { return a.ID }, p)
}

// ArticleCount counts the articles that pass the filter.
func (v *View) ArticleCount(ctx context.Context, f ArticleFilter) (int, error) {
	return len(v.articles(f)), nil
}

func (v *View) articles(f ArticleFilter) []*ArticleNode {
	var out []*ArticleNode
	for _, r := range v.readings {
		if a := r.Article; (f.Publisher == "" || Fold(f.Publisher) == Fold(a.Publisher)) &&
			inRange(a.Published, f.From, f.To) && hasWords(a.Title, f.Search) {
			out = append(out, v.article(a.ID))
		}
	}
	return out
}

func (v *View) article(id string) *ArticleNode {
	r, ok := v.byID[id]
	if !ok {
		return nil
	}
	n := &ArticleNode{Article: r.Article, Claims: len(r.Claims), Memberships: len(r.Memberships),
		Locations: len(r.Locations), Entities: len(r.Entities), Agreements: len(r.Agreements)}
	n.Text = ""
	return n
}

// ClaimsByID gives the claims with the given IDs, in their order; nil for one
// that the state does not have.
func (v *View) ClaimsByID(ctx context.Context, ids []string) ([]*ClaimNode, error) {
	out := make([]*ClaimNode, len(ids))
	all := v.claims(ClaimFilter{})
	for i, id := range ids {
		if j := slices.IndexFunc(all, func(c *ClaimNode) bool { return c.ID == id }); j >= 0 {
			out[i] = all[j]
		}
	}
	return out, nil
}

// EntitiesByKey gives the entities with the given keys, as ClaimsByID does.
func (v *View) EntitiesByKey(ctx context.Context, keys []string) ([]*EntityNode, error) {
	out := make([]*EntityNode, len(keys))
	for i, k := range keys {
		out[i] = v.entity(k)
	}
	return out, nil
}

// AgreementsByKey gives the agreements with the given keys, as ClaimsByID does.
func (v *View) AgreementsByKey(ctx context.Context, keys []string) ([]*AgreementNode, error) {
	out := make([]*AgreementNode, len(keys))
	for i, k := range keys {
		out[i] = v.agreement(k)
	}
	return out, nil
}

// ArticlesByID gives the articles with the given IDs, as ClaimsByID does.
func (v *View) ArticlesByID(ctx context.Context, ids []string) ([]*ArticleNode, error) {
	out := make([]*ArticleNode, len(ids))
	for i, id := range ids {
		out[i] = v.article(id)
	}
	return out, nil
}

// Text gives the stored text of an article, "" for an unknown one.
func (v *View) Text(ctx context.Context, id string) (string, error) {
	return v.byID[id].Article.Text, nil
}

// Resolve gives the keys or IDs that ref can mean among things of one sort, the
// likeliest first: ref is a key or ID, an IRI, or a name, folded, of an entity
// or agreement or the title of an article. Of several entities of that name
// those known to more articles come first. It gives none for an unknown ref.
func (v *View) Resolve(ctx context.Context, sort Sort, ref string) ([]string, error) {
	if s, id, ok := IRISort(ref); ok && s == sort {
		ref = id
	}
	var out []string
	switch sort {
	case ArticleSort:
		for _, a := range v.articles(ArticleFilter{}) {
			if a.ID == ref {
				return []string{ref}, nil
			}
			if ref != "" && Fold(a.Title) == Fold(ref) {
				out = append(out, a.ID)
			}
		}
	case ClaimSort:
		if c, _ := v.ClaimsByID(ctx, []string{ref}); c[0] != nil {
			return []string{ref}, nil
		}
	case EntitySort:
		var found []*EntityNode
		for _, e := range v.entities(EntityFilter{}, func(EntityType) bool { return true }) {
			if e.Key == ref {
				return []string{ref}, nil
			}
			if named(e.Names, ref) {
				found = append(found, e)
			}
		}
		slices.SortStableFunc(found, func(a, b *EntityNode) int {
			return cmp.Or(cmp.Compare(b.Articles, a.Articles), cmp.Compare(a.Key, b.Key))
		})
		for _, e := range found {
			out = append(out, e.Key)
		}
	case AgreementSort:
		for _, a := range v.agreements(AgreementFilter{}) {
			if a.Key == ref {
				return []string{ref}, nil
			}
			if named(a.Names, ref) {
				out = append(out, a.Key)
			}
		}
	}
	return out, nil
}

func named(names []Said, ref string) bool {
	return slices.ContainsFunc(names, func(s Said) bool { return Fold(s.Value) == Fold(ref) })
}

// Roles gives, for each of the entities, the offices that articles say it
// holds, the most frequent first, with at most MaxEvidence pieces of evidence.
func (v *View) Roles(ctx context.Context, keys []string) ([][]*RoleNode, error) {
	out := make([][]*RoleNode, len(keys))
	for i, key := range keys {
		for _, r := range v.readings {
			for _, e := range r.Entities {
				if e.Key != key {
					continue
				}
				for _, role := range e.Roles {
					j := slices.IndexFunc(out[i], func(n *RoleNode) bool { return n.Title == role.Title && n.Of == role.Of })
					if j < 0 {
						j = len(out[i])
						out[i] = append(out[i], &RoleNode{Title: role.Title, Of: role.Of})
					}
					n := out[i][j]
					n.Count++
					n.Evidence = append(n.Evidence, evidence(r.Article, role.Span, "", 0))
				}
			}
		}
	}
	return out, nil
}

func (v *View) memberships() []*MembershipNode {
	var out []*MembershipNode
	for _, r := range v.readings {
		for _, m := range r.Memberships {
			j := slices.IndexFunc(out, func(n *MembershipNode) bool {
				return n.Party == m.Party && n.Role == m.Role && n.Agreement == m.Agreement
			})
			if j < 0 {
				j = len(out)
				out = append(out, &MembershipNode{Party: m.Party, Role: m.Role, Agreement: m.Agreement, Inferred: true})
			}
			n := out[j]
			n.Articles++
			n.Inferred = n.Inferred && m.Inferred
			n.Confidence = max(n.Confidence, m.Confidence)
			for _, s := range m.Spans {
				n.Evidence = append(n.Evidence, evidence(r.Article, s, m.Rule, m.Confidence))
			}
		}
	}
	slices.SortFunc(out, func(a, b *MembershipNode) int {
		return cmp.Or(cmp.Compare(b.Role, a.Role), cmp.Compare(a.Party, b.Party), cmp.Compare(a.Agreement, b.Agreement))
	})
	return out
}

// Members gives, for each of the agreements, its parties by key and then its
// mediators.
func (v *View) Members(ctx context.Context, agreements []string) ([][]*MembershipNode, error) {
	return group(agreements, v.memberships(), func(m *MembershipNode) string { return m.Agreement }), nil
}

// Memberships gives, for each of the entities, what it is party to and then
// what it mediates, by key of the agreement.
func (v *View) Memberships(ctx context.Context, parties []string) ([][]*MembershipNode, error) {
	return group(parties, v.memberships(), func(m *MembershipNode) string { return m.Party }), nil
}

func (v *View) locations() []*LocationNode {
	var out []*LocationNode
	for _, r := range v.readings {
		for _, l := range r.Locations {
			j := slices.IndexFunc(out, func(n *LocationNode) bool { return n.Place == l.Place && n.Region == l.Region })
			if j < 0 {
				j = len(out)
				out = append(out, &LocationNode{Place: l.Place, Region: l.Region, Basis: l.Basis})
			}
			n := out[j]
			n.Articles++
			if l.Basis == TextBasis {
				n.Basis = TextBasis
			}
			n.Confidence = max(n.Confidence, l.Confidence)
			for _, s := range l.Spans {
				n.Evidence = append(n.Evidence, evidence(r.Article, s, l.Rule, l.Confidence))
			}
		}
	}
	slices.SortFunc(out, func(a, b *LocationNode) int {
		return cmp.Or(cmp.Compare(a.Place, b.Place), cmp.Compare(a.Region, b.Region))
	})
	return out
}

// Regions gives, for each of the places, the regions that it lies in, by key.
func (v *View) Regions(ctx context.Context, places []string) ([][]*LocationNode, error) {
	return group(places, v.locations(), func(l *LocationNode) string { return l.Place }), nil
}

// Contents gives, for each of the regions, the places that lie in it, by key.
func (v *View) Contents(ctx context.Context, regions []string) ([][]*LocationNode, error) {
	return group(regions, v.locations(), func(l *LocationNode) string { return l.Region }), nil
}

func group[T any](keys []string, all []T, by func(T) string) [][]T {
	out := make([][]T, len(keys))
	for i, k := range keys {
		for _, t := range all {
			if by(t) == k {
				out[i] = append(out[i], t)
			}
		}
	}
	return out
}

// Quads yields the quads that match the pattern, sorted as Export sorts them.
func (v *View) Quads(ctx context.Context, p Pattern) iter.Seq2[Quad, error] {
	return func(func(Quad, error) bool) {}
}

// Stats counts what the state holds.
func (v *View) Stats(ctx context.Context) (Stats, error) {
	s := Stats{Articles: len(v.readings)}
	for _, r := range v.readings {
		s.Claims += len(r.Claims)
	}
	s.Actors, _ = v.ActorCount(ctx, EntityFilter{})
	s.Places, _ = v.PlaceCount(ctx, EntityFilter{})
	s.Agreements, _ = v.AgreementCount(ctx, AgreementFilter{})
	s.Memberships, s.Locations = len(v.memberships()), len(v.locations())
	return s, nil
}
