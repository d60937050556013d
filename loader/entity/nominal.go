package entity

import (
	"strings"

	"quoth/graph"
	"quoth/loader/article"
	"quoth/loader/language"
)

// reach is how many mentions back an antecedent is looked for.
const reach = 120

// phrase is a description being resolved: "the Azerbaijani president".
type phrase struct {
	sentence, first, end int // without what follows the head noun
	head                 int
	definite             bool
	owner                int    // whose it is ("his", "Russia's"), or -1
	country              string // that it names
	former               bool
	deputy               bool // "deputy minister"
	top                  bool // "top diplomat"
	two                  bool // "the two …", "both …"
	bare                 bool // nothing but a determiner before the noun
	party                string
	ministry             string // the class of the minister over the ministry that it is of
}

// nominals resolves the descriptions of the document: offices, bodies, sides
// and countries.
func (t *table) nominals() {
	t.states()
	t.note()
	t.set.Mentions = append(t.set.Mentions, t.descriptions(false)...)
	t.set.order()
	t.set.Mentions = append(t.set.Mentions, t.descriptions(true)...)
}

// descriptions finds the descriptions of one, or of two: "both sides" may be those
// that "the government and the rebels" describe.
func (t *table) descriptions(two bool) []Mention {
	var found []Mention
	for n := range t.doc.Sentences {
		if t.kind(n) == furniture {
			continue
		}
		tokens := t.doc.Sentences[n].Tokens
		for i := 0; i < len(tokens); i++ {
			f := tokens[i].Form
			if !letter(f) || len(f) < 3 && !capitals(f) || t.words[f]&stopWord != 0 || t.covered[[2]int{n, i}] {
				continue
			}
			o, q := t.office(tokens, i)
			if o == nil {
				if !t.describes(strings.ToLower(f)) {
					continue
				}
				q = i + 1
			}
			if q < len(tokens) && (t.compound(tokens, q) || f == "official" && upper(tokens[q].Form)) {
				continue // "the news agency": the last noun tells; "the official Lima"
			}
			if _, inside := t.set.At(n, i); inside || possessive(tokens, i) {
				i = q - 1
				continue
			}
			p := t.phrase(tokens, n, i, q)
			if p.two != two {
				i = q - 1
				continue
			}
			p.party, p.ministry = t.party(tokens, p.first, q), t.ministerial(p)
			if o != nil && t.titular(n) && (announces(o) || broad[o.Name] || legislators[o.Name]) {
				p.definite = true // titles leave out "the"
			}
			if c, ok := t.desk(tokens, n, q, o); ok {
				p.owner, p.country, p.bare = c.Entities[0], t.set.Entities[c.Entities[0]].Country, false
				q = c.End
			}
			if ids := t.describe(tokens, p, o); len(ids) > 0 {
				found = append(found, Mention{Sentence: n, First: p.first, End: q, Head: q - 1, Form: Nominal, Entities: ids})
				if len(ids) == 1 {
					t.alias(ids[0], t.text(tokens, p.first, q))
				}
			}
			i = q - 1
		}
	}
	return found
}

// titular reports whether a sentence stands in the title or a heading.
func (t *table) titular(sentence int) bool {
	k := t.kind(sentence)
	return k == article.Title || k == article.Heading
}

// compound reports whether the noun at q has the noun before it as modifier.
func (t *table) compound(tokens []language.Token, q int) bool {
	f := tokens[q].Form
	if upper(f) || !letter(f) {
		return false
	}
	if tokens[q].Tag != "" && tokens[q].Tag != language.NOUN {
		return false
	}
	if b, ok := t.bodies[f]; ok && b.Type != "" || t.describes(f) {
		return true
	}
	o, _ := t.office(tokens, q)
	if tokens[q-1].XPOS == "NN" && tokens[q].XPOS == "NNS" {
		return true
	}
	return o != nil || tokens[q].Tag == language.NOUN && tokens[q-1].Rel == "compound" && !strings.HasSuffix(f, "ed")
}

// describes reports whether a noun can describe a body or country.
func (t *table) describes(noun string) bool {
	switch noun {
	case "forces", "force", "troops", "guards", "units", "services", "news", "staff", "music", "energy", "capital", "records":
		return false
	case "side", "sides", "country", "countries", "nation", "nations", "government", "governments", "authorities", "neighbors", "neighbours",
		"military", "bloc", "company", "firm", "newspaper", "paper", "outlet", "kingdom", "republic", "parties", "duo", "pair", "statement",
		"factions", "groups", "companies", "firms", "militaries", "armies":
		return true
	}
	b, ok := t.bodies[noun]
	return ok && b.Type == graph.Organization || makers[noun]
}

// makers are the nouns for companies by what they do.
var makers = words(`airline carrier automaker carmaker chipmaker drugmaker planemaker retailer manufacturer insurer brewer lender
	conglomerate startup miner shipbuilder steelmaker airliner bookmaker supermarket giant telecom utility`)

// phrase reads the modifiers to the left of the noun of tokens [i, q) and the
// country or owner that they or an "of" after the noun name.
func (t *table) phrase(tokens []language.Token, n, i, q int) phrase {
	p := phrase{sentence: n, first: i, end: q, head: q - 1, owner: -1, bare: true}
	for p.first > 0 && i-p.first < 8 {
		k := p.first - 1
		w := strings.ToLower(tokens[k].Form)
		switch w {
		case "the", "this", "that", "these", "those":
			p.definite, p.first = true, k
			return p.of(t, tokens)
		case "both":
			p.definite, p.two, p.first = true, true, k
			return p
		case "two":
			p.two, p.first = true, k
			continue
		case "his", "her", "its", "their", "my", "our", "your":
			p.definite, p.first, p.bare = true, k, false
			p.owner = ownPronoun
			return p
		case "a", "an", "another", "one", "some", "several", "many", "no", "any", "each", "every", "other":
			p.first = k
			return p.of(t, tokens)
		case "former", "ex", "late":
			p.former, p.first = true, k
			continue
		case "deputy", "vice", "assistant", "associate":
			p.deputy, p.first, p.bare = true, k, false
			continue
		case "top", "chief", "senior":
			p.top, p.first, p.bare = true, k, false
			continue
		}
		if possessive(tokens, k) {
			if m, ok := t.set.ending(n, k); ok {
				p.owner, p.definite, p.first, p.bare = m.Entities[0], true, m.First, false
				p.country = t.set.Entities[p.owner].Country
			}
			return p
		}
		if m, ok := t.set.ending(n, k+1); ok {
			e := &t.set.Entities[m.Entities[0]]
			p.first, p.bare = m.First, false
			if p.owner < 0 {
				p.owner, p.country = m.Entities[0], e.Country
			}
			if e.Type == graph.Country || e.Type == graph.Organization {
				p.definite = p.definite || upper(tokens[i].Form)
			}
			continue
		}
		if dash(w) && glued(tokens, k) && glued(tokens, k+1) {
			p.first--
			continue
		}
		switch tok := &tokens[k]; {
		case k > 0 && dash(tokens[k-1].Form) && glued(tokens, k): // "army-run"
			p.first, p.bare = k, false
			continue
		case tok.Tag == language.ADJ, tok.Tag == language.NOUN, tok.Tag == language.PROPN, tok.Tag == language.NUM, tok.Tag == "" && t.modifies(tok):
			p.first, p.bare = k, false
			continue
		}
		break
	}
	return p.of(t, tokens)
}

// ownPronoun is the owner of "his country".
const ownPronoun = -2

// of reads "of X" after the noun.
func (p phrase) of(t *table, tokens []language.Token) phrase {
	k := p.end
	if k+1 >= len(tokens) || tokens[k].Form != "of" && tokens[k].Form != "for" && tokens[k].Form != "in" {
		return p
	}
	of := tokens[k].Form == "of"
	k++
	if strings.EqualFold(tokens[k].Form, "the") {
		k++
	}
	for _, m := range t.set.InSentence(p.sentence) {
		if m.First == k && m.Form == Name && (p.owner < 0) {
			if of {
				p.owner, p.bare = m.Entities[0], false
			}
			p.country = t.set.Entities[m.Entities[0]].Country
		}
		if m.First > k+1 && p.owner >= 0 && of && possessive(tokens, m.First-1) && t.set.Entities[m.Entities[0]].Type == graph.Organization {
			if c, ok := t.set.ending(p.sentence, m.First-1); ok && c.First == k {
				p.owner = m.Entities[0] // "of Peru's Water Council"
			}
		}
	}
	return p
}

// describe gives the entities that a description stands for, or none.
func (t *table) describe(tokens []language.Token, p phrase, o *office) []int {
	noun := strings.ToLower(tokens[p.head].Form)
	if p.owner == ownPronoun && o != nil && !o.Plural && announces(o) && strings.EqualFold(tokens[p.first].Form, "its") {
		if n := t.set.antecedent(p.sentence, p.first, "its", nil); len(n) == 1 {
			p.owner, p.country = n[0], t.set.Entities[n[0]].Country
			if n := t.officer(p, o); n >= 0 {
				return []int{n}
			}
		}
		return nil
	}
	if p.owner == ownPronoun {
		if noun != "country" && noun != "nation" && noun != "government" {
			return nil
		}
		if n := t.set.antecedent(p.sentence, p.first, tokens[p.first].Form, nil); len(n) == 1 {
			if c, ok := t.keys["c:"+strings.ToLower(t.set.Entities[n[0]].Country)]; ok {
				return []int{c}
			}
		}
		return nil
	}
	switch noun {
	case "side", "government", "authorities":
		if p.owner >= 0 && t.set.Entities[p.owner].Type == graph.Country && !(noun == "authorities" && p.end-p.first > 4) {
			for k := p.first; k < p.head; k++ {
				if w := tokens[k].Form; dash(w) || t.bodies[strings.ToLower(w)].Type != "" {
					return nil // "ethnic-Armenian authorities", "city authorities"
				}
			}
			return []int{p.owner}
		}
		if noun == "government" && p.owner < 0 && p.bare && (p.definite && p.end-p.first == 2 || t.titular(p.sentence) && p.end-p.first == 1) && !(p.end < len(tokens) && tokens[p.end].Form == "of") {
			if c, ok := t.keys["c:"+strings.ToLower(t.main)]; ok {
				return []int{c} // of the country that the article is about
			}
		}
		return nil
	case "sides", "parties", "factions", "groups", "companies", "firms", "forces", "militaries", "armies":
		if !p.two || !plainBoth(tokens, p.first, p.head) {
			return nil
		}
		if two := t.opponents(p, noun); two != nil || noun != "sides" && noun != "parties" {
			return two
		}
		return t.lastTwo(p, graph.Country)
	case "countries", "nations", "governments", "neighbors", "neighbours", "states":
		if !p.two {
			return nil
		}
		if two := t.opponents(p, noun); two != nil && p.head-p.first < 3 {
			return two
		}
		return t.lastTwo(p, graph.Country)
	case "country", "nation", "kingdom", "republic":
		if p.definite && p.bare {
			if n := t.recent(p, func(_ int, e *Entity) bool { return e.Type == graph.Country }); n >= 0 {
				return []int{n}
			}
		}
		return nil
	case "pair", "duo":
		return t.lastTwo(p, graph.Person)
	}
	if o != nil {
		if o.Plural {
			if !p.two || o.Class == "work" || o.Class == "kin" {
				return nil
			}
			if two := t.bearers(p, o); two != nil {
				return two
			}
			switch o.Class {
			case "state", "government", "leader", "person", "minister", "diplomat", "defence":
				return t.lastTwo(p, graph.Person)
			}
			return nil
		}
		if n := t.officer(p, o); n >= 0 {
			return []int{n}
		}
		return nil
	}
	if n := t.body(tokens, p, noun); n >= 0 {
		return []int{n}
	}
	return nil
}

// recent gives the entity named last before a phrase that satisfies the
// condition, or -1.
func (t *table) recent(p phrase, ok func(n int, e *Entity) bool) int {
	s := t.set
	n := s.first[p.sentence+1] - 1
	outside := !s.within(p.sentence, p.first)
	quoted := -1 // one whom nobody but a speaker names
	for k := 0; n >= 0 && k < reach; n, k = n-1, k+1 {
		m := &s.Mentions[n]
		if m.Form != Name && m.Form != Adjective || m.Sentence == p.sentence && m.First >= p.first {
			continue
		}
		if len(m.Entities) != 1 || !ok(m.Entities[0], &s.Entities[m.Entities[0]]) {
			continue
		}
		if !outside || !s.within(m.Sentence, m.First) || s.unquoted(n, m.Entities[0]) {
			return m.Entities[0]
		}
		if quoted < 0 {
			quoted = m.Entities[0]
		}
	}
	return quoted
}
