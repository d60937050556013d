package schema

import (
	"context"
	"slices"

	"quoth/graph"
)

// A claimTest says, once what it loaded is there, whether a claim passes.
// Tests of many claims are made first and asked afterwards, so that what they
// load is read at once.
type claimTest func(c *graph.ClaimNode) func() (bool, error)

func sure(ok bool) func() (bool, error) { return func() (bool, error) { return ok, nil } }

// claimTest compiles the input type ClaimFilter.
func (q *query) claimTest(ctx context.Context, where args) (claimTest, error) {
	var tests []claimTest
	plain := func(name string, fn func(c *graph.ClaimNode) bool) {
		if where[name] != nil {
			tests = append(tests, func(c *graph.ClaimNode) func() (bool, error) { return sure(fn(c)) })
		}
	}
	referring := func(name string, sort graph.Sort, fn func(c *graph.ClaimNode, ids []string) bool) error {
		ids, _, err := q.ids(ctx, sort, where, name)
		plain(name, func(c *graph.ClaimNode) bool { return fn(c, ids) })
		return err
	}
	for _, r := range []struct {
		name string
		sort graph.Sort
		fn   func(c *graph.ClaimNode, ids []string) bool
	}{
		{"speaker", graph.EntitySort, func(c *graph.ClaimNode, ids []string) bool {
			return slices.ContainsFunc(c.Speakers, func(s graph.Speaker) bool { return slices.Contains(ids, s.Entity) })
		}},
		{"about", graph.EntitySort, func(c *graph.ClaimNode, ids []string) bool {
			return slices.ContainsFunc(c.About, func(key string) bool { return slices.Contains(ids, key) })
		}},
		{"via", graph.EntitySort, func(c *graph.ClaimNode, ids []string) bool { return slices.Contains(ids, c.Via) }},
		{"addressee", graph.EntitySort, func(c *graph.ClaimNode, ids []string) bool { return slices.Contains(ids, c.Addressee) }},
		{"article", graph.ArticleSort, func(c *graph.ClaimNode, ids []string) bool { return slices.Contains(ids, c.Article) }},
	} {
		if err := referring(r.name, r.sort, r.fn); err != nil {
			return nil, err
		}
	}
	plain("kind", func(c *graph.ClaimNode) bool { return oneOf(where["kind"], enum(c.Kind)) })
	plain("stance", func(c *graph.ClaimNode) bool { return oneOf(where["stance"], enum(c.Stance)) })
	plain("from", func(c *graph.ClaimNode) bool {
		return c.Date != "" && c.Date.First() >= graph.Date(where.text("from")).First()
	})
	plain("to", func(c *graph.ClaimNode) bool {
		return c.Date != "" && c.Date.First() <= graph.Date(where.text("to")).Last()
	})
	plain("minConfidence", func(c *graph.ClaimNode) bool { return c.Confidence >= where["minConfidence"].(float64) })
	plain("search", func(c *graph.ClaimNode) bool { return graph.Matches(c.Content, where.text("search")) })
	loading, err := q.loadingTests(ctx, where)
	if err != nil {
		return nil, err
	}
	nested, err := q.nestedTests(ctx, where)
	return all(append(append(tests, loading...), nested...)), err
}

// loadingTests are those that look beyond the claim.
func (q *query) loadingTests(ctx context.Context, where args) ([]claimTest, error) {
	var tests []claimTest
	if where["speakerType"] != nil {
		tests = append(tests, q.speakerTest(ctx, q.entityTest(ctx, func(e *graph.EntityNode) bool { return oneOf(where["speakerType"], enum(e.Type)) })))
	}
	if where["speakerOf"] != nil {
		of, _, err := q.ids(ctx, graph.EntitySort, where, "speakerOf")
		if err != nil {
			return nil, err
		}
		tests = append(tests, q.speakerTest(ctx, func(key string) func() (bool, error) {
			get := q.roles.load(ctx, key)
			return func() (bool, error) {
				roles, err := get()
				return slices.ContainsFunc(roles, func(r *graph.RoleNode) bool { return slices.Contains(of, r.Of) }), err
			}
		}))
	}
	if where["publisher"] != nil {
		want := graph.Fold(where.text("publisher"))
		tests = append(tests, func(c *graph.ClaimNode) func() (bool, error) {
			get := q.articles.load(ctx, c.Article)
			return func() (bool, error) {
				a, err := get()
				return a != nil && graph.Fold(a.Publisher) == want, err
			}
		})
	}
	return tests, nil
}

func (q *query) entityTest(ctx context.Context, fn func(*graph.EntityNode) bool) func(key string) func() (bool, error) {
	return func(key string) func() (bool, error) {
		get := q.entities.load(ctx, key)
		return func() (bool, error) { e, err := get(); return e != nil && fn(e), err }
	}
}

// speakerTest passes claims of which one of the speakers passes.
func (q *query) speakerTest(_ context.Context, fn func(key string) func() (bool, error)) claimTest {
	return func(c *graph.ClaimNode) func() (bool, error) {
		asked := make([]func() (bool, error), len(c.Speakers))
		for i, s := range c.Speakers {
			asked[i] = fn(s.Entity)
		}
		return first(asked, true)
	}
}

// nestedTests are those of and, or and not.
func (q *query) nestedTests(ctx context.Context, where args) ([]claimTest, error) {
	var tests []claimTest
	parts := func(name string) ([]claimTest, error) {
		var out []claimTest
		list, _ := where[name].([]any)
		for _, part := range list {
			t, err := q.claimTest(ctx, part.(map[string]any))
			if err != nil {
				return nil, err
			}
			out = append(out, t)
		}
		return out, nil
	}
	and, err := parts("and")
	if err != nil {
		return nil, err
	}
	tests = append(tests, and...)
	if where["or"] != nil {
		or, err := parts("or")
		if err != nil {
			return nil, err
		}
		tests = append(tests, joined(or, true))
	}
	if not, ok := where["not"].(map[string]any); ok {
		t, err := q.claimTest(ctx, not)
		if err != nil {
			return nil, err
		}
		tests = append(tests, func(c *graph.ClaimNode) func() (bool, error) {
			ask := t(c)
			return func() (bool, error) { ok, err := ask(); return !ok, err }
		})
	}
	return tests, nil
}

func all(tests []claimTest) claimTest { return joined(tests, false) }

// joined asks tests in turn until one gives the answer until, which is then
// the answer of all; else the answer is its opposite.
func joined(tests []claimTest, until bool) claimTest {
	return func(c *graph.ClaimNode) func() (bool, error) {
		asked := make([]func() (bool, error), len(tests))
		for i, t := range tests {
			asked[i] = t(c)
		}
		return first(asked, until)
	}
}

func first(asked []func() (bool, error), until bool) func() (bool, error) {
	return func() (bool, error) {
		for _, ask := range asked {
			if ok, err := ask(); err != nil || ok == until {
				return ok, err
			}
		}
		return !until, nil
	}
}

func oneOf(list, value any) bool {
	values, _ := list.([]any)
	return slices.Contains(values, value)
}
