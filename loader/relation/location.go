package relation

import (
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
}

// locations reads what lies where from a sentence: each place with the next one
// after it, by the words between the two; then what follows from two such
// steps in a row ("Quetta, Balochistan, Pakistan").
func (f *finder) locations(t tree) {
	sites := f.sites(t)
	if len(sites) < 2 {
		return
	}
	start := len(f.out.Locations)
	for i := 0; i+1 < len(sites); i++ {
		a, b := sites[i], sites[i+1]
		if f.pair(t, sites, i, a, b) || i+2 >= len(sites) {
			continue
		}
		if b.adjective || f.distance(t, a, b) {
			f.pair(t, sites, i, a, sites[i+2])
		}
	}
	f.chain(t, f.out.Locations[start:])
	f.distributed(t, sites)
}

// distance says whether the words put site a so and so far from b, which the
// region of both may follow.
func (f *finder) distance(t tree, a, b site) bool {
	s := f.between(t, a.end, b.first)
	return strings.HasPrefix(s, ", ") && measured(s) && (strings.HasSuffix(s, " of") || strings.HasSuffix(s, " from"))
}

// chain adds that the first of two steps lies where the second leads.
func (f *finder) chain(t tree, steps []Location) {
	for i := range steps {
		for k := i + 1; k < len(steps) && k < i+3; k++ {
			a, b := steps[i], steps[k]
			if a.RegionAt != b.PlaceAt || a.Place == b.Region {
				continue
			}
			f.out.Locations = append(f.out.Locations, Location{
				Place: a.Place, Region: b.Region, PlaceAt: a.PlaceAt, RegionAt: b.RegionAt,
				Span:       Span{min(a.Span.Start, b.Span.Start), max(a.Span.End, b.Span.End)},
				Confidence: min(a.Confidence, b.Confidence) * 0.95, Rule: "location: chain",
			})
		}
	}
}

// sites lists the places of a sentence in order, none inside another.
func (f *finder) sites(t tree) []site {
	var all []site
	end := 0
	for _, m := range f.set.InSentence(t.n) {
		if m.First < end || m.Form != entity.Name && m.Form != entity.Adjective {
			continue
		}
		s := site{first: m.First, end: m.End, entity: -1, adjective: m.Form == entity.Adjective}
		if s.adjective {
			s.entity = m.Entities[0]
		} else if ids := f.set.Places(t.n, m.First, m.End, m.Head); len(ids) == 1 {
			s.entity = ids[0]
		}
		if s.entity >= 0 && isPlace(f.set.Entities[s.entity].Type) {
			all = append(all, s)
			end = m.End
		}
	}
	return all
}

// pair reads the words between two neighbours and says whether they tell that
// one lies in the other.
func (f *finder) pair(t tree, sites []site, i int, a, b site) bool {
	between := f.between(t, a.end, b.first)
	switch {
	case a.adjective:
		return f.described(t, a, b)
	case b.adjective:
		return false
	case t.possessive(a.end):
		return f.owned(t, a, b)
	}
	switch {
	case between == ",":
		if f.listed(t, sites, i) || !f.holds(b, a) {
			return false
		}
		f.lies(t, a, b, "comma", likely)
	case inside(between) && f.smaller(a, b):
		f.lies(t, a, b, "in", likely)
	case unitOf(between) && f.smaller(a, b):
		f.lies(t, a, b, "region of", sure)
	case partOf(between):
		f.lies(t, a, b, "part of", sure)
	case capitalOf(between) && f.smaller(a, b):
		f.lies(t, a, b, "apposition", sure)
	case republicOf(between):
		f.lies(t, a, b, "one of", likely)
	default:
		return false
	}
	return true
}

// lies states that the site a lies in b.
func (f *finder) lies(t tree, a, b site, rule string, confidence float64) {
	if a.entity == b.entity {
		return
	}
	first, end := min(a.first, b.first), max(a.end, b.end)
	f.out.Locations = append(f.out.Locations, Location{
		Place: a.entity, Region: b.entity,
		Span:       Span{t.Tokens[first].Start, t.Tokens[end-1].End},
		PlaceAt:    Span{t.Tokens[a.first].Start, t.Tokens[a.end-1].End},
		RegionAt:   Span{t.Tokens[b.first].Start, t.Tokens[b.end-1].End},
		Confidence: confidence, Rule: "location: " + rule,
	})
}

// between is the words of tokens [first, end), lower case, joined by blanks,
// with compass points and what they hang on left out.
func (f *finder) between(t tree, first, end int) string {
	var b strings.Builder
	for i := first; i < end; i++ {
		w := t.word(i)
		if compass[w] || t.hyphen(i) && compass[t.word(i-1)] {
			continue
		}
		if b.Len() > 0 {
			b.WriteByte(' ')
		}
		b.WriteString(w)
	}
	return strings.TrimSpace(b.String())
}

// level orders the types of places by how much they hold; 0 is unknown.
func level(t graph.EntityType) int {
	switch t {
	case graph.Facility, graph.Site, graph.Road:
		return 1
	case graph.City:
		return 2
	case graph.Region, graph.Territory:
		return 3
	case graph.Country:
		return 4
	}
	return 0
}

// smaller says whether the site a may lie in b by their types.
func (f *finder) smaller(a, b site) bool {
	x, y := level(f.set.Entities[a.entity].Type), level(f.set.Entities[b.entity].Type)
	return x == 0 || y == 0 || x < y || x == y && x != 4 && x != 2 || x == 4 && y == 3
}

// holds says whether region b is of a kind that follows a place after a comma:
// a country, or a region that is no neighbour in a list.
func (f *finder) holds(b, a site) bool {
	x, y := level(f.set.Entities[a.entity].Type), level(f.set.Entities[b.entity].Type)
	return y >= 3 && x < y || x == 1 && y == 2 || x == 3 && y == 3
}

// listed says whether the comma after site i stands in a list of equals.
func (f *finder) listed(t tree, sites []site, i int) bool {
	b := sites[i+1]
	rest := f.between(t, b.end, min(b.end+3, len(t.Tokens)))
	kind := f.set.Entities[b.entity].Type
	if strings.HasPrefix(rest, "and ") || strings.HasPrefix(rest, ", and ") || strings.HasPrefix(rest, "or ") {
		for k := i + 2; k < len(sites); k++ {
			return f.set.Entities[sites[k].entity].Type == kind && sites[k].first <= b.end+4 && !f.followed(t, sites, k)
		}
	}
	return false
}

// followed says whether site k has a region of its own after a comma.
func (f *finder) followed(t tree, sites []site, k int) bool {
	return k+1 < len(sites) && f.between(t, sites[k].end, sites[k+1].first) == "," && f.holds(sites[k+1], sites[k])
}

// described reads "the Spanish city of Granada", "the Georgian capital Tbilisi".
func (f *finder) described(t tree, a, b site) bool {
	unit := ""
	for k := a.end; k < b.first; k++ {
		switch w := t.word(k); {
		case units[w] || units[t.lemma(k)]:
			unit = w
		case w == "of" && unit != "" && k == b.first-1, compass[w], t.hyphen(k), t.tag(k) == lang.ADJ, t.tag(k) == lang.NOUN, w == ",", t.tag(k) == lang.PROPN:
		default:
			return false
		}
	}
	if unit == "" && !units[t.word(b.end)] && !f.regional(b) || f.set.Entities[b.entity].Type == graph.Country {
		return false
	}
	f.lies(t, b, a, "adjective", sure)
	return true
}

// regional says whether the site names its own kind: "Donetsk region".
func (f *finder) regional(b site) bool {
	words := strings.Fields(strings.ToLower(f.set.Entities[b.entity].Name))
	return len(words) > 1 && units[words[len(words)-1]]
}

// owned reads "Azerbaijan's Karabakh region", "Zambia's capital, Lusaka".
func (f *finder) owned(t tree, a, b site) bool {
	for k := a.end + 1; k < b.first; k++ {
		switch w := t.word(k); {
		case units[w], compass[w], t.hyphen(k), w == ",", w == "of" && units[t.word(k-1)]:
		case t.tag(k) == lang.ADJ, t.tag(k) == lang.NOUN && units[t.word(k+1)], t.tag(k) == lang.NUM:
		default:
			return false
		}
	}
	if !f.smaller(b, a) || f.set.Entities[b.entity].Type == graph.Country {
		return false
	}
	f.lies(t, b, a, "possessor", sure)
	return true
}

// distributed gives the region of the last place of a list to the others:
// "Moore, Norman and Shawnee in Oklahoma".
func (f *finder) distributed(t tree, sites []site) {
	for i := 2; i < len(sites); i++ {
		last := sites[i-1]
		if sites[i].adjective || last.end >= len(t.Tokens) || !inside(f.between(t, last.end, sites[i].first)) {
			continue
		}
		for k := i - 2; k >= 0; k-- {
			gap := f.between(t, sites[k].end, sites[k+1].first)
			if gap != "," && gap != "and" && gap != ", and" || sites[k].adjective ||
				level(f.set.Entities[sites[k].entity].Type) != level(f.set.Entities[last.entity].Type) || !f.smaller(sites[k], sites[i]) {
				break
			}
			f.lies(t, sites[k], sites[i], "list", likely)
		}
	}
}
