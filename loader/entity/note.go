package entity

import (
	"strings"

	"quoth/graph"
	"quoth/loader/language"
)

// note finds the nouns by which the article says what its bodies are, beside their
// names: "the union Verdi", "Opel, a carmaker", "ELN rebels".
func (t *table) note() {
	t.notes = map[int]map[string]bool{}
	for i := range t.set.Mentions {
		m := &t.set.Mentions[i]
		n := m.Entities[0]
		if m.Form != Name || t.set.Entities[n].Type != graph.Organization {
			continue
		}
		tokens := t.doc.Sentences[m.Sentence].Tokens
		if k := m.First - 1; k >= 0 && tokens[k].Tag == language.NOUN {
			t.noted(n, tokens[k].Form)
		}
		k := m.End
		if k+2 < len(tokens) && tokens[k].Form == "(" && tokens[k+2].Form == ")" {
			k += 3
		}
		if k < len(tokens) && fighters[singular(tokens[k].Form)] {
			t.noted(n, tokens[k].Form) // but "the ELN delegation"
		}
		if k+1 < len(tokens) && tokens[k].Form == "," {
			if noun := apposed(tokens, k+1); noun != "" {
				t.noted(n, noun)
			}
		}
	}
}

// noted enters a noun for a body.
func (t *table) noted(n int, noun string) {
	noun = strings.ToLower(noun)
	if t.notes[n] == nil {
		t.notes[n] = map[string]bool{}
	}
	t.notes[n][noun], t.notes[n][singular(noun)] = true, true
}

// apposed gives the head of the description between commas that begins at token k:
// "Andean Air, the country's largest airline,". It gives "" where none does.
func apposed(tokens []language.Token, k int) string {
	noun := ""
	for i := k; i < len(tokens) && i < k+9; i++ {
		switch t := &tokens[i]; {
		case t.Tag == language.NOUN:
			noun = t.Form
		case t.Tag == language.ADP, t.Form == "," && i > k+1, t.Form == "that", t.Form == "which", t.Form == ".":
			if !determined(tokens[k].Form) && tokens[k].Tag != language.PROPN || upper(noun) {
				return ""
			}
			return noun
		case t.Tag == language.VERB, t.Tag == language.AUX, t.Tag == language.CCONJ, t.Tag == language.PRON && i > k:
			return ""
		}
	}
	return ""
}

// militant reports whether a body is a group that fights, by its names or by what
// the article calls it.
func (t *table) militant(n int) bool {
	e := &t.set.Entities[n]
	for _, name := range append([]string{e.Name}, e.Names...) {
		if t.words[name]&armedBody != 0 {
			return true
		}
	}
	for noun := range t.notes[n] {
		if fighters[noun] {
			return true
		}
	}
	return t.called(e, fronts)
}

// christens reports whether a description has a name in it: "the M-19 guerrilla group".
func (t *table) christens(tokens []language.Token, p phrase) bool {
	for k := p.first + 1; k < p.head; k++ {
		if _, place := t.places.of[tokens[k].Form]; upper(tokens[k].Form) && !place && t.words[tokens[k].Form] == 0 {
			return true
		}
	}
	return false
}

var (
	fighters = words("rebel guerrilla insurgent militant fighter jihadist extremist terrorist militia paramilitary")
	fronts   = words("liberation front guerrilla insurgent resistance jihad cartel brigades mujahideen")
)
