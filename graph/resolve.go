package graph

import (
	"cmp"
	"context"
	"slices"
	"strings"
)

// maxNamesakes bounds how many things of one name are looked at.
const maxNamesakes = 1000

// Resolve gives the keys or IDs that ref can mean among things of one sort, the
// likeliest first: ref is a key or ID, an IRI, or a name, folded, of an entity
// or agreement or the title of an article. Of several entities or agreements of
// that name those known to more articles come first. It gives none for an
// unknown ref.
func (v *View) Resolve(ctx context.Context, sort Sort, ref string) ([]string, error) {
	id := ref
	if s, named, ok := IRISort(ref); ok && s == sort {
		id = named
	}
	if sort == EntitySort || sort == AgreementSort {
		reps, err := v.canonical(ctx, []string{id})
		if err != nil {
			return nil, err
		}
		id = reps[0]
	}
	if ok, err := v.known(ctx, sort, id); ok || err != nil {
		return []string{id}[:boolInt(ok)], err
	}
	name := folded(ref)
	if name == "" {
		return nil, nil
	}
	switch sort {
	case ArticleSort:
		return v.namesakes(ctx, row("t", name, ""), func(string) bool { return true })
	case EntitySort:
		found, err := v.namesakes(ctx, row("ne", name, ""), isFull)
		return v.byArticles(ctx, found, err)
	case AgreementSort:
		found, err := v.namesakes(ctx, row("ng", name, ""), isFull)
		return v.byArticles(ctx, found, err)
	}
	return nil, nil
}

func isFull(value string) bool { return value == "full" }

func boolInt(b bool) int {
	if b {
		return 1
	}
	return 0
}

// known says whether there is a thing with that key or ID.
func (v *View) known(ctx context.Context, sort Sort, id string) (bool, error) {
	switch sort {
	case ArticleSort:
		return v.has(ctx, row("A", id))
	case ClaimSort:
		return v.has(ctx, row("C", id))
	case EventSort:
		return v.has(ctx, row("V", id))
	case EntitySort, AgreementSort:
		if (sort == AgreementSort) == isAgreement(id) {
			t, err := readTally(ctx, v.tx, id)
			return t.name() != "", err
		}
	}
	return false, nil
}

func (v *View) namesakes(ctx context.Context, prefix string, pass func(value string) bool) ([]string, error) {
	var out []string
	for p, err := range scan(ctx, v.tx, prefix, nil) {
		if err != nil {
			return nil, err
		}
		if key := string(p.key); pass(string(p.value)) && !strings.Contains(key, "\x00") {
			out = append(out, key)
		}
		if len(out) == maxNamesakes {
			break
		}
	}
	return out, nil
}

func (v *View) byArticles(ctx context.Context, keys []string, err error) ([]string, error) {
	if err != nil || len(keys) < 2 {
		return keys, err
	}
	articles := map[string]int{}
	for _, key := range keys {
		t, err := readTally(ctx, v.tx, key)
		if err != nil {
			return nil, err
		}
		articles[key] = t.count(fieldArticles)
	}
	slices.SortFunc(keys, func(a, b string) int {
		return cmp.Or(cmp.Compare(articles[b], articles[a]), cmp.Compare(a, b))
	})
	return keys, nil
}
