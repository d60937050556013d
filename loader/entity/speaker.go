package entity

import (
	"strings"

	"quoth/graph"
	"quoth/loader/language"
)

// Speakers gives the entities that the noun phrase of tokens [first, end), with
// the given head, stands for when it speaks: "He", "Paris" (the government),
// "both sides" (two), "officials" (an unnamed group, made on demand), "the
// statement" (the body that issued it). It gives nothing where a pronoun finds
// no antecedent.
func (s *Set) Speakers(sentence, first, end, head int, ctx Context) []int {
	tokens, first, end, ok := s.phrase(sentence, first, end)
	if !ok {
		return nil
	}
	if head < first || head >= end {
		head = s.headOf(tokens, first, end)
	}
	var all []int
	for _, p := range s.conjuncts(sentence, tokens, first, end, head) {
		for _, n := range s.actor(sentence, tokens, p.first, p.end, p.head, ctx) {
			all = appendNew(all, n)
		}
	}
	if len(all) > 1 {
		s.pairs = append(s.pairs, pair{sentence, all})
	}
	return all
}

// Parties gives the entities that a noun phrase stands for when it signs,
// agrees or mediates.
func (s *Set) Parties(sentence, first, end, head int) []int {
	return s.Speakers(sentence, first, end, head, Context{})
}

// Places gives the entities that a noun phrase stands for as a place: "Moscow"
// is the city here. It gives nothing for what is no place by type.
func (s *Set) Places(sentence, first, end, head int) []int {
	tokens, first, end, ok := s.phrase(sentence, first, end)
	if !ok {
		return nil
	}
	if head < first || head >= end {
		head = s.headOf(tokens, first, end)
	}
	m, ok := s.naming(sentence, first, end, head)
	if !ok {
		return nil
	}
	if e, found := s.gazetteer(m); found && e.Seat != "" && e.Type == graph.City {
		return []int{s.table.named(graph.City, e.Name, e.Country)}
	}
	var places []int
	for _, n := range m.Entities {
		switch s.Entities[n].Type {
		case graph.Person, graph.Organization, graph.Group:
		default:
			places = append(places, n)
		}
	}
	return places
}

// pair is entities that spoke or acted together.
type pair struct {
	sentence int
	entities []int
}

// piece is one conjunct of a noun phrase.
type piece struct{ first, end, head int }

// phrase clamps the bounds of a noun phrase and cuts what surrounds it.
func (s *Set) phrase(sentence, first, end int) ([]language.Token, int, int, bool) {
	if sentence < 0 || sentence >= len(s.doc.Sentences) {
		return nil, 0, 0, false
	}
	tokens := s.doc.Sentences[sentence].Tokens
	first, end = max(first, 0), min(end, len(tokens))
	for first < end && punctuation(tokens[first].Form) {
		first++
	}
	for end > first && (punctuation(tokens[end-1].Form) || end-1 > first && possessive(tokens, end-1)) {
		end--
	}
	return tokens, first, end, first < end
}

func punctuation(f string) bool {
	switch f {
	case ",", ".", ";", ":", "\"", "“", "”", "'", "‘", "’", "-", "–", "—", "``", "''", "(", ")":
		return true
	}
	return false
}

// headOf guesses the head of a noun phrase: the token that hangs on something
// outside, else the last word before a preposition, comma or clause.
func (s *Set) headOf(tokens []language.Token, first, end int) int {
	for k := first; k < end; k++ {
		h := tokens[k].Head
		if (h < first || h >= end) && !possessive(tokens, k+1) && (tokens[k].Tag == language.NOUN || tokens[k].Tag == language.PROPN || tokens[k].Tag == language.PRON) {
			return k
		}
	}
	for k := first + 1; k < end; k++ {
		switch tokens[k].Form {
		case "of", "in", "for", "from", "at", "on", "to", "with", "by", ",", "who", "that", "which", "and", "close", "familiar", "(":
			return k - 1
		}
	}
	return end - 1
}

// conjuncts cuts a noun phrase at the "and" and commas between its members.
func (s *Set) conjuncts(sentence int, tokens []language.Token, first, end, head int) []piece {
	var cuts []int
	from := first
	for k := first + 1; k < end-1; k++ {
		f := tokens[k].Form
		if f == "who" || f == "which" || f == "that" || f == "whose" || f == "including" || f == "like" || f == "such" {
			break
		}
		and := f == "and" || f == "&"
		if !and && f != "," || s.inside(sentence, k) {
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
			right, next = true, m
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
	return determined(tokens[a].Form) && determined(tokens[b].Form)
}

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

func (s *Set) acts(m Mention) bool {
	switch s.Entities[m.Entities[0]].Type {
	case graph.Person, graph.Organization, graph.Country, graph.Group:
		return true
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

// actor gives the entities that one conjunct stands for when it acts.
func (s *Set) actor(sentence int, tokens []language.Token, first, end, head int, ctx Context) []int {
	form := strings.ToLower(tokens[head].Form)
	if _, ok := pronouns[form]; ok && (end-first == 1 || tokens[head].Tag == language.PRON || head == first) {
		if form == "both" || form == "they" {
			if ids := s.together(sentence, form); ids != nil {
				return ids
			}
		}
		return s.antecedent(sentence, head, form, ctx.Previous)
	}
	switch form {
	case "who", "which", "that", "whom":
		return s.relative(sentence, tokens, head)
	case "side", "sides", "parties":
		if plainBoth(tokens, first, head) {
			if ids := s.together(sentence, "both"); ids != nil {
				return ids
			}
			if ids := s.table.lastTwo(phrase{sentence: sentence, first: first}, graph.Country); ids != nil {
				return ids
			}
		}
	}
	if m, ok := s.naming(sentence, first, end, head); ok {
		if e, found := s.gazetteer(m); found && e.Seat != "" {
			return []int{s.table.seated(&e)}
		}
		return m.Entities
	}
	if m, ok := s.apposed(sentence, tokens, first, end); ok {
		return m.Entities
	}
	if n := s.titled(sentence, head); n >= 0 {
		return []int{n}
	}
	switch form {
	case "city", "town", "village", "state", "county", "province", "district":
		if head+2 < end && tokens[head+1].Form == "of" {
			if m, ok := s.naming(sentence, head+2, end, head+2); ok {
				return m.Entities
			}
		}
	}
	if documents[form] || documents[singular(form)] {
		if ids := s.issuer(sentence, tokens, first, end, head, ctx); ids != nil {
			return ids
		}
	}
	return s.unnamed(sentence, tokens, first, end, head)
}

// plainBoth reports whether a phrase is "both sides", "the two sides", "the
// sides" with no word more.
func plainBoth(tokens []language.Token, first, head int) bool {
	for k := first; k < head; k++ {
		switch strings.ToLower(tokens[k].Form) {
		case "both", "the", "two":
		default:
			return false
		}
	}
	return head > first
}

// together gives the entities that last acted together, within bounds.
func (s *Set) together(sentence int, form string) []int {
	for k := len(s.pairs) - 1; k >= 0; k-- {
		far := sentence - s.pairs[k].sentence
		if far < 0 {
			continue
		}
		if form == "they" && far > 1 {
			return nil
		}
		return s.pairs[k].entities
	}
	return nil
}

// relative gives the antecedent of a relative pronoun: the noun that its clause
// hangs on, else what stands before it.
func (s *Set) relative(sentence int, tokens []language.Token, at int) []int {
	if v := tokens[at].Head; v > at && strings.HasPrefix(string(tokens[v].Rel), "acl") {
		if h := tokens[v].Head; h >= 0 && h < at {
			if m, ok := s.naming(sentence, 0, len(tokens), h); ok {
				return m.Entities
			}
			if tokens[h].Tag == language.NOUN {
				first := h
				for first > 0 && first > h-8 {
					switch tokens[first-1].Tag {
					case language.NOUN, language.ADJ, language.PROPN, language.DET, language.NUM:
						first--
						continue
					}
					break
				}
				return s.unnamed(sentence, tokens, first, h+1, h)
			}
		}
	}
	person := strings.EqualFold(tokens[at].Form, "who")
	var best []int
	for _, m := range s.InSentence(sentence) {
		if m.End <= at && m.Form != Adjective && s.acts(m) && (person || s.Entities[m.Entities[0]].Type != graph.Person) {
			best = m.Entities
		}
	}
	return best
}

// naming gives the mention that holds the head of a phrase and lies within it.
func (s *Set) naming(sentence, first, end, head int) (Mention, bool) {
	var best Mention
	found := false
	for _, m := range s.InSentence(sentence) {
		if (m.First <= head || m.Form == Name && s.lead(s.doc.Sentences[sentence].Tokens, &m) <= head) && head < m.End && m.Form != Adjective && m.End <= end+1 && (!found || m.End-m.First > best.End-best.First) {
			best, found = m, true
		}
	}
	return best, found
}

// apposed gives the name that opens a phrase and that all the rest describes:
// "Jane Doe, director of …".
func (s *Set) apposed(sentence int, tokens []language.Token, first, end int) (Mention, bool) {
	for _, m := range s.InSentence(sentence) {
		if m.Form == Name && m.First >= first && m.End < end && tokens[m.End].Form == "," && s.lead(tokens, &m) <= first && s.acts(m) {
			return m, true
		}
	}
	return Mention{}, false
}

// titled gives the person of the sentence whose title the head stands in: the
// "Secretary" of "Secretary of State Jane Doe". It gives -1 for none.
func (s *Set) titled(sentence, head int) int {
	for _, m := range s.InSentence(sentence) {
		e := m.Entities[0]
		if m.Form != Name || s.Entities[e].Type != graph.Person {
			continue
		}
		for _, r := range s.Entities[e].Roles {
			if r.Sentence == sentence && r.First <= head && head < r.End {
				return e
			}
		}
	}
	return -1
}

// gazetteer looks a mention up by its own words.
func (s *Set) gazetteer(m Mention) (entry, bool) {
	if m.Form != Name {
		return entry{}, false
	}
	tokens := s.doc.Sentences[m.Sentence].Tokens
	e, ok := s.table.places.of[s.table.text(tokens, m.First, m.End)]
	return e, ok
}

// documents is nouns for what a body or person issues.
var documents = words(`statement report study poll survey letter article editorial memo document announcement
	declaration release tweet post message email e-mail speech remarks comment comments ad advertisement complaint
	lawsuit filing order ruling decision indictment communique communiqué note notice bulletin dispatch briefing
	interview book paper column op-ed transcript resolution review analysis research data findings`)

// issuer gives who stands behind a document: the one that the phrase names, or
// for "the statement" whoever spoke last.
func (s *Set) issuer(sentence int, tokens []language.Token, first, end, head int, ctx Context) []int {
	for _, m := range s.Within(sentence, first, end) {
		if m.Form == Adjective {
			continue
		}
		if m.First > head && possessive(tokens, m.End) && m.End+1 < end {
			return s.unnamed(sentence, tokens, m.First, end, s.headOf(tokens, m.End+1, end))
		}
		if m.End <= head && (possessive(tokens, m.End) || m.End == head) {
			return m.Entities
		}
		if m.First > head {
			switch before := tokens[m.First-1].Form; before {
			case "by", "from", "of":
				return m.Entities
			case "the":
				if m.First > 1 {
					switch tokens[m.First-2].Form {
					case "by", "from", "of":
						return m.Entities
					}
				}
			}
		}
	}
	if head == first || !strings.EqualFold(tokens[first].Form, "the") || head != first+1 {
		return nil
	}
	form := strings.ToLower(tokens[head].Form)
	if form != "statement" && form != "announcement" && form != "release" && form != "communique" && form != "communiqué" && form != "message" {
		return nil
	}
	n := s.first[sentence] - 1
	for k := 0; n >= 0 && k < 60 && sentence-s.Mentions[n].Sentence <= 12; n, k = n-1, k+1 {
		m := &s.Mentions[n]
		e := &s.Entities[m.Entities[0]]
		ts := s.doc.Sentences[m.Sentence].Tokens
		if e.Type == graph.Organization && m.Form != Adjective && s.issues(ts, m) {
			return m.Entities
		}
	}
	if len(ctx.Previous) > 0 {
		return ctx.Previous
	}
	return nil
}

// issues reports whether a body makes itself heard where it is mentioned.
func (s *Set) issues(tokens []language.Token, m *Mention) bool {
	if m.End < len(tokens) && speech[tokens[m.End].Form] {
		return true
	}
	for k := m.First - 1; k >= 0 && k >= m.First-3; k-- {
		if strings.EqualFold(tokens[k].Form, "to") && k > 0 && strings.EqualFold(tokens[k-1].Form, "according") {
			return true
		}
	}
	for k := m.End; k < len(tokens); k++ {
		if tokens[k].Form == "statement" {
			return true
		}
	}
	return false
}

// unnamed gives the unnamed source that a phrase describes.
func (s *Set) unnamed(sentence int, tokens []language.Token, first, end, head int) []int {
	definite := strings.EqualFold(tokens[first].Form, "the")
	start := first
	for start < head && (determined(tokens[start].Form) && !numeral(tokens[start].Form) || tokens[start].Tag == language.DET) {
		start++
	}
	stop := end
	for k := head + 1; k < end; k++ {
		if f := tokens[k].Form; f == "," || f == "who" || f == "which" || f == "that" || f == "whose" || f == "(" || f == "–" || f == "—" {
			stop = k
			break
		}
	}
	stop = min(stop, start+maxName)
	if stop <= start {
		return nil
	}
	name := strings.TrimSpace(s.table.text(tokens, start, stop))
	noun := strings.ToLower(tokens[head].Form)
	if n, ok := s.locals[strings.ToLower(name)]; ok {
		return []int{n}
	}
	if definite && head == start && stop == head+1 {
		if n, ok := s.localHeads[noun]; ok {
			return []int{n}
		}
	}
	e := Entity{Type: s.kindOf(tokens, head, noun), Name: name, Local: true}
	for _, m := range s.Within(sentence, start, stop) {
		o := &s.Entities[m.Entities[0]]
		if e.Country == "" {
			e.Country = o.Country
		}
		if m.Form == Name && m.End <= head && e.Type == graph.Organization && o.Type != graph.Country {
			e.Local = false // "the Smith campaign"
		}
	}
	if o, ok := s.table.offices.of[noun]; ok {
		e.Gender = o.Gender
	}
	e.Plural = e.Type == graph.Group
	n := s.table.add(e)
	s.locals[strings.ToLower(name)] = n
	s.localHeads[noun] = n
	return []int{n}
}

func numeral(f string) bool { return strings.EqualFold(f, "two") || strings.EqualFold(f, "three") }

// kindOf types an unnamed source by its head noun.
func (s *Set) kindOf(tokens []language.Token, head int, noun string) graph.EntityType {
	t := &tokens[head]
	if head+2 < len(tokens) && tokens[head+1].Form == "of" {
		for k := head + 2; k < min(head+6, len(tokens)); k++ {
			if tokens[k].XPOS == "NNS" && (noun == "number" || noun == "group" || noun == "majority" || noun == "dozens" || noun == "host" || noun == "handful" || noun == "couple" || noun == "series" || noun == "raft" || noun == "lot") {
				return graph.Group
			}
			if tokens[k].Tag == language.NOUN {
				break
			}
		}
	}
	if t.Tag == language.PRON || t.Tag == language.DET {
		return graph.Group
	}
	if o, ok := s.table.offices.of[noun]; ok {
		if o.Plural {
			return graph.Group
		}
		return graph.Person
	}
	if noun == "source" || noun == "one" || noun == "someone" || noun == "everyone" || noun == "nobody" || noun == "anybody" {
		return graph.Person
	}
	if b, ok := s.table.bodies[noun]; ok && b.Type == graph.Organization && noun != "forces" && noun != "troops" && noun != "police" {
		return graph.Organization
	}
	if t.XPOS == "NNS" || t.XPOS == "NNPS" || noun == "people" || noun == "police" || t.XPOS == "" && strings.HasSuffix(noun, "s") {
		if documents[noun] || documents[singular(noun)] {
			return graph.Organization
		}
		return graph.Group
	}
	if documents[noun] {
		return graph.Organization
	}
	if noun == "percent" || noun == "majority" || noun == "minority" || noun == "many" || noun == "most" || noun == "some" || noun == "others" {
		return graph.Group
	}
	for _, end := range []string{"er", "or", "ist", "ian", "man", "woman", "ee"} {
		if strings.HasSuffix(noun, end) {
			return graph.Person
		}
	}
	return graph.Organization
}
