package server

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"io"
	"mime"
	"net/http"
	"net/url"

	"github.com/vektah/gqlparser/v2/ast"

	"quoth/schema"
)

// Codes of errors that are met before a document is looked at.
const (
	badRequest schema.Code = "BAD_REQUEST"
	overloaded schema.Code = "OVERLOADED"
)

// A refusal is an HTTP status and the error that goes with it.
type refusal struct {
	status int
	err    *schema.Error
}

func refuse(status int, code schema.Code, format string, args ...any) *refusal {
	return &refusal{status: status, err: schema.Errorf(code, format, args...)}
}

// graphql answers GET and POST as GraphQL over HTTP, sections 5 and 6, says.
func (s *Server) graphql(w http.ResponseWriter, r *http.Request) {
	w.Header().Add("Vary", "Accept")
	media := negotiate(r.Header.Get("Accept"))
	if media == "" {
		http.Error(w, "answers are "+typeGraphQL+" or "+typeJSON, http.StatusNotAcceptable)
		return
	}
	req, bad := s.request(w, r)
	req.Authorized = s.authorized(r.Header.Get("Authorization"))
	if bad == nil && r.Method != http.MethodPost {
		bad = s.onlyQueries(req)
	}
	if bad != nil {
		s.reply(w, media, bad.status, schema.Response{Errors: []*schema.Error{bad.err}})
		return
	}
	resp := s.do(r.Context(), func(ctx context.Context) schema.Response { return s.schema.Do(ctx, req) })
	if r.Method != http.MethodPost && len(resp.Errors) == 0 && unchanged(w, r, media, resp) {
		return
	}
	s.reply(w, media, status(media, resp), resp)
}

// status is that of an answer from the schema. A document that could not be
// executed is a bad request for clients of the newer media type; those of the
// older one get 200 with any well-formed answer (sections 6.4.1 and 6.4.2).
func status(media string, resp schema.Response) int {
	if resp.Executed() {
		return http.StatusOK
	}
	if len(resp.Errors) > 0 {
		switch resp.Errors[0].Code() {
		case schema.NotPersisted: // the client is to ask again with the text
			return http.StatusOK
		case schema.Unauthenticated:
			return http.StatusUnauthorized
		case schema.Forbidden, schema.NotAllowed:
			return http.StatusForbidden
		case schema.TimedOut, overloaded:
			return http.StatusServiceUnavailable
		case schema.Internal:
			return http.StatusInternalServerError
		}
	}
	if media == typeJSON {
		return http.StatusOK
	}
	return http.StatusBadRequest
}

func (s *Server) reply(w http.ResponseWriter, media string, status int, resp schema.Response) {
	switch status {
	case http.StatusMethodNotAllowed:
		w.Header().Set("Allow", "POST")
	case http.StatusServiceUnavailable:
		w.Header().Set("Retry-After", "1")
	case http.StatusUnauthorized:
		w.Header().Set("WWW-Authenticate", "Bearer")
	}
	w.Header().Set("Content-Type", media+"; charset=utf-8")
	w.WriteHeader(status)
	s.write(w, resp.AppendJSON(nil))
}

// request reads the parameters of a request: section 5.
func (s *Server) request(w http.ResponseWriter, r *http.Request) (schema.Request, *refusal) {
	switch r.Method {
	case http.MethodGet, http.MethodHead:
		return fromQuery(r.URL.Query())
	case http.MethodPost:
		media, params, err := mime.ParseMediaType(r.Header.Get("Content-Type"))
		if err != nil || media != typeJSON || charset(params) {
			return schema.Request{}, refuse(http.StatusUnsupportedMediaType, badRequest, "the request's Content-Type must be %s", typeJSON)
		}
		body, err := io.ReadAll(http.MaxBytesReader(w, r.Body, s.cfg.BodyBytes))
		var large *http.MaxBytesError
		if errors.As(err, &large) {
			return schema.Request{}, refuse(http.StatusRequestEntityTooLarge, badRequest, "the request is larger than %d bytes", s.cfg.BodyBytes)
		}
		if err != nil {
			return schema.Request{}, refuse(http.StatusBadRequest, badRequest, "the request cannot be read")
		}
		return fromJSON(body)
	}
	return schema.Request{}, refuse(http.StatusMethodNotAllowed, badRequest, "the method must be GET or POST")
}

func fromJSON(body []byte) (schema.Request, *refusal) {
	var req schema.Request
	if trimmed := bytes.TrimSpace(body); len(trimmed) > 0 && trimmed[0] == '[' {
		return req, refuse(http.StatusBadRequest, badRequest, "batches are not answered: send one request at a time")
	}
	if err := json.Unmarshal(body, &req); err != nil {
		var wrong *json.UnmarshalTypeError
		if errors.As(err, &wrong) && wrong.Field != "" {
			return req, refuse(http.StatusBadRequest, badRequest, "%q is a %s, which it may not be", wrong.Field, wrong.Value)
		}
		return req, refuse(http.StatusBadRequest, badRequest, "the request is not a JSON object as GraphQL over HTTP has it")
	}
	return complete(req)
}

func fromQuery(params url.Values) (schema.Request, *refusal) {
	req := schema.Request{Query: params.Get("query"), DocumentID: params.Get("documentId"), OperationName: params.Get("operationName")}
	for name, target := range map[string]*map[string]any{"variables": &req.Variables, "extensions": &req.Extensions} {
		if given := params.Get(name); given != "" {
			if err := json.Unmarshal([]byte(given), target); err != nil {
				return req, refuse(http.StatusBadRequest, badRequest, "%q is not a JSON object", name)
			}
		}
	}
	return complete(req)
}

func complete(req schema.Request) (schema.Request, *refusal) {
	if _, persisted := req.Extensions["persistedQuery"]; req.Query == "" && req.DocumentID == "" && !persisted {
		return req, refuse(http.StatusBadRequest, badRequest, "the request has no query")
	}
	return req, nil
}

// onlyQueries keeps GET safe: it may not change anything. What is wrong with
// the document otherwise, its execution tells.
func (s *Server) onlyQueries(req schema.Request) *refusal {
	if kind, errs := s.schema.Operation(req); errs == nil && kind != ast.Query {
		return refuse(http.StatusMethodNotAllowed, badRequest, "a %s must be sent by POST", kind)
	}
	return nil
}
