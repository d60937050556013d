package entity

import (
	"strings"

	"quoth/graph"
	"quoth/loader/language"
)

// hold enters that a person holds the office of tokens [start, end). The
// country or body is looked for in [left, right), before the office first.
func (t *table) hold(m Mention, o office, tokens []language.Token, start, end, left, right int) {
	of := -1
	former := false
	first := start
	for first > 0 && first > start-10 {
		w := tokens[first-1].Form
		if w == ")" && first > 3 && tokens[first-3].Form == "(" {
			first -= 3 // "the Atomic Agency (AA) director Ann Lee"
			continue
		}
		low := strings.ToLower(w)
		if low == "former" || low == "ex" || low == "late" || low == "outgoing" || low == "then" || low == "ousted" || low == "onetime" {
			former = true
			first--
			continue
		}
		if possessive(tokens, first-1) || dash(w) && glued(tokens, first) && first > 1 && !upper(tokens[first-2].Form) {
			first--
			continue
		}
		if c, ok := t.set.ending(m.Sentence, first); ok && c.First < first && c.Entities[0] != m.Entities[0] {
			if e := &t.set.Entities[c.Entities[0]]; of < 0 && !(rules(o) && (e.Type == graph.Person || e.Type == graph.Region && e.Country == "" && (o.Class == "state" || o.Class == "government"))) {
				of = c.Entities[0]
			}
			first = c.First
			continue
		}
		if t.modifies(&tokens[first-1]) {
			first--
			continue
		}
		break
	}
	right = min(right, len(tokens))
	if of < 0 || t.set.Entities[of].Type == graph.Person {
		for _, c := range t.set.InSentence(m.Sentence) {
			if c.Form == Adjective && c.End < len(tokens) && t.words[tokens[c.End].Form]&portfolio != 0 {
				continue // "of European Integration"
			}
			if c.First >= end && c.End <= right && c.Entities[0] != m.Entities[0] && (c.First > m.End || c.End <= m.First) {
				of = c.Entities[0]
				break
			}
		}
	}
	if of < 0 && first > 0 && strings.EqualFold(tokens[first-1].Form, "its") {
		of = t.its(m.Sentence, first)
	}
	if of < 0 && m.First >= end && m.End+1 < len(tokens) && tokens[m.End].Form == "of" {
		of = t.homeland(m) // "Prime Minister Awa Ba of Senegal"
	}
	if o.Name == "counterpart" {
		o = t.counterpart(m, o)
	}
	h := holder{person: m.Entities[0], office: o, of: of, former: former, party: t.party(tokens, first, end)}
	e := &t.set.Entities[m.Entities[0]]
	if of >= 0 {
		h.country = t.set.Entities[of].Country
		h.bodily = t.set.Entities[of].Type == graph.Organization && h.country == ""
	}
	stop := max(end, t.portfolioEnd(tokens, end))
	for _, c := range t.set.InSentence(m.Sentence) {
		if c.First >= end && c.First < stop && c.End > stop && c.Entities[0] != m.Entities[0] {
			stop = c.End // "of the European Commission" whole
		}
	}
	if stop > right {
		stop = end
	}
	if k := end; k+2 < right && (tokens[k].Form == "to" || tokens[k].Form == "of") && tokens[k+1].Form == "the" {
		if inner, q := t.office(tokens, k+2); inner != nil && q <= right {
			stop = q // "Assistant to the President"
		}
	}
	begin := start
	_, ranked := t.honorifics[tokens[start].Form]
	ranked = ranked && (strings.HasSuffix(tokens[start].Form, ".") || tokens[start].Form == "Dr")
	for begin > first && t.modifies(&tokens[begin-1]) && !(ranked && end == start+1) {
		if _, named := t.set.ending(m.Sentence, begin); named {
			break
		}
		begin--
	}
	behind := stop
	if m.First >= right {
		behind = max(stop, right)
	}
	for k := first; k+1 < min(stop+6, len(tokens)); k++ {
		next := strings.ToLower(tokens[k+1].Form)
		h.foreign = h.foreign || strings.EqualFold(tokens[k].Form, "foreign") && (next == "ministry" || next == "office" || next == "affairs")
	}
	t.set.titles[m.Sentence] = append(t.set.titles[m.Sentence], title{min(first, begin), behind, m.Entities[0]})
	for k := begin; k < start; k++ {
		h.deputy = h.deputy || deputies[strings.ToLower(tokens[k].Form)]
	}
	name := t.text(tokens, begin, stop)
	h.title = strings.ToLower(name)
	if len(e.Roles) >= maxRoles || name == "Dr" || name == "Dr." {
		return
	}
	for _, r := range e.Roles {
		if strings.EqualFold(r.Title, name) && (r.Of == of || of < 0) {
			return
		}
	}
	e.Roles = append(e.Roles, Role{Title: name, Of: of, Sentence: m.Sentence, First: min(first, begin), End: stop})
	t.held[h.person] = append(t.held[h.person], len(t.holders))
	t.holders = append(t.holders, h)
	if e.Gender == Unknown {
		e.Gender = o.Gender
	}
	if e.Country == "" && of >= 0 && o.Class != "work" && o.Class != "kin" {
		e.Country = h.country
	}
}

// rules reports whether an office is of a state or a body, never of a person.
func rules(o office) bool {
	switch o.Class {
	case "state", "government", "minister", "diplomat", "defence", "head", "member":
		return true
	}
	return false
}

// affiliations gives the offices that stand before a description the body or country
// which that turned out to stand for: "Ann Lee, spokeswoman for the union".
func (t *table) affiliations() {
	for n := range t.set.Entities {
		for i := range t.set.Entities[n].Roles {
			r := &t.set.Entities[n].Roles[i]
			tokens := t.doc.Sentences[r.Sentence].Tokens
			if r.Of >= 0 || r.End+1 >= len(tokens) || tokens[r.End].Form != "of" && tokens[r.End].Form != "for" && tokens[r.End].Form != "at" {
				continue
			}
			for _, m := range t.set.InSentence(r.Sentence) {
				if m.First == r.End+1 && m.Form == Nominal && len(m.Entities) == 1 && t.set.Entities[m.Entities[0]].Type != graph.Person {
					r.Of = m.Entities[0]
				}
			}
		}
	}
}

// its gives the country or body that a sentence names last before the "its" of an
// office, or -1: "the Commission named her its director".
func (t *table) its(sentence, before int) int {
	of := -1
	for _, c := range t.set.InSentence(sentence) {
		if typ := t.set.Entities[c.Entities[0]].Type; c.Form == Name && c.End < before && (typ == graph.Organization || typ == graph.Country) {
			of = c.Entities[0]
		}
	}
	return of
}

// homeland gives the country or body that "of" joins to a name, or -1.
func (t *table) homeland(m Mention) int {
	tokens := t.doc.Sentences[m.Sentence].Tokens
	for _, c := range t.set.InSentence(m.Sentence) {
		if c.Form == Name && (c.First == m.End+1 || c.First == m.End+2 && tokens[m.End+1].Form == "the") {
			switch t.set.Entities[c.Entities[0]].Type {
			case graph.Country, graph.Organization, graph.Region, graph.Territory:
				return c.Entities[0]
			}
		}
	}
	return -1
}

// modifies reports whether a token can stand between a country and an office:
// "deputy", "Foreign", "campaign".
func (t *table) modifies(tok *language.Token) bool {
	f := tok.Form
	switch strings.ToLower(f) {
	case "deputy", "senior", "top", "chief", "acting", "interim", "assistant", "vice", "first", "special", "foreign", "national", "defence", "defense", "finance", "interior", "press", "campaign", "government", "party", "policy", "security", "state", "general", "military", "opposition", "presidential", "vice-presidential", "parliamentary", "current", "new", "then", "longtime", "veteran", "local", "regional", "former", "managing", "executive", "political", "legal", "media", "associate", "nominee", "designate", "elect", "honorary":
		return true
	}
	if t.words[f]&(stopWord|timeWord) != 0 {
		return false
	}
	switch tok.Tag {
	case language.NOUN, language.ADJ, language.PROPN:
		return true
	case "":
		return upper(f)
	}
	return false
}

// party gives the party that tokens [first, end) name, or "".
func (t *table) party(tokens []language.Token, first, end int) string {
	for k := first; k < end; k++ {
		f := tokens[k].Form
		if f == "GOP" || f == "G.O.P." {
			return "Republican"
		}
		if t.words[f]&partyWord != 0 {
			return strings.TrimSuffix(strings.TrimSuffix(f, "s"), "ic")
		}
	}
	return ""
}

// counterpart gives the office of the person named last before m in its
// sentence, which m's counterpart holds elsewhere.
func (t *table) counterpart(m Mention, o office) office {
	for _, before := range t.set.InSentence(m.Sentence) {
		if before.First >= m.First {
			break
		}
		if held := t.held[before.Entities[0]]; len(held) > 0 && before.Entities[0] != m.Entities[0] {
			o = t.holders[held[len(held)-1]].office
		}
	}
	return o
}
