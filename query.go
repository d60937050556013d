package main

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"

	"quoth/graph"
	"quoth/schema"
)

// maxDocument bounds the GraphQL document and the variables, in bytes; the
// schema's own limits are lower and tell more.
const maxDocument = 8 << 20

func queryCommand() *command {
	cmd := newCommand("query", "'GRAPHQL'|-", "answer a GraphQL query without a server", `
Runs a GraphQL document against the store and prints the answer as JSON. The
document is the argument, a file (-f FILE) or standard input ("-"). If the
answer has errors the exit status is 1. "quoth serve" has a playground with the
documentation of the schema.

Examples:

    quoth query '{ stats { articles claims } }'
    quoth query '{ claims(first: 3, speaker: "Ilham Aliyev") { nodes { text } } }'
    quoth query -f said.graphql -vars '{"name": "Ilham Aliyev"}'
`)
	db := storeFlag(cmd.flags)
	file := cmd.flags.String("f", "", "read the document from `FILE`, - for standard input")
	vars := cmd.flags.String("vars", "", "the variables, as a `JSON` object")
	operation := cmd.flags.String("operation", "", "run the operation `NAME` of the document")
	cmd.run = func(ctx context.Context, args []string, std streams) error {
		req := schema.Request{OperationName: *operation}
		var err error
		if req.Query, err = document(*file, args, std.in); err != nil {
			return err
		}
		if req.Variables, err = variables(*vars); err != nil {
			return err
		}
		return withFilledStore(ctx, std, *db, func(s *graph.Store) error {
			return query(ctx, s, req, std)
		})
	}
	return cmd
}

// document returns the GraphQL document that the command line gives.
func document(file string, args []string, stdin io.Reader) (string, error) {
	switch {
	case file != "" && len(args) > 0:
		return "", usageError("give the document with -f or as an argument, not both")
	case file == "" && len(args) != 1:
		return "", usageError("wants one document; quote it, as in quoth query '{ stats { claims } }'")
	case file == "-" || file == "" && args[0] == "-":
		return readDocument("standard input", stdin)
	case file == "":
		return args[0], nil
	}
	f, err := os.Open(file)
	if err != nil {
		return "", err
	}
	defer f.Close()
	return readDocument(file, f)
}

func readDocument(name string, r io.Reader) (string, error) {
	data, err := io.ReadAll(io.LimitReader(r, maxDocument+1))
	if err != nil {
		return "", fmt.Errorf("read %s: %w", name, err)
	}
	if len(data) > maxDocument {
		return "", fmt.Errorf("read %s: longer than %d bytes", name, maxDocument)
	}
	return string(data), nil
}

func variables(text string) (map[string]any, error) {
	if text == "" {
		return nil, nil
	}
	var vars map[string]any
	dec := json.NewDecoder(bytes.NewReader([]byte(text)))
	dec.UseNumber()
	if err := dec.Decode(&vars); err != nil {
		return nil, usageError(fmt.Sprintf("-vars wants a JSON object: %v", err))
	}
	if _, err := dec.Token(); !errors.Is(err, io.EOF) {
		return nil, usageError("-vars wants one JSON object and nothing after it")
	}
	return vars, nil
}

// query prints the answer, data and errors, as it would come over HTTP.
func query(ctx context.Context, s *graph.Store, req schema.Request, std streams) error {
	sch, err := schema.New(std.log(), s, schema.Config{})
	if err != nil {
		return err
	}
	answer := sch.Do(ctx, req)
	var out bytes.Buffer
	if err := json.Indent(&out, answer.AppendJSON(nil), "", "  "); err != nil {
		return err
	}
	out.WriteByte('\n')
	if _, err := out.WriteTo(std.out); err != nil {
		return err
	}
	if n := len(answer.Errors); n > 0 {
		return fmt.Errorf("the answer has %s", plural(n, "error"))
	}
	return nil
}
