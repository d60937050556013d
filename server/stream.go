package server

import (
	"bytes"
	"cmp"
	"context"
	"errors"
	"io"
	"net/http"
	"strings"
	"sync"
	"time"

	"github.com/vektah/gqlparser/v2/ast"

	"quoth/schema"
)

// writeTimeout is how long a client may take to receive one message of a
// stream; one that takes longer is given up.
const writeTimeout = 10 * time.Second

// streams counts the connections that stay open: websockets and event streams.
type streams struct {
	mu      sync.Mutex
	open    int
	most    int
	stopped bool
	stop    chan struct{} // closed when the server stops
	ended   sync.WaitGroup
}

// enter takes a place for a connection, which leave gives back.
func (s *streams) enter() bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.stopped || s.open == s.most {
		return false
	}
	s.open++
	s.ended.Add(1)
	return true
}

func (s *streams) leave() {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.open--
	s.ended.Done()
}

// halt has the connections end and lets none in any more.
func (s *streams) halt() {
	s.mu.Lock()
	defer s.mu.Unlock()
	if !s.stopped {
		s.stopped = true
		close(s.stop)
	}
}

// transport hands requests for a websocket or an event stream to what serves
// them, and all others on.
func (s *Server) transport(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		switch {
		case strings.EqualFold(r.Header.Get("Upgrade"), "websocket"):
			s.admit(w, func() { s.socket(w, r) })
		case asksForEvents(r.Header.Get("Accept")):
			s.choose(w, r, next)
		default:
			next.ServeHTTP(w, r)
		}
	})
}

// admit serves a connection that stays open, if there is a place.
func (s *Server) admit(w http.ResponseWriter, serve func()) {
	if !s.streams.enter() {
		w.Header().Set("Retry-After", "10")
		http.Error(w, "too many connections are open, or the server stops", http.StatusServiceUnavailable)
		return
	}
	defer s.streams.leave()
	serve()
}

// choose answers a client that takes event streams with one if it takes
// nothing else, or subscribes: some clients name them with every request.
func (s *Server) choose(w http.ResponseWriter, r *http.Request, next http.Handler) {
	var body bytes.Buffer
	r.Body = io.NopCloser(io.TeeReader(r.Body, &body))
	req, bad := s.request(w, r)
	media := negotiate(r.Header.Get("Accept"))
	if bad != nil {
		s.reply(w, cmp.Or(media, typeJSON), bad.status, schema.Response{Errors: []*schema.Error{bad.err}})
		return
	}
	kind, errs := s.schema.Operation(req)
	if media == "" || errs == nil && kind == ast.Subscription {
		s.admit(w, func() { s.eventStream(w, r, req, kind) })
		return
	}
	r.Body = io.NopCloser(&body)
	next.ServeHTTP(w, r)
}

// do has the schema answer once a place is free, within the time of a request.
func (s *Server) do(ctx context.Context, answer func(context.Context) schema.Response) schema.Response {
	ctx, cancel := context.WithTimeout(ctx, s.cfg.Timeout)
	defer cancel()
	select {
	case s.working <- struct{}{}:
		defer func() { <-s.working }()
	case <-ctx.Done():
		return schema.Response{Errors: []*schema.Error{schema.Errorf(overloaded, "too many requests are at work: try again soon")}}
	}
	return answer(ctx)
}

// operation is a request of a stream that has begun: it listens already if it is
// a subscription.
type operation struct {
	req  schema.Request
	errs []*schema.Error // why it cannot be executed
	sub  *schema.Subscription
}

func (s *Server) begin(req schema.Request) operation {
	op := operation{req: req}
	kind, errs := s.schema.Operation(req)
	if op.errs = errs; errs == nil && kind == ast.Subscription {
		op.sub, op.errs = s.schema.Subscribe(req)
	}
	return op
}

// operate answers an operation: once, or a subscription again and again until
// ctx is done, send fails or an answer could not be made. The error is that of
// send or of the subscription; it is schema.ErrLag where the client is too slow.
func (s *Server) operate(ctx context.Context, op operation, send func(schema.Response) error) error {
	if op.errs != nil {
		return send(schema.Response{Errors: op.errs})
	}
	sub := op.sub
	if sub == nil {
		return send(s.do(ctx, func(ctx context.Context) schema.Response { return s.schema.Do(ctx, op.req) }))
	}
	defer sub.Close()
	for {
		if err := sub.Wait(ctx); err != nil {
			return err
		}
		for more := true; more; {
			resp := s.do(ctx, func(ctx context.Context) (resp schema.Response) { resp, more = sub.Answer(ctx); return resp })
			if err := ctx.Err(); err != nil {
				return err
			}
			if !more {
				break
			}
			if err := send(resp); err != nil || !resp.Executed() {
				return err
			}
		}
	}
}

// over says whether a stream ended as streams do: its client has gone or the
// server stops.
func over(err error) bool { return err == nil || errors.Is(err, context.Canceled) }
