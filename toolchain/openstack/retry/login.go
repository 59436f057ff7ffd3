package retry

import (
	"context"
	"net/http"
)

// Login is a login that can be renewed: gophercloud's client of a cloud.
type Login interface {
	// Reauthenticate logs in again, unless the token is another one than `previous` by now.
	Reauthenticate(ctx context.Context, previous string) error
	// Token is the token of requests from now on.
	Token() string
}

const tokenHeader = "X-Auth-Token"

// renewed returns a request whose token had ended with a new one; nil if its answer says
// nothing of that kind, or logging in again fails. The client above this transport would
// log in again too, but its error for the repeated request does not say any more what the
// cloud answered: a provider that waits until something is gone takes a 404 for a failure.
func (t *Transport) renewed(request *http.Request, response *http.Response) *http.Request {
	token := request.Header.Get(tokenHeader)
	if response.StatusCode != http.StatusUnauthorized || token == "" || t.Login == nil {
		return nil
	}
	if t.Login.Reauthenticate(request.Context(), token) != nil {
		return nil
	}
	again := request.Clone(request.Context())
	again.Header.Set(tokenHeader, t.Login.Token())
	return again
}
