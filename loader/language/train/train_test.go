package main

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// small writes treebanks of a few sentences under the names that the program
// asks for.
func small(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	var b strings.Builder
	for i, subject := range []string{"Ana", "Omar", "Lee", "Kim", "Rosa", "Ivan"} {
		fmt.Fprintf(&b, "# newdoc id = d%d\n", i)
		for _, verb := range []string{"says", "denies", "knows", "hopes"} {
			rows := [][]string{
				{subject, subject, "PROPN", "NNP", "2", "nsubj"},
				{verb, strings.TrimSuffix(verb, "s"), "VERB", "VBZ", "0", "root"},
				{"talks", "talk", "NOUN", "NNS", "4", "nsubj"},
				{"fail", "fail", "VERB", "VBP", "2", "ccomp"},
				{".", ".", "PUNCT", ".", "2", "punct"},
			}
			for k, r := range rows {
				misc := "_"
				if k == 3 {
					misc = "SpaceAfter=No"
				}
				fmt.Fprintf(&b, "%d\t%s\t%s\t%s\t%s\t_\t%s\t%s\t_\t%s\n", k+1, r[0], r[1], r[2], r[3], r[4], r[5], misc)
			}
			b.WriteByte('\n')
		}
	}
	for _, n := range append(append([]string(nil), trainOn...), testOn...) {
		if err := os.WriteFile(filepath.Join(dir, n+".conllu"), []byte(b.String()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

func TestRun(t *testing.T) {
	dir := small(t)
	var files [2][]byte
	var table bytes.Buffer
	for i := range files {
		out := filepath.Join(t.TempDir(), "weights.bin")
		table.Reset()
		if err := run(dir, "", out, &table); err != nil {
			t.Fatal(err)
		}
		b, err := os.ReadFile(out)
		if err != nil {
			t.Fatal(err)
		}
		files[i] = b
	}
	if !bytes.Equal(files[0], files[1]) {
		t.Error("the same treebanks give other weights the second time")
	}
	if want := "en_ewt-ud-test     gold   100.00 100.00 100.00 100.00 100.00"; !strings.Contains(table.String(), want) {
		t.Errorf("no line %q in\n%s", want, &table)
	}
}

func TestReadTreebank(t *testing.T) {
	path := filepath.Join(t.TempDir(), "x.conllu")
	for name, text := range map[string]string{
		"columns": "1\tA\n",
		"id":      "one\tA\t_\t_\t_\t_\t0\troot\t_\t_\n",
		"head":    "1\tA\t_\t_\t_\t_\tx\troot\t_\t_\n",
		"range":   "1-x\tA\t_\t_\t_\t_\t_\t_\t_\t_\n",
	} {
		if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
		if _, err := readTreebank(path, false); err == nil || !strings.Contains(err.Error(), "x.conllu:1:") {
			t.Errorf("%s: error %v does not name the line", name, err)
		}
	}
}

func TestProjective(t *testing.T) {
	// 0 hangs on 2 across 1, which hangs on 3: lifted to what 2 hangs on.
	got := projective([]int{2, 3, 4, 4, 5})
	for d := range got {
		if crossed(got, d) {
			t.Errorf("%v is not projective", got)
		}
	}
}
