// Package serve runs one plugin process for all connections of an engine. Each
// connection has a provider server of its own and thus its own credentials; they share
// what does not change: the schemas.
package serve

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"os"
	"runtime/debug"
	"slices"
	"sync/atomic"

	"github.com/pulumi/pulumi-terraform-bridge/v3/pkg/tfbridge"
	pulumirpc "github.com/pulumi/pulumi/sdk/v3/proto/go"
	"google.golang.org/grpc"
	"google.golang.org/grpc/codes"
	"google.golang.org/grpc/stats"
	"google.golang.org/grpc/status"
)

const (
	// maxMessage is the limit of the engine and of separate plugin processes.
	maxMessage = 400 << 20
	// buffer is the size of a connection's read and write buffers; requests are small.
	buffer = 1 << 10
	// garbage is the growth of the heap that starts a collection, in percent: with
	// hundreds of connections memory matters more than processor time. GOGC overrides it.
	garbage = 20
)

// Plugin is what every connection serves.
type Plugin struct {
	Name    string
	Version string
	// Schema is the package schema, JSON.
	Schema string
	// Info returns a description with a configuration of its own.
	Info func() tfbridge.ProviderInfo
}

// Run serves on a free port of 127.0.0.1 and prints the port. It returns when input has
// ended and no connection is open: while an engine works, the plugin outlives the
// process that started it, so that no creation is cut off.
func Run(plugin Plugin, input io.Reader, output io.Writer) error {
	if os.Getenv("GOGC") == "" {
		debug.SetGCPercent(garbage)
	}
	listener, err := net.Listen("tcp4", "127.0.0.1:0")
	if err != nil {
		return err
	}
	guarded, err := guard(listener)
	if err != nil {
		return err
	}
	open := newCounter()
	server := newServer(plugin, open)
	plugin.Info().P.InitLogging(context.Background())
	// What start-up left goes back to the system.
	debug.FreeOSMemory()
	fmt.Fprintln(output, listener.Addr().(*net.TCPAddr).Port)
	go func() {
		_, _ = io.Copy(io.Discard, input)
		for open.number.Load() > 0 {
			<-open.changed
		}
		server.Stop()
	}()
	if err := server.Serve(guarded); !errors.Is(err, grpc.ErrServerStopped) {
		return err
	}
	return nil
}

// newServer returns a server that gives each connection a provider of its own.
func newServer(plugin Plugin, open *counter) *grpc.Server {
	server := grpc.NewServer(
		grpc.StatsHandler(&connections{plugin: plugin, hosts: &hosts{}, open: open}),
		grpc.MaxRecvMsgSize(maxMessage),
		grpc.ReadBufferSize(buffer),
		grpc.WriteBufferSize(buffer),
		grpc.SharedWriteBuffer(true),
	)
	service := pulumirpc.ResourceProvider_ServiceDesc
	service.Methods = slices.Clone(service.Methods)
	for i, method := range service.Methods {
		service.Methods[i].Handler = forward(method)
	}
	server.RegisterService(&service, pulumirpc.UnimplementedResourceProviderServer{})
	return server
}

// forward returns a handler that calls the method of the connection's own provider.
func forward(method grpc.MethodDesc) grpc.MethodHandler {
	return func(
		_ any, ctx context.Context, decode func(any) error, interceptor grpc.UnaryServerInterceptor,
	) (answer any, err error) {
		// A fault in one tenant's request must not end the others'. The provider has
		// reported it; whether the cloud was changed is not known, which Internal says.
		defer func() {
			if fault := recover(); fault != nil {
				answer, err = nil, status.Errorf(codes.Internal, "%s: the plugin failed: %v", method.MethodName, fault)
			}
		}()
		own := ctx.Value(ownConnection{}).(*connection)
		if err := own.allows(method.MethodName); err != nil {
			return nil, err
		}
		return method.Handler(own, ctx, decode, interceptor)
	}
}

// ownConnection is the key of the connection in a request's context.
type ownConnection struct{}

// connections makes a connection for each that the engine opens.
type connections struct {
	plugin Plugin
	hosts  *hosts
	open   *counter
}

func (c *connections) TagConn(ctx context.Context, _ *stats.ConnTagInfo) context.Context {
	return context.WithValue(ctx, ownConnection{}, &connection{plugin: c.plugin, hosts: c.hosts})
}

func (c *connections) HandleConn(_ context.Context, event stats.ConnStats) {
	switch event.(type) {
	case *stats.ConnBegin:
		c.open.add(1)
	case *stats.ConnEnd:
		c.open.add(-1)
	}
}

func (*connections) TagRPC(ctx context.Context, _ *stats.RPCTagInfo) context.Context { return ctx }

func (*connections) HandleRPC(context.Context, stats.RPCStats) {}

// counter is the number of open connections.
type counter struct {
	number  atomic.Int64
	changed chan struct{}
}

func newCounter() *counter { return &counter{changed: make(chan struct{}, 1)} }

func (c *counter) add(change int64) {
	c.number.Add(change)
	select {
	case c.changed <- struct{}{}:
	default:
	}
}
