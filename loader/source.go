package loader

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"iter"
	"os"
	"path/filepath"
	"strings"

	"quoth/loader/article"
)

// Source is one article before it is read.
type Source struct {
	ID    string // its path relative to what was given, with slashes; "#" and a number follow in files of many
	Name  string // how errors call it: the path on this machine
	Data  []byte // of the given form
	Form  Form
	Known article.Known // what its container says of it
}

func (src Source) fault(err error) error { return fmt.Errorf("read %s: %w", src.Name, err) }

// Form is what the data of a source are.
type Form int

// The forms: a text file in any encoding, a web page, and the body alone of an
// article, in UTF-8, whose title is known.
const (
	Plain Form = iota
	Page
	Body
)

// ErrNoArticles says that a folder or a container holds nothing that is read.
var ErrNoArticles = errors.New("no articles in it")

// maxDepth is how deep directories are walked.
const maxDepth = 64

// yielder takes a source or the error that it met, and says whether to go on.
type yielder = func(Source, error) bool

// Paths yields the sources of files and directories in the order given, those
// of a directory in the order of their names. "-" is standard input. Hidden
// files are passed over, and links to directories are not followed. In a
// directory only files are read whose names tell that they are text, pages,
// records, feeds or archives; a file that is named outright may have any name.
func (l *Loader) Paths(paths ...string) iter.Seq2[Source, error] {
	return func(yield func(Source, error) bool) {
		for _, name := range paths {
			if !l.path(name, yield) {
				return
			}
		}
	}
}

// path yields the sources of one argument.
func (l *Loader) path(name string, yield yielder) bool {
	if name == "-" {
		if l.cfg.Stdin == nil {
			return yield(Source{}, errors.New("read standard input: there is none"))
		}
		return l.expand(input{id: "stdin", name: "standard input", given: true}, l.cfg.Stdin, yield)
	}
	info, err := os.Stat(name)
	if err != nil {
		return yield(Source{Name: name}, fmt.Errorf("read %s: %w", name, cause(err)))
	}
	if info.IsDir() {
		return l.files(os.DirFS(name), name, yield)
	}
	in := input{id: filepath.Base(name), name: name, given: true}
	return l.file(in, func() (fs.File, error) { return os.Open(name) }, yield)
}

// Files yields the sources of a file system, as Paths does those of a directory.
func (l *Loader) Files(fsys fs.FS) iter.Seq2[Source, error] {
	return func(yield func(Source, error) bool) { l.files(fsys, "", yield) }
}

// files walks fsys, which errors call root.
func (l *Loader) files(fsys fs.FS, root string, yield yielder) bool {
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
		case !d.IsDir() && medium(p) != unknown && regular(fsys, p):
			found = true
			on = l.file(input{id: p, name: name}, func() (fs.File, error) { return fsys.Open(p) }, yield)
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

// file yields the sources of one file.
func (l *Loader) file(in input, open func() (fs.File, error), yield yielder) bool {
	f, err := open()
	if err != nil {
		return yield(in.source(), in.fault(err))
	}
	defer f.Close()
	return l.expand(in, f, yield)
}

// input is a file, or an entry of an archive, that is being opened.
type input struct {
	id, name string
	given    bool // named outright, so its content may tell what it is
	packed   bool // an entry of an archive
}

func (in input) source() Source { return Source{ID: in.id, Name: in.name} }

func (in input) fault(err error) error { return in.source().fault(cause(err)) }

// nth is the nth article of a container, counted from 1.
func (in input) nth(n int) Source {
	return Source{ID: fmt.Sprintf("%s#%d", in.id, n), Name: fmt.Sprintf("%s#%d", in.name, n)}
}

// expand yields the sources that are in a file.
func (l *Loader) expand(in input, r io.Reader, yield yielder) bool {
	m := medium(in.id)
	if in.given && m == unknown {
		buffered := bufio.NewReaderSize(r, sniffed)
		head, _ := buffered.Peek(sniffed) // an error comes again when it is read
		m, r = sniff(head), buffered
	}
	switch m {
	case records:
		return l.records(in, r, yield)
	case lines:
		return l.lines(in, r, yield)
	case feed:
		return l.feed(in, r, yield)
	case zipped, tarred, gzipped:
		if in.packed {
			return yield(in.source(), in.fault(errors.New("an archive inside an archive")))
		}
		return l.archive(in, m, r, yield)
	}
	src, limit := in.source(), l.cfg.Article.Limit()
	if m == page {
		src.Form, limit = Page, l.cfg.Article.PageLimit()
	}
	// One byte more than an article may have shows that it is too large.
	data, err := io.ReadAll(io.LimitReader(r, int64(limit)+1))
	if err != nil {
		return yield(src, in.fault(err))
	}
	src.Data = data
	return yield(src, nil)
}

// cause is an error without the operation and the path, which the caller names.
func cause(err error) error {
	var pathErr *fs.PathError
	if errors.As(err, &pathErr) {
		return pathErr.Err
	}
	return err
}
