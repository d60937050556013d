package attribution

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
