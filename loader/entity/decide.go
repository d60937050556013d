package entity

import (
	"strings"
	"unicode/utf8"

	"quoth/graph"
	"quoth/loader/language"
)

// votes counts what the places where a name stands say of its type.
type votes struct {
	person, place, body, count int
	the                        int // after "the"
	open                       int // at the start of sentences only
	class                      graph.EntityType
}

// decide types the chunks that neither gazetteer nor title nor head noun has
// typed, by their neighbours throughout the document.
func (r *reader) decide() {
	full := map[string]graph.EntityType{}
	last, middle := map[string]bool{}, map[string]bool{}
	r.expansions()
	for n := range r.chunks {
		c := &r.chunks[n]
		r.neighbours(c)
		if n > 0 {
			r.listed(c, &r.chunks[n-1])
			r.route(c, &r.chunks[n-1])
		}
		if c.void || c.typ == "" {
			continue
		}
		tokens := r.doc.Sentences[c.sentence].Tokens
		if c.typ == graph.Person {
			last[tokens[c.end-1].Form] = true
			for k := c.name + 1; k < c.end-1; k++ {
				middle[tokens[k].Form] = true
			}
		}
		if c.entry == nil {
			if key := r.text(tokens, c.name, c.end); full[key] == "" {
				full[key] = c.typ
			}
		}
	}
	for n := range r.chunks {
		r.trim(&r.chunks[n], last)
	}
	for n := range r.chunks {
		r.homestate(n)
	}
	r.homonyms(last)
	r.centre()
	r.firms(last)
	tally := map[string]*votes{}
	for n := range r.chunks {
		if c := &r.chunks[n]; c.typ == "" && !c.void {
			r.vote(c, tally)
		}
	}
	for n := range r.chunks {
		c := &r.chunks[n]
		tokens := r.doc.Sentences[c.sentence].Tokens
		single := c.end-c.name == 1
		if c.entry != nil {
			// "Jackson" the city where a Jackson was introduced is the person.
			_, given := r.given[c.entry.Name]
			if single && last[tokens[c.name].Form] && (c.entry.Type != graph.Country || given && c.entry.Form == noDemonym) && c.entry.Seat == "" && !r.locative(tokens, c.first) {
				c.entry, c.typ = nil, graph.Person
			}
			continue
		}
		if c.typ != "" || c.void {
			continue
		}
		key := r.text(tokens, c.name, c.end)
		v := tally[key]
		switch t := full[key]; {
		case last[tokens[c.end-1].Form] && (single || r.words[strings.ToLower(tokens[c.name].Form)]&particle != 0):
			c.typ = graph.Person
		case t != "":
			c.typ = t
		case single && middle[key]:
			c.typ = graph.Person
		default:
			c.typ = v.verdict(r, tokens, c)
			c.void = c.typ == ""
		}
	}
	for n := range r.chunks {
		r.twin(n)
	}
}

// homonyms adds the surnames that are ordinary words too, where they act: "Small
// said", once a Small was introduced.
func (r *reader) homonyms(last map[string]bool) {
	var more []chunk
	at := 0
	for n := range r.doc.Sentences {
		for at < len(r.chunks) && r.chunks[at].sentence < n {
			at++
		}
		if r.kind(n) == furniture || r.headline(n) {
			continue
		}
		tokens := r.doc.Sentences[n].Tokens
		for i := 0; i+1 < len(tokens); i++ {
			f := tokens[i].Form
			if !upper(f) || !last[f] {
				continue
			}
			low := strings.ToLower(f)
			if _, office := r.offices.of[low]; !office && r.words[f] == 0 && !r.lower[low] {
				continue
			}
			if next := tokens[i+1].Form; !speech[next] && !verbal(&tokens[i+1]) && !strings.HasSuffix(next, "ed") && !possessive(tokens, i+1) && (next != "," || upper(tokens[min(i+2, len(tokens)-1)].Form)) || r.chunked(at, n, i) {
				continue
			}
			more = append(more, chunk{sentence: n, first: i, name: i, end: i + 1, typ: graph.Person})
		}
	}
	r.chunks = append(r.chunks, more...)
}

// chunked reports whether one of the chunks from at on holds a token.
func (r *reader) chunked(at, sentence, token int) bool {
	for k := at; k < len(r.chunks) && r.chunks[k].sentence == sentence; k++ {
		if c := &r.chunks[k]; c.first <= token && token < c.end {
			return true
		}
	}
	return false
}

// centre finds the country that the document speaks of most, and reads names
// that several countries share by it.
func (r *reader) centre() {
	counts := map[string]int{}
	for n := range r.chunks {
		if e := r.chunks[n].entry; e != nil && e.Country != "" && e.Type != graph.Organization {
			counts[e.Country]++
		}
	}
	total := 0
	for country, n := range counts {
		total += n
		if m := counts[r.main]; n > m || n == m && country < r.main {
			r.main = country
		}
	}
	r.homely = counts[r.home] > 0 && 3*counts[r.home] >= counts[r.main]
	if 2*counts[r.main] <= total {
		r.main = ""
	}
	american := counts["United States"] > 0 || r.heads["Republican"] || r.heads["Republicans"] || r.heads["Democrats"] || r.heads["Senate"]
	for n := range r.chunks {
		e := r.chunks[n].entry
		switch {
		case e == nil:
		case e.Name == "Georgia" && e.Form == noDemonym && american && counts["Russia"]+counts["Armenia"]+counts["Azerbaijan"] == 0 && !r.caucasian:
			r.chunks[n].entry = &entry{Type: graph.Region, Name: "Georgia", Country: "United States"}
			r.chunks[n].typ = graph.Region
		case e.Name == "United States Congress" && !american && (counts["India"] > 0 || r.indian()):
			r.chunks[n].entry = &entry{Type: graph.Organization, Name: "Indian National Congress", Country: "India"}
		case e.Name == "United States Congress" && !american && (total > 0 || r.articled(&r.chunks[n])):
			r.chunks[n].entry = nil
		}
	}
}

// articled reports whether "the" stands before a chunk: Americans write "Congress".
func (r *reader) articled(c *chunk) bool {
	return c.first > 0 && strings.EqualFold(r.doc.Sentences[c.sentence].Tokens[c.first-1].Form, "the")
}

// indian reports whether a body of India is named.
func (r *reader) indian() bool {
	for n := range r.chunks {
		if e := r.chunks[n].entry; e != nil && e.Country == "India" {
			return true
		}
	}
	return false
}

// trim mends chunks by the surnames that the document has: an ordinary word
// before one ("Blaming Smith"), and one in capitals ("SMITH").
func (r *reader) trim(c *chunk, last map[string]bool) {
	if c.entry != nil || c.void {
		return
	}
	tokens := r.doc.Sentences[c.sentence].Tokens
	f := tokens[c.name].Form
	if c.end-c.name == 2 && c.initial && last[tokens[c.end-1].Form] && c.typ != graph.Organization {
		_, given := r.given[f]
		if !given && !initialed(f) && r.words[strings.ToLower(f)]&particle == 0 && (tokens[c.name].Tag != language.PROPN || r.lower[strings.ToLower(f)]) {
			c.first, c.name, c.typ = c.name+1, c.name+1, graph.Person
		}
	}
	if c.end-c.name == 1 && len(f) > 3 && strings.ToUpper(f) == f && last[titleCase(f)] {
		c.typ = graph.Person
	}
}

// titleCase puts all but the first letter of a word in lower case.
func titleCase(f string) string {
	_, n := utf8.DecodeRuneInString(f)
	return f[:n] + strings.ToLower(f[n:])
}

// vote counts the neighbours of one chunk.
func (r *reader) vote(c *chunk, tally map[string]*votes) {
	tokens := r.doc.Sentences[c.sentence].Tokens
	key := r.text(tokens, c.name, c.end)
	v := tally[key]
	if v == nil {
		v = &votes{}
		tally[key] = v
	}
	v.count++
	if c.initial {
		v.open++
	}
	if c.first > 0 {
		before := tokens[c.first-1].Form
		switch {
		case r.locative(tokens, c.first):
			v.place += 2
		case before == "to" && c.first > 1 && strings.EqualFold(tokens[c.first-2].Form, "according"):
			v.person += 2
		case before == "from" || before == "to":
			v.place++
		case before == "the" || before == "The" || before == "a" || before == "an":
			v.the++
		}
		if o, ok := r.offices.of[strings.ToLower(before)]; ok && !o.Plural {
			v.person += 3
		}
		if opens(before) && c.first > 1 && c.end < len(tokens) && closes(tokens[c.end].Form) {
			before = tokens[c.first-2].Form // "the newspaper “Le Monde”"
		}
		if b, ok := r.bodies[before]; ok && b.Type == graph.Organization || before == "firms" || before == "companies" || before == "banks" || before == "airlines" || before == "publication" || before == "portal" || before == "outlet" || before == "broadcaster" || before == "website" || before == "charity" || before == "airline" || before == "firm" {
			v.body += 10
			switch before {
			case "newspaper", "daily", "magazine", "broadcaster", "website", "agency", "channel", "weekly", "publication", "portal", "outlet":
				r.outlets[key] = true
			}
		}
	}
	at := c.end - 1
	for at > c.name && tokens[at].Rel == "flat" && tokens[at].Head >= c.name && tokens[at].Head < c.end {
		at = tokens[at].Head
	}
	switch rel := string(tokens[at].Rel); {
	case tokens[at].Tag != language.PROPN:
	case strings.HasPrefix(rel, "nsubj"), rel == "obj", rel == "nmod:poss":
		v.person++
	}
	if c.end >= len(tokens) {
		return
	}
	after := tokens[c.end].Form
	if class := r.stated(tokens, c.end); class != "" {
		v.place += 3
		v.class = class
	}
	switch {
	case after == "who" || after == "whose" || speech[after]:
		v.person += 2
	case after == "-" && c.end+1 < len(tokens) && tokens[c.end+1].Form == "based" || after == "-based":
		v.place += 3
	case after == "," && c.end+2 < len(tokens):
		next := tokens[c.end+1].Form
		if tokens[c.end+2].Form == "," && len(next) == 2 && next[0] >= '1' && next[0] <= '9' || next == "who" || next == "whose" {
			v.person += 3
		}
		if o, ok := r.offices.of[strings.ToLower(next)]; ok && !o.Plural {
			v.person += 2
		}
		if e, ok := r.places.of[next]; ok && e.Form == noDemonym && e.Type != graph.Organization {
			v.place += 2
		}
		if next == "a" || next == "an" || next == "the" {
			r.apposition(tokens, c.end+2, v)
		}
	}
	if c.end+1 < len(tokens) && (after == "he" || after == "she") {
		v.person++
	}
}

// apposition votes by the head of the description that starts at token i, the
// last noun before its complement: "the coast guard's spokesman".
func (r *reader) apposition(tokens []language.Token, i int, v *votes) {
	var kind graph.EntityType
	known := false
	for k := i; k < len(tokens) && k < i+8; k++ {
		w := strings.ToLower(tokens[k].Form)
		if w == "," || w == "of" || w == "for" || w == "in" || w == "who" {
			break
		}
		if o, ok := r.offices.of[w]; ok && !o.Plural {
			kind, known = graph.Person, true
		} else if b, ok := r.bodies[w]; ok {
			kind, known = b.Type, b.Type != ""
		}
	}
	switch {
	case !known:
	case kind == graph.Person:
		v.person += 3
	case kind == graph.Organization:
		v.body += 3
	default:
		v.place += 2
		v.class = kind
	}
}

// verdict gives the type that the votes speak for, or "".
func (v *votes) verdict(r *reader, tokens []language.Token, c *chunk) graph.EntityType {
	size := c.end - c.name
	if 2*v.the <= v.count && v.count > 1 {
		v.the = 0 // "the Khan movement"
	}
	f := tokens[c.name].Form
	switch {
	case size == 1 && r.bodies[singular(strings.ToLower(f))].Type != "" && singular(f) != f:
		return "" // "Boards"
	case v.body > v.person && v.body > v.place:
		return graph.Organization
	case size == 1 && r.christened(f) && v.place < v.person+4:
		return graph.Person
	case v.place > v.person && v.the == 0:
		if v.class != "" {
			return v.class
		}
		return graph.Place
	case size >= 2 && v.the == 0 && corporate[strings.ToLower(strings.TrimSuffix(tokens[c.end-1].Form, "."))]:
		return graph.Organization
	case size >= 2 && r.domiciled(tokens, c):
		if v.person > 0 && v.the == 0 {
			return graph.Organization
		}
		return ""
	case v.person > 0 && v.the == 0:
		return graph.Person
	case v.person > 2:
		return graph.Organization
	case v.the > 0:
		return ""
	case size >= 2 && (size <= 4 || size <= 6 && strings.Contains(r.text(tokens, c.name, c.end), "-")) && strings.Contains(r.text(tokens, c.name, c.end), " ") && c.plain(r, tokens):
		return graph.Person
	case size == 1 && v.place > 0:
		return graph.Place
	case size == 1:
		if _, ok := r.given[f]; ok {
			return graph.Person
		}
		if surnamed(f) && v.open < v.count {
			return graph.Person
		}
	}
	return ""
}

// domiciled reports whether a name ends with that of a country, which no person's
// does: "Minera Panama".
func (r *reader) domiciled(tokens []language.Token, c *chunk) bool {
	last := tokens[c.end-1].Form
	e, ok := r.places.of[last]
	return ok && e.Type == graph.Country && e.Form == noDemonym && e.Name == last && !r.christened(last) && !r.christened(tokens[c.name].Form)
}

// christened reports whether a word is a given name.
func (r *reader) christened(f string) bool {
	_, ok := r.given[f]
	return ok
}

// plain reports whether every word of a chunk could be part of a person's name.
func (c *chunk) plain(r *reader, tokens []language.Token) bool {
	for k := c.name; k < c.end; k++ {
		f := tokens[k].Form
		if f == "-" && k > c.name && k+1 < c.end {
			continue // "Phumzile Mlambo-Ngcuka"
		}
		if !letter(f) || capitals(f) && !initialed(f) {
			return false
		}
		if _, ok := r.bodies[strings.ToLower(f)]; ok || f == "&" {
			return false
		}
		if r.words[f]&(portfolio|peopleWord|faithWord|partyWord|stopWord|timeWord) != 0 || r.lower[strings.ToLower(f)] {
			return false
		}
	}
	return true
}

// speech is the commonest verbs whose subjects are people or bodies.
var speech = words(`said says say told tells added adds explained explains argued argues noted notes wrote writes
	asked asks replied insisted claimed claims warned warns announced declared denied stated stressed urged tweeted
	testified recalled conceded acknowledged admitted suggested believes thinks joked quipped complained contended
	countered vowed pledged agreed refused met visited won lost resigned married died voted signed spoke called
	joined wants wanted hopes hoped promised criticized criticised praised accused condemned`)

func words(list string) map[string]bool {
	set := map[string]bool{}
	for _, w := range strings.Fields(list) {
		set[w] = true
	}
	return set
}

// singular gives the singular of a plain English noun.
func singular(noun string) string {
	switch {
	case strings.HasSuffix(noun, "ies") && len(noun) > 4:
		return noun[:len(noun)-3] + "y"
	case strings.HasSuffix(noun, "ches"), strings.HasSuffix(noun, "shes"), strings.HasSuffix(noun, "sses"):
		return noun[:len(noun)-2]
	case strings.HasSuffix(noun, "s") && !strings.HasSuffix(noun, "ss"):
		return noun[:len(noun)-1]
	}
	return noun
}
