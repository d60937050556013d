package graph

import (
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
)

// invented makes a word or a name, the commoner ones more often.
func invented(r *rand.Rand) string {
	k := int(math.Pow(2000, r.Float64()))
	word := ""
	for n := k; n > 0 || word == ""; n /= 12 {
		word += string("bdfgklmnprtv"[n%12]) + string("aeiou"[n%5])
	}
	if k%7 == 0 {
		return strings.ToUpper(word[:1]) + word[1:] + "x"
	}
	return word + "x"
}

// TestJoinMissesNothing compares the links of the join with those of every
// claim against every other.
func TestJoinMissesNothing(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	j := new(join)
	var said [][]string
	for i := range 600 {
		var content []string
		if i > 10 && r.IntN(3) == 0 {
			content = slices.Clone(said[r.IntN(len(said))])
			for range r.IntN(3) {
				content[r.IntN(len(content))] = invented(r)
			}
			r.Shuffle(len(content), func(i, k int) { content[i], content[k] = content[k], content[i] })
		} else {
			for range 3 + r.IntN(9) {
				content = append(content, invented(r))
			}
		}
		said = append(said, content)
		a := Article{ID: fmt.Sprint(i / 2), Published: Date([]string{"", "2020-01-05", "2020-01-20", "2020-03-01"}[r.IntN(4)])}
		c := Claim{Content: strings.Join(content, " "), Spans: []Span{{100 * (i % 2), 100*(i%2) + 50}}, Stance: []Stance{Asserts, Asserts, Denies}[r.IntN(3)]}
		p := propositionOf(&a, &c, nil)
		back, err := decodeProposition([]byte(p.encode()))
		if err != nil || back.encode() != p.encode() {
			t.Fatalf("proposition %+v comes back as %+v, %v", p, back, err)
		}
		j.ids, j.props = append(j.ids, fmt.Sprintf("claim:%04d", i)), append(j.props, back)
	}
	j.prepare()
	pairs := 0
	for i, p := range j.props {
		var want []linked
		for k, o := range j.props {
			if l, ok := compare(p, o); ok && k != i {
				l.to = j.ids[k]
				want = append(want, l)
			}
		}
		got := j.links(i)
		if !slices.Equal(got, closest(want)) {
			t.Fatalf("claim %d %q: links %+v, not %+v", i, said[i], got, want)
		}
		pairs += len(got)
	}
	if pairs < 300 {
		t.Errorf("only %d links: the test shows little", pairs)
	}
}
