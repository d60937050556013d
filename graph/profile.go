package graph

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// The facts that identity across articles is decided by, counted by key in a
// tally of its own: how many articles give them.
const (
	factSeen      field = 'A' // articles that know the key
	factName      field = 'n'
	factOther     field = 'o' // another proper name of the same thing
	factTitle     field = 'r' // of an office held
	factOf        field = 'f' // what the office is of
	factKind      field = 'k'
	factDate      field = 'd'
	factParty     field = 'p'
	factMediator  field = 'm'
	factCountry   field = 'c' // that an article which knows an agreement speaks of most
	factPublished field = 'u' // the day of such an article
	factStatus    field = 's'
)

// maxFacts bounds the values of one fact in a profile: those that most
// articles give.
const maxFacts = 24

// profile is what all articles together say of one key that bears on who it
// is. It depends on the set of the articles alone, and changes seldom: how many
// articles there are it does not hold.
type profile struct {
	key   string
	facts map[field][]string
	terms *agreementTerms // memo of agreementRules
}

// profileOf sums a tally of facts up, nil for an empty one.
func profileOf(key string, t tally) *profile {
	if t.count(factSeen) == 0 {
		return nil
	}
	p := &profile{key: key, facts: map[field][]string{}}
	fields := map[field]bool{}
	for e := range t {
		fields[e.field] = e.field != factSeen
	}
	for f, is := range fields {
		if !is {
			continue
		}
		for _, s := range t.values(f) {
			if p.facts[f] = append(p.facts[f], s.Value); len(p.facts[f]) == maxFacts {
				break
			}
		}
		slices.Sort(p.facts[f])
	}
	return p
}

// tally is the profile as a tally whose counts mean nothing.
func (p *profile) tally() tally {
	t := tally{entry{factSeen, ""}: 1}
	for f, values := range p.facts {
		for _, v := range values {
			t[entry{f, v}] = 1
		}
	}
	return t
}

func (p *profile) encode() string {
	if p == nil {
		return ""
	}
	return string(p.tally().encode())
}

func decodeProfile(key string, b []byte) (*profile, error) {
	t, err := decodeTally(b)
	if err != nil {
		return nil, err
	}
	p := &profile{key: key, facts: map[field][]string{}}
	for e := range t {
		if e.field != factSeen {
			p.facts[e.field] = append(p.facts[e.field], e.value)
		}
	}
	for _, values := range p.facts {
		slices.Sort(values)
	}
	return p, nil
}

// local says whether a key means something in one article only.
func local(key string) bool { return strings.Contains(key, "~") }

// plain is a key without the mark of its article.
func plain(key string) string {
	key, _, _ = strings.Cut(key, "~")
	return key
}

// slugWords are the words of a key.
func slugWords(key string) []string {
	_, slug, _ := strings.Cut(plain(key), ":")
	return strings.Split(slug, "-")
}

// spoken is a key as it can be said in a reason: "United States".
func spoken(key string) string {
	words := slugWords(key)
	for i, w := range words {
		if !smallWords[w] {
			first, n := utf8.DecodeRuneInString(w)
			words[i] = string(unicode.ToUpper(first)) + w[n:]
		}
	}
	return strings.Join(words, " ")
}

// inBoth gives the values that both profiles have of the facts.
func inBoth(a, b *profile, facts ...field) []string {
	var out []string
	for _, f := range facts {
		for _, v := range a.facts[f] {
			if slices.Contains(b.facts[f], v) {
				out = append(out, v)
			}
		}
	}
	return out
}

// rules decide who is who within one class of keys. They look at profiles
// alone, so that links follow from the set of the articles.
type rules interface {
	// zones gives the names under which a key is found by those that it may be
	// the same as, and those under which it looks for them. Where one key looks
	// for another, that one looks for it too; others are never linked by rule.
	zones(p *profile) (in, looks []string)
	// concerns says whether v can make a difference to the ties of u.
	concerns(u, v *profile) bool
	// ties gives the links of u to some of those that concern it, in order.
	ties(u *profile, near []*profile) []tie
	// contradict says whether two can under no circumstances be one.
	contradict(a, b *profile) bool
	// rank prefers a key as the one that represents others.
	rank(p *profile) int
}

// tie is a link by rule from the key that it was worked out for.
type tie struct {
	to       string
	strength int // percent
	rule     string
	reason   string // in words
}

// rulesOf gives the rules for a key, nil where nothing is linked by rule.
func rulesOf(key string) rules {
	switch class, _, _ := strings.Cut(key, ":"); class {
	case "person":
		return personRules{}
	case "organization":
		return organizationRules{}
	case "place":
		return placeRules{}
	case "agreement":
		return agreementRules{}
	}
	return nil
}

// factsOf gives the facts of one reading by key, for the keys that rules can link.
func factsOf(r *Reading) map[string]tally {
	out := map[string]tally{}
	fact := func(key string, f field, value string) {
		if out[key] == nil {
			out[key] = tally{entry{factSeen, ""}: 1}
		}
		if value != "" {
			out[key][entry{f, bounded(value)}] = 1
		}
	}
	bare, keys := r.backgroundOnly(), r.keys()
	for i := range r.Entities {
		e := &r.Entities[i]
		if local(e.Key) || bare[e.Key] {
			continue
		}
		switch rulesOf(e.Key).(type) {
		case personRules:
			fact(e.Key, factName, e.Name)
			for _, role := range e.Roles {
				fact(e.Key, factTitle, Fold(role.Title))
				fact(e.Key, factOf, role.Of)
			}
		case organizationRules:
			fact(e.Key, factName, e.Name)
			for _, name := range e.Names {
				if isAcronym(name) {
					fact(e.Key, factOther, Fold(name))
				}
			}
		case placeRules:
			fact(e.Key, factName, e.Name)
			for _, name := range e.Names {
				if key := EntityKey(Place, name); isProper(name) && !slices.Contains(keys, key) { // it keeps them apart
					fact(e.Key, factOther, key)
				}
			}
		}
	}
	for i := range r.Locations {
		l := &r.Locations[i]
		if out[l.Place] != nil && strings.HasPrefix(l.Place, "place:") && l.Basis == TextBasis && strings.HasPrefix(l.Region, "country:") {
			fact(l.Place, factOf, l.Region)
		}
	}
	countries := r.countries()
	for i := range r.Agreements {
		a := &r.Agreements[i]
		fact(a.Key, factName, a.Name)
		fact(a.Key, factKind, string(a.Kind))
		fact(a.Key, factDate, string(a.Date))
		fact(a.Key, factStatus, string(a.Status))
		fact(a.Key, factPublished, string(r.Article.Published))
		for _, c := range countries {
			fact(a.Key, factCountry, c)
		}
	}
	for i := range r.Memberships {
		m := &r.Memberships[i]
		f := factParty
		if m.Role == MediatorRole {
			f = factMediator
		}
		fact(m.Agreement, f, plain(m.Party))
	}
	return out
}

// maxCountries bounds the countries that an article's agreements are found by.
const maxCountries = 4

// countries gives the countries that an article speaks of most.
func (r *Reading) countries() []string {
	var found []*Entity
	for i := range r.Entities {
		if e := &r.Entities[i]; e.Type == Country && len(e.Mentions) > 0 {
			found = append(found, e)
		}
	}
	slices.SortFunc(found, func(a, b *Entity) int {
		return cmp.Or(cmp.Compare(len(b.Mentions), len(a.Mentions)), cmp.Compare(a.Key, b.Key))
	})
	var keys []string
	for _, e := range found[:min(len(found), maxCountries)] {
		keys = append(keys, e.Key)
	}
	return keys
}

// isAcronym says whether a name is written in three to eight capitals.
func isAcronym(name string) bool {
	for _, r := range name {
		if !unicode.IsUpper(r) {
			return false
		}
	}
	return len(name) >= 3 && len(name) <= 8
}

// isProper says whether all words of a name but small ones begin with a
// capital, the first among them.
func isProper(name string) bool {
	for i, w := range strings.Fields(name) {
		first, _ := utf8.DecodeRuneInString(w)
		if !unicode.IsUpper(first) && (i == 0 || !smallWords[Fold(w)]) || i == 0 && Fold(w) == "the" {
			return false
		}
	}
	return name != ""
}

var smallWords = map[string]bool{"of": true, "the": true, "and": true, "for": true, "in": true, "on": true, "to": true,
	"at": true, "de": true, "la": true, "le": true, "du": true, "al": true, "el": true, "a": true, "s": true}
