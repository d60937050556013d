package bench

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"os"
	"syscall"
	"testing"
	"time"

	"quoth/graph"
	"quoth/schema"
)

// ask has a document executed and gives the JSON of its data.
type ask func(ctx context.Context, document string) ([]byte, error)

// The documents, in GraphQL and in the dialect of Cayley, where a field is a
// predicate's IRI and @rev turns it round. What Cayley is asked is less: its
// lists have no order, and the article of a claim, which is the label of its
// quads, cannot be asked for.
func documents(actor string) []struct{ name, graphql, cayley string } {
	const name = `<http://schema.org/name>`
	return []struct{ name, graphql, cayley string }{
		{"point", fmt.Sprintf(`{ actor(id: %q) { id name type } }`, actor),
			fmt.Sprintf(`{ nodes(id: <urn:x-quoth:%s>) { id, name: %s @opt, type: <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> @opt } }`, actor, name)},
		{"list", `{ claims(first: 50) { nodes { text kind stance speakers { name type } article { title published } } } }`,
			`{ nodes(<http://www.w3.org/1999/02/22-rdf-syntax-ns#type>: <http://schema.org/Claim>, first: 50) {
				text: <http://schema.org/text>, kind: <urn:x-quoth:kind>, stance: <urn:x-quoth:stance>,
				speakers: <urn:x-quoth:speaker> @opt { name: ` + name + ` @opt },
				<urn:x-quoth:evidence> @opt { <http://www.w3.org/ns/oa#exact> } } }`},
		{"levels", `{ agreements(first: 20) { nodes { name date parties { role party { name memberships { nodes { agreement { name } } } } evidence { exact article { title } } } } } }`,
			`{ nodes(<http://www.w3.org/1999/02/22-rdf-syntax-ns#type>: <urn:x-quoth:Agreement>, first: 20) {
				name: ` + name + ` @opt, date: <urn:x-quoth:date> @opt,
				parties: <urn:x-quoth:agreement> @rev @opt { role: <urn:x-quoth:role>,
					party: <urn:x-quoth:party> @opt { name: ` + name + ` @opt, agreement: <urn:x-quoth:partyTo> @opt { name: ` + name + ` @opt } },
					evidence: <urn:x-quoth:evidence> @opt { exact: <http://www.w3.org/ns/oa#exact> } } } }`},
	}
}

// peers opens the store that QUOTH_BENCH_DB names and gives who answers from it.
func peers(tb testing.TB) (actor string, answers []struct {
	name string
	ask  ask
}) {
	tb.Helper()
	address := os.Getenv("QUOTH_BENCH_DB")
	if address == "" {
		tb.Skip("QUOTH_BENCH_DB names no store; \"make peers\" makes one")
	}
	ctx := context.Background()
	store, err := graph.Open(ctx, nil, address, graph.Config{})
	if err != nil {
		tb.Fatal(err)
	}
	tb.Cleanup(func() { store.Close() })
	view, err := store.View(ctx)
	if err != nil {
		tb.Fatal(err)
	}
	defer view.Close()
	claims, err := view.Claims(ctx, graph.ClaimFilter{}, graph.Page{First: 1})
	if err != nil || len(claims.Items) == 0 {
		tb.Fatal("the store has no claim: ", err)
	}
	var export bytes.Buffer
	if err := store.Export(ctx, &export, graph.NQuads); err != nil {
		tb.Fatal(err)
	}
	tb.Logf("%d quads", bytes.Count(export.Bytes(), []byte("\n")))
	own, err := newCayley(tb.TempDir()+"/cayley", &export)
	if err != nil {
		tb.Fatal(err)
	}
	tb.Cleanup(func() { own.quads.Close() })
	do := func(reference bool) ask {
		s, err := schema.New(nil, store, schema.Config{Reference: reference})
		if err != nil {
			tb.Fatal(err)
		}
		return func(ctx context.Context, document string) ([]byte, error) {
			resp := s.Do(ctx, schema.Request{Query: document})
			if len(resp.Errors) > 0 {
				return nil, fmt.Errorf("%s", resp.AppendJSON(nil))
			}
			return resp.Data, nil
		}
	}
	return claims.Items[0].Speakers[0].Entity, []struct {
		name string
		ask  ask
	}{{"quoth", do(false)}, {"graphql-go", do(true)}, {"gqlgen", newGqlgen(store).do}, {"cayley", own.do}}
}

// Who answers GraphQL over Quoth's store gives the same data, but for the
// order of keys and the case of enum values.
func TestSameAnswers(t *testing.T) {
	actor, answers := peers(t)
	for _, d := range documents(actor) {
		var want string
		for _, a := range answers {
			if a.name == "cayley" {
				if got, err := a.ask(t.Context(), d.cayley); err != nil || len(got) < 20 {
					t.Errorf("%s: cayley: %s %v", d.name, got, err)
				}
				continue
			}
			data, err := a.ask(t.Context(), d.graphql)
			if err != nil {
				t.Fatalf("%s: %s: %v", d.name, a.name, err)
			}
			var value any
			if err := json.Unmarshal(bytes.ToLower(data), &value); err != nil {
				t.Fatal(err)
			}
			got := fmt.Sprint(value)
			if want == "" {
				want = got
			}
			if at := differ(got, want); at >= 0 {
				t.Errorf("%s: %s answers\n…%.300s\nnot\n…%.300s", d.name, a.name, got[max(0, at-100):], want[max(0, at-100):])
			}
		}
	}
}

// differ gives where two strings begin to differ, -1 where they do not.
func differ(a, b string) int {
	for i := range min(len(a), len(b)) {
		if a[i] != b[i] {
			return i
		}
	}
	if len(a) != len(b) {
		return min(len(a), len(b))
	}
	return -1
}

// BenchmarkPeers measures one request each; cpu-ns/op is the time of all
// threads, garbage collection among it.
func BenchmarkPeers(b *testing.B) {
	actor, answers := peers(b)
	for _, d := range documents(actor) {
		for _, a := range answers {
			document := d.graphql
			if a.name == "cayley" {
				document = d.cayley
			}
			b.Run(d.name+"/"+a.name, func(b *testing.B) {
				b.ReportAllocs()
				before := cpu(b)
				for b.Loop() {
					if _, err := a.ask(b.Context(), document); err != nil {
						b.Fatal(err)
					}
				}
				b.ReportMetric(float64(cpu(b)-before)/float64(b.N), "cpu-ns/op")
			})
		}
	}
}

func cpu(b *testing.B) time.Duration {
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
		b.Fatal(err)
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}
