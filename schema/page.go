package schema

import (
	"context"
	"encoding/base64"
	"errors"
	"strings"

	"github.com/vektah/gqlparser/v2/ast"

	"quoth/graph"
)

// Sizes of pages.
const (
	defaultPage = 20
	maxPage     = 200
)

// A connection is a list that is read a page at a time: the Cursor Connections
// specification of Relay. Its page is read once and its rows are counted only
// if that is asked for. Connections of one level are asked before any is read,
// so that they can be read together.
type connection struct {
	size  int
	after string
	read  pageReader
	count counter

	asked   func() (rows, error) // nil until the page is asked for
	counted func() (int, error)  // nil until the count is asked for
	got     rows
	err     error
}

// A pageReader queues the reading of a page; what it returns reads.
type pageReader func(ctx context.Context, p graph.Page) func() (rows, error)

// A counter queues the counting of rows; what it returns counts.
type counter func(ctx context.Context) func() (int, error)

// rows are one page of a list.
type rows struct {
	items     []any
	positions []string
	more      bool
}

type edge struct {
	position string
	node     any
}

// connect makes a connection of the arguments first and after.
func connect(a args, read pageReader, count counter) (*connection, error) {
	c := &connection{size: defaultPage, read: read, count: count}
	if n, ok := a["first"].(int); ok {
		if n < 0 || n > maxPage {
			return nil, Errorf(BadInput, "first is %d; it may be 0 to %d", n, maxPage)
		}
		c.size = n
	}
	if cursor := a.text("after"); cursor != "" {
		position, err := decodeCursor(cursor)
		if err != nil {
			return nil, err
		}
		c.after = position
	}
	return c, nil
}

const cursorMark = "at:"

func encodeCursor(position string) string {
	return base64.RawURLEncoding.EncodeToString([]byte(cursorMark + position))
}

func decodeCursor(cursor string) (string, error) {
	decoded, err := base64.RawURLEncoding.DecodeString(cursor)
	position, ok := strings.CutPrefix(string(decoded), cursorMark)
	if err != nil || !ok {
		return "", badCursor(cursor)
	}
	return position, nil
}

func badCursor(cursor string) *Error {
	return Errorf(BadInput, "%q is no cursor of this list", clip(cursor))
}

// total asks for the number of rows; what it returns gives it.
func (c *connection) total(ctx context.Context) func() (int, error) {
	if c.counted == nil {
		c.counted = c.count(ctx)
	}
	return c.counted
}

// page asks for the page; what it returns reads it, the first time.
func (c *connection) page(ctx context.Context) func() (rows, error) {
	if c.asked == nil {
		// A page of none still has to know whether there are any.
		get := c.read(ctx, graph.Page{First: max(c.size, 1), After: c.after})
		c.asked = once(func() (rows, error) {
			c.got, c.err = get()
			if errors.Is(c.err, graph.ErrPosition) {
				c.err = badCursor(encodeCursor(c.after))
			}
			if c.size == 0 && c.err == nil {
				c.got = rows{more: len(c.got.items) > 0}
			}
			return c.got, c.err
		})
	}
	return c.asked
}

// alone reads the page of one connection by itself.
func (q *query) alone(read func(context.Context, graph.Page) (rows, error)) pageReader {
	return func(ctx context.Context, p graph.Page) func() (rows, error) {
		return func() (rows, error) { q.reads++; return read(ctx, p) }
	}
}

// listed makes rows of a list of the store.
func listed[T any](l graph.List[T], err error) (rows, error) {
	if err != nil {
		return rows{}, err
	}
	return rows{items: list(l.Items), positions: l.Positions, more: l.More}, nil
}

// held makes the connection of a list that is there as a whole once it is
// found.
func held[T any](a args, find func() ([]T, error), position func(T) string) (*connection, error) {
	return connect(a,
		func(_ context.Context, p graph.Page) func() (rows, error) {
			return func() (rows, error) {
				all, err := find()
				if err != nil {
					return rows{}, err
				}
				return cut(all, position, p)
			}
		},
		func(context.Context) func() (int, error) {
			return func() (int, error) { all, err := find(); return len(all), err }
		})
}

func cut[T any](all []T, position func(T) string, p graph.Page) (rows, error) {
	from := 0
	if p.After != "" {
		for from < len(all) && position(all[from]) != p.After {
			from++
		}
		if from == len(all) {
			return rows{}, graph.ErrPosition
		}
		from++
	}
	to := min(from+p.First, len(all))
	return rows{items: list(all[from:to]), positions: positionsOf(all[from:to], position), more: to < len(all)}, nil
}

func positionsOf[T any](items []T, position func(T) string) []string {
	out := make([]string, len(items))
	for i, item := range items {
		out[i] = position(item)
	}
	return out
}

// none is the connection of a filter that nothing can pass.
func none(a args) (*connection, error) {
	return connect(a,
		func(context.Context, graph.Page) func() (rows, error) {
			return func() (rows, error) { return rows{}, nil }
		},
		func(context.Context) func() (int, error) { return func() (int, error) { return 0, nil } })
}

// connectionFields gives the resolvers of all XConnection and XEdge types and
// of PageInfo.
func connectionFields(contract *ast.Schema) map[string]resolver {
	fields := map[string]resolver{
		"PageInfo.hasNextPage":     value(func(c *connection) any { return c.got.more }),
		"PageInfo.hasPreviousPage": value(func(c *connection) any { return c.after != "" }),
		"PageInfo.startCursor":     value(func(c *connection) any { return c.cursor(0) }),
		"PageInfo.endCursor":       value(func(c *connection) any { return c.cursor(len(c.got.positions) - 1) }),
	}
	for name, def := range contract.Types {
		switch {
		case def.Fields.ForName("pageInfo") != nil:
			fields[name+".nodes"] = paged(func(c *connection) any { return c.got.items })
			fields[name+".edges"] = paged(func(c *connection) any { return c.edges() })
			fields[name+".pageInfo"] = paged(func(c *connection) any { return c })
			fields[name+".totalCount"] = field(func(ctx context.Context, q *query, c *connection, _ args) (any, error) {
				total := c.total(ctx)
				return thunk(func() (any, error) { return total() }), nil
			})
		case def.Fields.ForName("cursor") != nil:
			fields[name+".cursor"] = value(func(e *edge) any { return encodeCursor(e.position) })
			fields[name+".node"] = value(func(e *edge) any { return e.node })
		}
	}
	return fields
}

func paged(of func(c *connection) any) resolver {
	return field(func(ctx context.Context, q *query, c *connection, _ args) (any, error) {
		get := c.page(ctx)
		return thunk(func() (any, error) {
			if _, err := get(); err != nil {
				return nil, err
			}
			return of(c), nil
		}), nil
	})
}

func (c *connection) edges() []any {
	out := make([]any, len(c.got.items))
	for i, item := range c.got.items {
		out[i] = &edge{position: c.got.positions[i], node: item}
	}
	return out
}

func (c *connection) cursor(i int) any {
	if i < 0 || i >= len(c.got.positions) {
		return nil
	}
	return encodeCursor(c.got.positions[i])
}
