package entity

import (
	"slices"
	"strings"

	"quoth/graph"
	"quoth/loader/language"
)

// person joins a person's name with those before it, by its surname, an
// initial or a close spelling, and gives the entity.
func (t *table) person(tokens []language.Token, c *chunk) int {
	first, end := c.name, c.end
	g := c.gender
	for first+1 < end {
		h, ok := t.honorifics[tokens[first].Form]
		if !ok || h.Keep && end-first == 2 {
			break
		}
		if h.Gender != Unknown {
			g = h.Gender
		}
		first++
	}
	for end-first > 1 && postnominal[tokens[end-1].Form] {
		end--
	}
	if first > 0 {
		if h, ok := t.honorifics[tokens[first-1].Form]; ok {
			if h.Gender != Unknown {
				g = h.Gender
			}
			if h.Keep {
				if _, given := t.given[tokens[first].Form]; given && (end-first == 1 || t.words[tokens[first+1].Form]&suffix != 0) {
					first-- // "Pope Francis", "King Charles III"
					c.first = min(c.first, first)
				}
			}
		}
	}
	if g == Unknown && end-first > 1 {
		g = t.given[tokens[first].Form] // "Warren" alone may be a surname
	}
	name := t.text(tokens, first, end)
	if end-first == 1 && len(name) > 3 && strings.ToUpper(name) == name {
		name = titleCase(name)
	}
	words := nameWords(name)
	if n, ok := t.keys["p:"+name]; ok {
		t.gendered(n, g)
		t.spell(n, name)
		return n
	}
	if n := t.also(tokens, c, first); n >= 0 {
		t.keys["p:"+name] = n
		t.file(n, words)
		return n
	}
	if n := t.namesake(words, g, c); n >= 0 {
		e := &t.set.Entities[n]
		t.gendered(n, g)
		t.spell(n, name)
		if len(words) > len(nameWords(e.Name)) {
			e.Name = name
			t.file(n, words)
		}
		t.keys["p:"+name] = n
		return n
	}
	if g == Unknown {
		g = t.given[tokens[first].Form]
	}
	n := t.add(Entity{Type: graph.Person, Name: name, Gender: g})
	t.keys["p:"+name] = n
	t.spell(n, name)
	t.file(n, words)
	return n
}

// also gives the person of whom the name that begins at token first is another:
// "Ernesto Lynch, also known as Diego Mar", or -1.
func (t *table) also(tokens []language.Token, c *chunk, first int) int {
	k := first - 1
	for k > 1 && strings.Contains("“\"‘'``", tokens[k].Form) {
		k--
	}
	switch {
	case k > 1 && tokens[k].Form == "as" && tokens[k-1].Form == "known":
		k -= 2
	case k > 1 && (tokens[k].Form == "alias" || tokens[k].Form == "aka" || tokens[k].Form == "nicknamed"):
		k--
	default:
		return -1
	}
	for k > 0 && knownHow[tokens[k].Form] {
		k--
	}
	for i := range t.chunks {
		if o := &t.chunks[i]; o.sentence == c.sentence && o.end == k+1 && o.typ == graph.Person {
			if n, ok := t.keys["p:"+t.text(tokens, o.name, o.end)]; ok {
				return n
			}
		}
	}
	return -1
}

// knownHow stands between a name and "known as".
var knownHow = words("also better widely commonly popularly generally , (")

// postnominal is what stands behind a name and is no part of it: "Ann Lee QC".
var postnominal = words("QC KC SC MP MEP MSP MLA OBE CBE MBE KBE PhD Ph.D. MD M.D. Esq. Esq")

// spell counts a spelling of a person's name.
func (t *table) spell(n int, name string) {
	for i := range t.spellings[n] {
		if t.spellings[n][i].name == name {
			t.spellings[n][i].count++
			return
		}
	}
	if len(t.spellings[n]) < maxSpellings {
		t.spellings[n] = append(t.spellings[n], spelling{name, 1})
	}
}

// maxSpellings is how many spellings of one person's name are weighed.
const maxSpellings = 16

// spelling is one way in which the article writes a person's name.
type spelling struct {
	name  string
	count int
}

// settle gives every person the best of the spellings of two words and more:
// one that begins as names do, then the one used most, then the first.
func (t *table) settle() {
	for n := range t.set.Entities {
		best, score := "", 0
		for _, s := range t.spellings[n] {
			words := nameWords(s.name)
			fit := min(s.count, 99)
			if _, given := t.given[words[0]]; given || initialed(words[0]) || t.honorifics[words[0]].Keep {
				fit += 1000
			}
			if len(words) > 1 {
				fit += 2000
			}
			if fit > score {
				best, score = s.name, fit
			}
		}
		if e := &t.set.Entities[n]; best != "" && best != e.Name {
			e.Names = slices.DeleteFunc(e.Names, func(o string) bool { return o == best })
			t.alias(n, e.Name)
			old := e.Name
			e.Name = best
			if !slices.Contains(e.Names, old) {
				e.Names = append(e.Names, old)
			}
		}
	}
}

func (t *table) gendered(n int, g Gender) {
	if t.set.Entities[n].Gender == Unknown {
		t.set.Entities[n].Gender = g
	}
}

// file enters a person under the words by which later names may call it.
func (t *table) file(n int, words []string) {
	put := func(w string) {
		for _, m := range t.surnames[w] {
			if m == n {
				return
			}
		}
		t.surnames[w] = append(t.surnames[w], n)
	}
	put(words[len(words)-1])
	if len(words) > 1 {
		t.surname[n] = romanized(words[len(words)-1])
	}
	if len(words) > 1 {
		put(words[0])
	}
	for k := 1; k < len(words)-1; k++ {
		put(words[k])
	}
}

// namesake finds the person that a name stands for, or -1.
func (t *table) namesake(words []string, g Gender, c *chunk) int {
	for len(words) > 1 && t.words[strings.ToLower(words[0])]&particle != 0 && !t.christened(words[0]) {
		words = words[1:] // "De Blasio"
	}
	key := words[len(words)-1]
	best, score := -1, 0
	namesakes := t.surnames[key]
	for _, n := range namesakes[max(0, len(namesakes)-reach):] {
		e := &t.set.Entities[n]
		if g != Unknown && e.Gender != Unknown && g != e.Gender {
			continue
		}
		own := nameWords(e.Name)
		fit := 0
		switch {
		case len(words) == 1 && key == own[len(own)-1]:
			fit = 3
		case len(words) == 1 && key == own[0]:
			fit = 2
		case len(words) == 1:
			fit = 1
		case len(own) == 1 && key == own[0]:
			fit = 2
		case key == own[len(own)-1] && alike(words[0], own[0]), suffixOf(words, own), suffixOf(own, words):
			fit = 4
		}
		if fit == 0 {
			continue
		}
		if fit = fit*1000 + min(t.weight[n], 99)*2; fit > score {
			best, score = n, fit
		}
	}
	if best >= 0 || len(namesakes) > 0 {
		return best
	}
	n := t.variant(key, g)
	if n < 0 || len(words) == 1 {
		return n
	}
	own := nameWords(t.set.Entities[n].Name)
	if alike(words[0], own[0]) || romanized(words[0]) == romanized(own[0]) {
		return n
	}
	return -1
}

// suffixOf reports whether a longer name ends in, or begins with, two words or
// more of a shorter: "Lula da Silva".
func suffixOf(short, long []string) bool {
	return len(short) >= 2 && len(short) < len(long) &&
		(slices.Equal(short, long[len(long)-len(short):]) || slices.Equal(short, long[:len(short)]))
}

// alike reports whether two given names may be one: the same, an initial of
// the other, or one letter apart.
func alike(a, b string) bool {
	if a == b {
		return true
	}
	if strings.HasSuffix(a, ".") || strings.HasSuffix(b, ".") {
		return a[0] == b[0]
	}
	return len(a) > 4 && len(b) > 4 && a[0] == b[0] && near(a, b)
}

// near reports whether one substitution, insertion or deletion makes a of b.
func near(a, b string) bool {
	if len(a) > len(b) {
		a, b = b, a
	}
	if len(b)-len(a) > 1 {
		return false
	}
	i := 0
	for i < len(a) && a[i] == b[i] {
		i++
	}
	if len(a) == len(b) {
		return i == len(a) || a[i+1:] == b[i+1:]
	}
	return a[i:] == b[i+1:]
}

// nameWords splits a name; particles and suffixes stay with their neighbours.
func nameWords(name string) []string {
	fields := strings.Fields(name)
	for len(fields) > 1 {
		switch fields[len(fields)-1] {
		case "Jr", "Jr.", "Sr", "Sr.", "II", "III", "IV", "V", "VI", "XVI":
			fields = fields[:len(fields)-1]
			continue
		}
		break
	}
	return fields
}
