package loader

import (
	"bytes"
	"path"
	"strings"
)

// media are what files hold.
type media int

const (
	unknown media = iota
	plain
	page
	records // JSON
	lines   // JSON, a record a line
	feed
	zipped
	tarred
	gzipped // of a tar file
)

var extensions = map[string]media{
	".txt": plain, ".text": plain, ".html": page, ".htm": page, ".xhtml": page,
	".json": records, ".jsonl": lines, ".ndjson": lines, ".rss": feed, ".atom": feed, ".xml": feed,
	".zip": zipped, ".tar": tarred, ".tgz": gzipped, ".gz": gzipped,
}

// medium tells what a file holds from its name.
func medium(name string) media {
	name = strings.ToLower(name)
	m := extensions[path.Ext(name)]
	if m == gzipped && !strings.HasSuffix(name, ".tar.gz") && !strings.HasSuffix(name, ".tgz") {
		return unknown
	}
	return m
}

// sniffed is how many bytes sniff looks at.
const sniffed = 1024

// sniff tells what a file holds from its first bytes. What looks like nothing
// else is text.
func sniff(head []byte) media {
	s := strings.ToLower(strings.TrimSpace(strings.TrimPrefix(string(head), "\ufeff")))
	switch {
	case bytes.HasPrefix(head, []byte("PK\x03\x04")):
		return zipped
	case bytes.HasPrefix(head, []byte("\x1f\x8b")):
		return gzipped
	case strings.HasPrefix(s, "<!doctype html"), strings.HasPrefix(s, "<html"):
		return page
	case strings.HasPrefix(s, "<?xml"), strings.HasPrefix(s, "<rss"), strings.HasPrefix(s, "<feed"), strings.HasPrefix(s, "<rdf"):
		if strings.Contains(s, "<html") {
			return page
		}
		return feed
	case strings.HasPrefix(s, "{\""), strings.HasPrefix(s, "[{"), strings.HasPrefix(s, "{ \""), strings.HasPrefix(s, "{\n"), strings.HasPrefix(s, "[\n"):
		return records
	}
	return plain
}
