package article

import (
	"cmp"
	"regexp"
	"strings"
	"time"

	"quoth/graph"
	"quoth/loader/date"
)

// metadata reads what the page says of the article. The head is asked first,
// then the tail; the first answer holds.
func (p *page) metadata(t *Text) {
	for i := range p.blocks {
		b := &p.blocks[i]
		if b.kind == Title {
			t.Title = oneLine(b.text)
		}
		if b.kind != Furniture {
			continue
		}
		if d, ok := readDateline(b.text + " X"); ok && d.length > len(b.text) && !byline.MatchString(b.text) && t.Dateline == "" && i < headBlocks {
			t.Dateline = d.place
		}
	}
	t.Published = p.published()
	t.Author = p.author()
	t.Publisher = p.publisher(t.Author)
}

func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }

// furniture yields the furniture: that of the head, then that of the tail from
// the end of the body on, the nearest first. own tells the head's.
func (p *page) furniture(yield func(b *block, own bool) bool) {
	last := len(p.blocks)
	for last > 0 && p.blocks[last-1].kind == Furniture {
		last--
	}
	for i := range p.blocks {
		b := &p.blocks[i]
		if b.kind != Furniture || len(b.text) > maxPhrase || i >= headBlocks && i < last {
			continue
		}
		if i >= last && b.marker {
			return // what follows is of other stories
		}
		if !yield(b, i < last) {
			return
		}
	}
}

// published returns the day of publication: from a line that names it so, else
// from a line of the head that is but a date. Days of reading and of change are
// none.
func (p *page) published() graph.Date {
	var named, prefix, bare, clock, coarse graph.Date
	p.furniture(func(b *block, own bool) bool {
		for _, part := range dateParts(spaced(p.withYear(b))) {
			m, ok := date.Parse(part, date.Context{})
			before := part[:min(m.Start, len(part))]
			switch {
			case !ok:
			case changed.MatchString(before) && !published.MatchString(before):
			case changed.MatchString(before) && strings.Contains(strings.ToLower(before), "modif"):
			case m.Precision != date.Day:
				if coarse == "" && own {
					coarse = m.Date
				}
			case strings.TrimSpace(before) == "date" && b.start == p.blocks[0].start:
				prefix = m.Date
			case published.MatchString(before) && named == "":
				named = m.Date
			case b.start == p.blocks[0].start && clock == "" && named == "":
				clock = m.Date // what opens a page may be the day it was read
			case bare == "" && (own || b.dateLine()) && !strings.Contains(b.text, "©"):
				bare = m.Date
			}
		}
		return true
	})
	if prefix != "" && !justBefore(bare, prefix) {
		bare = prefix
	}
	for _, d := range []graph.Date{named, bare, clock, coarse} {
		if d != "" && !strings.Contains(string(d), "/") {
			return d
		}
	}
	return ""
}

// justBefore says whether day a is b, or one of the three before: the day that a
// page prints goes before the day under which it was filed.
func justBefore(a, b graph.Date) bool {
	from, err := time.Parse(time.DateOnly, string(a))
	to, err2 := time.Parse(time.DateOnly, string(b))
	return err == nil && err2 == nil && !from.After(to) && to.Sub(from) <= 72*time.Hour
}

// withYear gives the text of a block with the year that stands on the next line.
func (p *page) withYear(b *block) string {
	for i := range p.blocks[:max(0, min(len(p.blocks)-1, headBlocks))] {
		if next := &p.blocks[i+1]; p.blocks[i].start == b.start && b.words <= 3 && year.MatchString(next.text) {
			return b.text + " " + next.text
		}
	}
	return b.text
}

var year = regexp.MustCompile(`^(?:19|20)\d\d$`)

// dateParts parts a line before each word that says what its dates are:
// "Published 1 May 2020, updated 2 May 2020" is two.
func dateParts(s string) []string {
	var parts []string
	start := 0
	for _, m := range change.FindAllStringIndex(s, -1) {
		if m[0] > start {
			parts = append(parts, s[start:m[0]])
			start = m[0]
		}
	}
	return append(parts, s[start:])
}

var change = regexp.MustCompile(`(?i)\b(?:last )?(?:modified|updated?|published|posted|today)\b`)

// author returns the writer that a byline names.
func (p *page) author() string {
	var name, bare string
	p.furniture(func(b *block, own bool) bool {
		if m := byline.FindStringSubmatch(b.text); m != nil {
			if !outletName(m[1]) {
				name = m[1]
			}
		} else if m := signature.FindStringSubmatch(b.text); m != nil && publicationPart(m[2]) && publication(m[1]) == "" && !desk.MatchString(m[2]) {
			name = m[1]
		} else if v, ok := value(b.text, "author", "by", "byline", "written by", "correspondent", "reporter"); ok && nameLike(v, 6) {
			name = v
		} else if own && bare == "" && personName(b.text) && publication(b.text) == "" && !sectionLine(b.text) && !desk.MatchString(b.text) && !p.speaksOf(b) {
			bare = b.text
		}
		return name == ""
	})
	name = cmp.Or(name, bare)
	if k := dayBehind.FindStringIndex(name); k != nil {
		name = name[:k[0]]
	}
	if k := strings.LastIndexByte(name, ','); k > 0 && publication(name[k+1:]) != "" {
		name = name[:k]
	}
	return oneLine(strings.Trim(name, " ,"))
}

// dayBehind is a date behind an author's name.
var dayBehind = regexp.MustCompile(`[,|\s]+\d.*$`)

// speaksOf says whether a line of the head stands above the title, or names
// somebody whom the text is about.
func (p *page) speaksOf(b *block) bool {
	for i := range p.blocks {
		switch o := &p.blocks[i]; {
		case o.kind == Title && o.start > b.start, (o.kind != Furniture || credit.MatchString(o.text)) && strings.Contains(o.text, b.text) && !strings.HasPrefix(o.text, b.text+" is "):
			return true
		}
	}
	return false
}

// outletName says whether a byline names no person: "by APA", "From Reuters".
func outletName(s string) bool {
	return publication(s) != "" && !strings.Contains(s, ",") || !strings.Contains(s, " ") && len(s) <= 8 && strings.ToUpper(s) == s
}

// personName says whether s is formed like a person's name.
func personName(s string) bool {
	first, _, _ := strings.Cut(strings.ToLower(s), " ")
	return personal.MatchString(s) && !adverts[first]
}

var personal = regexp.MustCompile(`^\p{Lu}[\p{Ll}’'-]+(?: \p{Lu}\.)?(?: (?:de|van|von|bin|al|el|da|del) )?(?: \p{Lu}[\p{L}’'-]+){1,2}$`)

// publicationPart says whether what follows a writer's name is a publisher, and
// no section or picture agency's note.
func publicationPart(s string) bool {
	return nameLike(s, 5) && !sections[strings.ToLower(s)] && !strings.ContainsAny(s, "0123456789")
}

// value returns what follows one of the labels in a line.
func value(line string, labels ...string) (string, bool) {
	m := label.FindString(line)
	if m == "" {
		return "", false
	}
	name := strings.ToLower(strings.Trim(m, " :|-–—\u00a0"))
	for _, l := range labels {
		if name == l {
			return unbracketed(strings.TrimSpace(line[len(m):])), true
		}
	}
	return "", false
}

// unbracketed cuts s before the first bracket that closes nothing in it.
func unbracketed(s string) string {
	if k := strings.IndexAny(s, ")]"); k > 0 && !strings.ContainsAny(s[:k], "([") {
		return strings.TrimSpace(s[:k])
	}
	return s
}

// copyright is a notice with its owner.
var copyright = regexp.MustCompile(`(?i)^(?:©|\(c\)|copyright)[\s:©]*(?:\(c\)\s*)?(?:\d{4}(?:[-–]\d{4})?[\s,]*)?(?:by\s+)?([\p{Lu}][^.,|©]{2,40}?)(?:[\s,]*\d{4})?(?:[.,|]|\s*$|\s+all rights)`)

// publisher returns the publisher's name: from the title's suffix, a line of
// its own in the head, a writer's signature, a copyright notice, a label, or
// the agency of the dateline, in this order.
func (p *page) publisher(author string) string {
	var found [5]string
	put := func(rank int, name string) {
		if name = oneLine(strings.Trim(name, " .,|–—-:•·»")); found[rank] == "" && name != author {
			found[rank] = name
		}
	}
	for i := range p.blocks {
		if p.blocks[i].kind == Title && i+1 < len(p.blocks) {
			rest := p.content[p.blocks[i].end:p.blocks[i+1].start]
			if next := p.blocks[i+1]; next.kind == Furniture && next.glued && !strings.ContainsAny(rest, "\r\n") {
				name := next.text
				for _, s := range suffixes {
					if k := strings.LastIndex(name, s); k >= 0 {
						name = name[k+len(s):]
					}
				}
				if name = strings.TrimLeft(name, " |–—-:•·»"); publicationPart(name) {
					put(0, name)
				}
			}
		}
	}
	p.furniture(func(b *block, own bool) bool {
		if m := signature.FindStringSubmatch(b.text); m != nil && publicationPart(m[2]) && publication(m[1]) == "" {
			if desk.MatchString(m[2]) {
				put(2, m[1])
			} else {
				put(2, m[2])
			}
		} else if m := byline.FindStringSubmatch(b.text); m != nil && (publicationPart(m[2]+m[3]) || outletName(m[1])) {
			if outletName(m[1]) {
				put(1, m[1])
			} else {
				put(2, m[2]+m[3])
			}
		} else if m := seated.FindStringSubmatch(b.text); m != nil && own {
			put(2, m[1])
		} else if m := copyright.FindStringSubmatch(b.text); m != nil && nameLike(m[1], 6) && !strings.Contains(strings.ToLower(m[1]), "photo") {
			put(3, m[1])
		} else if v, ok := value(b.text, "source", "sources", "publisher", "publication", "agency", "outlet"); ok && nameLike(v, 6) {
			put(1, v)
		} else if d, ok := readDateline(b.text + " X"); ok && own && d.agency != "" {
			put(4, d.agency)
		} else if name := publication(b.text); name != "" {
			put(1, name)
		} else if own && office(b.text) {
			put(4, b.text)
		} else if own || b.words <= 8 {
			put(1, beside(b.text))
		}
		return true
	})
	for _, name := range found {
		if name != "" {
			return name
		}
	}
	for i := range p.blocks[:min(len(p.blocks), 4*headBlocks)] { // reports put together of several have datelines further down
		if b := &p.blocks[i]; b.prose() {
			if d, ok := readDateline(b.text); ok && d.place != "" && knownAgency(d.agency) {
				return d.agency
			}
		}
	}
	return ""
}

// beside returns the publisher that stands with a date on a line of the head:
// "Reuters | 20 September 2023".
func beside(s string) string {
	ms := date.Find(s, 0, len(s), date.Context{})
	if len(ms) == 0 {
		return ""
	}
	for i := len(ms) - 1; i >= 0; i-- {
		s = s[:ms[i].Start] + "|" + s[ms[i].End:]
	}
	for _, part := range strings.FieldsFunc(s, func(c rune) bool { return strings.ContainsRune("|•·,", c) }) {
		if name := publication(strings.TrimSpace(part)); name != "" {
			return name
		}
	}
	return ""
}
