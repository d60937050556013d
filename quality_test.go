package main

import (
	"bytes"
	"context"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestQuality holds the quality of extraction on the sample articles against
// their hand annotation, so that a change of it shows in the diff of a golden
// file. The annotation and its scorer are not a part of the project: where
// ../shared or Python is missing, there is nothing to hold it against.
func TestQuality(t *testing.T) {
	scorer, gold := "../shared/scorers/score_seeds.py", "../shared/gold/seeds.json"
	for _, f := range []string{scorer, gold} {
		if _, err := os.Stat(f); err != nil {
			t.Skipf("the annotation to compare with is missing: %v", err)
		}
	}
	python, err := exec.LookPath("python3")
	if err != nil {
		t.Skipf("Python is missing, which runs the scorer: %v", err)
	}
	var predicted, stderr bytes.Buffer
	if code := run(context.Background(), []string{"extract", "seeds"}, strings.NewReader(""), &predicted, &stderr); code != 0 {
		t.Fatalf("extract seeds: exit %d\n%s", code, stderr.String())
	}
	file := filepath.Join(t.TempDir(), "seeds.jsonl")
	if err := os.WriteFile(file, predicted.Bytes(), 0o600); err != nil {
		t.Fatal(err)
	}
	got, err := exec.Command(python, scorer, gold, file, "-v").CombinedOutput()
	if err != nil {
		t.Fatalf("score: %v\n%s", err, got)
	}
	golden := filepath.Join("loader", "testdata", "quality.txt")
	if *update {
		if err := os.WriteFile(golden, got, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(golden)
	if err != nil {
		t.Fatal(err)
	}
	if d := cmp.Diff(string(want), string(got)); d != "" {
		t.Errorf("quality differs (-want +got); -update rewrites:\n%s", d)
	}
}
