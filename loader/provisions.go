package loader

import (
	"cmp"
	"slices"
	"strings"

	"quoth/graph"
	"quoth/loader/attribution"
	"quoth/loader/relation"
)

// provisions adds to the claims what the agreements provide, each in its place
// in the text. What is a provision by the claims already is not added again.
func (a *assembly) provisions(claims []graph.Claim) []graph.Claim {
	if len(a.relations.Provisions) == 0 {
		return claims
	}
	found := standing(claims)
	var added []graph.Claim
	for _, p := range a.relations.Provisions {
		g := a.provision(p)
		near := found[g.Spans[0].Start/stretch]
		if slices.ContainsFunc(near, func(c *graph.Claim) bool { return c.ID == g.ID || c.Provision() != "" && meet(c.Spans, g.Spans) }) {
			continue
		}
		g.Via = reporter(near, g)
		added = append(added, g)
	}
	slices.SortStableFunc(added, func(a, b graph.Claim) int { return cmp.Compare(a.Spans[0].Start, b.Spans[0].Start) })
	return merged(claims, added)
}

// merged puts each of the added claims before the first that begins behind it.
func merged(claims, added []graph.Claim) []graph.Claim {
	out := make([]graph.Claim, 0, len(claims)+len(added))
	for _, c := range claims {
		for len(added) > 0 && c.Spans[0].Start > added[0].Spans[0].Start {
			out, added = append(out, added[0]), added[1:]
		}
		out = append(out, c)
	}
	return append(out, added...)
}

// stretch is a length of text in code points by which claims are found.
const stretch = 1024

// standing finds claims by the stretches of text that they stand in.
func standing(claims []graph.Claim) map[int][]*graph.Claim {
	found := map[int][]*graph.Claim{}
	for i := range claims {
		c := &claims[i]
		for k := c.Spans[0].Start / stretch; k <= c.Spans[len(c.Spans)-1].End/stretch; k++ {
			found[k] = append(found[k], c)
		}
	}
	return found
}

func (a *assembly) provision(p relation.Provision) graph.Claim {
	content := make([]attribution.Span, len(p.Content))
	for i, s := range p.Content {
		content[i] = attribution.Span(s)
	}
	c := attribution.Claim{Content: content, Cue: attribution.Span(p.Cue), Kind: graph.Indirect, Stance: p.Stance,
		Via: -1, Addressee: -1, Confidence: p.Confidence, Rule: p.Rule}
	for _, s := range content {
		if strings.ContainsAny(a.art.Content[s.Start:s.End], "\"“”") {
			c.Kind = graph.Mixed
		}
	}
	g := a.graphClaim(c)
	g.Speakers = []graph.Speaker{{Entity: a.agreements[p.Agreement],
		Text: a.art.Content[p.Source.Start:p.Source.End], Span: a.points.span(p.Source.Start, p.Source.End)}}
	return g
}

// meet says whether spans of the two overlap.
func meet(a, b []graph.Span) bool {
	return slices.ContainsFunc(a, func(s graph.Span) bool {
		return slices.ContainsFunc(b, func(o graph.Span) bool { return s.Start < o.End && o.Start < s.End })
	})
}

// reporter gives the key of the one whose words a provision stands in: of claims
// within each other, of the narrowest; or "".
func reporter(claims []*graph.Claim, p graph.Claim) string {
	who, narrowest := "", 0
	for _, c := range claims {
		for _, s := range c.Spans {
			if s.Start <= p.Spans[0].Start && p.Spans[len(p.Spans)-1].End <= s.End && len(c.Voices()) > 0 && (who == "" || s.End-s.Start < narrowest) {
				who, narrowest = c.Voices()[0], s.End-s.Start
			}
		}
	}
	return who
}

// speaking gives the agreements that unnamed entities, speakers of claims by
// their words, are: "the treaty says", and "it adds" of the same.
func (a *assembly) speaking() map[int]string {
	found := map[int]string{}
	for _, c := range a.claims {
		for _, s := range c.Speakers {
			if s.Entity < 0 || !a.set.Entities[s.Entity].Local || found[s.Entity] != "" {
				continue
			}
			for i, g := range a.relations.Agreements {
				if slices.ContainsFunc(g.Mentions, func(m relation.Span) bool { return a.headed(s.Span, m) }) {
					found[s.Entity] = a.agreements[i]
				}
			}
		}
	}
	return found
}

// headed says whether the words for a speaker are those for an agreement, or for
// its terms: "the terms of the accord".
func (a *assembly) headed(speaker attribution.Span, agreement relation.Span) bool {
	if agreement.Start < speaker.Start || agreement.End > speaker.End {
		return false
	}
	before := strings.Fields(strings.ToLower(a.art.Content[speaker.Start:agreement.Start]))
	for i, w := range before {
		switch w {
		case "the", "this", "that", "a", "an", "its", "their", "of", "draft", "text", "terms":
		case "article", "clause", "section", "provision", "paragraph":
		default:
			if i == 0 || before[i-1] != "article" && before[i-1] != "section" && before[i-1] != "paragraph" {
				return false
			}
		}
	}
	return true
}
