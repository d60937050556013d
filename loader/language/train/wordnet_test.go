package main

import (
	"os"
	"path/filepath"
	"testing"

	"quoth/loader/language/internal/syntax"
)

// TestDictionary reads a WordNet of a few words.
func TestDictionary(t *testing.T) {
	dir := t.TempDir()
	for name, text := range map[string]string{
		"data.noun": "  1 A licence stands first.\n" +
			"00000100 18 n 01 man 0 001 @ 00000200 n 0000 | a person\n" +
			"00000200 15 n 02 Paris 0 City_of_Light 0 001 @i 00000100 n 0000 | a town\n" +
			"00000300 28 n 01 Monday 0 001 @ 00000100 n 0000 | a day\n" +
			"00000400 10 n 01 find 0 001 @ 00000100 n 0000 | what is found\n",
		"data.verb":   "00000500 32 v 02 say 0 tell 0 001 @ 00000600 v 0000 00 | speak\n00000600 36 v 01 find 0 000 00 | come upon\n",
		"data.adj":    "00000700 00 a 01 galore(ip) 0 000 | in plenty\n",
		"data.adv":    "00000800 02 r 01 soon 0 000 | before long\n",
		"index.noun":  "man n 1 1 @ 1 1 00000100\nfind n 1 1 @ 1 0 00000400\nmonday n 1 1 @ 1 0 00000300\n",
		"index.verb":  "say v 1 1 @ 1 1 00000500\nfind v 1 1 @ 1 1 00000600\n",
		"cntlist.rev": "say%2:32:00:: 1 90\nfind%2:36:00:: 1 7\nfind%1:10:00:: 1 3\nman%1:18:00:: 1 50\n",
		"noun.exc":    "men man\n",
		"verb.exc":    "said say\n",
	} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	path := filepath.Join(dir, "wordnet.gz")
	if err := writeDictionary(dir, path); err != nil {
		t.Fatal(err)
	}
	file, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	got, err := dictionary(file)
	if err != nil {
		t.Fatal(err)
	}
	for word, entry := range map[string]uint16{
		"man":    syntax.NewEntry(syntax.NounSense, 1, 16),
		"men":    syntax.NewEntry(syntax.IrregularForm, 1, 16),
		"paris":  syntax.NewEntry(syntax.NameSense, 0, 0),
		"city":   syntax.NewEntry(syntax.NameSense, 0, 0),
		"light":  syntax.NewEntry(syntax.NameSense, 0, 0),
		"monday": syntax.NewEntry(syntax.NameSense|syntax.ClassSense, 0, 26),
		"find":   syntax.NewEntry(syntax.NounSense|syntax.VerbSense, 6, 34),
		"said":   syntax.NewEntry(syntax.IrregularForm, 2, 30),
		"galore": syntax.NewEntry(syntax.AdjectiveSense, 0, 0),
		"soon":   syntax.NewEntry(syntax.AdverbSense, 0, 0),
	} {
		want := syntax.NewDictionary(1)
		if err := want.Add(word, entry); err != nil {
			t.Fatal(err)
		}
		if g, w := got.Senses(word), want.Senses(word); g != w {
			t.Errorf("%s: senses %b, want %b", word, g, w)
		}
	}
	for _, word := range []string{"of", "city_of_light", "licence"} {
		if s := got.Senses(word); s != 0 {
			t.Errorf("%s: senses %b, want none", word, s)
		}
	}
	if _, err := dictionary(file[:len(file)-5]); err == nil {
		t.Error("a file cut short is read without an error")
	}
}
