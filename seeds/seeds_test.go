package seeds_test

import (
	"crypto/sha256"
	"encoding/hex"
	"io/fs"
	"os"
	"testing"

	"github.com/google/go-cmp/cmp"

	"quoth/seeds"
)

// TestArticles holds the articles to the bytes they were found in: a checkout
// that rewrites line ends, or an editor that trims blanks, fails here.
func TestArticles(t *testing.T) {
	want := map[string]string{
		"000_21fbaec345331128.txt": "cbb69fc913b2ef1fa7fef407fc828e01fbb6ebc25029fa0ac1b76bc66905c457",
		"001_941c97e82a71e750.txt": "7a0f3e2c82360768cdf01f953fecb58e2b08c7e4dc4b4d02214670977edf2be5",
		"002_09a2dcc0c95d8a68.txt": "bcdabcd074e7b76088210095622d1dedbb3a098e77ded0456ddd06bae3535394",
		"003_e5dfdf8c903b6a59.txt": "7b21aa0122d1df989672eb9c6aa1381e8f23316fab2a874b8f762b4d91ca06b5",
		"004_8bcc4ac5588322b9.txt": "0391b497d10f847c3d94489755fde56284565a166069259405e0c52fdb81dd54",
	}
	got := map[string]string{}
	names, err := fs.Glob(seeds.Articles(), "*")
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range names {
		data, err := fs.ReadFile(seeds.Articles(), name)
		if err != nil {
			t.Fatal(err)
		}
		sum := sha256.Sum256(data)
		got[name] = hex.EncodeToString(sum[:])
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("embedded articles differ (-want +got):\n%s", diff)
	}
}

// TestEmbedded checks that every article of the folder is embedded.
func TestEmbedded(t *testing.T) {
	onDisk, err := fs.Glob(os.DirFS("."), "*.txt")
	if err != nil {
		t.Fatal(err)
	}
	embedded, err := fs.Glob(seeds.Articles(), "*.txt")
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(onDisk, embedded); diff != "" {
		t.Errorf("folder and embedded articles differ (-folder +embedded):\n%s", diff)
	}
}
