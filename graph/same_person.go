package graph

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// personRules join two spellings of a person's name: the same surname, given
// names that differ in spelling alone, and an office of the same country or
// body, or the same office. Spelling is never enough. A surname alone, an
// initial or fewer given names join only where nobody else can be meant.
type personRules struct{}

// rank prefers names with a given name that is written out.
func (personRules) rank(p *profile) int {
	n := nameOf(p.key)
	return boolInt(len(n.given) > 0 && utf8.RuneCountInString(n.given[0]) > 1)
}

func (personRules) zones(p *profile) (in, looks []string) {
	n := nameOf(p.key)
	if n.surname == "" {
		return nil, nil
	}
	in = []string{"p " + n.surname}
	return in, in
}

// personName is a name in the parts that are compared.
type personName struct {
	given   []string // none where the surname stands alone
	surname string   // in a spelling that transliterations share
	suffix  string   // "jr"
}

var suffixes = []string{"jr", "sr", "ii", "iii", "iv"}

func nameOf(key string) personName {
	var n personName
	words := slugWords(key)
	if last := words[len(words)-1]; len(words) > 2 && slices.Contains(suffixes, last) {
		n.suffix, words = last, words[:len(words)-1]
	}
	n.given, n.surname = words[:len(words)-1], sameVowels.Replace(words[len(words)-1])
	for strings.HasSuffix(n.surname, "ii") {
		n.surname = strings.TrimSuffix(n.surname, "i")
	}
	return n
}

// sameVowels spells alike what transliterations of surnames spell differently:
// Hajiyev and Hajiev, Zelensky and Zelenskyy.
var sameVowels = strings.NewReplacer("iye", "ie", "yy", "i", "iy", "i", "y", "i")

// likeness says how two given names compare.
type likeness int

const (
	unlike  likeness = iota
	partial          // one is an initial of the other, or leaves names out
	spelled          // another spelling
	same
)

func (n personName) like(o personName) likeness {
	if n.surname != o.surname || n.suffix != o.suffix {
		return unlike
	}
	if len(n.given) == 0 || len(o.given) == 0 {
		return partial
	}
	short, long := n.given, o.given
	if len(short) > len(long) {
		short, long = long, short
	}
	if utf8.RuneCountInString(short[0]) > 1 && subset(short, long[1:]) {
		return partial // Tayyip Erdogan, Recep Tayyip Erdogan
	}
	least := likeGiven(short[0], long[0])
	for i, rest := 1, long[1:]; i < len(short) && least > unlike; i++ {
		best := unlike
		for _, w := range rest {
			best = max(best, likeGiven(short[i], w))
		}
		least = min(least, best)
	}
	if len(short) < len(long) {
		least = min(least, partial)
	}
	return least
}

func likeGiven(a, b string) likeness {
	switch {
	case a == b:
		return same
	case nicknames[a] == b || nicknames[b] == a:
		return spelled
	case utf8.RuneCountInString(a) == 1 || utf8.RuneCountInString(b) == 1:
		if strings.HasPrefix(a, b) || strings.HasPrefix(b, a) {
			return partial
		}
	case sounds(a) == sounds(b) && len(sounds(a)) > 2 && ending(a) == ending(b):
		return spelled
	}
	return unlike
}

// consonants spells alike the consonants that transliterations spell
// differently.
var consonants = strings.NewReplacer("kh", "h", "ph", "f", "ck", "k", "q", "k", "x", "ks", "w", "v", "c", "k", "dzh", "j", "y", "", "j", "")

// sounds is a given name without its vowels but for a leading one, and without
// double consonants: "hkmt" of Hikmet and of Hikmat.
func sounds(name string) string {
	var b strings.Builder
	var last rune
	for i, r := range consonants.Replace(name) {
		if r != last && (!strings.ContainsRune("aeiou", r) || i == 0) {
			if strings.ContainsRune("aeiou", r) {
				r = 'a'
			}
			b.WriteRune(r)
		}
		last = r
	}
	return b.String()
}

// ending tells Daniel from Daniela and Mario from Maria: the last letter where
// it is a vowel.
func ending(name string) string {
	last := name[len(name)-1:]
	if strings.Contains("aeo", last) {
		return last
	}
	return ""
}

// concerns: u is tied to those whose name it can stand for, and a name that
// leaves something out can stand for several.
func (personRules) concerns(u, v *profile) bool {
	n, o := nameOf(u.key), nameOf(v.key)
	return len(n.given) <= len(o.given) && len(o.given) > 0 && n.like(o) > unlike
}

// office gives what two profiles share of offices, in words, "" for nothing.
func office(a, b *profile) string {
	if of := inBoth(a, b, factOf); len(of) > 0 {
		return "both hold an office of " + spoken(of[0])
	}
	if len(a.facts[factOf]) > 0 && len(b.facts[factOf]) > 0 {
		return ""
	}
	for _, title := range inBoth(a, b, factTitle) {
		if len(strings.Fields(title)) > 2 { // "president" alone is many people's
			return "both are " + title
		}
	}
	return ""
}

// named says whether both names begin with the same given name, written out or in
// its short form, and one says no more: it may leave out a middle name.
func (n personName) named(o personName) bool {
	if len(n.given) != 1 && len(o.given) != 1 || len(n.given)*len(o.given) == 0 {
		return false
	}
	a, b := n.given[0], o.given[0]
	return utf8.RuneCountInString(a) > 1 && (a == b || nicknames[a] == b || nicknames[b] == a)
}

// title gives in words a title that two profiles share and that few bear at a
// time, "" for none and where their countries differ.
func title(a, b *profile) string {
	if x, y := countriesIn(a.facts[factOf]), countriesIn(b.facts[factOf]); len(x) > 0 && len(y) > 0 && !meet(x, y) {
		return ""
	}
	for _, t := range inBoth(a, b, factTitle) {
		if slices.ContainsFunc(strings.Fields(t), func(w string) bool { return rare[w] }) {
			return "both are " + t
		}
	}
	return ""
}

func countriesIn(keys []string) []string {
	return slices.DeleteFunc(slices.Clone(keys), func(k string) bool { return !strings.HasPrefix(k, "country:") })
}

var rare = wordSet(`president chancellor premier minister secretary senator sen representative rep congressman congresswoman
	governor gov speaker ambassador general admiral mayor pope king queen prince emir sultan justice commissioner archbishop`)

func (personRules) ties(u *profile, near []*profile) []tie {
	var out []tie
	n := nameOf(u.key)
	for _, v := range near {
		like := n.like(nameOf(v.key))
		why := office(u, v)
		if why == "" && n.named(nameOf(v.key)) {
			why = title(u, v)
		}
		if why == "" || like == partial && !alone(u, v, near) {
			continue
		}
		t := tie{to: v.key, rule: "person: "}
		names := spoken(u.key) + " and " + spoken(v.key)
		switch {
		case like == partial && len(n.given) == 0 && len(inBoth(u, v, factTitle)) == 0:
			continue // the country alone says too little of a bare surname
		case like == partial:
			t.strength, t.rule, t.reason = 70, t.rule+"part of the name", spoken(u.key)+" can be "+spoken(v.key)+" alone"
		case like == spelled:
			t.strength, t.rule, t.reason = 85, t.rule+"spelling", names+" are spellings of one name"
		default:
			t.strength, t.rule, t.reason = 90, t.rule+"spelling", names+" are spellings of one surname"
		}
		t.reason += ", and " + why
		out = append(out, t)
	}
	return out
}

// alone says whether a name that leaves something out can mean v and nobody
// else: nobody who is not v holds an office of the same country or body, or
// none that is known.
func alone(u, v *profile, near []*profile) bool {
	for _, w := range near {
		if w != v && nameOf(w.key).like(nameOf(v.key)) == unlike && (len(w.facts[factOf]) == 0 || office(u, w) != "") {
			return false
		}
	}
	return true
}

func (personRules) contradict(a, b *profile) bool { return nameOf(a.key).like(nameOf(b.key)) == unlike }
