package segment

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// mark cuts the token of punctuation or symbols at i, whose first rune r is w
// bytes long, and returns where it ends.
func (s *Scanner) mark(i, w int, r rune) int {
	if r < utf8.RuneSelf {
		return s.asciiMark(i, byte(r))
	}
	k := symbol
	switch r {
	case '“', '«', '‹', '„', '‚', '（', '「', '【':
		k = opener
	case '‘':
		k = opener
		if strings.HasPrefix(s.text[i+w:s.chunkEnd], "’") || strings.HasPrefix(s.text[i+w:s.chunkEnd], "‘") {
			w *= 2
		} else if s.clitic(i + w) {
			k = straight
		}
	case '’':
		k = closer
		if strings.HasPrefix(s.text[i+w:s.chunkEnd], "’") {
			w *= 2
			break
		}
		if e := s.elision(i, w); e > i {
			s.emit(i, e, word)
			return e
		}
	case '”', '»', '›', '）', '」', '】', '‟':
		k = closer
	case '…':
		k = ellipsis
	case '–', '—', '―', '‒', '‐', '‑', '−':
		k = dash
	case '•', '·', '●', '▪', '■', '◦', '►', '➢', '‣', '⁃', '∙':
		k = bullet
	case '。', '！', '？':
		k = stop
	}
	e := i + w
	for k == ellipsis && s.at(e) == '.' {
		e++
	}
	if k == symbol && unicode.IsPrint(r) || k == ellipsis || k == dash {
		e = s.repeat(e, r, w)
	}
	s.emit(i, e, k)
	return e
}

// repeat returns the end of the run of r from i.
func (s *Scanner) repeat(i int, r rune, w int) int {
	for i < s.chunkEnd {
		q, _ := utf8.DecodeRuneInString(s.text[i:s.chunkEnd])
		if q != r || q == utf8.RuneError {
			break
		}
		i += w
	}
	return i
}

func (s *Scanner) asciiMark(i int, c byte) int {
	if e := s.smiley(i); e > i {
		s.emit(i, e, smile)
		return e
	}
	e, k := i+1, symbol
	switch c {
	case '.', '!', '?':
		return s.stop(i)
	case '\'', '`':
		if s.at(e) == c {
			e++
			k = closer
			if c == '`' {
				k = opener
			}
			break
		}
		if e := s.elision(i, 1); e > i {
			s.emit(i, e, word)
			return e
		}
		k = straight
	case '"':
		k = straight
	case '(', '[', '{':
		k = opener
		if strings.HasPrefix(s.text[i:s.chunkEnd], "[...]") {
			e, k = i+5, symbol
		}
	case ')', ']', '}':
		k = closer
	case ',', ';':
		k = comma
	case ':':
		k = colon
	case '-':
		k = dash
		for s.at(e) == '-' {
			e++
		}
	case '%', '/', '&':
	case '@':
		if s.wordAt(e) {
			e = s.run(e)
			k = word
		}
	case '+':
		if digit(s.at(e)) && s.spacedHere(i) {
			e = s.run(e)
		}
	default:
		for s.at(e) == c {
			e++
		}
	}
	s.emit(i, e, k)
	return e
}

// spacedHere reports whether the token to come starts its chunk.
func (s *Scanner) spacedHere(i int) bool { return s.spaced || i == 0 }

// stop cuts a full stop, a question or exclamation mark, or a run of them.
func (s *Scanner) stop(i int) int {
	if s.text[i] == '.' && digit(s.at(i+1)) && s.spacedHere(i) {
		e := s.run(i + 1)
		s.emit(i, e, number)
		return e
	}
	if s.text[i] == '!' && len(s.Spans) > s.first && !s.spaced {
		if p := &s.Spans[len(s.Spans)-1]; brands[s.text[p.Start:p.End]] && s.at(i+1) != '!' {
			p.End++
			return i + 1
		}
	}
	e, dots := i, 0
	for c := s.at(e); c == '.' || c == '!' || c == '?'; c = s.at(e) {
		if c == '.' {
			dots++
		}
		e++
	}
	k := stop
	if dots == e-i && dots > 1 {
		k = ellipsis
	}
	s.emit(i, e, k)
	return e
}

// smiley returns the end of an emoticon that fills the rest of the chunk from
// i, or i.
func (s *Scanner) smiley(i int) int {
	if !s.spaced || s.chunkEnd-i > 4 || s.chunkEnd-i < 2 {
		return i
	}
	for n := min(3, s.chunkEnd-i); n >= 2; n-- {
		if smileys[s.text[i:i+n]] {
			return i + n
		}
	}
	return i
}

// clitic reports whether the letters at i are an ending that leans on the word
// before, "s" or "ll".
func (s *Scanner) clitic(i int) bool {
	e := s.run(i)
	return e-i <= 2 && clitics[lowerASCII(s.text[i:e])]
}

// elision returns the end of a word whose beginning the apostrophe at i stands
// for, "'90s" or "'em", or of an ending that stands apart, "'s"; else i.
func (s *Scanner) elision(i, w int) int {
	b := i + w
	if !s.wordAt(b) {
		return i
	}
	if d := s.digits(b); d == 2 {
		e := b + d
		if s.at(e) == 's' {
			e++
		}
		if !s.wordAt(e) {
			return e
		}
		return i
	}
	e := b
	for e < s.chunkEnd && e-b < 6 && asciiLetter(s.text[e]) {
		e++
	}
	if s.wordAt(e) {
		return i
	}
	t := lowerASCII(s.text[b:e])
	if elisions[t] || clitics[t] && (!s.spaced || s.text[b] >= 'a') {
		return e
	}
	return i
}
