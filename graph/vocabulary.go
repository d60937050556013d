package graph

import (
	"net/url"
	"strings"
	"unicode/utf8"
)

// Namespaces, always written out: a store takes a prefix and its IRI for two
// different names.
const (
	nsOwn    = "urn:x-quoth:"
	nsRDF    = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
	nsXSD    = "http://www.w3.org/2001/XMLSchema#"
	nsSchema = "http://schema.org/"
	nsSEM    = "http://semanticweb.cs.vu.nl/2009/11/sem/"
	nsOA     = "http://www.w3.org/ns/oa#"
	nsProv   = "http://www.w3.org/ns/prov#"
	nsEDTF   = "http://id.loc.gov/datatypes/edtf/EDTF"
)

// Predicates. Says, PartyTo and LocatedIn are the three that everything else
// in the graph explains.
const (
	Says      = nsOwn + "said"
	PartyTo   = nsOwn + "partyTo"
	Mediates  = nsOwn + "mediates"
	LocatedIn = nsOwn + "locatedIn"
)

// Labels that are no article's.
const (
	BackgroundLabel = nsOwn + "background"
	LinksLabel      = nsOwn + "links"
	DecisionsLabel  = nsOwn + "decisions"
)

// KeyIRI is the IRI of an entity, an agreement or a claim with the given key.
func KeyIRI(key string) string { return nsOwn + escapeIRI(key) }

// ArticleIRI is the IRI of the article with the given ID: the ID itself where
// it is an absolute http URL, else one of ours made of it.
func ArticleIRI(id string) string {
	if u, err := url.Parse(id); err == nil && (u.Scheme == "http" || u.Scheme == "https") && u.Host != "" {
		if safe := escapeIRI(id); safe == id {
			return id
		}
	}
	return nsOwn + "article:" + strings.ReplaceAll(escapeIRI(strings.ReplaceAll(id, "%", "%25")), "#", "%23")
}

// IRISort says what an IRI of this graph names, and gives its key or ID. ok is
// false for IRIs of other kinds; a true ok does not mean that the store has it.
func IRISort(iri string) (sort Sort, id string, ok bool) {
	own, isOwn := strings.CutPrefix(iri, nsOwn)
	if !isOwn {
		return ArticleSort, iri, strings.HasPrefix(iri, "http://") || strings.HasPrefix(iri, "https://")
	}
	key := unescapeIRI(own)
	class, _, ok := strings.Cut(key, ":")
	if !ok {
		return "", "", false
	}
	switch class {
	case "article":
		return ArticleSort, strings.TrimPrefix(key, "article:"), true
	case "claim":
		return ClaimSort, key, true
	case "agreement":
		return AgreementSort, key, true
	case "person", "organization", "group", "country", "place":
		return EntitySort, key, true
	}
	return "", "", false
}

// escapeIRI percent-encodes what an IRI reference cannot hold (RFC 3987; the
// IRIREF production of N-Quads): controls, blanks and <>"{}|^`\.
func escapeIRI(s string) string {
	const hex = "0123456789ABCDEF"
	var b strings.Builder
	for _, r := range s {
		if r > ' ' && r != 0x7f && !strings.ContainsRune("<>\"{}|^`\\", r) && (r < 0x80 || r > 0x9f) {
			b.WriteRune(r)
			continue
		}
		var buf [utf8.UTFMax]byte
		for _, c := range buf[:utf8.EncodeRune(buf[:], r)] {
			b.WriteByte('%')
			b.WriteByte(hex[c>>4])
			b.WriteByte(hex[c&15])
		}
	}
	return b.String()
}

func unescapeIRI(s string) string {
	if u, err := url.PathUnescape(s); err == nil {
		return u
	}
	return s
}
