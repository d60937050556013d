package graph

import (
	"context"
	"slices"
	"strings"

	"github.com/hidal-go/hidalgo/kv/flat"
)

// Acts says whether entities of the type can speak and sign.
func (t EntityType) Acts() bool { return t.Class() != "place" }

// Lies says whether entities of the type are places.
func (t EntityType) Lies() bool { return t.Class() == "place" || t == Country }

// Actors lists persons, organizations, groups and countries by folded name.
func (v *View) Actors(ctx context.Context, f EntityFilter, p Page) (List[*EntityNode], error) {
	return v.entityPage(ctx, row("ea"), f, p)
}

// ActorCount counts the actors that pass the filter; the count of all is kept.
func (v *View) ActorCount(ctx context.Context, f EntityFilter) (int, error) {
	if f == (EntityFilter{}) {
		return readCount(ctx, v.tx, counter("actors"))
	}
	return total(v.entities(ctx, row("ea"), f, ""))
}

// Places lists countries and places by folded name.
func (v *View) Places(ctx context.Context, f EntityFilter, p Page) (List[*EntityNode], error) {
	return v.entityPage(ctx, row("ep"), f, p)
}

// PlaceCount counts the places that pass the filter; the count of all is kept.
func (v *View) PlaceCount(ctx context.Context, f EntityFilter) (int, error) {
	if f == (EntityFilter{}) {
		return readCount(ctx, v.tx, counter("places"))
	}
	return total(v.entities(ctx, row("ep"), f, ""))
}

func (v *View) entityPage(ctx context.Context, list string, f EntityFilter, p Page) (List[*EntityNode], error) {
	after, err := position(p, hasNUL)
	if err != nil {
		return List[*EntityNode]{}, err
	}
	return page(ctx, v.entities(ctx, list, f, after), p.First, v.EntitiesByKey)
}

func (v *View) entities(ctx context.Context, list string, f EntityFilter, after string) places {
	all := v.listed(ctx, list, after)
	if f.Type != "" {
		all = kept(all, func(p place) (bool, error) {
			typ, err := v.tx.Get(ctx, flat.Key(list+p.pos))
			return string(typ) == string(f.Type), err
		})
	}
	return v.named(ctx, "ne", f.Search, v.inArticle(ctx, f.Article, all))
}

// inArticle keeps what an article knows.
func (v *View) inArticle(ctx context.Context, article string, from places) places {
	if article == "" {
		return from
	}
	return kept(from, func(p place) (bool, error) { return v.has(ctx, row("x", article, p.id)) })
}

func (v *View) has(ctx context.Context, k string) (bool, error) {
	found, err := v.tx.GetBatch(ctx, []flat.Key{flat.Key(k)})
	return err == nil && found[0] != nil, err
}

// named keeps what has a name with a word that begins as search does.
func (v *View) named(ctx context.Context, list, search string, from places) places {
	want := Fold(search)
	if want == "" {
		return from
	}
	return func(yield func(place, error) bool) {
		found := map[string]bool{}
		for p, err := range scan(ctx, v.tx, row(list, bounded(want)), nil) {
			if err != nil {
				yield(place{}, err)
				return
			}
			key := string(p.key)
			found[key[strings.LastIndexByte(key, 0)+1:]] = true
		}
		kept(from, func(p place) (bool, error) { return found[p.id], nil })(yield)
	}
}

// EntitiesByKey gives the entities with the given keys, as ClaimsByID does; for
// a key that another represents, the entity of that.
func (v *View) EntitiesByKey(ctx context.Context, keys []string) ([]*EntityNode, error) {
	keys, err := v.canonical(ctx, keys)
	if err != nil {
		return nil, err
	}
	return batched(v, "", keys, func(missing []string) (map[string]*EntityNode, error) {
		out := map[string]*EntityNode{}
		for _, key := range missing {
			n, err := v.readEntity(ctx, key)
			if err != nil {
				return nil, err
			}
			if n != nil {
				out[key] = n
			}
		}
		return out, nil
	}, func(n *EntityNode) int64 { return 256 + saidSize(n.Names) + saidSize(n.Types) })
}

func saidSize(said []Said) int64 {
	n := 0
	for _, s := range said {
		n += 64 + len(s.Value)
		for _, a := range s.Articles {
			n += 16 + len(a)
		}
	}
	return int64(n)
}

func (v *View) readEntity(ctx context.Context, key string) (*EntityNode, error) {
	t, err := readTally(ctx, v.tx, key)
	if err != nil || t.entityType() == "" || isAgreement(key) {
		return nil, err
	}
	n := &EntityNode{Key: key, Type: t.entityType(), Name: t.name(), Articles: t.count(fieldArticles),
		Claims: t.count(fieldClaims), Memberships: t.count(fieldMemberships), Background: t.count(fieldArticles) == 0}
	names, types := fieldAnyName, fieldType
	if n.Background {
		names, types = fieldBackName, fieldBackType
	}
	if n.Names, err = v.said(ctx, key, t, names); err != nil {
		return nil, err
	}
	if n.Types, err = v.said(ctx, key, t, types); err != nil {
		return nil, err
	}
	// The name that is shown stands first, even where another is given more often.
	slices.SortStableFunc(n.Names, func(a, b Said) int {
		if (a.Value == n.Name) == (b.Value == n.Name) {
			return 0
		} else if a.Value == n.Name {
			return -1
		}
		return 1
	})
	return n, nil
}

// said gives the values of a field with the first articles that give each.
func (v *View) said(ctx context.Context, key string, t tally, f field) ([]Said, error) {
	out := t.values(f)
	for i := range out {
		for p, err := range scan(ctx, v.tx, row("s", key, string(rune(f))+bounded(out[i].Value), ""), nil) {
			if err != nil {
				return nil, err
			}
			out[i].Articles = append(out[i].Articles, string(p.key))
			if len(out[i].Articles) == SaidArticles {
				break
			}
		}
	}
	return out, nil
}
