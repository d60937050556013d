package graph

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"time"
)

// agreementRules join mentions of one agreement: of kinds that are used for one
// another, of dates that fit, with participants in common. One that no article
// dates joins a dated one only where no other fits: by when its articles were
// published, or by its name and participants.
type agreementRules struct{}

// agreementTerms is what a profile says of an agreement, ready to be compared.
type agreementTerms struct {
	kind      AgreementKind
	date      Date
	first     day // that the date can mean
	last      day
	parties   []string // countries among the parties
	all       []string // parties and mediators
	countries []string // that its articles speak of most
	names     []string // folded
	words     []string // of the names that tell it from others
	topics    []string // of those, the ones that say what it is about
	published []day
	open      bool // no article says that it was reached
}

func termsOf(p *profile) *agreementTerms {
	if p.terms != nil {
		return p.terms
	}
	t := &agreementTerms{all: slices.Concat(p.facts[factParty], p.facts[factMediator]), countries: p.facts[factCountry]}
	p.terms = t
	if kinds := p.facts[factKind]; len(kinds) > 0 {
		t.kind = AgreementKind(kinds[0])
	}
	for _, d := range p.facts[factDate] {
		if len(d) > len(t.date) || t.date == "" {
			t.date = Date(d)
		}
	}
	if t.date != "" {
		t.first, t.last = day(dayOf(t.date)), day(dayOf(Date(t.date.Last())))
	}
	for _, key := range p.facts[factParty] {
		if strings.HasPrefix(key, "country:") {
			t.parties = append(t.parties, key)
		}
	}
	known := map[string]bool{}
	for _, key := range slices.Concat(t.all, t.countries) {
		for _, w := range slugWords(key) {
			known[w] = true
		}
	}
	for _, name := range p.facts[factName] {
		name = strings.ReplaceAll(Fold(name), "cease fire", "ceasefire")
		t.names = append(t.names, name)
		for _, w := range strings.Fields(name) {
			if !commonWords[w] && !known[w] && !smallWords[w] && !slices.Contains(t.words, w) {
				t.words = append(t.words, w)
				if !modifiers[w] {
					t.topics = append(t.topics, w)
				}
			}
		}
	}
	for _, d := range p.facts[factPublished] {
		if len(d) == len(time.DateOnly) {
			t.published = append(t.published, day(dayOf(Date(d))))
		}
	}
	t.open = len(p.facts[factStatus]) > 0
	for _, s := range p.facts[factStatus] {
		t.open = t.open && (s == string(Proposed) || s == string(Negotiated))
	}
	return t
}

// commonWords are what any agreement may be called.
var commonWords = wordSet(`agreement agreements deal deals accord accords pact treaty statement declaration
	memorandum protocol convention understanding arrangement settlement framework peace peaceful ceasefire truce
	armistice cessation hostilities joint document text plan negotiations talks signed`)

// modifiers tell one agreement from another without saying what it is about.
var modifiers = wordSet(`trilateral bilateral multilateral tripartite brokered mediated backed led sponsored
	complete full total general comprehensive final initial preliminary interim temporary permanent lasting fragile
	new newest old recent current landmark historic major long term day hour year month week first second third
	tentative provisional formal informal so called international regional national phased staged limited partial
	unconditional immediate humanitarian extended renewed complex apparent reported expected weeks months days`)

// precise says whether the date is of a month or a day.
func (t *agreementTerms) precise() bool { return len(t.date) > len("2006") }

// rank prefers keys that other articles can share, and among them the dated.
func (agreementRules) rank(p *profile) int {
	if local(p.key) {
		return 0
	}
	return 1 + len(termsOf(p).date)
}

// windowDays is how long after an agreement articles still speak of it without
// saying when it was.
const windowDays = 14

// zones: agreements meet by month with each country that takes part or that
// their articles speak of most, and by their names. One of which the year alone
// is known looks at all of its year, the others of the year at such alone.
func (agreementRules) zones(p *profile) (in, looks []string) {
	t := termsOf(p)
	with := func(when string) []string {
		var out []string
		for _, c := range slices.Concat(t.parties, t.countries) {
			out = append(out, "a "+when+" "+c)
		}
		return out
	}
	switch {
	case t.precise():
		for _, month := range months(t.first-1, t.last) { // the night before too
			in = append(in, with(month)...)
		}
		looks = append(slices.Clone(in), with(t.first.year()+" alone")...)
		in = append(in, with(t.first.year())...)
	case t.date != "":
		in = with(t.first.year() + " alone")
		looks = append(slices.Clone(in), with(t.first.year())...)
	case !t.open:
		for _, d := range t.published {
			in = slices.Concat(in, with(d.month()), with((d - windowDays).month()))
		}
		looks = slices.Clone(in)
	}
	if len(t.words) > 0 {
		for _, name := range t.names {
			in, looks = append(in, "n "+bounded(name)), append(looks, "n "+bounded(name))
		}
	}
	slices.Sort(in)
	slices.Sort(looks)
	return slices.Compact(in), slices.Compact(looks)
}

// maxMonths bounds the months by which an agreement of a long time is found:
// those that it begins with.
const maxMonths = 24

// months names the months from a day to another.
func months(from, to day) []string {
	var out []string
	for d := from; len(out) < maxMonths; d++ {
		if m := d.month(); len(out) == 0 || m != out[len(out)-1] {
			out = append(out, m)
		}
		if d >= to {
			break
		}
	}
	return out
}

// day is a day of the calendar, counted from 1970-01-01.
type day int

func (d day) String() string { return time.Unix(int64(d)*24*60*60, 0).UTC().Format(time.DateOnly) }
func (d day) month() string  { return d.String()[:7] }
func (d day) year() string   { return d.String()[:4] }

// generic kinds are used for agreements of every other.
func generic(k AgreementKind) bool { return k == Accord || k == Deal }

func kindsFit(a, b AgreementKind) bool {
	if a == b || generic(a) || generic(b) {
		return true
	}
	pair := func(x, y AgreementKind) bool { return a == x && b == y || a == y && b == x }
	return pair(Ceasefire, Statement) || pair(Treaty, Pact) || pair(Treaty, Convention)
}

// datesFit says whether two dates can be one: one within the other, or a day
// apart, as a night of talks is.
func (t *agreementTerms) datesFit(o *agreementTerms) bool {
	if t.date == "" || o.date == "" {
		return true
	}
	within := func(x, y *agreementTerms) bool { return y.first <= x.first && x.last <= y.last }
	return within(t, o) || within(o, t) || t.nextTo(o) || o.nextTo(t)
}

func (t *agreementTerms) nextTo(o *agreementTerms) bool {
	return t.first == t.last && o.first == o.last && t.first == o.first-1 && t.date != "" && o.date != ""
}

// overnight says whether an agreement is of a kind that is made by day or night
// and takes effect a day later: two deals may well be signed on two days.
func (t *agreementTerms) overnight() bool { return t.kind == Ceasefire || t.kind == Statement }

// exact weighs a date that two have in common by how much it leaves open.
func (t *agreementTerms) exact() float64 {
	switch {
	case t.first == t.last || strings.Contains(string(t.date), "/"):
		return 3
	case t.precise():
		return 2
	}
	return 1
}

func subset(a, of []string) bool {
	for _, v := range a {
		if !slices.Contains(of, v) {
			return false
		}
	}
	return true
}

func (agreementRules) contradict(a, b *profile) bool { return termsOf(a).contradicts(termsOf(b)) }

func (t *agreementTerms) contradicts(o *agreementTerms) bool {
	return !kindsFit(t.kind, o.kind) || !t.datesFit(o) ||
		len(t.parties) > 1 && len(o.parties) > 1 && !subset(t.parties, o.all) && !subset(o.parties, t.all) ||
		len(t.topics) > 0 && len(o.topics) > 0 && !meet(t.topics, o.topics)
}

func meet(a, b []string) bool {
	return slices.ContainsFunc(a, func(v string) bool { return slices.Contains(b, v) })
}

// likely weighs what speaks for two mentions being of one agreement, v being a
// dated one, in percent; 0 where it does not suffice. It puts the reasons into
// words where that is asked.
func (t *agreementTerms) likely(v *agreementTerms, inWords bool) (percent int, reasons []string) {
	if v.date == "" || t.contradicts(v) {
		return 0, nil
	}
	points := 0.0
	because := func(n float64, reason func() string) {
		points += n
		if inWords {
			reasons = append(reasons, reason())
		}
	}
	need := 3.0
	switch days, soon := t.daysAfter(v); {
	case t.date != "" && t.date == v.date:
		because(t.exact(), func() string { return "both are of " + string(t.date) })
	case t.nextTo(v) || v.nextTo(t):
		if !t.overnight() && !v.overnight() && !meet(t.words, v.words) {
			return 0, nil
		}
		because(2, func() string {
			return fmt.Sprintf("%s and %s are one night apart", min(t.date, v.date), max(t.date, v.date))
		})
	case t.date != "" && t.precise() && v.precise():
		because(2, func() string { return fmt.Sprintf("%s and %s can be one date", t.date, v.date) })
	case t.date != "":
		because(1, func() string { return fmt.Sprintf("%s and %s can be one date", t.date, v.date) })
	case soon && !t.open && (t.kind == v.kind || subset(t.topics, v.topics)):
		because(1.5+max(0, 1-float64(days)/2), func() string { return "it is spoken of without a date " + later(days, v.date) })
	case meet(t.words, v.words) && !t.before(v) && t.kind != Ceasefire: // "the Gaza ceasefire" may be yet another
		need = 4 // by name and participants alone
	default:
		return 0, nil
	}
	common := 0
	var with []string
	for _, key := range t.all {
		if slices.Contains(v.all, key) {
			with = append(with, key)
		}
	}
	if len(with) > 0 {
		because(min(3, 1.5*float64(len(with))), func() string { return "in both take part " + spokenAll(with) })
		common += 2 * len(with)
	}
	var near []string
	for _, key := range slices.Concat(t.all, v.all) {
		if slices.Contains(t.all, key) != slices.Contains(v.all, key) && (slices.Contains(t.countries, key) || slices.Contains(v.countries, key)) && !slices.Contains(near, key) {
			if !slices.Contains(t.all, key) && slices.Contains(t.countries, key) || !slices.Contains(v.all, key) && slices.Contains(v.countries, key) {
				near = append(near, key)
			}
		}
	}
	if len(near) > 0 {
		because(min(1.5, 0.5*float64(len(near))), func() string {
			return "the articles of one name as taking part those of which the other's speak most, " + spokenAll(near)
		})
		common += len(near)
	}
	var both []string
	for _, key := range t.countries {
		if slices.Contains(v.countries, key) && !slices.Contains(t.all, key) && !slices.Contains(v.all, key) {
			both = append(both, key)
		}
	}
	if len(both) > 0 {
		because(min(0.5, 0.25*float64(len(both))), func() string { return "their articles speak most of " + spokenAll(both) })
		common += len(both)
	}
	if t.kind == v.kind {
		because(1, func() string { return "both are called " + string(t.kind) })
	}
	if len(t.words) > 0 && meet(t.names, v.names) {
		because(1.5, func() string { return "they have one name" })
	}
	if meet(t.words, v.words) {
		because(1, func() string { return "their names share what tells them from others" })
	}
	if points < need || common < 2 {
		return 0, nil
	}
	return min(95, int(50+8*points)), reasons
}

func spokenAll(keys []string) string {
	words := make([]string, len(keys))
	for i, k := range keys {
		words[i] = spoken(k)
	}
	return strings.Join(words, " and ")
}

// daysAfter gives how many days after v articles speak of t at the earliest,
// and whether that is within the window.
func (t *agreementTerms) daysAfter(v *agreementTerms) (days int, soon bool) {
	if t.date != "" || !v.precise() {
		return 0, false
	}
	for _, d := range t.published {
		if d < v.first || d > v.last+windowDays {
			continue
		}
		if n := max(0, int(d-v.last)); !soon || n < days {
			days, soon = n, true
		}
	}
	return days, soon
}

func later(days int, date Date) string {
	switch days {
	case 0:
		return "on " + string(date)
	case 1:
		return "the day after " + string(date)
	}
	return fmt.Sprintf("%d days after %s", days, date)
}

// before says whether all articles that speak of t are older than v.
func (t *agreementTerms) before(v *agreementTerms) bool {
	return len(t.published) > 0 && slices.Max(t.published) < v.first
}

func (agreementRules) concerns(u, v *profile) bool {
	percent, _ := termsOf(u).likely(termsOf(v), false)
	return percent > 0
}

// By how much the likeliest must be ahead of what it cannot be one with. Within
// a year more can have happened than within the days of one article.
const (
	margin     = 8
	yearMargin = 20
)

// ties: of day or month to all such that fit; one without a date to the likeliest,
// unless another is nearly as likely and need not be the same.
func (agreementRules) ties(u *profile, near []*profile) []tie {
	t := termsOf(u)
	var out []tie
	for _, v := range near {
		percent, reasons := t.likely(termsOf(v), true)
		if t.precise() && !termsOf(v).precise() {
			continue // it is for the year to say which of its agreements it means
		}
		out = append(out, tie{to: v.key, strength: percent, rule: "agreement: " + t.precision(), reason: strings.Join(reasons, "; ")})
	}
	if t.precise() || len(out) == 0 {
		return out
	}
	order := slices.Clone(near)
	at := map[string]tie{}
	for _, one := range out {
		at[one.to] = one
	}
	slices.SortFunc(order, func(a, b *profile) int {
		return cmp.Or(cmp.Compare(at[b.key].strength, at[a.key].strength), cmp.Compare(a.key, b.key))
	})
	best := order[0]
	if t.date != "" {
		return ofYear(at, order)
	}
	for _, v := range order[1:] {
		if percent, _ := termsOf(v).likely(termsOf(best), false); percent == 0 && at[v.key].strength > at[best.key].strength-margin {
			return nil
		}
	}
	return []tie{at[best.key]}
}

// ofYear gives the ties of an agreement of which the year is known: to all that
// are nearly as likely as the likeliest, unless two of them cannot be one.
func ofYear(at map[string]tie, order []*profile) []tie {
	var out []tie
	for i, v := range order {
		if at[v.key].strength <= at[order[0].key].strength-yearMargin {
			break
		}
		for _, w := range order[:i] {
			if termsOf(v).contradicts(termsOf(w)) {
				return nil
			}
		}
		out = append(out, at[v.key])
	}
	return out
}

// precision names how a mention is dated.
func (t *agreementTerms) precision() string {
	switch {
	case t.precise():
		return "date"
	case t.date != "":
		return "year"
	}
	return "undated"
}
