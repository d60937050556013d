// Package graph holds what Quoth knows: the statements that articles make, and
// the store that keeps them.
//
// A Reading is everything that one article says: its claims, who is party to
// which agreement, and what lies where, each with the words it came from. The
// store turns readings into Cayley quads, one label an article, and back.
//
// This package is the only importer of Cayley and imports nothing of ours. It
// never decides what a text means; that is package loader's work.
package graph
