package graph

import (
	"context"
	"errors"
	"fmt"

	"github.com/cayleygraph/quad"
)

// rowIndex holds the version of the index. It is not there while the index is
// being built, so that one that was left half built is known.
var rowIndex = row("M", "index")

// indexVersion changes with the rows of the index; Open then makes it anew.
const indexVersion = "12"

// deletedAtOnce bounds the rows that one write deletes.
const deletedAtOnce = 50_000

// Reindex makes the index anew from the quads alone. It is not to run beside
// readers, who would see half an index. Where it is cut short, the next Open
// makes the index anew.
func (s *Store) Reindex(ctx context.Context) error {
	s.writer.Lock()
	defer s.writer.Unlock()
	if err := s.rebuild(ctx); err != nil {
		return fmt.Errorf("reindex: %w", err)
	}
	s.cache.lose()
	return nil
}

func (s *Store) rebuild(ctx context.Context) error {
	return s.locked(ctx, func(l writeLock) error {
		if err := l.write(ctx, []change{{rowIndex, nil}}); err != nil {
			return err
		}
		if err := s.dropIndex(ctx, l); err != nil {
			return err
		}
		if err := s.dropLinks(ctx, l); err != nil {
			return err
		}
		if err := s.makeIndex(ctx, l); err != nil {
			return err
		}
		return l.write(ctx, []change{{rowIndex, []byte(indexVersion)}})
	})
}

func (s *Store) dropIndex(ctx context.Context, l writeLock) (err error) {
	snap, err := s.engine.snapshot(ctx)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, snap.Close()) }()
	var drop []change
	for p, err := range scan(ctx, snap, rowMark, nil) {
		if err != nil {
			return err
		}
		if len(p.key) > 0 && p.key[0] == 'M' {
			continue
		}
		drop = append(drop, change{rowMark + string(p.key), nil})
		if len(drop) == deletedAtOnce {
			if err := l.write(ctx, drop); err != nil {
				return err
			}
			drop = drop[:0]
		}
	}
	return l.write(ctx, drop)
}

// dropLinks deletes the links between articles, which this program may draw
// otherwise than the one that kept them.
func (s *Store) dropLinks(ctx context.Context, l writeLock) (err error) {
	snap, err := s.engine.snapshot(ctx)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, snap.Close()) }()
	stored, err := openQuads(snap)
	if err != nil {
		return err
	}
	old, err := stored.with(ctx, quad.Label, []quad.Value{quad.IRI(LinksLabel)})
	if err != nil || len(old) == 0 {
		return err
	}
	p := newPending(snap)
	q, err := openQuads(p)
	if err != nil {
		return err
	}
	if err := q.change(nil, old); err != nil {
		return err
	}
	return l.write(ctx, sorted(p.changes))
}

func (s *Store) makeIndex(ctx context.Context, l writeLock) error {
	w := &writer{store: s, lock: l, indexOnly: true}
	ids, err := s.articleIDs(ctx)
	if err != nil {
		return err
	}
	if err := w.indexDecisions(ctx); err != nil {
		return w.abandon(err)
	}
	for _, id := range ids {
		if err := w.index(ctx, id); err != nil {
			return w.abandon(err)
		}
	}
	_, err = w.end(ctx)
	return err
}

// articleIDs finds the articles by their quads.
func (s *Store) articleIDs(ctx context.Context) (ids []string, err error) {
	v, err := s.View(ctx)
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, v.Close()) }()
	typed, err := v.quads.with(ctx, quad.Object, []quad.Value{classArticle})
	if err != nil {
		return nil, err
	}
	for _, q := range typed {
		d := described{}
		if err := v.described(ctx, []quad.Value{q.Subject}, d); err != nil {
			return nil, err
		}
		ids = append(ids, d[q.Subject.(quad.IRI)].text(predID))
	}
	return ids, nil
}

func (w *writer) indexDecisions(ctx context.Context) error {
	if err := w.open(ctx); err != nil {
		return err
	}
	all, err := w.quads.storedDecisions(ctx)
	for i := range all {
		w.batch.decide(nil, &all[i])
	}
	w.batch.hidden = decisionsOf(all).unlisted
	return err
}

func (w *writer) index(ctx context.Context, id string) error {
	if err := w.begin(ctx, id); err != nil {
		return err
	}
	r, fixed, err := w.before(ctx, id)
	if err != nil {
		return err
	}
	w.batch.told = append(w.batch.told, told{nil, r})
	w.inHand[id] = true
	return w.batch.replace(nil, fixed)
}
