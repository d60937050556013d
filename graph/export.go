package graph

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"iter"
)

// Formats of Export.
const (
	NQuads = "nquads" // W3C RDF 1.1 N-Quads, sorted by line
	JSONL  = "jsonl"  // one JSON object a reading, sorted by article ID
)

// Export writes the whole graph as of now to w in one of the formats: the same
// bytes for the same articles, in whatever order they came.
func (s *Store) Export(ctx context.Context, w io.Writer, format string) (err error) {
	v, err := s.View(ctx)
	if err != nil {
		return fmt.Errorf("export: %w", err)
	}
	defer func() { err = errors.Join(err, v.Close()) }()
	switch format {
	case NQuads:
		return v.exportQuads(ctx, w)
	case JSONL:
		return v.exportReadings(ctx, w)
	}
	return fmt.Errorf("export: there is no format %q", format)
}

func (v *View) exportQuads(ctx context.Context, w io.Writer) error {
	for l, err := range mergedLines(v.lines(ctx, ""), v.linkLines(ctx, Pattern{}, "", true)) {
		if err != nil {
			return fmt.Errorf("export: %w", err)
		}
		if _, err := w.Write(l.text); err != nil {
			return fmt.Errorf("export: %w", err)
		}
	}
	return nil
}

func (v *View) exportReadings(ctx context.Context, w io.Writer) error {
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	for r, err := range v.Readings(ctx) {
		if err == nil {
			err = enc.Encode(r)
		}
		if err != nil {
			return fmt.Errorf("export: %w", err)
		}
	}
	return nil
}

// Readings yields what each article says, by article ID, with its parts in a
// fixed order.
func (v *View) Readings(ctx context.Context) iter.Seq2[*Reading, error] {
	return func(yield func(*Reading, error) bool) {
		for p, err := range scan(ctx, v.tx, row("A"), nil) {
			var r *Reading
			if err == nil {
				r, err = v.quads.reading(ctx, string(p.key))
			}
			if !yield(r, err) || err != nil {
				return
			}
		}
	}
}
