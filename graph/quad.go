package graph

// Term is one part of a quad. Exactly one of IRI and Literal form is in use:
// IRI is "" for a literal.
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
