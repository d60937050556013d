package language_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"quoth/loader/language"
)

// said is "Omar said that talks , however , failed".
var said = language.Sentence{Tokens: []language.Token{
	{Form: "Omar", Head: 1, Rel: "nsubj"},
	{Form: "said", Head: -1, Rel: "root"},
	{Form: "that", Head: 7, Rel: "mark"},
	{Form: "talks", Head: 7, Rel: "nsubj:pass"},
	{Form: ",", Head: 5, Rel: "punct"},
	{Form: "however", Head: 7, Rel: "advmod"},
	{Form: ",", Head: 5, Rel: "punct"},
	{Form: "failed", Head: 1, Rel: "ccomp"},
}}

func TestSentence(t *testing.T) {
	if got := said.Root(); got != 1 {
		t.Errorf("Root() = %d, want 1", got)
	}
	if diff := cmp.Diff([]int{2, 3, 5}, said.Children(7)); diff != "" {
		t.Errorf("Children(7) (-want +got):\n%s", diff)
	}
	for _, c := range []struct {
		token int
		rels  []language.Rel
		want  int
	}{
		{7, []language.Rel{"nsubj"}, 3},
		{7, []language.Rel{"nsubj:pass"}, 3},
		{7, []language.Rel{"obj", "mark"}, 2},
		{1, []language.Rel{"nsubj:pass"}, -1},
		{1, []language.Rel{"comp"}, -1},
	} {
		if got := said.Child(c.token, c.rels...); got != c.want {
			t.Errorf("Child(%d, %q) = %d, want %d", c.token, c.rels, got, c.want)
		}
	}
	for token, want := range map[int][2]int{0: {0, 0}, 1: {0, 7}, 5: {4, 6}, 7: {2, 7}} {
		if first, last := said.Subtree(token); [2]int{first, last} != want {
			t.Errorf("Subtree(%d) = %d, %d, want %v", token, first, last, want)
		}
	}
	if !said.Under(4, 7) || !said.Under(4, 4) || said.Under(0, 7) {
		t.Error("Under does not follow the heads")
	}
}
