package server

import (
	"crypto/rand"
	"net/http"
	"regexp"
	"runtime/debug"
	"slices"
	"time"
)

// guard sets the headers that every answer has, notes each request in the log,
// and keeps a panic in a handler from ending the connection without an answer.
func (s *Server) guard(next http.Handler) http.Handler {
	return http.HandlerFunc(func(rw http.ResponseWriter, r *http.Request) {
		began := time.Now()
		w := &counted{ResponseWriter: rw, status: http.StatusOK}
		h := w.Header()
		id := requestID(r)
		h.Set("X-Request-Id", id)
		h.Set("X-Content-Type-Options", "nosniff")
		h.Set("Referrer-Policy", "no-referrer")
		h.Set("Cross-Origin-Opener-Policy", "same-origin")
		defer func() {
			s.log.DebugContext(r.Context(), "request", "id", id, "method", r.Method, "path", r.URL.Path,
				"status", w.status, "bytes", w.bytes, "took", time.Since(began))
		}()
		defer func() {
			fault := recover()
			if fault == nil {
				return
			}
			if fault == http.ErrAbortHandler { // a handler's way to say that the client has gone
				panic(fault)
			}
			s.log.ErrorContext(r.Context(), "handle request", "id", id, "path", r.URL.Path, "panic", fault, "stack", string(debug.Stack()))
			http.Error(w, "internal error", http.StatusInternalServerError)
		}()
		next.ServeHTTP(w, r)
	})
}

// requestID is the client's own id of the request where it is fit for a log,
// else a new one.
func requestID(r *http.Request) string {
	if id := r.Header.Get("X-Request-Id"); fitID.MatchString(id) {
		return id
	}
	return rand.Text()
}

var fitID = regexp.MustCompile(`^[A-Za-z0-9._-]{1,64}$`)

// counted notes what is answered.
type counted struct {
	http.ResponseWriter
	status int
	bytes  int64
}

func (c *counted) WriteHeader(status int) {
	c.status = status
	c.ResponseWriter.WriteHeader(status)
}

func (c *counted) Write(b []byte) (int, error) {
	n, err := c.ResponseWriter.Write(b)
	c.bytes += int64(n)
	return n, err
}

// Unwrap lets http.ResponseController reach the connection.
func (c *counted) Unwrap() http.ResponseWriter { return c.ResponseWriter }

// cors lets pages of the configured origins read the answers: the CORS
// protocol of the Fetch standard.
func (s *Server) cors(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		h := w.Header()
		h.Add("Vary", "Origin")
		origin := r.Header.Get("Origin")
		allowed := origin != "" && (slices.Contains(s.cfg.Origins, "*") || slices.Contains(s.cfg.Origins, origin))
		if allowed {
			h.Set("Access-Control-Allow-Origin", origin)
			h.Set("Access-Control-Expose-Headers", "ETag, Retry-After, X-Request-Id")
		}
		if r.Method == http.MethodOptions {
			h.Set("Allow", "GET, HEAD, POST, OPTIONS")
			if allowed && r.Header.Get("Access-Control-Request-Method") != "" {
				h.Set("Access-Control-Allow-Methods", "GET, POST")
				h.Set("Access-Control-Allow-Headers", "Authorization, Content-Type, Accept")
				h.Set("Access-Control-Max-Age", "86400")
			}
			w.WriteHeader(http.StatusNoContent)
			return
		}
		next.ServeHTTP(w, r)
	})
}
