package main

import (
	"cmp"
	"math"
	"slices"

	"quoth/loader/language/internal/syntax"
)

// feature is a row of averaged weights as codes.
type feature struct {
	name   uint64
	row    []uint16
	weight int // the sum of the sizes of the weights
}

// scaleOf returns the factor that brings the values into the range of codes.
func scaleOf(values []float64) float64 {
	top := 1e-9
	for _, v := range values {
		top = max(top, v)
	}
	return syntax.MaxWeight / top
}

// keep sorts the features by weight, then by name, and keeps the first n.
func keep(list []feature, n int) []feature {
	slices.SortFunc(list, func(a, b feature) int {
		return cmp.Or(cmp.Compare(b.weight, a.weight), cmp.Compare(a.name, b.name))
	})
	return list[:min(n, len(list))]
}

// rows packs an averaged model of many classes, the n heaviest features of it.
func rows(p *perceptron, n int) (*syntax.Rows, error) {
	var values []float64
	for _, row := range p.rows {
		for _, w := range row {
			values = append(values, math.Abs(float64(w.w)))
		}
	}
	scale := scaleOf(values)
	var list []feature
	for r, row := range p.rows {
		f := feature{name: p.names[r]}
		for _, w := range row {
			if c := syntax.Code(float64(w.w) * scale); c != 0 {
				f.row = append(f.row, syntax.Entry(w.class, c))
				f.weight += abs(int(syntax.Weight(c)))
			}
		}
		if f.row != nil {
			list = append(list, f)
		}
	}
	list = keep(list, n)
	t := syntax.NewRows(len(list))
	for _, f := range list {
		if err := t.Add(f.name, f.row); err != nil {
			return nil, err
		}
	}
	return t, nil
}

// pairs packs an averaged model of the actions.
func pairs(p *perceptron, n int) (*syntax.Pairs, error) {
	leads := make([][2]float64, len(p.rows))
	var values []float64
	for r, row := range p.rows {
		var w [3]float64
		for _, x := range row {
			w[x.class] = float64(x.w)
		}
		leads[r] = [2]float64{w[syntax.Left] - w[syntax.Shift], w[syntax.Right] - w[syntax.Shift]}
		values = append(values, math.Abs(leads[r][0]), math.Abs(leads[r][1]))
	}
	scale := scaleOf(values)
	var list []feature
	packed := make(map[uint64][2]uint8)
	for r, l := range leads {
		a, b := syntax.Code(l[0]*scale), syntax.Code(l[1]*scale)
		if a != 0 || b != 0 {
			packed[p.names[r]] = [2]uint8{a, b}
			list = append(list, feature{name: p.names[r], weight: abs(int(syntax.Weight(a))) + abs(int(syntax.Weight(b)))})
		}
	}
	list = keep(list, n)
	t := syntax.NewPairs(len(list))
	for _, f := range list {
		v := packed[f.name]
		if err := t.Add(f.name, v[0], v[1]); err != nil {
			return nil, err
		}
	}
	return t, nil
}
