// Package date finds the dates that an English text names and reckons them out:
// absolute ones ("9-10 November 2020", "the fall of 2020"), those that lean on
// the day of publication ("on Wednesday", "last week", "Oct. 5") and those that
// lean on a date named before ("that November", "a day later").
//
// It refuses to guess where nothing tells the answer: a relative date without
// an anchor is found but has no value. Numeric dates are read day first
// (10/11/2020 is 10 November) unless the second number cannot be a month or the
// context says month first; two-digit years are read with slashes only.
package date

import (
	"strings"

	"quoth/graph"
)

// Tense tells which way a date without a year, or a weekday, looks from the
// anchor.
type Tense int

// The tenses. Auto reads the tense from the words around the date.
const (
	Auto Tense = iota
	Past
	Future
)

// Precision is the unit that a date is exact to.
type Precision int

// The precisions, finest first.
const (
	Day Precision = iota
	Week
	Month
	Season
	Year
	Decade
)

// Context is what relative dates are reckoned from. The zero value resolves
// only absolute dates.
type Context struct {
	Anchor     graph.Date // day of publication or of the dateline
	Last       graph.Date // the date last named before the text
	Tense      Tense
	MonthFirst bool // 10/11/2020 is October 11
}

// After returns the context for the text that follows ms.
func (c Context) After(ms []Mention) Context {
	for _, m := range ms {
		if m.Date != "" {
			c.Last = m.Date
		}
	}
	return c
}

// Mention is a date as a text names it: the bytes [Start, End), and the date in
// EDTF, "" where the context does not tell. Relative dates took their value, or
// a part of it, from the context.
type Mention struct {
	Start, End int
	Date       graph.Date
	Precision  Precision
	Relative   bool
}

// Find returns the dates named in text[start:end], in order and disjoint.
// Offsets count bytes of text. Each date found is what later ones lean on.
func Find(text string, start, end int, ctx Context) []Mention {
	r := reader{toks: scan(text, start, end), ctx: ctx}
	var ms []Mention
	for i := 0; i < len(r.toks); {
		if !r.toks[i].opens() {
			i++
			continue
		}
		f, next := r.read(i)
		if next <= i {
			i++
			continue
		}
		m := Mention{
			Start: r.toks[i].start, End: r.toks[next-1].end,
			Date: f.date(), Precision: f.precision, Relative: f.relative,
		}
		ms = append(ms, m)
		r.ctx = r.ctx.After(ms[len(ms)-1:])
		i = next
	}
	return ms
}

// Parse returns the first absolute date in s, such as a line that gives an
// article's date, and whether there is one.
func Parse(s string, ctx Context) (Mention, bool) {
	for _, m := range Find(s, 0, len(s), ctx) {
		if !m.Relative && m.Date != "" {
			return m, true
		}
	}
	return Mention{}, false
}

// found is a stretch of time: one date, or the first and last of a range.
// An unresolved one has no year.
type found struct {
	from, to  civil
	precision Precision
	relative  bool
}

func (f found) date() graph.Date {
	if f.from.year == 0 {
		return ""
	}
	if f.to.year == 0 || f.to == f.from {
		return graph.Date(f.from.String())
	}
	return graph.Date(f.from.String() + "/" + f.to.String())
}

// single is a found date that is no range.
func single(c civil) found { return found{from: c, precision: c.precision()} }

// unresolved is a relative date that the context does not tell.
func unresolved(p Precision) found { return found{precision: p, relative: true} }

// reader tries the grammar at a token. Each rule returns what it found and the
// index after its last token, which is no greater than i where it does not match.
type reader struct {
	toks []token
	ctx  Context
}

// opens says whether a date may begin with the token.
func (t token) opens() bool {
	if t.digits > 0 || len(t.word) == 1 {
		return true
	}
	return months[t.word] > 0 || counts[t.word] > 0 || seasons[t.word] > 0 || openers[t.word] ||
		strings.HasSuffix(t.word, "day") || len(t.word) <= 5 && has(shortWeekdays, t.word)
}

func has(m map[string]int, word string) bool { _, ok := m[word]; return ok }

// openers are the words that relative dates begin with.
var openers = map[string]bool{
	"the": true, "last": true, "past": true, "previous": true, "preceding": true, "prior": true, "this": true, "current": true,
	"that": true, "same": true, "next": true, "coming": true, "following": true, "several": true, "many": true, "few": true,
	"tonight": true, "tomorrow": true, "first": true, "second": true, "third": true, "fourth": true,
}

// read tries the rules, longest forms first.
func (r *reader) read(i int) (found, int) {
	for _, rule := range []func(int) (found, int){
		r.iso, r.numeric, r.weekdayDate, r.dayMonth, r.monthDay, r.monthYear, r.season,
		r.relativeUnit, r.ago, r.dayWord, r.weekday, r.monthAlone, r.seasonAlone,
		r.quarter, r.decade, r.years,
	} {
		if f, next := rule(i); next > i {
			return f, next
		}
	}
	return found{}, i
}
