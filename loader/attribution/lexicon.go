package attribution

import (
	_ "embed"
	"fmt"
	"slices"
	"strings"
	"sync"

	"quoth/graph"
)

//go:embed verbs.txt
var verbsText string

//go:embed nouns.txt
var nounsText string

//go:embed adjectives.txt
var adjectivesText string

//go:embed unnamed.txt
var unnamedText string

// frame is a set of places where a cue's content may stand; verbs.txt
// describes them.
type frame uint16

const (
	clauseFrame frame = 1 << iota
	quoteFrame
	toldFrame
	nounFrame
	infinitiveFrame
	gerundFrame
	objectFrame    // an object with its infinitive
	predicateFrame // an object with its predicate
	prepFrame
	objectPrepFrame
	documentFrame // a noun phrase, where the subject is a document
	eventFrame    // an event where it stands in a headline
)

// entry is one use of a cue word: what it means in which frames. A word may
// have several, the first that fits wins.
type entry struct {
	stance graph.Stance
	frames frame
	preps  []string // for prepFrame
	oPreps []string // for objectPrepFrame
}

// lexicon is the knowledge of cue words.
type lexicon struct {
	verbs      map[string][]entry
	forms      map[string]string // forms of the verbs
	particles  map[string]bool   // verbs that have entries with particles
	nouns      map[string][]entry
	adjectives map[string][]entry
	unnamed    map[string][]entry // passive verbs whose speaker goes unsaid
}

var cues = sync.OnceValue(func() *lexicon {
	l := &lexicon{particles: map[string]bool{}}
	l.verbs = parseEntries("verbs", verbsText)
	l.nouns = parseEntries("nouns", nounsText)
	l.adjectives = parseEntries("adjectives", adjectivesText)
	l.unnamed = parseEntries("unnamed", unnamedText)
	l.forms = byForm(l.verbs)
	for w := range l.verbs {
		if verb, _, ok := strings.Cut(w, "_"); ok {
			l.particles[verb] = true
		}
	}
	return l
})

// parseEntries reads lines "stance | frames | words". The lists are part of the
// program, so a fault in one is a programmer's error and panics.
func parseEntries(name, text string) map[string][]entry {
	m := map[string][]entry{}
	for _, f := range lines(name, text, 3) {
		e := entry{stance: stance(f[0])}
		for code := range strings.FieldsSeq(f[1]) {
			if err := e.add(code); err != nil {
				panic(fmt.Sprintf("%s: %q: %v", name, f, err))
			}
		}
		for w := range strings.FieldsSeq(f[2]) {
			m[w] = append(m[w], e)
		}
	}
	return m
}

// stances are those that a list may name.
var stances = []graph.Stance{
	graph.Asserts, graph.Denies, graph.Demands, graph.Urges, graph.Accuses, graph.Warns, graph.Promises,
	graph.Supports, graph.Opposes, graph.Regrets, graph.Praises, graph.Condemns, graph.Asks, graph.Believes,
	graph.Hopes, graph.Fears, graph.Proposes, graph.Plans, graph.Confirms, graph.Questions, graph.Knows,
	graph.Wants, graph.Expects,
}

func stance(name string) graph.Stance {
	if !slices.Contains(stances, graph.Stance(name)) {
		panic(fmt.Sprintf("unknown stance %q", name))
	}
	return graph.Stance(name)
}

var frameCodes = map[string]frame{
	"s": clauseFrame, "q": quoteFrame, "t": toldFrame, "n": nounFrame, "i": infinitiveFrame,
	"g": gerundFrame, "o": objectFrame, "c": predicateFrame, "p": prepFrame, "x": objectPrepFrame, "d": documentFrame, "e": eventFrame,
}

func (e *entry) add(code string) error {
	letter, prep, _ := strings.Cut(code, ":")
	f, ok := frameCodes[letter]
	if !ok {
		return fmt.Errorf("unknown frame %q", code)
	}
	e.frames |= f
	switch f {
	case prepFrame:
		e.preps = append(e.preps, prep)
	case objectPrepFrame:
		e.oPreps = append(e.oPreps, prep)
	}
	return nil
}

// lines splits a list into trimmed fields, leaving out blank lines and comments.
func lines(name, text string, fields int) [][]string {
	var out [][]string
	for line := range strings.Lines(text) {
		line = strings.TrimSpace(line)
		if line == "" || line[0] == '#' {
			continue
		}
		f := strings.Split(line, "|")
		if len(f) != fields {
			panic(fmt.Sprintf("%s: %q has %d fields, want %d", name, line, len(f), fields))
		}
		for i := range f {
			f[i] = strings.TrimSpace(f[i])
		}
		out = append(out, f)
	}
	return out
}
