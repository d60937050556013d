package graph

import (
	"crypto/sha256"
	"encoding/hex"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Bounds on the parts of keys.
const (
	maxSlug   = 96 // code points of a slug; longer names are cut and told apart by a hash
	localHash = 8  // hex digits that tell entities of one article from those of others
	idHash    = 20 // hex digits of a claim's or statement's identity: 80 bits
)

// EntityKey gives the key of the entity that is called name: its coarse class
// and the folded name, "person:ilham-aliyev". Names that differ only in case,
// accents or punctuation share a key; letters of other scripts are kept. The
// result has no blank, no '~' and no second ':'.
func EntityKey(t EntityType, name string) string {
	return t.Class() + ":" + slug(name)
}

// LocalEntityKey is EntityKey for an entity that means something in one article
// only, such as "officials": a short hash of the article's ID follows, after '~'.
func LocalEntityKey(t EntityType, name, article string) string {
	return EntityKey(t, name) + "~" + digest(localHash, article)
}

// AgreementKey gives the key of an agreement that is known by the given parts
// (its kind and date, or its name) wherever it is named: "agreement:ceasefire-2023-09-20".
func AgreementKey(parts ...string) string {
	return "agreement:" + slug(strings.Join(parts, " "))
}

// LocalAgreementKey is AgreementKey for an agreement that can be told from
// others within one article only, such as "the deal".
func LocalAgreementKey(article string, parts ...string) string {
	return AgreementKey(parts...) + "~" + digest(localHash, article)
}

// ClaimID gives the identity of a claim, "claim:" and 20 hex digits, from the
// ID of its article, the spans of its content and its cue.
func ClaimID(article string, spans []Span, cue Cue) string {
	parts := []string{article}
	for _, s := range append(spans[:len(spans):len(spans)], cue.Span) {
		parts = append(parts, strconv.Itoa(s.Start), strconv.Itoa(s.End))
	}
	return "claim:" + digest(idHash, parts...)
}

// Class is the coarse class of a type, the first part of an entity's key:
// person, organization, group, country or place.
func (t EntityType) Class() string {
	switch t {
	case Person:
		return "person"
	case Organization:
		return "organization"
	case Group:
		return "group"
	case Country:
		return "country"
	}
	return "place"
}

// latin spells letters that canonical decomposition leaves whole.
var latin = strings.NewReplacer(
	"ø", "o", "ł", "l", "đ", "d", "ð", "d", "þ", "th", "ß", "ss",
	"æ", "ae", "œ", "oe", "ı", "i", "ə", "a", "ħ", "h", "ŋ", "n",
)

// Fold gives the form under which names are compared: compatibility
// decomposition without accents, lower case, every run of characters other than
// letters and digits one blank. Apostrophes join what they stand between.
func Fold(name string) string {
	var b strings.Builder
	gap := false
	for _, r := range norm.NFKD.String(strings.ToLower(name)) {
		switch {
		case unicode.Is(unicode.Mn, r) && unicode.Is(unicode.Inherited, r), r == '\'', r == '’', r == 'ʼ', r == 'ʹ':
		case unicode.IsLetter(r), unicode.IsDigit(r), unicode.IsMark(r):
			if gap && b.Len() > 0 {
				b.WriteByte(' ')
			}
			gap = false
			b.WriteRune(unicode.ToLower(r))
		default:
			gap = true
		}
	}
	return norm.NFC.String(latin.Replace(b.String()))
}

// slug is Fold with hyphens, never empty and of bounded length.
func slug(name string) string {
	s := strings.ReplaceAll(Fold(name), " ", "-")
	if s == "" {
		return digest(localHash, name)
	}
	if utf8.RuneCountInString(s) > maxSlug {
		s = strings.TrimRight(string([]rune(s)[:maxSlug]), "-") + "-" + digest(localHash, s)
	}
	return s
}

// digest is the first n hex digits of the SHA-256 of the parts, each ended by
// a NUL so that no two lists of parts read the same.
func digest(n int, parts ...string) string {
	h := sha256.New()
	for _, p := range parts {
		h.Write([]byte(p))
		h.Write([]byte{0})
	}
	return hex.EncodeToString(h.Sum(nil))[:n]
}
