package relation

import (
	"strings"

	"quoth/graph"
	"quoth/loader/entity"
	lang "quoth/loader/language"
)

// spelled reads the places whose names hold their region: "Portland, Maine".
func (f *finder) spelled(t tree) {
	for _, m := range f.set.InSentence(t.n) {
		if m.Form != entity.Name || len(m.Entities) != 1 || m.End-m.First < 3 || f.set.Entities[m.Entities[0]].Type != graph.City {
			continue
		}
		for k := m.First + 1; k+1 < m.End; k++ {
			if t.word(k) != "," || t.word(k+1) == "d.c." || t.word(k+1) == "dc" {
				continue
			}
			town := Span{t.Tokens[m.First].Start, t.Tokens[k-1].End}
			region := Span{t.Tokens[k+1].Start, t.Tokens[m.End-1].End}
			text := f.doc.Text
			if p, in, ok := f.set.Town(text[town.Start:region.End], text[region.Start:region.End]); ok && p == m.Entities[0] {
				f.locate(Location{Place: p, Region: in, Span: Span{town.Start, region.End}, PlaceAt: town, RegionAt: region, Confidence: sure, Rule: "location: comma"})
			}
		}
	}
}

// maxNearby bounds the tokens between a place and the one that it is near.
const maxNearby = 14

// nearby says whether the words between two sites tell that the first is near the
// second: "Uvalde, a small town west of San Antonio", "the dam near Dublin".
func (f *finder) nearby(t tree, a, b site) bool {
	if b.first-a.end > maxNearby || a.adjective || b.adjective {
		return false
	}
	k := b.first - 1
	if t.word(k) == "of" && units[t.word(k-1)] && (t.word(k-2) == "the" || t.tag(k-2) == lang.ADJ) {
		for k -= 2; k > a.end && (t.tag(k) == lang.DET || t.tag(k) == lang.ADJ); k-- {
		} // "near the town of"
	}
	for k > a.end && t.tag(k) == lang.DET {
		k--
	}
	switch w := t.word(k); {
	case w == "near", w == "outside", w == "of" && compass[t.word(k-1)] && k-1 >= a.end && t.word(k-2) != "the":
	default:
		return false
	}
	for i := a.end; i < k; i++ {
		switch w := t.word(i); {
		case w == "is", w == "was", w == "lies", w == "located", w == "situated", w == "based":
		case t.tag(i) == lang.CCONJ, t.tag(i) == lang.VERB, t.tag(i) == lang.AUX, w == "in", w == ";":
			return false
		}
	}
	return true
}

// ofLand reads "Bakhmut, an eastern Ukrainian city", "Dinder is a Sudanese park": the
// adjective of a country in what a place is said to be.
func (f *finder) ofLand(t tree, a, b site) bool {
	if f.level(a) > 3 || f.continental(a) || f.water(a) {
		return false
	}
	words := f.between(t, a.end, b.first)
	n := len(words)
	if n < 2 || n > 4 || words[n-1] != "a" && words[n-1] != "an" && !(words[n-1] == "the" && words[0] != ",") {
		return false
	}
	switch lead := strings.Join(words[:n-1], " "); lead {
	case ",", "is", "was", ", which is", ", which was":
	default:
		return false
	}
	for k := b.end; k < len(t.Tokens) && k < b.end+5; k++ {
		switch w := t.word(k); {
		case units[w] && !units[t.word(k+1)]:
			if w := t.word(k + 1); t.noun(k+1) || w == "of" {
				return false // "a Ukrainian city official"
			}
			f.lies(t, a, b, "apposition", likely)
			return true
		case t.tag(k) != lang.ADJ && !t.noun(k) && !t.hyphen(k):
			return false
		}
	}
	return false
}

// made reads "Yugoslavia consists of Serbia and Montenegro".
func (f *finder) made(t tree, sites []site) {
	for i := 0; i+1 < len(sites); i++ {
		a, b := sites[i], sites[i+1]
		switch strings.Join(f.between(t, a.end, b.first), " ") {
		case "consists of", "consisted of", "now consists of", "comprises", "is made up of", "is composed of":
		default:
			continue
		}
		for k := i + 1; k < len(sites) && !sites[k].adjective; k++ {
			if k > i+1 {
				if gap := strings.Join(f.between(t, sites[k-1].end, sites[k].first), " "); gap != "," && gap != "and" && gap != ", and" {
					break
				}
			}
			if f.level(sites[k]) <= f.level(a) || f.level(a) == 0 {
				f.lies(t, sites[k], a, "consists", likely)
			}
		}
	}
}

// fellows gives the country or region of site i, whose plural unit ends the list, to
// those after it: "Sudan's Gadarif and Blue Nile states".
func (f *finder) fellows(t tree, a site, sites []site, i int) {
	for k := i + 1; k < len(sites); k++ {
		switch strings.Join(f.between(t, sites[k-1].end, sites[k].first), " ") {
		case ",", "and", ", and":
		default:
			return
		}
		if sites[k].adjective || !sites[k].regional || !f.smaller(sites[k], a) {
			return
		}
		f.lies(t, sites[k], a, "list", likely)
	}
}
