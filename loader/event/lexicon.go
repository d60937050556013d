package event

import "quoth/graph"

// sort says of which kind the event is that a word names, and what has to stand
// before the word for it.
type sort struct {
	kind graph.EventKind
	// One of these words, or of these parts of a word, stands before it in its
	// phrase; nil asks for none.
	after []string
	name  string // what an event is called that a verb names
}

// nouns are the lemmas of nouns that name events.
var nouns = map[string][]sort{
	"call":         {{kind: graph.Call, after: phone}},
	"conversation": {{kind: graph.Call, after: phone}},
	"talk":         {{kind: graph.Call, after: phone}, {kind: graph.Meeting}},
	"talks":        {{kind: graph.Call, after: phone}, {kind: graph.Meeting}},
	"negotiation":  {{kind: graph.Meeting}},
	"consultation": {{kind: graph.Meeting}},
	"meeting":      {{kind: graph.Meeting}},
	"summit":       {{kind: graph.Meeting}},
	"briefing":     {{kind: graph.Briefing}},
	"conference":   {{kind: graph.Briefing, after: []string{"press", "news"}}},
	"attack":       {{kind: graph.Attack}},
	"assault":      {{kind: graph.Attack}},
	"airstrike":    {{kind: graph.Attack}},
	"strike":       {{kind: graph.Attack, after: armed}, {kind: graph.Attack}},
	"raid":         {{kind: graph.Attack}},
	"shelling":     {{kind: graph.Attack}},
	"bombing":      {{kind: graph.Attack}},
	"bombardment":  {{kind: graph.Attack}},
	"ambush":       {{kind: graph.Attack}},
	"explosion":    {{kind: graph.Attack}},
	"blast":        {{kind: graph.Attack}},
	"shooting":     {{kind: graph.Attack}},
	"massacre":     {{kind: graph.Attack}},
	"operation":    {{kind: graph.Operation, after: forces}},
	"measure":      {{kind: graph.Operation, after: []string{"terror"}}},
	"activity":     {{kind: graph.Operation, after: []string{"terror"}}},
	"campaign":     {{kind: graph.Operation, after: []string{"military", "terror", "bombing", "air"}}},
	"offensive":    {{kind: graph.Operation}},
	"incursion":    {{kind: graph.Operation}},
	"invasion":     {{kind: graph.Operation}},
}

var (
	phone  = []string{"phone", "telephone", "video", "conference"}
	armed  = []string{"air", "drone", "missile", "rocket", "artillery", "military", "nuclear", "retaliatory", "bomb"}
	forces = []string{"military", "terror", "security", "special", "ground", "army", "police", "naval", "offensive", "insurgency", "rescue"}
)

// verbs are the lemmas of verbs that name events.
var verbs = map[string]sort{
	"meet":      {kind: graph.Meeting, name: "meeting"},
	"confer":    {kind: graph.Meeting, name: "meeting"},
	"phone":     {kind: graph.Call, name: "phone call"},
	"telephone": {kind: graph.Call, name: "phone call"},
	"brief":     {kind: graph.Briefing, name: "briefing"},
	"attack":    {kind: graph.Attack, name: "attack"},
	"shell":     {kind: graph.Attack, name: "shelling"},
	"bomb":      {kind: graph.Attack, name: "bombing"},
	"bombard":   {kind: graph.Attack, name: "bombardment"},
	"ambush":    {kind: graph.Attack, name: "ambush"},
	"raid":      {kind: graph.Attack, name: "raid"},
	"invade":    {kind: graph.Operation, name: "invasion"},
}

// harmless words before "attack" and the like make it no event of ours.
var harmless = set("heart", "panic", "asthma", "anxiety", "verbal", "personal", "scathing", "hunger", "general", "shark", "transition", "cost", "charm", "emergency",
	"legislative", "political", "partisan", "ad", "rhetorical", "twitter")

// deadly are verbs for what a strike by arms does.
var deadly = set("hit", "destroy", "target", "damage", "level", "flatten", "set")

// holders are the verbs whose subject takes part in the event that is their object.
var holders = set("hold", "have", "attend", "host", "convene", "join", "chair", "give", "tell", "address", "conduct", "launch", "begin",
	"start", "stage", "mount", "carry", "pause", "halt", "stop", "suspend", "end", "complete", "continue", "resume", "undertake", "open", "conclude", "finish", "wage")

// endings are the verbs that tell of an event's end.
var endings = set("end", "stop", "halt", "pause", "suspend", "cease", "conclude", "finish", "complete", "terminate", "continue", "resume", "last")

// sent are the nouns for those who act for a country or body.
var sent = set("force", "forces", "troop", "troops", "army", "military", "soldier", "official", "delegation", "delegate", "representative", "envoy", "diplomat",
	"leader", "minister", "warplane", "jet", "aircraft", "drone", "artillery", "navy", "police", "commander", "negotiator", "authority", "side")

// hoped are the verbs and nouns under which an event is only wished for or spoken of.
var hoped = set("want", "seek", "demand", "urge", "propose", "offer", "reject", "refuse", "cancel", "postpone", "threaten", "fear", "deny", "call",
	"request", "avoid", "prevent", "allow", "consider", "suggest", "ask", "hope", "wish", "oppose", "need", "require", "prepare", "encourage",
	"invite", "fail", "decline", "ready", "support", "welcome", "pledge", "try", "vow", "able", "unable", "willing")

// arranged are those under which it is announced.
var arranged = set("plan", "expect", "schedule", "agree", "decide", "due", "set", "intend", "arrange", "announce", "slate")

func set(words ...string) map[string]bool {
	m := make(map[string]bool, len(words))
	for _, w := range words {
		m[w] = true
	}
	return m
}

// numbers are those that words write.
var numbers = map[string]int{
	"one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10, "eleven": 11,
	"twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16, "seventeen": 17, "eighteen": 18, "nineteen": 19,
	"twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90,
}

// harms are the lemmas of words that tell what became of people.
var harms = map[string]graph.TollKind{
	"kill": graph.Killed, "die": graph.Killed, "dead": graph.Killed, "perish": graph.Killed, "martyr": graph.Killed,
	"wound": graph.Wounded, "injure": graph.Wounded, "injured": graph.Wounded, "wounded": graph.Wounded, "hurt": graph.Wounded, "killed": graph.Killed,
}
