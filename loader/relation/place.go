package relation

import "strings"

// compass are the words that name a part of a place.
var compass = words("north; south; east; west; northern; southern; eastern; western; central; northeast; northwest; southeast; southwest; " +
	"north-east; north-west; south-east; south-west; northeastern; northwestern; southeastern; southwestern; north-eastern; north-western; " +
	"south-eastern; south-western; upper; lower; inner; outer; mid; coastal; rural; mainland; far; nearby; mountainous; remote; downtown; extreme")

// units are the words for a place of a kind.
var units = words("region; regions; province; provinces; district; districts; state; states; city; cities; town; towns; village; villages; county; counties; " +
	"parish; oblast; raion; governorate; prefecture; canton; department; territory; peninsula; island; islands; valley; capital; port; resort; " +
	"suburb; neighborhood; neighbourhood; municipality; borough; commune; hamlet; settlement; enclave; exclave; republic; area; zone; desert; " +
	"mountains; hills; coast; highlands; lowlands; foothills; plateau; stronghold; community; township; quarter; river; lake; square; airport; " +
	"archipelago; division; subdivision; emirate; land; voivodeship; krai; bay; gulf; garrison; outpost; metropolis; plain; atoll; delta; " +
	"nation; country; comune; locality; ward; mountain; range; park; road; highway; street; station; building; museum; church; university; " +
	"glacier; forest; beach; village-level; seaport; duchy; principality; sultanate; caliphate; hill; peak; volcano; county-level; seat; kingdom; place; constituency; reserve; " +
	"section; republics; barangay; census-designated; comarca; tehsil; taluk; mandal; oasis; strait; headquarters; hotel; stadium; bridge; dam; hospital; school; college; castle")

// ranks order units that lie in each other.
var ranks = map[string]int{
	"village": 1, "town": 1, "city": 1, "hamlet": 1, "suburb": 1, "neighborhood": 1, "neighbourhood": 1, "quarter": 1, "ward": 1, "township": 2,
	"district": 2, "county": 2, "counties": 2, "parish": 2, "borough": 2, "municipality": 2, "commune": 2, "raion": 2, "comarca": 2, "tehsil": 2,
	"districts": 2, "provinces": 3, "regions": 3, "states": 3, "governorates": 3, "municipalities": 2, "communes": 2,
	"province": 3, "oblast": 3, "state": 3, "governorate": 3, "prefecture": 3, "canton": 3, "department": 3, "voivodeship": 3, "krai": 3, "region": 3,
}

// lands are the other units that may follow the name of a part of what comes
// after "of" or "in".
var lands = words("area; territory; peninsula; valley; zone; enclave; exclave; suburb; neighborhood; neighbourhood; resort; square; street; mountains; desert; highlands; section")

// disputed are the words for regions that are not at one with their country.
var disputed = words("breakaway; separatist; rebel; disputed; contested; occupied; restive; secessionist; self-proclaimed; rebel-held")

// ofTown says whether the words between a place and a town make the first a part of the
// other: "is a hamlet in the town of", ", a suburb of".
func ofTown(words []string) bool {
	for i, w := range words {
		if (quarters[w] || w == "hamlet") && i+1 < len(words) && (words[i+1] == "in" || words[i+1] == "of") {
			return true
		}
	}
	return false
}

// adjectival says whether a name, lower case, has the form of an adjective:
// "Andean", "Himalayan".
func adjectival(name string) bool {
	return strings.HasSuffix(name, "ean") || strings.HasSuffix(name, "ian") || strings.HasSuffix(name, "yan")
}

// quarters are the units that lie in a city.
var quarters = words("district; borough; ward; quarter; neighborhood; neighbourhood; suburb; area; section; arrondissement")

// dwellers are the nouns, by lemma, for people after the name of where they are
// from: "in Los Angeles, New Jersey native Leroy Smith".
var dwellers = words("native; resident; senator; governor; republican; democrat; congressman; congresswoman; lawmaker; man; woman; businessman; lawyer")

// shared are the regions of which two countries have one each, or parts.
var shared = words("Punjab; Kashmir; Kurdistan; Bengal; Macedonia; Luxembourg; Limburg; Galicia; Tyrol; Silesia; Karelia; Balochistan; Baluchistan; Amazonas; Papua; Timor")

// works are the nouns for what stands somewhere and bears a place's name: "the
// Rocky Flats plutonium plant in Colorado".
var works = words("plant; site; base; camp; field; facility; mine; prison; reactor; area; refinery; airfield; airport; port; reserve; campus; shipyard; factory; complex; checkpoint; crossing")

// gap reads the words between two names, from left to right.
type gap struct {
	words []string
	at    int
}

// is says whether the next word is one of those, and passes it.
func (g *gap) is(list ...string) bool {
	if g.at >= len(g.words) {
		return false
	}
	for _, w := range list {
		if g.words[g.at] == w {
			g.at++
			return true
		}
	}
	return false
}

// done says whether all words are read.
func (g *gap) done() bool { return g.at >= len(g.words) }

// bond is what the words between two places say of the first.
type bond int

const (
	apart bond = iota
	comma
	within    // "in", "in the south of"
	called    // "a town in", "the capital of"
	part      // "internationally recognized as part of"
	belonging // "of", after a name that ends with the kind of place that it is
	among     // "is one of", of a possessor
	being     // "is", of a possessor
	beside    // "75 miles south of"
)

// bondOf reads the words between two places; compass points and what stands in
// brackets are left out of them.
func bondOf(words []string) bond {
	g := &gap{words: words}
	set := g.is(",")
	if set && len(words) == 2 && words[1] == "the" {
		return comma // "Davao, the Philippines"
	}
	if g.done() {
		if set {
			return comma
		}
		return apart
	}
	if partOf(g.words[g.at:]) {
		return part
	}
	if !set && (len(words) == 1 || len(words) == 2 && words[1] == "the") && words[0] == "of" {
		return belonging
	}
	if measured(g.words[g.at:]) {
		return beside
	}
	if !set && g.unitOf() {
		return called
	}
	if !set && g.work() {
		return within
	}
	g.is("which", "that", "both", "all")
	stated := g.is("is", "was", "lies", "sits", "stands", "are", "were", "lie", "remains", "became")
	g.is("also", "now", "once", "still", "formerly")
	g.is("located", "situated", "found", "based", "nestled")
	if stated && g.done() {
		return being
	}
	if stated && g.is("one") && g.is("of") && g.done() || stated && g.superlative() {
		return among
	}
	start := g.at
	kind := g.kind()
	if kind && !stated && g.at == start+2 && words[start] == "the" && g.is("of") {
		switch words[start+1] {
		case "capital", "seat", "metropolis", "stronghold", "port":
			g.at--
		default:
			return apart // "the enclave of X" is X
		}
	}
	if !kind && stated && words[0] == "is" && g.anything() {
		kind = true
	}
	if kind && g.is("of") {
		g.is("the")
		g.portion()
		if g.done() {
			return called
		}
		return apart
	}
	if !g.is("in", "within", "inside", "on", "at") && !g.central() {
		return apart
	}
	on := g.words[g.at-1] == "on" || g.words[g.at-1] == "at"
	g.is("the")
	g.is(held...)
	portion := g.portion()
	if !g.done() || on && !portion {
		return apart
	}
	if kind {
		return called
	}
	return within
}

// held are the adjectives between "in the" and a region's name.
var held = []string{"occupied", "annexed", "contested", "disputed", "restive", "breakaway", "volatile", "landlocked", "neighbouring", "neighboring",
	"besieged", "blockaded", "impoverished", "former", "then"}

// central reads "near" before "the centre of", which is in it.
func (g *gap) central() bool {
	if g.at+2 >= len(g.words) || g.words[g.at] != "near" {
		return false
	}
	switch g.words[g.at+2] {
	case "centre", "center", "heart", "middle":
		g.at++
		return true
	}
	return false
}

// portion reads "part of the", "province of".
func (g *gap) portion() bool {
	start := g.at
	if g.is("of") { // "in the east of": the compass point is gone
		g.is("the")
		return true
	}
	for i := 0; i < 3 && g.at < len(g.words) && g.words[g.at] != "of"; i++ {
		g.at++
	}
	if g.at == start || !g.is("of") {
		g.at = start
		return false
	}
	w := g.words[g.at-2]
	if !units[w] && w != "part" && w != "half" && w != "heart" && w != "center" && w != "centre" && w != "corner" && w != "tip" && w != "outskirts" && w != "portion" && w != "end" && w != "middle" && w != "edge" {
		g.at = start
		return false
	}
	g.is("the")
	return true
}

// kind reads "a town and port", "the second-largest city": an article, and words
// of which the last names a kind of place.
func (g *gap) kind() bool {
	start := g.at
	if !g.is("a", "an", "the", "one") && (start == 0 || g.words[start-1] != ",") {
		return false
	}
	if g.is("and", "or", "but", "then") {
		g.at = start
		return false // "Lomé, and the northern region of Kara"
	}
	for i := 0; i < 9 && g.at < len(g.words); i++ {
		w := g.words[g.at]
		g.at++
		if next := g.at; units[w] && next+1 < len(g.words) && (g.words[next] == "located" || g.words[next] == "situated") && g.words[next+1] == "in" {
			g.at++
			return true
		}
		if next := g.at; units[w] && next < len(g.words) && (g.words[next] == "in" || g.words[next] == "of" || g.words[next] == "on" || g.words[next] == "within") {
			return true
		}
		if w == "in" || w == "of" || w == "on" || w == "." || w == ";" || w == "who" || w == "from" || w == "to" || w == "for" {
			break
		}
	}
	g.at = start
	return false
}

// anything reads "a concert hall", "a freeway" before "in": whatever a place is said to
// be, it is there.
func (g *gap) anything() bool {
	start := g.at
	if !g.is("a", "an") {
		return false
	}
	for i := 0; i < 7 && g.at < len(g.words); i++ {
		switch w := g.words[g.at]; w {
		case "in":
			return i > 0
		case "of", "who", "that", "which", ",", ".", ";", ":", "for", "to", "from", "with", "by", "on", "at", "not":
			g.at = start
			return false
		}
		g.at++
	}
	g.at = start
	return false
}

// unitOf reads "region of", "economic region of the" up to the end. Lesser units
// stand the other way round: "the Black Sea port of".
func (g *gap) unitOf() bool {
	start := g.at
	g.is("economic", "autonomous", "administrative", "border", "mountainous", "oil-rich", "breakaway", "disputed")
	for i := 0; i < 2 && g.at < len(g.words) && units[g.words[g.at]]; i++ {
		g.at++
	}
	if g.at > start && (ranks[g.words[g.at-1]] > 1 || lands[g.words[g.at-1]]) && g.is("of", "in") {
		g.is("the")
		g.portion()
		if g.done() {
			return true
		}
	}
	g.at = start
	return false
}

// work reads "uranium processing plant in" up to the end.
func (g *gap) work() bool {
	start := g.at
	for i := 0; i < 4 && g.at < len(g.words); i++ {
		w := g.words[g.at]
		g.at++
		if works[w] && g.is("in", "at") {
			g.is("the")
			if g.done() {
				return true
			}
			break
		}
		if w == "," || w == "in" || w == "of" || w == "and" {
			break
		}
	}
	g.at = start
	return false
}

// superlative reads "the largest of", "the third of".
func (g *gap) superlative() bool {
	start := g.at
	if g.is("the") && g.at+2 == len(g.words) && g.words[g.at+1] == "of" && !units[g.words[g.at]] {
		g.at += 2
		return true
	}
	g.at = start
	return false
}

// partOf says whether the words make one place a part of the other: "a territory
// internationally recognized as part of".
func partOf(words []string) bool {
	n := len(words)
	if n > 0 && words[n-1] == "the" {
		n--
	}
	if n < 2 || n > 12 || words[n-1] != "of" || words[n-2] != "part" {
		return false
	}
	lead := n - 3
	if lead >= 0 && (words[lead] == "a" || words[lead] == "an") {
		lead--
	}
	for _, w := range words[:n] {
		if w == "not" || w == "n't" || w == "never" || w == "no" || w == "longer" {
			return false
		}
	}
	if lead < 0 {
		return true
	}
	switch words[lead] {
	case "as", "now", "is", "was", "are", "were", "forms", "formed", "be", "remains", "become", "became", ",":
		return true
	}
	return false
}

// measured says whether the words are a distance: "75 miles of", "about 30 km from".
func measured(words []string) bool {
	n := len(words)
	if n < 3 || n > 7 || words[n-1] != "of" && words[n-1] != "from" {
		return false
	}
	for _, w := range words {
		switch w {
		case "mile", "miles", "kilometer", "kilometers", "kilometre", "kilometres", "km":
			return true
		}
	}
	return false
}

// rankOf is the rank of the unit that a name ends or begins with, 0 for none.
func rankOf(name string) int {
	fields := strings.Fields(strings.ToLower(name))
	if len(fields) < 2 {
		return 0
	}
	if r := ranks[fields[len(fields)-1]]; r > 0 {
		return r
	}
	return ranks[fields[0]]
}
