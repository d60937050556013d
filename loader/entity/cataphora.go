package entity

import (
	"strings"

	"quoth/graph"
	"quoth/loader/language"
)

// announced finds the persons whom the article describes before it names them:
// "Peru's foreign minister has rejected the map. … Ana Quispe said". The office
// must be nobody else's in the article, and the person new, with no office given
// and the subject of one of the next two sentences.
func (t *table) announced() {
	introduced := t.introductions()
	for n := range t.doc.Sentences {
		if t.kind(n) == furniture || t.headline(n) {
			continue
		}
		tokens := t.doc.Sentences[n].Tokens
		for i := 0; i < len(tokens); i++ {
			o, q := t.office(tokens, i)
			if o == nil {
				continue
			}
			t.announce(n, tokens, i, q, o, introduced)
			i = q - 1
		}
	}
}

// announce resolves the office of tokens [i, q) by who is named after it.
func (t *table) announce(n int, tokens []language.Token, i, q int, o *office, introduced map[int]Mention) {
	if o.Plural || !announces(o) && o.Class != "head" || t.covered[[2]int{n, i}] {
		return
	}
	if _, inside := t.set.At(n, i); inside || possessive(tokens, q) || q < len(tokens) && t.compound(tokens, q) {
		return
	}
	p := t.phrase(tokens, n, i, q)
	if o.Class == "head" && !announces(o) && (p.owner < 0 || t.set.Entities[p.owner].Type != graph.Organization || !p.definite) {
		return // "the head of the Water Council"
	}
	if t.titular(n) {
		p.definite = true
	} else if p.owner < 0 && (!p.definite || o.Class != "diplomat" && o.Class != "defence") || p.country == "" && o.Class == "state" {
		return
	}
	if p.owner >= 0 && t.set.Entities[p.owner].Type == graph.Person || t.officer(p, o) >= 0 {
		return
	}
	for k, left := n+1, 2; left > 0 && k < len(t.doc.Sentences); k++ {
		if t.kind(k) == furniture || len(t.doc.Sentences[k].Tokens) < 5 {
			continue
		}
		if left--; t.titular(n) && k == n+1 {
			left++
		}
		m, ok := introduced[k]
		if !ok {
			continue
		}
		e := &t.set.Entities[m.Entities[0]]
		if t.posted(m.Entities[0]) || e.Country != "" && p.country != "" && e.Country != p.country ||
			o.Gender != Unknown && e.Gender != Unknown && o.Gender != e.Gender {
			return
		}
		h := holder{person: m.Entities[0], office: *o, of: p.owner, country: p.country, former: p.former, deputy: p.deputy}
		h.bodily = p.owner >= 0 && t.set.Entities[p.owner].Type == graph.Organization && h.country == ""
		t.held[h.person] = append(t.held[h.person], len(t.holders))
		t.holders = append(t.holders, h)
		return
	}
}

// posted reports whether the article gives a person an office, a rank apart.
func (t *table) posted(person int) bool {
	for _, i := range t.held[person] {
		switch t.holders[i].office.Name {
		case "general", "colonel", "major", "captain", "admiral", "lieutenant", "doctor", "professor":
		default:
			return true
		}
	}
	return false
}

// announces reports whether an office is held by one person at a time, so that
// its description tells who is meant.
func announces(o *office) bool {
	switch o.Class {
	case "state", "government", "leader", "diplomat", "defence", "minister", "speaks", "envoy":
		return true
	}
	return o.Name == "governor" || o.Name == "mayor"
}

// introductions gives, by sentence, the one person whom it names in full for the
// first time in the article, as the subject of a clause of its own.
func (t *table) introductions() map[int]Mention {
	seen := map[int]bool{}
	found := map[int]Mention{}
	crowded := map[int]bool{}
	for _, m := range t.set.Mentions {
		n := m.Entities[0]
		if m.Form != Name || t.set.Entities[n].Type != graph.Person || seen[n] {
			continue
		}
		seen[n] = true
		tokens := t.doc.Sentences[m.Sentence].Tokens
		if len(tokens[m.End-1].Form) < 2 || !strings.Contains(t.text(tokens, m.First, m.End), " ") || m.End >= len(tokens) || !verbal(&tokens[m.End]) && !speech[tokens[m.End].Form] {
			continue
		}
		if lead := t.set.lead(tokens, &m); lead > 0 && tokens[lead-1].Form != "," && !punctuation(tokens[lead-1].Form) {
			continue
		}
		_, twice := found[m.Sentence]
		crowded[m.Sentence] = crowded[m.Sentence] || twice
		found[m.Sentence] = m
	}
	for n := range crowded {
		if crowded[n] {
			delete(found, n)
		}
	}
	return found
}
