package server_test

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// The built playground records a digest of what it was built from; pack.js
// makes it the same way.
func TestAssetsAreCurrent(t *testing.T) {
	const root = "playground"
	var paths []string
	err := filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if d.IsDir() && (path == filepath.Join(root, "node_modules") || path == filepath.Join(root, "dist")) {
			return filepath.SkipDir
		}
		if !d.IsDir() {
			paths = append(paths, filepath.ToSlash(strings.TrimPrefix(path, root+string(filepath.Separator))))
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	slices.Sort(paths)
	listing := sha256.New()
	for _, path := range paths {
		data, err := os.ReadFile(filepath.Join(root, path))
		if err != nil {
			t.Fatal(err)
		}
		fmt.Fprintf(listing, "%s %x\n", path, sha256.Sum256(data))
	}
	recorded, err := os.ReadFile("assets/sources.sha256")
	if err != nil {
		t.Fatal(err)
	}
	if got := hex.EncodeToString(listing.Sum(nil)); got != strings.TrimSpace(string(recorded)) {
		t.Error("the playground's sources have changed since its assets were built: run npm ci && npm run build in server/playground")
	}
}

// What the lock file names must not depend on where packages were fetched.
func TestLockNamesNoHost(t *testing.T) {
	data, err := os.ReadFile("playground/package-lock.json")
	if err != nil {
		t.Fatal(err)
	}
	if strings.Contains(string(data), `"resolved"`) {
		t.Error("package-lock.json names registry hosts: run npm install --omit-lockfile-registry-resolved")
	}
}
