package server

import (
	"context"
	"crypto/sha256"
	"errors"
	"flag"
	"fmt"
	"io"
	"log/slog"
	"net"
	"net/http"
	"time"

	"github.com/klauspost/compress/gzhttp"

	"quoth/schema"
)

// Config bounds what a request may take; zero values mean the defaults.
type Config struct {
	BodyBytes   int64         // of one request; 0 means 1 MiB
	Timeout     time.Duration // of one request; 0 means 10 s
	Concurrent  int           // GraphQL requests at work at once, others wait; 0 means 32
	Streams     int           // connections for subscriptions; 0 means 200
	Operations  int           // at once on one such connection; 0 means 50
	InitTimeout time.Duration // for a websocket to be initialized; 0 means 5 s
	Grace       time.Duration // for requests at work when the server stops; 0 means 10 s
	Keys        []string      // any of which lets a request change the graph, as "Authorization: Bearer KEY"
	Origins     []string      // that other sites' pages may come from: "https://news.example", or "*" for all
}

func (c Config) withDefaults() Config {
	if c.BodyBytes <= 0 {
		c.BodyBytes = 1 << 20
	}
	if c.Timeout <= 0 {
		c.Timeout = 10 * time.Second
	}
	if c.Concurrent <= 0 {
		c.Concurrent = 32
	}
	if c.Streams <= 0 {
		c.Streams = 200
	}
	if c.Operations <= 0 {
		c.Operations = 50
	}
	if c.InitTimeout <= 0 {
		c.InitTimeout = 5 * time.Second
	}
	if c.Grace <= 0 {
		c.Grace = 10 * time.Second
	}
	return c
}

// Bind makes flags of the bounds.
func (c *Config) Bind(fs *flag.FlagSet) {
	*c = c.withDefaults()
	fs.Int64Var(&c.BodyBytes, "max-body", c.BodyBytes, "refuse requests of more than `BYTES`")
	fs.DurationVar(&c.Timeout, "timeout", c.Timeout, "end requests after `TIME`")
	fs.IntVar(&c.Concurrent, "max-concurrent", c.Concurrent, "answer `N` GraphQL requests at once, others wait")
	fs.IntVar(&c.Streams, "max-streams", c.Streams, "keep `N` connections open for subscriptions, refuse others")
	fs.IntVar(&c.Operations, "max-operations", c.Operations, "run `N` operations at once on one websocket, refuse others")
	fs.DurationVar(&c.Grace, "grace", c.Grace, "when stopping, give requests `TIME` to end")
}

// Server answers HTTP requests over a schema. It is an http.Handler.
type Server struct {
	log     *slog.Logger
	schema  *schema.Schema
	cfg     Config
	handler http.Handler
	working chan struct{} // holds one token for each GraphQL request at work
	keys    [][32]byte    // SHA-256 of Config.Keys
	streams streams
}

// New makes a server. A nil log drops what it is told.
func New(log *slog.Logger, s *schema.Schema, cfg Config) (*Server, error) {
	if log == nil {
		log = slog.New(slog.NewTextHandler(io.Discard, nil))
	}
	cfg = cfg.withDefaults()
	srv := &Server{log: log, schema: s, cfg: cfg, working: make(chan struct{}, cfg.Concurrent)}
	srv.streams.most, srv.streams.stop = cfg.Streams, make(chan struct{})
	for _, key := range cfg.Keys {
		srv.keys = append(srv.keys, sha256.Sum256([]byte(key)))
	}
	pages, err := newPlayground()
	if err != nil {
		return nil, fmt.Errorf("open playground: %w", err)
	}
	// Not zstd: clients of graphql-tools on Node 20 ask for it and cannot read it.
	compress, err := gzhttp.NewWrapper(gzhttp.MinSize(1024), gzhttp.EnableZstd(false))
	if err != nil {
		return nil, fmt.Errorf("set up compression: %w", err)
	}
	mux := http.NewServeMux()
	mux.Handle("/graphql", srv.cors(srv.transport(compress(http.HandlerFunc(srv.graphql)))))
	mux.Handle("GET /schema.graphql", srv.cors(compress(http.HandlerFunc(srv.contract))))
	mux.HandleFunc("GET /healthz", srv.health)
	mux.Handle("GET /graphiql", pages)
	mux.Handle("GET /graphiql/", pages)
	mux.Handle("GET /{$}", http.RedirectHandler("/graphiql", http.StatusFound))
	srv.handler = srv.guard(mux)
	return srv, nil
}

// ServeHTTP answers one request.
func (s *Server) ServeHTTP(w http.ResponseWriter, r *http.Request) { s.handler.ServeHTTP(w, r) }

// Serve answers requests that come in on the listener until ctx is done; then
// it takes no more, ends subscriptions and lets the requests at work end, for as
// long as Config.Grace says. It closes the listener.
func (s *Server) Serve(ctx context.Context, ln net.Listener) error {
	hs := &http.Server{
		Handler:           s,
		ReadHeaderTimeout: 10 * time.Second,
		ReadTimeout:       30 * time.Second,
		WriteTimeout:      s.cfg.Timeout + 30*time.Second,
		IdleTimeout:       2 * time.Minute,
		MaxHeaderBytes:    64 << 10,
		ErrorLog:          slog.NewLogLogger(s.log.Handler(), slog.LevelWarn),
	}
	served := make(chan error, 1)
	go func() { served <- hs.Serve(ln) }()
	select {
	case err := <-served:
		return fmt.Errorf("serve %s: %w", ln.Addr(), err)
	case <-ctx.Done():
	}
	stop, cancel := context.WithTimeout(context.WithoutCancel(ctx), s.cfg.Grace)
	defer cancel()
	s.streams.halt()
	err := hs.Shutdown(stop)
	if err != nil {
		err = fmt.Errorf("stop %s: %w", ln.Addr(), errors.Join(err, hs.Close()))
	}
	s.streams.ended.Wait()
	if end := <-served; !errors.Is(end, http.ErrServerClosed) {
		err = errors.Join(err, end)
	}
	return err
}

func (s *Server) contract(w http.ResponseWriter, _ *http.Request) {
	w.Header().Set("Content-Type", "text/plain; charset=utf-8")
	s.write(w, []byte(schema.SDL))
}

// health says whether the store can be read.
func (s *Server) health(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Content-Type", "text/plain; charset=utf-8")
	w.Header().Set("Cache-Control", "no-store")
	if err := s.schema.Ready(r.Context()); err != nil {
		s.log.ErrorContext(r.Context(), "read the store", "error", err)
		w.WriteHeader(http.StatusServiceUnavailable)
		s.write(w, []byte("the store cannot be read\n"))
		return
	}
	s.write(w, []byte("ok\n"))
}

// write sends a body; a client that has gone is no fault of ours.
func (s *Server) write(w io.Writer, body []byte) {
	if _, err := w.Write(body); err != nil {
		s.log.Debug("write answer", "error", err)
	}
}
