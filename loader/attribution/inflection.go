package attribution

import "strings"

// irregular gives the past tense and past participle of irregular cue verbs
// and their parts; the rest follow the rules of spelling.
var irregular = map[string][]string{
	"say": {"said"}, "tell": {"told"}, "write": {"wrote", "written"}, "think": {"thought"}, "know": {"knew", "known"},
	"speak": {"spoke", "spoken"}, "see": {"saw", "seen"}, "hear": {"heard"}, "find": {"found"}, "feel": {"felt"},
	"hold": {"held"}, "read": {"read"}, "understand": {"understood"}, "forget": {"forgot", "forgotten"},
	"foresee": {"foresaw", "foreseen"}, "foretell": {"foretold"}, "forecast": {"forecast"}, "broadcast": {"broadcast"},
	"swear": {"swore", "sworn"}, "bring": {"brought"}, "make": {"made"}, "lay": {"laid"}, "set": {"set"}, "put": {"put"},
	"spell": {"spelled", "spelt"}, "teach": {"taught"}, "give": {"gave", "given"}, "go": {"went", "gone"}, "begin": {"began", "begun"},
	"cast": {"cast"}, "bear": {"bore", "borne"}, "sing": {"sang", "sung"}, "shoot": {"shot"}, "hit": {"hit"}, "fight": {"fought"},
	"strike": {"struck"}, "shake": {"shook", "shaken"}, "seek": {"sought"}, "choose": {"chose", "chosen"}, "mean": {"meant"},
	"withdraw": {"withdrew", "withdrawn"}, "bet": {"bet"}, "take": {"took", "taken"}, "draw": {"drew", "drawn"}, "tip": {"tipped"},
	"forbid": {"forbade", "forbidden"}, "beseech": {"beseeched", "besought"}, "spurn": {"spurned"}, "sum": {"summed"}, "brush": {"brushed"},
	"knock": {"knocked"}, "rule": {"ruled"}, "shrug": {"shrugged"}, "retell": {"retold"}, "stand": {"stood"}, "come": {"came", "come"},
	"get": {"got", "gotten"}, "show": {"showed", "shown"}, "prove": {"proved", "proven"},
}

// inflections gives the forms of a verb with their Penn tags' shape: "s" for
// the third person, "d" for past forms, "g" for the present participle.
func inflections(verb string) (third, present string, past []string) {
	last := verb[len(verb)-1]
	vowelBefore := len(verb) > 1 && strings.IndexByte("aeiou", verb[len(verb)-2]) >= 0
	switch {
	case strings.HasSuffix(verb, "s"), strings.HasSuffix(verb, "sh"), strings.HasSuffix(verb, "ch"), last == 'x', last == 'z', last == 'o':
		third = verb + "es"
	case last == 'y' && !vowelBefore:
		third = verb[:len(verb)-1] + "ies"
	default:
		third = verb + "s"
	}
	switch {
	case strings.HasSuffix(verb, "ie"):
		present = verb[:len(verb)-2] + "ying"
	case last == 'e' && !strings.HasSuffix(verb, "ee") && !strings.HasSuffix(verb, "oe"):
		present = verb[:len(verb)-1] + "ing"
	case doubles(verb):
		present = verb + string(last) + "ing"
	default:
		present = verb + "ing"
	}
	if p, ok := irregular[verb]; ok {
		return third, present, p
	}
	switch {
	case last == 'e':
		past = []string{verb + "d"}
	case last == 'y' && !vowelBefore:
		past = []string{verb[:len(verb)-1] + "ied"}
	case doubles(verb):
		past = []string{verb + string(last) + "ed"}
	default:
		past = []string{verb + "ed"}
	}
	return third, present, past
}

// doubles tells whether a verb doubles its last letter: one short syllable, or
// one of those stressed on the last.
func doubles(verb string) bool {
	switch verb {
	case "admit", "commit", "submit", "permit", "refer", "infer", "rebut", "concur", "demur", "compel", "regret", "abhor", "rebel", "quit", "format", "confer", "repel", "expel", "outwit":
		return true
	}
	n := len(verb)
	if n < 3 || strings.IndexByte("aeiouwxy", verb[n-1]) >= 0 || strings.IndexByte("aeiou", verb[n-2]) < 0 {
		return false
	}
	vowels := 0
	for i := range n {
		if strings.IndexByte("aeiou", verb[i]) >= 0 {
			vowels++
		}
	}
	return vowels == 1
}

// byForm maps every form of the cue verbs to the verb, so that a lemma that the
// rules of spelling miss is still known.
func byForm(verbs map[string][]entry) map[string]string {
	forms := map[string]string{}
	add := func(form, verb string) {
		if old, ok := forms[form]; !ok || verb < old {
			forms[form] = verb
		}
	}
	for w := range verbs {
		verb, _, _ := strings.Cut(w, "_")
		third, present, past := inflections(verb)
		add(third, verb)
		add(present, verb)
		for _, p := range past {
			add(p, verb)
		}
	}
	for w := range verbs {
		verb, _, _ := strings.Cut(w, "_")
		forms[verb] = verb // a form that is a verb of its own: "found", "saw"
	}
	return forms
}
