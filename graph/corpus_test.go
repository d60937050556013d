package graph_test

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"unicode/utf8"

	"quoth/graph"
)

// corpus makes readings of n articles that share persons, countries, places and
// agreements; the same seed makes the same ones.
func corpus(seed uint64, n int) []graph.Reading { return corpusPart(seed, 0, n) }

func corpusPart(seed uint64, from, to int) []graph.Reading {
	var out []graph.Reading
	for i := from; i < to; i++ {
		out = append(out, makeReading(rand.New(rand.NewPCG(seed, uint64(i))), fmt.Sprintf("wire/%05d.txt", i)))
	}
	return out
}

var (
	givenNames  = []string{"Ana", "Boris", "Chen", "Dóra", "Émile", "Farid", "Grace", "Hugo", "Inês", "Jürgen"}
	familyNames = []string{"Okafor", "Petrov", "Quispe", "Rossi", "Sørensen", "Tanaka", "Udo", "Varga", "Wójcik", "Young"}
	countryPool = []string{"Norland", "Sudria", "Côte Verte", "Estmark", "Westovia", "Ruritania"}
	cityPool    = []string{"Arvik", "Belmar", "Çorlu", "Dunmore", "Esk", "Fjordby", "Gornji Most"}
	topicPool   = []string{"the border talks", "grain exports", "the release of prisoners", "“safe passage” for convoys",
		"the new pipeline", "a second round of inspections", "fishing rights", "the observers’ report"}
	cuePool    = []string{"said", "told reporters", "warned", "denied", "promised"}
	stancePool = []graph.Stance{graph.Asserts, graph.Asserts, graph.Warns, graph.Denies, graph.Promises}
)

func pick[T any](r *rand.Rand, from []T) T { return from[r.IntN(len(from))] }

// author writes an article and notes what it says as it goes.
type author struct {
	rand    *rand.Rand
	id      string
	text    strings.Builder
	length  int // in code points
	reading graph.Reading
	byKey   map[string]int
}

func makeReading(r *rand.Rand, id string) graph.Reading {
	a := &author{rand: r, id: id, byKey: map[string]int{}}
	title := "Talks on " + pick(r, topicPool)
	a.write(title + "\n\n")
	for range 1 + r.IntN(4) {
		a.claim()
	}
	for range r.IntN(3) {
		a.agreement()
	}
	for range r.IntN(3) {
		a.location()
	}
	for range r.IntN(3) {
		a.event()
	}
	a.reading.Article = graph.Article{ID: id, Source: id, Title: title, Publisher: pick(r, []string{"The Courier", "Norland News", ""}),
		Published: a.date(), Language: "en", Text: a.text.String()}
	sum := sha256.Sum256([]byte(a.text.String()))
	a.reading.Article.SHA256 = hex.EncodeToString(sum[:])
	for i := range a.reading.Entities {
		e := &a.reading.Entities[i]
		slices.Sort(e.Names)
		e.Names = slices.Compact(e.Names)
	}
	return a.reading
}

func (a *author) date() graph.Date {
	switch a.rand.IntN(6) {
	case 0:
		return ""
	case 1:
		return graph.Date(fmt.Sprintf("20%02d", a.rand.IntN(24)))
	case 2:
		return graph.Date(fmt.Sprintf("20%02d-%02d", a.rand.IntN(24), 1+a.rand.IntN(12)))
	}
	return graph.Date(fmt.Sprintf("20%02d-%02d-%02d", a.rand.IntN(24), 1+a.rand.IntN(12), 1+a.rand.IntN(28)))
}

func (a *author) write(s string) graph.Span {
	from := a.length
	a.text.WriteString(s)
	a.length += utf8.RuneCountInString(s)
	return graph.Span{Start: from, End: a.length}
}

func (a *author) entity(t graph.EntityType, name, text string) (string, graph.Span) {
	key := graph.EntityKey(t, name)
	i, ok := a.byKey[key]
	if !ok {
		i = len(a.reading.Entities)
		a.byKey[key] = i
		a.reading.Entities = append(a.reading.Entities, graph.Entity{Key: key, Type: t, Name: name})
	}
	e := &a.reading.Entities[i]
	var at graph.Span
	if text != "" {
		at = a.write(text)
		e.Mentions = append(e.Mentions, at)
		if text != name {
			e.Names = append(e.Names, text)
		}
	}
	return key, at
}

func (a *author) claim() {
	country := pick(a.rand, countryPool)
	name := pick(a.rand, givenNames) + " " + pick(a.rand, familyNames)
	text := name
	if a.rand.IntN(3) == 0 {
		text = strings.Fields(name)[1]
	}
	title := a.write("President")
	a.write(" of ")
	of, _ := a.entity(graph.Country, country, country)
	a.write(" ")
	key, at := a.entity(graph.Person, name, text)
	a.reading.Entities[a.byKey[key]].Roles = append(a.reading.Entities[a.byKey[key]].Roles, graph.Role{Title: "President", Of: of, Span: title})
	a.write(" ")
	i := a.rand.IntN(len(cuePool))
	cue := graph.Cue{Text: cuePool[i], Span: a.write(cuePool[i])}
	a.write(" that ")
	from := a.length
	topic := a.write(pick(a.rand, topicPool))
	a.write(" concerns ")
	about, _ := a.entity(graph.City, pick(a.rand, cityPool), pick(a.rand, cityPool))
	content := graph.Span{Start: from, End: a.length}
	a.write(".\n")
	c := graph.Claim{Kind: pick(a.rand, []graph.Kind{graph.Direct, graph.Indirect, graph.Mixed}), Cue: cue,
		Spans: []graph.Span{content}, Content: a.slice(content), Stance: stancePool[i],
		Speakers: []graph.Speaker{{Entity: key, Text: text, Span: at}}, About: []string{about},
		Confidence: float64(a.rand.IntN(101)) / 100, Rule: "verb/that 50%"}
	if a.rand.IntN(4) == 0 {
		c.Spans = append([]graph.Span{topic}, graph.Span{Start: topic.End + 1, End: content.End})
		c.Speakers = append(c.Speakers, graph.Speaker{Entity: of})
		c.SaidOn = a.date()
	}
	if a.rand.IntN(4) == 0 {
		c.Via, _ = a.entity(graph.Organization, "The Courier", "")
		c.Addressee = of
	}
	c.ID = graph.ClaimID(a.id, c.Spans, cue)
	a.reading.Claims = append(a.reading.Claims, c)
}

func (a *author) slice(s graph.Span) string {
	return string([]rune(a.text.String())[s.Start:s.End])
}

func (a *author) agreement() {
	one, two := pick(a.rand, countryPool), pick(a.rand, countryPool)
	date := a.date()
	kind := pick(a.rand, []graph.AgreementKind{graph.Ceasefire, graph.Treaty, graph.Accord})
	from := a.length
	k1, _ := a.entity(graph.Country, one, one)
	a.write(" and ")
	k2, _ := a.entity(graph.Country, two, two)
	a.write(" signed the ")
	name := string(kind) + " of " + pick(a.rand, cityPool)
	mention := a.write(name)
	span := graph.Span{Start: from, End: a.length}
	a.write(".\n")
	key := graph.AgreementKey(string(kind), string(date))
	if !slices.ContainsFunc(a.reading.Agreements, func(g graph.Agreement) bool { return g.Key == key }) {
		a.reading.Agreements = append(a.reading.Agreements, graph.Agreement{Key: key, Name: name, Kind: kind, Date: date,
			Status: pick(a.rand, []graph.AgreementStatus{"", graph.Signed, graph.InForce}), Mentions: []graph.Span{mention}})
	}
	for i, k := range []string{k1, k2} {
		role := graph.PartyRole
		if i == 1 && a.rand.IntN(4) == 0 {
			role = graph.MediatorRole
		}
		a.reading.Memberships = append(a.reading.Memberships, graph.Membership{Party: k, Role: role, Agreement: key,
			Spans: []graph.Span{span}, Inferred: a.rand.IntN(5) == 0, Confidence: 0.8, Rule: "signed"})
	}
	if a.rand.IntN(2) == 0 {
		a.provision(key, k1)
	}
}

// provision writes what an agreement provides about one of its parties.
func (a *author) provision(agreement, about string) {
	cue := graph.Cue{Text: "Under", Span: a.write("Under")}
	a.write(" ")
	at := a.write("the accord")
	a.write(", ")
	content := a.write("trade shall be free")
	a.write(".\n")
	a.reading.Claims = append(a.reading.Claims, graph.Claim{ID: graph.ClaimID(a.id, []graph.Span{content}, cue), Cue: cue,
		Kind: graph.Indirect, Content: "trade shall be free", Spans: []graph.Span{content}, Stance: graph.Asserts, About: []string{about},
		Speakers: []graph.Speaker{{Entity: agreement, Text: "the accord", Span: at}}, Confidence: 0.5, Rule: "agreement: under"})
}

func (a *author) location() {
	from := a.length
	city := pick(a.rand, cityPool)
	c, at := a.entity(graph.City, city, city)
	if a.rand.IntN(2) == 0 { // known from the gazetteer
		a.write(" was quiet.\n")
		r, _ := a.entity(graph.Region, "Greater "+city, "")
		a.reading.Locations = append(a.reading.Locations, graph.Location{Place: c, Region: r, Spans: []graph.Span{at},
			Basis: graph.BackgroundBasis, Confidence: 1, Rule: "gazetteer"})
		return
	}
	a.write(" in ")
	country := pick(a.rand, countryPool)
	r, _ := a.entity(graph.Country, country, country)
	a.reading.Locations = append(a.reading.Locations, graph.Location{Place: c, Region: r, Spans: []graph.Span{{Start: from, End: a.length}},
		Basis: graph.TextBasis, Confidence: 0.75, Rule: "in"})
	a.write(" was quiet.\n")
}

func (a *author) event() {
	from := a.length
	who, at := a.entity(graph.Country, pick(a.rand, countryPool), pick(a.rand, countryPool))
	a.write(" shelled ")
	place, _ := a.entity(graph.City, pick(a.rand, cityPool), pick(a.rand, cityPool))
	deed := graph.Span{Start: from, End: a.length}
	a.write(", and ")
	dead := a.write("12 soldiers were killed")
	a.write(".\n")
	e := graph.Event{Kind: pick(a.rand, []graph.EventKind{graph.Attack, graph.Operation}), Name: "shelling", Date: a.date(), Place: place,
		Planned: a.rand.IntN(5) == 0, Participants: []graph.Participant{{Entity: who, Role: graph.Agent, Span: at}},
		Spans: []graph.Span{deed}, Confidence: 0.5, Rule: "event: verb"}
	e.ID = graph.EventID(a.id, e.Kind, e.Spans)
	a.reading.Events = append(a.reading.Events, e)
	t := graph.Toll{Kind: graph.Killed, Count: 12, Bound: graph.AtLeast, Victims: "soldiers", Span: dead}
	if a.rand.IntN(3) > 0 {
		t.Event = e.ID
	}
	if len(a.reading.Claims) > 0 && a.rand.IntN(2) == 0 {
		t.Claim = a.reading.Claims[0].ID
	}
	a.reading.Tolls = append(a.reading.Tolls, t)
}
