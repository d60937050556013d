package graph_test

import (
	"flag"
	"os"
	"testing"

	"go.uber.org/goleak"
)

// TestMain keeps the random sequences short unless flags ask for more, and
// looks for goroutines left behind.
func TestMain(m *testing.M) {
	if address := os.Getenv(crashAddress); address != "" {
		os.Stderr.WriteString(crashLoad(address).Error() + "\n")
		os.Exit(1)
	}
	flag.Parse()
	set := map[string]bool{}
	flag.Visit(func(f *flag.Flag) { set[f.Name] = true })
	for name, value := range map[string]string{"rapid.checks": "5", "rapid.steps": "10"} {
		if !set[name] {
			if err := flag.Set(name, value); err != nil {
				panic(err)
			}
		}
	}
	code := m.Run()
	private.stop()
	// goleveldb's pool notices a closed store within a second.
	if err := goleak.Find(goleak.IgnoreAnyFunction("github.com/syndtr/goleveldb/leveldb.(*DB).mpoolDrain")); err != nil && code == 0 {
		os.Stderr.WriteString(err.Error() + "\n")
		code = 1
	}
	os.Exit(code)
}
