package attribution

// dropNested drops what somebody only thinks, wants or does within what somebody
// else says: "She said that investors expect a rise" is one claim. What is said,
// written or told there stays a claim of its own.
func (f *finder) dropNested() {
	kept := make([]candidate, 0, len(f.found))
	for i := range f.found {
		if c := &f.found[i]; c.cue.empty() || c.saying() || !f.inside(i) {
			kept = append(kept, *c)
		}
	}
	f.found = kept
}

// saying tells whether a claim is somebody's words rather than an attitude.
func (c *candidate) saying() bool {
	switch c.rule {
	case "according-to", "name-colon", "title-dash":
		return true
	case "verb-clause", "verb-rest", "verb-within", "verb-quote", "quote-verb", "mixed-verb":
		return c.speaks && !inward[c.stance]
	}
	return false
}

// inside tells whether the cue of a claim stands in the content of another of
// its sentence.
func (f *finder) inside(i int) bool {
	cue := f.found[i].cue
	for _, step := range []int{-1, 1} {
		for j := i + step; j >= 0 && j < len(f.found) && max(i-j, j-i) < nestReach && f.found[j].sentence == f.found[i].sentence; j += step {
			for _, s := range f.found[j].content {
				if s.holds(cue) && !f.found[j].cue.overlaps(cue) && !f.found[j].unnamed {
					return true
				}
			}
		}
	}
	return false
}

// nestReach bounds how many claims apart one may lie within another.
const nestReach = 24
