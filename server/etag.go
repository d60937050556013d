package server

import (
	"crypto/sha256"
	"encoding/base64"
	"net/http"
	"strings"

	"quoth/schema"
)

// unchanged marks an answer to GET with an entity tag, and sends 304 instead
// of it where the client has it already: RFC 9110, section 13.1.2. The tag is
// weak, since compression changes the bytes.
func unchanged(w http.ResponseWriter, r *http.Request, media string, resp schema.Response) bool {
	sum := sha256.Sum256(append([]byte(media+"\n"), resp.Data...))
	tag := `W/"` + base64.RawURLEncoding.EncodeToString(sum[:16]) + `"`
	w.Header().Set("ETag", tag)
	w.Header().Set("Cache-Control", "no-cache") // may be kept, must be asked about
	for known := range strings.SplitSeq(r.Header.Get("If-None-Match"), ",") {
		if known = strings.TrimSpace(known); known == tag || known == "*" {
			w.WriteHeader(http.StatusNotModified)
			return true
		}
	}
	return false
}
