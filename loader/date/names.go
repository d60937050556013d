package date

var months = map[string]int{
	"january": 1, "february": 2, "march": 3, "april": 4, "may": 5, "june": 6, "july": 7,
	"august": 8, "september": 9, "october": 10, "november": 11, "december": 12,
	"jan": 1, "feb": 2, "febr": 2, "mar": 3, "apr": 4, "jun": 6, "jul": 7, "aug": 8,
	"sep": 9, "sept": 9, "oct": 10, "nov": 11, "dec": 12,
}

// weekdays counts from Monday, 0.
var weekdays = map[string]int{
	"monday": 0, "tuesday": 1, "wednesday": 2, "thursday": 3, "friday": 4, "saturday": 5, "sunday": 6,
}

// shortWeekdays stand before a date only: "Sun" and "Wed" are words too.
var shortWeekdays = map[string]int{
	"mon": 0, "tue": 1, "tues": 1, "wed": 2, "weds": 2, "thu": 3, "thur": 3, "thurs": 3,
	"fri": 4, "sat": 5, "sun": 6,
}

// seasons are the EDTF numbers of the seasons.
var seasons = map[string]int{"spring": 21, "summer": 22, "autumn": 23, "fall": 23, "winter": 24}

var counts = map[string]int{
	"a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7,
	"eight": 8, "nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14,
	"fifteen": 15, "sixteen": 16, "seventeen": 17, "eighteen": 18, "nineteen": 19, "twenty": 20,
	"thirty": 30, "forty": 40, "fifty": 50,
}

// units are the lengths of time that relative dates count in.
var units = map[string]unit{
	"day": dayUnit, "days": dayUnit, "week": weekUnit, "weeks": weekUnit, "fortnight": fortnightUnit,
	"month": monthUnit, "months": monthUnit, "year": yearUnit, "years": yearUnit,
	"decade": decadeUnit, "decades": decadeUnit, "hour": hourUnit, "hours": hourUnit,
	"minute": hourUnit, "minutes": hourUnit, "weekend": weekendUnit,
}

type unit int

const (
	hourUnit unit = iota + 1
	dayUnit
	weekendUnit
	weekUnit
	fortnightUnit
	monthUnit
	yearUnit
	decadeUnit
)

var unitPrecision = map[unit]Precision{
	hourUnit: Day, dayUnit: Day, weekendUnit: Week, weekUnit: Week, fortnightUnit: Week,
	monthUnit: Month, yearUnit: Year, decadeUnit: Year,
}

// month returns the month that the token at i names and the index after it and
// its full stop. Lower case is taken in full names that mean nothing else.
func (r *reader) month(i int) (int, int) {
	t := r.tok(i)
	m, ok := months[t.word]
	switch {
	case !ok, !t.upper && (len(t.word) < 4 || t.word == "march" || t.word == "sept"):
		return 0, i
	}
	if len(t.word) <= 4 && r.word(i+1, ".") && !r.tok(i+1).spaced {
		return m, i + 2
	}
	return m, i + 1
}

// day returns the day of the month at i, with its ordinal ending.
func (r *reader) day(i int) (int, int) {
	t := r.tok(i)
	if t.value < 1 || t.value > 31 || t.digits > 2 {
		return 0, i
	}
	if r.word(i-1, ":", "$", "€", "£") && !t.spaced {
		return 0, i
	}
	next := i + 1
	if r.word(next, "st", "nd", "rd", "th") && !r.tok(next).spaced {
		next++
	}
	if r.word(next, ":", "%") && !r.tok(next).spaced && (r.tok(next).word == "%" || r.tok(next+1).value >= 0) {
		return 0, i // a time of day or a share
	}
	return t.value, next
}

// year returns the year at i, four digits from 1000 to 2199.
func (r *reader) year(i int) (int, int) {
	t := r.tok(i)
	if t.digits != 4 || t.value < 1000 || t.value > 2199 {
		return 0, i
	}
	if r.word(i+1, "%", "s") && !r.tok(i+1).spaced {
		return 0, i
	}
	return t.value, i + 1
}

// count returns the number at i in digits or words.
func (r *reader) count(i int) (int, int) {
	t := r.tok(i)
	if t.value > 0 {
		return t.value, i + 1
	}
	if n, ok := counts[t.word]; ok {
		return n, i + 1
	}
	return 0, i
}
