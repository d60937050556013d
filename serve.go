package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io/fs"
	"net"
	"strings"
	"syscall"

	"quoth/graph"
	"quoth/loader"
	"quoth/schema"
	"quoth/seeds"
	"quoth/server"
)

type serveOptions struct {
	db     *string
	addr   string
	cors   string
	keys   string
	allow  string
	seeds  bool
	schema schema.Config
	server server.Config
}

func serveCommand() *command {
	cmd := newCommand("serve", "", "answer GraphQL over HTTP, with a playground", `
Serves the graph of the store. On standard output it prints the address of the
playground, whose first tabs are example queries; it serves

    /graphql         GraphQL over HTTP, GET and POST; subscriptions by
                     WebSocket and server-sent events
    /graphiql        the playground; it needs no other host
    /schema.graphql  the schema, documented
    /healthz         "ok" while the server answers

If the store is empty the five sample articles are loaded first (-seeds=false
leaves it empty); the next start finds them there. Interrupt (Ctrl-C) or
SIGTERM ends the server once the requests under way are answered.

Clients may ask and subscribe, and change nothing, unless keys are given: in a
file, one a line, or one in the environment variable QUOTH_API_KEY.

With -allow-list only known documents are executed: those of .graphql files, of
the manifests that clients' tools write (.json: documents by id, or Apollo's
form), and those whose SHA-256 stands in a text file, one a line. The playground
then shows its pages but gets no answers.

Examples:

    quoth serve
    quoth serve -addr 127.0.0.1:0        # any free port
    quoth serve -addr 0.0.0.0:8080 -cors https://app.example
    quoth serve -db memory:              # keep nothing
    quoth serve -max-cost 20000 -timeout 2s
    quoth serve -api-key-file keys.txt   # let clients with a key add and retract articles
`)
	var o serveOptions
	o.bind(cmd.flags)
	cmd.run = func(ctx context.Context, args []string, std streams) error {
		if len(args) > 0 {
			return usageError("takes no arguments")
		}
		return serve(ctx, o, std)
	}
	return cmd
}

func (o *serveOptions) bind(fs *flag.FlagSet) {
	o.db = storeFlag(fs)
	fs.StringVar(&o.addr, "addr", "127.0.0.1:8080", "listen on `HOST:PORT`; port 0 is any free one")
	fs.StringVar(&o.cors, "cors", "", "let pages of these `ORIGINS`, separated by commas, ask; * is all")
	fs.StringVar(&o.keys, "api-key-file", "", "let clients that show a key of `FILE` change the graph")
	fs.StringVar(&o.allow, "allow-list", "", "execute only the documents of a file or folder, `PATH`")
	fs.BoolVar(&o.seeds, "seeds", true, "load the sample articles into an empty store")
	o.schema.Bind(fs)
	o.server.Bind(fs)
}

// serve listens before it opens the store: a port in use is the most likely
// mistake and should cost nothing.
func serve(ctx context.Context, o serveOptions, std streams) error {
	keys, err := apiKeys(o.keys)
	if err != nil {
		return err
	}
	o.server.Keys = keys
	if o.schema.Allow, err = allowedDocuments(o.allow); err != nil {
		return err
	}
	l, err := listen(ctx, o.addr)
	if err != nil {
		return err
	}
	defer l.Close()
	return withStore(ctx, std, *o.db, func(s *graph.Store) error {
		if o.seeds {
			if err := sow(ctx, s, std); err != nil {
				return err
			}
		}
		return answer(ctx, s, l, o, std)
	})
}

func listen(ctx context.Context, addr string) (net.Listener, error) {
	var config net.ListenConfig
	l, err := config.Listen(ctx, "tcp", addr)
	switch {
	case errors.Is(err, syscall.EADDRINUSE):
		return nil, fmt.Errorf("listen on %s: another program uses the port; -addr chooses another, -addr 127.0.0.1:0 any free one", addr)
	case err != nil:
		return nil, fmt.Errorf("listen on %s: %w", addr, err)
	}
	return l, nil
}

// sow loads the sample articles into a store that has no articles.
func sow(ctx context.Context, s *graph.Store, std streams) error {
	stats, _, err := statsOf(ctx, s, false)
	if err != nil || stats.Articles > 0 {
		return err
	}
	names, err := fs.Glob(seeds.Articles(), "*")
	if err != nil {
		return err
	}
	l, err := loader.New(std.log(), loader.Config{})
	if err != nil {
		return err
	}
	readings := l.Readings(ctx, l.Files(seeds.Articles()))
	return load(ctx, s, readings, newProgress(std.err, "read", len(names)))
}

// answer serves the store until ctx ends.
func answer(ctx context.Context, s *graph.Store, l net.Listener, o serveOptions, std streams) error {
	if len(o.server.Keys) > 0 {
		read, err := articleReader(std)
		if err != nil {
			return err
		}
		o.schema.Writer, o.schema.Read = s, read
	}
	sch, err := schema.New(std.log(), s, o.schema)
	if err != nil {
		return err
	}
	o.server.Origins = origins(o.cors)
	srv, err := server.New(std.log(), sch, o.server)
	if err != nil {
		return err
	}
	fmt.Fprintf(std.err, "answering GraphQL at %s until Ctrl-C; open the playground:\n", address(l, "/graphql"))
	if _, err := fmt.Fprintln(std.out, address(l, "/graphiql")); err != nil {
		return err
	}
	return srv.Serve(ctx, l)
}

// origins splits the list of the flag.
func origins(list string) []string {
	return strings.FieldsFunc(list, func(r rune) bool { return r == ',' || r == ' ' })
}

// address is the URL of a page for a browser on this machine.
func address(l net.Listener, page string) string {
	a := l.Addr().(*net.TCPAddr) // ListenConfig.Listen on "tcp" gives no other
	host := a.IP.String()
	if a.IP.IsUnspecified() {
		host = "localhost"
	}
	return "http://" + net.JoinHostPort(host, fmt.Sprint(a.Port)) + page
}
