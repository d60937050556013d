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
	deputy  bool // of the one who holds it
	party   string
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
	for i := range t.set.Mentions {
		m := t.set.Mentions[i]
		if m.Form != Name || t.set.Entities[m.Entities[0]].Type != graph.Person {
			continue
		}
		tokens := t.doc.Sentences[m.Sentence].Tokens
		t.native(tokens, m)
		t.before(tokens, m)
		t.after(tokens, m)
		t.heads(tokens, m)
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
	if best != nil && !far && bestEnd < n && bestStart > 0 && strings.EqualFold(tokens[bestStart-1].Form, "the") && !upper(tokens[bestStart].Form) {
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

// introduces reports whether a person is named in tokens [from, to).
func (t *table) introduces(sentence, from, to int) bool {
	for _, m := range t.set.InSentence(sentence) {
		if m.First >= from && m.First < to && t.set.Entities[m.Entities[0]].Type == graph.Person {
			return true
		}
	}
	return false
}

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
			if of < 0 {
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
	for begin > first && t.modifies(&tokens[begin-1]) {
		if _, named := t.set.ending(m.Sentence, begin); named {
			break
		}
		begin--
	}
	behind := stop
	if m.First >= right {
		behind = max(stop, right)
	}
	t.set.titles[m.Sentence] = append(t.set.titles[m.Sentence], title{min(first, begin), behind, m.Entities[0]})
	for k := begin; k < start; k++ {
		h.deputy = h.deputy || deputies[strings.ToLower(tokens[k].Form)]
	}
	name := t.text(tokens, begin, stop)
	if len(e.Roles) >= maxRoles {
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
