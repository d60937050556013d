// Package article turns the bytes of a source into an article: its text, what
// the text is made of (title, paragraphs, furniture), and what it says of
// itself (publisher, author, date).
//
// It decodes and measures but never rewrites: the stored text of a .txt file is
// the file's content after decoding, and every block is a stretch of it.
package article

// Text is an article's text cut into blocks, with its metadata.
type Text struct {
	Content   string // UTF-8; all offsets are byte offsets into it
	Blocks    []Block
	Title     string
	Publisher string
	Author    string
	Published string // "2023-09-27", or coarser, or ""
	Dateline  string // place of a dateline ("BAKU, Sept. 20"), or ""
	Language  string // BCP 47
}

// BlockKind says what a block is.
type BlockKind int

// The kinds of blocks. Furniture (bylines, dates, captions, links to other
// articles, share buttons) is kept in the text and never read for statements.
const (
	Paragraph BlockKind = iota
	Title
	Heading // a crosshead inside the article
	Standfirst
	ListItem
	Furniture
)

// Block is a stretch of the content, in byte offsets, that no sentence crosses.
type Block struct {
	Start, End int
	Kind       BlockKind
}
