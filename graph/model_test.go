package graph_test

import (
	"bytes"
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"log/slog"
	"maps"
	"slices"
	"testing"

	gocmp "github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"pgregory.net/rapid"

	"quoth/graph"
)

// model is a store that is plainly right: it keeps readings and goes through
// all of them for every answer. Who is who it takes from the store, see known.
type model struct {
	articles  map[string]graph.Reading
	decisions map[string]graph.Decision
	who       map[string]string // what represents a key
}

func newModel() model {
	return model{articles: map[string]graph.Reading{}, decisions: map[string]graph.Decision{}}
}

// readings gives the articles with the keys that people split off in them.
func (m model) readings() []graph.Reading {
	var out []graph.Reading
	for _, r := range m.articles {
		for _, d := range m.decisions {
			if d.Article == r.Article.ID {
				r = rekeyed(r, d.A, d.B)
			}
		}
		out = append(out, r)
	}
	slices.SortFunc(out, func(a, b graph.Reading) int { return cmp.Compare(a.Article.ID, b.Article.ID) })
	return out
}

// rekeyed gives a reading with another key for one.
func rekeyed(r graph.Reading, key, own string) (out graph.Reading) {
	text, err := json.Marshal(r)
	if err != nil {
		panic(err)
	}
	if err := json.Unmarshal(bytes.ReplaceAll(text, []byte(`"`+key+`"`), []byte(`"`+own+`"`)), &out); err != nil {
		panic(err)
	}
	return out
}

func (m model) hides(id string) bool {
	for _, d := range m.decisions {
		if d.Action == graph.HideAction && d.A == id {
			return true
		}
	}
	return false
}

func newestFirst(a, b graph.Date) int {
	if (a == "") != (b == "") {
		return cmp.Compare(len(b), len(a))
	}
	return cmp.Compare(b.First(), a.First())
}

func inRange(d, from, to graph.Date) bool {
	return (from == "" || d != "" && d.First() >= from.First()) && (to == "" || d != "" && d.First() <= to.Last())
}

func (m model) claims(f graph.ClaimFilter) []string {
	type stated struct {
		graph.Claim
		article string
		date    graph.Date
	}
	var out []stated
	for _, r := range m.readings() {
		for _, c := range r.Claims {
			s := stated{c, r.Article.ID, cmp.Or(c.SaidOn, r.Article.Published)}
			among := func(keys []string, key string) bool {
				return slices.ContainsFunc(keys, func(k string) bool { return m.who[k] == m.who[key] && (k == key || m.who[k] != "") })
			}
			speaker := func(s graph.Speaker) bool { return among(f.Speakers, s.Entity) }
			about := func(k string) bool { return among(f.About, k) }
			if !m.hides(c.ID) && (len(f.Speakers) == 0 || slices.ContainsFunc(c.Speakers, speaker)) &&
				(len(f.About) == 0 || slices.ContainsFunc(c.About, about)) &&
				(f.Article == "" || f.Article == s.article) && (f.Kind == "" || f.Kind == c.Kind) &&
				(f.Stance == "" || f.Stance == c.Stance) && inRange(s.date, f.From, f.To) && graph.Matches(c.Content, f.Search) {
				out = append(out, s)
			}
		}
	}
	slices.SortFunc(out, func(a, b stated) int {
		return cmp.Or(newestFirst(a.date, b.date), cmp.Compare(a.article, b.article),
			cmp.Compare(a.Spans[0].Start, b.Spans[0].Start), cmp.Compare(a.ID, b.ID))
	})
	ids := []string{}
	for _, s := range out {
		ids = append(ids, s.ID)
	}
	return ids
}

// bare says whether a reading knows an entity from the background alone.
func bare(r graph.Reading, e graph.Entity) bool {
	used := len(e.Mentions)+len(e.Names)+len(e.Roles) > 0
	for _, c := range r.Claims {
		used = used || c.Via == e.Key || c.Addressee == e.Key || slices.Contains(c.About, e.Key) ||
			slices.ContainsFunc(c.Speakers, func(s graph.Speaker) bool { return s.Entity == e.Key })
	}
	return !used && slices.ContainsFunc(r.Locations, func(l graph.Location) bool {
		return l.Basis == graph.BackgroundBasis && (l.Place == e.Key || l.Region == e.Key)
	})
}

type votes map[string]int

func (v votes) best() string {
	best := ""
	for name, n := range v {
		if best == "" || cmp.Or(cmp.Compare(n, v[best]), cmp.Compare(len(name), len(best)), cmp.Compare(best, name)) > 0 {
			best = name
		}
	}
	return best
}

func (m model) entities() []graph.EntityNode {
	nodes := map[string]*graph.EntityNode{}
	names, types := map[string]votes{}, map[string]votes{}
	backNames, backTypes := map[string]votes{}, map[string]votes{}
	vote := func(v map[string]votes, key, value string) {
		if v[key] == nil {
			v[key] = votes{}
		}
		v[key][value]++
	}
	for _, r := range m.readings() {
		seen := map[string]bool{} // an article has one vote
		once := func(v map[string]votes, key, value string) {
			if what := fmt.Sprintf("%p %s %s", v, key, value); !seen[what] {
				seen[what] = true
				vote(v, key, value)
			}
		}
		for _, e := range r.Entities {
			key := m.who[e.Key]
			if nodes[key] == nil {
				nodes[key] = &graph.EntityNode{Key: key}
			}
			if bare(r, e) {
				once(backNames, key, e.Name)
				once(backTypes, key, string(e.Type))
				continue
			}
			if !seen[key] {
				seen[key] = true
				nodes[key].Articles++
			}
			once(names, key, e.Name)
			once(types, key, string(e.Type))
		}
		for _, c := range r.Claims {
			for key := range nodes {
				if !m.hides(c.ID) && slices.ContainsFunc(c.Speakers, func(s graph.Speaker) bool { return m.who[s.Entity] == key }) {
					nodes[key].Claims++
				}
			}
		}
	}
	hidden := map[string]bool{}
	for _, d := range m.decisions {
		if d.Action == graph.HideAction {
			hidden[cmp.Or(m.who[d.A], d.A)] = true
		}
	}
	var out []graph.EntityNode
	for key, n := range nodes {
		if hidden[key] {
			continue
		}
		n.Background = n.Articles == 0
		n.Name, n.Type = names[key].best(), graph.EntityType(types[key].best())
		if n.Background {
			n.Name, n.Type = backNames[key].best(), graph.EntityType(backTypes[key].best())
		}
		out = append(out, *n)
	}
	slices.SortFunc(out, func(a, b graph.EntityNode) int {
		return cmp.Or(cmp.Compare(graph.Fold(a.Name), graph.Fold(b.Name)), cmp.Compare(a.Key, b.Key))
	})
	return out
}

// all reads a list page by page.
func all[T any](t rapid.TB, first int, list func(graph.Page) (graph.List[T], error)) []T {
	out := []T{}
	for p := (graph.Page{First: first}); ; {
		l, err := list(p)
		if err != nil {
			t.Fatal(err)
		}
		if len(l.Items) != len(l.Positions) || l.More && len(l.Items) != first {
			t.Fatalf("page of %d items, %d positions, more %v", len(l.Items), len(l.Positions), l.More)
		}
		out = append(out, l.Items...)
		if !l.More {
			return out
		}
		p.After = l.Positions[len(l.Positions)-1]
	}
}

// agree compares the answers of a store with the model's.
func agree(t rapid.TB, s *graph.Store, m model, f graph.ClaimFilter, first int) {
	ctx := context.Background()
	v, err := s.View(ctx)
	if err != nil {
		t.Fatal(err)
	}
	defer v.Close()
	m.who = known(t, v, m)
	ids := []string{}
	for _, c := range all(t, first, func(p graph.Page) (graph.List[*graph.ClaimNode], error) { return v.Claims(ctx, f, p) }) {
		ids = append(ids, c.ID)
		if want := m.articles[c.Article].Article.Text; string([]rune(want)[c.Spans[0].Start:c.Spans[0].End]) != c.Evidence[0].Exact {
			t.Fatalf("claim %s: evidence %q is not in its article", c.ID, c.Evidence[0].Exact)
		}
	}
	want := m.claims(f)
	if diff := gocmp.Diff(want, ids); diff != "" {
		t.Fatalf("claims by %+v (-want +got):\n%s", f, diff)
	}
	if n, err := v.ClaimCount(ctx, f); err != nil || n != len(want) {
		t.Fatalf("claims by %+v counted %d, not %d: %v", f, n, len(want), err)
	}
	var actors, places []graph.EntityNode
	for _, e := range m.entities() {
		if e.Type.Acts() {
			actors = append(actors, e)
		}
		if e.Type.Lies() {
			places = append(places, e)
		}
	}
	for _, list := range []struct {
		want []graph.EntityNode
		got  func(context.Context, graph.EntityFilter, graph.Page) (graph.List[*graph.EntityNode], error)
		n    func(context.Context, graph.EntityFilter) (int, error)
	}{{actors, v.Actors, v.ActorCount}, {places, v.Places, v.PlaceCount}} {
		var got []graph.EntityNode
		for _, e := range all(t, first, func(p graph.Page) (graph.List[*graph.EntityNode], error) {
			return list.got(ctx, graph.EntityFilter{}, p)
		}) {
			got = append(got, *e)
		}
		if diff := gocmp.Diff(list.want, got, cmpopts.IgnoreFields(graph.EntityNode{}, "Names", "Types", "Memberships")); diff != "" {
			t.Fatalf("entities (-want +got):\n%s", diff)
		}
		if n, err := list.n(ctx, graph.EntityFilter{}); err != nil || n != len(got) {
			t.Fatalf("entities counted %d, not %d: %v", n, len(got), err)
		}
	}
	n := 0
	for _, r := range m.articles {
		for _, e := range r.Events {
			n += map[bool]int{false: 1}[m.hides(e.ID)]
		}
	}
	if l, err := v.Events(ctx, graph.EventFilter{}, graph.Page{First: 1000}); err != nil || len(l.Items) != n {
		t.Fatalf("%d events, not %d: %v", len(l.Items), n, err)
	}
	stats, err := v.Stats(ctx)
	if err != nil || stats.Events != n || stats.Articles != len(m.articles) || stats.Decisions != len(m.decisions) {
		t.Fatalf("%d articles and %d decisions, not %d and %d: %v", stats.Articles, stats.Decisions, len(m.articles), len(m.decisions), err)
	}
	if labels := labelled(t, v); labels != stats.Labels {
		t.Fatalf("quads by label %+v are counted as %+v", labels, stats.Labels)
	}
}

// labelled counts the quads that stand under each label.
func labelled(t rapid.TB, v *graph.View) (n graph.Labels) {
	for q, err := range v.Quads(context.Background(), graph.Pattern{}) {
		switch {
		case err != nil:
			t.Fatal(err)
		case q.Label.IRI == graph.BackgroundLabel:
			n.Background++
		case q.Label.IRI == graph.LinksLabel:
			n.Links++
		case q.Label.IRI == graph.DecisionsLabel:
			n.Decisions++
		default:
			n.Articles++
		}
	}
	return n
}

// known asks a store what represents each key of its articles, and checks that
// it is so for the reasons that the store gives: members hang together by links
// and merges, and no split runs between them.
func known(t rapid.TB, v *graph.View, m model) map[string]string {
	var keys []string
	for _, r := range m.readings() {
		for _, e := range r.Entities {
			keys = append(keys, e.Key)
		}
		for _, a := range r.Agreements {
			keys = append(keys, a.Key)
		}
	}
	slices.Sort(keys)
	keys = slices.Compact(keys)
	ids, err := v.Identities(context.Background(), keys)
	if err != nil {
		t.Fatal(err)
	}
	who := map[string]string{}
	for i, key := range keys {
		n := ids[i]
		who[key] = n.Key
		reached := map[string]bool{key: true}
		for range n.Members {
			for _, l := range n.Links {
				reached[l.A], reached[l.B] = reached[l.A] || reached[l.B], reached[l.A] || reached[l.B]
			}
			for _, d := range n.Decisions {
				if d != m.decisions[d.ID] {
					t.Fatalf("decision %+v was not made", d)
				}
				if d.Action == graph.MergeAction {
					reached[d.A], reached[d.B] = reached[d.A] || reached[d.B], reached[d.A] || reached[d.B]
				}
				if d.Action == graph.SplitAction && slices.Contains(n.Members, d.A) && slices.Contains(n.Members, d.B) {
					t.Fatalf("%s has both ends of %+v", n.Key, d)
				}
			}
		}
		for _, member := range n.Members {
			if !reached[member] {
				t.Fatalf("nothing joins %s to %s", member, key)
			}
		}
		if !slices.Contains(n.Members, key) || !slices.Contains(keys, n.Key) {
			t.Fatalf("%s is represented by %s among %v", key, n.Key, n.Members)
		}
	}
	for _, d := range m.decisions {
		if a, b := who[d.A], who[d.B]; d.Action == graph.MergeAction && a != b && a != "" && b != "" {
			t.Fatalf("%+v has no effect", d)
		}
	}
	return who
}

// allLinks gives the links and copies of all that a store has.
func allLinks(t rapid.TB, s *graph.Store) map[string]any {
	ctx := context.Background()
	v, err := s.View(ctx)
	if err != nil {
		t.Fatal(err)
	}
	defer v.Close()
	out := map[string]any{}
	for _, c := range all(t, 100, func(p graph.Page) (graph.List[*graph.ClaimNode], error) {
		return v.Claims(ctx, graph.ClaimFilter{}, p)
	}) {
		links, err := v.ClaimLinks(ctx, []string{c.ID})
		if err != nil {
			t.Fatal(err)
		}
		out[c.ID] = links[0]
	}
	for _, a := range all(t, 100, func(p graph.Page) (graph.List[*graph.ArticleNode], error) {
		return v.Articles(ctx, graph.ArticleFilter{}, p)
	}) {
		copies, err := v.Copies(ctx, a.ID)
		if err != nil {
			t.Fatal(err)
		}
		out[a.ID] = copies
	}
	return out
}

// TestAnySequence drives a store and the model through the same changes.
func TestAnySequence(t *testing.T) {
	// Three versions of each of some articles, half of them about the same things
	// in other words.
	var pool [3][]graph.Reading
	for i := range pool {
		pool[i] = append(corpus(uint64(100+i), 3), varied(uint64(100+i), 3)...)
	}
	var said []string // claims and events
	keys := []string{"person:ana-young", "country:norland", "country:sudria", "place:esk", "place:arvik"}
	for _, version := range pool {
		for _, r := range version {
			for _, c := range r.Claims {
				said = append(said, c.ID)
			}
			for _, e := range r.Events {
				said = append(said, e.ID)
			}
		}
		for _, r := range version[3:] {
			for _, e := range r.Entities {
				keys = append(keys, e.Key)
			}
			for _, a := range r.Agreements {
				keys = append(keys, a.Key)
			}
		}
	}
	slices.Sort(keys)
	keys = slices.Compact(keys)
	for name, address := range backends {
		t.Run(name, func(t *testing.T) {
			rapid.Check(t, func(rt *rapid.T) {
				cfg := graph.Config{BatchQuads: rapid.SampledFrom([]int{1, 200, 5000}).Draw(rt, "batch")}
				s, err := graph.Open(t.Context(), slog.New(slog.DiscardHandler), address(t), cfg)
				if err != nil {
					rt.Fatal(err)
				}
				defer s.Close()
				m := newModel()
				decided := func(d graph.Decision, err error) {
					if err == nil {
						m.decisions[d.ID] = d
					} else if !errors.Is(err, graph.ErrDecision) {
						rt.Fatal(err)
					}
				}
				rt.Repeat(map[string]func(*rapid.T){
					"put": func(rt *rapid.T) {
						var readings []graph.Reading
						for range rapid.IntRange(1, 4).Draw(rt, "articles") {
							r := pool[rapid.IntRange(0, 2).Draw(rt, "version")][rapid.IntRange(0, 5).Draw(rt, "article")]
							readings = append(readings, r)
							m.articles[r.Article.ID] = r
						}
						put(rt, s, readings...)
					},
					"retract": func(rt *rapid.T) {
						id := pool[0][rapid.IntRange(0, 5).Draw(rt, "article")].Article.ID
						_, err := s.Retract(context.Background(), id)
						if _, had := m.articles[id]; had != (err == nil) {
							rt.Fatalf("retract %s: %v", id, err)
						}
						delete(m.articles, id)
					},
					"decide": func(rt *rapid.T) {
						a, b := rapid.SampledFrom(keys).Draw(rt, "a"), rapid.SampledFrom(keys).Draw(rt, "b")
						switch g := (graph.Grounds{Because: rapid.SampledFrom([]string{"so", "seen"}).Draw(rt, "because")}); rapid.IntRange(0, 6).Draw(rt, "action") {
						case 0, 1:
							decided(s.Merge(context.Background(), a, b, g))
						case 2, 3:
							decided(s.Split(context.Background(), a, b, g))
						case 4:
							article := pool[0][rapid.IntRange(0, 5).Draw(rt, "article")].Article.ID
							decided(s.SplitOff(context.Background(), a, article, g))
						case 5:
							decided(s.Hide(context.Background(), rapid.SampledFrom(said).Draw(rt, "claim"), g))
						default:
							decided(s.Hide(context.Background(), a, g))
						}
					},
					"undo": func(rt *rapid.T) {
						made := slices.Sorted(maps.Keys(m.decisions))
						if len(made) == 0 {
							return
						}
						id := rapid.SampledFrom(made).Draw(rt, "decision")
						if d, err := s.Undo(context.Background(), id); err != nil || d != m.decisions[id] {
							rt.Fatalf("undo %s: %+v, %v", id, d, err)
						}
						delete(m.decisions, id)
					},
					"": func(rt *rapid.T) {
						f := graph.ClaimFilter{
							Kind:   rapid.SampledFrom([]graph.Kind{"", "", graph.Direct}).Draw(rt, "kind"),
							Stance: rapid.SampledFrom([]graph.Stance{"", "", graph.Denies}).Draw(rt, "stance"),
							Search: rapid.SampledFrom([]string{"", "", "talk", "SAFE convoys", "“safe passage” esk", "conv* concern", "\"passage safe\"", "pri*"}).Draw(rt, "search"),
							From:   rapid.SampledFrom([]graph.Date{"", "", "2010"}).Draw(rt, "from"),
							To:     rapid.SampledFrom([]graph.Date{"", "", "2015-06"}).Draw(rt, "to"),
						}
						if rapid.Bool().Draw(rt, "speaker") {
							f.Speakers = []string{"country:norland", "country:sudria", "person:ana-young"}
						}
						if rapid.Bool().Draw(rt, "about") {
							f.About = []string{"place:esk", "place:arvik"}[:rapid.IntRange(1, 2).Draw(rt, "places")]
						}
						agree(rt, s, m, f, rapid.IntRange(1, 7).Draw(rt, "page"))
					},
				})
				sound(rt, s)
				fresh, err := graph.Open(t.Context(), slog.New(slog.DiscardHandler), "memory:", graph.Config{})
				if err != nil {
					rt.Fatal(err)
				}
				defer fresh.Close()
				if len(m.decisions) == 0 {
					put(t, fresh, m.readings()...)
				} else { // a backup alone brings decisions about what no article knows any more
					var backup bytes.Buffer
					if err := s.Backup(context.Background(), &backup); err != nil {
						rt.Fatal(err)
					}
					if _, err := fresh.Restore(context.Background(), bytes.NewReader(backup.Bytes())); err != nil {
						rt.Fatal(err)
					}
				}
				if string(export(t, s, graph.NQuads)) != string(export(t, fresh, graph.NQuads)) {
					rt.Fatal("the export is not that of the remaining articles")
				}
				if diff := gocmp.Diff(allLinks(rt, fresh), allLinks(rt, s)); diff != "" {
					rt.Fatalf("the links are not those of the remaining articles (-want +got):\n%s", diff)
				}
			})
		})
	}
}
