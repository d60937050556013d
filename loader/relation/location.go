package relation

import (
	"slices"
	"strings"
	"unicode/utf8"

	"quoth/graph"
	lang "quoth/loader/language"
)

// locations reads what lies where from a sentence: each place with the next one
// after it, by the words between the two; then what follows from two such
// steps in a row ("Quetta, Balochistan, Pakistan").
func (f *finder) locations(t tree) {
	sites := f.sites(t)
	f.spelled(t)
	if len(sites) < 2 {
		return
	}
	start := len(f.out.Locations)
	for i := 0; i+1 < len(sites); i++ {
		in := f.pair(t, sites, i, i+1)
		if i+2 >= len(sites) || in && !f.owns(t, sites[i+1], sites[i+2]) {
			continue
		}
		if in || sites[i+1].adjective {
			f.pair(t, sites, i, i+2)
		}
	}
	f.fronted(t, sites, start)
	f.made(t, sites)
	f.distant(t, sites, start)
	f.distributed(t, sites, start)
	f.chain(start)
}

// fronted reads "In Idaho, smoke hung over Boise": a region that opens the sentence
// holds the first town after it, unless that is known to lie elsewhere.
func (f *finder) fronted(t tree, sites []site, start int) {
	a := sites[0]
	if w := t.word(0); w != "in" || a.first > 2 || a.adjective || f.level(a) < 3 || f.continental(a) || t.word(a.end) != "," && !(a.regional && t.word(a.end+1) == ",") {
		return
	}
	for _, b := range sites[1:] {
		if f.level(b) > 2 || b.regional {
			return
		}
		k := b.first - 1
		for k > 0 && (t.tag(k) == lang.DET || compass[t.word(k)]) {
			k--
		}
		if t.word(k) == "of" && ranks[t.word(k-1)] == 1 {
			for k -= 2; k > 0 && t.tag(k) == lang.DET; k-- {
			}
		}
		switch t.word(k) {
		case "in", "near", "over", "at", "outside":
		default:
			continue
		}
		home, region := f.set.Entities[b.entity].Country, f.set.Entities[a.entity]
		if home != "" && home != region.Name && home != region.Country || f.set.Entities[b.entity].Type == graph.Organization || f.placed(t, b, start) && home == "" {
			return
		}
		f.lies(t, b, a, "in front", possible)
		return
	}
}

// distant gives a place that lies so and so far from another the other's region:
// "Soma, 75 miles north of Izmir in western Turkey".
func (f *finder) distant(t tree, sites []site, start int) {
	for i := 0; i+2 < len(sites); i++ {
		a, b, c := sites[i], sites[i+1], sites[i+2]
		if (bondOf(f.between(t, a.end, b.first)) == beside || f.nearby(t, a, b)) && f.placed(t, b, start) && f.smaller(a, c) && b.end+8 > c.first && !b.adjective {
			f.lies(t, a, c, "distance", possible)
		}
	}
}

// pair reads the words between sites i and k, and says whether they tell that
// one lies in the other.
func (f *finder) pair(t tree, sites []site, i, k int) bool {
	a, b := sites[i], sites[k]
	switch {
	case a.adjective:
		if !f.described(t, a, b) {
			return false
		}
		f.rest(t, a, sites, k)
		return true
	case b.adjective:
		return f.ofLand(t, a, b)
	case t.possessive(a.end):
		return f.owned(t, a, b, sites)
	case f.level(a) == 4 && t.word(b.first-1) == "of" && f.named(t, a, b),
		f.level(a) == 3 && t.word(b.first-1) == "of" && f.level(b) < 3 && ranks[t.word(a.end)] == 1:
		f.rest(t, a, sites, k)
		return f.described(t, a, b) // "the U.S. city of", "the Texas town of"
	}
	if f.bracketed(t, a, b) {
		return true
	}
	if f.nearby(t, a, b) {
		return false // "a small town west of San Antonio" is not in it
	}
	x := f.level(a)
	rule, confidence := "", likely
	words := f.between(t, a.end, b.first)
	if k > i+1 && !sites[i+1].adjective {
		words = f.between(t, a.end, sites[i+1].first) // "in the U.S. state of"
	}
	if len(words) > 1 && ranks[words[0]] > 0 && words[1] != "of" {
		words = words[1:] // "Idlib province, Syria"
	}
	bond := bondOf(words)
	if x == 1 && f.level(b) < 3 && len(words) == 1 && words[0] == "at" {
		bond = within // "the Production Center at Fernald"
	}
	switch bond {
	case comma:
		if f.listed(t, sites, k) || !f.follows(t, a, b) && !(x == 0 && f.level(b) == 2 && f.followed(t, sites, k)) {
			return false
		}
		if t.possessive(b.end) && !f.unitAfter(t, b.end+1) {
			return false // "Hosokawa, Japan's prime minister"
		}
		if t.word(a.first-1) == "," && t.tag(a.first-2) == lang.PROPN && t.word(b.end) == "," && (i == 0 || sites[i-1].end != a.first-1) && f.level(b) != 4 && !f.american(b) {
			return false // two of a long list
		}
		if !(f.american(b) && !dwellers[t.lemma(b.end)]) && (t.finite(b.end) || t.noun(b.end) && !units[t.word(b.end)]) {
			return false
		}
		rule = "comma"
	case within:
		if !f.smaller(a, b) || x == 4 && !f.continental(b) {
			return false
		}
		rule = "in"
	case called:
		if f.water(a) || f.continental(a) && x < 3 || x == 4 && !f.continental(b) && !f.water(b) || x == 2 && quarters[words[0]] {
			return false // "the Wellington suburb of Miramar"
		}
		if !f.smaller(a, b) && !(f.level(b) == 2 && (quarters[t.word(b.first-2)] || ofTown(words))) || (f.level(b) == 3 || f.level(b) == 0) && ranks[words[0]] > 1 && (x == 0 || t.tag(a.end-1) == lang.ADJ || adjectival(t.word(a.end-1))) && !f.unitNamed(t, b) {
			return false
		}
		rule, confidence = "kind", sure
	case belonging:
		if !f.unitEnds(t, a) || !f.smaller(a, b) || f.level(b) < 3 {
			return false
		}
		rule = "of"
	case part:
		rule, confidence = "part", sure
	case being:
		if !t.possessive(b.end) || !f.unitAfter(t, b.end+1) || x == 4 {
			return false
		}
		rule = "one of"
	case among:
		if !t.possessive(b.end) {
			return false
		}
		rule = "one of"
	case beside:
		// "Soma, 75 miles north of Izmir in Turkey" is read from the other end.
		return false
	default:
		return false
	}
	f.lies(t, a, b, rule, confidence)
	return true
}

// owns says whether the words make the next site one of this one's: "Cambodia's
// Battambang Province", "the U.S. state of Michigan".
func (f *finder) owns(t tree, a, b site) bool {
	return f.level(a) == 4 && (t.possessive(a.end) || t.word(b.first-1) == "of" && f.named(t, a, b))
}

// bracketed reads "Varna (Bulgaria)", "Germany (East Prussia)".
func (f *finder) bracketed(t tree, a, b site) bool {
	if t.word(a.end) != "(" || t.word(b.end) != ")" || b.first > a.end+3 || b.first == a.end+3 && t.word(b.first-1) != "the" {
		return false
	}
	for k := a.end + 1; k < b.first; k++ {
		if !compass[t.word(k)] && t.word(k) != "the" {
			return false
		}
	}
	x, y := f.level(a), f.level(b)
	switch {
	case y >= 3 && x < y && !f.continental(a), x < 2 && y == 2:
		f.lies(t, a, b, "brackets", likely)
	case x == 4 && (y == 3 || y == 2):
		f.lies(t, b, a, "brackets", possible)
	default:
		return false
	}
	return true
}

// named says whether a country's name stands before a lesser unit as an
// adjective does: "the U.S. states of".
func (f *finder) named(t tree, a, b site) bool {
	unit := t.word(b.first - 2)
	for k := a.end; k < b.first; k++ {
		if t.tag(k) == lang.CCONJ || t.tag(k) == lang.VERB || t.tag(k) == lang.PUNCT && !t.hyphen(k) {
			return false
		}
	}
	if f.level(a) == 3 && ranks[unit] > 2 {
		return false
	}
	if f.level(a) == 4 && ranks[unit] > 1 && t.word(a.end) == unit {
		return true // "the eastern DRC region of North Kivu"
	}
	switch unit {
	case "city", "cities", "town", "towns", "village", "villages", "state", "states", "capital", "port", "resort", "island", "islands":
		return b.first-a.end < 5
	}
	return false
}

// lies states that the site a lies in b.
func (f *finder) lies(t tree, a, b site, rule string, confidence float64) {
	first, end := min(a.first, b.first), max(a.end, b.end)
	f.locate(Location{
		Place: a.entity, Region: b.entity,
		Span:       Span{t.Tokens[first].Start, t.Tokens[end-1].End},
		PlaceAt:    Span{t.Tokens[a.first].Start, t.Tokens[a.end-1].End},
		RegionAt:   Span{t.Tokens[b.first].Start, t.Tokens[b.end-1].End},
		Confidence: confidence, Rule: "location: " + rule,
	})
}

// locate adds a location whose words are not too many.
func (f *finder) locate(l Location) {
	if l.Place != l.Region && utf8.RuneCountInString(f.doc.Text[l.Span.Start:l.Span.End]) <= MaxEvidence {
		f.out.Locations = append(f.out.Locations, l)
	}
}

// chain adds, to the locations from start on, what follows from two in a row, and
// from those again: "Teaneck, Bergen County, New Jersey, United States".
func (f *finder) chain(start int) {
	for n := start; n < len(f.out.Locations) && n < start+maxChained; n++ {
		for k := start; k < n; k++ {
			a, b := f.out.Locations[k], f.out.Locations[n]
			f.follow(start, a, b)
			f.follow(start, b, a)
		}
	}
}

// maxChained bounds the locations of a sentence that others follow from.
const maxChained = 48

// follow adds that a's place lies in b's region, where a's region is b's place.
func (f *finder) follow(start int, a, b Location) {
	if a.RegionAt != b.PlaceAt || a.Place == b.Region || slices.ContainsFunc(f.out.Locations[start:], func(l Location) bool {
		return l.PlaceAt == a.PlaceAt && l.RegionAt == b.RegionAt
	}) {
		return
	}
	f.locate(Location{
		Place: a.Place, Region: b.Region, PlaceAt: a.PlaceAt, RegionAt: b.RegionAt,
		Span:       Span{min(a.Span.Start, b.Span.Start), max(a.Span.End, b.Span.End)},
		Confidence: min(a.Confidence, b.Confidence) * 0.95, Rule: "location: chain",
	})
}

// maxGap bounds the words between two places.
const maxGap = 16

// between is the words of tokens [first, end), lower case, without compass
// points and what stands in brackets; nil where there are too many.
func (f *finder) between(t tree, first, end int) []string {
	if end-first > 2*maxGap {
		return []string{"…"}
	}
	var out []string
	depth := 0
	for i := first; i < end; i++ {
		w := t.word(i)
		if t.hyphen(i+1) && ruled[t.word(i+2)] && i+2 < end {
			i += 2 // "Indian-administered"
			continue
		}
		switch {
		case w == "(":
			depth++
		case w == ")":
			depth--
		case depth > 0, compass[w], t.hyphen(i) && (compass[t.word(i-1)] || compass[t.word(i+1)]):
		default:
			out = append(out, w)
		}
	}
	if depth != 0 || len(out) > maxGap {
		return []string{"…"}
	}
	return out
}

// described reads "the Spanish city of Granada", "the Georgian capital Tbilisi".
func (f *finder) described(t tree, a, b site) bool {
	unit := false
	for k := a.end; k < b.first; k++ {
		switch w := t.word(k); {
		case units[w]:
			unit = true
		case w == "of" && unit && k == b.first-1, w == "of" && unit && t.word(k+1) == "the" && k == b.first-2, w == "the" && t.word(k-1) == "of":
		case compass[w], t.hyphen(k), t.tag(k) == lang.ADJ, t.noun(k), w == "," && units[t.word(k-1)]:
		default:
			return false
		}
	}
	if !unit && !units[t.word(b.end)] && f.rank(b) == 0 || f.level(b) == 4 {
		return false
	}
	f.lies(t, b, a, "adjective", sure)
	return true
}

// rest gives the others of the list that begins with site i the country or region
// that lies before it: "the U.S. states of Iowa, Ohio and Maine".
func (f *finder) rest(t tree, a site, sites []site, i int) {
	unit := t.word(sites[i].first - 2)
	if !disputed[t.word(sites[i].first-1)] && (t.word(sites[i].first-1) != "of" || !units[unit] && unit != "republics" || !strings.HasSuffix(unit, "s")) {
		return
	}
	for k := i + 1; k < len(sites); k++ {
		switch strings.Join(f.between(t, sites[k-1].end, sites[k].first), " ") {
		case ",", "and", ", and":
		default:
			return
		}
		if sites[k].adjective || !f.smaller(sites[k], a) {
			return
		}
		f.lies(t, sites[k], a, "list", likely)
	}
}

// owned reads "Azerbaijan's Karabakh region", "Zambia's capital, Lusaka".
func (f *finder) owned(t tree, a, b site, sites []site) bool {
	for k := a.end + 1; k < b.first; k++ {
		switch w := t.word(k); {
		case units[w], compass[w], t.hyphen(k), w == ",", w == "of" && units[t.word(k-1)]:
		case t.tag(k) == lang.ADJ, t.noun(k) && units[t.word(k+1)], disputed[w], t.tag(k) == lang.NUM, w == "and" && t.tag(k-1) == lang.ADJ && t.tag(k+1) == lang.ADJ:
		default:
			return false
		}
	}
	if f.level(a) < 2 {
		return false
	}
	part := t.word(b.first-1) == "of" && ranks[t.word(b.first-2)] > 1 // "Serbia's province of Kosovo"
	if !part && (!f.smaller(b, a) || f.level(b) == 4) || f.water(b) {
		return false
	}
	f.lies(t, b, a, "possessor", sure)
	if i := slices.IndexFunc(sites, func(s site) bool { return s.first == b.first }); i >= 0 && b.regional {
		f.fellows(t, a, sites, i)
	}
	if i := slices.IndexFunc(sites, func(s site) bool { return s.first == b.first }); i >= 0 {
		f.rest(t, a, sites, i)
	}
	return true
}

// distributed gives the region of the last place of a list to the others:
// "Moore, Norman and Shawnee in Oklahoma".
func (f *finder) distributed(t tree, sites []site, start int) {
	for i := 2; i < len(sites); i++ {
		last := sites[i-1]
		bond := bondOf(f.between(t, last.end, sites[i].first))
		if sites[i].adjective || bond != within && bond != called && (bond != comma || !f.placed(t, last, start)) || !f.smaller(last, sites[i]) || f.level(last) == 4 && !f.continental(sites[i]) {
			continue
		}
		for k := i - 2; k >= 0; k-- {
			gap := strings.Join(f.between(t, sites[k].end, sites[k+1].first), " ")
			if bond == comma && (gap != "and" || k < i-2 || !f.follows(t, sites[k], sites[i]) || f.level(sites[k]) > 2) {
				break
			}
			if gap != "," && gap != "and" && gap != ", and" && gap != "or" || sites[k].adjective || f.level(sites[k]) != f.level(last) && f.level(sites[k])+f.level(last) != 2 || f.placed(t, sites[k], start) {
				break
			}
			f.lies(t, sites[k], sites[i], "list", likely)
			if i+1 < len(sites) && f.owns(t, sites[i], sites[i+1]) && f.smaller(sites[k], sites[i+1]) {
				f.lies(t, sites[k], sites[i+1], "list", likely)
			}
		}
	}
}

// placed says whether a location from start on has the site as an end.
func (f *finder) placed(t tree, s site, start int) bool {
	at := t.Tokens[s.first].Start
	return slices.ContainsFunc(f.out.Locations[start:], func(l Location) bool { return l.PlaceAt.Start == at || l.RegionAt.Start == at })
}
