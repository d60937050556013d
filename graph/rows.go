package graph

import (
	"bytes"
	"cmp"
	"encoding/binary"
	"encoding/json"
	"fmt"
	"slices"
	"strings"
)

// The index is ours: pairs beside Cayley's in the same key-value store, changed
// in the same write, and made of the quads alone, so that it can be rebuilt.
// Each key begins with the byte 1, which begins none of Cayley's, and a letter;
// its parts end with a NUL each, but for the last. DATE is the first day of a
// date with its bits turned, so that the newest sorts first; POS is DATE
// ARTICLE NUL START CLAIM, the place of a claim in lists.
//
//	M generation | format           what the store itself is
//	N name                          a counter
//	A article                       JSON of an articleRecord
//	h article                       digest of the reading as it was given, its origin: a memo
//	a DATE article                  folded publisher
//	t folded-title article          finds articles by title
//	T article                       its text
//	C claim                         claimRecord: all of it
//	c a POS                         all claims
//	c s speaker POS                 claims by speaker: an entity, or an agreement
//	c b entity POS                  claims about an entity
//	c k kind POS                    claims of a kind
//	c r article POS                 claims of an article
//	f stem POS                      claims that hold a word: their length in words, its places
//	F stem DATE article             articles that hold a word: likewise
//	E entity | agreement            tally: what articles say of it, counted
//	e a|p folded-name entity        actors, places: the type
//	g DATE folded-name NUL agreement  agreements
//	n e|g folded-tail key           finds by any name, or its tail from any word on
//	s key field value article       which articles say so
//	z name POS                      claims that hold a name, for linking them
//	Z claim                         proposition: what it says, for comparing
//	p fingerprint article           articles that may share a passage
//	x article key                   entities and agreements of an article
//	r entity title of article node  roles
//	m g agreement role party article node   memberships by agreement
//	m p party role agreement article node   memberships by party
//	l p place region article node   locations by place
//	l r region place article node   locations by region
//	V event                         article
//	v a POS                         all events
//	v k kind POS                    events of a kind
//	v r article POS                 events of an article
//	v s entity POS                  events by who took part
//	v p place POS                   events by place
//	w article article node          tolls of an article
//	d decision                      JSON of it
//	i f key                         facts that identity is decided by, counted
//	i z zone key                    the profile that they sum up to
//	i e key other                   a tie by rule, kept by the key it was worked out for
//	i r other key                   the same, to be found from the other end
//	i c key                         what represents it, where that is another
//	i m representative key          the same, to be found from the other end
//	i l key other                   a link between two that are one
//	i a key article                 articles that give a key
//	D what                          how many articles make a merged statement
//	B quad                          how many articles need a quad of the background
//	S subject>                      how many quads a subject has
const rowMark = "\x01"

// row makes a key of an index row, or the prefix of all that begin so when the
// last part is "".
func row(kind string, parts ...string) string {
	var b strings.Builder
	b.WriteString(rowMark)
	b.WriteString(kind)
	b.WriteString(strings.Join(parts, "\x00"))
	return b.String()
}

// dateKey orders dates newest first, those without a day last.
func dateKey(d Date) string { return turned(d.First()) }

// turned is a day for a key: "" sorts behind all others.
func turned(day string) string {
	if day == "" {
		return "\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff"
	}
	b := []byte(day)
	for i := range b {
		b[i] ^= 0xff
	}
	return string(b)
}

const dateKeyLen = len("2006-01-02")

// claimPosition is the POS of a claim.
func claimPosition(date Date, article string, at int, claim string) string {
	b := []byte(dateKey(date) + article + "\x00")
	b = binary.BigEndian.AppendUint32(b, uint32(at))
	return string(b) + claim
}

// claimAt gives the claim's ID in a POS.
func claimAt(pos []byte) (string, error) {
	if len(pos) > dateKeyLen {
		if i := bytes.IndexByte(pos[dateKeyLen:], 0); i >= 0 && len(pos) > dateKeyLen+i+5 {
			return string(pos[dateKeyLen+i+5:]), nil
		}
	}
	return "", fmt.Errorf("index row %q is no claim's", pos)
}

// claimRecord is a claim as its article has it, read without its quads. In a row
// the stance stands before it, since lists filter by it.
type claimRecord struct {
	Claim
	Article string // ID
	Date    Date   // when said, else when the article was published
}

// recordOf gives the record of a claim, the same for whatever order its parts are in.
func recordOf(a *Article, m *Claim) claimRecord {
	r := claimRecord{*m, a.ID, cmp.Or(m.SaidOn, a.Published)}
	r.Spans, r.Speakers, r.About = slices.Clone(m.Spans), slices.Clone(m.Speakers), slices.Clone(m.About)
	sortSpans(r.Spans)
	slices.SortFunc(r.Speakers, compareSpeakers)
	slices.Sort(r.About)
	r.Spans, r.Speakers, r.About = slices.Compact(r.Spans), slices.Compact(r.Speakers), slices.Compact(r.About)
	return r
}

func (r *claimRecord) encode() (string, error) {
	b, err := json.Marshal(r)
	return string(r.Stance) + "\n" + string(b), err
}

func decodeClaimRecord(b []byte) (*claimRecord, error) {
	_, record, _ := bytes.Cut(b, []byte("\n"))
	r := new(claimRecord)
	if err := json.Unmarshal(record, r); err != nil {
		return nil, fmt.Errorf("index record %q is no claim's: %w", b, err)
	}
	return r, nil
}

// stanceIn gives the stance in the row of a claim.
func stanceIn(row []byte) Stance {
	stance, _, _ := bytes.Cut(row, []byte("\n"))
	return Stance(stance)
}

// articleRecord is an article without its text, and the digest of its quads,
// by which an unchanged reading is known.
type articleRecord struct {
	ArticleNode
	Digest string
	Quads  int
}

// maxTails bounds the words of a name by which it is found.
const maxTails = 32

// tails gives the folded name from each of its words on: "ilham aliyev", "aliyev".
func tails(folded string) []string {
	out := []string{bounded(folded)}
	for i := range folded {
		if folded[i] == ' ' && len(out) < maxTails {
			out = append(out, bounded(folded[i+1:]))
		}
	}
	return out
}

// maxPart bounds names, titles and words in keys: PostgreSQL takes no key of
// more than 2,704 bytes.
const maxPart = 256

// bounded cuts a part of a key that is too long and tells it from others by a hash.
func bounded(part string) string {
	if len(part) <= maxPart {
		return part
	}
	return part[:maxPart-17] + "~" + digest(16, part)
}

// folded is the form of a name in keys.
func folded(name string) string { return bounded(Fold(name)) }
