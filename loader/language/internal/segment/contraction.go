package segment

import "strings"

// parts emits the word text[i:e] as the words that it is made of: "don't" is
// "do" and "n't", "10km" is "10" and "km".
func (s *Scanner) parts(i, e int) {
	w := s.text[i:e]
	if digit(w[0]) {
		s.quantity(i, e)
		return
	}
	if m := apostrophe(w); m >= 0 {
		if k := clitic(w, m); k > 0 {
			s.parts(i, i+k)
			s.emit(i+k, e, word)
			return
		}
	} else if k := fused(w); k > 0 {
		s.emit(i, i+k, word)
		s.emit(i+k, e, word)
		return
	}
	if k := strings.IndexByte("$£€", w[len(w)-1]); k >= 0 {
		s.emit(i, e, symbol)
		return
	}
	s.emit(i, e, word)
}

// apostrophe returns where the last apostrophe of w is, -1 without one.
func apostrophe(w string) int {
	for k := len(w) - 1; k > 0; k-- {
		switch w[k] {
		case '\'', '`':
			return k
		case 0x99:
			if k >= 2 && w[k-1] == 0x80 && w[k-2] == 0xe2 {
				return k - 2
			}
		case 0xb4:
			if w[k-1] == 0xc2 {
				return k - 1
			}
		case 0xbc:
			if w[k-1] == 0xca {
				return k - 1
			}
		}
	}
	return -1
}

// clitic returns where the ending of w starts whose apostrophe is at m, 0
// where it has none.
func clitic(w string, m int) int {
	n := 1
	if w[m] >= 0x80 {
		n = 2
		if w[m] == 0xe2 {
			n = 3
		}
	}
	tail := lowerASCII(w[m+n:])
	if tail == "t" && m > 1 && w[m-1]|0x20 == 'n' {
		return m - 1
	}
	if (tail == "all" || tail == "know") && m == 1 && w[0]|0x20 == 'y' {
		return m + n
	}
	if clitics[tail] && m > 0 {
		return m
	}
	return 0
}

// fused returns where the second word of a spelling such as "cannot" or
// "gonna" starts, 0 for other words.
func fused(w string) int {
	if c := w[len(w)-1] | 0x20; c != 't' && c != 'a' && c != 'e' && c != 's' || len(w) < 4 || len(w) > 8 {
		return 0
	}
	return fusions[lowerASCII(w)]
}

// quantity emits a word that starts with a digit, parting the unit from the
// number and "'s" from a year.
func (s *Scanner) quantity(i, e int) {
	w := s.text[i:e]
	if m := apostrophe(w); m >= 0 {
		if k := clitic(w, m); k > 0 && w[k-1] != '0' {
			s.quantity(i, i+k)
			s.emit(i+k, e, word)
			return
		}
	}
	k := 0
	for k < len(w) && (digit(w[k]) || w[k] == '.' || w[k] == ',' || w[k] == ':') {
		k++
	}
	if k < len(w) && len(w)-k <= 7 && units[w[k:]] {
		s.emit(i, i+k, number)
		s.emit(i+k, e, word)
		return
	}
	s.emit(i, e, number)
}
