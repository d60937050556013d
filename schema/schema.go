package schema

import (
	"context"
	_ "embed"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io"
	"log/slog"

	"github.com/graphql-go/graphql"
	"github.com/vektah/gqlparser/v2"
	"github.com/vektah/gqlparser/v2/ast"

	"quoth/graph"
)

// SDL is the contract, in GraphQL's schema definition language.
//
//go:embed schema.graphql
var SDL string

// Config bounds what a document may ask for; zero values mean the defaults.
type Config struct {
	DocumentBytes int // of one document; 0 means 100,000
	Tokens        int // of one document; 0 means 4,000
	Depth         int // levels of fields, fragments spread; 0 means 20
	Fields        int // of one operation, fragments spread; 0 means 2,000
	Aliases       int // of one operation, fragments spread; 0 means 200
	Cost          int // fields times the rows they may have; 0 means 200,000
	ResponseBytes int // of data; 0 means 16 MiB
	Documents     int // kept parsed; 0 means 1,000
	Events        int // that wait for one subscriber; 0 means 64

	// Writer and Read let mutations change the graph; without them they are
	// refused.
	Writer Writer
	Read   Reader

	// Allow is the only documents that are executed; nil means all are.
	Allow []AllowedDocument

	// Reference has graphql-go's own executor execute every query rather
	// than a plan over its schema: slower, and the measure of the plan.
	Reference bool
}

func (c Config) withDefaults() Config {
	for _, d := range []struct {
		field *int
		value int
	}{
		{&c.DocumentBytes, 100_000}, {&c.Tokens, 4_000}, {&c.Depth, 20}, {&c.Fields, 2_000},
		{&c.Aliases, 200}, {&c.Cost, 200_000}, {&c.ResponseBytes, 16 << 20}, {&c.Documents, 1_000},
		{&c.Events, 64},
	} {
		if *d.field <= 0 {
			*d.field = d.value
		}
	}
	return c
}

// Bind makes flags of the bounds that are worth setting.
func (c *Config) Bind(fs *flag.FlagSet) {
	*c = c.withDefaults()
	fs.IntVar(&c.Tokens, "max-tokens", c.Tokens, "refuse GraphQL documents of more than `N` tokens")
	fs.IntVar(&c.Depth, "max-depth", c.Depth, "refuse operations of more than `N` levels")
	fs.IntVar(&c.Fields, "max-fields", c.Fields, "refuse operations of more than `N` fields")
	fs.IntVar(&c.Aliases, "max-aliases", c.Aliases, "refuse operations of more than `N` aliases")
	fs.IntVar(&c.Cost, "max-cost", c.Cost, "refuse operations that may cost more than `N`: fields times rows")
	fs.IntVar(&c.ResponseBytes, "max-response", c.ResponseBytes, "refuse answers of more than `BYTES`")
}

// Store gives views of the graph: a *graph.Store.
type Store interface {
	View(ctx context.Context) (*graph.View, error)
}

// Schema answers requests. It is safe for concurrent use.
type Schema struct {
	log       *slog.Logger
	store     Store
	cfg       Config
	contract  *ast.Schema
	exec      graphql.Schema
	resolvers map[string]resolver
	documents *documentCache
	allowed   allowList     // nil where all are
	changing  chan struct{} // holds a token while a mutation changes the graph
	events    hub
}

// New builds the schema over a store. A nil log drops what it is told.
func New(log *slog.Logger, store Store, cfg Config) (*Schema, error) {
	if log == nil {
		log = slog.New(slog.NewTextHandler(io.Discard, nil))
	}
	if (cfg.Writer == nil) != (cfg.Read == nil) {
		return nil, errors.New("build schema: mutations want both a writer and a reader")
	}
	contract, err := gqlparser.LoadSchema(&ast.Source{Name: "schema.graphql", Input: SDL})
	if err != nil {
		return nil, fmt.Errorf("parse schema.graphql: %w", err)
	}
	delete(contract.Directives, "defer") // the parser knows it, nothing here does it
	cfg = cfg.withDefaults()
	s := &Schema{log: log, store: store, cfg: cfg, contract: contract, documents: newDocumentCache(cfg.Documents),
		changing: make(chan struct{}, 1)}
	s.resolvers = table(contract)
	b := builder{contract: contract, resolvers: s.resolvers, resolve: s.fieldFunc, typeOf: typeOf}
	if s.exec, err = b.build(); err != nil {
		return nil, err
	}
	if cfg.Allow != nil {
		if err := s.allow(cfg.Allow); err != nil {
			return nil, err
		}
	}
	return s, nil
}

// Ready says whether the store can be read.
func (s *Schema) Ready(ctx context.Context) error {
	view, err := s.store.View(ctx)
	if err != nil {
		return err
	}
	return view.Close()
}

// Request is one request: section 4.1 of GraphQL over HTTP.
type Request struct {
	Query         string         `json:"query"`
	DocumentID    string         `json:"documentId"` // instead of Query: "sha256:" and the digest
	OperationName string         `json:"operationName"`
	Variables     map[string]any `json:"variables"`
	Extensions    map[string]any `json:"extensions"`
	Authorized    bool           `json:"-"` // may change the graph
}

// Response is the answer. Data is absent, not null, where the request could
// not be executed at all; keys stand in the order in which they were asked.
type Response struct {
	Errors []*Error        `json:"errors,omitempty"`
	Data   json.RawMessage `json:"data,omitempty"`
	Reads  int             `json:"-"` // calls of the store that it took
}

// Executed says whether the operation was executed, though fields of it may
// have failed.
func (r Response) Executed() bool { return r.Data != nil }

func refuse(errs ...*Error) Response { return Response{Errors: errs} }

// Operation tells what kind of operation a request asks for, without executing
// it.
func (s *Schema) Operation(req Request) (ast.Operation, []*Error) {
	d := s.document(req)
	if d.errs != nil {
		return "", d.errs
	}
	op, err := d.operation(req.OperationName)
	if err != nil {
		return "", []*Error{err}
	}
	return op.Operation, nil
}

// prepared is a request that can be executed.
type prepared struct {
	document *document
	op       *ast.OperationDefinition
	vars     map[string]any
}

// prepare finds what a request asks for and whether it may be executed.
func (s *Schema) prepare(req Request) (prepared, []*Error) {
	d := s.document(req)
	if d.errs != nil {
		return prepared{}, d.errs
	}
	op, bad := d.operation(req.OperationName)
	if bad == nil && op.Operation == ast.Mutation {
		bad = s.mayChange(req)
	}
	if bad != nil {
		return prepared{}, []*Error{bad}
	}
	vars, bad := s.variables(op, req.Variables)
	if bad != nil {
		return prepared{}, []*Error{bad}
	}
	c := costing{vars: vars, fragments: map[string]int{}}
	if cost := c.set(op.SelectionSet); cost > s.cfg.Cost {
		return prepared{}, []*Error{Errorf(TooComplex, "the operation may cost %d; at most %d is allowed: ask for smaller pages", cost, s.cfg.Cost)}
	}
	return prepared{d, op, vars}, nil
}

// Do answers a query from one state of the store; the fields of a mutation see
// one state each, that which they made. It returns soon after ctx is done, and
// what it started has then ended.
func (s *Schema) Do(ctx context.Context, req Request) Response {
	p, errs := s.prepare(req)
	if errs != nil {
		return refuse(errs...)
	}
	switch p.op.Operation {
	case ast.Subscription:
		return refuse(Errorf(BadOperation, "a subscription is answered over graphql-transport-ws, or graphql-sse (Accept: text/event-stream)"))
	case ast.Mutation:
		q := &query{schema: s, ctx: ctx}
		defer q.close()
		return s.runPlan(q, p, struct{}{})
	}
	view, err := s.store.View(ctx)
	if err != nil {
		return refuse(mask(ctx, s.log, "view", err))
	}
	q := newQuery(ctx, s, view)
	defer q.close()
	if s.cfg.Reference {
		return s.execute(q, p)
	}
	return s.runPlan(q, p, struct{}{})
}

// AppendJSON appends the answer as JSON: errors first, as the specification
// advises, then data.
func (r Response) AppendJSON(out []byte) []byte {
	out = append(out, '{')
	if len(r.Errors) > 0 {
		errs, err := json.Marshal(r.Errors)
		if err != nil {
			panic(err) // of strings, numbers and ids only
		}
		out = append(append(out, `"errors":`...), errs...)
	}
	if r.Data != nil {
		if len(r.Errors) > 0 {
			out = append(out, ',')
		}
		out = append(append(out, `"data":`...), r.Data...)
	}
	return append(out, '}')
}
