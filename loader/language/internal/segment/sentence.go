package segment

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"quoth/loader/language/internal/syntax"
)

// maxSentence is the most tokens a sentence may have; longer ones are cut.
const maxSentence = 256

// sentences returns the index behind the last Span of each sentence.
func (s *Scanner) sentences(spans []Span, cuts []int) []int {
	start := 0
	b := boundary{scanner: s, text: s.text, spans: spans}
	for i := range spans {
		if i < start {
			continue
		}
		end := 0
		switch {
		case i+1 == len(spans):
			end = i + 1
		case spans[i+1].broken, b.item(i + 1):
			end = i + 1
		default:
			if end = b.after(start, i); end == 0 && b.judged(start, i) {
				end = i + 1
			}
		}
		if end == 0 && i+1-start >= maxSentence {
			end = b.shorten(start, i+1)
		}
		if end > 0 {
			cuts = append(cuts, end)
			start = end
		}
	}
	return cuts
}

// item reports whether an item of a list starts at i, on the line of the one
// before it.
func (b *boundary) item(i int) bool {
	t := b.spans[i]
	return t.kind == bullet && t.spaced && i+1 < len(b.spans) && b.spans[i+1].spaced && !strings.HasPrefix(b.text[t.Start:], "·")
}

// boundary decides where sentences end.
type boundary struct {
	scanner *Scanner
	text    string
	spans   []Span
}

// numbered reports whether the full stop at i stands behind the number of an
// item: "… : 2. Close the valve".
func (b *boundary) numbered(start, i int) bool {
	n := i - 1
	if n < start || b.spans[n].kind != number || b.spans[n].End-b.spans[n].Start > 2 || b.spans[i].spaced {
		return false
	}
	return n == start || b.spans[n-1].kind == colon || b.spans[n-1].kind == bullet
}

// judged asks the scanner's judge about the gap behind the token i.
func (b *boundary) judged(start, i int) bool {
	next := b.spans[i+1]
	if b.scanner.Judge == nil || !next.spaced || b.scanner.Reading && b.asked(i) {
		return false
	}
	switch b.spans[i].kind {
	case opener, stop, title, initial, list, bullet:
		return false
	case abbr, dash:
		// "Wash. (AP) — Police"
		if next.kind == opener || b.spans[i].kind == dash && i > start && b.spans[i-1].kind == closer {
			return false
		}
	}
	switch next.kind {
	case closer, comma, colon, stop, ellipsis:
		return false
	case word:
		if b.lower(i + 1) {
			return false
		}
	}
	g := &b.scanner.gap
	g.Length = i + 1 - start
	for k := range g.Words {
		g.Words[k], g.Kinds[k] = syntax.Word{}, 0
		if j := i - 2 + k; j >= 0 && j < len(b.spans) {
			t := b.spans[j]
			g.Words[k], g.Kinds[k] = syntax.NewWord(b.text[t.Start:t.End]), uint64(t.kind)+1
			if j < start {
				g.Kinds[k] += 32
			}
		}
	}
	return b.scanner.Judge(b.spans[i].End, g.Features())
}

// asked reports whether the token i closes a quotation that ends in a mark of
// its own.
func (b *boundary) asked(i int) bool {
	k := b.spans[i].kind
	return (k == closer || k == straight) && i > 0 && b.spans[i-1].kind == stop
}

// shorten returns where to cut the sentence [start, end) that is too long: at
// its last comma or, failing that, at its end.
func (b *boundary) shorten(start, end int) int {
	for i := end - 1; i > start+maxSentence/2; i-- {
		if k := b.spans[i-1].kind; k == comma || k == colon || k == dash {
			return i
		}
	}
	return end
}

// after returns the end of the sentence from start if one ends with the token i
// and the closing marks behind it, else 0.
func (b *boundary) after(start, i int) int {
	switch t := b.spans[i]; t.kind {
	case stop:
		return b.afterStop(start, i)
	case ellipsis:
		end := b.closers(start, i+1)
		if end < len(b.spans) && b.upper(end) {
			return end
		}
	case smile:
		if b.upper(i + 1) {
			return i + 1
		}
	case link:
		if b.spans[i+1].kind == link && i-start < 2 {
			return i + 1
		}
	case word:
		if b.stamped(i) {
			return i + 1
		}
	case abbr:
		end := b.closers(start, i+1)
		if end == len(b.spans) || b.starts(end) {
			return end
		}
	}
	return 0
}

func (b *boundary) afterStop(start, i int) int {
	if b.numbered(start, i) {
		return 0
	}
	end := b.closers(start, i+1)
	if end == len(b.spans) {
		return end
	}
	if b.dotted(i+1) || b.dotted(i) && !b.upper(end) {
		return 0
	}
	quoted := end > i+1
	next := b.spans[end]
	if k := next.kind; k == comma || k == colon || k == stop || k == ellipsis || k == closer {
		return 0
	}
	lower := b.lower(end)
	full := b.text[b.spans[i].Start] == '.'
	switch {
	case quoted && lower:
		return 0
	case quoted && !full && b.quoted(end):
		return 0
	case !full && lower && (i+1-start < 4 || b.upper(i-1)):
		return 0
	case !next.spaced && !quoted && next.kind != word && next.kind != opener && next.kind != straight:
		return 0
	}
	return end
}

// dotted reports whether the full stop at i goes on with dots before it that
// blanks part: ". . .".
func (b *boundary) dotted(i int) bool {
	if i == 0 {
		return false
	}
	t, p := b.spans[i], b.spans[i-1]
	return t.kind == stop && t.spaced && p.kind == stop && b.text[t.Start] == '.' && b.text[p.Start] == '.'
}

// stamped reports whether the token i ends the time of day of a message's
// header: "08/10/2000 08:28 AM".
func (b *boundary) stamped(i int) bool {
	t := b.spans[i]
	if t.End-t.Start != 2 || b.text[t.End-1] != 'M' || i < 2 {
		return false
	}
	day := b.spans[i-2]
	return b.spans[i-1].kind == number && day.kind == number && day.End-day.Start >= 8 && b.text[day.End-5] == '/'
}

// closers returns the index behind the closing quotes and brackets from i.
// A straight quote closes where no blank stands before it, or where one is
// open in the sentence.
func (b *boundary) closers(start, i int) int {
	for last := min(i+8, len(b.spans)); i < last; i++ {
		t := b.spans[i]
		switch {
		case t.kind == closer && !(t.spaced && b.bracket(i)):
		case t.kind == straight && !t.spaced:
		case t.kind == smile && i+1 < len(b.spans) && b.upper(i+1):
		case t.kind == straight && b.open(start, i) && (i+1 == len(b.spans) || b.spans[i+1].spaced):
		default:
			return i
		}
	}
	return i
}

func (b *boundary) bracket(i int) bool {
	c := b.text[b.spans[i].Start]
	return c == ']' || c == '}'
}

// open reports whether a straight quote is open at i in the sentence from
// start. It looks back no further than a sentence is long.
func (b *boundary) open(start, i int) bool {
	odd := false
	for k := start; k < i; k++ {
		if b.spans[k].kind == straight && b.text[b.spans[k].Start] == b.text[b.spans[i].Start] {
			odd = !odd
		}
	}
	return odd
}

// quoted reports whether a name and a verb of saying follow at i: the
// exclamation before them did not end the sentence.
func (b *boundary) quoted(i int) bool {
	for k := i; k < len(b.spans) && k < i+6; k++ {
		t := b.spans[k]
		if t.kind != word && t.kind != title && t.kind != initial {
			return false
		}
		if quoting[b.text[t.Start:t.End]] {
			return k > i
		}
	}
	return false
}

// upper reports whether what starts at i is written as a sentence starts.
func (b *boundary) upper(i int) bool {
	for ; i < len(b.spans); i++ {
		switch t := b.spans[i]; t.kind {
		case opener, straight:
		case bullet, number, list:
			return true
		default:
			r, _ := utf8.DecodeRuneInString(b.text[t.Start:t.End])
			return unicode.IsUpper(r)
		}
	}
	return false
}

func (b *boundary) lower(i int) bool {
	r, _ := utf8.DecodeRuneInString(b.text[b.spans[i].Start:b.spans[i].End])
	return unicode.IsLower(r)
}

// starts reports whether what stands at i starts a sentence even after an
// abbreviation.
func (b *boundary) starts(i int) bool {
	quote := false
	for i < len(b.spans) && (b.spans[i].kind == opener || b.spans[i].kind == straight && b.spans[i].spaced) {
		quote = quote || b.text[b.spans[i].Start] != '(' || !b.scanner.Reading // "Acme Inc. (NYSE: A) said"
		i++
	}
	if i == len(b.spans) || !b.upper(i) {
		return false
	}
	w := b.text[b.spans[i].Start:b.spans[i].End]
	if b.spans[i].kind == bullet {
		return true
	}
	return b.spans[i].kind == word && (quote || starters[lowerASCII(w)])
}
