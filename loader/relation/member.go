package relation

import (
	"quoth/graph"
	"quoth/loader/entity"
	lang "quoth/loader/language"
)

// belongs reads nouns of membership: "is a party to", "signatories include",
// "to which Ghana is a party".
func (f *finder) belongs(m *mention, u use) {
	t := m.t
	if t.denied(u.at) {
		return
	}
	if s := t.Child(u.at, "nsubj"); s >= 0 {
		f.add(m, f.cast(t, f.subjects(t, s, 0), graph.PartyRole, "member", likely))
		return
	}
	if u.act == leaves && t.word(m.tail) == "by" {
		f.add(m, f.cast(t, f.series(t, m.tail+1, len(t.Tokens)), graph.PartyRole, "member", likely))
		return
	}
	h := t.lemma(t.Tokens[u.at].Head)
	if list := f.holders(t, u.at); len(list) > 0 && (u.act == leaves || t.rel(u.at) == "appos" || h == "remain" || h == "become" || h == "stay") {
		f.add(m, f.cast(t, list, graph.PartyRole, "member", likely))
		return
	}
	switch t.lemma(u.at) {
	case "signatory", "party", "member", "participant":
		f.examples(m)
		v := t.Tokens[u.at].Head
		if v >= 0 && t.rel(u.at) == "nsubj" && t.lemma(v) == "include" {
			if o := t.Child(v, "obj"); o >= 0 {
				f.add(m, f.cast(t, f.subjects(t, o, 0), graph.PartyRole, "member", likely))
			}
		}
	default:
		if t.possessive(u.at-1) && u.at >= 2 {
			p := f.around(t, u.at-2)
			p.end, p.head = u.at-1, u.at-2
			f.add(m, f.cast(t, []phrase{p}, graph.PartyRole, "member", possible))
		}
	}
}

// holders gives those who hold the part that noun i names: "Oman acted as
// mediator", "Peru, a party to", "suspended its participation".
func (f *finder) holders(t tree, i int) []phrase {
	if s := t.Child(i, "nsubj"); s >= 0 {
		return f.subjects(t, s, i)
	}
	h := t.Tokens[i].Head
	if h < 0 {
		return nil
	}
	switch t.rel(i) {
	case "appos":
		if t.noun(h) {
			return []phrase{f.around(t, h)}
		}
	case "obj", "obl", "xcomp":
		if s := t.subject(h); s >= 0 {
			return f.subjects(t, s, h)
		}
		return f.doers(t, h)
	}
	return nil
}

// examples reads the members that a clause gives as examples: "signatories of
// the pact, including Niger and Mali".
func (f *finder) examples(m *mention) {
	t := m.t
	for i := m.end; i < len(t.Tokens) && i < m.end+3; i++ {
		if t.word(i) == "including" || t.word(i) == "like" || t.word(i) == "as" && t.word(i-1) == "such" {
			f.add(m, f.cast(t, f.series(t, i+1, len(t.Tokens)), graph.PartyRole, "member", likely))
			return
		}
	}
}

// whereParty reads "the pact, to which Ghana is a party".
func (f *finder) whereParty(m *mention) {
	t := m.t
	i := m.end
	if t.word(i) == "," {
		i++
	}
	if t.word(i) != "to" && t.word(i) != "of" || t.word(i+1) != "which" {
		return
	}
	list := f.series(t, i+2, len(t.Tokens))
	if len(list) == 0 {
		return
	}
	for k := list[len(list)-1].end; k < len(t.Tokens) && k < list[len(list)-1].end+5; k++ {
		if denials[t.word(k)] {
			return
		}
		if d, ok := onNoun[t.lemma(k)]; ok && d.act == joins {
			f.add(m, f.cast(t, list, graph.PartyRole, "member", likely))
			return
		}
	}
}

// removed reads "pulled Chad out of the pact": its object leaves.
func (f *finder) removed(m *mention) {
	t := m.t
	k := m.first - 1
	for k > 0 && t.tag(k) == lang.DET {
		k--
	}
	if t.word(k) == "of" && t.word(k-1) == "out" {
		k--
	} else if t.word(k) != "from" {
		return
	}
	for v := k - 2; v >= 0 && v > k-8; v-- {
		switch t.word(v) {
		case "pull", "pulls", "pulled", "pulling", "take", "took", "taking", "taken", "withdraw", "withdrew", "withdrawing", "withdrawn":
			if p, ok := f.full(t, v+1); ok && p.end == k {
				f.add(m, f.cast(t, []phrase{p}, graph.PartyRole, "leaves", likely))
			}
			return
		}
	}
}

// behalf puts those for whom agents act in their place: "signed by A for the
// government and B for the rebels".
func (f *finder) behalf(t tree, list []phrase) []phrase {
	if len(list) != 1 {
		return list
	}
	var principals []phrase
	for i := list[0].end; i < len(t.Tokens); {
		if t.word(i) != "for" && (t.word(i) != "on" || t.word(i+1) != "behalf" || t.word(i+2) != "of") {
			break
		}
		if t.word(i) == "on" {
			i += 2
		}
		p, ok := f.full(t, i+1)
		if !ok || len(f.parties(t, p)) == 0 {
			break
		}
		principals = append(principals, p)
		if t.word(p.end) == "," {
			p.end++
		}
		next, more := f.full(t, p.end+1)
		if t.word(p.end) != "and" || !more {
			break
		}
		i = next.end
	}
	if len(principals) > 0 {
		return principals
	}
	return list
}

// beside adds those of a list that stands after "with" as parties, unless they are
// there "as guarantors"; mediators are what they are called.
func (f *finder) beside(m *mention, list []phrase, rule string) {
	if len(list) > 1 && m.t.word(list[0].head+1) == "in" {
		list = list[:1] // "with farmers in France, Spain and Italy"
	}
	list = f.apposed(m.t, list, 0)
	switch m.t.standBy(list) {
	case "":
		f.add(m, f.cast(m.t, list, graph.PartyRole, rule, likely))
	case "mediator", "broker", "facilitator", "intermediary":
		f.add(m, f.cast(m.t, list, graph.MediatorRole, "mediates", likely))
	}
}

// apposed puts the name that follows an unnamed one in its place: "with a
// smaller group, the Moro National Liberation Front". It ends with the sentence,
// a comma, or before token limit.
func (f *finder) apposed(t tree, list []phrase, limit int) []phrase {
	if len(list) != 1 || t.word(list[0].end) != "," || t.tag(list[0].head) != lang.NOUN || !actorNouns[t.lemma(list[0].head)] {
		return list
	}
	p, ok := f.full(t, list[0].end+1)
	if m, named := f.set.At(t.n, p.head); !ok || !named || m.Form != entity.Name || f.placeLike(m.Entities) {
		return list
	}
	if w := t.word(p.end); w != "," && w != "." && w != "" && p.end != limit {
		return list
	}
	return []phrase{p}
}

// standBy is the noun, by lemma, for what those of a list are there "as", where
// that is no party.
func (t tree) standBy(list []phrase) string {
	if len(list) == 0 {
		return ""
	}
	i := list[len(list)-1].end
	if w := t.word(i); w != "as" && w != "acting" && w != "serving" {
		return ""
	}
	for k := i + 1; k < i+5; k++ {
		if l := t.lemma(k); intermediaries[l] {
			return l
		}
	}
	return ""
}
