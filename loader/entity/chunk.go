package entity

import (
	"strings"

	"quoth/graph"
	"quoth/loader/language"
)

// maxName is the most tokens that a name may have.
const maxName = 24

// chunkSentence finds the names of a sentence.
func (r *reader) chunkSentence(sentence int) {
	tokens := r.doc.Sentences[sentence].Tokens
	titled := false // an office that may belong to the name to come
	for i := r.dateline(sentence, tokens); i < len(tokens); {
		f := tokens[i].Form
		if !r.begins(tokens, i) {
			// "Assistant to the President", "Head of the Department": links
			// carry an office on to its holder; anything else ends it.
			switch f {
			case "of", "to", "the", "for", "and", "-", "–", "on":
			default:
				titled = false
			}
			i++
			continue
		}
		j := r.runEnd(tokens, i)
		i, titled = r.run(sentence, tokens, i, j, titled)
	}
}

// begins reports whether a name can begin at token i.
func (r *reader) begins(tokens []language.Token, i int) bool {
	f := tokens[i].Form
	if upper(f) {
		return true
	}
	switch f {
	case "al", "el", "ash", "as", "an":
		return i+2 < len(tokens) && tokens[i+1].Form == "-" && glued(tokens, i+1) && glued(tokens, i+2) && upper(tokens[i+2].Form)
	case "bin", "van", "von", "de", "della", "den":
		return i+1 < len(tokens) && upper(tokens[i+1].Form)
	}
	return strings.HasPrefix(f, "al-") && upper(f[3:]) || strings.HasPrefix(f, "el-") && upper(f[3:])
}

// runEnd gives the end of the run of capitalised tokens that starts at i, with
// particles, initials, ampersands and hyphens between them.
func (r *reader) runEnd(tokens []language.Token, i int) int {
	j := i + 1
	if !upper(tokens[i].Form) {
		for j < len(tokens) && !upper(tokens[j].Form) {
			j++
		}
		j++
	}
	for j < len(tokens) && j-i < maxName {
		f := tokens[j].Form
		switch {
		case upper(f):
			j++
		case f == "-" || f == "‑" || f == "/":
			if !glued(tokens, j) || !glued(tokens, j+1) {
				return j
			}
			if !upper(tokens[j+1].Form) {
				if j-i >= 2 && syllable(&tokens[j+1]) && !(j+2 < len(tokens) && dash(tokens[j+2].Form) && glued(tokens, j+2)) {
					return j + 2 // "Ban Ki-moon"
				}
				return j
			}
			j += 2
		case possessive(tokens, j) && j+1 < len(tokens) && upper(tokens[j+1].Form) && (collective[tokens[j-1].Form] || j > i+1 && r.union(tokens, j)):
			j += 2 // "People's Liberation Front"
		case f == "&":
			if j+1 >= len(tokens) || !upper(tokens[j+1].Form) {
				return j
			}
			j += 2
		case r.words[f]&particle != 0 || f == "el" || strings.HasPrefix(f, "al-") || strings.HasPrefix(f, "el-"):
			k := j
			for k < len(tokens) && k < j+3 && (r.words[tokens[k].Form]&particle != 0 || tokens[k].Form == "-") {
				k++
			}
			if strings.Contains(f, "-") && f != "-" {
				k = max(k, j+1)
				j = k
				continue
			}
			if k >= len(tokens) || !upper(tokens[k].Form) || tokens[j].Form == "y" && k > j+1 {
				return j
			}
			j = k + 1
		default:
			return j
		}
	}
	return j
}

// union reports whether the plural possessive that ends at token j stands inside the
// name of a body of those people: "World Cricketers' Association".
func (r *reader) union(tokens []language.Token, j int) bool {
	if f := tokens[j].Form; f != "'" && f != "’" {
		return false
	}
	if e, _ := r.place(tokens, j-1); e != nil {
		return false
	}
	b, ok := r.bodyOf(tokens, j+1)
	return ok && b.Type == graph.Organization && b.Complement
}

// collective is the people whose possessive stands inside names of bodies.
var collective = words("People Peoples Workers Women Children Farmers Veterans Teachers Men Students Citizens Nation Labourers Peasants Soldiers Lawyers Journalists Writers Artists Publishers Mothers Doctors Employers")

// syllable reports whether a word in lower case after a hyphen may end a name,
// as Koreans and Taiwanese write theirs, rather than a compound ("-led").
func syllable(t *language.Token) bool {
	f := t.Form
	if len(f) < 2 || len(f) > 5 || !letter(f) || strings.HasSuffix(f, "ed") {
		return false
	}
	switch f {
	case "era", "area", "style", "wide", "run", "made", "held", "born", "like", "led", "size", "type", "rich", "free", "only", "run-in", "won", "and", "or", "to", "of", "on", "by", "up", "out", "off", "owner", "elect":
		return false
	}
	return t.Tag != language.VERB && t.Tag != language.ADP || f == "in"
}

// run reads the run of capitalised tokens [i, j) and gives the token to go on
// with, and whether an office is still waiting for its holder.
func (r *reader) run(sentence int, tokens []language.Token, i, j int, titled bool) (int, bool) {
	p := i
	for p < j {
		f := tokens[p].Form
		if f == "-" || f == "/" || f == "–" {
			p++
			continue
		}
		if e, q := longest(r, &r.short, tokens, p, false); e != nil && p > 0 && tokens[p-1].Form == "," && !r.addresses(tokens, p, q) {
			p = r.emit(sentence, tokens, chunk{first: p, end: q, typ: e.Type, entry: e})
			titled = false
			continue
		}
		if standing[f] && p+1 < j {
			if e, _ := r.place(tokens, p+1); e != nil && e.Form == adjective {
				p++ // "Acting Chilean President"
				continue
			}
		}
		if titled && r.addressed(tokens, p) {
			// "Mr. King", "Sen. London": whatever follows is the name.
			q := r.stretch(tokens, p, j)
			if p = r.unknown(sentence, tokens, p, q, true); p > j {
				return p, false
			}
			titled = false
			continue
		}
		if e, q := r.place(tokens, p); e != nil && !(q == p+1 && r.ordinary(tokens, p, e)) {
			next, more, ok := r.known(sentence, tokens, p, q, j, e, titled)
			if ok {
				if next > j {
					return next, more
				}
				p, titled = next, more
				continue
			}
		}
		if r.words[line(f)]&timeWord != 0 && !((f == "Sun" || f == "Jan") && p > 0 && p+1 < j && r.words[tokens[p+1].Form]&^particle == 0) || r.skips(tokens, p) && !(titled && p > i && p+1 < j && f != "The") {
			p++
			titled = false
			continue
		}
		if next, more, ok := r.title(sentence, tokens, p, j); ok {
			titled = titled || more
			if next > j {
				return next, titled
			}
			p = next
			continue
		}
		q := r.stretch(tokens, p, j)
		if r.post(tokens, p, q) {
			if k := r.seat(tokens, p, q); k > p {
				r.emit(sentence, tokens, chunk{first: p, end: k, typ: graph.Region})
			}
			p, titled = q, true // "Special Envoy for the Horn of Africa Ann Lee"
			continue
		}
		if e := r.holding(tokens, p, q); e > 0 && titled {
			p = r.emit(sentence, tokens, chunk{first: p, end: e, typ: graph.Organization, country: r.countryOf(tokens, p)})
			continue
		}
		next := r.unknown(sentence, tokens, p, q, titled)
		titled = false
		if next > j {
			return next, titled
		}
		p = next
	}
	return j, titled
}

// ordinary reports whether the single word at p, though in the gazetteer, is
// likelier an ordinary word: "Nice" or "Reading" at the start of a sentence.
func (r *reader) ordinary(tokens []language.Token, p int, e *entry) bool {
	if !r.opens(tokens, p) {
		return false
	}
	f := tokens[p].Form
	tag := tokens[p].Tag
	if r.lower[strings.ToLower(f)] && tag != language.PROPN {
		return true
	}
	if e.Type == graph.Country || e.Seat != "" {
		return false
	}
	return tag == language.VERB || tag == language.ADV || tag == language.ADP || tag == language.PRON
}

// known reads a run at a gazetteer phrase [p, q) of a run that ends at j.
func (r *reader) known(sentence int, tokens []language.Token, p, q, j int, e *entry, titled bool) (int, bool, bool) {
	for q < j && (tokens[q].Form == "-" || tokens[q].Form == "/") && e.Form != noDemonym {
		return r.emit(sentence, tokens, chunk{first: p, end: q, typ: e.Type, entry: e, adjective: e.Form == adjective}), false, true
	}
	if e.Form > adjective && p > 1 && tokens[p-1].Form == "-" && glued(tokens, p) {
		return q, false, true // "African-Americans" are not all Americans
	}
	rest := q < j
	if rest && q == p+1 && e.Form == noDemonym && e.Type != graph.Organization {
		_, given := r.given[tokens[p].Form]
		o, _ := r.office(tokens, q)
		_, isBody := r.bodyOf(tokens, j-1)
		if given && o == nil && !isBody && tokens[q].Form != "-" && r.words[tokens[q].Form]&(timeWord|stopWord) == 0 {
			if next, _ := r.place(tokens, q); next == nil {
				return 0, false, false // "Jordan Peterson"
			}
		}
	}
	switch {
	case e.Form == adjective || e.Type == graph.Country && rest:
		if rest {
			k := r.stretch(tokens, q, j)
			if tokens[q].Form == "Daily" && k > q+1 {
				r.outlets[r.text(tokens, p, k)] = true
				return r.emit(sentence, tokens, chunk{first: p, end: k, typ: graph.Organization, country: e.Country}), false, true
			}
			if end, b := r.bodyEnd(tokens, q, k); end > 0 {
				if next, ok := r.emitBody(sentence, tokens, p, end, b, e.Country); ok {
					return next, false, true
				}
			}
		}
		c := chunk{first: p, end: q, typ: e.Type, entry: e, adjective: e.Form == adjective}
		// "Germans" are people where the tagger cannot say; so is "French" with "the".
		return r.emit(sentence, tokens, c), titled, true
	case !rest:
		c := chunk{first: p, end: q, typ: e.Type, entry: e}
		return r.emit(sentence, tokens, c), false, true
	}
	k := r.stretch(tokens, q, j)
	if end, b := r.bodyEnd(tokens, q, k); end > 0 && tokens[q].Form != "-" && !(b.Type != graph.Organization && r.official(tokens, q)) {
		country := ""
		if e.Type != graph.Organization {
			country = e.Country
		}
		if next, ok := r.emitBody(sentence, tokens, p, end, b, country); ok {
			return next, false, true
		}
	}
	if q == p+1 {
		o, _ := r.office(tokens, q)
		if given := r.christened(tokens[p].Form); given && o == nil || titled && e.Type != graph.Organization {
			return 0, false, false // "Jordan Peterson", "Prime Minister Jackson Smith"
		}
		if o == nil && e.Type != graph.Organization && tokens[q].Form != "-" && !r.honorable(tokens[q].Form) {
			if next, _ := r.place(tokens, q); next == nil && r.words[tokens[q].Form]&(partyWord|peopleWord|faithWord|timeWord|stopWord) == 0 {
				return 0, false, false // "Paris Hilton", "Dallas Cowboys"
			}
		}
	}
	return r.emit(sentence, tokens, chunk{first: p, end: q, typ: e.Type, entry: e}), false, true
}

// emit keeps a chunk and gives its end.
func (r *reader) emit(sentence int, tokens []language.Token, c chunk) int {
	c.sentence = sentence
	if c.name < c.first {
		c.name = c.first
	}
	c.initial = r.opens(tokens, c.first)
	r.chunks = append(r.chunks, c)
	return c.end
}

// stretch gives the end of the piece of run [p, j) that can be one name: it
// stops before times, offices that have a holder, and demonyms.
func (r *reader) stretch(tokens []language.Token, p, j int) int {
	for k := p + 1; k < j; k++ {
		f := tokens[k].Form
		if r.words[f]&timeWord != 0 && f != "May" && f != "April" && f != "June" && f != "August" {
			return k
		}
		if _, is := r.honorifics[f]; is && (strings.HasSuffix(f, ".") || f == "Dr" || f == "Mr" || f == "Mrs" || f == "Ms" || f == "Prof") {
			return k
		}
		if o, q := r.office(tokens, k); o != nil && q == j && k == p+1 && acronym(tokens[p].Form) && o.Class != "work" && o.Class != "person" {
			return k // "the CBSL Governor"
		}
		if o, q := r.office(tokens, k); o != nil && q < j && r.words[tokens[q].Form]&suffix == 0 && !r.bodyAt(tokens, q, j) && tokens[k-1].Form != "-" {
			if r.personal(tokens, q, j) || o.Class != "work" && o.Class != "person" {
				return k
			}
		}
	}
	return j
}

// personal reports whether the tokens [p, j) look like a person's name.
func (r *reader) personal(tokens []language.Token, p, j int) bool {
	if p >= j {
		return false
	}
	f := tokens[p].Form
	if _, ok := r.given[f]; ok {
		return true
	}
	return initialed(f) || surnamed(tokens[j-1].Form)
}

// initialed reports whether a word is an initial or several: "J.", "G.K.".
func initialed(f string) bool {
	return len(f) >= 2 && len(f) <= 6 && upper(f) && f[len(f)-1] == '.' && strings.Count(f, ".")*2 == len(f)
}

// surnamed reports whether a word ends as surnames of many peoples do.
func surnamed(f string) bool {
	if len(f) < 5 || !upper(f) {
		return false
	}
	for _, end := range []string{
		"ov", "ev", "yev", "ova", "eva", "yan", "ian", "enko", "chuk", "ski", "sky", "skyy", "skiy", "ska", "wicz",
		"vić", "vic", "ić", "shvili", "adze", "idze", "son", "sson", "sen", "escu", "oğlu", "oglu", "poulos", "akis",
		"zadeh", "zade", "nen", "kas", "ás", "ez", "ini", "elli", "etti", "mann", "berg", "stein", "feld", "man", "ayev", "iyev",
	} {
		if strings.HasSuffix(f, end) {
			return true
		}
	}
	return false
}

// official reports whether an office begins at token i: "UN Secretary-General
// Deborah Lane" is no lane.
func (r *reader) official(tokens []language.Token, i int) bool {
	o, _ := r.office(tokens, i)
	return o != nil
}
