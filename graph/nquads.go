package graph

import (
	"fmt"
	"unicode/utf8"

	"github.com/cayleygraph/quad"
)

// appendQuad appends q as one line of canonical N-Quads (RDF 1.1 N-Quads, with
// the escapes of RDF 1.2's canonical form): one blank between the terms, the
// datatype of plain strings left out.
func appendQuad(b []byte, q quad.Quad) ([]byte, error) {
	var err error
	for _, v := range [...]quad.Value{q.Subject, q.Predicate, q.Object, q.Label} {
		if v == nil {
			continue
		}
		if b, err = appendTerm(b, v); err != nil {
			return b, err
		}
		b = append(b, ' ')
	}
	return append(b, '.', '\n'), nil
}

func appendTerm(b []byte, v quad.Value) ([]byte, error) {
	switch v := v.(type) {
	case quad.IRI:
		return appendIRI(b, string(v)), nil
	case quad.String:
		return appendLiteral(b, string(v)), nil
	case quad.TypedString:
		return appendIRI(append(appendLiteral(b, string(v.Value)), "^^"...), string(v.Type)), nil
	case quad.LangString:
		return append(append(appendLiteral(b, string(v.Value)), '@'), v.Lang...), nil
	}
	return b, fmt.Errorf("term %v of type %T has no place in N-Quads", v, v)
}

// appendIRI writes what an IRI reference cannot hold as \u and four hex digits,
// which keeps the line well formed whatever the IRI.
func appendIRI(b []byte, iri string) []byte {
	b = append(b, '<')
	for _, r := range iri {
		switch r {
		case '<', '>', '"', '{', '}', '|', '^', '`', '\\':
			b = fmt.Appendf(b, `\u%04X`, r)
		default:
			if r <= ' ' {
				b = fmt.Appendf(b, `\u%04X`, r)
			} else {
				b = utf8.AppendRune(b, r)
			}
		}
	}
	return append(b, '>')
}

func appendLiteral(b []byte, s string) []byte {
	b = append(b, '"')
	for _, r := range s {
		switch r {
		case '"', '\\':
			b = append(b, '\\', byte(r))
		case '\n':
			b = append(b, '\\', 'n')
		case '\r':
			b = append(b, '\\', 'r')
		case '\t':
			b = append(b, '\\', 't')
		case '\b':
			b = append(b, '\\', 'b')
		case '\f':
			b = append(b, '\\', 'f')
		default:
			if r < ' ' || r == 0x7f {
				b = fmt.Appendf(b, `\u%04X`, r)
			} else {
				b = utf8.AppendRune(b, r)
			}
		}
	}
	return append(b, '"')
}
