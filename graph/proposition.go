package graph

import (
	"cmp"
	"fmt"
	"maps"
	"math"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode"

	"github.com/kljensen/snowball/english"
)

// proposition is what a claim says, bare of function words, for comparing it
// with others. It follows from the claim and its article's date alone.
type proposition struct {
	article  string
	day      int      // the first day of its date, counted from 1970-01-01, or noDay
	span     Span     // from the first of its words to the last
	speakers []string // keys, sorted
	// words are stems, one for all of a meaning. names are of what has one, each
	// with '=' before it: of the entities that the claim is about, by their keys,
	// and of what is spelt with capitals beside. Both are sorted, none twice, and
	// no word of a name is among the words.
	words, names []string
	negated      []string // the words that stand behind a negation in their clause, sorted
	contra       bool     // an odd number of negations
	denied       bool     // the speaker denies it
	felt         bool     // the speaker has feelings about it rather than says that it is so
	counts       []count
}

const noDay = math.MinInt32

// count is a number of things: "at least 32 people were killed".
type count struct {
	n    int
	sort string
	of   []string // names of what is counted
}

// Sorts of counts.
const (
	exact  = "="
	bound  = "+" // that many or more
	most   = "-" // that many or fewer
	approx = "~"
)

// contrary are the stances of those who say that it is not so.
var contrary = map[Stance]bool{Denies: true, Opposes: true, Questions: true}

// feelings are the stances that take what they are about for given or leave it open.
var feelings = map[Stance]bool{Condemns: true, Praises: true, Regrets: true, Fears: true, Asks: true, Hopes: true}

// token is a word of a claim.
type token struct {
	word, stem string // folded
	clause     int
	capital    bool // spelt with one, not at the head of a sentence
}

// propositionOf gives what a claim says; also are further keys of what it is
// about, whose words are no words of its own either.
func propositionOf(a *Article, c *Claim, also []string) proposition {
	p := proposition{article: a.ID, day: dayOf(cmp.Or(c.SaidOn, a.Published)), denied: contrary[c.Stance], felt: feelings[c.Stance]}
	if len(c.Spans) > 0 {
		p.span = Span{c.Spans[0].Start, c.Spans[len(c.Spans)-1].End}
	}
	for _, s := range c.Speakers {
		p.speakers = append(p.speakers, s.Entity)
	}
	slices.Sort(p.speakers)
	p.speakers = slices.Compact(p.speakers)
	tokens := tokensOf(c.Content)
	named := namesOf(slices.Concat(c.About, also))
	words, names, negated := map[string]bool{}, map[string]bool{}, map[string]bool{}
	for _, key := range c.About {
		_, name, _ := strings.Cut(key, ":")
		names["="+name] = true
	}
	neg, run := -1, ""
	for i, t := range tokens {
		if t.capital && !named.has(t.word) && !hollow[t.stem] {
			run += "-" + t.word
			continue
		}
		if run != "" {
			names["="+run[1:]], run = true, ""
		}
		if negates(tokens, i) {
			p.contra = !p.contra
			neg = i
			continue
		}
		if _, ok := number(t.word); ok || english.IsStopWord(t.word) || hollow[t.stem] || named.has(t.word) {
			continue
		}
		stem, turned := meaning(t.stem)
		words[stem] = true
		if turned {
			p.contra = !p.contra
		}
		if behind := neg >= 0 && tokens[neg].clause == t.clause && i-neg <= scopeOfNegation; behind != turned {
			negated[stem] = true
		}
	}
	if run != "" {
		names["="+run[1:]] = true
	}
	p.words, p.names, p.negated = slices.Sorted(maps.Keys(words)), slices.Sorted(maps.Keys(names)), slices.Sorted(maps.Keys(negated))
	p.counts = countsOf(tokens)
	return p
}

// negates says whether a word turns round what follows: "not", and "failed" in
// "failed to agree", but not the "no" of "no more than ten".
func negates(tokens []token, i int) bool {
	next := func(n int) string {
		if i+n < 0 || i+n >= len(tokens) {
			return ""
		}
		return tokens[i+n].word
	}
	if refusals[tokens[i].stem] {
		return next(1) == "to"
	}
	return negations[tokens[i].word] && !notNegated[next(1)] && next(-1) != "or" && next(2) != "than"
}

// dayOf counts days from 1970-01-01 to the first that d can mean.
func dayOf(d Date) int {
	t, err := time.Parse(time.DateOnly, d.First())
	if err != nil {
		return noDay
	}
	return int(t.Unix() / (24 * 60 * 60))
}

// scopeOfNegation is how many words behind a negation it reaches.
const scopeOfNegation = 6

// tokensOf cuts a text into words; punctuation and conjunctions part clauses.
func tokensOf(text string) []token {
	var out []token
	clause, last := 0, 0
	runes := []rune(text)
	for s, w := range words(text) {
		for i := last; i < s.Start; i++ {
			if strings.ContainsRune(",;:()—–", runes[i]) && !(i > 0 && i+1 < len(runes) && isDigit(runes[i-1]) && isDigit(runes[i+1])) {
				clause++
			}
		}
		if w == "but" || w == "while" || w == "although" || w == "because" {
			clause++
		}
		// 1,200 is one number, 2.5 none that is compared.
		if n := len(out); n > 0 && s.Start == last+1 && isDigit(rune(w[0])) && isDigit(runes[last-1]) {
			if runes[last] == ',' && len(w) == 3 {
				out[n-1].word += w
			} else {
				out[n-1].word += "." + w
			}
			out[n-1].stem = out[n-1].word
		} else {
			out = append(out, token{w, stem(w), clause, unicode.IsUpper(runes[s.Start]) && inSentence(runes, s.Start)})
		}
		last = s.End
	}
	return out
}

// inSentence says whether a word stands behind another of its sentence.
func inSentence(text []rune, at int) bool {
	for at > 0 && !unicode.IsLetter(text[at-1]) && !unicode.IsDigit(text[at-1]) {
		if at--; strings.ContainsRune(".?!\"“‘:", text[at]) {
			return false
		}
	}
	return at > 0
}

func isDigit(r rune) bool { return r >= '0' && r <= '9' }

// naming are the words of the names of entities, by which keys are made.
type naming struct {
	exact     map[string]bool
	countries []string
}

func namesOf(keys []string) naming {
	n := naming{exact: map[string]bool{}}
	for _, key := range keys {
		class, name, _ := strings.Cut(key, ":")
		name, _, _ = strings.Cut(name, "~")
		for _, w := range strings.Split(name, "-") {
			n.exact[w] = true
			if class == "country" && len(w) > 3 {
				n.countries = append(n.countries, w)
			}
		}
	}
	return n
}

// has says whether a word belongs to one of the names: "Ukrainian" to Ukraine.
func (n naming) has(word string) bool {
	if n.exact[word] || n.exact[strings.TrimSuffix(word, "s")] {
		return true
	}
	return slices.ContainsFunc(n.countries, func(c string) bool {
		same := 0
		for same < min(len(c), len(word)) && c[same] == word[same] {
			same++
		}
		return same >= max(4, len(c)-2)
	})
}

// mostCounted bounds a number: what is more is not in the news.
const mostCounted = 1_000_000_000_000_000

// reach is how far from a number what it counts may stand, in words.
const reach = 4

// countsOf finds the numbers that count something: no dates, ages or times.
func countsOf(tokens []token) []count {
	var out []count
	for i, t := range tokens {
		n, ok := number(t.word)
		if !ok || i > 0 && monthNames[tokens[i-1].stem] {
			continue
		}
		c := count{n: n}
		j := i + 1
		for ; j < len(tokens) && multiples[tokens[j].word] > 0; j++ {
			if m := multiples[tokens[j].word]; c.n <= mostCounted/m {
				c.n *= m
			}
		}
		if j < len(tokens) && (spansOfTime[tokens[j].stem] || monthNames[tokens[j].stem]) {
			continue
		}
		var fates, sure, maybe []string
		note := func(k int) bool { // says whether to go on
			o := tokens[k]
			if _, isNumber := number(o.word); isNumber || endsOfCount[o.word] || o.clause != t.clause {
				return false
			}
			of, _ := meaning(o.stem)
			if fate[of] {
				fates = append(fates, of)
			} else if counted[of] {
				sure = append(sure, of)
			} else if k > i && k < j+3 && !english.IsStopWord(o.word) && !common[of] && !o.capital {
				maybe = append(maybe, of)
			}
			return true
		}
		for k := j; k < min(len(tokens), j+reach) && note(k); k++ {
		}
		for k := i - 1; k >= max(0, i-reach) && len(fates)+len(sure) == 0 && note(k); k-- {
		}
		switch { // what befell them tells more than what they are
		case len(fates) > 0:
			c.of = fates
		case len(sure) > 0:
			c.of = sure
		case n < 1900 || n >= 2100: // not a year
			c.of = maybe
		}
		if len(c.of) > 0 {
			c.sort = sortOfCount(tokens[max(0, i-4):i])
			out = append(out, c)
		}
	}
	return out
}

// sortOfCount tells the sort of a count by the words before it.
func sortOfCount(before []token) string {
	sort, turned := exact, false
	for _, t := range before {
		switch {
		case atLeast[t.stem]:
			sort = bound
		case atMost[t.stem]:
			sort = most
		case nearly[t.stem]:
			sort = approx
		case t.word == "no" || t.word == "not":
			turned = true
		}
	}
	if other := map[string]string{bound: most, most: bound}[sort]; turned && other != "" {
		return other
	}
	return sort
}

// within gives the least and the most that a count may stand for.
func (c count) within() (least, greatest int) {
	switch c.sort {
	case bound:
		return c.n, math.MaxInt
	case most:
		return 0, c.n
	case approx:
		return c.n - c.n/10, c.n + c.n/10
	}
	return c.n, c.n
}

// differs says whether two counts of one thing cannot both be right, and whether
// c is the greater.
func (c count) differs(o count) (differ, greater bool) {
	if !slices.ContainsFunc(c.of, func(w string) bool { return slices.Contains(o.of, w) }) {
		return false, false
	}
	least, greatest := c.within()
	from, to := o.within()
	return greatest < from || to < least, to < least
}

// befalls says whether it counts what befell people: such a number grows from
// day to day.
func (c count) befalls() bool { return fate[c.of[0]] }

// Weights in the overlap of two propositions.
const (
	commonWeight = 1
	wordWeight   = 2
	nameWeight   = 2
)

// weightOf is the weight of a word or a name.
func weightOf(feature string) int {
	switch {
	case common[feature]:
		return commonWeight
	case feature[0] == '=':
		return nameWeight
	}
	return wordWeight
}

func weightOfAll(features []string) (n int) {
	for _, f := range features {
		n += weightOf(f)
	}
	return n
}

func (p *proposition) weight() int { return weightOfAll(p.words) + weightOfAll(p.names) }

// encode gives the proposition as the index keeps it: fields by line, lists by
// blank, the article last since its ID can hold anything.
func (p *proposition) encode() string {
	flags := ""
	if p.contra {
		flags += "x"
	}
	if p.denied {
		flags += "y"
	}
	if p.felt {
		flags += "z"
	}
	counts := make([]string, len(p.counts))
	for i, c := range p.counts {
		counts[i] = strconv.Itoa(c.n) + c.sort + strings.Join(c.of, ",")
	}
	join := func(list []string) string { return strings.Join(list, " ") }
	return strings.Join([]string{strconv.Itoa(p.day), p.span.String(), flags, join(p.speakers), join(p.words), join(p.names), join(p.negated),
		join(counts), p.article}, "\n")
}

func decodeProposition(b []byte) (*proposition, error) {
	f := strings.SplitN(string(b), "\n", 9)
	d := &decoder{}
	if len(f) != 9 {
		return nil, fmt.Errorf("index record %q is no proposition", b)
	}
	day, err := strconv.Atoi(f[0])
	if err != nil {
		return nil, fmt.Errorf("index record %q: %w", b, err)
	}
	p := &proposition{day: day, span: d.span(f[1]), contra: strings.Contains(f[2], "x"), denied: strings.Contains(f[2], "y"), felt: strings.Contains(f[2], "z"),
		speakers: strings.Fields(f[3]), words: strings.Fields(f[4]), names: strings.Fields(f[5]), negated: strings.Fields(f[6]), article: f[8]}
	for _, text := range strings.Fields(f[7]) {
		i := strings.IndexAny(text, exact+bound+most+approx)
		if i < 0 {
			return nil, fmt.Errorf("index record %q: %q is no count", b, text)
		}
		n, err := strconv.Atoi(text[:i])
		if err != nil {
			return nil, fmt.Errorf("index record %q: %w", b, err)
		}
		p.counts = append(p.counts, count{n, text[i : i+1], strings.Split(text[i+1:], ",")})
	}
	return p, d.err
}
