package article

import (
	"strings"
	"unicode"
)

// line is a line of the content without its outer white space.
type line struct {
	start, end int
	first      bool // a blank line, or the start of the text, stands before it
}

// invisible are the characters beside white space that show nothing.
const invisible = "\u200b\u200c\u200d\u200e\u200f\u2060\ufeff\u00ad"

func blank(c rune) bool { return unicode.IsSpace(c) || strings.ContainsRune(invisible, c) }

// lines returns the lines that hold something.
func lines(content string) []line {
	var ls []line
	first := true
	for start := 0; start < len(content); {
		end, next := lineEnd(content, start)
		s, e := trim(content, start, end)
		if s < e {
			ls = append(ls, line{s, e, first})
			first = false
		} else if next > start {
			first = true
		}
		start = next
	}
	return ls
}

// lineEnd finds the end of the line at start, and the start of the next. Lines
// end in LF, CR, CR LF, or the Unicode line and paragraph separators.
func lineEnd(content string, start int) (end, next int) {
	for i := start; i < len(content); i++ {
		switch content[i] {
		case '\n', '\f', '\v':
			return i, i + 1
		case '\r':
			if i+1 < len(content) && content[i+1] == '\n' {
				return i, i + 2
			}
			return i, i + 1
		case 0xe2:
			if s := content[i:]; strings.HasPrefix(s, "\u2028") || strings.HasPrefix(s, "\u2029") {
				return i, i + 3
			}
		}
	}
	return len(content), len(content)
}

// trim narrows [start, end) by the blank characters at its ends.
func trim(content string, start, end int) (int, int) {
	s := content[start:end]
	start += len(s) - len(strings.TrimLeftFunc(s, blank))
	return start, start + len(strings.TrimFunc(s, blank))
}

// wrapWidth is the width that the text's lines are wrapped to, 0 where each
// line is a paragraph. Wrapped prose breaks within sentences: most breaks
// inside its paragraphs stand between a line without an end and a lower-case
// letter.
func wrapWidth(content string, ls []line) int {
	breaks, inside, width := 0, 0, 0
	for i := 1; i < len(ls); i++ {
		if ls[i].first {
			continue
		}
		breaks++
		n := ls[i-1].end - ls[i-1].start
		if n <= 120 && !endsSentence(content[ls[i-1].start:ls[i-1].end]) && lowerStart(content[ls[i].start:ls[i].end]) {
			inside++
			width = max(width, n)
		}
	}
	if breaks < 4 || inside*10 < breaks*4 || width < 40 {
		return 0
	}
	return width
}

// wrapped says whether line b goes on with the paragraph of line a.
func wrapped(content string, a, b line, width int) bool {
	if width == 0 {
		return false
	}
	if _, n := bullet(content[b.start:b.end]); n > 0 {
		return false
	}
	n := a.end - a.start
	return n <= width*3/2 && (n*4 >= width*3 || !endsSentence(content[a.start:a.end]) && lowerStart(content[b.start:b.end]))
}
