package attribution

import (
	"quoth/graph"
	"quoth/loader/date"
)

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
