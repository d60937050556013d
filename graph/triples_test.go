package graph_test

import (
	"strings"
	"testing"

	"quoth/graph"
)

// TestTriples asks for quads by every combination of their parts and compares
// with the lines of the export.
func TestTriples(t *testing.T) {
	readings := corpus(60, 4)
	each(t, graph.Config{}, func(t *testing.T, s *graph.Store) {
		put(t, s, readings...)
		lines := strings.Split(strings.TrimSuffix(string(export(t, s, graph.NQuads)), "\n"), "\n")
		v, err := s.View(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		defer v.Close()
		var some []graph.Quad
		for q, err := range v.Quads(t.Context(), graph.Pattern{}) {
			if err != nil {
				t.Fatal(err)
			}
			some = append(some, q)
		}
		for i := 0; i < len(some); i += len(some)/5 + 1 {
			for mask := range 16 {
				p := graph.Pattern{}
				for bit, part := range []struct{ to, from *graph.Term }{{&p.Subject, &some[i].Subject}, {&p.Predicate, &some[i].Predicate},
					{&p.Object, &some[i].Object}, {&p.Label, &some[i].Label}} {
					if mask&(1<<bit) != 0 {
						*part.to = *part.from
					}
				}
				var want []string
				for j, q := range some {
					if (p.Subject == graph.Term{} || p.Subject == q.Subject) && (p.Predicate == graph.Term{} || p.Predicate == q.Predicate) &&
						(p.Object == graph.Term{} || p.Object == q.Object) && (p.Label == graph.Term{} || p.Label == q.Label) {
						want = append(want, lines[j])
					}
				}
				var got []string
				for _, q := range all(t, 100, func(at graph.Page) (graph.List[graph.Quad], error) { return v.Triples(t.Context(), p, at) }) {
					got = append(got, q.String())
				}
				if strings.Join(want, "\n") != strings.Join(got, "\n") {
					t.Fatalf("%+v gives %d quads, not %d", p, len(got), len(want))
				}
				if n, err := v.TripleCount(t.Context(), p); err != nil || n != len(want) {
					t.Fatalf("%+v counts %d quads, not %d (%v)", p, n, len(want), err)
				}
			}
		}
	})
}
