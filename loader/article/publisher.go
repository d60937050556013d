package article

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"quoth/loader/date"
)

// agencies are the news agencies and broadcasters whose names do not say what
// they are.
var agencies = set("reuters", "afp", "agence france-presse", "ap", "the associated press", "associated press", "upi", "xinhua", "tass",
	"interfax", "ria novosti", "bloomberg", "bbc", "cnn", "al jazeera", "dw", "deutsche welle", "rfe/rl", "rfi", "euronews", "politico",
	"npr", "pbs", "abc", "cbs", "nbc", "fox news", "kyodo", "yonhap", "pti", "ani", "irna", "tasnim", "efe", "ansa", "dpa", "pa media",
	"axios", "cnbc", "ians", "ukrinform", "azertac", "armenpress", "wafa", "mena", "petra", "spa", "qna", "bernama", "antara", "vna",
	"al arabiya", "france 24", "the guardian", "guardian", "the economist", "economist", "le monde", "der spiegel", "haaretz",
	"the hindu", "dawn", "sputnik", "anadolu", "aa", "azernews", "trend", "apa", "report", "kabar", "kazinform", "belta", "tanjug", "ukrinform", "the straits times", "vox", "slate", "forbes", "fortune", "reuters.com", "meduza", "allafrica", "scmp", "voa")

// heads are the last words of publishers' names.
var heads = set("agency", "news", "times", "post", "press", "herald", "daily", "gazette", "journal", "tribune", "telegraph", "guardian",
	"observer", "chronicle", "standard", "mail", "express", "mirror", "tv", "radio", "broadcasting", "media", "network",
	"newswire", "monitor", "independent", "globe", "bulletin", "courier", "dispatch", "examiner", "inquirer", "ledger", "mercury",
	"sentinel", "weekly", "magazine", "online", "newspaper", "wire", "telegram", "echo", "argus", "advertiser", "citizen",
	"correspondent", "newsroom", "publishing", "review", "today", "sun", "star", "reporter", "record", "register", "channel", "insider")

// sections are the names of the parts of a news site.
var sections = set("world", "world news", "politics", "business", "sport", "sports", "culture", "opinion", "europe", "asia", "africa", "americas",
	"middle east", "news", "home", "economy", "science", "technology", "tech", "health", "entertainment", "lifestyle", "international",
	"national", "local", "us", "u.s.", "uk", "top news", "top stories", "latest", "breaking news", "analysis", "features", "environment",
	"education", "society", "defense", "defence", "security", "diplomacy", "energy", "finance", "markets", "travel", "video", "videos",
	"photos", "editorial", "comment", "columns", "interview", "interviews", "press releases", "main", "general", "regional", "region", "global",
	"menu", "search", "homepage", "all news", "foreign policy", "foreign affairs", "conflict", "latin america", "asia pacific", "asia-pacific",
	"central asia", "south asia", "north america", "letters", "live", "nation", "headlines", "crime", "law", "religion", "media")

func set(words ...string) map[string]bool {
	m := make(map[string]bool, len(words))
	for _, w := range words {
		m[w] = true
	}
	return m
}

func knownAgency(s string) bool {
	s = strings.ToLower(strings.Trim(s, " ./"))
	return agencies[s] || agencies[strings.TrimPrefix(s, "the ")]
}

// sectionLine says whether a line names a section, or a path of sections:
// "World", "Home > News > Europe", "Politics | Asia".
func sectionLine(s string) bool {
	parts := strings.FieldsFunc(s, func(c rune) bool { return strings.ContainsRune(">|/»›•·,", c) })
	if len(parts) == 0 {
		return false
	}
	for i, part := range parts {
		if !sections[strings.ToLower(strings.TrimSpace(part))] && !(i > 0 && len(parts) > 2 && len(part) < 30 && strings.ContainsAny(s, ">»›")) {
			return false
		}
	}
	return true
}

// publication returns s where it is the name of a publisher, else "".
func publication(s string) string {
	s = strings.Trim(s, " \u00a0.|–—-()[]")
	if first, _, _ := strings.Cut(strings.ToLower(s), " "); !nameLike(s, 6) || sections[strings.ToLower(s)] || adverts[first] {
		return ""
	}
	fields := strings.Fields(strings.ToLower(s))
	last := fields[len(fields)-1]
	if knownAgency(s) || siteName(s) || len(fields) > 1 && heads[last] {
		return s
	}
	return ""
}

// adverts open what a site calls its parts: "Latest News".
var adverts = set("latest", "trending", "breaking", "top", "more", "all", "other", "read", "related", "recent", "popular", "your", "our", "no", "daily news", "get")

// office says whether s is the name of a body that publishes statements, as it
// heads a press release: "Ministry of Foreign Affairs".
func office(s string) bool {
	return nameLike(s, 9) && offices[strings.ToLower(strings.Fields(s)[0])] && strings.Contains(s, " of ")
}

var offices = set("ministry", "embassy", "office", "department", "government", "council", "commission", "committee", "mission", "permanent", "secretariat", "presidency")

// siteName says whether s is a host name: "example.com".
func siteName(s string) bool {
	dot := strings.LastIndexByte(s, '.')
	return dot > 1 && dot < len(s)-2 && !strings.ContainsAny(s, " /@") && strings.ToLower(s[dot:]) == s[dot:] && !strings.ContainsAny(s[dot+1:], "0123456789")
}

// nameLike says whether s is at most n words that all begin with a capital, but
// for the small words of names.
func nameLike(s string, n int) bool {
	fields := strings.Fields(s)
	if len(fields) == 0 || len(fields) > n || len(s) > 60 {
		return false
	}
	for _, w := range fields {
		switch c, _ := utf8.DecodeRuneInString(w); {
		case unicode.IsUpper(c), unicode.IsDigit(c) && len(fields) > 1, siteName(w):
		case w == "of" || w == "the" || w == "and" || w == "&" || w == "de" || w == "la" || w == "le" || w == "for" || w == "in" || w == "al":
		default:
			return false
		}
	}
	return true
}

// suffixes are the marks between a title and the site's name.
var suffixes = []string{" | ", " – ", " — ", " - ", " :: ", " » ", " • ", " · "}

// cutSuffix parts a title from the publisher's name behind it, and returns the
// length of the title without it. A dash is a part of many a title, so what
// follows one must be named like a publisher.
func cutSuffix(title, content string) (int, string) {
	best, mark := -1, ""
	for _, s := range suffixes {
		if k := strings.LastIndex(title, s); k > best {
			best, mark = k, s
		}
	}
	if best < 8 {
		return len(title), ""
	}
	name := strings.TrimSpace(title[best+len(mark):])
	rest := title[:best]
	sure := publication(name) != "" || strings.HasPrefix(name, "The ") && nameLike(name, 4) || strings.Count(content, name) > 1 && nameLike(name, 4) && copyrighted(content, name)
	if !sure && !(mark == " | " && nameLike(name, 5)) || len(strings.Fields(rest)) < 3 && len(strings.Fields(name)) > 2 {
		return len(title), ""
	}
	if n, _ := cutSuffix(rest, content); n < len(rest) && (sectionLine(rest[n:]) || mark == " | ") {
		return n, name
	}
	for _, s := range suffixes {
		if k := strings.LastIndex(rest, s); k > 8 && sectionLine(rest[k+len(s):]) {
			rest = rest[:k]
		}
	}
	return len(strings.TrimRight(rest, " ")), name
}

// copyrighted says whether the text claims copyright for the name.
func copyrighted(content, name string) bool {
	for rest := content; ; {
		k := strings.Index(rest, name)
		if k < 0 {
			return false
		}
		before := strings.ToLower(rest[max(0, k-30):k])
		if strings.Contains(before, "©") || strings.Contains(before, "copyright") || strings.Contains(before, "source:") || strings.HasSuffix(strings.TrimRight(before, " "), "/") {
			return true
		}
		rest = rest[k+len(name):]
	}
}

// titleSuffix makes what stands behind the title on its line furniture: the day,
// and the publisher's name.
func (p *page) titleSuffix(i int) {
	b := p.blocks[i]
	if n := cutDay(b.text); n < len(b.text) && p.splitAt(i, b.start+n, Title, Furniture) {
		b = p.blocks[i]
	}
	if n, _ := cutSuffix(b.text, p.content); n < len(b.text) {
		p.splitAt(i, b.start+n, Title, Furniture)
	}
}

// cutDay returns the length of a title without a day at its end, which must
// begin with its weekday: "Talks go on Sunday, May 28, 2006".
func cutDay(title string) int {
	ms := date.Find(title, 0, len(title), date.Context{})
	if len(ms) == 0 {
		return len(title)
	}
	m := ms[len(ms)-1]
	first, _, _ := strings.Cut(title[m.Start:], ",")
	if m.End < len(title) || m.Relative || m.Precision != date.Day || !strings.HasSuffix(first, "day") || len(strings.Fields(title[:m.Start])) < 3 {
		return len(title)
	}
	return m.Start
}
