package date

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// token is a word, a number or a single mark. word is lower-case; value is -1
// unless the token is a plain run of up to four digits.
type token struct {
	start, end int
	word       string
	value      int
	digits     int
	upper      bool // begins with a capital
	spaced     bool // white space stands before it
	broken     bool // a line break stands before it
}

// scan splits text[start:end].
func scan(text string, start, end int) []token {
	var toks []token
	spaced, broken := false, false
	for i := start; i < end; {
		c, size := utf8.DecodeRuneInString(text[i:end])
		if unicode.IsSpace(c) {
			spaced, broken = true, broken || c == '\n'
			i += size
			continue
		}
		t := token{start: i, value: -1, spaced: spaced, broken: broken}
		switch {
		case c >= '0' && c <= '9':
			t.end = numberEnd(text, i, end)
			t.digits, t.value = number(text[i:t.end])
		case unicode.IsLetter(c):
			t.end = wordEnd(text, i, end)
			t.upper = unicode.IsUpper(c)
		default:
			t.end = i + size
		}
		t.word = strings.ReplaceAll(strings.ToLower(text[i:t.end]), "’", "'")
		toks = append(toks, t)
		i, spaced, broken = t.end, false, false
	}
	return toks
}

// numberEnd takes digits with their thousands: "2,000" is one number.
func numberEnd(text string, i, end int) int {
	digit := func(k int) bool { return k < end && text[k] >= '0' && text[k] <= '9' }
	for i < end {
		switch {
		case digit(i):
			i++
		case text[i] == ',' && digit(i+1) && digit(i+2) && digit(i+3):
			i += 4
		default:
			return i
		}
	}
	return i
}

// number returns how many digits s has and their value, -1 where s is no plain
// run of at most four.
func number(s string) (digits, value int) {
	if len(s) > 4 {
		return len(s), -1
	}
	for _, c := range s {
		if c < '0' || c > '9' {
			return len(s), -1
		}
		value = value*10 + int(c-'0')
	}
	return len(s), value
}

// wordEnd takes letters with the apostrophes among them, but no possessive 's.
func wordEnd(text string, i, end int) int {
	for i < end {
		c, size := utf8.DecodeRuneInString(text[i:end])
		if !unicode.IsLetter(c) && !unicode.IsMark(c) {
			if c != '\'' && c != '’' {
				return i
			}
			next, _ := utf8.DecodeRuneInString(text[min(i+size, end):end])
			if !unicode.IsLetter(next) || possessive(text[i+size:end]) {
				return i
			}
		}
		i += size
	}
	return i
}

// possessive says whether s, after an apostrophe, is the ending 's.
func possessive(s string) bool {
	if s[0] != 's' && s[0] != 'S' {
		return false
	}
	next, _ := utf8.DecodeRuneInString(s[1:])
	return !unicode.IsLetter(next)
}

// tok returns the token at i, an empty one outside the text.
func (r *reader) tok(i int) token {
	if i < 0 || i >= len(r.toks) {
		return token{value: -1, spaced: true, broken: true}
	}
	return r.toks[i]
}

// word says whether the token at i is one of the words.
func (r *reader) word(i int, words ...string) bool {
	t := r.tok(i)
	for _, w := range words {
		if t.word == w {
			return true
		}
	}
	return false
}

// skip returns the index after the token at i where it is one of the words.
func (r *reader) skip(i int, words ...string) int {
	if r.word(i, words...) {
		return i + 1
	}
	return i
}

// glued says whether the tokens from i to j stand without a space between.
func (r *reader) glued(i, j int) bool {
	for k := i + 1; k <= j; k++ {
		if r.tok(k).spaced {
			return false
		}
	}
	return j < len(r.toks)
}
