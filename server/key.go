package server

import (
	"crypto/sha256"
	"crypto/subtle"
	"strings"
)

// authorized says whether a header or a connection's parameter "Bearer KEY"
// (RFC 6750) holds one of the keys. How long it takes tells nothing of them:
// digests are compared, all of them, each in constant time.
func (s *Server) authorized(credentials string) bool {
	scheme, key, ok := strings.Cut(credentials, " ")
	if !ok || !strings.EqualFold(scheme, "Bearer") {
		return false
	}
	given := sha256.Sum256([]byte(strings.TrimSpace(key)))
	found := 0
	for _, known := range s.keys {
		found |= subtle.ConstantTimeCompare(given[:], known[:])
	}
	return found == 1
}
