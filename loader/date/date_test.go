package date_test

import (
	"fmt"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"

	"quoth/graph"
	"quoth/loader/date"
)

// describe prints what was found as "words=value", "~" marking relative dates.
func describe(text string, ctx date.Context) string {
	var out []string
	for _, m := range date.Find(text, 0, len(text), ctx) {
		mark := "="
		if m.Relative {
			mark = "~"
		}
		out = append(out, text[m.Start:m.End]+mark+string(m.Date))
	}
	return strings.Join(out, "; ")
}

func TestAbsolute(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"on 20 September 2023 at noon", "20 September 2023=2023-09-20"},
		{"on the 20th of September, 2023,", "20th of September, 2023=2023-09-20"},
		{"September 20, 2023 at 1:00 p.m.", "September 20, 2023=2023-09-20"},
		{"SEPTEMBER 20, 2023", "SEPTEMBER 20, 2023=2023-09-20"},
		{"Sept. 20, 2023.", "Sept. 20, 2023=2023-09-20"},
		{"Jul 08, 2024", "Jul 08, 2024=2024-07-08"},
		{"1st May 1997", "1st May 1997=1997-05-01"},
		{"signed on 9-10 November 2020", "9-10 November 2020=2020-11-09/2020-11-10"},
		{"signed on November 9/10, 2020", "November 9/10, 2020=2020-11-09/2020-11-10"},
		{"Nov. 9–10, 2020", "Nov. 9–10, 2020=2020-11-09/2020-11-10"},
		{"from 9 to 10 November 2020", "9 to 10 November 2020=2020-11-09/2020-11-10"},
		{"9 and 10 November 2020", "9 and 10 November 2020=2020-11-09/2020-11-10"},
		{"from 30 November to 2 December 2020", "30 November to 2 December 2020=2020-11-30/2020-12-02"},
		{"December 30, 2020 – January 2, 2021", "December 30, 2020 – January 2, 2021=2020-12-30/2021-01-02"},
		{"30 December – 2 January 2021", "30 December – 2 January 2021=2020-12-30/2021-01-02"},
		{"2020-11-10T06:28:00Z", "2020-11-10=2020-11-10"},
		{"2020/11/10", "2020/11/10=2020-11-10"},
		{"10.11.2020", "10.11.2020=2020-11-10"},
		{"10/11/2020", "10/11/2020=2020-11-10"},
		{"6/30/2016", "6/30/2016=2016-06-30"},
		{"30/6/16", "30/6/16=2016-06-30"},
		{"the 9/11 attacks", ""},
		{"Published Date: 06:28 | 27 September 2023", "27 September 2023=2023-09-27"},
		{"Wednesday, 20 September 2023", "Wednesday, 20 September 2023=2023-09-20"},
		{"Wed, 20 Sep 2023 10:00 GMT", "Wed, 20 Sep 2023=2023-09-20"},
		{"in November 2020", "November 2020=2020-11"},
		{"in November of 2020", "November of 2020=2020-11"},
		{"mid-November, 2020", "November, 2020=2020-11"},
		{"between March and June 2020", "March and June 2020=2020-03/2020-06"},
		{"from November 2019 to March 2020", "November 2019 to March 2020=2019-11/2020-03"},
		{"In the fall of 2020,", "the fall of 2020=2020-23"},
		{"winter 2020-21", "winter 2020-21=2020-24"},
		{"the Spring of 1968", "the Spring of 1968=1968-21"},
		{"the fall of Kabul", ""},
		{"the third quarter of 2022", "the third quarter of 2022=2022-07/2022-09"},
		{"Q1 2022", "Q1 2022=2022-01/2022-03"},
		{"in the 1990s", "1990s=1990/1999"},
		{"the '90s", "'90s=1990/1999"},
		{"tense since 1991, when", "1991=1991"},
		{"the 2020 conflict", "2020=2020"},
		{"a 2020 trilateral peace agreement", "2020=2020"},
		{"the 2014–16 crisis", "2014–16=2014/2016"},
		{"from 1991 to 1994", "1991 to 1994=1991/1994"},
		{"between 1991 and 1994", "1991 and 1994=1991/1994"},
		{"the Treaty of Westphalia of 1648", "1648=1648"},
		{"2000 soldiers and 2,000 tanks", ""},
		{"$2020 and 2020 km and 1995%", ""},
		{"32 May 2020 and 31 April 2020", "May 2020=2020-05; April 2020=2020-04"},
		{"29 February 2023", "February 2023=2023-02"},
		{"29 February 2024", "29 February 2024=2024-02-29"},
		{"Turkey may march 20 soldiers", ""},
		{"Nikol met him on 5\u00a0October\u00a02023", "5\u00a0October\u00a02023=2023-10-05"},
		{"“December 1, 2022”", "December 1, 2022=2022-12-01"},
		{"Theresa May and June Smith", ""},
	} {
		if got := describe(c.text, date.Context{}); got != c.want {
			t.Errorf("%q: got %s, want %s", c.text, got, c.want)
		}
	}
}

func TestRelative(t *testing.T) {
	// 20 September 2023 was a Wednesday.
	ctx := date.Context{Anchor: "2023-09-20"}
	for _, c := range []struct{ text, want string }{
		{"Baku said on Wednesday.", "Wednesday~2023-09-20"},
		{"launched in Karabakh on Tuesday", "Tuesday~2023-09-19"},
		{"talks will take place on Thursday in the city", "Thursday~2023-09-21"},
		{"officials said they met on Thursday", "Thursday~2023-09-14"},
		{"Monday's vote was close", "Monday~2023-09-18"},
		{"last Friday", "last Friday~2023-09-15"},
		{"last Wednesday", "last Wednesday~2023-09-13"},
		{"next Monday", "next Monday~2023-09-25"},
		{"this Friday", "this Friday~2023-09-22"},
		{"on Friday last week", "Friday last week~2023-09-15"},
		{"on Tuesday night", "Tuesday night~2023-09-19"},
		{"Super Tuesday, the Sunday Times", ""},
		{"yesterday, today and tomorrow", "yesterday~2023-09-19; today~2023-09-20; tomorrow~2023-09-21"},
		{"yesterday morning", "yesterday morning~2023-09-19"},
		{"Today's talks", "Today~2023-09-20"},
		{"USA Today wrote", ""},
		{"this morning and last night", "this morning~2023-09-20; last night~2023-09-19"},
		{"Last week, in the wake", "Last week~2023-09-11/2023-09-17"},
		{"next week", "next week~2023-09-25/2023-10-01"},
		{"earlier this month", "this month~2023-09"},
		{"last month", "last month~2023-08"},
		{"next month", "next month~2023-10"},
		{"last year", "last year~2022"},
		{"in November last year", "November last year~2022-11"},
		{"in November of last year", "November of last year~2022-11"},
		{"a brief war three years ago", "three years ago~2020"},
		{"a decade ago", "a decade ago~2013"},
		{"30 years ago", "30 years ago~1993"},
		{"six months ago", "six months ago~2023-03"},
		{"two weeks ago", "two weeks ago~2023-09-04/2023-09-10"},
		{"two days ago", "two days ago~2023-09-18"},
		{"24 hours ago", "24 hours ago~2023-09-19"},
		{"several months ago", "several months ago~"},
		{"Over the past five days,", "the past five days~2023-09-15/2023-09-20"},
		{"during the past decade", "the past decade~2013"},
		{"over the weekend", "the weekend~2023-09-16/2023-09-17"},
		{"will meet at the weekend", "the weekend~2023-09-23/2023-09-24"},
		{"are set to meet on Oct. 5 in Granada", "Oct. 5~2023-10-05"},
		{"held phone talks on  September 19.", "September 19~2023-09-19"},
		{"were killed on Oct. 5", "Oct. 5~2022-10-05"},
		{"the vote of January 15", "January 15~2024-01-15"},
		{"it was signed on January 15", "January 15~2023-01-15"},
		{"the war began in November", "November~2022-11"},
		{"it will begin in November", "November~2023-11"},
		{"last November", "last November~2022-11"},
		{"last September", "last September~2022-09"},
		{"next spring", "next spring~2024-21"},
		{"last summer", "last summer~2023-22"},
		{"this summer", "this summer~2023-22"},
		{"in the spring the rebels were beaten", "spring~2023-21"},
		{"In the fall of 2020 they fought. The war ended that November with a truce.", "the fall of 2020=2020-23; that November~2020-11"},
		{"In 2014 the sides met. The following year they met again.", "2014=2014; The following year~2015"},
		{"On 9 May 2001 he resigned. Two days later he left.", "9 May 2001=2001-05-09; Two days later~2001-05-11"},
		{"He came on 9 May 2001 and left the next day.", "9 May 2001=2001-05-09; the next day~2001-05-10"},
		{"a Thursday, Sept. 21 meeting", "Thursday, Sept. 21~2023-09-21"},
		{"on Monday (Sept. 18)", "Monday (Sept. 18)~2023-09-18"},
		{"on Sunday, Sept. 18,", "Sunday, Sept. 18~2022-09-18"},
		{"March on Washington in March", "March~2023-03"},
		{"Prime Minister May spoke", ""},
		{"It may 5 times", ""},
		{"he urged them to vote Tuesday", "Tuesday~2023-09-26"},
		{"they agreed with Baku to meet on Monday", "Monday~2023-09-25"},
		{"they agreed to a truce on Monday", "Monday~2023-09-18"},
		{"Chad, Niger to sign treaty on Monday", "Monday~2023-09-25"},
		{"hoping to win the seat this Tuesday", "this Tuesday~2023-09-26"},
		{"he was arrested this Monday", "this Monday~2023-09-18"},
		{"#Election2016", ""},
		{"on Tuesday and on Wednesday", "Tuesday~2023-09-19; Wednesday~2023-09-20"},
		{"shares fell 3 percent on the last day of trading", ""},
	} {
		if got := describe(c.text, ctx); got != c.want {
			t.Errorf("%q: got %s, want %s", c.text, got, c.want)
		}
	}
}

func TestContext(t *testing.T) {
	for _, c := range []struct {
		text string
		ctx  date.Context
		want string
	}{
		{"on Wednesday", date.Context{}, "Wednesday~"},
		{"on Wednesday", date.Context{Anchor: "2023"}, "Wednesday~"},
		{"last year", date.Context{Anchor: "2023"}, "last year~2022"},
		{"on Oct. 5", date.Context{}, "Oct. 5~"},
		{"on Oct. 5", date.Context{Last: "2020"}, "Oct. 5~2020-10-05"},
		{"on Oct. 5", date.Context{Anchor: "2023-09-20", Tense: date.Future}, "Oct. 5~2023-10-05"},
		{"on Oct. 5", date.Context{Anchor: "2023-09-20", Tense: date.Past}, "Oct. 5~2022-10-05"},
		{"on Dec. 31", date.Context{Anchor: "2024-01-02"}, "Dec. 31~2023-12-31"},
		{"on Jan. 2", date.Context{Anchor: "2023-12-30"}, "Jan. 2~2024-01-02"},
		{"Friday", date.Context{Anchor: "2023-09-20", Tense: date.Future}, "Friday~2023-09-22"},
		{"10/11/2020", date.Context{MonthFirst: true}, "10/11/2020=2020-10-11"},
		{"13/11/2020", date.Context{MonthFirst: true}, "13/11/2020=2020-11-13"},
		{"10.11.2020", date.Context{MonthFirst: true}, "10.11.2020=2020-11-10"},
		{"that year", date.Context{Last: "2014-05-06"}, "that year~2014"},
		{"that week", date.Context{Last: "2014"}, "that week~"},
		{"the same day", date.Context{Last: "2014-05-06"}, "the same day~2014-05-06"},
	} {
		if got := describe(c.text, c.ctx); got != c.want {
			t.Errorf("%q in %+v: got %s, want %s", c.text, c.ctx, got, c.want)
		}
	}
}

func TestFindKeepsToItsRange(t *testing.T) {
	text := "1 May 2020. 2 May 2021. 3 May 2022."
	got := date.Find(text, 12, 23, date.Context{})
	want := []date.Mention{{Start: 12, End: 22, Date: "2021-05-02", Precision: date.Day}}
	if d := cmp.Diff(want, got); d != "" {
		t.Error(d)
	}
}

func TestParse(t *testing.T) {
	for _, c := range []struct {
		text string
		want graph.Date
	}{
		{"Published Date: 06:28 | 27 September 2023", "2023-09-27"},
		{"updated on Tuesday", ""},
		{"", ""},
	} {
		m, ok := date.Parse(c.text, date.Context{Anchor: "2020-01-01"})
		if m.Date != c.want || ok != (c.want != "") {
			t.Errorf("%q: got %q, %v, want %q", c.text, m.Date, ok, c.want)
		}
	}
}

func FuzzFind(f *testing.F) {
	for _, s := range []string{"9-10 November 2020", "last 2020-11-10 of the '90s", "Nov. 9–10, 2020 ago", "9999 years ago"} {
		f.Add(s, "2023-09-20")
	}
	f.Fuzz(func(t *testing.T, text, anchor string) {
		end := 0
		for _, m := range date.Find(text, 0, len(text), date.Context{Anchor: graph.Date(anchor)}) {
			if m.Start < end || m.End <= m.Start || m.End > len(text) {
				t.Fatalf("%q: span [%d, %d) after %d", text, m.Start, m.End, end)
			}
			if utf8.ValidString(text) && !utf8.ValidString(text[m.Start:m.End]) {
				t.Fatalf("%q: span [%d, %d) cuts a character", text, m.Start, m.End)
			}
			end = m.End
		}
	})
}

func ExampleFind() {
	text := "In the fall of 2020 they fought. The war ended that November, and talks are due on Oct. 5."
	for _, m := range date.Find(text, 0, len(text), date.Context{Anchor: "2023-09-27"}) {
		fmt.Println(text[m.Start:m.End], m.Date)
	}
	// Output:
	// the fall of 2020 2020-23
	// that November 2020-11
	// Oct. 5 2023-10-05
}
