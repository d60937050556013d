package schema_test

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"quoth/schema"
)

// Each testdata/queries/NAME.graphql is answered as NAME.json says; NAME.vars
// holds its variables.
func TestQueries(t *testing.T) {
	queries, err := filepath.Glob("testdata/queries/*.graphql")
	if err != nil || len(queries) == 0 {
		t.Fatal("no queries", err)
	}
	s := sampled(t)
	for _, path := range queries {
		name := strings.TrimSuffix(path, ".graphql")
		t.Run(filepath.Base(name), func(t *testing.T) {
			req := schema.Request{Query: read(t, path)}
			if vars, err := os.ReadFile(name + ".vars"); err == nil {
				if err := json.Unmarshal(vars, &req.Variables); err != nil {
					t.Fatal(err)
				}
			}
			var got bytes.Buffer
			if err := json.Indent(&got, s.Do(t.Context(), req).AppendJSON(nil), "", "  "); err != nil {
				t.Fatal(err)
			}
			got.WriteByte('\n')
			if *update {
				if err := os.WriteFile(name+".json", got.Bytes(), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			if diff := cmp.Diff(read(t, name+".json"), got.String()); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func read(t testing.TB, path string) string {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}
