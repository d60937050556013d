package syntax

// Parser finds the tree of a tagged sentence.
type Parser struct {
	Actions  Scorer // over the three actions
	Labels   Scorer // over the labels
	Kinds    []Kind // by class of the tagger
	Function []bool // by label: a case marker or subordinator
	Root     uint8  // the label of the root
}

// Choose returns the best action that is allowed.
func (p *Parser) Choose(s *State) Action {
	switch {
	case len(s.Stack) == 0:
		return Shift
	case s.Buf == s.N && len(s.Stack) == 1:
		return Left
	case s.Buf == s.N:
		return Right
	}
	return p.Best(s, s.ActionFeatures())
}

// Best returns the best allowed action by its features.
func (p *Parser) Best(s *State, features []uint64) Action {
	score := s.score[:actions]
	clear(score)
	p.Actions.Score(features, score)
	best, found := Shift, false
	for a := range actions {
		if s.Can(a) && (!found || score[a] > score[best]) {
			best, found = a, true
		}
	}
	return best
}

// Name returns the best label for the arc.
func (p *Parser) Name(s *State, head, dep int) uint8 {
	if head == s.N {
		return p.Root
	}
	return p.BestLabel(s, s.LabelFeatures(head, dep))
}

// BestLabel returns the best label by the features of an arc.
func (p *Parser) BestLabel(s *State, features []uint64) uint8 {
	score := s.score[:len(p.Function)]
	clear(score)
	p.Labels.Score(features, score)
	best := 0
	for i := range score {
		if i != int(p.Root) && (score[i] > score[best] || best == int(p.Root)) {
			best = i
		}
	}
	return uint8(best)
}

// Apply makes the action, labelling the arc that it may make.
func (p *Parser) Apply(s *State, a Action) {
	if a == Shift {
		s.Shift()
		return
	}
	head, dep := s.Arc(a)
	label := p.Name(s, head, dep)
	s.Attach(head, dep, label, p.Function[label])
}

// Parse fills the state's Head and Label; the head of the root is N.
func (p *Parser) Parse(s *State, words []Word, tags []uint8) {
	s.Reset(words, tags, p.Kinds)
	for !s.Done() {
		p.Apply(s, p.Choose(s))
	}
}
