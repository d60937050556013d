package schema_test

import (
	"encoding/json"
	"strings"
	"testing"

	"quoth/schema"
)

// A decision is made once, changed where its grounds change, found by its id
// and taken back once; what it is about becomes one and two again.
func TestDecisions(t *testing.T) {
	s := changeable(t)
	names := func() string {
		t.Helper()
		return string(s.Do(t.Context(), schema.Request{Query: `{ actors(search: "Trentino") { nodes { name } } }`}).Data)
	}
	before := names()
	const merge = `mutation { merge(a: "Rufus Firefly", b: "person:trentino", reason: "REASON", by: "desk", when: "1933-05") {
		outcome decision { id action ids things { id } reason by when } difference { actors articles } } }`
	var made struct {
		Data struct {
			Merge struct {
				Outcome    string
				Decision   struct{ ID, Action, Reason string }
				Difference struct{ Actors, Articles int }
			}
		}
	}
	for _, tt := range []struct {
		reason, outcome string
		actors          int
	}{{"the same man", "ADDED", -1}, {"the same man", "UNCHANGED", 0}, {"a masked ball", "REPLACED", 0}} {
		got := change(t, s, strings.Replace(merge, "REASON", tt.reason, 1), nil)
		if err := json.Unmarshal([]byte(got), &made); err != nil {
			t.Fatal(err)
		}
		if m := made.Data.Merge; m.Outcome != tt.outcome || m.Difference.Actors != tt.actors || m.Decision.Action != "MERGE" || m.Decision.Reason != tt.reason {
			t.Errorf("%s: %s", tt.outcome, got)
		}
	}
	id := made.Data.Merge.Decision.ID
	got := string(s.Do(t.Context(), schema.Request{Query: `query ($id: ID!) { node(id: $id) { __typename ... on Decision { ids things { ... on Person { identity { ids decisions { by } } } } } } decisions { totalCount nodes { when } } }`,
		Variables: map[string]any{"id": id}}).AppendJSON(nil))
	const want = `{"data":{"node":{"__typename":"Decision","ids":["person:rufus-firefly","person:trentino"],` +
		`"things":[{"identity":{"ids":["person:rufus-firefly","person:trentino"],"decisions":[{"by":"desk"}]}}]},"decisions":{"totalCount":1,"nodes":[{"when":"1933-05"}]}}}`
	if got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
	for _, outcome := range []string{"RETRACTED", "UNCHANGED"} {
		got := change(t, s, `mutation ($id: ID!) { undo(id: $id) { outcome } }`, map[string]any{"id": id})
		if want := `{"data":{"undo":{"outcome":"` + outcome + `"}}}`; got != want {
			t.Errorf("got %s, want %s", got, want)
		}
	}
	if got := names(); got != before {
		t.Errorf("got %s, before %s", got, before)
	}
}

func TestDecisionsRefused(t *testing.T) {
	s := changeable(t)
	for _, tt := range []struct{ query, want string }{
		{`mutation { merge(a: "Trentino", b: "nobody at all", reason: "so") { outcome } }`, `there is no entity or agreement \"nobody at all\"`},
		{`mutation { merge(a: "Trentino", b: "Trentino", reason: "so") { outcome } }`, `the two are the same key`},
		{`mutation { split(a: "Trentino", b: "Freedonia", reason: "") { outcome } }`, `it needs a reason`},
		{`mutation { hide(what: "Trentino", reason: "so") { outcome difference { actors } } split(a: "person:trentino", b: "Freedonia", reason: "so") { outcome } }`,
			`"data":{"hide":{"outcome":"ADDED","difference":{"actors":-1}},"split":{"outcome":"ADDED"}}`},
	} {
		if got := change(t, s, tt.query, nil); !strings.Contains(got, tt.want) || strings.Contains(tt.want, "data") == strings.Contains(got, "errors") {
			t.Errorf("%s: %s", tt.query, got)
		}
	}
}
