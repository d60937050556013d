package schema_test

import (
	"flag"
	"testing"

	"quoth/schema"
	"quoth/schema/sample"
)

// A bound that a flag sets holds.
func TestBoundsFromFlags(t *testing.T) {
	for _, tt := range []struct{ flag, query string }{
		{"-max-tokens=5", `{ stats { claims articles } }`},
		{"-max-depth=2", `{ claims { nodes { text } } }`},
		{"-max-fields=2", `{ stats { claims articles } }`},
		{"-max-aliases=1", `{ a: stats { b: claims } }`},
		{"-max-cost=10", `{ claims { nodes { text } } }`},
		{"-max-response=10", `{ stats { claims articles } }`},
	} {
		var cfg schema.Config
		fs := flag.NewFlagSet("test", flag.ContinueOnError)
		cfg.Bind(fs)
		if err := fs.Parse([]string{tt.flag}); err != nil {
			t.Fatal(err)
		}
		resp := open(t, cfg, sample.Readings()).Do(t.Context(), schema.Request{Query: tt.query})
		if resp.Executed() || len(resp.Errors) != 1 {
			t.Errorf("%s: %s", tt.flag, resp.AppendJSON(nil))
		}
	}
}
