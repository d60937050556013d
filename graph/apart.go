package graph

import (
	"context"
	"fmt"
	"strings"

	"github.com/hidal-go/hidalgo/kv/flat"
)

// ownKey is the key that an article has of its own for what it shares a key with.
func ownKey(key, article string) string { return key + "~" + digest(localHash, article) }

// splitOff makes the decision that a key means another thing in one article.
func splitOff(key, article string, g Grounds) Decision {
	d := newDecision(SplitAction, key, ownKey(key, article), g)
	d.Article = article
	return d
}

// givenBy gives the key that an article gave for what is known by a key: that
// itself, or the one that it represents.
func givenBy(ctx context.Context, tx flat.Tx, key, article string) (string, error) {
	refused := func(why string) error {
		return fmt.Errorf("split %s off in %q: %w: %s", key, article, ErrDecision, why)
	}
	rep, err := readCanon(ctx, tx, []string{key})
	if err != nil {
		return "", err
	}
	members := []string{key}
	for p, err := range scan(ctx, tx, row("im", rep.of(key), ""), nil) {
		if err != nil {
			return "", err
		}
		members = append(members, string(p.key))
	}
	members = append(members, rep.of(key))
	var found []string
	for _, m := range members {
		has, err := tx.GetBatch(ctx, []flat.Key{flat.Key(row("ia", m, article))})
		if err != nil {
			return "", err
		}
		if has[0] != nil && m == key {
			return key, nil
		}
		if has[0] != nil {
			found = append(found, m)
		}
	}
	switch len(found) {
	case 0:
		return "", refused("the article knows no such thing")
	case 1:
		return found[0], nil
	}
	return "", refused("it can be " + strings.Join(found, ", ") + " there")
}

// homeOf gives the article of a claim or event, "" for an unknown one.
func homeOf(ctx context.Context, tx flat.Tx, id string) (string, error) {
	kind := "C"
	if sortOf(id) == EventSort {
		kind = "V"
	}
	found, err := tx.GetBatch(ctx, []flat.Key{flat.Key(row(kind, id))})
	if err != nil || found[0] == nil {
		return "", err
	}
	if kind == "V" {
		return string(found[0]), nil
	}
	r, err := decodeClaimRecord(found[0])
	if err != nil {
		return "", err
	}
	return r.Article, nil
}

// about gives the article that a decision concerns alone, "" for others and nil.
func (d *Decision) about(ctx context.Context, tx flat.Tx) (string, error) {
	if d == nil {
		return "", nil
	}
	if d.Action == HideAction && (sortOf(d.A) == ClaimSort || sortOf(d.A) == EventSort) {
		return homeOf(ctx, tx, d.A)
	}
	return d.Article, nil
}

// readUnlisted gives the claims and events that people have hidden.
func readUnlisted(ctx context.Context, tx flat.Tx) (map[string]bool, error) {
	if n, err := readCount(ctx, tx, counter("decisions")); n == 0 || err != nil {
		return nil, err
	}
	all, err := readDecisions(ctx, tx)
	return decisionsOf(all).unlisted, err
}

// saidKey is that of what people decided, in the cache.
const saidKey = "decisions"

// decided gives what people decided.
func (v *View) decided(ctx context.Context) (*decisions, error) {
	found, err := batched(v, "", []string{saidKey}, func([]string) (map[string]*decisions, error) {
		all, err := readDecisions(ctx, v.tx)
		d := decisionsOf(all)
		return map[string]*decisions{saidKey: &d}, err
	}, func(d *decisions) int64 {
		return int64(1024 + 256*(len(d.merged)+len(d.split)+len(d.hidden)+len(d.unlisted)+len(d.apart)))
	})
	if err != nil {
		return nil, err
	}
	return found[0], nil
}
