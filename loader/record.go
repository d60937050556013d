package loader

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"
	"time"
	"unicode"

	"quoth/graph"
	"quoth/loader/article"
	"quoth/loader/date"
)

// Names under which records carry what is read, the surest first.
var (
	bodyKeys      = []string{"text", "body", "articlebody", "contenttext", "fulltext", "maintext", "articletext", "content", "contenthtml", "html", "bodyhtml", "article", "story", "description", "summary"}
	titleKeys     = []string{"title", "headline", "heading", "subject", "name"}
	dateKeys      = []string{"published", "date", "datepublished", "publishedat", "datepublish", "publicationdate", "publishdate", "publisheddate", "publishedon", "pubdate", "publishedtime", "posted", "releasedate", "timestamp", "created", "createdat", "webpublicationdate"}
	publisherKeys = []string{"publisher", "source", "sitename", "outlet", "publication", "newspaper", "provider", "agency", "sourcename", "sourcedomain", "website", "domain"}
	authorKeys    = []string{"author", "authors", "byline", "creator", "writer", "reporter"}
	urlKeys       = []string{"canonicalurl", "url", "link", "externalurl", "weburl", "permalink", "id"}
	languageKeys  = []string{"language", "lang", "inlanguage"}
	listKeys      = []string{"articles", "items", "data", "results", "posts", "stories", "docs", "documents", "response"}
)

// lines yields the articles of a file with a JSON record a line. A bad line is
// named by its number and the rest goes on.
func (l *Loader) lines(in input, r io.Reader, yield yielder) bool {
	br := bufio.NewReaderSize(l.whole(r), 1<<16)
	n, found := 0, false
	for {
		line, err := readLine(br, int(l.recordLimit()))
		if err == io.EOF {
			break
		}
		n++
		if len(bytes.TrimSpace(line)) == 0 && err == nil {
			continue
		}
		if n > l.cfg.maxEntries() {
			return yield(in.source(), in.fault(fmt.Errorf("more than %d records", l.cfg.maxEntries())))
		}
		found = true
		src := in.nth(n)
		bad := err != nil && !errors.Is(err, errLongLine) // nothing comes after it
		var value any
		if err == nil {
			err = json.Unmarshal(line, &value)
		}
		if err == nil {
			err = fill(&src, value)
		}
		if err != nil {
			err = src.fault(err)
		}
		if on := yield(src, err); !on || bad {
			return on
		}
	}
	if !found {
		return yield(in.source(), in.fault(ErrNoArticles))
	}
	return true
}

var errLongLine = errors.New("a line")

// readLine reads a line of at most limit bytes. A longer one is passed over and
// is an error; io.EOF comes when nothing is left.
func readLine(r *bufio.Reader, limit int) ([]byte, error) {
	var line []byte
	long := false
	for {
		part, err := r.ReadSlice('\n')
		if !long {
			line = append(line, part...)
		}
		if len(line) > limit {
			line, long = nil, true
		}
		switch {
		case err == bufio.ErrBufferFull:
			continue
		case err == io.EOF && len(line) == 0 && !long:
			return nil, io.EOF
		case err != nil && err != io.EOF:
			return nil, err
		case long:
			return nil, fmt.Errorf("%w of more than %d bytes", errLongLine, limit)
		}
		return line, nil
	}
}

// records yields the articles of a JSON file: a record, a list of them, an
// object that holds a list of them under one of the usual names, or several of
// these one after another.
func (l *Loader) records(in input, r io.Reader, yield yielder) bool {
	b := l.eachRecord(r)
	d := &recordReader{Loader: l, in: in, budget: b, dec: json.NewDecoder(b), yield: yield}
	err := d.file()
	switch {
	case errors.Is(err, errStopped):
		return false
	case err != nil:
		return yield(in.source(), in.fault(fmt.Errorf("record %d: %w", d.n+1, err)))
	case d.n == 0:
		return yield(in.source(), in.fault(ErrNoArticles))
	}
	return true
}

// errStopped says that the yielder wants no more.
var errStopped = errors.New("stopped")

type recordReader struct {
	*Loader
	in     input
	budget *budget
	dec    *json.Decoder
	yield  yielder
	n      int  // records yielded
	many   bool // the file holds a list, so its records are numbered
}

func (d *recordReader) file() error {
	for {
		token, err := d.dec.Token()
		if err == io.EOF {
			return nil
		}
		if err != nil {
			return err
		}
		switch token {
		case json.Delim('['):
			d.many = true
			err = d.list()
		case json.Delim('{'):
			err = d.object(1)
		default:
			err = fmt.Errorf("a %T is no record", token)
		}
		if err != nil {
			return err
		}
		d.many = true
	}
}

// list reads the records of a list whose bracket has been read.
func (d *recordReader) list() error {
	for d.dec.More() {
		var value any
		if err := d.dec.Decode(&value); err != nil {
			return err
		}
		if err := d.record(value); err != nil {
			return err
		}
	}
	_, err := d.dec.Token()
	return err
}

// maxWrap is how many objects deep a list of records may lie.
const maxWrap = 4

// object reads an object whose brace has been read: a record, or what holds a
// list of records, perhaps in another object ("response", "data").
func (d *recordReader) object(depth int) error {
	fields := map[string]any{}
	listed := false
	for d.dec.More() {
		token, err := d.dec.Token()
		if err != nil {
			return err
		}
		key, _ := token.(string)
		if !slices.Contains(listKeys, key) {
			var value any
			if err := d.dec.Decode(&value); err != nil {
				return err
			}
			fields[key] = value
			continue
		}
		switch token, err = d.dec.Token(); {
		case err != nil:
			return err
		case token == json.Delim('['):
			d.many, listed = true, true
			err = d.list()
		case token == json.Delim('{') && depth < maxWrap:
			listed = true
			err = d.object(depth + 1)
		case token == json.Delim('{'):
			err = fmt.Errorf("objects nested more than %d deep", maxWrap)
		default:
			fields[key] = token
		}
		if err != nil {
			return err
		}
	}
	if _, err := d.dec.Token(); err != nil || listed {
		return err
	}
	return d.record(fields)
}

// record yields one record.
func (d *recordReader) record(value any) error {
	if d.n++; d.n > d.cfg.maxEntries() {
		return fmt.Errorf("more than %d records", d.cfg.maxEntries())
	}
	d.budget.left = d.recordLimit()
	src := d.in.source()
	if d.many {
		src = d.in.nth(d.n)
	}
	err := fill(&src, value)
	if err != nil {
		err = src.fault(err)
	}
	if !d.yield(src, err) {
		return errStopped
	}
	return nil
}

// fill takes an article from a JSON value, which must be an object.
func fill(src *Source, value any) error {
	m, ok := value.(map[string]any)
	if !ok {
		return errors.New("no JSON object")
	}
	m = folded(m)
	body := first(m, bodyKeys)
	if strings.TrimSpace(body) == "" {
		return errors.New("no text in the record")
	}
	src.Known = article.Known{
		URL: first(m, urlKeys), Title: plainWords(first(m, titleKeys)), Publisher: first(m, publisherKeys),
		Author: signed(first(m, authorKeys)), Published: published(m), Language: first(m, languageKeys),
	}
	return src.fill(body)
}

// fill sets the body, which may be text, a piece of HTML or a page.
func (src *Source) fill(body string) error {
	src.Form = Body
	switch lower := strings.ToLower(body[:min(len(body), sniffed)]); {
	case strings.Contains(lower, "<html"), strings.Contains(lower, "<!doctype html"):
		src.Form = Page
	case markedUp(body):
		text, err := article.Fragment(body)
		if err != nil {
			return err
		}
		body = text
	}
	src.Data = []byte(body)
	return nil
}

// markedUp says whether a text is HTML: it has an end tag, or a break.
func markedUp(s string) bool {
	return strings.Contains(s, "</") || strings.Contains(s, "<br") || strings.Contains(s, "<p>") || strings.Contains(s, "<img ")
}

// folded gives an object under keys in lower case without marks: "pub_date" and
// "pubDate" are one. Of two keys that become one the first in order holds.
func folded(m map[string]any) map[string]any {
	out := make(map[string]any, len(m))
	for _, k := range slices.Sorted(maps.Keys(m)) {
		key := strings.Map(func(c rune) rune {
			if unicode.IsLetter(c) || unicode.IsDigit(c) || c == '#' {
				return unicode.ToLower(c)
			}
			return -1
		}, k)
		if _, taken := out[key]; !taken {
			out[key] = m[k]
		}
	}
	return out
}

// published gives the first of the dates of a record, which may be written out
// or a number of seconds, or milliseconds, since 1970.
func published(m map[string]any) graph.Date {
	for _, k := range dateKeys {
		if n, ok := m[k].(float64); ok {
			if n > 1e11 {
				n /= 1000
			}
			if n > 1e8 && n < 1e10 {
				return graph.Date(time.Unix(int64(n), 0).UTC().Format(time.DateOnly))
			}
		}
		if d := day(strings.TrimSpace(wordsOf(m[k]))); d != "" {
			return d
		}
	}
	return ""
}

// signed cuts the "By" before an author.
func signed(s string) string {
	if len(s) > 3 && strings.EqualFold(s[:3], "by ") {
		return strings.TrimSpace(s[3:])
	}
	return s
}

// day gives the date that a value names.
func day(s string) graph.Date {
	m, _ := date.Parse(s, date.Context{})
	return m.Date
}

// first gives the first of the keys that has a value that words can be made of.
func first(m map[string]any, keys []string) string {
	for _, k := range keys {
		if s := strings.TrimSpace(wordsOf(m[k])); s != "" {
			return s
		}
	}
	return ""
}

// wordsOf gives the words of a value: a text, an object's name or rendered
// text, or those of a list's elements.
func wordsOf(v any) string {
	switch v := v.(type) {
	case string:
		return v
	case map[string]any:
		return first(v, []string{"rendered", "name", "title", "value", "#text"})
	case []any:
		var words []string
		for _, e := range v {
			if s := strings.TrimSpace(wordsOf(e)); s != "" {
				words = append(words, s)
			}
		}
		return strings.Join(words, ", ")
	}
	return ""
}
