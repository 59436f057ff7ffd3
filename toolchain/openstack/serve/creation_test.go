package serve

import (
	"encoding/json"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	pulumirpc "github.com/pulumi/pulumi/sdk/v3/proto/go"
	"google.golang.org/grpc"
)

// magnum is a Keystone and a Magnum that reject every order and keep it.
func magnum(t *testing.T) (url string, orders chan string) {
	orders = make(chan string, 1)
	var server *httptest.Server
	server = httptest.NewServer(http.HandlerFunc(func(response http.ResponseWriter, request *http.Request) {
		if strings.HasSuffix(request.URL.Path, "/auth/tokens") {
			response.Header().Set("X-Subject-Token", "token")
			response.WriteHeader(http.StatusCreated)
			endpoint := map[string]any{"interface": "public", "region": "here", "region_id": "here", "url": server.URL + "/magnum/v1"}
			_ = json.NewEncoder(response).Encode(map[string]any{"token": map[string]any{
				"catalog":    []any{map[string]any{"type": "container-infra", "name": "magnum", "endpoints": []any{endpoint}}},
				"expires_at": "2099-01-01T00:00:00.000000Z",
			}})
			return
		}
		order, _ := io.ReadAll(request.Body)
		if request.Method == http.MethodPost {
			orders <- string(order)
		}
		http.Error(response, "no", http.StatusBadRequest)
	}))
	t.Cleanup(server.Close)
	return server.URL + "/v3/", orders
}

// order checks and creates a cluster and returns the request that the cloud received.
func order(t *testing.T, plugin pulumirpc.ResourceProviderClient, orders chan string, cluster map[string]any) string {
	urn := "urn:pulumi:s::p::openstack:containerinfra/cluster:Cluster::c"
	checked, err := plugin.Check(t.Context(), &pulumirpc.CheckRequest{Urn: urn, News: properties(t, cluster)})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := plugin.Create(t.Context(), &pulumirpc.CreateRequest{Urn: urn, Properties: checked.Inputs, Timeout: 5400}); err == nil {
		t.Fatal("the order was rejected")
	}
	return <-orders
}

func TestAnOrderIsThatOfASeparateProcess(t *testing.T) {
	for name, cluster := range map[string]map[string]any{
		"every number is given":      {"name": "c", "clusterTemplateId": "t", "nodeCount": 1, "masterCount": 3, "mergeLabels": true},
		"the template's numbers":     {"name": "c", "clusterTemplateId": "t"},
		"one number is a template's": {"name": "c", "clusterTemplateId": "t", "nodeCount": 1},
	} {
		t.Run(name, func(t *testing.T) {
			url, orders := magnum(t)

			shared := connect(t, openPlugin(t, openstack))
			shared.attach(t, openEngine(t))
			shared.configure(t, url, "tenant")
			got := order(t, shared, orders, cluster)

			server := grpc.NewServer()
			pulumirpc.RegisterResourceProviderServer(server, separate(t))
			alone := connect(t, start(t, server, listen(t)))
			alone.configure(t, url, "tenant")
			want := order(t, alone, orders, cluster)
			if got != want {
				t.Errorf("got  %s\nwant %s", got, want)
			}
		})
	}
}
