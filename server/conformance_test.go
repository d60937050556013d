package server_test

import (
	"bytes"
	"encoding/json"
	"io"
	"net/http/httptest"
	"os"
	"os/exec"
	"testing"

	"github.com/vektah/gqlparser/v2"
	gql "github.com/vektah/gqlparser/v2/ast"

	"quoth/schema"
	"quoth/schema/sample"
	"quoth/server"
)

// What others demand of a GraphQL server and its schema: the audit of
// graphql-http, graphql-js 16 and 17, and graphql-eslint. "npm ci" in the folder
// conformance makes the tools.
func TestConformance(t *testing.T) {
	ts := start(t, schema.Config{}, server.Config{})
	judge(t, nil, "run", "audit", "--", ts.URL+"/graphql")
	judge(t, nil, "run", "lint")
}

// The executor of graphql-js, over the same data, gives the same answers byte
// for byte, for hundreds of queries made at random from the contract.
func TestOracle(t *testing.T) {
	contract, err := gqlparser.LoadSchema(&gql.Source{Name: "schema.graphql", Input: schema.SDL})
	if err != nil {
		t.Fatal(err)
	}
	var queries bytes.Buffer
	lines := json.NewEncoder(&queries)
	for seed := range uint64(200) {
		query, variables := sample.Query(contract, seed)
		if err := lines.Encode(map[string]any{"query": query, "variables": variables}); err != nil {
			t.Fatal(err)
		}
	}
	wide := schema.Config{Cost: 1 << 30, Aliases: 1 << 20, Fields: 1 << 20, Depth: 100, Tokens: 1 << 20, DocumentBytes: 1 << 20, ResponseBytes: 1 << 28}
	ts := start(t, wide, server.Config{})
	judge(t, &queries, "run", "--silent", "oracle", "--", ts.URL+"/graphql")
}

// A typed client that graphql-codegen makes from the running server compiles
// under tsc --strict, and its wrong uses do not.
func TestTypedClient(t *testing.T) {
	ts := start(t, schema.Config{}, server.Config{})
	t.Setenv("QUOTH_URL", ts.URL+"/graphql")
	judge(t, nil, "run", "client")
}

// judge runs npm in the folder conformance and fails where it does.
func judge(t *testing.T, stdin io.Reader, args ...string) {
	t.Helper()
	npm, err := exec.LookPath("npm")
	if err != nil {
		t.Skip("npm is missing, which brings the judges")
	}
	if _, err := os.Stat("conformance/node_modules"); err != nil {
		missing(t, "server/conformance/node_modules (npm ci there)")
	}
	cmd := exec.CommandContext(t.Context(), npm, args...)
	cmd.Dir, cmd.Stdin = "conformance", stdin
	out, err := cmd.CombinedOutput()
	if err != nil {
		t.Errorf("npm %v: %v\n%s", args, err, out)
	}
	t.Logf("%s", out)
}

// The clients that front ends use for subscriptions, graphql-ws and
// graphql-sse, ask, err, change, listen and go, and leave nothing behind: the
// goroutines that are left are counted when all tests have run.
func TestSubscriptionClients(t *testing.T) {
	h := changeable(t, server.Config{})
	ts := httptest.NewServer(h)
	defer ts.Close()
	judge(t, nil, "run", "subscribe", "--", ts.URL+"/graphql", key)
}
