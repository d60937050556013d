package entity

import (
	"sort"
	"strings"

	"quoth/graph"
	"quoth/loader/language"
)

// table joins the names of a document into entities.
type table struct {
	*reader
	set       *Set
	keys      map[string]int   // class and folded name → entity
	surname   map[int]string   // person → the last word of the name, romanized
	surnames  map[string][]int // last, and first, words of persons' names → persons
	seen      []map[string]bool
	ministry  map[string][]int // portfolio → ministries
	weight    []int            // mentions by name
	spellings map[int][]spelling
	holders   []holder
	held      map[int][]int           // person → holders
	covered   map[[2]int]bool         // sentence and token of words that give a role
	between   map[int]bool            // who mediates, nil until asked for
	notes     map[int]map[string]bool // body → the nouns that stand beside its name
}

// add enters a new entity.
func (t *table) add(e Entity) int {
	t.set.Entities = append(t.set.Entities, e)
	t.weight = append(t.weight, 0)
	t.seen = append(t.seen, nil)
	return len(t.set.Entities) - 1
}

// named gives the entity of a class under a canonical name, new if need be.
func (t *table) named(typ graph.EntityType, name, country string) int {
	class := "o:"
	switch typ {
	case graph.Country:
		class = "c:"
	case graph.Group:
		class = "g:"
	case graph.Region, graph.City, graph.Territory, graph.Road, graph.Site, graph.Facility, graph.Place:
		class = "l:"
	}
	key := class + strings.ToLower(name)
	if class == "l:" && t.keys[key] == 0 {
		// "Nagorno" says that a region is mountainous; both names are its.
		if short, cut := strings.CutPrefix(key, "l:nagorno-"); cut {
			if _, ok := t.keys["l:"+short]; ok {
				key = "l:" + short
			}
		} else if _, ok := t.keys["l:nagorno-"+strings.TrimPrefix(key, "l:")]; ok {
			key = "l:nagorno-" + strings.TrimPrefix(key, "l:")
		}
	}
	if n, ok := t.keys[key]; ok {
		e := &t.set.Entities[n]
		if e.Country == "" {
			e.Country = country
		}
		if e.Type == graph.Place {
			e.Type = typ
		}
		return n
	}
	n := t.add(Entity{Type: typ, Name: name, Country: country, Plural: typ == graph.Group})
	t.keys[key] = n
	return n
}

// alias notes another name that the article uses for an entity.
func (t *table) alias(n int, name string) {
	e := &t.set.Entities[n]
	if name == e.Name || name == "" {
		return
	}
	if t.seen[n] == nil {
		t.seen[n] = map[string]bool{}
	}
	if !t.seen[n][name] {
		t.seen[n][name] = true
		e.Names = append(e.Names, name)
	}
}

// entities makes entities and mentions of the chunks: first persons with two
// names and more, so that a surname finds its owner wherever it stands; then
// those with "Mr." or "Ms.", which tell two of one surname apart.
func (t *table) entities() {
	ids := make([]int, len(t.chunks))
	for i := range ids {
		ids[i] = -1
	}
	for pass := 0; pass < 3; pass++ {
		for i := range t.chunks {
			c := &t.chunks[i]
			if c.void || ids[i] >= 0 || c.end <= c.first {
				continue
			}
			tokens := t.doc.Sentences[c.sentence].Tokens
			short := c.typ == graph.Person && c.end-c.name == 1
			if short && (pass == 0 || pass == 1 && !t.gendering(tokens, c)) {
				continue
			}
			if pass == 0 && c.typ == graph.Organization && c.end-c.name == 1 && acronym(tokens[c.name].Form) {
				continue // what it stands for may be told further down
			}
			ids[i] = t.entity(tokens, c)
			if ids[i] >= 0 {
				t.weight[ids[i]]++
				t.shorten(tokens, c, ids[i])
			}
		}
	}
	for i := range t.chunks {
		c := &t.chunks[i]
		if ids[i] < 0 {
			continue
		}
		t.mention(c, ids[i])
	}
}

// mention enters that a chunk names an entity.
func (t *table) mention(c *chunk, id int) {
	tokens := t.doc.Sentences[c.sentence].Tokens
	m := Mention{Sentence: c.sentence, First: c.first, End: c.end + c.behind, Form: Name, Entities: []int{id}}
	if c.adjective {
		m.Form = Adjective
	} else {
		t.alias(id, t.text(tokens, c.first, c.end))
	}
	m.Head = head(tokens, c.name, c.end)
	t.set.Mentions = append(t.set.Mentions, m)
}

// gendering reports whether an honorific that tells the gender stands before a
// name.
func (t *table) gendering(tokens []language.Token, c *chunk) bool {
	return c.name > 0 && t.honorifics[tokens[c.name-1].Form].Gender != Unknown
}

// entity gives the entity of a chunk, or -1.
func (t *table) entity(tokens []language.Token, c *chunk) int {
	name := t.text(tokens, c.name, c.end)
	switch e := c.entry; {
	case e != nil && e.Form == nationals:
		n := t.named(graph.Group, name, e.Country)
		return n
	case e != nil && e.Form == national:
		return -1
	case e != nil && e.Form == adjective && t.tongue(tokens, c):
		return -1
	case e != nil && e.Form == adjective:
		return t.named(e.Type, e.Name, e.Country)
	case e != nil && e.Seat != "" && (e.Type == graph.Facility && !t.locative(tokens, c.first) || t.governs(tokens, c)):
		return t.seated(e)
	case e != nil && e.Type == graph.Organization && capitals(name):
		if n, ok := t.keys["a:"+strings.ReplaceAll(name, ".", "")]; ok && !t.spells(e.Name) {
			return n // the article says what it stands for
		}
		return t.named(e.Type, e.Name, e.Country)
	case e != nil && e.Type == graph.Organization:
		n := t.named(e.Type, e.Name, e.Country)
		if a := initials(name); len(a) > 2 && t.keys["a:"+a] == 0 {
			t.keys["a:"+a] = n // "ICC" is the cricketers' where they are named
		}
		return n
	case e != nil:
		return t.named(e.Type, e.Name, e.Country)
	case c.typ == graph.Person:
		return t.person(tokens, c)
	case c.typ == graph.Organization:
		return t.organization(tokens, c)
	case c.typ == "":
		return -1
	}
	return t.named(c.typ, t.placeName(tokens, c), c.country)
}

// tongue reports whether an adjective stands for a language: "said in Arabic".
func (t *table) tongue(tokens []language.Token, c *chunk) bool {
	if c.first == 0 || tokens[c.first-1].Form != "in" && tokens[c.first-1].Form != "into" {
		return false
	}
	end := c.end
	if end+2 < len(tokens) && tokens[end].Form == "and" {
		end += 2 // "in Arabic and French", but "in Spanish and French waters"
	}
	if end >= len(tokens) {
		return true
	}
	switch tokens[end].Tag {
	case language.NOUN, language.PROPN, language.ADJ, language.NUM, language.VERB:
		return false
	}
	return tokens[end].Form != "-"
}

// spells reports whether the article names a body of the gazetteers in full.
func (t *table) spells(name string) bool {
	_, ok := t.keys["o:"+strings.ToLower(name)]
	return ok && !capitals(name)
}

// shorten notes the acronym beside a name: "Line of Control (LoC)", "PLA
// (People's Liberation Army)".
func (t *table) shorten(tokens []language.Token, c *chunk, id int) {
	a := ""
	switch i := c.first - 1; {
	case c.typ == graph.Person || c.end-c.first < 2:
		return
	case c.end+2 < len(tokens) && (tokens[c.end].Form == "(" && tokens[c.end+2].Form == ")" || tokens[c.end].Form == "[" && tokens[c.end+2].Form == "]"):
		a = tokens[c.end+1].Form
	case i > 1 && tokens[i].Form == "or" && tokens[i-1].Form == "," && c.end < len(tokens) && tokens[c.end].Form == ",":
		a = tokens[i-2].Form // "the ELN, or National Liberation Army,"
	case c.end+3 < len(tokens) && tokens[c.end].Form == "," && tokens[c.end+1].Form == "or" && tokens[c.end+3].Form == ",":
		a = tokens[c.end+2].Form
	case i > 0 && tokens[i].Form == "(" && c.end < len(tokens) && tokens[c.end].Form == ")" && initials(t.text(tokens, c.name, c.end)) == tokens[i-1].Form:
		a = tokens[i-1].Form
	}
	if a == "" {
		a = abbreviated(tokens, c.end)
	}
	if _, taken := t.keys["a:"+a]; acronym(a) && !taken {
		t.keys["a:"+a] = id
	}
}

// abbreviated gives the acronym by which a name that ends at token k is said to
// be known: "known by its initials in Spanish as ELN", or "".
func abbreviated(tokens []language.Token, k int) string {
	for end := min(k+5, len(tokens)); k < end; k++ {
		if f := tokens[k].Form; f != "known" && f != "abbreviated" {
			continue
		}
		for q := k + 1; q < min(k+10, len(tokens)); q++ {
			switch tokens[q-1].Form {
			case "as", "the", "acronym", "initials", "abbreviation":
				if acronym(tokens[q].Form) {
					return tokens[q].Form
				}
			}
		}
		return ""
	}
	return ""
}

// seated gives the country or body that sits in a capital or building.
func (t *table) seated(e *entry) int {
	who := t.places.of[e.Seat]
	return t.named(who.Type, who.Name, who.Country)
}

// placeName gives the canonical name of a place: "Tavush" for "Tavush region".
func (t *table) placeName(tokens []language.Token, c *chunk) string {
	name := t.text(tokens, c.name, c.end)
	if c.typ == graph.Region {
		for _, end := range []string{" Economic Region", " Region", " region"} {
			if short, ok := strings.CutSuffix(name, end); ok && short != "" {
				return short
			}
		}
	}
	if c.typ == graph.Region {
		for _, end := range []string{" Province", " Oblast", " Governorate"} {
			short, ok := strings.CutSuffix(name, end)
			if e, known := t.places.of[short]; ok && known && e.Type == graph.Region {
				return short
			}
		}
	}
	if c.typ == graph.City {
		if _, after, ok := strings.Cut(name, " of "); ok && strings.HasPrefix(name, "City of ") {
			return after
		}
	}
	return name
}

// governs reports whether a capital's name stands for the government: as a
// subject, a possessor or one side of a relation, and not after a preposition
// of place.
func (t *table) governs(tokens []language.Token, c *chunk) bool {
	i, j := c.first, c.end
	if i == 0 && j < len(tokens) && tokens[j].Form == ":" && !t.titular(c.sentence) {
		return false // a dateline, "Ankara: The talks go on"
	}
	if j < len(tokens) {
		if f := tokens[j].Form; (f == "-" || f == "–") && glued(tokens, j) {
			if j+1 < len(tokens) {
				switch tokens[j+1].Form {
				case "backed", "led", "brokered", "supported", "appointed", "installed", "controlled", "funded", "sponsored":
					return true
				}
			}
			return false
		}
	}
	if i > 0 {
		switch tokens[i-1].Form {
		case "between", "Between", "with", "by":
			return true
		case "and":
			return t.afterCountry(tokens, c)
		case "in", "In", "at", "near", "from", "outside", "around", "through", "into", "of", "visit", "across", "over", "the", "central", "downtown", "for":
			return false
		case ",":
			return j < len(tokens) && (speech[tokens[j].Form] || verbal(&tokens[j])) // "On Friday, Lima said"
		case "to":
			return false
		}
	}
	if j < len(tokens) {
		f := tokens[j].Form
		switch f {
		case "and":
			return i == 0 || !t.locative(tokens, i)
		case "has", "had", "have", "is", "was", "will", "would", "could", "can", "must", "should", "may", "might", "does", "did", "also", "itself":
			return true
		}
		if speech[f] || verbal(&tokens[j]) {
			return true
		}
	}
	h := &tokens[head(tokens, i, j)]
	return strings.HasPrefix(string(h.Rel), "nsubj")
}

// afterCountry reports whether a country's name stands before the "and" in
// front of a chunk.
func (t *table) afterCountry(tokens []language.Token, c *chunk) bool {
	for k := max(0, c.first-7); k < c.first-1; k++ {
		if e, q := t.place(tokens, k); e != nil && q == c.first-1 && e.Type == graph.Country && e.Form == noDemonym {
			return true
		}
	}
	return false
}

// verbal reports whether a token is a finite verb.
func verbal(t *language.Token) bool {
	return t.Tag == language.AUX || t.Tag == language.VERB && (t.XPOS == "VBD" || t.XPOS == "VBZ" || t.XPOS == "VBP")
}

// head gives the token of [first, end) whose head lies outside, else the last.
func head(tokens []language.Token, first, end int) int {
	for k := end - 1; k >= first; k-- {
		if h := tokens[k].Head; (h < first || h >= end) && tokens[k].Tag != language.PUNCT && tokens[k].Tag != language.ADP && tokens[k].Tag != "" {
			return k
		}
	}
	for k := first + 1; k < end; k++ {
		if f := tokens[k].Form; f == "of" || f == "for" || f == "on" {
			return k - 1
		}
	}
	return end - 1
}

// order sorts the mentions and indexes them by sentence.
func (s *Set) order() {
	sort.SliceStable(s.Mentions, func(a, b int) bool {
		x, y := &s.Mentions[a], &s.Mentions[b]
		if x.Sentence != y.Sentence {
			return x.Sentence < y.Sentence
		}
		if x.First != y.First {
			return x.First < y.First
		}
		return x.End > y.End
	})
	s.first = make([]int, 0, len(s.doc.Sentences)+1)
	n := 0
	for i := range s.doc.Sentences {
		for n < len(s.Mentions) && s.Mentions[n].Sentence < i {
			n++
		}
		s.first = append(s.first, n)
	}
	s.first = append(s.first, len(s.Mentions))
}
