package article

import (
	"regexp"
	"strings"

	"quoth/loader/date"
)

const (
	monthPattern = `(?:Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June?\.?|July?\.?|Aug(?:ust|\.)?|Sept?(?:ember|\.)?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?|JAN\w*|FEB\w*|MAR\w*|APR\w*|MAY|JUN\w*|JUL\w*|AUG\w*|SEP\w*|OCT\w*|NOV\w*|DEC\w*)`
	dayPattern   = `(?:(?:\p{L}+day,? )?(?:` + monthPattern + ` \d{1,2}|\d{1,2} ` + monthPattern + `)(?:,? \d{4})?|\d{4}-\d\d-\d\d)`
	wordPattern  = `\p{Lu}(?:[\p{L}.’'-]*[\p{L}.])?`
	namePattern  = wordPattern + `(?:[ /](?:` + wordPattern + `|de|do|el|al|la|of|the)){0,3}`
)

// placeline is the start of a report: "BAKU, Azerbaijan, Sept. 20 (Reuters) - ",
// "MOSCOW, September 20. /TASS/. ", "GENEVA (20 September 2023) – ", "(AFP) – ".
// A mark ends it, unless an agency does.
var placeline = regexp.MustCompile(`^(?:(` + namePattern + `)((?:, ` + namePattern + `| \[` + namePattern + `\]){0,2}?)` +
	`(?:[.,]? (` + dayPattern + `)[.,]?| \((` + dayPattern + `)\))?\s*)?` +
	`(?:(?:\(([\p{Lu}][\p{L}.&’'/ -]{1,30})\)|/\s?([\p{Lu}][\p{L}.& -]{1,20})\s?/\.?)\s*(—|–|--|-|:|\.)?|(—|–|--|-|:|\.))\s*`)

// torn is an agency's name whose place, or opening bracket, was lost: "Reuters) - ".
var torn = regexp.MustCompile(`^(?:` + namePattern + ` [-–—] )?\(?(\p{Lu}[\p{L}]{1,15})\)\s*(?:[-–—:]+\s*)?`)

// bare is a report's start that lost its agency and its mark: "PORT LOUIS, June 29 ".
var bareline = regexp.MustCompile(`^(\p{Lu}[\p{Lu} .’'-]{2,30}), (` + dayPattern + `)\s+`)

// resold is the start of a report that one agency has of another:
// "(MENAFN- AzerNews) ".
var resold = regexp.MustCompile(`^\(\p{Lu}{2,10}\s?[-–]\s?(\p{Lu}[\p{L}. ]{1,25})\)\s+`)

// wireline is the start of an agency's report without brackets: "BISHKEK,
// September 20, KABAR. ", "Oslo. May 3. NTB.NO - ".
var wireline = regexp.MustCompile(`^(` + namePattern + `(?:, ` + namePattern + `)?)[.,] (` + dayPattern + `)[.,]{0,2}(?: (\p{Lu}[\p{Lu}\d.-]{2,20}|\p{Lu}\p{L}{2,15}))?(\.| ?[-–—:])?\s+`)

// dated is a date before the text on the same line, named as such or followed
// by a mark.
var dated = regexp.MustCompile(`^(?i:(?:(?:published|posted|updated|date|dated|on|:|-|–|at)\s*)*)`)

// named opens a part of the article that is called what it is: "Title: ",
// "Text: ".
var named = regexp.MustCompile(`^(?:(Title|TITLE|Headline|HEADLINE)|Text|TEXT|Body|BODY|Content|CONTENT|Full text|Article text)\s*:\s+`)

// noPlace are capitals that open a line and are no place.
var noPlace = map[string]bool{
	"UPDATE": true, "BREAKING": true, "EXCLUSIVE": true, "WATCH": true, "VIDEO": true, "OPINION": true, "ANALYSIS": true,
	"NOTE": true, "WELCOME": true, "READ": true, "LIVE": true, "CORRECTION": true, "FACTBOX": true, "EXPLAINER": true,
	"INTERVIEW": true, "PHOTOS": true, "PHOTO": true, "MORE": true, "RELATED": true, "ALSO": true, "FILE": true, "NEW": true,
	"I": true, "Q": true, "A": true,
}

// prefixes splits off what stands before the text on the same line: a date, and
// the dateline of the first paragraphs.
func (p *page) prefixes() {
	for i := 0; i < len(p.blocks) && i < headBlocks; i++ {
		b := p.blocks[i]
		if m := named.FindStringSubmatch(b.text); m != nil && len(m[0]) < len(b.text) && len(b.text) > 12 {
			if p.title == "" && m[1] != "" {
				p.title = strings.TrimSpace(b.text[len(m[0]):])
			}
			p.splitAt(i, b.start+len(m[0]), Furniture, Paragraph)
			continue
		}
		if b.words < 8 && !strings.HasPrefix(b.text, "date ") {
			continue
		}
		if n := datePrefix(b.text); n > 0 && p.splitAt(i, b.start+n, Furniture, Paragraph) {
			continue
		}
		if d, ok := readDateline(b.text); ok && !(d.colon && p.dialogue()) {
			p.splitAt(i, b.start+d.length, Furniture, Paragraph)
			return
		}
		if b.final && b.words > 20 {
			return
		}
	}
}

// dialogue says whether several blocks open with capitals and a colon, as the
// speakers of a transcript do.
func (p *page) dialogue() bool {
	n := 0
	for i := range p.blocks {
		if part.MatchString(p.blocks[i].text[:min(len(p.blocks[i].text), 60)]) {
			n++
		}
	}
	return n > 1
}

var part = regexp.MustCompile(`^\p{Lu}[\p{Lu} .,'’-]*:`)

// datePrefix returns the length of a date that opens s and is no part of its
// sentence: named as one ("date 2023-09-20"), or parted by a bar or dash.
func datePrefix(s string) int {
	from := len(dated.FindString(s))
	ms := date.Find(s, from, min(len(s), from+40), date.Context{})
	if len(ms) == 0 || ms[0].Start != from || ms[0].Relative || ms[0].Precision != date.Day {
		return 0
	}
	rest := strings.TrimLeft(s[ms[0].End:], " \u00a0")
	for _, mark := range []string{"|", "–", "—", "- "} {
		if after, ok := strings.CutPrefix(rest, mark); ok {
			return len(s) - len(strings.TrimLeft(after, " \u00a0"))
		}
	}
	lower := strings.ToLower(s[:from])
	named := strings.Contains(lower, "date") || strings.Contains(lower, "posted") || strings.Contains(lower, "published") || from == 0 && s[0] >= '0' && s[0] <= '9' && strings.Contains(s[:ms[0].End], "-")
	if !named || len(rest) == len(s[ms[0].End:]) || lowerStart(rest) && !strings.HasPrefix(rest, "http") {
		return 0
	}
	return len(s) - len(rest)
}

// dateline is what stands before a report's first sentence.
type dateline struct {
	place, day, agency string
	colon              bool // nothing but a colon ends it: "KARACHI: "
	length             int
}

// readDateline reads the dateline at the start of s.
func readDateline(s string) (dateline, bool) {
	if m := wireline.FindStringSubmatch(s[:min(len(s), 160)]); m != nil && (m[4] != "" || strings.HasSuffix(m[3], ".") || knownAgency(m[3])) && len(m[0]) < len(s) && !lowerStart(s[len(m[0]):]) && !strings.ContainsAny(s[len(m[0]):len(m[0])+1], "/(") {
		return dateline{place: m[1], day: m[2], agency: strings.TrimRight(m[3], "."), length: len(m[0])}, true
	}
	if m := torn.FindStringSubmatch(s[:min(len(s), 80)]); m != nil && knownAgency(m[1]) && len(m[0]) < len(s) {
		return dateline{agency: m[1], length: len(m[0])}, true
	}
	if m := resold.FindStringSubmatch(s[:min(len(s), 80)]); m != nil && len(m[0]) < len(s) {
		return dateline{agency: m[1], length: len(m[0])}, true
	}
	if m := bareline.FindStringSubmatch(s[:min(len(s), 80)]); m != nil && len(m[0]) < len(s) && upperStart(s[len(m[0]):]) && !noPlace[m[1]] {
		return dateline{place: m[1], day: m[2], length: len(m[0])}, true
	}
	m := placeline.FindStringSubmatch(s[:min(len(s), 160)])
	if m == nil || len(m[0]) >= len(s) {
		return dateline{}, false
	}
	d := dateline{place: m[1] + m[2], day: m[3] + m[4], agency: m[5] + m[6], length: len(m[0])}
	mark := m[7] + m[8]
	if strings.Count(d.place, ".") == 1 {
		d.place = strings.TrimSuffix(d.place, ".") // "MOSCOW. May 18 (Interfax)", but "Washington, D.C."
	}
	dash := mark == "—" || mark == "–" || mark == "--" || mark == "-"
	if d.agency == "" && mark == "-" && !strings.HasSuffix(m[0], " ") {
		return dateline{}, false
	}
	spaced := dash && strings.HasSuffix(m[0], " ")
	quote := strings.HasPrefix(s[d.length:], "“") || strings.ContainsAny(s[d.length:d.length+1], "\"'")
	capitals := len(m[1]) > 2 && strings.ToUpper(m[1]) == m[1] && strings.Count(m[1], " ") < 3 && !noPlace[strings.Fields(m[1])[0]]
	switch {
	case lowerStart(s[d.length:]):
		return dateline{}, false
	case d.agency != "" && (dash || m[6] != "" || knownAgency(d.agency) || d.day != "") && (d.place == "" || capitals || d.day != "" || knownAgency(d.agency) || strings.Contains(d.agency, "/") && strings.ToUpper(d.agency) == d.agency):
	case capitals && dash && !quote:
	case mark == ":" && capitals && m[2] == "" && len(m[1]) > 3 && !quote:
		d.colon = true
	case d.place != "" && d.day != "" && (dash || capitals && strings.HasSuffix(strings.TrimSpace(m[0]), ".")):
	case m[2] != "" && spaced && !quote:
	default:
		return dateline{}, false
	}
	return d, true
}
