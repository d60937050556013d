// Package language reads English: it splits text into sentences and tokens,
// tags each token with its part of speech, and finds the grammar that joins
// them, all with offsets into the text.
//
// The tagger and parser are trained by the program in the folder train on
// Universal Dependencies treebanks; their weights are embedded. The package
// knows nothing of claims or articles, and the same text gives the same
// document on every machine.
package language

// Document is a text with its sentences in order.
type Document struct {
	Text      string
	Sentences []Sentence
}

// Sentence is a run of tokens that stands in one block of the text. Start and
// End are byte offsets into the document's text.
type Sentence struct {
	Start, End int
	Block      int // index of the block that it stands in
	Tokens     []Token
}

// Token is a syntactic word as Universal Dependencies counts them: "don't" is
// "do" and "n't", the possessive "'s" is its own.
type Token struct {
	Start, End int    // byte offsets into the document's text
	Form       string // Text[Start:End]
	Lemma      string
	Tag        Tag    // universal part of speech
	XPOS       string // Penn tag: "VBD", "NNP"
	Head       int    // index of the head in the sentence, -1 for the root
	Rel        Rel    // relation to the head, universal with subtype: "nsubj", "nsubj:pass"
}

// Tag is a universal part of speech.
type Tag string

// The universal parts of speech (https://universaldependencies.org/u/pos/).
const (
	ADJ   Tag = "ADJ"
	ADP   Tag = "ADP"
	ADV   Tag = "ADV"
	AUX   Tag = "AUX"
	CCONJ Tag = "CCONJ"
	DET   Tag = "DET"
	INTJ  Tag = "INTJ"
	NOUN  Tag = "NOUN"
	NUM   Tag = "NUM"
	PART  Tag = "PART"
	PRON  Tag = "PRON"
	PROPN Tag = "PROPN"
	PUNCT Tag = "PUNCT"
	SCONJ Tag = "SCONJ"
	SYM   Tag = "SYM"
	VERB  Tag = "VERB"
	X     Tag = "X"
)

// Rel is a dependency relation of Universal Dependencies, with its subtype:
// "nsubj", "nsubj:pass", "ccomp".
type Rel string

// Block is a stretch of text, in byte offsets, that sentences never cross: a
// title, a paragraph, an item of a list.
type Block struct{ Start, End int }
