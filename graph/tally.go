package graph

import (
	"cmp"
	"encoding/binary"
	"fmt"
	"maps"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// field is what a count in a tally counts.
type field byte

// The fields of tallies. All count articles except those of claims and
// memberships, which count statements, and of decisions.
const (
	fieldArticles    field = 'A' // that know it by their own words
	fieldRelied      field = 'B' // that rely on the background for it
	fieldClaims      field = 'C' // that it makes
	fieldMemberships field = 'M'
	fieldAbout       field = 'U' // claims about it
	fieldName        field = 'n' // that give a name as its main one
	fieldAnyName     field = 'o' // that give a name at all
	fieldType        field = 't'
	fieldBackName    field = 'y' // name and type in the background
	fieldBackType    field = 'z'
	fieldKind        field = 'k'
	fieldDate        field = 'd'
	fieldStatus      field = 's'
	fieldPlace       field = 'p'
	fieldHidden      field = 'h' // decisions that hide it
)

// entry is one thing that a tally counts.
type entry struct {
	field field
	value string
}

// tally counts what articles say of one entity or agreement. It is kept up to
// date by adding and taking away, and is the same in whatever order they come.
type tally map[entry]int

func (t tally) encode() []byte {
	var b []byte
	for _, e := range slices.SortedFunc(maps.Keys(t), func(a, b entry) int {
		return cmp.Or(cmp.Compare(a.field, b.field), cmp.Compare(a.value, b.value))
	}) {
		b = append(b, byte(e.field))
		b = binary.AppendUvarint(b, uint64(len(e.value)))
		b = append(b, e.value...)
		b = binary.AppendUvarint(b, uint64(t[e]))
	}
	return b
}

func decodeTally(b []byte) (tally, error) {
	t := tally{}
	for len(b) > 0 {
		f := field(b[0])
		n, size := binary.Uvarint(b[1:])
		if size <= 0 || uint64(len(b)) < 1+uint64(size)+n {
			return nil, fmt.Errorf("tally is cut short")
		}
		value := string(b[1+size : 1+size+int(n)])
		b = b[1+size+int(n):]
		count, size := binary.Uvarint(b)
		if size <= 0 {
			return nil, fmt.Errorf("tally is cut short")
		}
		t[entry{f, value}], b = int(count), b[size:]
	}
	return t, nil
}

// add changes counts by delta times those of other and drops those that come
// to nothing.
func (t tally) add(other tally) {
	for e, n := range other {
		if t[e] += n; t[e] == 0 {
			delete(t, e)
		}
	}
}

// values gives the values of a field, the most frequent first; of equals the
// preferred.
func (t tally) values(f field) []Said {
	var out []Said
	for e, n := range t {
		if e.field == f {
			out = append(out, Said{Value: e.value, Count: n})
		}
	}
	slices.SortFunc(out, func(a, b Said) int {
		return cmp.Or(cmp.Compare(b.Count, a.Count), preferred(a.Value, b.Value))
	})
	return out
}

// preferred puts names before descriptions ("Oslo Accords" before "peace deal
// of Oslo"), by whether the last word has a capital; then the longer value, then
// the first in code point order.
func preferred(a, b string) int {
	return cmp.Or(cmp.Compare(boolInt(proper(b)), boolInt(proper(a))), cmp.Compare(len(b), len(a)), cmp.Compare(a, b))
}

func proper(name string) bool {
	r, _ := utf8.DecodeRuneInString(name[strings.LastIndexByte(name, ' ')+1:])
	return unicode.IsUpper(r)
}

// first is the value that values puts first, "" for none.
func (t tally) first(f field) string {
	best, most := "", 0
	for e, n := range t {
		if e.field != f || n < most {
			continue
		}
		if n > most || preferred(e.value, best) < 0 {
			best, most = e.value, n
		}
	}
	return best
}

// date is what most articles give as the date; those that give its month or year
// alone count for it too.
func (t tally) date() Date {
	given := t.values(fieldDate)
	best, most := "", 0
	for _, d := range given {
		n := 0
		for _, o := range given {
			if o.Value == d.Value || Date(o.Value).covers(Date(d.Value)) {
				n += o.Count
			}
		}
		if n > most || n == most && Date(best).covers(Date(d.Value)) {
			best, most = d.Value, n
		}
	}
	return Date(best)
}

func (t tally) count(f field) int { return t[entry{f, ""}] }

// name and kind are those shown for an entity: the articles' own, else the
// background's.
func (t tally) name() string { return cmp.Or(t.first(fieldName), t.first(fieldBackName)) }
func (t tally) entityType() EntityType {
	return EntityType(cmp.Or(t.first(fieldType), t.first(fieldBackType)))
}

func isAgreement(key string) bool { return strings.HasPrefix(key, "agreement:") }

// rows gives the index rows that follow from the tally of key alone.
func (t tally) rows(key string) map[string]string {
	out := map[string]string{}
	if t.name() == "" || t.count(fieldHidden) > 0 {
		return out
	}
	family := "e"
	if isAgreement(key) {
		family = "g"
		out[row("g", dateKey(t.date())+folded(t.name()), key)] = ""
	} else if typ := t.entityType(); typ != "" {
		if typ.Acts() {
			out[row("ea", folded(t.name()), key)] = string(typ)
		}
		if typ.Lies() {
			out[row("ep", folded(t.name()), key)] = string(typ)
		}
	}
	for e := range t {
		if e.field != fieldAnyName && e.field != fieldBackName {
			continue
		}
		for i, tail := range tails(Fold(e.value)) {
			full := "tail"
			if i == 0 {
				full = "full"
			}
			if k := row("n"+family, tail, key); out[k] != "full" {
				out[k] = full
			}
		}
	}
	return out
}
