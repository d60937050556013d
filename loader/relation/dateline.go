package relation

import (
	"regexp"

	"quoth/loader/article"
)

// dateline is the town and the region that open a report: "KABUL, Afghanistan
// (AP) —", "TIRASPOL, Moldova, Aug 31 (Reuters) -".
var dateline = regexp.MustCompile(`^\s*(\p{Lu}[\p{L}.’' -]{1,40}), (\p{Lu}[\p{L}.’' ]{1,30}?)(?:,| [(/—–-]| ?[:—–]|\.? ?$)`)

// maxDateline bounds the bytes of a dateline that is read.
const maxDateline = 160

// datelines reads what lies where from the datelines that were cut off the
// paragraphs behind them.
func (f *finder) datelines() {
	for i := 0; i+1 < len(f.art.Blocks); i++ {
		b, next := f.art.Blocks[i], f.art.Blocks[i+1]
		if b.Kind != article.Furniture || next.Kind != article.Paragraph || b.End-b.Start > maxDateline || next.Start > b.End+1 {
			continue
		}
		at := dateline.FindStringSubmatchIndex(f.art.Content[b.Start:b.End])
		if at == nil {
			continue
		}
		town := Span{b.Start + at[2], b.Start + at[3]}
		region := Span{b.Start + at[4], b.Start + at[5]}
		text := f.art.Content
		if p, in, ok := f.set.Town(text[town.Start:town.End], text[region.Start:region.End]); ok {
			f.locate(Location{
				Place: p, Region: in, Span: Span{town.Start, region.End}, PlaceAt: town, RegionAt: region,
				Confidence: sure, Rule: "location: dateline",
			})
		}
	}
}
