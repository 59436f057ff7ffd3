package retry

import (
	"encoding/json"
	"io"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"
)

func answerOf(status int, body string) *http.Response {
	return &http.Response{StatusCode: status, Header: http.Header{}, Body: io.NopCloser(strings.NewReader(body))}
}

// lost are the ways in which an answer does not arrive though the cloud has acted.
var lost = map[string]*fault{
	"a broken connection": {after: true}, "half an answer": {half: true},
	"500": {status: 500, after: true}, "502": {status: 502, after: true}, "503": {status: 503, after: true},
	"504": {status: 504, after: true}, "429": {status: 429, after: true}, "409": {status: 409, after: true},
}

func TestACreationWhoseAnswerWasLostIsFoundAndNotRepeated(t *testing.T) {
	creations := map[string]string{
		"/v2.0/networks":                             network,
		"/network/v2.0/subnets":                      `{"subnet":{"name":"s","cidr":"10.0.0.0/24","network_id":"n"}}`,
		"/v2.0/security-group-rules":                 `{"security_group_rule":{"security_group_id":"g","direction":"ingress","port_range_min":443}}`,
		"/v2.0/rbac-policies":                        `{"rbac_policy":{"object_id":"n","action":"access_as_shared","target_tenant":"p"}}`,
		"/v2.0/qos/policies/q/bandwidth_limit_rules": `{"bandwidth_limit_rule":{"max_kbps":100,"direction":"egress"}}`,
		"/v2.0/vpn/ikepolicies":                      `{"ikepolicy":{"name":"link"}}`,
		"/identity/v3/groups":                        `{"group":{"name":"g","domain_id":"d"}}`,
		"/v3/projects":                               `{"project":{"name":"p","is_domain":true}}`,
		"/v2.1/flavors":                              `{"flavor":{"name":"f","ram":1024,"swap":0}}`,
		"/v3/abc/types":                              `{"volume_type":{"name":"t","extra_specs":{"a":"b"}}}`,
	}
	for path, body := range creations {
		for how, happens := range lost {
			if how == "409" {
				continue // the next test
			}
			t.Run(path+" "+how, func(t *testing.T) {
				c := openCloud(t, happens)
				code, text := send(t, c.client(), http.MethodPost, c.URL+path, body)
				want := 201
				if strings.HasSuffix(path, "/types") {
					want = 200
				}
				if code != want || len(c.made(path)) != 1 || len(c.sent()) != 1 {
					t.Fatalf("got %d %s, %d things, %d requests", code, text, len(c.made(path)), len(c.sent()))
				}
				if idIn([]byte(text)) != c.made(path)[0]["id"] {
					t.Errorf("got %s, want the id of what is there", text)
				}
			})
		}
	}
}

func TestADenialOfTheRepetitionShowsThatTheFirstTookEffect(t *testing.T) {
	// The first look comes too early.
	c := openCloud(t, lost["500"])
	c.reads = []*fault{{empty: true}}
	code, _ := send(t, c.client(), http.MethodPost, c.URL+"/v3/groups", `{"group":{"name":"g"}}`)
	if code != 201 || len(c.made("/v3/groups")) != 1 || len(c.sent()) != 2 {
		t.Errorf("got %d, %d things, %d requests", code, len(c.made("/v3/groups")), len(c.sent()))
	}
}

func TestWithoutASightOfTheCloudACreationIsNotRepeated(t *testing.T) {
	for _, happens := range []*fault{{status: 500}, {}} {
		c := openCloud(t, happens)
		c.reads = []*fault{{status: 403}}
		code, text := send(t, c.client(), http.MethodPost, c.URL+"/v2.0/networks", network)
		if code != happens.status || len(c.sent()) != 1 {
			t.Errorf("got %d %s after %d requests", code, text, len(c.sent()))
		}
	}
}

func TestWhatPeopleMadeIsNotTakenForTheLostCreation(t *testing.T) {
	old := item{"id": "theirs", "name": "bamako-health", "admin_state_up": true, "created_at": "2026-01-01T00:00:00Z"}
	other := item{"id": "other", "name": "bamako-health", "admin_state_up": false, "created_at": time.Now().UTC().Format(time.RFC3339)}
	c := openCloud(t, &fault{status: 500})
	c.things["/v2.0/networks"] = []item{old, other}
	_, text := send(t, c.client(), http.MethodPost, c.URL+"/v2.0/networks", network)
	if idIn([]byte(text)) != "networks2" || len(c.made("/v2.0/networks")) != 3 {
		t.Errorf("got %s, want a network of its own", text)
	}
}

func TestTwoEqualCreationsAtOnceMakeTwoThings(t *testing.T) {
	c := openCloud(t, lost["500"], nil)
	client := c.client()
	ids := make([]string, 2)
	var group sync.WaitGroup
	for number := range ids {
		group.Go(func() {
			_, text := send(t, client, http.MethodPost, c.URL+"/v2.0/networks", network)
			ids[number] = idIn([]byte(text))
		})
	}
	group.Wait()
	slices.Sort(ids)
	if !slices.Equal(ids, []string{"networks0", "networks1"}) || len(c.made("/v2.0/networks")) != 2 {
		t.Errorf("got %v of %d networks", ids, len(c.made("/v2.0/networks")))
	}
}

func TestAfterADeniedTokenTheNextRequestLooksFirst(t *testing.T) {
	c := openCloud(t, lost["500"], &fault{status: 401})
	c.reads = []*fault{{status: 401}}
	client := c.client()
	if code, _ := send(t, client, http.MethodPost, c.URL+"/v2.0/networks", network); code != 401 {
		t.Fatalf("got %d, want 401", code)
	}
	code, text := send(t, client, http.MethodPost, c.URL+"/v2.0/networks", network)
	if code != 201 || idIn([]byte(text)) != "networks0" || len(c.made("/v2.0/networks")) != 1 {
		t.Errorf("got %d %s and %d networks", code, text, len(c.made("/v2.0/networks")))
	}
}

// actions is a cloud that gives and takes one thing, and denies it a second time.
func actions(t *testing.T, list, key string, there *bool, shown item) (*http.Client, string) {
	first := true
	server := httptest.NewServer(http.HandlerFunc(func(response http.ResponseWriter, request *http.Request) {
		if request.Method == http.MethodGet {
			items := []item{}
			if *there {
				items = append(items, shown)
			}
			if request.URL.Path == list {
				json.NewEncoder(response).Encode(map[string]any{key: items})
			}
			return
		}
		if !first {
			http.Error(response, "a second time", http.StatusTeapot)
			return
		}
		first, *there = false, !*there
		http.Error(response, "lost", http.StatusBadGateway)
	}))
	t.Cleanup(server.Close)
	return (&cloud{}).client(), server.URL
}

func TestAnAccessOrInterfaceWhoseAnswerWasLostIsFound(t *testing.T) {
	port := item{"id": "port", "tenant_id": "t", "fixed_ips": []item{{"subnet_id": "v4"}}}
	for _, each := range []struct {
		method, path, body, list, key string
		shown                         item
		status                        int
		answer                        string
	}{
		{"POST", "/v3/abc/types/fast/action", `{"addProjectAccess":{"project":"p"}}`, "/v3/abc/types/fast/os-volume-type-access", "volume_type_access", item{"project_id": "p"}, 202, ""},
		{"POST", "/v3/abc/types/fast/action", `{"removeProjectAccess":{"project":"p"}}`, "/v3/abc/types/fast/os-volume-type-access", "volume_type_access", item{"project_id": "p"}, 202, ""},
		{"POST", "/v2.1/flavors/f/action", `{"addTenantAccess":{"tenant":"p"}}`, "/v2.1/flavors/f/os-flavor-access", "flavor_access", item{"tenant_id": "p"}, 200, `{"flavor_access":[{"tenant_id":"p"}]}`},
		{"POST", "/v2.1/flavors/f/action", `{"removeTenantAccess":{"tenant":"p"}}`, "/v2.1/flavors/f/os-flavor-access", "flavor_access", item{"tenant_id": "p"}, 200, `{"flavor_access":[]}`},
		{"PUT", "/v2.0/routers/r/add_router_interface", `{"subnet_id":"v4"}`, "/v2.0/ports", "ports", port, 200, `{"id":"r","port_id":"port","subnet_id":"v4","tenant_id":"t"}`},
		{"PUT", "/v2.0/routers/r/remove_router_interface", `{"port_id":"port"}`, "/v2.0/ports", "ports", port, 200, `{"id":"r","port_id":"port","subnet_id":null}`},
	} {
		t.Run(each.path+each.body, func(t *testing.T) {
			there := strings.Contains(each.path+each.body, "remove")
			client, url := actions(t, each.list, each.key, &there, each.shown)
			code, text := send(t, client, each.method, url+each.path, each.body)
			if code != each.status || text != each.answer {
				t.Errorf("got %d %q, want %d %q", code, text, each.status, each.answer)
			}
		})
	}
}

func TestAnOrderOfAClusterIsFoundByItsNameAndTemplate(t *testing.T) {
	request := func(path string) *http.Request { return httptest.NewRequest("POST", "http://cloud"+path, nil) }
	ordered := effectOf(request("/v1/clusters"), []byte(`{"name":"c","cluster_template_id":"t","master_count":3}`))
	found := item{"uuid": "1", "name": "c", "cluster_template_id": "t"}
	if ordered.list != "/v1/clusters/detail" || !ordered.is(found) || ordered.is(item{"name": "c", "cluster_template_id": "u"}) {
		t.Error("a cluster is not found by its name and template")
	}
	if answer, _ := json.Marshal(ordered.answer(found)); string(answer) != `{"uuid":"1"}` || ordered.status != 202 {
		t.Errorf("got %s with %d", answer, ordered.status)
	}
	pool := effectOf(request("/v1/clusters/1/nodegroups"), []byte(`{"name":"pool","flavor_id":"f"}`))
	if pool.list != "/v1/clusters/1/nodegroups" || pool.key != "nodegroups" || pool.status != 202 {
		t.Errorf("got %+v", pool)
	}
	for _, path := range []string{"/v2.1/servers", "/v2.0/lbaas/loadbalancers", "/v2.0/floatingips"} {
		if effectOf(request(path), []byte(`{"x":{"name":"n"}}`)) != nil {
			t.Errorf("%s: something is looked for that has no key, or a secret", path)
		}
	}
}

func TestOnlyPatchesThatSetValuesAreRepeated(t *testing.T) {
	request := httptest.NewRequest("PATCH", "http://cloud/v1/clusters/1", nil)
	for body, want := range map[string]bool{
		`[{"op":"replace","path":"/node_count","value":3}]`: true,
		`[{"op":"add","path":"/labels/a","value":"b"}]`:     false,
		`{"user":{"enabled":true}}`:                         true,
		`[nonsense`:                                         false,
	} {
		if repeatable(request, []byte(body)) != want {
			t.Errorf("%s: got %v", body, !want)
		}
	}
}
