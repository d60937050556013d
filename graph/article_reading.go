package graph

import "context"

// Reading gives all that one article says, as Readings does; nil for an
// unknown one.
func (v *View) Reading(ctx context.Context, id string) (*Reading, error) {
	known, err := v.known(ctx, ArticleSort, id)
	if err != nil || !known {
		return nil, err
	}
	return v.quads.reading(ctx, id)
}
