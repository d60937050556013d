package attribution

import (
	"slices"
	"strings"

	"quoth/graph"
	"quoth/loader/article"
	"quoth/loader/entity"
	"quoth/loader/language"
)

// headline reads "Name: claim" in a title, and speaker lines of transcripts.
func (f *finder) headline(i int) {
	t := &f.t
	title := f.kind(i) == article.Title
	if title && f.signature(i) {
		return
	}
	from, colon := 0, -1
	for k := 1; k < len(t.toks) && k <= 20; k++ {
		if t.toks[k].Form == ":" {
			colon = k
			break
		}
		if t.toks[k].Form == "(" {
			for k < len(t.toks)-1 && t.toks[k].Form != ")" {
				k++ // "Ann Lee (beaten twice):"
			}
			continue
		}
		if title && t.dash(k) {
			from = k + 1 // "EXCLUSIVE – Name:"
			continue
		}
		if t.verbal(k) && !title || t.comma(k) && !t.capitals(k-1) {
			return
		}
	}
	if colon < 0 || colon+2 >= len(t.toks) {
		return
	}
	for k := colon + 2; k < len(t.toks) && k < colon+7; k++ {
		if w := t.lower(k); w == "says" || w == "said" {
			return // "Peru: Minister Says Talks Go On" has a speaker of its own
		}
	}
	if title && f.speaksBehind(colon) {
		return
	}
	first := f.doc.Sentences[i]
	if i > 0 && f.doc.Sentences[i-1].Block == first.Block {
		return // only at the head of a block
	}
	head, until := -1, colon
	for k := from; k < until; k++ {
		if t.toks[k].Form == "(" || t.toks[k].Form == "," {
			break
		}
		if w := t.lower(k); title && head >= 0 && (w == "to" || w == "on") {
			until = k // "Name to Congress: claim"
		} else if t.toks[k].Tag == language.PROPN || t.toks[k].Tag == language.NOUN {
			head = k
		}
	}
	if head < 0 || !f.speaks(i, head, until-from) && !(t.capitals(from) && t.capitals(until-1)) && !(title && t.namesSource(from, until)) || !t.hasVerb(colon+1, len(t.toks)) && !title {
		return
	}
	from = t.openStart(from, until)
	c := candidate{token: colon, source: phrase{from, until, head}, stance: graph.Asserts, rule: "name-colon"}
	start := colon + 1
	end := t.closeEnd(start, len(t.toks))
	c.content = f.tokenSpans(start, end)
	if f.kind(i) != article.Title {
		// A speaker's turn in a transcript runs to the end of its paragraph.
		for j := i + 1; j < len(f.doc.Sentences) && f.doc.Sentences[j].Block == first.Block && len(c.content) > 0; j++ {
			c.content[0].End = f.doc.Sentences[j].End
		}
	}
	for q := range f.quotes {
		quote := &f.quotes[q]
		if quote.Outer.Start >= t.toks[colon].End && quote.Outer.Start <= t.toks[colon].End+2 {
			c.content, c.whole = []Span{quote.Inner}, true
			f.take(q, c)
			return
		}
	}
	f.add(c)
}

// speaksBehind tells whether the words behind the colon of a title begin with a name
// that says something itself: "Border dispute: Chad calls for talks".
func (f *finder) speaksBehind(colon int) bool {
	m, ok := f.set.At(f.t.index, colon+1)
	if !ok || m.First != colon+1 || m.Form != entity.Name || !f.actor(m) || m.End >= len(f.t.toks) {
		return false
	}
	verb, says := f.t.thirdPerson(m.End)
	return says && !slices.ContainsFunc(cues().verbs[verb], func(e entry) bool { return inward[e.stance] })
}

// signature reads "Claim - Name" and "Claim: Name" in a title: a person or country, a body
// that the text speaks of, too, and that did not publish it, or behind a colon somebody
// unnamed: "Talks to resume: UN envoy".
func (f *finder) signature(i int) bool {
	t := &f.t
	at, n := len(t.toks)-1, len(t.toks)
	for at > 2 && at > n-7 && !t.dash(at) && t.toks[at].Form != ":" {
		at--
	}
	colon := t.toks[at].Form == ":"
	if at <= 2 || at+1 >= n || !t.dash(at) && !colon || !t.hasVerb(0, at) || colon && (t.hasVerb(at+1, n) || strings.HasSuffix(t.toks[n-1].Form, "?")) {
		return false
	}
	source := f.signer(i, at)
	if !source.ok() {
		return false
	}
	start := t.openStart(0, at)
	found := len(f.found)
	f.add(candidate{
		token: at, source: source, stance: graph.Asserts, rule: "title-dash",
		content: f.tokenSpans(start, t.closeEnd(start, at)),
	})
	return len(f.found) > found
}

// signer gives the phrase behind token at of a title that tells who says what stands
// before it.
func (f *finder) signer(i, at int) phrase {
	t := &f.t
	n := len(t.toks)
	m, ok := f.set.At(t.index, n-1)
	if ok && m.First > at && m.End == n && m.Form == entity.Name && f.actor(m) {
		e := &f.set.Entities[m.Entities[0]]
		if f.art != nil && f.art.Publisher == e.Name || (e.Type == graph.Organization || e.Type == graph.Group) && !f.again(i, m.Entities[0]) {
			return none
		}
		return phrase{at + 1, n, m.Head}
	}
	if last := t.lower(n - 1); t.toks[at].Form == ":" && (sourceNouns[t.toks[n-1].Lemma] || signers[last]) && !labels[last] {
		return phrase{at + 1, n, n - 1}
	}
	return none
}

// signers are the other nouns, by form, for those who sign a headline.
var signers = map[string]bool{
	"spox": true, "spokesperson": true, "chief": true, "watchdog": true, "ngo": true, "agency": true, "officials": true,
	"sources": true, "experts": true, "analysts": true, "governor": true, "ambassador": true, "charity": true, "fm": true, "pm": true,
}

// again tells whether an entity is named behind sentence i.
func (f *finder) again(i, e int) bool {
	for n := i + 1; n < len(f.doc.Sentences); n++ {
		for _, m := range f.set.InSentence(n) {
			if slices.Contains(m.Entities, e) {
				return true
			}
		}
	}
	return false
}

// speaks tells whether the words before a colon name somebody who can speak.
func (f *finder) speaks(sentence, head, words int) bool {
	if m, ok := f.set.At(sentence, head); ok {
		for _, e := range m.Entities {
			switch f.set.Entities[e].Type {
			case graph.Person, graph.Organization, graph.Country, graph.Group:
				return true
			}
		}
	}
	switch strings.ToLower(f.t.toks[head].Form) {
	case "poll", "polls", "report", "reports", "study", "survey", "sources", "source", "officials", "police", "experts", "analysts", "analyst", "un", "witnesses", "spokesman", "spokeswoman", "minister", "president":
		return words == 1
	}
	return false
}

// capitals tells whether a word is written in capitals, as the names of those who
// speak are in a transcript: "ANN LEE, FARMER:".
func (t *tree) capitals(i int) bool {
	w := t.toks[i].Form
	return len(w) > 1 && w[len(w)-2:] == strings.ToUpper(w[len(w)-2:]) && strings.ToLower(w) != w
}

// dash tells whether a token is a dash that parts words.
func (t *tree) dash(i int) bool {
	switch t.toks[i].Form {
	case "–", "—", "--", "-":
		return t.toks[i].Start > t.toks[i-1].End
	}
	return false
}

// namesSource tells whether the words before the colon of a title may be a
// name that the entities do not know, or a kind of source: "Insiders: ".
func (t *tree) namesSource(from, until int) bool {
	for i := from; i < until; i++ {
		if t.toks[i].Tag != language.PROPN && t.toks[i].Tag != language.NOUN && t.toks[i].Tag != language.ADJ || labels[t.lower(i)] {
			return false
		}
	}
	return until-from <= 4 && (t.toks[until-1].Tag == language.PROPN || sourceNouns[t.toks[until-1].Lemma])
}

// labels stand before the colon of a title without saying anything.
var labels = map[string]bool{
	"latest": true, "exclusive": true, "watch": true, "video": true, "live": true, "update": true, "updates": true,
	"breaking": true, "opinion": true, "analysis": true, "guide": true, "newsletter": true, "review": true, "podcast": true,
	"week": true, "morning": true, "photos": true, "explainer": true, "explained": true, "check": true, "politics": true,
	"election": true, "elections": true, "debate": true, "brief": true, "briefing": true, "preview": true, "recap": true,
	"transcript": true, "interview": true, "profile": true, "timeline": true, "factbox": true, "editorial": true,
}

// sourceNouns are those who speak unnamed before the colon of a title.
var sourceNouns = map[string]bool{
	"newspaper": true, "insider": true, "aide": true, "lawyer": true, "lawmaker": true, "economist": true, "scientist": true,
	"expert": true, "analyst": true, "official": true, "source": true, "police": true, "report": true, "study": true,
	"poll": true, "survey": true, "critic": true, "diplomat": true, "researcher": true, "prosecutor": true, "judge": true,
	"court": true, "ministry": true, "minister": true, "president": true, "spokesman": true, "spokeswoman": true,
	"envoy": true, "general": true, "mayor": true, "doctor": true, "witness": true, "columnist": true, "adviser": true,
}
