# "make check" is what CI runs. The data folder ../shared is needed by quality only.

GO      ?= go
SHARED  ?= ../shared
PKG     ?= ./...
FUZZ    ?= 30s
COUNT   ?= 6
PEERS   ?= 500
DB      ?= leveldb:quoth.db
ADDR    ?= 127.0.0.1:8080
LINTERS ?= govet,staticcheck,ineffassign,unused,errorlint,bodyclose,misspell,unconvert,wastedassign,nilerr,durationcheck,makezero,rowserrcheck

export GONOSUMDB := github.com/cayleygraph/cayley

.PHONY: all check fmt vet staticcheck tidy test race bench peers golden fuzz run web picture quality lint build clean

all: check

# The order is from quick to slow.
check: fmt vet staticcheck tidy race

fmt:
	@out=$$(gofmt -l $$(git ls-files '*.go')); if [ -n "$$out" ]; then echo "gofmt -w these:"; echo "$$out"; exit 1; fi

vet:
	$(GO) vet ./...

staticcheck:
	$(GO) tool staticcheck ./...

tidy:
	$(GO) mod tidy -diff

test:
	$(GO) test ./...

race:
	$(GO) test -race -timeout 40m ./...

# Compare two runs with benchstat.
bench:
	$(GO) test -run '^$$' -bench . -benchmem -count $(COUNT) $(PKG)

# Quoth's answers beside those of graphql-go, gqlgen and Cayley, over a store of
# PEERS made-up articles; bench/ is a module of its own.
peers: build
	rm -rf bench/peers.db
	$(GO) run ./loader/generate -articles $(PEERS) -seed 1 | ./quoth load -db leveldb:bench/peers.db -
	cd bench && $(GO) generate ./... && $(GO) vet ./... && \
		QUOTH_BENCH_DB=leveldb:peers.db $(GO) test -run . -bench . -benchmem -timeout 60m -count $(COUNT)

# Rewrites the golden files; look at the difference before you commit it.
golden:
	$(GO) test $$(git grep -l '"update"' -- '*_test.go' | xargs -n1 dirname | sort -u | sed 's|^|./|') -update

# Every fuzz target for FUZZ each.
fuzz:
	@set -e; for dir in $$(git grep -l '^func Fuzz' -- '*_test.go' | xargs -n1 dirname | sort -u); do \
		for target in $$(grep -ho '^func Fuzz[A-Za-z0-9_]*' $$dir/*_test.go | cut -c6- | sort -u); do \
			echo "== $$dir $$target"; $(GO) test -run '^$$' -fuzz "^$$target$$" -fuzztime $(FUZZ) ./$$dir; \
		done; done

run:
	$(GO) run . serve -db $(DB) -addr $(ADDR)

# Rebuilds the embedded playground; wants Node.js and npm. A test fails where
# server/assets is older than server/playground.
web:
	cd server/playground && npm ci && npm run build

# Takes the picture of the README anew; wants Chromium.
picture:
	$(GO) test . -run TestFirstLook -count=1 -picture docs/graphiql.png

# How well English is read: against the hand annotation of the samples, and on
# public corpora. All of it needs the folder $(SHARED) and Python.
quality: build
	mkdir -p quality.out
	./quoth extract seeds > quality.out/seeds.jsonl
	python3 $(SHARED)/scorers/score_seeds.py $(SHARED)/gold/seeds.json quality.out/seeds.jsonl -v
	@for corpus in polnear gum; do \
		echo "== $$corpus dev"; \
		$(GO) run ./loader/attribution/measure $(SHARED)/corpora/$$corpus/dev.jsonl > quality.out/$$corpus.jsonl && \
		python3 $(SHARED)/scorers/score_attribution.py $(SHARED)/corpora/$$corpus/dev.jsonl quality.out/$$corpus.jsonl || exit 1; \
	done
	$(GO) run ./loader/relation/measure -data $(SHARED)/corpora

build:
	CGO_ENABLED=0 $(GO) build -trimpath -o quoth .

lint:
	$(GO) run github.com/golangci/golangci-lint/v2/cmd/golangci-lint@v2.15.0 run --default none --enable $(LINTERS)

clean:
	rm -rf quoth quoth.db quality.out
