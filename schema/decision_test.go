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

// What one article calls by a name is split off; a claim is hidden from lists
// and found by its id.
func TestDecisionsInOneArticle(t *testing.T) {
	s := changeable(t)
	for _, tt := range []struct{ query, want string }{
		{`mutation { split(a: "Trentino", reason: "so") { outcome } }`, `give either b or article`},
		{`mutation { split(a: "Trentino", b: "Freedonia", article: "x", reason: "so") { outcome } }`, `give either b or article`},
		{`mutation { split(a: "Trentino", article: "nowhere", reason: "so") { outcome } }`, `0 articles are \"nowhere\"`},
		{`mutation { split(a: "Trentino", article: "news/001.txt", reason: "a namesake") { outcome difference { actors }
			decision { id ids things { id } article { id } } } }`,
			`{"data":{"split":{"outcome":"ADDED","difference":{"actors":0},"decision":{"id":"decision:26eeff8aae9ee0690ec1",` +
				`"ids":["person:trentino","person:trentino~6edd9d6a"],"things":[{"id":"person:trentino~6edd9d6a"}],"article":{"id":"news/001.txt"}}}}}`},
	} {
		if got := change(t, s, tt.query, nil); !strings.Contains(got, tt.want) {
			t.Errorf("%s: %s", tt.query, got)
		}
	}
	var found struct {
		Claims struct{ Nodes []struct{ ID string } }
	}
	if err := json.Unmarshal(s.Do(t.Context(), schema.Request{Query: `{ claims(first: 1) { nodes { id } } }`}).Data, &found); err != nil {
		t.Fatal(err)
	}
	id := map[string]any{"id": found.Claims.Nodes[0].ID}
	got := change(t, s, `mutation ($id: String!) { hide(what: $id, reason: "misread") { difference { claims } decision { things { id } } } }`, id)
	if want := `{"data":{"hide":{"difference":{"claims":-1},"decision":{"things":[{"id":"` + found.Claims.Nodes[0].ID + `"}]}}}}`; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
	if again := string(s.Do(t.Context(), schema.Request{Query: `{ claims(first: 1) { nodes { id } } }`}).Data); strings.Contains(again, found.Claims.Nodes[0].ID) {
		t.Errorf("the hidden claim is listed: %s", again)
	}
}
