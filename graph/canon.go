package graph

import (
	"context"
	"fmt"
	"maps"

	"github.com/hidal-go/hidalgo/kv/flat"
)

// canon gives the key that represents each of some keys, where that is another
// one. All rows of the index but those of identity itself hold representatives;
// the quads hold the keys that the articles gave.
type canon map[string]string

func (c canon) of(key string) string {
	if rep, ok := c[key]; ok {
		return rep
	}
	return key
}

// behind gives who is who for an article in which some keys stand for others.
func (c canon) behind(apart canon) canon {
	if len(apart) == 0 {
		return c
	}
	out := maps.Clone(c)
	if out == nil {
		out = canon{}
	}
	for key, own := range apart {
		out[key] = c.of(own)
	}
	return out
}

func canonRow(key string) string { return row("ic", key) }

// readCanon looks up what represents the keys. Those that represent themselves
// are left out.
func readCanon(ctx context.Context, tx flat.Tx, keys []string) (canon, error) {
	if len(keys) == 0 {
		return nil, nil
	}
	rows := make([]flat.Key, len(keys))
	for i, k := range keys {
		rows[i] = flat.Key(canonRow(k))
	}
	found, err := tx.GetBatch(ctx, rows)
	if err != nil {
		return nil, fmt.Errorf("read who is who: %w", err)
	}
	var c canon
	for i, rep := range found {
		if rep != nil {
			if c == nil {
				c = canon{}
			}
			c[keys[i]] = string(rep)
		}
	}
	return c, nil
}

// canonical gives the representatives of keys, in their order.
func (v *View) canonical(ctx context.Context, keys []string) ([]string, error) {
	if !v.aliased {
		return keys, nil
	}
	c, err := readCanon(ctx, v.tx, keys)
	if err != nil || len(c) == 0 {
		return keys, err
	}
	out := make([]string, len(keys))
	for i, k := range keys {
		out[i] = c.of(k)
	}
	return out, nil
}
