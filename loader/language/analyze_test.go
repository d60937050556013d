package language_test

import (
	"fmt"
	"strings"
	"testing"
)

const prose = "“We want lasting peace in the region,” President Maria Keller said at a news conference in Vienna on Tuesday, " +
	"adding that both governments had agreed to reopen the border crossing by Oct. 5. According to the foreign ministry, " +
	"the talks, which began at 9:30 a.m., were “constructive”. Officials who did not want to be named said the U.S. had " +
	"urged the two sides to withdraw their forces, but a spokesman for the army denied that any order had been given.\n\n"

// BenchmarkAnalyze reads texts of growing length; the time for a byte should
// not grow with them.
func BenchmarkAnalyze(b *testing.B) {
	m := open(b)
	for _, kind := range []struct{ name, unit string }{
		{"prose", prose}, {"quotes", `"`}, {"curly", "“"}, {"sentence", "and the men of the town "}, {"letters", "a"}, {"dots", "a.b@"}, {"stops", `." `},
	} {
		for _, kb := range []int{1, 10, 100, 1000} {
			text := strings.Repeat(kind.unit, kb*1000/len(kind.unit)+1)[:kb*1000]
			b.Run(fmt.Sprintf("%s/%dkB", kind.name, kb), func(b *testing.B) {
				b.SetBytes(int64(len(text)))
				b.ReportAllocs()
				tokens := 0
				for b.Loop() {
					tokens = 0
					for _, s := range m.Analyze(text, nil).Sentences {
						tokens += len(s.Tokens)
					}
				}
				b.ReportMetric(float64(tokens)*float64(b.N)/b.Elapsed().Seconds(), "tokens/s")
			})
		}
	}
}
