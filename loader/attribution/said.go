package attribution

import (
	"quoth/graph"
	"quoth/loader/date"
	"quoth/loader/entity"
	"quoth/loader/language"
)

// signatureLength bounds, in tokens, the line below a quotation that names its speaker.
const signatureLength = 14

// signed gives the speaker whom the line below a quotation names, which is a
// paragraph of its own: "— Ann Lee, mayor".
func (f *finder) signed(q *quotation) []Speaker {
	i := f.sentenceAt(q.Outer.End-1) + 1
	if i == 0 || i >= len(f.doc.Sentences) || !f.alone(q) {
		return nil
	}
	s := &f.doc.Sentences[i]
	if i+1 < len(f.doc.Sentences) && f.doc.Sentences[i+1].Block == s.Block || len(s.Tokens) > signatureLength {
		return nil
	}
	first := 0
	for first < len(s.Tokens) && s.Tokens[first].Tag == language.PUNCT {
		first++
	}
	m, ok := f.set.At(i, first)
	if !ok || m.First != first || m.Form != entity.Name || !f.actor(m) || m.End < len(s.Tokens) && s.Tokens[m.End].Tag != language.PUNCT {
		return nil
	}
	for _, k := range s.Tokens {
		if k.Tag == language.VERB || k.Tag == language.AUX {
			return nil
		}
	}
	start, end := f.set.Span(m)
	return []Speaker{{m.Entities[0], Span{start, end}}}
}

// saidOn reads when a claim was made: the date in its sentence outside its
// content that stands nearest to the cue ("said on Wednesday that …").
func (f *finder) saidOn(c *candidate) graph.Date {
	if c.cue.empty() {
		return ""
	}
	s := f.doc.Sentences[c.sentence]
	ctx := date.Context{Tense: date.Past}
	if f.art != nil {
		ctx.Anchor = graph.Date(f.art.Published)
	}
	var best graph.Date
	nearest := s.End - s.Start + 1
	read := func(start, end int) {
		if start >= end {
			return
		}
		for _, m := range date.Find(f.text, start, end, ctx) {
			if m.Date == "" || m.Precision != date.Day {
				continue
			}
			d := max(m.Start-c.cue.End, c.cue.Start-m.End)
			if d < nearest && d < saidReach {
				best, nearest = m.Date, d
			}
		}
	}
	from := s.Start
	for _, p := range c.content {
		read(from, min(p.Start, s.End))
		from = max(from, p.End)
	}
	read(from, s.End)
	return best
}

// saidReach bounds, in bytes, how far from the cue its date may stand.
const saidReach = 120
