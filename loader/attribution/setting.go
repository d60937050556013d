package attribution

import "quoth/loader/language"

// withoutSetting ends tokens [start, end), a noun phrase that is content, before
// the occasion on which somebody spoke and the day: "defended his record in an
// interview on Sunday".
func (t *tree) withoutSetting(start, end int) int {
	for i := start + 1; i < end; i++ {
		if k := t.toks[i-1].Tag; k == language.ADP || k == language.VERB || k == language.ADV {
			continue
		}
		if t.occasion(i, end) {
			return t.withoutSetting(start, t.closeEnd(start, i)) // "on Sunday in a speech"
		}
		if t.day(i, end) {
			return t.closeEnd(start, i)
		}
	}
	return end
}

// withoutOccasion cuts off the last of the spans that a preposition leads to the
// occasion on which somebody spoke, and what the writer adds of it: "called for calm
// in a speech", "referring to his aunt, who died in May".
func (t *tree) withoutOccasion(spans []Span) []Span {
	last := &spans[len(spans)-1]
	end := len(t.toks)
	for end > 0 && t.toks[end-1].End > last.End {
		end--
	}
	for i := 1; i < end; i++ {
		if t.toks[i-1].Start > last.Start && (t.toks[i-1].Tag != language.VERB && t.occasion(i, end) || t.toks[i-1].Form == "," && (t.lower(i) == "who" || t.lower(i) == "which")) {
			last.End = t.toks[t.closeEnd(0, i)-1].End
			break
		}
	}
	return spans
}

// occasion tells whether a phrase for where somebody speaks or writes begins at
// token i: "in a speech", "through his lawyer", "on Twitter".
func (t *tree) occasion(i, end int) bool {
	if i+1 >= end {
		return false
	}
	switch t.lower(i) {
	case "on":
		if media[t.lower(i+1)] {
			return true
		}
	case "in", "at", "during", "through", "via":
	default:
		return false
	}
	first := i + 1
	switch k := &t.toks[first]; {
	case k.XPOS == "PRP$", k.Tag == language.ADJ, k.XPOS == "NNS":
	case t.lower(first) == "a", t.lower(first) == "an", t.lower(first) == "another":
		if first+1 < end && t.toks[first+1].XPOS == "VBN" {
			first += 2 // "a crowded rally"
		}
	default:
		return false
	}
	for k := first; k < end && k < first+7; k++ {
		switch t.toks[k].Tag {
		case language.ADP, language.CCONJ, language.SCONJ, language.VERB, language.AUX:
			return false
		}
		if occasions[t.toks[k].Lemma] && (k+1 >= end || t.toks[k+1].Tag != language.NOUN) {
			return true
		}
	}
	return false
}

// occasions are where people speak and write, and by whom they have it said.
var occasions = map[string]bool{
	"interview": true, "speech": true, "conference": true, "rally": true, "debate": true, "tweet": true, "op-ed": true,
	"statement": true, "email": true, "e-mail": true, "letter": true, "post": true, "column": true, "essay": true,
	"appearance": true, "hall": true, "remark": true, "remarks": true, "address": true, "commercial": true, "ad": true,
	"video": true, "podcast": true, "show": true, "broadcast": true, "briefing": true,
	"lawyer": true, "spokesman": true, "spokeswoman": true, "spokesperson": true, "attorney": true, "memo": true,
	"editorial": true, "blog": true, "article": true, "message": true, "forum": true, "testimony": true,
}

// media are what people speak and write on.
var media = map[string]bool{
	"twitter": true, "facebook": true, "instagram": true, "youtube": true, "television": true, "radio": true, "tv": true,
	"x": true, "telegram": true, "weibo": true, "tiktok": true, "social": true,
}

// day tells whether tokens [i, end) are a day, a week or a month and nothing else:
// "on Sunday night", "last month", "in June 2015".
func (t *tree) day(i, end int) bool {
	if t.weekday(i, end) {
		return !named[t.lower(i-1)]
	}
	switch t.lower(i) {
	case "last", "this", "earlier", "late", "early", "later":
		if i+1 < end && (weekday(t.lower(i+1)) || t.toks[i+1].Tag == language.NOUN && period[t.lower(i+1)]) {
			return i+2 == end || i+3 == end && period[t.lower(i+2)]
		}
		return i+2 < end && t.day(i+1, end)
	case "in":
		k := i + 1
		if k < end && (t.lower(k) == "early" || t.lower(k) == "late" || t.lower(k) == "mid") {
			k++
		}
		if k < end && months[t.lower(k)] {
			return k+1 == end || k+2 == end && t.toks[k+1].Tag == language.NUM
		}
	}
	return false
}

// named are the words that make a day of the week a day of its own: "Super Tuesday".
var named = map[string]bool{
	"super": true, "black": true, "bloody": true, "cyber": true, "easter": true, "good": true, "holy": true, "ash": true, "palm": true,
}

// period names stretches of time.
var period = map[string]bool{
	"week": true, "month": true, "year": true, "weekend": true, "night": true, "morning": true, "afternoon": true,
	"evening": true, "summer": true, "winter": true, "spring": true, "fall": true, "autumn": true, "today": true,
}

var months = map[string]bool{
	"january": true, "february": true, "march": true, "april": true, "may": true, "june": true, "july": true,
	"august": true, "september": true, "october": true, "november": true, "december": true,
}
