package graph

import (
	"fmt"

	"github.com/cayleygraph/quad"
)

// Term is one part of a quad: an IRI, or else a literal.
type Term struct {
	IRI      string
	Value    string // of a literal
	Datatype string // IRI of a literal's datatype, "" for a plain string
	Language string // language tag of a literal
}

// Quad is one statement as it is stored. Label says whose it is: the IRI of an
// article, or one of the labels of this package.
type Quad struct {
	Subject, Predicate, Object, Label Term
}

// Pattern chooses quads; a zero Term matches everything. A literal "" cannot
// be asked for.
type Pattern struct {
	Subject, Predicate, Object, Label Term
}

// String is the quad as a line of N-Quads, without the line end.
func (q Quad) String() string {
	b, err := appendQuad(nil, quad.Quad{Subject: q.Subject.value(), Predicate: q.Predicate.value(),
		Object: q.Object.value(), Label: q.Label.value()})
	if err != nil {
		return fmt.Sprintf("%%!(%v)", err)
	}
	return string(b[:len(b)-1])
}

func (t Term) value() quad.Value {
	switch {
	case t.IRI != "":
		return quad.IRI(t.IRI)
	case t.Language != "":
		return quad.LangString{Value: quad.String(t.Value), Lang: t.Language}
	case t.Datatype != "":
		return quad.TypedString{Value: quad.String(t.Value), Type: quad.IRI(t.Datatype)}
	}
	return quad.String(t.Value)
}

func termOf(v quad.Value) Term {
	switch v := v.(type) {
	case quad.IRI:
		return Term{IRI: string(v)}
	case quad.TypedString:
		return Term{Value: string(v.Value), Datatype: string(v.Type)}
	case quad.LangString:
		return Term{Value: string(v.Value), Language: v.Lang}
	case quad.String:
		return Term{Value: string(v)}
	}
	return Term{}
}

func quadOf(q quad.Quad) Quad {
	return Quad{termOf(q.Subject), termOf(q.Predicate), termOf(q.Object), termOf(q.Label)}
}

// matches says whether q passes the pattern.
func (p Pattern) matches(q quad.Quad) bool {
	for _, m := range [...]struct {
		want Term
		have quad.Value
	}{{p.Subject, q.Subject}, {p.Predicate, q.Predicate}, {p.Object, q.Object}, {p.Label, q.Label}} {
		if m.want != (Term{}) && m.want != termOf(m.have) {
			return false
		}
	}
	return true
}
