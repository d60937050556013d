// Package graph holds what Quoth knows: the statements that articles make, and
// the store that keeps them.
//
// A Reading is everything that one article says: its claims, who is party to
// which agreement, and what lies where, each with the words it came from. The
// store turns readings into Cayley quads, one label an article, and back.
// Beside the quads it keeps an index of its own in the same key-value store,
// made of the quads alone: lists in their order, counts, names, words. Both
// change in one write, of whole articles only, so that neither a crash nor a
// full disk leaves half an article or an index that lags behind.
//
// The store depends on the set of its readings and on nothing else: the order
// in which they came, what was loaded and retracted since, the backend and the
// number of transactions make no difference to any answer or export.
//
// Entities and agreements of different articles are one where the articles give
// them the same key, where a rule links them, or where a person decided so; a
// link says why. An Identity tells how keys came to be one thing.
//
// A View is one state of the store, and what readers ask. Nodes in it are
// merged over all articles by who is who; the values shown are chosen by a
// fixed rule, and everything says which articles it is from.
//
// This package is the only importer of Cayley and imports nothing of ours. It
// never decides what a text means; that is package loader's work. It refuses
// readings that Reading.Check finds fault with, and never merges claims into
// facts.
package graph
