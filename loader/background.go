package loader

import (
	"slices"

	"quoth/graph"
	"quoth/loader/entity"
)

// background gives what the gazetteer knows of the places that statements refer
// to and the article does not say itself: the country of a capital, that of
// another city where the article names it, and the regions of the world of a
// country. Its words are the first that name the place; a region or country that
// the article does not name has none.
func (a *assembly) background(said []graph.Location) []graph.Location {
	a.beyond = map[string]graph.Entity{}
	mentions := a.mentions()
	named := map[graph.EntityType]map[string]int{graph.Country: {}, graph.Region: {}}
	for i, e := range a.set.Entities {
		if of := named[e.Type]; of != nil && len(mentions[i]) > 0 {
			if _, ok := of[e.Name]; !ok {
				of[e.Name] = i
			}
		}
	}
	var locations []graph.Location
	lies := func(i int, typ graph.EntityType, region string) {
		l := graph.Location{
			Place: a.key(i), Region: a.far(named, typ, region), Spans: sortSpans(mentions[i])[:1],
			Basis: graph.BackgroundBasis, Confidence: 0.95, Rule: "background: gazetteer",
		}
		if typ == graph.Region {
			l.Rule = "background: UN M49"
		}
		if !slices.ContainsFunc(said, func(s graph.Location) bool { return s.Place == l.Place && s.Region == l.Region }) {
			locations = append(locations, l)
		}
	}
	for i := range a.set.Entities {
		if !a.used[i] || len(mentions[i]) == 0 {
			continue
		}
		e := &a.set.Entities[i]
		if home := a.set.Home(i); home != "" {
			if _, ok := named[graph.Country][home]; ok || a.set.Capital(i) {
				lies(i, graph.Country, home)
			}
		}
		if e.Type == graph.Country {
			for _, region := range entity.World(e.Name) {
				lies(i, graph.Region, region)
			}
		}
	}
	return locations
}

// far gives the key of a country or region, which the article may not name.
func (a *assembly) far(named map[graph.EntityType]map[string]int, typ graph.EntityType, name string) string {
	if i, ok := named[typ][name]; ok {
		return a.key(i)
	}
	key := graph.EntityKey(typ, name)
	a.beyond[key] = graph.Entity{Key: key, Type: typ, Name: name}
	return key
}
