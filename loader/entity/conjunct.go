package entity

import (
	"strings"

	"quoth/graph"
	"quoth/loader/language"
)

// piece is one conjunct of a noun phrase.
type piece struct{ first, end, head int }

// conjuncts cuts a noun phrase at the "and" and commas between its members.
func (s *Set) conjuncts(sentence int, tokens []language.Token, first, end, head int) []piece {
	if k := head + 1; k+3 < end && tokens[head].XPOS == "NNS" && tokens[k].Tag == language.ADP && tokens[k+2].Form == "," && listsNames(tokens, k+1, end) {
		return []piece{{first, end, head}}
	}
	if several[strings.ToLower(tokens[first].Form)] && tokens[end-1].XPOS == "NNS" && end-first < 8 {
		return []piece{{first, end, end - 1}} // "several US and global agencies"
	}
	if last := end - 1; documents[strings.ToLower(tokens[last].Form)] && s.issuers(sentence, tokens, first, last) != nil {
		return []piece{{first, end, last}}
	}
	var cuts []int
	from := first
	for k := first + 1; k < end-1; k++ {
		f := tokens[k].Form
		if f == "who" || f == "which" || f == "that" || f == "whose" || f == "including" || f == "like" || f == "such" {
			break
		}
		and := f == "and" || f == "&"
		if !and && f != "," || s.inside(sentence, k) || s.titled(sentence, k) >= 0 {
			continue
		}
		if and && k == from {
			from = k + 1 // ", and"
			if len(cuts) > 0 {
				continue
			}
		}
		if s.member(sentence, tokens, from, k, k+1, end, and) {
			cuts = append(cuts, k)
			from = k + 1
		}
	}
	if len(cuts) == 0 || tokens[cuts[len(cuts)-1]].Form == "," && !(cuts[len(cuts)-1]+1 < end && tokens[cuts[len(cuts)-1]+1].Form == "and") {
		return []piece{{first, end, head}}
	}
	var pieces []piece
	from = first
	for _, k := range append(cuts, end) {
		a, b := from, k
		for a < b && (tokens[a].Form == "and" || tokens[a].Form == "," || tokens[a].Form == "both") {
			a++
		}
		if a < b {
			h := head
			if h < a || h >= b {
				h = s.headOf(tokens, a, b)
			}
			pieces = append(pieces, piece{a, b, h})
		}
		from = k + 1
	}
	return pieces
}

// several are the words, in small letters, before a group of which nobody is named.
var several = words("several many some various numerous most")

// inside reports whether a name holds the token.
func (s *Set) inside(sentence, token int) bool {
	for _, m := range s.InSentence(sentence) {
		if m.First < token && token < m.End && m.Form == Name {
			return true
		}
	}
	return false
}

// member reports whether "and" or a comma at k parts two members of a list:
// tokens [a, k) and those from b.
func (s *Set) member(sentence int, tokens []language.Token, a, k, b, end int, and bool) bool {
	if tokens[b].Form == "and" && !and {
		b++
	}
	if a >= k || b >= end {
		return false
	}
	left, named := s.ending(sentence, k)
	var right bool
	var next Mention
	for _, m := range s.InSentence(sentence) {
		if m.First >= b && (m.First == b || s.lead(tokens, &m) <= b) {
			// "the first lady and U.S. senator": a modifier is no member.
			right = m.End >= end || tokens[m.End].Tag != language.NOUN || m.Form != Name
			next = m
			break
		}
	}
	if !and {
		// A comma parts members only where more of them follow up to an "and".
		if !named || !right || left.Form == Adjective {
			return false
		}
		for j := b; j < end; j++ {
			if tokens[j].Form == "and" && !s.inside(sentence, j) {
				return s.Entities[left.Entities[0]].Type.Class() == s.Entities[next.Entities[0]].Type.Class() || tokens[j-1].Form == "," || s.acts(left) && s.acts(next)
			}
		}
		return false
	}
	if m, ok := s.apposed(sentence, tokens, a, k); ok && s.Entities[m.Entities[0]].Type == graph.Person && determined(tokens[b].Form) && tokens[k-1].Form != "," {
		return false // "Ann Lee, the leader of X and a member of Y"
	}
	// "the leaders of France and Germany" are one.
	for j := a; j < k; j++ {
		switch tokens[j].Form {
		case "of", "between", "from", "in", "for":
			if right && named && left.First > j && tokens[b].Form != "the" && tokens[b].Form != "The" && !s.conjunct(tokens, a, j, b, end) {
				return false
			}
			if !right && !s.conjunct(tokens, a, j, b, end) {
				return false
			}
		}
	}
	if named && (right || determined(tokens[b].Form)) && left.Form != Adjective {
		return true
	}
	if right && next.Form != Adjective && determined(tokens[a].Form) {
		return true
	}
	if named && left.Form != Adjective && opposing[tokens[b].Form] && tokens[end-1].XPOS == "NNS" {
		return true // "the government and rival forces"
	}
	return determined(tokens[a].Form) && determined(tokens[b].Form)
}

// opposing are the words before those who stand against a party just named.
var opposing = words("rival rebel opposition opposing separatist breakaway insurgent")

// conjunct reports whether the parse joins something of [b, end) to the head of
// [a, j).
func (s *Set) conjunct(tokens []language.Token, a, j, b, end int) bool {
	for k := b; k < end; k++ {
		if strings.HasPrefix(string(tokens[k].Rel), "conj") && tokens[k].Head >= a && tokens[k].Head < j {
			return true
		}
	}
	return false
}

func determined(f string) bool {
	switch strings.ToLower(f) {
	case "the", "a", "an", "his", "her", "its", "their", "some", "several", "other", "many", "two", "three":
		return true
	}
	return false
}

// roll gives the first token of the names that a phrase lists behind the noun for
// them: "three judges - Ann Lee, John Roe and Jane Doe". It gives first for none.
func (s *Set) roll(sentence int, tokens []language.Token, first, end int) int {
	at, counted := first, false
	for ; at+1 < end; at++ {
		if tokens[at].Tag == language.ADP {
			return first
		}
		if o, q := s.table.office(tokens, at); o != nil && o.Plural && q < end && s.name(sentence, tokens, q, end) > q {
			at = q // "Co-chairpersons Ann Lee and John Roe"
			break
		}
		counted = counted || tokens[at].Tag == language.NUM
		if f := tokens[at+1].Form; (dash(f) && !glued(tokens, at+1) || f == ":" || f == "," && counted) && tokens[at].XPOS == "NNS" {
			at += 2
			break
		}
	}
	if at+3 > end {
		return first
	}
	names, and := 0, false
	for k := at; k < end; {
		f := tokens[k].Form
		if f == "and" || f == "," {
			and = and || f == "and"
			k++
			continue
		}
		next := s.name(sentence, tokens, k, end)
		if next == k {
			return first
		}
		names++
		k = next
	}
	if names < 2 || !and {
		return first
	}
	return at
}

// name gives where the name of a person ends that stands with all its titles at
// token k; k where none does.
func (s *Set) name(sentence int, tokens []language.Token, k, end int) int {
	for _, m := range s.InSentence(sentence) {
		if m.Form == Name && m.First >= k && m.End <= end && s.lead(tokens, &m) <= k && s.Entities[m.Entities[0]].Type == graph.Person {
			return m.End
		}
	}
	return k
}
