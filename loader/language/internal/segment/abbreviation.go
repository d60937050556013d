package segment

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// abbreviation reports whether the full stop at e belongs to the word
// text[i:e], and what kind of token the two make.
func (s *Scanner) abbreviation(i, e int) (kind, bool) {
	w := s.text[i:e]
	if len(w) > 16 {
		return 0, false
	}
	next, nextSpaced := s.after(e + 1)
	switch {
	case len(w) >= 3 && w[len(w)-2] == '.' && asciiLetter(w[len(w)-1]):
		return abbr, true
	case len(w) == 1 && asciiLetter(w[0]):
		return s.initial(i, e, next)
	case digit(w[0]):
		if len(w) <= 3 && nextSpaced && len(s.Spans) == s.first && unicode.IsLetter(next) {
			return list, true
		}
		return 0, false
	}
	if months[w] || weekdays[w] {
		return title, unicode.IsDigit(next) || s.at(e+1) == ',' || unicode.IsLower(next)
	}
	low := lowerASCII(w)
	switch {
	case numbered[low] && (unicode.IsDigit(next) || next == '#' || roman(s.following(e+1), low)):
		return title, true
	case states[w], doubtful[w] && s.placed(e), s.shouted(w) && s.placed(e):
		return abbr, true
	case measures[low] && s.counted() && (unicode.IsLower(next) || unicode.IsDigit(next) || s.at(e+1) == ','):
		return abbr, true
	case low == "st" && starters[s.nextWord(e+1)]:
		return abbr, true
	case titles[low]:
		return title, next != 0 && (!capitals[low] || s.capitalised(w, e))
	case low == "etc" && (next == 0 || unicode.IsUpper(next)) && s.at(e+1) == 0:
		return 0, false
	case abbreviations[low]:
		// "co." and "inc." as words at a sentence's end are rare enough.
		return abbr, next != 0 || len(low) <= 4
	}
	return 0, false
}

// initial decides on a single letter with a full stop.
func (s *Scanner) initial(i, e int, next rune) (kind, bool) {
	c, opens := s.text[i], len(s.Spans) == s.first
	switch {
	case opens && next != 0 && s.at(e+1) == 0 && c != 'I' && !unicode.IsUpper(next):
		return list, true
	case c == 'v':
		return title, next != 0
	case c >= 'a':
		return abbr, (c == 'c' || c == 'p' || c == 'b' || c == 'd') && next != 0 && !unicode.IsUpper(next)
	case next == 0, c == 'I' && s.spaced && !s.initialBefore(i):
		return 0, false
	case s.at(e+1) != 0, s.dotted(e + 1):
		return initial, true
	}
	return initial, unicode.IsUpper(next) && (s.named(i) || opens)
}

// dotted reports whether the next word, from offset i on, is an initial with its full
// stop: "J. J. Lee".
func (s *Scanner) dotted(i int) bool {
	w := s.following(i)
	k := strings.Index(s.text[i:], w)
	return len(w) == 1 && w[0] >= 'A' && w[0] <= 'Z' && k >= 0 && strings.HasPrefix(s.text[i+k+1:], ".")
}

// placed reports whether the words around the full stop at e make the word
// before it a state: "Salem, Ore.", "(D-Wash.)", "Miss. Gov. Lee".
func (s *Scanner) placed(e int) bool {
	if n := len(s.Spans); n > s.first {
		if k := s.Spans[n-1].kind; k == comma || k == dash && !s.spaced || k == opener {
			return true
		}
	}
	next := s.following(e + 1)
	return titles[lowerASCII(next)] && s.text[e-1] >= 'a' && len(next) > 0 && next[0] < 'a'
}

// shouted reports whether w is a state all in capitals.
func (s *Scanner) shouted(w string) bool {
	if len(w) < 2 || w[1] >= 'a' {
		return false
	}
	w = w[:1] + lowerASCII(w[1:])
	return states[w] || doubtful[w]
}

// capitalised reports whether w, which ends at e, is written as a title: "Gov.",
// but "GOV." only before another word in capitals.
func (s *Scanner) capitalised(w string, e int) bool {
	if w[0] >= 'a' {
		return false
	}
	next := s.following(e + 1)
	return w[len(w)-1] >= 'a' || len(next) > 1 && next[1] < 'a'
}

// counted reports whether a number stands before the word being cut.
func (s *Scanner) counted() bool {
	n := len(s.Spans)
	return n > s.first && s.Spans[n-1].kind == number
}

// roman reports whether n is a Roman numeral that counts what the word stands
// for; "I" may also be the speaker.
func roman(n, word string) bool {
	for i := 0; i < len(n); i++ {
		if strings.IndexByte("IVXLC", n[i]) < 0 {
			return false
		}
	}
	return len(n) > 1 || n != "" && (word == "vol" || word == "art" || word == "ch")
}

// named reports whether the word before i is written as a name or a title, or
// there is none in the block: "John F. Kennedy", not "vitamin C. Then".
func (s *Scanner) named(i int) bool {
	if starters[s.nextWord(i+2)] {
		return false
	}
	if len(s.Spans) == s.first {
		return true
	}
	p := s.Spans[len(s.Spans)-1]
	if p.kind != word {
		return true
	}
	r, _ := utf8.DecodeRuneInString(s.text[p.Start:p.End])
	return unicode.IsUpper(r) || unicode.IsDigit(r)
}

func (s *Scanner) initialBefore(i int) bool {
	return len(s.Spans) > 0 && s.Spans[len(s.Spans)-1].kind == initial
}

// nextWord returns the word after the blanks at i, in lower case if short.
func (s *Scanner) nextWord(i int) string { return lowerASCII(s.following(i)) }

// following returns the first letters of the word after the blanks at i.
func (s *Scanner) following(i int) string {
	for i < s.end && s.text[i] == ' ' {
		i++
	}
	e := i
	for e < s.end && asciiLetter(s.text[e]) && e-i < 16 {
		e++
	}
	return s.text[i:e]
}

// after returns the first rune of a word after i, past blanks and opening
// marks, and whether blanks came first; 0 at the block's end.
func (s *Scanner) after(i int) (r rune, spaced bool) {
	for n := 0; i < s.end && n < 8; n++ {
		r, w := utf8.DecodeRuneInString(s.text[i:s.end])
		switch {
		case blankRune(r):
			spaced = true
		case r == '"' || r == '“' || r == '(' || r == '‘' || r == '\'':
		default:
			return r, spaced
		}
		i += w
	}
	return 0, spaced
}
