package loader

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"iter"
	"os"
	"path"
	"path/filepath"
	"strings"
)

// Source is the bytes of one article.
type Source struct {
	ID   string // by which the article is known: its path relative to what was given, with slashes
	Name string // how errors call it: the path on this machine
	Data []byte
}

// ErrNoArticles says that a directory holds nothing that is read.
var ErrNoArticles = errors.New("no articles in it")

// maxDepth is how deep directories are walked.
const maxDepth = 64

// extensions are the files that a directory is searched for. A file that is
// named outright may have any.
var extensions = map[string]bool{".txt": true, ".text": true}

// Paths yields the sources of files and directories in the order given, those
// of a directory in the order of their names. "-" is standard input. Hidden
// files are passed over, and links to directories are not followed.
func (l *Loader) Paths(paths ...string) iter.Seq2[Source, error] {
	return func(yield func(Source, error) bool) {
		for _, name := range paths {
			if !l.path(name, yield) {
				return
			}
		}
	}
}

// path yields the sources of one argument, and says whether to go on.
func (l *Loader) path(name string, yield func(Source, error) bool) bool {
	if name == "-" {
		return yield(l.stdin())
	}
	info, err := os.Stat(name)
	if err != nil {
		return yield(Source{Name: name}, fmt.Errorf("read %s: %w", name, cause(err)))
	}
	if !info.IsDir() {
		src := Source{ID: filepath.Base(name), Name: name}
		return yield(l.load(src, func() (fs.File, error) { return os.Open(name) }))
	}
	return l.files(os.DirFS(name), name, yield)
}

// Files yields the sources of a file system, as Paths does those of a directory.
func (l *Loader) Files(fsys fs.FS) iter.Seq2[Source, error] {
	return func(yield func(Source, error) bool) { l.files(fsys, "", yield) }
}

// files walks fsys, which errors call root.
func (l *Loader) files(fsys fs.FS, root string, yield func(Source, error) bool) bool {
	found, on := false, true
	err := fs.WalkDir(fsys, ".", func(p string, d fs.DirEntry, err error) error {
		name := filepath.Join(root, filepath.FromSlash(p))
		switch {
		case err != nil:
			found = true
			on = yield(Source{Name: name}, fmt.Errorf("read %s: %w", name, cause(err)))
		case p == ".":
		case strings.HasPrefix(d.Name(), "."), d.IsDir() && strings.Count(p, "/") >= maxDepth:
			if d.IsDir() {
				return fs.SkipDir
			}
		case !d.IsDir() && extensions[strings.ToLower(path.Ext(p))] && regular(fsys, p):
			found = true
			on = yield(l.load(Source{ID: p, Name: name}, func() (fs.File, error) { return fsys.Open(p) }))
		}
		if !on {
			return fs.SkipAll
		}
		return nil
	})
	if err != nil {
		return on && yield(Source{Name: root}, fmt.Errorf("read %s: %w", root, cause(err)))
	}
	if !found {
		return yield(Source{Name: root}, fmt.Errorf("read %s: %w", root, ErrNoArticles))
	}
	return on
}

// regular says whether p is a file, or a link to one.
func regular(fsys fs.FS, p string) bool {
	info, err := fs.Stat(fsys, p)
	return err != nil || info.Mode().IsRegular() // a broken link is told of when it is opened
}

// load fills a source with at most one byte more than an article may have, so
// that what is too large is seen to be so.
func (l *Loader) load(src Source, open func() (fs.File, error)) (Source, error) {
	f, err := open()
	if err != nil {
		return src, fmt.Errorf("read %s: %w", src.Name, cause(err))
	}
	defer f.Close()
	src.Data, err = io.ReadAll(io.LimitReader(f, int64(l.cfg.Article.Limit())+1))
	if err != nil {
		return src, fmt.Errorf("read %s: %w", src.Name, cause(err))
	}
	return src, nil
}

// stdin is the article on standard input.
func (l *Loader) stdin() (Source, error) {
	src := Source{ID: "stdin", Name: "standard input"}
	if l.cfg.Stdin == nil {
		return src, fmt.Errorf("read %s: there is none", src.Name)
	}
	return l.load(src, func() (fs.File, error) { return stream{l.cfg.Stdin}, nil })
}

// stream makes a file of a reader.
type stream struct{ io.Reader }

func (stream) Stat() (fs.FileInfo, error) { return nil, fs.ErrInvalid }
func (stream) Close() error               { return nil }

// cause is an error without the operation and the path, which the caller names.
func cause(err error) error {
	var pathErr *fs.PathError
	if errors.As(err, &pathErr) {
		return pathErr.Err
	}
	return err
}
