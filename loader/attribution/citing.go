package attribution

import "quoth/loader/language"

// citing reads whom a report cites: "Citing the minister, the agency reported
// that …" is the minister's claim by way of the agency. It gives the phrase for
// the one cited, where that is somebody who can speak.
func (f *finder) citing(v int) phrase {
	t := &f.t
	switch t.lemma(v) {
	case "report", "say", "write", "announce", "state", "relate":
	default:
		return none
	}
	for k := range t.children(v) {
		if !t.is(k, "advcl") || t.toks[k].XPOS != "VBG" || t.lower(k) != "citing" && t.lower(k) != "quoting" {
			continue
		}
		return f.sourceFrom(k + 1)
	}
	return none
}

// citedAs reads whose words an agency cites by participle v, and who the agency is:
// "TASS quoted the minister as saying that".
func (f *finder) citedAs(v int) (who, agency phrase, ok bool) {
	t := &f.t
	if v < 3 || t.toks[v].XPOS != "VBG" || t.lower(v-1) != "as" || !t.speaks(v) {
		return none, none, false
	}
	h := v - 2
	for h > 0 && v-h < citedReach && t.toks[h].Tag != language.VERB {
		h--
	}
	if l := t.lemma(h); l != "cite" && l != "quote" || t.passive(h) || h+1 >= v-1 {
		return none, none, false
	}
	who = f.sourceFrom(h + 1)
	who.end = min(who.end, v-1)
	return who, t.subject(h), who.ok()
}

// citedReach bounds, in tokens, how far before "as saying" its verb may stand.
const citedReach = 14

// citesAs tells whether verb v leads to what somebody is cited as saying.
func (f *finder) citesAs(v int) bool {
	t := &f.t
	if l := t.lemma(v); l != "cite" && l != "quote" {
		return false
	}
	for i := v + 2; i < len(t.toks) && i < v+citedReach; i++ {
		if t.lower(i-1) == "as" && t.toks[i].XPOS == "VBG" {
			_, _, ok := f.citedAs(i)
			return ok
		}
	}
	return false
}
