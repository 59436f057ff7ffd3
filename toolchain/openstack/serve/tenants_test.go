package serve

import (
	"fmt"
	"slices"
	"sync"
	"testing"

	"github.com/pulumi/pulumi-terraform-bridge/v3/pkg/tfbridge"
	pulumirpc "github.com/pulumi/pulumi/sdk/v3/proto/go"
	"google.golang.org/grpc"

	"aes-estate/toolchain/openstack/provider"
)

// work configures as many tenants' connections and lets all of them ask the cloud at the
// same time, several times. It returns the users that a tenant was taken for.
func work(t *testing.T, address string, cloud *clouds, tenants, rounds int) []string {
	host := openEngine(t)
	clients := make([]client, tenants)
	var wrong []string
	var mutex sync.Mutex
	var all sync.WaitGroup
	for i := range clients {
		clients[i] = connect(t, address)
		clients[i].attach(t, host)
	}
	for i, each := range clients {
		all.Go(func() {
			tenant := fmt.Sprintf("tenant-%02d", i)
			each.configure(t, cloud.authURL(tenant), tenant)
		})
	}
	all.Wait()
	for range rounds {
		for i, each := range clients {
			all.Go(func() {
				tenant := fmt.Sprintf("tenant-%02d", i)
				user, err := each.user(t.Context(), t)
				if err == nil && user == tenant {
					return
				}
				mutex.Lock()
				defer mutex.Unlock()
				wrong = append(wrong, fmt.Sprintf("%s is %q: %v", tenant, user, err))
			})
		}
	}
	all.Wait()
	return wrong
}

func TestNoRequestCarriesAnotherTenantsToken(t *testing.T) {
	cloud := openClouds(t)
	const tenants, rounds = 20, 10
	wrong := work(t, openPlugin(t, openstack), cloud, tenants, rounds)
	if len(wrong) > 0 {
		t.Error(wrong)
	}
	served, mixed := cloud.seen()
	if len(mixed) > 0 {
		t.Error(mixed)
	}
	// A login and the look-ups of each tenant.
	if want := tenants * (1 + rounds); served != want {
		t.Errorf("got %d requests, want %d", served, want)
	}
}

// The test above can fail: one provider server for all connections, which is what the
// published plugin has, gives all tenants one login.
func TestOneServerForAllConnectionsMixesTenants(t *testing.T) {
	cloud := openClouds(t)
	server := grpc.NewServer()
	pulumirpc.RegisterResourceProviderServer(server, separate(t))
	if wrong := work(t, start(t, server, listen(t)), cloud, 2, 1); len(wrong) != 1 {
		t.Errorf("one tenant of two has the other's login, got %q", wrong)
	}
}

// separate returns the provider server of a separate process.
func separate(t *testing.T) pulumirpc.ResourceProviderServer {
	info := provider.Info()
	return tfbridge.NewProvider(t.Context(), nil, openstack.Name, openstack.Version, info.P, info, []byte(openstack.Schema))
}

// The connections share the schemas, so that their work at the same time must not change
// them: run it with -race where a C compiler is at hand.
func TestConnectionsComeAndGo(t *testing.T) {
	cloud := openClouds(t)
	address, host := openPlugin(t, openstack), openEngine(t)
	var all sync.WaitGroup
	var mutex sync.Mutex
	var users []string
	for i := range 8 {
		all.Go(func() {
			for j := range 5 {
				tenant := fmt.Sprintf("tenant-%d-%d", i, j)
				each := connect(t, address)
				each.attach(t, host)
				each.configure(t, cloud.authURL(tenant), tenant)
				user, err := each.user(t.Context(), t)
				each.connection.Close()
				mutex.Lock()
				users = append(users, user)
				mutex.Unlock()
				if user != tenant || err != nil {
					t.Errorf("%s is %q: %v", tenant, user, err)
				}
			}
		})
	}
	all.Wait()
	slices.Sort(users)
	if distinct := len(slices.Compact(users)); distinct != 40 {
		t.Errorf("got %d users, want 40", distinct)
	}
	if _, mixed := cloud.seen(); len(mixed) > 0 {
		t.Error(mixed)
	}
}

// The import of a server asks the cloud, with the configuration of the connection.
func TestAnImportUsesTheConnectionsOwnLogin(t *testing.T) {
	cloud := openClouds(t)
	address, host := openPlugin(t, openstack), openEngine(t)
	for i, tenant := range []string{"one", "other"} {
		each := connect(t, address)
		each.attach(t, host)
		each.configure(t, cloud.authURL(tenant), tenant)
		// The cloud has no servers: what is tested is who asks.
		_, _ = each.Read(t.Context(), &pulumirpc.ReadRequest{
			Id: "1", Urn: "urn:pulumi:s::p::openstack:compute/instance:Instance::server",
		})
		if served, mixed := cloud.seen(); served != i+1 || len(mixed) > 0 {
			t.Errorf("got %d requests, want %d; mixed: %v", served, i+1, mixed)
		}
	}
}
