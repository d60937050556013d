package graph

import (
	"context"
	"errors"
	"fmt"
	"io"
	"iter"
	"log/slog"
	"slices"
	"sync"
)

// Errors that callers tell apart.
var (
	ErrLocked  = errors.New("another process has the store open")
	ErrUnknown = errors.New("no such article")
)

// Config tunes a store; its zero value works.
type Config struct {
	BatchQuads int   // quads a transaction, about; 0 means 5,000
	CacheBytes int64 // bound on decoded nodes kept in memory; 0 means 64 MiB
}

// Change tells what a write did. The IDs are in the order in which they were given.
type Change struct {
	Added, Replaced, Unchanged, Retracted []string
	QuadsAdded, QuadsRemoved              int
}

// RefusedError is an article that was not taken in, or not found, while others were.
type RefusedError struct {
	ID  string
	Err error
}

func (e *RefusedError) Error() string { return fmt.Sprintf("article %q: %v", e.ID, e.Err) }
func (e *RefusedError) Unwrap() error { return e.Err }

// Store keeps readings. One goroutine writes at a time, any number read.
type Store struct {
	mu       sync.RWMutex
	readings map[string]Reading
}

// Open opens the store at an address: "leveldb:DIR" (made where missing) or
// "memory:". A directory that another process has open gives ErrLocked.
func Open(ctx context.Context, log *slog.Logger, address string, cfg Config) (*Store, error) {
	return &Store{readings: map[string]Reading{}}, nil
}

// Close ends the store. Views must be closed before.
func (s *Store) Close() error { return nil }

// Put takes readings in, each replacing the former reading of its article. A
// reading that cannot be stored is refused with a RefusedError, the others go
// in; a fault of the store stops the call, what Change tells is kept. Several
// errors are joined.
func (s *Store) Put(ctx context.Context, readings ...Reading) (Change, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	var c Change
	for _, r := range readings {
		if _, ok := s.readings[r.Article.ID]; ok {
			c.Replaced = append(c.Replaced, r.Article.ID)
		} else {
			c.Added = append(c.Added, r.Article.ID)
		}
		s.readings[r.Article.ID] = r
	}
	return c, nil
}

// Retract takes articles out, so that the graph is as if they had never been
// loaded. An unknown one gives a RefusedError that wraps ErrUnknown; the others go.
func (s *Store) Retract(ctx context.Context, ids ...string) (Change, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	var c Change
	var errs []error
	for _, id := range ids {
		if _, ok := s.readings[id]; !ok {
			errs = append(errs, &RefusedError{id, ErrUnknown})
			continue
		}
		delete(s.readings, id)
		c.Retracted = append(c.Retracted, id)
	}
	return c, errors.Join(errs...)
}

// Formats of Export.
const (
	NQuads = "nquads" // W3C RDF 1.1 N-Quads, sorted by line
	JSONL  = "jsonl"  // one JSON object a reading, sorted by article ID
)

// Export writes the whole graph as of now to w in one of the formats: the same
// bytes for the same articles, in whatever order they came.
func (s *Store) Export(ctx context.Context, w io.Writer, format string) error {
	return errors.New("export is not there yet")
}

// Fault is something that Verify found wrong.
type Fault struct {
	Article string // ID, "" where no article is concerned
	What    string
}

// Verify yields what is wrong with the store: spans that do not reproduce
// their text, quads that do not decode, counts that are off. It yields nothing
// for a sound store.
func (s *Store) Verify(ctx context.Context) iter.Seq2[Fault, error] {
	return func(yield func(Fault, error) bool) {}
}

// View gives a consistent state of the store, which later writes do not touch.
// It must be closed soon: it holds on to what the writer would free.
func (s *Store) View(ctx context.Context) (*View, error) {
	s.mu.RLock()
	defer s.mu.RUnlock()
	v := &View{byID: map[string]Reading{}}
	for id, r := range s.readings {
		v.byID[id] = r
		v.readings = append(v.readings, r)
	}
	slices.SortFunc(v.readings, func(a, b Reading) int { return cmpArticles(a.Article, b.Article) })
	return v, nil
}
