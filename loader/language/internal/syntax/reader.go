package syntax

import (
	"encoding/binary"
	"fmt"
	"sort"
)

// Reader holds everything that reading a sentence needs. It never changes once
// decoded and may be shared.
type Reader struct {
	Classes []string // "VERB/VBD": the tagger's classes
	Names   []string // the parser's labels
	Known   Lexicon  // every word of the vocabulary; the classes of the frequent ones
	Senses  Dictionary
	Breaks  *Pairs // at a gap, by Left
	Tagger  Tagger
	Parser  Parser
	Lemmas  Lemmas
}

// Vocabulary tells which words the models know.
func (l Lexicon) Vocabulary(w *Word) {
	if _, ok := l[w.Lower]; !ok {
		w.Lower = Unknown
	}
}

// Word prepares a form to be tagged and parsed.
func (r *Reader) Word(form string) Word {
	w := NewWord(form)
	r.Senses.Look(&w)
	r.Known.Vocabulary(&w)
	return w
}

// sure is the lead that a break must have: a sentence cut in two is worse than
// two in one.
const sure = 200

// Ends reports whether a sentence ends at the gap with the features.
func (r *Reader) Ends(_ int32, features []uint64) bool {
	var score [actions]int32
	r.Breaks.add(features, &score)
	return score[Left] > sure
}

// Encode writes the weights.
func (r *Reader) Encode() []byte {
	var e Encoder
	e.texts(r.Classes)
	e.texts(r.Names)
	e.lexicon(r.Known)
	e.pairs(r.Senses.entries)
	e.bytes(r.Tagger.Open)
	e.kinds(r.Parser.Kinds)
	e.kinds(r.Parser.Coarse)
	e.roles(r.Parser.Roles)
	e.uint(int(r.Parser.Root))
	e.pairs(r.Breaks)
	e.rows(r.Tagger.Scorer.(*Rows))
	e.pairs(r.Parser.Guide.Actions.(*Pairs))
	e.pairs(r.Parser.Actions.(*Pairs))
	e.rows(r.Parser.Labels.(*Rows))
	e.lemmas(&r.Lemmas)
	return e.Bytes()
}

// Decode reads the weights that Encode wrote; what is not that is ErrDamaged.
func Decode(b []byte) (*Reader, error) {
	body, err := payload(b)
	if err != nil {
		return nil, err
	}
	d := decoder{b: body}
	r := &Reader{Classes: d.texts(), Names: d.texts(), Known: d.lexicon(), Senses: Dictionary{d.pairs()}}
	r.Tagger.Open = d.bytes()
	r.Parser.Kinds = d.kinds()
	r.Parser.Coarse = d.kinds()
	r.Parser.Roles = d.roles()
	r.Parser.Root = uint8(d.uint())
	r.Breaks = d.pairs()
	tags, back, acts, labels := d.rows(), d.pairs(), d.pairs(), d.rows()
	r.Lemmas = d.lemmas()
	if d.bad || len(d.b) > 0 || !r.fits(tags, labels) {
		return nil, fmt.Errorf("%w: sections do not fit", ErrDamaged)
	}
	r.Tagger.Scorer, r.Parser.Guide.Actions, r.Parser.Actions, r.Parser.Labels = tags, back, acts, labels
	r.Tagger.Lexicon, r.Tagger.Classes = r.Known, len(r.Classes)
	return r, nil
}

// fits reports whether every class and label that the sections speak of is one.
func (r *Reader) fits(tags, labels *Rows) bool {
	within := func(list []uint8, n int) bool {
		for _, c := range list {
			if int(c) >= n {
				return false
			}
		}
		return true
	}
	entries := func(t *Rows, n int) bool {
		for _, e := range t.entries {
			if int(e>>8) >= n {
				return false
			}
		}
		return true
	}
	for _, set := range r.Known {
		if !within(set, len(r.Classes)) {
			return false
		}
	}
	return len(r.Classes) <= maxClasses && len(r.Names) <= maxClasses && len(r.Tagger.Open) > 0 &&
		within(r.Tagger.Open, len(r.Classes)) && len(r.Parser.Kinds) == len(r.Classes) &&
		len(r.Parser.Coarse) == len(r.Classes) && len(r.Parser.Roles) == len(r.Names) && int(r.Parser.Root) < len(r.Names) &&
		entries(tags, len(r.Classes)) && entries(labels, len(r.Names))
}

func (e *Encoder) lexicon(l Lexicon) {
	keys := make([]uint64, 0, len(l))
	for k := range l {
		keys = append(keys, k)
	}
	sort.Slice(keys, func(i, j int) bool { return keys[i] < keys[j] })
	e.uint(len(keys))
	for _, k := range keys {
		e.b = binary.LittleEndian.AppendUint64(e.b, k)
		e.b = append(e.b, uint8(len(l[k])))
		e.b = append(e.b, l[k]...)
	}
}

func (d *decoder) lexicon() Lexicon {
	n := d.uint()
	if n > len(d.b)/9 {
		d.bad = true
		return nil
	}
	l := make(Lexicon, n)
	for range n {
		p := d.take(9)
		if p == nil {
			return nil
		}
		l[binary.LittleEndian.Uint64(p)] = d.take(int(p[8]))
	}
	return l
}

func (e *Encoder) kinds(list []Kind) {
	e.uint(len(list))
	for _, k := range list {
		e.b = append(e.b, uint8(k))
	}
}

func (d *decoder) kinds() []Kind {
	b := d.bytes()
	list := make([]Kind, len(b))
	for i := range b {
		list[i] = Kind(b[i])
	}
	return list
}

func (e *Encoder) roles(list []Role) {
	e.uint(len(list))
	for _, r := range list {
		e.b = binary.LittleEndian.AppendUint16(e.b, uint16(r))
	}
}

func (d *decoder) roles() []Role {
	n := d.uint()
	b := d.take(2 * n)
	list := make([]Role, len(b)/2)
	for i := range list {
		list[i] = Role(binary.LittleEndian.Uint16(b[2*i:]))
	}
	return list
}

func (e *Encoder) lemmas(l *Lemmas) {
	var bases, from, to []string
	for b := range l.Bases {
		bases = append(bases, b)
	}
	for x := range l.Exceptions {
		from = append(from, x)
	}
	sort.Strings(bases)
	sort.Strings(from)
	for _, x := range from {
		to = append(to, l.Exceptions[x])
	}
	e.texts(bases)
	e.texts(from)
	e.texts(to)
}

func (d *decoder) lemmas() Lemmas {
	bases, from, to := d.texts(), d.texts(), d.texts()
	l := Lemmas{Exceptions: make(map[string]string, len(from)), Bases: make(map[string]string, len(bases))}
	if len(from) != len(to) {
		d.bad = true
		return l
	}
	for _, b := range bases {
		l.Bases[b] = b
	}
	for i := range from {
		l.Exceptions[from[i]] = to[i]
	}
	return l
}
