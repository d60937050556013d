package server

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"runtime/debug"
	"slices"
	"strings"
	"sync"
	"time"

	"github.com/coder/websocket"

	"quoth/schema"
)

// subprotocol is graphql-transport-ws, the protocol of the graphql-ws client.
const subprotocol = "graphql-transport-ws"

// The codes with which the protocol has a server close a connection.
const (
	closeBadRequest  websocket.StatusCode = 4400
	closeNotReady    websocket.StatusCode = 4401
	closeForbidden   websocket.StatusCode = 4403
	closeSubprotocol websocket.StatusCode = 4406
	closeInitTimeout websocket.StatusCode = 4408
	closeDuplicate   websocket.StatusCode = 4409
	closeInitAgain   websocket.StatusCode = 4429
)

const (
	longestID = 256              // bytes of an operation's id
	pingEvery = 30 * time.Second // whether the client is still there
)

// socket is one connection. Its reader runs in the handler, each operation in
// a goroutine that the handler waits for.
type socket struct {
	server *Server
	conn   *websocket.Conn

	authorized bool          // touched by the reader alone
	ready      chan struct{} // closed when the connection is initialized

	mu         sync.Mutex
	running    map[string]context.CancelFunc // by the client's id
	live       int                           // operations that have not ended, though the client may have completed them
	operations sync.WaitGroup
}

// message is any message of the protocol.
type message struct {
	ID      string          `json:"id,omitempty"`
	Type    string          `json:"type"`
	Payload json.RawMessage `json:"payload,omitempty"`
}

// closing ends a connection with a code of the protocol.
type closing struct {
	code   websocket.StatusCode
	reason string
}

func (c *closing) Error() string { return c.reason }

func (s *Server) socket(w http.ResponseWriter, r *http.Request) {
	conn, err := websocket.Accept(w, r, &websocket.AcceptOptions{
		Subprotocols:       []string{subprotocol},
		OriginPatterns:     s.cfg.Origins,
		InsecureSkipVerify: slices.Contains(s.cfg.Origins, "*"),
	})
	if err != nil {
		s.log.DebugContext(r.Context(), "accept websocket", "error", err)
		return
	}
	defer conn.CloseNow()
	conn.SetReadLimit(s.cfg.BodyBytes)
	k := &socket{
		server: s, conn: conn, authorized: s.authorized(r.Header.Get("Authorization")),
		ready: make(chan struct{}), running: map[string]context.CancelFunc{},
	}
	if conn.Subprotocol() != subprotocol {
		conn.Close(closeSubprotocol, "Subprotocol not acceptable")
		return
	}
	ctx, cancel := context.WithCancel(r.Context())
	var watcher sync.WaitGroup
	watcher.Go(func() { k.watch(ctx) })
	err = k.read(ctx)
	k.cancelAll()
	k.operations.Wait()
	if end := new(closing); errors.As(err, &end) {
		conn.Close(end.code, end.reason)
	}
	cancel()
	watcher.Wait()
}

// watch closes the connection when the client does not initialize it in time,
// is no longer there, or the server stops. The reader then ends.
func (k *socket) watch(ctx context.Context) {
	late := time.NewTimer(k.server.cfg.InitTimeout)
	defer late.Stop()
	ping := time.NewTicker(pingEvery)
	defer ping.Stop()
	ready := k.ready
	for {
		select {
		case <-ctx.Done():
			return
		case <-ready:
			late.Stop()
			ready = nil
		case <-late.C:
			k.conn.Close(closeInitTimeout, "Connection initialisation timeout")
			return
		case <-k.server.streams.stop:
			k.conn.Close(websocket.StatusGoingAway, "the server stops")
			return
		case <-ping.C:
			within, cancel := context.WithTimeout(ctx, writeTimeout)
			err := k.conn.Ping(within)
			cancel()
			if err != nil {
				k.conn.CloseNow()
				return
			}
		}
	}
}

// read takes messages until the connection ends, with a *closing where the
// server is to end it.
func (k *socket) read(ctx context.Context) error {
	for {
		typ, data, err := k.conn.Read(ctx)
		if err != nil {
			return err
		}
		var m message
		if typ != websocket.MessageText || json.Unmarshal(data, &m) != nil {
			return &closing{closeBadRequest, "Invalid message received"}
		}
		if err := k.take(ctx, m); err != nil {
			return err
		}
	}
}

func (k *socket) take(ctx context.Context, m message) error {
	switch m.Type {
	case "connection_init":
		return k.initialize(ctx, m)
	case "ping":
		return k.write(ctx, message{Type: "pong"})
	case "pong":
		return nil
	case "subscribe":
		return k.subscribe(ctx, m)
	case "complete":
		k.mu.Lock()
		defer k.mu.Unlock()
		if cancel := k.running[m.ID]; cancel != nil {
			cancel()
			delete(k.running, m.ID)
		}
		return nil
	}
	return &closing{closeBadRequest, "Invalid message received"}
}

func (k *socket) isReady() bool {
	select {
	case <-k.ready:
		return true
	default:
		return false
	}
}

// initialize takes the client's parameters, among which may be a key.
func (k *socket) initialize(ctx context.Context, m message) error {
	if k.isReady() {
		return &closing{closeInitAgain, "Too many initialisation requests"}
	}
	params := struct{ Authorization string }{} // in any letter case
	if len(m.Payload) > 0 && json.Unmarshal(m.Payload, &params) != nil {
		return &closing{closeBadRequest, "Invalid message received"}
	}
	if params.Authorization != "" && len(k.server.keys) > 0 {
		if k.authorized = k.server.authorized(params.Authorization); !k.authorized {
			return &closing{closeForbidden, "Forbidden"}
		}
	}
	close(k.ready)
	return k.write(ctx, message{Type: "connection_ack"})
}

// subscribe begins an operation.
func (k *socket) subscribe(ctx context.Context, m message) error {
	if !k.isReady() {
		return &closing{closeNotReady, "Unauthorized"}
	}
	if m.ID == "" || len(m.ID) > longestID {
		return &closing{closeBadRequest, "Invalid message received"}
	}
	req, bad := fromJSON(m.Payload)
	k.mu.Lock()
	if k.running[m.ID] != nil {
		k.mu.Unlock()
		return &closing{closeDuplicate, "Subscriber for " + clipped(m.ID) + " already exists"}
	}
	if bad == nil && k.live >= k.server.cfg.Operations {
		bad = refuse(http.StatusTooManyRequests, overloaded, "more than %d operations run on this connection", k.server.cfg.Operations)
	}
	if bad != nil {
		k.mu.Unlock()
		return k.fail(ctx, m.ID, []*schema.Error{bad.err})
	}
	req.Authorized = k.authorized
	own, cancel := context.WithCancel(ctx)
	k.running[m.ID] = cancel
	k.live++
	k.mu.Unlock()
	op := k.server.begin(req) // in the order in which the client asks
	k.operations.Go(func() {
		defer cancel()
		k.run(ctx, own, m.ID, op)
	})
	return nil
}

// clipped bounds an id in the reason of a close, which may have 123 bytes.
func clipped(id string) string { return strings.ToValidUTF8(id[:min(len(id), 64)], "") }

// run executes an operation until its own context is done; ctx is the
// connection's, since a message that is begun must be written to its end.
func (k *socket) run(ctx, own context.Context, id string, op operation) {
	defer func() {
		if fault := recover(); fault != nil {
			k.server.log.ErrorContext(ctx, "answer over websocket", "panic", fault, "stack", string(debug.Stack()))
			k.conn.Close(websocket.StatusInternalError, "internal error")
		}
	}()
	failed := false
	err := k.server.operate(own, op, func(resp schema.Response) error {
		if own.Err() != nil {
			return own.Err()
		}
		if failed = !resp.Executed(); failed {
			return k.fail(ctx, id, resp.Errors)
		}
		return k.write(ctx, message{ID: id, Type: "next", Payload: resp.AppendJSON(nil)})
	})
	// What the client has completed is not running any more, and its id may be
	// another operation's by now.
	k.mu.Lock()
	k.live--
	mine := own.Err() == nil
	if mine {
		delete(k.running, id)
	}
	k.mu.Unlock()
	switch {
	case errors.Is(err, schema.ErrLag):
		k.conn.Close(websocket.StatusTryAgainLater, "the client is too slow")
	case err == nil && mine && !failed:
		err = k.write(ctx, message{ID: id, Type: "complete"})
	}
	if !over(err) {
		k.server.log.DebugContext(ctx, "answer over websocket", "error", err)
	}
}

// fail ends an operation that could not be executed.
func (k *socket) fail(ctx context.Context, id string, errs []*schema.Error) error {
	payload, err := json.Marshal(errs)
	if err != nil {
		return fmt.Errorf("print errors: %w", err)
	}
	return k.write(ctx, message{ID: id, Type: "error", Payload: payload})
}

func (k *socket) write(ctx context.Context, m message) error {
	data, err := json.Marshal(m)
	if err != nil {
		return fmt.Errorf("print message: %w", err)
	}
	ctx, cancel := context.WithTimeout(ctx, writeTimeout)
	defer cancel()
	return k.conn.Write(ctx, websocket.MessageText, data)
}

func (k *socket) cancelAll() {
	k.mu.Lock()
	defer k.mu.Unlock()
	for _, cancel := range k.running {
		cancel()
	}
}
