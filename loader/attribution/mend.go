package attribution

import (
	"slices"
	"strings"

	"quoth/loader/language"
)

// mend gives a sentence whose main verb was taken for a participle its verb back, in a
// copy: "The ministry called on all “to leave”", where past and participle look alike.
// Other sentences it gives as they are.
func mend(s *language.Sentence) *language.Sentence {
	root := s.Root()
	if root < 0 {
		return s
	}
	if k := s.Tokens[root]; k.XPOS == "VBN" && bareParticiple(s, root) {
		s = clone(s)
		s.Tokens[root].XPOS = "VBD"
		return s
	}
	if v := perfect(s, root); v >= 0 {
		return raise(s, root, v)
	}
	if v, k := saidClause(s); k >= 0 {
		return join(s, v, k)
	}
	if !stopped(s) || !verbless(s) {
		return s
	}
	for i := 1; i < len(s.Tokens); i++ {
		k := &s.Tokens[i]
		if k.XPOS != "VBN" || !cueForm(k) {
			continue
		}
		h := headBefore(s, i)
		if h >= 0 && s.Tokens[h].Rel != "obl" && (k.Rel == "acl" && k.Head == h || k.Rel == "amod" && k.Head == root && root > i && (s.Tokens[lastWord(s, i)].Tag == language.PROPN || quotes(k.Lemma))) {
			return promote(s, root, i, h)
		}
		break
	}
	return s
}

// saidClause gives "said" and the participle behind it that is the verb of what is said:
// "said the council expressed concern"; or -1.
func saidClause(s *language.Sentence) (v, k int) {
	for v = 1; v+3 < len(s.Tokens); v++ {
		if s.Tokens[v].Lemma != "say" || s.Tokens[v].XPOS != "VBD" || s.Tokens[v-1].Tag == language.PUNCT {
			continue
		}
		for k = v + 2; k < len(s.Tokens); k++ {
			t := &s.Tokens[k]
			if t.XPOS == "VBN" && t.Rel == "acl" && t.Head > v && s.Tokens[t.Head].Head == v {
				if !finiteBehind(s, k+1) {
					return v, k
				}
				break
			}
			if t.Tag == language.VERB || t.Tag == language.AUX || t.Tag == language.PUNCT && t.Form != "-" {
				break
			}
		}
	}
	return -1, -1
}

// finiteBehind tells whether a finite verb stands at token i or behind it.
func finiteBehind(s *language.Sentence, i int) bool {
	for ; i < len(s.Tokens); i++ {
		switch s.Tokens[i].XPOS {
		case "VBD", "VBZ", "VBP", "MD":
			return true
		}
	}
	return false
}

// join makes participle k the verb of the clause that v says, with the noun it hung on
// as its subject.
func join(s *language.Sentence, v, k int) *language.Sentence {
	s = clone(s)
	h := s.Tokens[k].Head
	s.Tokens[k].Head, s.Tokens[k].Rel, s.Tokens[k].XPOS = v, "ccomp", "VBD"
	s.Tokens[h].Head, s.Tokens[h].Rel = k, "nsubj"
	return s
}

// verbless tells whether a sentence has no finite verb but in relative and that-clauses.
func verbless(s *language.Sentence) bool {
	relative := false
	for i := range s.Tokens {
		relative = relative || strings.EqualFold(s.Tokens[i].Form, "that")
		switch s.Tokens[i].XPOS {
		case "WDT", "WP":
			relative = true
		case "VBD", "VBZ", "VBP", "MD":
			if !relative {
				return false
			}
		}
	}
	return true
}

// stopped tells whether a sentence ends as one, not as a headline does.
func stopped(s *language.Sentence) bool {
	for i := len(s.Tokens) - 1; i > 0 && s.Tokens[i].Tag == language.PUNCT; i-- {
		switch s.Tokens[i].Form {
		case ".", "!", "?":
			return true
		}
	}
	return false
}

func clone(s *language.Sentence) *language.Sentence {
	c := *s
	c.Tokens = slices.Clone(s.Tokens)
	return &c
}

// bareParticiple tells whether a participle has a subject before it and no auxiliary.
func bareParticiple(s *language.Sentence, v int) bool {
	subject := false
	for i := range s.Tokens {
		if k := &s.Tokens[i]; k.Head == v {
			switch k.Rel {
			case "aux", "aux:pass", "cop", "nsubj:pass":
				return false
			case "nsubj":
				subject = subject || i < v
			}
		}
	}
	return subject
}

// perfect gives the participle of a perfect whose auxiliary, the root, was taken for the
// verb: "had earlier announced"; or -1.
func perfect(s *language.Sentence, root int) int {
	k := &s.Tokens[root]
	if k.Lemma != "have" || k.Tag != language.VERB {
		return -1
	}
	v := root + 1
	for v < len(s.Tokens) && s.Tokens[v].Tag == language.ADV {
		v++
	}
	if v < len(s.Tokens) && s.Tokens[v].XPOS == "VBN" && s.Tokens[v].Tag == language.VERB && s.Tokens[v].Head == root {
		return v
	}
	return -1
}

// raise makes verb v the root in place of its auxiliary.
func raise(s *language.Sentence, aux, v int) *language.Sentence {
	s = clone(s)
	for i := range s.Tokens {
		if k := &s.Tokens[i]; k.Head == aux && i != v {
			k.Head = v
			if i > v && k.Rel == "parataxis" {
				k.Rel = "ccomp"
			}
		}
	}
	s.Tokens[v].Head, s.Tokens[v].Rel = -1, "root"
	s.Tokens[aux].Head, s.Tokens[aux].Rel, s.Tokens[aux].Tag = v, "aux", language.AUX
	return s
}

// lastWord gives the word before token v, or the comma or first token.
func lastWord(s *language.Sentence, v int) int {
	i := v - 1
	for i > 0 && s.Tokens[i].Tag == language.PUNCT && s.Tokens[i].Form != "," {
		i--
	}
	return i
}

// headBefore gives the noun that heads the phrase right before token v, or -1.
func headBefore(s *language.Sentence, v int) int {
	i := lastWord(s, v)
	switch s.Tokens[i].Tag {
	case language.NOUN, language.PROPN, language.PRON:
	default:
		return -1
	}
	if v-i > 1 && s.Tokens[i].Tag != language.PROPN {
		return -1
	}
	for h := s.Tokens[i].Head; h >= 0 && h < v; h = s.Tokens[i].Head {
		switch s.Tokens[h].Tag {
		case language.NOUN, language.PROPN:
		default:
			return i
		}
		i = h
	}
	return i
}

// cueForm tells whether a participle of a cue verb has the form of its past.
func cueForm(k *language.Token) bool {
	verb := k.Lemma
	if len(cues().verbs[verb]) == 0 && !cues().particles[verb] {
		return false
	}
	_, _, past := inflections(verb)
	return len(past) > 0 && past[0] == strings.ToLower(k.Form)
}

// quotes tells whether a verb can stand beside quoted words.
func quotes(lemma string) bool {
	return slices.ContainsFunc(cues().verbs[lemma], func(e entry) bool { return e.frames&quoteFrame != 0 })
}

// promote makes participle v the finite root with subject h; the old root hangs on it.
func promote(s *language.Sentence, root, v, h int) *language.Sentence {
	s = clone(s)
	for i := range s.Tokens[:v] {
		if k := &s.Tokens[i]; k.Head == root {
			k.Head = v
		}
	}
	r := &s.Tokens[root]
	r.Head, r.Rel = v, "xcomp"
	if r.Tag != language.VERB {
		r.Rel = "obj"
	}
	k := &s.Tokens[v]
	k.Head, k.Rel, k.XPOS = -1, "root", "VBD"
	s.Tokens[h].Head, s.Tokens[h].Rel = v, "nsubj"
	return s
}
