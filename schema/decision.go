package schema

import (
	"context"
	"errors"
	"slices"

	"quoth/graph"
)

// decided is a decision that was made or taken back; nil where there was none.
type decided struct {
	outcome  string
	decision *graph.Decision
	by       graph.Stats
}

var decisionFields = map[string]resolver{
	"Mutation.merge": field(func(ctx context.Context, q *query, _ any, a args) (any, error) {
		return q.decideTwo(ctx, a, q.schema.cfg.Writer.Merge)
	}),
	"Mutation.split": field(func(ctx context.Context, q *query, _ any, a args) (any, error) {
		if (a.text("b") == "") == (a.text("article") == "") {
			return nil, Errorf(BadInput, "give either b or article")
		}
		if a.text("article") != "" {
			return q.splitOff(ctx, a)
		}
		return q.decideTwo(ctx, a, q.schema.cfg.Writer.Split)
	}),
	"Mutation.hide": field(func(ctx context.Context, q *query, _ any, a args) (any, error) {
		return q.decide(ctx, func(known known) (graph.Decision, error) {
			key, err := known(a.text("what"))
			if err != nil {
				return graph.Decision{}, err
			}
			return q.schema.cfg.Writer.Hide(ctx, key, grounds(a))
		})
	}),
	"Mutation.undo": field(func(ctx context.Context, q *query, _ any, a args) (any, error) {
		return q.decide(ctx, func(known) (graph.Decision, error) { return q.schema.cfg.Writer.Undo(ctx, a.text("id")) })
	}),

	"DecisionChange.outcome":    value(func(d *decided) any { return d.outcome }),
	"DecisionChange.difference": value(func(d *decided) any { return &d.by }),
	"DecisionChange.decision": value(func(d *decided) any {
		if d.decision == nil {
			return nil
		}
		return d.decision
	}),

	"Query.decisions": field(func(ctx context.Context, q *query, _ any, a args) (any, error) {
		get := q.decisions.load(ctx, struct{}{})
		return held(a, func() ([]*graph.Decision, error) {
			all, err := get()
			return addresses(all), err
		}, func(d *graph.Decision) string { return d.ID })
	}),

	"Decision.id":     value(func(d *graph.Decision) any { return d.ID }),
	"Decision.action": value(func(d *graph.Decision) any { return enum(d.Action) }),
	"Decision.ids":    value(func(d *graph.Decision) any { return list(decidedKeys(d)) }),
	"Decision.reason": value(func(d *graph.Decision) any { return d.Because }),
	"Decision.by":     value(func(d *graph.Decision) any { return text(d.By) }),
	"Decision.when":   value(func(d *graph.Decision) any { return text(d.When) }),
	"Decision.article": field(func(ctx context.Context, q *query, d *graph.Decision, _ args) (any, error) {
		if d.Article == "" {
			return nil, nil
		}
		return one(q.articles.load(ctx, d.Article)), nil
	}),
	"Decision.things": field(func(ctx context.Context, q *query, d *graph.Decision, _ args) (any, error) {
		var gets []thunk
		for _, key := range decidedKeys(d) {
			gets = append(gets, q.loadNode(ctx, sortOf(key), key))
		}
		return thunk(func() (any, error) {
			things := []any{}
			for _, get := range gets {
				thing, err := get()
				if err != nil {
					return nil, err
				}
				if thing != nil && !slices.Contains(things, thing) {
					things = append(things, thing)
				}
			}
			return things, nil
		}), nil
	}),

	"Identity.ids":       value(func(n *graph.Identity) any { return list(n.Members) }),
	"Identity.links":     value(func(n *graph.Identity) any { return list(addresses(n.Links)) }),
	"Identity.decisions": value(func(n *graph.Identity) any { return list(addresses(n.Decisions)) }),

	"SameAs.a":          value(func(l *graph.SameAs) any { return l.A }),
	"SameAs.b":          value(func(l *graph.SameAs) any { return l.B }),
	"SameAs.reason":     value(func(l *graph.SameAs) any { return l.Reason }),
	"SameAs.rule":       value(func(l *graph.SameAs) any { return l.Rule }),
	"SameAs.confidence": value(func(l *graph.SameAs) any { return l.Confidence }),
}

func addresses[T any](items []T) []*T {
	out := make([]*T, len(items))
	for i := range items {
		out[i] = &items[i]
	}
	return out
}

func grounds(a args) graph.Grounds {
	return graph.Grounds{Because: a.text("reason"), By: a.text("by"), When: graph.Date(a.text("when"))}
}

// identity resolves the field identity of what has that key.
func identity[S any](key func(S) string) resolver {
	return field(func(ctx context.Context, q *query, source S, _ args) (any, error) {
		return one(q.identities.load(ctx, key(source))), nil
	})
}

// decision finds a decision by its id.
func (q *query) decision(ctx context.Context, id string) thunk {
	get := q.decisions.load(ctx, struct{}{})
	return func() (any, error) {
		all, err := get()
		if i := slices.IndexFunc(all, func(d graph.Decision) bool { return d.ID == id }); i >= 0 {
			return &all[i], nil
		}
		return nil, err
	}
}

// known gives the key that an id or a name stands for.
type known func(ref string) (string, error)

func (q *query) decideTwo(ctx context.Context, a args, decide func(ctx context.Context, a, b string, g graph.Grounds) (graph.Decision, error)) (any, error) {
	return q.decide(ctx, func(known known) (graph.Decision, error) {
		one, err := known(a.text("a"))
		if err != nil {
			return graph.Decision{}, err
		}
		other, err := known(a.text("b"))
		if err != nil {
			return graph.Decision{}, err
		}
		return decide(ctx, one, other, grounds(a))
	})
}

// splitOff decides that what an article calls so is another thing.
func (q *query) splitOff(ctx context.Context, a args) (any, error) {
	return q.decide(ctx, func(known known) (graph.Decision, error) {
		key, err := known(a.text("a"))
		if err != nil {
			return graph.Decision{}, err
		}
		v, err := q.schema.store.View(ctx)
		if err != nil {
			return graph.Decision{}, err
		}
		found, err := v.Resolve(ctx, graph.ArticleSort, a.text("article"))
		if err := errors.Join(err, v.Close()); err != nil {
			return graph.Decision{}, err
		}
		if len(found) != 1 {
			return graph.Decision{}, Errorf(BadInput, "%d articles are %q", len(found), a.text("article"))
		}
		return q.schema.cfg.Writer.SplitOff(ctx, key, found[0], grounds(a))
	})
}

// decide makes a decision or takes one back, and tells what that changed.
func (q *query) decide(ctx context.Context, do func(known) (graph.Decision, error)) (any, error) {
	made, err := q.change(ctx, func() (any, error) {
		before, err := q.schema.store.View(ctx)
		if err != nil {
			return nil, err
		}
		defer before.Close()
		all, err := before.Decisions(ctx)
		if err != nil {
			return nil, err
		}
		stats, err := before.Stats(ctx)
		if err != nil {
			return nil, err
		}
		d, err := do(func(ref string) (string, error) {
			key, err := before.Known(ctx, ref)
			if err != nil && ctx.Err() == nil {
				err = Errorf(BadInput, "%v", err)
			}
			return key, err
		})
		if errors.Is(err, graph.ErrNoDecision) {
			return &decided{outcome: "UNCHANGED", by: stats}, nil
		}
		made := &decided{outcome: "ADDED", decision: &d, by: stats}
		if i := slices.IndexFunc(all, func(known graph.Decision) bool { return known.ID == d.ID }); i >= 0 && all[i] == d {
			made.outcome = "UNCHANGED"
		} else if i >= 0 {
			made.outcome = "REPLACED"
		}
		return made, err
	})
	if err != nil {
		return nil, err
	}
	return q.sinceThen(ctx, made.(*decided))
}

// sinceThen takes the counts after the change and those before it for the
// difference, and tells a decision taken back from one that stays.
func (q *query) sinceThen(ctx context.Context, d *decided) (any, error) {
	now, err := q.view.Stats(ctx)
	if err != nil {
		return nil, err
	}
	all, err := q.view.Decisions(ctx)
	if err != nil {
		return nil, err
	}
	if d.decision != nil && !slices.ContainsFunc(all, func(one graph.Decision) bool { return one.ID == d.decision.ID }) {
		d.outcome = "RETRACTED"
	}
	d.by = now.Minus(d.by)
	return d, nil
}

// decidedKeys gives the keys that a decision is about.
func decidedKeys(d *graph.Decision) []string {
	if d.B == "" {
		return []string{d.A}
	}
	return []string{d.A, d.B}
}
