package schema

import (
	"context"
	"fmt"
	"runtime/debug"
	"slices"

	"github.com/vektah/gqlparser/v2/ast"
)

// A cell is one value of a result and knows where it stands, so that an error
// can say where it happened and null the nearest value that may be null.
type cell struct {
	owner   *cell      // the list or object it stands in, nil for the root
	field   *planField // of an object; for an item of a list that of the list
	typ     *ast.Type
	value   any // nil, a leaf, *object or []cell
	index   int // in a list, else -1
	removed bool
}

// An object is the values of a plan's fields.
type object struct {
	fields []*planField
	cells  []cell
}

// A waiting cell gets its value from a thunk.
type waiting struct {
	cell *cell
	get  thunk
}

// A run executes a plan: section 6 of the specification. Objects are resolved
// as they come; thunks wait until all that can be resolved without them is, so
// that each round of them reads the store once for all.
type run struct {
	query   *query
	plan    *plan
	vars    map[string]any
	dynamic map[*ast.Field]dynamicArgs
	waiting []waiting
	errs    []*Error
	failed  bool // some cell was removed
	calls   int
	over    error // the request's time is over
}

type dynamicArgs struct {
	args args
	bad  *Error
}

// runPlan executes an operation by its plan, from the value that its root
// fields are asked of.
func (s *Schema) runPlan(q *query, p prepared, source any) Response {
	r := &run{query: q, plan: s.plan(p.document, p.op, p.vars), vars: p.vars}
	typ := s.contract.Types[s.root(p.op)]
	root := cell{index: -1, typ: &ast.Type{NamedType: typ.Name}}
	if p.op.Operation == ast.Mutation {
		r.serially(&root, r.plan.root, typ, source)
	} else {
		r.object(&root, r.plan.root, typ, source)
		r.drain()
	}
	if q.ctx.Err() != nil || r.over != nil {
		return refuse(mask(q.ctx, s.log, "request", context.Cause(q.ctx)))
	}
	out, ok := root.appendJSON(make([]byte, 0, 4096), s.cfg.ResponseBytes)
	if !ok {
		return refuse(tooLarge(s.cfg.ResponseBytes))
	}
	slices.SortStableFunc(r.errs, func(a, b *Error) int {
		if before(a, b) {
			return -1
		}
		if before(b, a) {
			return 1
		}
		return 0
	})
	return Response{Data: out, Errors: r.errs[:min(len(r.errs), mostErrors)], Reads: q.reads}
}

// drain calls the thunks that wait, and those that come of them.
func (r *run) drain() {
	for len(r.waiting) > 0 && r.over == nil {
		round := r.waiting
		r.waiting = nil
		for _, w := range round {
			if r.failed && w.cell.gone() {
				continue
			}
			value, err := r.guard(w.cell.field, w.get)
			r.settle(w.cell, value, err)
			if r.over != nil {
				break
			}
		}
	}
}

func tooLarge(most int) *Error {
	return Errorf(TooLarge, "the answer is larger than %d bytes: ask for smaller pages or fewer fields", most)
}

// object resolves the fields of an object into the cell.
func (r *run) object(c *cell, set *planSet, typ *ast.Definition, source any) {
	o := r.fields(c, set, typ)
	for i := range o.cells {
		r.field(&o.cells[i], typ, source)
		if r.over != nil || c.removed {
			return
		}
	}
}

// serially resolves the fields of a mutation, each to its end before the next:
// section 6.2.2.
func (r *run) serially(c *cell, set *planSet, typ *ast.Definition, source any) {
	o := r.fields(c, set, typ)
	for i := range o.cells {
		r.field(&o.cells[i], typ, source)
		r.drain()
		if r.over != nil || c.removed {
			return
		}
	}
}

// fields makes the cells of an object's fields.
func (r *run) fields(c *cell, set *planSet, typ *ast.Definition) *object {
	fields := r.plan.fields(set, typ)
	o := &object{fields: fields, cells: make([]cell, len(fields))}
	c.value = o
	for i, f := range fields {
		o.cells[i] = cell{owner: c, field: f, typ: f.typ, index: -1}
	}
	return o
}

// field resolves one field of an object of the type.
func (r *run) field(c *cell, typ *ast.Definition, source any) {
	f := c.field
	if f.resolver == nil {
		c.value = typ.Name
		return
	}
	a := f.args
	if f.dynamic {
		var bad *Error
		if a, bad = r.arguments(f.field); bad != nil {
			r.fail(c, bad)
			return
		}
	}
	value, err := r.call(f, source, a)
	if get, ok := value.(thunk); ok && err == nil {
		r.waiting = append(r.waiting, waiting{c, get})
		return
	}
	r.settle(c, value, err)
}

// arguments coerces arguments with variables once a request.
func (r *run) arguments(f *ast.Field) (args, *Error) {
	got, ok := r.dynamic[f]
	if !ok {
		got.args, got.bad = r.query.schema.arguments(f, r.vars)
		if r.dynamic == nil {
			r.dynamic = map[*ast.Field]dynamicArgs{}
		}
		r.dynamic[f] = got
	}
	return got.args, got.bad
}

// callsBetween is how many resolvers run between looks at the request's time.
const callsBetween = 64

func (r *run) call(f *planField, source any, a args) (value any, err error) {
	defer recovered(&err)
	if r.calls++; r.calls%callsBetween == 0 {
		if r.over = r.query.ctx.Err(); r.over != nil {
			return nil, r.over
		}
	}
	return f.resolver(r.query.ctx, r.query, source, a)
}

func (r *run) guard(_ *planField, get thunk) (value any, err error) {
	defer recovered(&err)
	if r.over = r.query.ctx.Err(); r.over != nil {
		return nil, r.over
	}
	return get()
}

// recovered makes an error of a panic; it must be deferred itself.
func recovered(err *error) {
	if fault := recover(); fault != nil {
		*err = fmt.Errorf("panic: %v\n%s", fault, debug.Stack())
	}
}

func (r *run) settle(c *cell, value any, err error) {
	if err == nil {
		err = r.complete(c, c.typ, value)
	}
	if err != nil {
		r.fail(c, mask(r.query.ctx, r.query.schema.log, c.field.where, err))
	}
}

// complete puts a resolver's value into a cell: section 6.4.3. A null where
// none may be is an error of the program.
func (r *run) complete(c *cell, typ *ast.Type, value any) error {
	if value == nil {
		if typ.NonNull {
			return fmt.Errorf("null for %s, which is %s", c.field.where, typ)
		}
		c.value = nil
		return nil
	}
	if typ.Elem != nil {
		items, ok := value.([]any)
		if !ok {
			return fmt.Errorf("%T for %s, which is %s", value, c.field.where, typ)
		}
		r.list(c, typ.Elem, items)
		return nil
	}
	switch f := c.field; f.named.Kind {
	case ast.Object:
		r.object(c, f.set, f.named, value)
	case ast.Interface, ast.Union:
		def := r.query.schema.contract.Types[typeOf(value)]
		if def == nil || !r.plan.collector.applies(f.named.Name, def) {
			return fmt.Errorf("%T for %s, which is %s", value, f.where, typ)
		}
		r.object(c, f.set, def, value)
	case ast.Enum:
		name, _ := value.(string)
		if f.named.EnumValues.ForName(name) == nil {
			return fmt.Errorf("%v for %s, which is %s", value, f.where, typ)
		}
		c.value = value
	default:
		c.value = value
	}
	return nil
}

func (r *run) list(c *cell, elem *ast.Type, items []any) {
	cells := make([]cell, len(items))
	c.value = cells
	for i, item := range items {
		child := &cells[i]
		*child = cell{owner: c, field: c.field, typ: elem, index: i}
		if get, ok := item.(thunk); ok {
			r.waiting = append(r.waiting, waiting{child, get})
			continue
		}
		r.settle(child, item, nil)
		if r.over != nil || c.removed {
			return
		}
	}
}

// fail notes an error and nulls the nearest cell that may be null: section
// 6.4.4.
func (r *run) fail(c *cell, err *Error) {
	if r.failed && c.gone() {
		return
	}
	shown := *err
	shown.Path = c.path()
	if c.field != nil {
		at(&shown, c.field.field.Position)
	}
	r.errs = append(r.errs, &shown)
	r.failed = true
	for c.typ.NonNull && c.owner != nil {
		c.removed = true
		c = c.owner
	}
	c.value, c.removed = nil, true
}

// gone says whether the cell stands in something that was nulled.
func (c *cell) gone() bool {
	for ; c != nil; c = c.owner {
		if c.removed {
			return true
		}
	}
	return false
}

func (c *cell) path() []any {
	var path []any
	for ; c.owner != nil; c = c.owner {
		if c.index >= 0 {
			path = append(path, c.index)
		} else {
			path = append(path, c.field.key)
		}
	}
	slices.Reverse(path)
	return path
}

// appendJSON prints the cell; ok is false where that takes more than most
// bytes.
func (c *cell) appendJSON(out []byte, most int) (_ []byte, ok bool) {
	switch v := c.value.(type) {
	case *object:
		out = append(out, '{')
		for i, f := range v.fields {
			if i > 0 {
				out = append(out, ',')
			}
			out = append(out, f.prefix...)
			if out, ok = v.cells[i].appendJSON(out, most); !ok {
				return out, false
			}
		}
		return append(out, '}'), true
	case []cell:
		out = append(out, '[')
		for i := range v {
			if i > 0 {
				out = append(out, ',')
			}
			if out, ok = v[i].appendJSON(out, most); !ok {
				return out, false
			}
		}
		return append(out, ']'), true
	}
	out = appendLeaf(out, c.value)
	return out, len(out) <= most
}
