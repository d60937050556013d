package schema_test

import (
	"testing"

	"quoth/schema"
	"quoth/schema/sample"
)

// A claim of which the article does not tell who made it has no speakers,
// wherever it is asked for; what it is about stands.
func TestUnattributed(t *testing.T) {
	readings := sample.Readings()
	readings[0].Claims[1].Speakers = nil
	s := open(t, schema.Config{}, readings)
	for query, want := range map[string]string{
		`{ claims(where: {unattributed: true}) { totalCount nodes { cue speakers { name } attributions { text } about { name } } } }`: `{"data":{"claims":{"totalCount":1,"nodes":[` +
			`{"cue":"denied","speakers":[],"attributions":[],"about":[{"name":"Freedonia"},{"name":"Hentzau"}]}]}}}`,
		`{ claims(where: {unattributed: false}) { totalCount } }`:             `{"data":{"claims":{"totalCount":6}}}`,
		`{ claims(where: {not: {speakerType: [PERSON]}}) { nodes { cue } } }`: `{"data":{"claims":{"nodes":[{"cue":"Under"},{"cue":"denied"}]}}}`,
		`{ claims(speaker: "Rufus Firefly") { totalCount } }`:                 `{"data":{"claims":{"totalCount":2}}}`,
		`{ actor(name: "Rufus Firefly") { claims { totalCount } } }`:          `{"data":{"actor":{"claims":{"totalCount":2}}}}`,
	} {
		got := string(s.Do(t.Context(), schema.Request{Query: query}).AppendJSON(nil))
		if got != want {
			t.Errorf("%s\ngot  %s\nwant %s", query, got, want)
		}
	}
}
