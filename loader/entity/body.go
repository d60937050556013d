package entity

import (
	"strings"

	"quoth/graph"
	"quoth/loader/language"
)

// bodyOf looks up the noun at a token as the head of a name.
func (r *reader) bodyOf(tokens []language.Token, i int) (body, bool) {
	f := tokens[i].Form
	if !upper(f) {
		return body{}, false
	}
	low := strings.ToLower(f)
	b, ok := r.bodies[low]
	if one := singular(low); !ok && one != low && r.bodies[one].Type == graph.Region {
		return r.bodies[one], true // "Parr and Ladd Counties"
	}
	return b, ok
}

// bodyAt reports whether a name of a body ends the run [p, j).
func (r *reader) bodyAt(tokens []language.Token, p, j int) bool {
	_, ok := r.bodyOf(tokens, j-1)
	return ok && p < j
}

// bodyEnd finds the last head noun in [p, j) that makes [.., end) a body's
// name; the rest of the run may be a person's. It gives 0 for none.
func (r *reader) bodyEnd(tokens []language.Token, p, j int) (int, body) {
	for k := j - 1; k >= p; k-- {
		b, ok := r.bodyOf(tokens, k)
		if !ok {
			continue
		}
		if k == j-1 {
			return j, b
		}
		if k > p && initialed(tokens[k].Form) {
			continue
		}
		// What follows must be able to stand alone: a person, or a complement.
		if r.personal(tokens, k+1, j) && !(k == p && b.Type == "") {
			return k + 1, b
		}
		if b.Complement && k == p {
			return 0, body{}
		}
	}
	return 0, body{}
}

// emitBody keeps [p, end) with what complements follow as the name of a body,
// and gives its end. It declines names that are titles of persons.
func (r *reader) emitBody(sentence int, tokens []language.Token, p, end int, b body, country string) (int, bool) {
	if o, q := r.office(tokens, p); o != nil && q >= end {
		return 0, false
	}
	c := chunk{first: p, end: end, typ: b.Type, country: country, void: b.Type == ""}
	if b.Complement {
		c.end, c.country = r.complement(tokens, end, country)
	}
	if c.void {
		c.end = end
	}
	return r.emit(sentence, tokens, c), true
}

// complement extends the name of a body that ends at end over "of …", "for …",
// "on …" with capitals, several times, and gives its country if the words name
// one.
func (r *reader) complement(tokens []language.Token, end int, country string) (int, string) {
	for n := 0; n < 5 && end+1 < len(tokens); n++ {
		k := end
		f := tokens[k].Form
		switch f {
		case "of", "for", "on":
			if f != "of" && n > 0 {
				return end, country
			}
			k++
			if k < len(tokens) && (tokens[k].Form == "the" || tokens[k].Form == "The" || f == "for" && tokens[k].Form == "a") {
				k++
			}
			if f == "of" && k < len(tokens) {
				if b, ok := r.bodies[tokens[k].Form]; ok && b.Type != "" && f != "of" {
					return end, country
				}
			}
		case "and", "&":
			// "Disease Control and Prevention": only within a complement, and
			// only before a word that is no name of its own.
			if n == 0 {
				return end, country
			}
			k++
			if k >= len(tokens) || !upper(tokens[k].Form) {
				return end, country
			}
			if e, _ := r.place(tokens, k); e != nil {
				return end, country
			}
			if o, _ := r.office(tokens, k); o != nil {
				return end, country
			}
			j := r.runEnd(tokens, k)
			if r.words[tokens[k].Form]&portfolio == 0 {
				_, given := r.given[tokens[k].Form]
				if j > k+1 || given || capitals(tokens[k].Form) {
					return end, country
				}
			}
			if b, ok := r.bodyOf(tokens, j-1); ok && b.Complement && !strings.EqualFold(tokens[j-1].Form, "services") {
				return end, country
			}
		case ",":
			if q := r.enumeration(tokens, k); n > 0 && q > k {
				end = q
				continue
			}
			return end, country
		default:
			return end, country
		}
		if k >= len(tokens) || !upper(tokens[k].Form) || r.words[tokens[k].Form]&timeWord != 0 {
			return end, country
		}
		if o, _ := r.office(tokens, k); o != nil && f != "and" && r.words[tokens[k].Form]&portfolio == 0 {
			if o.Class != "state" && o.Class != "government" && o.Class != "head" && !strings.EqualFold(tokens[end-1].Form, "office") {
				return end, country
			}
		}
		if e, q := r.place(tokens, k); e != nil {
			if f == "for" && e.Type == graph.Country && n > 0 {
				return end, country
			}
			if e.Country != "" && e.Type != graph.Organization {
				country = e.Country
			}
			j := r.runEnd(tokens, k)
			if q < j && r.bodyAt(tokens, q, j) {
				q = j
			}
			for e.Form == adjective && q < j && r.words[tokens[q].Form]&portfolio != 0 {
				q++ // "Bureau of African Affairs"
			}
			end = q
			continue
		}
		j := r.runEnd(tokens, k)
		if o, q := r.office(tokens, k); o != nil && q >= j {
			end = q // "Office of the President"
			continue
		}
		if b, _ := r.bodyEnd(tokens, k, j); b > 0 {
			j = b
		} else if r.personal(tokens, k, j) && j-k >= 2 && f == "of" && tokens[k-1].Form == "of" {
			return end, country // "the office of John Smith"
		}
		// "Ministry of Foreign Affairs Sergei Ivanov": the portfolio ends where it ends.
		if m := k; r.words[tokens[m].Form]&portfolio != 0 {
			for m < j && (r.words[tokens[m].Form]&portfolio != 0 || tokens[m].Form == "&" || tokens[m].Form == "-") {
				m++
			}
			if m < j && r.personal(tokens, m, j) {
				j = m
			}
		}
		end = j
	}
	return end, country
}

// enumeration gives the end of the portfolios that a comma at k begins and an "and"
// ends: ", Energy and Industrial Strategy". It gives k for none.
func (r *reader) enumeration(tokens []language.Token, k int) int {
	subject := func(i int) bool { return i < len(tokens) && r.words[tokens[i].Form]&portfolio != 0 }
	if !subject(k - 1) {
		return k
	}
	for q, last := k, false; q < len(tokens); {
		f := tokens[q].Form
		if f != "," && f != "and" && f != "&" || !subject(q+1) && !(f == "," && q+2 < len(tokens) && tokens[q+1].Form == "and" && subject(q+2)) {
			return k
		}
		last = f != ","
		for q++; subject(q); q++ {
		}
		if last {
			return q
		}
	}
	return k
}

// unknown reads tokens [p, q), none of which starts a gazetteer phrase or a
// title, as one name.
func (r *reader) unknown(sentence int, tokens []language.Token, p, q int, titled bool) int {
	c := chunk{first: p, end: q, titled: titled}
	if e, b := r.bodyEnd(tokens, p, q); e > 0 && !(titled && e == p+1 && q > e) {
		if e == p+1 && !r.bare(tokens, p, b) {
			return p + 1
		}
		_, person := r.given[tokens[p].Form]
		if !(titled && person && e == p+2) {
			if next, ok := r.emitBody(sentence, tokens, p, e, b, r.countryOf(tokens, p)); ok {
				return next
			}
		}
	}
	if r.and(sentence, tokens, p, q) {
		return r.chunks[len(r.chunks)-1].end
	}
	f := tokens[p].Form
	g, given := r.given[f]
	if q == p+1 {
		g = Unknown
	}
	switch {
	case r.words[f]&(partyWord|faithWord|peopleWord) != 0 && q == p+1:
		if strings.HasSuffix(f, "s") && r.words[f]&partyWord != 0 {
			c.typ = graph.Group
			return r.emit(sentence, tokens, c)
		}
		return q
	case r.words[f]&(partyWord|faithWord|peopleWord) != 0:
		return p + 1
	case r.ampersand(tokens, p, q), f == "Daily" && q-p > 1:
		c.typ = graph.Organization
	case titled:
		c.typ, c.gender = graph.Person, g
	case given && f != "Al" && q-p >= 2 && q-p <= 6, q-p >= 2 && q-p <= 5 && initialed(f):
		c.typ, c.gender = graph.Person, g
	case q-p >= 2 && q-p <= 4 && initialed(tokens[p+1].Form):
		c.typ = graph.Person
	case f == "Mount" || f == "Sierra" || f == "Lake" || f == "Cape" || f == "Mt." || f == "Fort" || f == "Camp" || f == "Port":
		if q > p+1 {
			c.typ = graph.Place
			if f == "Fort" || f == "Camp" || f == "Port" {
				c.typ = graph.Facility
			}
		}
	case q == p+1 && domain(f):
		c.typ = graph.Organization
	case q == p+1 && capitals(f) && q+1 < len(tokens) && tokens[q].Form == "-" && glued(tokens, q) && tokens[q+1].Form[0] <= '9':
		c.void = true // "EB-5"
	case q == p+1 && (capitals(f) || len(f) > 7 && acronym(f)) && !r.shouting(tokens):
		c.typ = graph.Organization
	case q == p+3 && tokens[p+1].Form == "-" && capitals(f) && capitals(tokens[p+2].Form) && !r.shouting(tokens):
		c.typ = graph.Organization // "PML-N" is one token, "CPN-UML" three
	case q-p >= 2 && q-p <= 4 && surnamed(tokens[q-1].Form) && !capitals(f):
		c.typ = graph.Person
	}
	return r.emit(sentence, tokens, c)
}

// domain reports whether a word is the name of a site: "Radar.am".
func domain(f string) bool {
	k := strings.LastIndexByte(f, '.')
	return k > 2 && k+2 < len(f) && len(f)-k <= 5 && strings.ToLower(f[k:]) == f[k:] && letter(f[k+1:])
}

func (r *reader) ampersand(tokens []language.Token, p, q int) bool {
	for k := p; k < q; k++ {
		if tokens[k].Form == "&" {
			return true
		}
	}
	return false
}

// countryOf gives the country whose possessive stands before token p:
// "Poland's Foreign Ministry".
func (r *reader) countryOf(tokens []language.Token, p int) string {
	if !possessive(tokens, p-1) {
		return ""
	}
	for n := len(r.chunks) - 1; n >= 0 && n >= len(r.chunks)-2; n-- {
		c := &r.chunks[n]
		if c.end == p-1 && c.entry != nil && c.entry.Country != "" {
			return c.entry.Country
		}
	}
	return ""
}

// bare reports whether a head noun alone, with a capital, is a name: "the
// Senate", or a head that its complement follows.
func (r *reader) bare(tokens []language.Token, p int, b body) bool {
	if b.Complement && p+1 < len(tokens) && (tokens[p+1].Form == "of" || tokens[p+1].Form == "for" || tokens[p+1].Form == "on") {
		return true
	}
	switch strings.ToLower(tokens[p].Form) {
	case "parliament", "congress", "senate", "duma", "knesset", "bundestag", "treasury":
		return true
	case "presidency":
		return possessive(tokens, p-1)
	}
	return r.countryOf(tokens, p) != "" && b.Type == graph.Organization
}

// and joins "Food and Drug Administration": plain capitalised words before
// "and" whose other side ends in a head noun.
func (r *reader) and(sentence int, tokens []language.Token, p, q int) bool {
	if q+1 >= len(tokens) || tokens[q].Form != "and" && tokens[q].Form != "&" || !upper(tokens[q+1].Form) || q-p > 2 {
		return false
	}
	if r.opens(tokens, p) && !(p > 0 && strings.EqualFold(tokens[p-1].Form, "the")) {
		return false
	}
	for k := p; k < q; k++ {
		if _, given := r.given[tokens[k].Form]; given || capitals(tokens[k].Form) {
			return false
		}
	}
	j := r.runEnd(tokens, q+1)
	b, ok := r.bodyOf(tokens, j-1)
	if !ok || b.Type != graph.Organization || j < q+3 {
		return false
	}
	if r.words[tokens[p].Form]&portfolio == 0 && !(p > 0 && (tokens[p-1].Form == "the" || tokens[p-1].Form == "The")) {
		return false
	}
	if e, _ := r.place(tokens, q+1); e != nil {
		return false
	}
	end, country := r.complement(tokens, j, "")
	if !b.Complement {
		end = j
	}
	r.emit(sentence, tokens, chunk{first: p, end: end, typ: b.Type, country: country})
	return true
}

// shouting reports whether a sentence stands in capitals throughout.
func (r *reader) shouting(tokens []language.Token) bool {
	high, low := 0, 0
	for i := range tokens {
		if f := tokens[i].Form; len(f) > 2 {
			if capitals(f) || upper(f) && strings.ToUpper(f) == f {
				high++
			} else if letter(f) {
				low++
			}
		}
	}
	return high > 2*low
}
