package main

import (
	"context"
	_ "embed"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"sync"

	"github.com/pulumi/pulumi/sdk/v3"
	pulumirpc "github.com/pulumi/pulumi/sdk/v3/proto/go"
)

// bootstrap starts a runner of the SDK without ts-node.
//
//go:embed bootstrap.js
var bootstrap string

// RunPlugin runs a policy pack or a component plugin to its end.
func (h *host) RunPlugin(
	req *pulumirpc.RunPluginRequest, stream pulumirpc.LanguageRuntime_RunPluginServer,
) error {
	var mu sync.Mutex
	stdout := streamWriter{&mu, func(b []byte) error {
		return stream.Send(&pulumirpc.RunPluginResponse{Output: &pulumirpc.RunPluginResponse_Stdout{Stdout: b}})
	}}
	stderr := streamWriter{&mu, func(b []byte) error {
		return stream.Send(&pulumirpc.RunPluginResponse{Output: &pulumirpc.RunPluginResponse_Stderr{Stderr: b}})
	}}

	ctx := stream.Context()
	cmd, err := h.pluginCommand(ctx, req)
	if err != nil {
		return err
	}
	cmd.Stdout, cmd.Stderr = stdout, stderr
	if req.GetKind() == "analyzer" {
		err = runPack(ctx, cmd, stdout)
	} else {
		err = cmd.Run()
	}
	code := 0
	var exit *exec.ExitError
	if errors.As(err, &exit) {
		code = exit.ExitCode()
	} else if err != nil {
		return err
	}
	return stream.Send(&pulumirpc.RunPluginResponse{
		Output: &pulumirpc.RunPluginResponse_Exitcode{Exitcode: int32(code)},
	})
}

// pluginCommand prepares the process of a policy pack or component plugin.
func (h *host) pluginCommand(ctx context.Context, req *pulumirpc.RunPluginRequest) (*exec.Cmd, error) {
	opts, err := readOptions(req.GetInfo())
	if err != nil {
		return nil, err
	}
	program := req.GetInfo().GetProgramDirectory()
	analyzer := req.GetKind() == "analyzer"
	name := "run-plugin"
	if analyzer {
		name = "run-policy-pack"
	}
	runner, err := findRunner(program, name)
	if err != nil {
		return nil, err
	}
	args := opts.nodeargs
	switch {
	case !opts.typescript:
		args = append(args, "-e", bootstrap, "--", runner, program)
	case analyzer:
		args = append(args, runner, h.engineAddress(), program)
	default:
		args = append(args, runner, program)
	}
	if !analyzer {
		args = append(args, req.GetArgs()...)
	}
	cmd, err := node(ctx, args...)
	if err != nil {
		return nil, err
	}
	cmd.Env = append(os.Environ(), req.GetEnv()...)
	cmd.Dir = req.GetPwd()
	if analyzer {
		// The pack's own package.json contains its version.
		cmd.Dir = program
	}
	return cmd, nil
}

// runPack runs a policy pack behind a proxy, which waits for the stack's
// configuration: a pack gets it from its environment.
func runPack(ctx context.Context, cmd *exec.Cmd, stdout streamWriter) error {
	proxy, out, err := sdk.NewPolicyProxy(ctx, stdout)
	if err != nil {
		return err
	}
	cmd.Stdout = out
	conf, err := proxy.AwaitConfiguration(ctx)
	if err != nil {
		return err
	}
	if conf != nil {
		config, err := jsonMap(conf.GetConfig())
		if err != nil {
			return err
		}
		cmd.Env = append(cmd.Env,
			"PULUMI_CONFIG="+config,
			"PULUMI_NODEJS_ORGANIZATION="+conf.GetOrganization(),
			"PULUMI_NODEJS_PROJECT="+conf.GetProject(),
			"PULUMI_NODEJS_STACK="+conf.GetStack(),
			fmt.Sprintf("PULUMI_NODEJS_DRY_RUN=%v", conf.GetDryRun()))
	}
	if err := cmd.Start(); err != nil {
		proxy.Abort(err)
		return err
	}
	return proxy.Attach(ctx, cmd)
}
