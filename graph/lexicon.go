package graph

import (
	"slices"
	"strconv"
	"strings"
)

// What the comparison of claims knows of English. Lists are of plain words and
// kept by their stems.

// negations turn round what follows in their clause; in the form that Fold gives.
var negations = wordSet("not no never none nobody nothing neither nor without cannot dont doesnt didnt isnt arent wasnt werent " +
	"hasnt havent hadnt wont wouldnt cant couldnt shouldnt mustnt neednt")

// notNegated are words before which these turn nothing round: "not only", "no doubt".
var notNegated = wordSet("only just merely simply least doubt")

// refusals are words that turn round what "to" leads in behind them.
var refusals = stemSet("fail refuse decline neglect unable unwilling")

// hollow words tell nothing of what a claim is about, beside the stop words.
var hollow = stemSet("say said tell told also would could may might must shall us one thing get got go went gone make made let put yet even still just " +
	"mr mrs ms dr ago today yesterday tomorrow according claim state report announce statement " +
	"monday tuesday wednesday thursday friday saturday sunday " + monthList)

const monthList = "january february march april may june july august september october november december"

// common words tell little: they stand in claims about anything.
var common = stemSet("time year day week month hour want call first look need see know way right great try number come much best give take " +
	"good new work use people person man men woman women world country nation national government official political public lead leader " +
	"minister president side party part group issue problem point question case fact place area region local situation process effort step " +
	"plan important necessary possible like believe think feel hope consider continue begin start end last next many several whole " +
	"second meet meeting discuss decide decision change include provide support help keep hold remain become current recent future past " +
	"order result reason effect member international general major big large small high long full real clear different relate regard " +
	"concern interest ensure ready forward together system develop condition matter level form term action act active measure authority " +
	"administration force")

// synonyms gives for each word the one that stands for all of its meaning.
var synonyms = classes(
	"kill die died dead death slain slay fatal perish", "wound injured injury hurt", "civilian noncombatant",
	"soldier troops serviceman servicemen", "ceasefire truce armistice", "talk negotiate dialogue", "agreement accord deal pact treaty",
	"attack assault strike struck offensive", "withdraw withdrew retreat pullout", "surrender relinquish", "hostage captive prisoner",
	"arrest detain detention", "election vote poll ballot", "lie untrue false bogus fabricate baseless", "protest demonstrate rally",
	"weapon arms armament", "border frontier", "missile rocket", "child children kid", "aid assistance relief", "explosion blast explode",
	"shell bombard", "bomb airstrike", "company firm", "worker employee", "email mail", "money funds cash", "crime criminal",
	"law legislation bill", "job employment", "terror terrorist antiterror counterterrorism", "infrastructure facility", "target aim",
	"separatist rebel insurgent", "danger threat threaten", "trade commerce", "destroy demolish", "build built", "buy bought",
	"win won victory", "lose lost defeat", "fall fell drop decline decrease", "rise rose grow grew increase", "keep kept",
	// Verbs whose past the stemmer does not know.
	"begin began begun", "take took taken", "give gave given", "break broke broken", "send sent", "hold held", "meet met", "speak spoke spoken",
	"bring brought", "fight fought", "seek sought", "lead led", "steal stole stolen", "shoot shot", "sink sank sunk", "flee fled", "leave left",
	"pay paid", "sell sold", "write wrote written", "choose chose chosen", "freeze froze frozen", "drive drove driven", "fly flew flown",
	"throw threw thrown", "catch caught", "think thought", "feel felt", "shrink shrank shrunk", "swear swore sworn", "forbid forbade forbidden",
	"overthrow overthrew overthrown", "become became", "spend spent", "tear tore torn", "hide hid hidden", "come came", "know knew known",
)

// antonyms gives for a word the one whose contrary it means.
var antonyms = opposites("fall rise", "shrink rise", "reject accept", "refuse agree", "oppose back", "deny confirm", "fail succeed",
	"close open", "lose win", "violate respect", "illegal legal", "unlawful lawful", "innocent guilty", "unsafe safe", "weaken strengthen",
	"worsen improve", "unable able", "unwilling willing", "unfair fair", "unlikely likely", "impossible possible", "forbid allow",
	"ban allow", "block allow", "prevent allow", "leave stay", "ignore heed", "unchanged changed", "uncertain certain", "unstable stable",
	"inaccurate accurate", "incorrect correct", "wrong right")

// meanings gives for a stem that stands for others all that it stands for.
var meanings = func() map[string][]string {
	m := map[string][]string{}
	for _, of := range []map[string]string{synonyms, antonyms} {
		for s := range of {
			if to, _ := meaning(s); to != s && !slices.Contains(m[to], s) {
				m[to] = append(m[to], s)
			}
		}
	}
	return m
}()

// standIns gives all stems of that meaning.
func standIns(meaning string) []string { return append([]string{meaning}, meanings[meaning]...) }

// meaning gives the stem that stands for a stem's meaning, and whether it is its contrary.
func meaning(stem string) (of string, contrary bool) {
	if s, ok := synonyms[stem]; ok {
		stem = s
	}
	if s, ok := antonyms[stem]; ok {
		return s, true
	}
	return stem, false
}

// fate is what befalls people whom numbers in news count, counted what else they count.
var fate = stemSet("kill wound missing arrest displace evacuate rescue infect")

var counted = stemSet("hostage soldier civilian worker child house home " +
	"percent vote ton kilometer mile dollar euro family prison ship aircraft tank drone post settlement village")

// numerals are small numbers in words.
var numerals = func() map[string]int {
	m := map[string]int{}
	for i, w := range strings.Fields("zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen " +
		"sixteen seventeen eighteen nineteen twenty") {
		m[w] = i
	}
	for i, w := range strings.Fields("thirty forty fifty sixty seventy eighty ninety") {
		m[w] = 30 + 10*i
	}
	return m
}()

// Words beside a number.
var (
	spansOfTime = stemSet("second minute hour day week month year decade time century")
	monthNames  = stemSet(monthList)
	atLeast     = stemSet("least over more above exceed minimum")
	atMost      = stemSet("most up many fewer less under below maximum")
	nearly      = stemSet("about around some near almost roughly approximately estimate")
	endsOfCount = wordSet("and or but")
	multiples   = map[string]int{"hundred": 100, "thousand": 1000, "million": 1_000_000, "billion": 1_000_000_000}
)

// number reads a word as a number below a billion.
func number(word string) (int, bool) {
	if n, ok := numerals[word]; ok {
		return n, true
	}
	if word == "" || len(word) > 9 || word[0] < '0' || word[0] > '9' {
		return 0, false
	}
	n, err := strconv.Atoi(word)
	return n, err == nil
}

func wordSet(list string) map[string]bool {
	m := map[string]bool{}
	for w := range strings.FieldsSeq(list) {
		m[w] = true
	}
	return m
}

func stemSet(list string) map[string]bool {
	m := map[string]bool{}
	for w := range strings.FieldsSeq(list) {
		m[stem(w)] = true
	}
	return m
}

// classes makes a map from each word of a class to the first.
func classes(lists ...string) map[string]string {
	m := map[string]string{}
	for _, list := range lists {
		words := strings.Fields(list)
		for _, w := range words {
			m[stem(w)] = stem(words[0])
		}
	}
	return m
}

func opposites(pairs ...string) map[string]string {
	m := map[string]string{}
	for _, p := range pairs {
		a, b, _ := strings.Cut(p, " ")
		m[stem(a)] = stem(b)
	}
	return m
}
