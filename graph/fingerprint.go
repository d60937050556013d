package graph

import (
	"encoding/binary"
	"encoding/hex"
	"hash/fnv"
)

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

// grams hashes each run of gram words.
func grams(hashes []uint64) []uint64 {
	var out []uint64
	for i := 0; i+gram <= len(hashes); i++ {
		var h uint64
		for _, w := range hashes[i : i+gram] {
			h = mix(h + w)
		}
		out = append(out, h)
	}
	return out
}

// fingerprints picks the least hash of each window of runs of gram words, the
// last of equals.
func fingerprints(hashes []uint64) []fingerprint {
	grams := grams(hashes)
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
