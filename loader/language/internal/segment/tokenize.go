// Package segment splits text into sentences and words as UD English EWT does:
// hyphens part words, but for prefixes; "don't" is two words, "U.S." one. It
// works on byte offsets, in one pass over the text, and never fails: what it
// does not know is a symbol.
package segment

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"quoth/loader/language/internal/syntax"
)

// kind says what the sentence splitter needs to know of a token.
type kind uint8

const (
	word     kind = iota
	abbr          // a word that ends in its own full stop and may end a sentence
	title         // a word that ends in its own full stop and wants a follower: "Mr.", "No."
	initial       // one capital letter with its full stop
	number        // starts with a digit
	list          // the "1." or "a)" that opens an item
	stop          // . ? ! and their runs
	ellipsis      // ... or …
	opener        // ( [ “ ‘ «
	closer        // ) ] ” ’ »
	straight      // " or ', either way
	dash          // - – —
	comma         // , and ;
	colon         // :
	bullet        // • and its kin
	smile         // an emoticon
	link          // an address
	symbol        // anything else
)

// Span is a token before it is tagged.
type Span struct {
	Start, End int32
	kind       kind
	spaced     bool // blank before it
	broken     bool // an empty line before it
}

// Scanner cuts a text into spans, a block at a time, in one pass: it looks
// ahead a bounded number of bytes, except in addresses, which it crosses once.
type Scanner struct {
	text  string
	end   int // of the block
	Spans []Span

	// Judge, where set, says whether a sentence ends between two words that no
	// full stop parts; end is the offset where the first of them ends.
	Judge func(end int32, features []uint64) bool
	gap   syntax.Gap

	// Reading keeps a quotation with the speaker named behind its exclamation or
	// question mark, and brackets with the abbreviation before them. Training
	// leaves it unset, to ask the judge about all that the treebanks have.
	Reading bool

	first    int  // span of the block
	chunkEnd int  // end of the run of non-blanks being cut
	noDomain int  // no address ends before here
	spaced   bool // for the next Span
	broken   bool
}

// Reset makes the scanner ready for a text.
func (s *Scanner) Reset(text string) {
	s.text, s.Spans = text, s.Spans[:0]
}

// Split appends the tokens of the block text[start:end] to s.Spans, and to cuts
// the index in s.Spans behind the last token of each sentence.
func (s *Scanner) Split(start, end int, cuts []int) []int {
	first, done := len(s.Spans), len(cuts)
	s.scan(start, end)
	cuts = s.sentences(s.Spans[first:], cuts)
	for k := done; k < len(cuts); k++ {
		cuts[k] += first
	}
	return cuts
}

// scan appends the tokens of text[start:end] to s.Spans.
func (s *Scanner) scan(start, end int) {
	s.end, s.noDomain = end, start
	s.spaced, s.broken = true, false
	s.first = len(s.Spans)
	for i := start; i < end; {
		n, lines := s.blank(i)
		if n > 0 {
			i += n
			s.spaced = true
			s.broken = s.broken || lines > 1
			continue
		}
		j := s.chunk(i)
		s.chunkEnd = j
		s.cut(i, j)
		i = j
	}
}

// blank measures the blanks at i and counts their line ends.
func (s *Scanner) blank(i int) (n, lines int) {
	j := i
	for j < s.end {
		c := s.text[j]
		if c < utf8.RuneSelf {
			if c > ' ' && c != 0x7f {
				break
			}
			if c == '\n' {
				lines++
			}
			j++
			continue
		}
		r, w := utf8.DecodeRuneInString(s.text[j:s.end])
		if !blankRune(r) {
			break
		}
		if r == '\u2028' || r == '\u2029' {
			lines++
		}
		j += w
	}
	return j - i, lines
}

// blankRune reports whether r parts tokens and belongs to none: white space,
// control characters, and the marks of zero width that web pages leave behind.
func blankRune(r rune) bool {
	switch r {
	case '\u200b', '\u200e', '\u200f', '\u2060', '\ufeff':
		return true
	}
	return unicode.IsSpace(r) || unicode.IsControl(r)
}

// chunk returns the end of the run of non-blanks that starts at i.
func (s *Scanner) chunk(i int) int {
	for i < s.end {
		c := s.text[i]
		if c < utf8.RuneSelf {
			if c <= ' ' || c == 0x7f {
				break
			}
			i++
			continue
		}
		r, w := utf8.DecodeRuneInString(s.text[i:s.end])
		if blankRune(r) {
			break
		}
		i += w
	}
	return i
}

func (s *Scanner) emit(i, j int, k kind) {
	s.Spans = append(s.Spans, Span{int32(i), int32(j), k, s.spaced, s.broken})
	s.spaced, s.broken = false, false
}

// cut splits the chunk text[i:j].
func (s *Scanner) cut(i, j int) {
	for i < j {
		c := s.text[i]
		if asciiLetter(c) {
			i = s.word(i)
			continue
		}
		r, w := rune(c), 1
		if c >= utf8.RuneSelf {
			r, w = utf8.DecodeRuneInString(s.text[i:j])
		}
		if wordRune(r) {
			i = s.word(i)
		} else {
			i = s.mark(i, w, r)
		}
	}
}

func asciiLetter(c byte) bool { return 'a' <= c|0x20 && c|0x20 <= 'z' }

func digit(c byte) bool { return '0' <= c && c <= '9' }

// wordRune reports whether r makes up words by itself.
func wordRune(r rune) bool {
	if r < utf8.RuneSelf {
		return asciiLetter(byte(r)) || digit(byte(r)) || r == '_'
	}
	return unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r) || r == '\u00ad' || r == '\u200d' || r == '\u200c'
}

// wordAt reports whether a word goes on at i.
func (s *Scanner) wordAt(i int) bool {
	if i >= s.chunkEnd {
		return false
	}
	c := s.text[i]
	if c < utf8.RuneSelf {
		return wordRune(rune(c))
	}
	r, _ := utf8.DecodeRuneInString(s.text[i:s.chunkEnd])
	return wordRune(r)
}

// run returns the end of the letters and digits that start at i.
func (s *Scanner) run(i int) int {
	for i < s.chunkEnd {
		c := s.text[i]
		if c < utf8.RuneSelf {
			if !wordRune(rune(c)) {
				return i
			}
			i++
			continue
		}
		r, w := utf8.DecodeRuneInString(s.text[i:s.chunkEnd])
		if !wordRune(r) {
			return i
		}
		i += w
	}
	return i
}

// at returns the byte at i, 0 beyond the chunk.
func (s *Scanner) at(i int) byte {
	if i < s.chunkEnd {
		return s.text[i]
	}
	return 0
}

// word cuts the word that starts at i and returns where it ends.
func (s *Scanner) word(i int) int {
	if e := s.address(i); e > i {
		s.emit(i, e, link)
		return e
	}
	if digit(s.text[i]) {
		if e := s.figures(i); e > i {
			s.emit(i, e, number)
			return e
		}
	}
	e := s.run(i)
	for e < s.chunkEnd {
		n := s.joint(i, e)
		if n == 0 {
			break
		}
		e = s.run(e + n)
	}
	if s.at(e) == '.' && (s.at(e+1) != '.' || s.at(e+2) != '.') {
		if k, ok := s.abbreviation(i, e); ok {
			s.emit(i, e+1, k)
			return e + 1
		}
	}
	s.parts(i, e)
	return e
}

// joint returns the length of the mark at e if it holds the word text[i:e] and
// what follows together, else 0.
func (s *Scanner) joint(i, e int) int {
	r, w := utf8.DecodeRuneInString(s.text[e:s.chunkEnd])
	if !s.wordAt(e + w) {
		return 0
	}
	left, right := s.text[e-1], s.text[e+w]
	keep := false
	switch r {
	case '\'', '’', '`', '´', 'ʼ', '*':
		keep = !digit(right)
	case '@', '_':
		keep = true
	case '&':
		keep = left < 'a' && right < 'a'
	case '.':
		keep = digit(left) && digit(right) || s.acronym(i, e)
	case ':':
		keep = digit(left) && digit(right)
	case ',':
		keep = digit(left) && s.digits(e+1) == 3
	case '-':
		keep = !digit(right) && prefixes[lowerASCII(s.text[i:e])] || s.text[i] == 'x' && digit(left) && digit(right)
	case '/':
		keep = slashed[lowerASCII(s.text[i:min(e+w+3, s.run(e+w))])]
	}
	if !keep {
		return 0
	}
	return w
}

// digits counts the ASCII digits at i, up to 9.
func (s *Scanner) digits(i int) int {
	n := 0
	for n < 9 && digit(s.at(i+n)) {
		n++
	}
	return n
}

// acronym reports whether the full stop at e lies between single letters, as
// in "U.S" and "a.m"; what stands before it must be single letters too.
func (s *Scanner) acronym(i, e int) bool {
	if !asciiLetter(s.text[e-1]) || e-2 >= i && s.text[e-2] != '.' && !phd(s.text[i:e]) {
		return false
	}
	return asciiLetter(s.at(e+1)) && !s.wordAt(e+2)
}

func phd(w string) bool { return w == "Ph" || w == "ph" }

// lowerASCII lowers w where it is short enough to be in a list.
func lowerASCII(w string) string {
	if len(w) > 16 {
		return ""
	}
	for i := 0; i < len(w); i++ {
		if 'A' <= w[i] && w[i] <= 'Z' {
			return strings.ToLower(w)
		}
	}
	return w
}
