package article

import (
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"io"
	"net/url"
	"strings"

	readability "codeberg.org/readeck/go-readability/v2"
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
	"golang.org/x/net/html/charset"

	"quoth/graph"
	"quoth/loader/date"
)

// maxElements is how many elements a page may have, maxTags how many tags: more
// would cost memory before they could be counted as elements.
const (
	maxElements = 50_000
	maxTags     = 4 * maxElements
)

var errNoArticle = errors.New("no article in the page")

// ParseHTML reads a page: the article is found by Mozilla's Readability, and
// its text is the stored text: the title, then a paragraph a block, parted by
// blank lines. What the page's head says of the article goes before what its
// text says, and what is known before that. source names the page in errors.
func (c Config) ParseHTML(source string, data []byte, known Known) (*Text, error) {
	if len(data) > c.PageLimit() {
		return nil, fmt.Errorf("read %s: larger than %d bytes", source, c.PageLimit())
	}
	body, head, err := readPage(data)
	if err != nil {
		return nil, fmt.Errorf("read %s: %w", source, err)
	}
	return c.Compose(source, body, known.or(head))
}

// readPage returns the article's body, and what the page says of it.
func readPage(data []byte) (body string, known Known, err error) {
	if k := kind(data); !strings.HasPrefix(k, "text/") {
		return "", known, fmt.Errorf("binary data (%s), not a page", k)
	}
	doc, err := parseNodes(data)
	if err != nil {
		return "", known, err
	}
	known = headOf(doc)
	parser := readability.NewParser()
	parser.MaxElemsToParse = maxElements
	found, err := parser.ParseDocument(doc, &url.URL{Scheme: "https", Host: "page.invalid"})
	if err != nil {
		return "", known, err
	}
	if found.Node == nil {
		return "", known, errNoArticle
	}
	known.Title = cmp.Or(known.Title, found.Title())
	known.Publisher = cmp.Or(known.Publisher, found.SiteName())
	known.Author = cmp.Or(known.Author, found.Byline())
	known.Language = cmp.Or(known.Language, found.Language())
	if at, err := found.PublishedTime(); err == nil && known.Published == "" && !at.IsZero() {
		known.Published = graph.Date(at.Format("2006-01-02"))
	}
	if n, name := cutSuffix(known.Title, ""); n < len(known.Title) {
		known.Title, known.Publisher = known.Title[:n], cmp.Or(known.Publisher, name)
	}
	if body = Render(found.Node); body == "" {
		return "", known, errNoArticle
	}
	return body, known, nil
}

// parseNodes decodes a page by its byte order mark, its declaration or its
// bytes (WHATWG encoding sniffing), and parses it. Nesting is bounded by the
// parser.
func parseNodes(data []byte) (*html.Node, error) {
	if bytes.Count(data, []byte("<")) > maxTags {
		return nil, fmt.Errorf("more than %d tags", maxTags)
	}
	enc, _, _ := charset.DetermineEncoding(data, "text/html")
	decoded, err := io.ReadAll(enc.NewDecoder().Reader(bytes.NewReader(data)))
	if err != nil {
		return nil, err
	}
	doc, err := html.Parse(bytes.NewReader(decoded))
	if err != nil {
		return nil, err
	}
	if work := depths(doc, 0); work > maxWork {
		return nil, fmt.Errorf("a tree too large and too deep: depths of nodes add up to more than %d", maxWork)
	}
	return doc, nil
}

// maxWork bounds the sum of the depths of a page's nodes, with which the time
// of finding its article grows.
const maxWork = 2_000_000

// depths adds up the depths of the nodes below n, until they are too many.
func depths(n *html.Node, depth int) int {
	sum := depth
	for c := range n.ChildNodes() {
		if sum += depths(c, depth+1); sum > maxWork {
			break
		}
	}
	return sum
}

// headOf reads the head's own words on the article: links and meta elements.
// Readability reads the linked data and the rest.
func headOf(doc *html.Node) Known {
	var k Known
	var site, ogURL string
	for n := range doc.Descendants() {
		if n.Type != html.ElementNode {
			continue
		}
		switch n.DataAtom {
		case atom.Link:
			if strings.EqualFold(attr(n, "rel"), "canonical") {
				k.URL = cmp.Or(k.URL, attr(n, "href"))
			}
		case atom.Html:
			k.Language = attr(n, "lang")
		case atom.Meta:
			name := strings.ToLower(cmp.Or(attr(n, "property"), attr(n, "name"), attr(n, "itemprop")))
			switch content := attr(n, "content"); {
			case name == "og:url":
				ogURL = content
			case name == "og:site_name":
				site = content
			case name == "og:title":
				k.Title = cmp.Or(k.Title, content)
			case dayNames[name] && k.Published == "":
				if m, ok := date.Parse(content, date.Context{}); ok && m.Precision == date.Day {
					k.Published = m.Date
				}
			}
		case atom.Time:
			if m, ok := date.Parse(attr(n, "datetime"), date.Context{}); ok && k.Published == "" && m.Precision == date.Day && attr(n, "itemprop") == "datePublished" {
				k.Published = m.Date
			}
		}
	}
	k.URL, k.Publisher = cmp.Or(k.URL, ogURL), site
	return k
}

// dayNames are the names of meta elements that give the day of publication.
var dayNames = set("article:published_time", "og:article:published_time", "datepublished", "date", "pubdate", "publishdate", "publish-date",
	"publish_date", "dc.date", "dc.date.issued", "dcterms.created", "dcterms.issued", "dcterms.date", "parsely-pub-date", "sailthru.date",
	"article.published", "published-date", "originalpublicationdate", "citation_publication_date", "published_time")

func attr(n *html.Node, key string) string {
	for _, a := range n.Attr {
		if a.Key == key {
			return strings.TrimSpace(a.Val)
		}
	}
	return ""
}
