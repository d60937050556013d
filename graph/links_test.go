package graph_test

import (
	"crypto/sha256"
	"encoding/hex"
	"slices"
	"strings"
	"testing"

	gocmp "github.com/google/go-cmp/cmp"

	"quoth/graph"
)

// saying makes an article in which somebody says one thing.
func saying(id, speaker string, stance graph.Stance, content string, about ...string) graph.Reading {
	text := speaker + " said " + content + "."
	n := len([]rune(speaker))
	span := graph.Span{Start: n + len(" said "), End: len([]rune(text)) - 1}
	cue := graph.Cue{Text: "said", Span: graph.Span{Start: n + 1, End: n + 5}}
	sum := sha256.Sum256([]byte(text))
	r := graph.Reading{Article: graph.Article{ID: id, Text: text, SHA256: hex.EncodeToString(sum[:])}}
	who := graph.EntityKey(graph.Person, speaker)
	r.Entities = []graph.Entity{{Key: who, Type: graph.Person, Name: speaker, Mentions: []graph.Span{{Start: 0, End: n}}}}
	c := graph.Claim{Kind: graph.Indirect, Cue: cue, Spans: []graph.Span{span}, Content: content, Stance: stance,
		Speakers: []graph.Speaker{{Entity: who, Text: speaker, Span: graph.Span{Start: 0, End: n}}}, Confidence: 1, Rule: "test"}
	for _, name := range about {
		key := graph.EntityKey(graph.City, name)
		r.Entities = append(r.Entities, graph.Entity{Key: key, Type: graph.City, Name: name})
		c.About = append(c.About, key)
	}
	c.ID = graph.ClaimID(id, c.Spans, cue)
	r.Claims = []graph.Claim{c}
	return r
}

func TestClaimLinks(t *testing.T) {
	readings := []graph.Reading{
		saying("a.txt", "Ana Rossi", graph.Asserts, "the port of Belmar was shelled by artillery at dawn", "Belmar"),
		saying("b.txt", "Hugo Udo", graph.Asserts, "artillery shelled the port of Belmar at dawn on Sunday", "Belmar"),
		saying("c.txt", "Chen Varga", graph.Asserts, "the port of Belmar was not shelled by artillery at dawn", "Belmar"),
		saying("d.txt", "Boris Young", graph.Denies, "artillery had shelled the port of Belmar at dawn", "Belmar"),
		saying("e.txt", "Grace Quispe", graph.Asserts, "fishing quotas will rise in the northern lakes next year"),
		saying("f.txt", "Farid Petrov", graph.Asserts, "24 convoys of grain crossed the bridge at Esk", "Esk"),
		saying("g.txt", "Dóra Tanaka", graph.Asserts, "31 grain convoys crossed the bridge at Esk", "Esk"),
	}
	want := map[string][]string{
		"a.txt": {"b.txt same", "c.txt dispute negation", "d.txt dispute denial"},
		"b.txt": {"a.txt same", "c.txt dispute negation", "d.txt dispute denial"},
		"c.txt": {"a.txt dispute negation", "b.txt dispute negation", "d.txt same"},
		"d.txt": {"a.txt dispute denial", "b.txt dispute denial", "c.txt same"}, // to deny that it was is to say that it was not
		"e.txt": nil,
		"f.txt": {"g.txt dispute numbers"},
		"g.txt": {"f.txt dispute numbers"},
	}
	each(t, graph.Config{BatchQuads: 60}, func(t *testing.T, s *graph.Store) {
		put(t, s, readings...)
		got := linksOf(t, s, readings)
		if diff := gocmp.Diff(want, got); diff != "" {
			t.Errorf("links (-want +got):\n%s", diff)
		}
		if _, err := s.Retract(t.Context(), "b.txt", "g.txt"); err != nil {
			t.Fatal(err)
		}
		got = linksOf(t, s, []graph.Reading{readings[0], readings[5]})
		if diff := gocmp.Diff(map[string][]string{"a.txt": want["a.txt"][1:], "f.txt": nil}, got); diff != "" {
			t.Errorf("links after retraction (-want +got):\n%s", diff)
		}
		sound(t, s)
	})
}

func linksOf(t *testing.T, s *graph.Store, readings []graph.Reading) map[string][]string {
	v, err := s.View(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	defer v.Close()
	var ids []string
	for _, r := range readings {
		ids = append(ids, r.Claims[0].ID)
	}
	links, err := v.ClaimLinks(t.Context(), ids)
	if err != nil {
		t.Fatal(err)
	}
	out := map[string][]string{}
	for i, r := range readings {
		var list []string
		for _, l := range links[i] {
			text := l.To.Article + " " + string(l.Kind)
			if l.Reason != "" {
				text += " " + l.Reason
			}
			list = append(list, text)
		}
		slices.Sort(list)
		out[r.Article.ID] = list
	}
	return out
}

// TestWhatLinksTwoClaims holds pairs of claims against how they are linked.
func TestWhatLinksTwoClaims(t *testing.T) {
	for _, c := range []struct {
		a, b string
		on   graph.Stance // of b
		want string
	}{
		{"the border would open to lorries in spring", "lorries could cross the border, which would open in spring", graph.Asserts, "same"},
		{"rebels shelled the grain market of Tarvo", "rebels had shelled the grain market of Tarvo", graph.Denies, "dispute denial"},
		{"rebels shelled the grain market of Tarvo", "claims that rebels shelled the grain market of Tarvo", graph.Opposes, "dispute denial"},
		{"rebels shelled the grain market of Tarvo", "rebels never shelled the grain market of Tarvo", graph.Asserts, "dispute negation"},
		{"rebels never shelled the grain market of Tarvo", "rebels shelled the grain market of Tarvo", graph.Denies, "same"},
		{"steel exports to Norway would rise", "steel exports to Norway would fall", graph.Asserts, "dispute negation"},
		{"steel exports to Norway would not rise", "steel exports to Norway would decline", graph.Asserts, "same"},
		{"the blast killed 14 people in Tarvo", "17 people died in the blast in Tarvo", graph.Asserts, "dispute numbers"},
		{"the blast killed fourteen people in Tarvo", "14 people died in the blast in Tarvo", graph.Asserts, "same"},
		{"the blast wounded at least 1,200 people in Tarvo", "1,350 people were injured in the blast in Tarvo", graph.Asserts, "same"},
		{"the blast wounded at least 1,200 people in Tarvo", "950 people were injured in the blast in Tarvo", graph.Asserts, "dispute numbers"},
		{"at least 20 people were arrested in Tarvo", "20 people were arrested in Tarvo", graph.Asserts, "same"},
		{"more than 90 people were arrested in Tarvo", "20 people were arrested in Tarvo", graph.Asserts, "dispute numbers"},
		{"fewer than 90 people were arrested in Tarvo", "20 people were arrested in Tarvo", graph.Asserts, "same"},
		{"no more than 90 people were arrested in Tarvo", "120 people were arrested in Tarvo", graph.Asserts, "dispute numbers"},
		{"as many as 90 people were arrested in Tarvo", "at least 60 people were arrested in Tarvo", graph.Asserts, "same"},
		{"at most 40 people were arrested in Tarvo", "at least 60 people were arrested in Tarvo", graph.Asserts, "dispute numbers"},
		{"up to 40 people were arrested in Tarvo", "under 60 people were arrested in Tarvo", graph.Asserts, "same"},
		{"nobody was injured in the fire at the mill of Tarvo", "two people were injured in the fire at the mill of Tarvo", graph.Asserts, "dispute negation"},
		{"envoys failed to agree on grain prices in Tarvo", "envoys agreed on grain prices in Tarvo", graph.Asserts, "dispute negation"},
		{"rebels refused to leave the mill of Tarvo", "rebels left the mill of Tarvo", graph.Asserts, "dispute negation"},
		{"rebels refused to leave the mill of Tarvo", "rebels did not leave the mill of Tarvo", graph.Asserts, "same"},
		{"rebels not only shelled the mill of Tarvo but burned it", "rebels shelled the mill of Tarvo and burned it", graph.Asserts, "same"},
		{"lorries had not yet crossed the bridge of Tarvo", "lorries had crossed the bridge of Tarvo", graph.Asserts, "dispute negation"},
		{"it was not true that rebels shelled the mill of Tarvo", "rebels shelled the mill of Tarvo", graph.Asserts, "dispute negation"},
		{"rebels shelled the mill of Tarvo without warning", "rebels shelled the mill of Tarvo", graph.Asserts, "same"},
		{"the mill of Tarvo would reopen on 4 May whether or not rebels shelled it", "the mill of Tarvo would reopen on 4 May though rebels shelled it", graph.Asserts, "same"},
		{"there is no doubt that rebels shelled the mill of Tarvo", "rebels shelled the mill of Tarvo", graph.Asserts, "same"},
		{"9 billion billion billion people were arrested in Tarvo", "9 billion billion billion people were arrested in Tarvo", graph.Asserts, "same"},
		{"about 500 people were evacuated from Tarvo", "510 people were evacuated from Tarvo", graph.Asserts, "same"},
		{"14 people were killed and 6 wounded in Tarvo", "6 people were wounded and 14 killed in Tarvo", graph.Asserts, "same"},
		{"the bridge over the Esk was closed on 4 May 2019", "the bridge over the Esk was closed on 9 May 2019", graph.Asserts, "same"},
		{"14 people were killed in the mine of Tarvo", "14 people were killed in the mine of Belmar", graph.Asserts, ""},
		{"the harvest had been poor", "the talks had been poor", graph.Asserts, ""},
		{"the bank had not raised its rates", "the bank had not raised its rates", graph.Regrets, "same"},
		{"the bank raised its lending rates", "that the bank had not raised its lending rates", graph.Regrets, ""},
	} {
		s := open(t, "memory:", graph.Config{})
		a, b := saying("a.txt", "Ana Rossi", graph.Asserts, c.a), saying("b.txt", "Hugo Udo", c.on, c.b)
		put(t, s, a, b)
		links := linksOf(t, s, []graph.Reading{a, b})
		for id, other := range map[string]string{"a.txt": "b.txt ", "b.txt": "a.txt "} {
			var want []string
			if c.want != "" {
				want = []string{other + c.want}
			}
			if !slices.Equal(links[id], want) {
				t.Errorf("%q, %q (%s): %s is linked as %q, not %q", c.a, c.b, c.on, id, links[id], want)
			}
		}
	}
}

// TestOtherOccasions: far apart in time, what names the same is said again and
// what names something else besides, or counts otherwise, is about another thing.
func TestOtherOccasions(t *testing.T) {
	for _, c := range []struct {
		a, b      string
		near, far string // how they are linked within days and after a year
	}{
		{"the blast killed 17 people in Tarvo", "the blast killed 14 people in Tarvo", "dispute numbers", ""},
		{"the blast at Tarvo destroyed 14 houses", "the blast at Tarvo destroyed 17 houses", "dispute numbers", ""},
		{"the pipeline through Tarvo is an internal matter", "the pipeline through Tarvo is an internal matter", "same", "same"},
		{"the pipeline through Tarvo is an internal matter", "the pipeline through Tarvo is not an internal matter", "dispute negation", "dispute negation"},
		{"rebels in Norway had opened fire at Tarvo", "rebels in Norway had opened fire", "same", ""},
		{"the harvest had been lost to locusts", "the harvest had been lost to locusts", "same", ""},
		{"lorries would cross the bridge at Tarvo from spring", "the bridge at Tarvo would open to lorries and buses", "same", ""},
	} {
		for published, want := range map[graph.Date]string{"2020-03-20": c.near, "2021-03-01": c.far, "": c.near} {
			s := open(t, "memory:", graph.Config{})
			a, b := saying("a.txt", "Ana Rossi", graph.Asserts, c.a), saying("b.txt", "Hugo Udo", graph.Asserts, c.b)
			a.Article.Published, b.Article.Published = "2020-03-01", published
			put(t, s, a, b)
			links := linksOf(t, s, []graph.Reading{a, b})
			for id, other := range map[string]string{"a.txt": "b.txt ", "b.txt": "a.txt "} {
				if got := strings.Join(links[id], ", "); got != strings.TrimSuffix(other+want, other) {
					t.Errorf("%q, %q (on %q): %s is linked as %q, not %q", c.a, c.b, published, id, got, want)
				}
			}
		}
	}
}

// TestGrowingToll: a toll that grew from one day to the next is no dispute.
func TestGrowingToll(t *testing.T) {
	for second, want := range map[string]string{"17 people died in the blast in Tarvo": "", "at least 20 people died in the blast in Tarvo": "",
		"12 people died in the blast in Tarvo": "b.txt dispute numbers", "14 people died in the blast in Tarvo": "b.txt same"} {
		s := open(t, "memory:", graph.Config{})
		a, b := saying("a.txt", "Ana Rossi", graph.Asserts, "the blast killed 14 people in Tarvo"), saying("b.txt", "Hugo Udo", graph.Asserts, second)
		a.Article.Published, b.Article.Published = "2020-03-01", "2020-03-02"
		put(t, s, a, b)
		if got := strings.Join(linksOf(t, s, []graph.Reading{a, b})["a.txt"], ", "); got != want {
			t.Errorf("%q a day later: %q, not %q", second, got, want)
		}
	}
}

// TestLinksWithinAnArticle: a denial stands beside its target; one speaker's
// sentences are not held against each other.
func TestLinksWithinAnArticle(t *testing.T) {
	text := "Ana Rossi said rebels shelled Tarvo at dawn. Hugo Udo denied rebels shelled Tarvo at dawn. Ana Rossi said rebels shelled Tarvo at dawn."
	sum := sha256.Sum256([]byte(text))
	r := graph.Reading{Article: graph.Article{ID: "one.txt", Text: text, SHA256: hex.EncodeToString(sum[:])}}
	const content = "rebels shelled Tarvo at dawn"
	for i, at := range []int{15, 61, 107} {
		who := []string{"Ana Rossi", "Hugo Udo"}[i%2]
		key := graph.EntityKey(graph.Person, who)
		if i < 2 {
			r.Entities = append(r.Entities, graph.Entity{Key: key, Type: graph.Person, Name: who})
		}
		c := graph.Claim{Kind: graph.Indirect, Spans: []graph.Span{{Start: at, End: at + len(content)}}, Content: content,
			Stance: []graph.Stance{graph.Asserts, graph.Denies}[i%2], Speakers: []graph.Speaker{{Entity: key, Text: who}}, Confidence: 1}
		c.ID = graph.ClaimID("one.txt", c.Spans, c.Cue)
		r.Claims = append(r.Claims, c)
	}
	s := open(t, "memory:", graph.Config{})
	put(t, s, r)
	v, err := s.View(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	defer v.Close()
	links, err := v.ClaimLinks(t.Context(), []string{r.Claims[0].ID, r.Claims[1].ID})
	if err != nil || len(links[0]) != 1 || links[0][0].Reason != "denial" || len(links[1]) != 2 {
		t.Errorf("links %+v, %v", links, err)
	}
}

func TestCorroboration(t *testing.T) {
	const said = "the port of Belmar was shelled by artillery at dawn on Sunday"
	readings := []graph.Reading{
		saying("a.txt", "Ana Rossi", graph.Asserts, said),
		saying("b.txt", "Hugo Udo", graph.Asserts, said),                                                // copied
		saying("c.txt", "Ana Rossi", graph.Asserts, "artillery had shelled the port of Belmar at dawn"), // the same speaker
		saying("d.txt", "Chen Varga", graph.Asserts, "at dawn artillery shelled the port of Belmar"),
		saying("e.txt", "Inês Young", graph.Denies, said),
		saying("f.txt", "Ines Udo", graph.Asserts, "Belmar's port was shelled by artillery at dawn, on Sunday"),
	}
	readings[5].Claims[0].Speakers = nil // nobody named: another article that says so, and no other source
	s := open(t, "memory:", graph.Config{})
	put(t, s, readings...)
	v, err := s.View(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	defer v.Close()
	id := []string{readings[0].Claims[0].ID}
	claims, err := v.ClaimsByID(t.Context(), id)
	if err != nil {
		t.Fatal(err)
	}
	links, err := v.ClaimLinks(t.Context(), id)
	if err != nil {
		t.Fatal(err)
	}
	if got, want := graph.Corroborated(claims[0], links[0]), (graph.Corroboration{Claims: 5, Articles: 5, Sources: 2}); got != want {
		t.Errorf("corroboration %+v, not %+v", got, want)
	}
}

// TestLinksLabel: the export, the quads by label and their pages hold the links
// that ClaimLinks and Copies give.
func TestLinksLabel(t *testing.T) {
	readings := append(corpus(60, 40), saying("a.txt", "Ana Rossi", graph.Asserts, "the port of Belmar was shelled by artillery at dawn", "Belmar"),
		saying("b.txt", "Hugo Udo", graph.Denies, "artillery shelled the port of Belmar at dawn on Sunday", "Belmar"))
	each(t, graph.Config{}, func(t *testing.T, s *graph.Store) {
		put(t, s, readings...)
		v, err := s.View(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		defer v.Close()
		var exported []string
		for l := range strings.Lines(string(export(t, s, graph.NQuads))) {
			if strings.HasSuffix(l, "<"+graph.LinksLabel+"> .\n") {
				exported = append(exported, strings.TrimSuffix(l, "\n"))
			}
		}
		label := graph.Pattern{Label: graph.Term{IRI: graph.LinksLabel}}
		var paged []string
		for _, q := range all(t, 7, func(p graph.Page) (graph.List[graph.Quad], error) { return v.Triples(t.Context(), label, p) }) {
			paged = append(paged, q.String())
		}
		if diff := gocmp.Diff(exported, paged); diff != "" {
			t.Errorf("pages of the label (-export +pages):\n%s", diff)
		}
		if n, err := v.TripleCount(t.Context(), label); err != nil || n != len(exported) {
			t.Errorf("%d quads counted, not %d (%v)", n, len(exported), err)
		}
		edges := 0
		for _, l := range exported {
			if strings.Contains(l, "> <urn:x-quoth:sameClaim> <") || strings.Contains(l, "> <urn:x-quoth:disputes> <") || strings.Contains(l, "> <urn:x-quoth:sameText> <") {
				edges++
			}
		}
		want := 0
		for _, found := range allLinks(t, s) {
			switch found := found.(type) {
			case []*graph.ClaimLink:
				want += len(found)
			case []graph.Copy:
				want += len(found)
			}
		}
		if edges != want || want < 100 {
			t.Errorf("%d links in the export, not %d", edges, want)
		}
		subject := graph.Term{IRI: graph.KeyIRI(readings[40].Claims[0].ID)}
		of, err := v.Triples(t.Context(), graph.Pattern{Subject: subject, Label: label.Label}, graph.Page{})
		if err != nil || len(of.Items) != 1 || of.Items[0].Predicate.IRI != "urn:x-quoth:disputes" {
			t.Errorf("links of one claim: %v, %v", of.Items, err)
		}
	})
}
