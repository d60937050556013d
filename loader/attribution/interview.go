package attribution

import (
	"slices"
	"sort"
	"strings"
	"unicode"
	"unicode/utf8"

	"quoth/graph"
	"quoth/loader/article"
	"quoth/loader/entity"
)

// turn is what one side of an interview says before the other speaks again.
type turn struct {
	sentence int    // its first
	label    int    // tokens that tell whose turn it is, with the colon; 0 where none do
	name     string // the label in small letters, without the colon
	asks     bool
	words    []Span    // a stretch for each paragraph
	speakers []Speaker // none where nobody is known
}

// asking and answering are the labels of turns that name nobody.
var (
	asking    = map[string]bool{"q": true, "question": true, "interviewer": true, "journalist": true, "reporter": true, "moderator": true, "host": true, "correspondent": true}
	answering = map[string]bool{"a": true, "answer": true, "reply": true, "response": true}
)

// interview finds the turns of an article that is one: "Q: … A: …", "Ann Lee: …", or
// questions with answers in between.
func (f *finder) interview() {
	paragraphs := f.paragraphs()
	turns := f.labelled(paragraphs)
	if turns == nil {
		turns = f.questioned(paragraphs)
	}
	if turns == nil {
		return
	}
	f.turns = turns
	f.interviewee, f.single = f.answerer(turns[0].sentence), true
	for i, first := 0, ""; i < len(turns); i++ {
		if t := &turns[i]; !t.asks {
			f.single = f.single && (first == "" || first == t.name)
			first = t.name
		}
	}
}

// paragraph is the sentences [first, end) of a block.
type paragraph struct {
	first, end int
	Span
}

// paragraphs gives the blocks in which somebody may speak.
func (f *finder) paragraphs() []paragraph {
	var out []paragraph
	s := f.doc.Sentences
	for i := 0; i < len(s); {
		j := i
		for j < len(s) && s[j].Block == s[i].Block {
			j++
		}
		if k := f.kind(i); k != article.Furniture && k != article.Title {
			out = append(out, paragraph{i, j, Span{s[i].Start, s[j-1].End}})
		}
		i = j
	}
	return out
}

// labelled gives the turns of an interview that says before each whose it is:
// nil where the article is none.
func (f *finder) labelled(paragraphs []paragraph) []turn {
	var turns []turn
	count, asks := map[string]int{}, map[string]int{}
	for _, p := range paragraphs {
		name, size := label(f.text[p.Start:p.End])
		if size == 0 {
			if n := len(turns); n > 0 && f.sentenceAt(turns[n-1].words[0].Start) >= 0 && f.kind(p.first) != article.Heading {
				turns[n-1].words = append(turns[n-1].words, p.Span)
			}
			continue
		}
		t := turn{sentence: p.first, name: name, words: []Span{{p.Start + size, p.End}}}
		for _, k := range f.doc.Sentences[p.first].Tokens {
			if k.Start < t.words[0].Start {
				t.label++
			}
		}
		count[name]++
		if strings.Contains(f.text[p.Start:p.End], "?") {
			asks[name]++
		}
		turns = append(turns, t)
	}
	for len(turns) > 0 && count[turns[0].name] == 1 && !asking[turns[0].name] {
		turns = turns[1:] // "Kabul: The envoy spoke", before the first question
	}
	questions, answers := 0, 0
	for i := range turns {
		t := &turns[i]
		n := count[t.name]
		t.asks = asking[t.name] || !answering[t.name] && n > 1 && asks[t.name]*3 >= n*2
		switch {
		case t.asks:
			questions++
		case answering[t.name] || n > 1 || i > 0 && turns[i-1].asks:
			answers++
		}
	}
	if questions < 1 || answers < 1 || questions+answers < 3 || (questions+answers)*3 < len(turns)*2 {
		return nil
	}
	last := &turns[len(turns)-1]
	last.words = last.words[:1] // what follows may be the article's own
	return turns
}

// labelLength bounds, in bytes, the words before the colon of a turn.
const labelLength = 48

// label reads who speaks at the head of a paragraph, "Ann Lee: ", and gives the name
// in small letters and its size with the blank behind it, or 0.
func label(text string) (name string, size int) {
	i := strings.IndexAny(text[:min(len(text), labelLength)], ":.")
	if i < 1 || i+1 >= len(text) || text[i] == '.' && i > 1 {
		return "", 0
	}
	rest := strings.TrimLeft(text[i+1:], " \u00a0")
	size = len(text) - len(rest)
	if rest == "" || size == i+1 {
		return "", 0
	}
	words := strings.Fields(text[:i])
	for _, w := range words {
		if r, _ := utf8.DecodeRuneInString(w); !unicode.IsUpper(r) && (len(w) > 3 && w == strings.ToLower(w) || len(words) == 1) || strings.ContainsAny(w, ",;?!\"“”()") {
			return "", 0
		}
	}
	name = strings.ToLower(strings.Join(words, " "))
	if len(words) > 5 || text[i] == '.' && !asking[name] && !answering[name] {
		return "", 0
	}
	return name, size
}

// questioned gives the turns of an interview whose paragraphs are questions and the
// answers to them, without labels: nil where the article is none.
func (f *finder) questioned(paragraphs []paragraph) []turn {
	var turns []turn
	questions, personal, dashed, reported := 0, 0, 0, 0
	for i, p := range paragraphs {
		words := f.text[p.Start:p.End]
		asks := strings.HasSuffix(words, "?") && !strings.HasPrefix(words, "“") && !strings.HasPrefix(words, "\"")
		if asks && i+1 < len(paragraphs) && len(words) < questionLength {
			questions++
			turns = append(turns, turn{sentence: p.first, asks: true, words: []Span{p.Span}})
			continue
		}
		n := len(turns)
		switch {
		case n == 0:
			continue
		case !turns[n-1].asks:
			if f.kind(p.first) != article.Heading {
				turns[n-1].words = append(turns[n-1].words, p.Span)
			}
			continue
		}
		if f.personal(p) {
			personal++
		}
		if slices.ContainsFunc(f.quotesNear(p.Span), func(q quotation) bool { return q.sentential }) {
			reported++
		}
		_, size := label(words)
		start := p.Start + len(words) - len(strings.TrimLeft(words[size:], "-–—― \u00a0"))
		if start > p.Start || f.kind(p.first) == article.ListItem {
			dashed++
		}
		turns = append(turns, turn{sentence: p.first, words: []Span{{start, p.End}}})
	}
	if questions < 3 && dashed < 2 || len(turns) < questions*2-questions/3 || personal*3 < questions || reported*3 >= questions || !f.announced(turns[0].sentence) {
		return nil
	}
	last := &turns[len(turns)-1]
	last.words = last.words[:1]
	return turns
}

// personal tells whether somebody speaks of himself in a paragraph.
func (f *finder) personal(p paragraph) bool {
	for i := p.first; i < p.end; i++ {
		for _, k := range f.doc.Sentences[i].Tokens {
			switch strings.ToLower(k.Form) {
			case "i", "we", "my", "our", "us", "me":
				return true
			}
		}
	}
	return false
}

// questionLength bounds, in bytes, a question of an interview.
const questionLength = 800

// announced tells whether the sentences before the first question speak of an
// interview with somebody.
func (f *finder) announced(first int) bool {
	if first == 0 || f.answerer(first).Entity < 0 {
		return false
	}
	lead := strings.ToLower(f.text[:f.doc.Sentences[first].Start])
	for _, w := range []string{"interview", "q&a", "q & a", "questions", "spoke to", "spoke with", "speaks to", "talks to", "talked to", "conversation", "asked "} {
		if strings.Contains(lead, w) {
			return true
		}
	}
	return false
}

// answerer gives the person of whom the sentences before an interview speak most.
func (f *finder) answerer(first int) Speaker {
	count := map[int]int{}
	best := Speaker{Entity: -1}
	var order []int
	spans := map[int]Span{}
	for i := range first {
		if f.kind(i) == article.Furniture {
			continue
		}
		for _, m := range f.set.InSentence(i) {
			if len(m.Entities) != 1 || f.set.Entities[m.Entities[0]].Type != graph.Person {
				continue
			}
			e := m.Entities[0]
			count[e]++
			if m.Form == entity.Name && spans[e].empty() {
				start, end := f.set.Span(m)
				order, spans[e] = append(order, e), Span{start, end}
			}
		}
	}
	for _, e := range order {
		if best.Entity < 0 || count[e] > count[best.Entity] {
			best = Speaker{e, spans[e]}
		}
	}
	return best
}

// turnClaims adds a claim for each turn whose speaker is known.
func (f *finder) turnClaims() {
	for i := range f.turns {
		turn := &f.turns[i]
		c := candidate{sentence: turn.sentence, token: -1, whole: true, stance: graph.Asserts, rule: "interview", score: precision["interview"]}
		if turn.asks {
			c.stance = graph.Asks
		}
		for _, s := range turn.words {
			if s = trimBlanks(f.text, s); !s.empty() {
				c.content = append(c.content, s)
			}
		}
		if len(c.content) == 0 || !f.wordy(c.content) {
			continue
		}
		turn.speakers = f.speakersOf(turn)
		if c.by = turn.speakers; c.by != nil {
			f.found = append(f.found, c)
		}
	}
}

// speakersOf gives whose turn it is: whom the label names, else, for an answer, whoever
// is interviewed.
func (f *finder) speakersOf(t *turn) []Speaker {
	known := f.interviewee.Entity >= 0
	labelled := t.label > 1 && !asking[t.name] && !answering[t.name]
	if labelled && (t.asks || !known || !f.single || f.nameIn(t.sentence, t.label)) {
		toks := f.doc.Sentences[t.sentence].Tokens
		var out []Speaker
		for _, e := range f.set.Speakers(t.sentence, 0, t.label-1, t.label-2, entity.Context{}) {
			out = append(out, Speaker{e, Span{toks[0].Start, toks[t.label-2].End}})
		}
		return out
	}
	if known && !t.asks {
		by := f.interviewee
		if toks := f.doc.Sentences[t.sentence].Tokens; t.label > 1 {
			by.Span = Span{toks[0].Start, toks[t.label-2].End}
		}
		return []Speaker{by}
	}
	return nil
}

// inTurn gives who says "I" and "we", or is "you", in sentence i of an interview: nil
// for other words and outside of one.
func (f *finder) inTurn(i int, word string) []Speaker {
	k := sort.Search(len(f.turns), func(k int) bool { return f.turns[k].sentence > i }) - 1
	if k < 0 || f.doc.Sentences[i].Start >= f.turns[k].words[len(f.turns[k].words)-1].End {
		return nil
	}
	switch word {
	case "i", "we":
		return f.turns[k].speakers
	case "you":
		if f.turns[k].asks && f.interviewee.Entity >= 0 {
			return []Speaker{f.interviewee}
		}
	}
	return nil
}

// nameIn tells whether a name stands in the first tokens of sentence i.
func (f *finder) nameIn(i, end int) bool {
	return slices.ContainsFunc(f.set.Within(i, 0, end), func(m entity.Mention) bool { return m.Form == entity.Name })
}
