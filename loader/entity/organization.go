package entity

import (
	"cmp"
	"strings"

	"quoth/graph"
	"quoth/loader/language"
)

// organization gives the entity of a body's name under its canonical form:
// "Ministry of X of COUNTRY", "Presidency of COUNTRY", the article's fullest
// wording otherwise.
func (t *table) organization(tokens []language.Token, c *chunk) int {
	name := strings.TrimPrefix(cmp.Or(c.whole, t.text(tokens, c.name, c.end)), "The ")
	if key := "o:" + strings.ToLower(name); t.keys[key] > 0 {
		return t.keys[key]
	}
	country := c.country
	if country == "" {
		country = t.countryOf(tokens, c.first)
	}
	name = t.unstyled(name)
	words := t.official(name, country)
	if words.kind == "Government" {
		return t.named(graph.Country, words.country, words.country)
	}
	if words.kind == "" {
		if n, ok := t.acronym(tokens, c, name); ok {
			return n
		}
		return t.named(graph.Organization, name, country)
	}
	country = words.country
	if country == "" {
		if n := t.sole(words.kind); n >= 0 {
			return n
		}
		country = t.seatOf()
	}
	if country == "" {
		n := t.named(graph.Organization, words.kind, "")
		t.set.Entities[n].Local = true
		return n
	}
	full := words.kind + " of " + articled(country)
	if words.department && country == "United States" {
		full = "U.S. " + words.kind
	}
	n := t.stateBody(full, country)
	t.ministry[words.kind] = appendNew(t.ministry[words.kind], n)
	return n
}

// stateBody gives the body of a state under the name that the gazetteers know it by:
// "Bank of Ghana" for "Central Bank of Ghana".
func (t *table) stateBody(name, country string) int {
	if e, ok := t.places.of[name]; ok && e.Type == graph.Organization {
		name, country = e.Name, e.Country
	}
	return t.named(graph.Organization, name, country)
}

// articled gives a country's name as it stands after "of".
func articled(country string) string {
	switch country {
	case "United States", "United Kingdom", "Netherlands", "Philippines", "United Arab Emirates", "Czech Republic",
		"Maldives", "Bahamas", "Gambia", "Democratic Republic of the Congo", "Republic of the Congo", "Soviet Union",
		"Central African Republic", "Dominican Republic", "Marshall Islands", "Solomon Islands", "Comoros", "Seychelles":
		return "the " + country
	}
	return country
}

// sole gives the only body of a kind that the article has named so far, or -1.
func (t *table) sole(kind string) int {
	if m := t.ministry[kind]; len(m) == 1 {
		return m[0]
	}
	return -1
}

// formal is the name of a state's body taken apart.
type formal struct {
	kind       string // "Ministry of Defence", "Presidency"
	country    string
	department bool
}

// portfolios gives the one wording of portfolios that have several.
var portfolios = map[string]string{
	"Foreign": "Foreign Affairs", "Home": "Home Affairs", "External Affairs": "External Affairs", "Defense": "Defence",
	"Interior": "Internal Affairs", "the Interior": "Internal Affairs", "National Defense": "National Defence",
	"Labor": "Labour", "Finances": "Finance",
}

// departments is the portfolios of the departments of the United States.
var departments = map[string]string{
	"State": "State", "Defense": "Defense", "Justice": "Justice", "Treasury": "the Treasury", "the Treasury": "the Treasury",
	"Commerce": "Commerce", "Labor": "Labor", "Energy": "Energy", "Education": "Education", "Agriculture": "Agriculture",
	"Transportation": "Transportation", "Homeland Security": "Homeland Security", "Veterans Affairs": "Veterans Affairs",
	"Interior": "the Interior", "the Interior": "the Interior", "Health and Human Services": "Health and Human Services",
	"Housing and Urban Development": "Housing and Urban Development",
}

// official takes the name of a ministry, department, presidency or parliament
// apart. kind is "" where it is none.
func (t *table) official(name, country string) formal {
	rest := name
	if e, cut := t.leading(strings.TrimPrefix(name, "Royal ")); e != nil {
		country, rest = e.Country, cut
	}
	if before, after, ok := cutLast(rest, " of "); ok {
		if e, known := t.places.of[strings.TrimPrefix(after, "the ")]; known && e.Type == graph.Country {
			country, rest = e.Country, before
		}
	}
	if kind, ok := shortMinistries[rest]; ok {
		return formal{kind: kind, country: country}
	}
	if kind, ok := headed[rest]; ok && country != "" {
		return formal{kind: kind, country: country}
	}
	switch {
	case strings.HasPrefix(rest, "Ministry of ") || strings.HasPrefix(rest, "Ministry for "):
		p := strings.TrimPrefix(strings.TrimPrefix(rest, "Ministry of "), "Ministry for ")
		return formal{kind: "Ministry of " + portfolioName(p), country: country}
	case strings.HasSuffix(rest, " Ministry") && len(rest) > len(" Ministry"):
		p := strings.TrimSuffix(rest, " Ministry")
		if p != "Prime" {
			return formal{kind: "Ministry of " + portfolioName(p), country: country}
		}
	case strings.HasPrefix(rest, "Department of ") && departments[strings.TrimPrefix(rest, "Department of ")] != "":
		return t.department(strings.TrimPrefix(rest, "Department of "), country)
	case strings.HasSuffix(rest, " Department") && departments[strings.TrimSuffix(rest, " Department")] != "":
		return t.department(strings.TrimSuffix(rest, " Department"), country)
	case rest == "Presidency", rest == "Parliament", rest == "Supreme Court", rest == "Constitutional Court", rest == "Central Bank", rest == "Security Council", rest == "Senate", rest == "General Staff", rest == "Armed Forces", rest == "Army", rest == "Navy", rest == "Air Force", rest == "Embassy", rest == "Central Election Commission", rest == "National Assembly":
		if country != "" {
			return formal{kind: rest, country: country}
		}
	}
	return formal{}
}

// shortMinistries gives the ministries that are known by an acronym.
var shortMinistries = map[string]string{
	"MFA": "Ministry of Foreign Affairs", "MoFA": "Ministry of Foreign Affairs", "MOFA": "Ministry of Foreign Affairs",
	"MoD": "Ministry of Defence", "MOD": "Ministry of Defence", "MEA": "Ministry of External Affairs",
}

// headed gives the one wording of the bodies that work for who heads a state.
var headed = map[string]string{
	"Government": "Government", "Presidential Administration": "Presidential Administration",
	"Administration of the President": "Presidential Administration", "Administration of President": "Presidential Administration",
	"Office of the President": "Office of the President", "Presidential Office": "Office of the President",
	"President's Office": "Office of the President", "Office of the Prime Minister": "Office of the Prime Minister",
	"Prime Minister's Office": "Office of the Prime Minister",
}

// unstyled gives a body's name with the plain name of the country that ends it:
// "Bank of Kenya" for "Bank of the Republic of Kenya".
func (t *table) unstyled(name string) string {
	i := strings.Index(name, " of the ")
	for i > 0 {
		if e, ok := t.places.of[name[i+len(" of the "):]]; ok && e.Type == graph.Country && e.Form == noDemonym {
			return name[:i] + " of " + articled(e.Name)
		}
		next := strings.Index(name[i+1:], " of the ")
		if next < 0 {
			break
		}
		i += 1 + next
	}
	return name
}

func (t *table) department(p, country string) formal {
	if country == "" {
		country = "United States"
	}
	return formal{kind: "Department of " + departments[p], country: country, department: true}
}

func portfolioName(p string) string {
	if q, ok := portfolios[p]; ok {
		return q
	}
	return strings.TrimPrefix(p, "the ")
}

// leading gives the country or demonym that opens a name, and the rest.
func (t *table) leading(name string) (*entry, string) {
	for i := 0; i < len(name) && i < 40; i++ {
		if name[i] != ' ' && name[i] != '\'' {
			continue
		}
		if e, ok := t.places.of[name[:i]]; ok && e.Type == graph.Country {
			rest := strings.TrimPrefix(name[i:], "'s")
			if rest = strings.TrimSpace(rest); upper(rest) {
				return &e, rest
			}
		}
	}
	return nil, name
}

// cutLast is strings.Cut around the last separator.
func cutLast(s, sep string) (before, after string, ok bool) {
	if i := strings.LastIndex(s, sep); i > 0 {
		return s[:i], s[i+len(sep):], true
	}
	return s, "", false
}

// acronym joins an acronym with the name it stands for: the one before its
// brackets, or the one body of the article with those initials.
func (t *table) acronym(tokens []language.Token, c *chunk, name string) (int, bool) {
	if c.end-c.name == 1 && (capitals(name) || acronym(name)) {
		plain := strings.ReplaceAll(name, ".", "")
		if n, ok := t.keys["a:"+plain]; ok {
			return n, true
		}
		return 0, false
	}
	n := t.bracketed(tokens, c, name)
	if n < 0 {
		n = t.named(graph.Organization, name, c.country)
	}
	if a := initials(name); len(a) >= 2 {
		if _, ok := t.keys["a:"+a]; !ok {
			t.keys["a:"+a] = n
		}
	}
	if c.end+1 < len(tokens) && tokens[c.end].Form == "(" && capitals(tokens[c.end+1].Form) {
		t.keys["a:"+strings.ReplaceAll(tokens[c.end+1].Form, ".", "")] = n
	}
	return n, true
}

// bracketed joins a name with the body that the gazetteers know only by the
// acronym that follows it in brackets. It gives -1 for none.
func (t *table) bracketed(tokens []language.Token, c *chunk, name string) int {
	if c.end+2 >= len(tokens) || tokens[c.end].Form != "(" || tokens[c.end+2].Form != ")" {
		return -1
	}
	e, ok := t.places.of[tokens[c.end+1].Form]
	if !ok || e.Type != graph.Organization || !capitals(e.Name) {
		return -1
	}
	n := t.named(e.Type, e.Name, e.Country)
	t.alias(n, name)
	if t.set.Entities[n].Name == e.Name {
		t.set.Entities[n].Name = name
		t.alias(n, e.Name)
	}
	t.keys["o:"+strings.ToLower(name)] = n
	return n
}

// initials gives the capitals that begin the words of a name.
func initials(name string) string {
	var b strings.Builder
	for _, w := range strings.FieldsFunc(name, func(r rune) bool { return r == ' ' || r == '-' }) {
		if c := w[0]; 'A' <= c && c <= 'Z' {
			b.WriteByte(c)
		}
	}
	return b.String()
}

func appendNew(list []int, n int) []int {
	for _, m := range list {
		if m == n {
			return list
		}
	}
	return append(list, n)
}
