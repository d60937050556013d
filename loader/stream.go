package loader

import (
	"context"
	"errors"
	"fmt"
	"iter"

	"golang.org/x/sync/errgroup"

	"quoth/graph"
)

// result is what became of one source.
type result struct {
	source  Source
	reading graph.Reading
	err     error
}

// Readings reads sources in parallel and yields what came of each in their
// order. It holds no more than a few articles a worker at a time. A source that
// is bad, or has the name of another that differs from it, gives an error and
// the rest goes on; a source that comes twice is read once. Of one that is known
// the article comes with ErrKnown. When ctx ends, the
// last error is its own.
func (l *Loader) Readings(ctx context.Context, sources iter.Seq2[Source, error]) iter.Seq2[graph.Reading, error] {
	return func(yield func(graph.Reading, error) bool) {
		seen := map[string]string{}
		on := l.each(ctx, sources, func(r result) bool {
			if ctx.Err() != nil {
				return true // told once, at the end
			}
			if r.err != nil && !errors.Is(r.err, ErrKnown) {
				return yield(graph.Reading{}, r.err)
			}
			a := &r.reading.Article
			switch sum, ok := seen[a.ID]; {
			case !ok:
				seen[a.ID] = a.SHA256
				return yield(r.reading, r.err)
			case sum == a.SHA256:
				l.log.Debug("source read before", "source", r.source.Name, "article", a.ID)
				return true
			}
			return yield(graph.Reading{}, fmt.Errorf("read %s: another source has its name %q", r.source.Name, a.ID))
		})
		if err := ctx.Err(); on && err != nil {
			yield(graph.Reading{}, err)
		}
	}
}

// Load reads files and directories; see Paths and Readings.
func (l *Loader) Load(ctx context.Context, paths ...string) iter.Seq2[graph.Reading, error] {
	return l.Readings(ctx, l.Paths(paths...))
}

// each reads the sources with the loader's workers and hands the results to
// take in order, until take says no, which it returns. It ends when all its
// goroutines have.
func (l *Loader) each(ctx context.Context, sources iter.Seq2[Source, error], take func(result) bool) bool {
	ctx, cancel := context.WithCancel(ctx)
	// Each source's place in the queue is a channel that gets its one result.
	queue := make(chan chan result, l.cfg.Workers)
	var group errgroup.Group
	group.Go(func() error {
		defer close(queue)
		l.dispatch(ctx, sources, queue)
		return nil
	})
	on := true
	for place := range queue {
		if on = take(<-place); !on {
			break
		}
	}
	cancel()
	for range queue { // lets the dispatcher end
	}
	_ = group.Wait() // it returns nil
	return on
}

// dispatch sends each source's place to the queue and reads it in a worker.
func (l *Loader) dispatch(ctx context.Context, sources iter.Seq2[Source, error], queue chan<- chan result) {
	var workers errgroup.Group
	workers.SetLimit(l.cfg.Workers)
	defer func() { _ = workers.Wait() }() // they return nil
	for src, err := range sources {
		place := make(chan result, 1)
		if ctx.Err() != nil {
			return
		}
		if err != nil {
			place <- result{source: src, err: err}
		}
		select {
		case queue <- place:
		case <-ctx.Done():
			return
		}
		if err == nil {
			workers.Go(func() error {
				r := result{source: src}
				r.reading, r.err = l.Read(ctx, src)
				place <- r
				return nil
			})
		}
	}
}
