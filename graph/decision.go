package graph

import (
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/cayleygraph/quad"
	"github.com/hidal-go/hidalgo/kv/flat"
)

// Action is what a person decided.
type Action string

// The actions.
const (
	MergeAction Action = "merge" // two keys are one thing
	SplitAction Action = "split" // two keys are never one thing
	HideAction  Action = "hide"  // a thing is not to be listed or found by name
)

// Decision is what a person decided about who is who. It goes before what the
// rules find, whatever articles come and go, until it is undone.
type Decision struct {
	ID     string `json:"id"` // "decision:" and 20 hex digits, made of the action and the keys
	Action Action `json:"action"`
	A      string `json:"a"`           // key of an entity or agreement, or ID of an event; to hide, also of a claim
	B      string `json:"b,omitempty"` // the other, behind A in code point order; "" for hide
	// Article is the ID of the one article whose A is another thing, known by B
	// from then on; "" for all other decisions.
	Article string `json:"article,omitempty"`
	Grounds
}

// Grounds say why a decision was made, by whom and when; all but Because may
// be left out. Nothing is filled in.
type Grounds struct {
	Because string `json:"because"`
	By      string `json:"by,omitempty"`
	When    Date   `json:"when,omitempty"`
}

// MaxDecisions bounds the decisions of a store.
const MaxDecisions = 10_000

// Errors that callers tell apart.
var (
	ErrNoDecision = errors.New("no such decision")
	ErrDecision   = errors.New("decision refused") // it makes no sense, or contradicts another
)

func newDecision(action Action, a, b string, g Grounds) Decision {
	if b != "" && b < a {
		a, b = b, a
	}
	return Decision{ID: "decision:" + digest(idHash, string(action), a, b), Action: action, A: a, B: b, Grounds: g}
}

// again makes a decision of what it says.
func (d *Decision) again() Decision {
	if d.Article != "" {
		return splitOff(d.A, d.Article, d.Grounds)
	}
	return newDecision(d.Action, d.A, d.B, d.Grounds)
}

// Merge decides that two entities, agreements or events, given by their keys or
// IDs, are one. Deciding it again changes the grounds. One that contradicts a
// split gives ErrDecision.
func (s *Store) Merge(ctx context.Context, a, b string, g Grounds) (Decision, error) {
	return s.decide(ctx, newDecision(MergeAction, a, b, g))
}

// Split decides that two keys are not one thing, and keeps apart what the rules
// would join by way of others too. One that contradicts merges gives ErrDecision.
func (s *Store) Split(ctx context.Context, a, b string, g Grounds) (Decision, error) {
	return s.decide(ctx, newDecision(SplitAction, a, b, g))
}

// SplitOff decides that what an article calls by a key is another thing than what
// other articles call by it. The article's own gets a key of its own, the
// decision's B; rules join that with nothing. The key is one that the article
// gave, or that represents one of those.
func (s *Store) SplitOff(ctx context.Context, key, article string, g Grounds) (Decision, error) {
	return s.decide(ctx, Decision{Action: SplitAction, A: key, Article: article, Grounds: g})
}

// Hide decides that an entity, agreement, claim or event is in no list and no
// count, and found by no name or search. What is said of it stays, and so does
// the way to it by its key or ID.
func (s *Store) Hide(ctx context.Context, key string, g Grounds) (Decision, error) {
	return s.decide(ctx, newDecision(HideAction, key, "", g))
}

// Undo takes a decision back, given by its ID; the graph is then as if it had
// never been made. An unknown one gives ErrNoDecision.
func (s *Store) Undo(ctx context.Context, id string) (Decision, error) {
	var undone Decision
	_, err := s.write(ctx, func(w *writer) error {
		if err := w.open(ctx); err != nil {
			return err
		}
		all, err := readDecisions(ctx, w.snap)
		if err != nil {
			return err
		}
		i := slices.IndexFunc(all, func(d Decision) bool { return d.ID == id })
		if i < 0 {
			return fmt.Errorf("undo %s: %w", id, ErrNoDecision)
		}
		undone = all[i]
		w.batch.decide(&undone, nil)
		return nil
	})
	return undone, err
}

func (s *Store) decide(ctx context.Context, d Decision) (Decision, error) {
	_, err := s.write(ctx, func(w *writer) error {
		if err := w.open(ctx); err != nil {
			return err
		}
		all, err := readDecisions(ctx, w.snap)
		if err != nil {
			return err
		}
		if d.Article != "" && d.B == "" {
			key, err := givenBy(ctx, w.snap, d.A, d.Article)
			if err != nil {
				return err
			}
			d = splitOff(key, d.Article, d.Grounds)
		}
		if err := d.check(); err != nil {
			return fmt.Errorf("%s %s %s: %w: %w", d.Action, d.A, d.B, ErrDecision, err)
		}
		for _, key := range []string{d.A, d.B} {
			if ok, err := inStore(ctx, w.snap, key); err != nil {
				return err
			} else if key != "" && !ok && (key != d.B || d.Article == "") {
				return fmt.Errorf("%s: %w: there is no %q", d.Action, ErrDecision, key)
			}
		}
		return w.decide(all, d)
	})
	return d, err
}

// decide makes one decision beside all others.
func (w *writer) decide(all []Decision, d Decision) error {
	var former *Decision
	for i := range all {
		if all[i].ID == d.ID {
			former = &all[i]
		}
	}
	if former == nil && len(all) >= MaxDecisions {
		return fmt.Errorf("%s: %w: there are %d decisions already", d.Action, ErrDecision, len(all))
	}
	if former == nil {
		if other := contradiction(append(slices.Clone(all), d)); other != nil {
			if other.ID == d.ID {
				return fmt.Errorf("%s %s %s: %w: merges make the two one; undo one of those first", d.Action, d.A, d.B, ErrDecision)
			}
			return fmt.Errorf("%s %s %s: %w: %s keeps %s and %s apart; undo it first",
				d.Action, d.A, d.B, ErrDecision, other.ID, other.A, other.B)
		}
	}
	if former == nil || *former != d {
		w.batch.decide(former, &d)
	}
	return nil
}

// contradiction gives a split whose two keys merges make one, nil for none.
func contradiction(all []Decision) *Decision {
	one := groups{}
	for _, d := range all {
		if d.Action == MergeAction {
			one.join(d.A, d.B)
		}
	}
	for i, d := range all {
		if d.Action == SplitAction && one.find(d.A) == one.find(d.B) {
			return &all[i]
		}
	}
	return nil
}

// groups are disjoint sets of keys.
type groups map[string]string

func (g groups) find(key string) string {
	for g[key] != "" && g[key] != key {
		key = g[key]
	}
	return key
}

func (g groups) join(a, b string) {
	if a, b = g.find(a), g.find(b); a != b {
		g[max(a, b)] = min(a, b)
	}
}

// joins says whether a decision bears on what represents a key: events are
// joined when they are read.
func (d *Decision) joins() bool { return d.Action != HideAction && sortOf(d.A) != EventSort }

func (d *Decision) check() error {
	switch {
	case d.Because == "":
		return errors.New("it needs a reason")
	case d.A == d.B:
		return errors.New("the two are the same key")
	case d.Article != "" && (d.Action != SplitAction || local(d.A) || d.B != ownKey(d.A, d.Article)):
		return errors.New("that is of one article already")
	case d.Action != HideAction && sortOf(d.A) == ClaimSort:
		return errors.New("claims are never merged")
	case d.Action != HideAction && sortOf(d.A) != sortOf(d.B):
		return fmt.Errorf("an %s is no %s", sortOf(d.A), sortOf(d.B))
	case d.Action == MergeAction && strings.HasPrefix(d.A, "person:") != strings.HasPrefix(d.B, "person:"):
		return errors.New("a person is nothing else")
	}
	for _, v := range []string{d.Because, d.By, d.Article} {
		if err := checkValue(v); err != nil {
			return err
		}
	}
	return d.When.Check()
}

func decisionRow(id string) string { return row("d", id) }

func (d *Decision) encode() string {
	b, err := json.Marshal(d)
	if err != nil {
		panic(err) // it holds strings alone
	}
	return string(b)
}

// readDecisions gives all decisions by ID.
func readDecisions(ctx context.Context, tx flat.Tx) ([]Decision, error) {
	var out []Decision
	for p, err := range scan(ctx, tx, row("d"), nil) {
		var d Decision
		if err == nil {
			err = json.Unmarshal(p.value, &d)
		}
		if err != nil {
			return nil, fmt.Errorf("read decisions: %w", err)
		}
		out = append(out, d)
	}
	return out, nil
}

// sortOf tells the keys of entities, agreements and events apart.
func sortOf(key string) Sort {
	sort, _, _ := IRISort(KeyIRI(key))
	return sort
}

// inStore says whether any article knows the key of an entity or agreement, or
// the ID of a claim or event.
func inStore(ctx context.Context, tx flat.Tx, key string) (bool, error) {
	if sort := sortOf(key); sort == ClaimSort || sort == EventSort {
		id, err := homeOf(ctx, tx, key)
		return id != "", err
	}
	for _, err := range scan(ctx, tx, row("ia", key, ""), nil) {
		return err == nil, err
	}
	return false, nil
}

// quads gives the quads of a decision, under their own label.
func (d *Decision) quads() []quad.Quad {
	e := &encoder{label: DecisionsLabel}
	s := quad.IRI(KeyIRI(d.ID))
	e.iri(s, predType, classDecision)
	e.value(s, predAction, string(d.Action))
	e.key(s, predFrom, d.A)
	e.key(s, predTo, d.B)
	e.value(s, predBecause, d.Because)
	e.value(s, predAuthor, d.By)
	e.date(s, predDate, d.When)
	e.value(s, predInArticle, d.Article)
	if sortOf(d.A) == EventSort {
		return unique(e.quads) // the node of an event is its article's alone
	}
	switch d.Action {
	case MergeAction:
		e.key(quad.IRI(KeyIRI(d.A)), predSameAs, d.B)
	case SplitAction:
		e.key(quad.IRI(KeyIRI(d.A)), predDifferent, d.B)
	}
	return unique(e.quads)
}

// storedDecisions decodes the decisions from the quads, by ID.
func (q *quads) storedDecisions(ctx context.Context) ([]Decision, error) {
	own, err := q.with(ctx, quad.Label, []quad.Value{quad.IRI(DecisionsLabel)})
	if err != nil {
		return nil, fmt.Errorf("read decisions: %w", err)
	}
	nodes := described{}
	for _, one := range own {
		nodes.add(one)
	}
	var out []Decision
	for iri, p := range nodes {
		if p.is(classDecision) {
			out = append(out, Decision{ID: keyOf(iri), Action: Action(p.text(predAction)), A: p.key(predFrom), B: p.key(predTo), Article: p.text(predInArticle),
				Grounds: Grounds{Because: p.text(predBecause), By: p.text(predAuthor), When: Date(p.text(predDate))}})
		}
	}
	slices.SortFunc(out, func(a, b Decision) int { return cmp.Compare(a.ID, b.ID) })
	return out, nil
}

// Decisions lists all decisions by ID.
func (v *View) Decisions(ctx context.Context) ([]Decision, error) { return readDecisions(ctx, v.tx) }
