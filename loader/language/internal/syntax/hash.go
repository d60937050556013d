// Package syntax tags words with their parts of speech and parses sentences
// into dependency trees, by linear models over hashed features.
//
// The tagger is a greedy sequence model over classes that join the universal
// and the Penn tag (Collins 2002, averaged perceptron). The parser is a greedy
// arc-hybrid transition system (Kuhlmann et al. 2011) whose model only decides
// between shift, left and right; a second model labels each arc as it is made.
// The package holds what reading needs and what training shares with it: the
// features, the transition system and the format of the weights. All
// arithmetic is on integers, so that every machine finds the same tree.
package syntax

import (
	"math/bits"
	"unicode"
	"unicode/utf8"
)

const (
	k0 = 0x9e3779b97f4a7c15
	k1 = 0xc2b2ae3d27d4eb4f
	k2 = 0x165667b19e3779f9
	k3 = 0xd6e8feb86659fd93
	k4 = 0xff51afd7ed558ccd
)

// mix hashes the template t with up to three values.
func mix(t, a, b, c uint64) uint64 {
	h := t*k0 + a*k1 + bits.RotateLeft64(b*k2, 23) + bits.RotateLeft64(c*k3, 45)
	h ^= h >> 29
	h *= k4
	return h ^ h>>32
}

// features is a list of hashed features that is filled anew for each decision.
type features struct {
	n int
	f [256]uint64
}

func (x *features) add(t, a, b, c uint64) {
	x.f[x.n&255] = mix(t, a, b, c)
	x.n++
}

func (x *features) list() []uint64 { return x.f[:x.n] }

// shape bits of a word.
const (
	capital   = 1 << iota // starts with an upper-case letter
	allCaps               // two upper-case letters or more, no lower-case one
	hasDigit              // a digit somewhere
	allDigits             // digits, full stops and commas only
	hyphen                // a hyphen inside
	wide                  // a letter beyond ASCII
	marks                 // neither letter nor digit in it
)

// Word is what the models see of a token.
type Word struct {
	Form   string
	Lower  uint64 // hash of the form in lower case, each digit as a 9
	shape  uint64
	senses Senses
	pre    [3]uint64 // hashes of the first 1, 2, 3 bytes in lower case
	suf    [5]uint64 // hashes of the last 1 to 5 bytes, 0 where the word is no longer
}

// longest is how many bytes of a word are looked at.
const longest = 64

// NewWord prepares a form.
func NewWord(form string) Word {
	w := Word{Form: form}
	var low [longest + utf8.UTFMax]byte
	n := 0
	upper, lower, other := 0, 0, 0
	digits := 0
	for i := 0; i < len(form) && n < longest; {
		c := form[i]
		i++
		switch {
		case 'a' <= c && c <= 'z':
			lower++
		case 'A' <= c && c <= 'Z':
			c |= 0x20
			upper++
		case '0' <= c && c <= '9':
			c = '9'
			digits++
		case c < utf8.RuneSelf:
			if c == '-' && i > 1 && i < len(form) {
				w.shape |= hyphen
			}
			if c != '.' && c != ',' {
				other++
			}
		default:
			r, size := utf8.DecodeRuneInString(form[i-1:])
			i += size - 1
			switch {
			case r == '’' || r == '‘' || r == 'ʼ':
				low[n] = '\''
				n++
				other++
				continue
			case unicode.IsUpper(r):
				upper++
				r = unicode.ToLower(r)
				w.shape |= wide
			case unicode.IsLetter(r):
				lower++
				w.shape |= wide
			default:
				other++
			}
			n += utf8.EncodeRune(low[n:], r)
			if upper == 1 && n <= utf8.UTFMax && lower == 0 {
				w.shape |= capital
			}
			continue
		}
		low[n] = c
		n++
	}
	w.finish(low[:n], upper, lower, digits, other)
	return w
}

// emptyWord is the hash of a word without letters; step adds one to the hash
// of a word in lower case.
const emptyWord = k3

func step(h uint64, c byte) uint64 {
	h = (h ^ uint64(c)) * k1
	return h ^ h>>31
}

func (w *Word) finish(low []byte, upper, lower, digits, other int) {
	if c := w.Form[0]; 'A' <= c && c <= 'Z' {
		w.shape |= capital
	}
	if upper > 1 && lower == 0 {
		w.shape |= allCaps
	}
	if digits > 0 {
		w.shape |= hasDigit
		if upper+lower+other == 0 {
			w.shape |= allDigits
		}
	}
	if upper+lower+digits == 0 {
		w.shape |= marks
	}
	h := uint64(emptyWord)
	for i, c := range low {
		h = step(h, c)
		if i < len(w.pre) {
			w.pre[i] = h
		}
	}
	w.Lower = h
	h = k2
	for i := range w.suf {
		if len(low)-1-i < 0 {
			break
		}
		h = (h ^ uint64(low[len(low)-1-i])) * k4
		h ^= h >> 31
		w.suf[i] = h
	}
}
