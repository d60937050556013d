package date

var dayWords = map[string]int{"yesterday": -1, "today": 0, "tonight": 0, "tomorrow": 1}

// dayWord reads "today", "yesterday", "tomorrow", "tonight".
func (r *reader) dayWord(i int) (found, int) {
	step, ok := dayWords[r.tok(i).word]
	if !ok || r.word(i-1, "usa", "russia", "india", "psychology") && r.tok(i).upper {
		return found{}, i // a newspaper, a broadcaster
	}
	next := i + 1
	if r.word(i, "yesterday", "tomorrow") {
		next = r.skip(next, "morning", "afternoon", "evening", "night")
	}
	a, ok := r.anchorDay()
	if !ok {
		return unresolved(Day), next
	}
	return r.moved(a, dayUnit, step), next
}

// named are words that make a weekday part of a name: "Super Tuesday", "Sunday
// Times".
var (
	namedBefore = map[string]bool{"super": true, "black": true, "good": true, "bloody": true, "ash": true, "holy": true, "cyber": true, "maundy": true, "giving": true}
	namedAfter  = map[string]bool{"times": true, "telegraph": true, "mirror": true, "express": true, "mail": true, "herald": true, "tribune": true, "post": true, "world": true, "live": true}
)

// weekday reads "Wednesday", "Tuesday night", "Friday last week".
func (r *reader) weekday(i int) (found, int) {
	w, ok := weekdays[r.tok(i).word]
	if !ok || !r.tok(i).upper || namedBefore[r.tok(i-1).word] && r.tok(i-1).upper || namedAfter[r.tok(i+1).word] && r.tok(i+1).upper {
		return found{}, i
	}
	next := r.skip(i+1, "morning", "afternoon", "evening", "night")
	if namedAfter[r.tok(next).word] && r.tok(next).upper {
		return found{}, i
	}
	k := r.skip(next, "of")
	if step, that, ok := r.direction(k); ok && r.word(k+1, "week") {
		f := r.shift(weekUnit, step, that)
		if f.from.year > 0 {
			f = found{from: f.from.addDays(w), relative: true}
		}
		f.precision = Day
		return f, k + 2
	}
	a, ok := r.anchorDay()
	if !ok {
		return unresolved(Day), next
	}
	c := a.monday().addDays(w)
	gap := int(c.time().Sub(a.time()).Hours() / 24)
	switch future := r.tense(i, next) == Future; {
	case future && gap < 0:
		c = c.addDays(7)
	case !future && gap > 0:
		c = c.addDays(-7)
	}
	return found{from: c, precision: Day, relative: true}, next
}

// monthCues are words before a month that stands alone; "May" and "March" need
// one, for they are words of their own.
var monthCues = map[string]bool{
	"in": true, "since": true, "until": true, "till": true, "by": true, "of": true, "early": true, "late": true,
	"mid": true, "during": true, "from": true, "through": true, "before": true, "after": true, "between": true, "for": true,
}

// monthAlone reads a month without day or year: "in November", "mid-October".
func (r *reader) monthAlone(i int) (found, int) {
	m, next := r.month(i)
	cue := monthCues[r.tok(i-1).word] || r.word(i-1, "-") && r.word(i-2, "mid")
	full := len(r.tok(i).word) > 3 || r.tok(next-1).word == "."
	if m == 0 || !r.tok(i).upper || !cue && (m == 3 || m == 5) || !cue && !full || r.personal(i, next) {
		return found{}, i
	}
	c := r.placeYear(civil{month: m}, i, next)
	return found{from: c, precision: Month, relative: true}, next
}

// personal says whether a month's word is part of a name: "Theresa May", "June
// Smith", "April Ryan".
func (r *reader) personal(i, next int) bool {
	before, after := r.tok(i-1), r.tok(next)
	if months[before.word] > 0 || months[after.word] > 0 {
		return false
	}
	name := func(t token) bool { return t.upper && weekdays[t.word] == 0 && t.word != "monday" }
	switch r.tok(i).word {
	case "may", "april", "june", "august", "march", "jan", "mar", "jun":
		return name(before) && !monthCues[before.word] && i > 0 || name(after) && !monthCues[before.word]
	}
	return false
}

// seasonAlone reads "in the fall", "this spring" being read elsewhere. "The
// fall of a city" is no season.
func (r *reader) seasonAlone(i int) (found, int) {
	s, ok := seasons[r.tok(i).word]
	the := r.word(i-1, "the") && r.word(i-2, "in", "during", "since", "until", "by", "of", "late", "early", "over")
	part := r.word(i-1, "early", "late") || r.word(i-1, "-") && r.word(i-2, "mid")
	bare := r.word(i-1, "in", "since") && r.tok(i).word != "fall"
	if !ok || !the && !part && !bare || r.word(i+1, "of") || r.tok(i).upper {
		return found{}, i
	}
	c := r.placeYear(civil{month: s}, i, i+1)
	return found{from: c, precision: Season, relative: true}, i + 1
}
