package loader_test

import (
	"archive/tar"
	"archive/zip"
	"bytes"
	"compress/gzip"
	"context"
	"fmt"
	"os"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"quoth/graph"
	"quoth/loader"
	"quoth/loader/article"
)

// about gives the articles' metadata, a line each.
func about(readings []graph.Reading) string {
	var b strings.Builder
	for _, r := range readings {
		a := r.Article
		fmt.Fprintf(&b, "%s | %s | %s | %s | %s \n", a.ID, a.Title, a.Publisher, a.Author, a.Published)
	}
	return b.String()
}

const rss = `<?xml version="1.0" encoding="ISO-8859-1"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:media="http://search.yahoo.com/mrss/">
<channel><title>Fjord Herald</title><link>https://fjord.example/</link><image><title>Logo</title></image>
<item><title>Talks go on in Z` + "\xfc" + `rich</title><link>https://fjord.example/a#top</link><pubDate>Wed, 20 Sep 2023 10:00:00 GMT</pubDate>
<dc:creator>Kari Nordmann</dc:creator><media:title>A photo</media:title>
<description>Short.</description><content:encoded><![CDATA[<p>The minister said that the talks would go on.</p><figure><figcaption>He said no.</figcaption></figure><p>&ldquo;We wait,&rdquo; he added.</p>]]></content:encoded></item>
<item><title>Second &amp; last</title><guid isPermaLink="false">x-1</guid><description>The mayor denied that she had left.&nbsp;</description></item>
</channel></rss>`

const atom = `<feed xmlns="http://www.w3.org/2005/Atom"><title>Sahel Times</title>
<entry><title type="html">Border &lt;b&gt;reopens&lt;/b&gt;</title><link rel="self" href="https://s.example/self"/><link href="https://s.example/1"/>
<published>2022-07-20T08:00:00Z</published><updated>2022-07-22T08:00:00Z</updated><author><name>Amina Saleh</name></author>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>The president said that the border was open.</p></div></content></entry>
<entry><title>Only changed</title><updated>2022-07-22T08:00:00Z</updated><summary>The army said it had won.</summary></entry></feed>`

const page = `<!doctype html><html lang="en"><head><title>Deal signed | Coast Daily</title><link rel="canonical" href="https://Coast.example/deal">
<script type="application/ld+json">{"@context":"https://schema.org","@type":"NewsArticle","headline":"Deal signed","datePublished":"2021-05-03T10:42:00+02:00","publisher":{"@type":"Organization","name":"Coast Daily"},"author":{"@type":"Person","name":"Ann Lee"}}</script></head>
<body><nav>Home</nav><article><h1>Deal signed</h1><p>The two governments signed the deal on Monday after eight months of talks in the capital, the ministry said in a statement.</p>
<p>The minister said that the talks, which had been long, and hard, and bitter, would now give way to work, trade and peace between the two peoples.</p></article></body></html>`

func TestContainers(t *testing.T) {
	record := `{"title": "Talks go on", "text": "The minister said that the talks would go on.", "source": {"name": "Coast Daily"}, "authors": ["Ann Lee", "Bo Ek"], "date": "2021-05-03T10:00:00Z", "url": "https://c.example/1"}`
	for _, c := range []struct{ name, data, want, errs string }{
		{"page.html", page, "https://coast.example/deal | Deal signed | Coast Daily | Ann Lee | 2021-05-03 \n", ""},
		{"one.json", record, "https://c.example/1 | Talks go on | Coast Daily | Ann Lee, Bo Ek | 2021-05-03 \n", ""},
		{"list.json", `{"status": "ok", "response": {"results": [` + record + `, {"headline": "B", "body": "She said he left."}]}}`,
			"https://c.example/1 | Talks go on | Coast Daily | Ann Lee, Bo Ek | 2021-05-03 \nlist.json#2 | B |  |  |  \n", ""},
		{"posts.json", `[{"title": {"rendered": "A &amp; B"}, "content": {"rendered": "<p>She said he left.</p>"}, "link": "https://c.example/2", "date": "2020-01-02T03:04:05"}]`,
			"https://c.example/2 | A & B |  |  | 2020-01-02 \n", ""},
		{"keys.jsonl", `{"Heading": "B", "full-text": "She said he left.", "Site_Name": "Herald", "Writer": "By Ann Lee", "timestamp": 1695200000}
{"title": "C", "text": "She said he left.", "pub_date": "n/a", "created_at": 1695200000123}`, "keys.jsonl#1 | B | Herald | Ann Lee | 2023-09-20 \nkeys.jsonl#2 | C |  |  | 2023-09-20 \n", ""},
		{"many.jsonl", record + "\n\nnot json\n[1]\n{\"title\": \"no body\"}\n{\"text\": \"She said he left.\"}", "https://c.example/1 | Talks go on | Coast Daily | Ann Lee, Bo Ek | 2021-05-03 \nmany.jsonl#6 |  |  |  |  \n",
			"many.jsonl#3: invalid|many.jsonl#4: no JSON object|many.jsonl#5: no text"},
		{"feed.xml", rss, "https://fjord.example/a | Talks go on in Zürich | Fjord Herald | Kari Nordmann | 2023-09-20 \nfeed.xml#2 | Second & last | Fjord Herald |  |  \n", ""},
		{"feed.atom", atom, "https://s.example/1 | Border reopens | Sahel Times | Amina Saleh | 2022-07-20 \nfeed.atom#2 | Only changed | Sahel Times |  |  \n", ""},
		{"sniffed", rss, "https://fjord.example/a | Talks go on in Zürich | Fjord Herald | Kari Nordmann | 2023-09-20 \nsniffed#2 | Second & last | Fjord Herald |  |  \n", ""},
		{"empty.json", "[]", "", "empty.json: no articles"},
		{"empty.jsonl", "\n", "", "empty.jsonl: no articles"},
		{"cut.json", `[{"text": "She said`, "", "cut.json: record 1: unexpected EOF"},
		{"number.json", "17", "", "no record"},
		{"wrapped.json", strings.Repeat(`{"data":`, 100_000), "", "nested more than 4 deep"},
		{"deep.json", `{"text":` + strings.Repeat(`[`, 100_000), "", "exceeded max depth"},
		{"svg.xml", `<svg><title>x</title></svg>`, "", `no feed but a document of "svg"`},
		{"entities.xml", `<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a "aaaaaaaa"><!ENTITY b "&a;&a;&a;">]><rss><channel><item><title>&b;</title></item></channel></rss>`, "", "declares entities"},
		{"unknown.xml", `<rss><channel><item><title>&lol;</title></item></channel></rss>`, "", "entity"},
		{"nested.xml", `<rss>` + strings.Repeat("<a>", 100_000), "", "nested more than 64 deep"},
		{"inside.xml", `<rss><channel><item>` + strings.Repeat("<a>", 100_000), "", "item 1: "},
		{"deep.html", "<html><body>" + strings.Repeat("<div>", 100_000) + "She said he left.", "", "512"},
		{"binary.html", "\x89PNG\r\n\x1a\n\x00\x00", "", "image/png"},
		{"nothing.html", "<html><head><title>x</title></head><body></body></html>", "", "no article in the page"},
	} {
		t.Run(c.name, func(t *testing.T) {
			dir := write(t, map[string]string{c.name: c.data})
			readings, errs := collect(t, newLoader(t, loader.Config{}), dir+"/"+c.name)
			if d := cmp.Diff(c.want, about(readings)); d != "" {
				t.Error(d)
			}
			for _, r := range readings {
				checkSpans(t, r)
			}
			var wants []string
			if c.errs != "" {
				wants = strings.Split(c.errs, "|")
			}
			if len(errs) != len(wants) {
				t.Fatalf("errors %q, want %q", errs, wants)
			}
			for i, want := range wants {
				if !strings.Contains(errs[i], want) || !strings.Contains(errs[i], c.name) {
					t.Errorf("error %q, want …%s…", errs[i], want)
				}
			}
		})
	}
}

// TestContainerText holds what of marked-up articles becomes their text.
func TestContainerText(t *testing.T) {
	dir := write(t, map[string]string{"a.xml": rss, "b.html": page})
	readings, _ := collect(t, newLoader(t, loader.Config{}), dir)
	want := []string{
		"Talks go on in Zürich\n\nThe minister said that the talks would go on.\n\n“We wait,” he added.",
		"Second & last\n\nThe mayor denied that she had left.\u00a0",
		"Deal signed\n\nThe two governments signed the deal on Monday after eight months of talks in the capital, the ministry said in a statement.\n\n" +
			"The minister said that the talks, which had been long, and hard, and bitter, would now give way to work, trade and peace between the two peoples.",
	}
	var got []string
	for _, r := range readings {
		got = append(got, r.Article.Text)
	}
	if d := cmp.Diff(want, got); d != "" {
		t.Error(d)
	}
}

type member struct{ name, data string }

func zipFile(t *testing.T, members ...member) string {
	t.Helper()
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	for _, m := range members {
		f, err := w.Create(m.name)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := f.Write([]byte(m.data)); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func tarFile(t *testing.T, members ...member) string {
	t.Helper()
	var b bytes.Buffer
	z := gzip.NewWriter(&b)
	w := tar.NewWriter(z)
	for _, m := range members {
		if err := w.WriteHeader(&tar.Header{Name: m.name, Mode: 0o600, Size: int64(len(m.data)), Typeflag: tar.TypeReg}); err != nil {
			t.Fatal(err)
		}
		if _, err := w.Write([]byte(m.data)); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func TestArchives(t *testing.T) {
	good := []member{{"a/1.txt", words}, {"a/.hidden.txt", words}, {"b.jsonl", `{"text": "She said he left."}`}, {"logo.png", "x"}, {"__MACOSX/1.txt", words}, {"c.txt", "\x00\x01"}}
	for _, c := range []struct {
		name, data string
		ids        []string
		errs       []string
	}{
		{"x.zip", zipFile(t, good...), []string{"a/1.txt", "b.jsonl#1"}, []string{"x.zip/c.txt: binary"}},
		{"x.tar.gz", tarFile(t, good...), []string{"a/1.txt", "b.jsonl#1"}, []string{"x.tar.gz/c.txt: binary"}},
		{"x.tgz", tarFile(t, member{"1.txt", words}), []string{"1.txt"}, nil},
		{"nothing.zip", zipFile(t, member{"x.png", ""}), nil, []string{"no articles"}},
		{"broken.zip", "PK\x03\x04 no", nil, []string{"not a valid zip file"}},
		{"broken.tgz", "no", nil, []string{"broken.tgz: "}},
		{"escape.zip", zipFile(t, member{"../../etc/x.txt", words}, member{"/x.txt", words}, member{"a\\b.txt", words}, member{"ok.txt", words}), []string{"ok.txt"},
			[]string{"leads out", "leads out", "leads out"}},
		{"escape.tgz", tarFile(t, member{"../x.txt", words}), nil, []string{"leads out"}},
		{"nested.zip", zipFile(t, member{"in.zip", zipFile(t, member{"1.txt", words})}), nil, []string{"archive inside an archive"}},
		{"bomb.zip", zipFile(t, member{"1.txt", strings.Repeat("a", 10_000)}, member{"2.txt", strings.Repeat("b", 10_000)}, member{"3.txt", words}), nil,
			[]string{"1.txt: larger than 4000", "2.txt: unpacks to more than 8000", "unpacks to more than 8000"}},
		{"bomb.tgz", tarFile(t, member{"1.txt", strings.Repeat("a", 10_000)}, member{"3.txt", words}), nil, []string{"1.txt: larger than 4000", "unpacks to more than 8000"}},
		{"bomb.jsonl", `{"text": "` + strings.Repeat("a", 200_000) + `"}` + "\n" + `{"text": "She said he left."}`, nil, []string{"more than 8000 bytes"}},
		{"bomb.json", `[{"text": "` + strings.Repeat("a", 200_000) + `"}]`, nil, []string{"more than 8000 bytes"}},
		{"bomb.xml", `<rss><channel><item><title>` + strings.Repeat("a", 200_000), nil, []string{"more than 8000 bytes"}},
		{"many.zip", zipFile(t, many(30)...), nil, []string{"more than 20 entries"}},
		{"many.tgz", tarFile(t, many(30)...), first20(), []string{"more than 20 entries"}},
		{"many.jsonl", strings.Repeat("{\"text\":\"x\"}\n", 30), nil, nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			dir := write(t, map[string]string{c.name: c.data})
			cfg := loader.Config{MaxEntries: 20}
			if strings.HasPrefix(c.name, "bomb") {
				cfg = loader.Config{MaxFile: 8000, Article: article.Config{MaxBytes: 4000}}
			}
			readings, errs := collect(t, newLoader(t, cfg), dir+"/"+c.name)
			if c.name == "many.jsonl" {
				if len(readings) != 20 || len(errs) != 1 || !strings.Contains(errs[0], "more than 20 records") {
					t.Errorf("%d readings, errors %q", len(readings), errs)
				}
				return
			}
			if d := cmp.Diff(c.ids, ids(readings)); d != "" {
				t.Error(d)
			}
			if len(errs) != len(c.errs) {
				t.Fatalf("errors %q, want %q", errs, c.errs)
			}
			for i, want := range c.errs {
				if !strings.Contains(errs[i], want) || !strings.Contains(errs[i], c.name) {
					t.Errorf("error %q, want …%s…", errs[i], want)
				}
			}
		})
	}
}

func many(n int) []member {
	var ms []member
	for i := range n {
		ms = append(ms, member{fmt.Sprintf("%03d.txt", i), words + strings.Repeat(" Yes.", i)})
	}
	return ms
}

func first20() []string {
	var out []string
	for _, m := range many(20) {
		out = append(out, m.name)
	}
	return out
}

// TestContainersInFolders gives the articles of containers the container's path.
func TestContainersInFolders(t *testing.T) {
	dir := write(t, map[string]string{
		"d/x.zip": zipFile(t, member{"1.txt", words}), "d/y.jsonl": `{"text": "She said he left."}`, "z.html": strings.Replace(page, `rel="canonical"`, `rel="x"`, 1),
	})
	readings, errs := collect(t, newLoader(t, loader.Config{}), dir)
	if d := cmp.Diff([]string{"d/x.zip/1.txt", "d/y.jsonl#1", "z.html"}, ids(readings)); d != "" || len(errs) > 0 {
		t.Error(d, errs)
	}
}

// TestStdin tells from its first bytes what comes on standard input.
func TestStdin(t *testing.T) {
	for _, data := range []string{words, page, `{"text": "She said he left."}`, rss, zipFile(t, member{"1.txt", words}), tarFile(t, member{"1.txt", words})} {
		readings, errs := collect(t, newLoader(t, loader.Config{Stdin: strings.NewReader(data)}), "-")
		if len(readings) == 0 || len(errs) > 0 {
			t.Errorf("%.20q: %d readings, errors %q", data, len(readings), errs)
		}
	}
}

func FuzzSources(f *testing.F) {
	names := []string{"x.txt", "x.html", "x.json", "x.jsonl", "x.xml", "x.zip", "x.tgz"}
	for i, s := range []string{words, page, `[{"articles":[{"text":"<p>x"}]}]`, `{"text": "x"}`, rss, "PK\x03\x04", "\x1f\x8b"} {
		f.Add(byte(i), []byte(s))
	}
	seed, err := os.ReadFile("../seeds/004_8bcc4ac5588322b9.txt")
	if err != nil {
		f.Fatal(err)
	}
	f.Add(byte(0), seed)
	l := newLoader(f, loader.Config{MaxFile: 1 << 20, Article: article.Config{MaxBytes: 1 << 16}, Workers: 1})
	f.Fuzz(func(t *testing.T, kind byte, data []byte) {
		fsys := fstest.MapFS{names[int(kind)%len(names)]: &fstest.MapFile{Data: data}}
		for r, err := range l.Readings(context.Background(), l.Files(fsys)) {
			if err == nil {
				checkSpans(t, r)
			} else if strings.Contains(err.Error(), "fault of the reader") {
				t.Fatal(err)
			}
		}
	})
}
