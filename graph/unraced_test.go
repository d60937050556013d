//go:build !race

package graph_test

// raced says whether the race detector slows everything down.
const raced = false
