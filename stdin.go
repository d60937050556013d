package main

import (
	"context"
	"io"
)

// readerFunc is a function that reads.
type readerFunc func(p []byte) (int, error)

func (f readerFunc) Read(p []byte) (int, error) { return f(p) }

// interruptible is a reader whose Read ends when ctx does: nobody who waits at
// a terminal should have to interrupt twice. A read that is left behind has a
// buffer of its own and ends with the program.
func interruptible(ctx context.Context, r io.Reader) io.Reader {
	type result struct {
		data []byte
		err  error
	}
	return readerFunc(func(p []byte) (int, error) {
		done := make(chan result, 1)
		go func() {
			buf := make([]byte, len(p))
			n, err := r.Read(buf)
			done <- result{buf[:n], err}
		}()
		select {
		case <-ctx.Done():
			return 0, ctx.Err()
		case res := <-done:
			return copy(p, res.data), res.err
		}
	})
}
