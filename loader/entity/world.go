package entity

import (
	"slices"
	"sync"

	"golang.org/x/text/language"
)

// World gives the regions of the world that a country lies in by UN M49, as CLDR
// has them, the smallest first, and then the groups of countries of
// data/groups.txt; none for what is no country of today.
func World(country string) []string { return slices.Clone(regions()[country]) }

// m49 is the regions that World gives, each before those that hold it, by the
// names of CLDR.
var m49 = []struct{ code, name string }{
	{"015", "Northern Africa"}, {"011", "Western Africa"}, {"014", "Eastern Africa"}, {"017", "Middle Africa"},
	{"018", "Southern Africa"}, {"202", "Sub-Saharan Africa"}, {"002", "Africa"},
	{"021", "Northern America"}, {"013", "Central America"}, {"029", "Caribbean"}, {"005", "South America"},
	{"419", "Latin America"}, {"019", "Americas"},
	{"030", "Eastern Asia"}, {"034", "Southern Asia"}, {"035", "Southeast Asia"}, {"143", "Central Asia"},
	{"145", "Western Asia"}, {"142", "Asia"},
	{"039", "Southern Europe"}, {"151", "Eastern Europe"}, {"154", "Northern Europe"}, {"155", "Western Europe"},
	{"150", "Europe"},
	{"053", "Australasia"}, {"054", "Melanesia"}, {"057", "Micronesian Region"}, {"061", "Polynesia"}, {"009", "Oceania"},
}

// regions holds what World gives, worked out once.
var regions = sync.OnceValue(func() map[string][]string {
	in := map[string][]string{}
	each("countries", func(f []string) {
		if f[5] == "" {
			return
		}
		country := language.MustParseRegion(f[5])
		for _, group := range m49 {
			if language.MustParseRegion(group.code).Contains(country) {
				in[f[0]] = append(in[f[0]], group.name)
			}
		}
	})
	each("groups", func(f []string) {
		for _, country := range items(f[1]) {
			in[country] = append(in[country], f[0])
		}
	})
	return in
})
