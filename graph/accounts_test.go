package graph_test

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"

	gocmp "github.com/google/go-cmp/cmp"

	"quoth/graph"
)

// happened tells of an event in the article: where is "" or the name of a place
// of the type, tolls are "14 killed". Those behind "by" are its agents, those
// behind "on" its targets; names of one word are countries, others persons.
func happened(kind graph.EventKind, name string, date graph.Date, typ graph.EntityType, where string, who ...string) func(*author) {
	return func(a *author) {
		e := graph.Event{Kind: kind, Name: name, Date: date, Confidence: 1, Spans: []graph.Span{a.write(name)}}
		e.ID = graph.EventID(a.id, kind, e.Spans)
		if where != "" {
			a.write(" in ")
			e.Place, _ = a.entity(typ, where, where)
		}
		role := graph.Participates
		for _, w := range who {
			a.write(" ")
			var n int
			var harm string
			if w == "by" {
				role = graph.Agent
			} else if w == "on" {
				role = graph.Target
			} else if _, err := fmt.Sscanf(w, "%d %s", &n, &harm); err == nil {
				a.reading.Tolls = append(a.reading.Tolls, graph.Toll{Kind: graph.TollKind(harm), Count: n, Event: e.ID, Span: a.write(w)})
			} else {
				typ := graph.Person
				if !strings.Contains(w, " ") {
					typ = graph.Country
				} else if strings.HasPrefix(w, "Armed Forces") {
					typ = graph.Organization
				}
				key, at := a.entity(typ, w, w)
				e.Participants = append(e.Participants, graph.Participant{Entity: key, Role: role, Span: at})
			}
		}
		a.reading.Events = append(a.reading.Events, e)
	}
}

// accounts gives which articles tell of the same event, "a b" for each pair.
func accounts(t testing.TB, s *graph.Store) (pairs []string) {
	t.Helper()
	view(t, s, func(ctx context.Context, v *graph.View) {
		l, err := v.Events(ctx, graph.EventFilter{}, graph.Page{})
		if err != nil {
			t.Fatal(err)
		}
		for _, e := range l.Items {
			found, err := v.Accounts(ctx, []string{e.ID})
			if err != nil {
				t.Fatal(err)
			}
			for _, o := range found[0] {
				pairs = append(pairs, e.Article+" "+o.Event.Article)
				if o.Reason == "" || o.Confidence <= 0 || o.Confidence > 1 {
					t.Errorf("%s and %s: %q, %v", e.Article, o.Event.Article, o.Reason, o.Confidence)
				}
			}
		}
	})
	slices.Sort(pairs)
	return pairs
}

func TestAccounts(t *testing.T) {
	const day, month = graph.Date("2021-04-06"), graph.Date("2021-04")
	tests := []struct {
		name string
		a, b func(*author)
		same bool
	}{
		{"two who met", happened(graph.Meeting, "talks", day, graph.City, "Esk", "Ana Rossi", "Ivan Petrov"),
			happened(graph.Meeting, "meeting", day, "", "", "Ivan Petrov", "Ana Rossi"), true},
		{"by a surname alone", happened(graph.Call, "phone call", day, "", "", "Ana Rossi", "Ivan Petrov"),
			happened(graph.Call, "call", day, "", "", "Ana Rossi", "I. Petrov"), true},
		{"another day", happened(graph.Meeting, "talks", day, graph.City, "Esk", "Ana Rossi", "Ivan Petrov"),
			happened(graph.Meeting, "talks", "2021-04-07", graph.City, "Esk", "Ana Rossi", "Ivan Petrov"), false},
		{"a month is no day", happened(graph.Meeting, "talks", day, graph.City, "Esk", "Ana Rossi", "Ivan Petrov"),
			happened(graph.Meeting, "talks", month, graph.City, "Esk", "Ana Rossi", "Ivan Petrov"), false},
		{"no day", happened(graph.Meeting, "talks", "", graph.City, "Esk", "Ana Rossi", "Ivan Petrov"),
			happened(graph.Meeting, "talks", "", graph.City, "Esk", "Ana Rossi", "Ivan Petrov"), false},
		{"another kind", happened(graph.Meeting, "talks", day, "", "", "Ana Rossi", "Ivan Petrov"),
			happened(graph.Call, "talks", day, "", "", "Ana Rossi", "Ivan Petrov"), false},
		{"another town", happened(graph.Meeting, "talks", day, graph.City, "Esk", "Ana Rossi", "Ivan Petrov"),
			happened(graph.Meeting, "talks", day, graph.City, "Arvik", "Ana Rossi", "Ivan Petrov"), false},
		{"one in common", happened(graph.Meeting, "talks", day, "", "", "Ana Rossi", "Ivan Petrov"),
			happened(graph.Meeting, "talks", day, "", "", "Ana Rossi", "Chen Udo"), false},
		{"a third who may be of another meeting", happened(graph.Meeting, "talks", day, "", "", "Ana Rossi", "Ivan Petrov"),
			happened(graph.Meeting, "talks", day, "", "", "Ana Rossi", "Ivan Petrov", "Chen Udo"), false},
		{"a third, in the same town", happened(graph.Meeting, "talks", day, graph.City, "Esk", "Ana Rossi", "Ivan Petrov"),
			happened(graph.Meeting, "talks", day, graph.City, "Esk", "Ana Rossi", "Ivan Petrov", "Chen Udo"), true},
		{"one named, in the same town", happened(graph.Meeting, "talks", day, graph.City, "Esk", "Ana Rossi"),
			happened(graph.Meeting, "talks", day, graph.City, "Esk", "Ana Rossi", "Chen Udo"), true},
		{"countries send many delegations", happened(graph.Meeting, "talks", day, "", "", "Norland", "Sudria"),
			happened(graph.Meeting, "talks", day, "", "", "Norland", "Sudria"), false},
		{"countries in one town", happened(graph.Meeting, "talks", day, graph.City, "Esk", "Norland", "Sudria"),
			happened(graph.Meeting, "talks", day, graph.City, "Esk", "Norland", "Sudria"), true},
		{"a town alone has many meetings", happened(graph.Meeting, "talks", day, graph.City, "Esk"),
			happened(graph.Meeting, "talks", day, graph.City, "Esk"), false},
		{"who briefs", happened(graph.Briefing, "press conference", day, "", "", "Ana Rossi"),
			happened(graph.Briefing, "briefing", day, graph.City, "Esk", "Ana Rossi"), true},
		{"a country that briefs", happened(graph.Briefing, "briefing", day, "", "", "Norland"),
			happened(graph.Briefing, "briefing", day, "", "", "Norland"), false},
		{"an attack in a town", happened(graph.Attack, "attack", day, graph.City, "Esk", "14 killed"),
			happened(graph.Attack, "massacre", day, graph.City, "Esk"), true},
		{"a town spelled in two ways", happened(graph.Attack, "attack", day, graph.City, "Eskovar"),
			happened(graph.Attack, "attack", day, graph.City, "Eskkovar"), true},
		{"as many dead", happened(graph.Attack, "attack", day, graph.City, "Esk", "14 killed"),
			happened(graph.Attack, "bombing", day, graph.City, "Esk", "14 killed", "30 wounded"), true},
		{"other dead", happened(graph.Attack, "attack", day, graph.City, "Esk", "14 killed"),
			happened(graph.Attack, "attack", day, graph.City, "Esk", "3 killed"), false},
		{"other dead in one building", happened(graph.Attack, "attack", day, graph.Facility, "Esk City Hall", "14 killed"),
			happened(graph.Attack, "attack", day, graph.Facility, "Esk City Hall", "21 killed"), true},
		{"a country has many attacks", happened(graph.Attack, "attack", day, graph.Country, "Norland"),
			happened(graph.Attack, "attack", day, graph.Country, "Norland"), false},
		{"one of a war among many", happened(graph.Attack, "airstrike", day, graph.City, "Esk", "by", "Norland"),
			happened(graph.Attack, "strike", day, graph.City, "Esk", "by", "Norland"), false},
		{"one of a war by its dead", happened(graph.Attack, "airstrike", day, graph.City, "Esk", "by", "Norland", "21 killed"),
			happened(graph.Attack, "strike", day, graph.City, "Esk", "by", "Norland", "21 killed"), true},
		{"another weapon", happened(graph.Attack, "stabbing", day, graph.City, "Esk"),
			happened(graph.Attack, "bombing", day, graph.City, "Esk"), false},
		{"another attacker", happened(graph.Attack, "attack", day, graph.City, "Esk", "by", "Norland"),
			happened(graph.Attack, "attack", day, graph.City, "Esk", "by", "Sudria"), false},
		{"an operation by a state and its forces", happened(graph.Operation, "operation", day, graph.Region, "Upper Esk", "by", "Norland"),
			happened(graph.Operation, "offensive", month, graph.Region, "Upper Esk", "by", "Armed Forces of Norland"), true},
		{"an operation somewhere", happened(graph.Operation, "operation", day, "", "", "by", "Norland"),
			happened(graph.Operation, "operation", day, "", "", "by", "Norland"), false},
		{"an operation against one", happened(graph.Operation, "invasion", month, "", "", "by", "Norland", "on", "Sudria"),
			happened(graph.Operation, "invasion", day, "", "", "by", "Norland", "on", "Sudria"), true},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			s := open(t, "memory:", graph.Config{})
			put(t, s, article("a", "2021-05-01", test.a), article("b", "", test.b))
			var want []string
			if test.same {
				want = []string{"a b", "b a"}
			}
			if diff := gocmp.Diff(want, accounts(t, s)); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
	t.Run("one article keeps its own apart", func(t *testing.T) {
		s := open(t, "memory:", graph.Config{})
		put(t, s, article("a", "", tests[0].a, tests[0].b))
		if got := accounts(t, s); got != nil {
			t.Error(got)
		}
	})
}

// What somebody decides about two accounts goes before the rules, and is gone
// when it is taken back.
func TestAccountsDecided(t *testing.T) {
	said := happened(graph.Meeting, "talks", "2021-04-06", "", "", "Ana Rossi", "Ivan Petrov")
	other := happened(graph.Meeting, "talks", "2021-04-07", "", "", "Ana Rossi", "Ivan Petrov")
	readings := []graph.Reading{article("a", "", said), article("b", "", said), article("c", "", other)}
	each(t, graph.Config{}, func(t *testing.T, s *graph.Store) {
		put(t, s, readings...)
		want := func(pairs ...string) {
			t.Helper()
			if diff := gocmp.Diff(pairs, accounts(t, s)); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
			sound(t, s)
		}
		want("a b", "b a")
		before := export(t, s, graph.NQuads)
		if !strings.Contains(string(before), "<urn:x-quoth:sameEvent>") {
			t.Error("the export does not link the accounts")
		}
		a, b, c := readings[0].Events[0].ID, readings[1].Events[0].ID, readings[2].Events[0].ID
		split, err := s.Split(t.Context(), a, b, because)
		if err != nil {
			t.Fatal(err)
		}
		want()
		merge, err := s.Merge(t.Context(), b, c, because)
		if err != nil {
			t.Fatal(err)
		}
		want("b c", "c b")
		if _, err := s.Retract(t.Context(), "b"); err != nil {
			t.Fatal(err)
		}
		want()
		put(t, s, readings[1])
		want("b c", "c b")
		if _, err := s.Merge(t.Context(), a, "person:ana-rossi", because); err == nil {
			t.Error("an event is no person")
		}
		for _, d := range []graph.Decision{split, merge} {
			if _, err := s.Undo(t.Context(), d.ID); err != nil {
				t.Fatal(err)
			}
		}
		want("a b", "b a")
		if diff := gocmp.Diff(string(before), string(export(t, s, graph.NQuads))); diff != "" {
			t.Errorf("undone, the export differs (-want +got):\n%s", diff)
		}
	})
}
