package entity

import (
	"strings"

	"quoth/graph"
)

// Town gives the entities for a town and its region or country as a dateline has
// them ("KABUL", "Afghanistan"), which are added where the text names them nowhere
// else. It gives ok false where the region is none that is known.
func (s *Set) Town(town, region string) (place, in int, ok bool) {
	e, ok := s.table.places.of[line(region)]
	if !ok {
		e, ok = s.table.short.of[line(region)]
	}
	if !ok {
		e, ok = s.table.places.of[line(lowered(region))]
	}
	if !ok || e.Form != noDemonym || e.Type != graph.Country && e.Type != graph.Region {
		return -1, -1, false
	}
	name := lowered(town)
	home := e.Country
	if e.Type == graph.Country {
		home = e.Name
	}
	if known, ok := s.table.places.of[line(name)]; ok {
		switch {
		case known.Type == graph.City, known.Seat != "":
		default:
			return -1, -1, false // "GEORGIA, United States"
		}
	}
	in = s.table.named(e.Type, e.Name, e.Country)
	return s.table.named(graph.City, name, home), in, true
}

// lowered writes a name that stands in capitals with small letters: "North
// Macedonia" for "NORTH MACEDONIA".
func lowered(name string) string {
	if strings.ToUpper(name) != name {
		return name
	}
	var parts []string
	for _, w := range strings.Fields(name) {
		parts = append(parts, titleCase(w))
	}
	return strings.Join(parts, " ")
}
