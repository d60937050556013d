package entity

import (
	"strings"

	"quoth/graph"
	"quoth/loader/language"
)

// attendance is an office under another before a name: "the press secretary of the
// Chilean President Ann Lee". The name is the president's or the secretary's.
type attendance struct {
	mention     Mention
	under, over office
	start, end  int    // tokens of the office under the other
	country     string // of the other
}

// attends finds an office of those who serve a head of state or government, and the
// head's, both before a name.
func (t *table) attends(tokens []language.Token, m Mention) (attendance, bool) {
	for k := m.First - 1; k > 2 && k > m.First-9; k-- {
		over, q := t.office(tokens, k)
		if over == nil || over.Plural || over.Class != "state" && over.Class != "government" {
			continue
		}
		if q != m.First && !t.presides(m.Sentence, over, tokens, q, m.First) {
			return attendance{}, false
		}
		a := attendance{mention: m, over: *over}
		first := k
		for _, c := range t.set.InSentence(m.Sentence) {
			if (c.End == k || c.First > k && c.End == m.First) && t.set.Entities[c.Entities[0]].Type == graph.Country {
				a.country, first = t.set.Entities[c.Entities[0]].Name, min(first, c.First)
			}
		}
		if first < 3 || tokens[first-1].Form != "the" || tokens[first-2].Form != "of" && tokens[first-2].Form != "to" && tokens[first-2].Form != "for" {
			return attendance{}, false
		}
		for i := first - 3; i >= 0 && i >= first-6; i-- {
			if under, end := t.office(tokens, i); under != nil && end == first-2 && !under.Plural {
				switch under.Class {
				case "speaks", "staff", "envoy", "deputy":
					a.under, a.start, a.end = *under, i, end
				}
			}
		}
		return a, a.end > 0
	}
	return attendance{}, false
}

// serve enters the office of a name that stands behind two: the one under the other
// where somebody else of the article holds that, the one beside the name else.
func (t *table) serve(a attendance) {
	tokens := t.doc.Sentences[a.mention.Sentence].Tokens
	for i := range t.holders {
		h := &t.holders[i]
		if h.person != a.mention.Entities[0] && !h.former && !h.deputy && strings.EqualFold(h.office.Name, a.over.Name) && (h.country == "" || a.country == "" || h.country == a.country) {
			t.cover(a.mention.Sentence, a.start, a.mention.First)
			t.hold(a.mention, a.under, tokens, a.start, a.end, a.start, a.mention.First)
			return
		}
	}
	t.before(tokens, a.mention)
}
