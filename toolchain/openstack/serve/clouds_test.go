package serve

import (
	"encoding/json"
	"fmt"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"testing"
)

// clouds is a Keystone on loopback that gives each tenant an identity service of its
// own, below the tenant's name. It records the requests that carry another's token.
type clouds struct {
	*httptest.Server
	mutex sync.Mutex
	// mixed holds "tenant: token" for each request with the token of another tenant.
	mixed []string
	// served counts the requests with a token.
	served int
	// hold lets the look-ups of a tenant wait until the channel is closed.
	hold map[string]chan struct{}
	// asked receives the tenant of each look-up that has arrived.
	asked chan string
}

func openClouds(t *testing.T) *clouds {
	c := &clouds{hold: map[string]chan struct{}{}, asked: make(chan string, 10_000)}
	c.Server = httptest.NewServer(http.HandlerFunc(c.answer))
	t.Cleanup(c.Close)
	return c
}

// authURL is the identity service of a tenant.
func (c *clouds) authURL(tenant string) string { return fmt.Sprintf("%s/%s/v3/", c.URL, tenant) }

func (c *clouds) answer(response http.ResponseWriter, request *http.Request) {
	tenant, path, _ := strings.Cut(strings.TrimPrefix(request.URL.Path, "/"), "/")
	response.Header().Set("Content-Type", "application/json")
	if path != "v3/auth/tokens" {
		http.NotFound(response, request)
		return
	}
	user := tenant
	if request.Method == http.MethodPost {
		// The token is the password's owner, so that a login at the wrong place shows too.
		var login struct {
			Auth struct {
				Identity struct {
					Password struct {
						User struct{ Name, Password string }
					}
				}
			}
		}
		if err := json.NewDecoder(request.Body).Decode(&login); err != nil {
			http.Error(response, err.Error(), http.StatusBadRequest)
			return
		}
		given := login.Auth.Identity.Password.User
		if given.Password != passwordOf(given.Name) {
			http.Error(response, "wrong password", http.StatusUnauthorized)
			return
		}
		user = given.Name
		c.record(tenant, user)
		response.Header().Set("X-Subject-Token", tokenOf(user))
		response.WriteHeader(http.StatusCreated)
	} else {
		user = strings.TrimPrefix(request.Header.Get("X-Auth-Token"), "token-of-")
		c.record(tenant, user)
		c.asked <- tenant
		if hold, ok := c.hold[tenant]; ok {
			<-hold
		}
	}
	domain := map[string]any{"id": "default", "name": "Default"}
	endpoint := map[string]any{
		"interface": "public", "region": "here", "region_id": "here", "url": c.authURL(tenant),
	}
	_ = json.NewEncoder(response).Encode(map[string]any{"token": map[string]any{
		"user":       map[string]any{"id": user, "name": user, "domain": domain},
		"project":    map[string]any{"id": user, "name": user, "domain": domain},
		"catalog":    []any{map[string]any{"type": "identity", "name": "keystone", "endpoints": []any{endpoint}}},
		"expires_at": "2099-01-01T00:00:00.000000Z",
	}})
}

func (c *clouds) record(tenant, user string) {
	c.mutex.Lock()
	defer c.mutex.Unlock()
	c.served++
	if user != tenant {
		c.mixed = append(c.mixed, fmt.Sprintf("%s: token of %s", tenant, user))
	}
}

// seen returns the number of requests and those that mixed tenants.
func (c *clouds) seen() (int, []string) {
	c.mutex.Lock()
	defer c.mutex.Unlock()
	return c.served, c.mixed
}

func passwordOf(user string) string { return "secret of " + user }
func tokenOf(user string) string    { return "token-of-" + user }
