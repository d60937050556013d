package relation

import (
	"strings"

	"quoth/graph"
	lang "quoth/loader/language"
)

// provider is the words that stand for an agreement where a sentence may say
// what it provides: tokens [first, tail) with the determiner. With the "terms
// of" before them the phrase begins at outer.
type provider struct {
	t                  tree
	mention            int // index of the finder's
	outer, first, tail int
	terms              bool // its terms, or an article of it
}

// provision is a Provision before the mentions of its agreement are joined.
type provision struct {
	Provision
	by provider
}

// provisions reads what agreements provide: those of the sentence, whose
// mentions are from first on, or the one that the sentence before was about.
func (f *finder) provisions(t tree, first int) {
	if f.item(t) {
		return
	}
	before := len(f.provided)
	for i := first; i < len(f.found); i++ {
		p := f.provider(i)
		_ = f.whereby(p) || f.under(p) || f.prescribes(p) || f.obliges(p)
	}
	if len(f.provided) == before {
		f.goesOn(t)
	}
	f.listing(t, first)
}

// provider widens a mention by its determiner, and by "the terms of" before it.
func (f *finder) provider(i int) provider {
	m := &f.found[i]
	t := m.t
	p := provider{t: t, mention: i, first: t.determined(m.first), tail: m.tail}
	p.outer = p.first
	if t.noun(m.tail) && termNouns[t.lemma(m.tail)] { // "the ceasefire terms"
		p.tail, p.terms = m.tail+1, true
	}
	for k := p.first - 1; k > 0 && (t.word(k) == "of" || t.word(k) == "in"); k = p.outer - 1 {
		n := k - 1
		if t.tag(n) == lang.NUM && termNouns[t.lemma(n-1)] {
			n-- // "Article 5 of"
		}
		if !termNouns[t.lemma(n)] {
			break
		}
		p.outer, p.terms = t.determined(n), true
	}
	return p
}

// determined is where the noun phrase begins whose nouns begin at token i.
func (t tree) determined(i int) int {
	for i > 0 {
		k := i - 1
		switch tag := t.tag(k); {
		case tag == lang.DET, t.Tokens[k].XPOS == "PRP$":
			return k
		case tag == lang.ADJ, tag == lang.NUM:
		case t.possessive(k) && k > 0 && t.tag(k-1) == lang.PROPN:
			for k > 0 && t.tag(k-1) == lang.PROPN {
				k--
			}
			return k
		default:
			return i
		}
		i = k
	}
	return i
}

// provide keeps a provision whose cue and content are tokens, from each first to
// before its end, unless the sentence has given it already.
func (f *finder) provide(p provider, t tree, cue [2]int, rule string, confidence float64, stance graph.Stance, pieces ...[2]int) bool {
	x := provision{by: p, Provision: Provision{
		Source: Span{p.t.Tokens[p.first].Start, p.t.Tokens[p.tail-1].End},
		Stance: stance, Rule: "agreement: " + rule, Confidence: confidence,
	}}
	if cue[0] < cue[1] {
		x.Cue = Span{t.Tokens[cue[0]].Start, t.Tokens[cue[1]-1].End}
	}
	words := 0
	for _, piece := range pieces {
		first, end := t.trimmed(piece[0], piece[1])
		if first < end {
			x.Content = append(x.Content, Span{t.Tokens[first].Start, t.Tokens[end-1].End})
			words += end - first
		}
	}
	if words < 2 {
		return false
	}
	for i := len(f.provided) - 1; i >= 0 && f.provided[i].Content[0].End > t.Start; i-- {
		if o := f.provided[i].Content; o[0].Start < x.Content[len(x.Content)-1].End && x.Content[0].Start < o[len(o)-1].End {
			return false
		}
	}
	f.provided = append(f.provided, x)
	return true
}

// trimmed drops punctuation from the ends of tokens [first, end), but for the
// brackets and quotation marks that have their other half within.
func (t tree) trimmed(first, end int) (int, int) {
	within := func(mark string, not int) bool {
		for k := first; k < end; k++ {
			if k != not && strings.Contains(mark, t.word(k)) {
				return true
			}
		}
		return false
	}
	for first < end && t.tag(first) == lang.PUNCT && !(strings.Contains(`"“‘(`, t.word(first)) && within(`"”’)`, first)) {
		first++
	}
	for end > first && t.tag(end-1) == lang.PUNCT && !(strings.Contains(`"”’)`, t.word(end-1)) && within(`"“‘(`, end-1)) {
		end--
	}
	return first, end
}

// whereby reads "a pact under which X will", "an accord whereby X shall".
func (f *finder) whereby(p provider) bool {
	t := p.t
	for _, i := range []int{p.tail, f.past(t, p.tail)} {
		if t.word(i) == "," {
			i++
		}
		cue := i
		switch w := t.word(i); {
		case w == "whereby":
			i++
		case (w == "under" || w == "by") && t.word(i+1) == "which":
			i += 2
		case w == "according" && t.word(i+1) == "to" && t.word(i+2) == "which":
			i += 3
		default:
			continue
		}
		if end := t.provisionEnd(i); t.firstFinite(i, end) >= 0 {
			return f.provide(p, t, [2]int{cue, i}, "whereby", likely, graph.Asserts, [2]int{i, end})
		}
	}
	return false
}

// under reads a clause with the agreement as its adjunct: "under the deal, X
// will", "X must, according to the treaty".
func (f *finder) under(p provider) bool {
	t := p.t
	first, rule := t.adjunct(p.outer)
	if rule == "" {
		return false
	}
	cue := [2]int{first, p.outer}
	if first == 0 || t.tag(first-1) == lang.PUNCT || t.tag(first-1) == lang.CCONJ || t.tag(first-1) == lang.SCONJ {
		if i := f.behind(t, p.tail); i >= 0 && (first == 0 || t.word(first-1) != "," || t.opensClause(i)) {
			end := t.provisionEnd(i)
			if v := t.firstForced(i, end); v >= 0 && (rule == "according to" || t.forced(v) || t.undertakes(v)) && (rule != "in" || t.undertakes(v)) {
				return f.provide(p, t, cue, rule, likely, graph.Asserts, [2]int{i, end})
			}
		}
	}
	if first == 0 || dues[t.lemma(first-1)] || rule == "in" {
		return false
	}
	start := t.clauseBefore(first)
	v := t.firstFinite(start, first)
	if v < 0 || t.quoted(start, first) || !t.forced(v) && rule != "according to" {
		return false
	}
	end := p.tail
	if f.past(t, p.tail) != p.tail || t.word(end) != "," || t.word(first-1) == "," {
		end = t.provisionEnd(p.tail)
	}
	return f.provide(p, t, cue, rule, possible, graph.Asserts, [2]int{start, first}, [2]int{p.tail, end})
}

// adjunct finds the preposition before token i that makes the agreement the
// grounds of what a clause says: the token it begins with, and the rule, or "".
func (t tree) adjunct(i int) (int, string) {
	switch w := t.word(i - 1); {
	case w == "under":
		return i - 1, "under"
	case w == "to" && (t.word(i-2) == "according" || t.word(i-2) == "pursuant"):
		return i - 2, t.word(i-2) + " to"
	case w == "with" && t.word(i-2) == "accordance" && t.word(i-3) == "in":
		return i - 3, "in accordance with"
	case w == "of" && t.word(i-2) == "part" && t.word(i-3) == "as":
		return i - 3, "as part of"
	case w == "in":
		return i - 1, "in"
	}
	return i, ""
}

// behind is where the main clause begins after an adjunct that ends before token
// i, behind what modifies the agreement, or -1.
func (f *finder) behind(t tree, i int) int {
	for steps := 0; i < len(t.Tokens) && steps < 8; steps++ {
		k := i
		comma := t.word(k) == ","
		if comma {
			k++
		}
		switch w := t.word(k); {
		case w == "(":
			i = t.next(k, ")") + 1
		case w == "which" || w == "that" || w == "who" || t.Tokens[min(k, len(t.Tokens)-1)].XPOS == "VBN", comma && f.dated(t, k):
			i = t.next(k+1, ",")
		case comma:
			return k
		case f.dated(t, k):
			i++
		case t.tag(k) == lang.ADP:
			list := f.series(t, k+1, len(t.Tokens))
			if len(list) == 0 {
				i = k + 1
				break
			}
			i = list[len(list)-1].end
		default:
			if t.tag(k) == lang.PUNCT || t.finite(k) {
				return -1
			}
			return k
		}
	}
	return -1
}

// opensClause says whether a clause with a verb of its own begins at token i.
func (t tree) opensClause(i int) bool { return t.firstFinite(i, t.provisionEnd(i)) > i }

// provisionEnd is where the provision that begins at token i ends: before the one
// who reports it, before a clause that turns away from it, or with the sentence.
func (t tree) provisionEnd(i int) int {
	if w := t.word(i); w == "“" || w == "\"" {
		for k := i + 1; k < len(t.Tokens); k++ {
			if w := t.word(k); w == "”" || w == "\"" {
				return k + 1
			}
		}
	}
	for k := i + 1; k+1 < len(t.Tokens); k++ {
		switch w := t.word(k); {
		case w == ";":
			return k
		case w != "," && w != "—" && w != "–" && w != "\"" && w != "”":
			continue
		}
		switch next := t.word(k + 1); next {
		case "but", "while", "although", "though", "whereas", "yet", "however", "because":
			return k
		case "according":
			if t.word(k+2) == "to" {
				return k
			}
		}
		if t.reportsAt(k + 1) {
			return k
		}
	}
	return len(t.Tokens)
}

// reportsAt says whether who reports the clause stands at token i: "the minister
// said", "said the minister".
func (t tree) reportsAt(i int) bool {
	if t.word(i) == "," {
		i++
	}
	if speech[t.lemma(i)] && t.finite(i) {
		return true
	}
	for k := i; k < len(t.Tokens) && k < i+12; k++ {
		if t.finite(k) {
			return k > i && speech[t.lemma(k)] && t.lemma(k) != "agree" && t.word(k+1) != "that"
		}
		if t.tag(k) == lang.VERB || t.tag(k) == lang.CCONJ {
			return false
		}
	}
	return false
}

// quoted says whether a quotation begins or ends within tokens [first, end).
func (t tree) quoted(first, end int) bool {
	for k := first; k < end; k++ {
		if strings.Contains(`"“”`, t.word(k)) {
			return true
		}
	}
	return false
}

// clauseBefore is where the clause begins that token i stands in or behind.
func (t tree) clauseBefore(i int) int {
	for k := i - 1; k > 0; k-- {
		switch w := t.word(k); {
		case w == ";" || w == ":" || w == "“" || w == "that" && (t.Tokens[k].XPOS == "IN" || t.tag(k) == lang.SCONJ):
			return k + 1
		case w == "," && (t.word(k+1) == "and" || t.word(k+1) == "but") && t.firstFinite(k+2, i) >= 0:
			return k + 2
		case t.finite(k) && speech[t.lemma(k)] && t.lemma(k) != "agree" && t.firstFinite(k+1, i) > k+1:
			return k + 1
		}
	}
	return 0
}

// firstFinite is the verb or auxiliary that heads the clause of tokens [first,
// end): the first finite one that is in no relative clause, or -1.
func (t tree) firstFinite(first, end int) int {
	relative := false
	for k := first; k < end; k++ {
		switch w := t.word(k); {
		case k > first && (w == "which" || w == "who" || w == "whose" || w == "that" && t.noun(k-1)):
			relative = true
		case t.finite(k) || modals[w] && t.tag(k) == lang.AUX:
			if !relative {
				return k
			}
			for t.tag(k+1) == lang.AUX || t.tag(k+1) == lang.VERB || t.tag(k+1) == lang.ADV || t.tag(k+1) == lang.PART {
				k++
			}
			relative = false
		}
	}
	return -1
}

// firstForced is the first finite word of the clause of tokens [first, end), or
// the modal behind it where that modifies its subject: "women held in camps would".
func (t tree) firstForced(first, end int) int {
	v := t.firstFinite(first, end)
	if v < 0 || t.forced(v) || t.Tokens[v].XPOS != "VBD" || !t.noun(v-1) {
		return v
	}
	for k := v + 1; k < end && t.tag(k) != lang.PUNCT; k++ {
		if t.finite(k) || t.tag(k) == lang.AUX {
			if t.forced(k) {
				return k
			}
			return v
		}
	}
	return v
}

// forced says whether the finite word at token v binds: "shall", "must", "will",
// "is to", "has to", "is required to".
func (t tree) forced(v int) bool {
	switch t.word(v) {
	case "shall", "must", "will", "would", "should", "'ll", "may":
		return true
	}
	k := v + 1
	for t.tag(k) == lang.ADV || t.tag(k) == lang.PART && t.word(k) != "to" {
		k++
	}
	switch t.lemma(v) {
	case "be", "’re", "'re":
		return t.word(k) == "to" && t.tag(k+1) != lang.PROPN || bindings[t.word(k)]
	case "have", "need":
		return t.word(k) == "to" || t.word(k) == "been" && bindings[t.word(k+1)]
	}
	return false
}

// undertakes says whether the verb that token v begins binds its subject:
// "agreed to", "have pledged".
func (t tree) undertakes(v int) bool {
	for k := v; k < len(t.Tokens) && k < v+4; k++ {
		if undertakings[t.lemma(k)] {
			return true
		}
		if t.tag(k) != lang.AUX && t.tag(k) != lang.ADV && t.lemma(k) != "have" {
			return false
		}
	}
	return false
}
