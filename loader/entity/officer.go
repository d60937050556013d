package entity

import (
	"cmp"
	"strings"

	"quoth/graph"
	"quoth/loader/language"
)

// officer finds the person who holds the office that a phrase names, or -1.
func (t *table) officer(p phrase, o *office) int {
	if !p.definite && p.owner < 0 || broad[o.Name] && t.another(p, o) {
		return -1
	}
	best, score := -1, 0
	consider := func(h *holder, near int) {
		fit := matches(h, o, p)
		if fit == 0 || h.office.Name == o.Name && t.elsewhere(p, o, h) {
			return
		}
		fit = fit*10000 + near
		if h.former && !p.former {
			fit -= 5000
		}
		if fit > score {
			best, score = h.person, fit
		}
	}
	s := t.set
	n := s.first[p.sentence+1] - 1
	for k := 0; n >= 0 && k < reach; n, k = n-1, k+1 {
		m := &s.Mentions[n]
		if m.Sentence == p.sentence && m.First >= p.first {
			continue
		}
		for _, i := range t.held[m.Entities[0]] {
			consider(&t.holders[i], reach-k)
		}
	}
	if best < 0 {
		for i := range t.holders[:min(len(t.holders), reach)] {
			consider(&t.holders[i], 0)
		}
	}
	return best
}

// broad are the nouns for anybody in an office.
var broad = words("official diplomat")

// another reports whether a phrase with a broad noun means somebody whom the
// article does not name: "an official", "the official" after "a senior official".
func (t *table) another(p phrase, o *office) bool {
	if !strings.EqualFold(t.doc.Sentences[p.sentence].Tokens[p.first].Form, "the") && !t.titular(p.sentence) {
		return true
	}
	for n := max(0, p.sentence-reach); n <= p.sentence; n++ {
		tokens := t.doc.Sentences[n].Tokens
		for i := range tokens {
			if n == p.sentence && i >= p.first {
				return false
			}
			other, _ := t.office(tokens, i)
			if other == nil || other.Name != o.Name || other.Plural || t.covered[[2]int{n, i}] || t.titular(n) {
				continue
			}
			if !t.phrase(tokens, n, i, i+1).definite {
				return true
			}
		}
	}
	return false
}

// elsewhere reports whether a phrase speaks of a minister with another portfolio than
// the holder's: "the labour minister", where she has the economy.
func (t *table) elsewhere(p phrase, o *office, h *holder) bool {
	if o.Class != "minister" {
		return false
	}
	tokens := t.doc.Sentences[p.sentence].Tokens
	one, shared := false, false
	for k := p.first; k < p.head; k++ {
		if low := strings.ToLower(tokens[k].Form); t.words[capital(low)]&portfolio != 0 {
			one = true
			shared = shared || strings.Contains(h.title, low)
		}
	}
	return one && !shared && h.title != o.Name
}

// matches tells how well a holder's office fits the one that a phrase names.
func matches(h *holder, o *office, p phrase) int {
	if p.country != "" && h.country != "" && p.country != h.country {
		return 0
	}
	if p.country != "" && h.country == "" && h.of >= 0 && h.of != p.owner && h.bodily {
		return 0 // the president of a union is no country's
	}
	if p.party != "" && h.party != "" && p.party != h.party || h.deputy && !p.deputy && !p.bare {
		return 0
	}
	if (h.office.Name == "foreign secretary") != (o.Name == "foreign secretary") && o.Name != "diplomat" && cmp.Or(p.country, h.country, "United Kingdom") != "United Kingdom" && h.office.Class == o.Class {
		return 0 // a civil servant under the minister, but in Britain
	}
	fit := 0
	class := o.Class
	if o.Name == "diplomat" && p.top {
		class = "diplomat"
	}
	heads := h.office.Class == "state" || h.office.Class == "government" || h.office.Class == "leader"
	switch {
	case o.Class == "person" || o.Class == "kin":
		return 0
	case h.office.Name == o.Name:
		fit = 5
	case class == "leader" && heads, class == "diplomat" && h.office.Class == "diplomat":
		fit = 4
	case class == h.office.Class && (class == "speaks" || class == "diplomat" || class == "defence" || class == "government"):
		fit = 4
	case class == "state" && h.office.Class == "state" && o.Name != "king" && o.Name != "queen":
		fit = 3
	case o.Name == "minister" && strings.HasSuffix(h.office.Name, "minister") && h.office.Class != "government":
		fit = 4
	case o.Name == "secretary" && strings.HasPrefix(h.office.Name, "secretary"):
		fit = 4
	case o.Name == "official" && (heads || h.office.Class == "minister" || h.office.Class == "diplomat" || h.office.Class == "defence" || h.office.Class == "speaks" || h.office.Class == "envoy" || h.office.Class == "deputy"):
		fit = 1
	case o.Name == "diplomat" && (h.office.Class == "envoy" || h.office.Class == "diplomat" || h.office.Class == "speaks" && h.foreign):
		fit = 1
	case legislators[o.Name] && h.office.Class == "member":
		fit = 3
	case (o.Name == "candidate" || o.Name == "nominee") && (h.office.Name == "candidate" || h.office.Name == "nominee"):
		fit = 3
	case o.Name == "pontiff" && h.office.Name == "pope", o.Name == "monarch" && h.office.Class == "state":
		fit = 4
	case (o.Name == "chief" || o.Name == "head" || o.Name == "boss") && h.office.Class == "head" && p.owner >= 0:
		fit = 2
	case (o.Name == "chief" || o.Name == "head") && p.ministry != "" && p.ministry == h.office.Class:
		fit = 4
	}
	if fit > 0 && p.country != "" && p.country == h.country {
		fit++
	}
	return fit
}

// legislators are the nouns for any member of a parliament.
var legislators = words("lawmaker legislator politician parliamentarian mp mep congressman congresswoman")

// ministerial gives the class of the office over the ministry whose head a phrase speaks of:
// "the head of the Chilean foreign ministry".
func (t *table) ministerial(p phrase) string {
	if p.owner < 0 {
		return ""
	}
	switch name := t.set.Entities[p.owner].Name; {
	case strings.HasPrefix(name, "Ministry of Foreign Affairs"):
		return "diplomat"
	case strings.HasPrefix(name, "Ministry of Defence"):
		return "defence"
	}
	return ""
}

// desk gives the body named by its acronym right behind an office at its head: "the
// DG ISPR".
func (t *table) desk(tokens []language.Token, n, q int, o *office) (Mention, bool) {
	if o == nil || o.Class != "head" || q >= len(tokens) || !capitals(tokens[q].Form) {
		return Mention{}, false
	}
	for _, c := range t.set.InSentence(n) {
		if c.First == q && c.End == q+1 && t.set.Entities[c.Entities[0]].Type == graph.Organization {
			return c, true
		}
	}
	return Mention{}, false
}
