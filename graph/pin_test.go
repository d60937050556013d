package graph_test

import (
	"os"
	"regexp"
	"testing"
)

// TestCayleyIsPinned guards the version of Cayley: the head sorts before the
// release of 2019, so that an upgrade of anything may fall back to it.
func TestCayleyIsPinned(t *testing.T) {
	const want = "v0.7.7-0.20240706181042-81dcd7d73e45"
	mod, err := os.ReadFile("../go.mod")
	if err != nil {
		t.Fatal(err)
	}
	found := regexp.MustCompile(`github\.com/cayleygraph/cayley (\S+)`).FindStringSubmatch(string(mod))
	if found == nil || found[1] != want {
		t.Errorf("go.mod requires Cayley %q, not %s", found, want)
	}
}
