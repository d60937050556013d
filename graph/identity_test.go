package graph_test

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	gocmp "github.com/google/go-cmp/cmp"

	"quoth/graph"
)

// article makes a reading of some parts.
func article(id string, published graph.Date, parts ...func(*author)) graph.Reading {
	a := &author{id: id, byKey: map[string]int{}}
	title := a.write("News")
	a.write("\n\n")
	for _, part := range parts {
		part(a)
		a.write(".\n")
	}
	a.reading.Article = graph.Article{ID: id, Title: a.slice(title), Published: published, Text: a.text.String()}
	sum := sha256.Sum256([]byte(a.text.String()))
	a.reading.Article.SHA256 = hex.EncodeToString(sum[:])
	return a.reading
}

// holder names a person with an office; of is a country or "".
func holder(name, title, of string) func(*author) {
	return func(a *author) {
		role := graph.Role{Title: title}
		if of != "" {
			role.Of, _ = a.entity(graph.Country, of, of)
		}
		role.Span = a.write(" " + title + " ")
		key, _ := a.entity(graph.Person, name, name)
		if title != "" {
			a.reading.Entities[a.byKey[key]].Roles = []graph.Role{role}
		}
	}
}

func named(t graph.EntityType, name string, others ...string) func(*author) {
	return func(a *author) {
		key, _ := a.entity(t, name, name)
		for _, other := range others {
			a.entity(t, name, other)
		}
		a.reading.Entities[a.byKey[key]].Names = others
	}
}

// agreed names an agreement; parties are countries, those behind "by" mediate.
func agreed(kind graph.AgreementKind, name string, date graph.Date, parties ...string) func(*author) {
	return func(a *author) {
		parts, role := []string{string(kind), string(date)}, graph.PartyRole
		var members []graph.Membership
		from := a.length
		for _, p := range parties {
			if p == "by" {
				role = graph.MediatorRole
				continue
			}
			key, _ := a.entity(graph.Country, p, p)
			a.write(" ")
			members = append(members, graph.Membership{Party: key, Role: role, Spans: []graph.Span{{Start: from, End: a.length}}, Confidence: 1})
			parts = append(parts, p)
		}
		mention := a.write(name)
		key := graph.AgreementKey(parts...)
		if date == "" {
			key = graph.LocalAgreementKey(a.id, name)
		}
		a.reading.Agreements = append(a.reading.Agreements, graph.Agreement{Key: key, Name: name, Kind: kind, Date: date,
			Status: graph.Reached, Mentions: []graph.Span{mention}})
		for _, m := range members {
			m.Agreement = key
			a.reading.Memberships = append(a.reading.Memberships, m)
		}
	}
}

// clusters gives the keys that are one thing, those of several members only,
// and the reasons of their links.
func clusters(t testing.TB, s *graph.Store) (groups []string, reasons []string) {
	t.Helper()
	view(t, s, func(ctx context.Context, v *graph.View) {
		seen := map[string]bool{}
		for r, err := range v.Readings(ctx) {
			if err != nil {
				t.Fatal(err)
			}
			var keys []string
			for _, e := range r.Entities {
				keys = append(keys, e.Key)
			}
			for _, a := range r.Agreements {
				keys = append(keys, a.Key)
			}
			ids, err := v.Identities(ctx, keys)
			if err != nil {
				t.Fatal(err)
			}
			for _, n := range ids {
				if len(n.Members) > 1 && !seen[n.Key] {
					seen[n.Key] = true
					groups = append(groups, strings.Join(n.Members, " "))
					for _, l := range n.Links {
						reasons = append(reasons, l.Rule+": "+l.Reason)
					}
				}
			}
		}
	})
	slices.Sort(groups)
	slices.Sort(reasons)
	return groups, reasons
}

func TestWhoIsWho(t *testing.T) {
	const (
		norland, sudria, estmark = "Norland", "Sudria", "Estmark"
	)
	tests := []struct {
		name     string
		readings []graph.Reading
		want     []string
	}{
		{"spellings of a given name", []graph.Reading{
			article("a", "", holder("Hikmet Aliev", "Assistant to the President", norland)),
			article("b", "", holder("Hikmat Aliyev", "Assistant", norland)),
		}, []string{"person:hikmat-aliyev person:hikmet-aliev"}},
		{"spelling alone is nothing", []graph.Reading{
			article("a", "", holder("Hikmet Aliev", "", "")),
			article("b", "", holder("Hikmat Aliev", "Assistant", norland)),
		}, nil},
		{"other countries", []graph.Reading{
			article("a", "", holder("Hikmet Aliev", "President", sudria)),
			article("b", "", holder("Hikmat Aliev", "President", norland)),
		}, nil},
		{"a country in common is nothing without the name", []graph.Reading{
			article("a", "", holder("Vladimir Putin", "President", norland)),
			article("b", "", holder("Vladimir Plahotniuc", "President", norland)),
			article("c", "", holder("Marina Putin", "spokeswoman", norland)),
			article("d", "", holder("Karina Putin", "spokeswoman", norland)),
		}, nil},
		{"brother and sister", []graph.Reading{
			article("a", "", holder("Daniel Rossi", "Minister", norland)),
			article("b", "", holder("Daniela Rossi", "Minister", norland)),
			article("c", "", holder("Mario Udo", "Minister", norland)),
			article("d", "", holder("Maria Udo", "Minister", norland)),
		}, nil},
		{"a bare surname with an office", []graph.Reading{
			article("a", "", holder("Petrov", "Foreign Minister", norland)),
			article("b", "", holder("Ivan Petrov", "Foreign Minister", norland)),
		}, []string{"person:ivan-petrov person:petrov"}},
		{"a bare surname that two can bear", []graph.Reading{
			article("a", "", holder("Petrov", "Foreign Minister", norland)),
			article("b", "", holder("Ivan Petrov", "Foreign Minister", norland)),
			article("c", "", holder("Oleg Petrov", "governor", norland)),
		}, nil},
		{"a nickname and an office", []graph.Reading{
			article("a", "", holder("Mike Udo", "Vice President", norland)),
			article("b", "", holder("Michael Udo", "Vice President", norland)),
		}, []string{"person:michael-udo person:mike-udo"}},
		{"a nickname alone", []graph.Reading{
			article("a", "", holder("Mike Udo", "lawyer", "")),
			article("b", "", holder("Michael Udo", "lawyer", "")),
		}, nil},
		{"a middle initial and a title that few bear", []graph.Reading{
			article("a", "", holder("Adam Okafor", "Rep.", "")),
			article("b", "", holder("Adam B. Okafor", "Rep.", "")),
		}, []string{"person:adam-b-okafor person:adam-okafor"}},
		{"a middle initial and what many are", []graph.Reading{
			article("a", "", holder("Adam Okafor", "actor", "")),
			article("b", "", holder("Adam B. Okafor", "actor", "")),
			article("c", "", holder("Chen Udo", "player", "")),
			article("d", "", holder("Chen B. Udo", "President", "")),
		}, nil},
		{"a middle initial of father and son", []graph.Reading{
			article("a", "", holder("George Udo", "President", "")),
			article("b", "", holder("George H. Udo", "President", "")),
			article("c", "", holder("George W. Udo", "President", "")),
		}, nil},
		{"two middle initials in two orders", []graph.Reading{
			article("a", "", holder("George W. Udo", "President", "")),
			article("b", "", holder("George W. H. Udo", "President", "")),
		}, nil},
		{"without the first of the given names", []graph.Reading{
			article("a", "", holder("Ali Farid Petrov", "President", norland)),
			article("b", "", holder("Farid Petrov", "President", norland)),
			article("c", "", holder("Ali Petrov", "President", sudria)),
		}, []string{"person:ali-farid-petrov person:farid-petrov"}},
		{"an initial", []graph.Reading{
			article("a", "", holder("I. Petrov", "Foreign Minister", norland)),
			article("b", "", holder("Ivan Petrov", "Foreign Minister", norland)),
		}, []string{"person:i-petrov person:ivan-petrov"}},
		{"an acronym that an article explains", []graph.Reading{
			article("a", "", named(graph.Organization, "NPA")),
			article("b", "", named(graph.Organization, "Northern Press Agency", "NPA")),
			article("c", "", named(graph.Organization, "National Park Authority")),
		}, []string{"organization:northern-press-agency organization:npa"}},
		{"an acronym of one name alone", []graph.Reading{
			article("a", "", named(graph.Organization, "ICNC")),
			article("b", "", named(graph.Organization, "International Committee of the Northern Cross")),
		}, []string{"organization:icnc organization:international-committee-of-the-northern-cross"}},
		{"an acronym of two names", []graph.Reading{
			article("a", "", named(graph.Organization, "ICNC")),
			article("b", "", named(graph.Organization, "International Committee of the Northern Cross")),
			article("c", "", named(graph.Organization, "Inland Canal Navigation Company")),
		}, nil},
		{"one ministry", []graph.Reading{
			article("a", "", named(graph.Organization, "Ministry of Defence of Norland")),
			article("b", "", named(graph.Organization, "Norland Defense Ministry")),
			article("c", "", named(graph.Organization, "Sudria Defense Ministry")),
			article("d", "", named(graph.Organization, "University of York")),
			article("e", "", named(graph.Organization, "York University")),
		}, []string{"organization:ministry-of-defence-of-norland organization:norland-defense-ministry"}},
		{"a place by another name", []graph.Reading{
			article("a", "", named(graph.City, "Belmar", "Nagorno-Belmar")),
			article("b", "", named(graph.City, "Nagorno-Belmar")),
			article("c", "", named(graph.City, "New Belmar")),
		}, []string{"place:belmar place:nagorno-belmar"}},
		{"a word that makes another place", []graph.Reading{
			article("a", "", named(graph.Region, "Belmar State", "Belmar")),
			article("b", "", named(graph.City, "Belmar")),
		}, nil},
		{"a year and the countries of the article are too little", []graph.Reading{
			article("a", "", agreed(graph.Accord, "accord", "2014"), named(graph.Country, norland), named(graph.Country, sudria)),
			article("b", "", agreed(graph.Accord, "agreement", "2014-03"), named(graph.Country, norland), named(graph.Country, sudria)),
		}, nil},
		{"kinds that are used for one another, and dates that fit", []graph.Reading{
			article("a", "", agreed(graph.Ceasefire, "ceasefire", "2023-09-20", norland, sudria)),
			article("b", "", agreed(graph.Accord, "agreement", "2023-09", norland, sudria)),
			article("c", "", agreed(graph.Treaty, "treaty", "2023-09-20", norland, sudria)),
			article("d", "", agreed(graph.Ceasefire, "ceasefire", "2020-11-10", norland, sudria)),
		}, []string{"agreement:accord-2023-09-norland-sudria agreement:ceasefire-2023-09-20-norland-sudria"}},
		{"one night", []graph.Reading{
			article("a", "", agreed(graph.Statement, "Trilateral Statement", "2020-11-10", norland, sudria)),
			article("b", "", agreed(graph.Statement, "Trilateral Statement", "2020-11-09/2020-11-10", norland, sudria, estmark)),
			article("c", "", agreed(graph.Ceasefire, "ceasefire", "2020-11-09", norland, sudria, "by", estmark)),
			article("d", "", agreed(graph.Ceasefire, "ceasefire", "2020-11-12", norland, sudria, "by", estmark)),
		}, []string{"agreement:ceasefire-2020-11-09-norland-sudria-estmark agreement:statement-2020-11-09-2020-11-10-norland-sudria-estmark agreement:statement-2020-11-10-norland-sudria"}},
		{"two deals of one summit", []graph.Reading{
			article("a", "", agreed(graph.Deal, "deal", "2023-05-05", norland, sudria)),
			article("b", "", agreed(graph.Accord, "agreement", "2023-05-06", norland, sudria)),
		}, nil},
		{"two deals of one day", []graph.Reading{
			article("a", "", agreed(graph.Deal, "deal", "2023-05-05", norland, sudria)),
			article("b", "", agreed(graph.Deal, "deal", "2023-05-05", norland, estmark)),
		}, nil},
		{"what it is about", []graph.Reading{
			article("a", "", agreed(graph.Deal, "grain deal", "2023-05-05", norland, sudria)),
			article("b", "", agreed(graph.Deal, "fisheries deal", "2023-05-05", norland, sudria)),
		}, nil},
		{"a mention without a date, soon after", []graph.Reading{
			article("a", "2023-09-20", agreed(graph.Ceasefire, "truce", "", norland, sudria)),
			article("b", "2023-10-30", agreed(graph.Ceasefire, "truce", "", norland, sudria)),
			article("c", "2023-09-10", agreed(graph.Ceasefire, "truce", "", norland, sudria)),
			article("d", "", agreed(graph.Ceasefire, "ceasefire", "2023-09-20", norland, sudria)),
		}, []string{"agreement:ceasefire-2023-09-20-norland-sudria agreement:truce~" + hash("a")}},
		{"a mention without a date that two fit", []graph.Reading{
			article("a", "2023-09-20", agreed(graph.Ceasefire, "truce", "", norland, sudria)),
			article("b", "", agreed(graph.Ceasefire, "ceasefire", "2023-09-20", norland, sudria)),
			article("c", "", agreed(graph.Ceasefire, "ceasefire", "2023-09-18", norland, sudria)),
		}, nil},
		{"a year that two of the mediator's fit", []graph.Reading{
			article("a", "2024-09-20", agreed(graph.Ceasefire, "ceasefire", "2020", "by", estmark), named(graph.Country, norland), named(graph.Country, sudria)),
			article("b", "", agreed(graph.Ceasefire, "ceasefire", "2020-10-10", norland, sudria, "by", estmark)),
			article("c", "", agreed(graph.Deal, "deal", "2020-11-10", norland, sudria, estmark)),
		}, nil},
		{"a ceasefire hoped for, by its place alone", []graph.Reading{
			article("a", "2025-06-25", agreed(graph.Ceasefire, "Belmar ceasefire", ""), named(graph.Country, norland), named(graph.Country, sudria)),
			article("b", "2025-01-19", agreed(graph.Ceasefire, "Belmar ceasefire", "2025-01-19", norland, sudria)),
		}, nil},
		{"words that say how, not what", []graph.Reading{
			article("a", "", agreed(graph.Deal, "phased deal", "2025-01-15", norland, sudria)),
			article("b", "", agreed(graph.Ceasefire, "ceasefire and hostage deal", "2025-01-15", norland, sudria)),
		}, []string{"agreement:ceasefire-2025-01-15-norland-sudria agreement:deal-2025-01-15-norland-sudria"}},
		{"a mention without a date by its name", []graph.Reading{
			article("a", "2024-09-20", agreed(graph.Accord, "trilateral peace agreement", "", norland, sudria)),
			article("b", "", agreed(graph.Accord, "trilateral peace agreement", "2020", norland, sudria, estmark)),
			article("c", "", agreed(graph.Accord, "trilateral peace agreement", "2012", norland, "Westovia")),
		}, []string{"agreement:accord-2020-norland-sudria-estmark agreement:trilateral-peace-agreement~" + hash("a")}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			s := open(t, "memory:", graph.Config{})
			put(t, s, test.readings...)
			got, reasons := clusters(t, s)
			if diff := gocmp.Diff(test.want, got); diff != "" {
				t.Errorf("(-want +got):\n%s%s", diff, strings.Join(reasons, "\n"))
			}
			sound(t, s)
			for _, r := range slices.Backward(test.readings) { // and back again
				if _, err := s.Retract(t.Context(), r.Article.ID); err != nil {
					t.Fatal(err)
				}
				sound(t, s)
			}
		})
	}
}

// hash is the mark of an article's own keys.
func hash(article string) string {
	_, mark, _ := strings.Cut(graph.LocalEntityKey(graph.Group, "x", article), "~")
	return mark
}

// A split takes one from a chain, and what hangs on it; whatever the rules find.
func TestSplitGoesBeforeLinks(t *testing.T) {
	readings := []graph.Reading{
		article("a", "", holder("Farid Petrov", "President", "Norland")),
		article("b", "", holder("Fareed Petrov", "President", "Norland")),
		article("c", "", holder("Faryd Petrov", "President", "Norland")),
	}
	each(t, graph.Config{}, func(t *testing.T, s *graph.Store) {
		put(t, s, readings...)
		before, _ := clusters(t, s)
		if len(before) != 1 {
			t.Fatalf("clusters %v", before)
		}
		d, err := s.Split(t.Context(), "person:farid-petrov", "person:fareed-petrov", because)
		if err != nil {
			t.Fatal(err)
		}
		sound(t, s)
		split, _ := clusters(t, s)
		if len(split) != 1 || strings.Contains(split[0], "person:farid-petrov") && strings.Contains(split[0], "person:fareed-petrov") {
			t.Errorf("clusters after the split: %v", split)
		}
		text := export(t, s, graph.NQuads)
		if _, err := s.Retract(t.Context(), "b"); err != nil {
			t.Fatal(err)
		}
		sound(t, s)
		put(t, s, readings[1])
		if !bytes.Equal(text, export(t, s, graph.NQuads)) {
			t.Error("retracted and loaded again, the export differs")
		}
		if _, err := s.Undo(t.Context(), d.ID); err != nil {
			t.Fatal(err)
		}
		if after, _ := clusters(t, s); !slices.Equal(before, after) {
			t.Errorf("clusters after undoing: %v", after)
		}
		sound(t, s)
	})
}

// TestShuffled loads a hundred articles in a hundred orders and batches.
func TestShuffled(t *testing.T) {
	readings := varied(1, 100)
	orders := 100
	if testing.Short() || raced {
		orders = 10
	}
	load := func(s *graph.Store, r *rand.Rand) []byte {
		order := slices.Clone(readings)
		r.Shuffle(len(order), func(i, j int) { order[i], order[j] = order[j], order[i] })
		for len(order) > 0 {
			n := min(len(order), 1+r.IntN(100))
			put(t, s, order[:n]...)
			order = order[n:]
		}
		return export(t, s, graph.NQuads) // with all links and their reasons
	}
	s := open(t, "memory:", graph.Config{})
	want := load(s, rand.New(rand.NewPCG(0, 0)))
	groups, reasons := clusters(t, s)
	sound(t, s)
	rules := map[string]bool{}
	for _, r := range reasons {
		rule, _, _ := strings.Cut(r, ": ")
		rule2, _, _ := strings.Cut(strings.TrimPrefix(r, rule+": "), ": ")
		rules[rule+": "+rule2] = true
	}
	if len(groups) < 10 || len(rules) < 8 {
		t.Fatalf("the articles give %d groups by the rules %v: too few to try anything", len(groups), rules)
	}
	check := func(t *testing.T, s *graph.Store, seed uint64) {
		if got := load(s, rand.New(rand.NewPCG(1, seed))); !bytes.Equal(want, got) {
			t.Fatalf("order %d: exports of %d and %d bytes differ", seed, len(want), len(got))
		}
		if seed%10 == 0 {
			if have, _ := clusters(t, s); !slices.Equal(groups, have) {
				t.Fatalf("order %d: groups (-want +got):\n%s", seed, gocmp.Diff(groups, have))
			}
		}
	}
	for seed := range uint64(orders) {
		batch := []int{500, 3000, 100_000}[seed%3]
		check(t, open(t, "memory:", graph.Config{BatchQuads: batch}), seed)
	}
	for name, address := range backends {
		if name != "memory" {
			t.Run(name, func(t *testing.T) { check(t, open(t, address(t), graph.Config{BatchQuads: 500}), 1000) })
		}
	}
}
