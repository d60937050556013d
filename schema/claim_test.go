package schema_test

import (
	"encoding/json"
	"fmt"
	"slices"
	"testing"

	"quoth/schema"
	"quoth/schema/sample"
)

// answer executes a document, which must succeed, and decodes its data.
func answer(t *testing.T, s *schema.Schema, query string, data any) {
	t.Helper()
	resp := s.Do(t.Context(), schema.Request{Query: query})
	text := resp.AppendJSON(nil)
	if len(resp.Errors) > 0 {
		t.Fatalf("%s", text)
	}
	if err := json.Unmarshal(text, &struct{ Data any }{data}); err != nil {
		t.Fatal(err)
	}
}

// TestCorroboration: articles that repeat one man's words have one source.
func TestCorroboration(t *testing.T) {
	var data struct {
		Claims struct {
			Nodes []struct {
				SameClaims    []struct{ Score float64 }
				Corroboration struct{ Claims, Articles, Sources int }
			}
		}
	}
	answer(t, open(t, schema.Config{}, sample.Many(3)),
		`{ claims(search: "shelled") { nodes { sameClaims { score } corroboration { claims articles sources } } } }`, &data)
	if len(data.Claims.Nodes) != 3 {
		t.Fatalf("%d claims", len(data.Claims.Nodes))
	}
	for _, c := range data.Claims.Nodes {
		if got := c.Corroboration; len(c.SameClaims) != 2 || got.Claims != 3 || got.Articles != 3 || got.Sources != 1 {
			t.Errorf("%d links, corroboration %+v", len(c.SameClaims), got)
		}
	}
}

// TestPagesByRelevance: pages give what the whole list gives.
func TestPagesByRelevance(t *testing.T) {
	s := open(t, schema.Config{}, sample.Many(7))
	ids := func(after string, first int) (out []string, end string) {
		var data struct {
			Claims struct {
				TotalCount int
				Nodes      []struct{ ID string }
				PageInfo   struct {
					EndCursor   string
					HasNextPage bool
				}
			}
		}
		answer(t, s, fmt.Sprintf(`{ claims(search: "freedonia shel*", orderBy: RELEVANCE, first: %d, after: %q) {
			totalCount nodes { id } pageInfo { endCursor hasNextPage } } }`, first, after), &data)
		for _, c := range data.Claims.Nodes {
			out = append(out, c.ID)
		}
		if data.Claims.PageInfo.HasNextPage {
			end = data.Claims.PageInfo.EndCursor
		}
		if data.Claims.TotalCount != 7 {
			t.Errorf("%d in all", data.Claims.TotalCount)
		}
		return out, end
	}
	whole, _ := ids("", 100)
	paged, end := ids("", 3)
	for end != "" {
		var more []string
		more, end = ids(end, 3)
		paged = append(paged, more...)
	}
	if len(whole) != 7 || !slices.Equal(whole, paged) {
		t.Errorf("by pages %q, as a whole %q", paged, whole)
	}
}
