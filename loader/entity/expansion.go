package entity

import (
	"strings"

	"quoth/graph"
	"quoth/loader/language"
)

// maxExpansion is the most tokens that an acronym may stand for.
const maxExpansion = 14

// expansions reads the acronyms that the article explains in brackets. What one
// with capitals stands for is a name, whole: "the New Forces (NF)", "the Mission
// in Mali (MINUSMA)". One of plain words, or of a name that is no actor, is no
// actor either unless it acts: "social reintegration (DDR)".
func (r *reader) expansions() {
	hollow := map[string]bool{}
	for n, at := 0, 0; n < len(r.doc.Sentences); n++ {
		for at < len(r.chunks) && r.chunks[at].sentence < n {
			at++
		}
		tokens := r.doc.Sentences[n].Tokens
		for k := 1; k+2 < len(tokens); k++ {
			a := tokens[k+1].Form
			if tokens[k].Form == "(" && tokens[k+2].Form == ")" && acronym(a) {
				r.expand(n, at, tokens, k, a, hollow)
			}
		}
	}
	if len(hollow) == 0 {
		return
	}
	for _, a := range r.acting(hollow) {
		delete(hollow, a)
	}
	for n := range r.chunks {
		c := &r.chunks[n]
		if c.short != "" && !hollow[c.short] {
			c.void, c.typ = false, graph.Organization
		}
		if c.entry == nil && c.end == c.first+1 && hollow[r.doc.Sentences[c.sentence].Tokens[c.first].Form] {
			c.void = true
		}
	}
}

// acronym reports whether a word is made of capitals, digits behind them.
func acronym(f string) bool {
	if len(f) < 2 || len(f) > 12 {
		return false
	}
	for i := range len(f) {
		if (f[i] < 'A' || f[i] > 'Z') && (i == 0 || f[i] < '0' || f[i] > '9') {
			return false
		}
	}
	return true
}

// expand reads what acronym a, in the brackets at token k, stands for. The
// chunks of the sentence begin at index from.
func (r *reader) expand(sentence, from int, tokens []language.Token, k int, a string, hollow map[string]bool) {
	before, own := -1, -1 // the chunk that ends at the bracket; a body's before it
	for i := from; i < len(r.chunks) && r.chunks[i].sentence == sentence; i++ {
		switch c := &r.chunks[i]; {
		case c.end == k:
			before = i
		case c.end < k && c.end >= k-5 && c.typ == graph.Organization:
			own = i
		}
	}
	start := spelled(tokens, k, a)
	if start < 0 {
		if own >= 0 && len(a) > 3 && r.continues(tokens, r.chunks[own].end, k) {
			r.chunks[own].end = k
		}
		return
	}
	if o, q := r.office(tokens, start); o != nil && q == k {
		hollow[a] = true // "External Affairs Minister (EAM)"
		return
	}
	high := 0
	for i := start; i < k; i++ {
		if upper(tokens[i].Form) {
			high++
		}
	}
	switch {
	case high == 0:
		hollow[a] = true
	case before >= 0 && r.chunks[before].first <= start:
		if c := &r.chunks[before]; c.void {
			hollow[a] = true
			c.short = a
		}
	case high < 2 || !upper(tokens[start].Form) || !upper(tokens[k-1].Form):
	default:
		c := chunk{sentence: sentence, first: start, name: start, end: k, typ: graph.Organization, initial: r.opens(tokens, start)}
		if b, ok := r.bodyOf(tokens, headWord(tokens, start, k)); ok {
			if c.typ = b.Type; c.typ == "" {
				c.void, hollow[a], c.short = true, true, a
			}
		}
		r.replace(c, from)
	}
}

// headWord gives the last token of a name before its first "of" or "for".
func headWord(tokens []language.Token, start, end int) int {
	for i := start + 1; i < end; i++ {
		switch tokens[i].Form {
		case "of", "for", "on", "in", "to":
			return i - 1
		}
	}
	return end - 1
}

// continues reports whether tokens [from, to) can end a body's name: "in Mali".
func (r *reader) continues(tokens []language.Token, from, to int) bool {
	switch tokens[from].Form {
	case "in", "for", "of", "on", "to", "against":
	default:
		return false
	}
	for i := from + 1; i < to; i++ {
		f := tokens[i].Form
		if !upper(f) && f != "the" && f != "and" && f != "of" {
			return false
		}
	}
	return from+1 < to
}

// replace puts a chunk in the place of those that it holds.
func (r *reader) replace(c chunk, from int) {
	at := from
	for at < len(r.chunks) && r.chunks[at].sentence == c.sentence && r.chunks[at].first < c.first {
		if r.chunks[at].end > c.first {
			return // they overlap
		}
		at++
	}
	end := at
	for end < len(r.chunks) && r.chunks[end].sentence == c.sentence && r.chunks[end].end <= c.end {
		end++
	}
	if end == at {
		r.chunks = append(r.chunks, chunk{})
		copy(r.chunks[at+1:], r.chunks[at:])
		r.chunks[at] = c
		return
	}
	r.chunks[at] = c
	r.chunks = append(r.chunks[:at+1], r.chunks[end:]...)
}

// spelled gives the first of the tokens before k whose initials spell an
// acronym, or -1. Small words may count or not.
func spelled(tokens []language.Token, k int, a string) int {
	letters := strings.ToLower(a)
	n := len(letters)
	for i := k - 1; i >= 0 && i >= k-maxExpansion && n > 0; i-- {
		f := strings.ToLower(tokens[i].Form)
		if !letter(f) {
			if f == "-" || f == "&" || f == "'s" || f == "’s" || f == "," {
				continue
			}
			return -1
		}
		switch {
		case f[0] == letters[n-1]:
			n--
		case small[f]:
		default:
			return -1
		}
		if n == 0 {
			return i
		}
	}
	return -1
}

var small = words("of the and for in on to a an at by with s")

// acting gives those of the acronyms that do what bodies do.
func (r *reader) acting(set map[string]bool) []string {
	var found []string
	for n := range r.doc.Sentences {
		tokens := r.doc.Sentences[n].Tokens
		for i := 0; i+1 < len(tokens); i++ {
			if f := tokens[i].Form; set[f] && (speech[tokens[i+1].Form] || followers[tokens[i+1].Form]) {
				found = append(found, f)
			}
		}
	}
	return found
}

// followers are the people that a body has.
var followers = words(`leader leaders fighters rebels forces chairman chairwoman chief spokesman spokeswoman spokesperson troops
	commander commanders militants members officials soldiers combatants delegation negotiators secretary president head lawmakers`)
