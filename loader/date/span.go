package date

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
