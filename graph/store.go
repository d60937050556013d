package graph

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net/url"
	"strings"
	"sync"

	"github.com/cayleygraph/quad"
	"github.com/hidal-go/hidalgo/kv/flat"
)

// Errors that callers tell apart.
var (
	ErrLocked  = errors.New("another process has the store open")
	ErrUnknown = errors.New("no such article")
)

// Config tunes a store; its zero value works.
type Config struct {
	BatchQuads int   // quads a transaction, about; 0 means 10,000
	CacheBytes int64 // bound on decoded nodes kept in memory; 0 means 64 MiB
}

// Change tells what a write did. The IDs are in the order in which they were given.
type Change struct {
	Added, Replaced, Unchanged, Retracted []string
	QuadsAdded, QuadsRemoved              int
	Difference                            Stats // how much more there is of each than before, less where negative
}

// RefusedError is an article that was not taken in, or not found, while others were.
type RefusedError struct {
	ID  string
	Err error
}

func (e *RefusedError) Error() string { return fmt.Sprintf("article %q: %v", e.ID, e.Err) }
func (e *RefusedError) Unwrap() error { return e.Err }

// Store keeps readings. One goroutine writes at a time, any number read.
//
// A write is one stroke of the engine: the quads and the index of whole
// articles change together or not at all, whatever happens to the process.
type Store struct {
	log    *slog.Logger
	engine engine
	cfg    Config
	cache  *cache
	writer sync.Mutex // held by Put and Retract
}

// Open opens the store at an address: "leveldb:DIR" (made where missing),
// "memory:" or the URL of a PostgreSQL database. A directory that another
// process has open gives ErrLocked; a database gives it to Put and Retract
// while another process writes.
func Open(ctx context.Context, log *slog.Logger, address string, cfg Config) (*Store, error) {
	e, err := openEngine(ctx, address)
	if err != nil {
		return nil, fmt.Errorf("open %s: %w", masked(address), err)
	}
	if cfg.BatchQuads <= 0 {
		cfg.BatchQuads = 10_000
	}
	if cfg.CacheBytes <= 0 {
		cfg.CacheBytes = 64 << 20
	}
	s := &Store{log: log, engine: e, cfg: cfg, cache: newCache(cfg.CacheBytes)}
	if err := s.init(ctx); err != nil {
		return nil, errors.Join(fmt.Errorf("open %s: %w", masked(address), err), e.close())
	}
	return s, nil
}

// masked is an address without its password.
func masked(address string) string {
	if u, err := url.Parse(address); err == nil && u.User != nil {
		return u.Redacted()
	}
	return address
}

func openEngine(ctx context.Context, address string) (engine, error) {
	scheme, rest, ok := strings.Cut(address, ":")
	switch {
	case ok && scheme == "leveldb":
		return openLevelDB(rest)
	case ok && scheme == "memory" && rest == "":
		return openMemory()
	case ok && (scheme == "postgres" || scheme == "postgresql"):
		return openPostgres(ctx, address)
	}
	return nil, errors.New("the address of a store is leveldb:DIR, memory: or postgres://USER@HOST/DATABASE")
}

// storeFormat changes when what is stored is no longer understood.
const storeFormat = "quoth 1"

// init makes an empty store ready, and a half built index whole.
func (s *Store) init(ctx context.Context) (err error) {
	snap, err := s.engine.snapshot(ctx)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, snap.Close()) }()
	found, err := snap.GetBatch(ctx, []flat.Key{flat.Key(row("M", "format")), flat.Key(rowIndex)})
	if err != nil {
		return err
	}
	switch format, index := found[0], string(found[1]); {
	case format == nil:
		return s.create(ctx, snap)
	case string(format) != storeFormat:
		return fmt.Errorf("the store has the format %q, this program knows %q", format, storeFormat)
	case index != indexVersion:
		s.log.Warn("the index is half built or of another version and is made anew", "version", index)
		return s.rebuild(ctx)
	}
	return nil
}

func (s *Store) create(ctx context.Context, snap flat.Tx) error {
	for _, err := range scan(ctx, snap, "", nil) {
		if err != nil {
			return err
		}
		return errors.New("it holds something else")
	}
	p := newPending(snap)
	if err := initQuads(ctx, p); err != nil {
		return err
	}
	p.changes[row("M", "format")] = []byte(storeFormat)
	p.changes[rowIndex] = []byte(indexVersion)
	return s.locked(ctx, func(l writeLock) error { return l.write(ctx, sorted(p.changes)) })
}

// locked runs f with the right to write.
func (s *Store) locked(ctx context.Context, f func(writeLock) error) error {
	l, err := s.engine.lock(ctx)
	if err != nil {
		return fmt.Errorf("write: %w", err)
	}
	return errors.Join(f(l), l.release())
}

// Close ends the store. Views must be closed before.
func (s *Store) Close() error {
	s.writer.Lock()
	defer s.writer.Unlock()
	return s.engine.close()
}

// Put takes readings in, each replacing the former reading of its article. A
// reading that cannot be stored is refused with a RefusedError, the others go
// in; a fault of the store stops the call, what Change tells is kept. Several
// errors are joined.
func (s *Store) Put(ctx context.Context, readings ...Reading) (Change, error) {
	return s.write(ctx, func(w *writer) error {
		ids := make([]string, len(readings))
		for i := range readings {
			ids[i] = readings[i].Article.ID
		}
		memos, err := s.memos(ctx, ids...)
		if err != nil {
			return err
		}
		next, stop := ahead(len(readings), func(i int) *prepared { return prepare(&readings[i], memos[i]) })
		defer stop()
		for range readings {
			if err := w.put(ctx, next()); err != nil {
				return err
			}
		}
		return nil
	})
}

// Retract takes articles out, so that the graph is as if they had never been
// loaded. An unknown one gives a RefusedError that wraps ErrUnknown; the others go.
func (s *Store) Retract(ctx context.Context, ids ...string) (Change, error) {
	return s.write(ctx, func(w *writer) error {
		for _, id := range ids {
			if err := w.retract(ctx, id); err != nil {
				return err
			}
		}
		return nil
	})
}

// write does something as the one writer.
func (s *Store) write(ctx context.Context, do func(*writer) error) (done Change, err error) {
	s.writer.Lock()
	defer s.writer.Unlock()
	err = s.locked(ctx, func(l writeLock) error {
		w := &writer{store: s, lock: l, memos: map[string]string{}}
		if err := do(w); err != nil {
			done = w.done
			return errors.Join(append(w.refused, w.abandon(err))...)
		}
		var err error
		done, err = w.end(ctx)
		return err
	})
	return done, err
}

// writer gathers articles into batches and writes them.
type writer struct {
	store   *Store
	lock    writeLock
	done    Change
	next    Change // of the batch in hand
	inHand  map[string]bool
	snap    flat.Tx
	quads   *quads
	batch   *batch
	refused []error
	memos   map[string]string // of the articles that this call has changed

	indexOnly bool // the quads stay as they are
}

// open begins a batch unless one is in hand.
func (w *writer) open(ctx context.Context) (err error) {
	if w.batch != nil {
		return nil
	}
	if w.snap, err = w.store.engine.snapshot(ctx); err != nil {
		return fmt.Errorf("write: %w", err)
	}
	w.batch, w.inHand = newBatch(ctx, w.snap), map[string]bool{}
	w.batch.indexOnly = w.indexOnly
	if w.batch.hidden, err = readUnlisted(ctx, w.snap); err != nil {
		return err
	}
	w.quads, err = openQuads(w.snap)
	return err
}

// begin makes room for an article: one that the batch in hand has changed
// already, or a full batch, is written first.
func (w *writer) begin(ctx context.Context, id string) error {
	if w.batch != nil && (w.inHand[id] || w.batch.size() >= w.store.cfg.BatchQuads) {
		if err := w.flush(ctx); err != nil {
			return err
		}
	}
	return w.open(ctx)
}

func (w *writer) refuse(id string, err error) { w.refused = append(w.refused, &RefusedError{id, err}) }

func (w *writer) put(ctx context.Context, p *prepared) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	id := p.reading.Article.ID
	if err := w.begin(ctx, id); err != nil {
		return err
	}
	if kept, ok := w.memos[id]; ok {
		p.kept = kept
	}
	if p.unchanged() {
		w.remember(p)
		w.next.Unchanged = append(w.next.Unchanged, id)
		return nil
	}
	if p.refused != nil {
		w.refuse(id, p.refused)
		return nil
	}
	fixed, err := p.contribution()
	if err != nil {
		return err
	}
	w.remember(p)
	was, err := readArticle(ctx, w.snap, id)
	switch {
	case err != nil:
		return err
	case was == nil:
		w.next.Added = append(w.next.Added, id)
		w.batch.told = append(w.batch.told, told{nil, p.reading})
		err = w.batch.replace(nil, fixed)
	case was.Digest == quadsDigest(fixed.quads, fixed.back):
		w.next.Unchanged = append(w.next.Unchanged, id)
	default:
		before, former, err := w.before(ctx, id)
		if err != nil {
			return err
		}
		w.next.Replaced = append(w.next.Replaced, id)
		w.batch.told = append(w.batch.told, told{before, p.reading})
		if err := w.batch.replace(former, fixed); err != nil {
			return err
		}
	}
	w.inHand[id] = true
	return err
}

func (w *writer) retract(ctx context.Context, id string) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	if err := w.begin(ctx, id); err != nil {
		return err
	}
	was, err := readArticle(ctx, w.snap, id)
	if err != nil {
		return err
	}
	if was == nil {
		w.refuse(id, ErrUnknown)
		return nil
	}
	before, fixed, err := w.before(ctx, id)
	if err != nil {
		return err
	}
	w.next.Retracted = append(w.next.Retracted, id)
	w.batch.told = append(w.batch.told, told{before, nil})
	w.batch.tx.changes[row("h", id)] = nil
	w.inHand[id] = true
	return w.batch.replace(fixed, nil)
}

// before is an article as the quads have it, and its contribution.
func (w *writer) before(ctx context.Context, id string) (*Reading, *contribution, error) {
	r, err := w.quads.reading(ctx, id)
	if err != nil {
		return nil, nil, err
	}
	c, err := contribute(r)
	return r, c, err
}

// flush writes the batch in hand.
func (w *writer) flush(ctx context.Context) error {
	b := w.batch
	if b.empty() {
		w.done.add(w.next)
		return w.drop()
	}
	generation, err := readCount(ctx, w.snap, row("M", "generation"))
	if err != nil {
		return err
	}
	b.store(row("M", "generation"), generation+1)
	if err := b.finish(ctx, w.quads); err != nil {
		return err
	}
	before, err := readStats(ctx, w.snap)
	if err != nil {
		return err
	}
	after, err := readStats(ctx, b.tx)
	if err != nil {
		return err
	}
	if err := w.lock.write(ctx, b.changes()); err != nil {
		w.store.cache.lose()
		return fmt.Errorf("write: %w", err)
	}
	w.store.cache.advance(generation+1, b.touched)
	w.done.add(w.next)
	for _, d := range []delta{b.own, b.back, b.links} {
		w.done.QuadsAdded += len(d.add)
		w.done.QuadsRemoved += len(d.del)
	}
	w.done.Difference = after.Minus(before.Minus(w.done.Difference))
	return w.drop()
}

func (c *Change) add(o Change) {
	c.Added = append(c.Added, o.Added...)
	c.Replaced = append(c.Replaced, o.Replaced...)
	c.Unchanged = append(c.Unchanged, o.Unchanged...)
	c.Retracted = append(c.Retracted, o.Retracted...)
}

// drop forgets the batch in hand.
func (w *writer) drop() (err error) {
	if w.batch != nil {
		w.batch.applier.stop()
	}
	if w.snap != nil {
		err = w.snap.Close()
	}
	w.batch, w.snap, w.quads, w.next = nil, nil, nil, Change{}
	return err
}

// abandon drops the batch in hand after err; nothing of it has been written.
func (w *writer) abandon(err error) error { return errors.Join(err, w.drop()) }

func (w *writer) end(ctx context.Context) (Change, error) {
	if w.batch != nil {
		if err := w.flush(ctx); err != nil {
			w.refused = append(w.refused, w.abandon(err))
		}
	}
	return w.done, errors.Join(w.refused...)
}

// reading decodes all that an article says from the quads under its label.
func (q *quads) reading(ctx context.Context, id string) (*Reading, error) {
	own, err := q.with(ctx, quad.Label, []quad.Value{quad.IRI(ArticleIRI(id))})
	if err != nil {
		return nil, fmt.Errorf("read article %q: %w", id, err)
	}
	var nodes []labelled
	for _, one := range own {
		if one.Predicate == predReliesOn {
			nodes = append(nodes, labelled{BackgroundLabel, one.Object.(quad.IRI)})
		}
	}
	behind, err := q.under(ctx, nodes)
	if err != nil {
		return nil, fmt.Errorf("read article %q: %w", id, err)
	}
	known := described{}
	for _, one := range behind {
		known.add(one)
	}
	r, err := decode(own, known)
	if err != nil {
		return nil, fmt.Errorf("read article %q: %w", id, err)
	}
	return r, nil
}
