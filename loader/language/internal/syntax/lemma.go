package syntax

import "strings"

// Lemmas finds dictionary forms: by exception where a word is irregular, else
// by the rules of English inflection, which look into a list of base forms to
// tell "hoping" from "hopping".
type Lemmas struct {
	Exceptions map[string]string // by the Penn tag, a space and the word in lower case
	Bases      map[string]string // base forms, each to itself
}

// apostrophes writes the curved ones straight.
var apostrophes = strings.NewReplacer("’", "'", "ʼ", "'")

// Plain writes a word in lower case with straight apostrophes.
func Plain(form string) string {
	if plain(form) {
		return form
	}
	return strings.ToLower(apostrophes.Replace(form))
}

// plain reports whether form is ASCII without capitals.
func plain(form string) bool {
	for i := range len(form) {
		if c := form[i]; 'A' <= c && c <= 'Z' || c >= 0x80 {
			return false
		}
	}
	return true
}

// Lemma returns the dictionary form of a word with its Penn tag.
func (l *Lemmas) Lemma(form, xpos string) string {
	if len(form) > longest {
		return form
	}
	var key [2*longest + 16]byte
	k := append(key[:0], xpos...)
	k = append(k, ' ')
	low := form
	if !plain(form) {
		low = Plain(form)
	}
	k = append(k, low...)
	if x, ok := l.Exceptions[string(k)]; ok {
		return x
	}
	return l.Regular(form, low, xpos)
}

// Regular returns the dictionary form by the rules alone; low is form in lower
// case.
func (l *Lemmas) Regular(form, low, xpos string) string {
	switch xpos {
	case "NNP":
		return form
	case "NNPS":
		return strings.TrimSuffix(form, "s")
	case "NNS", "VBZ":
		return l.third(low)
	case "VBD", "VBN":
		return l.stem(low, "ed", "ied")
	case "VBG":
		return l.stem(low, "ing", "")
	case "JJR", "RBR":
		return l.stem(low, "er", "ier")
	case "JJS", "RBS":
		return l.stem(low, "est", "iest")
	}
	if b, ok := l.Bases[low]; ok {
		return b
	}
	return low
}

// base returns stem+tail if it is a base form.
func (l *Lemmas) base(stem, tail string) (string, bool) {
	var buf [longest + 8]byte
	if len(stem)+len(tail) > len(buf) {
		return "", false
	}
	b, ok := l.Bases[string(append(append(buf[:0], stem...), tail...))]
	return b, ok
}

// third takes the -s of a plural or third person off.
func (l *Lemmas) third(w string) string {
	n := len(w)
	if n < 3 || w[n-1] != 's' || w[n-2] == 's' {
		return w
	}
	if n > 4 && strings.HasSuffix(w, "ies") {
		if b, ok := l.base(w[:n-1], ""); ok {
			return b
		}
		return l.join(w[:n-3], "y")
	}
	if n > 3 && w[n-2] == 'e' {
		if _, ok := l.base(w[:n-1], ""); !ok {
			stem := w[:n-2]
			if b, ok := l.base(stem, ""); ok {
				return b
			}
			switch c := stem[len(stem)-1]; {
			case c == 'x', c == 'h' && len(stem) > 1 && strings.IndexByte("cs", stem[len(stem)-2]) >= 0,
				strings.HasSuffix(stem, "ss"), c == 'z' && strings.HasSuffix(stem, "zz"):
				return stem
			}
		}
	}
	return w[:n-1]
}

func (l *Lemmas) join(stem, tail string) string {
	if b, ok := l.base(stem, tail); ok {
		return b
	}
	return stem + tail
}

// stem takes an ending off a verb or adjective; yending is what the ending
// makes of a stem in -y.
func (l *Lemmas) stem(w, ending, yending string) string {
	if b, ok := l.Bases[w]; ok && !strings.HasSuffix(w, ending) {
		return b
	}
	if yending != "" && len(w) > len(yending)+1 && strings.HasSuffix(w, yending) {
		return l.join(w[:len(w)-len(yending)], "y")
	}
	if len(w) < len(ending)+2 || !strings.HasSuffix(w, ending) {
		return w
	}
	s := w[:len(w)-len(ending)]
	n := len(s)
	double := n > 2 && s[n-1] == s[n-2]
	if double {
		if b, ok := l.base(s[:n-1], ""); ok && strings.IndexByte("ls", s[n-1]) < 0 {
			return b
		}
	}
	e, withE := l.base(s, "e")
	b, bare := l.base(s, "")
	switch {
	case withE && (!bare || mute(s)):
		return e
	case bare:
		return b
	case double:
		if b, ok := l.base(s[:n-1], ""); ok {
			return b
		}
		if strings.IndexByte("bdgmnprt", s[n-1]) >= 0 {
			return s[:n-1]
		}
		return s
	case mute(s):
		return s + "e"
	}
	return s
}

// mute reports whether a stem cut off before -ed or -ing has most likely lost
// an e.
func mute(s string) bool {
	n := len(s)
	if n < 2 || !strings.ContainsAny(s, "aeiouy") {
		return n < 2
	}
	vowel := func(c byte) bool { return strings.IndexByte("aeiou", c) >= 0 }
	c, p := s[n-1], s[n-2]
	switch c {
	case 'v', 'u', 'c':
		return true
	case 's', 'z':
		return vowel(p) && p != 'u' || p == 'r' || p == 'n' || p == 'p' || p == 'l' || p == 'u' && c == 's'
	case 'g':
		return p == 'd' || p == 'r' || p == 'a' || p == 'l' || p == 'n' && n > 3 && strings.IndexByte("aeu", s[n-3]) >= 0
	case 'l':
		return !vowel(p) && p != 'l' && p != 'r' && p != 'w'
	case 't':
		return p == 'a' && !(n > 2 && vowel(s[n-3])) || p == 'u' && n > 3
	case 'r':
		return p == 'u' || p == 'i' && n > 2 || p == 'a' && n > 2 && !vowel(s[n-3]) && n < 5
	case 'd', 'n', 'k', 'm', 'p':
		return (p == 'i' || p == 'a' || p == 'o' || p == 'u') && n > 2 && !vowel(s[n-3]) && n < 5 || p == 'i' && c == 'n' && strings.HasSuffix(s, "bin")
	}
	return false
}
