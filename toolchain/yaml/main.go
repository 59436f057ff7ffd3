// Command pulumi-language-yaml is the published YAML language host, with the
// one method that it lacks: the engine's `package add` calls Link of each host,
// and that release does not implement it.
package main

import (
	"context"
	"fmt"
	"os"
	"os/signal"
	"strings"
	"syscall"
	"time"

	"github.com/pulumi/pulumi-yaml/pkg/server"
	"github.com/pulumi/pulumi/sdk/v3/go/common/util/rpcutil"
	pulumirpc "github.com/pulumi/pulumi/sdk/v3/proto/go"
	"google.golang.org/grpc"
)

type host struct {
	pulumirpc.LanguageRuntimeServer
}

// Link changes nothing: a YAML program finds its packages in Pulumi.yaml,
// where the engine itself writes them.
func (host) Link(_ context.Context, req *pulumirpc.LinkRequest) (*pulumirpc.LinkResponse, error) {
	var types []string
	for _, p := range req.GetPackages() {
		types = append(types, fmt.Sprintf("type: %s:…", p.GetPackage().GetName()))
	}
	return &pulumirpc.LinkResponse{ImportInstructions: strings.Join(types, "\n")}, nil
}

func main() {
	if err := serve(engineAddress(os.Args[1:])); err != nil {
		fmt.Fprintf(os.Stderr, "pulumi-language-yaml: %v\n", err)
		os.Exit(1)
	}
}

// engineAddress returns the engine's address from the arguments.
func engineAddress(args []string) string {
	address := ""
	for _, arg := range args {
		if !strings.HasPrefix(arg, "-") {
			address = arg
		}
	}
	return address
}

// serve answers the engine's requests until the engine ends. It prints its port
// first, so that the engine can connect.
func serve(engine string) error {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	if engine != "" {
		if err := rpcutil.Healthcheck(ctx, engine, 5*time.Minute, stop); err != nil {
			return err
		}
	}
	cancel := make(chan bool)
	go func() {
		<-ctx.Done()
		close(cancel)
	}()
	handle, err := rpcutil.ServeWithOptions(rpcutil.ServeOptions{
		Cancel: cancel,
		Init: func(s *grpc.Server) error {
			yaml := server.NewLanguageHost(engine, "", false)
			pulumirpc.RegisterLanguageRuntimeServer(s, host{yaml})
			return nil
		},
	})
	if err != nil {
		return err
	}
	fmt.Println(handle.Port)
	return <-handle.Done
}
