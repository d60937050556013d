package entity

import (
	"strings"

	"quoth/graph"
	"quoth/loader/language"
)

// instated gives where the office begins that verbs around a name give to its
// bearer, or take: "X took over as", "X was sworn in as", "appointed X as". It
// gives -1 for none.
func (t *table) instated(tokens []language.Token, m Mention) (k int, gone bool) {
	k = m.End
	if lead := t.set.lead(tokens, &m); lead > 0 && appoints[tokens[lead-1].Form] {
		if f := tokens[k].Form; f == "as" || f == "to" && k+1 < len(tokens) && tokens[k+1].Form == "be" || f == "its" || f == "the" || f == "his" || f == "her" {
			return k + 1, false
		}
		if o, _ := t.office(tokens, k); o == nil {
			return -1, false
		}
		return k, false
	}
	passive, maybe := false, false
	for k < len(tokens) && k < m.End+5 {
		switch f := tokens[k].Form; {
		case f == "is" || f == "was" || f == "been" || f == "be" || f == "being":
			passive = true
			maybe = maybe || f == "be"
		case f == "has" || f == "had" || f == "will" || tokens[k].Tag == language.ADV && f != "not" && f != "never":
		case f == "became" || f == "becomes" || f == "become":
			return k + 1, false
		default:
			if maybe && !appoints[f] && f != "sworn" {
				return -1, false // "will be a good president"
			}
			return t.verbOf(tokens, k, passive)
		}
		k++
	}
	return -1, false
}

// verbOf reads the verb at k that follows a name with its auxiliaries.
func (t *table) verbOf(tokens []language.Token, k int, passive bool) (int, bool) {
	f := tokens[k].Form
	q := k + 1
	for q < len(tokens) && (tokens[q].Form == "over" || tokens[q].Form == "down" || tokens[q].Form == "in" || tokens[q].Form == "office") {
		q++
	}
	as := q+1 < len(tokens) && tokens[q].Form == "as"
	switch {
	case passive && appoints[f] && as:
		return q + 1, false
	case passive && (appoints[f] || tokens[k].Tag != language.VERB):
		return k, false // "was named director", "is the director"
	case as && holds[f], passive && as && f == "sworn":
		return q + 1, false
	case as && quits[f], passive && as && ousts[f]:
		return q + 1, true
	}
	return -1, false
}

var (
	appoints = words("appointed named elected re-elected reelected chosen nominated installed promoted selected picked appoints names nominates elects")
	holds    = words("took takes served serves serving worked works acts acted started begins began")
	quits    = words("stepped steps resigned resigns quit quits retired retires")
	ousts    = words("dismissed sacked fired removed ousted replaced")
)

// leads are the verbs of those who head a body.
var leads = words("heads headed leads led chairs chaired runs directs directed commands commanded presides")

// heads reads who heads a body by a verb: "X, who has led Y", "Y, chaired by X".
func (t *table) heads(tokens []language.Token, m Mention) {
	if k := m.End + 2; k < len(tokens) && tokens[k-2].Form == "," && tokens[k-1].Form == "who" {
		for k < len(tokens)-1 && k < m.End+6 && (tokens[k].Tag == language.AUX || tokens[k].Tag == language.ADV) {
			k++
		}
		if !leads[tokens[k].Form] {
			return
		}
		next := k + 1
		for next < len(tokens) && (determined(tokens[next].Form) || tokens[next].Form == "over") {
			next++
		}
		for _, c := range t.set.InSentence(m.Sentence) {
			if c.First == next && c.Form == Name && !possessive(tokens, c.End) && (c.End == len(tokens) || tokens[c.End].Tag != language.NOUN && tokens[c.End].Tag != language.PROPN) {
				t.headship(m, tokens, k, c)
				return
			}
		}
		return
	}
	v := t.set.lead(tokens, &m) - 2
	if v < 1 || tokens[v+1].Form != "by" || !leads[tokens[v].Form] {
		return
	}
	k := v
	for k > 0 && (tokens[k-1].Tag == language.AUX || tokens[k-1].Form == "," || tokens[k-1].Form == "which" || tokens[k-1].Form == "that" || tokens[k-1].Tag == language.ADV) {
		k--
	}
	if c, ok := t.set.ending(m.Sentence, k); ok && c.Form == Name {
		t.headship(m, tokens, v, c)
	}
}

// headship enters that a person heads the body of mention c, by the verb at v.
func (t *table) headship(m Mention, tokens []language.Token, v int, c Mention) {
	body := &t.set.Entities[c.Entities[0]]
	if body.Type != graph.Organization && body.Type != graph.Country && body.Type != graph.Group || c.Entities[0] == m.Entities[0] {
		return
	}
	e := &t.set.Entities[m.Entities[0]]
	if len(e.Roles) >= maxRoles {
		return
	}
	e.Roles = append(e.Roles, Role{Title: strings.ToLower(tokens[v].Form), Of: c.Entities[0], Sentence: m.Sentence, First: v, End: v + 1})
	t.held[m.Entities[0]] = append(t.held[m.Entities[0]], len(t.holders))
	t.holders = append(t.holders, holder{
		person: m.Entities[0], office: t.offices.of["head"], of: c.Entities[0], country: body.Country,
		bodily: body.Type == graph.Organization && body.Country == "",
	})
}
