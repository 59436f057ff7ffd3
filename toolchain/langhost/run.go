package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"os/exec"

	pulumirpc "github.com/pulumi/pulumi/sdk/v3/proto/go"
)

// exitAlreadyReported is the exit code of @pulumi/pulumi's runners and of program.py after
// they have shown the error to the user.
const exitAlreadyReported = 32

// Run runs a program to its end.
func (h *host) Run(ctx context.Context, req *pulumirpc.RunRequest) (*pulumirpc.RunResponse, error) {
	opts, err := readOptions(req.GetInfo())
	if err != nil {
		return nil, err
	}
	program := req.GetInfo().GetProgramDirectory()
	runner, err := findRunner(program, "run")
	if err != nil {
		return nil, err
	}
	env, err := programEnv(req)
	if err != nil {
		return nil, err
	}
	env = append(env, fmt.Sprintf("PULUMI_NODEJS_TYPESCRIPT=%v", opts.typescript))
	if opts.tsconfig != "" {
		env = append(env, "PULUMI_NODEJS_TSCONFIG_PATH="+opts.tsconfig)
	}
	args := append(opts.nodeargs, runner)
	args = append(args, runnerFlags(req, h.engineAddress())...)
	args = append(args, req.GetInfo().GetEntryPoint())
	cmd, err := node(ctx, append(args, req.GetArgs()...)...)
	if err != nil {
		return nil, err
	}
	cmd.Env = append(os.Environ(), env...)
	return runToEnd(cmd, program)
}

// runToEnd runs a program's process in its folder and reports its result.
func runToEnd(cmd *exec.Cmd, folder string) (*pulumirpc.RunResponse, error) {
	cmd.Dir = folder
	cmd.Stdout, cmd.Stderr = os.Stdout, os.Stderr
	err := cmd.Run()
	var exit *exec.ExitError
	switch {
	case err == nil:
		return &pulumirpc.RunResponse{}, nil
	case errors.As(err, &exit) && exit.ExitCode() == exitAlreadyReported:
		return &pulumirpc.RunResponse{Bail: true}, nil
	case errors.As(err, &exit):
		return &pulumirpc.RunResponse{Error: fmt.Sprintf("the program ended with %v", exit)}, nil
	}
	return nil, err
}

// runnerFlags are the flags that describe the engine and the stack to the SDK's
// runner.
func runnerFlags(req *pulumirpc.RunRequest, engine string) []string {
	var flags []string
	for _, f := range [][2]string{
		{"monitor", req.GetMonitorAddress()},
		{"engine", engine},
		{"organization", req.GetOrganization()},
		{"project", req.GetProject()},
		{"root-directory", req.GetInfo().GetRootDirectory()},
		{"stack", req.GetStack()},
		{"pwd", req.GetPwd()},
		{"parallel", fmt.Sprint(req.GetParallel())},
	} {
		if f[1] != "" {
			flags = append(flags, "--"+f[0], f[1])
		}
	}
	if req.GetDryRun() {
		flags = append(flags, "--dry-run")
	}
	return flags
}

// programEnv passes the stack's configuration in the environment, because it must
// not be visible in the list of processes.
func programEnv(req *pulumirpc.RunRequest) ([]string, error) {
	config, err := jsonMap(req.GetConfig())
	if err != nil {
		return nil, err
	}
	keys := append([]string{}, req.GetConfigSecretKeys()...)
	secrets, err := json.Marshal(keys)
	if err != nil {
		return nil, err
	}
	return []string{"PULUMI_CONFIG=" + config, "PULUMI_CONFIG_SECRET_KEYS=" + string(secrets)}, nil
}
