package entity

import "quoth/graph"

// homestates gives the states that share their names with cities, which they are
// after the name of a town and a comma: "Buffalo, New York".
var homestates = map[string]string{"New York": "New York", "Washington": "Washington State"}

// homestate makes a state of a city's name that follows a town: "in Syracuse, New
// York,". A list of cities ends with "and", or has more than two.
func (r *reader) homestate(n int) {
	c := &r.chunks[n]
	if n == 0 || c.entry == nil || c.typ == graph.Region {
		return
	}
	tokens := r.doc.Sentences[c.sentence].Tokens
	state, ok := homestates[r.text(tokens, c.name, c.end)]
	town := &r.chunks[n-1]
	if !ok || town.sentence != c.sentence || town.end != c.first-1 || tokens[town.end].Form != "," || !r.locative(tokens, town.first) && r.country(town) != "United States" {
		return
	}
	if e := town.entry; e != nil && (e.Type != graph.City && e.Type != graph.Region || r.country(town) != "" && r.country(town) != "United States") || town.typ == graph.Person {
		return
	}
	if town.first > 0 && tokens[town.first-1].Form == "," {
		return
	}
	if c.end < len(tokens) {
		switch tokens[c.end].Form {
		case "and", "or", "&":
			return
		case ",":
			if c.end+1 < len(tokens) && tokens[c.end+1].Form == "and" {
				return
			}
			if n+1 < len(r.chunks) && r.chunks[n+1].sentence == c.sentence && r.chunks[n+1].first == c.end+1 && r.chunks[n+1].entry != nil && r.chunks[n+1].entry.Type == graph.City {
				return
			}
		}
	}
	c.entry = &entry{Type: graph.Region, Name: state, Country: "United States"}
	c.typ = graph.Region
}

// twin makes a place of a name that nothing else types, where it stands beside a
// place and a region follows both: "in Shusha and Khankendi in".
func (r *reader) twin(n int) {
	c := &r.chunks[n]
	if !c.void || c.typ != "" || c.entry != nil || c.end-c.name > 2 {
		return
	}
	tokens := r.doc.Sentences[c.sentence].Tokens
	place := func(k int) bool {
		if k < 0 || k >= len(r.chunks) || r.chunks[k].sentence != c.sentence {
			return false
		}
		switch r.chunks[k].typ {
		case graph.City, graph.Place, graph.Region, graph.Territory:
			return !r.chunks[k].void
		}
		return false
	}
	joins := func(i int) bool {
		return i >= 0 && i < len(tokens) && (tokens[i].Form == "and" || tokens[i].Form == "or" || tokens[i].Form == ",")
	}
	after := place(n-1) && r.chunks[n-1].end == c.first-1 && joins(c.first-1) && c.end < len(tokens) && tokens[c.end].Form == "in"
	before := place(n+1) && r.chunks[n+1].first == c.end+1 && tokens[c.end].Form == "and" && c.first > 0 &&
		(r.locative(tokens, c.first) || tokens[c.first-1].Form == "between")
	if after || before {
		c.typ, c.void = graph.Place, false
	}
}

// country is that of a chunk's gazetteer entry, or "".
func (r *reader) country(c *chunk) string {
	if c.entry == nil {
		return ""
	}
	return c.entry.Country
}
