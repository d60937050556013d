package attribution

import (
	"unicode"

	"quoth/graph"
	"quoth/loader/language"
)

// relay is the tail of a sentence by which an agency passes it on: "…, Reuters
// reports, citing the ministry".
type relay struct {
	cut    int    // the comma that it begins with
	agency phrase // who passes it on
	verb   int
	cited  phrase // whom the agency cites, or none
}

// relaying are the verbs of such tails, by form: taggers take them for nouns.
var relaying = map[string]bool{"reports": true, "reported": true, "informs": true, "informed": true, "writes": true, "wrote": true}

// relayed reads the tail of the sentence where it has one.
func (f *finder) relayed() (relay, bool) {
	t := &f.t
	for v := len(t.toks) - 1; v > 3; v-- {
		if t.lower(v) == "that" || t.toks[v].Form == ";" {
			return relay{}, false
		}
		if !relaying[t.lower(v)] || f.inQuotes(v) {
			continue
		}
		p := phrase{v, v, v - 1}
		for p.first > 0 && v-p.first < 6 && f.agencyWord(p.first-1) {
			p.first--
		}
		if p.first == v || p.first < 3 || t.toks[p.first-1].Form != "," || !t.hasVerb(0, p.first-1) {
			return relay{}, false
		}
		cited, ok := f.citedBehind(v + 1)
		return relay{cut: p.first - 1, agency: p, verb: v, cited: cited}, ok
	}
	return relay{}, false
}

// agencyWord tells whether a token may be part of the name of a press agency:
// "the Interfax news agency".
func (f *finder) agencyWord(i int) bool {
	t := &f.t
	switch t.lower(i) {
	case "the", "news", "agency", "newspaper", "daily", "state", "local", "media", "outlet", "outlets", "television", "tv", "radio", "portal", "website":
		return true
	}
	return unicode.IsUpper([]rune(t.toks[i].Form)[0]) && (t.toks[i].Tag == language.PROPN || t.toks[i].Tag == language.NOUN || t.toks[i].Tag == language.ADJ)
}

// citedBehind reads what stands behind the verb of a tail at token i: nothing, a
// day, or whom it cites.
func (f *finder) citedBehind(i int) (phrase, bool) {
	t := &f.t
	if i < len(t.toks) && t.toks[i].Form == "," {
		i++
	}
	switch {
	case i < len(t.toks) && (t.lower(i) == "citing" || t.lower(i) == "quoting"):
		i++
	case i+1 < len(t.toks) && t.lower(i) == "referring" && t.lower(i+1) == "to":
		i += 2
	case i+2 < len(t.toks) && t.lower(i) == "with" && t.lower(i+1) == "reference" && t.lower(i+2) == "to":
		i += 3
	default:
		for ; i < len(t.toks); i++ {
			if t.verbal(i) || t.comma(i) {
				return none, false
			}
		}
		return none, true
	}
	return f.sourceFrom(i), true
}

// sourceFrom gives the phrase that begins at token i and runs to the next mark or
// verb, if it names somebody who can speak.
func (f *finder) sourceFrom(i int) phrase {
	t := &f.t
	p := phrase{i, i, -1}
	for ; p.end < len(t.toks) && !t.mark(p.end) && !t.verbal(p.end); p.end++ {
		if p.head < 0 && (t.nounLike(p.end) || services[t.lower(p.end)]) && t.toks[p.end].Tag != language.DET && !t.goesBehind(p.end) {
			p.head = p.end
		}
	}
	if !p.ok() || !f.animate(p.head) && !sourceNouns[t.toks[p.head].Lemma] && !documents[t.toks[p.head].Lemma] && !services[t.lower(p.head)] {
		return none
	}
	return p
}

// services are the other nouns, by form, for those whom agencies cite.
var services = map[string]bool{
	"service": true, "office": true, "spokesperson": true, "statement": true, "official": true, "officials": true,
	"sources": true, "media": true, "headquarters": true, "department": true, "authority": true, "authorities": true,
}

// goesBehind tells whether the noun phrase goes on behind noun i: with another
// noun, or as a possessive.
func (t *tree) goesBehind(i int) bool {
	return i+1 < len(t.toks) && (t.nounLike(i+1) || t.toks[i+1].XPOS == "POS")
}

// behead leaves the tail out of the tree.
func (f *finder) behead(r relay) {
	s := language.Sentence{Tokens: append([]language.Token(nil), f.t.toks[:r.cut]...)}
	for i := range s.Tokens {
		if s.Tokens[i].Head >= r.cut {
			s.Tokens[i].Head, s.Tokens[i].Rel = -1, "root"
		}
	}
	f.t.read(f.t.index, &s)
}

// passOn gives the claims of the sentence before the tail to the agency as the one
// that relays them. Where nobody is said there to say the whole, the one whom the
// agency cites does, or itself.
func (f *finder) passOn(r relay, found int) {
	said := false
	for i := found; i < len(f.found); i++ {
		switch c := &f.found[i]; c.rule {
		case "verb-after", "quote-verb", "verb-within", "mixed-verb", "according-to":
			if !c.via.ok() {
				c.via = r.agency
			}
			said = true
		}
	}
	if said {
		return
	}
	t := &f.t
	c := candidate{token: r.verb, cue: t.span(r.verb, r.verb+1), source: r.agency, stance: graph.Asserts, rule: "verb-after"}
	if r.cited.ok() {
		c.source, c.via = r.cited, r.agency
	}
	start := t.openStart(0, r.cut)
	c.content = f.tokenSpans(start, t.closeEnd(start, r.cut))
	f.add(c)
}

// cites tells whether verb v names who it is that a report rests on: "citing the
// ministry" says nothing.
func (f *finder) cites(v int) bool {
	t := &f.t
	if l := t.lemma(v); l != "cite" && l != "quote" || t.toks[v].XPOS != "VBG" {
		return false
	}
	return v+1 < len(t.toks) && f.sourceFrom(v+1).ok()
}
