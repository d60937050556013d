package event

import (
	"slices"
	"strings"

	"quoth/loader/language"
)

// tree is a sentence of the document with its index, and the questions that
// rules ask of its words.
type tree struct {
	*language.Sentence
	n int
}

func (t tree) word(i int) string {
	if i < 0 || i >= len(t.Tokens) {
		return ""
	}
	return strings.ToLower(t.Tokens[i].Form)
}

func (t tree) lemma(i int) string {
	if i < 0 || i >= len(t.Tokens) {
		return ""
	}
	return strings.ToLower(t.Tokens[i].Lemma)
}

func (t tree) tag(i int) language.Tag {
	if i < 0 || i >= len(t.Tokens) {
		return ""
	}
	return t.Tokens[i].Tag
}

func (t tree) verb(i int) bool { return t.tag(i) == language.VERB }
func (t tree) noun(i int) bool { return t.tag(i) == language.NOUN || t.tag(i) == language.PROPN }

// span gives the byte offsets of tokens [first, end).
func (t tree) span(first, end int) Span {
	return Span{t.Tokens[first].Start, t.Tokens[max(first, min(end, len(t.Tokens))-1)].End}
}

// tokenAt gives the token that begins at the byte offset or holds it, -1 where none does.
func (t tree) tokenAt(offset int) int {
	i, ok := slices.BinarySearchFunc(t.Tokens, offset, func(k language.Token, at int) int {
		switch {
		case k.End <= at:
			return -1
		case k.Start > at:
			return 1
		}
		return 0
	})
	if !ok {
		return -1
	}
	return i
}

// phrase gives the first token of the noun phrase that ends with noun i.
func (t tree) phrase(i int) int {
	for i > 0 {
		switch t.tag(i - 1) {
		case language.DET:
			return i - 1
		case language.ADJ, language.NOUN, language.PROPN, language.NUM, language.PART, language.X:
		case language.PUNCT:
			if w := t.word(i - 1); w != "-" && w != "–" && w != "‑" && !quote(w) {
				return i
			}
		case language.PRON:
			if t.Tokens[i-1].XPOS == "PRP$" {
				return i - 1
			}
			return i
		default:
			if t.word(i-1) != "anti" && t.word(i-1) != "counter" {
				return i
			}
		}
		i--
	}
	return 0
}

// hyphen says whether token i joins its neighbours into one word.
func (t tree) hyphen(i int) bool {
	w := t.word(i)
	return (w == "-" || w == "–" || w == "‑") && i > 0 && i+1 < len(t.Tokens) && t.Tokens[i-1].End == t.Tokens[i].Start
}

func quote(w string) bool { return strings.ContainsAny(w, `"'“”‘’`) }

// modified is the first token of a phrase behind its determiner.
func (t tree) modified(first, head int) int {
	for first < head && (t.tag(first) == language.DET || t.tag(first) == language.PRON || t.tag(first) == language.NUM || quote(t.word(first))) {
		first++
	}
	return first
}

// sort gives the sort of event that noun i names, whose phrase begins at first.
func (t tree) sort(first, i int) (sort, bool) {
	var before strings.Builder
	for k := first; k < i; k++ {
		w := t.word(k)
		if harmless[w] {
			return sort{}, false
		}
		before.WriteString(w + " ")
	}
	for _, s := range nouns[t.lemma(i)] {
		if s.after == nil || slices.ContainsFunc(s.after, func(w string) bool { return strings.Contains(before.String(), w) }) {
			switch t.word(i) {
			case "talk": // "a talk" is given, "talks" are held
				return s, s.after != nil
			case "strike", "strikes": // workers go on strike
				next := t.word(i + 1)
				return s, s.after != nil || t.word(i) == "strikes" && (next == "on" || next == "against" || t.lemma(t.Tokens[i].Head) == "launch")
			}
			return s, true
		}
	}
	return sort{}, false
}

// byPhone says whether verb i is to speak by telephone.
func (t tree) byPhone(i int) bool {
	if l := t.lemma(i); l != "speak" && l != "talk" {
		return false
	}
	for k := i + 1; k < len(t.Tokens); k++ {
		if w := t.word(k); (w == "phone" || w == "telephone") && (t.word(k-1) == "by" || t.word(k-1) == "the" && (t.word(k-2) == "over" || t.word(k-2) == "on")) {
			return true
		}
	}
	return false
}

// maxClimb bounds how far up rules look.
const maxClimb = 6

// reality says whether what token i names is told as a fact, and whether it is
// yet to come.
func (t tree) reality(i int) (real, planned bool) {
	switch t.preposition(i) {
	case "after", "following", "during", "since":
		if t.noun(i) {
			return true, false // "agreed to stop after talks in"
		}
	}
	for steps := 0; i >= 0 && steps < maxClimb; steps++ {
		infinitive := false
		for k := range t.Tokens {
			if t.Tokens[k].Head != i {
				continue
			}
			switch w := t.word(k); {
			case w == "no" && t.tag(k) == language.DET, w == "not", w == "n't", w == "n’t", w == "never", w == "without", w == "if", w == "unless":
				return false, false
			case t.Tokens[k].XPOS == "MD" && w != "will" && w != "shall" && w != "'ll" && w != "’ll":
				return false, false
			case t.Tokens[k].XPOS == "MD" || w == "upcoming" || w == "planned":
				planned = true
			case w == "for" && t.Tokens[k].Rel.Is("case") && t.noun(i):
				return false, false
			case w == "to" && t.tag(k) == language.PART:
				infinitive = true
			}
		}
		h := t.Tokens[i].Head
		if h < 0 {
			return true, planned
		}
		l := t.lemma(h)
		switch rel := t.Tokens[i].Rel.Universal(); {
		case arranged[l] && (infinitive || rel == "obj" || rel == "nsubj" || rel == "ccomp" && t.tag(h) != language.NOUN && l != "announce"):
			planned = true
		case hoped[l] && (infinitive || rel == "obj" || rel == "nsubj" && t.passive(h) || rel == "obl" || rel == "nmod"):
			return false, false
		case infinitive && rel != "conj" && !holders[l]:
			return false, false
		case rel == "ccomp" || rel == "parataxis" || rel == "acl" || rel == "nmod":
			return true, planned
		case t.noun(i) && !t.verb(h):
			return true, planned
		}
		i = h
	}
	return true, planned
}

// ended says whether the clause of noun i tells of its end, whose day is not its own.
func (t tree) ended(i int) bool {
	v := t.Tokens[i].Head
	return v >= 0 && t.noun(i) && !t.Tokens[i].Rel.Is("obl") && endings[t.lemma(v)]
}

// passive says whether verb v is in the passive voice.
func (t tree) passive(v int) bool {
	return t.Child(v, "aux:pass") >= 0 || t.Child(v, "nsubj:pass") >= 0
}

// subject finds the head of the subject of verb v, its own or that of the verb
// that it shares it with; -1 where there is none.
func (t tree) subject(v int) int {
	for steps := 0; v >= 0 && steps < maxClimb; steps++ {
		if s := t.Child(v, "nsubj"); s >= 0 {
			if x := t.Tokens[s].XPOS; x == "WDT" || x == "WP" || t.word(s) == "that" {
				if t.Tokens[v].Rel.Is("acl") {
					return t.Tokens[v].Head
				}
				return -1
			}
			return s
		}
		switch t.Tokens[v].Rel.Universal() {
		case "conj", "xcomp", "advcl":
			v = t.Tokens[v].Head
		default:
			return -1
		}
	}
	return -1
}

// doer finds the head of the subject of verb v, or else the noun that stands
// right before it.
func (t tree) doer(v int) int {
	if s := t.subject(v); s >= 0 {
		return s
	}
	k := v - 1
	for k >= 0 && (t.tag(k) == language.AUX || t.tag(k) == language.ADV) {
		k--
	}
	if k >= 0 && t.tag(k) == language.PROPN {
		return k
	}
	return -1
}

// preposition is the case word of token i, "" where there is none.
func (t tree) preposition(i int) string {
	if k := t.Child(i, "case"); k >= 0 && k < i {
		return t.word(k)
	}
	return ""
}

// joined gives a token and those that "and" joins to it.
func (t tree) joined(head int) []int {
	out := []int{head}
	for i := 0; i < len(out) && len(out) < 8; i++ {
		for _, k := range t.Children(out[i]) {
			if t.Tokens[k].Rel.Is("conj") && !t.verb(k) {
				out = append(out, k)
			}
		}
	}
	return out
}

// reach gives the tokens of the phrase with the given head, without what is
// joined to it.
func (t tree) reach(head int) (first, end int) {
	first, last := t.Subtree(head)
	for _, k := range t.Children(head) {
		if r := t.Tokens[k].Rel.Universal(); k > head && (r == "conj" || r == "acl" || r == "punct") {
			a, _ := t.Subtree(k)
			last = min(last, max(head, a-1))
		}
	}
	return first, last + 1
}

// chunk reads the noun phrase that begins at token k: its head and its end; -1
// where none does.
func (t tree) chunk(k int) (head, end int) {
	head = -1
	for ; k < len(t.Tokens); k++ {
		switch t.tag(k) {
		case language.NOUN, language.PROPN:
			head = k
		case language.PRON:
			if head < 0 && t.Tokens[k].XPOS != "PRP$" {
				return k, k + 1
			}
		case language.DET, language.ADJ, language.NUM, language.PART, language.X:
			if t.tag(k) == language.DET && head >= 0 {
				return head, k
			}
		case language.PUNCT:
			if w := t.word(k); w != "-" && w != "–" && !quote(w) {
				return head, k
			}
		default:
			return head, k
		}
	}
	return head, k
}

// clause is the verb that token k says when or where of: through the nouns that
// the phrase before it may have been hung on. It is -1 where none is near.
func (t tree) clause(k int) int {
	for steps := 0; k >= 0 && steps < maxClimb; steps++ {
		if k = t.Tokens[k].Head; k >= 0 && t.verb(k) {
			return k
		}
	}
	return -1
}

// before says whether token i stands in a clause of another time than token k:
// "on Thursday, a day after Foster called".
func (t tree) before(i, k int) bool {
	for steps := 0; i >= 0 && steps < maxClimb; steps++ {
		if t.verb(i) {
			first, last := t.Subtree(i)
			for _, m := range t.Children(i) {
				if w := t.word(m); m < i && (w == "after" || w == "before") && (k < first || k > last || k < m) {
					return true
				}
			}
		}
		i = t.Tokens[i].Head
	}
	return false
}

// maxReach is how far apart an event and its day or place may be, see distance.
const maxReach = 20

// distance is how far token k is from token i: in tokens, and much farther for
// each verb between, unless one of the two hangs on it.
func (t tree) distance(i, k int) int {
	d := max(i-k, k-i)
	for v := min(i, k) + 1; v < max(i, k); v++ {
		if t.verb(v) && t.Tokens[i].Head != v && t.Tokens[k].Head != v {
			d += 12
		}
	}
	if k < i {
		d += 4
	}
	return d
}
