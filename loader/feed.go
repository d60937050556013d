package loader

import (
	"encoding/xml"
	"errors"
	"fmt"
	"html"
	"io"
	"strings"

	"golang.org/x/net/html/charset"

	"quoth/loader/article"
)

// field is a child of a feed's item, whatever its name.
type field struct {
	XMLName xml.Name
	Attrs   []xml.Attr `xml:",any,attr"`
	Text    string     `xml:",chardata"`
	Inner   string     `xml:",innerxml"`
	Name    string     `xml:"name"` // of an author
}

type item struct {
	Fields []field `xml:",any"`
}

// feed yields the articles of an RSS (0.9 to 2.0) or Atom (RFC 4287) file. A
// document that declares entities is refused.
func (l *Loader) feed(in input, r io.Reader, yield yielder) bool {
	b := l.eachRecord(r)
	d := xml.NewDecoder(b)
	d.CharsetReader = charset.NewReaderLabel
	d.Entity = xml.HTMLEntity
	n, title, path := 0, "", []string(nil)
	for {
		token, err := d.Token()
		if err == io.EOF {
			break
		}
		if err != nil {
			return yield(in.source(), in.fault(fmt.Errorf("item %d: %w", n+1, err)))
		}
		switch t := token.(type) {
		case xml.Directive:
			if strings.Contains(strings.ToUpper(string(t)), "ENTITY") {
				return yield(in.source(), in.fault(errors.New("a feed that declares entities")))
			}
		case xml.EndElement:
			path = path[:len(path)-1] // the decoder matches the ends
		case xml.CharData:
			if k := len(path); k == 2 && path[0] == "feed" && path[1] == "title" || k == 3 && path[2] == "title" && path[1] == "channel" {
				title += string(t)
			}
		case xml.StartElement:
			if len(path) == 0 && t.Name.Local != "rss" && t.Name.Local != "feed" && t.Name.Local != "RDF" {
				return yield(in.source(), in.fault(fmt.Errorf("no feed but a document of %q", t.Name.Local)))
			}
			if t.Name.Local != "item" && t.Name.Local != "entry" {
				if path = append(path, t.Name.Local); len(path) > maxDepth {
					return yield(in.source(), in.fault(fmt.Errorf("elements nested more than %d deep", maxDepth)))
				}
				continue
			}
			if n++; n > l.cfg.maxEntries() {
				return yield(in.source(), in.fault(fmt.Errorf("more than %d items", l.cfg.maxEntries())))
			}
			var it item
			if err := d.DecodeElement(&it, &t); err != nil {
				return yield(in.source(), in.fault(fmt.Errorf("item %d: %w", n, err)))
			}
			b.left = l.recordLimit()
			src := in.nth(n)
			err := it.fill(&src, strings.TrimSpace(title))
			if err != nil {
				err = src.fault(err)
			}
			if !yield(src, err) {
				return false
			}
		}
	}
	if n == 0 {
		return yield(in.source(), in.fault(ErrNoArticles))
	}
	return true
}

// fill takes an article from a feed's item. An Atom entry's day of change is no
// day of publication.
func (it *item) fill(src *Source, feed string) error {
	var full, short string
	k := article.Known{Publisher: html.UnescapeString(feed)}
	for i := range it.Fields {
		f := &it.Fields[i]
		text := strings.TrimSpace(f.Text)
		switch f.XMLName.Local {
		case "title":
			if k.Title == "" { // of media, too
				k.Title = plainWords(f.body())
			}
		case "link":
			if href := f.attr("href"); href != "" && (f.attr("rel") == "" || f.attr("rel") == "alternate") {
				text = href
			}
			if k.URL == "" {
				k.URL = text
			}
		case "guid", "id":
			if k.URL == "" && strings.HasPrefix(text, "http") && f.attr("isPermaLink") != "false" {
				k.URL = text
			}
		case "pubDate", "published", "date", "issued":
			if k.Published == "" {
				k.Published = day(text)
			}
		case "creator", "author":
			if name := strings.TrimSpace(f.Name); name != "" {
				text = name
			}
			if k.Author == "" && !strings.Contains(text, "@") {
				k.Author = text
			}
		case "encoded", "content":
			if full == "" {
				full = f.body()
			}
		case "description", "summary":
			if short == "" {
				short = f.body()
			}
		case "language":
			k.Language = text
		}
	}
	src.Known = k
	for _, body := range []string{full, short, k.Title} {
		if strings.TrimSpace(body) != "" {
			return src.fill(body)
		}
	}
	return errors.New("no text in the item")
}

// body gives the field's text, which may be HTML, or its elements.
func (f *field) body() string {
	if strings.TrimSpace(f.Text) == "" || f.attr("type") == "xhtml" {
		return f.Inner
	}
	return f.Text
}

func (f *field) attr(name string) string {
	for _, a := range f.Attrs {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}

// plainWords gives a title without markup.
func plainWords(s string) string {
	if strings.ContainsAny(s, "<&") {
		if text, err := article.Fragment(s); err == nil {
			s = text
		}
	}
	return strings.Join(strings.Fields(s), " ")
}
