package date

import (
	"fmt"
	"strconv"
	"strings"
	"time"

	"quoth/graph"
)

// civil is a year, a month (1 to 12) or season (21 to 24) in it, and a day;
// zeros where the date is coarser.
type civil struct{ year, month, day int }

func (c civil) String() string {
	switch {
	case c.month == 0:
		return fmt.Sprintf("%04d", c.year)
	case c.day == 0:
		return fmt.Sprintf("%04d-%02d", c.year, c.month)
	}
	return fmt.Sprintf("%04d-%02d-%02d", c.year, c.month, c.day)
}

func (c civil) precision() Precision {
	switch {
	case c.day > 0:
		return Day
	case c.month > 12:
		return Season
	case c.month > 0:
		return Month
	}
	return Year
}

// valid says whether the calendar has the date; a date without a year may be
// 29 February.
func (c civil) valid() bool {
	if c.month == 0 || c.day == 0 {
		return c.month <= 24
	}
	year := c.year
	if year == 0 {
		year = 2000
	}
	return fromTime(time.Date(year, time.Month(c.month), c.day, 0, 0, 0, 0, time.UTC)) == civil{year, c.month, c.day}
}

func (c civil) time() time.Time {
	return time.Date(c.year, time.Month(max(c.month, 1)), max(c.day, 1), 0, 0, 0, 0, time.UTC)
}

func (c civil) addDays(n int) civil { return fromTime(c.time().AddDate(0, 0, n)) }

func (c civil) addMonths(n int) civil {
	m := c.year*12 + c.month - 1 + n
	return civil{year: m / 12, month: m%12 + 1}
}

// monday returns the Monday of the week that holds c (ISO 8601 weeks).
func (c civil) monday() civil { return c.addDays(-(int(c.time().Weekday()) + 6) % 7) }

// week returns the week that begins on c.
func (c civil) week() found { return found{from: c, to: c.addDays(6), precision: Week, relative: true} }

func fromTime(t time.Time) civil { return civil{t.Year(), int(t.Month()), t.Day()} }

// parseCivil reads the last date of an EDTF value; the zero civil is no date.
func parseCivil(d graph.Date) civil {
	s := string(d)
	if k := strings.LastIndexByte(s, '/'); k >= 0 {
		s = s[k+1:]
	}
	var c civil
	for k, part := range strings.SplitN(s, "-", 3) {
		n, err := strconv.Atoi(part)
		if err != nil {
			return civil{}
		}
		*[]*int{&c.year, &c.month, &c.day}[k] = n
	}
	return c
}

// anchorDay returns the anchor where it is exact to the day.
func (r *reader) anchorDay() (civil, bool) {
	c := parseCivil(r.ctx.Anchor)
	return c, c.day > 0
}

// placeYear gives a date without a year the year that the anchor and the tense
// at token i tell, else that of the date last named.
func (r *reader) placeYear(c civil, i, next int) civil {
	a := parseCivil(r.ctx.Anchor)
	if a.year == 0 {
		c.year = parseCivil(r.ctx.Last).year
		return c
	}
	c.year = a.year
	if a.month == 0 || a.month > 12 {
		return c
	}
	tense := r.tense(i, next)
	if c.day == 0 {
		return placeMonth(c, a, tense)
	}
	return placeDay(c, a, tense)
}

// placeMonth takes the month next to the anchor in the direction of the tense;
// news looks back where no word tells.
func placeMonth(c, a civil, tense Tense) civil {
	m := c.month
	if m > 12 {
		m = (m - 20) * 3 // the middle of the season, northern reckoning
	}
	switch {
	case tense == Future && m < a.month:
		c.year++
	case tense != Future && m > a.month:
		c.year--
	}
	return c
}

// placeDay takes the day nearest to the anchor that the tense allows. Two days
// of grace allow for time zones and for articles dated before their update.
func placeDay(c, a civil, tense Tense) civil {
	a.day = max(a.day, 1)
	best, bestGap := c, -1
	for _, year := range []int{a.year - 1, a.year, a.year + 1} {
		t := civil{year, c.month, c.day}
		if !t.valid() {
			continue
		}
		gap := int(t.time().Sub(a.time()).Hours() / 24)
		if tense == Past && gap > 2 || tense == Future && gap < -2 {
			continue
		}
		if gap = abs(gap); bestGap < 0 || gap < bestGap {
			best, bestGap = t, gap
		}
	}
	return best
}

func abs(n int) int { return max(n, -n) }
