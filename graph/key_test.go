package graph_test

import (
	"strings"
	"testing"

	"quoth/graph"
)

func TestEntityKey(t *testing.T) {
	for _, c := range []struct {
		typ  graph.EntityType
		name string
		want string
	}{
		{graph.Person, "Ilham Aliyev", "person:ilham-aliyev"},
		{graph.Person, "İlham Əliyev", "person:ilham-aliyev"},
		{graph.Person, "Conan O’Brien", "person:conan-obrien"},
		{graph.Organization, "Médecins Sans Frontières", "organization:medecins-sans-frontieres"},
		{graph.Country, "Côte d'Ivoire", "country:cote-divoire"},
		{graph.City, "Łódź", "place:lodz"},
		{graph.Territory, "Nagorno-Karabakh", "place:nagorno-karabakh"},
		{graph.Group, "  U.S.   officials ", "group:u-s-officials"},
		{graph.Person, "Владимир Путин", "person:владимир-путин"},
		{graph.Place, "北京", "place:北京"},
		{graph.City, "दिल्ली", "place:दिल्ली"},
		{graph.Organization, "G7", "organization:g7"},
	} {
		if got := graph.EntityKey(c.typ, c.name); got != c.want {
			t.Errorf("EntityKey(%s, %q) = %q, want %q", c.typ, c.name, got, c.want)
		}
	}
}

func TestEntityKeyOfNamesWithoutLetters(t *testing.T) {
	a, b := graph.EntityKey(graph.Group, "—"), graph.EntityKey(graph.Group, "…")
	if a == b || !strings.HasPrefix(a, "group:") || len(a) < len("group:")+8 {
		t.Errorf("keys %q and %q: want two keys of class group that differ", a, b)
	}
}

func TestEntityKeyIsBounded(t *testing.T) {
	long := strings.Repeat("very ", 1000)
	a, b := graph.EntityKey(graph.Group, long+"a"), graph.EntityKey(graph.Group, long+"b")
	if a == b {
		t.Errorf("long names share the key %q", a)
	}
	if len(a) > 200 {
		t.Errorf("key of %d bytes", len(a))
	}
}

func TestLocalKeys(t *testing.T) {
	a := graph.LocalEntityKey(graph.Group, "officials", "a.txt")
	b := graph.LocalEntityKey(graph.Group, "officials", "b.txt")
	if a == b || !strings.HasPrefix(a, "group:officials~") {
		t.Errorf("local keys %q and %q", a, b)
	}
	if got := graph.AgreementKey("ceasefire", "2023-09-20"); got != "agreement:ceasefire-2023-09-20" {
		t.Errorf("AgreementKey = %q", got)
	}
}

func TestClaimID(t *testing.T) {
	spans := []graph.Span{{Start: 1, End: 5}, {Start: 9, End: 12}}
	cue := graph.Cue{Text: "said", Span: graph.Span{Start: 6, End: 8}}
	id := graph.ClaimID("a.txt", spans, cue)
	for name, other := range map[string]string{
		"article": graph.ClaimID("b.txt", spans, cue),
		"spans":   graph.ClaimID("a.txt", spans[:1], cue),
		"cue":     graph.ClaimID("a.txt", spans, graph.Cue{}),
	} {
		if id == other {
			t.Errorf("the %s makes no difference to the claim's ID", name)
		}
	}
}
