package entity

import (
	"strings"

	"quoth/graph"
	"quoth/loader/language"
)

// states finds the bodies of states that are named without capitals, as "the
// Chilean navy".
func (t *table) states() {
	var found []Mention
	for n := range t.doc.Sentences {
		if t.kind(n) == furniture {
			continue
		}
		tokens := t.doc.Sentences[n].Tokens
		for i := 1; i < len(tokens); i++ {
			noun := tokens[i].Form
			if noun == "Ministry" && !upper(tokens[i-1].Form) {
				noun = "ministry" // "the Chilean foreign Ministry"
			}
			if !stateHeads[noun] || i+1 < len(tokens) && t.compound(tokens, i+1) {
				continue
			}
			p := t.phrase(tokens, n, i, i+1)
			if end := t.lowerPortfolio(tokens, i); noun == "ministry" && end > i {
				if e := t.plainMinistry(tokens, p, i, end); e >= 0 {
					found = append(found, Mention{Sentence: n, First: i, End: end, Head: i, Form: Name, Entities: []int{e}})
					i = end - 1
				}
				continue
			}
			if e := t.state(tokens, p, noun); e >= 0 {
				p.first = t.owning(p, i)
				found = append(found, Mention{Sentence: n, First: p.first, End: i + 1, Head: i, Form: Name, Entities: []int{e}})
				t.alias(e, strings.TrimPrefix(strings.TrimPrefix(t.text(tokens, p.first, i+1), "the "), "The "))
			}
		}
	}
	if found != nil {
		t.set.Mentions = append(t.set.Mentions, found...)
		t.set.order()
	}
}

// lowerPortfolio gives the end of a portfolio in small letters behind the "ministry" at
// token i: "ministry of health". It gives i for none.
func (t *table) lowerPortfolio(tokens []language.Token, i int) int {
	if i+2 >= len(tokens) || tokens[i+1].Form != "of" {
		return i
	}
	end := i
	for k := i + 2; k < len(tokens) && k < i+8; k++ {
		switch f := tokens[k].Form; {
		case upper(f):
			return end
		case t.words[capital(f)]&portfolio != 0:
			end = k + 1
		case f != "and" && f != "," && f != "the":
			return end
		}
	}
	return end
}

// plainMinistry gives the ministry of tokens [i, end), in small letters, of the country
// that the phrase names or that the article is about. It gives -1 for none.
func (t *table) plainMinistry(tokens []language.Token, p phrase, i, end int) int {
	var parts []string
	for _, w := range strings.Fields(t.text(tokens, i+2, end)) {
		if w != "and" && w != "the" {
			w = capital(w)
		}
		parts = append(parts, w)
	}
	kind := "Ministry of " + portfolioName(strings.Join(parts, " "))
	country := p.country
	if country == "" {
		if n := t.sole(kind); n >= 0 {
			return n
		}
		country = t.seatOf()
	}
	if country == "" || country == "United States" {
		return -1
	}
	n := t.stateBody(kind+" of "+articled(country), country)
	t.ministry[kind] = appendNew(t.ministry[kind], n)
	return n
}

// capital writes a word with a capital.
func capital(word string) string { return strings.ToUpper(word[:1]) + word[1:] }

// owning gives where the country of a state's body is named, before token i or
// there.
func (t *table) owning(p phrase, i int) int {
	if p.owner < 0 {
		return i - 1 // "the defence ministry"
	}
	first := i
	for _, m := range t.set.InSentence(p.sentence) {
		if m.End <= i && m.First >= p.first && m.Entities[0] == p.owner {
			first = m.First
		}
	}
	return first
}

// stateHeads is the last words of stateBodies.
var stateHeads = words(`army navy force military forces parliament senate presidency court bank ministry staff council
	assembly guard embassy commission contingent agency office`)

// state gives the body of a state that is named without capitals: "the Chilean
// navy", "Kenya's supreme court". It gives -1 for none.
func (t *table) state(tokens []language.Token, p phrase, noun string) int {
	if p.owner < 0 {
		return t.domestic(tokens, p, noun)
	}
	switch o := &t.set.Entities[p.owner]; o.Type {
	case graph.Country:
	case graph.Territory, graph.Region:
		if noun != "ministry" || o.Country == "" {
			return -1
		}
	default:
		return -1
	}
	country := t.set.Entities[p.owner].Name
	two := noun
	if p.head > p.first {
		two = strings.ToLower(tokens[p.head-1].Form) + " " + noun
	}
	three := two
	if p.head > p.first+1 {
		three = strings.ToLower(tokens[p.head-2].Form) + " " + two
	}
	kind, ok := stateBodies[three]
	if !ok {
		kind, ok = stateBodies[two]
	}
	if !ok {
		if kind, ok = stateBodies[noun]; !ok || p.head > p.first && !t.national(p, tokens) {
			return -1
		}
	}
	name := kind + " of " + articled(country)
	if kind == contingent { // it is called by these words
		first := t.owning(p, p.head)
		if name = t.text(tokens, first, p.head+1); possessive(tokens, first+1) {
			return -1
		}
	}
	if country == "United States" {
		if full, known := t.places.of["U.S. "+kind]; known {
			return t.named(full.Type, full.Name, full.Country)
		}
		if d, is := strings.CutPrefix(kind, "Ministry of "); is && departments[d] == "" {
			return -1
		}
	}
	n := t.stateBody(name, t.set.Entities[p.owner].Country)
	t.ministry[kind] = appendNew(t.ministry[kind], n)
	return n
}

// domestic gives the ministry of the country that the article is about, named
// with no country beside it: "the defence ministry". It gives -1 for none.
func (t *table) domestic(tokens []language.Token, p phrase, noun string) int {
	if p.owner == ownPronoun || !p.definite || noun != "ministry" || p.head != p.first+2 {
		return -1
	}
	kind, ok := stateBodies[strings.ToLower(tokens[p.head-1].Form)+" "+noun]
	if !ok {
		return -1
	}
	if n := t.sole(kind); n >= 0 {
		return n
	}
	country := t.seatOf()
	if country == "" || country == "United States" {
		return -1
	}
	n := t.named(graph.Organization, kind+" of "+articled(country), country)
	t.ministry[kind] = appendNew(t.ministry[kind], n)
	return n
}

// national reports whether nothing but the country stands before the head.
func (t *table) national(p phrase, tokens []language.Token) bool {
	k := p.head - 1
	if possessive(tokens, k) || dash(tokens[k].Form) {
		return !dash(tokens[k].Form)
	}
	_, ok := t.set.ending(p.sentence, p.head)
	return ok
}

// contingent is the kind of what a state sends to keep the peace somewhere.
const contingent = "Contingent"

// stateBodies gives the canonical kind of bodies that every state has.
var stateBodies = map[string]string{
	"army": "Army", "navy": "Navy", "air force": "Air Force", "military": "Armed Forces", "armed forces": "Armed Forces",
	"parliament": "Parliament", "senate": "Senate", "presidency": "Presidency", "supreme court": "Supreme Court",
	"constitutional court": "Constitutional Court", "central bank": "Central Bank", "foreign ministry": "Ministry of Foreign Affairs",
	"defence ministry": "Ministry of Defence", "defense ministry": "Ministry of Defence", "interior ministry": "Ministry of Internal Affairs",
	"health ministry": "Ministry of Health", "justice ministry": "Ministry of Justice", "finance ministry": "Ministry of Finance",
	"economy ministry": "Ministry of Economy", "energy ministry": "Ministry of Energy", "education ministry": "Ministry of Education",
	"trade ministry": "Ministry of Trade", "transport ministry": "Ministry of Transport", "general staff": "General Staff",
	"security council": "Security Council", "national assembly": "National Assembly", "coast guard": "Coast Guard",
	"border guard": "Border Guard", "embassy": "Embassy", "foreign office": "Ministry of Foreign Affairs",
	"electoral commission": "Electoral Commission", "election commission": "Electoral Commission",
	"central election commission": "Central Election Commission", "peacekeeping contingent": contingent,
	"peacekeeping force": contingent, "peacekeeping forces": contingent,
	"human rights commission": "Human Rights Commission", "disaster management agency": "Disaster Management Agency",
	"disaster agency": "Disaster Management Agency", "space agency": "Space Agency",
}
