package serve

import (
	"encoding/json"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"testing"

	pulumirpc "github.com/pulumi/pulumi/sdk/v3/proto/go"
	"google.golang.org/grpc"
)

// fragile is a Keystone and a Magnum that end the connection after an order instead of
// answering; `keeps` says whether it has taken the order all the same.
func fragile(t *testing.T, keeps bool) (url string, orders func() []string) {
	var mutex sync.Mutex
	var taken []string
	var server *httptest.Server
	server = httptest.NewServer(http.HandlerFunc(func(response http.ResponseWriter, request *http.Request) {
		mutex.Lock()
		defer mutex.Unlock()
		response.Header().Set("Content-Type", "application/json")
		switch {
		case strings.HasSuffix(request.URL.Path, "/auth/tokens"):
			response.Header().Set("X-Subject-Token", "token")
			response.WriteHeader(http.StatusCreated)
			endpoint := map[string]any{"interface": "public", "region": "here", "region_id": "here", "url": server.URL + "/magnum/v1"}
			_ = json.NewEncoder(response).Encode(map[string]any{"token": map[string]any{
				"catalog":    []any{map[string]any{"type": "container-infra", "name": "magnum", "endpoints": []any{endpoint}}},
				"expires_at": "2099-01-01T00:00:00.000000Z",
			}})
		case strings.HasSuffix(request.URL.Path, "/certificates"):
			response.WriteHeader(http.StatusCreated)
			_ = json.NewEncoder(response).Encode(map[string]any{"cluster_uuid": "made", "pem": "a certificate"})
		case request.Method == http.MethodPost:
			order, _ := io.ReadAll(request.Body)
			taken = append(taken, string(order))
			if len(taken) == 1 {
				connection, _, _ := response.(http.Hijacker).Hijack()
				connection.Close()
				return
			}
			http.Error(response, "no", http.StatusBadRequest)
		case strings.HasSuffix(request.URL.Path, "/clusters/detail"):
			clusters := []any{}
			if keeps {
				clusters = append(clusters, map[string]any{"uuid": "made", "name": "c", "cluster_template_id": "t"})
			}
			_ = json.NewEncoder(response).Encode(map[string]any{"clusters": clusters})
		default: // the cluster itself
			_ = json.NewEncoder(response).Encode(map[string]any{"uuid": "made", "name": "c", "status": "CREATE_COMPLETE"})
		}
	}))
	t.Cleanup(server.Close)
	return server.URL + "/v3/", func() []string {
		mutex.Lock()
		defer mutex.Unlock()
		return taken
	}
}

// plugins are the two ways in which an engine runs the plugin, each configured.
func plugins(t *testing.T, url string) map[string]pulumirpc.ResourceProviderClient {
	shared := connect(t, openPlugin(t, openstack))
	shared.attach(t, openEngine(t))
	shared.configure(t, url, "tenant")
	server := grpc.NewServer()
	pulumirpc.RegisterResourceProviderServer(server, separate(t))
	alone := connect(t, start(t, server, listen(t)))
	alone.configure(t, url, "tenant")
	return map[string]pulumirpc.ResourceProviderClient{"shared": shared, "separate": alone}
}

// create orders a cluster and returns its id.
func create(t *testing.T, plugin pulumirpc.ResourceProviderClient) (string, error) {
	urn := "urn:pulumi:s::p::openstack:containerinfra/cluster:Cluster::c"
	checked, err := plugin.Check(t.Context(), &pulumirpc.CheckRequest{Urn: urn, News: properties(t, map[string]any{
		"name": "c", "clusterTemplateId": "t", "nodeCount": 1, "masterCount": 3, "mergeLabels": true,
	})})
	if err != nil {
		t.Fatal(err)
	}
	made, err := plugin.Create(t.Context(), &pulumirpc.CreateRequest{Urn: urn, Properties: checked.Inputs, Timeout: 5400})
	return made.GetId(), err
}

// Without our transport the second order is empty ("ContentLength=… with Body length 0").
func TestAnOrderWhoseConnectionBrokeIsRepeatedWhole(t *testing.T) {
	for _, how := range []string{"shared", "separate"} {
		t.Run(how, func(t *testing.T) {
			url, orders := fragile(t, false)
			if _, err := create(t, plugins(t, url)[how]); err == nil || !strings.Contains(err.Error(), "400") {
				t.Fatalf("got %v, want the answer to the second order", err)
			}
			if got := orders(); len(got) != 2 || got[0] != got[1] || !strings.Contains(got[0], `"master_count":3`) {
				t.Errorf("got %q, want the same order twice", got)
			}
		})
	}
}

func TestAnOrderThatWasTakenIsNotRepeated(t *testing.T) {
	for _, how := range []string{"shared", "separate"} {
		t.Run(how, func(t *testing.T) {
			url, orders := fragile(t, true)
			id, err := create(t, plugins(t, url)[how])
			if err != nil || id != "made" || len(orders()) != 1 {
				t.Errorf("got %q, %v after %d orders", id, err, len(orders()))
			}
		})
	}
}
