package syntax

// Action is a move of the transition system.
type Action uint8

// The actions of the arc-hybrid system. Left makes the first word of the
// buffer the head of the top of the stack; Right makes the second of the stack
// its head; both take it off.
const (
	Shift Action = iota
	Left
	Right
	actions
)

// State is a parse under way. The words are 0 to N-1; N is the root, which
// stands behind the last word of the buffer.
type State struct {
	N     int
	Buf   int // first word of the buffer
	Stack []int32
	Head  []int32
	Label []uint8

	words []Word
	tags  []uint8
	toks  []tok
	env   []env // what lies before each word, for looking between two

	kinds     []Kind
	guided    []int32
	hints     []hint // empty without a guide
	backWords []Word
	backTags  []uint8

	feats features
	score [maxClasses]int32
}

// tok is the part of the tree built so far around one word.
type tok struct {
	word, tag uint64
	lc1, lc2  int32 // leftmost children, -1 for none
	rc1, rc2  int32
	nl, nr    int32
	coarse    uint64 // its universal tag's number
	roles     Role   // set of the roles of the children
	function  uint64 // word of its last case or mark child
	label     uint64
	topic     uint64 // what the dictionary says that it speaks of
}

// env counts what stands before a word in the sentence.
type env struct {
	verbs, commas, marks, conjs, nouns int16
	quotes                             int16
	nextVerb                           int32 // the verb at or behind the word, N for none
}

// Reset prepares the state to parse the words with their tags. kinds and coarse
// tell of each class what it is between two words and its universal tag.
func (s *State) Reset(words []Word, tags []uint8, kinds, coarse []Kind) {
	n := len(words)
	s.N, s.Buf = n, 0
	s.words, s.tags, s.kinds = words, tags, kinds
	s.hints = s.hints[:0]
	s.Stack = s.Stack[:0]
	s.Head = resize(s.Head, n)
	s.Label = resize(s.Label, n)
	s.toks = resize(s.toks, n+1)
	s.env = resize(s.env, n+1)
	var e env
	for i := range words {
		s.Head[i], s.Label[i] = -1, 0
		s.toks[i] = tok{word: words[i].Lower, tag: uint64(tags[i]) + 1, coarse: uint64(coarse[tags[i]]) + 1, topic: words[i].senses.topic() + 1, lc1: -1, lc2: -1, rc1: -1, rc2: -1}
		s.env[i] = e
		switch kinds[tags[i]] {
		case Verb:
			e.verbs++
		case Noun:
			e.nouns++
		case Comma:
			e.commas++
		case Mark:
			e.marks++
		case Quote:
			e.quotes++
		case Conj:
			e.conjs++
		}
	}
	s.toks[n] = tok{word: k4, tag: maxClasses + 1, coarse: 63, lc1: -1, lc2: -1, rc1: -1, rc2: -1}
	s.env[n] = e
	next := int32(n)
	s.env[n].nextVerb = next
	for i := n - 1; i >= 0; i-- {
		if kinds[tags[i]] == Verb {
			next = int32(i)
		}
		s.env[i].nextVerb = next
	}
}

func resize[T any](s []T, n int) []T {
	if cap(s) < n {
		return make([]T, n, n+n/2+32)
	}
	return s[:n]
}

// Done reports whether every word has its head.
func (s *State) Done() bool { return s.Buf == s.N && len(s.Stack) == 0 }

// Can reports whether the action is allowed: the root takes one word, the last.
func (s *State) Can(a Action) bool {
	switch a {
	case Shift:
		return s.Buf < s.N
	case Left:
		return len(s.Stack) > 0 && (s.Buf < s.N || len(s.Stack) == 1)
	default:
		return len(s.Stack) > 1
	}
}

// Arc returns the arc that a Left or Right would make.
func (s *State) Arc(a Action) (head, dep int) {
	k := len(s.Stack)
	if a == Left {
		return s.Buf, int(s.Stack[k-1])
	}
	return int(s.Stack[k-2]), int(s.Stack[k-1])
}

// Shift moves the first word of the buffer to the stack.
func (s *State) Shift() {
	s.Stack = append(s.Stack, int32(s.Buf))
	s.Buf++
}

// Attach makes the arc, with the label, and takes its dependent off the stack.
// role is the part that the label gives the dependent.
func (s *State) Attach(head, dep int, label uint8, role Role) {
	s.Stack = s.Stack[:len(s.Stack)-1]
	s.Head[dep] = int32(head)
	s.Label[dep] = label
	d, h := &s.toks[dep], &s.toks[head]
	d.label = uint64(label) + 1
	if dep < head {
		h.lc2, h.lc1 = h.lc1, int32(dep)
		h.nl++
	} else {
		h.rc2, h.rc1 = h.rc1, int32(dep)
		h.nr++
	}
	h.roles |= role
	if role&(CaseRole|MarkRole) != 0 {
		h.function = d.word
	}
}

// Kind is the part that a class of word plays between two others.
type Kind uint8

// The kinds that are told apart.
const (
	Other Kind = iota
	Verb
	Noun
	Comma
	Mark // a mark that parts clauses: ; : - ( )
	Quote
	Conj
	Adposition
)

// Role is a set of the parts that children play, a bit each.
type Role uint16

// The roles that are told apart.
const (
	SubjectRole Role = 1 << iota
	ObjectRole
	ClauseRole // ccomp, xcomp
	MarkRole
	AuxRole // aux, cop
	CaseRole
	ConjRole
	CoordRole // cc
	DetRole   // det, nummod, nmod:poss
	ObliqueRole
	RelativeRole // acl, advcl
	PunctRole
	LooseRole // parataxis, appos, list
)
