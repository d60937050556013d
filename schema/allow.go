package schema

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"strings"

	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/formatter"
)

// AllowedDocument is one that a server executes which executes no others.
type AllowedDocument struct {
	Source string // where it comes from, for errors
	ID     string // by which clients ask for it; the SHA-256 of Text in hexadecimal does too
	Text   string // "" where only its SHA-256 is known, which ID is then
}

// allowList holds the documents by their ids. One that is nil is allowed, and
// its text has to come with the request.
type allowList map[string]*document

// allow makes the list of documents, all of which must be valid.
func (s *Schema) allow(docs []AllowedDocument) error {
	s.allowed = allowList{}
	for _, a := range docs {
		if a.Text == "" {
			if sum, err := hex.DecodeString(a.ID); err != nil || len(sum) != sha256.Size {
				return fmt.Errorf("allow documents: %s: %q is no SHA-256 in hexadecimal", a.Source, clip(a.ID))
			}
			s.allowed[strings.ToLower(a.ID)] = nil
			continue
		}
		d := s.parse(a.Text)
		if d.errs != nil {
			return fmt.Errorf("allow documents: %s: %w", a.Source, errors.Join(joinable(d.errs)...))
		}
		s.allowed[digest(a.Text)], s.allowed[canonical(d.doc)] = d, d
		if a.ID != "" {
			s.allowed[a.ID] = d
		}
	}
	return nil
}

func joinable(errs []*Error) []error {
	out := make([]error, len(errs))
	for i, e := range errs {
		out[i] = e
	}
	return out
}

func digest(text string) string {
	sum := sha256.Sum256([]byte(text))
	return hex.EncodeToString(sum[:])
}

// canonical is the digest of a document's canonical form: clients print a
// document anew before they send it.
func canonical(doc *ast.QueryDocument) string {
	var b strings.Builder
	formatter.NewFormatter(&b, formatter.WithCompacted()).FormatQueryDocument(doc)
	return digest(b.String())
}

// allowedDocument finds a request's document among those that are allowed.
func (s *Schema) allowedDocument(req Request) *document {
	if id, _ := req.documentID(); id != "" {
		if d := s.allowed[id]; d != nil {
			return d
		}
	}
	if req.Query != "" {
		d, known := s.allowed[digest(req.Query)]
		if d != nil {
			return d
		}
		d = s.documents.load(req.Query, s.parse)
		if !known && d.errs == nil {
			_, known = s.allowed[canonical(d.doc)]
		}
		if known {
			return d
		}
	}
	return &document{errs: []*Error{Errorf(NotAllowed, "the document is not among those that this server executes")}}
}
