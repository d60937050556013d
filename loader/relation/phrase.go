package relation

import (
	"strings"

	"quoth/loader/entity"
	lang "quoth/loader/language"
)

// phrase is a noun phrase: tokens [first, end) with the token that heads it.
type phrase struct{ first, end, head int }

// maxSeries bounds the members of a list that are read.
const maxSeries = 24

// chunk reads the noun phrase that begins at token i, without what follows its
// head; ok is false where none begins there. Names that hold other words ("of",
// "and") stay whole.
func (f *finder) chunk(t tree, i int) (p phrase, ok bool) {
	p = phrase{i, i, -1}
	for i < len(t.Tokens) {
		if m, in := f.set.At(t.n, i); in && m.First >= p.first && (m.End > i+1 || m.First == i && m.Form == entity.Name && !t.hyphen(i+1)) {
			p.head = min(m.Head, m.End-1)
			i = m.End
			p.end = i
			continue
		}
		switch tag := t.tag(i); {
		case tag != lang.PROPN && p.head >= 0 && t.participle(i):
			return p, true // "the rebels collapsed" is no name
		case p.head >= 0 && f.dated(t, i):
			return p, true // "the European Union today struck"
		case tag == lang.NOUN, tag == lang.PROPN, tag == lang.PRON && p.head < 0 && t.Tokens[i].XPOS == "PRP":
			p.head = i
			p.end = i + 1
		case tag == lang.NUM, tag == lang.X, tag == lang.SYM:
			if p.head < 0 {
				p.head = i
			}
			p.end = i + 1
		case t.possessive(i):
			if p.head < 0 {
				return p, false
			}
			p.head = -1 // what is owned is the head
		case tag == lang.DET, tag == lang.ADJ, t.Tokens[i].XPOS == "PRP$":
			if tag == lang.DET && p.head >= 0 {
				return p, true
			}
		case p.head < 0 && t.word(i) == "," && f.demonym(t, i-1) && f.demonym(t, i+1): // "Azerbaijani, Georgian and"
		case p.head < 0 && tag == lang.CCONJ && t.tag(i-1) == lang.ADJ && t.tag(i+1) == lang.ADJ: // "the Iraqi and Syrian leaders"
		case t.hyphen(i), tag == lang.ADV && (t.tag(i+1) == lang.ADJ || t.tag(i+1) == lang.VERB && t.noun(i+2)), t.word(i) == "both" && p.head < 0:
		case tag == lang.VERB && !t.finite(i) && (t.noun(i+1) || t.tag(i+1) == lang.ADJ || t.hyphen(i-1)) && (p.head < 0 || t.hyphen(i-1)):
		default:
			return p, p.head >= 0
		}
		i++
	}
	return p, p.head >= 0
}

// demonym says whether an adjective of a country is token i.
func (f *finder) demonym(t tree, i int) bool {
	m, ok := f.set.At(t.n, i)
	return ok && m.Form == entity.Adjective && m.End == m.First+1
}

// participle says whether token i, whatever its tag, is the past form of a verb
// that rules ask for, and so begins what is said of the phrase before it.
func (t tree) participle(i int) bool {
	w := t.word(i)
	if t.capital(i) || !strings.HasSuffix(w, "ed") || t.hyphen(i-1) {
		return false
	}
	_, ok := verbForms()[w]
	return ok
}

// full reads the noun phrase at token i with the "of" phrases after it, and the
// "in" phrases that place an unnamed group.
func (f *finder) full(t tree, i int) (phrase, bool) {
	p, ok := f.chunk(t, i)
	if ok {
		p.end = f.titledBy(t, p)
	}
	for ok && p.end < len(t.Tokens) {
		switch t.word(p.end) {
		case "of":
		case "in", "from":
			if m, in := f.set.At(t.n, p.end+1); t.tag(p.head) != lang.NOUN || !in || !f.placeLike(m.Entities) {
				return p, true
			}
		default:
			return p, true
		}
		next, more := f.chunk(t, p.end+1)
		if !more {
			return p, true
		}
		p.end = f.aliased(t, next.end)
	}
	return p, ok
}

// aliased is the token after what stands in brackets at token i, as the
// acronym does in "the National Liberation Army (ELN)", or i.
func (f *finder) aliased(t tree, i int) int {
	if w := t.word(i); w != "(" && w != "[" {
		return i
	}
	for k := i + 2; k < len(t.Tokens) && k < i+6; k++ {
		if w := t.word(k); w == ")" || w == "]" {
			return k + 1
		}
	}
	return i
}

// titledBy is the end of a phrase with the acronym that follows its name, and
// the nouns behind that: "the Kurdistan Workers' Party (PKK) guerrilla group".
func (f *finder) titledBy(t tree, p phrase) int {
	i := f.aliased(t, p.end)
	if m, ok := f.set.At(t.n, p.head); !ok || m.Form != entity.Name {
		if i == p.end+3 && strings.ToUpper(t.Tokens[p.end+1].Form) == t.Tokens[p.end+1].Form {
			return i // "the Philippine government (GPH)"
		}
		return p.end
	}
	if i == p.end {
		return i
	}
	end := i
	for ; i < len(t.Tokens) && i < end+3 && t.tag(i) == lang.NOUN; i++ {
		if armed[t.lemma(i)] {
			end = i + 1
		}
	}
	return end
}

// series reads the list of noun phrases that begins at token i and stands
// before token limit: "A", "A and B", "A, B and C".
func (f *finder) series(t tree, i, limit int) []phrase {
	var all []phrase
	closed := 0 // members that an "and" has bound together
	for len(all) < maxSeries && i < limit {
		p, ok := f.full(t, i)
		if !ok || p.end > limit {
			break
		}
		all = append(all, p)
		i = p.end
		comma := t.word(i) == ","
		if comma {
			i++
		}
		switch t.word(i) {
		case "and", "or", "&", "plus", "nor":
			i++
			if t.word(i) == "with" || t.word(i) == "between" {
				i++
			}
			closed = len(all) + 1
		case "as":
			if t.word(i+1) != "well" || t.word(i+2) != "as" {
				return all[:max(1, min(closed, len(all)))]
			}
			i += 3
			closed = len(all) + 1
		default:
			if !comma {
				return all[:max(1, min(closed, len(all)))]
			}
			if len(all) == 1 && f.heading(t) && i < limit {
				closed = 2 // "Chad, Niger sign pact"
			}
		}
	}
	if len(all) == 0 {
		return nil
	}
	return all[:max(1, min(closed, len(all)))]
}

// around gives the noun phrase that token head heads.
func (f *finder) around(t tree, head int) phrase {
	first := head
	if m, ok := f.set.At(t.n, head); ok {
		first = m.First
	}
	for first > 0 {
		k := first - 1
		tag := t.tag(k)
		if (t.word(k) == "," || t.word(k) == "and") && f.demonym(t, k-1) && f.demonym(t, k+1) {
			first = k
			continue
		}
		if tag != lang.DET && tag != lang.ADJ && tag != lang.NOUN && tag != lang.PROPN && tag != lang.NUM &&
			!t.possessive(k) && !t.hyphen(k) && t.Tokens[k].XPOS != "PRP$" && !(tag == lang.VERB && t.hyphen(k-1)) {
			break
		}
		first = k
	}
	if p, ok := f.full(t, first); ok && p.end > head {
		if p.head < head || p.first > head {
			p.head = head
		}
		return p
	}
	return phrase{head, head + 1, head}
}

// subjects gives the members of the subject that token head heads, which
// stands before token limit or after it.
func (f *finder) subjects(t tree, head, limit int) []phrase {
	p := f.around(t, head)
	if limit <= head {
		limit = len(t.Tokens)
	}
	if list := f.series(t, p.first, limit); len(list) > 0 {
		return list
	}
	return []phrase{p}
}
