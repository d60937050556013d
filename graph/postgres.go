package graph

import (
	"context"
	"errors"
	"fmt"
	"sync"

	"github.com/hidal-go/hidalgo/kv/flat"
	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgxpool"
)

// postgres is an engine in one table of a PostgreSQL database, the one that
// the connection's search path names first. Any number of processes read; an
// advisory lock lets one write. CockroachDB speaks the same protocol and SQL,
// but has not been tried.
type postgres struct{ pool *pgxpool.Pool }

// maxConns bounds the connections of one process, and so its open views.
const maxConns = 16

const (
	pgTable  = `CREATE TABLE IF NOT EXISTS quoth (k bytea PRIMARY KEY, v bytea NOT NULL)`
	pgLock   = `SELECT pg_try_advisory_lock(hashtext('quoth'), hashtext(current_schema()))`
	pgUnlock = `SELECT pg_advisory_unlock(hashtext('quoth'), hashtext(current_schema()))`
	pgGet    = `SELECT v FROM quoth WHERE k = $1`
	pgBatch  = `SELECT k, v FROM quoth WHERE k = ANY($1)`
	pgScan   = `SELECT k, v FROM quoth WHERE k >= $1 AND k < $2 ORDER BY k LIMIT $3`
	pgDelete = `DELETE FROM quoth WHERE k = ANY($1)`
	pgPut    = `INSERT INTO quoth SELECT * FROM unnest($1::bytea[], $2::bytea[]) ON CONFLICT (k) DO UPDATE SET v = excluded.v`
)

func openPostgres(ctx context.Context, address string) (*postgres, error) {
	cfg, err := pgxpool.ParseConfig(address)
	if err != nil {
		return nil, fmt.Errorf("address of a PostgreSQL database: %w", err)
	}
	cfg.MaxConns = maxConns
	pool, err := pgxpool.NewWithConfig(ctx, cfg)
	if err != nil {
		return nil, err
	}
	if _, err := pool.Exec(ctx, pgTable); err != nil {
		pool.Close()
		return nil, err
	}
	return &postgres{pool}, nil
}

func (p *postgres) shared() bool { return true }

func (p *postgres) close() error {
	p.pool.Close()
	return nil
}

func (p *postgres) snapshot(ctx context.Context) (flat.Tx, error) {
	tx, err := p.pool.BeginTx(ctx, pgx.TxOptions{IsoLevel: pgx.RepeatableRead, AccessMode: pgx.ReadOnly})
	if err != nil {
		return nil, err
	}
	return &pgSnapshot{tx: tx}, nil
}

// lock takes the right to write. It goes back by itself where the process dies
// or loses the connection; the connection carries the writes too, so that
// nothing is written after that.
func (p *postgres) lock(ctx context.Context) (writeLock, error) {
	conn, err := p.pool.Acquire(ctx)
	if err != nil {
		return nil, err
	}
	var ok bool
	if err := conn.QueryRow(ctx, pgLock).Scan(&ok); err != nil || !ok {
		conn.Release()
		if err == nil {
			err = fmt.Errorf("it is being written: %w", ErrLocked)
		}
		return nil, err
	}
	return &pgWriter{conn}, nil
}

type pgWriter struct{ conn *pgxpool.Conn }

func (w *pgWriter) write(ctx context.Context, changes []change) error {
	var dead, keys, values [][]byte
	for _, c := range changes {
		if c.value == nil {
			dead = append(dead, []byte(c.key))
		} else {
			keys, values = append(keys, []byte(c.key)), append(values, c.value)
		}
	}
	return pgx.BeginFunc(ctx, w.conn, func(tx pgx.Tx) error {
		if len(dead) > 0 {
			if _, err := tx.Exec(ctx, pgDelete, dead); err != nil {
				return err
			}
		}
		if len(keys) == 0 {
			return nil
		}
		_, err := tx.Exec(ctx, pgPut, keys, values)
		return err
	})
}

func (w *pgWriter) release() error {
	defer w.conn.Release()
	_, err := w.conn.Exec(context.Background(), pgUnlock)
	if err != nil { // the lock must not outlive its holder in the pool
		err = errors.Join(err, w.conn.Conn().Close(context.Background()))
	}
	return err
}

// pgSnapshot is a read-only transaction. A connection answers one question at
// a time.
type pgSnapshot struct {
	mu sync.Mutex
	tx pgx.Tx
}

var _ flat.Tx = (*pgSnapshot)(nil)

func (s *pgSnapshot) Get(ctx context.Context, k flat.Key) (flat.Value, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	var v []byte
	err := s.tx.QueryRow(ctx, pgGet, []byte(k)).Scan(&v)
	if errors.Is(err, pgx.ErrNoRows) {
		return nil, flat.ErrNotFound
	}
	return v, err
}

func (s *pgSnapshot) GetBatch(ctx context.Context, keys []flat.Key) ([]flat.Value, error) {
	out := make([]flat.Value, len(keys))
	at := make(map[string][]int, len(keys))
	list := make([][]byte, 0, len(keys))
	for i, k := range keys {
		if at[string(k)] == nil {
			list = append(list, k)
		}
		at[string(k)] = append(at[string(k)], i)
	}
	err := s.query(ctx, func(k, v []byte) {
		for _, i := range at[string(k)] {
			out[i] = v
		}
	}, pgBatch, list)
	return out, err
}

func (s *pgSnapshot) query(ctx context.Context, each func(k, v []byte), sql string, args ...any) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	rows, err := s.tx.Query(ctx, sql, args...)
	if err != nil {
		return err
	}
	var k, v []byte
	_, err = pgx.ForEachRow(rows, []any{&k, &v}, func() error {
		each(k, v)
		k, v = nil, nil
		return nil
	})
	return err
}

func (s *pgSnapshot) Put(context.Context, flat.Key, flat.Value) error { return flat.ErrReadOnly }
func (s *pgSnapshot) Del(context.Context, flat.Key) error             { return flat.ErrReadOnly }
func (s *pgSnapshot) Commit(context.Context) error                    { return nil }

func (s *pgSnapshot) Close() error {
	s.mu.Lock()
	defer s.mu.Unlock()
	if err := s.tx.Rollback(context.Background()); !errors.Is(err, pgx.ErrTxClosed) {
		return err
	}
	return nil
}

func (s *pgSnapshot) Scan(ctx context.Context, opts ...flat.IteratorOption) flat.Iterator {
	return flat.ApplyIteratorOptions(&pgIterator{snapshot: s}, opts)
}

// pgIterator reads ahead in growing steps.
type pgIterator struct {
	snapshot *pgSnapshot
	prefix   flat.Key
	from     flat.Key // where the next step begins
	ahead    []flat.Pair
	step     int
	done     bool
	err      error
}

var (
	_ flat.Seeker         = (*pgIterator)(nil)
	_ flat.PrefixIterator = (*pgIterator)(nil)
)

// Steps of reading ahead: most scans are for a handful of pairs.
const (
	firstStep = 64
	maxStep   = 4096
)

func (it *pgIterator) Reset() { it.from, it.ahead, it.step, it.done = it.prefix, nil, 0, false }

func (it *pgIterator) WithPrefix(prefix flat.Key) flat.Iterator {
	it.prefix = prefix.Clone()
	it.Reset()
	return it
}

func (it *pgIterator) Seek(ctx context.Context, key flat.Key) bool {
	it.Reset()
	if string(key) > string(it.prefix) {
		it.from = key.Clone()
	}
	return it.Next(ctx)
}

func (it *pgIterator) Next(ctx context.Context) bool {
	if len(it.ahead) > 1 {
		it.ahead = it.ahead[1:]
		return true
	}
	if it.err != nil || it.done {
		it.ahead = nil
		return false
	}
	it.step = min(max(firstStep, it.step*4), maxStep)
	it.ahead = nil
	it.err = it.snapshot.query(ctx, func(k, v []byte) {
		it.ahead = append(it.ahead, flat.Pair{Key: k, Val: v})
	}, pgScan, []byte(it.from), past(it.prefix), it.step)
	if it.done = len(it.ahead) < it.step; !it.done {
		last := it.ahead[len(it.ahead)-1].Key
		it.from = append(last.Clone(), 0)
	}
	return it.err == nil && len(it.ahead) > 0
}

// past is the first key behind all that begin with prefix.
func past(prefix []byte) []byte {
	end := append([]byte{}, prefix...)
	for len(end) > 0 && end[len(end)-1] == 0xff {
		end = end[:len(end)-1]
	}
	if len(end) == 0 {
		return []byte{0xff, 0xff, 0xff, 0xff}
	}
	end[len(end)-1]++
	return end
}

func (it *pgIterator) Key() flat.Key {
	if len(it.ahead) == 0 {
		return nil
	}
	return it.ahead[0].Key
}

func (it *pgIterator) Val() flat.Value {
	if len(it.ahead) == 0 {
		return nil
	}
	return it.ahead[0].Val
}

func (it *pgIterator) Err() error   { return it.err }
func (it *pgIterator) Close() error { return it.err }
