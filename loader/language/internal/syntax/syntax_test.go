package syntax_test

import (
	"encoding/binary"
	"hash/crc32"
	"testing"

	"quoth/loader/language/internal/syntax"
)

// small is a reader of two classes and two labels.
func small(t testing.TB) *syntax.Reader {
	t.Helper()
	pairs, rows := syntax.NewPairs(4), syntax.NewRows(4)
	for f := range uint64(4) {
		f = f * 0x9e3779b97f4a7c15
		if err := pairs.Add(f, syntax.Code(5), syntax.Code(-300)); err != nil {
			t.Fatal(err)
		}
		if err := rows.Add(f, []uint16{syntax.Entry(0, syntax.Code(7)), syntax.Entry(1, syntax.Code(-7))}); err != nil {
			t.Fatal(err)
		}
	}
	dict := syntax.NewDictionary(1)
	if err := dict.Add("say", syntax.NewEntry(syntax.VerbSense, 2, 30)); err != nil {
		t.Fatal(err)
	}
	return &syntax.Reader{
		Classes: []string{"NOUN/NN", "VERB/VB"},
		Names:   []string{"dep", "root"},
		Senses:  dict,
		Known:   syntax.Lexicon{1: nil, 2: {0, 1}},
		Breaks:  pairs,
		Tagger:  syntax.Tagger{Scorer: rows, Open: []uint8{0, 1}},
		Parser: syntax.Parser{
			Guide: syntax.Guide{Actions: pairs}, Actions: pairs, Labels: rows,
			Kinds: []syntax.Kind{syntax.Noun, syntax.Verb}, Coarse: []syntax.Kind{0, 1}, Roles: []syntax.Role{0, 0}, Root: 1,
		},
		Lemmas: syntax.Lemmas{Bases: map[string]string{"say": "say"}, Exceptions: map[string]string{"VBD said": "say"}},
	}
}

func TestEncode(t *testing.T) {
	b := small(t).Encode()
	r, err := syntax.Decode(b)
	if err != nil {
		t.Fatal(err)
	}
	if string(r.Encode()) != string(b) {
		t.Error("weights change when they are read and written")
	}
}

// seal gives a body a header that fits it.
func seal(body []byte) []byte {
	b := append([]byte("QUOTHENG"), 2, 0, 0, 0)
	b = binary.LittleEndian.AppendUint32(b, crc32.Checksum(body, crc32.MakeTable(crc32.Castagnoli)))
	b = binary.LittleEndian.AppendUint64(b, uint64(len(body)))
	return append(b, body...)
}

// FuzzDecode reads bodies whose header is right: what is taken must parse.
func FuzzDecode(f *testing.F) {
	f.Add(small(f).Encode()[24:])
	f.Add([]byte{})
	f.Fuzz(func(t *testing.T, body []byte) {
		r, err := syntax.Decode(seal(body))
		if err != nil {
			return
		}
		words := []syntax.Word{syntax.NewWord("They"), syntax.NewWord("said"), syntax.NewWord("so")}
		tags := make([]uint8, len(words))
		var run syntax.TagRun
		var s syntax.State
		r.Tagger.Tag(&run, words, tags)
		r.Parser.Parse(&s, words, tags)
	})
}

func TestCode(t *testing.T) {
	for _, w := range []float64{0, 1, -1, 9, -20, 300, -4000, syntax.MaxWeight} {
		got := float64(syntax.Weight(syntax.Code(w)))
		if d := got - w; d*d > (1+w*w/400)*4 {
			t.Errorf("weight %v comes back as %v", w, got)
		}
	}
}

func TestLemma(t *testing.T) {
	l := &syntax.Lemmas{
		Exceptions: map[string]string{"VBD said": "say", "VBP 're": "be"},
		Bases:      make(map[string]string),
	}
	for _, b := range []string{"hope", "hop", "state", "agree", "deny", "visit", "stop", "box", "country", "die", "big", "control", "house"} {
		l.Bases[b] = b
	}
	for _, c := range []struct{ form, xpos, want string }{
		{"said", "VBD", "say"}, {"Said", "VBD", "say"}, {"’re", "VBP", "be"},
		{"hoping", "VBG", "hope"}, {"hopping", "VBG", "hop"}, {"stated", "VBN", "state"}, {"agreed", "VBD", "agree"},
		{"denies", "VBZ", "deny"}, {"denied", "VBD", "deny"}, {"visited", "VBN", "visit"}, {"stopped", "VBD", "stop"},
		{"boxes", "NNS", "box"}, {"houses", "NNS", "house"}, {"countries", "NNS", "country"}, {"dies", "VBZ", "die"},
		{"controlled", "VBN", "control"}, {"bigger", "JJR", "big"}, {"Ministry", "NNP", "Ministry"}, {"Talks", "NNS", "talk"},
		{"crisscrossed", "VBD", "crisscross"}, {"ratified", "VBN", "ratify"}, {"reiterated", "VBD", "reiterate"}, {"it", "PRP", "it"},
	} {
		if got := l.Lemma(c.form, c.xpos); got != c.want {
			t.Errorf("Lemma(%q, %s) = %q, want %q", c.form, c.xpos, got, c.want)
		}
	}
}

// TestForced parses with a model that knows nothing: a tree all the same.
func TestForced(t *testing.T) {
	r := small(t)
	for n := 1; n < 40; n++ {
		words, tags := make([]syntax.Word, n), make([]uint8, n)
		for i := range words {
			words[i], tags[i] = syntax.NewWord(string(rune('a'+i%26))), uint8(i*i%2)
		}
		var s syntax.State
		r.Parser.Parse(&s, words, tags)
		roots := 0
		for i := range s.Head {
			steps := 0
			for h := i; h < n; h = int(s.Head[h]) {
				if steps++; steps > n {
					t.Fatalf("%d words: heads %v are no tree", n, s.Head)
				}
			}
			if int(s.Head[i]) == n {
				roots++
			}
		}
		if roots != 1 {
			t.Fatalf("%d words: %d roots in %v", n, roots, s.Head)
		}
	}
}
