package relation

import "strings"

// compass are the words that name a part of a place.
var compass = words("north; south; east; west; northern; southern; eastern; western; central; northeast; northwest; southeast; southwest; " +
	"north-east; north-west; south-east; south-west; northeastern; northwestern; southeastern; southwestern; north-eastern; north-western; " +
	"south-eastern; south-western; upper; lower; inner; outer; mid; coastal; rural; mainland; far; nearby; mountainous")

// units are the words for a place of a kind.
var units = words("region; regions; province; provinces; district; districts; state; states; city; cities; town; towns; village; villages; county; counties; " +
	"parish; oblast; raion; governorate; prefecture; canton; department; territory; peninsula; island; islands; valley; capital; port; resort; " +
	"suburb; neighborhood; neighbourhood; municipality; borough; commune; hamlet; settlement; enclave; exclave; republic; area; zone; desert; " +
	"mountains; hills; coast; highlands; lowlands; foothills; plateau; stronghold; community; township; quarter; river; lake; square; airport; " +
	"archipelago; division; subdivision; emirate; land; voivodeship; krai; bay; gulf; garrison; outpost; metropolis; plain; atoll; delta")

// inside says whether the words put the place before them into the one after:
// "in the", "in the northern part of" (compass points are left out).
func inside(between string) bool {
	s := strings.TrimPrefix(between, ", ")
	for _, unit := range []string{"region", "area", "district", "province", "state", "city", "county", "square", "town", "village"} {
		s = strings.TrimPrefix(s, unit+" ")
	}
	switch s {
	case "in", "in the", "inside", "within", "inside the", "within the", "in the part of", "in the half of", "in the state of", "in the province of",
		"in the region of", "in the district of", "in the county of", "in the city of", "in the republic of", "in the heart of", "in the town of",
		"in the center of", "in the centre of", "in the corner of", "on the coast of", "in the island of", "on the island of", "in the suburb of",
		"is in", "is in the", "lies in", "lies in the", "is located in", "is located in the", "located in", "located in the", "is situated in", "situated in",
		"is situated in the", "situated in the", "was located in", "lie in", "are in", "are located in", "which is in", "which lies in", "sits in", "stands in":
		return true
	}
	kind, rest, ok := strings.Cut(s, " in ")
	if !ok {
		kind, rest, ok = strings.Cut(s+" ", " in ")
	}
	if ok && (rest == "" || rest == "the" || rest == "the part of" || rest == "the state of" || rest == "the province of" || rest == "the region of") {
		for _, head := range []string{"a ", "an ", "is a ", "is an ", "was a ", "the "} {
			if k, cut := strings.CutPrefix(kind, head); cut {
				return endsInUnit(k)
			}
		}
		return false
	}
	// "75 miles of Izmir in" leaves no name between; distances are read apart.
	return strings.HasSuffix(s, " in") && measured(s)
}

// measured says whether the words are a distance: "75 miles north".
func measured(s string) bool {
	for _, unit := range []string{"mile", "miles", "kilometer", "kilometers", "kilometre", "kilometres", "km"} {
		if strings.Contains(" "+s+" ", " "+unit+" ") {
			return true
		}
	}
	return false
}

// endsInUnit says whether the last word, or the first before "of", is a unit:
// "town", "large resort town".
func endsInUnit(s string) bool {
	words := strings.Fields(s)
	return len(words) > 0 && len(words) < 5 && (units[words[len(words)-1]] || words[len(words)-1] == "nation" || words[len(words)-1] == "country")
}

// unitOf says whether the words are "region of", "district of the".
func unitOf(s string) bool {
	s = strings.TrimSuffix(s, " the")
	unit, ok := strings.CutSuffix(s, " of")
	return ok && units[unit] && unit != "capital" && unit != "state"
}

// partOf says whether the words make the place before them a part of the one
// after: ", a territory internationally recognized as part of".
func partOf(s string) bool {
	s = strings.TrimSuffix(s, " the")
	for _, end := range []string{"recognized as part of", "recognised as part of", "is part of", "is a part of", "are part of", ", part of", "was part of", "forms part of"} {
		if strings.HasSuffix(" "+s, " "+strings.TrimPrefix(end, ", ")) && len(strings.Fields(s)) < 12 {
			return !strings.Contains(s, " not ") && (strings.HasPrefix(end, ", ") == strings.HasPrefix(s, ", part") || !strings.HasPrefix(end, ", "))
		}
	}
	return false
}

// capitalOf says whether the words call the place before them the capital or
// another unit of the one after: ", the capital of", ", a city of".
func capitalOf(s string) bool {
	s = strings.TrimSuffix(s, " the")
	s, ok := strings.CutSuffix(s, " of")
	if !ok {
		return false
	}
	for _, head := range []string{", the ", ", a ", ", an ", "is the ", "is a ", ", "} {
		if k, cut := strings.CutPrefix(s, head); cut {
			return endsInUnit(k)
		}
	}
	return false
}

// republicOf says whether the words make the place before them one of the parts
// that the one after owns: "is the smallest of".
func republicOf(s string) bool {
	return (strings.HasPrefix(s, "is the ") || strings.HasPrefix(s, "is one ")) && strings.HasSuffix(s, " of") && len(strings.Fields(s)) < 6
}
