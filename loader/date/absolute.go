package date

// iso reads 2020-11-10 and 2020/11/10.
func (r *reader) iso(i int) (found, int) {
	y, k := r.year(i)
	if y == 0 || !r.word(k, "-", "/", "‑") || !r.glued(i, i+4) || !r.word(i+3, r.tok(k).word) {
		return found{}, i
	}
	c := civil{y, r.tok(i + 2).value, r.tok(i + 4).value}
	if r.tok(i+2).digits > 2 || r.tok(i+4).digits > 2 || c.month < 1 || c.month > 12 || c.day < 1 || !c.valid() {
		return found{}, i
	}
	return single(c), i + 5
}

// numeric reads 10.11.2020, 10/11/2020, 10-11-2020 and 10/11/20.
func (r *reader) numeric(i int) (found, int) {
	a, b, y := r.tok(i), r.tok(i+2), r.tok(i+4)
	sep := r.tok(i + 1).word
	if a.value < 1 || b.value < 1 || a.digits > 2 || b.digits > 2 || !r.glued(i, i+4) || !r.word(i+3, sep) {
		return found{}, i
	}
	if r.word(i-1, ".", "/", "-") && !a.spaced {
		return found{}, i
	}
	year, next := r.year(i + 4)
	if year == 0 && sep == "/" && y.digits == 2 && y.value >= 0 {
		year, next = expand(y.value), i+5
	}
	if year == 0 || sep != "." && sep != "/" && sep != "-" {
		return found{}, i
	}
	c := civil{year, b.value, a.value}
	if c.month > 12 || r.ctx.MonthFirst && sep != "." && a.value <= 12 {
		c.month, c.day = c.day, c.month
	}
	if c.month > 12 || !c.valid() {
		return found{}, i
	}
	return single(c), next
}

// expand reads a two-digit year as POSIX strptime does: 69 to 99 are 19xx.
func expand(yy int) int {
	if yy >= 69 {
		return 1900 + yy
	}
	return 2000 + yy
}

// weekdayDate reads a weekday before a date: "Wednesday, 20 September 2023",
// "Wednesday (Sept. 20)". The date decides, and the weekday the year.
func (r *reader) weekdayDate(i int) (found, int) {
	w, ok := weekdays[r.tok(i).word]
	k := i + 1
	if !ok {
		if w, ok = shortWeekdays[r.tok(i).word]; !ok {
			return found{}, i
		}
		k = r.skip(k, ".")
	}
	k = r.skip(k, ",", "(")
	k = r.skip(r.skip(k, "on"), "the")
	for _, rule := range []func(int) (found, int){r.iso, r.numeric, r.dayMonth, r.monthDay} {
		f, next := rule(k)
		if next <= k {
			continue
		}
		if f.relative && f.to.year == 0 {
			f.from = matchWeekday(f.from, w)
		}
		if r.word(k-1, "(") {
			next = r.skip(next, ")")
		}
		return f, next
	}
	return found{}, i
}

// matchWeekday moves a date by a year or two where only then it falls on weekday w.
func matchWeekday(c civil, w int) civil {
	if c.year == 0 {
		return c
	}
	for _, d := range []int{0, -1, 1, -2, 2} {
		t := civil{c.year + d, c.month, c.day}
		if t.valid() && (int(t.time().Weekday())+6)%7 == w {
			return t
		}
	}
	return c
}

// until are the words and marks between the ends of a range.
var until = []string{"-", "–", "—", "‑", "/", "to", "through", "until", "till", "and", "&"}

// dayMonth reads "20 September 2023", "the 20th of September", "9-10 November
// 2020", "30 November – 2 December 2020".
func (r *reader) dayMonth(i int) (found, int) {
	d, k := r.day(i)
	if d == 0 {
		return found{}, i
	}
	if m, next := r.ofMonth(k); m > 0 {
		return r.rangeOfDays(i, civil{month: m, day: d}, next, true)
	}
	if !r.word(k, until...) {
		return found{}, i
	}
	d2, k2 := r.day(k + 1)
	m, next := r.ofMonth(k2)
	if d2 <= d || m == 0 {
		return found{}, i
	}
	y, next := r.yearAfter(next)
	return r.days(i, next, civil{y, m, d}, civil{y, m, d2})
}

// ofMonth reads "September", "of September", "-September".
func (r *reader) ofMonth(i int) (int, int) {
	k := r.skip(i, "of", "-")
	m, next := r.month(k)
	if next == k {
		return 0, i
	}
	return m, next
}

// yearAfter reads the year of a day: "2023", ", 2023", "of 2023".
func (r *reader) yearAfter(i int) (int, int) {
	y, next := r.year(r.skip(i, ",", "of", "-"))
	if y == 0 || r.tok(i).broken {
		return 0, i
	}
	return y, next
}

// monthDay reads "September 20, 2023", "Sept. 20", "Nov. 9–10, 2020",
// "December 30, 2020 – January 2, 2021".
func (r *reader) monthDay(i int) (found, int) {
	m, k := r.month(i)
	if m == 0 {
		return found{}, i
	}
	k = r.skip(k, "the")
	d, k := r.day(k)
	if d == 0 || r.tok(k-1).broken {
		return found{}, i
	}
	if d2, k2 := r.day(k + 1); d2 > d && r.word(k, until...) && !r.isMonth(k2) {
		y, next := r.yearAfter(k2)
		return r.days(i, next, civil{y, m, d}, civil{y, m, d2})
	}
	return r.rangeOfDays(i, civil{month: m, day: d}, k, false)
}

func (r *reader) isMonth(i int) bool { m, _ := r.ofMonth(i); return m > 0 }

// rangeOfDays goes on after a first day and month: with a year, and with a
// second day of its own month.
func (r *reader) rangeOfDays(i int, first civil, k int, dayFirst bool) (found, int) {
	y, k := r.yearAfter(k)
	first.year = y
	if r.word(k, until...) && !r.word(k, "and", "&") {
		if second, next := r.wholeDay(k+1, dayFirst); next > k+1 {
			return r.days(i, next, first, second)
		}
	}
	return r.days(i, k, first, civil{})
}

// wholeDay reads one day with its month and perhaps its year.
func (r *reader) wholeDay(i int, dayFirst bool) (civil, int) {
	var m, d, k int
	if dayFirst {
		d, k = r.day(i)
		m, k = r.ofMonth(k)
	} else {
		m, k = r.month(i)
		d, k = r.day(k)
	}
	if m == 0 || d == 0 {
		return civil{}, i
	}
	y, k := r.yearAfter(k)
	return civil{y, m, d}, k
}

// days finishes a day or a range of days: years that are left out are carried
// over from the other end or told by the context.
func (r *reader) days(i, next int, first, second civil) (found, int) {
	if !first.valid() || second.month > 0 && !second.valid() {
		return found{}, i
	}
	f := found{precision: Day}
	if second.month == 0 {
		if first.year == 0 {
			f.relative = true
			first = r.placeYear(first, i, next)
		}
		f.from = first
		return f, next
	}
	switch {
	case second.year == 0 && first.year == 0:
		f.relative = true
		first = r.placeYear(first, i, next)
		second.year = first.year
	case second.year == 0:
		second.year = first.year
	case first.year == 0:
		first.year = second.year
		if first.month > second.month {
			first.year--
		}
	}
	if first.year > 0 && second.month < first.month && second.year == first.year {
		second.year++
	}
	f.from, f.to = first, second
	return f, next
}

// monthYear reads "November 2020", "November of 2020", "March-June 2021",
// "November last year".
func (r *reader) monthYear(i int) (found, int) {
	m, k := r.month(i)
	if m == 0 {
		return found{}, i
	}
	if y, next := r.yearAfter(k); y > 0 {
		return r.monthsBetween(civil{year: y, month: m}, next)
	}
	if r.word(k, until...) {
		m2, k2 := r.month(k + 1)
		if y, next := r.yearAfter(k2); m2 > m && y > 0 {
			return found{from: civil{year: y, month: m}, to: civil{year: y, month: m2}, precision: Month}, next
		}
	}
	if y, next := r.yearWords(r.skip(k, "of")); next > k {
		return found{from: civil{year: y, month: m}, precision: Month, relative: true}, next
	}
	return found{}, i
}

// monthsBetween goes on after "November 2020" with "– March 2021".
func (r *reader) monthsBetween(first civil, k int) (found, int) {
	if r.word(k, until...) && !r.word(k, "and", "&") {
		m, k2 := r.month(k + 1)
		if y, next := r.yearAfter(k2); m > 0 && y >= first.year {
			return found{from: first, to: civil{year: y, month: m}, precision: Month}, next
		}
	}
	return single(first), k
}
