package main

import (
	"context"
	"errors"
	"io"
	"strings"
	"testing"
	"testing/iotest"
)

// TestInterruptible reads through it what is there, and ends with its context
// where nothing comes.
func TestInterruptible(t *testing.T) {
	if err := iotest.TestReader(interruptible(t.Context(), strings.NewReader("one two three")), []byte("one two three")); err != nil {
		t.Error(err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	pipe, end := io.Pipe()
	defer end.Close()
	if _, err := interruptible(ctx, pipe).Read(make([]byte, 1)); !errors.Is(err, context.Canceled) {
		t.Errorf("got %v, want the end of the context", err)
	}
}
