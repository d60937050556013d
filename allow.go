package main

import (
	"encoding/json"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"quoth/schema"
)

// Bounds on a list of allowed documents.
const (
	maxAllowFile = 16 << 20 // bytes of one file
	maxAllowed   = 10_000   // documents
)

// allowedDocuments reads the documents of a file, or of all .graphql, .gql and
// .json files of a folder; nil where no path is given.
func allowedDocuments(path string) ([]schema.AllowedDocument, error) {
	if path == "" {
		return nil, nil
	}
	docs := []schema.AllowedDocument{}
	err := filepath.WalkDir(path, func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		ext := filepath.Ext(name)
		if name != path && ext != ".graphql" && ext != ".gql" && ext != ".json" {
			return nil
		}
		found, err := allowedIn(name, ext)
		if docs = append(docs, found...); err == nil && len(docs) > maxAllowed {
			err = fmt.Errorf("more than %d documents", maxAllowed)
		}
		return err
	})
	if err == nil && len(docs) == 0 {
		err = fmt.Errorf("%s has none", path)
	}
	if err != nil {
		return nil, fmt.Errorf("read allowed documents: %w", err)
	}
	return docs, nil
}

// allowedIn reads one file.
func allowedIn(name, ext string) ([]schema.AllowedDocument, error) {
	info, err := os.Stat(name)
	if err != nil {
		return nil, err
	}
	if info.Size() > maxAllowFile {
		return nil, fmt.Errorf("%s has more than %d bytes", name, maxAllowFile)
	}
	data, err := os.ReadFile(name)
	if err != nil {
		return nil, err
	}
	switch ext {
	case ".graphql", ".gql":
		return []schema.AllowedDocument{{Source: name, Text: string(data)}}, nil
	case ".json":
		return allowedInManifest(name, data)
	}
	var docs []schema.AllowedDocument
	for _, sum := range strings.Fields(string(data)) {
		docs = append(docs, schema.AllowedDocument{Source: name, ID: strings.TrimPrefix(sum, "sha256:")})
	}
	return docs, nil
}

// allowedInManifest reads an object of documents by id, as Relay and
// graphql-codegen write it, or Apollo's persisted query manifest.
func allowedInManifest(name string, data []byte) ([]schema.AllowedDocument, error) {
	var apollo struct {
		Operations []struct{ ID, Body string } `json:"operations"`
	}
	var docs []schema.AllowedDocument
	if err := json.Unmarshal(data, &apollo); err == nil && len(apollo.Operations) > 0 {
		for _, op := range apollo.Operations {
			docs = append(docs, schema.AllowedDocument{Source: name, ID: op.ID, Text: op.Body})
		}
		return docs, nil
	}
	var byID map[string]string
	if err := json.Unmarshal(data, &byID); err != nil {
		return nil, fmt.Errorf("%s is no manifest of documents: %w", name, err)
	}
	for _, id := range slices.Sorted(maps.Keys(byID)) {
		docs = append(docs, schema.AllowedDocument{Source: name, ID: id, Text: byID[id]})
	}
	return docs, nil
}
