package attribution

import (
	"strings"

	"quoth/graph"
	"quoth/loader/article"
	"quoth/loader/entity"
	"quoth/loader/language"
)

// speaker gives the phrase for who says what verb v says: its subject, but for
// where the grammar leads astray.
func (f *finder) speaker(v int) phrase {
	t := &f.t
	p := t.subject(v)
	if p.ok() && p.first > v && f.kind(t.index) == article.Title {
		if first := t.opening(v); first.ok() && len(t.lookup(first.end)) > 0 || !turning[t.lemma(v)] && !f.animate(p.head) {
			p = first // "Minister resigns, denies wrongdoing"
		}
	}
	if p.ok() && t.calendar(p.head) {
		p = t.besideTime(v, p)
	}
	if !p.ok() {
		for _, p = range []phrase{t.front(v), f.nameBefore(v), f.opening(v)} {
			if p.ok() {
				break
			}
		}
		if !p.ok() {
			return none
		}
	}
	if t.lemma(v) == "add" && t.toks[v].XPOS == "VBG" && p.end == v && t.child(v, "aux") < 0 && !f.inQuotes(v) {
		if a := f.sentenceSubject(v); a.ok() {
			return a // "called the charge false adding that"
		}
	}
	if t.lemma(v) == "add" && t.loose(v) && !f.animate(p.head) && !documents[t.toks[p.head].Lemma] && !f.inQuotes(v) {
		if a := f.sentenceSubject(v); a.ok() && f.animate(a.head) {
			return a // "toured the port, a town of traders, adding that"
		}
	}
	for _, a := range []phrase{t.absolute(v), t.writer(v), f.matrix(v, p), t.resumed(v, p), t.pastRelative(v, p)} {
		if a.ok() {
			return a
		}
	}
	if p.first > 0 && t.toks[p.first].Tag == language.ADP && t.toks[p.first-1].Tag == language.PROPN {
		if a := t.wordsBefore(p.first); a.ok() {
			return a // "Lee at a briefing in Rome said"
		}
	}
	return t.whole(v, t.joined(p))
}

// turning are the verbs, by lemma, that stand before their subject in headlines:
// "Economy at risk, warns bank".
var turning = map[string]bool{"say": true, "warn": true, "report": true, "claim": true, "reveal": true, "suggest": true, "find": true, "insist": true}

// opening gives the subject of a headline's first verb, which those after it
// share; its tags are not to be trusted, since nouns and verbs look alike there.
func (t *tree) opening(v int) phrase {
	for k := 1; k < v; k++ {
		if t.finite(k) || t.toks[k].XPOS == "NNS" && len(t.lookup(k)) > 0 {
			return phrase{0, k, k - 1}
		}
	}
	return none
}

// series takes in the names before "and" where they open the sentence and the
// grammar lost them: "Peru, the United Nations, and Pope Pius joined".
func (f *finder) series(p phrase) phrase {
	t := &f.t
	if p.first < 2 || t.lower(p.first-1) != "and" && !(f.kind(t.index) == article.Title && t.toks[p.first-1].Form == ",") {
		return p
	}
	for k := p.first - 2; k >= 0; {
		if t.comma(k) {
			k--
		}
		m, ok := f.set.At(t.index, k)
		if !ok || m.End != k+1 || m.Form != entity.Name {
			return p
		}
		first := m.First
		if first > 0 && t.lower(first-1) == "the" {
			first--
		}
		if first == 0 {
			return phrase{0, p.end, p.head}
		}
		if !t.comma(first - 1) {
			return p
		}
		k = first - 1
	}
	return p
}

// nameBefore gives the name that the article's entities show right before a
// verb at the head of a clause, whatever the tagger made of it; or no phrase.
func (f *finder) nameBefore(v int) phrase {
	t := &f.t
	g, _ := t.group(v)
	if g > 0 && t.is(g-1, "aux") {
		g-- // a name taken for an auxiliary
	}
	for _, end := range []int{g, g + 1} {
		if end < 1 || end > v || t.passive(v) {
			continue
		}
		if m, ok := f.set.At(t.index, end-1); ok && m.Form == entity.Name && m.End == end && (m.First == 0 || t.mark(m.First-1)) && f.actor(m) {
			return phrase{m.First, m.End, m.Head}
		}
	}
	return none
}

// actor tells whether a mention names somebody who can speak.
func (f *finder) actor(m entity.Mention) bool {
	for _, e := range m.Entities {
		switch f.set.Entities[e].Type {
		case graph.Person, graph.Organization, graph.Country, graph.Group:
			return true
		}
	}
	return false
}

// calendar tells whether a noun is a day or another stretch of time.
func (t *tree) calendar(i int) bool {
	w := t.lower(i)
	if weekday(w) || w == "earlier" && i+1 < len(t.toks) && weekday(t.lower(i+1)) {
		return true
	}
	switch w {
	case "week", "month", "today", "yesterday", "morning", "evening", "night", "afternoon", "weekend":
		return t.toks[i].Tag == language.NOUN
	}
	return false
}

// besideTime gives the speaker where a phrase of time, p, was taken for one: what
// it leads to ("Tuesday, the campaign manager"), the subject at the head of the
// sentence, or that of the verb above ("sent a letter this week urging").
func (t *tree) besideTime(v int, p phrase) phrase {
	if i := p.first - 1; i > 0 && (t.toks[i].XPOS == "VBN" || t.toks[i].XPOS == "VBG") && t.nounLike(i-1) && p.end <= v {
		return phrase{t.first(i - 1), p.end, i - 1} // "a survey published Monday said"
	}
	if a := t.segment(v, p.head); a.ok() {
		return a
	}
	if a := t.leading(v); a.ok() && !t.calendar(a.head) {
		return a
	}
	for hop, h := 0, t.toks[v].Head; h >= 0 && hop < hopLimit; hop, h = hop+1, t.toks[h].Head {
		if !t.verbal(h) {
			continue
		}
		if a := t.subject(h); a.ok() && !t.calendar(a.head) {
			return a
		}
	}
	return none
}

// segment gives the noun phrase between commas before verb v, behind the phrase
// of time at token from: "Last week, the director, Ann Lee, said", "Sunday on
// television, when asked about it, Ms. Lee said".
func (t *tree) segment(v, from int) phrase {
	end, _ := t.group(v)
	for end > from && t.toks[end-1].Tag == language.ADV {
		end--
	}
	parted := end > 0 && t.toks[end-1].Form == ","
	if parted {
		end--
	}
	first := -1
	for i := from + 1; i < end; i++ {
		if t.toks[i].Form == "," && (first < 0 || !parted) {
			first = i + 1
		}
	}
	if first < 0 || first >= end || end > v || t.hasVerb(first, end) {
		return none
	}
	head := -1
	for i := first; i < end && !t.comma(i) && (t.toks[i].Tag != language.ADP || head < 0); i++ {
		if t.toks[i].Tag == language.ADP {
			return none
		}
		if t.nounLike(i) {
			head = i
		}
	}
	if head < 0 || t.calendar(head) {
		return none
	}
	return t.trim(phrase{first, end, head})
}

// matrix gives the speaker of the report in which the subject p of verb v
// stands, where v goes on with the report itself: "Ms. Lee said he was late and
// questioned why".
func (f *finder) matrix(v int, p phrase) phrase {
	t := &f.t
	w := t.toks[p.head].Head
	if w < 0 || w == v || p.head > v || !t.is(p.head, "nsubj") || t.is(v, "ccomp", "xcomp") || !t.below(v, w) {
		return none
	}
	h := t.toks[w].Head
	if h < 0 || h > w || !t.is(w, "ccomp") || !t.cueVerb(h) || f.inQuotes(v) != f.inQuotes(h) {
		return none
	}
	says := t.toks[v].XPOS == "VBG" && t.loose(v) && (t.lemma(v) == "add" || t.lemma(v) == "say")
	if !says && !(t.is(v, "conj") && t.sameTense(h, v)) && !(t.is(v, "conj") && t.toks[v].XPOS == "VBG" && t.toks[h].XPOS == "VBG") {
		return none
	}
	if m := t.subject(h); m.ok() && m.head < h {
		return m
	}
	return none
}

// pastRelative gives the noun that a relative pronoun p stands for where the
// pronoun's clause is over before verb v: "those who wrote to her say".
func (t *tree) pastRelative(v int, p phrase) phrase {
	a, w := t.relative(p.head), t.toks[p.head].Head
	if a < 0 || w == v || w <= p.head || w > v || t.is(v, "conj") {
		return none
	}
	n := t.nounPhrase(a)
	for n.first < n.head && t.toks[n.first].Tag == language.ADP {
		n.first++
	}
	n.end = min(n.end, p.first)
	if g, _ := t.group(v); t.finite(v) && g > p.end && !t.comma(p.first-1) {
		n.end = g
	}
	return t.trim(n)
}

// joined widens a name that the parser cut at a hyphen or a stroke: "Agence
// France-Presse", "USA Today/Suffolk University".
func (t *tree) joined(p phrase) phrase {
	i := p.first - 1
	if i < 1 || t.toks[i].Form != "-" && t.toks[i].Form != "/" || t.toks[i-1].End != t.toks[i].Start || t.toks[i-1].Tag != language.PROPN {
		return p
	}
	h := i - 1
	for n := t.toks[h].Head; n >= 0 && n < i && t.nounLike(n) && (n > h || t.is(h, "flat", "nmod", "compound", "conj")); n = t.toks[h].Head {
		h = n
	}
	first := t.first(h)
	for k := first; k < p.first; k++ {
		if t.verbal(k) || strings.ContainsAny(t.toks[k].Form, ",;:") {
			first = k + 1
		}
	}
	if first > h {
		return p
	}
	return phrase{first, p.end, h}
}
