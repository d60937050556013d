package article

import (
	"regexp"
	"strings"
	"unicode"

	"quoth/loader/date"
)

// An article's page has a head (title, standfirst, byline, dates), a body, and
// a tail of what leads elsewhere.

// maxMarkers is how many markers of other stories are looked behind.
const maxMarkers = 64

// headBlocks is how many blocks from the top the head may reach.
const headBlocks = 16

// classify gives every block its kind.
func (p *page) classify() {
	p.prefixes()
	title := p.findTitle()
	body := p.head(title)
	tail := p.tailStart(body)
	p.body(body, tail)
	for i := tail; i < len(p.blocks); i++ {
		p.blocks[i].kind = Furniture
	}
	if title >= 0 {
		p.blocks[title].kind = Title
		p.titleSuffix(title)
	}
}

// findTitle returns the index of the title, -1 where the text begins with its
// body. A title stands before the first running text, and there is some. Of
// several lines that could be it the best worded is, the first among equals.
func (p *page) findTitle() int {
	for i := range p.blocks[:min(len(p.blocks), headBlocks)] {
		if p.title != "" && p.blocks[i].text == p.title {
			return i
		}
	}
	best, score := -1, 0
	for i := range p.blocks[:min(len(p.blocks), headBlocks)] {
		b := &p.blocks[i]
		next := p.nextProse(i)
		switch {
		case next == 0:
			return best
		case b.kind == Furniture || p.headFurniture(i):
			continue
		case b.glued && i > 0 && p.blocks[i-1].dateline():
			if b.final {
				return best
			}
			continue
		case office(b.text) && p.headlineBelow(i):
			continue
		case b.words > 1 && b.headline(next):
			if n := p.titleness(i); best < 0 || n > score {
				best, score = i, n
			}
		case b.final, b.prose():
			return best
		}
	}
	return best
}

// dateline says whether a block is what stands before a report on its line.
func (b *block) dateline() bool {
	d, ok := readDateline(b.text + " X")
	return ok && b.kind == Furniture && d.length > len(b.text)
}

// titleness says how much block i of the head looks like the title: by its
// length, by being repeated, and by not being a menu, a slogan or a date.
func (p *page) titleness(i int) int {
	b := &p.blocks[i]
	n := 0
	if b.words > 2 {
		n += 2
	}
	if end, _ := cutSuffix(b.text, p.content); menu(b.text[:end]) {
		n -= 4
	}
	if nameLike(b.text, 6) {
		n--
	}
	if b.final && !strings.HasSuffix(b.text, "?") && !strings.HasSuffix(b.text, "!") || strings.HasSuffix(b.text, ",") {
		n -= 2
	}
	for k := range p.blocks[:min(len(p.blocks), headBlocks)] {
		// A standfirst that the body says again, with its full stop, is no title.
		if o := &p.blocks[k]; k != i && b.words > 2 && (b.final || !o.final) && (p.same(i, k) || k < i && strings.HasSuffix(o.text, b.text)) {
			return n + 2
		}
	}
	return n
}

// menu says whether a line is made of a site's links, its clock or its weather.
func menu(s string) bool {
	marks := strings.Count(s, "|") + strings.Count(s, "•") + strings.Count(s, "   ")
	return marks > 1 || len(joint.FindAllStringIndex(s, 4)) > 3 || strings.Contains(s, " > ") || strings.Contains(s, " » ") || navigation.MatchString(s)
}

// joint is where two words of a menu meet without a blank.
var joint = regexp.MustCompile(`\p{Ll}\p{Lu}`)

var navigation = regexp.MustCompile(`(?i)^(?:home\b|menu\b|main menu|welcome to\b|skip to|search\b|sign in|log ?in\b|subscribe\b|[^\p{L}\d"'“‘«¿¡$€£(\[])|\d°|^[a-z]{2}(?:[ |/]+[a-z]{2})+$`)

// headlineBelow says whether another title stands between block i and the body.
func (p *page) headlineBelow(i int) bool {
	for k := i + 1; k < len(p.blocks) && k < headBlocks; k++ {
		switch b := &p.blocks[k]; {
		case b.prose():
			return false
		case !p.headFurniture(k) && b.words > 4 && b.headline(p.nextProse(k)):
			return true
		}
	}
	return false
}

// headline says whether b, before a block of so many words, is worded as a
// title. One that ends with a full stop must show it by its form.
func (b *block) headline(next int) bool {
	if b.words > 32 || len(b.text) > 240 || b.bullet || b.colon || strings.IndexFunc(b.text, unicode.IsLetter) < 0 {
		return false
	}
	if !b.final || strings.HasSuffix(b.text, "?") || strings.HasSuffix(b.text, "!") || strings.HasSuffix(b.text, ")") {
		return true
	}
	return b.words < next && (b.words <= 24 && b.titleCase() || b.words <= 20 && !narrates(b.text))
}

// narrates says whether the text has a past auxiliary, which headlines leave
// out unless they quote ("Report: rebels were armed").
func narrates(text string) bool {
	if strings.Contains(text, ": ") {
		return false
	}
	for _, w := range strings.Fields(strings.ToLower(text)) {
		switch strings.TrimRight(w, ".,") {
		case "was", "were", "had", "said", "told", "been":
			return true
		}
	}
	return false
}

// nextProse returns the length in words of the first running text after block
// i, 0 where there is none.
func (p *page) nextProse(i int) int {
	for k := i + 1; k < len(p.blocks); k++ {
		if b := &p.blocks[k]; b.prose() && !b.set {
			return b.words
		}
	}
	return 0
}

// headFurniture says whether block i of the head is about the article or the
// site rather than of the article.
func (p *page) headFurniture(i int) bool {
	b := &p.blocks[i]
	if b.set {
		return true
	}
	if b.words > 30 || len(b.text) > maxPhrase {
		return false
	}
	return b.dateLine() || b.words <= 14 && label.MatchString(b.text) || byline.MatchString(b.text) ||
		signature.MatchString(b.text) || sectionLine(b.text) || publication(b.text) != ""
}

// dateLine says whether a block is a date with little beside it.
func (b *block) dateLine() bool {
	if b.words > 14 || len(b.text) > maxPhrase {
		return false
	}
	rest := spaced(b.text)
	ms := date.Find(rest, 0, len(rest), date.Context{})
	if len(ms) == 0 {
		return false
	}
	exact := false
	for i := len(ms) - 1; i >= 0; i-- {
		exact = exact || ms[i].Precision == date.Day && (!ms[i].Relative || b.words <= 6)
		rest = rest[:ms[i].Start] + " " + rest[ms[i].End:]
	}
	rest = label.ReplaceAllString(strings.TrimSpace(rest), "")
	return exact && letterWords(rest) <= 3 && !b.final
}

// spaced puts the blank before a year that pages forget: "May 12,2015".
func spaced(s string) string { return tight.ReplaceAllString(s, "$1, $2") }

var tight = regexp.MustCompile(`(\d),((?:19|20)\d\d)\b`)

// letterWords counts the words of s that are no time of day.
func letterWords(s string) int {
	n := 0
	for _, w := range strings.FieldsFunc(s, func(c rune) bool { return !unicode.IsLetter(c) }) {
		switch strings.ToLower(w) {
		case "am", "pm", "a", "p", "m", "gmt", "utc", "et", "est", "edt", "at", "on", "cet", "bst", "ist", "t", "z", "published", "updated", "posted":
		default:
			n++
		}
	}
	return n
}

// head marks the head's blocks and returns where the body begins. Lines about
// the article may stand below its first sentence: what runs above them is the
// standfirst.
func (p *page) head(title int) int {
	end := title + 1
	for i, prose := 0, 0; i < len(p.blocks) && i < headBlocks && prose < 2; i++ {
		switch b := &p.blocks[i]; {
		case i == title:
		case b.kind == Furniture || p.headFurniture(i):
			if i+1 > end && (title >= 0 || prose == 0) && p.nextProse(i) > 0 {
				end = i + 1
			}
		case b.final || b.prose() || b.colon:
			prose++
		}
	}
	for i := range p.blocks[:end] {
		b := &p.blocks[i]
		switch {
		case i == title || b.kind == Furniture:
		case p.headFurniture(i), i < title, b.words < 5 && !b.final, title >= 0 && p.same(i, title):
			b.kind = Furniture
		default:
			b.kind = Standfirst
		}
	}
	return end
}

// same says whether two blocks have the same words.
func (p *page) same(i, k int) bool {
	return strings.EqualFold(strings.TrimRight(p.blocks[i].text, "."), strings.TrimRight(p.blocks[k].text, "."))
}

// body gives the blocks in [start, end) their kinds.
func (p *page) body(start, end int) {
	links := false // under a marker of related stories
	for i := start; i < end; i++ {
		b := &p.blocks[i]
		next := i+1 < end && (p.blocks[i+1].final || p.blocks[i+1].colon || p.blocks[i+1].words >= 12 || p.blocks[i+1].bullet)
		switch {
		case b.kind == Furniture:
		case b.set:
			b.kind = Furniture
			links = b.marker
		case links && b.headlike() && (!b.final || b.words <= 20 && b.titleCase() && !quoted(b.text)):
			b.kind = Furniture
		case b.dateLine(), b.words <= 12 && len(b.text) <= maxPhrase && !b.final && (signature.MatchString(b.text) || byline.MatchString(b.text) || label.MatchString(b.text)):
			b.kind = Furniture
		case !strings.ContainsFunc(b.text, unicode.IsLetter), b.words <= 2 && knownAgency(b.text):
			b.kind = Furniture
		case b.bullet:
			b.kind, links = ListItem, false
		case b.words <= 12 && !b.final && !b.colon && !quoted(b.text) && next:
			b.kind, links = Heading, false
		case b.words <= 4 && !b.final && !b.colon && !quoted(b.text) && i > start:
			b.kind = Furniture
		default:
			b.kind, links = Paragraph, false
		}
	}
}

func quoted(s string) bool { return strings.ContainsAny(s, "\"“”«»") }

// tailStart returns where the tail begins: at a marker of other stories behind
// which the body does not go on, or where only links and teasers are left.
func (p *page) tailStart(start int) int {
	end := len(p.blocks)
	for i, asked := start, 0; i < end && asked < maxMarkers; i++ {
		if p.blocks[i].marker {
			asked++
			if !p.goesOn(start, i) {
				end = i
			}
		}
	}
	end = p.beforeTeasers(start, end)
	return p.beforeLinks(start, end)
}

// goesOn says whether the body goes on behind the marker at m: with running
// text right there, or with more text than teasers have.
func (p *page) goesOn(start, m int) bool {
	before, after, run, teasers := 0, 0, 0, 0
	for i := start; i < m; i++ {
		if b := &p.blocks[i]; b.prose() && !b.set {
			before += b.words
		}
	}
	for i := m + 1; i < len(p.blocks); i++ {
		b := &p.blocks[i]
		if b.set {
			continue
		}
		if !b.final && b.words < 25 {
			run = 0
			continue
		}
		if b.final && i == m+1 && b.words >= 8 && !b.titleCase() {
			return true
		}
		// A teaser is one paragraph under its headline.
		if run++; run > 2 || run == 2 && b.prose() && b.final || run == 1 && p.blocks[i-1].words > 25 {
			return true
		}
		if b.cut() || run == 1 {
			teasers++
		}
		after += b.words
	}
	if teasers == 1 && run == 1 && inline.MatchString(p.blocks[m].text) && p.blocks[len(p.blocks)-1].final {
		return true // a pointer within the text, and its last paragraph
	}
	return before == 0 || after*2 > before && teasers < 2
}

// beforeTeasers drops pairs of a headline and a text that breaks off from the
// end, where there are two or more.
func (p *page) beforeTeasers(start, end int) int {
	k, pairs := end, 0
	for k-2 > start {
		head, text := &p.blocks[k-2], &p.blocks[k-1]
		if head.final || head.words > 25 || head.words < 3 || text.final || text.words < 6 || !text.cut() {
			break
		}
		k, pairs = k-2, pairs+1
	}
	if pairs < 2 {
		return end
	}
	return k
}

// beforeLinks drops what ends the page and is no sentence: lists of headlines
// and short lines. A long last line that only lacks its full stop stays.
func (p *page) beforeLinks(start, end int) int {
	k := end
	for k > start && p.loose(k-1) {
		k--
	}
	if k == start || p.blocks[k-1].colon && k < end && !p.blocks[k].set {
		return end
	}
	lines := 0
	for i := k; i < end; i++ {
		if !p.blocks[i].set {
			lines++
		}
	}
	if lines == 1 && end-k == 1 && p.blocks[k].words > 8 && !p.blocks[k].bullet {
		return end
	}
	return k
}

// loose says whether block i could be a link: no sentence, or a set phrase.
func (p *page) loose(i int) bool {
	b := &p.blocks[i]
	return b.set || b.dateLine() || !b.final && !b.colon && b.words < 25 && !(quoted(b.text) && b.words > 15) ||
		b.bullet && strings.HasSuffix(b.text, "?") && b.words <= 20
}
