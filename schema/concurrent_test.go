package schema_test

import (
	"fmt"
	"testing"

	"golang.org/x/sync/errgroup"

	"quoth/schema"
)

// Requests share documents and plans; each still gets its own answer.
func TestConcurrentRequests(t *testing.T) {
	s := sampled(t)
	const query = `query ($id: ID!, $with: Boolean!) { node(id: $id) { id ... on Entity @include(if: $with) { name } ... on Person { claims { totalCount } } ... on Country { memberships { totalCount } } } }`
	want := map[string]string{
		"person:trentino true":    `{"data":{"node":{"id":"person:trentino","name":"Trentino","claims":{"totalCount":3}}}}`,
		"person:trentino false":   `{"data":{"node":{"id":"person:trentino","claims":{"totalCount":3}}}}`,
		"country:ruritania true":  `{"data":{"node":{"id":"country:ruritania","name":"Ruritania","memberships":{"totalCount":1}}}}`,
		"country:ruritania false": `{"data":{"node":{"id":"country:ruritania","memberships":{"totalCount":1}}}}`,
	}
	var group errgroup.Group
	for i := range 64 {
		group.Go(func() error {
			id := []string{"person:trentino", "country:ruritania"}[i%2]
			with := i/2%2 == 0
			resp := s.Do(t.Context(), schema.Request{Query: query, Variables: map[string]any{"id": id, "with": with}})
			if got := string(resp.AppendJSON(nil)); got != want[fmt.Sprint(id, " ", with)] {
				return fmt.Errorf("%s, %t: %s", id, with, got)
			}
			return nil
		})
	}
	if err := group.Wait(); err != nil {
		t.Error(err)
	}
}
