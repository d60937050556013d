package main

import "quoth/loader/language/internal/syntax"

// often is how many times the treebanks must differ from the lists to be right.
const often = 4

// lemmas collects the base forms of the sentences and the words whose lemma
// the rules do not find from them.
func lemmas(sents []sentence) syntax.Lemmas {
	l := syntax.Lemmas{Exceptions: make(map[string]string), Bases: make(map[string]string)}
	seen := make(map[string]map[string]int)
	bases := make(map[string]int)
	for _, s := range sents {
		for _, r := range s.rows {
			low := syntax.Plain(r.form)
			key := r.xpos + " " + low
			if seen[key] == nil {
				seen[key] = make(map[string]int)
			}
			seen[key][r.lemma]++
			switch r.upos {
			case "NOUN", "VERB", "ADJ", "ADV":
				if len(r.lemma) > 1 && len(r.lemma) < 24 && syntax.Plain(r.lemma) == r.lemma && (r.xpos[0] != 'N' || r.lemma != low || r.xpos == "NN") {
					bases[r.lemma]++
				}
			}
		}
	}
	for b, n := range bases {
		if n > 1 {
			l.Bases[b] = b
		}
	}
	known(l.Exceptions)
	for key, c := range seen {
		best, n := "", 0
		for lemma, k := range c {
			if k > n || k == n && lemma < best {
				best, n = lemma, k
			}
		}
		xpos, low := split(key)
		if listed, ok := l.Exceptions[key]; ok {
			if n >= often && listed != best {
				l.Exceptions[key] = best
			}
			continue
		}
		if n > 1 && len(low) < 32 && xpos != "NNP" && xpos != "NNPS" && xpos != "GW" && l.Regular(low, low, xpos) != best {
			l.Exceptions[key] = best
		}
	}
	return l
}

func split(key string) (xpos, low string) {
	for i := range len(key) {
		if key[i] == ' ' {
			return key[:i], key[i+1:]
		}
	}
	return key, ""
}
