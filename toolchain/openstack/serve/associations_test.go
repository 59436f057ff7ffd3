package serve

import (
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	pulumirpc "github.com/pulumi/pulumi/sdk/v3/proto/go"
)

// keystone is a Keystone that answers each question about a membership with a status.
func keystone(t *testing.T, status int) string {
	var server *httptest.Server
	server = httptest.NewServer(http.HandlerFunc(func(response http.ResponseWriter, request *http.Request) {
		if !strings.HasSuffix(request.URL.Path, "/auth/tokens") {
			response.WriteHeader(status)
			return
		}
		response.Header().Set("X-Subject-Token", "token")
		response.WriteHeader(http.StatusCreated)
		endpoint := map[string]any{"interface": "public", "region": "here", "region_id": "here", "url": server.URL + "/v3/"}
		send(response, map[string]any{"token": map[string]any{
			"catalog":    []any{map[string]any{"type": "identity", "name": "keystone", "endpoints": []any{endpoint}}},
			"expires_at": "2099-01-01T00:00:00.000000Z",
		}})
	}))
	t.Cleanup(server.Close)
	return server.URL + "/v3/"
}

// An engine takes an empty id for an absence: it drops the membership from the state.
func TestARefreshOfAMembership(t *testing.T) {
	for status, want := range map[int]struct{ id, err string }{
		http.StatusNoContent: {id: "u/g"},
		http.StatusNotFound:  {},
		http.StatusForbidden: {err: "Whether openstack_identity_user_membership_v3 u/g exists is not known"},
	} {
		for how, plugin := range plugins(t, keystone(t, status)) {
			state := properties(t, map[string]any{"id": "u/g", "userId": "u", "groupId": "g", "region": "here"})
			read, err := plugin.Read(t.Context(), &pulumirpc.ReadRequest{
				Id: "u/g", Urn: "urn:pulumi:s::p::openstack:identity/userMembershipV3:UserMembershipV3::m", Properties: state,
			})
			if (err == nil) != (want.err == "") || err != nil && !strings.Contains(err.Error(), want.err) {
				t.Errorf("%s, %d: got %v, want %q", how, status, err, want.err)
			}
			if read.GetId() != want.id {
				t.Errorf("%s, %d: got id %q, want %q", how, status, read.GetId(), want.id)
			}
		}
	}
}
