package segment_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"quoth/loader/language/internal/segment"
)

// TestJudge cuts where the judge says so, and asks it only where a sentence
// may start.
func TestJudge(t *testing.T) {
	text := "Thanks for the call Please send it to Ana Yours"
	var asked []string
	s := segment.Scanner{Judge: func(end int32, features []uint64) bool {
		if len(features) == 0 {
			t.Error("no features")
		}
		asked = append(asked, text[end:])
		return strings.HasPrefix(text[end:], " Please")
	}}
	s.Reset(text)
	cuts := s.Split(0, len(text), nil)
	if diff := cmp.Diff([]int{4, 10}, cuts); diff != "" {
		t.Errorf("sentences (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff([]string{" Please send it to Ana Yours", " Ana Yours", " Yours"}, asked); diff != "" {
		t.Errorf("asked (-want +got):\n%s", diff)
	}
}

// TestLong cuts a sentence without end at a comma.
func TestLong(t *testing.T) {
	text := strings.Repeat("one two three four, ", 200)
	var s segment.Scanner
	s.Reset(text)
	first := 0
	for _, c := range s.Split(0, len(text), nil) {
		if n := c - first; n > 256 {
			t.Errorf("a sentence of %d tokens", n)
		}
		if last := s.Spans[c-1]; text[last.Start:last.End] != "," {
			t.Errorf("cut behind %q", text[last.Start:last.End])
		}
		first = c
	}
}
