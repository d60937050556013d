package graph_test

import (
	"bufio"
	"context"
	"fmt"
	"log/slog"
	"math/rand/v2"
	"os"
	"os/exec"
	"strconv"
	"testing"
	"time"

	"quoth/graph"
)

const crashAddress = "QUOTH_TEST_CRASH_ADDRESS"

// crashLoad is what the process to be killed does: it loads articles for ever,
// over and over in changing versions, and tells which are safe.
func crashLoad(address string) error {
	ctx := context.Background()
	s, err := graph.Open(ctx, slog.New(slog.DiscardHandler), address, graph.Config{BatchQuads: 400})
	if err != nil {
		return err
	}
	for version := uint64(0); ; version++ {
		readings := corpus(1000+version, 60)
		for len(readings) > 0 {
			c, err := s.Put(ctx, readings[:6]...)
			if err != nil {
				return err
			}
			for _, id := range append(append(c.Added, c.Replaced...), c.Unchanged...) {
				fmt.Println(id)
			}
			readings = readings[6:]
		}
	}
}

// TestKilledInTheMiddle kills a loading process at random moments; QUOTH_KILLS
// says how often.
func TestKilledInTheMiddle(t *testing.T) {
	kills := 4
	if n, err := strconv.Atoi(os.Getenv("QUOTH_KILLS")); err == nil {
		kills = n
	}
	for name, address := range backends {
		if name == "memory" {
			continue
		}
		t.Run(name, func(t *testing.T) {
			at := address(t)
			safe := map[string]bool{}
			for range kills {
				killOnce(t, at, safe)
				checkSafe(t, at, safe)
			}
			if len(safe) == 0 {
				t.Error("no article was ever loaded")
			}
		})
	}
}

func killOnce(t *testing.T, address string, safe map[string]bool) {
	cmd := exec.Command(os.Args[0])
	cmd.Env = append(os.Environ(), crashAddress+"="+address)
	cmd.Stderr = os.Stderr
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	lines := bufio.NewScanner(out)
	heard := 0
	stop := time.AfterFunc(time.Minute, func() { cmd.Process.Kill() })
	defer stop.Stop()
	last := 6 + rand.IntN(60)
	for lines.Scan() {
		safe[lines.Text()] = true
		if heard++; heard == last {
			time.AfterFunc(time.Duration(rand.IntN(20_000))*time.Microsecond, func() { cmd.Process.Kill() })
		}
	}
	cmd.Wait() // it was killed
}

func checkSafe(t *testing.T, address string, safe map[string]bool) {
	s, err := graph.Open(context.Background(), slog.New(slog.DiscardHandler), address, graph.Config{})
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	sound(t, s)
	v, err := s.View(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	defer v.Close()
	for id := range safe {
		if a, err := v.ArticlesByID(context.Background(), []string{id}); err != nil || a[0] == nil {
			t.Errorf("article %s was acknowledged and is gone (%v)", id, err)
		}
	}
}
