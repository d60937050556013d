package server_test

import (
	"os"
	"os/exec"
	"testing"

	"quoth/schema"
	"quoth/server"
)

// What others demand of a GraphQL server and its schema: the audit of
// graphql-http, graphql-js 16 and 17, and graphql-eslint. "npm ci" in the folder
// conformance makes the tools.
func TestConformance(t *testing.T) {
	npm, err := exec.LookPath("npm")
	if err != nil {
		t.Skip("npm is missing, which brings the judges")
	}
	if _, err := os.Stat("conformance/node_modules"); err != nil {
		missing(t, "server/conformance/node_modules (npm ci there)")
	}
	ts := start(t, schema.Config{}, server.Config{})
	for _, args := range [][]string{{"run", "audit", "--", ts.URL + "/graphql"}, {"run", "lint"}} {
		cmd := exec.CommandContext(t.Context(), npm, args...)
		cmd.Dir = "conformance"
		out, err := cmd.CombinedOutput()
		if err != nil {
			t.Errorf("npm %v: %v\n%s", args, err, out)
		}
		t.Logf("%s", out)
	}
}
