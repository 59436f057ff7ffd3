package serve

import (
	"context"
	"strings"
	"testing"

	"github.com/hashicorp/terraform-plugin-sdk/v2/diag"
	"github.com/hashicorp/terraform-plugin-sdk/v2/helper/schema"
	"github.com/pulumi/pulumi-terraform-bridge/v3/pkg/tfbridge"
	shimv2 "github.com/pulumi/pulumi-terraform-bridge/v3/pkg/tfshim/sdk-v2"
	pulumirpc "github.com/pulumi/pulumi/sdk/v3/proto/go"
	"google.golang.org/grpc"
	"google.golang.org/grpc/codes"
	"google.golang.org/grpc/connectivity"
	"google.golang.org/grpc/status"
	"google.golang.org/protobuf/proto"
	"google.golang.org/protobuf/types/known/emptypb"
	"google.golang.org/protobuf/types/known/structpb"
)

// call calls a method with an empty request.
func (c client) call(ctx context.Context, method string, options ...grpc.CallOption) error {
	// Every message reads an empty one, and every answer is read as one.
	return c.connection.Invoke(ctx, "/pulumirpc.ResourceProvider/"+method, &emptypb.Empty{}, &emptypb.Empty{}, options...)
}

func isUnconfigured(err error) bool {
	return status.Code(err) == codes.FailedPrecondition && strings.Contains(err.Error(), "has no credentials")
}

func TestAConnectionWithoutCredentialsIsRefusedBesideOneThatHasThem(t *testing.T) {
	cloud := openClouds(t)
	address, host := openPlugin(t, openstack), openEngine(t)
	other := connect(t, address)
	other.attach(t, host)
	other.configure(t, cloud.authURL("other"), "other")
	fresh, attachedOnly := connect(t, address), connect(t, address)
	attachedOnly.attach(t, host)
	for _, method := range pulumirpc.ResourceProvider_ServiceDesc.Methods {
		need, listed := needs[method.MethodName]
		if !listed {
			need = configured
		}
		if got, want := isUnconfigured(fresh.call(t.Context(), method.MethodName)), need > opened; got != want {
			t.Errorf("%s of a new connection: refused %v, want %v", method.MethodName, got, want)
		}
		if need == configured && !isUnconfigured(attachedOnly.call(t.Context(), method.MethodName)) {
			t.Errorf("%s of an attached connection is not refused", method.MethodName)
		}
		// What was tried on the new connection must not have set it up.
		fresh.connection.Close()
		fresh = connect(t, address)
	}
	if _, err := fresh.user(t.Context(), t); !isUnconfigured(err) {
		t.Errorf("got %v", err)
	}
	if served, _ := cloud.seen(); served != 0 {
		t.Errorf("got %d requests to the cloud", served)
	}
}

func TestMethodsThatNeedNoCredentialsExist(t *testing.T) {
	known := map[string]bool{}
	for _, method := range pulumirpc.ResourceProvider_ServiceDesc.Methods {
		known[method.MethodName] = true
	}
	for method := range needs {
		if !known[method] {
			t.Errorf("there is no method %s", method)
		}
	}
}

// The engine's library opens a new connection unasked when one was lost or dropped.
func TestAConnectionThatComesBackIsRefused(t *testing.T) {
	cloud := openClouds(t)
	address, host := openPlugin(t, openstack), openEngine(t)
	between := openRelay(t, address)
	lost, kept := connect(t, between.Addr().String()), connect(t, address)
	for tenant, each := range map[string]client{"lost": lost, "kept": kept} {
		each.attach(t, host)
		each.configure(t, cloud.authURL(tenant), tenant)
	}
	if user, err := lost.user(t.Context(), t); user != "lost" || err != nil {
		t.Errorf("got %q: %v", user, err)
	}
	between.cut()
	lost.connection.WaitForStateChange(t.Context(), connectivity.Ready)
	if err := lost.call(t.Context(), "Invoke", grpc.WaitForReady(true)); !isUnconfigured(err) {
		t.Errorf("got %v", err)
	}
	if user, err := kept.user(t.Context(), t); user != "kept" || err != nil {
		t.Errorf("got %q: %v", user, err)
	}
}

func TestAConnectionIsSetUpOnce(t *testing.T) {
	cloud := openClouds(t)
	address, host := openPlugin(t, openstack), openEngine(t)
	own := connect(t, address)
	own.attach(t, host)
	// A login that fails leaves the connection without credentials, and may be repeated.
	failed := configuration(t, cloud.authURL("own"), "own")
	failed.Args.Fields["password"] = structpb.NewStringValue("wrong")
	failed.Args.Fields["delayedAuth"] = structpb.NewStringValue("false") // log in at once
	if _, err := own.Configure(t.Context(), failed); err == nil {
		t.Error("a wrong password is accepted")
	}
	if _, err := own.user(t.Context(), t); !isUnconfigured(err) {
		t.Errorf("got %v", err)
	}
	own.configure(t, cloud.authURL("own"), "own")
	if _, err := own.Configure(t.Context(), configuration(t, cloud.authURL("b"), "b")); status.Code(err) != codes.FailedPrecondition {
		t.Errorf("a second configuration: got %v", err)
	}
	if _, err := own.Attach(t.Context(), &pulumirpc.PluginAttach{Address: host}); status.Code(err) != codes.FailedPrecondition {
		t.Errorf("a second Attach: got %v", err)
	}
	if user, err := own.user(t.Context(), t); user != "own" || err != nil {
		t.Errorf("got %q: %v", user, err)
	}
}

func TestCancelAndCloseOfOneConnectionLeaveTheOthers(t *testing.T) {
	cloud := openClouds(t)
	cloud.hold["works"] = make(chan struct{})
	address, host := openPlugin(t, openstack), openEngine(t)
	works, ends := connect(t, address), connect(t, address)
	for tenant, each := range map[string]client{"works": works, "ends": ends} {
		each.attach(t, host)
		each.configure(t, cloud.authURL(tenant), tenant)
	}
	type answer struct {
		user string
		err  error
	}
	answered := make(chan answer, 1)
	go func() {
		user, err := works.user(t.Context(), t)
		answered <- answer{user, err}
	}()
	<-cloud.arrived
	if _, err := ends.Cancel(t.Context(), &emptypb.Empty{}); err != nil {
		t.Error(err)
	}
	ends.connection.Close()
	close(cloud.hold["works"])
	if got := <-answered; got.user != "works" || got.err != nil {
		t.Errorf("got %+v", got)
	}
}

// What the engine asks before it has credentials, and of a provider without schema, is
// answered as by a separate process.
func TestAnswersAreThoseOfASeparateProcess(t *testing.T) {
	host := openEngine(t)
	shared := connect(t, openPlugin(t, openstack))
	server := grpc.NewServer()
	pulumirpc.RegisterResourceProviderServer(server, separate(t))
	alone := connect(t, start(t, server, listen(t)))
	config := map[string]any{"authUrl": "http://127.0.0.1/v3", "userName": "a", "insecure": "true"}
	for name, ask := range map[string]func(client) (proto.Message, error){
		"Handshake": func(c client) (proto.Message, error) {
			return c.Handshake(t.Context(), &pulumirpc.ProviderHandshakeRequest{})
		},
		"GetSchema": func(c client) (proto.Message, error) {
			return c.GetSchema(t.Context(), &pulumirpc.GetSchemaRequest{Version: 1})
		},
		"GetPluginInfo": func(c client) (proto.Message, error) { return c.GetPluginInfo(t.Context(), &emptypb.Empty{}) },
		"Cancel":        func(c client) (proto.Message, error) { return c.Cancel(t.Context(), &emptypb.Empty{}) },
	} {
		compare(t, name, ask, shared, alone)
	}
	shared.attach(t, host)
	alone.attach(t, host)
	for name, ask := range map[string]func(client) (proto.Message, error){
		"CheckConfig": func(c client) (proto.Message, error) {
			return c.CheckConfig(t.Context(), &pulumirpc.CheckRequest{
				Urn: "urn:pulumi:s::p::pulumi:providers:openstack::a", News: properties(t, config),
			})
		},
		"DiffConfig": func(c client) (proto.Message, error) {
			return c.DiffConfig(t.Context(), &pulumirpc.DiffRequest{
				Urn:       "urn:pulumi:s::p::pulumi:providers:openstack::a",
				OldInputs: properties(t, map[string]any{"userName": "b"}), News: properties(t, map[string]any{"userName": "a"}),
			})
		},
		"GetMapping": func(c client) (proto.Message, error) {
			return c.GetMapping(t.Context(), &pulumirpc.GetMappingRequest{Key: "terraform"})
		},
	} {
		compare(t, name, ask, shared, alone)
	}
	cloud := openClouds(t)
	for _, each := range []client{shared, alone} {
		each.configure(t, cloud.authURL("a"), "a")
	}
	compare(t, "Check", func(c client) (proto.Message, error) {
		return c.Check(t.Context(), &pulumirpc.CheckRequest{
			Urn:        "urn:pulumi:s::p::openstack:networking/network:Network::n",
			News:       properties(t, map[string]any{"adminStateUp": true}),
			RandomSeed: []byte("the same name in both"),
		})
	}, shared, alone)
}

func compare(t *testing.T, name string, ask func(client) (proto.Message, error), shared, alone client) {
	got, err := ask(shared)
	want, wantErr := ask(alone)
	if status.Code(err) != status.Code(wantErr) || !proto.Equal(got, want) {
		t.Errorf("%s: got %v (%v), want %v (%v)", name, got, err, want, wantErr)
	}
	if err == nil && name != "Cancel" && proto.Size(got) == 0 {
		t.Errorf("%s: the answer is empty", name)
	}
}

func TestAFaultInOneRequestEndsOnlyThatRequest(t *testing.T) {
	faulty := Plugin{Name: "faulty", Version: "1.0.0", Info: func() tfbridge.ProviderInfo {
		fails := func(context.Context, *schema.ResourceData, any) diag.Diagnostics { panic("a fault") }
		names := map[string]*tfbridge.DataSourceInfo{"faulty_thing": {Tok: "faulty:index:thing"}}
		return tfbridge.ProviderInfo{Name: "faulty", DataSources: names, P: shimv2.NewProvider(&schema.Provider{
			DataSourcesMap: map[string]*schema.Resource{"faulty_thing": {
				ReadContext: fails, Schema: map[string]*schema.Schema{},
			}},
		})}
	}}
	address, host := openPlugin(t, faulty), openEngine(t)
	for range 2 {
		own := connect(t, address)
		own.attach(t, host)
		if _, err := own.Configure(t.Context(), &pulumirpc.ConfigureRequest{}); err != nil {
			t.Fatal(err)
		}
		_, err := own.Invoke(t.Context(), &pulumirpc.InvokeRequest{Tok: "faulty:index:thing"})
		if status.Code(err) != codes.Internal || !strings.Contains(err.Error(), "Invoke: the plugin failed: a fault") {
			t.Errorf("got %v", err)
		}
	}
}
