package loader

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"quoth/graph"
	"quoth/loader/article"
	"quoth/loader/attribution"
	"quoth/loader/date"
	"quoth/loader/entity"
	"quoth/loader/event"
	"quoth/loader/language"
	"quoth/loader/relation"
)

// assembly puts the reading of one article together. It gives entities their
// keys, keeps those that a statement refers to, and converts offsets.
type assembly struct {
	id        string // of the article
	art       *article.Text
	doc       *language.Document
	set       *entity.Set
	dates     []date.Mention
	relations *relation.Relations
	events    *event.Events
	claims    []attribution.Claim
	points    points

	beyond map[string]graph.Entity // regions and countries that nothing but the background knows, by key

	agreements []string       // keys, by index of the relations' agreements
	documents  map[int]string // agreements that speak of themselves, by index of the unnamed entity

	used  map[int]bool         // entities that are referred to, by index
	spoke map[int][]graph.Span // words that stand for them in statements
}

// reading converts statements first, for they tell which entities are kept.
// Everything stands in the order of the text, entities in that of their keys.
func (a *assembly) reading() graph.Reading {
	a.used, a.spoke = map[int]bool{}, map[int][]graph.Span{}
	var r graph.Reading
	r.Agreements, r.Memberships = a.graphAgreements()
	a.documents = a.speaking()
	r.Claims = a.provisions(a.graphClaims())
	r.Locations = a.graphLocations()
	r.Events, r.Tolls = a.graphEvents(r.Claims)
	r.Locations = append(r.Locations, a.background(r.Locations)...)
	r.Entities = a.graphEntities()
	return r
}

// key gives the key of an entity and marks it as referred to.
func (a *assembly) key(index int) string {
	if index < 0 || index >= len(a.set.Entities) {
		return ""
	}
	a.used[index] = true
	return a.keyOf(&a.set.Entities[index])
}

func (a *assembly) keyOf(e *entity.Entity) string {
	if e.Local {
		return graph.LocalEntityKey(e.Type, e.Name, a.id)
	}
	return graph.EntityKey(e.Type, e.Name)
}

// graphAgreements joins agreements that share a key, which the memberships then
// refer to.
func (a *assembly) graphAgreements() ([]graph.Agreement, []graph.Membership) {
	var agreements []graph.Agreement
	index := map[string]int{}
	keys := make([]string, len(a.relations.Agreements))
	for i, g := range a.relations.Agreements {
		keys[i] = graph.AgreementKey(g.Parts...)
		if g.Local {
			keys[i] = graph.LocalAgreementKey(a.id, g.Parts...)
		}
		n := graph.Agreement{
			Key: keys[i], Name: g.Name, Kind: g.Kind, Date: g.Date, Status: g.Status,
			Place: a.key(g.Place), Mentions: a.spans(g.Mentions),
		}
		if k, ok := index[n.Key]; ok {
			agreements[k] = joinAgreements(agreements[k], n)
			continue
		}
		index[n.Key] = len(agreements)
		agreements = append(agreements, n)
	}
	a.agreements = keys
	var memberships []graph.Membership
	for _, m := range a.relations.Memberships {
		memberships = append(memberships, graph.Membership{
			Party: a.key(m.Party), Role: m.Role, Agreement: keys[m.Agreement], Spans: a.spans(m.Spans),
			Inferred: m.Inferred, Confidence: m.Confidence, Rule: m.Rule,
		})
	}
	return agreements, memberships
}

// joinAgreements takes what a does not say from b.
func joinAgreements(a, b graph.Agreement) graph.Agreement {
	a.Date, a.Status, a.Place = cmp.Or(a.Date, b.Date), cmp.Or(a.Status, b.Status), cmp.Or(a.Place, b.Place)
	a.Mentions = sortSpans(append(a.Mentions, b.Mentions...))
	return a
}

func (a *assembly) graphLocations() []graph.Location {
	var locations []graph.Location
	for _, l := range a.relations.Locations {
		a.spoke[l.Place] = append(a.spoke[l.Place], a.points.span(l.PlaceAt.Start, l.PlaceAt.End))
		a.spoke[l.Region] = append(a.spoke[l.Region], a.points.span(l.RegionAt.Start, l.RegionAt.End))
		locations = append(locations, graph.Location{
			Place: a.key(l.Place), Region: a.key(l.Region), Spans: a.spans([]relation.Span{l.Span}),
			Basis: graph.TextBasis, Confidence: l.Confidence, Rule: l.Rule,
		})
	}
	return locations
}

func (a *assembly) spans(spans []relation.Span) []graph.Span {
	var out []graph.Span
	for _, s := range spans {
		out = append(out, a.points.span(s.Start, s.End))
	}
	return out
}

// graphEntities gives the entities that statements refer to, those that hold a
// role, and those that the roles are of, in the order of their keys.
func (a *assembly) graphEntities() []graph.Entity {
	for i, e := range a.set.Entities {
		if len(e.Roles) > 0 {
			a.key(i)
		}
		for _, r := range e.Roles {
			a.key(r.Of)
		}
	}
	mentions := a.mentions()
	byKey := map[string]graph.Entity{}
	for i := range a.set.Entities {
		if !a.used[i] {
			continue
		}
		e := a.graphEntity(i, mentions[i])
		if old, ok := byKey[e.Key]; ok {
			e = joinEntities(old, e)
		}
		byKey[e.Key] = e
	}
	for key, e := range a.beyond {
		if _, named := byKey[key]; !named {
			byKey[key] = e
		}
	}
	var entities []graph.Entity
	for _, e := range byKey {
		entities = append(entities, e)
	}
	slices.SortFunc(entities, func(a, b graph.Entity) int { return strings.Compare(a.Key, b.Key) })
	return entities
}

// mentions gives where each entity is named or described, by index.
func (a *assembly) mentions() map[int][]graph.Span {
	found := map[int][]graph.Span{}
	for _, m := range a.set.Mentions {
		if m.Form == entity.Pronoun {
			continue
		}
		start, end := a.set.Span(m)
		span := a.points.span(start, end)
		for _, e := range m.Entities {
			found[e] = append(found[e], span)
		}
	}
	for e := range a.set.Entities {
		if len(found[e]) == 0 && a.used[e] {
			found[e] = a.spoke[e]
			if len(found[e]) == 0 {
				found[e] = a.words(a.set.Entities[e].Name)
			}
		}
	}
	return found
}

// words gives where the text first has the name of an entity that no mention
// stands for, made when somebody asked whom words stand for.
func (a *assembly) words(name string) []graph.Span {
	text := a.art.Content
	for from := 0; from < len(text); {
		i := strings.Index(text[from:], name)
		if i < 0 || name == "" {
			return nil
		}
		start := from + i
		end := start + len(name)
		before, _ := utf8.DecodeLastRuneInString(text[:start])
		after, _ := utf8.DecodeRuneInString(text[end:])
		if !unicode.IsLetter(before) && !unicode.IsLetter(after) {
			return []graph.Span{a.points.span(start, end)}
		}
		from = end
	}
	return nil
}

func (a *assembly) graphEntity(index int, mentions []graph.Span) graph.Entity {
	e := &a.set.Entities[index]
	g := graph.Entity{Key: a.keyOf(e), Type: e.Type, Name: e.Name, Mentions: sortSpans(mentions)}
	g.Names = otherNames(e.Name, e.Names)
	for _, r := range e.Roles {
		tokens := a.doc.Sentences[r.Sentence].Tokens
		g.Roles = append(g.Roles, graph.Role{
			Title: r.Title, Of: a.key(r.Of), Span: a.points.span(tokens[r.First].Start, tokens[r.End-1].End),
		})
	}
	return g
}

// joinEntities joins two entities with one key: b's name becomes another name.
func joinEntities(a, b graph.Entity) graph.Entity {
	a.Names = otherNames(a.Name, append(append(a.Names, b.Name), b.Names...))
	a.Roles = append(a.Roles, b.Roles...)
	a.Mentions = sortSpans(append(a.Mentions, b.Mentions...))
	return a
}

// otherNames gives the names but one, sorted, each once.
func otherNames(name string, names []string) []string {
	names = slices.DeleteFunc(slices.Clone(names), func(n string) bool { return n == name || n == "" })
	slices.Sort(names)
	return slices.Compact(names)
}

// sortSpans gives the spans in order, each once.
func sortSpans(spans []graph.Span) []graph.Span {
	spans = slices.Clone(spans)
	slices.SortFunc(spans, func(a, b graph.Span) int {
		return cmp.Or(cmp.Compare(a.Start, b.Start), cmp.Compare(a.End, b.End))
	})
	return slices.Compact(spans)
}
