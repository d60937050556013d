package entity

import (
	"math"
	"slices"
	"strings"

	"quoth/graph"
	"quoth/loader/language"
)

// documents is nouns for what a body or person issues.
var documents = words(`statement report study poll survey letter article editorial memo document announcement
	declaration release tweet post message email e-mail speech remarks comment comments ad advertisement complaint
	lawsuit filing order ruling decision indictment communique communiqué note notice bulletin dispatch briefing
	invitation draft dossier transcripts submission petition affidavit judgment judgement verdict decree manifesto circular testimony
	interview book paper column op-ed transcript resolution review analysis research data findings information`)

// issuer gives who stands behind a document: the one that the phrase names, or
// for "the statement" whoever spoke last.
func (s *Set) issuer(sentence int, tokens []language.Token, first, end, head int, ctx Context) []int {
	if ids := s.issuers(sentence, tokens, first, head); ids != nil {
		return ids
	}
	for _, m := range s.Within(sentence, first, end) {
		if m.Form == Adjective {
			continue
		}
		if m.First > head && possessive(tokens, m.End) && m.End+1 < end {
			if body, ok := s.ending(sentence, end); ok && body.First == m.End+1 && s.acts(body) {
				return body.Entities // "by Peru's Ministry of Defence"
			}
			return s.unnamed(sentence, tokens, m.First, end, s.headOf(tokens, m.End+1, end))
		}
		if m.End <= head && (possessive(tokens, m.End) || m.End == head) {
			return m.Entities
		}
		if at := s.lead(tokens, &m); at > head {
			switch tokens[at-1].Form {
			case "by", "from", "of":
				if at > 1 && tokens[at-2].Form == "office" && s.Entities[m.Entities[0]].Type == graph.Person {
					return []int{s.officeOf(m.Entities[0])}
				}
				return s.shared(sentence, tokens, m, end)
			}
		}
	}
	if head == first || !strings.EqualFold(tokens[first].Form, "the") || head != first+1 {
		return nil
	}
	form := strings.ToLower(tokens[head].Form)
	if form == "document" || form == "text" {
		return s.told(sentence, 1)
	}
	if form != "statement" && form != "announcement" && form != "release" && form != "communique" && form != "communiqué" && form != "message" && form != "information" {
		return nil
	}
	if s.signed(sentence, first, form) {
		return nil // a paper of several, which speaks for itself
	}
	if ids := s.told(sentence, 3); ids != nil {
		return ids
	}
	n := s.first[sentence] - 1
	for k := 0; n >= 0 && k < 60 && sentence-s.Mentions[n].Sentence <= 12; n, k = n-1, k+1 {
		m := &s.Mentions[n]
		e := &s.Entities[m.Entities[0]]
		ts := s.doc.Sentences[m.Sentence].Tokens
		switch {
		case m.Form == Adjective:
		case e.Type == graph.Organization && s.issues(ts, m):
			return m.Entities
		case e.Type == graph.Country && (m.End < len(ts) && (ts[m.End].Form == "issued" || ts[m.End].Form == "released") || states(ts, m)):
			if ids := s.coordinated(n); ids != nil {
				return ids
			}
			return m.Entities
		}
	}
	if len(ctx.Previous) > 0 {
		return ctx.Previous
	}
	return nil
}

// told gives whose statement the sentences right before one speak of, at most so many
// back.
func (s *Set) told(sentence, far int) []int {
	for k := s.first[sentence] - 1; k >= 0 && sentence-s.Mentions[k].Sentence <= far; k-- {
		m := &s.Mentions[k]
		if m.Form != Adjective && s.acts(*m) && states(s.doc.Sentences[m.Sentence].Tokens, m) {
			if ids := s.coordinated(k); ids != nil {
				return ids
			}
			return m.Entities
		}
	}
	return nil
}

// signed reports whether the last such paper before a token, in its sentence or the two
// before, was one of several that they signed: "signed a joint statement".
func (s *Set) signed(sentence, first int, form string) bool {
	for n := sentence; n >= max(0, sentence-2); n-- {
		tokens := s.doc.Sentences[n].Tokens
		for i := min(len(tokens), first) - 1; i > 0; i-- {
			if strings.ToLower(tokens[i].Form) == form {
				return severally[strings.ToLower(tokens[i-1].Form)] &&
					slices.ContainsFunc(tokens, func(t language.Token) bool { return t.Lemma == "sign" && t.Tag == language.VERB })
			}
		}
		first = math.MaxInt
	}
	return false
}

// severally are the adjectives of papers that several put their names to.
var severally = words("joint trilateral tripartite bilateral quadrilateral multilateral")

// issuers gives the two whose names stand before a document of both: "the Chilean and
// Peruvian joint statement".
func (s *Set) issuers(sentence int, tokens []language.Token, first, head int) []int {
	for _, m := range s.Within(sentence, first, head) {
		and := m.End
		if and+1 >= head || tokens[and].Form != "and" || len(m.Entities) != 1 {
			continue
		}
		for _, o := range s.Within(sentence, and+1, head) {
			if o.First == and+1 && !possessive(tokens, o.End) && len(o.Entities) == 1 && s.acts(m) && s.acts(o) {
				return []int{m.Entities[0], o.Entities[0]}
			}
		}
	}
	return nil
}

// shared gives the entities of mention m and of those that "and" and commas join to it
// within a phrase that ends at end: "a letter from Chile and Peru".
func (s *Set) shared(sentence int, tokens []language.Token, m Mention, end int) []int {
	ids := m.Entities
	for k := range s.Mentions[s.first[sentence]:s.first[sentence+1]] {
		n := s.first[sentence] + k
		o := &s.Mentions[n]
		if o.First < m.End || o.End > end || o.Form == Adjective {
			continue
		}
		if all := s.coordinated(n); len(all) > 1 && all[0] == m.Entities[0] {
			ids = all
		}
	}
	return ids
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
	return states(tokens, m)
}

// states reports whether a statement of the body or country is spoken of right behind
// its mention.
func states(tokens []language.Token, m *Mention) bool {
	k := m.First - 1
	for k > 0 && (tokens[k].Form == "the" || tokens[k].Tag == language.ADJ || tokens[k].Tag == language.PROPN) {
		k--
	}
	if k > 0 && tokens[k-1].Form == "statement" && (tokens[k].Form == "from" || tokens[k].Form == "by" || tokens[k].Form == "of") {
		return true
	}
	for k = m.End; k < len(tokens); k++ {
		if tokens[k].Form != "statement" {
			continue
		}
		if k == m.End || k == m.End+1 && possessive(tokens, m.End) {
			return true
		}
		for b := k - 1; b >= m.End && b >= k-5; b-- {
			switch tokens[b].Form {
			case "in", "issued", "released", "published", "issuing", "releasing", "read":
				return true
			case "on", "about", "this", "by":
				return false
			}
		}
	}
	return false
}

// quotedName gives the body whose name stands between quotation marks from a token on:
// "the newspaper “Le Monde”".
func (s *Set) quotedName(sentence int, tokens []language.Token, first int) []int {
	for _, m := range s.InSentence(sentence) {
		if m.Form == Name && m.First == first && m.End < len(tokens) && closes(tokens[m.End].Form) && s.Entities[m.Entities[0]].Type == graph.Organization {
			return m.Entities
		}
	}
	return nil
}

// renamed gives the name that stands in apposition to the head of a phrase: "the
// senator's party, the Free Democrats,". It gives nothing for none.
func (s *Set) renamed(sentence int, tokens []language.Token, head, end int) []int {
	if head+2 < len(tokens) && opens(tokens[head+1].Form) {
		return s.quotedName(sentence, tokens, head+2)
	}
	if head+2 >= end || tokens[head+1].Form != "," {
		return nil
	}
	for _, m := range s.InSentence(sentence) {
		if m.Form != Name || m.First < head+2 || s.lead(tokens, &m) > head+2 || m.End < end && !punctuation(tokens[m.End].Form) {
			continue
		}
		noun := strings.ToLower(tokens[head].Form)
		kind := s.kindOf(tokens, head, noun)
		if e := &s.Entities[m.Entities[0]]; e.Type == kind && (kind == graph.Person || kind == graph.Organization) {
			s.localHeads[noun] = m.Entities[0]
			return m.Entities
		}
	}
	return nil
}

// unnamed gives the unnamed source that a phrase describes.
func (s *Set) unnamed(sentence int, tokens []language.Token, first, end, head int) []int {
	definite := strings.EqualFold(tokens[first].Form, "the")
	start := first
	for start < head && (tokens[start].Form == "rival" || determined(tokens[start].Form) && !numeral(tokens[start].Form) || tokens[start].Tag == language.DET) {
		start++
	}
	stop := min(s.clauseEnd(sentence, tokens, head, end), start+maxName)
	if stop < len(tokens) && closes(tokens[stop].Form) && quoting(tokens[start:stop]) {
		stop++ // "the party “New Way”" whole
	}
	if stop <= start {
		return nil
	}
	name := strings.TrimSpace(s.table.text(tokens, start, stop))
	noun := strings.ToLower(tokens[head].Form)
	if n, ok := s.locals[strings.ToLower(name)]; ok {
		return []int{n}
	}
	key := s.post(sentence, tokens, start, head)
	if n, ok := s.locals[key]; ok && key != "" {
		return []int{n}
	}
	if definite && head == start && stop == head+1 {
		if n, ok := s.localHeads[noun]; ok {
			return []int{n}
		}
	}
	if n := s.national(sentence, tokens, first, head); n >= 0 {
		return []int{n}
	}
	if n := s.again(tokens, start, stop, head); definite && n >= 0 {
		return []int{n}
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
	if key != "" {
		s.locals[key] = n
	}
	s.localHeads[noun] = n
	return []int{n}
}

// again gives the unnamed source described before at more length, or in another order
// of words: "the US official" after "a senior US diplomatic official". It gives -1
// for none.
func (s *Set) again(tokens []language.Token, start, stop, head int) int {
	n, ok := s.localHeads[strings.ToLower(tokens[head].Form)]
	if !ok || stop != head+1 || head == start {
		return -1
	}
	full := " " + strings.ToLower(s.Entities[n].Name) + " "
	for k := start; k < head; k++ {
		if !strings.Contains(full, " "+strings.ToLower(tokens[k].Form)+" ") {
			return -1
		}
	}
	return n
}

// national gives the body of a state in a phrase that describes the country:
// "the country's electoral commission". It gives -1 for none.
func (s *Set) national(sentence int, tokens []language.Token, first, head int) int {
	for _, m := range s.Within(sentence, first, head) {
		e := &s.Entities[m.Entities[0]]
		if m.First != first || len(m.Entities) > 1 || e.Type != graph.Country || !possessive(tokens, m.End) || m.End+1 > head {
			continue
		}
		if kind, ok := stateBodies[strings.ToLower(s.table.text(tokens, m.End+1, head+1))]; ok && kind != contingent && e.Name != "United States" {
			return s.table.stateBody(kind+" of "+articled(e.Name), e.Country)
		}
	}
	return -1
}

// post gives the office and country of "Iran's foreign minister" and "the Iranian
// foreign minister" in one form, and "" for other phrases.
func (s *Set) post(sentence int, tokens []language.Token, start, head int) string {
	m, ok := Mention{}, false
	for _, o := range s.Within(sentence, start, head) {
		if o.First == start && s.Entities[o.Entities[0]].Type == graph.Country {
			m, ok = o, true
		}
	}
	if !ok {
		return ""
	}
	from := m.End
	if possessive(tokens, from) {
		from++
	}
	o, end := s.table.office(tokens, from)
	if o == nil || end != head+1 || o.Plural {
		return ""
	}
	switch o.Class {
	case "state", "government", "diplomat", "defence":
		return o.Name + " of " + s.Entities[m.Entities[0]].Name
	}
	return ""
}

// listsNames reports whether tokens [k, end) are names parted by commas and an
// "and": those of "the leaders of Chad, Mali and Niger".
func listsNames(tokens []language.Token, k, end int) bool {
	and := false
	for i := k; i < end; i++ {
		switch t := &tokens[i]; {
		case t.Tag == language.CCONJ:
			and = true
		case t.Tag != language.PROPN && t.Form != "," && t.Tag != language.DET:
			return false
		}
	}
	return and
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
	if makers[noun] || noun == "broadcaster" && head > 0 && (tokens[head-1].Form == "state" || tokens[head-1].Form == "public" || tokens[head-1].Form == "national") {
		return graph.Organization
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
