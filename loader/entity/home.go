package entity

import "quoth/graph"

// Home gives the country that a city lies in by the gazetteer, or "" where it
// does not know, or states do not agree: there only an article says it.
func (s *Set) Home(city int) string {
	e := &s.Entities[city]
	if e.Type != graph.City || e.Country == "" || e.Local {
		return ""
	}
	if known, ok := s.table.places.of[line(e.Name)]; !ok || known.Type != graph.City || known.Country != e.Country || known.Claimed {
		return ""
	}
	return e.Country
}

// Capital reports whether a city is, by the gazetteer, the capital of the country
// that Home gives.
func (s *Set) Capital(city int) bool {
	e := &s.Entities[city]
	return s.Home(city) != "" && s.table.places.of[line(e.Name)].Seat == e.Country
}
