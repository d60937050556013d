package event

import (
	"strconv"
	"strings"

	"quoth/graph"
	"quoth/loader/language"
)

// harm is a toll with the mention of the event that cost it, -1 where none is near.
type harm struct {
	Toll
	mention int
}

// maxToll bounds a toll's words, in tokens.
const maxToll = 40

// tolls reads how many people a sentence says were killed or wounded. Its events
// are the mentions from first on.
func (f *finder) tolls(t tree, first int) {
	for i := range t.Tokens {
		kind, ok := harms[t.lemma(i)]
		if !ok || !t.verb(i) && t.tag(i) != language.ADJ && t.tag(i) != language.NOUN {
			continue
		}
		if real, planned := t.reality(i); !real || planned {
			continue
		}
		n, victim := t.victims(i)
		if n < 0 {
			continue
		}
		from, count, ok := t.number(n)
		if !ok || count == 0 {
			continue
		}
		from, bound := t.bound(from)
		h := harm{Toll: Toll{Kind: kind, Count: count, Bound: bound, Event: -1}, mention: f.cause(t, i, first)}
		last := i
		if victim > n {
			s := t.span(n+1, victim+1)
			h.Victims = strings.Join(strings.Fields(f.doc.Text[s.Start:s.End]), " ")
			last = max(last, victim)
		}
		from = min(from, i)
		if last = max(last, n); last-from <= maxToll {
			h.Span = t.span(from, last+1)
			f.harm = append(f.harm, h)
		}
	}
}

// victims gives the token of the number of those whom the word at i tells of,
// and the head of the noun that they are called by; -1 where there is none.
func (t tree) victims(i int) (number, noun int) {
	who := -1
	switch {
	case !t.verb(i), t.tag(i-1) == language.NUM:
		if t.tag(i-1) == language.NUM { // "three dead", "over 200 injured"
			return i - 1, -1
		}
		if who = t.Child(i, "nsubj"); who < 0 {
			return -1, -1
		}
	case t.passive(i) || t.lemma(i) == "die" || t.lemma(i) == "perish":
		who = t.Child(i, "nsubj")
		if who < 0 {
			who = t.subject(i)
		}
	default:
		who = t.Child(i, "obj")
		if who < 0 && t.Tokens[i].XPOS != "VBG" {
			who = t.subject(i) // "killed and wounded": the second verb shares its subject
		}
	}
	if who < 0 {
		return -1, -1
	}
	if t.tag(who) == language.NUM {
		return who, -1
	}
	if n := t.Child(who, "nummod"); n >= 0 && n < who && t.noun(who) {
		return n, who
	}
	return -1, -1
}

// number reads the number that ends at token i: where it begins and what it is.
func (t tree) number(i int) (first, n int, ok bool) {
	digits := strings.ReplaceAll(t.word(i), ",", "")
	if n, err := strconv.Atoi(digits); err == nil {
		return i, n, n >= 0 && n < 1e9
	}
	scale := 1
	for first = i; first >= 0; first-- {
		w := t.word(first)
		switch v, known := numbers[w]; {
		case w == "-" && first < i:
		case w == "hundred" || w == "thousand":
			if w == "hundred" {
				scale = 100
			} else {
				scale = 1000
			}
			if n == 0 {
				n, ok = scale, true
				continue
			}
		case known && scale > 1 && n == scale:
			n, ok, scale = v*scale, true, 1
		case known && (!ok || v >= 20 && n < 10):
			n, ok = n+v, true
		default:
			if !ok {
				if head, tail, two := strings.Cut(w, "-"); two && numbers[head] >= 20 && numbers[tail] > 0 && numbers[tail] < 10 {
					return first, numbers[head] + numbers[tail], true
				}
			}
			return first + 1, n, ok
		}
	}
	return 0, n, ok
}

// bound reads the words before a number that say how it is meant.
func (t tree) bound(first int) (from int, bound graph.TollBound) {
	before := t.word(first - 1)
	switch pair := t.word(first-2) + " " + before; {
	case pair == "at least" || pair == "more than":
		return first - 2, graph.AtLeast
	case pair == "up to" || pair == "at most":
		return first - 2, graph.AtMost
	case before == "over":
		return first - 1, graph.AtLeast
	case before == "about" || before == "around" || before == "some" || before == "nearly" || before == "almost" || before == "approximately" || before == "roughly":
		return first - 1, graph.About
	}
	return first, ""
}

// cause gives the attack or operation, among the mentions of the sentence or
// else those of the two before it, that is nearest to token i.
func (f *finder) cause(t tree, i, first int) int {
	best, near := -1, len(t.Tokens)+1
	for k := first; k < len(f.found); k++ {
		if m := &f.found[k]; violent(m.Kind) && max(m.at-i, i-m.at) < near {
			best, near = k, max(m.at-i, i-m.at)
		}
	}
	if best >= 0 {
		return best
	}
	for k := first - 1; k >= 0 && f.found[k].sentence >= t.n-2; k-- {
		if violent(f.found[k].Kind) && !f.found[k].Planned {
			return k
		}
	}
	return -1
}

func violent(k graph.EventKind) bool { return k == graph.Attack || k == graph.Operation }
