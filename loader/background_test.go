package loader_test

import (
	"testing"

	"quoth/graph"
	"quoth/loader"

	"github.com/google/go-cmp/cmp"
)

// TestBackground holds what the gazetteer may add: the country of a city, where
// the article names both and says nothing of the two itself, and nothing of
// where a city lies that states dispute.
func TestBackground(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"Kenya and Uganda signed a treaty in Nairobi on 4 May 2021, the minister said.", "Nairobi in Kenya, background"},
		{"Kenya and Uganda signed a treaty in Nairobi, Kenya, on 4 May 2021, the minister said.", "Nairobi in Kenya, text"},
		{"Chad and Uganda signed a treaty in Nairobi on 4 May 2021, the minister said.", ""},
		{"Kenya and Somalia signed a treaty in Kismayo on 4 May 2021, the minister said.", "Kismayo in Somalia, background"},
		{"Kenya and Somalia signed a treaty in Hargeisa on 4 May 2021, the minister said.", ""},
		{"Israel and Jordan signed a treaty in Jerusalem on 4 May 2021, the minister said.", ""},
	} {
		dir := write(t, map[string]string{"a.txt": c.text + "\n"})
		readings, errs := collect(t, newLoader(t, loader.Config{}), dir)
		if len(errs) > 0 || len(readings) != 1 {
			t.Fatal(errs)
		}
		names := map[string]string{}
		for _, e := range readings[0].Entities {
			names[e.Key] = e.Name
		}
		got := ""
		for _, l := range readings[0].Locations {
			got += names[l.Place] + " in " + names[l.Region] + ", " + string(l.Basis)
			if l.Basis == graph.BackgroundBasis && len(l.Spans) != 1 {
				t.Errorf("%q: %d spans", c.text, len(l.Spans))
			}
		}
		if diff := cmp.Diff(c.want, got); diff != "" {
			t.Errorf("%q: %s", c.text, diff)
		}
	}
}
