package article

import (
	"fmt"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// Fragment renders a piece of HTML, such as a feed's, as text.
func Fragment(s string) (string, error) {
	if strings.Count(s, "<") > maxTags {
		return "", fmt.Errorf("more than %d tags", maxTags)
	}
	doc, err := html.Parse(strings.NewReader(s))
	if err != nil {
		return "", err
	}
	return Render(doc), nil
}

// Render gives the text of a node: white space as a browser shows it, a line
// for each block, blank lines between them, "- " before the items of lists.
// Captions, scripts, forms and tables' rules are left out.
func Render(n *html.Node) string {
	r := renderer{}
	r.node(n)
	r.flush("\n\n")
	return strings.TrimSpace(r.out.String())
}

type renderer struct {
	out   strings.Builder
	line  strings.Builder // of the block being read
	space bool            // white space is due before the next word
	item  bool            // the block opens an item
}

// skipped are the elements whose text is no part of an article's.
var skipped = map[atom.Atom]bool{
	atom.Script: true, atom.Style: true, atom.Noscript: true, atom.Template: true, atom.Head: true, atom.Figcaption: true,
	atom.Button: true, atom.Form: true, atom.Select: true, atom.Iframe: true, atom.Svg: true, atom.Nav: true, atom.Audio: true,
	atom.Video: true, atom.Object: true, atom.Textarea: true,
}

// blocks are the elements that begin a line of their own.
var blocks = map[atom.Atom]bool{
	atom.P: true, atom.Div: true, atom.H1: true, atom.H2: true, atom.H3: true, atom.H4: true, atom.H5: true, atom.H6: true,
	atom.Li: true, atom.Ul: true, atom.Ol: true, atom.Blockquote: true, atom.Article: true, atom.Section: true, atom.Header: true,
	atom.Footer: true, atom.Aside: true, atom.Pre: true, atom.Table: true, atom.Tr: true, atom.Td: true, atom.Th: true, atom.Dl: true,
	atom.Dt: true, atom.Dd: true, atom.Hr: true, atom.Figure: true, atom.Main: true, atom.Address: true, atom.Body: true,
}

// node walks the tree; its depth is bounded by the parser.
func (r *renderer) node(n *html.Node) {
	switch n.Type {
	case html.TextNode:
		r.text(n.Data)
		return
	case html.ElementNode:
		if skipped[n.DataAtom] {
			return
		}
		if n.DataAtom == atom.Br {
			r.flush("\n")
			return
		}
	}
	block := n.Type == html.ElementNode && blocks[n.DataAtom]
	if block {
		r.flush("\n\n")
		r.item = r.item || n.DataAtom == atom.Li
	}
	for c := range n.ChildNodes() {
		r.node(c)
	}
	if block {
		r.flush("\n\n")
	}
}

// text adds words with their white space run together; no-break spaces stay.
func (r *renderer) text(s string) {
	for _, c := range strings.ToValidUTF8(s, "\ufffd") {
		switch {
		case c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f':
			r.space = r.line.Len() > 0
		case c < ' ' || c == 0x7f:
		default:
			if r.space {
				r.line.WriteByte(' ')
				r.space = false
			}
			r.line.WriteRune(c)
		}
	}
}

// flush ends the line being read with what parts it from the next.
func (r *renderer) flush(end string) {
	r.space = false
	if strings.TrimSpace(r.line.String()) == "" {
		r.line.Reset()
		if end == "\n\n" {
			r.widen()
		}
		return
	}
	if r.item {
		r.out.WriteString("- ")
		r.item = false
	}
	r.out.WriteString(r.line.String())
	r.out.WriteString(end)
	r.line.Reset()
}

// widen makes a line's end a blank line.
func (r *renderer) widen() {
	if s := r.out.String(); s != "" && !strings.HasSuffix(s, "\n\n") {
		r.out.WriteString("\n")
	}
}
