package graph

import (
	"context"
	"errors"
	"fmt"
	"os"
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
type levelDB struct {
	db *leveldb.DB
	kv *hidalgo.DB
}

// levelOptions trade memory (two write buffers and the block cache) for fewer
// tables on the first level, and give tables Bloom filters, since most look-ups
// of a load are for nodes that are not there yet.
func levelOptions() *opt.Options {
	return &opt.Options{
		WriteBuffer:         16 << 20,
		BlockCacheCapacity:  32 << 20,
		CompactionTableSize: 8 << 20,
		Filter:              filter.NewBloomFilter(10),
	}
}

func openLevelDB(dir string) (*levelDB, error) {
	if dir == "" {
		return nil, errors.New("the address names no directory")
	}
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return nil, err
	}
	db, err := leveldb.OpenFile(dir, levelOptions())
	if errors.Is(err, syscall.EAGAIN) || errors.Is(err, storage.ErrLocked) {
		return nil, fmt.Errorf("directory %s: %w", dir, ErrLocked)
	} else if err != nil {
		return nil, err
	}
	return &levelDB{db, hidalgo.New(db)}, nil
}

func openMemory() (*levelDB, error) {
	db, err := leveldb.Open(storage.NewMemStorage(), levelOptions())
	if err != nil {
		return nil, err
	}
	return &levelDB{db, hidalgo.New(db)}, nil
}

func (l *levelDB) snapshot(ctx context.Context) (flat.Tx, error) { return l.kv.Tx(ctx, false) }

// lock gives itself: opening the directory was the lock.
func (l *levelDB) lock(context.Context) (writeLock, error) { return l, nil }
func (l *levelDB) release() error                          { return nil }
func (l *levelDB) shared() bool                            { return false }

func (l *levelDB) write(ctx context.Context, changes map[string][]byte) error {
	batch := new(leveldb.Batch)
	for _, k := range sortedKeys(changes) {
		if v := changes[k]; v != nil {
			batch.Put([]byte(k), v)
		} else {
			batch.Delete([]byte(k))
		}
	}
	return l.db.Write(batch, &opt.WriteOptions{Sync: true})
}

func (l *levelDB) close() error { return l.db.Close() }
