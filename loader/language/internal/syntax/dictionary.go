package syntax

// Senses is what a dictionary says of a word: the parts of speech that it may
// have, by itself or as the inflection of another word, the usual one of them,
// and the topic of its first sense.
type Senses uint32

// The low bits of Senses are a set; an entry of a Dictionary has the first
// seven of them.
const (
	NounSense Senses = 1 << iota
	VerbSense
	AdjectiveSense
	AdverbSense
	NameSense     // of one of its kind: "Paris"
	ClassSense    // written with a capital, but of many: "Swede", "Monday"
	IrregularForm // of the usual part of speech: "men", "went"
	nounsForm     // of a noun and -s
	verbsForm     // of a verb and -s
	pastForm      // of a verb and -ed
	ingForm       // of a verb and -ing
	degreeForm    // of an adjective and -er or -est
	mannerForm    // of an adjective and -ly

	kinds = 1<<13 - 1
)

// Above the set stand the usual part of speech and the topic.
const (
	usualShift, usualMask = 13, 7
	topicShift, topicMask = 16, 63

	// In an entry of a Dictionary they stand above its seven bits.
	entryKinds, entryUsual, entryTopic = 1<<7 - 1, 7, 10
)

func (s Senses) usual() uint64 { return uint64(s >> usualShift & usualMask) }
func (s Senses) topic() uint64 { return uint64(s >> topicShift & topicMask) }

// NewEntry packs what a dictionary says of a word by itself. usual is 1 to 4 for
// the part of speech that it nearly always has, in the order of the bits, 5 to
// 7 for one that it has most often, the last two as one; topic counts the topics
// of nouns and verbs from 1 to 63; 0 is unknown.
func NewEntry(set Senses, usual, topic int) uint16 {
	return uint16(set&entryKinds) | uint16(usual&usualMask)<<entryUsual | uint16(topic&topicMask)<<entryTopic
}

// Dictionary holds the entries of words in lower case, by 16 bits of their
// hashes: a word that it does not have is mistaken for one that it has once in
// tens of thousands.
type Dictionary struct{ entries *Pairs }

// NewDictionary makes a dictionary with room for n words.
func NewDictionary(n int) Dictionary { return Dictionary{NewPairs(n)} }

// Add puts a word in lower case in.
func (d Dictionary) Add(word string, entry uint16) error {
	h := uint64(emptyWord)
	for i := range len(word) {
		h = step(h, word[i])
	}
	return d.entries.Add(mix(0, h, 0, 0), uint8(entry>>8), uint8(entry))
}

// find returns the entry of the word with the hash, 0 where there is none.
func (d Dictionary) find(h uint64) Senses {
	e := Senses(d.entries.find(mix(0, h, 0, 0)))
	return e&entryKinds | e>>entryUsual&usualMask<<usualShift | e>>entryTopic<<topicShift
}

// longestEntry is the most letters of a word that is looked up.
const longestEntry = 32

// Look notes what the dictionary says of a word.
func (d Dictionary) Look(w *Word) { w.senses = d.Senses(w.Form) }

// Senses returns what the dictionary says of the form and of the words that it
// may be inflected from.
func (d Dictionary) Senses(form string) Senses {
	n := len(form)
	if n > longestEntry || n < 2 {
		return 0
	}
	l := lookup{Dictionary: d, n: n}
	l.hash[0] = emptyWord
	for i := range n {
		c := form[i]
		if 'A' <= c && c <= 'Z' {
			c |= 0x20
		}
		l.low[i], l.hash[i+1] = c, step(l.hash[i], c)
	}
	s := l.stem(0)
	base, kind, form1, form2 := l.inflected()
	if base &= kind | ^Senses(kinds); base&kinds == 0 {
		return s
	}
	if base&NounSense != 0 || kind == AdjectiveSense {
		s |= form1
	}
	if base&VerbSense != 0 {
		s |= form2
	}
	if s&^kinds == 0 {
		s |= base &^ kinds
	}
	return s
}

// lookup is a word being looked up.
type lookup struct {
	Dictionary
	n    int
	low  [longestEntry]byte
	hash [longestEntry + 1]uint64 // of the first letters
}

// stem returns the entry of the word without its last k letters.
func (l *lookup) stem(k int) Senses { return l.find(l.hash[l.n-k]) }

// with returns the same with a letter put on.
func (l *lookup) with(k int, c byte) Senses { return l.find(step(l.hash[l.n-k], c)) }

func (l *lookup) ends(s string) bool {
	return l.n > len(s)+1 && string(l.low[l.n-len(s):l.n]) == s
}

// bare returns the entries of the stems to which an ending of k letters may
// have been put: "plan", "plane" and "ply" for "planned", "planed", "plied".
func (l *lookup) bare(k int) Senses {
	s := l.stem(k)
	end := l.low[l.n-k-1]
	if s&kinds == 0 {
		s |= l.with(k, 'e')
	}
	if s&kinds == 0 && l.n-k > 2 && end == l.low[l.n-k-2] {
		s |= l.stem(k + 1)
	}
	if s&kinds == 0 && end == 'i' {
		s |= l.with(k+1, 'y')
	}
	return s
}

// inflected returns the entry of the word's base, the part of speech that it
// must have, and the forms that the word then is of a noun or adjective and of
// a verb.
func (l *lookup) inflected() (base, kind, noun, verb Senses) {
	switch {
	case l.ends("s") && !l.ends("ss"):
		base = l.stem(1)
		if base&kinds == 0 && l.ends("es") {
			base = l.bare(2)
		}
		return base, NounSense | VerbSense, nounsForm, verbsForm
	case l.ends("ed"):
		return l.bare(2), VerbSense, 0, pastForm
	case l.ends("ing"):
		return l.bare(3), VerbSense, 0, ingForm
	case l.ends("er"):
		return l.bare(2), AdjectiveSense, degreeForm, 0
	case l.ends("est"):
		return l.bare(3), AdjectiveSense, degreeForm, 0
	case l.ends("ly"):
		return l.bare(2), AdjectiveSense, mannerForm, 0
	}
	return 0, 0, 0, 0
}
