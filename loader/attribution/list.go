package attribution

import (
	"quoth/graph"
	"quoth/loader/article"
	"quoth/loader/language"
)

// listed reads a list that a sentence ending in a colon lays at somebody's
// door: "The ministry announced the following measures:". Each item is a claim.
func (f *finder) listed(i int) {
	t := &f.t
	n := len(t.toks)
	if n < 3 || t.toks[n-1].Form != ":" || i+1 >= len(f.doc.Sentences) {
		return
	}
	next := i + 1
	if f.doc.Sentences[next].Block == f.doc.Sentences[i].Block || f.kind(next) != article.ListItem {
		return
	}
	for v := n - 2; v >= 0; v-- {
		if f.used[v] || !t.cueVerb(v) || t.toks[v].Tag != language.VERB {
			continue
		}
		source := t.subject(v)
		if !source.ok() {
			continue
		}
		first, end := t.group(v)
		c := candidate{token: v, cue: t.span(first, end), source: source, stance: graph.Asserts, rule: "list"}
		if e := t.lookup(v); len(e) > 0 {
			c.stance = e[0].stance
		}
		for j := next; j < len(f.doc.Sentences) && f.kind(j) == article.ListItem; {
			k := j
			for k+1 < len(f.doc.Sentences) && f.doc.Sentences[k+1].Block == f.doc.Sentences[j].Block {
				k++
			}
			item := Span{f.doc.Sentences[j].Start, f.doc.Sentences[k].End}
			if j == next {
				c.content = []Span{f.item(item)}
				f.add(c)
			} else {
				f.found = append(f.found, candidate{
					sentence: j, token: -1,
					content: []Span{f.item(item)}, stance: c.stance, rule: "list", score: precision["list"],
				})
			}
			j = k + 1
		}
		return
	}
}

// item takes the bullet off a list item.
func (f *finder) item(s Span) Span {
	for s.Start < s.End && !f.letters(s.Start, s.Start+1) && f.text[s.Start] < 0x80 && f.text[s.Start] != '"' && f.text[s.Start] != '(' {
		s.Start++
	}
	return trimBlanks(f.text, s)
}
