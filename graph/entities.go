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
	l, err := v.ActorLists(ctx, []EntityPage{{f, p}})
	return l[0], err
}

// EntityPage is a page of a list of entities.
type EntityPage struct {
	EntityFilter
	Page
}

// ActorLists gives pages of several lists as Actors does, read together.
func (v *View) ActorLists(ctx context.Context, asked []EntityPage) ([]List[*EntityNode], error) {
	return v.entityPages(ctx, row("ea"), asked)
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
	l, err := v.PlaceLists(ctx, []EntityPage{{f, p}})
	return l[0], err
}

// PlaceLists gives pages of several lists as Places does, read together.
func (v *View) PlaceLists(ctx context.Context, asked []EntityPage) ([]List[*EntityNode], error) {
	return v.entityPages(ctx, row("ep"), asked)
}

// PlaceCount counts the places that pass the filter; the count of all is kept.
func (v *View) PlaceCount(ctx context.Context, f EntityFilter) (int, error) {
	if f == (EntityFilter{}) {
		return readCount(ctx, v.tx, counter("places"))
	}
	return total(v.entities(ctx, row("ep"), f, ""))
}

func (v *View) entityPages(ctx context.Context, list string, asked []EntityPage) ([]List[*EntityNode], error) {
	lists, first := make([]places, len(asked)), make([]int, len(asked))
	for i, a := range asked {
		after, err := position(a.Page, hasNUL)
		if err != nil {
			return make([]List[*EntityNode], len(asked)), err
		}
		lists[i], first[i] = v.entities(ctx, list, a.EntityFilter, after), a.First
	}
	return pages(ctx, lists, first, v.EntitiesByKey)
}

func (v *View) entities(ctx context.Context, list string, f EntityFilter, after string) places {
	all := v.listed(ctx, list, after)
	if f.Article != "" {
		all = v.ofArticle(ctx, list, f.Article, after, func(ids []string) ([]string, error) {
			nodes, err := v.EntitiesByKey(ctx, ids)
			var pos []string
			for _, n := range nodes {
				if n != nil {
					pos = append(pos, folded(n.Name)+"\x00"+n.Key)
				}
			}
			return pos, err
		})
	}
	if f.Type != "" {
		all = kept(all, func(p place) (bool, error) {
			typ, err := v.tx.Get(ctx, flat.Key(list+p.pos))
			return string(typ) == string(f.Type), err
		})
	}
	return v.named(ctx, "ne", f.Search, all)
}

// ofArticle gives the items of a list that an article knows: where gives the
// positions that they have in the list if they are in it.
func (v *View) ofArticle(ctx context.Context, list, article, after string, where func(ids []string) ([]string, error)) places {
	return func(yield func(place, error) bool) {
		var ids []string
		for p, err := range scan(ctx, v.tx, row("x", article, ""), nil) {
			if err != nil {
				yield(place{}, err)
				return
			}
			if id := string(p.key); isAgreement(id) == (list == row("g")) {
				ids = append(ids, id)
			}
		}
		pos, err := where(ids)
		if err != nil {
			yield(place{}, err)
			return
		}
		slices.Sort(pos)
		pos = slices.Compact(pos)
		keys := make([]flat.Key, len(pos))
		for i, p := range pos {
			keys[i] = flat.Key(list + p)
		}
		found, err := v.tx.GetBatch(ctx, keys)
		if err != nil {
			yield(place{}, err)
			return
		}
		for i, p := range pos {
			if found[i] != nil && p > after && !yield(place{p[strings.LastIndexByte(p, 0)+1:], p}, nil) {
				return
			}
		}
	}
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
