package main

import (
	"fmt"
	"iter"
	"math"
	"math/rand/v2"
	"strconv"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"
)

// record is one article in a form that the loader reads.
type record struct {
	URL       string `json:"url"`
	Title     string `json:"title"`
	Publisher string `json:"publisher"`
	Author    string `json:"author"`
	Published string `json:"date"`
	Text      string `json:"text"`
}

// openEvents is how many events are in the news at a time.
const openEvents = 40

// mostReports bounds the articles about one event.
const mostReports = 12

// generate yields articles in the order of their dates, but for a few days.
func generate(seed uint64, articles int) iter.Seq[record] {
	return func(yield func(record) bool) {
		r := rand.New(rand.NewPCG(seed, 0))
		var open []*event
		events := 0
		for i := range articles {
			for len(open) < openEvents {
				open = append(open, newEvent(seed, events))
				events++
			}
			k := r.IntN(len(open))
			e := open[k]
			if !yield(e.report(rand.New(rand.NewPCG(seed, 1+uint64(i))), i)) {
				return
			}
			if e.reports--; e.reports == 0 {
				open[k] = open[len(open)-1]
				open = open[:len(open)-1]
			}
		}
	}
}

// event is something that happens between two countries, with the people who
// speak of it.
type event struct {
	kind    *kind
	day     time.Time
	reports int // articles still to come
	fill    map[string]string
	cast    []actor
	past    string // a passage that articles about the two countries copy
}

type actor struct{ full, short string }

func newEvent(seed uint64, n int) *event {
	r := rand.New(rand.NewPCG(seed, 1<<40+uint64(n)))
	e := &event{kind: &kinds[r.IntN(len(kinds))], day: time.Date(2012, 1, 3, 0, 0, 0, 0, time.UTC).AddDate(0, 0, n/4)}
	// Few events fill many pages: the number of reports falls off as 1/n².
	e.reports = min(mostReports, int(1/math.Sqrt(1-r.Float64()))+r.IntN(3))
	a, b := r.IntN(len(countries)), r.IntN(len(countries)-1)
	if b >= a {
		b++
	}
	one, two := countries[a], countries[b]
	e.past = history(seed, min(a, b), max(a, b), n/400)
	e.fill = map[string]string{
		"one": one.name, "two": two.name, "nationals": one.people, "others": two.people, "capital": one.capital,
		"town": place(seed, a, n, 0), "place": place(seed, a, n, 1), "river": name(r, "a", "en", "o"),
		"month": months[r.IntN(12)], "good": goods[r.IntN(len(goods))],
		"site":    adjectives[r.IntN(len(adjectives))] + " " + sites[r.IntN(len(sites))],
		"company": name(r, "ex", "a", "or") + " " + companies[r.IntN(len(companies))],
		"n":       strconv.Itoa(3 + r.IntN(60)), "m": strconv.Itoa(2 + r.IntN(40)), "km": strconv.Itoa(5 * (1 + r.IntN(40))),
		"when": days[r.IntN(len(days))], "cause": causes[r.IntN(len(causes))],
		"trouble": troubles[r.IntN(len(troubles))],
	}
	e.fill["circumstance"] = fill(e.fill, circumstances[r.IntN(len(circumstances))])
	// Officials stay in office; witnesses are of the event.
	office := rand.New(rand.NewPCG(seed, 2<<40+uint64(a)))
	e.cast = append(officials(office, one), officials(rand.New(rand.NewPCG(seed, 2<<40+uint64(b))), two)...)
	witness := person(r)
	e.cast = append(e.cast, actor{witness + ", a resident of " + e.fill["town"] + ",", lastWord(witness)},
		actor{"the " + bodies[r.IntN(len(bodies))], "the agency"})
	return e
}

func officials(r *rand.Rand, c country) []actor {
	var out []actor
	for _, office := range offices {
		p := person(r)
		out = append(out, actor{strings.NewReplacer("{people}", c.people, "{country}", c.name).Replace(office) + " " + p, lastWord(p)})
	}
	return out
}

// history is a passage that is the same for two countries in every event of a time.
func history(seed uint64, one, two, period int) string {
	r := rand.New(rand.NewPCG(seed+uint64(period), 3<<40+uint64(one*len(countries)+two)))
	matter := r.Perm(len(matters))
	return fill(map[string]string{
		"one": countries[one].name, "two": countries[two].name, "relations": relations[r.IntN(len(relations))],
		"matter": matters[matter[0]], "other": matters[matter[1]], "year": strconv.Itoa(1961 + r.IntN(50)), "years": strconv.Itoa(2 + r.IntN(30)),
	}, pasts[r.IntN(len(pasts))])
}

// place is a town of a country: that of an earlier event, more often a town
// that was often in the news, or a new one. So the number of towns grows with
// the corpus, and few are named often (Simon's model of word frequencies, 1955).
func place(seed uint64, country, event, number int) string {
	for {
		r := rand.New(rand.NewPCG(seed, uint64(4+number)<<40+uint64(event)))
		if event < len(countries) || r.IntN(2) == 0 {
			break
		}
		event = r.IntN(event)
	}
	return name(rand.New(rand.NewPCG(seed+uint64(country), uint64(6+number)<<40+uint64(event))), "o", "ik", "mar", "ville", "grad")
}

func person(r *rand.Rand) string {
	return given[r.IntN(len(given))] + " " + name(r, "ov", "ez", "er", "ani", "sen", "ara")
}

// name makes a name of two or three syllables and an ending.
func name(r *rand.Rand, endings ...string) string {
	const first, vowels, then = "BDFGHKLMNPRSTVZ", "aeiou", "bdgklmnrstv"
	s := string(first[r.IntN(len(first))]) + string(vowels[r.IntN(5)])
	for range 1 + r.IntN(2) {
		s += string(then[r.IntN(len(then))]) + string(vowels[r.IntN(5)])
	}
	return s + string(then[r.IntN(len(then))]) + endings[r.IntN(len(endings))]
}

func lastWord(s string) string { return s[strings.LastIndexByte(s, ' ')+1:] }

// report is one outlet's article about the event.
func (e *event) report(r *rand.Rand, number int) record {
	w := &writer{event: e, rand: r, fill: map[string]string{}, met: map[string]bool{}}
	for k, v := range e.fill {
		w.fill[k] = v
	}
	for _, k := range []string{"n", "m"} { // counts differ between sources
		if n, _ := strconv.Atoi(w.fill[k]); r.IntN(3) == 0 {
			w.fill[k] = strconv.Itoa(n + 1 + r.IntN(4))
		}
	}
	day := e.day.AddDate(0, 0, r.IntN(3))
	outlet := outlets[r.IntN(len(outlets))]
	title := w.say(e.kind.titles)
	w.paragraph(w.fill["town"] + " — " + w.say(e.kind.leads))
	facts := r.Perm(len(e.kind.facts))[:min(len(e.kind.facts), 2+r.IntN(4))]
	for i, f := range facts {
		w.paragraph(w.claim(e.kind.facts[f]))
		if i == 0 && r.IntN(2) == 0 {
			w.paragraph(w.say(e.kind.plain))
		}
	}
	if r.IntN(2) == 0 {
		w.paragraph(w.say(settings))
	}
	if r.IntN(3) == 0 {
		w.paragraph(e.past)
	}
	return record{
		URL:   fmt.Sprintf("https://%s.example/%s/%d", strings.ToLower(strings.ReplaceAll(outlet, " ", "-")), day.Format("2006/01/02"), number),
		Title: title, Publisher: outlet, Author: person(r), Published: day.Format(time.DateOnly),
		Text: strings.TrimSpace(w.text.String()),
	}
}

// writer puts an article together.
type writer struct {
	*event
	rand *rand.Rand
	fill map[string]string
	text strings.Builder
	met  map[string]bool // speakers that have been named in full
}

func (w *writer) paragraph(s string) { w.text.WriteString(s + "\n\n") }

// say picks a phrase and fills it in.
func (w *writer) say(from []string) string { return fill(w.fill, from[w.rand.IntN(len(from))]) }

func fill(with map[string]string, s string) string {
	for {
		before, rest, ok := strings.Cut(s, "{")
		if !ok {
			return s
		}
		key, after, _ := strings.Cut(rest, "}")
		s = before + with[key] + after
	}
}

// claim has somebody say a fact or deny it.
func (w *writer) claim(f fact) string {
	who := w.cast[w.rand.IntN(len(w.cast))]
	speaker := who.full
	if w.met[who.full] {
		speaker = who.short
	}
	w.met[who.full] = true
	forms := reports
	content := w.say(f.says)
	switch w.rand.IntN(6) {
	case 0:
		forms = denials
	case 1:
		content = w.say(f.contrary)
	}
	if w.rand.IntN(8) > 0 {
		content += " " + w.fill["circumstance"]
	}
	w.fill["who"], w.fill["says"], w.fill["Says"] = speaker, content, upper(content)
	s := upper(w.say(forms))
	return strings.ReplaceAll(s, ",,", ",")
}

func upper(s string) string {
	first, size := utf8.DecodeRuneInString(s)
	return string(unicode.ToUpper(first)) + s[size:]
}
