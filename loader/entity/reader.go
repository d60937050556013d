package entity

import (
	"strings"
	"unicode/utf8"

	"quoth/graph"
	"quoth/loader/article"
	"quoth/loader/language"
)

// reader holds what is known while the names of one document are read.
type reader struct {
	*knowledge
	doc   *language.Document
	lower map[string]bool // lower-case words of the text: what "Relations" may be
	heads map[string]bool // capitalised words seen inside sentences, so names
	kinds []article.BlockKind

	chunks []chunk

	home      string          // the country of the article's dateline or publisher, or ""
	main      string          // the country that most of the names belong to, or ""
	firsts    map[string]bool // words behind "First" in names of companies
	homely    bool            // the names of home are a third as many, or more
	caucasian bool            // the country Georgia is meant for sure
	outlets   map[string]bool // names that the article calls newspapers or stations
}

// chunk is a stretch of tokens read as one name, before anybody knows whose.
type chunk struct {
	sentence, first, end int
	typ                  graph.EntityType // "" not known yet
	entry                *entry           // gazetteer entry, if it is one
	name                 int              // first token of the name proper, titles cut
	gender               Gender
	titled               bool   // a title or office stands before it: a person for sure
	country              string // that its own words say it belongs to
	adjective            bool   // a demonym that modifies
	void                 bool   // a name of no actor and no place, as "World War II"
	initial              bool   // opens its sentence, so its capital proves nothing
	short                string // the acronym in brackets behind a name of no actor
	whole                string // the company's name that it is short for
	behind               int    // tokens after the name that say what it is: "X news agency"
}

func newReader(doc *language.Document, art *article.Text) *reader {
	r := &reader{knowledge: world(), doc: doc, lower: map[string]bool{}, heads: map[string]bool{}, outlets: map[string]bool{}, firsts: map[string]bool{}}
	if art != nil {
		for _, b := range art.Blocks {
			r.kinds = append(r.kinds, b.Kind)
		}
		r.home = r.homeOf(art)
	}
	for n := range doc.Sentences {
		if r.headline(n) || r.kind(n) == article.Furniture {
			continue
		}
		tokens := doc.Sentences[n].Tokens
		for i := range tokens {
			f := tokens[i].Form
			switch {
			case f == "First" && r.first(tokens, i):
				r.firsts[tokens[i+1].Form] = true
			case f == "Tbilisi" || f == "Abkhazia" || f == "Batumi" || f == "Georgian" || f == "Ossetia":
				r.caucasian = true
				r.heads[f] = true
			case len(f) < 2:
			case 'a' <= f[0] && f[0] <= 'z':
				r.lower[f] = true
			case upper(f) && i > 0 && !r.opens(tokens, i):
				r.heads[f] = true
			}
		}
	}
	return r
}

// homeOf gives the country where an article was written: of its dateline's city,
// else of its publisher.
func (r *reader) homeOf(art *article.Text) string {
	city, _, _ := strings.Cut(art.Dateline, ",")
	words := strings.Fields(city)
	for i, w := range words {
		if strings.ToUpper(w) == w {
			words[i] = titleCase(w)
		}
	}
	if e, ok := r.places.of[strings.Join(words, " ")]; ok && e.Type == graph.City {
		return e.Country
	}
	if e, ok := r.places.of[art.Publisher]; ok && e.Type == graph.Organization {
		return e.Country
	}
	return ""
}

// seatOf gives the country whose bodies an article names without their country: the
// one that it was written in, where it speaks of that, else the one that it speaks
// of most.
func (r *reader) seatOf() string {
	if r.homely || r.main == "" {
		return r.home
	}
	return r.main
}

// kind gives the kind of the block that a sentence stands in.
func (r *reader) kind(sentence int) article.BlockKind {
	if b := r.doc.Sentences[sentence].Block; b >= 0 && b < len(r.kinds) {
		return r.kinds[b]
	}
	return article.Paragraph
}

// headline reports whether most long words of a sentence have capitals, so
// that capitals say nothing there.
func (r *reader) headline(sentence int) bool {
	long, high, small := 0, 0, 0
	tokens := r.doc.Sentences[sentence].Tokens
	for i := range tokens {
		f := tokens[i].Form
		if i > 0 && len(f) > 1 && r.words[f]&stopWord != 0 && f != "The" && f != "May" && f != "Mr" && !r.opens(tokens, i) {
			small++ // "Is", "With"
		}
		if len(f) < 4 || !letter(f) {
			continue
		}
		long++
		if upper(f) {
			high++
		}
	}
	if k := r.kind(sentence); k == article.Title || k == article.Heading {
		return long >= 3 && 10*high > 7*long
	}
	if len(tokens) > 0 {
		switch tokens[len(tokens)-1].Form {
		case ".", "!", "?", "\"", "”", ":", ";":
			return long >= 4 && small > 0 && 10*high > 9*long
		}
	}
	return long >= 5 && 10*high > 8*long
}

// opens reports whether token i begins a sentence or a quotation, where a
// capital is nothing but custom.
func (r *reader) opens(tokens []language.Token, i int) bool {
	for i > 0 {
		switch tokens[i-1].Form {
		case "\"", "“", "‘", "'", "(", "[", "-", "–", "—", "•", "*", "``", "…", "...":
			i--
			if i == 0 {
				return true
			}
			if p := tokens[i].Form; p == "-" || p == "–" || p == "—" {
				return tokens[i].End < tokens[i+1].Start
			}
			if p := tokens[i].Form; p == "\"" || p == "“" || p == "‘" || p == "'" || p == "``" {
				return true
			}
		case ":", ";", ".", "!", "?":
			return true
		default:
			return false
		}
	}
	return true
}

// glued reports whether token i follows the one before without a blank.
func glued(tokens []language.Token, i int) bool {
	return i > 0 && i < len(tokens) && tokens[i].Start == tokens[i-1].End
}

// text gives the words of tokens [i, j) as one line with plain apostrophes.
func (r *reader) text(tokens []language.Token, i, j int) string {
	return line(r.doc.Text[tokens[i].Start:tokens[j-1].End])
}

// line folds blanks and apostrophes; it copies only where there is something
// to fold.
func line(s string) string {
	for i := 0; i < len(s); i++ {
		if c := s[i]; c < ' ' || c >= utf8.RuneSelf || c == ' ' && i+1 < len(s) && s[i+1] == ' ' {
			s = strings.NewReplacer("’", "'", "ʼ", "'", "‘", "'", "‑", "-").Replace(s)
			if strings.ContainsAny(s, "\n\t\r\u00a0\u2009\u202f") || strings.Contains(s, "  ") {
				s = strings.Join(strings.Fields(s), " ")
			}
			return s
		}
	}
	return s
}

// place looks up the longest gazetteer phrase that starts at token i.
func (r *reader) place(tokens []language.Token, i int) (*entry, int) {
	e, j := longest(r, &r.places, tokens, i, false)
	if e == nil {
		e, j = r.shouted(tokens, i)
	}
	return e, j
}

// office looks up the longest office that starts at token i, in any case.
func (r *reader) office(tokens []language.Token, i int) (*office, int) {
	o, end := longest(r, &r.offices, tokens, i, true)
	if o != nil && o.Upper && !capitals(strings.TrimSuffix(tokens[i].Form, "s")) {
		return nil, i // "at 5 pm"
	}
	return o, end
}

// longest finds the longest phrase that starts at token i, and where it ends.
func longest[T any](r *reader, p *phrases[T], tokens []language.Token, i int, fold bool) (*T, int) {
	word := tokens[i].Form
	if fold {
		word = strings.ToLower(word)
	}
	if strings.Contains(word, "’") {
		word = line(word)
	}
	word, _, _ = strings.Cut(word, "-")
	reach, ok := p.reach[word]
	if !ok {
		return nil, i
	}
	var best *T
	end := i
	for j := i + 1; j <= len(tokens) && j <= i+10; j++ {
		size := tokens[j-1].End - tokens[i].Start
		if size > reach+8 {
			break
		}
		key := r.text(tokens, i, j)
		if fold {
			key = strings.ToLower(key)
		}
		if v, ok := p.of[key]; ok {
			best, end = &v, j
		}
	}
	return best, end
}

// honorable reports whether a word is a title before names.
func (r *reader) honorable(f string) bool {
	_, ok := r.honorifics[f]
	return ok
}

func letter(word string) bool {
	c, _ := utf8.DecodeRuneInString(word)
	return 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || c >= 0xc0
}

// possessive reports whether token i is the clitic "'s" or "'".
func possessive(tokens []language.Token, i int) bool {
	if i <= 0 || i >= len(tokens) {
		return false
	}
	switch tokens[i].Form {
	case "'s", "’s", "'S", "’S":
		return true
	case "'", "’":
		return glued(tokens, i) && strings.HasSuffix(tokens[i-1].Form, "s")
	}
	return false
}
