package syntax

// Parser finds the tree of a tagged sentence.
type Parser struct {
	Guide   Guide
	Actions Scorer // over the three actions
	Labels  Scorer // over the labels
	Kinds   []Kind // by class of the tagger
	Coarse  []Kind // by class of the tagger: the universal tag's number
	Roles   []Role // by label
	Root    uint8  // the label of the root
}

// Forced returns the action where only one is allowed.
func (s *State) Forced() (a Action, ok bool) {
	switch {
	case len(s.Stack) == 0:
		return Shift, true
	case s.Buf == s.N && len(s.Stack) == 1:
		return Left, true
	case s.Buf == s.N:
		return Right, true
	}
	return 0, false
}

// best returns the best allowed action by its features.
func (s *State) best(scorer Scorer, features []uint64) Action {
	score := s.score[:actions]
	clear(score)
	scorer.Score(features, score)
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
	score := s.score[:len(p.Roles)]
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
	s.Attach(head, dep, label, p.Roles[label])
}

// Parse fills the state's Head and Label; the head of the root is N. It uses
// the state for the guide's parse first.
func (p *Parser) Parse(s *State, words []Word, tags []uint8) {
	s.guided = resize(s.guided, len(words))
	p.Guide.Parse(s, p, words, tags, s.guided)
	s.Reset(words, tags, p.Kinds, p.Coarse)
	s.SetHints(s.guided)
	for !s.Done() {
		a, forced := s.Forced()
		if !forced {
			a = s.best(p.Actions, s.ActionFeatures())
		}
		p.Apply(s, a)
	}
}
