package graph_test

import (
	"context"
	"errors"
	"fmt"
	"net"
	"os"
	"os/exec"
	"os/user"
	"path/filepath"
	"strconv"
	"sync"
	"sync/atomic"
	"syscall"
	"testing"
	"time"

	"github.com/jackc/pgx/v5"

	"quoth/graph"
)

// cluster is a PostgreSQL server of our own on a free port, started by the
// first test that wants it and stopped by TestMain.
type cluster struct {
	once   sync.Once
	err    error
	dir    string
	url    string
	server *exec.Cmd
	last   atomic.Int64
}

var private cluster

// postgresAddress gives the address of an empty schema. Where PostgreSQL is not
// installed the test is skipped, or fails under QUOTH_TEST_REQUIRE=1.
func postgresAddress(t *testing.T) string {
	t.Helper()
	private.once.Do(func() { private.err = private.start() })
	if private.err != nil {
		if os.Getenv("QUOTH_TEST_REQUIRE") == "1" {
			t.Fatal(private.err)
		}
		t.Skipf("PostgreSQL is missing: %v", private.err)
	}
	name := fmt.Sprintf("test%d", private.last.Add(1))
	conn, err := pgx.Connect(context.Background(), private.url)
	if err != nil {
		t.Fatal(err)
	}
	defer conn.Close(context.Background())
	if _, err := conn.Exec(context.Background(), "CREATE SCHEMA "+name); err != nil {
		t.Fatal(err)
	}
	return private.url + "&search_path=" + name
}

func (c *cluster) start() error {
	bins, err := filepath.Glob("/usr/lib/postgresql/*/bin")
	if err != nil || len(bins) == 0 {
		return fmt.Errorf("/usr/lib/postgresql/*/bin is not there")
	}
	bin := bins[len(bins)-1]
	if c.dir, err = os.MkdirTemp("", "quothpg"); err != nil {
		return err
	}
	owner, err := unprivileged()
	if err != nil {
		return err
	}
	if owner != nil {
		if err := os.Chown(c.dir, int(owner.Uid), int(owner.Gid)); err != nil {
			return err
		}
	}
	run := func(name string, args ...string) *exec.Cmd {
		cmd := exec.Command(filepath.Join(bin, name), args...)
		cmd.Dir = c.dir
		cmd.SysProcAttr = &syscall.SysProcAttr{Credential: owner}
		return cmd
	}
	data := filepath.Join(c.dir, "data")
	if out, err := run("initdb", "-D", data, "-A", "trust", "-U", "quoth", "-E", "UTF8", "--locale=C", "--no-sync").CombinedOutput(); err != nil {
		return fmt.Errorf("initdb: %w\n%s", err, out)
	}
	port, err := freePort()
	if err != nil {
		return err
	}
	c.server = run("postgres", "-D", data, "-p", strconv.Itoa(port), "-c", "listen_addresses=127.0.0.1",
		"-c", "unix_socket_directories=", "-c", "fsync=off", "-c", "max_connections=200")
	if err := c.server.Start(); err != nil {
		return err
	}
	c.url = fmt.Sprintf("postgres://quoth@127.0.0.1:%d/postgres?sslmode=disable", port)
	return c.ready()
}

func (c *cluster) ready() (err error) {
	for range 300 {
		ctx, stop := context.WithTimeout(context.Background(), time.Second)
		var conn *pgx.Conn
		conn, err = pgx.Connect(ctx, c.url)
		stop()
		if err == nil {
			return conn.Close(context.Background())
		}
		time.Sleep(100 * time.Millisecond)
	}
	return err
}

func (c *cluster) stop() {
	if c.server != nil && c.server.Process != nil {
		c.server.Process.Signal(syscall.SIGINT) // fast shutdown
		c.server.Wait()
	}
	if c.dir != "" {
		os.RemoveAll(c.dir)
	}
}

// unprivileged gives somebody for the server to run as where we are root,
// whom it refuses.
func unprivileged() (*syscall.Credential, error) {
	if os.Getuid() != 0 {
		return nil, nil
	}
	u, err := user.Lookup("postgres")
	if err != nil {
		if u, err = user.Lookup("nobody"); err != nil {
			return nil, err
		}
	}
	uid, err := strconv.ParseUint(u.Uid, 10, 32)
	if err != nil {
		return nil, err
	}
	gid, err := strconv.ParseUint(u.Gid, 10, 32)
	if err != nil {
		return nil, err
	}
	return &syscall.Credential{Uid: uint32(uid), Gid: uint32(gid)}, nil
}

func freePort() (int, error) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return 0, err
	}
	defer l.Close()
	return l.Addr().(*net.TCPAddr).Port, nil
}

func TestOneProcessWritesADatabase(t *testing.T) {
	address := postgresAddress(t)
	s := open(t, address, graph.Config{})
	conn, err := pgx.Connect(t.Context(), address)
	if err != nil {
		t.Fatal(err)
	}
	defer conn.Close(context.Background())
	if _, err := conn.Exec(t.Context(), "SELECT pg_advisory_lock(hashtext('quoth'), hashtext(current_schema()))"); err != nil {
		t.Fatal(err)
	}
	if _, err := s.Put(t.Context(), corpus(20, 1)...); !errors.Is(err, graph.ErrLocked) {
		t.Errorf("writing beside another: %v", err)
	}
	if _, err := conn.Exec(t.Context(), "SELECT pg_advisory_unlock_all()"); err != nil {
		t.Fatal(err)
	}
	put(t, s, corpus(20, 1)...)
}

func TestReaderSeesWhatAnotherProcessWrites(t *testing.T) {
	address := postgresAddress(t)
	writer, reader := open(t, address, graph.Config{}), open(t, address, graph.Config{})
	for version := range uint64(3) {
		readings := corpus(30+version, 5)
		put(t, writer, readings...)
		m := newModel()
		for _, r := range readings {
			m.articles[r.Article.ID] = r
		}
		agree(t, reader, m, graph.ClaimFilter{}, 3)
	}
}
