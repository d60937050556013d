package entity

import (
	"strings"
	"unicode"

	"golang.org/x/text/runes"
	"golang.org/x/text/transform"
	"golang.org/x/text/unicode/norm"
)

// romanized folds the ways in which one foreign name is written in Latin
// letters: "Syniehubov" and "Synyehubov", "Mevlüt" and "Mevlut".
func romanized(name string) string {
	plain, _, err := transform.String(transform.Chain(norm.NFD, runes.Remove(runes.In(unicode.Mn)), norm.NFC), name)
	if err != nil {
		plain = name
	}
	s := romanization.Replace(strings.ToLower(plain))
	var b strings.Builder
	last := rune(0)
	for _, c := range s {
		if c != last {
			b.WriteRune(c)
		}
		last = c
	}
	return b.String()
}

var romanization = strings.NewReplacer(
	"al-", "", "el-", "", "ph", "f", "kh", "h", "gh", "g", "ck", "k", "q", "k", "w", "v", "tz", "ts", "oo", "u", "ou", "u", "ee", "i",
	"iy", "i", "yi", "i", "ij", "i", "ye", "e", "ie", "e", "ia", "a", "ya", "a", "iu", "u", "yu", "u", "y", "i", "j", "i", "ı", "i", "ø", "o",
	"ł", "l", "đ", "d", "-", "", "'", "", "’", "", "`", "",
)

// variant finds the one person whose surname is another spelling of a word, or
// -1: by the same letters once romanized, else by one letter in a long name.
func (t *table) variant(word string, g Gender) int {
	if len(word) < 5 {
		return -1
	}
	key := romanized(word)
	exact, close := -1, -1
	seen, first := 0, max(0, len(t.set.Entities)-10*reach)
	for n := len(t.set.Entities) - 1; n >= first && seen < reach; n-- {
		last := t.surname[n]
		if last == "" {
			continue
		}
		seen++
		if e := &t.set.Entities[n]; g != Unknown && e.Gender != Unknown && g != e.Gender {
			continue
		}
		switch {
		case last == key:
			if exact >= 0 {
				return -1
			}
			exact = n
		case len(key) >= 7 && key[0] == last[0] && near(key, last) && key != last+"a" && last != key+"a":
			if close >= 0 {
				close = -2
			} else if close == -1 {
				close = n
			}
		}
	}
	if exact >= 0 {
		return exact
	}
	return max(close, -1)
}
