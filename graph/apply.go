package graph

import (
	"context"

	"github.com/hidal-go/hidalgo/kv/flat"
	"golang.org/x/sync/errgroup"
)

// applier changes Cayley's part of the store for a batch, in order and beside
// what is done with the index, which shares no key with it.
type applier struct {
	tx     *pending
	parts  chan delta
	work   errgroup.Group
	cancel context.CancelFunc
	ended  bool
}

// appliedAtOnce is how many quads are worth a part, partsAhead how many parts
// wait at most.
const (
	appliedAtOnce = 1000
	partsAhead    = 16
)

func newApplier(ctx context.Context, base flat.Tx) *applier {
	ctx, cancel := context.WithCancel(ctx)
	a := &applier{tx: newPending(base), parts: make(chan delta, partsAhead), cancel: cancel}
	a.work.Go(func() error { return a.run(ctx) })
	return a
}

// run applies parts until there are no more; after an error, or when ctx ends,
// it only takes them.
func (a *applier) run(ctx context.Context) error {
	var qs *quads
	var err error
	for part := range a.parts {
		if err == nil {
			err = ctx.Err()
		}
		if err == nil && qs == nil {
			qs, err = a.open(ctx)
		}
		if err == nil {
			err = qs.change(part.add, part.del)
		}
	}
	return err
}

func (a *applier) open(ctx context.Context) (qs *quads, err error) {
	if qs, err = openQuads(a.tx); err == nil {
		a.tx.horizon, err = horizon(ctx, a.tx.base)
	}
	return qs, err
}

// change has quads changed, none of which another change of the batch names.
func (a *applier) change(d delta) {
	if len(d.add)+len(d.del) > 0 {
		a.parts <- d
	}
}

// wait ends the applier when all is changed. Nothing can be changed after it.
func (a *applier) wait() error {
	a.ended = true
	close(a.parts)
	err := a.work.Wait()
	a.cancel()
	return err
}

// stop ends the applier, whatever it has done.
func (a *applier) stop() {
	if !a.ended {
		a.cancel()
		_ = a.wait() // nothing of it will be written
	}
}
