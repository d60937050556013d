package graph

import (
	"testing"

	"github.com/hidal-go/hidalgo/kv/flat"
)

// TestYoungest holds youngest against the keys that Cayley makes: what it gives
// is never looked up.
func TestYoungest(t *testing.T) {
	ids := []uint64{1, 0x2f, 0x5c, 0x2f2f5c5c, 0x5c2f00000000002f, 1 << 40, 255}
	for _, ind := range quadIndexes {
		for i := range ids {
			node, want := make([]uint64, len(ind.Dirs)), uint64(0)
			for j := range node {
				node[j] = ids[(i+3*j)%len(ids)]
				want = max(want, node[j])
			}
			k := flat.KeyEscape(ind.Key(node))
			if got := youngest(k); got != want {
				t.Errorf("youngest of %x is %x, not %x", k, got, want)
			}
		}
	}
	for _, k := range []string{"", "log/\x00\x00\x00\x00\x00\x00\x00\x09", "v12/sp", "meta/size", "\x01Ssp/12345678"} {
		if got := youngest(flat.Key(k)); got != 0 {
			t.Errorf("%q is in no index and gives %x", k, got)
		}
	}
}
