package entity

import (
	"bufio"
	"cmp"
	"embed"
	"strings"
	"sync"
	"unicode"

	"quoth/graph"
)

// data holds the gazetteers; the first lines of each file give its format.
//
//go:embed data/*.txt
var data embed.FS

// entry is what the gazetteers say of one name.
type entry struct {
	Type    graph.EntityType
	Name    string // canonical
	Country string // that it belongs to; its own for a country
	Seat    string // the country or body that sits there and that it stands for, or ""
	Form    demonym
	Claimed bool // a city of which states do not agree where it lies
}

// demonym tells names of countries from their adjectives and peoples.
type demonym uint8

const (
	noDemonym demonym = iota
	adjective         // "French"
	national          // "Frenchman"
	nationals         // "Frenchmen"
)

// office is a noun for what a person is or does.
type office struct {
	Name   string // singular, lower case
	Class  string
	Gender Gender
	Plural bool
	Upper  bool // an acronym, so written in capitals: "PM"
}

// honorific is a title before a name.
type honorific struct {
	Gender Gender
	Keep   bool // part of the name
}

// body is a noun that tells what a name is the name of. An empty Type is
// neither an actor nor a place.
type body struct {
	Type       graph.EntityType
	Complement bool // "of …" may follow: "Bank of Canada"
	Outlet     bool // publishes news
}

// phrases finds the longest phrase that starts with a word.
type phrases[T any] struct {
	of    map[string]T
	reach map[string]int // longest phrase in bytes, by first word
}

func (p *phrases[T]) add(phrase string, value T) {
	if phrase == "" {
		return
	}
	if p.of == nil {
		p.of, p.reach = map[string]T{}, map[string]int{}
	}
	if _, ok := p.of[phrase]; !ok {
		p.of[phrase] = value
	}
	word := phrase
	for _, cut := range []string{" ", "-", "/"} {
		word, _, _ = strings.Cut(word, cut)
		p.reach[word] = max(p.reach[word], len(phrase))
	}
}

// class is a bit set of what a capitalised word may be.
type class uint16

const (
	timeWord class = 1 << iota
	stopWord
	faithWord
	peopleWord
	partyWord
	plainWord // an acronym of no body
	armedBody
	particle
	suffix
	portfolio
	wireWord
)

// knowledge is the gazetteers in memory. It is never changed once loaded.
type knowledge struct {
	places     phrases[entry] // countries, their people, cities, regions, bodies
	short      phrases[entry] // states and provinces after a town: "Conn."
	offices    phrases[office]
	honorifics map[string]honorific
	bodies     map[string]body
	given      map[string]Gender
	words      map[string]class
	adjectives map[string]string // canonical country → its first adjective
}

// world opens the gazetteers, once.
var world = sync.OnceValue(open)

func open() *knowledge {
	k := &knowledge{
		honorifics: map[string]honorific{}, bodies: map[string]body{}, given: map[string]Gender{},
		words: map[string]class{}, adjectives: map[string]string{},
	}
	buildings := map[string]bool{}
	each("metonyms", func(f []string) { buildings[f[0]] = f[2] == "" })
	each("countries", func(f []string) { k.country(f, buildings) })
	each("regions", func(f []string) {
		for _, item := range items(f[2]) {
			names, _ := spellings(item)
			for _, name := range names {
				k.place(name, entry{Type: graph.EntityType(f[1]), Name: names[0], Country: strings.Trim(f[0], "-")})
			}
		}
	})
	each("abbreviations", func(f []string) {
		k.short.add(f[0], entry{Type: graph.Region, Name: f[1], Country: f[2]})
		k.short.reach[strings.TrimSuffix(f[0], ".")] = len(f[0]) // the stop may be a token of its own
	})
	each("cities", func(f []string) {
		for _, item := range items(f[1]) {
			names, claimed := spellings(item)
			for _, name := range names {
				k.place(name, entry{Type: graph.City, Name: names[0], Country: f[0], Claimed: claimed})
			}
		}
	})
	each("organizations", func(f []string) {
		e := entry{Type: graph.Organization, Name: f[0], Country: strings.Trim(f[2], "-")}
		for _, name := range append([]string{f[0]}, items(f[1])...) {
			k.places.add(name, e)
			k.places.add(british.Replace(name), e)
			k.places.add(american.Replace(name), e)
		}
	})
	each("demonyms", k.demonyms)
	each("metonyms", func(f []string) {
		if e, ok := k.places.of[f[0]]; ok {
			e.Seat = f[1]
			k.places.of[f[0]] = e
		}
	})
	each("offices", func(f []string) {
		o := office{Name: strings.ToLower(cmp.Or(f[3], f[0])), Class: f[1], Gender: gender(f[2]), Upper: strings.ToUpper(f[0]) == f[0]}
		k.offices.add(strings.ToLower(f[0]), o)
		o.Plural = true
		k.offices.add(plural(strings.ToLower(f[0])), o)
	})
	each("honorifics", func(f []string) { k.honorifics[f[0]] = honorific{gender(f[1]), f[2] == "keep"} })
	each("bodies", func(f []string) {
		b := body{Complement: f[2] != "", Outlet: f[2] == "outlet"}
		if f[1] != "-" {
			b.Type = graph.EntityType(f[1])
		}
		if _, ok := k.bodies[f[0]]; !ok {
			k.bodies[f[0]] = b
		}
	})
	each("given", func(f []string) {
		for _, name := range strings.Fields(f[1]) {
			if g, ok := k.given[name]; ok && g != gender(f[0]) {
				k.given[name] = Unknown
			} else {
				k.given[name] = gender(f[0])
			}
		}
	})
	classes := map[string]class{
		"time": timeWord, "stop": stopWord, "faith": faithWord, "people": peopleWord, "party": partyWord,
		"plain": plainWord, "armed": armedBody, "particle": particle, "suffix": suffix, "portfolio": portfolio, "wire": wireWord,
	}
	each("words", func(f []string) {
		for _, w := range strings.Fields(f[1]) {
			k.words[w] |= classes[f[0]]
		}
	})
	return k
}

// place enters the name of a place, with a hyphen and without: "Gilgit Baltistan".
func (k *knowledge) place(name string, e entry) {
	k.places.add(name, e)
	k.places.add(strings.ReplaceAll(name, "-", " "), e)
}

// british and american write names of bodies as the others do.
var (
	british  = strings.NewReplacer("ization", "isation", "Defense", "Defence", "Center", "Centre", "Labor", "Labour", "Program ", "Programme ")
	american = strings.NewReplacer("isation", "ization", "Defence", "Defense", "Centre", "Center", "Labour", "Labor", "Programme", "Program")
)

// realms are what states call themselves before their name.
var realms = []string{
	"Republic", "Kingdom", "State", "Sultanate", "Principality", "Commonwealth", "Federal Republic", "Islamic Republic",
	"People's Republic", "Democratic Republic", "Socialist Republic", "United Republic", "Federal Democratic Republic",
	"Democratic Socialist Republic", "People's Democratic Republic", "Oriental Republic", "Cooperative Republic", "Union", "Emirate",
}

// country enters a line of countries.txt.
func (k *knowledge) country(f []string, buildings map[string]bool) {
	name := f[0]
	e := entry{Type: graph.Country, Name: name, Country: name}
	k.places.add(name, e)
	for _, other := range items(f[1]) {
		k.places.add(other, e)
	}
	if name != "China" && name != "Ireland" && !strings.Contains(name, "Congo") && !strings.Contains(name, "Korea") {
		for _, state := range realms {
			k.places.add(state+" of "+name, e)
			k.places.add(state+" of the "+name, e)
		}
		k.places.add(name+" Republic", e)
	}
	for i, adj := range items(f[2]) {
		e.Form = adjective
		if _, taken := k.places.of[adj]; taken {
			continue
		}
		k.places.add(adj, e)
		if i == 0 {
			k.adjectives[name] = adj
		}
	}
	for _, people := range items(f[3]) {
		e.Form = national
		if strings.HasSuffix(people, "s") || strings.HasSuffix(people, "men") {
			e.Form = nationals
		}
		k.places.add(people, e)
	}
	for _, seat := range items(f[4]) {
		names, claimed := spellings(seat)
		s := entry{Type: graph.City, Name: names[0], Country: name, Seat: name, Claimed: claimed}
		if buildings[names[0]] {
			s.Type = graph.Facility
		}
		for _, other := range names {
			k.places.add(other, s)
		}
	}
}

// demonyms enters a line of demonyms.txt.
func (k *knowledge) demonyms(f []string) {
	e := entry{Type: graph.EntityType(f[2]), Name: f[3], Form: adjective}
	if place, ok := k.places.of[f[3]]; ok {
		e.Country = place.Country
	}
	for _, adj := range items(f[0]) {
		k.places.add(adj, e)
	}
	for _, people := range items(f[1]) {
		e.Form = national
		if strings.HasSuffix(people, "s") {
			e.Form = nationals
		}
		k.places.add(people, e)
	}
}

// each calls line with the fields of every line of a gazetteer, six at least.
func each(file string, line func(fields []string)) {
	f, err := data.Open("data/" + file + ".txt")
	if err != nil {
		panic(err) // the files are embedded
	}
	defer f.Close()
	lines := bufio.NewScanner(f)
	lines.Buffer(nil, 1<<20)
	for lines.Scan() {
		if text := lines.Text(); text != "" && text[0] != '#' {
			fields := strings.Split(text, "|")
			for i := range fields {
				fields[i] = strings.TrimSpace(fields[i])
			}
			line(append(fields, "", "", "", "", ""))
		}
	}
}

func items(field string) []string {
	if field == "" {
		return nil
	}
	list := strings.Split(field, ";")
	for i := range list {
		list[i] = strings.TrimSpace(list[i])
	}
	return list
}

// spellings gives the names of one place, "Odesa = Odessa", the one it is known by
// first, and whether a star follows that.
func spellings(item string) (names []string, claimed bool) {
	for _, name := range strings.Split(item, "=") {
		names = append(names, strings.TrimSpace(name))
	}
	names[0], claimed = strings.CutSuffix(names[0], "*")
	return names, claimed
}

func gender(s string) Gender {
	switch s {
	case "m":
		return Male
	case "f":
		return Female
	}
	return Unknown
}

// plural forms the plural of an English noun or phrase.
func plural(noun string) string {
	head, rest := noun, ""
	for _, link := range []string{" of ", " for ", "-in-"} {
		if i := strings.Index(noun, link); i > 0 {
			head, rest = noun[:i], noun[i:]
			break
		}
	}
	switch {
	case head == "attorney general" || head == "secretary general" || head == "secretary-general":
		return strings.Replace(head, "y", "ies", 1) + rest
	case head == "person":
		return "people" + rest
	case head == "child":
		return "children" + rest
	case strings.HasSuffix(head, "man"):
		return head[:len(head)-2] + "en" + rest
	case strings.HasSuffix(head, "wife"):
		return head[:len(head)-2] + "ves" + rest
	case strings.HasSuffix(head, "y") && !strings.HasSuffix(head, "ey") && !strings.HasSuffix(head, "oy"):
		return head[:len(head)-1] + "ies" + rest
	case strings.HasSuffix(head, "s"), strings.HasSuffix(head, "ch"), strings.HasSuffix(head, "sh"):
		return head + "es" + rest
	}
	return head + "s" + rest
}

// upper reports whether a word begins with a capital letter.
func upper(word string) bool {
	if word == "" {
		return false
	}
	if c := word[0]; c < 0x80 {
		return 'A' <= c && c <= 'Z'
	}
	for _, r := range word {
		return unicode.IsUpper(r)
	}
	return false
}

// capitals reports whether a word is an acronym by its look: two to seven
// capitals, full stops, digits or ampersands among them.
func capitals(word string) bool {
	n := 0
	for _, r := range word {
		switch {
		case unicode.IsUpper(r):
			n++
		case r == '.', r == '&', '0' <= r && r <= '9':
		default:
			return false
		}
	}
	return 2 <= n && n <= 7
}
