package entity

import (
	"quoth/graph"
	"quoth/loader/language"
)

// headlines finds in sentences that are capitalised throughout the names that
// the gazetteers or the rest of the article know; there no capital proves
// anything.
func (t *table) headlines() {
	var names map[string]int
	for n := range t.doc.Sentences {
		if t.kind(n) == furniture || !t.headline(n) {
			continue
		}
		if names == nil {
			names = t.calls()
		}
		tokens := t.doc.Sentences[n].Tokens
		for i := 0; i < len(tokens); {
			i = t.headlineName(n, tokens, i, names)
		}
	}
}

// headlineName reads the name at token i, if there is one, and gives the token
// to go on with.
func (t *table) headlineName(sentence int, tokens []language.Token, i int, names map[string]int) int {
	if !upper(tokens[i].Form) {
		return i + 1
	}
	for j := min(i+8, len(tokens)); j > i; j-- {
		if id, ok := names[t.text(tokens, i, j)]; ok {
			t.mention(&chunk{sentence: sentence, first: i, name: i, end: j}, id)
			return j
		}
	}
	if e, q := t.place(tokens, i); e != nil && (e.Type == graph.Country || e.Type == graph.Organization || t.words[tokens[i].Form]&stopWord == 0) {
		c := &chunk{sentence: sentence, first: i, name: i, end: q, typ: e.Type, entry: e, adjective: e.Form == adjective}
		if id := t.entity(tokens, c); id >= 0 {
			t.mention(c, id)
		}
		return q
	}
	return i + 1
}

// calls gives the names by which the article calls its entities: all that it
// spells out, and the surnames of persons.
func (t *table) calls() map[string]int {
	names := map[string]int{}
	for n := range t.set.Entities {
		e := &t.set.Entities[n]
		for _, name := range append([]string{e.Name}, e.Names...) {
			if _, taken := names[name]; !taken && len(name) > 2 && t.words[name] == 0 {
				names[name] = n
			}
		}
	}
	for n := range t.set.Entities {
		if e := &t.set.Entities[n]; e.Type == graph.Person {
			words := nameWords(e.Name)
			last := words[len(words)-1]
			if _, taken := names[last]; !taken && len(last) > 2 && t.words[last] == 0 {
				names[last] = n
			}
		}
	}
	return names
}
