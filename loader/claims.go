package loader

import (
	"slices"
	"strings"

	"quoth/graph"
	"quoth/loader/attribution"
	"quoth/loader/entity"
)

// graphClaims gives the claims in the order of the text, each with the entities
// that its content mentions.
func (a *assembly) graphClaims() []graph.Claim {
	var claims []graph.Claim
	seen := map[string]bool{} // two rules may find the same words
	for _, c := range a.claims {
		g := a.graphClaim(c)
		if !seen[g.ID] {
			seen[g.ID] = true
			claims = append(claims, g)
		}
	}
	return claims
}

func (a *assembly) graphClaim(c attribution.Claim) graph.Claim {
	g := graph.Claim{
		Kind: c.Kind, Stance: c.Stance, SaidOn: c.SaidOn, Confidence: c.Confidence, Rule: c.Rule,
		Via: a.key(c.Via), Addressee: a.key(c.Addressee), About: a.about(c.Content),
	}
	for _, s := range c.Speakers {
		g.Speakers = append(g.Speakers, a.speaker(s))
	}
	if c.Cue.Start < c.Cue.End {
		g.Cue = graph.Cue{Text: a.art.Content[c.Cue.Start:c.Cue.End], Span: a.points.span(c.Cue.Start, c.Cue.End)}
	}
	var pieces []string
	for _, s := range c.Content {
		pieces = append(pieces, a.art.Content[s.Start:s.End])
		g.Spans = append(g.Spans, a.points.span(s.Start, s.End))
	}
	g.Content = strings.Join(pieces, " ")
	g.ID = graph.ClaimID(a.id, g.Spans, g.Cue)
	return g
}

func (a *assembly) speaker(s attribution.Speaker) graph.Speaker {
	var g graph.Speaker
	if s.Span.Start < s.Span.End {
		g.Text = a.art.Content[s.Span.Start:s.Span.End]
		g.Span = a.points.span(s.Span.Start, s.Span.End)
	}
	if g.Entity = a.documents[s.Entity]; g.Entity == "" {
		g.Entity = a.key(s.Entity)
		if g.Text != "" {
			a.spoke[s.Entity] = append(a.spoke[s.Entity], g.Span)
		}
	}
	return g
}

// about gives the keys of the entities that the spans mention, in order, each
// once. Mentions stand in the order of the text.
func (a *assembly) about(content []attribution.Span) []string {
	var keys []string
	for _, s := range content {
		first := a.firstMention(s.Start)
		for _, m := range a.set.Mentions[first:] {
			start, end := a.set.Span(m)
			if start >= s.End {
				break
			}
			if start < s.Start || end > s.End {
				continue
			}
			for _, e := range m.Entities {
				if k := a.key(e); !slices.Contains(keys, k) {
					keys = append(keys, k)
				}
			}
		}
	}
	return keys
}

// firstMention gives the index of the first mention in the sentence that holds
// a byte offset, or in a later one.
func (a *assembly) firstMention(at int) int {
	i, _ := slices.BinarySearchFunc(a.set.Mentions, at, func(m entity.Mention, at int) int {
		if a.doc.Sentences[m.Sentence].End <= at {
			return -1
		}
		return 1
	})
	return i
}
