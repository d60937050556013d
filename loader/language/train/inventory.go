package main

import (
	"sort"
	"strings"

	"quoth/loader/language/internal/syntax"
)

// inventory names the classes of the tagger and the labels of the parser.
type inventory struct {
	classes []string // "VERB/VBD"
	class   map[string]uint8
	labels  []string
	label   map[string]uint8
}

func newInventory(sents []sentence) *inventory {
	classes, labels := map[string]int{}, map[string]int{}
	for _, s := range sents {
		for _, r := range s.rows {
			classes[r.upos+"/"+r.xpos]++
			labels[r.rel]++
		}
	}
	for c, n := range classes {
		if n < 3 {
			delete(classes, c)
		}
	}
	for l, n := range labels {
		if n < 3 {
			delete(labels, l)
		}
	}
	inv := &inventory{}
	inv.classes, inv.class = number(classes)
	inv.labels, inv.label = number(labels)
	return inv
}

func number(seen map[string]int) ([]string, map[string]uint8) {
	var names []string
	for n := range seen {
		names = append(names, n)
	}
	sort.Strings(names)
	ids := make(map[string]uint8)
	for i, n := range names {
		ids[n] = uint8(i)
	}
	return names, ids
}

func (inv *inventory) classOf(r *row) (uint8, bool) {
	c, ok := inv.class[r.upos+"/"+r.xpos]
	return c, ok
}

func (inv *inventory) labelOf(r *row) (uint8, bool) {
	l, ok := inv.label[r.rel]
	if !ok {
		u, _, _ := strings.Cut(r.rel, ":")
		l, ok = inv.label[u]
	}
	return l, ok
}

func kinds(inv *inventory) []syntax.Kind {
	out := make([]syntax.Kind, len(inv.classes))
	for i, c := range inv.classes {
		u, x, _ := strings.Cut(c, "/")
		switch {
		case u == "VERB" || u == "AUX":
			out[i] = syntax.Verb
		case u == "NOUN" || u == "PROPN" || u == "PRON":
			out[i] = syntax.Noun
		case x == ",":
			out[i] = syntax.Comma
		case x == "``" || x == "''":
			out[i] = syntax.Quote
		case u == "PUNCT" && x != "HYPH" && x != ".":
			out[i] = syntax.Mark
		case u == "CCONJ":
			out[i] = syntax.Conj
		case u == "ADP", u == "SCONJ", u == "PART":
			out[i] = syntax.Adposition
		}
	}
	return out
}

// coarse numbers the universal tags of the classes.
func coarse(inv *inventory) []syntax.Kind {
	seen := make(map[string]int)
	for _, c := range inv.classes {
		u, _, _ := strings.Cut(c, "/")
		seen[u]++
	}
	_, ids := number(seen)
	out := make([]syntax.Kind, len(inv.classes))
	for i, c := range inv.classes {
		u, _, _ := strings.Cut(c, "/")
		out[i] = syntax.Kind(ids[u])
	}
	return out
}

func roles(inv *inventory) []syntax.Role {
	by := map[string]syntax.Role{
		"nsubj": syntax.SubjectRole, "csubj": syntax.SubjectRole, "expl": syntax.SubjectRole,
		"obj": syntax.ObjectRole, "iobj": syntax.ObjectRole,
		"ccomp": syntax.ClauseRole, "xcomp": syntax.ClauseRole, "mark": syntax.MarkRole,
		"aux": syntax.AuxRole, "cop": syntax.AuxRole, "case": syntax.CaseRole,
		"conj": syntax.ConjRole, "cc": syntax.CoordRole, "det": syntax.DetRole,
		"nummod": syntax.DetRole, "obl": syntax.ObliqueRole, "acl": syntax.RelativeRole,
		"advcl": syntax.RelativeRole, "punct": syntax.PunctRole, "parataxis": syntax.LooseRole,
		"appos": syntax.LooseRole, "list": syntax.LooseRole, "nmod": syntax.DetRole,
	}
	out := make([]syntax.Role, len(inv.labels))
	for i, l := range inv.labels {
		u, _, _ := strings.Cut(l, ":")
		if out[i] = by[u]; l == "nmod" {
			out[i] = syntax.ObliqueRole
		}
	}
	return out
}
