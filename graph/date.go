package graph

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"time"
)

// Date is a date with its precision, in Extended Date/Time Format (ISO 8601-2):
// "2020", "2020-11", "2020-11-10", a season "2020-23" (21 spring, 22 summer, 23
// autumn, 24 winter) or an interval "2020-11-09/2020-11-10". "" is no date.
type Date string

var datePattern = regexp.MustCompile(`^\d{4}(-\d\d(-\d\d)?)?$`)

// Check says whether d is "" or a date in the form that Date describes, of a
// day that the calendar has.
func (d Date) Check() error {
	if d == "" {
		return nil
	}
	first, last, interval := strings.Cut(string(d), "/")
	if err := checkPoint(first); err != nil {
		return err
	}
	if !interval {
		return nil
	}
	if err := checkPoint(last); err != nil {
		return err
	}
	if d.Last() < d.First() {
		return fmt.Errorf("date %q ends before it begins", string(d))
	}
	return nil
}

func checkPoint(s string) error {
	if !datePattern.MatchString(s) {
		return fmt.Errorf("date %q is not of the form YYYY, YYYY-MM or YYYY-MM-DD", s)
	}
	if len(s) == len("2006-01-02") {
		if _, err := time.Parse(time.DateOnly, s); err != nil {
			return fmt.Errorf("date %q is not in the calendar", s)
		}
		return nil
	}
	if len(s) == len("2006-01") {
		if m, _ := strconv.Atoi(s[5:]); m < 1 || m > 24 || m > 12 && m < 21 {
			return fmt.Errorf("date %q has neither a month nor a season", s)
		}
	}
	return nil
}

// First is the earliest day that d can mean, "2020-11-01"; "" for no date.
func (d Date) First() string {
	first, _, _ := strings.Cut(string(d), "/")
	switch len(first) {
	case 4:
		return first + "-01-01"
	case 7:
		if m, _ := strconv.Atoi(first[5:]); m > 20 {
			return fmt.Sprintf("%s-%02d-01", first[:4], 3*(m-20))
		}
		return first + "-01"
	}
	return first
}

// Last is the latest day that d can mean, "2020-11-30"; "" for no date. Winter
// ends in the year after.
func (d Date) Last() string {
	last := string(d)
	if _, after, ok := strings.Cut(last, "/"); ok {
		last = after
	}
	months := 1
	switch len(last) {
	case 4:
		return last + "-12-31"
	case 7:
		if m, _ := strconv.Atoi(last[5:]); m > 20 {
			months = 3
		}
	default:
		return last
	}
	t, err := time.Parse(time.DateOnly, Date(last).First())
	if err != nil {
		return ""
	}
	return t.AddDate(0, months, -1).Format(time.DateOnly)
}

// covers says whether d is a month, season or year in which o lies.
func (d Date) covers(o Date) bool {
	return d != o && d != "" && o != "" && !strings.Contains(string(d), "/") && len(d) < len(time.DateOnly) && d.First() <= o.First() && o.Last() <= d.Last()
}
