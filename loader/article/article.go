// Package article turns the bytes of a source into an article: its text, what
// the text is made of (title, paragraphs, furniture), and what it says of
// itself (publisher, author, date).
//
// It decodes and measures but never rewrites: the stored text of a .txt file is
// the file's content after decoding, and every block is a stretch of it. It
// refuses what is no text: empty, binary and undecodable input, and what is
// larger than the Config allows.
//
// What is furniture is decided by structure: where a block stands, how long it
// is, whether it ends like a sentence, what lists surround it, and the set
// phrases of web pages. A whole sentence in the body is never furniture for its
// subject.
package article

import (
	"cmp"
	"fmt"
	"net/url"
	"strings"

	"quoth/graph"
)

// Text is an article's text cut into blocks, with its metadata.
type Text struct {
	Content   string  // UTF-8; all offsets are byte offsets into it
	Blocks    []Block // in order, disjoint, none empty, trimmed of white space
	Title     string
	Publisher string
	Author    string
	Published graph.Date // "2023-09-27", or coarser, or ""
	Dateline  string     // place of a dateline ("BAKU, Sept. 20"), or ""
	Language  string     // BCP 47, "und" where the text does not tell
	URL       string     // canonical address, or ""
}

// Known is what is said of an article outside its text: by the head of a page,
// a feed, a record. It goes before what the text says.
type Known struct {
	URL       string
	Title     string
	Publisher string
	Author    string
	Published graph.Date
	Language  string
}

// or fills what k does not tell from o.
func (k Known) or(o Known) Known {
	return Known{
		URL: cmp.Or(k.URL, o.URL), Title: cmp.Or(k.Title, o.Title), Publisher: cmp.Or(k.Publisher, o.Publisher),
		Author: cmp.Or(k.Author, o.Author), Published: cmp.Or(k.Published, o.Published), Language: cmp.Or(k.Language, o.Language),
	}
}

// adopt takes what is known.
func (t *Text) adopt(k Known) {
	t.URL = canonical(k.URL)
	t.Title = cmp.Or(oneLine(k.Title), t.Title)
	t.Publisher = cmp.Or(oneLine(k.Publisher), t.Publisher)
	t.Author = cmp.Or(oneLine(k.Author), t.Author)
	t.Published = cmp.Or(k.Published, t.Published)
	if t.Language == "und" {
		t.Language = cmp.Or(k.Language, t.Language)
	}
}

// canonical gives an address of the web without its fragment and with scheme
// and host in lower case, and "" for what is none.
func canonical(address string) string {
	u, err := url.Parse(strings.TrimSpace(address))
	if err != nil || u.Host == "" || u.Scheme != "http" && u.Scheme != "https" || len(address) > 2048 {
		return ""
	}
	u.Host = strings.ToLower(u.Host)
	u.Fragment, u.RawFragment = "", ""
	return u.String()
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
	ListItem // without its bullet
	Furniture
)

func (k BlockKind) String() string {
	return [...]string{"paragraph", "title", "heading", "standfirst", "item", "furniture"}[k]
}

// Block is a stretch of the content, in byte offsets, that no sentence crosses.
type Block struct {
	Start, End int
	Kind       BlockKind
}

// Config bounds and steers the reading of sources.
type Config struct {
	MaxBytes int    // size of an article's text, 2 MiB if zero; its page may have four times as much
	Charset  string // WHATWG label of the encoding of files that do not tell theirs; detected if ""
}

const defaultMaxBytes = 2 << 20

// Limit is the most bytes that a text may have.
func (c Config) Limit() int {
	if c.MaxBytes > 0 {
		return c.MaxBytes
	}
	return defaultMaxBytes
}

// PageLimit is the most bytes that a page may have: markup is larger than text.
func (c Config) PageLimit() int { return 4 * c.Limit() }

// Parse reads a plain text article. source names it in errors.
func (c Config) Parse(source string, data []byte) (*Text, error) {
	if len(data) > c.Limit() {
		return nil, fmt.Errorf("read %s: larger than %d bytes", source, c.Limit())
	}
	content, err := decode(data, c.Charset)
	if err != nil {
		return nil, fmt.Errorf("read %s: %w", source, err)
	}
	return parse(content, ""), nil
}

// Compose makes an article of a body that came without its title, and of what
// is known of it. The title becomes the first block of the text.
func (c Config) Compose(source, body string, known Known) (*Text, error) {
	if len(body)+len(known.Title) > c.Limit() {
		return nil, fmt.Errorf("read %s: larger than %d bytes", source, c.Limit())
	}
	if strings.TrimSpace(body) == "" {
		return nil, fmt.Errorf("read %s: %w", source, errEmpty)
	}
	content, title := strings.ToValidUTF8(body, "\ufffd"), oneLine(strings.ToValidUTF8(known.Title, "\ufffd"))
	if title != "" && !strings.HasPrefix(strings.TrimSpace(content), title) {
		content = title + "\n\n" + content
	}
	t := parse(content, title)
	t.adopt(known)
	return t, nil
}

// Parse reads a plain text article with the default Config.
func Parse(source string, data []byte) (*Text, error) { return Config{}.Parse(source, data) }

// parse cuts the content and reads its metadata. A title that is known, and
// opens the content, need not be looked for.
func parse(content, title string) *Text {
	p := &page{content: content, title: title, blocks: split(content)}
	p.classify()
	t := &Text{Content: content, Language: language(content)}
	p.metadata(t)
	for _, b := range p.blocks {
		t.Blocks = append(t.Blocks, Block{b.start, b.end, b.kind})
	}
	return t
}
