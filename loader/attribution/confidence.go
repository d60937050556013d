package attribution

import "quoth/graph"

// precision is how often a rule is right about both content and speaker, as
// counted on the training part of PolNeAR; the confidence of its claims
// starts there.
var precision = map[string]float64{
	"quote-verb":              0.95,
	"quote-dash":              0.95,
	"verb-quote":              0.85,
	"mixed-verb":              0.75,
	"quote-goes-on":           0.52,
	"quote-colon":             0.75,
	"according-to":            0.80,
	"verb-within":             0.80,
	"verb-clause":             0.86,
	"verb-after":              0.78,
	"verb-rest":               0.73,
	"verb-predicate":          0.65,
	"verb-object-infinitive":  0.73,
	"verb-object-preposition": 0.77,
	"verb-infinitive":         0.66,
	"verb-gerund":             0.74,
	"verb-preposition":        0.66,
	"document-noun":           0.92,
	"verb-noun":               0.64,
	"verb-words":              0.56,
	"verb-surface":            0.30,
	"passive-clause":          0.55,
	"passive-noun":            0.59,
	"reduced-noun":            0.42,
	"noun-clause":             0.65,
	"noun-infinitive":         0.43,
	"noun-preposition":        0.53,
	"adjective-clause":        0.82,
	"adjective-infinitive":    0.47,
	"adjective-preposition":   0.68,
	"name-colon":              0.75,
	"points-back":             0.85, // by eye: the corpus has none
	"interview":               0.85, // by eye: the corpus has none
	"title-dash":              0.75, // as name-colon: the corpus has next to none
	"headline":                0.59,
	"verb-as":                 0.95,
	"verb-what":               0.52,
	"in-poll":                 0.76,
	"verb-tag":                0.55,
	"verb-aside":              0.45,
	"verb-gap":                0.57,
	"list":                    0.60,
	"unnamed-passive":         0.77,
	"unnamed-seeming":         0.60,
	"unnamed-asked":           0.74,
	"unnamed-adverb":          0.41,
}

// confidence rates a candidate: by its rule, and lower where its cue is not what
// the sentence states, or its speaker is a thing.
func (f *finder) confidence(c *candidate) float64 {
	p := precision[c.rule]
	t := &f.t
	if c.rule == "verb-clause" && !f.stands(c.token) {
		p = 0.50
		if _, inside := f.within(c.token); inside {
			p = 0.35
		}
	}
	if c.source.ok() {
		switch t.lower(c.source.head) {
		case "it", "that", "this", "which":
			p *= 0.6
		}
	}
	return p
}

// within gives the cue verb whose clause holds a verb, and whether there is one.
func (f *finder) within(v int) (int, bool) {
	t := &f.t
	for i := v; i >= 0; i = t.toks[i].Head {
		if h := t.toks[i].Head; h >= 0 && h < i && t.is(i, "ccomp") && t.cueVerb(h) {
			return h, true
		}
	}
	return 0, false
}

// inward are the stances that a speaker takes in his own mind: reported of
// himself, they are a part of what he says.
var inward = map[graph.Stance]bool{
	graph.Believes: true, graph.Hopes: true, graph.Fears: true, graph.Plans: true,
	graph.Knows: true, graph.Wants: true, graph.Expects: true,
}

// echoes tells whether a candidate only says of a speaker, in his own reported
// words, what is on his mind: "she said she thinks that".
func (f *finder) echoes(c *candidate) bool {
	if !inward[c.stance] || !c.source.ok() {
		return false
	}
	if _, inside := f.within(c.token); !inside {
		return false
	}
	switch f.t.lower(c.source.head) {
	case "he", "she", "they", "it", "we", "i":
		return true
	}
	return false
}
