package serve

import (
	"context"
	"io"
	"net"
	"sync"
	"testing"

	pulumirpc "github.com/pulumi/pulumi/sdk/v3/proto/go"
	"google.golang.org/grpc"
	"google.golang.org/grpc/credentials/insecure"
	"google.golang.org/protobuf/types/known/emptypb"
	"google.golang.org/protobuf/types/known/structpb"

	"aes-estate/toolchain/openstack/provider"
)

// engine is what the plugin reports to.
type engine struct {
	pulumirpc.UnimplementedEngineServer
}

func (engine) Log(context.Context, *pulumirpc.LogRequest) (*emptypb.Empty, error) {
	return &emptypb.Empty{}, nil
}

// openEngine returns the address of an engine.
func openEngine(t *testing.T) string {
	server := grpc.NewServer()
	pulumirpc.RegisterEngineServer(server, engine{})
	return start(t, server, listen(t))
}

var openstack = Plugin{Name: "openstack", Version: "5.4.1", Schema: `{"name":"openstack"}`, Info: provider.Infos()}

// openPlugin returns the address of a plugin that serves all connections.
func openPlugin(t *testing.T, plugin Plugin) string {
	guarded, err := guard(listen(t))
	if err != nil {
		t.Fatal(err)
	}
	return start(t, newServer(plugin, newCounter()), guarded)
}

func listen(t *testing.T) net.Listener {
	listener, err := net.Listen("tcp4", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	return listener
}

func start(t *testing.T, server *grpc.Server, listener net.Listener) string {
	go func() { _ = server.Serve(listener) }()
	t.Cleanup(server.Stop)
	return listener.Addr().String()
}

// client is one connection of the engine.
type client struct {
	pulumirpc.ResourceProviderClient
	connection *grpc.ClientConn
}

func connect(t *testing.T, address string, options ...grpc.DialOption) client {
	options = append(options, grpc.WithTransportCredentials(insecure.NewCredentials()))
	connection, err := grpc.NewClient("passthrough:"+address, options...)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { connection.Close() })
	return client{pulumirpc.NewResourceProviderClient(connection), connection}
}

func (c client) attach(t *testing.T, engine string) {
	if _, err := c.Attach(t.Context(), &pulumirpc.PluginAttach{Address: engine}); err != nil {
		t.Fatal(err)
	}
}

// configure logs a tenant in.
func (c client) configure(t *testing.T, url, tenant string) {
	if _, err := c.Configure(t.Context(), configuration(t, url, tenant)); err != nil {
		t.Fatal(err)
	}
}

func configuration(t *testing.T, url, tenant string) *pulumirpc.ConfigureRequest {
	return &pulumirpc.ConfigureRequest{AcceptSecrets: true, Args: properties(t, map[string]any{
		"authUrl": url, "userName": tenant, "password": passwordOf(tenant), "region": "here",
		"tenantName": tenant, "userDomainName": "Default", "projectDomainName": "Default",
	})}
}

// user asks the cloud whose credentials it sees.
func (c client) user(ctx context.Context, t *testing.T) (string, error) {
	answer, err := c.Invoke(ctx, &pulumirpc.InvokeRequest{
		Tok:  "openstack:networking/getNetwork:getNetwork",
		Args: properties(t, map[string]any{"name": "mine"}),
	})
	return answer.GetReturn().GetFields()["description"].GetStringValue(), err
}

// relay passes connections on to an address, until they are cut.
type relay struct {
	net.Listener
	mutex sync.Mutex
	ends  []net.Conn
}

func openRelay(t *testing.T, address string) *relay {
	r := &relay{Listener: listen(t)}
	t.Cleanup(func() {
		r.Close()
		r.cut()
	})
	go func() {
		for {
			near, err := r.Accept()
			if err != nil {
				return
			}
			far, err := net.Dial("tcp4", address)
			if err != nil {
				near.Close()
				return
			}
			r.mutex.Lock()
			r.ends = append(r.ends, near, far)
			r.mutex.Unlock()
			go func() { _, _ = io.Copy(near, far) }()
			go func() { _, _ = io.Copy(far, near) }()
		}
	}()
	return r
}

func (r *relay) cut() {
	r.mutex.Lock()
	defer r.mutex.Unlock()
	for _, end := range r.ends {
		end.Close()
	}
}

func properties(t *testing.T, values map[string]any) *structpb.Struct {
	result, err := structpb.NewStruct(values)
	if err != nil {
		t.Fatal(err)
	}
	return result
}
