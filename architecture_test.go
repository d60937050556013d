package main

import (
	"cmp"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// arrows says which packages of the module a package may import. A key stands
// for its folder and all folders below that have no key of their own; a value
// names whole trees. Every package may import its own tree's inner packages
// only where a line says so.
var arrows = map[string][]string{
	".":                          {"graph", "loader", "schema", "server", "seeds"},
	"seeds":                      {},
	"graph":                      {"graph"},
	"schema":                     {"graph", "schema"},
	"server":                     {"graph", "schema", "server"},
	"loader":                     {"graph", "loader"},
	"loader/date":                {"graph"},
	"loader/language":            {"loader/language"},
	"loader/article":             {"graph", "loader/date", "loader/article"},
	"loader/entity":              {"graph", "loader/date", "loader/language", "loader/article", "loader/entity"},
	"loader/attribution":         {"graph", "loader/date", "loader/language", "loader/article", "loader/entity", "loader/attribution"},
	"loader/attribution/measure": {"graph", "loader"}, // a program: the whole of extraction against a corpus
	"loader/generate":            {},                  // a program: articles made up for tests
	"loader/event":               {"graph", "loader/date", "loader/language", "loader/article", "loader/entity", "loader/event"},
	"loader/relation":            {"graph", "loader/date", "loader/language", "loader/article", "loader/entity", "loader/relation"},
}

// owners says which trees alone may import a package of others, tests included.
var owners = map[string][]string{
	"github.com/cayleygraph":        {"graph"},
	"github.com/graphql-go/graphql": {"schema", "server"},
	"github.com/vektah/gqlparser":   {"schema", "server"},
}

// source is one Go file of the module, parsed down to its imports.
type source struct {
	dir     string // slash-separated, "." for the root
	name    string
	test    bool
	doc     string
	imports []string
}

// TestImports holds the direction of imports: graph knows nobody, loader and
// schema know graph, server knows schema, and main wires them.
func TestImports(t *testing.T) {
	for _, f := range sources(t) {
		for _, imp := range f.imports {
			if own, ok := strings.CutPrefix(imp, "quoth/"); ok && !f.test && !within(own, arrows[keyOf(f.dir)]) {
				t.Errorf("%s/%s imports %s; %s may import only %q", f.dir, f.name, imp, keyOf(f.dir), arrows[keyOf(f.dir)])
			}
			for pkg, trees := range owners {
				if within(imp, []string{pkg}) && !within(f.dir, trees) {
					t.Errorf("%s/%s imports %s; only %q may", f.dir, f.name, imp, trees)
				}
			}
		}
	}
}

// TestPackageComments asks every package for a comment that says what it does:
// "Package NAME …", or for a program any comment.
func TestPackageComments(t *testing.T) {
	documented := map[string]bool{}
	for _, f := range sources(t) {
		if !f.test {
			documented[f.dir] = documented[f.dir] || f.doc != ""
		}
	}
	for dir, ok := range documented {
		if !ok {
			t.Errorf("package in %s has no package comment", dir)
		}
	}
}

// TestCayleyVersion holds Cayley at the head. That version sorts before the
// release v0.7.7 of 2019, which swallows errors, so an upgrade or a dependency
// that asks for v0.7.7 would silently go back to it.
func TestCayleyVersion(t *testing.T) {
	mod, err := os.ReadFile("go.mod")
	if err != nil {
		t.Fatal(err)
	}
	const want = "github.com/cayleygraph/cayley v0.7.7-0.20240706181042-81dcd7d73e45\n"
	if !strings.Contains(string(mod), want) {
		t.Errorf("go.mod does not ask for %s", want)
	}
}

// keyOf returns the key of arrows that rules the folder.
func keyOf(dir string) string {
	for d := dir; d != "."; d = path.Dir(d) {
		if _, ok := arrows[d]; ok {
			return d
		}
	}
	return "."
}

// within reports whether name is one of the trees or lies in one.
func within(name string, trees []string) bool {
	return slices.ContainsFunc(trees, func(tree string) bool {
		return name == tree || strings.HasPrefix(name, tree+"/")
	})
}

// sources parses every Go file of the module: not testdata, hidden folders,
// node_modules or other modules inside it.
func sources(t *testing.T) []source {
	t.Helper()
	var files []source
	err := filepath.WalkDir(".", func(name string, d fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case d.IsDir() && name != "." && skipped(name, d.Name()):
			return filepath.SkipDir
		case d.IsDir() || !strings.HasSuffix(name, ".go"):
			return nil
		}
		f, err := parse(name)
		files = append(files, f)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	if len(files) == 0 {
		t.Fatal("no Go files found")
	}
	slices.SortFunc(files, func(a, b source) int {
		return cmp.Or(cmp.Compare(a.dir, b.dir), cmp.Compare(a.name, b.name))
	})
	return files
}

func skipped(dir, base string) bool {
	if _, err := os.Stat(filepath.Join(dir, "go.mod")); err == nil {
		return true
	}
	return base == "testdata" || base == "node_modules" || strings.HasPrefix(base, ".") || strings.HasPrefix(base, "_")
}

func parse(name string) (source, error) {
	f, err := parser.ParseFile(token.NewFileSet(), name, nil, parser.ImportsOnly|parser.ParseComments)
	if err != nil {
		return source{}, err
	}
	dir, base := path.Split(filepath.ToSlash(name))
	return source{
		dir:     path.Clean(dir),
		name:    base,
		test:    strings.HasSuffix(base, "_test.go"),
		doc:     packageDoc(f),
		imports: importsOf(f),
	}, nil
}

// packageDoc returns the file's package comment if it starts as one should.
func packageDoc(f *ast.File) string {
	doc := f.Doc.Text()
	if f.Name.Name != "main" && !strings.HasPrefix(doc, "Package "+f.Name.Name+" ") {
		return ""
	}
	return doc
}

func importsOf(f *ast.File) []string {
	var paths []string
	for _, spec := range f.Imports {
		p, err := strconv.Unquote(spec.Path.Value)
		if err != nil { // the parser has checked the literal
			panic(err)
		}
		paths = append(paths, p)
	}
	return paths
}
