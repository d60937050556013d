package server

import (
	"bytes"
	"compress/gzip"
	"embed"
	"fmt"
	"io"
	"io/fs"
	"mime"
	"net/http"
	"path"
	"strings"
)

// assets is the built playground, each file gzipped; "make web" builds it from
// the folder playground.
//
//go:embed assets
var assets embed.FS

// policy lets the playground's pages load and ask this server alone. Its
// editor sets styles by script and carries fonts in its style sheet.
const policy = "default-src 'none'; script-src 'self'; worker-src 'self'; connect-src 'self'; " +
	"style-src 'self' 'unsafe-inline'; font-src 'self' data:; img-src 'self' data:; " +
	"base-uri 'none'; form-action 'none'; frame-ancestors 'none'"

// A playground serves the assets under /graphiql.
type playground struct {
	files map[string][]byte // by path under /graphiql/, gzipped
}

func newPlayground() (*playground, error) {
	p := &playground{files: map[string][]byte{}}
	err := fs.WalkDir(assets, "assets", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		at, ok := strings.CutSuffix(strings.TrimPrefix(name, "assets/"), ".gz")
		if !ok {
			return nil
		}
		p.files[at], err = assets.ReadFile(name)
		return err
	})
	if err == nil && p.files["index.html"] == nil {
		err = fmt.Errorf("assets have no index.html")
	}
	return p, err
}

func (p *playground) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	name := strings.TrimPrefix(strings.TrimPrefix(r.URL.Path, "/graphiql"), "/")
	if name == "" {
		name = "index.html"
	}
	packed, ok := p.files[name]
	if !ok {
		http.NotFound(w, r)
		return
	}
	h := w.Header()
	h.Set("Content-Type", contentType(name))
	h.Set("Vary", "Accept-Encoding")
	if strings.HasPrefix(name, "assets/") {
		h.Set("Cache-Control", "public, max-age=31536000, immutable") // names carry a hash
	} else {
		h.Set("Cache-Control", "no-cache")
		h.Set("Content-Security-Policy", policy)
	}
	body, err := encode(packed, r, h)
	if err != nil {
		http.Error(w, "internal error", http.StatusInternalServerError)
		return
	}
	_, _ = w.Write(body) // a client that has gone
}

// encode gives the file as the client can take it.
func encode(packed []byte, r *http.Request, h http.Header) ([]byte, error) {
	if strings.Contains(r.Header.Get("Accept-Encoding"), "gzip") {
		h.Set("Content-Encoding", "gzip")
		return packed, nil
	}
	unpack, err := gzip.NewReader(bytes.NewReader(packed))
	if err != nil {
		return nil, err
	}
	return io.ReadAll(unpack)
}

// contentType does not ask the machine, whose tables differ.
func contentType(name string) string {
	switch ext := path.Ext(name); ext {
	case ".js":
		return "text/javascript; charset=utf-8"
	case ".css":
		return "text/css; charset=utf-8"
	case ".html":
		return "text/html; charset=utf-8"
	case ".svg":
		return "image/svg+xml"
	case ".ttf":
		return "font/ttf"
	case ".md":
		return "text/plain; charset=utf-8"
	default:
		return mime.TypeByExtension(ext)
	}
}
