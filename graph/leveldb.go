package graph

import (
	"context"
	"errors"
	"fmt"
	"os"
	"sync"
	"syscall"

	"github.com/hidal-go/hidalgo/kv/flat"
	hidalgo "github.com/hidal-go/hidalgo/kv/flat/leveldb"
	"github.com/syndtr/goleveldb/leveldb"
	"github.com/syndtr/goleveldb/leveldb/filter"
	"github.com/syndtr/goleveldb/leveldb/opt"
	"github.com/syndtr/goleveldb/leveldb/storage"
)

// levelDB is an engine in a directory, or in memory. Another process cannot
// open the directory meanwhile.
//
// A write that fails leaves goleveldb unable to write: the database is then
// closed and opened anew, at once or as soon as that is possible again. Views
// that are open at that moment fail.
type levelDB struct {
	reopen func() (*leveldb.DB, error)

	mu sync.RWMutex
	db *leveldb.DB // nil while it cannot be opened
}

// levelOptions trade memory (two write buffers and the block cache, which must
// hold the indexes of all tables or each look-up unpacks one) for fewer tables
// on the first level, and give tables Bloom filters, since most look-ups of a load
// are for nodes that are not there yet. Reading alone compacts nothing.
func levelOptions() *opt.Options {
	return &opt.Options{
		WriteBuffer:         16 << 20,
		BlockCacheCapacity:  64 << 20,
		CompactionTableSize: 8 << 20,
		Filter:              filter.NewBloomFilter(10),

		DisableSeeksCompaction: true,
	}
}

func openLevelDB(dir string) (*levelDB, error) {
	if dir == "" {
		return nil, errors.New("the address names no directory")
	}
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return nil, err
	}
	return openLevel(func() (*leveldb.DB, error) {
		db, err := leveldb.OpenFile(dir, levelOptions())
		if errors.Is(err, syscall.EAGAIN) || errors.Is(err, storage.ErrLocked) {
			return nil, fmt.Errorf("directory %s: %w", dir, ErrLocked)
		} else if err != nil {
			return nil, fmt.Errorf("directory %s: %w", dir, err)
		}
		return db, nil
	})
}

func openMemory() (*levelDB, error) {
	memory := storage.NewMemStorage()
	return openLevel(func() (*leveldb.DB, error) { return leveldb.Open(memory, levelOptions()) })
}

func openLevel(open func() (*leveldb.DB, error)) (*levelDB, error) {
	db, err := open()
	if err != nil {
		return nil, err
	}
	return &levelDB{reopen: open, db: db}, nil
}

// opened gives the database, and opens it where the last write closed it.
func (l *levelDB) opened() (*leveldb.DB, error) {
	l.mu.RLock()
	db := l.db
	l.mu.RUnlock()
	if db != nil {
		return db, nil
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.db == nil {
		var err error
		if l.db, err = l.reopen(); err != nil {
			l.db = nil
			return nil, fmt.Errorf("open again after a failed write: %w", err)
		}
	}
	return l.db, nil
}

func (l *levelDB) snapshot(ctx context.Context) (flat.Tx, error) {
	db, err := l.opened()
	if err != nil {
		return nil, err
	}
	return hidalgo.New(db).Tx(ctx, false)
}

// lock gives itself: opening the directory was the lock.
func (l *levelDB) lock(context.Context) (writeLock, error) { return l, nil }
func (l *levelDB) release() error                          { return nil }
func (l *levelDB) shared() bool                            { return false }

// batchHeader is about what a change takes in goleveldb's batch beside key and value.
const batchHeader = 8

func (l *levelDB) write(_ context.Context, changes []change) error {
	db, err := l.opened()
	if err != nil {
		return err
	}
	size := 0
	for _, c := range changes {
		size += batchHeader + len(c.key) + len(c.value)
	}
	batch := leveldb.MakeBatch(size)
	for _, c := range changes {
		if c.value != nil {
			batch.Put([]byte(c.key), c.value)
		} else {
			batch.Delete([]byte(c.key))
		}
	}
	if err := db.Write(batch, &opt.WriteOptions{Sync: true}); err != nil {
		l.mu.Lock()
		l.db = nil
		l.mu.Unlock()
		db.Close() // it fails for the reason that the write failed for
		_, again := l.opened()
		return errors.Join(err, again)
	}
	return nil
}

func (l *levelDB) close() error {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.db == nil {
		return nil
	}
	return l.db.Close()
}
