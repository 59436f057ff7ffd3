package server

import (
	"context"
	"crypto/rand"
	"crypto/sha256"
	"crypto/subtle"
	"encoding/hex"
	"net/http"
	"strings"
)

// NewToken returns 32 random bytes in hexadecimal digits.
func NewToken() string {
	var token [32]byte
	rand.Read(token[:])
	return hex.EncodeToString(token[:])
}

// shows reports whether a request has a token of a kind; the time does not
// depend on the token.
func shows(r *http.Request, kind, token string) bool {
	given, found := strings.CutPrefix(r.Header.Get("Authorization"), kind+" ")
	want, got := sha256.Sum256([]byte(token)), sha256.Sum256([]byte(given))
	return found && subtle.ConstantTimeCompare(want[:], got[:]) == 1
}

var errToken = &failure{http.StatusUnauthorized, "Unauthorized: the token is missing or wrong"}

func (s *Server) authorized(run answer) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		if !shows(r, "token", s.token) {
			s.fail(w, errToken)
			return
		}
		value, err := run(context.WithoutCancel(r.Context()), r)
		s.reply(w, value, err)
	}
}

// updateAnswer answers a request about an update.
type updateAnswer func(ctx context.Context, p *program, r *http.Request) (any, error)

// ofUpdate demands the token that the update was given at its start.
func (s *Server) ofUpdate(run updateAnswer) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		p, err := s.find(r)
		if err == nil && (p.token == "" || !shows(r, "update-token", p.token)) {
			err = errToken
		}
		if err != nil {
			// Without a token a client does not learn which updates there are.
			s.fail(w, errToken)
			return
		}
		value, err := run(context.WithoutCancel(r.Context()), p, r)
		s.reply(w, value, err)
	}
}
