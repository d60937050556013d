package entity_test

import (
	"os"
	"slices"
	"strings"
	"testing"

	"quoth/loader/entity"
	"quoth/loader/language"
)

func model(t testing.TB) *language.Model {
	t.Helper()
	m, err := language.Open()
	if err != nil {
		t.Fatal(err)
	}
	return m
}

// cases reads blocks of a test file: the first line is the text.
func cases(t *testing.T, path string) [][]string {
	t.Helper()
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	var all [][]string
	for block := range strings.SplitSeq(string(b), "\n\n") {
		if block = strings.TrimSpace(block); block != "" && block[0] != '#' {
			all = append(all, strings.Split(block, "\n"))
		}
	}
	return all
}

func TestFind(t *testing.T) {
	m := model(t)
	for _, c := range cases(t, "testdata/names.txt") {
		set := entity.Find(m.Analyze(c[0], nil), nil)
		has, held := map[string]*entity.Entity{}, ""
		var all []string
		for i := range set.Entities {
			e := &set.Entities[i]
			has[e.Name] = e
			all = append(all, string(e.Type)+" "+e.Name)
		}
		for _, want := range c[1:] {
			rest := want[2:]
			ok := false
			switch want[0] {
			case '+':
				typ, name, _ := strings.Cut(rest, " ")
				ok = has[name] != nil && string(has[name].Type) == typ
			case '-':
				ok = has[rest] == nil
			case '=':
				name, other, _ := strings.Cut(rest, " | ")
				ok = has[name] != nil && slices.Contains(has[name].Names, other)
			case '@':
				name, role, _ := strings.Cut(rest, " | ")
				held = " | " + roles(set, has[name])
				ok = " | "+strings.TrimPrefix(role, "-") == held
			}
			if !ok {
				t.Errorf("%s\nwant %s\nhave %s", c[0], want, strings.Join(all, ", ")+held)
			}
		}
	}
}

// roles gives the roles of a person as "title of body" in the order of the text.
func roles(set *entity.Set, e *entity.Entity) string {
	if e == nil {
		return "nobody"
	}
	var all []string
	for _, r := range e.Roles {
		of := ""
		if r.Of >= 0 {
			of = " @ " + set.Entities[r.Of].Name
		}
		all = append(all, r.Title+of)
	}
	return strings.Join(all, "; ")
}

func TestSpeakers(t *testing.T) {
	m := model(t)
	for _, c := range cases(t, "testdata/speakers.txt") {
		start := strings.Index(c[0], "[[")
		end := strings.Index(c[0], "]]") - 2
		text := strings.NewReplacer("[[", "", "]]", "").Replace(c[0])
		doc := m.Analyze(text, nil)
		set := entity.Find(doc, nil)
		var got []string
		var ctx entity.Context
		for n, s := range doc.Sentences {
			first, stop := len(s.Tokens), 0
			for i, k := range s.Tokens {
				if k.Start >= start && k.End <= end {
					first, stop = min(first, i), max(stop, i+1)
				}
			}
			if first >= stop {
				continue
			}
			for _, e := range set.Speakers(n, first, stop, -1, ctx) {
				name := set.Entities[e].Name
				if set.Entities[e].Local {
					name = "Local: " + name
				}
				got = append(got, name)
			}
		}
		if have, want := strings.Join(got, "; "), strings.TrimPrefix(c[1], "> "); have != want {
			t.Errorf("%s\nhave %q, want %q", c[0], have, want)
		}
	}
}
