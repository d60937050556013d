package schema

import (
	"crypto/sha256"
	"encoding/hex"
	"strings"
	"sync"

	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/gqlerror"
	"github.com/vektah/gqlparser/v2/parser"
	"github.com/vektah/gqlparser/v2/validator"
	"github.com/vektah/gqlparser/v2/validator/rules"
)

// A document is what came of parsing, validating and measuring a request's
// text: either errs or doc, ready to be executed any number of times.
type document struct {
	doc  *ast.QueryDocument
	errs []*Error

	static   map[*ast.Field]args // arguments of fields whose arguments have no variables
	dynamic  map[*ast.Field]bool // the other fields that take arguments
	deciding []string            // variables in @skip and @include, sorted
	plans    plans
}

func (s *Schema) parse(text string) *document {
	if len(text) > s.cfg.DocumentBytes {
		return &document{errs: []*Error{Errorf(TooComplex, "the document has %d bytes; at most %d are allowed", len(text), s.cfg.DocumentBytes)}}
	}
	doc, err := parser.ParseQueryWithTokenLimit(&ast.Source{Input: text}, s.cfg.Tokens)
	if err != nil {
		return &document{errs: fromParser(ParseFailed, gqlerror.List{gqlerror.WrapIfUnwrapped(err)})}
	}
	if len(doc.Operations) == 0 {
		return &document{errs: []*Error{Errorf(ParseFailed, "the document has no operation")}}
	}
	if bad := crowded(doc); bad != nil {
		return &document{errs: []*Error{bad}}
	}
	if list := validator.ValidateWithRules(s.contract, doc, rules.NewDefaultRules()); len(list) > 0 {
		return &document{errs: fromParser(ValidationFailed, list)}
	}
	if err := s.measure(doc); err != nil {
		return &document{errs: []*Error{err}}
	}
	d := &document{doc: doc}
	if bad := s.analyze(d); bad != nil {
		return &document{errs: []*Error{bad}}
	}
	return d
}

// operation finds the operation that name asks for: section 6.1 of the
// specification.
func (d *document) operation(name string) (*ast.OperationDefinition, *Error) {
	if name == "" {
		if len(d.doc.Operations) > 1 {
			return nil, Errorf(BadOperation, "the document has %d operations: say which by operationName", len(d.doc.Operations))
		}
		return d.doc.Operations[0], nil
	}
	if op := d.doc.Operations.ForName(name); op != nil {
		return op, nil
	}
	return nil, Errorf(BadOperation, "the document has no operation %q", name)
}

// document finds or makes a request's document. A request may give the SHA-256
// of a document that was seen before instead of its text, as Apollo's automatic
// persisted queries do (extensions.persistedQuery, version 1), or appendix A of
// GraphQL over HTTP (documentId).
func (s *Schema) document(req Request) *document {
	if s.allowed != nil {
		return s.allowedDocument(req)
	}
	id, persisted := req.documentID()
	if !persisted {
		return s.documents.load(req.Query, s.parse)
	}
	key, err := hex.DecodeString(id)
	if err != nil || len(key) != sha256.Size {
		return &document{errs: []*Error{Errorf(BadInput, "a document's id is its SHA-256 in hexadecimal (persistedQuery wants version 1)")}}
	}
	if req.Query == "" {
		if d := s.documents.find([32]byte(key)); d != nil && d.errs == nil {
			return d
		}
		return &document{errs: []*Error{Errorf(NotPersisted, "PersistedQueryNotFound")}}
	}
	if sha256.Sum256([]byte(req.Query)) != [32]byte(key) {
		return &document{errs: []*Error{Errorf(BadInput, "provided sha does not match query")}}
	}
	return s.documents.load(req.Query, s.parse)
}

// documentID tells by what id a request asks for its document, if it does.
func (r Request) documentID() (id string, ok bool) {
	if r.DocumentID != "" {
		return strings.TrimPrefix(r.DocumentID, "sha256:"), true
	}
	entry, ok := r.Extensions["persistedQuery"].(map[string]any)
	if ok && entry["version"] == float64(1) {
		id, _ = entry["sha256Hash"].(string)
	}
	return id, ok
}

// A documentCache keeps the documents seen last, by hash of their text; what
// was refused is kept too, so that asking again is cheap. Two generations
// stand for the order of use: what is used moves to the young one, and when
// that is full the old one goes.
type documentCache struct {
	mu         sync.Mutex
	size       int
	young, old map[[32]byte]*document
}

func newDocumentCache(size int) *documentCache {
	return &documentCache{size: max(size/2, 1), young: map[[32]byte]*document{}}
}

// find gives the document of that hash, nil where it is not kept.
func (c *documentCache) find(key [32]byte) *document {
	c.mu.Lock()
	defer c.mu.Unlock()
	if d := c.young[key]; d != nil {
		return d
	}
	return c.old[key]
}

func (c *documentCache) load(text string, parse func(string) *document) *document {
	key := sha256.Sum256([]byte(text))
	d := c.find(key)
	if d == nil {
		d = parse(text)
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	if len(c.young) >= c.size && c.young[key] == nil {
		c.young, c.old = map[[32]byte]*document{}, c.young
	}
	c.young[key] = d
	return d
}
