package entity

import "quoth/graph"

// contested are the cities of which states do not agree where they lie. Only an
// article says it.
var contested = map[string]bool{
	"Jerusalem": true, "East Jerusalem": true, "Ramallah": true, "Hebron": true, "Nablus": true, "Gaza City": true, "Sevastopol": true,
	"Simferopol": true, "Donetsk": true, "Luhansk": true, "Mariupol": true, "Srinagar": true, "Muzaffarabad": true, "Khankendi": true,
	"Stepanakert": true, "Shusha": true, "Shushi": true, "Pristina": true, "Prishtina": true, "Taipei": true, "Laayoune": true,
	"Sukhumi": true, "Tskhinvali": true, "Tiraspol": true, "Hargeisa": true,
}

// Home gives the country that a city lies in by the gazetteer, or "" where nobody
// can say.
func (s *Set) Home(city int) string {
	e := &s.Entities[city]
	if e.Type != graph.City || e.Country == "" || e.Local || contested[e.Name] {
		return ""
	}
	if known, ok := s.table.places.of[line(e.Name)]; !ok || known.Type != graph.City || known.Country != e.Country {
		return ""
	}
	return e.Country
}
