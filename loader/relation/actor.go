package relation

import (
	"slices"
	"strings"

	"quoth/graph"
	"quoth/loader/entity"
	lang "quoth/loader/language"
)

// actor is a part that an entity has in an agreement, as one sentence tells it.
type actor struct {
	entity      int
	role        graph.MembershipRole
	first, end  int // tokens that name it
	inferred    bool
	pair        bool // one of the two that "both sides" stands for
	local       bool // known by no name: "the rebels"
	confidence  float64
	rule        string
	affiliation bool // stands for the country whose person or ministry the words name
}

// placeLike says whether all of the entities are places.
func (f *finder) placeLike(entities []int) bool {
	for _, e := range entities {
		if !isPlace(f.set.Entities[e].Type) {
			return false
		}
	}
	return len(entities) > 0
}

// isPlace says whether entities of a type lie somewhere and hold others.
func isPlace(t graph.EntityType) bool {
	switch t {
	case graph.Country, graph.Region, graph.City, graph.Territory, graph.Road, graph.Site, graph.Facility, graph.Place:
		return true
	}
	return false
}

// binds says whether an entity can bind itself: not a road or a building.
func binds(e *entity.Entity) bool {
	switch e.Type {
	case graph.Road, graph.Site, graph.Facility, graph.Place:
		return false
	}
	return true
}

// parties gives the entities that a phrase stands for when it binds itself or
// others. A phrase that names nobody who could gives none.
func (f *finder) parties(t tree, p phrase) []int {
	if p.head < 0 || p.head >= len(t.Tokens) {
		return nil
	}
	if e := f.ownBody(t, p); e >= 0 {
		return []int{e}
	}
	if e := f.ranks(t, p); e >= 0 {
		return []int{e}
	}
	m, named := f.set.At(t.n, p.head)
	if !named && units[t.lemma(p.head)] && t.word(p.head+1) == "of" {
		// "the breakaway region of Somaliland"
		if inner, ok := f.chunk(t, p.head+2); ok && inner.head >= 0 {
			if in, ok := f.set.At(t.n, inner.head); ok && in.Form == entity.Name && len(in.Entities) == 1 {
				return f.parties(t, inner)
			}
		}
	}
	switch {
	case named && m.Form == entity.Adjective:
		return nil
	case named:
	case t.tag(p.head) == lang.PRON:
		switch t.word(p.head) {
		case "he", "she", "it", "they", "we", "them", "him", "her", "us", "its", "their":
		default:
			return nil
		}
	case actorNouns[t.lemma(p.head)]:
	case agents[t.lemma(p.head)]:
		return f.statesIn(t, p) // "the Malian army chief"
	case t.lemma(p.head) == "effort" && t.word(p.head+1) == "of":
		inner, ok := f.chunk(t, p.head+2)
		if !ok {
			return nil
		}
		return f.parties(t, inner)
	default:
		return nil
	}
	if named && armed[t.lemma(p.head)] && m.First == p.head || !named && armed[t.lemma(p.head)] {
		if e, ok := f.movement(t, p); ok {
			return []int{e}
		}
	}
	if !named && fronts[t.lemma(p.head)] && t.word(p.head+1) == "of" {
		if inner, ok := f.chunk(t, p.head+2); ok {
			return f.parties(t, inner)
		}
	}
	if w := t.word(p.head); t.dual(p) || !named && (w == "parties" || w == "sides") {
		if !t.dual(p) && (t.word(p.head+1) == "to" || t.word(p.head+1) == "in") {
			return nil // "the parties to the conflict" may be others
		}
		return f.couple(t, p.first)
	}
	if states := f.statesIn(t, p); len(states) > 0 {
		return states
	}
	var out []int
	vague := t.dual(p) || p.end-p.first <= 2 && (t.lemma(p.head) == "party" || t.lemma(p.head) == "side" || t.lemma(p.head) == "member" || t.lemma(p.head) == "country" || t.lemma(p.head) == "nation")
	for _, e := range f.set.Parties(t.n, p.first, p.end, p.head) {
		if x := &f.set.Entities[e]; x.Local && t.lemma(p.head) == "government" && f.government(t.n) >= 0 {
			e = f.government(t.n)
		}
		if f.set.Entities[e].Local && (t.tag(p.first) == lang.NUM || (t.word(p.first) == "these" || t.word(p.first) == "those") && t.tag(p.first+1) == lang.NUM) {
			continue // "27 states" are nobody in particular
		}
		if vague && f.set.Entities[e].Local {
			continue
		}
		if binds(&f.set.Entities[e]) && !slices.Contains(out, e) {
			out = append(out, e)
		}
	}
	return out
}

// government gives the country whose government the text has named last before
// the end of sentence n, or -1: who "the government" is.
func (f *finder) government(n int) int {
	for s := n; s >= 0 && s > n-20; s-- {
		t := tree{Sentence: &f.doc.Sentences[s], n: s}
		for _, m := range f.set.InSentence(s) {
			if m.Form == entity.Adjective || len(m.Entities) != 1 || m.End-m.First < 2 {
				continue
			}
			if e := m.Entities[0]; f.set.Entities[e].Type == graph.Country && t.lemma(m.End-1) == "government" {
				return e
			}
		}
	}
	return f.governing
}

// statesIn gives the countries for which the officials of the phrase sign: "the
// Iraqi and Syrian leaders", "the president of Chad".
func (f *finder) statesIn(t tree, p phrase) []int {
	office := offices[t.lemma(p.head)] || t.word(p.head) == "militaries" || t.word(p.head) == "armies" ||
		agents[t.lemma(p.head)] && (t.word(p.head-1) == "army" || t.word(p.head-1) == "military")
	if t.tag(p.head) != lang.NOUN && !(t.tag(p.head) == lang.PROPN && offices[singular(t.word(p.head))] && t.word(p.head+1) == "of") || !office && !agents[t.lemma(p.head)] || t.word(p.head) == "sides" {
		return nil
	}
	var out []int
	if w := t.word(p.head + 1); w == "of" || w == "from" || w == "for" && agents[t.lemma(p.head)] || w == "representing" {
		// "representatives of Hamas", "working groups from Peru"
		inner, ok := f.chunk(t, p.head+2)
		m, named := f.set.At(t.n, inner.head)
		if ok && named && m.Form == entity.Name && len(m.Entities) == 1 && (inner.first == m.First || t.tag(inner.first) == lang.DET && inner.first+1 == m.First) {
			switch f.set.Entities[m.Entities[0]].Type {
			case graph.Organization, graph.Group:
				return []int{m.Entities[0]}
			case graph.Country:
				if !office {
					return []int{m.Entities[0]}
				}
			}
		}
	}
	if e, ok := f.headed(t, p); ok {
		return []int{e}
	}
	if !office {
		return nil
	}
	for _, m := range f.set.Within(t.n, p.first, p.end) {
		if m.First <= p.head && p.head < m.End && m.Form != entity.Adjective || len(m.Entities) != 1 {
			continue
		}
		if m.First > p.head && (m.Form == entity.Adjective || m.First > p.head+3 || t.possessive(m.End)) {
			continue // "representatives of the French community", "leaders of Chad's unions"
		}
		if w := t.word(m.First - 1); t.hyphen(m.First-1) || w == "ethnic" || w == "pro" || w == "anti" || t.hyphen(m.End) {
			continue // "ethnic-Armenian authorities" are not Armenia's
		}
		if e := m.Entities[0]; f.set.Entities[e].Type == graph.Country && !slices.Contains(out, e) {
			out = append(out, e)
		}
	}
	if len(out) == 1 && t.lemma(p.head) == "government" {
		f.governing = out[0]
	}
	return out
}

// headed gives the body whose name stands right before the one who acts for it:
// "Hamas leaders", "the ELN commander".
func (f *finder) headed(t tree, p phrase) (int, bool) {
	m, ok := f.set.At(t.n, p.head-1)
	if !ok || p.head == p.first || m.Form != entity.Name || m.End != p.head || len(m.Entities) != 1 {
		return -1, false
	}
	e := &f.set.Entities[m.Entities[0]]
	return m.Entities[0], e.Type == graph.Organization && !governing(e.Name)
}

// ownBody gives the country whose parliament or government the phrase names by
// what it is alone: "Colombia's Congress".
func (f *finder) ownBody(t tree, p phrase) int {
	if !t.possessive(p.head-1) || !governing(t.Tokens[p.head].Form) {
		return -1
	}
	if m, ok := f.set.At(t.n, p.head-2); ok && m.Form == entity.Name && len(m.Entities) == 1 && f.set.Entities[m.Entities[0]].Type == graph.Country {
		return m.Entities[0]
	}
	return -1
}

// movement gives the body whose people the phrase names: "Hamas militants", "the
// ELN guerrilla group".
func (f *finder) movement(t tree, p phrase) (int, bool) {
	for k := p.head - 1; k >= p.first && k >= p.head-2; k-- {
		m, ok := f.set.At(t.n, k)
		if ok && m.Form == entity.Name && m.End == k+1 && len(m.Entities) == 1 && f.set.Entities[m.Entities[0]].Type == graph.Organization {
			return m.Entities[0], true
		}
		if t.tag(k) != lang.NOUN && t.tag(k) != lang.ADJ {
			break
		}
	}
	return -1, false
}

// ranks gives the body whose people the phrase names by what follows: "rebels of
// the National Salvation Front", or -1.
func (f *finder) ranks(t tree, p phrase) int {
	if !armed[t.lemma(p.head)] || t.tag(p.head) != lang.NOUN || t.word(p.head+1) != "of" && t.word(p.head+1) != "from" {
		return -1
	}
	inner, ok := f.chunk(t, p.head+2)
	if !ok {
		return -1
	}
	m, named := f.set.At(t.n, inner.head)
	if !named || m.Form != entity.Name || m.First > inner.first+1 || len(m.Entities) != 1 || f.set.Entities[m.Entities[0]].Type != graph.Organization {
		return -1
	}
	return m.Entities[0]
}

// announces says whether the sentence calls the entity a mediator: "Mediator Qatar
// said that it had reached a deal".
func (f *finder) announces(t tree, e int) bool {
	for _, m := range f.set.InSentence(t.n) {
		if m.Form == entity.Name && m.Entities[0] == e && m.First > 0 && intermediaries[t.lemma(m.First-1)] {
			return true
		}
	}
	return false
}

// nobody says whether a phrase names a group without saying which: "warring
// factions", "his forces", "rebels" that stand alone.
func (f *finder) nobody(t tree, p phrase, list []phrase) bool {
	if vagueGroups[t.lemma(p.head)] || t.lemma(p.head) == "negotiator" || t.Tokens[p.first].XPOS == "PRP$" || intermediaries[t.lemma(p.head)] {
		return true
	}
	if len(list) > 1 || t.tag(p.head) != lang.NOUN {
		return false
	}
	for k := p.first; k < p.head; k++ {
		if t.tag(k) != lang.DET && t.tag(k) != lang.NUM {
			return false
		}
	}
	return true
}

// unsaid says whether the phrase tells of its group by others that it does not
// name: "the countries' foreign ministers", "forces of the two countries".
func (f *finder) unsaid(t tree, p phrase) bool {
	for k := p.first; k < p.end; k++ {
		if k != p.head && vagueGroups[t.lemma(k)] && t.tag(k) == lang.NOUN {
			return true
		}
	}
	if w := t.word(p.end); w == "of" || w == "from" || w == "representing" {
		// "ministers from eleven Pacific countries"
		inner, ok := f.chunk(t, p.end+1)
		return ok && vagueGroups[t.lemma(inner.head)] && t.tag(inner.head) == lang.NOUN
	}
	return false
}

// cast turns phrases into actors of one role.
func (f *finder) cast(t tree, list []phrase, role graph.MembershipRole, rule string, confidence float64) []actor {
	var out []actor
	for _, p := range list {
		if role == graph.PartyRole && rule != "listed" {
			if states := f.enumerated(t, p, p.end); len(states) > 0 {
				out = append(out, states...)
				continue
			}
		}
		w := t.word(p.head)
		pair := t.dual(p) || w == "parties" || w == "sides"
		for _, e := range f.parties(t, p) {
			if f.set.Entities[e].Local && (t.Tokens[p.first].XPOS == "PRP$" || role == graph.PartyRole && (f.unsaid(t, p) || (rule == "signs" || rule == "agrees" || rule == "reports") && f.nobody(t, p, list))) {
				continue
			}
			if role == graph.PartyRole && rule != "between" && rule != "with" && f.announces(t, e) {
				continue
			}
			if rule == "with" && f.set.Entities[e].Local && (t.word(p.first) == "a" || t.word(p.first) == "an") {
				continue // "with a rebel group"
			}
			if role == graph.MediatorRole && f.set.Entities[e].Local {
				if e = f.sender(t, p, e); f.set.Entities[e].Local && f.counted(t, p) {
					continue // "the three mediators"
				}
			}
			of, official := f.stateOf(e)
			if !official && role == graph.PartyRole && f.set.Entities[e].Type == graph.Person {
				if of = f.homeIn(t, p); of < 0 {
					continue // who signed for whom is not said
				}
				official = true
			}
			a := actor{entity: e, role: role, first: p.first, end: p.end, pair: pair, local: f.set.Entities[e].Local, rule: rule, confidence: confidence}
			if pair {
				a.confidence *= 0.9
			}
			if c := of; official {
				a.local = false
				a.entity, a.affiliation, a.inferred = c, true, f.set.Entities[e].Type == graph.Person
				a.confidence *= 0.9
			}
			out = append(out, a)
		}
	}
	return out
}

// counted says whether a number stands in the phrase before its head.
func (f *finder) counted(t tree, p phrase) bool {
	for k := p.first; k < p.head; k++ {
		if t.tag(k) == lang.NUM {
			return true
		}
	}
	return false
}

// sender gives the country of mediators that are named by it alone, "Qatari
// mediators", or e.
func (f *finder) sender(t tree, p phrase, e int) int {
	if !intermediaries[t.lemma(p.head)] {
		return e
	}
	for _, m := range f.set.Within(t.n, p.first, p.head) {
		if m.Form == entity.Adjective && len(m.Entities) == 1 && f.set.Entities[m.Entities[0]].Type == graph.Country {
			return m.Entities[0]
		}
	}
	return e
}

// homeIn gives the country whose possessive stands before the person's name:
// "Samoa's Fiame Mata'afa", or -1.
func (f *finder) homeIn(t tree, p phrase) int {
	for k := p.first; k < p.head; k++ {
		if !t.possessive(k) || k == 0 {
			continue
		}
		if m, ok := f.set.At(t.n, k-1); ok && m.Form == entity.Name && len(m.Entities) == 1 && f.set.Entities[m.Entities[0]].Type == graph.Country {
			return m.Entities[0]
		}
	}
	return -1
}

// stateOf gives the country that a person in office or a part of a government
// binds.
func (f *finder) stateOf(e int) (int, bool) {
	x := &f.set.Entities[e]
	switch x.Type {
	case graph.Person:
		for _, r := range x.Roles {
			if r.Of < 0 {
				continue
			}
			if f.set.Entities[r.Of].Type == graph.Country {
				return r.Of, true
			}
		}
		for _, r := range x.Roles {
			if r.Of < 0 || !stateOffice(r.Title) {
				continue
			}
			switch f.set.Entities[r.Of].Type {
			case graph.Region, graph.Territory:
				return r.Of, true // the president of Somaliland does not bind Somalia
			}
		}
		for _, r := range x.Roles {
			if x.Country != "" && stateOffice(r.Title) {
				return f.country(x.Country)
			}
		}
	case graph.Organization:
		if !governing(x.Name) {
			break
		}
		if land, _, ok := strings.Cut(x.Name, " "+lastWord(x.Name)); ok && administering[strings.ToLower(lastWord(x.Name))] {
			if e, ok := f.land(land); ok {
				return e, true // "the Somaliland administration"
			}
		}
		if i := strings.LastIndex(x.Name, " of "); i > 0 && (x.Country == "" || x.Country == x.Name[i+4:]) {
			c := f.set.Nation(x.Name[i+4:]) // "National Assembly of Ecuador"
			return c, c >= 0
		}
		if x.Country != "" {
			return f.country(x.Country)
		}
	}
	return 0, false
}

// administering are the nouns, after a land's name, for those who run it.
var administering = words("government; administration; authorities; cabinet; authority")

// lastWord is the last word of a name.
func lastWord(name string) string { return name[strings.LastIndexByte(name, ' ')+1:] }

// land finds the country, region or territory of that name among the entities.
func (f *finder) land(name string) (int, bool) {
	for i := range f.set.Entities {
		switch e := &f.set.Entities[i]; e.Type {
		case graph.Country, graph.Region, graph.Territory:
			if e.Name == name {
				return i, true
			}
		}
	}
	return -1, false
}

// stateOffice says whether the holder of an office signs for a country.
func stateOffice(title string) bool {
	for _, w := range strings.Fields(strings.ToLower(title)) {
		switch w {
		case "president", "minister", "secretary", "premier", "chancellor", "king", "queen", "emir", "sultan", "ambassador", "envoy", "leader":
			return true
		}
	}
	return false
}

// governing says whether a name is that of a part of a government.
func governing(name string) bool {
	for _, w := range strings.Fields(name) {
		switch strings.ToLower(w) {
		case "ministry", "government", "administration", "authorities", "presidency", "department", "cabinet", "foreign", "state", "assembly", "parliament", "senate", "congress":
			return true
		}
	}
	return false
}

// country finds the country of that canonical name among the entities.
func (f *finder) country(name string) (int, bool) {
	if f.countries == nil {
		f.countries = map[string]int{}
		for i := range f.set.Entities {
			if f.set.Entities[i].Type == graph.Country {
				f.countries[f.set.Entities[i].Name] = i
			}
		}
	}
	e, ok := f.countries[name]
	return e, ok
}
