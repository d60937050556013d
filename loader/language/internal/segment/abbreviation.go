package segment

import (
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
		return title, unicode.IsDigit(next) || s.at(e+1) == ',' || months[w] && unicode.IsLower(next)
	}
	low := lowerASCII(w)
	switch {
	case titles[low]:
		return title, next != 0 && (low != w || !capitals[low])
	case numbered[low]:
		return title, unicode.IsDigit(next) || next == '#'
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
	case c >= 'a':
		return abbr, (c == 'c' || c == 'p' || c == 'v' || c == 'b' || c == 'd') && next != 0 && !unicode.IsUpper(next)
	case next == 0, c == 'I' && s.spaced && !s.initialBefore(i):
		return 0, false
	case s.at(e+1) != 0:
		return initial, true
	}
	return initial, unicode.IsUpper(next) && (s.named(i) || opens)
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
func (s *Scanner) nextWord(i int) string {
	for i < s.end && s.text[i] == ' ' {
		i++
	}
	e := i
	for e < s.end && asciiLetter(s.text[e]) && e-i < 16 {
		e++
	}
	return lowerASCII(s.text[i:e])
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
