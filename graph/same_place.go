package graph

import "slices"

// placeRules join a place to another name of it that an article gives, where
// that name is the key of a place in other articles.
type placeRules struct{}

func (placeRules) rank(*profile) int { return 0 }

func (placeRules) zones(p *profile) (in, looks []string) {
	out := []string{"l " + p.key}
	for _, other := range p.facts[factOther] {
		out = append(out, "l "+other)
	}
	return out, out
}

// concerns: u is tied to a place that it has the name of; others that have
// that name too leave open which is meant.
func (placeRules) concerns(u, v *profile) bool {
	for _, other := range u.facts[factOther] {
		if other == v.key || slices.Contains(v.facts[factOther], other) {
			return true
		}
	}
	return false
}

func (r placeRules) ties(u *profile, near []*profile) []tie {
	var out []tie
	for _, v := range near {
		if !slices.Contains(u.facts[factOther], v.key) || r.contradict(u, v) || apartByWord(u.key, v.key) {
			continue
		}
		rival := slices.ContainsFunc(near, func(w *profile) bool {
			return w != v && slices.Contains(w.facts[factOther], v.key) && !slices.Contains(u.facts[factOther], w.key)
		})
		if !rival {
			out = append(out, tie{to: v.key, strength: 80, rule: "place: other name",
				reason: "an article calls " + spoken(u.key) + " " + spoken(v.key) + " too"})
		}
	}
	return out
}

// setApart are words that make another place of a name, however an article
// shortens it: Washington State is not Washington.
var setApart = wordSet(`state city county province region district municipality island islands river lake mount
	mountain valley bay sea gulf port fort saint st new old great greater little upper lower north south east west
	northern southern eastern western central republic kingdom territory airport station university heights beach`)

// apartByWord says whether such a word is all that one name has beside the other.
func apartByWord(a, b string) bool {
	short, long := slugWords(a), slugWords(b)
	if len(short) > len(long) {
		short, long = long, short
	}
	if !subset(short, long) {
		return false
	}
	return slices.ContainsFunc(long, func(w string) bool { return setApart[w] && !slices.Contains(short, w) })
}

// contradict: places that articles put into different countries.
func (placeRules) contradict(a, b *profile) bool {
	return len(a.facts[factOf]) > 0 && len(b.facts[factOf]) > 0 && len(inBoth(a, b, factOf)) == 0
}
