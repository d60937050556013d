package relation

import (
	"slices"
	"strings"

	"quoth/graph"
	"quoth/loader/entity"
	lang "quoth/loader/language"
)

// site is a place that a sentence names: tokens [first, end) of the mention, and
// the entity that it is as a place.
type site struct {
	first, end int
	entity     int
	adjective  bool // "Spanish": the country it stands for
	regional   bool // a word for a region follows: "Luhansk region"
}

// sites lists the places of a sentence in order, none inside another.
func (f *finder) sites(t tree) []site {
	var all []site
	end := 0
	for _, m := range f.set.InSentence(t.n) {
		if m.First < end || m.Form != entity.Name && m.Form != entity.Adjective || len(m.Entities) != 1 {
			continue
		}
		if m.Form == entity.Adjective && (t.hyphen(m.End) || t.hyphen(m.First-1)) || t.hyphen(m.End) && ruled[t.word(m.End+1)] {
			continue // "the Kyrgyz-Tajik State border", "Pakistan-administered Kashmir"
		}
		if e := &f.set.Entities[m.Entities[0]]; m.Form == entity.Name && e.Type == graph.Organization && housed(e.Name) {
			all = append(all, site{first: m.First, end: m.End, entity: m.Entities[0]})
			end = m.End
			continue
		}
		s := site{regional: ranks[t.word(m.End)] > 1, first: m.First, end: m.End, entity: m.Entities[0], adjective: m.Form == entity.Adjective}
		if ids := f.set.Places(t.n, m.First, m.End, m.Head); !s.adjective && len(ids) == 1 && f.set.Entities[s.entity].Type != graph.Region {
			s.entity = ids[0]
		}
		if isPlace(f.set.Entities[s.entity].Type) {
			all = append(all, s)
			end = m.End
		}
	}
	f.counties(t, all)
	return all
}

// ruled are the participles behind the name of who holds a place: "Pakistan-administered".
var ruled = words("administered; controlled; occupied; held; ruled; governed; annexed; run; backed; led")

// counties makes regions of the members of a list that ends with the plural of a
// unit: "Brazoria, Galveston and Harris Counties".
func (f *finder) counties(t tree, sites []site) {
	for i := range sites {
		unit := t.word(sites[i].end)
		if last := t.word(sites[i].end - 1); ranks[last] > 0 {
			unit = last
		}
		if ranks[unit] < 2 || !strings.HasSuffix(unit, "s") || f.level(sites[i]) == 4 {
			continue
		}
		for k := i; k > 0 && !sites[k-1].adjective; k-- {
			switch strings.Join(f.between(t, sites[k-1].end, sites[k].first), " ") {
			case ",", "and", ", and":
				sites[k].regional, sites[k-1].regional = true, true
				continue
			}
			break
		}
	}
}

// housed says whether a body's name is that of its building: "Folsom Medical
// Center", which lies where it stands.
func housed(name string) bool {
	fields := strings.Fields(strings.ToLower(name))
	if len(fields) < 2 {
		return false
	}
	if i := slices.Index(fields, "of"); i > 0 {
		return houses[fields[i-1]] && fields[i-1] != "church" && fields[i-1] != "institute"
	}
	return houses[fields[len(fields)-1]]
}

var houses = words("center; centre; plant; hospital; university; college; school; embassy; consulate; museum; station; base; laboratory; " +
	"institute; hotel; depot; church; mosque; cathedral; temple; stadium; arena; theater; theatre; library; shipyard; factory; refinery; prison; " +
	"jail; airport; zoo; academy; observatory; seminary; clinic; monastery; synagogue; palace; hall; headquarters")

// unitAfter says whether the noun phrase that begins at token i tells a kind of
// place: "Ukraine's second-largest city".
func (f *finder) unitAfter(t tree, i int) bool {
	for k := i; k < len(t.Tokens) && k < i+8; k++ {
		switch w := t.word(k); {
		case units[w], units[singular(w)], w == "center", w == "centre", w == "hub":
			return true
		case t.tag(k) == lang.VERB && !t.hyphen(k-1), t.tag(k) == lang.ADP, t.tag(k) == lang.PUNCT && !t.hyphen(k) && w != ",":
			return false
		}
	}
	return false
}

// unitNamed says whether the words say that the site is a region of some kind:
// "the Luhansk region", "the Upper East".
func (f *finder) unitNamed(t tree, s site) bool {
	return s.regional || t.word(s.first-1) == "the" || f.rank(s) > 0
}

// unitEnds says whether the site's name ends with the kind of place that it is:
// "Amhara Region", "North Island".
func (f *finder) unitEnds(t tree, s site) bool {
	w := t.word(s.end - 1)
	return s.end-s.first > 1 && t.capital(s.end-1) && (ranks[w] > 0 || lands[w] || w == "island" || w == "islands" || w == "hills")
}

// american says whether the site is one of the states that news puts after the names
// of towns, whatever follows: "a Boise, Idaho newspaper".
func (f *finder) american(s site) bool {
	return f.level(s) == 3 && f.set.Entities[s.entity].Country == "United States"
}

// continental says whether the region is a part of the world that holds
// countries: "Latin America", "the South Caucasus".
func (f *finder) continental(b site) bool {
	for _, w := range strings.Fields(strings.ToLower(f.set.Entities[b.entity].Name)) {
		switch w {
		case "africa", "america", "asia", "europe", "caucasus", "balkans", "caribbean", "oceania", "middle", "sahel", "maghreb",
			"levant", "scandinavia", "hemisphere", "pacific", "polynesia", "melanesia", "micronesia", "indochina", "peninsula":
			return true
		}
	}
	return false
}

// level orders the types of places by how much they hold; 0 is unknown.
func (f *finder) level(s site) int {
	switch f.set.Entities[s.entity].Type {
	case graph.Facility, graph.Site, graph.Road, graph.Organization:
		return 1
	case graph.City:
		if s.regional {
			return 3
		}
		return 2
	case graph.Region, graph.Territory:
		return 3
	case graph.Country:
		return 4
	case graph.Place:
		if s.regional {
			return 3
		}
	}
	return 0
}

// smaller says whether the site a may lie in b by their types.
func (f *finder) smaller(a, b site) bool {
	x, y := f.level(a), f.level(b)
	switch {
	case x == 4:
		return y != 4 && y != 2 && y != 1
	case x == 3 && y == 3, x == 0 && y == 3:
		p, q := f.rank(a), f.rank(b)
		return p == 0 || q == 0 || p <= q
	case x == 2 && y == 2:
		return false
	}
	return x == 0 || y == 0 || x <= y
}

// rank is that of the unit in the site's name.
func (f *finder) rank(s site) int {
	if r := rankOf(f.set.Entities[s.entity].Name); r > 0 || !s.regional {
		return r
	}
	return 3
}

// follows says whether b may follow a after a comma as the region that holds it:
// a country or state after a lesser place, the county after the town.
func (f *finder) follows(t tree, a, b site) bool {
	x, y := f.level(a), f.level(b)
	switch {
	case x == 4, f.continental(a), f.abroad(a, b):
		return false
	case y == 4:
		return true
	case y == 3 && x == 3:
		p, q := f.rank(a), f.rank(b)
		if p == 0 && q == 0 {
			return f.set.Entities[a.entity].Country == "" && f.set.Entities[b.entity].Country != ""
		}
		return p > 0 && (q == 0 || p < q) || p == 0 && q == 0
	case y == 3:
		return true
	case y == 2:
		return x == 1
	}
	return y == 0 && x <= 2 && f.closed(t, a, b)
}

// abroad says whether a is known to lie in another country than b is or lies in,
// which makes the two a list.
func (f *finder) abroad(a, b site) bool {
	home := f.set.Entities[a.entity].Country
	if f.american(b) || f.level(a) == 3 && f.level(b) == 4 && f.rank(a) == 0 && home != "" && shared[f.set.Entities[a.entity].Name] {
		return false // "Bergen County, New Jersey", "Moscow, Idaho", "Punjab, Pakistan"
	}
	if f.level(b) != 4 {
		other := f.set.Entities[b.entity].Country
		return home != "" && other != "" && home != other
	}
	return home != "" && home != f.set.Entities[b.entity].Name
}

// closed says whether a pair of unknown places is set off as a place and its
// region are: after a preposition, and before a comma or stop.
func (f *finder) closed(t tree, a, b site) bool {
	if t.tag(a.first-1) != lang.ADP {
		return false
	}
	switch t.word(b.end) {
	case ",", ".", ";", ")", "":
		return t.word(b.end) != "," || t.word(b.end+1) != "and"
	}
	return false
}

// listed says whether the comma before site k stands in a list of equals, which
// an "and" will end.
func (f *finder) listed(t tree, sites []site, k int) bool {
	for ; k+1 < len(sites); k++ {
		gap := f.between(t, sites[k].end, sites[k+1].first)
		switch strings.Join(gap, " ") {
		case "and", ", and", "or", ", or", "and in", ", and in":
			return f.level(sites[k+1]) == f.level(sites[k]) && !f.followed(t, sites, k+1)
		case ",":
			if f.level(sites[k+1]) != f.level(sites[k]) {
				return false
			}
			continue
		}
		return false
	}
	return false
}

// followed says whether site k has a region of its own after a comma.
func (f *finder) followed(t tree, sites []site, k int) bool {
	return k+1 < len(sites) && slices.Equal(f.between(t, sites[k].end, sites[k+1].first), []string{","}) && f.level(sites[k+1]) > f.level(sites[k])
}

// water says whether the site is a sea, which no country holds.
func (f *finder) water(s site) bool {
	name := f.set.Entities[s.entity].Name
	return name == "Gulf" || name == "Persian Gulf" || strings.HasSuffix(name, " Sea") || strings.HasSuffix(name, " Ocean") || strings.HasPrefix(name, "Sea of ") || strings.HasSuffix(name, " Gulf") || strings.HasPrefix(name, "Gulf of ")
}
