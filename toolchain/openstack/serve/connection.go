package serve

import (
	"context"
	"sync"
	"sync/atomic"

	"github.com/pulumi/pulumi-terraform-bridge/v3/pkg/tfbridge"
	"github.com/pulumi/pulumi/pkg/v3/resource/provider"
	pulumirpc "github.com/pulumi/pulumi/sdk/v3/proto/go"
	"google.golang.org/grpc/codes"
	"google.golang.org/grpc/status"
	"google.golang.org/protobuf/types/known/emptypb"
)

// phase is how far the engine has set up a connection.
type phase int32

const (
	opened     phase = iota // nothing is known yet
	attached                // the engine's address is known, and the provider exists
	configured              // the provider has credentials
)

// needs is the phase that a method needs. What is not listed uses credentials.
var needs = map[string]phase{
	"Handshake":     opened,
	"Attach":        opened,
	"Cancel":        opened,
	"GetPluginInfo": opened,
	"GetSchema":     opened,
	"CheckConfig":   attached,
	"Configure":     attached,
	"DiffConfig":    attached,
	"GetMapping":    attached,
	"GetMappings":   attached,
	"Parameterize":  attached,
}

// connection is the provider server of one connection.
type connection struct {
	// The bridge's server; nil until the connection is attached.
	pulumirpc.ResourceProviderServer
	plugin Plugin
	hosts  *hosts
	phase  atomic.Int32
	// setUp lets one Attach or Configure run at a time.
	setUp sync.Mutex
}

// allows returns an error if a method needs more than the connection has. Nothing is
// ever taken from another connection: that one may have another tenant's credentials.
func (c *connection) allows(method string) error {
	need, listed := needs[method]
	if !listed {
		need = configured
	}
	if phase(c.phase.Load()) >= need {
		return nil
	}
	return status.Errorf(codes.FailedPrecondition,
		"%s: this connection to the shared openstack plugin has no credentials, and this request did nothing: "+
			"the engine's connection was lost or unused for 30 minutes. Run the command again; "+
			"AES_ESTATE_SHARED_PLUGIN=off starts a separate plugin for each provider", method)
}

// Attach makes the connection's provider, which reports to the engine at this address.
func (c *connection) Attach(_ context.Context, request *pulumirpc.PluginAttach) (*emptypb.Empty, error) {
	c.setUp.Lock()
	defer c.setUp.Unlock()
	if phase(c.phase.Load()) >= attached {
		return nil, status.Error(codes.FailedPrecondition, "Attach: this connection is attached already")
	}
	host, err := c.hosts.at(request.GetAddress())
	if err != nil {
		return nil, err
	}
	info := c.plugin.Info()
	// Without the schema: the bridge would parse it for each connection, only to warn of
	// wrong types.
	c.ResourceProviderServer = tfbridge.NewProvider(
		context.Background(), host, c.plugin.Name, c.plugin.Version, info.P, info, nil)
	c.phase.Store(int32(attached))
	return &emptypb.Empty{}, nil
}

// Configure gives the connection's provider its credentials, once.
func (c *connection) Configure(
	ctx context.Context, request *pulumirpc.ConfigureRequest,
) (*pulumirpc.ConfigureResponse, error) {
	c.setUp.Lock()
	defer c.setUp.Unlock()
	if phase(c.phase.Load()) >= configured {
		return nil, status.Error(codes.FailedPrecondition, "Configure: this connection has its configuration already")
	}
	answer, err := c.ResourceProviderServer.Configure(ctx, request)
	if err == nil {
		c.phase.Store(int32(configured))
	}
	return answer, err
}

func (c *connection) Handshake(
	context.Context, *pulumirpc.ProviderHandshakeRequest,
) (*pulumirpc.ProviderHandshakeResponse, error) {
	return nil, status.Error(codes.Unimplemented, "method Handshake not implemented")
}

func (c *connection) GetSchema(
	_ context.Context, request *pulumirpc.GetSchemaRequest,
) (*pulumirpc.GetSchemaResponse, error) {
	if version := request.GetVersion(); version > 1 {
		return nil, status.Errorf(codes.InvalidArgument, "unsupported schema version %d", version)
	}
	return &pulumirpc.GetSchemaResponse{Schema: c.plugin.Schema}, nil
}

func (c *connection) GetPluginInfo(context.Context, *emptypb.Empty) (*pulumirpc.PluginInfo, error) {
	return &pulumirpc.PluginInfo{Version: c.plugin.Version}, nil
}

// Cancel does nothing, as in a separate process: the requests of this connection and of
// all others run to their end.
func (c *connection) Cancel(context.Context, *emptypb.Empty) (*emptypb.Empty, error) {
	return &emptypb.Empty{}, nil
}

// hosts keeps one connection to each engine, for the messages of all its providers.
type hosts struct {
	mutex sync.Mutex
	known map[string]*provider.HostClient
}

func (h *hosts) at(address string) (*provider.HostClient, error) {
	h.mutex.Lock()
	defer h.mutex.Unlock()
	if host, ok := h.known[address]; ok {
		return host, nil
	}
	host, err := provider.NewHostClient(address)
	if err != nil {
		return nil, err
	}
	if h.known == nil {
		h.known = map[string]*provider.HostClient{}
	}
	h.known[address] = host
	return host, nil
}
