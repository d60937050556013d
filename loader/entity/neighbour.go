package entity

import (
	"strings"

	"quoth/graph"
	"quoth/loader/language"
)

// neighbours types a chunk by the nouns beside it: "the city of X", "X
// province", "the X road".
func (r *reader) neighbours(c *chunk) {
	tokens := r.doc.Sentences[c.sentence].Tokens
	if r.seated(tokens, c) {
		c.typ = graph.City
		return
	}
	if c.typ == graph.Person && c.titled || c.adjective || c.void {
		return
	}
	if i := c.first; i >= 2 && tokens[i-1].Form == "of" && c.entry == nil {
		noun := strings.ToLower(tokens[i-2].Form)
		if b, ok := r.bodies[singular(noun)]; ok && b.Type != "" && b.Type != graph.Organization && b.Type != graph.Facility && b.Type != graph.Road && c.typ != graph.Organization {
			c.typ = b.Type
			return
		}
	}
	i := c.end
	if i < len(tokens) && (c.entry == nil || c.entry.Type == graph.Organization) {
		if n := r.described(tokens, i); n > 0 {
			if c.behind = n; c.entry == nil {
				c.typ = graph.Organization
			}
			r.outlets[r.text(tokens, c.name, c.end)] = true
			return
		}
	}
	if i >= len(tokens) || c.entry != nil && (c.entry.Type == graph.Country || c.entry.Type == graph.Organization) {
		return
	}
	if c.typ == graph.Organization {
		return
	}
	noun := tokens[i].Form
	if noun == "economic" || noun == "autonomous" {
		if i++; i >= len(tokens) {
			return
		}
		noun = tokens[i].Form
	}
	b, ok := r.bodies[noun]
	if !ok || possessive(tokens, c.end) {
		return
	}
	switch b.Type {
	case graph.Region, graph.Territory, graph.City:
		if c.entry == nil && (noun == "region" || noun == "province" || noun == "district" || noun == "county" || noun == "city" || noun == "village" || noun == "town" || noun == "oblast" || noun == "governorate" || noun == "enclave" || noun == "exclave" || noun == "peninsula" || noun == "municipality" || noun == "prefecture") {
			c.typ = b.Type
		}
	case graph.Road, graph.Place:
		if b.Type == graph.Road && noun != "road" && noun != "highway" && noun != "street" && noun != "railway" && noun != "corridor" && noun != "motorway" && noun != "pipeline" {
			return
		}
		if noun == "pass" || noun == "coast" || noun == "channel" || noun == "falls" {
			return
		}
		c.typ, c.entry, c.end = b.Type, nil, i+1
	case graph.Facility, graph.Site:
		switch noun {
		case "airport", "prison", "bridge", "hospital", "monastery", "cathedral", "mosque", "stadium", "dam", "tunnel", "refinery":
			c.typ, c.entry, c.end = b.Type, nil, i+1
		}
	}
}

// described gives how many tokens from i on say that the name before them is an
// outlet's: "news agency", "newspaper".
func (r *reader) described(tokens []language.Token, i int) int {
	switch tokens[i].Form {
	case "newspaper", "broadcaster", "newswire":
		return 1
	case "channel", "agency", "network", "station", "website":
		if i > 0 && (tokens[i-1].Form == "News" || tokens[i-1].Form == "TV" || tokens[i-1].Form == "Radio" || tokens[i-1].Form == "Television") {
			return 1
		}
	case "news", "radio", "television", "TV", "daily", "state":
		if i+1 < len(tokens) {
			switch tokens[i+1].Form {
			case "agency", "channel", "station", "network", "newspaper", "site", "portal", "website", "outlet", "service":
				return 2
			}
		}
	}
	return 0
}

// listed gives an untyped chunk the type of the place before it in a list: "the
// cities of X and Y".
func (r *reader) listed(c, before *chunk) {
	if c.typ != "" || c.void || before.sentence != c.sentence || before.end != c.first-1 || before.entry != nil {
		return
	}
	tokens := r.doc.Sentences[c.sentence].Tokens
	if f := tokens[c.first-1].Form; f != "and" && f != "," {
		return
	}
	if k := c.end; k < len(tokens) && (speech[tokens[k].Form] || verbal(&tokens[k])) && tokens[c.first-1].Form == "," {
		return // "in the town of Ohrid, Diallo said"
	}
	switch before.typ {
	case graph.City, graph.Region, graph.Territory:
		c.typ = before.typ
	}
}

// route joins the two ends of a road that has a chunk each: "the Izium-Slovyansk
// highway".
func (r *reader) route(c, before *chunk) {
	if c.typ != graph.Road || before.void || before.sentence != c.sentence || before.end != c.first-1 {
		return
	}
	tokens := r.doc.Sentences[c.sentence].Tokens
	if dash(tokens[before.end].Form) && glued(tokens, before.end) && glued(tokens, c.first) {
		c.first, c.name, before.void = before.first, before.first, true
	}
}

// locative reports whether the word before token i says that a place follows.
func (r *reader) locative(tokens []language.Token, i int) bool {
	if i == 0 {
		return false
	}
	switch tokens[i-1].Form {
	case "in", "In", "near", "Near", "at", "outside", "around", "across", "throughout", "toward", "towards", "into", "inside", "southern", "northern", "eastern", "western", "central", "downtown", "within":
		return true
	}
	return false
}
