package entity

import (
	"strings"

	"quoth/graph"
	"quoth/loader/language"
)

// region gives the state, province or country that stands at token i after a
// comma, spelled out or short, and where it ends.
func (r *reader) region(tokens []language.Token, i int) (*entry, int) {
	if i < 1 || i >= len(tokens) || tokens[i-1].Form != "," {
		return nil, i
	}
	if e, j := longest(r, &r.short, tokens, i, false); e != nil {
		return e, j
	}
	for i+1 < len(tokens) && (compass[strings.ToLower(tokens[i].Form)] || tokens[i].Form == "-") {
		i++
	}
	e, j := r.place(tokens, i)
	if e == nil || e.Form != noDemonym || e.Type != graph.Region && e.Type != graph.Country {
		return nil, i
	}
	return e, j
}

// compass is the words for a part of a region: "south-east Algeria".
var compass = words(`north south east west northern southern eastern western central northeast northwest southeast
	southwest northeastern northwestern southeastern southwestern north-east north-west south-east south-west
	north-eastern north-western south-eastern south-western`)

// seated reports whether a chunk is a town by the region that follows it after a
// comma: "in Bethany, Conn.,", "KARBALA, Iraq (AP)".
func (r *reader) seated(tokens []language.Token, c *chunk) bool {
	if c.titled || c.adjective || c.void || c.entry != nil && c.entry.Type != graph.City {
		return false
	}
	if c.typ != "" && c.typ != graph.Person && c.typ != graph.Place && (c.typ != graph.Organization || c.end-c.first > 3 || c.first > 0) {
		return false
	}
	if c.typ == "" && c.first > 0 && c.end+1 < len(tokens) && tokens[c.end].Form == "in" && c.end-c.first <= 3 {
		return r.within(tokens, c)
	}
	e, end := r.region(tokens, c.end+1)
	if e == nil || possessive(tokens, end) {
		return false
	}
	short, _ := longest(r, &r.short, tokens, c.end+1, false)
	if short != nil || compass[strings.ToLower(tokens[c.end+1].Form)] && c.first > 0 {
		return true
	}
	if end < len(tokens) {
		switch tokens[end].Form {
		case ",", ".", ";", ")", "(", "-", "–", "—", "_":
		default:
			return false
		}
		if end+1 < len(tokens) && tokens[end].Form == "," && (tokens[end+1].Form == "and" || upper(tokens[end+1].Form)) {
			return false
		}
	}
	if c.first == 0 {
		return true
	}
	switch strings.ToLower(tokens[c.first-1].Form) {
	case "of", "from", "to", "in", "near", "at", "outside", "around", "off", "nearby", "for":
		return true
	}
	return false
}

// within reports whether a place is meant by the region that it is in: "near
// Pinedale in rural western New Mexico".
func (r *reader) within(tokens []language.Token, c *chunk) bool {
	switch strings.ToLower(tokens[c.first-1].Form) {
	case "near", "in", "at", "outside", "around", "north", "south", "east", "west":
	case "of":
		if c.first < 2 || !compass[strings.ToLower(tokens[c.first-2].Form)] {
			return false
		}
	default:
		return false
	}
	i := c.end + 1
	for i < len(tokens) && i < c.end+6 && (compass[strings.ToLower(tokens[i].Form)] || tokens[i].Form == "rural" || tokens[i].Form == "extreme" || tokens[i].Form == "far" || tokens[i].Form == "the" || tokens[i].Form == "-") {
		i++
	}
	if i >= len(tokens) {
		return false
	}
	e, _ := r.place(tokens, i)
	return e != nil && e.Form == noDemonym && (e.Type == graph.Region || e.Type == graph.Country || e.Type == graph.Territory)
}

// stated gives the type of place that the words after a chunk say it is: "is a
// city in", "lies in", or "".
func (r *reader) stated(tokens []language.Token, i int) graph.EntityType {
	if i+2 >= len(tokens) {
		return ""
	}
	switch tokens[i].Form {
	case "lies", "sits":
		if tokens[i+1].Form == "in" || tokens[i+1].Form == "on" {
			return graph.Place
		}
		return ""
	case "is", "was":
	default:
		return ""
	}
	switch tokens[i+1].Form {
	case "located", "situated":
		return graph.Place
	case "a", "an", "the", "one":
	default:
		return ""
	}
	for k := i + 2; k < len(tokens) && k < i+9; k++ {
		w := strings.ToLower(tokens[k].Form)
		switch w {
		case ",", "of", "in", "on", "who":
			return ""
		}
		b, ok := r.bodies[singular(w)]
		if !ok || k+1 >= len(tokens) || tokens[k+1].Form != "in" && tokens[k+1].Form != "of" && tokens[k+1].Form != "on" && tokens[k+1].Form != "and" {
			continue
		}
		switch b.Type {
		case graph.City, graph.Region, graph.Territory, graph.Site, graph.Place, graph.Road:
			return b.Type
		}
		return ""
	}
	return ""
}

// dateline reads a town in capitals that opens the sentence, with its region
// after a comma, and gives where it ends: "DES MOINES, Iowa (AP)".
func (r *reader) dateline(sentence int, tokens []language.Token) int {
	j := 0
	for j < len(tokens) && j < 4 && len(tokens[j].Form) > 1 && capitals(tokens[j].Form) {
		j++
	}
	if j == 0 {
		return 0
	}
	if e, _ := r.region(tokens, j+1); e == nil {
		return 0
	}
	c := chunk{first: 0, end: j, typ: graph.City}
	if e, end := r.shouted(tokens, 0); e != nil && end == j && e.Type == graph.City {
		c.entry = e
	}
	return r.emit(sentence, tokens, c)
}

// shouted looks up the gazetteer phrase that opens a sentence in capitals, as
// datelines do: "JOHANNESBURG, South Africa (AP)".
func (r *reader) shouted(tokens []language.Token, i int) (*entry, int) {
	if i != 0 || !loud(tokens[0].Form) || len(tokens[0].Form) < 4 && (len(tokens) < 2 || !loud(tokens[1].Form)) {
		return nil, i
	}
	key, best, end := "", (*entry)(nil), i
	for j := 0; j < len(tokens) && j < 4 && loud(tokens[j].Form); j++ {
		f := tokens[j].Form
		if j > 0 {
			key += " "
		}
		key += f[:1] + strings.ToLower(f[1:])
		if e, ok := r.places.of[key]; ok && e.Form == noDemonym {
			best, end = &e, j+1
		}
	}
	return best, end
}

// loud reports whether a word stands in capitals throughout.
func loud(f string) bool { return len(f) > 1 && upper(f) && strings.ToUpper(f) == f }

// placed gives the first token behind a dateline that opens the sentence and the
// phrase [first, end): "DAKAR (Senegal News) Foreign Minister Awa Ba", "HAIFA,
// Israel, May 5 /Wire/ -- Huron Hospital". It gives first where there is none.
func (r *reader) placed(tokens []language.Token, first, end int) int {
	if first > 0 || end < 3 || !upper(tokens[0].Form) {
		return first
	}
	town := loud(tokens[0].Form)
	behind := first
	for k := 1; k < end-1 && k < 16; k++ {
		switch f := tokens[k].Form; {
		case town && (f == "—" || f == "–" || f == "--" || f == "―"):
			return k + 1
		case f == ")" && town && behind == first:
			behind = k + 1
		case !upper(f) && letter(f) && f != "and" && f != "of":
			return behind
		}
	}
	return behind
}
