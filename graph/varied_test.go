package graph_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"

	"crypto/sha256"
	"encoding/hex"

	"quoth/graph"
)

// varied makes short articles that speak of the same persons, bodies, places
// and agreements in different words; the same seed makes the same ones.
func varied(seed uint64, n int) []graph.Reading {
	var out []graph.Reading
	for i := range n {
		out = append(out, variedReading(rand.New(rand.NewPCG(seed, uint64(i))), fmt.Sprintf("varied/%03d.txt", i)))
	}
	return out
}

var (
	spellings = [][]string{{"Farid", "Fareed"}, {"Boris", "Borys"}, {"Mikhail", "Mihail", "M."}, {"Daniel"}, {"Daniela"}, {""}}
	surnames  = []string{"Petrov", "Zelenski", "Zelenskyy", "Okafor"}
	titles    = []string{"President", "Deputy Minister of Trade", "spokesman"}
	states    = []string{"Norland", "Sudria", "Estmark", "Westovia"}
	bodies    = []string{"International Committee of the Northern Cross", "ICNC", "Norland Ministry of Defence", "Ministry of Defense of Norland"}
	towns     = [][]string{{"Esk"}, {"Esk", "Eskovar"}, {"Eskovar"}, {"Arvik", "Arvikburg"}, {"Arvikburg"}, {"Arvikburg", "Arvik"}}
	pacts     = []struct {
		name string
		kind graph.AgreementKind
	}{{"ceasefire", graph.Ceasefire}, {"truce", graph.Ceasefire}, {"trilateral statement", graph.Statement}, {"agreement", graph.Accord},
		{"grain deal", graph.Deal}, {"trade deal", graph.Deal}, {"treaty", graph.Treaty}}
	scenes = []func(*author){
		happened(graph.Meeting, "talks", "2023-09-20", graph.City, "Esk", "Ana Rossi", "Ivan Petrov"),
		happened(graph.Meeting, "meeting", "2023-09-20", "", "", "Ana Rossi", "I. Petrov"),
		happened(graph.Attack, "attack", "2023-09-20", graph.City, "Arvik", "14 killed"),
		happened(graph.Attack, "bombing", "2023-09-20", graph.City, "Arvik"),
		happened(graph.Operation, "offensive", "2023-09", graph.Region, "Upper Esk", "by", "Norland"),
		happened(graph.Operation, "operation", "2023-09-19", graph.Region, "Upper Esk", "by", "Norland"),
	}
	pactDates = []graph.Date{"", "", "", "2023-09-20", "2023-09-20", "2023-09-21", "2023-09", "2023", "2020-11-10", "2020-11-09/2020-11-10", "2020"}
)

func variedReading(r *rand.Rand, id string) graph.Reading {
	a := &author{rand: r, id: id, byKey: map[string]int{}}
	title := a.write(pick(r, []string{"Talks", "Fighting", "Trade"}))
	a.write("\n\n")
	country := pick(r, states)
	name := strings.TrimSpace(pick(r, pick(r, spellings)) + " " + pick(r, surnames))
	role := pick(r, titles)
	span := a.write(role)
	a.write(" of ")
	of, _ := a.entity(graph.Country, country, country)
	a.write(" ")
	speaker, at := a.entity(graph.Person, name, name)
	if r.IntN(5) > 0 {
		e := &a.reading.Entities[a.byKey[speaker]]
		e.Roles = append(e.Roles, graph.Role{Title: role, Of: of, Span: span})
	}
	a.write(" ")
	cue := graph.Cue{Text: "said", Span: a.write("said")}
	a.write(" of ")
	body := pick(r, bodies)
	about, content := a.entity(graph.Organization, body, body)
	if body[0] == 'I' && r.IntN(3) == 0 {
		e := &a.reading.Entities[a.byKey[about]]
		e.Names = append(e.Names, "ICNC")
		slices.Sort(e.Names)
		e.Names = slices.DeleteFunc(slices.Compact(e.Names), func(n string) bool { return n == body })
	}
	a.reading.Claims = []graph.Claim{{ID: graph.ClaimID(id, []graph.Span{content}, cue), Cue: cue, Kind: graph.Indirect, Content: a.slice(content),
		Spans: []graph.Span{content}, Stance: graph.Asserts, Speakers: []graph.Speaker{{Entity: speaker, Text: name, Span: at}},
		About: []string{about}, Confidence: 1}}
	a.write(" in ")
	town := pick(r, towns)
	place, placeAt := a.entity(graph.City, town[0], town[0])
	a.reading.Entities[a.byKey[place]].Names = town[1:]
	if r.IntN(2) == 0 {
		a.reading.Locations = []graph.Location{{Place: place, Region: of, Spans: []graph.Span{placeAt}, Basis: graph.TextBasis, Confidence: 1}}
	}
	a.write(".\n")
	for range 1 + r.IntN(2) {
		a.pact()
	}
	pick(r, scenes)(a)
	a.write(".\n")
	a.reading.Article = graph.Article{ID: id, Title: a.slice(title), Language: "en", Text: a.text.String(),
		Published: pick(r, []graph.Date{"", "2023-09-19", "2023-09-20", "2023-09-22", "2023-09-27", "2023-10-02", "2024-01-05"})}
	sum := sha256.Sum256([]byte(a.text.String()))
	a.reading.Article.SHA256 = hex.EncodeToString(sum[:])
	return a.reading
}

// pact writes of an agreement, sometimes with its date or parties.
func (a *author) pact() {
	p, date := pick(a.rand, pacts), pick(a.rand, pactDates)
	parts := []string{string(p.kind), string(date)}
	var members []graph.Membership
	from := a.length
	for i := range a.rand.IntN(4) {
		name := pick(a.rand, states)
		key, _ := a.entity(graph.Country, name, name)
		a.write(" ")
		role := graph.PartyRole
		if i == 2 {
			role = graph.MediatorRole
		}
		if slices.ContainsFunc(members, func(m graph.Membership) bool { return m.Party == key }) {
			continue
		}
		members = append(members, graph.Membership{Party: key, Role: role, Spans: []graph.Span{{Start: from, End: a.length}}, Confidence: 1})
		parts = append(parts, name)
	}
	mention := a.write(p.name)
	a.write(".\n")
	slices.Sort(parts[2:])
	key := graph.AgreementKey(parts...)
	if date == "" {
		key = graph.LocalAgreementKey(a.id, p.name, fmt.Sprint(mention.Start))
	}
	if slices.ContainsFunc(a.reading.Agreements, func(g graph.Agreement) bool { return g.Key == key }) {
		return
	}
	a.reading.Agreements = append(a.reading.Agreements, graph.Agreement{Key: key, Name: p.name, Kind: p.kind, Date: date,
		Status: pick(a.rand, []graph.AgreementStatus{"", "", graph.Reached, graph.Proposed}), Mentions: []graph.Span{mention}})
	for _, m := range members {
		m.Agreement = key
		a.reading.Memberships = append(a.reading.Memberships, m)
	}
}
