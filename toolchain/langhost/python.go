package main

import (
	"bytes"
	"context"
	_ "embed"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"strings"
	"sync"
	"time"

	pygen "github.com/pulumi/pulumi/pkg/v3/codegen/python"
	"github.com/pulumi/pulumi/pkg/v3/codegen/schema"
	pulumirpc "github.com/pulumi/pulumi/sdk/v3/proto/go"
	"github.com/pulumi/pulumi/sdk/v3/python/toolchain"
)

// program runs a program of the user; plugins lists the plugins that its
// packages need.
var (
	//go:embed program.py
	program string
	//go:embed plugins.py
	plugins string
)

// pythonHost runs Python programs and generates Python SDKs. It inherits all
// other methods from the Node.js host.
type pythonHost struct{ host }

// environment returns the Python that runs a program.
func environment(info *pulumirpc.ProgramInfo) (toolchain.Toolchain, error) {
	o := toolchain.PythonOptions{Root: info.GetRootDirectory(), ProgramDir: info.GetProgramDirectory()}
	for name, v := range info.GetOptions().AsMap() {
		text, ok := v.(string)
		switch name {
		case "virtualenv":
			o.Virtualenv = text
		case "typechecker":
			ok = ok && text == "none"
		case "toolchain":
			switch text {
			case "pip":
				o.Toolchain = toolchain.Pip
			case "poetry":
				o.Toolchain = toolchain.Poetry
			case "uv":
				o.Toolchain = toolchain.Uv
			default:
				ok = ok && text == "auto"
			}
		}
		if !ok {
			return nil, fmt.Errorf("runtime option %s cannot be %v", name, v)
		}
	}
	return toolchain.ResolveToolchain(o)
}

// Run runs a program to its end.
func (h *pythonHost) Run(ctx context.Context, req *pulumirpc.RunRequest) (*pulumirpc.RunResponse, error) {
	tc, err := environment(req.GetInfo())
	if err != nil {
		return nil, err
	}
	if err := tc.ValidateVenv(ctx); err != nil {
		return nil, err
	}
	env, err := programEnv(req)
	if err != nil {
		return nil, err
	}
	args := append([]string{"-u", "-c", program}, runnerFlags(req, h.engineAddress())...)
	args = append(args, req.GetInfo().GetProgramDirectory(), req.GetInfo().GetEntryPoint())
	cmd, err := tc.Command(ctx, append(args, req.GetArgs()...)...)
	if err != nil {
		return nil, err
	}
	cmd.Cancel = func() error { return cmd.Process.Signal(os.Interrupt) }
	cmd.WaitDelay = 5 * time.Second
	if cmd.Env == nil {
		cmd.Env = os.Environ()
	}
	cmd.Env = append(cmd.Env, env...)
	return runToEnd(cmd, req.GetInfo().GetProgramDirectory())
}

// RunPlugin would start policy packs and components in Python.
func (h *pythonHost) RunPlugin(*pulumirpc.RunPluginRequest, pulumirpc.LanguageRuntime_RunPluginServer) error {
	return errNotOffered
}

// GetRequiredPackages returns the provider plugins that the program's packages need.
func (h *pythonHost) GetRequiredPackages(
	ctx context.Context, req *pulumirpc.GetRequiredPackagesRequest,
) (*pulumirpc.GetRequiredPackagesResponse, error) {
	tc, err := environment(req.GetInfo())
	if err != nil {
		return nil, err
	}
	if err := tc.ValidateVenv(ctx); err != nil {
		return nil, err
	}
	cmd, err := tc.Command(ctx, "-c", plugins)
	if err != nil {
		return nil, err
	}
	out, err := cmd.Output()
	var exit *exec.ExitError
	if errors.As(err, &exit) {
		return nil, fmt.Errorf("%w: %s", err, bytes.TrimSpace(exit.Stderr))
	} else if err != nil {
		return nil, err
	}
	var found []*pulumiEntry
	if err := json.Unmarshal(out, &found); err != nil {
		return nil, err
	}
	resp := &pulumirpc.GetRequiredPackagesResponse{}
	for _, p := range found {
		if p.Resource {
			resp.Packages = append(resp.Packages, p.dependency())
		}
	}
	return resp, nil
}

// GetProgramDependencies lists the Python packages of a program for `pulumi about`.
func (h *pythonHost) GetProgramDependencies(
	ctx context.Context, req *pulumirpc.GetProgramDependenciesRequest,
) (*pulumirpc.GetProgramDependenciesResponse, error) {
	tc, err := environment(req.GetInfo())
	if err != nil {
		return nil, err
	}
	all, err := tc.ListPackages(ctx, req.GetTransitiveDependencies())
	if err != nil {
		return nil, err
	}
	resp := &pulumirpc.GetProgramDependenciesResponse{}
	for _, p := range all {
		resp.Dependencies = append(resp.Dependencies, &pulumirpc.DependencyInfo{Name: p.Name, Version: p.Version})
	}
	return resp, nil
}

// About reports the Python version that runs a program.
func (h *pythonHost) About(ctx context.Context, req *pulumirpc.AboutRequest) (*pulumirpc.AboutResponse, error) {
	tc, err := environment(req.GetInfo())
	if err != nil {
		return nil, err
	}
	info, err := tc.About(ctx)
	if err != nil {
		return nil, err
	}
	return &pulumirpc.AboutResponse{Executable: info.PythonExecutable, Version: info.PythonVersion.String()}, nil
}

// InstallDependencies creates the program's environment and installs its
// dependencies.
func (h *pythonHost) InstallDependencies(
	req *pulumirpc.InstallDependenciesRequest, stream pulumirpc.LanguageRuntime_InstallDependenciesServer,
) error {
	tc, err := environment(req.GetInfo())
	if err != nil {
		return err
	}
	out := streamWriter{&sync.Mutex{}, func(b []byte) error {
		return stream.Send(&pulumirpc.InstallDependenciesResponse{Stdout: b})
	}}
	return tc.InstallDependencies(
		stream.Context(), req.GetInfo().GetProgramDirectory(), req.GetUseLanguageVersionTools(), true, out, out)
}

// GeneratePackage writes a Python SDK for a package schema.
func (h *pythonHost) GeneratePackage(
	_ context.Context, req *pulumirpc.GeneratePackageRequest,
) (*pulumirpc.GeneratePackageResponse, error) {
	return generatePackage(req, func(pkg *schema.Package, loader schema.ReferenceLoader) (map[string][]byte, error) {
		return pygen.GeneratePackage("pulumi-language-python", pkg, req.GetExtraFiles(), loader)
	})
}

// Link adds generated SDKs to the dependencies of the program.
func (h *pythonHost) Link(ctx context.Context, req *pulumirpc.LinkRequest) (*pulumirpc.LinkResponse, error) {
	tc, err := environment(req.GetInfo())
	if err != nil {
		return nil, err
	}
	paths := map[string]string{}
	var imports []string
	for _, p := range req.GetPackages() {
		path, err := fromProgram(req.GetInfo(), p.GetPath())
		if err != nil {
			return nil, err
		}
		name := pygen.PyPack("", p.GetPackage().GetName())
		if q := p.GetPackage().GetParameterization(); q != nil {
			name = pygen.PyPack("", q.GetName())
		}
		paths[name] = path
		imports = append(imports, fmt.Sprintf("import %s as %s", name, strings.TrimPrefix(name, "pulumi_")))
	}
	if err := tc.LinkPackages(ctx, paths); err != nil {
		return nil, err
	}
	return &pulumirpc.LinkResponse{ImportInstructions: strings.Join(imports, "\n")}, nil
}
