package main

import (
	"cmp"
	"context"
	"fmt"
	"os"
	"strings"

	"quoth/graph"
	"quoth/loader"
	"quoth/loader/article"
	"quoth/schema"
)

// keyVariable names the environment variable that may hold a key.
const keyVariable = "QUOTH_API_KEY"

// Bounds on the keys of a server.
const (
	shortestKey = 16 // bytes
	maxKeyFile  = 64 << 10
)

// apiKeys gives the keys that let clients change the graph: one a line of the
// file, if one is named, and that of the environment.
func apiKeys(file string) ([]string, error) {
	var keys []string
	if file != "" {
		info, err := os.Stat(file)
		if err != nil {
			return nil, fmt.Errorf("read API keys: %w", err)
		}
		if info.Size() > maxKeyFile {
			return nil, fmt.Errorf("read API keys: %s has more than %d bytes", file, maxKeyFile)
		}
		data, err := os.ReadFile(file)
		if err != nil {
			return nil, fmt.Errorf("read API keys: %w", err)
		}
		if keys = strings.Fields(string(data)); len(keys) == 0 {
			return nil, fmt.Errorf("read API keys: %s has none", file)
		}
	}
	if key := strings.TrimSpace(os.Getenv(keyVariable)); key != "" {
		keys = append(keys, key)
	}
	for _, key := range keys {
		if len(key) < shortestKey {
			return nil, fmt.Errorf("read API keys: a key has %d bytes; it must have at least %d", len(key), shortestKey)
		}
	}
	return keys, nil
}

// articleReader reads articles that clients add. What is wrong with one is
// theirs to know.
func articleReader(std streams) (schema.Reader, error) {
	l, err := loader.New(std.log(), loader.Config{})
	if err != nil {
		return nil, err
	}
	return func(ctx context.Context, a schema.Article) (graph.Reading, error) {
		src := loader.Source{
			ID: a.ID, Name: cmp.Or(a.URL, a.ID, "the article"), Form: loader.Body, Data: []byte(a.Text),
			Known: article.Known{URL: a.URL, Title: a.Title, Publisher: a.Publisher, Author: a.Author, Published: a.Published},
		}
		if a.HTML != "" {
			src.Form, src.Data = loader.Page, []byte(a.HTML)
		}
		r, err := l.Read(ctx, src)
		if err != nil && ctx.Err() == nil {
			err = schema.Errorf(schema.BadInput, "%v", err)
		}
		return r, err
	}, nil
}
