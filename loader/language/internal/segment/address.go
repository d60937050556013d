package segment

import (
	"strings"
	"unicode/utf8"
)

// figures returns the end of a date, telephone number or fraction that starts
// at i, or i where there is none.
func (s *Scanner) figures(i int) int {
	var n [4]int
	var sep byte
	e, groups := i, 0
	for groups < len(n) {
		d := s.digits(e)
		if d == 0 {
			return i
		}
		n[groups] = d
		groups++
		e += d
		c := s.at(e)
		if c != '-' && c != '/' || groups > 1 && c != sep || !digit(s.at(e+1)) {
			break
		}
		sep = c
		e++
	}
	if s.wordAt(e) && !(s.text[e] == 'T' && groups == 3) {
		return i
	}
	switch {
	case groups == 3, groups == 4 && sep == '-':
		return e
	case groups == 2 && sep == '-' && n[0] == 3 && n[1] == 4:
		return e
	case groups == 2 && sep == '/' && n[0] <= 2 && n[1] <= 2 && s.monthDay(i, n[0], n[1]):
		return e
	}
	return i
}

// monthDay reports whether the figures at i may be a month and a day: "9/11".
func (s *Scanner) monthDay(i, month, day int) bool {
	m, d := decimal(s.text[i:i+month]), decimal(s.text[i+month+1:i+month+1+day])
	return 1 <= m && m <= 12 && 1 <= d && d <= 31 || m < d && d <= 8
}

func decimal(s string) int {
	n := 0
	for i := 0; i < len(s); i++ {
		n = n*10 + int(s[i]-'0')
	}
	return n
}

// address returns the end of the URL, email address or file name that starts
// at i, or i where there is none. It crosses a stretch of text once.
func (s *Scanner) address(i int) int {
	if i < s.noDomain {
		return i
	}
	e, colon, dot, at := i, false, -1, false
	for e < s.chunkEnd && addressByte(s.text[e]) && (colon || s.text[e] != '(' && s.text[e] != ')') {
		switch s.text[e] {
		case '.':
			if e+1 < s.chunkEnd && (asciiLetter(s.text[e+1]) || digit(s.text[e+1])) && dot < 0 {
				dot = e
			}
		case '@':
			at = true
		case ':':
			if !colon && strings.HasPrefix(s.text[e:s.chunkEnd], "://") {
				colon = true
				if k := s.scheme(i, e); k > i {
					s.noDomain = k
					return i
				}
			}
		}
		e++
	}
	s.noDomain = e
	if dot < 0 && !colon {
		return i
	}
	for e > i && strings.IndexByte(".,:;!?'\")]}>*", s.text[e-1]) >= 0 {
		e--
	}
	t := s.text[i:e]
	if colon || at && !strings.ContainsAny(t, ",;(") || strings.HasPrefix(lowerASCII(t[:min(4, len(t))]), "www.") || s.domain(t) {
		return e
	}
	return i
}

// scheme returns where the letters before the colon at e start.
func (s *Scanner) scheme(i, e int) int {
	for k := e; ; k-- {
		if k == i || !asciiLetter(s.text[k-1]) {
			return k
		}
	}
}

// addressByte reports whether c may stand in an address; letters beyond ASCII
// are let through.
func addressByte(c byte) bool {
	return c > ' ' && c < utf8.RuneSelf && c != '"' && c != '<' && c != '>' && c != '[' && c != ']' && c != '|'
}

// domain reports whether t is a name with a known ending, "gov.uk" or
// "report.doc", perhaps with a path behind it.
func (s *Scanner) domain(t string) bool {
	host, _, _ := strings.Cut(t, "/")
	k := strings.LastIndexByte(host, '.')
	if k <= 0 || k+1 >= len(host) || len(host)-k > 6 {
		return false
	}
	for i := 0; i < len(host); i++ {
		if c := host[i]; !asciiLetter(c) && !digit(c) && c != '.' && c != '-' && c != '_' && c != '#' {
			return false
		}
	}
	if !endings[lowerASCII(host[k+1:])] {
		return strings.Count(host, ".") > 1 && lowerASCII(host) == host && asciiLetter(host[k+1]) && k > 3
	}
	// "agency.In" is two sentences, "GlobalSecurity.org" an address.
	return !('A' <= host[k+1] && host[k+1] <= 'Z' && 'a' <= host[k-1] && host[k-1] <= 'z')
}
