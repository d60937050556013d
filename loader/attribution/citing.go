package attribution

import "quoth/graph"

// citing reads whom a report cites: "Citing the minister, the agency reported
// that …" is the minister's claim by way of the agency. It gives the phrase for
// the one cited, where that is a person.
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
		p := phrase{k + 1, k + 1, -1}
		for p.end < len(t.toks) && !t.mark(p.end) {
			if t.nounLike(p.end) {
				p.head = p.end
			}
			p.end++
		}
		if !p.ok() {
			return none
		}
		for _, m := range f.set.Within(t.index, p.first, p.end) {
			for _, e := range m.Entities {
				if f.set.Entities[e].Type == graph.Person {
					return p
				}
			}
		}
	}
	return none
}
