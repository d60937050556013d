package graph

import (
	"context"
	"slices"
	"strings"

	"github.com/cayleygraph/quad"
)

// cited is a statement in the index: the parts of its row behind the prefix,
// the last two of which are the article and the node that makes it.
type cited struct {
	parts []string
	value string
}

func (c cited) article() string { return c.parts[len(c.parts)-2] }
func (c cited) node() quad.IRI  { return quad.IRI(c.parts[len(c.parts)-1]) }

// cited gives the rows behind a prefix.
func (v *View) cited(ctx context.Context, prefix string) ([]cited, error) {
	var out []cited
	for p, err := range scan(ctx, v.tx, prefix, nil) {
		if err != nil {
			return nil, err
		}
		out = append(out, cited{strings.Split(string(p.key), "\x00"), string(p.value)})
	}
	return out, nil
}

// statement is a node with its evidence, read from the quads.
type statement struct {
	properties
	evidence   []Evidence
	confidence float64
}

// statements reads the nodes of rows, many in one pass, and their evidence.
func (v *View) statements(ctx context.Context, rows []cited) ([]statement, error) {
	d := &decoder{nodes: described{}}
	var nodes []labelled
	var spans []quad.Value
	seen := map[labelled]bool{}
	for _, r := range rows { // those of the background have evidence of all that rely on them
		for _, label := range []string{ArticleIRI(r.article()), BackgroundLabel} {
			if l := (labelled{quad.IRI(label), r.node()}); !seen[l] {
				seen[l] = true
				nodes = append(nodes, l)
			}
		}
	}
	quads, err := v.quads.under(ctx, nodes)
	if err != nil {
		return nil, err
	}
	for _, q := range quads {
		d.nodes.add(q)
		if q.Predicate == predEvidence {
			spans = append(spans, q.Object)
		}
	}
	if err := v.described(ctx, spans, d.nodes); err != nil {
		return nil, err
	}
	out := make([]statement, len(rows))
	for i, r := range rows {
		s := statement{properties: d.nodes[r.node()]}
		if s.text(predConfidence) != "" {
			s.confidence = d.number(s.properties, predConfidence)
		}
		home := ArticleIRI(r.article())
		for _, e := range d.evidence(properties{predEvidence: within(s.properties[predEvidence], home)}) {
			e.Article, e.Rule, e.Confidence = r.article(), d.rule(s.properties), s.confidence
			s.evidence = append(s.evidence, e)
		}
		out[i] = s
	}
	return out, d.err
}

// within keeps the spans of one article: a node of the background has those of
// all that rely on it.
func within(spans []quad.Value, article string) []quad.Value {
	return slices.DeleteFunc(slices.Clone(spans), func(v quad.Value) bool {
		tail, ok := strings.CutPrefix(string(v.(quad.IRI)), article)
		return !ok || !strings.HasPrefix(tail, "#char=") && !strings.HasPrefix(tail, ";char=")
	})
}

// grouped gives, for each of the keys, the rows behind prefix and the key,
// gathered by their first n parts, in order.
func (v *View) grouped(ctx context.Context, prefix string, keys []string, n int) ([][][]cited, error) {
	out := make([][][]cited, len(keys))
	for i, key := range keys {
		rows, err := v.cited(ctx, row(prefix, key, ""))
		if err != nil {
			return nil, err
		}
		for _, r := range rows {
			last := len(out[i]) - 1
			if last >= 0 && slices.Equal(out[i][last][0].parts[:n], r.parts[:n]) {
				out[i][last] = append(out[i][last], r)
			} else {
				out[i] = append(out[i], []cited{r})
			}
		}
	}
	return out, nil
}

// merge makes one node of each group: start makes it from the first row, add
// takes in what each statement says.
func merge[T any](ctx context.Context, v *View, groups [][][]cited, start func(key int, rows []cited) *T, add func(*T, cited, statement)) ([][]*T, error) {
	var all []cited
	for _, g := range groups {
		for _, rows := range g {
			all = append(all, rows[:min(len(rows), MaxEvidence)]...)
		}
	}
	read, err := v.statements(ctx, all)
	if err != nil {
		return nil, err
	}
	out := make([][]*T, len(groups))
	for i, g := range groups {
		for _, rows := range g {
			n := start(i, rows)
			for _, r := range rows[:min(len(rows), MaxEvidence)] {
				add(n, r, read[0])
				read = read[1:]
			}
			out[i] = append(out[i], n)
		}
	}
	return out, nil
}

func articlesIn(rows []cited) int {
	n := 0
	for i, r := range rows {
		if i == 0 || r.article() != rows[i-1].article() {
			n++
		}
	}
	return n
}

// statementLists gives, for each of the keys, the statements behind it in a
// list of the index: from the cache, else by load, which is asked once for all
// the rest.
func statementLists[T any](ctx context.Context, v *View, list string, keys []string, size func(*T) int, load func(keys []string) ([][]*T, error)) ([][]*T, error) {
	keys, err := v.canonical(ctx, keys)
	if err != nil {
		return nil, err
	}
	found, err := batched(v, row(list), keys, func(missing []string) (map[string]*[]*T, error) {
		slices.Sort(missing)
		missing = slices.Compact(missing)
		read, err := load(missing)
		if err != nil {
			return nil, err
		}
		out := make(map[string]*[]*T, len(missing))
		for i, key := range missing {
			out[key] = &read[i]
		}
		return out, nil
	}, func(l *[]*T) int64 {
		n := 64
		for _, s := range *l {
			n += size(s)
		}
		return int64(n)
	})
	if err != nil {
		return nil, err
	}
	out := make([][]*T, len(keys))
	for i, l := range found {
		out[i] = *l
	}
	return out, nil
}

func evidenceSize(evidence []Evidence) int {
	n := 192 // of the statement that it is for
	for _, e := range evidence {
		n += 128 + len(e.Exact) + len(e.Prefix) + len(e.Suffix)
	}
	return n
}

// Members gives, for each of the agreements, its parties by key and then its
// mediators.
func (v *View) Members(ctx context.Context, agreements []string) ([][]*MembershipNode, error) {
	return v.memberships(ctx, "mg", agreements, func(key, other string) (party, agreement string) { return other, key })
}

// Memberships gives, for each of the entities, what it is party to and then
// what it mediates, by key of the agreement.
func (v *View) Memberships(ctx context.Context, parties []string) ([][]*MembershipNode, error) {
	return v.memberships(ctx, "mp", parties, func(key, other string) (party, agreement string) { return key, other })
}

// memberships reads a list of memberships; ends tells what a key of the list
// and the other key of its rows are.
func (v *View) memberships(ctx context.Context, list string, keys []string, ends func(key, other string) (party, agreement string)) ([][]*MembershipNode, error) {
	size := func(n *MembershipNode) int { return evidenceSize(n.Evidence) }
	return statementLists(ctx, v, list, keys, size, func(keys []string) ([][]*MembershipNode, error) {
		groups, err := v.grouped(ctx, list, keys, 2)
		if err != nil {
			return nil, err
		}
		return merge(ctx, v, groups, func(key int, rows []cited) *MembershipNode {
			n := &MembershipNode{Role: MediatorRole, Inferred: true, Articles: articlesIn(rows)}
			if rows[0].parts[0] == roleRank(PartyRole) {
				n.Role = PartyRole
			}
			n.Party, n.Agreement = ends(keys[key], rows[0].parts[1])
			return n
		}, func(n *MembershipNode, c cited, s statement) {
			n.Inferred = n.Inferred && s.text(predInferred) == "true"
			n.Confidence = max(n.Confidence, s.confidence)
			n.Evidence = capped(n.Evidence, s.evidence)
		})
	})
}

func capped(have, more []Evidence) []Evidence {
	return append(have, more[:max(0, min(len(more), MaxEvidence-len(have)))]...)
}

// Regions gives, for each of the places, the regions that it lies in, by key.
func (v *View) Regions(ctx context.Context, places []string) ([][]*LocationNode, error) {
	return v.locations(ctx, "lp", places, func(key, other string) (place, region string) { return key, other })
}

// Contents gives, for each of the regions, the places that lie in it, by key.
func (v *View) Contents(ctx context.Context, regions []string) ([][]*LocationNode, error) {
	return v.locations(ctx, "lr", regions, func(key, other string) (place, region string) { return other, key })
}

func (v *View) locations(ctx context.Context, list string, keys []string, ends func(key, other string) (place, region string)) ([][]*LocationNode, error) {
	size := func(n *LocationNode) int { return evidenceSize(n.Evidence) }
	return statementLists(ctx, v, list, keys, size, func(keys []string) ([][]*LocationNode, error) {
		groups, err := v.grouped(ctx, list, keys, 1)
		if err != nil {
			return nil, err
		}
		return merge(ctx, v, groups, func(key int, rows []cited) *LocationNode {
			n := &LocationNode{Basis: BackgroundBasis, Articles: articlesIn(rows)}
			n.Place, n.Region = ends(keys[key], rows[0].parts[0])
			for _, r := range rows {
				if r.value == string(TextBasis) {
					n.Basis = TextBasis
				}
			}
			return n
		}, func(n *LocationNode, c cited, s statement) {
			n.Confidence = max(n.Confidence, s.confidence)
			n.Evidence = capped(n.Evidence, s.evidence)
		})
	})
}

// Roles gives, for each of the entities, the offices that articles say it
// holds, by title, with at most MaxEvidence pieces of evidence each.
func (v *View) Roles(ctx context.Context, keys []string) ([][]*RoleNode, error) {
	size := func(n *RoleNode) int { return evidenceSize(n.Evidence) }
	return statementLists(ctx, v, "r", keys, size, func(keys []string) ([][]*RoleNode, error) {
		groups, err := v.grouped(ctx, "r", keys, 2)
		if err != nil {
			return nil, err
		}
		return merge(ctx, v, groups, func(_ int, rows []cited) *RoleNode {
			return &RoleNode{Of: rows[0].parts[1], Count: articlesIn(rows)}
		}, func(n *RoleNode, c cited, s statement) {
			n.Title = s.text(predRoleName)
			n.Evidence = capped(n.Evidence, s.evidence)
		})
	})
}
