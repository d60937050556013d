package entity_test

import (
	"bufio"
	"os"
	"strings"
	"testing"

	"quoth/loader/entity"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/text/language"
	"golang.org/x/text/language/display"
)

func TestWorld(t *testing.T) {
	for country, want := range map[string][]string{
		"Georgia":                          {"Western Asia", "Asia", "South Caucasus"},
		"France":                           {"Western Europe", "Europe"},
		"Kenya":                            {"Eastern Africa", "Sub-Saharan Africa", "Africa"},
		"Mexico":                           {"Central America", "Latin America", "Americas"},
		"United States":                    {"Northern America", "Americas"},
		"Kosovo":                           {"Southern Europe", "Europe"},
		"Democratic Republic of the Congo": {"Middle Africa", "Sub-Saharan Africa", "Africa"},
		"Palau":                            {"Micronesian Region", "Oceania"},
		"Soviet Union":                     nil,
		"Ruritania":                        nil,
	} {
		if diff := cmp.Diff(want, entity.World(country)); diff != "" {
			t.Errorf("%s: %s", country, diff)
		}
	}
}

// TestWorldWhole holds that every country of the gazetteer lies somewhere, but
// those that are no more and the parts of one.
func TestWorldWhole(t *testing.T) {
	f, err := os.Open("data/countries.txt")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	gone := map[string]bool{
		"Soviet Union": true, "Yugoslavia": true, "Czechoslovakia": true, "East Germany": true, "Ottoman Empire": true,
		"Austria-Hungary": true, "England": true, "Scotland": true, "Wales": true, "Northern Ireland": true,
	}
	for lines := bufio.NewScanner(f); lines.Scan(); {
		name, _, _ := strings.Cut(lines.Text(), "|")
		if name = strings.TrimSpace(name); name == "" || name[0] == '#' {
			continue
		}
		if got := entity.World(name); (len(got) < 2) != gone[name] {
			t.Errorf("%s lies in %q", name, got)
		}
	}
}

// TestWorldNames holds the names of the regions, and the codes of the countries
// whose names CLDR shares, against CLDR.
func TestWorldNames(t *testing.T) {
	names := display.English.Regions()
	for name, code := range map[string]string{
		"Southeast Asia": "035", "Micronesian Region": "057", "Middle Africa": "017", "Latin America": "419", "Americas": "019",
		"Sub-Saharan Africa": "202", "Northern America": "021", "Eastern Asia": "030", "Western Europe": "155",
	} {
		if got := names.Name(language.MustParseRegion(code)); got != name {
			t.Errorf("%s is %q, want %q", code, got, name)
		}
	}
}
