package graph

import (
	"context"
	"slices"
)

// Reading gives all that one article says but for what is hidden, by its own
// keys where it was split off; nil for an unknown one. Readings gives articles
// as they were put.
func (v *View) Reading(ctx context.Context, id string) (*Reading, error) {
	known, err := v.known(ctx, ArticleSort, id)
	if err != nil || !known {
		return nil, err
	}
	r, err := v.quads.reading(ctx, id)
	if err != nil {
		return nil, err
	}
	said, err := v.decided(ctx)
	if err != nil {
		return nil, err
	}
	r.Claims = slices.DeleteFunc(r.Claims, func(c Claim) bool { return said.unlisted[c.ID] })
	r.Events = slices.DeleteFunc(r.Events, func(e Event) bool { return said.unlisted[e.ID] })
	r.rename(said.apart[id])
	return r, nil
}

// rename puts other keys for some.
func (r *Reading) rename(who canon) {
	if len(who) == 0 {
		return
	}
	for i := range r.Entities {
		e := &r.Entities[i]
		e.Key = who.of(e.Key)
		for k := range e.Roles {
			e.Roles[k].Of = who.of(e.Roles[k].Of)
		}
	}
	for i := range r.Agreements {
		g := &r.Agreements[i]
		g.Key, g.Place = who.of(g.Key), who.of(g.Place)
	}
	for i := range r.Claims {
		r.Claims[i].rename(who)
	}
	for i := range r.Memberships {
		m := &r.Memberships[i]
		m.Party, m.Agreement = who.of(m.Party), who.of(m.Agreement)
	}
	for i := range r.Locations {
		l := &r.Locations[i]
		l.Place, l.Region = who.of(l.Place), who.of(l.Region)
	}
	for i := range r.Events {
		r.Events[i].rename(who)
	}
}
