package relation

import (
	"strings"

	"quoth/loader/entity"
	lang "quoth/loader/language"
)

// reach bounds the words between an agreement and a verb that are passed over
// where the words alone are read.
const reach = 6

// surfaceUses reads the words before and after the agreement where the parse
// gave no verb: "pulled out of the treaty", "the truce collapsed", "the accord
// was signed". Tags matter only where a word may be a noun as well.
func (f *finder) surfaceUses(m *mention) []use {
	var all []use
	if u, ok := f.verbBefore(m); ok {
		all = append(all, u)
	}
	if u, ok := f.verbAfter(m); ok {
		all = append(all, u)
	}
	return all
}

// verbBefore finds the verb whose object the agreement is by its place.
func (f *finder) verbBefore(m *mention) (use, bool) {
	t := m.t
	k := m.first - 1
	for k >= 0 && (t.tag(k) == lang.DET || t.tag(k) == lang.ADJ || t.tag(k) == lang.NUM || t.Tokens[k].XPOS == "PRP$" || t.hyphen(k) || t.possessive(k)) {
		k--
	}
	if u, ok := f.talksBefore(t, k); ok {
		return u, true
	}
	for v := k; v >= 0 && v > k-6; v-- {
		if t.tag(v) == lang.PUNCT {
			return use{}, false
		}
		key := t.lemma(v)
		for i := v + 1; i <= k; i++ {
			key += " " + t.word(i)
		}
		if d, ok := onObject[key]; ok && t.verbal(v) && !(d.act == leaves && t.Child(v, "obj") > v && t.Child(v, "obj") < m.first) {
			return use{deed: d, at: v, object: true}, true
		}
		if prep := t.word(k); v < k && t.verbal(v) {
			// "agreed on Tuesday to a truce"
			if d, ok := onObject[t.lemma(v)+" "+prep]; ok && f.dateOnly(t, v+1, k) {
				return use{deed: d, at: v, object: true}, true
			}
		}
		if d, ok := onNoun[t.lemma(v)]; ok && t.noun(v) && v < k {
			return use{deed: d, at: v, object: true, noun: true}, true
		}
	}
	return use{}, false
}

// dateOnly says whether tokens [first, end) are a date with its preposition.
func (f *finder) dateOnly(t tree, first, end int) bool {
	if w := t.word(first); w == "on" || w == "in" || w == "last" {
		first++
	}
	if first >= end {
		return false
	}
	ds := f.datesIn(t.Tokens[first].Start, t.Tokens[end-1].End)
	return len(ds) == 1 && ds[0].Start <= t.Tokens[first].Start && ds[0].End >= t.Tokens[end-1].End
}

// talksBefore finds the noun of a deed that the preposition at token k leads
// away from, over the names of who is at it: "talks between Chad and Niger on a".
func (f *finder) talksBefore(t tree, k int) (use, bool) {
	switch t.word(k) {
	case "on", "for", "about", "over", "toward", "towards", "of":
	default:
		return use{}, false
	}
	for n := k - 2; n >= 0 && n > k-20; n-- {
		if w := t.word(n + 1); w != "between" && w != "with" && w != "among" && w != "by" {
			continue
		}
		d, ok := onNoun[t.lemma(n)]
		if !ok {
			return use{}, false
		}
		list := f.series(t, n+2, k)
		return use{deed: d, at: n, object: true, noun: true}, len(list) > 0 && list[len(list)-1].end == k
	}
	return use{}, false
}

// verbal says whether token v can be a verb here: its tag says so, or its form
// is one that a verb has and no noun.
func (t tree) verbal(v int) bool {
	switch t.tag(v) {
	case lang.VERB:
		return true
	case lang.NOUN, lang.ADJ, lang.PROPN:
		switch t.word(v - 1) {
		case "to", "longer", "help", "helped", "helps", "will", "would", "could", "may", "might", "should", "must", "can", "not", "n't":
			return true
		}
		w := t.word(v)
		return (strings.HasSuffix(w, "ed") || strings.HasSuffix(w, "ing")) && !t.capital(v)
	}
	return false
}

// verbAfter finds the verb whose subject the agreement is by its place.
func (f *finder) verbAfter(m *mention) (use, bool) {
	t := m.t
	if i := m.tail; t.word(i) == "," {
		// "the protocol, signed on May 5, 1994, by"
		if d := onObject[t.lemma(i+1)]; (d.act == signs || d.act == mediates) && d.status != "" && t.tag(i+2) == lang.ADP && strings.HasSuffix(t.word(i+1), "ed") {
			return use{deed: d, at: i + 1, object: true, reduced: true}, true
		}
	}
	k := f.past(t, m.tail)
	passive := false
	governed := t.governed(m.first)
	for steps := 0; steps < reach && k < len(t.Tokens); steps++ {
		switch w := t.word(k); {
		case w == "was" || w == "were" || w == "been" || w == "be" || w == "being" || w == "is" || w == "are" || w == "got":
			passive = true
		case t.tag(k) == lang.AUX, t.tag(k) == lang.ADV, w == "has", w == "had", w == "have", w == "later", w == "finally":
		default:
			if d, ok := t.deedOf(onSubject, k, ""); ok && d.act == enters && !passive && (t.noun(k+1) || t.noun(k+2)) && t.word(k) != "start" {
				return use{deed: d, at: k}, true // "remains in force"
			}
			if !t.verbal(k) && t.tag(k) != lang.VERB {
				return use{}, false
			}
			if governed && (passive || steps > 0) {
				return use{}, false // "deadlines for the accord were extended"
			}
			if passive {
				d, ok := onObject[t.lemma(k)]
				return use{deed: d, at: k, object: true}, ok
			}
			if d, ok := t.deedOf(onSubject, k, ""); ok {
				return use{deed: d, at: k}, w != "held" || steps > 0 || k == m.tail // "a deal for hostages held in"
			}
			d := onObject[t.lemma(k)]
			return use{deed: d, at: k, object: true, reduced: true}, (d.act == signs || d.act == mediates) && steps == 0 && t.Child(k, "obj") < k
		}
		k++
	}
	return use{}, false
}

// governed says whether the noun phrase whose nouns begin at token i hangs on a
// preposition, and so is no subject.
func (t tree) governed(i int) bool {
	switch t.word(t.determined(i) - 1) {
	case "of", "for", "on", "in", "to", "with", "from", "by", "under", "about", "over", "against", "into", "through":
		return true
	}
	return false
}

// past is the token after the phrases that follow the agreement: "between Kenya
// and Somalia", "with Spain on fish", ", brokered by Egypt and Qatar,".
func (f *finder) past(t tree, i int) int {
	for steps := 0; i < len(t.Tokens) && steps < 4; steps++ {
		switch w := t.word(i); {
		case w == "between", w == "with", w == "among", w == "on", w == "of", w == "for", w == "in", w == "over", w == "about":
			if k := i + 1; f.dated(t, k) {
				for f.dated(t, k) {
					k++
				}
				i = k
				continue
			}
			list := f.series(t, i+1, len(t.Tokens))
			if len(list) == 0 {
				return i
			}
			i = list[len(list)-1].end
		case w == "," && f.dated(t, i-1) && onObject[t.lemma(i+1)].act == signs:
			return i + 1 // "of 3 May 2021, signed by"
		case w == "," || w == "(" || w == "–" || w == "—":
			for k := i + 1; k < len(t.Tokens) && k < i+14; k++ {
				if c := t.word(k); c == "," || c == ")" || c == "–" || c == "—" {
					return k + 1
				}
			}
			return i
		default:
			return i
		}
	}
	return i
}

// doers gives the members of the list of names that ends right before verb v:
// who does it, by the words alone.
func (f *finder) doers(t tree, v int) []phrase {
	edge := v
	for edge > 0 {
		switch w := t.word(edge - 1); {
		case t.tag(edge-1) == lang.AUX, t.tag(edge-1) == lang.ADV, t.tag(edge-1) == lang.PART && !t.possessive(edge-1), w == "both", w == "jointly", w == "helped", w == "helps", w == "to" && t.lemma(edge-2) != "agree" && t.tag(edge-2) == lang.VERB, w == "agreed", w == "which", w == "who", w == "that" && t.tag(edge-2) != lang.VERB:
			edge--
			continue
		}
		break
	}
	if t.word(edge-1) == "helping" {
		edge--
	}
	if t.word(edge-1) == "for" && strings.HasSuffix(t.word(edge), "ing") {
		edge-- // "thanked Qatar for brokering"
	}
	if w := t.word(edge); (w == "which" || w == "who") && t.word(edge-1) == "," {
		edge--
	}
	for edge > 1 && f.dated(t, edge-1) {
		edge-- // "the rebels Friday signed"
	}
	edge = f.inserted(t, edge)
	for s := max(0, edge-40); s < edge; s++ {
		if s > 0 && t.tag(s-1) != lang.PUNCT && t.tag(s-1) != lang.SCONJ && t.tag(s-1) != lang.CCONJ && t.tag(s-1) != lang.VERB && t.word(s-1) != "as" {
			continue
		}
		if m, in := f.set.At(t.n, s); in && (m.First < s || f.holding(t, m)) {
			continue
		}
		if list := f.series(t, s, edge); len(list) > 0 && list[len(list)-1].end == edge {
			return list
		}
	}
	return nil
}

// holding says whether the name is that of the land after a town: "in Jeddah, Saudi
// Arabia, the army and".
func (f *finder) holding(t tree, m entity.Mention) bool {
	town, ok := f.set.At(t.n, m.First-2)
	if !ok || t.word(m.First-1) != "," || t.word(m.End) != "," || !f.placeLike(m.Entities) || !f.placeLike(town.Entities) {
		return false
	}
	switch t.word(town.First - 1) {
	case "in", "at", "near", "outside":
		return true
	}
	return false
}

// inserted steps back over what stands between commas before token edge: "X,
// with the mediation of Y, signed".
func (f *finder) inserted(t tree, edge int) int {
	if t.word(edge-1) != "," {
		return edge
	}
	for k := edge - 2; k > 0 && k > edge-16; k-- {
		if t.word(k) == "," {
			if p, ok := f.full(t, k+1); ok && p.end == edge-1 && t.noun(k-1) {
				_, named := f.set.At(t.n, k-1)
				if _, too := f.set.At(t.n, p.head); named && !too {
					return k // "Vietnam, one of the biggest exporters, signed"
				}
				return edge - 1 // "the largest group, the Free Papua Front, signed"
			}
			switch t.word(k + 1) {
			case "with", "under", "after", "through", "which", "who", "by", "in", "on", "following", "at", "meanwhile", "however":
				return k
			}
			return edge
		}
	}
	return edge
}
