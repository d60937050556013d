package schema

import (
	"context"
	"crypto/rand"
	"encoding/hex"
	"errors"
	"fmt"
	"log/slog"
	"unicode/utf8"

	"github.com/vektah/gqlparser/v2/gqlerror"

	"quoth/graph"
)

// Code says what sort of error a request met, for programs; it stands in the
// error's extensions as "code".
type Code string

// The codes. The names that Apollo and its clients know are kept.
const (
	ParseFailed      Code = "GRAPHQL_PARSE_FAILED"
	ValidationFailed Code = "GRAPHQL_VALIDATION_FAILED"
	BadInput         Code = "BAD_USER_INPUT"
	BadOperation     Code = "OPERATION_RESOLUTION_FAILURE"
	TooComplex       Code = "TOO_COMPLEX"
	TooLarge         Code = "RESPONSE_TOO_LARGE"
	TimedOut         Code = "TIMEOUT"
	NotPersisted     Code = "PERSISTED_QUERY_NOT_FOUND"
	NotAllowed       Code = "PERSISTED_QUERY_NOT_IN_LIST"
	Unauthenticated  Code = "UNAUTHENTICATED"
	Forbidden        Code = "FORBIDDEN"
	Locked           Code = "LOCKED"
	Internal         Code = "INTERNAL_SERVER_ERROR"
)

// Location is a place in a document; both count from 1.
type Location struct {
	Line   int `json:"line"`
	Column int `json:"column"`
}

// Error is an error as a client sees it: section 7.1.2 of the GraphQL
// specification.
type Error struct {
	Message    string         `json:"message"`
	Locations  []Location     `json:"locations,omitempty"`
	Path       []any          `json:"path,omitempty"` // strings and ints
	Extensions map[string]any `json:"extensions,omitempty"`
}

func (e *Error) Error() string { return e.Message }

// Code tells the error's code, "" where it has none.
func (e *Error) Code() Code {
	code, _ := e.Extensions["code"].(Code)
	return code
}

// Errorf makes an error that is safe to show.
func Errorf(code Code, format string, args ...any) *Error {
	return &Error{Message: clip(fmt.Sprintf(format, args...)), Extensions: map[string]any{"code": code}}
}

// longestMessage bounds what a document can make an error repeat.
const longestMessage = 400

func clip(message string) string {
	if len(message) <= longestMessage {
		return message
	}
	end := longestMessage
	for end > 0 && !utf8.RuneStart(message[end]) {
		end--
	}
	return message[:end] + "…"
}

// mostErrors bounds the errors of one answer.
const mostErrors = 20

func fromParser(code Code, list gqlerror.List) []*Error {
	var errs []*Error
	for _, e := range list {
		if len(errs) == mostErrors {
			break
		}
		shown := Errorf(code, "%s", e.Message)
		for _, l := range e.Locations {
			if l.Line > 0 {
				shown.Locations = append(shown.Locations, Location{Line: l.Line, Column: max(l.Column, 1)})
			}
		}
		errs = append(errs, shown)
	}
	return errs
}

// mask turns any error into one that is safe to show: what is not made for
// clients goes to the log, and the client gets the id of the log's line.
func mask(ctx context.Context, log *slog.Logger, where string, err error) *Error {
	var shown *Error
	var refused *graph.RefusedError
	switch {
	case errors.As(err, &shown):
		return shown
	case errors.As(err, &refused):
		return Errorf(BadInput, "%v", refused)
	case errors.Is(err, graph.ErrLocked):
		return Errorf(Locked, "another process is changing the graph: try again soon")
	case errors.Is(err, graph.ErrSearch), errors.Is(err, graph.ErrDecision):
		return Errorf(BadInput, "%v", err)
	case errors.Is(err, context.DeadlineExceeded), errors.Is(err, context.Canceled):
		return Errorf(TimedOut, "the request ran out of time")
	}
	id := errorID()
	log.ErrorContext(ctx, "resolve", "field", where, "id", id, "error", err)
	masked := Errorf(Internal, "internal error")
	masked.Extensions["id"] = id
	return masked
}

func errorID() string {
	var b [8]byte
	rand.Read(b[:]) // never fails: crypto/rand ends the program instead
	return hex.EncodeToString(b[:])
}
