package loader_test

import (
	"context"
	"log/slog"
	"strings"
	"testing"

	"quoth/loader"
	"quoth/loader/language"
)

// prose is news of the common kind: quotations, reported
// speech, names, dates and places.
const prose = `The finance minister of Ghana, Ama Mensah, said on Thursday that inflation had slowed to 5.1 percent and that the government would not raise taxes before the election.

"We have kept our word," she told reporters in Accra. "The harvest was good, and the port is working again."

According to the central bank, exports to Ivory Coast and Togo grew by a third after the three countries signed a trade agreement in Lome on 3 March 2023. Opposition leaders accused the government of hiding its debts, adding that the International Monetary Fund had warned against new loans.

The strike in the northern city of Tamale, the union said, will last until the ministry answers its letter.

`

// BenchmarkRead measures the whole of extraction, in tokens a second of one
// core, on texts of growing length: the rate should not fall.
func BenchmarkRead(b *testing.B) {
	l, err := loader.New(slog.New(slog.DiscardHandler), loader.Config{})
	if err != nil {
		b.Fatal(err)
	}
	model, err := language.Open()
	if err != nil {
		b.Fatal(err)
	}
	for _, size := range []struct {
		name string
		n    int
	}{{"4kB", 5}, {"40kB", 50}, {"400kB", 500}} {
		b.Run(size.name, func(b *testing.B) {
			text := strings.Repeat(prose, size.n)
			tokens := 0
			for _, sentence := range model.Analyze(text, []language.Block{{Start: 0, End: len(text)}}).Sentences {
				tokens += len(sentence.Tokens)
			}
			b.SetBytes(int64(len(text)))
			for b.Loop() {
				if _, err := l.Read(context.Background(), loader.Source{ID: "a.txt", Name: "a.txt", Data: []byte(text)}); err != nil {
					b.Fatal(err)
				}
			}
			b.ReportMetric(float64(tokens)*float64(b.N)/b.Elapsed().Seconds(), "tokens/s")
		})
	}
}
