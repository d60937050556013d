package attribution

import (
	"strings"

	"quoth/graph"
	"quoth/loader/language"
)

// readWords reads what follows a verb by the words alone, where the grammar
// fits none of the verb's frames: the word behind it tells which one is meant.
func (f *finder) readWords(v int, e entry) ([]Span, phrase, bool) {
	t := &f.t
	if v == 0 || !f.stands(v) || !t.finite(v) && t.toks[v].XPOS != "VBG" {
		return nil, none, false
	}
	_, i := t.group(v)
	i = t.skipWhen(i)
	if i >= len(t.toks)-2 || f.inQuotes(i) != f.inQuotes(v) {
		return nil, none, false
	}
	w, start := t.lower(i), -1
	switch {
	case w == "to" && e.frames&infinitiveFrame != 0:
		switch next := &t.toks[i+1]; {
		case next.Tag == language.DET || next.Tag == language.PROPN || next.Tag == language.PRON || next.Tag == language.NUM || next.XPOS == "NNS":
		case !t.anonymous(i + 1):
			start = i
		}
	case w == "that" && e.frames&clauseFrame != 0 && t.hasVerb(i+1, len(t.toks)):
		start = i + 1
	case e.frames&prepFrame != 0 && in(e.preps, w):
		start = i + 1
	case t.toks[i].XPOS == "VBG" && e.frames&(nounFrame|gerundFrame) != 0:
		start = i
	case t.toks[i].XPOS == "PRP" && e.frames&(nounFrame|predicateFrame) != 0 && t.lower(i+1) == "as":
		start = i
	case e.frames&nounFrame != 0 && e.frames&toldFrame == 0 && (e.frames&clauseFrame == 0 || e.stance != graph.Asserts || t.toks[i].XPOS == "PRP$" || t.toks[i].XPOS == "DT"):
		if end := t.phraseEnd(i); end > i {
			return f.tokenSpans(i, t.closeEnd(i, end)), none, true
		}
	case e.frames&objectPrepFrame != 0 && e.frames&nounFrame == 0 && t.startsPhrase(i):
		if t.leadsTo(i, e.oPreps) {
			start = i
		}
	case e.stance == graph.Hopes && e.frames&clauseFrame != 0 && t.startsPhrase(i) && t.finiteFrom(i):
		start = i
	case e.frames&clauseFrame != 0 && e.frames&quoteFrame != 0:
		if k := t.parted(i); k > 0 {
			start = k + 1
		}
	}
	if start < 0 {
		return nil, none, false
	}
	return f.tokenSpans(start, f.contentEnd(v, v, start)), none, true
}

// leadsTo tells whether one of the prepositions stands behind the noun phrase
// at token i, before any finite verb.
func (t *tree) leadsTo(i int, preps []string) bool {
	for k := i + 1; k < len(t.toks) && k < i+tagReach; k++ {
		if in(preps, t.lower(k)) {
			return true
		}
		if t.verbal(k) && t.finite(k) || t.mark(k) && t.toks[k].Form != "-" {
			return false
		}
	}
	return false
}

// skipWhen steps over adverbs and a time from token i on: "vowed last month to".
func (t *tree) skipWhen(i int) int {
	for i < len(t.toks)-1 {
		switch {
		case t.toks[i].Tag == language.ADV, weekday(t.lower(i)):
			i++
		case (t.lower(i) == "last" || t.lower(i) == "this" || t.lower(i) == "on") && t.timeLike(i+1):
			i += 2
		default:
			return i
		}
	}
	return i
}

// phraseEnd gives the end of the noun phrase that starts at token i by the
// tags, with the phrases that "of" and "for" join to it; i where there is none.
func (t *tree) phraseEnd(i int) int {
	noun, end := false, i
	for k := i; k < len(t.toks); k++ {
		tok := &t.toks[k]
		switch {
		case tok.XPOS == "PRP$", tok.XPOS == "DT", tok.XPOS == "POS", tok.Tag == language.ADJ, tok.Tag == language.NUM, tok.XPOS == "HYPH":
			if noun && (tok.XPOS == "DT" || tok.XPOS == "PRP$") {
				return end
			}
			if tok.XPOS == "POS" {
				noun = false
			}
		case tok.Tag == language.NOUN, tok.Tag == language.PROPN:
			noun, end = true, k+1
		case noun && (tok.Form == "of" || tok.Form == "for" || tok.Form == "about"):
			noun = false
		default:
			return end
		}
	}
	return end
}

// partedReach bounds, in tokens, what may stand between a verb of saying and
// its "that".
const partedReach = 25

// parted gives the "that" which opens a clause behind what is set between it
// and its verb: "said in a letter, written by his lawyer, that"; or -1.
func (t *tree) parted(i int) int {
	for k := i; k < len(t.toks)-2 && k < i+partedReach; k++ {
		switch {
		case k > 0 && t.lower(k) == "that" && t.toks[k].Tag == language.SCONJ && t.mark(k-1):
			return k
		case t.verbal(k) && t.finite(k) && !t.is(k, "aux", "advcl", "ccomp"), strings.ContainsAny(t.toks[k].Form, ";:\"“"):
			return -1
		}
	}
	return -1
}
