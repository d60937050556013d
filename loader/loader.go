package loader

import (
	"cmp"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"runtime"
	"runtime/debug"

	"quoth/graph"
	"quoth/loader/article"
	"quoth/loader/attribution"
	"quoth/loader/date"
	"quoth/loader/entity"
	"quoth/loader/event"
	"quoth/loader/language"
	"quoth/loader/relation"
)

// Config steers a Loader. Its zero value works.
type Config struct {
	Workers    int            // articles read at once, the number of processors if zero
	Article    article.Config // bounds on one article
	MaxFile    int64          // bytes that one file of many articles may have, unpacked; 1 GiB if zero
	MaxEntries int            // articles or entries that it may have; 100,000 if zero
	Stdin      io.Reader      // what "-" stands for; nothing if nil

	// Program stands for the program to the last rule, such as the digest of its
	// file; readings then have an Origin. Where Known says that the reading of an
	// article with an origin is known already, Read gives ErrKnown instead. It is
	// asked by several goroutines at once.
	Program string
	Known   func(article, origin string) bool
}

// ErrKnown comes with a reading that has the article and the origin alone.
var ErrKnown = errors.New("read before")

func (c Config) maxFile() int64 {
	if c.MaxFile > 0 {
		return c.MaxFile
	}
	return 1 << 30
}

func (c Config) maxEntries() int {
	if c.MaxEntries > 0 {
		return c.MaxEntries
	}
	return 100_000
}

// Loader reads articles. It is safe for concurrent use.
type Loader struct {
	log   *slog.Logger
	cfg   Config
	model *language.Model
}

// New opens the embedded model.
func New(log *slog.Logger, cfg Config) (*Loader, error) {
	if cfg.Workers <= 0 {
		cfg.Workers = runtime.GOMAXPROCS(0)
	}
	model, err := language.Open()
	if err != nil {
		return nil, fmt.Errorf("open the language model: %w", err)
	}
	return &Loader{log: log, cfg: cfg, model: model}, nil
}

// Read reads one article. An error names the source.
func (l *Loader) Read(ctx context.Context, src Source) (r graph.Reading, err error) {
	defer func() {
		// A fault of the reader must cost the one article that brings it out.
		if p := recover(); p != nil {
			l.log.Error("reader fault", "source", src.Name, "panic", p, "stack", string(debug.Stack()))
			r, err = graph.Reading{}, fmt.Errorf("read %s: fault of the reader: %v", src.Name, p)
		}
	}()
	if err := ctx.Err(); err != nil {
		return graph.Reading{}, fmt.Errorf("read %s: %w", src.Name, err)
	}
	art, err := l.parse(src)
	if err != nil {
		return graph.Reading{}, err
	}
	origin := l.origin(src)
	if origin != "" && l.cfg.Known != nil && l.cfg.Known(articleID(src, art), origin) {
		return graph.Reading{Article: describe(src, art), Origin: origin}, ErrKnown
	}
	r = l.reading(src, art)
	r.Origin = origin
	return r, nil
}

// origin is a digest of all that a reading of src follows from, "" where the
// program is not known.
func (l *Loader) origin(src Source) string {
	if l.cfg.Program == "" {
		return ""
	}
	h := sha256.New()
	fmt.Fprintf(h, "%q %q %d %q %v\n", l.cfg.Program, src.ID, src.Form, src.Known, l.cfg.Article)
	h.Write(src.Data)
	return hex.EncodeToString(h.Sum(nil))
}

// parse makes the article's text of what the source has.
func (l *Loader) parse(src Source) (*article.Text, error) {
	switch src.Form {
	case Page:
		return l.cfg.Article.ParseHTML(src.Name, src.Data, src.Known)
	case Body:
		return l.cfg.Article.Compose(src.Name, string(src.Data), src.Known)
	}
	return l.cfg.Article.Parse(src.Name, src.Data)
}

// reading runs the stages over a parsed article.
func (l *Loader) reading(src Source, art *article.Text) graph.Reading {
	a := assembly{
		art:    art,
		points: newPoints(art.Content),
		doc:    l.model.Analyze(art.Content, readable(art)),
	}
	a.id = articleID(src, art)
	a.set = entity.Find(a.doc, art)
	a.dates = dates(a.doc, art)
	a.relations = relation.Find(a.doc, art, a.set, a.dates)
	a.claims = attribution.Find(a.doc, art, a.set)
	a.events = event.Find(a.doc, art, a.set, a.dates)
	r := a.reading()
	r.Article = describe(src, art)
	return r
}

// articleID is the article's canonical URL where it has one, else the source's ID.
func articleID(src Source, art *article.Text) string { return cmp.Or(art.URL, src.ID) }

// describe gives the article's own node, which knows nothing of where the
// source lay on the machine.
func describe(src Source, art *article.Text) graph.Article {
	sum := sha256.Sum256([]byte(art.Content))
	return graph.Article{
		ID: articleID(src, art), Source: src.ID, Title: art.Title, Publisher: art.Publisher, Author: art.Author,
		Published: art.Published, Language: art.Language, SHA256: hex.EncodeToString(sum[:]), Text: art.Content,
	}
}

// readable gives the blocks to be read for statements, one for each block of
// the article: furniture, and text that is not English, is empty.
func readable(art *article.Text) []language.Block {
	english := art.Language == "en" || art.Language == "und"
	blocks := make([]language.Block, len(art.Blocks))
	for i, b := range art.Blocks {
		blocks[i] = language.Block{Start: b.Start, End: b.Start}
		if english && b.Kind != article.Furniture {
			blocks[i].End = b.End
		}
	}
	return blocks
}

// dates finds the dates of a document in order, reckoned from the day of
// publication and from each other.
func dates(doc *language.Document, art *article.Text) []date.Mention {
	ctx := date.Context{Anchor: art.Published}
	var all []date.Mention
	for _, s := range doc.Sentences {
		ms := date.Find(doc.Text, s.Start, s.End, ctx)
		ctx = ctx.After(ms)
		all = append(all, ms...)
	}
	return all
}
