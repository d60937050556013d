package relation_test

import (
	"strings"
	"testing"
	"unicode/utf8"

	"quoth/loader/relation"
)

// FuzzFind: no text breaks it, and every span is words of the text.
func FuzzFind(f *testing.F) {
	f.Add("A truce between Israel and Hezbollah, brokered by Egypt, was signed in Cairo, Egypt, on 3 May 2021.")
	f.Add("cease - fire cease-fire ’s 's - the - of of")
	f.Add(strings.Repeat("between and with ", 40))
	f.Add("Treaty of")
	f.Add("Chad signed a pact. Under the pact, \"Niger must, according to the pact, pay\". In return, it will go: - shall; (a) must be obliged by the pact to, under which")
	f.Fuzz(func(t *testing.T, text string) {
		if !utf8.ValidString(text) || len(text) > 1<<14 {
			t.Skip("not UTF-8, or longer than tells anything new")
		}
		doc, art, set, dates := read(t, text)
		r := relation.Find(doc, art, set, dates)
		check := func(what string, spans ...relation.Span) {
			for _, s := range spans {
				if s.Start < 0 || s.Start >= s.End || s.End > len(text) || !utf8.ValidString(text[s.Start:s.End]) {
					t.Errorf("%s: span %v of %d bytes", what, s, len(text))
				}
			}
		}
		for _, a := range r.Agreements {
			check("agreement "+a.Name, a.Mentions...)
		}
		for _, m := range r.Memberships {
			check("membership", m.Spans...)
			if m.Agreement < 0 || m.Agreement >= len(r.Agreements) || m.Party < 0 || m.Party >= len(set.Entities) {
				t.Errorf("membership of %d in %d", m.Party, m.Agreement)
			}
		}
		for _, p := range r.Provisions {
			check("provision", append(p.Content, p.Source)...)
			if p.Cue != (relation.Span{}) {
				check("cue", p.Cue)
			}
			if len(p.Content) == 0 || p.Agreement < 0 || p.Agreement >= len(r.Agreements) {
				t.Errorf("provision %v of %d", p.Content, p.Agreement)
			}
			for i := 1; i < len(p.Content); i++ {
				if p.Content[i].Start < p.Content[i-1].End {
					t.Errorf("provision %v is not in order", p.Content)
				}
			}
		}
		for _, l := range r.Locations {
			check("location", l.Span, l.PlaceAt, l.RegionAt)
			if l.PlaceAt.Start < l.Span.Start || l.PlaceAt.End > l.Span.End {
				t.Errorf("the evidence %v does not hold the place %v", l.Span, l.PlaceAt)
			}
		}
	})
}

// BenchmarkFind reads growing texts of agreements; the time for a byte is to
// stay the same.
func BenchmarkFind(b *testing.B) {
	const paragraph = "Chile signed a free trade agreement with Vietnam in 2011. The truce, brokered by Egypt and Qatar, took effect on Thursday in Cairo, Egypt.\n\n"
	for _, size := range []struct {
		name string
		n    int
	}{{"1kB", 8}, {"10kB", 80}, {"100kB", 800}, {"1MB", 8000}} {
		b.Run(size.name, func(b *testing.B) {
			doc, art, set, dates := read(b, strings.Repeat(paragraph, size.n))
			b.SetBytes(int64(len(doc.Text)))
			b.ReportAllocs()
			for b.Loop() {
				relation.Find(doc, art, set, dates)
			}
		})
	}
}
