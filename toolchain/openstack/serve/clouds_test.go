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

// clouds is a Keystone and a Neutron on loopback that every tenant has below its own
// name. It records the requests that carry another tenant's token.
type clouds struct {
	*httptest.Server
	mutex sync.Mutex
	// mixed holds "tenant: token" for each request with the token of another tenant.
	mixed []string
	// served counts the requests.
	served int
	// hold lets the look-ups of a tenant wait until the channel is closed.
	hold map[string]chan struct{}
	// arrived receives the tenant of each look-up.
	arrived chan string
}

func openClouds(t *testing.T) *clouds {
	c := &clouds{hold: map[string]chan struct{}{}, arrived: make(chan string, 10_000)}
	c.Server = httptest.NewServer(http.HandlerFunc(c.answer))
	t.Cleanup(c.Close)
	return c
}

// authURL is the identity service of a tenant.
func (c *clouds) authURL(tenant string) string { return fmt.Sprintf("%s/%s/v3/", c.URL, tenant) }

func (c *clouds) answer(response http.ResponseWriter, request *http.Request) {
	tenant, path, _ := strings.Cut(strings.TrimPrefix(request.URL.Path, "/"), "/")
	response.Header().Set("Content-Type", "application/json")
	switch path {
	case "v3/auth/tokens":
		c.logIn(response, request, tenant)
	case "network/v2.0/networks":
		user := strings.TrimPrefix(request.Header.Get("X-Auth-Token"), tokenOf(""))
		c.record(tenant, user)
		c.arrived <- tenant
		if hold, ok := c.hold[tenant]; ok {
			<-hold
		}
		// The only network says whose token found it.
		network := map[string]any{"id": "1", "name": "mine", "description": user, "status": "ACTIVE"}
		send(response, map[string]any{"networks": []any{network}})
	default:
		http.NotFound(response, request)
	}
}

// logIn gives the owner of a password a token, so that a login at another tenant's
// service shows, too.
func (c *clouds) logIn(response http.ResponseWriter, request *http.Request, tenant string) {
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
	user := login.Auth.Identity.Password.User
	c.record(tenant, user.Name)
	if user.Password != passwordOf(user.Name) {
		http.Error(response, "wrong password", http.StatusUnauthorized)
		return
	}
	response.Header().Set("X-Subject-Token", tokenOf(user.Name))
	response.WriteHeader(http.StatusCreated)
	endpoint := map[string]any{
		"interface": "public", "region": "here", "region_id": "here", "url": c.URL + "/" + tenant + "/network",
	}
	send(response, map[string]any{"token": map[string]any{
		"catalog":    []any{map[string]any{"type": "network", "name": "neutron", "endpoints": []any{endpoint}}},
		"expires_at": "2099-01-01T00:00:00.000000Z",
	}})
}

func send(response http.ResponseWriter, body any) { _ = json.NewEncoder(response).Encode(body) }

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
