package entity

import "quoth/loader/language"

// quotations notes for every sentence whether it begins inside quotation marks.
// A block begins outside them, so that one lost mark does no lasting harm.
func (s *Set) quotations() {
	s.quoted = make([]bool, len(s.doc.Sentences))
	in, block := false, -1
	for n := range s.doc.Sentences {
		if b := s.doc.Sentences[n].Block; b != block {
			in, block = false, b
		}
		s.quoted[n] = in
		in = s.within(n, len(s.doc.Sentences[n].Tokens))
	}
}

// unquoted reports whether one of the mentions before mention n names an entity
// outside quotation marks.
func (s *Set) unquoted(n, entity int) bool {
	for k := 0; n > 0 && k < reach; k++ {
		n--
		if m := &s.Mentions[n]; m.Form == Name && m.Entities[0] == entity && !s.within(m.Sentence, m.First) {
			return true
		}
	}
	return false
}

// within reports whether a token stands inside double quotation marks.
func (s *Set) within(sentence, token int) bool {
	in := s.quoted[sentence]
	tokens := s.doc.Sentences[sentence].Tokens
	for i := 0; i < token; i++ {
		switch tokens[i].Form {
		case "“", "``", "«":
			in = true
		case "”", "»":
			in = false
		case "''", "\"":
			in = !in
		}
	}
	return in
}

// opens and closes report whether a token may be the quotation mark before a name and
// the one behind it.
func opens(form string) bool {
	return form == "“" || form == "\"" || form == "``" || form == "«" || form == "‘" || form == "'"
}

func closes(form string) bool {
	return form == "”" || form == "\"" || form == "''" || form == "»" || form == "’" || form == "'"
}

// quoting reports whether a quotation mark opens among tokens that does not close there.
func quoting(tokens []language.Token) bool {
	open := false
	for i := range tokens {
		switch f := tokens[i].Form; {
		case !open && opens(f) && !glued(tokens, i):
			open = true
		case open && closes(f):
			open = false
		}
	}
	return open
}
