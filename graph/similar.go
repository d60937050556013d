package graph

import (
	"encoding/binary"
	"encoding/hex"
	"hash/fnv"
	"slices"
	"strings"

	"github.com/kljensen/snowball/english"
)

// proposition is what a claim says, bare of function words, for comparing it
// with others: the stems of its words and the keys of the entities that it
// mentions, its numbers, and whether it is negated.
type proposition struct {
	features []string // stems, and keys of entities; sorted, none twice
	numbers  []string
	negated  bool
}

// negations turn a proposition round. Fold writes "don't" as "dont".
var negations = map[string]bool{
	"not": true, "no": true, "never": true, "none": true, "nobody": true, "nothing": true, "neither": true, "nor": true,
	"without": true, "cannot": true, "dont": true, "doesnt": true, "didnt": true, "isnt": true, "arent": true, "wasnt": true,
	"werent": true, "hasnt": true, "havent": true, "hadnt": true, "wont": true, "wouldnt": true, "cant": true,
	"couldnt": true, "shouldnt": true,
}

func propositionOf(c *Claim) proposition {
	var p proposition
	for _, w := range strings.Fields(Fold(c.Content)) {
		switch {
		case negations[w]:
			p.negated = !p.negated
		case w[0] >= '0' && w[0] <= '9':
			p.numbers = append(p.numbers, w)
		case !english.IsStopWord(w):
			p.features = append(p.features, stem(w))
		}
	}
	p.features = append(p.features, c.About...)
	slices.Sort(p.features)
	p.features = slices.Compact(p.features)
	slices.Sort(p.numbers)
	return p
}

// Weights of features in the overlap of two propositions.
const (
	entityWeight = 2
	wordWeight   = 1
)

func weight(feature string) float64 {
	if strings.Contains(feature, ":") {
		return entityWeight
	}
	return wordWeight
}

// overlap is the weighted Jaccard index of two propositions, 0 to 1.
func (p proposition) overlap(o proposition) float64 {
	shared, all := 0.0, 0.0
	i, j := 0, 0
	for i < len(p.features) || j < len(o.features) {
		switch {
		case j == len(o.features) || i < len(p.features) && p.features[i] < o.features[j]:
			all += weight(p.features[i])
			i++
		case i == len(p.features) || o.features[j] < p.features[i]:
			all += weight(o.features[j])
			j++
		default:
			shared += weight(p.features[i])
			all += weight(p.features[i])
			i, j = i+1, j+1
		}
	}
	if all == 0 {
		return 0
	}
	return shared / all
}

// Locality-sensitive hashing by MinHash (Broder 1997): propositions that share
// half of their features meet in one of the bands with a probability of 88 %,
// three fifths 98 %, one fifth 12 %.
const (
	bands       = 16
	rowsOfBand  = 3
	minFeatures = 3 // fewer say too little to be compared
)

// bandKeys gives the buckets of a proposition.
func (p proposition) bandKeys() []string {
	if len(p.features) < minFeatures {
		return nil
	}
	hashes := make([]uint64, len(p.features))
	for i, f := range p.features {
		hashes[i] = wordHash(f)
	}
	out := make([]string, bands)
	for b := range out {
		key := []byte{byte(b)}
		for r := range rowsOfBand {
			least := ^uint64(0)
			for _, h := range hashes {
				least = min(least, mix(h+uint64(b*rowsOfBand+r+1)*0x9e3779b97f4a7c15))
			}
			key = binary.BigEndian.AppendUint64(key, least)
		}
		h := fnv.New64a()
		h.Write(key)
		out[b] = hex.EncodeToString(h.Sum(nil))
	}
	return out
}

func wordHash(s string) uint64 {
	h := fnv.New64a()
	h.Write([]byte(s))
	return mix(h.Sum64())
}

// mix is the finalizer of SplitMix64 (Steele, Lea and Flood 2014).
func mix(x uint64) uint64 {
	x = (x ^ x>>30) * 0xbf58476d1ce4e5b9
	x = (x ^ x>>27) * 0x94d049bb133111eb
	return x ^ x>>31
}

// Fingerprints of passages by winnowing (Schleimer, Wilkerson and Aiken 2003):
// two texts that share a run of gram+window-1 = 15 words share one of them.
const (
	gram   = 8
	window = 8
)

// fingerprint is a hash of gram words and the number of the first.
type fingerprint struct {
	hash uint64
	at   int
}

func (f fingerprint) key() string {
	return hex.EncodeToString(binary.BigEndian.AppendUint64(nil, f.hash))
}

// fingerprints picks the least hash of each window of runs of gram words, the
// last of equals.
func fingerprints(folded []string) []fingerprint {
	var grams []uint64
	for i := 0; i+gram <= len(folded); i++ {
		grams = append(grams, wordHash(strings.Join(folded[i:i+gram], " ")))
	}
	var out []fingerprint
	for i := 0; i < len(grams) && (i+window <= len(grams) || i == 0); i++ {
		end := min(i+window, len(grams))
		least := i
		for j := i; j < end; j++ {
			if grams[j] <= grams[least] {
				least = j
			}
		}
		if len(out) == 0 || out[len(out)-1].at != least {
			out = append(out, fingerprint{grams[least], least})
		}
	}
	return out
}
