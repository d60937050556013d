package loader

import (
	"fmt"
	"io"
)

// budget reads no more than left bytes and then fails: a container may be long,
// but not without bound, and neither may one thing in it.
type budget struct {
	r    io.Reader
	left int64
	what string // what is too large
}

// budgetError says that a budget is spent.
type budgetError struct{ what string }

func (e budgetError) Error() string { return e.what }

func (b *budget) Read(p []byte) (int, error) {
	if b.left <= 0 {
		// Only a byte too much is too much.
		var one [1]byte
		n, err := b.r.Read(one[:])
		if n == 0 {
			return 0, err
		}
		return 0, budgetError{b.what}
	}
	n, err := b.r.Read(p[:min(int64(len(p)), b.left)])
	b.left -= int64(n)
	return n, err
}

// recordLimit is the most bytes that one record of a container may have: those
// of a page, and some for what is said of it.
func (l *Loader) recordLimit() int64 { return int64(l.cfg.Article.PageLimit()) + 1<<16 }

// whole bounds a container.
func (l *Loader) whole(r io.Reader) *budget {
	return &budget{r, l.cfg.maxFile(), fmt.Sprintf("more than %d bytes", l.cfg.maxFile())}
}

// eachRecord bounds each record of a container; its left is to be filled again
// for the next.
func (l *Loader) eachRecord(r io.Reader) *budget {
	return &budget{l.whole(r), l.recordLimit(), fmt.Sprintf("a record of more than %d bytes", l.recordLimit())}
}
