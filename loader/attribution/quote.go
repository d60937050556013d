package attribution

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"quoth/loader/language"
)

// quotation is a stretch between quotation marks. Outer holds the marks, Inner
// does not. A paragraph that opens a quotation closed only in a later one
// ends at the end of its block (open).
type quotation struct {
	Outer, Inner Span
	block        int
	sentential   bool // words of a speaker rather than a name or a scare quote
	taken        int  // index of the claim that has it, or -1
	open         bool // no closing mark in its block
}

// pairs of quotation marks: what opens and what closes. The straight mark and
// the doubled apostrophe open and close alike; the doubled apostrophe is how
// some agencies write the double mark.
const (
	noMark = iota
	straight
	curly
	curlySingle
	straightSingle
	doubled
	guillemet
)

// quotations finds the quotations of a text, block by block, so that a mark
// left open never reaches past its paragraph. Time is linear in the text.
func quotations(doc *language.Document) []quotation {
	var out []quotation
	for i := 0; i < len(doc.Sentences); {
		j := i
		for j < len(doc.Sentences) && doc.Sentences[j].Block == doc.Sentences[i].Block {
			j++
		}
		start, end, block := doc.Sentences[i].Start, doc.Sentences[j-1].End, doc.Sentences[i].Block
		if q := closedLater(doc.Text, start, end, block, out); !q.Inner.empty() {
			out = append(out, q)
			start = q.Outer.End
		}
		out = blockQuotations(doc.Text, start, end, block, out)
		i = j
	}
	for i := range out {
		out[i].taken = -1
		out[i].sentential = sentential(doc.Text, out[i])
	}
	return out
}

// closedLater gives the quotation at the head of a paragraph that goes on from an open
// one in the paragraph before without a mark of its own: the first mark closes it.
func closedLater(text string, start, end, block int, before []quotation) quotation {
	n := len(before) - 1
	if n < 0 || !before[n].open || !blankText(text[before[n].Outer.End:start]) {
		return quotation{}
	}
	opened, _, _, _ := markAt(text, before[n].Outer.Start, before[n].Outer.Start, end)
	if opened != curly && opened != guillemet {
		return quotation{} // the others open and close alike
	}
	for i := start; i < end; {
		kind, size, opens, closes := markAt(text, i, start, end)
		if kind == opened {
			if !closes || opens {
				return quotation{}
			}
			return quotation{Outer: Span{start, i + size}, Inner: Span{start, i}, block: block}
		}
		i += size
	}
	return quotation{}
}

// blankText tells whether a text is nothing but blanks.
func blankText(s string) bool { return strings.TrimSpace(s) == "" }

func blockQuotations(text string, start, end, block int, out []quotation) []quotation {
	openAt, openKind, openLen := -1, noMark, 0
	for i := start; i < end; {
		kind, size, opens, closes := markAt(text, i, start, end)
		switch {
		case kind == noMark:
			i += size
			continue
		case openAt >= 0 && closes && (kind == openKind || double(kind) && double(openKind)):
			out = append(out, quotation{
				Outer: Span{openAt, i + size}, Inner: Span{openAt + openLen, i}, block: block,
			})
			openAt = -1
		case openAt < 0 && opens:
			openAt, openKind, openLen = i, kind, size
		}
		i += size
	}
	// A mark left open in its block: the quotation goes on in the next
	// paragraph, if it stands at the head of this one or after a comma or colon.
	if openAt >= 0 && (double(openKind) || openKind == guillemet || openAt == start && reopened(text, end, openKind)) {
		inner := trimBlanks(text, Span{openAt + openLen, end})
		out = append(out, quotation{Outer: Span{openAt, inner.End}, Inner: inner, block: block, open: true})
	}
	return out
}

// reopened tells whether the next paragraph behind offset end begins with a single
// mark of the same kind, so that a quotation goes on in it.
func reopened(text string, end, kind int) bool {
	next := end
	for next < len(text) && (text[next] == '\n' || text[next] == ' ' || text[next] == '\r') {
		next++
	}
	if next == end || next >= len(text) {
		return false
	}
	k, _, opens, _ := markAt(text, next, next, len(text))
	return k == kind && opens
}

// double tells the kinds of double marks, which some texts mix: "grave”.
func double(kind int) bool { return kind == straight || kind == curly || kind == doubled }

// markAt reads a quotation mark at i and tells which kind it is and whether it
// can open or close there. Its size is that of the rune where there is none.
func markAt(text string, i, start, end int) (kind, size int, opens, closes bool) {
	r, size := utf8.DecodeRuneInString(text[i:end])
	before, _ := utf8.DecodeLastRuneInString(text[start:i])
	after := func(n int) rune { a, _ := utf8.DecodeRuneInString(text[i+n : end]); return a }
	blankBefore := i == start || unicode.IsSpace(before) || before == '(' || before == '[' || before == '—' || before == '–' || before == '-' || before == '‘' || before == '“' || before == '"'
	switch r {
	case '“', '„':
		return curly, size, true, r == '“' && !blankBefore
	case '”':
		return curly, size, blankBefore && !blankOrEnd(after(size)), true
	case '«':
		return guillemet, size, true, false
	case '»':
		return guillemet, size, false, true
	case '"':
		return straight, size, blankBefore || !blankOrEnd(after(size)) && !unicode.IsLetter(before), true
	case '\'':
		if after(1) == '\'' {
			return doubled, 2, blankBefore, true
		}
		if unicode.IsLetter(before) && unicode.IsLetter(after(1)) {
			return noMark, size, false, false
		}
		return straightSingle, size, blankBefore, !blankBefore && !unicode.IsLetter(after(1)) && before != 's'
	case '`':
		if after(1) == '`' {
			return doubled, 2, true, false
		}
	case '‘':
		return curlySingle, size, blankBefore, false
	case '’':
		return curlySingle, size, false, !unicode.IsLetter(after(size)) && before != 's'
	}
	return noMark, size, false, false
}

func blankOrEnd(r rune) bool {
	return r == utf8.RuneError || unicode.IsSpace(r)
}

// sentential tells speech from titles and scare quotes: several words, and the
// look of a sentence: a capital or a clause's punctuation.
func sentential(text string, q quotation) bool {
	in := text[q.Inner.Start:q.Inner.End]
	words, lower, inWord := 0, 0, false
	for _, r := range in {
		letter := unicode.IsLetter(r) || unicode.IsDigit(r)
		if letter && !inWord {
			words++
			if unicode.IsLower(r) {
				lower++
			}
		}
		inWord = letter || inWord && (r == '\'' || r == '’' || r == '-')
	}
	if words == 0 {
		return false
	}
	first, _ := utf8.DecodeRuneInString(in)
	last := rune(in[len(in)-1])
	if words >= 2 && lower*3 < words && last != '!' {
		return false // a title
	}
	stops := last == '.' || last == ',' || last == '!' || last == '?'
	return words >= 3 && (unicode.IsUpper(first) || stops) || words >= 8 || words >= 1 && stops && unicode.IsUpper(first)
}

// trimLead shortens a span by blanks at both ends and by commas and colons at its head.
func trimLead(text string, s Span) Span {
	s = trimBlanks(text, s)
	for !s.empty() && (text[s.Start] == ',' || text[s.Start] == ':') {
		s = trimBlanks(text, Span{s.Start + 1, s.End})
	}
	return s
}

// trimBlanks shortens a span by blanks at both ends.
func trimBlanks(text string, s Span) Span {
	for s.Start < s.End {
		r, n := utf8.DecodeRuneInString(text[s.Start:s.End])
		if !unicode.IsSpace(r) {
			break
		}
		s.Start += n
	}
	for s.Start < s.End {
		r, n := utf8.DecodeLastRuneInString(text[s.Start:s.End])
		if !unicode.IsSpace(r) {
			break
		}
		s.End -= n
	}
	return s
}
