package loader_test

import (
	"testing"

	"quoth/graph"
	"quoth/loader"

	"github.com/google/go-cmp/cmp"
)

// TestBackground holds what the gazetteer may add: the country of a capital, of
// another city where the article names both and says nothing of the two itself,
// and nothing of where a city lies that states dispute; regions of the world for
// countries alone.
func TestBackground(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"Kenya and Uganda signed a treaty in Nairobi on 4 May 2021, the minister said.", "Nairobi in Kenya, background"},
		{"Kenya and Uganda signed a treaty in Nairobi, Kenya, on 4 May 2021, the minister said.", "Nairobi in Kenya, text"},
		{"Chad and Uganda signed a treaty in Nairobi on 4 May 2021, the minister said.", "Nairobi in Kenya, background"},
		{"Chad and Uganda signed a treaty in Mombasa on 4 May 2021, the minister said.", ""},
		{"Kenya and Somalia signed a treaty in Kismayo on 4 May 2021, the minister said.", "Kismayo in Somalia, background"},
		{"Kenya and Somalia signed a treaty in Hargeisa on 4 May 2021, the minister said.", ""},
		{"Israel and Jordan signed a treaty in Jerusalem on 4 May 2021, the minister said.", ""},
	} {
		dir := write(t, map[string]string{"a.txt": c.text + "\n"})
		readings, errs := collect(t, newLoader(t, loader.Config{}), dir)
		if len(errs) > 0 || len(readings) != 1 {
			t.Fatal(errs)
		}
		names, world := map[string]string{}, map[string]bool{}
		for _, e := range readings[0].Entities {
			names[e.Key] = e.Name
			world[e.Key] = e.Type == graph.Region && len(e.Mentions) == 0
		}
		got := ""
		for _, l := range readings[0].Locations {
			if world[l.Region] {
				if l.Basis != graph.BackgroundBasis || l.Rule != "background: UN M49" || len(l.Spans) != 1 || l.Spans[0].End-l.Spans[0].Start < 4 {
					t.Errorf("%q: %+v", c.text, l)
				}
				continue
			}
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

// TestWorld holds that the regions of a country are joined to the one that the
// article names, and that none is made up for what the article does not speak of.
func TestWorld(t *testing.T) {
	dir := write(t, map[string]string{"a.txt": "Georgia and Armenia signed a treaty on the South Caucasus, the minister said. It rained in Chad.\n"})
	readings, errs := collect(t, newLoader(t, loader.Config{}), dir)
	if len(errs) > 0 || len(readings) != 1 {
		t.Fatal(errs)
	}
	got := map[string]string{}
	for _, l := range readings[0].Locations {
		got[l.Place] += l.Region + " "
	}
	want := map[string]string{
		"country:armenia": "place:western-asia place:asia place:south-caucasus ",
		"country:georgia": "place:western-asia place:asia place:south-caucasus ",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	for _, e := range readings[0].Entities {
		if (len(e.Mentions) > 0) != (e.Name != "Asia" && e.Name != "Western Asia") {
			t.Errorf("%s has %d mentions", e.Name, len(e.Mentions))
		}
	}
}
