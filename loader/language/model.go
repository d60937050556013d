package language

// Model reads English with trained weights. It never changes once opened and
// may be used by many goroutines at once.
type Model struct{}

// Open returns the model whose weights are embedded in the program.
func Open() (*Model, error) { return &Model{}, nil }

// Analyze splits the blocks of the text into sentences and tokens, tags them
// and finds their grammar. Without blocks the whole text is one. Sentences
// stand in the order of the blocks and never cross one; an empty line ends a
// sentence too, and a sentence of more than 256 tokens is cut. Every character
// of a block that is no white space, control character or zero-width mark is
// in exactly one token. Blocks that reach out of the text or into the block
// before are cut down to what is free of both.
//
// Each sentence is a tree: one token has Head -1, and from every other the
// heads lead to it.
func (m *Model) Analyze(text string, blocks []Block) *Document {
	doc := &Document{Text: text}
	if blocks == nil {
		blocks = []Block{{0, len(text)}}
	}
	s := scanner{text: text, spans: make([]span, 0, len(text)/4+1)}
	cuts := make([]int, 0, len(text)/80+len(blocks))
	owners := make([]int, 0, cap(cuts))
	free := 0
	for n, b := range blocks {
		start, end := max(b.Start, free), min(b.End, len(text))
		if start >= end {
			continue
		}
		free = end
		first := len(s.spans)
		s.scan(start, end)
		done := len(cuts)
		cuts = s.sentences(s.spans[first:], cuts)
		for k := done; k < len(cuts); k++ {
			cuts[k] += first
			owners = append(owners, n)
		}
	}
	doc.fill(s.spans, cuts, owners)
	return doc
}

// fill makes sentences [cuts[k-1], cuts[k]) of the spans.
func (d *Document) fill(spans []span, cuts, owners []int) {
	tokens := make([]Token, len(spans))
	for i, t := range spans {
		tokens[i] = Token{Start: int(t.start), End: int(t.end), Form: d.Text[t.start:t.end]}
	}
	d.Sentences = make([]Sentence, len(cuts))
	start := 0
	for k, end := range cuts {
		part := tokens[start:end:end]
		for i := range part {
			part[i].Head = i - 1
			part[i].Rel = "dep"
		}
		part[0].Rel = "root"
		d.Sentences[k] = Sentence{Start: part[0].Start, End: part[len(part)-1].End, Block: owners[k], Tokens: part}
		start = end
	}
}
