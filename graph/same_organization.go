package graph

import (
	"slices"
	"strings"
)

// organizationRules join an acronym to the name it stands for, and the
// spellings of one ministry or other organ of a state.
type organizationRules struct{}

// rank prefers names that are written out to acronyms.
func (organizationRules) rank(p *profile) int { return boolInt(acronymOf(p) == "") }

func (organizationRules) zones(p *profile) (in, looks []string) {
	var out []string
	if a := acronymOf(p); a != "" {
		out = append(out, "o "+a)
	}
	for _, a := range initials(p) {
		out = append(out, "o "+a)
	}
	if b := organ(p.key); b != "" {
		out = append(out, "b "+b)
	}
	return out, out
}

// acronymOf is the acronym that an organization is known by alone, folded.
func acronymOf(p *profile) string {
	if words := slugWords(p.key); len(words) == 1 && slices.ContainsFunc(p.facts[factName], isAcronym) {
		return words[0]
	}
	return ""
}

// initials gives the acronyms that can stand for a name: those that articles
// give, and its initials.
func initials(p *profile) []string {
	words := slugWords(p.key)
	if len(words) < 3 || organ(p.key) != "" {
		return nil
	}
	short := ""
	for _, w := range words {
		if !smallWords[w] && w != "" {
			short += string([]rune(w)[:1])
		}
	}
	out := slices.Clone(p.facts[factOther])
	if len(short) >= 4 && !slices.Contains(out, short) {
		out = append(out, short)
	}
	return out
}

// organs are the heads of names that every state has its own of.
var organs = []string{"ministry", "department", "parliament", "presidency", "army", "navy", "forces", "embassy", "consulate",
	"cabinet", "government", "administration", "intelligence", "prosecutor"}

// organ is the name of an organ of a state in one order of its words, "" for
// other names and for those that say of no state or portfolio.
func organ(key string) string {
	var words []string
	is := false
	for _, w := range slugWords(key) {
		if w == "defense" {
			w = "defence"
		}
		is = is || slices.Contains(organs, w)
		if !smallWords[w] {
			words = append(words, w)
		}
	}
	if !is || len(words) < 3 {
		return ""
	}
	slices.Sort(words)
	return strings.Join(words, " ")
}

func (organizationRules) concerns(u, v *profile) bool {
	if b := organ(u.key); b != "" && b == organ(v.key) {
		return true
	}
	a := acronymOf(u)
	return a != "" && slices.Contains(initials(v), a)
}

func (organizationRules) ties(u *profile, near []*profile) []tie {
	if acronym := acronymOf(u); acronym != "" {
		return expansion(u, acronym, near)
	}
	var out []tie
	for _, v := range near {
		out = append(out, tie{to: v.key, strength: 90, rule: "organization: words",
			reason: spoken(u.key) + " and " + spoken(v.key) + " are the same organ of the same state"})
	}
	return out
}

// expansion ties an acronym to the one name that it can stand for: the one
// that an article gives it for, else the only one with these initials.
func expansion(u *profile, acronym string, near []*profile) []tie {
	var stated []*profile
	for _, v := range near {
		if slices.Contains(v.facts[factOther], acronym) {
			stated = append(stated, v)
		}
	}
	name := strings.ToUpper(acronym)
	switch {
	case len(stated) == 1:
		v := stated[0]
		return []tie{{to: v.key, strength: 95, rule: "organization: acronym", reason: "an article calls " + spoken(v.key) + " " + name + " too"}}
	case len(stated) == 0 && len(near) == 1:
		v := near[0]
		return []tie{{to: v.key, strength: 70, rule: "organization: initials", reason: name + " are the initials of " + spoken(v.key) + " alone"}}
	}
	return nil
}

// contradict: two names that are not the same organ are two organizations,
// even where one acronym stands for both.
func (organizationRules) contradict(a, b *profile) bool {
	return acronymOf(a) == "" && acronymOf(b) == "" && (organ(a.key) == "" || organ(a.key) != organ(b.key))
}
