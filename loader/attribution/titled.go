package attribution

import (
	"unicode"
	"unicode/utf8"

	"quoth/loader/article"
	"quoth/loader/language"
)

// titleLength bounds, in tokens, the headlines that titled reads.
const titleLength = 32

// titled reads a headline whose words are all capitalised, where tags and
// grammar fail: "Minister Vows to Stay, Denies Rift" by its words alone. A verb
// in the third person splits it into speaker and content.
func (f *finder) titled() {
	t := &f.t
	title := f.kind(t.index) == article.Title
	if len(t.toks) > titleLength || !title && !t.titleCase() {
		return
	}
	source, until := none, 0
	for v := 1; v+1 < len(t.toks); v++ {
		verb, ok := t.thirdPerson(v)
		if !ok && title {
			verb, ok = t.pluralVerb(v)
		}
		if !ok || f.used[v] {
			continue
		}
		p := t.titleSubject(v)
		if p.first == v && source.ok() {
			p = source // "…, Denies Rift": the speaker stays
		} else if !p.ok() || v < until {
			continue
		}
		e, start, ok := t.titleFrame(v, verb)
		if !ok {
			continue
		}
		end := t.titleEnd(start, e)
		c := candidate{token: v, cue: t.span(v, max(v+1, min(start, v+2))), source: p, stance: e.stance, rule: "headline"}
		if t.lower(start) == "that" {
			start++
		}
		if c.content = f.tokenSpans(start, t.closeEnd(start, end)); c.content == nil || verb == "agree" && t.bound(start, end) {
			continue
		}
		f.add(c)
		source, until = p, end
	}
}

// bound tells whether tokens [start, end) hold what parties agree to: who agrees to
// a truce makes it, and says nothing.
func (t *tree) bound(start, end int) bool {
	for i := start; i < end; i++ {
		if agreementNouns[t.toks[i].Lemma] {
			return true
		}
	}
	return false
}

// titleCase tells whether all words of a sentence but short ones begin with a
// capital.
func (t *tree) titleCase() bool {
	words, upper := 0, 0
	for _, k := range t.toks {
		r, _ := utf8.DecodeRuneInString(k.Form)
		if len(k.Form) < 4 || !unicode.IsLetter(r) || titleLower[k.Form] {
			continue
		}
		words++
		if unicode.IsUpper(r) {
			upper++
		}
	}
	return words >= 3 && upper*10 >= words*9
}

// titleLower are longer words that some headlines leave in small letters.
var titleLower = map[string]bool{
	"after": true, "with": true, "from": true, "over": true, "amid": true, "about": true, "than": true, "that": true,
	"when": true, "while": true, "under": true, "against": true, "before": true, "into": true, "until": true,
}

// thirdPerson gives the cue verb of which a token has the form of the third
// person.
func (t *tree) thirdPerson(v int) (verb string, ok bool) {
	w := t.lower(v)
	verb, ok = cues().forms[w]
	if !ok || verb == w {
		return "", false
	}
	third, _, _ := inflections(verb)
	return verb, third == w
}

// pluralVerb gives the cue verb that a token behind a plural is: "Rebels Call
// for Truce".
func (t *tree) pluralVerb(v int) (verb string, ok bool) {
	before := t.lower(v - 1)
	if len(before) < 4 || before[len(before)-1] != 's' || before[len(before)-2] == 's' || t.toks[v-1].Tag == language.PART {
		return "", false
	}
	verb = t.lower(v)
	return verb, len(cues().verbs[verb]) > 0 && t.toks[v].XPOS != "NNS"
}

// titleSubject gives the words that lead to verb v in a headline. Its first
// token is v where nothing stands between v and the comma or "and" before it.
func (t *tree) titleSubject(v int) phrase {
	p := phrase{v, v, -1}
	for p.first > 0 && !t.titleBreak(p.first-1) {
		p.first--
	}
	if p.first == v || v-p.first > 9 {
		return p
	}
	switch t.lower(p.first) {
	case "how", "why", "what", "when", "where", "who", "which", "if", "to", "in", "on", "at", "for", "of", "with", "here", "there", "this", "that":
		return none
	}
	switch k := t.toks[v-1]; k.Tag {
	case language.DET, language.ADP, language.PART, language.NUM, language.SCONJ:
		return none
	}
	switch t.lower(v - 1) {
	case "his", "her", "their", "its", "my", "our", "your", "new", "no", "false", "to":
		return none
	}
	for i := p.first; i < v; i++ {
		if t.toks[i].Tag == language.ADP && i > p.first {
			break
		}
		if t.nounLike(i) || t.toks[i].Tag == language.ADJ || t.toks[i].Tag == language.VERB {
			p.head = i
		}
	}
	return t.trim(p)
}

// titleBreak tells whether a token parts the clauses of a headline.
func (t *tree) titleBreak(i int) bool {
	switch t.lower(i) {
	case ",", ":", ";", "-", "--", "–", "—", "|", "after", "while", "as", "but", "and", "amid", "because", "though", "although", "before", "until":
		return true
	}
	return false
}

// titleFrame gives the use of a headline's verb and where its content starts.
func (t *tree) titleFrame(v int, verb string) (e entry, start int, ok bool) {
	next := t.lower(v + 1)
	if entries := cues().verbs[verb+"_"+next]; len(entries) > 0 {
		return entries[0], v + 2, v+2 < len(t.toks)
	}
	entries := cues().verbs[verb]
	for _, e := range entries {
		if in(e.preps, next) || in(e.oPreps, next) {
			return e, v + 2, v+2 < len(t.toks)
		}
	}
	for _, e := range entries {
		switch {
		case e.frames&eventFrame != 0:
			ok = false
		case next == "to":
			ok = e.frames&infinitiveFrame != 0
		case e.frames&quoteFrame != 0 && (next == ":" || t.opensQuote(v+1)):
			ok = true
		case t.toks[v+1].Tag == language.ADP || t.mark(v+1) && next != ":" && !t.opensQuote(v+1):
			ok = false
		default:
			ok = e.frames&(clauseFrame|nounFrame|predicateFrame|objectFrame|objectPrepFrame|documentFrame|toldFrame) != 0
		}
		if ok {
			return e, v + 1, true
		}
	}
	return entry{}, 0, false
}

// opensQuote tells whether a token is an opening quotation mark.
func (t *tree) opensQuote(i int) bool {
	switch t.toks[i].Form {
	case "\"", "“", "‘", "'", "''", "``":
		return true
	}
	return false
}

// titleEnd gives the end of what a headline's verb says: the next verb of the
// same speaker, and for what is no clause also what tells when and why.
func (t *tree) titleEnd(start int, e entry) int {
	for i := start + 1; i+1 < len(t.toks); i++ {
		switch w := t.lower(i); w {
		case ",", "and", "but", ";":
			if _, ok := t.thirdPerson(i + 1); ok {
				return i
			}
		case "after", "while", "amid", "ahead":
			if e.frames&clauseFrame == 0 || w != "after" {
				return i
			}
		case "as":
			if e.frames&(clauseFrame|predicateFrame) == 0 {
				return i
			}
		}
	}
	return len(t.toks)
}
