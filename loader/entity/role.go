package entity

import (
	"sort"
	"strings"

	"quoth/graph"
	"quoth/loader/language"
)

// maxRoles is how many roles of one person are kept.
const maxRoles = 24

// holder is a person in an office, as one place of the article says.
type holder struct {
	person  int
	office  office
	country string
	of      int // the country or body that it is of, or -1
	former  bool
	bodily  bool // it is of a body that belongs to no country
	foreign bool // it is of a ministry of foreign affairs
	deputy  bool // of the one who holds it
	party   string
	title   string // of the office, in small letters: "economy minister"
}

// ranks gives the office that an honorific speaks of.
var ranks = map[string]string{
	"Sen.": "senator", "Sen": "senator", "Rep.": "lawmaker", "Rep": "lawmaker", "Gov.": "governor", "Gov": "governor",
	"Judge": "judge", "Justice": "justice", "Gen.": "general", "General": "general", "Col.": "colonel", "Maj.": "major",
	"Capt.": "captain", "Captain": "captain", "Lt.": "lieutenant", "Lt": "lieutenant", "Sgt.": "sergeant", "Adm.": "admiral",
	"Prof.": "professor", "Professor": "professor", "Dr.": "doctor", "Dr": "doctor", "Doctor": "doctor", "Pope": "pope",
	"King": "king", "Queen": "queen", "Emperor": "emperor", "Patriarch": "patriarch", "Archbishop": "archbishop",
	"Bishop": "bishop", "Cardinal": "cardinal", "Sheriff": "sheriff", "Rabbi": "rabbi", "Imam": "imam", "Rev.": "pastor",
	"Officer": "officer", "Detective": "detective", "Amb.": "ambassador", "Pres.": "president", "Atty.": "attorney",
	"Prince": "prince", "Princess": "princess", "Commander": "commander", "Admiral": "admiral", "Colonel": "colonel", "Major": "major",
}

// roles finds the offices that the article gives to the persons it names: in
// front of the name, in apposition, and by "is".
func (t *table) roles() {
	var attended []attendance
	for i := range t.set.Mentions {
		m := t.set.Mentions[i]
		if m.Form != Name || t.set.Entities[m.Entities[0]].Type != graph.Person {
			continue
		}
		tokens := t.doc.Sentences[m.Sentence].Tokens
		t.native(tokens, m)
		if a, ok := t.attends(tokens, m); ok {
			attended = append(attended, a)
		} else {
			t.before(tokens, m)
		}
		t.after(tokens, m)
		t.heads(tokens, m)
	}
	for _, a := range attended {
		t.serve(a)
	}
	for i := range t.set.Entities {
		roles := t.set.Entities[i].Roles
		sort.SliceStable(roles, func(a, b int) bool {
			x, y := roles[a], roles[b]
			return x.Sentence < y.Sentence || x.Sentence == y.Sentence && x.First < y.First
		})
	}
}

// native notes the country whose possessive stands before a person's name:
// "Peru's Ann Lee".
func (t *table) native(tokens []language.Token, m Mention) {
	e := &t.set.Entities[m.Entities[0]]
	if e.Country != "" || !possessive(tokens, m.First-1) {
		return
	}
	if c, ok := t.set.ending(m.Sentence, m.First-1); ok && t.set.Entities[c.Entities[0]].Type == graph.Country {
		e.Country = t.set.Entities[c.Entities[0]].Name
	}
}

// before reads the offices that stand in front of a name.
func (t *table) before(tokens []language.Token, m Mention) {
	n := m.First
	for n > 0 {
		w := tokens[n-1].Form
		if rank, ok := ranks[w]; ok && !dash(tokens[n].Form) && !(n > 2 && dash(tokens[n-2].Form) && glued(tokens, n-1) && upper(tokens[n-3].Form)) {
			o := t.offices.of[rank]
			if _, also := t.offices.of[strings.ToLower(w)]; !also {
				t.hold(m, o, tokens, n-1, n, n-1, n)
			}
		}
		if dash(w) && glued(tokens, n-1) && n > 1 && t.honorable(tokens[n-2].Form) {
			n-- // "Lt-Gen"
			continue
		}
		if _, ok := t.honorifics[w]; !ok {
			break
		}
		if _, office := t.offices.of[strings.ToLower(w)]; office {
			break
		}
		n--
	}
	comma := n > 1 && tokens[n-1].Form == ","
	if comma {
		next := aside(tokens, m.End)
		open := next < len(tokens) && !punctuation(tokens[next].Form)
		if open && !verbal(&tokens[next]) && !speech[tokens[next].Form] || open && fronted(tokens, n-1) {
			return
		}
		n--
	}
	for steps := 0; steps < 4; steps++ {
		o, start, end, ok := t.officeBefore(m.Sentence, tokens, n, comma)
		if !ok {
			return
		}
		t.cover(m.Sentence, start, end)
		t.hold(m, *o, tokens, start, end, start, n)
		// "Assistant to the President – Head of the Department": a second office.
		if start < 2 || !dash(tokens[start-1].Form) && tokens[start-1].Form != "and" && tokens[start-1].Form != "," {
			return
		}
		if tokens[start-1].Form == "," && !upper(tokens[start].Form) {
			return
		}
		if c, ok := t.set.ending(m.Sentence, start-1); ok && t.set.Entities[c.Entities[0]].Type == graph.Person {
			return // "Ann Lee, President John Roe": a list of persons
		}
		n, comma = start-1, true
	}
}

// aside gives the token behind a short phrase with a preposition, "in a tweet",
// that stands at token k before a verb; k where none does.
func aside(tokens []language.Token, k int) int {
	if k >= len(tokens) || tokens[k].Tag != language.ADP {
		return k
	}
	for q := k + 1; q < len(tokens) && q < k+6; q++ {
		switch tokens[q].Tag {
		case language.DET, language.ADJ, language.NOUN, language.PROPN, language.NUM, language.PRON:
		default:
			return q
		}
	}
	return k
}

// fronted reports whether tokens [0, comma) are a phrase with a preposition that
// stands before its clause: "At talks with the minister, Ann Lee said".
func fronted(tokens []language.Token, comma int) bool {
	k := 0
	for k < comma && punctuation(tokens[k].Form) {
		k++
	}
	if t := &tokens[k]; t.Tag != language.ADP && t.Tag != language.SCONJ && t.XPOS != "VBG" {
		return false
	}
	for ; k < comma; k++ {
		if tokens[k].Form == "," {
			return false
		}
	}
	return true
}

// deputies are the words before an office that make it another's.
var deputies = words("deputy vice assistant associate")

func dash(f string) bool { return f == "-" || f == "–" || f == "—" }

// officeBefore finds the office whose phrase ends at token n: right there, or
// with complements between ("Head of the Department of …"). far allows a phrase
// with a determiner.
func (t *table) officeBefore(sentence int, tokens []language.Token, n int, far bool) (*office, int, int, bool) {
	var best *office
	bestStart, bestEnd := 0, 0
	for k := n - 1; k >= 0 && k >= n-30; k-- {
		f := tokens[k].Form
		if f == "," && k > 0 && t.words[tokens[k-1].Form]&portfolio != 0 && t.words[tokens[k+1].Form]&portfolio != 0 {
			continue // "Minister of Labour, Employment and Social Security"
		}
		if f == "," || f == ";" || f == ":" || f == "." || f == "who" || f == "that" || dash(f) && !(glued(tokens, k) && glued(tokens, k+1)) && (best != nil || k == n-1) || verbal(&tokens[k]) {
			break
		}
		o, q := t.office(tokens, k)
		if o == nil || q > n || o.Plural {
			continue
		}
		if q == n {
			if best != nil && bestEnd == n && q-k <= bestEnd-bestStart {
				continue
			}
			best, bestStart, bestEnd = o, k, q
			continue
		}
		if best != nil && bestEnd == n && far && t.inner(tokens, q, bestStart) {
			best, bestStart, bestEnd = o, k, q // "a spokeswoman for the governor, Ann Lee,"
			continue
		}
		if best != nil && bestEnd == n {
			break // "the spokesman for President Smith": the office beside the name is its own
		}
		if !t.linked(tokens, q, n) && !t.serves(sentence, tokens, q, n) {
			continue
		}
		if best != nil && q == bestEnd {
			best, bestStart = o, k // "director general", not "general"
			continue
		}
		if best != nil && !(bestStart > 0 && strings.EqualFold(tokens[bestStart-1].Form, "the")) {
			// The inner office has no article, so it is the name's own.
			break
		}
		best, bestStart, bestEnd = o, k, q
	}
	if best != nil && !far && bestEnd < n && bestStart > 0 && !t.presides(sentence, best, tokens, bestEnd, n) && strings.EqualFold(tokens[bestStart-1].Form, "the") && !upper(tokens[bestStart].Form) {
		return nil, 0, 0, false
	}
	return best, bestStart, bestEnd, best != nil
}

// inner reports whether tokens [q, start) say that the office at start belongs
// to the complement of the one that ends at q.
func (t *table) inner(tokens []language.Token, q, start int) bool {
	switch tokens[q].Form {
	case "for", "of", "to":
	default:
		return false
	}
	for k := q + 1; k < start; k++ {
		if f := tokens[k].Form; !determined(f) && !t.modifies(&tokens[k]) {
			return false
		}
	}
	return true
}

// serves reports whether tokens [q, n) are the body that an office is in, with its
// acronym or not: "Director General Coast Works (DG CW)".
func (t *table) serves(sentence int, tokens []language.Token, q, n int) bool {
	for _, c := range t.set.InSentence(sentence) {
		if c.First == q && c.End <= n && t.set.Entities[c.Entities[0]].Type == graph.Organization {
			return c.End == n || tokens[c.End].Form == "(" && tokens[n-1].Form == ")"
		}
	}
	return false
}

// presides reports whether tokens [q, n) are the country of a head of state or
// government, right before the name: "the president of Chile Ann Lee".
func (t *table) presides(sentence int, o *office, tokens []language.Token, q, n int) bool {
	if o.Class != "state" && o.Class != "government" || tokens[q].Form != "of" {
		return false
	}
	c, ok := t.set.ending(sentence, n)
	return ok && (c.First == q+1 || c.First == q+2 && tokens[q+1].Form == "the") && t.set.Entities[c.Entities[0]].Type == graph.Country
}

// linked reports whether tokens [q, n) can be the complement of an office that
// ends at q: it begins with a preposition and holds no verb or clause.
func (t *table) linked(tokens []language.Token, q, n int) bool {
	switch tokens[q].Form {
	case "of", "to", "for", "at", "in", "on":
	default:
		return false
	}
	switch tokens[n-1].Form {
	case "of", "to", "for", "at", "in", "on", "the", "a", "an", "with", "from":
		return false // "a spokeswoman for Jane Doe"
	}
	for k := q; k < n; k++ {
		if verbal(&tokens[k]) || tokens[k].XPOS == "VB" || tokens[k].Form == "with" || tokens[k].Form == "by" {
			return false
		}
	}
	return true
}

// after reads the offices that follow a name: ", the prime minister of X,", "is
// the head of Y", "took over as".
func (t *table) after(tokens []language.Token, m Mention) {
	k := m.End
	if k+1 >= len(tokens) {
		return
	}
	gone := false
	switch tokens[k].Form {
	case ",", "(", "–", "—":
		k++
	default:
		if k, gone = t.instated(tokens, m); k < 0 {
			return
		}
	}
	if k+2 < len(tokens) && tokens[k+1].Form == "," && tokens[k].Form[0] >= '0' && tokens[k].Form[0] <= '9' {
		k += 2 // ", 45,"
	}
	if k+2 < len(tokens) && tokens[k].Form == "who" {
		switch tokens[k+1].Form {
		case "is", "was", "serves", "became":
			if k += 2; tokens[k].Form == "also" || tokens[k].Form == "now" {
				k++
			}
		}
	}
	limit := min(k+9, len(tokens))
	for i := k; i < limit; i++ {
		f := tokens[i].Form
		if f == "," || f == "." || f == "\"" || f == "“" || f == "who" || f == "and" || f == "not" || verbal(&tokens[i]) || speech[f] {
			return
		}
		if i > k && tokens[i].Tag == language.ADP && tokens[m.End].Form != "," {
			return // "was a dear place for every president"
		}
		o, q := t.office(tokens, i)
		if o == nil || o.Plural || o.Class == "person" && o.Gender != Unknown {
			continue
		}
		if q < len(tokens) {
			switch next := tokens[q].Form; next {
			case "of", "at", "for", "in", "to", ",", ".", "who", "and", "on", ")", ";", "from", "since", "with", "under", "–", "—":
			default:
				if b, isBody := t.bodies[next]; isBody && b.Type != "" || possessive(tokens, q) || tokens[q].Tag == language.NOUN {
					continue
				}
				if p, _ := t.office(tokens, q); p != nil {
					continue
				}
				if upper(next) {
					return // "X, president Y": a list
				}
			}
		}
		stop := q
		for stop < len(tokens) && stop < q+12 && tokens[stop].Form != "," && tokens[stop].Form != "." && tokens[stop].Form != ")" && tokens[stop].Form != "who" {
			stop++
		}
		if tokens[m.End].Form == "," && m.First > 0 && clause(tokens, q, stop) {
			return // "After talks with X, the head of Y said"
		}
		if i == k && upper(f) && t.introduces(m.Sentence, q, stop) {
			return // "X, President of Y Z": the office is Z's
		}
		if stop+2 < len(tokens) && tokens[stop].Form == "," && t.introduces(m.Sentence, stop+1, stop+2) {
			return // "according to X, the head of Y, Ann Lee, …"
		}
		t.cover(m.Sentence, i, q)
		t.hold(m, *o, tokens, i, q, k, stop)
		if held := t.held[m.Entities[0]]; gone && len(held) > 0 {
			t.holders[held[len(held)-1]].former = true
		}
		return
	}
}

// clause reports whether a finite verb stands in tokens [q, stop] that no
// relative pronoun opens: what is before it is a subject.
func clause(tokens []language.Token, q, stop int) bool {
	for k := q; k < len(tokens) && k <= stop; k++ {
		switch tokens[k].Form {
		case "who", "that", "which", "where", "whose":
			return false
		}
		if verbal(&tokens[k]) {
			return true
		}
	}
	return false
}

// introduces reports whether a person is named in tokens [from, to).
func (t *table) introduces(sentence, from, to int) bool {
	for _, m := range t.set.InSentence(sentence) {
		if m.First >= from && m.First < to && t.set.Entities[m.Entities[0]].Type == graph.Person {
			return true
		}
	}
	return false
}

// ending gives the longest mention of a sentence that ends at a token.
func (s *Set) ending(sentence, end int) (Mention, bool) {
	for _, m := range s.InSentence(sentence) {
		if m.End == end {
			return m, true
		}
	}
	return Mention{}, false
}

// cover marks tokens as words of a role, which describe nobody else.
func (t *table) cover(sentence, start, end int) {
	for k := start; k < end; k++ {
		t.covered[[2]int{sentence, k}] = true
	}
}
