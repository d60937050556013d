package schema

import (
	"strings"
	"sync"
	"sync/atomic"

	"github.com/vektah/gqlparser/v2/ast"
)

// A plan is an operation ready to be run: for each type that was met, the
// fields asked of it with their resolvers, in their order. @skip and @include
// are decided in it, so there is one for each outcome of their variables.
// Plans are shared; what they hold is made when it is first needed and never
// changes.
type plan struct {
	collector collector
	document  *document
	root      *planSet
	sets      atomic.Int64 // made so far
}

// mostSets bounds the sets that a kept plan may hold. They grow with the
// combinations of types met on the way down.
const mostSets = 4_000

// A planSet is merged selection sets, by the type of the object they are asked
// of.
type planSet struct {
	sets   []ast.SelectionSet
	byType atomic.Pointer[planned]
}

// planned is the fields of one type; next is another type's.
type planned struct {
	typ    *ast.Definition
	fields []*planField
	next   *planned
}

// A planField is one response key of an object.
type planField struct {
	key      string
	prefix   []byte // the key as JSON and a colon
	where    string // "Type.field", for the log
	field    *ast.Field
	typ      *ast.Type
	named    *ast.Definition
	resolver resolver // nil for __typename
	args     args     // nil where dynamic
	dynamic  bool     // arguments hang on variables
	set      *planSet // nil for leaves
}

// fields gives the fields asked of an object of a type.
func (p *plan) fields(set *planSet, typ *ast.Definition) []*planField {
	head := set.byType.Load()
	for c := head; c != nil; c = c.next {
		if c.typ == typ {
			return c.fields
		}
	}
	made := &planned{typ: typ, fields: p.compile(typ, set.sets)}
	for {
		made.next = set.byType.Load()
		if set.byType.CompareAndSwap(made.next, made) {
			return made.fields
		}
	}
}

func (p *plan) compile(typ *ast.Definition, sets []ast.SelectionSet) []*planField {
	p.sets.Add(1)
	collected := p.collector.collect(typ, sets)
	fields := make([]*planField, len(collected))
	for i, c := range collected {
		fields[i] = p.compileField(typ, c)
	}
	return fields
}

func (p *plan) compileField(typ *ast.Definition, c collected) *planField {
	s := p.collector.schema
	f := c.fields[0]
	made := &planField{
		key: c.key, prefix: append(appendString(nil, c.key), ':'), where: typ.Name + "." + f.Name, field: f,
		typ: f.Definition.Type, named: s.contract.Types[f.Definition.Type.Name()],
	}
	if f.Name != "__typename" {
		made.resolver = s.resolvers[made.where]
	}
	made.args, made.dynamic = p.document.static[f], p.document.dynamic[f]
	if made.named.IsCompositeType() {
		made.set = &planSet{sets: c.sets()}
	}
	return made
}

// plans are those of one document.
type plans struct {
	mu   sync.Mutex
	byOp map[string]*plan
}

// mostPlans bounds the plans of one document: a document with many variables
// in @skip and @include has more of them than are worth keeping.
const mostPlans = 16

// plan gives the plan of an operation for the given variables.
func (s *Schema) plan(d *document, op *ast.OperationDefinition, vars map[string]any) *plan {
	key := d.outcome(op, vars)
	d.plans.mu.Lock()
	defer d.plans.mu.Unlock()
	if p := d.plans.byOp[key]; p != nil && p.sets.Load() <= mostSets {
		return p
	}
	p := &plan{collector: collector{schema: s, vars: vars}, document: d, root: &planSet{sets: []ast.SelectionSet{op.SelectionSet}}}
	if d.plans.byOp == nil || len(d.plans.byOp) >= mostPlans {
		d.plans.byOp = map[string]*plan{}
	}
	d.plans.byOp[key] = p
	return p
}

// outcome is the operation's name and what the variables decide in @skip and
// @include.
func (d *document) outcome(op *ast.OperationDefinition, vars map[string]any) string {
	var b strings.Builder
	b.WriteString(op.Name)
	for _, name := range d.deciding {
		switch vars[name] {
		case true:
			b.WriteByte('+')
		case false:
			b.WriteByte('-')
		default:
			b.WriteByte('?')
		}
	}
	return b.String()
}
