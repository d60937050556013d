package entity

import (
	"strings"

	"quoth/graph"
)

// Nation gives the country that one word of the text names or describes:
// "France", "French", the "Franco" of "Franco-German". The country is added
// where the text names it nowhere else. It gives -1 where the word is none.
func (s *Set) Nation(word string) int {
	e, ok := s.table.places.of[line(word)]
	if !ok {
		e, ok = s.table.places.of[combining[strings.ToLower(word)]]
	}
	if !ok || e.Type != graph.Country {
		return -1
	}
	return s.table.named(graph.Country, e.Name, e.Country)
}

// combining are the first parts of words for what is between two countries.
var combining = map[string]string{
	"franco": "France", "anglo": "United Kingdom", "sino": "China", "russo": "Russia", "indo": "India", "greco": "Greece",
	"turco": "Turkey", "turko": "Turkey", "austro": "Austria", "italo": "Italy", "hispano": "Spain", "luso": "Portugal",
	"nippo": "Japan", "serbo": "Serbia", "finno": "Finland", "dano": "Denmark", "irano": "Iran", "polono": "Poland",
	"belgo": "Belgium", "soviet": "Soviet Union",
}
