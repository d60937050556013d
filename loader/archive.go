package loader

import (
	"archive/tar"
	"archive/zip"
	"bytes"
	"compress/gzip"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"path"
	"strings"
)

// archive yields the articles of a .zip, .tar or .tar.gz file, in the order of
// its entries. What it unpacks to is bounded, and so are its entries; nothing is
// written to disk. Entries that a directory's walk would pass over are passed
// over here.
func (l *Loader) archive(in input, m media, r io.Reader, yield yielder) bool {
	a := &archive{Loader: l, in: in, yield: yield, left: l.cfg.maxFile()}
	var err error
	switch m {
	case zipped:
		err = a.zip(r)
	case gzipped:
		var z *gzip.Reader
		if z, err = gzip.NewReader(r); err == nil {
			err = a.tar(z)
		}
	default:
		err = a.tar(r)
	}
	switch {
	case errors.Is(err, errStopped):
		return false
	case err != nil:
		return yield(in.source(), in.fault(err))
	case a.found == 0:
		return yield(in.source(), in.fault(ErrNoArticles))
	}
	return true
}

type archive struct {
	*Loader
	in      input
	yield   yielder
	left    int64 // bytes that may yet be unpacked
	entries int
	found   int
}

// tar reads a tar stream.
func (a *archive) tar(r io.Reader) error {
	b := &budget{r: r, left: a.left, what: a.tooLarge()}
	t := tar.NewReader(b)
	for {
		h, err := t.Next()
		if err == io.EOF {
			return nil
		}
		if err != nil {
			return err
		}
		if err := a.count(); err != nil {
			return err
		}
		if h.Typeflag != tar.TypeReg {
			continue
		}
		if err := a.entry(h.Name, func() (io.ReadCloser, error) { return io.NopCloser(t), nil }); err != nil {
			return err
		}
	}
}

func (a *archive) tooLarge() string {
	return fmt.Sprintf("unpacks to more than %d bytes", a.cfg.maxFile())
}

func (a *archive) count() error {
	if a.entries++; a.entries > a.cfg.maxEntries() {
		return fmt.Errorf("more than %d entries", a.cfg.maxEntries())
	}
	return nil
}

// zip reads a zip file, whose directory is at its end. A file that cannot be
// read at any place is held in memory, within the bound of an archive.
func (a *archive) zip(r io.Reader) error {
	at, size, err := readerAt(r, a.cfg.maxFile())
	if err != nil {
		return err
	}
	// The directory is read whole; its entries are counted before.
	if n, err := signatures(at, size, "PK\x01\x02", a.cfg.maxEntries()); err != nil || n > a.cfg.maxEntries() {
		return errors.Join(err, fmt.Errorf("more than %d entries", a.cfg.maxEntries()))
	}
	z, err := zip.NewReader(at, size)
	if err != nil && !errors.Is(err, zip.ErrInsecurePath) {
		return err
	}
	for _, f := range z.File {
		if err := a.count(); err != nil {
			return err
		}
		if !f.Mode().IsRegular() {
			continue
		}
		if err := a.entry(f.Name, f.Open); err != nil {
			return err
		}
	}
	return nil
}

// readerAt gives random access to r, and its size.
func readerAt(r io.Reader, limit int64) (io.ReaderAt, int64, error) {
	if f, ok := r.(interface {
		fs.File
		io.ReaderAt
	}); ok {
		info, err := f.Stat()
		if err != nil {
			return nil, 0, err
		}
		if info.Mode().IsRegular() {
			if info.Size() > limit {
				return nil, 0, fmt.Errorf("more than %d bytes", limit)
			}
			return f, info.Size(), nil
		}
	}
	data, err := io.ReadAll(&budget{r: r, left: min(limit, maxHeld), what: fmt.Sprintf("more than %d bytes", min(limit, maxHeld))})
	return bytes.NewReader(data), int64(len(data)), err
}

// maxHeld is the most bytes of an archive that are held in memory.
const maxHeld = 64 << 20

// signatures counts a signature of four bytes, and stops above limit.
func signatures(r io.ReaderAt, size int64, signature string, limit int) (int, error) {
	n := 0
	buf := make([]byte, 1<<16)
	for at := int64(0); at < size && n <= limit; at += int64(len(buf) - 3) {
		k, err := r.ReadAt(buf, at)
		if err != nil && err != io.EOF {
			return n, err
		}
		n += bytes.Count(buf[:k], []byte(signature))
	}
	return n, nil
}

// entry yields the articles of one entry.
func (a *archive) entry(name string, open func() (io.ReadCloser, error)) error {
	in := input{id: name, name: a.in.name + "/" + name, packed: true}
	if !a.in.given {
		in.id = a.in.id + "/" + name
	}
	if strings.HasPrefix(name, "/") || strings.Contains(name, "\\") || path.Clean(name) != strings.TrimPrefix(name, "./") || !fs.ValidPath(path.Clean(name)) {
		a.found++
		return a.on(a.yield(in.source(), in.fault(errors.New("a name that leads out of the archive"))))
	}
	for part := range strings.SplitSeq(path.Clean(name), "/") {
		if strings.HasPrefix(part, ".") || part == "__MACOSX" {
			return nil
		}
	}
	in.id = path.Clean(in.id)
	if medium(name) == unknown {
		return nil
	}
	a.found++
	r, err := open()
	if err != nil {
		return a.on(a.yield(in.source(), in.fault(err)))
	}
	defer r.Close()
	b := &budget{r: r, left: a.left, what: a.tooLarge()}
	err = a.on(a.expand(in, b, a.yield))
	a.left = b.left
	if err == nil && a.left <= 0 {
		return budgetError{a.tooLarge()}
	}
	return err
}

// on is the error that a yielder's answer is.
func (a *archive) on(goOn bool) error {
	if goOn {
		return nil
	}
	return errStopped
}
