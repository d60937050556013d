package main

import (
	"bufio"
	"bytes"
	"errors"
	"flag"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/rogpeppe/go-internal/testscript"

	"quoth/seeds"
)

var update = flag.Bool("update", false, "rewrite the golden files")

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"quoth": main})
}

// TestScript runs the real program as a person would, script by script. In each
// script's folder lie the sample articles under seeds.
func TestScript(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Dir:           "testdata/script",
		UpdateScripts: *update,
		Setup: func(env *testscript.Env) error {
			env.Values[slotKey{}] = &slot{}
			return os.CopyFS(filepath.Join(env.WorkDir, "seeds"), seeds.Articles())
		},
		Cmds: map[string]func(*testscript.TestScript, bool, []string){
			"status": statusCmd,
			"save":   saveCmd,
			"serve":  serveCmd,
			"halt":   haltCmd,
			"listen": listenCmd,
			"http":   httpCmd,
			"repeat": repeatCmd,
		},
	})
}

// running is a "quoth serve".
type running struct {
	cmd    *exec.Cmd
	stderr bytes.Buffer
	ended  chan error
}

// statusCmd runs a program and wants the given exit status.
//
//	status 2 quoth export -colour
func statusCmd(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 {
		ts.Fatalf("usage: status N PROGRAM [ARGUMENTS]")
	}
	want, err := strconv.Atoi(args[0])
	ts.Check(err)
	cmd := exec.Command(args[1], args[2:]...)
	cmd.Dir, cmd.Stdout, cmd.Stderr = ts.MkAbs("."), ts.Stdout(), ts.Stderr()
	var exit *exec.ExitError
	if err := cmd.Run(); err != nil && !errors.As(err, &exit) {
		ts.Fatalf("%v", err)
	}
	if got := cmd.ProcessState.ExitCode(); got != want {
		ts.Fatalf("%s ended with status %d, want %d", args[1], got, want)
	}
}

// saveCmd runs a program, which must succeed, with its standard output going to
// a file: what is long stays out of the script's log.
//
//	save all.nq quoth export
func saveCmd(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 {
		ts.Fatalf("usage: save FILE PROGRAM [ARGUMENTS]")
	}
	f, err := os.Create(ts.MkAbs(args[0]))
	ts.Check(err)
	cmd := exec.Command(args[1], args[2:]...)
	cmd.Dir, cmd.Stdout, cmd.Stderr = ts.MkAbs("."), f, ts.Stderr()
	ts.Check(errors.Join(cmd.Run(), f.Close()))
}

// slot holds a script's server; a script has one at a time.
type slot struct{ server *running }

type slotKey struct{}

func slotOf(ts *testscript.TestScript) *slot { return ts.Value(slotKey{}).(*slot) }

// serveCmd starts "quoth serve" with the arguments and waits until it prints the
// address of its playground; ADDR then holds host and port.
//
//	serve -addr 127.0.0.1:0
func serveCmd(ts *testscript.TestScript, neg bool, args []string) {
	slot := slotOf(ts)
	if neg || slot.server != nil {
		ts.Fatalf("usage: serve [flags], with no server running")
	}
	s := &running{cmd: exec.Command("quoth", append([]string{"serve"}, args...)...), ended: make(chan error, 1)}
	s.cmd.Dir = ts.MkAbs(".")
	s.cmd.Env = append(os.Environ(), keyVariable+"="+ts.Getenv(keyVariable))
	s.cmd.Stderr = &s.stderr
	out, err := s.cmd.StdoutPipe()
	ts.Check(err)
	ts.Check(s.cmd.Start())
	line, err := bufio.NewReader(out).ReadString('\n')
	go func() { s.ended <- s.cmd.Wait() }()
	slot.server = s
	ts.Defer(func() { s.end(os.Kill) })
	if err != nil {
		<-s.ended
		s.ended <- nil
		ts.Fatalf("serve printed no address: %v\n%s", err, s.stderr.String())
	}
	u, err := url.Parse(strings.TrimSpace(line))
	ts.Check(err)
	ts.Setenv("ADDR", u.Host)
}

// haltCmd sends the running server a signal, INT or TERM, and waits for its
// end, which must be clean; what it wrote to standard error is there to match.
func haltCmd(ts *testscript.TestScript, neg bool, args []string) {
	signals := map[string]os.Signal{"INT": os.Interrupt, "TERM": syscall.SIGTERM}
	slot := slotOf(ts)
	s := slot.server
	if neg || s == nil || len(args) != 1 || signals[args[0]] == nil {
		ts.Fatalf("usage: halt INT|TERM, with a server running")
	}
	slot.server = nil
	err := s.end(signals[args[0]])
	fmt.Fprint(ts.Stderr(), s.stderr.String())
	ts.Check(err)
}

// end signals the server once and returns how it ended.
func (s *running) end(sig os.Signal) error {
	_ = s.cmd.Process.Signal(sig) // it may have ended by itself
	select {
	case err := <-s.ended:
		s.ended <- err
		return err
	case <-time.After(30 * time.Second):
		_ = s.cmd.Process.Kill()
		return fmt.Errorf("the server did not end within 30 s of %v", sig)
	}
}

// listenCmd takes a free port for the time of the script; BUSY then holds host
// and port.
func listenCmd(ts *testscript.TestScript, neg bool, args []string) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	ts.Check(err)
	ts.Defer(func() { l.Close() })
	ts.Setenv("BUSY", l.Addr().String())
}

// httpCmd sends a request to the running server and prints status and body. If
// ORIGIN is set it comes from a page there, and what the server allows such
// pages stands between status and body.
//
//	http GET /healthz
//	http POST /graphql body.json
func httpCmd(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 || len(args) > 3 {
		ts.Fatalf("usage: http METHOD PATH [BODY-FILE]")
	}
	var body io.Reader
	if len(args) == 3 {
		body = strings.NewReader(ts.ReadFile(args[2]))
	}
	req, err := http.NewRequest(args[0], "http://"+ts.Getenv("ADDR")+args[1], body)
	ts.Check(err)
	req.Header.Set("Content-Type", "application/json")
	if key := ts.Getenv("KEY"); key != "" {
		req.Header.Set("Authorization", "Bearer "+key)
	}
	if origin := ts.Getenv("ORIGIN"); origin != "" {
		req.Header.Set("Origin", origin)
	}
	resp, err := http.DefaultClient.Do(req)
	ts.Check(err)
	defer resp.Body.Close()
	data, err := io.ReadAll(resp.Body)
	ts.Check(err)
	fmt.Fprintln(ts.Stdout(), resp.Status)
	if allowed := resp.Header.Get("Access-Control-Allow-Origin"); allowed != "" {
		fmt.Fprintf(ts.Stdout(), "allowed: %s\n", allowed)
	}
	fmt.Fprintf(ts.Stdout(), "%s\n", data)
}

// repeatCmd writes a text many times over into a file, with another text before
// and after if given. In texts \n and \x00 stand for bytes as in Go.
//
//	repeat 100000 '{a' deep.graphql
//	repeat 1000000 'a: b ' many.graphql '{' '}'
func repeatCmd(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 3 && len(args) != 5 {
		ts.Fatalf("usage: repeat N TEXT FILE [BEFORE AFTER]")
	}
	n, err := strconv.Atoi(args[0])
	ts.Check(err)
	unquote := func(arg string) string {
		text, err := strconv.Unquote(`"` + arg + `"`)
		ts.Check(err)
		return text
	}
	data := strings.Repeat(unquote(args[1]), n)
	if len(args) == 5 {
		data = unquote(args[3]) + data + unquote(args[4])
	}
	ts.Check(os.WriteFile(ts.MkAbs(args[2]), []byte(data), 0o666))
}
