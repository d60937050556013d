// Package sample holds invented articles and what they say, for tests and
// benchmarks of whatever reads the graph. Countries and people in it exist in
// films and novels alone. Nothing else should import it.
package sample

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"strings"
	"unicode/utf8"

	"quoth/graph"
)

const story = `Freedonia and Sylvania sign ceasefire
STRELSAU, March 4 (Zenda Wire) — Freedonia and Sylvania signed a ceasefire in Strelsau, the capital of Ruritania, on Tuesday. Ruritania mediated the talks.
“We shall keep our word,” President Rufus Firefly told reporters. He denied that Freedonia had shelled the town of Hentzau.
Sylvania’s ambassador Trentino demanded that “every prisoner” be released, the Zenda Wire reported.
Strelsau lies in Ruritania. Hentzau lies on the border of Ruritania.
`

const reply = `Sylvania doubts the truce – Trentino
Ambassador Trentino said on March 6 that Freedonia had already broken the ceasefire of March 4. Freedonia had shelled the town of Hentzau, the ambassador added.
“Not one shot was fired,” replied President Firefly.
At least six soldiers were killed, Trentino said.
Under the truce, Freedonia must free its prisoners.
`

// Readings gives the two articles, the second a reply to the first.
func Readings() []graph.Reading {
	return []graph.Reading{first("news/001.txt"), second("news/002.txt")}
}

// Many gives n articles which all say what the first one says.
func Many(n int) []graph.Reading {
	out := make([]graph.Reading, n)
	for i := range out {
		out[i] = first(fmt.Sprintf("news/%06d.txt", i))
	}
	return out
}

// entity keys
var (
	freedonia = graph.EntityKey(graph.Country, "Freedonia")
	sylvania  = graph.EntityKey(graph.Country, "Sylvania")
	ruritania = graph.EntityKey(graph.Country, "Ruritania")
	firefly   = graph.EntityKey(graph.Person, "Rufus Firefly")
	trentino  = graph.EntityKey(graph.Person, "Trentino")
	wire      = graph.EntityKey(graph.Organization, "Zenda Wire")
	strelsau  = graph.EntityKey(graph.City, "Strelsau")
	hentzau   = graph.EntityKey(graph.City, "Hentzau")
	truce     = graph.AgreementKey("ceasefire", "1933-03-04")
)

func first(id string) graph.Reading {
	t := text(story)
	r := graph.Reading{
		Article: t.article(id, "Freedonia and Sylvania sign ceasefire", "Zenda Wire", "1933-03-04"),
		Entities: []graph.Entity{
			t.entity(freedonia, graph.Country, "Freedonia"),
			t.entity(sylvania, graph.Country, "Sylvania"),
			t.entity(ruritania, graph.Country, "Ruritania"),
			t.entity(firefly, graph.Person, "Rufus Firefly"),
			t.entity(trentino, graph.Person, "Trentino"),
			t.entity(wire, graph.Organization, "Zenda Wire"),
			t.entity(strelsau, graph.City, "Strelsau"),
			t.entity(hentzau, graph.City, "Hentzau"),
		},
		Agreements: []graph.Agreement{{
			Key: truce, Name: "ceasefire of 4 March 1933", Kind: graph.Ceasefire, Date: "1933-03-04",
			Status: graph.Signed, Place: strelsau, Mentions: []graph.Span{t.span("a ceasefire")},
		}},
		Memberships: []graph.Membership{
			{Party: freedonia, Role: graph.PartyRole, Agreement: truce, Spans: []graph.Span{t.span("Freedonia and Sylvania signed a ceasefire")}, Confidence: 0.9, Rule: "sign"},
			{Party: sylvania, Role: graph.PartyRole, Agreement: truce, Spans: []graph.Span{t.span("Freedonia and Sylvania signed a ceasefire")}, Confidence: 0.9, Rule: "sign"},
			{Party: ruritania, Role: graph.MediatorRole, Agreement: truce, Spans: []graph.Span{t.span("Ruritania mediated the talks")}, Confidence: 0.8, Rule: "mediate"},
		},
		Locations: []graph.Location{
			{Place: strelsau, Region: ruritania, Spans: []graph.Span{t.span("Strelsau lies in Ruritania")}, Basis: graph.TextBasis, Confidence: 0.95, Rule: "lie-in"},
			{Place: hentzau, Region: ruritania, Spans: []graph.Span{t.span("Hentzau lies on the border of Ruritania")}, Basis: graph.BackgroundBasis, Confidence: 0.6, Rule: "gazetteer"},
		},
	}
	r.Entities[3].Names = []string{"the president"}
	r.Entities[3].Roles = []graph.Role{{Title: "President", Of: freedonia, Span: t.span("President Rufus Firefly")}}
	r.Entities[4].Roles = []graph.Role{{Title: "ambassador", Of: sylvania, Span: t.span("Sylvania’s ambassador Trentino")}}
	r.Claims = []graph.Claim{
		t.claim(id, graph.Direct, graph.Promises, firefly, "President Rufus Firefly", "told", nil, "We shall keep our word"),
		t.claim(id, graph.Indirect, graph.Denies, firefly, "He", "denied", []string{freedonia, hentzau}, "Freedonia had shelled the town of Hentzau"),
		t.claim(id, graph.Mixed, graph.Demands, trentino, "Sylvania’s ambassador Trentino", "demanded", nil, "“every prisoner” be released"),
	}
	r.Claims[2].Via = wire
	r.Events = []graph.Event{
		t.event(id, graph.Meeting, "talks", strelsau, "1933-03-04", ruritania, graph.Participates, "Ruritania", "the talks"),
		t.event(id, graph.Attack, "shelling", hentzau, "", freedonia, graph.Agent, "Freedonia", "shelled the town of Hentzau"),
	}
	return r
}

func second(id string) graph.Reading {
	t := text(reply)
	r := graph.Reading{
		Article: t.article(id, "Sylvania doubts the truce – Trentino", "", "1933-03-06"),
		Entities: []graph.Entity{
			t.entity(freedonia, graph.Country, "Freedonia"),
			t.entity(sylvania, graph.Country, "Sylvania"),
			t.entity(firefly, graph.Person, "Firefly"),
			t.entity(trentino, graph.Person, "Trentino"),
		},
		Agreements: []graph.Agreement{{
			Key: truce, Name: "ceasefire of March 4", Kind: graph.Ceasefire, Date: "1933-03-04",
			Status: graph.Violated, Mentions: []graph.Span{t.span("the ceasefire of March 4")},
		}},
		Memberships: []graph.Membership{
			{Party: freedonia, Role: graph.PartyRole, Agreement: truce, Spans: []graph.Span{t.span("Freedonia had already broken the ceasefire")}, Inferred: true, Confidence: 0.5, Rule: "break"},
		},
	}
	r.Claims = []graph.Claim{
		t.claim(id, graph.Indirect, graph.Asserts, trentino, "Ambassador Trentino", "said", []string{freedonia}, "Freedonia had already broken the ceasefire of March 4"),
		t.claim(id, graph.Indirect, graph.Asserts, trentino, "the ambassador", "added", []string{freedonia}, "Freedonia had shelled the town of Hentzau"),
		t.claim(id, graph.Direct, graph.Denies, firefly, "President Firefly", "replied", nil, "Not one shot was fired"),
		t.claim(id, graph.Indirect, graph.Asserts, truce, "the truce", "Under", []string{freedonia}, "Freedonia must free its prisoners"),
	}
	r.Claims[0].SaidOn = "1933-03-06"
	r.Events = []graph.Event{t.event(id, graph.Attack, "shelling", "", "", freedonia, graph.Agent, "Freedonia", "shelled the town")}
	r.Tolls = []graph.Toll{
		{Kind: graph.Killed, Count: 6, Bound: graph.AtLeast, Victims: "soldiers", Event: r.Events[0].ID, Span: t.span("At least six soldiers were killed")},
	}
	return r
}

// text is a story in which words are found by what they are.
type text string

// span is where the words stand first, in code points.
func (t text) span(words string) graph.Span {
	at := strings.Index(string(t), words)
	if at < 0 {
		panic("the story does not say " + words)
	}
	start := utf8.RuneCountInString(string(t[:at]))
	return graph.Span{Start: start, End: start + utf8.RuneCountInString(words)}
}

func (t text) article(id, title, publisher string, published graph.Date) graph.Article {
	sum := sha256.Sum256([]byte(t))
	return graph.Article{ID: id, Source: id, Title: title, Publisher: publisher, Published: published,
		Language: "en", SHA256: hex.EncodeToString(sum[:]), Text: string(t)}
}

func (t text) entity(key string, typ graph.EntityType, name string) graph.Entity {
	return graph.Entity{Key: key, Type: typ, Name: name, Mentions: []graph.Span{t.span(name)}}
}

func (t text) event(article string, kind graph.EventKind, name, place string, day graph.Date, who string, role graph.EventRole, whose, words string) graph.Event {
	e := graph.Event{Kind: kind, Name: name, Date: day, Place: place, Spans: []graph.Span{t.span(words)}, Confidence: 0.7, Rule: "event: noun",
		Participants: []graph.Participant{{Entity: who, Role: role, Span: t.span(whose)}}}
	e.ID = graph.EventID(article, kind, e.Spans)
	return e
}

func (t text) claim(article string, kind graph.Kind, stance graph.Stance, speaker, words, cue string, about []string, content string) graph.Claim {
	c := graph.Claim{
		Speakers: []graph.Speaker{{Entity: speaker, Text: words, Span: t.span(words)}},
		Cue:      graph.Cue{Text: cue, Span: t.span(cue)}, Kind: kind, Content: content,
		Spans: []graph.Span{t.span(content)}, Stance: stance, About: about, Confidence: 0.9, Rule: "verb",
	}
	c.ID = graph.ClaimID(article, c.Spans, c.Cue)
	return c
}
