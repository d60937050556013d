package relation

import (
	"slices"

	"quoth/graph"
	"quoth/loader/article"
	"quoth/loader/date"
	"quoth/loader/entity"
	"quoth/loader/language"
)

// Find finds the relations of a document. Blocks of the article that are
// furniture say nothing. The set's entities, and the dates of the text in
// order, are those of the document.
func Find(doc *language.Document, art *article.Text, set *entity.Set, dates []date.Mention) *Relations {
	f := &finder{doc: doc, art: art, set: set, dates: dates, out: &Relations{}, governing: -1}
	f.datelines()
	for n := range doc.Sentences {
		t := tree{Sentence: &doc.Sentences[n], n: n}
		if f.kind(t) == article.Furniture {
			continue
		}
		f.agreements(t)
		f.locations(t)
	}
	f.join()
	return f.out
}

// finder reads one document.
type finder struct {
	doc   *language.Document
	art   *article.Text
	set   *entity.Set
	dates []date.Mention
	found []mention
	out   *Relations

	reading []mention // in the sentence that is read, whose actors are known

	provided []provision
	list     list // whose items are being read

	countries map[string]int // countries among the entities by name
	governing int            // the country whose government was read last, or -1
}

// kind is that of the article's block in which the sentence begins.
func (f *finder) kind(t tree) article.BlockKind {
	i, in := slices.BinarySearchFunc(f.art.Blocks, t.Start, func(b article.Block, at int) int {
		switch {
		case b.End <= at:
			return -1
		case b.Start > at:
			return 1
		}
		return 0
	})
	if !in {
		return article.Paragraph
	}
	return f.art.Blocks[i].Kind
}

// agreements reads the agreements of a sentence.
func (f *finder) agreements(t tree) {
	found := f.mentions(t)
	for i := range found {
		f.reading = found[:i]
		f.actorsOf(&found[i])
	}
	f.reading = nil
	found = slices.DeleteFunc(found, func(m mention) bool { return m.weak && len(m.actors) == 0 || m.paired && len(m.parties()) < 2 })
	if len(found) == 0 {
		found = f.bargains(t)
	}
	if len(found) == 0 {
		found = f.echo(t)
	}
	first := len(f.found)
	f.found = append(f.found, found...)
	f.provisions(t, first)
}

// bargains reads agreements that no noun names: "Egypt and Ethiopia agreed to
// share the waters", "Ecuador agreed with Peru to reopen the crossing".
func (f *finder) bargains(t tree) []mention {
	for v := range t.Tokens {
		if t.tag(v) != language.VERB || t.lemma(v) != "agree" || t.reality(v) <= 0 || t.passive(v) {
			continue
		}
		x := t.Child(v, "xcomp", "advcl")
		if x < v || !t.infinitive(x) {
			x = t.Child(v, "obl")
		}
		if x < 0 || x < v || t.rel(x) != "obl" && !t.infinitive(x) || f.parley(t, x) || t.rel(x) == "obl" && t.preposition(x) != "on" && t.preposition(x) != "with" {
			continue
		}
		m := mention{t: t, first: v, end: v + 1, head: v, kind: graph.Accord, place: -1, status: graph.Reached, tail: v + 1, bargain: true}
		for k := x + 1; k < x+4 && ceasing[t.lemma(x)]; k++ {
			if fights[t.word(k)] {
				m.kind = graph.Ceasefire
			}
		}
		u := use{deed: deed{act: signs, status: graph.Reached}, at: v, object: true}
		f.byVerb(&m, u)
		with := len(m.actors)
		f.bySubject(&m, u, graph.PartyRole, "agrees", likely)
		if len(m.actors) < 2 || with > 0 && len(m.actors) == with || !f.bodies(&m) {
			continue
		}
		m.name = "agreement"
		f.circumstances(&m, []use{u})
		return []mention{m}
	}
	return nil
}

// ceasing are the verbs, by lemma, of those who agree to fight no more.
var ceasing = words("end; halt; stop; cease; pause; suspend")

// fights are the words for what a ceasefire ends.
var fights = words("fighting; hostilities; war; violence; bloodshed; conflict")

// parley says whether what verb x is agreed to do is only to talk: "agreed to meet",
// "agreed to resume talks".
func (f *finder) parley(t tree, x int) bool {
	o := t.Child(x, "obj")
	return parleys[t.lemma(x)] || o > x && parleyNouns[t.lemma(o)]
}

// bodies says whether none of the actors is a mere person: people agree on
// this and that.
func (f *finder) bodies(m *mention) bool {
	for _, a := range m.actors {
		if f.set.Entities[a.entity].Type == graph.Person {
			return false
		}
	}
	return true
}
