package syntax

// A Scorer gives each class the sum of its weights over the features.
type Scorer interface {
	// Score adds to scores, which has room for every class.
	Score(features []uint64, scores []int32)
}

// Lexicon knows the words of the vocabulary by Word.Lower, and the classes that
// the frequent ones may take by Word.Key.
type Lexicon map[uint64][]uint8

// Tagger finds the class of each word, from left to right.
type Tagger struct {
	Scorer  Scorer
	Lexicon Lexicon
	Open    []uint8 // classes that words beyond the lexicon may take
	Classes int
}

// maxClasses bounds the classes of the tagger and of the labeler.
const maxClasses = 256

// TagRun tags one sentence; it may be used again for the next.
type TagRun struct {
	words []Word
	amb   []uint64 // what the lexicon says of each word, hashed
	cands [][]uint8
	low   []uint64 // the same of the words in lower case
	caps  uint64   // how much of the sentence is capitalised
	feats features
	score [maxClasses]int32
}

// start prepares the words of a sentence.
func (r *TagRun) start(t *Tagger, words []Word) {
	r.words = words
	r.amb, r.cands, r.low = r.amb[:0], r.cands[:0], r.low[:0]
	caps, all := 0, 0
	for i := range words {
		c := t.Lexicon[words[i].Key()]
		ok := len(c) > 0
		if !ok {
			c = t.Open
		}
		if words[i].shape&(marks|hasDigit) == 0 {
			all++
			if words[i].shape&capital != 0 {
				caps++
			}
		}
		h := uint64(len(c))
		if ok {
			for _, x := range c {
				h = h*131 + uint64(x) + 1
			}
		} else {
			h = words[i].shape<<32 | uint64(words[i].senses&kinds)<<1 | 1
		}
		r.amb = append(r.amb, h)
		r.cands = append(r.cands, c)
		l := uint64(0)
		for _, x := range t.Lexicon[words[i].Lower] {
			l = l*131 + uint64(x) + 1
		}
		r.low = append(r.low, l)
	}
	r.caps = 0
	if all > 2 {
		r.caps = 1 + uint64(4*caps/(all+1))
	}
}

// Key is how the lexicon knows a word.
func (w *Word) Key() uint64 { return w.Lower ^ w.shape&capital*k2 }

// Tag fills tags with the class of each word.
func (t *Tagger) Tag(r *TagRun, words []Word, tags []uint8) {
	r.start(t, words)
	for i := range words {
		c := r.cands[i]
		if len(c) == 1 {
			tags[i] = c[0]
			continue
		}
		tags[i] = t.choose(r, i, tags)
	}
}

func (t *Tagger) choose(r *TagRun, i int, tags []uint8) uint8 {
	score := r.score[:t.Classes]
	clear(score)
	t.Scorer.Score(r.Features(i, tags), score)
	c := r.cands[i]
	best := c[0]
	for _, x := range c[1:] {
		if score[x] > score[best] {
			best = x
		}
	}
	return best
}

// Train tags a sentence, telling learn of each decision: the features and
// the candidates.
func (t *Tagger) Train(r *TagRun, words []Word, tags []uint8, learn func(i int, features []uint64, candidates []uint8)) {
	r.start(t, words)
	for i := range words {
		if c := r.cands[i]; len(c) == 1 {
			tags[i] = c[0]
			continue
		}
		tags[i] = t.choose(r, i, tags)
		learn(i, r.feats.list(), r.cands[i])
	}
}

// Unknown is the hash of every word beyond the vocabulary.
const Unknown = k1

// boundaryWord stands before and behind the sentence.
var boundaryWord = Word{Lower: k0}

func (r *TagRun) at(i int) *Word {
	if i < 0 || i >= len(r.words) {
		return &boundaryWord
	}
	return &r.words[i]
}

func (r *TagRun) ambiguity(i int) uint64 {
	if i < 0 || i >= len(r.words) {
		return 0
	}
	return r.amb[i]
}

// Features lists the features of word i, given the tags before it.
func (r *TagRun) Features(i int, tags []uint8) []uint64 {
	x := &r.feats
	x.n = 0
	w, p, n := r.at(i), r.at(i-1), r.at(i+1)
	p2, n2 := r.at(i-2), r.at(i+2)
	t1, t2 := uint64(maxClasses), uint64(maxClasses)
	if i > 0 {
		t1 = uint64(tags[i-1])
	}
	if i > 1 {
		t2 = uint64(tags[i-2])
	}
	a, an, an2 := r.amb[i], r.ambiguity(i+1), r.ambiguity(i+2)
	first := uint64(0)
	if i == 0 || p.shape&marks != 0 {
		first = 1
	}
	x.add(1, w.Lower, w.shape&capital, 0)
	x.add(2, w.Lower, 0, 0)
	x.add(3, w.shape, first, 0)
	x.add(4, w.suf[0], w.shape, 0)
	x.add(5, w.suf[1], w.shape&(capital|allCaps|hasDigit), 0)
	x.add(6, w.suf[2], 0, 0)
	x.add(7, w.suf[3], 0, 0)
	x.add(8, w.pre[0], w.shape&capital, 0)
	x.add(9, w.pre[1], 0, 0)
	x.add(10, w.pre[2], 0, 0)
	x.add(11, t1, 0, 0)
	x.add(12, t1, t2, 0)
	x.add(13, t1, w.Lower, 0)
	x.add(14, t1, t2, w.Lower)
	x.add(15, p.Lower, 0, 0)
	x.add(16, n.Lower, 0, 0)
	x.add(17, p.Lower, w.Lower, 0)
	x.add(18, w.Lower, n.Lower, 0)
	x.add(19, p2.Lower, 0, 0)
	x.add(20, n2.Lower, 0, 0)
	x.add(21, a, t1, an)
	x.add(22, a, an, 0)
	x.add(23, t1, an, 0)
	x.add(24, an, an2, t1)
	x.add(25, t1, n.Lower, 0)
	x.add(26, n.suf[2], n.shape, 0)
	x.add(27, p.suf[2], t1, 0)
	x.add(28, n.suf[1], t1, w.suf[1])
	x.add(29, w.shape, n.shape, p.shape)
	x.add(30, p.Lower, n.Lower, 0)
	x.add(31, t1, t2, a)
	x.add(32, w.Lower, an, 0)
	x.add(33, w.Lower, n.suf[1], n2.suf[1])
	x.add(34, w.suf[2], w.shape, t1)
	x.add(35, w.suf[1], t1, an)
	x.add(36, 0, 0, 0)
	x.add(37, p2.Lower, p.Lower, t1)
	x.add(38, n.Lower, n2.Lower, 0)
	x.add(39, p2.Lower, t1, w.Lower)
	x.add(40, w.shape<<8|first, r.caps, 0)
	x.add(41, r.low[i], w.shape&capital, first<<8|r.caps)
	x.add(42, r.low[i], an, t1)
	x.add(43, w.suf[2], w.shape, first<<8|r.caps)
	x.add(44, w.suf[4], 0, 0)
	x.add(45, w.shape, t1, an)
	x.add(46, n.shape, w.shape, t1<<8|r.caps)
	x.senses(w, p, n, t1, an, first<<8|r.caps)
	return x.list()
}

// senses adds what the dictionary says of the word w between p and n, with the
// tag before it and what the lexicon says of the word behind it.
func (x *features) senses(w, p, n *Word, t1, an, place uint64) {
	ws, ns, ps := uint64(w.senses&kinds), uint64(n.senses&kinds), uint64(p.senses&kinds)
	x.add(47, ws, w.shape&capital, place)
	x.add(48, ws, t1, an)
	x.add(49, ws, ns, t1)
	x.add(50, ws, n.Lower, 0)
	x.add(51, ws, p.Lower, 0)
	x.add(52, ws, w.suf[1], 0)
	x.add(53, ws<<8|w.shape, ps<<8|p.shape, ns<<8|n.shape)
	wu, nu, pu := w.senses.usual(), n.senses.usual(), p.senses.usual()
	x.add(54, wu, w.senses.topic(), 0)
	x.add(55, wu, t1, an)
	x.add(56, wu, nu, pu)
	x.add(57, w.senses.topic(), t1, w.shape&capital)
	x.add(58, n.senses.topic(), ws, t1)
	x.add(59, p.senses.topic(), ws, t1)
}
