package article

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// block is a stretch of the page with what its form tells.
type block struct {
	start, end int
	text       string // content[start:end]
	kind       BlockKind
	words      int
	bullet     bool // a bullet or a number stood before it
	final      bool // ends as a sentence does
	colon      bool // ends with a colon
	glued      bool // no blank line parts it from the block before
	marker     bool // opens what belongs to other stories
	set        bool // made of a set phrase; markers are too
}

// page is an article being cut up.
type page struct {
	content string
	title   string // known beforehand, or ""
	blocks  []block
}

// split cuts the content into blocks: paragraphs parted by blank lines, or one
// a line where the lines are no wrapped prose.
func split(content string) []block {
	ls := lines(content)
	wrap := wrapWidth(content, ls)
	var blocks []block
	for i := 0; i < len(ls); {
		k := i + 1
		for k < len(ls) && !ls[k].first && wrapped(content, ls[k-1], ls[k], wrap) {
			k++
		}
		start, glued := ls[i].start, !ls[i].first
		if n := tagged(content[start:ls[k-1].end]); n > 0 {
			b := newBlock(content, start, start+n)
			b.kind, b.glued = Furniture, glued
			blocks = append(blocks, b)
			start, glued = start+n, true
		}
		if b := newBlock(content, start, ls[k-1].end); b.end > b.start {
			b.glued = glued
			blocks = append(blocks, b)
		}
		i = k
	}
	return blocks
}

// tagged returns the length of the tags before text on one line.
func tagged(s string) int {
	if s[0] != '<' {
		return 0
	}
	n := len(tag.FindString(s[:min(len(s), maxPhrase)]))
	if n == len(s) {
		return 0
	}
	return n
}

func upperStart(s string) bool {
	c, _ := utf8.DecodeRuneInString(s)
	return unicode.IsUpper(c)
}

func lowerStart(s string) bool {
	c, _ := utf8.DecodeRuneInString(s)
	return unicode.IsLower(c)
}

// newBlock measures a stretch and takes off its bullet.
func newBlock(content string, start, end int) block {
	start, end = trim(content, start, end)
	start, end = unmark(content, start, end)
	b := block{start: start, end: end}
	if ok, n := bullet(content[start:end]); ok {
		b.bullet = true
		b.start, b.end = trim(content, start+n, end)
	}
	b.text = content[b.start:b.end]
	b.words = len(strings.Fields(b.text))
	b.final = endsSentence(b.text)
	b.colon = strings.HasSuffix(b.text, ":")
	b.marker = b.words <= 8 && len(b.text) <= maxPhrase && related.MatchString(b.text)
	b.set = b.marker || b.boilerplate()
	return b
}

// unmark leaves out the marks of Markdown around a heading or an emphasized
// line.
func unmark(content string, start, end int) (int, int) {
	if s := strings.TrimLeft(content[start:end], "#"); len(s) < end-start && strings.HasPrefix(s, " ") {
		return trim(content, end-len(s), end)
	}
	for end-start > 2 && content[start] == content[end-1] && (content[start] == '*' || content[start] == '_') {
		start, end = trim(content, start+1, end-1)
	}
	return start, end
}

// bullets are the marks that open the items of lists.
const bullets = "-–—•*·▪■●◦‣⁃►➤»◆✓"

// bullet returns the length of the bullet or number before an item's text.
func bullet(s string) (bool, int) {
	c, size := utf8.DecodeRuneInString(s)
	if strings.ContainsRune(bullets, c) {
		next, _ := utf8.DecodeRuneInString(s[size:])
		return unicode.IsSpace(next), size
	}
	i := 0
	for i < len(s) && i < 3 && s[i] >= '0' && s[i] <= '9' {
		i++
	}
	if i > 0 && i+1 < len(s) && (s[i] == '.' || s[i] == ')') && s[i+1] == ' ' {
		return true, i + 1
	}
	return false, 0
}

// closers are what may stand after the mark that ends a sentence.
const closers = "\"'”’»›)]}*"

// endsSentence says whether s ends with a full stop, a question or exclamation
// mark, or an ellipsis within quotation marks; "…" and "..." alone are cuts.
func endsSentence(s string) bool {
	t := strings.TrimRightFunc(s, func(c rune) bool { return blank(c) || strings.ContainsRune(closers, c) })
	if strings.HasSuffix(t, "...") || strings.HasSuffix(t, "…") {
		return len(t) < len(strings.TrimRightFunc(s, blank))
	}
	return strings.HasSuffix(t, ".") || strings.HasSuffix(t, "?") || strings.HasSuffix(t, "!") || strings.HasSuffix(t, "。")
}

// cut says whether a block breaks off as a teaser does.
func (b *block) cut() bool {
	return strings.HasSuffix(b.text, "...") || strings.HasSuffix(b.text, "…") || strings.HasSuffix(b.text, "[...]") ||
		strings.HasSuffix(b.text, "[…]") || strings.HasSuffix(b.text, ",") || !b.final && !b.colon
}

// prose says whether a block is surely running text.
func (b *block) prose() bool { return b.words >= 10 && b.final || b.words >= 25 }

// headlike says whether a block could be a headline: short, one line, not cut.
func (b *block) headlike() bool { return b.words >= 2 && b.words <= 25 && !b.colon }

// titleCase says whether most of a block's long words begin with a capital.
func (b *block) titleCase() bool {
	upper, n := 0, 0
	for _, w := range strings.Fields(b.text) {
		w = strings.TrimLeft(w, "\"'“‘(")
		if utf8.RuneCountInString(w) < 4 {
			continue
		}
		n++
		if c, _ := utf8.DecodeRuneInString(w); unicode.IsUpper(c) || unicode.IsDigit(c) {
			upper++
		}
	}
	return n > 0 && upper*4 >= n*3
}

// splitAt cuts block i in two at byte offset at of the content; both keep the
// kind they get.
func (p *page) splitAt(i, at int, before, after BlockKind) bool {
	b := p.blocks[i]
	one, two := newBlock(p.content, b.start, at), newBlock(p.content, at, b.end)
	if one.start == one.end || two.start == two.end {
		return false
	}
	one.kind, two.kind = before, after
	one.bullet, one.glued, two.glued = b.bullet, b.glued, true
	p.blocks = append(p.blocks[:i+1], p.blocks[i:]...)
	p.blocks[i], p.blocks[i+1] = one, two
	return true
}
