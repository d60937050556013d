package entity_test

import (
	"bufio"
	"encoding/json"
	"os"
	"sort"
	"strings"
	"testing"

	"quoth/graph"
	"quoth/loader/entity"
	"quoth/loader/language"
)

// shared is the folder of measuring data beside the project.
const shared = "../../../shared/"

type goldMention struct {
	Span [2]int
	Text string
}

type goldEntity struct {
	Type     string
	Mentions []goldMention
	Span     [2]int
	Text     string
}

type goldText struct {
	Text     string
	Entities []goldEntity
}

func lines[T any](t *testing.T, path string) []T {
	t.Helper()
	f, err := os.Open(shared + path)
	if err != nil {
		t.Skipf("the corpora to measure by are missing: %v", err)
	}
	defer f.Close()
	var all []T
	s := bufio.NewScanner(f)
	s.Buffer(nil, 64<<20)
	for s.Scan() {
		var v T
		if err := json.Unmarshal(s.Bytes(), &v); err != nil {
			t.Fatal(err)
		}
		all = append(all, v)
	}
	return all
}

// offsets gives the code point index of every byte of the text.
func offsets(text string) []int {
	at := make([]int, len(text)+1)
	n := 0
	for i := range text {
		at[i] = n
		n++
	}
	at[len(text)] = n
	return at
}

func coarse(t graph.EntityType) string {
	switch t {
	case graph.Person:
		return "PER"
	case graph.Organization, graph.Group:
		return "ORG"
	}
	return "LOC"
}

type score struct{ right, found, gold int }

func (s score) f1() float64 { return 200 * float64(s.right) / float64(max(1, s.found+s.gold)) }

// TestNames prints the F1 of names with their coarse types on the two corpora
// that mark them, and holds the floor.
func TestNames(t *testing.T) {
	if testing.Short() {
		t.Skip("two corpora are not read under -short")
	}
	model, err := language.Open()
	if err != nil {
		t.Fatal(err)
	}
	types := map[string]string{"PER": "PER", "ORG": "ORG", "LOC": "LOC", "Peop": "PER", "Org": "ORG", "Loc": "LOC"}
	for corpus, floor := range map[string]float64{"redocred": 70, "conll04": 74} {
		scores := map[string]*score{"PER": {}, "ORG": {}, "LOC": {}, "all": {}, "span": {}}
		misses, extras := map[string]int{}, map[string]int{}
		for _, doc := range lines[goldText](t, "corpora/"+corpus+"/dev.jsonl") {
			gold := map[[2]int]string{}
			text := map[[2]int]string{}
			for _, e := range doc.Entities {
				if e.Mentions == nil {
					e.Mentions = []goldMention{{e.Span, e.Text}}
				}
				for _, m := range e.Mentions {
					if typ := types[e.Type]; typ != "" {
						if m.Text, m.Span = bare(m.Text, m.Span); m.Text != "" {
							gold[m.Span], text[m.Span] = typ, m.Text
						}
					}
				}
			}
			at := offsets(doc.Text)
			runes := []rune(doc.Text)
			set := entity.Find(model.Analyze(doc.Text, nil), nil)
			found := map[[2]int]string{}
			for _, m := range set.Mentions {
				if m.Form != entity.Name && (m.Form != entity.Adjective || corpus == "conll04") {
					continue
				}
				b, e := set.Span(m)
				typ := coarse(set.Entities[m.Entities[0]].Type)
				_, span := bare(doc.Text[b:e], [2]int{at[b], at[e]})
				found[span] = typ
			}
			for span, typ := range found {
				scores[typ].found++
				scores["all"].found++
				scores["span"].found++
				if gold[span] == typ {
					scores[typ].right++
					scores["all"].right++
				} else {
					extras[typ+" "+string(runes[span[0]:span[1]])+" gold "+gold[span]]++
				}
				if gold[span] != "" {
					scores["span"].right++
				}
			}
			for span, typ := range gold {
				scores[typ].gold++
				scores["all"].gold++
				scores["span"].gold++
				if found[span] != typ {
					misses[typ+" "+text[span]+" found "+found[span]]++
				}
			}
		}
		for _, k := range []string{"PER", "ORG", "LOC", "all", "span"} {
			s := scores[k]
			t.Logf("%s %-4s P %.1f R %.1f F1 %.1f (right %d, found %d, gold %d)", corpus, k,
				100*float64(s.right)/float64(max(1, s.found)), 100*float64(s.right)/float64(max(1, s.gold)), s.f1(), s.right, s.found, s.gold)
		}
		if os.Getenv("ERRORS") != "" {
			t.Log("missed:")
			top(t, misses)
			t.Log("wrong:")
			top(t, extras)
		}
		if f := scores["all"].f1(); f < floor {
			t.Errorf("%s: F1 %.1f, want %.1f", corpus, f, floor)
		}
	}
}

// bare cuts the article and the full stop that the corpora count now and then.
func bare(text string, span [2]int) (string, [2]int) {
	for _, the := range []string{"the ", "The "} {
		if rest, ok := strings.CutPrefix(text, the); ok {
			text, span[0] = rest, span[0]+len(the)
		}
	}
	for _, end := range []string{"'s", "."} {
		if rest, ok := strings.CutSuffix(text, end); ok && strings.Count(text, ".") < 2 {
			text, span[1] = rest, span[1]-len(end)
		}
	}
	return text, span
}

func top(t *testing.T, counts map[string]int) {
	keys := make([]string, 0, len(counts))
	for k := range counts {
		keys = append(keys, k)
	}
	sort.Slice(keys, func(a, b int) bool {
		if counts[keys[a]] != counts[keys[b]] {
			return counts[keys[a]] > counts[keys[b]]
		}
		return keys[a] < keys[b]
	})
	for _, k := range keys[:min(len(keys), 150)] {
		t.Logf("%5d %s", counts[k], k)
	}
}
