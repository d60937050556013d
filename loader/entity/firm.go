package entity

import (
	"strings"

	"quoth/graph"
)

// corporate is the words that end the names of companies.
var corporate = words(`corp corporation inc ltd limited plc co company llc holdings holding group bank bancorp bancshares
	industries technologies airlines airways motors pharmaceuticals laboratories entertainment energy petroleum partners minerals mining resources metals`)

// firms makes companies of the first word, or the first two, of a company's name
// where they stand alone and no person bears them: "Huron" after "Huron Holding Co.".
func (r *reader) firms(last map[string]bool) {
	whole := map[string]string{}
	for n := range r.chunks {
		c := &r.chunks[n]
		if c.typ != graph.Organization || c.entry != nil || c.void {
			continue
		}
		name := r.text(r.doc.Sentences[c.sentence].Tokens, c.name, c.end)
		parts := strings.Fields(name)
		if len(parts) < 2 || !corporate[strings.ToLower(strings.TrimSuffix(parts[len(parts)-1], "."))] {
			continue
		}
		for k := 1; k <= 2 && k < len(parts); k++ {
			short := strings.Join(parts[:k], " ")
			if _, taken := whole[short]; !taken && !last[parts[k-1]] && (r.coined(parts[0]) || k == 2 && parts[0] == "First" && r.coined(parts[1])) {
				whole[short] = name
			}
		}
	}
	if len(whole) == 0 {
		return
	}
	for n := range r.chunks {
		c := &r.chunks[n]
		if c.entry != nil || c.titled || c.adjective || c.typ != "" && c.typ != graph.Organization && c.typ != graph.Person {
			continue
		}
		if name := whole[r.text(r.doc.Sentences[c.sentence].Tokens, c.name, c.end)]; name != "" {
			c.typ, c.void, c.whole = graph.Organization, false, name
		}
	}
}

// coined reports whether a word can stand for a company by itself: it is no
// ordinary word, no country's and no given name.
func (r *reader) coined(word string) bool {
	if len(word) < 2 || !upper(word) || r.words[word] != 0 || r.lower[strings.ToLower(word)] || r.christened(word) || strings.Contains(word, "'") {
		return false
	}
	_, place := r.places.of[word]
	_, noun := r.bodies[strings.ToLower(word)]
	return !place && !noun
}
