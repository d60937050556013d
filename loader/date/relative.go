package date

// direction reads the word that points from the anchor: -1 "last", 0 "this",
// +1 "next"; that says whether it points from the date last named instead.
func (r *reader) direction(i int) (step int, that, ok bool) {
	switch r.tok(i).word {
	case "last", "past":
		return -1, false, true
	case "previous", "preceding", "prior":
		return -1, true, true
	case "this", "current":
		return 0, false, true
	case "that", "same":
		return 0, true, true
	case "next", "coming":
		return 1, false, true
	case "following":
		return 1, true, true
	}
	return 0, false, false
}

// yearWords reads "last year", "this year", "the previous year", "that year".
func (r *reader) yearWords(i int) (int, int) {
	k := r.skip(i, "the")
	step, that, ok := r.direction(k)
	if !ok || !r.word(k+1, "year") {
		return 0, i
	}
	base := parseCivil(r.ctx.Anchor).year
	if that {
		base = parseCivil(r.ctx.Last).year
	}
	if base == 0 {
		return 0, k + 2
	}
	return base + step, k + 2
}

// relativeUnit reads "last week", "this month", "next year", "that day", "the
// following day", "the past five days", "over the weekend", and the direction
// before a month, a season or a weekday: "last November", "that fall",
// "next Monday".
func (r *reader) relativeUnit(i int) (found, int) {
	k := r.skip(i, "the")
	if f, next := r.weekend(k); next > k {
		return f, next
	}
	step, that, ok := r.direction(k)
	if !ok {
		return found{}, i
	}
	if that && r.word(k, "that") {
		k = r.skip(k+1, "same") - 1
	}
	t := r.tok(k + 1)
	if u, ok := units[t.word]; ok && r.startsUnit(i, k, u) {
		return r.shift(u, step, that), k + 2
	}
	if n, next := r.count(k + 1); n > 0 && step == -1 && units[r.tok(next).word] > 0 && k > i {
		return r.lately(units[r.tok(next).word], n), next + 1
	}
	if m, next := r.month(k + 1); m > 0 {
		return r.pointedMonth(civil{month: m}, step, that), next
	}
	if s, ok := seasons[t.word]; ok {
		return r.pointedMonth(civil{month: s}, step, that), k + 2
	}
	if w, ok := weekdays[t.word]; ok {
		return r.pointedWeekday(w, step, that, r.tense(k, k+2)), k + 2
	}
	if r.word(k, "this", "that") && r.word(k+1, "morning", "afternoon", "evening", "night") || r.word(k, "last") && r.word(k+1, "night") {
		return r.shift(dayUnit, step, that), k + 2
	}
	return found{}, i
}

// startsUnit keeps out what only looks like a date: "the last day of", "the
// same week", "past week" without an article.
func (r *reader) startsUnit(i, k int, u unit) bool {
	if u == hourUnit || r.word(k, "past") && k == i {
		return false
	}
	if u == dayUnit {
		return r.word(k, "that", "same", "next", "following", "previous", "preceding")
	}
	return true
}

// shift moves the anchor, or the date last named, by units.
func (r *reader) shift(u unit, step int, that bool) found {
	if u == dayUnit && step > 0 {
		that = true // "the next day" leans on the story, not on the day of publication
	}
	base := parseCivil(r.ctx.Anchor)
	if that {
		if base = parseCivil(r.ctx.Last); u == weekUnit && step == 0 && base.day == 0 {
			return unresolved(Week)
		}
	}
	return r.moved(base, u, step)
}

// moved gives the stretch of time that lies step units from base; a base that
// is coarser than the unit tells nothing.
func (r *reader) moved(base civil, u unit, step int) found {
	p := unitPrecision[u]
	switch {
	case base.year == 0, u < monthUnit && base.day == 0, u == monthUnit && (base.month == 0 || base.month > 12):
		return unresolved(p)
	}
	f := found{precision: p, relative: true}
	switch u {
	case hourUnit:
		f.from = base
	case dayUnit:
		f.from = base.addDays(step)
	case weekendUnit:
		sat := base.monday().addDays(7*step + 5)
		f.from, f.to = sat, sat.addDays(1)
	case weekUnit:
		return base.monday().addDays(7 * step).week()
	case fortnightUnit:
		return base.monday().addDays(14 * step).week()
	case monthUnit:
		f.from = base.addMonths(step)
	case yearUnit:
		f.from = civil{year: base.year + step}
	case decadeUnit:
		f.from = civil{year: base.year + 10*step}
	}
	return f
}

// lately is "the past five days": from then to the anchor.
func (r *reader) lately(u unit, n int) found {
	a, ok := r.anchorDay()
	if !ok {
		return unresolved(unitPrecision[u])
	}
	f := found{to: a, precision: Day, relative: true}
	switch u {
	case hourUnit:
		f.from = a.addDays(-(n + 23) / 24)
	case weekUnit:
		f.from = a.addDays(-7 * n)
	case monthUnit:
		f.from, f.to = a.addMonths(-n), civil{year: a.year, month: a.month}
		f.precision = Month
	case yearUnit, decadeUnit:
		if u == decadeUnit {
			n *= 10
		}
		f.from, f.to, f.precision = civil{year: a.year - n}, civil{year: a.year}, Year
	default:
		f.from = a.addDays(-n)
	}
	return f
}

// pointedMonth places a month or season after "last", "this", "that", "next".
func (r *reader) pointedMonth(c civil, step int, that bool) found {
	f := found{precision: c.precision(), relative: true}
	a := parseCivil(r.ctx.Anchor)
	switch {
	case that:
		if l := parseCivil(r.ctx.Last); l.year > 0 {
			c.year = l.year + step
		}
	case a.month == 0 || a.month > 12:
		if a.year > 0 {
			c.year = a.year + step
		}
	case step == 0:
		c.year = a.year
	case step < 0:
		if c = placeMonth(civil{a.year, c.month, 0}, a, Past); c.month == a.month {
			c.year--
		}
	default:
		if c = placeMonth(civil{a.year, c.month, 0}, a, Future); c.month == a.month {
			c.year++
		}
	}
	f.from = c
	return f
}

// pointedWeekday places "last Friday", "this Thursday", "next Monday", "the
// following Monday": the nearest such day before, around or after. This Friday
// is that of the anchor's own week, or of the next where the past is not meant.
func (r *reader) pointedWeekday(w, step int, that bool, tense Tense) found {
	a := parseCivil(r.ctx.Anchor)
	if that {
		a = parseCivil(r.ctx.Last)
	}
	if a.day == 0 {
		return unresolved(Day)
	}
	c := a.monday().addDays(w)
	gap := int(c.time().Sub(a.time()).Hours() / 24)
	switch {
	case step < 0 && gap >= 0:
		c = c.addDays(-7)
	case step > 0 && gap <= 0, step == 0 && !that && gap < 0 && tense != Past:
		c = c.addDays(7)
	}
	return found{from: c, precision: Day, relative: true}
}

// weekend reads "the weekend": that of the anchor's week where it looks ahead,
// else the last one that had begun.
func (r *reader) weekend(k int) (found, int) {
	if !r.word(k, "weekend") || !r.word(k-1, "the") {
		return found{}, k
	}
	a, ok := r.anchorDay()
	if !ok {
		return unresolved(Week), k + 1
	}
	step := 0
	if r.tense(k, k+1) != Future && a.monday().addDays(5).time().After(a.time()) {
		step = -1
	}
	return r.moved(a, weekendUnit, step), k + 1
}

// ago reads "three years ago", "a decade ago", "two days earlier", "a week
// later", "a year before".
func (r *reader) ago(i int) (found, int) {
	n, k := r.count(i)
	if n == 0 && r.word(i, "several", "many", "few") {
		n, k = -1, i+1
	}
	u := units[r.tok(k).word]
	if n == 0 || u == 0 || r.word(i, "a", "an") && u == weekendUnit {
		return found{}, i
	}
	base, step := parseCivil(r.ctx.Anchor), -n
	switch r.tok(k + 1).word {
	case "ago":
	case "earlier":
		base = parseCivil(r.ctx.Last)
	case "later":
		base, step = parseCivil(r.ctx.Last), n
	default:
		return found{}, i
	}
	if n < 0 {
		return unresolved(unitPrecision[u]), k + 2
	}
	if u == hourUnit && n >= 24 {
		u, step = dayUnit, step/24
	}
	if u == decadeUnit && n > 50 || n > 5000 {
		return unresolved(unitPrecision[u]), k + 2
	}
	f := r.moved(base, u, step)
	return f, k + 2
}
