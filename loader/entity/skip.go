package entity

import (
	"strings"

	"quoth/graph"
	"quoth/loader/language"
)

// skips reports whether the capitalised word at p is no part of a name: a
// stop word, or an ordinary word that opens a sentence.
func (r *reader) skips(tokens []language.Token, p int) bool {
	f := tokens[p].Form
	if collective[f] && possessive(tokens, p+1) && p+2 < len(tokens) && upper(tokens[p+2].Form) {
		return false // "People's Liberation Army"
	}
	if counts[f] && p+1 < len(tokens) && upper(tokens[p+1].Form) && (r.heads[f] || !r.opens(tokens, p)) && r.words[tokens[p+1].Form]&timeWord == 0 {
		return false // "the Three Brotherhood Alliance"
	}
	if f == "First" && r.first(tokens, p) {
		return false // "First Andean Minerals Ltd"
	}
	if r.words[f]&stopWord != 0 || len(f) > 1 && strings.ToUpper(f) == f && r.words[titleCase(f)]&stopWord != 0 {
		return true
	}
	if r.words[f]&plainWord != 0 {
		o, q := r.office(tokens, p)
		return o == nil || q >= len(tokens) || !upper(tokens[q].Form) // "PM Ann Lee"
	}
	if !r.opens(tokens, p) || r.heads[f] {
		return false
	}
	if attributes[f] && p+1 < len(tokens) && upper(tokens[p+1].Form) {
		return true
	}
	tag := tokens[p].Tag
	if tag == language.PROPN || capitals(f) {
		return false
	}
	if p+1 < len(tokens) && upper(tokens[p+1].Form) {
		if e, _ := r.place(tokens, p+1); e != nil && e.Type == graph.Country {
			return true // "Top U.S. diplomat"
		}
	}
	if tag != "" && tag != language.NOUN && tag != language.ADJ && tag != language.X {
		return true
	}
	if _, ok := r.given[f]; ok {
		return false
	}
	if p+1 < len(tokens) && upper(tokens[p+1].Form) && r.words[tokens[p+1].Form]&(timeWord|stopWord) == 0 {
		// "Defense Secretary", "Oversight Chairman": a noun before capitals is
		// likely part of the name; an adjective the text has in lower case is not.
		return r.lower[strings.ToLower(f)] && (tag == language.ADJ || tag == "")
	}
	return tag != "" || r.lower[strings.ToLower(f)]
}

// first reports whether the "First" at token p begins the name of a company, here or
// anywhere in the article.
func (r *reader) first(tokens []language.Token, p int) bool {
	if p+1 >= len(tokens) || !upper(tokens[p+1].Form) {
		return false
	}
	j := r.runEnd(tokens, p)
	if j > p+2 && corporate[strings.ToLower(strings.TrimSuffix(tokens[j-1].Form, "."))] {
		return true
	}
	return r.firsts[tokens[p+1].Form]
}

// counts are the numbers that may open a name.
var counts = words("Two Three Four Five Six Seven Eight Nine Ten Twelve")

// attributes are words that open a sentence before names and offices, and are
// no part of them: "Senior Hamas official".
var attributes = words(`Former Senior Top Late Outgoing Incoming Acting Veteran Longtime Prominent Leading Influential Exiled
	Ousted Jailed Slain Retired Newly Rival Ethnic Embattled Disgraced Fellow Rebel Opposition`)
