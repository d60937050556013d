package server

import (
	"mime"
	"strconv"
	"strings"
)

// Media types of answers.
const (
	typeGraphQL = "application/graphql-response+json"
	typeJSON    = "application/json"
)

// negotiate picks the media type of the answer from an Accept header, "" where
// the client takes neither. Without a wish, or with a wildcard only, it is
// application/json, as the specification has it for clients that do not say.
func negotiate(accept string) string {
	if strings.TrimSpace(accept) == "" {
		return typeJSON
	}
	newer, named := quality(accept, typeGraphQL)
	older, _ := quality(accept, typeJSON)
	switch {
	case newer == 0 && older == 0:
		return ""
	case named && newer >= older, newer > older:
		return typeGraphQL
	}
	return typeJSON
}

// quality is the weight that the header gives to a type, by the most specific
// range that matches: RFC 9110, section 12.5.1.
func quality(accept, offer string) (q float64, named bool) {
	specific := -1
	for part := range strings.SplitSeq(accept, ",") {
		typ, params, err := mime.ParseMediaType(part)
		if err != nil {
			continue
		}
		rank := map[string]int{offer: 2, "application/*": 1, "*/*": 0}
		r, ok := rank[typ]
		if !ok || r <= specific || charset(params) {
			continue
		}
		specific, q = r, 1
		if given, ok := params["q"]; ok {
			if q, err = strconv.ParseFloat(given, 64); err != nil || q < 0 || q > 1 {
				q = 0
			}
		}
	}
	return q, specific == 2
}

// charset says whether parameters name a character set other than UTF-8.
func charset(params map[string]string) bool {
	c, ok := params["charset"]
	return ok && !strings.EqualFold(c, "utf-8")
}
