package loader

import (
	"unicode/utf8"

	"quoth/graph"
)

// stride is the distance in bytes between the marks of points.
const stride = 256

// points converts byte offsets of a text into code points. marks[i] is the
// number of code points that begin before byte i*stride.
type points struct {
	text  string
	marks []int
}

func newPoints(text string) points {
	p := points{text: text, marks: make([]int, 0, len(text)/stride+1)}
	n := 0
	for i := 0; i < len(text); i++ {
		if i%stride == 0 {
			p.marks = append(p.marks, n)
		}
		if utf8.RuneStart(text[i]) {
			n++
		}
	}
	return p
}

// at gives the number of code points before a byte offset, which must stand at
// the start of a character.
func (p points) at(offset int) int {
	if len(p.marks) == 0 {
		return 0
	}
	k := min(offset/stride, len(p.marks)-1)
	n := p.marks[k]
	for i := k * stride; i < offset; i++ {
		if utf8.RuneStart(p.text[i]) {
			n++
		}
	}
	return n
}

// span converts the bytes [start, end).
func (p points) span(start, end int) graph.Span {
	return graph.Span{Start: p.at(start), End: p.at(end)}
}
