package bench

import (
	"bytes"
	"context"
	"encoding/json"
	"io"
	"os"

	"github.com/cayleygraph/cayley/graph"
	_ "github.com/cayleygraph/cayley/graph/kv/leveldb" // registers the backend
	"github.com/cayleygraph/cayley/query"
	"github.com/cayleygraph/cayley/query/graphql"
	_ "github.com/cayleygraph/cayley/writer" // registers the quad writer
	"github.com/cayleygraph/quad"
	"github.com/cayleygraph/quad/nquads"
)

// cayleyServer answers by Cayley's own GraphQL over a leveldb store of the same
// quads, made by Cayley's own bulk writer.
type cayleyServer struct {
	quads graph.QuadStore
}

func newCayley(dir string, export io.Reader) (*cayleyServer, error) {
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return nil, err
	}
	options := graph.Options{"no_bloom": true}
	if err := graph.InitQuadStore("leveldb", dir, options); err != nil {
		return nil, err
	}
	qs, err := graph.NewQuadStore("leveldb", dir, options)
	if err != nil {
		return nil, err
	}
	w, err := graph.NewQuadWriter("single", qs, nil)
	if err != nil {
		return nil, err
	}
	if _, err := quad.CopyBatch(graph.NewWriter(w), nquads.NewReader(export, false), 10_000); err != nil {
		return nil, err
	}
	return &cayleyServer{quads: qs}, nil
}

func (s *cayleyServer) do(ctx context.Context, document string) ([]byte, error) {
	it, err := graphql.NewSession(s.quads).Execute(ctx, document, query.Options{Collation: query.JSON})
	if err != nil {
		return nil, err
	}
	defer it.Close()
	var out bytes.Buffer
	for it.Next(ctx) {
		if err := json.NewEncoder(&out).Encode(it.Result()); err != nil {
			return nil, err
		}
	}
	return out.Bytes(), it.Err()
}
