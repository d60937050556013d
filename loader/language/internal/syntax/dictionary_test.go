package syntax_test

import (
	"testing"

	"quoth/loader/language/internal/syntax"
)

// TestInflections finds that the forms of a line say the same, and that no two
// lines do.
func TestInflections(t *testing.T) {
	d := syntax.NewDictionary(16)
	for word, entry := range map[string]uint16{
		"walk": syntax.NewEntry(syntax.VerbSense, 2, 30), "stop": syntax.NewEntry(syntax.VerbSense, 2, 30),
		"hope": syntax.NewEntry(syntax.VerbSense, 2, 30), "carry": syntax.NewEntry(syntax.VerbSense, 2, 30),
		"town": syntax.NewEntry(syntax.NounSense, 1, 9), "city": syntax.NewEntry(syntax.NounSense, 1, 9),
		"sad": syntax.NewEntry(syntax.AdjectiveSense, 3, 0), "happy": syntax.NewEntry(syntax.AdjectiveSense, 3, 0),
		"went": syntax.NewEntry(syntax.IrregularForm, 2, 30),
		"baku": syntax.NewEntry(syntax.NameSense, 0, 9),
	} {
		if err := d.Add(word, entry); err != nil {
			t.Fatal(err)
		}
	}
	seen := make(map[syntax.Senses]string)
	for _, line := range [][]string{
		{"walk", "stop", "Hope", "CARRY"},
		{"walked", "stopped", "hoped", "carried"},
		{"walks", "stops", "hopes", "carries"},
		{"walking", "stopping", "hoping", "carrying"},
		{"town", "city"},
		{"towns", "cities"},
		{"sad", "happy"},
		{"sadder", "happier", "saddest", "happiest"},
		{"sadly", "happily"},
		{"went"},
		{"Baku"},
		{"", "x", "said", "ies", "red", "being", "towned", "Бакы", "a-very-long-word-that-nobody-looks-up-anywhere"},
	} {
		first := d.Senses(line[0])
		for _, form := range line {
			if s := d.Senses(form); s != first {
				t.Errorf("%q: senses %b, want %b of %q", form, s, first, line[0])
			}
		}
		if other, ok := seen[first]; ok {
			t.Errorf("%q and %q have the same senses", line[0], other)
		}
		seen[first] = line[0]
	}
}
