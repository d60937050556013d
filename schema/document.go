package schema

import (
	"crypto/sha256"
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
	return &document{doc: doc}
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

func (c *documentCache) load(text string, parse func(string) *document) *document {
	key := sha256.Sum256([]byte(text))
	c.mu.Lock()
	d := c.young[key]
	if d == nil {
		d = c.old[key]
	}
	c.mu.Unlock()
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
