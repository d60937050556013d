package server

import (
	"context"
	"errors"
	"fmt"
	"mime"
	"net/http"
	"strings"
	"sync"
	"time"

	"github.com/vektah/gqlparser/v2/ast"

	"quoth/schema"
)

// typeEvents is the media type of an event stream.
const typeEvents = "text/event-stream"

// beatEvery is how often a stream that is silent shows that it is there.
const beatEvery = 12 * time.Second

// asksForEvents says whether an Accept header names event streams.
func asksForEvents(accept string) bool {
	for part := range strings.SplitSeq(accept, ",") {
		if typ, _, err := mime.ParseMediaType(part); err == nil && typ == typeEvents {
			return true
		}
	}
	return false
}

// eventStream answers one operation as graphql-sse has it in its distinct
// connections mode. What is wrong with the document is told in the stream.
func (s *Server) eventStream(w http.ResponseWriter, r *http.Request, req schema.Request, kind ast.Operation) {
	if kind == ast.Mutation && r.Method != http.MethodPost {
		bad := refuse(http.StatusMethodNotAllowed, badRequest, "a %s must be sent by POST", kind)
		s.reply(w, typeJSON, bad.status, schema.Response{Errors: []*schema.Error{bad.err}})
		return
	}
	req.Authorized = s.authorized(r.Header.Get("Authorization"))
	op := s.begin(req)
	h := w.Header()
	h.Add("Vary", "Accept")
	h.Set("Content-Type", typeEvents+"; charset=utf-8")
	h.Set("Cache-Control", "no-cache")
	h.Set("X-Accel-Buffering", "no") // nginx would hold events back
	ctx, cancel := context.WithCancel(r.Context())
	out := &eventWriter{w: w, control: http.NewResponseController(w)}
	var beats sync.WaitGroup
	beats.Go(func() {
		defer cancel() // a client that does not take the beat is gone
		out.beat(ctx, s.streams.stop)
	})
	if out.write(":\n\n") != nil { // tells the client that it is listened to
		cancel()
	}
	err := s.operate(ctx, op, func(resp schema.Response) error {
		return out.write("event: next\ndata: " + string(resp.AppendJSON(nil)) + "\n\n")
	})
	if errors.Is(err, schema.ErrLag) {
		slow := schema.Response{Errors: []*schema.Error{schema.Errorf(overloaded, "the client is too slow")}}
		err = out.write("event: next\ndata: " + string(slow.AppendJSON(nil)) + "\n\n")
	}
	if err == nil { // else the client is to see that there would have been more
		err = out.write("event: complete\ndata:\n\n")
	}
	cancel()
	beats.Wait()
	if !over(err) {
		s.log.DebugContext(r.Context(), "answer by events", "error", err)
	}
}

// eventWriter writes events one at a time, each within the time that a client
// may take.
type eventWriter struct {
	mu      sync.Mutex
	w       http.ResponseWriter
	control *http.ResponseController
}

func (e *eventWriter) write(event string) error {
	e.mu.Lock()
	defer e.mu.Unlock()
	// The server's own deadlines are those of a request, which a stream outlives.
	for _, set := range []error{e.control.SetReadDeadline(time.Time{}), e.control.SetWriteDeadline(time.Now().Add(writeTimeout))} {
		if set != nil && !errors.Is(set, http.ErrNotSupported) {
			return set
		}
	}
	if _, err := fmt.Fprint(e.w, event); err != nil {
		return err
	}
	return e.control.Flush()
}

// beat shows that the stream is there until ctx is done, a write fails, or the
// server stops.
func (e *eventWriter) beat(ctx context.Context, stop <-chan struct{}) {
	tick := time.NewTicker(beatEvery)
	defer tick.Stop()
	for {
		select {
		case <-ctx.Done():
			return
		case <-stop:
			return
		case <-tick.C:
			if e.write(":\n\n") != nil {
				return
			}
		}
	}
}
