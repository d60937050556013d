package schema

import (
	"context"
	"errors"
	"unicode/utf8"

	"quoth/graph"
)

// Writer changes the graph: a *graph.Store.
type Writer interface {
	Put(ctx context.Context, readings ...graph.Reading) (graph.Change, error)
	Retract(ctx context.Context, ids ...string) (graph.Change, error)
	Merge(ctx context.Context, a, b string, g graph.Grounds) (graph.Decision, error)
	Split(ctx context.Context, a, b string, g graph.Grounds) (graph.Decision, error)
	SplitOff(ctx context.Context, key, article string, g graph.Grounds) (graph.Decision, error)
	Hide(ctx context.Context, key string, g graph.Grounds) (graph.Decision, error)
	Undo(ctx context.Context, id string) (graph.Decision, error)
}

// Reader makes a reading of an article. An *Error it returns is shown to the
// client, any other is masked.
type Reader func(ctx context.Context, a Article) (graph.Reading, error)

// Article is one to be read: either Text or HTML is "".
type Article struct {
	Text, HTML               string
	URL, ID                  string // its address, else what it is known by; "" where its page may tell
	Title, Publisher, Author string
	Published                graph.Date
}

// Bounds on an article that a client adds.
const (
	longestArticle = 1 << 20 // bytes of text or HTML
	longestLine    = 1000    // code points of a title and the like
)

// change is what became of an article.
type change struct {
	outcome string
	article string // ID
	by      graph.Stats
}

var changeFields = map[string]resolver{
	"Mutation.addArticle": field(func(ctx context.Context, q *query, _ any, a args) (any, error) {
		in, bad := articleInput(a["input"].(map[string]any))
		if bad != nil {
			return nil, bad
		}
		return q.change(ctx, func() (any, error) { return q.add(ctx, in) })
	}),
	"Mutation.retractArticle": field(func(ctx context.Context, q *query, _ any, a args) (any, error) {
		return q.change(ctx, func() (any, error) { return q.retract(ctx, a.text("id")) })
	}),
	"ArticleChange.outcome": value(func(c *change) any { return c.outcome }),
	"ArticleChange.article": field(func(ctx context.Context, q *query, c *change, _ args) (any, error) {
		return one(q.articles.load(ctx, c.article)), nil
	}),
	"ArticleChange.difference": value(func(c *change) any { return &c.by }),

	"Difference.articles":    value(func(s *graph.Stats) any { return s.Articles }),
	"Difference.actors":      value(func(s *graph.Stats) any { return s.Actors }),
	"Difference.places":      value(func(s *graph.Stats) any { return s.Places }),
	"Difference.claims":      value(func(s *graph.Stats) any { return s.Claims }),
	"Difference.agreements":  value(func(s *graph.Stats) any { return s.Agreements }),
	"Difference.memberships": value(func(s *graph.Stats) any { return s.Memberships }),
	"Difference.locations":   value(func(s *graph.Stats) any { return s.Locations }),
	"Difference.events":      value(func(s *graph.Stats) any { return s.Events }),
	"Difference.triples":     value(func(s *graph.Stats) any { return s.Quads }),
}

// mayChange refuses what a request may not do.
func (s *Schema) mayChange(req Request) *Error {
	switch {
	case s.cfg.Writer == nil:
		return Errorf(Forbidden, "the graph cannot be changed here: this server was started without a key for changes")
	case !req.Authorized:
		return Errorf(Unauthenticated, "changes want the header Authorization: Bearer KEY with a key of this server")
	}
	return nil
}

// articleInput checks the input type ArticleInput.
func articleInput(in args) (Article, *Error) {
	a := Article{
		Text: in.text("text"), HTML: in.text("html"), URL: in.text("url"), ID: in.text("id"),
		Title: in.text("title"), Publisher: in.text("publisher"), Author: in.text("author"), Published: graph.Date(in.text("published")),
	}
	switch {
	case (a.Text == "") == (a.HTML == ""):
		return a, Errorf(BadInput, "give the article either as text or as html")
	case a.URL != "" && a.ID != "":
		return a, Errorf(BadInput, "give the article either a url or an id")
	case len(a.Text)+len(a.HTML) > longestArticle:
		return a, Errorf(BadInput, "the article has %d bytes; at most %d are read", len(a.Text)+len(a.HTML), longestArticle)
	}
	for _, line := range []struct{ name, text string }{{"title", a.Title}, {"publisher", a.Publisher}, {"author", a.Author}} {
		if n := utf8.RuneCountInString(line.text); n > longestLine {
			return a, Errorf(BadInput, "%s has %d characters; at most %d are allowed", line.name, n, longestLine)
		}
	}
	return a, nil
}

// change makes one change at a time, after which the query sees what came of it.
func (q *query) change(ctx context.Context, do func() (any, error)) (any, error) {
	s := q.schema
	select {
	case s.changing <- struct{}{}:
		defer func() { <-s.changing }()
	case <-ctx.Done():
		return nil, ctx.Err()
	}
	done, err := do()
	if err != nil {
		return nil, err
	}
	view, err := s.store.View(ctx)
	if err != nil {
		return nil, err
	}
	q.close()
	q.see(view)
	return done, nil
}

// add reads an article and keeps it.
func (q *query) add(ctx context.Context, in Article) (*change, error) {
	r, err := q.schema.cfg.Read(ctx, in)
	if err != nil {
		return nil, err
	}
	if r.Article.ID == "" {
		return nil, Errorf(BadInput, "the article does not tell its address: give its url or an id")
	}
	known, err := q.knownClaims(ctx, r.Article.ID)
	if err != nil {
		return nil, err
	}
	done, err := q.schema.cfg.Writer.Put(ctx, r)
	if err != nil {
		return nil, err
	}
	c := &change{outcome: "UNCHANGED", article: r.Article.ID, by: done.Difference}
	switch {
	case len(done.Added) > 0:
		c.outcome = "ADDED"
	case len(done.Replaced) > 0:
		c.outcome = "REPLACED"
	default:
		return c, nil
	}
	e := event{article: r.Article.ID}
	for _, claim := range r.Claims {
		if !known[claim.ID] {
			e.claims = append(e.claims, claim.ID)
		}
	}
	q.schema.events.publish(e)
	return c, nil
}

// knownClaims gives the claims of an article as it is, if anybody listens for
// what is new.
func (q *query) knownClaims(ctx context.Context, article string) (map[string]bool, error) {
	if !q.schema.events.heard() {
		return nil, nil
	}
	view, err := q.schema.store.View(ctx)
	if err != nil {
		return nil, err
	}
	r, err := view.Reading(ctx, article)
	if err = errors.Join(err, view.Close()); err != nil || r == nil {
		return nil, err
	}
	known := map[string]bool{}
	for _, claim := range r.Claims {
		known[claim.ID] = true
	}
	return known, nil
}

// retract takes an article out.
func (q *query) retract(ctx context.Context, id string) (*change, error) {
	done, err := q.schema.cfg.Writer.Retract(ctx, id)
	if errors.Is(err, graph.ErrUnknown) {
		return &change{outcome: "UNCHANGED", article: id}, nil
	}
	if err != nil {
		return nil, err
	}
	return &change{outcome: "RETRACTED", article: id, by: done.Difference}, nil
}
