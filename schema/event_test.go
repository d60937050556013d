package schema_test

import (
	"crypto/sha256"
	"encoding/hex"
	"strings"
	"testing"

	"quoth/graph"
	"quoth/schema"
)

// told is an article that tells of an attack in words whose spans are their
// places in the text.
func told(id, text, killed string, count int) graph.Reading {
	at := func(words string) graph.Span {
		i := strings.Index(text, words)
		return graph.Span{Start: i, End: i + len(words)}
	}
	sum := sha256.Sum256([]byte(text))
	e := graph.Event{Kind: graph.Attack, Name: "attack", Date: "1933-03-04", Place: "place:hentzau", Spans: []graph.Span{at("attack")}, Confidence: 0.7}
	e.ID = graph.EventID(id, e.Kind, e.Spans)
	return graph.Reading{
		Article:  graph.Article{ID: id, Text: text, SHA256: hex.EncodeToString(sum[:])},
		Entities: []graph.Entity{{Key: "place:hentzau", Type: graph.City, Name: "Hentzau", Mentions: []graph.Span{at("Hentzau")}}},
		Events:   []graph.Event{e},
		Tolls:    []graph.Toll{{Kind: graph.Killed, Count: count, Event: e.ID, Span: at(killed)}},
	}
}

func TestAccounts(t *testing.T) {
	s := open(t, schema.Config{}, []graph.Reading{
		told("a.txt", "The attack in Hentzau on 4 March killed six.", "killed six", 6),
		told("b.txt", "Six died in an attack on Hentzau.", "Six died", 6),
		told("c.txt", "Nine died in an attack on Hentzau.", "Nine died", 9),
	})
	answer := s.Do(t.Context(), schema.Request{Query: `{ article(id: "a.txt") { events { nodes {
		accounts { event { article { id } } reason confidence }
		tolls(everybody: true) { count event { article { id } } } } } } }`})
	want := `{"data":{"article":{"events":{"nodes":[{` +
		`"accounts":[{"event":{"article":{"id":"b.txt"}},"reason":"both are of 1933-03-04; both in Hentzau; both tell of 6 killed","confidence":0.8}],` +
		`"tolls":[{"count":6,"event":{"article":{"id":"a.txt"}}},{"count":6,"event":{"article":{"id":"b.txt"}}}]}]}}}}`
	if got := string(answer.AppendJSON(nil)); got != want {
		t.Errorf("got %s\nwant %s", got, want)
	}
}
