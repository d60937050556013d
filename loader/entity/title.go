package entity

import (
	"strings"

	"quoth/graph"
	"quoth/loader/language"
)

// title reads honorifics and offices at p; ok says whether there was one. The
// last result but one says whether the words after it name a person.
func (r *reader) title(sentence int, tokens []language.Token, p, j int) (next int, person, ok bool) {
	if o, q := r.office(tokens, p); o != nil && q > p {
		if q < j && r.bodyAt(tokens, q, j) && !r.personal(tokens, q, j) {
			return 0, false, false // "General Electric Company"
		}
		if k := q; o.Class == "deputy" {
			for k < j && r.words[tokens[k].Form]&portfolio != 0 {
				k++
			}
			if under, end := r.office(tokens, k); k > q && under != nil {
				o, q = under, end // "Deputy Finance Minister Ann Lee"
			}
		}
		if o.Class == "minister" || o.Class == "head" || o.Class == "envoy" || o.Class == "staff" {
			if end := r.portfolioEnd(tokens, q); end >= len(tokens) || !upper(tokens[end].Form) || !r.bodied(tokens, end) {
				q = end // but "Secretary of the National Security Council"
			}
		}
		if q < j && tokens[q].Form == "-" {
			q++
		}
		return q, true, true
	}
	if _, is := r.honorifics[tokens[p].Form]; is && p+1 < j && !(tokens[p+1].Form == "-" && strings.HasPrefix(tokens[p].Form, "Saint")) {
		return p + 1, true, true
	}
	return 0, false, false
}

// bodied reports whether the word at p is the head of a body's name.
func (r *reader) bodied(tokens []language.Token, p int) bool {
	b, ok := r.bodyOf(tokens, p)
	return ok && b.Type == graph.Organization
}

// holding gives the end of the body that opens tokens [p, q) where the rest is
// the name of who holds an office in it: "Secretary of the National Security
// Council Ann Lee". It gives 0 for none.
func (r *reader) holding(tokens []language.Token, p, q int) int {
	if p == 0 || q-p < 3 {
		return 0
	}
	switch tokens[p-1].Form {
	case "of", "for", "to", "the", "at":
	default:
		return 0
	}
	for k := q - 2; k > p; k-- {
		if !r.bodied(tokens, k) || r.christened(tokens[k].Form) {
			continue
		}
		rest := chunk{name: k + 1, end: q}
		if n := q - k - 1; n <= 5 && (n >= 2 || surnamed(tokens[q-1].Form)) && rest.plain(r, tokens) {
			return k + 1
		}
		return 0
	}
	return 0
}

// portfolioEnd gives the end of a minister's portfolio that starts at q: "of
// Foreign Affairs", "for Energy and Natural Resources".
func (r *reader) portfolioEnd(tokens []language.Token, q int) int {
	if q >= len(tokens) || tokens[q].Form != "of" && tokens[q].Form != "for" {
		return q
	}
	k := q + 1
	if k < len(tokens) && tokens[k].Form == "the" {
		k++
	}
	first := k
	for k < len(tokens) && k < q+9 {
		f := tokens[k].Form
		switch {
		case r.words[f]&portfolio != 0:
			k++
		case (f == "and" || f == "," || f == "&") && k > first && k+1 < len(tokens) && r.words[tokens[k+1].Form]&portfolio != 0:
			k++
		default:
			if k == first {
				return q
			}
			if f == "for" && tokens[k-1].Form == "State" {
				return r.portfolioEnd(tokens, k) // "Minister of State for Foreign Affairs"
			}
			return k
		}
	}
	return k
}

// post reports whether tokens [p, q) are an office with its modifiers and no
// name: "Information Minister".
func (r *reader) post(tokens []language.Token, p, q int) bool {
	if _, given := r.given[tokens[p].Form]; given || initialed(tokens[p].Form) {
		return false
	}
	for k := max(p+1, q-4); k < q; k++ {
		if o, end := r.office(tokens, k); o != nil && end == q && o.Class != "work" && o.Class != "person" && o.Class != "kin" && o.Name != "king" {
			return !capitals(tokens[p].Form)
		}
	}
	return false
}

// seat gives the end of the state or province that tokens [p, q), an office, begin with:
// "Pando State Governor". It gives p for none.
func (r *reader) seat(tokens []language.Token, p, q int) int {
	for k := p + 1; k < q-1; k++ {
		if b, ok := r.bodyOf(tokens, k); ok && (b.Type == graph.Region || tokens[k].Form == "State") {
			if o, end := r.office(tokens, k+1); o != nil && end == q {
				return k + 1
			}
		}
	}
	return p
}

// addressed reports whether an abbreviated honorific stands right before p and
// p begins no other.
func (r *reader) addressed(tokens []language.Token, p int) bool {
	if p == 0 {
		return false
	}
	f := tokens[p-1].Form
	if _, ok := r.honorifics[f]; !ok || !strings.HasSuffix(f, ".") && f != "Mr" && f != "Mrs" && f != "Ms" && f != "Dr" {
		return false
	}
	_, again := r.honorifics[tokens[p].Form]
	return !again || tokens[p].Form == "King" || tokens[p].Form == "Prince" || tokens[p].Form == "Justice"
}

// addresses reports whether what may be short for a state, tokens [p, q), is a title
// before a name: the "Md." of "the adviser, Md. Touhid Rahim".
func (r *reader) addresses(tokens []language.Token, p, q int) bool {
	n := len(r.chunks) - 1
	return r.honorable(tokens[p].Form) && q < len(tokens) && upper(tokens[q].Form) && (n < 0 || r.chunks[n].end != p-1)
}

// standing are the words before a demonym that say how somebody holds an office.
var standing = words("Acting Former Interim Outgoing Incoming Caretaker Then Ousted Late Senior Top Deputy")
