package provider

import (
	"encoding/json"
	"io"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"testing"

	"github.com/hashicorp/terraform-plugin-sdk/v2/helper/schema"
	"github.com/hashicorp/terraform-plugin-sdk/v2/terraform"
	"github.com/terraform-provider-openstack/terraform-provider-openstack/v3/openstack"

	"aes-estate/toolchain/openstack/retry"
)

// sample is one association and the requests about it, with their content.
type sample struct {
	id         string
	attributes map[string]string
	// ask is the request that shows it in a document; nil if the status shows it.
	ask  string
	show func(exists bool) any
	// add and remove are answered with these statuses.
	add, remove    string
	added, removed int
}

func list(key string, item map[string]any) func(bool) any {
	other := map[string]any{}
	for name, value := range item {
		other[name] = value.(string) + "-other"
	}
	return func(exists bool) any {
		items := []any{other}
		if exists {
			items = append(items, item)
		}
		return map[string]any{key: items}
	}
}

func subnet(exists bool) any {
	routes := []any{}
	if exists {
		routes = append(routes, map[string]any{"destination": "10.1.0.0/24", "nexthop": "10.0.0.9"})
	}
	return map[string]any{"subnet": map[string]any{"id": "s", "host_routes": routes}}
}

var samples = map[string]sample{
	"openstack_blockstorage_qos_association_v3": {
		id: "q/t", attributes: map[string]string{"qos_id": "q", "volume_type_id": "t"},
		ask: "GET /volume/qos-specs/q/associations", show: list("qos_associations", map[string]any{"id": "t"}),
		add: "GET /volume/qos-specs/q/associate?vol_type_id=t", added: 202,
		remove: "GET /volume/qos-specs/q/disassociate?vol_type_id=t", removed: 202,
	},
	"openstack_blockstorage_volume_type_access_v3": {
		id: "t/p", attributes: map[string]string{"volume_type_id": "t", "project_id": "p"},
		ask:  "GET /volume/types/t/os-volume-type-access",
		show: list("volume_type_access", map[string]any{"volume_type_id": "t", "project_id": "p"}),
		add:  `POST /volume/types/t/action {"addProjectAccess":{"project":"p"}}`, added: 202,
		remove: `POST /volume/types/t/action {"removeProjectAccess":{"project":"p"}}`, removed: 202,
	},
	"openstack_compute_flavor_access_v2": {
		id: "f/p", attributes: map[string]string{"flavor_id": "f", "tenant_id": "p"},
		ask:  "GET /compute/flavors/f/os-flavor-access",
		show: list("flavor_access", map[string]any{"flavor_id": "f", "tenant_id": "p"}),
		add:  `POST /compute/flavors/f/action {"addTenantAccess":{"tenant":"p"}}`, added: 200,
		remove: `POST /compute/flavors/f/action {"removeTenantAccess":{"tenant":"p"}}`, removed: 200,
	},
	"openstack_identity_role_assignment_v3": {
		id: "/p//u/r", attributes: map[string]string{"project_id": "p", "user_id": "u", "role_id": "r"},
		ask: "GET /v3/projects/p/users/u/roles", show: list("roles", map[string]any{"id": "r"}),
		add: "PUT /v3/projects/p/users/u/roles/r", added: 204,
		remove: "DELETE /v3/projects/p/users/u/roles/r", removed: 204,
	},
	"openstack_identity_user_membership_v3": {
		id: "u/g", attributes: map[string]string{"user_id": "u", "group_id": "g"},
		ask: "HEAD /v3/groups/g/users/u",
		add: "PUT /v3/groups/g/users/u", added: 204,
		remove: "DELETE /v3/groups/g/users/u", removed: 204,
	},
	"openstack_networking_subnet_route_v2": {
		id:         "s-route-10.1.0.0/24-10.0.0.9",
		attributes: map[string]string{"subnet_id": "s", "destination_cidr": "10.1.0.0/24", "next_hop": "10.0.0.9"},
		ask:        "GET /network/v2.0/subnets/s", show: subnet,
		add:   `PUT /network/v2.0/subnets/s {"subnet":{"host_routes":[{"destination":"10.1.0.0/24","nexthop":"10.0.0.9"}]}}`,
		added: 200, remove: `PUT /network/v2.0/subnets/s {"subnet":{"host_routes":[]}}`, removed: 200,
	},
}

// cloud has one association, or not.
type cloud struct {
	*httptest.Server
	types map[string]*schema.Resource
	// meta is a configuration of the plugin.
	meta any
	scene
	received []string
}

// scene is what a cloud has, and how it answers.
type scene struct {
	sample
	exists bool
	// orphan is true if what the association belongs to is gone.
	orphan bool
	// statuses answer the next requests, the last of them all further ones; 0 is the true answer.
	statuses []int
}

func openCloud(t *testing.T) *cloud {
	c := &cloud{}
	c.Server = httptest.NewServer(http.HandlerFunc(c.answer))
	t.Cleanup(c.Close)
	terraform := openstack.Provider()
	provider := describe(terraform).P
	config := provider.NewProviderConfig(t.Context(), map[string]any{
		"auth_url": c.URL + "/v3/", "user_name": "a", "password": "b", "tenant_name": "c", "region": "here",
	})
	if err := provider.Configure(t.Context(), config); err != nil {
		t.Fatal(err)
	}
	c.types, c.meta = terraform.ResourcesMap, provider.Meta(t.Context())
	return c
}

// set makes the cloud new. Its requests are not repeated, and nothing is known of earlier ones.
func (c *cloud) set(to scene) {
	c.scene, c.received = to, nil
	once := retry.New(transportOf(c.meta))
	once.Limits.Attempts = 1
	requestsOf(c.meta).Rt = once
}

func (c *cloud) answer(response http.ResponseWriter, request *http.Request) {
	response.Header().Set("Content-Type", "application/json")
	if strings.HasSuffix(request.URL.Path, "/auth/tokens") {
		c.logIn(response)
		return
	}
	body, _ := io.ReadAll(request.Body)
	received := strings.TrimSpace(request.Method + " " + request.URL.RequestURI() + " " + string(body))
	c.received = append(c.received, received)
	status, document := c.next(), any(nil)
	if status == 0 {
		status, document = c.truth(received)
	}
	response.WriteHeader(status)
	if document != nil {
		_ = json.NewEncoder(response).Encode(document)
	}
}

func (c *cloud) next() int {
	if len(c.statuses) == 0 {
		return 0
	}
	status := c.statuses[0]
	if len(c.statuses) > 1 {
		c.statuses = c.statuses[1:]
	}
	return status
}

// truth answers a request of the sample, and makes its change.
func (c *cloud) truth(received string) (int, any) {
	switch {
	case c.orphan:
		return http.StatusNotFound, nil
	case received == c.ask && c.show != nil:
		return http.StatusOK, c.show(c.exists)
	case received == c.ask && c.exists:
		return http.StatusNoContent, nil
	case received == c.add:
		c.exists = true
		return c.added, c.changed()
	case received == c.remove && c.exists:
		c.exists = false
		return c.removed, c.changed()
	}
	return http.StatusNotFound, nil
}

// changed is the answer to a change: Nova and Neutron show what there is now.
func (c *cloud) changed() any {
	if c.show == nil || c.added != http.StatusOK {
		return nil
	}
	return c.show(c.exists)
}

func (c *cloud) logIn(response http.ResponseWriter) {
	catalog := []any{}
	for kind, path := range map[string]string{
		"identity": "/v3/", "compute": "/compute/", "block-storage": "/volume/", "network": "/network/",
	} {
		endpoint := map[string]any{"interface": "public", "region": "here", "region_id": "here", "url": c.URL + path}
		catalog = append(catalog, map[string]any{"type": kind, "name": kind, "endpoints": []any{endpoint}})
	}
	response.Header().Set("X-Subject-Token", "token")
	response.WriteHeader(http.StatusCreated)
	_ = json.NewEncoder(response).Encode(map[string]any{"token": map[string]any{
		"catalog": catalog, "expires_at": "2099-01-01T00:00:00.000000Z",
	}})
}

// recorded is the association as a state has it.
func (s sample) recorded() *terraform.InstanceState {
	attributes := map[string]string{"id": s.id, "region": "here"}
	for name, value := range s.attributes {
		attributes[name] = value
	}
	return &terraform.InstanceState{ID: s.id, Attributes: attributes}
}

// lacks returns the attributes that a state lacks.
func (s sample) lacks(state *terraform.InstanceState) (names []string) {
	for name, value := range s.recorded().Attributes {
		if state.Attributes[name] != value {
			names = append(names, name)
		}
	}
	slices.Sort(names)
	return names
}
