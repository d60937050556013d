package schema

import (
	"context"
	"errors"
	"sync"

	"github.com/vektah/gqlparser/v2/ast"

	"quoth/graph"
)

// ErrLag says that a subscriber was so slow that events were lost to it.
var ErrLag = errors.New("the subscriber is too slow")

// event is an article that was added or replaced, with the claims that it did
// not make before.
type event struct {
	article string   // ID
	claims  []string // IDs
}

// hub hands events to those who listen. Its zero value is ready.
type hub struct {
	mu        sync.Mutex
	listeners map[*Subscription]bool
}

func (h *hub) publish(e event) {
	h.mu.Lock()
	defer h.mu.Unlock()
	for s := range h.listeners {
		select {
		case s.events <- e:
		default:
			delete(h.listeners, s)
			close(s.lost)
		}
	}
}

func (h *hub) add(s *Subscription) {
	h.mu.Lock()
	defer h.mu.Unlock()
	if h.listeners == nil {
		h.listeners = map[*Subscription]bool{}
	}
	h.listeners[s] = true
}

func (h *hub) remove(s *Subscription) {
	h.mu.Lock()
	defer h.mu.Unlock()
	delete(h.listeners, s)
}

// heard says whether anybody listens.
func (h *hub) heard() bool {
	h.mu.Lock()
	defer h.mu.Unlock()
	return len(h.listeners) > 0
}

// Subscription is what a client listens to. It runs nothing by itself: one
// goroutine calls Wait, then Answer until it has no more, and so on; Close ends
// it.
type Subscription struct {
	schema   *Schema
	prepared prepared
	field    string // of the type Subscription
	args     args
	events   chan event
	lost     chan struct{} // closed when an event found no room
	waiting  []string      // IDs of what is to be told yet
}

// Subscribe begins to listen to what a request subscribes to.
func (s *Schema) Subscribe(req Request) (*Subscription, []*Error) {
	p, errs := s.prepare(req)
	if errs != nil {
		return nil, errs
	}
	if p.op.Operation != ast.Subscription {
		return nil, []*Error{Errorf(BadOperation, "the operation is a %s and no subscription", p.op.Operation)}
	}
	root := s.contract.Subscription
	fields := (&collector{schema: s, vars: p.vars}).collect(root, []ast.SelectionSet{p.op.SelectionSet})
	if len(fields) != 1 || fields[0].fields[0].Name == "__typename" {
		return nil, []*Error{Errorf(ValidationFailed, "a subscription asks for one field of %s", root.Name)}
	}
	f := fields[0].fields[0]
	a, bad := s.arguments(f, p.vars)
	if bad != nil {
		return nil, []*Error{bad}
	}
	sub := &Subscription{schema: s, prepared: p, field: f.Name, args: a, events: make(chan event, s.cfg.Events), lost: make(chan struct{})}
	s.events.add(sub)
	return sub, nil
}

// Close ends the subscription.
func (s *Subscription) Close() { s.schema.events.remove(s) }

// Wait returns when something has happened that may be told, with ErrLag when
// something was missed, or with the error of a context that is done.
func (s *Subscription) Wait(ctx context.Context) error {
	select {
	case <-s.lost:
		return ErrLag
	default:
	}
	select {
	case <-ctx.Done():
		return ctx.Err()
	case <-s.lost:
		return ErrLag
	case e := <-s.events:
		s.waiting = []string{e.article}
		if s.field == "claimAdded" {
			s.waiting = e.claims
		}
		return nil
	}
}

// Answer gives the next answer for what has happened; ok is false when there is
// none left.
func (s *Subscription) Answer(ctx context.Context) (_ Response, ok bool) {
	if len(s.waiting) == 0 {
		return Response{}, false
	}
	view, err := s.schema.store.View(ctx)
	if err != nil {
		s.waiting = nil
		return refuse(mask(ctx, s.schema.log, "view", err)), true
	}
	q := newQuery(ctx, s.schema, view)
	defer q.close()
	passes, err := s.filter(q)
	for err == nil && len(s.waiting) > 0 {
		var told any
		id := s.waiting[0]
		s.waiting = s.waiting[1:]
		if told, err = passes(id); err == nil && told != nil {
			return s.schema.runPlan(q, s.prepared, told), true
		}
	}
	if err != nil {
		s.waiting = nil
		return refuse(mask(ctx, s.schema.log, "Subscription."+s.field, err)), true
	}
	return Response{}, false
}

// filter gives what an ID stands for, nil where it is gone or the subscriber
// does not ask for it.
func (s *Subscription) filter(q *query) (func(id string) (any, error), error) {
	if s.field != "claimAdded" {
		return func(id string) (any, error) { return one(q.articles.load(q.ctx, id))() }, nil
	}
	var test test[*graph.ClaimNode] = everyClaim
	if where, ok := s.args["where"].(map[string]any); ok {
		made, err := q.claimTest(q.ctx, where)
		if err != nil {
			return nil, err
		}
		test = made
	}
	return func(id string) (any, error) {
		c, err := q.claims.load(q.ctx, id)()
		if c == nil || err != nil {
			return nil, err
		}
		if ok, err := test(c)(); !ok {
			return nil, err
		}
		return c, nil
	}, nil
}

// eventFields give what a subscription tells, which is what its fields are
// asked of.
var eventFields = map[string]resolver{
	"Subscription.articleLoaded": told,
	"Subscription.claimAdded":    told,
}

func told(_ context.Context, _ *query, source any, _ args) (any, error) { return source, nil }
