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
var until = []string{"-", "–", "—", "‑", "to", "through", "until", "till", "and", "&"}

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

// season reads "the fall of 2020", "summer 2020", "winter 2020-21", "spring of
// last year". A winter is that of the year it is named by.
func (r *reader) season(i int) (found, int) {
	k := r.skip(i, "the")
	s, ok := seasons[r.tok(k).word]
	if !ok {
		return found{}, i
	}
	k++
	of := r.skip(k, "of", ",")
	if y, next := r.year(of); y > 0 {
		if r.word(next, "-", "–", "/") && r.tok(next+1).digits == 2 && r.tok(next+1).value == (y+1)%100 {
			next += 2
		}
		return single(civil{year: y, month: s}), next
	}
	if y, next := r.yearWords(of); next > of {
		return found{from: civil{year: y, month: s}, precision: Season, relative: true}, next
	}
	return found{}, i
}

// quarter reads "the third quarter of 2020", "Q3 2020", "the first half of 2020".
func (r *reader) quarter(i int) (found, int) {
	k := r.skip(i, "the")
	n, ok := ordinals[r.tok(k).word]
	length := 3
	switch {
	case ok && r.word(k+1, "half") && n <= 2:
		length = 6
		k += 2
	case ok && r.word(k+1, "quarter"):
		k += 2
	case r.word(k, "q") && r.tok(k+1).value >= 1 && r.tok(k+1).value <= 4 && r.glued(k, k+1):
		n = r.tok(k + 1).value
		k += 2
	default:
		return found{}, i
	}
	y, next := r.year(r.skip(k, "of", ","))
	if y == 0 {
		return found{}, i
	}
	from := civil{year: y, month: (n-1)*length + 1}
	return found{from: from, to: from.addMonths(length - 1), precision: Month}, next
}

var ordinals = map[string]int{"first": 1, "second": 2, "third": 3, "fourth": 4, "last": 4}

// decade reads "the 1990s" and "the '90s" as the ten years.
func (r *reader) decade(i int) (found, int) {
	t, s, next := r.tok(i), r.tok(i+1), i+2
	year := t.value
	if r.word(i, "'", "’", "‘") && r.tok(i+1).digits == 2 && r.tok(i+1).value >= 0 && !r.tok(i+1).spaced {
		year, s, next = 1900+r.tok(i+1).value, r.tok(i+2), i+3
	} else if t.digits != 4 {
		return found{}, i
	}
	if s.word != "s" || s.spaced || year%10 != 0 || year < 1000 || year > 2199 {
		return found{}, i
	}
	return found{from: civil{year: year}, to: civil{year: year + 9}, precision: Decade}, next
}

// yearCues are words before a number that make it a year.
var yearCues = map[string]bool{
	"in": true, "since": true, "of": true, "from": true, "until": true, "till": true, "by": true,
	"during": true, "before": true, "after": true, "year": true, "early": true, "late": true, "mid": true,
	"through": true, "between": true, "the": true, "a": true, "this": true, "that": true, "around": true, "circa": true,
	"and": true, "to": true, "fall": true, "back": true, "its": true, "his": true, "her": true, "their": true,
}

// years reads a year or a span of years: "2020", "1991-1994", "2014–16",
// "between 1991 and 1994".
func (r *reader) years(i int) (found, int) {
	y, k := r.year(i)
	if y == 0 || !r.yearLike(i, y) {
		return found{}, i
	}
	if y2, next := r.lastYear(k, y); y2 > y {
		return found{from: civil{year: y}, to: civil{year: y2}, precision: Year}, next
	}
	return single(civil{year: y}), k
}

// lastYear reads the end of a span of years.
func (r *reader) lastYear(k, first int) (int, int) {
	dash := r.word(k, "-", "–", "—", "/") && r.glued(k-1, k+1)
	word := r.word(k, "to", "through", "until") && r.word(k-2, "from") || r.word(k, "and") && r.word(k-2, "between")
	if t := r.tok(k + 1); dash && t.digits == 2 && t.value > first%100 {
		return first/100*100 + t.value, k + 2
	}
	if y, next := r.year(k + 1); (dash || word) && y > first {
		return y, next
	}
	return 0, k
}

// yearLike tells a year from a count: the words beside it, its size, roundness.
func (r *reader) yearLike(i, y int) bool {
	before, after := r.tok(i-1), r.tok(i+1)
	if !r.tok(i).spaced && before.value < 0 && len(before.word) > 1 {
		return false // the number of a name: "Election2016"
	}
	if !r.tok(i).spaced && r.word(i-1, "$", "€", "£", "#", ".", "/", ":", "@", "_", "+") {
		return false
	}
	if r.word(i+1, "%", "°", "km", "kg", "percent", "million", "billion", "metres", "meters", "hours", "gmt", "utc", "local", "hrs") {
		return false
	}
	if !after.spaced && (after.word == "." || after.word == ":" || after.word == "/") && r.tok(i+2).value >= 0 && r.glued(i, i+2) {
		return false
	}
	if yearCues[before.word] && before.word != "to" && before.word != "and" {
		return y >= 1900 || !plural(after) && before.word != "the" && before.word != "a"
	}
	if y < 1900 || y > 2100 {
		return false
	}
	return y%100 != 0 || !plural(after)
}

// plural says whether a token looks like what a number counts.
func plural(t token) bool {
	n := len(t.word)
	return !t.upper && n > 3 && (t.word[n-1] == 's' || t.word == "people" || t.word == "troops") && t.word != "elections" && t.word != "olympics"
}
