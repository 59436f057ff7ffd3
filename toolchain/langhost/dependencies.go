package main

import (
	"cmp"
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"

	pulumirpc "github.com/pulumi/pulumi/sdk/v3/proto/go"
)

// GetRequiredPackages names the provider plugins that the program's npm
// packages need.
func (h *host) GetRequiredPackages(
	_ context.Context, req *pulumirpc.GetRequiredPackagesRequest,
) (*pulumirpc.GetRequiredPackagesResponse, error) {
	all, _, err := closure(req.GetInfo().GetProgramDirectory())
	if err != nil {
		return nil, err
	}
	resp := &pulumirpc.GetRequiredPackagesResponse{}
	for _, m := range all {
		if m.Pulumi == nil || !m.Pulumi.Resource {
			continue
		}
		p := &pulumirpc.PackageDependency{
			Name:    cmp.Or(m.Pulumi.Name, strings.TrimPrefix(m.Name, "@pulumi/")),
			Kind:    "resource",
			Version: "v" + strings.TrimPrefix(cmp.Or(m.Pulumi.Version, m.Version), "v"),
			Server:  m.Pulumi.Server,
		}
		if q := m.Pulumi.Parameterization; q != nil {
			p.Parameterization = &pulumirpc.PackageParameterization{Name: q.Name, Version: q.Version, Value: q.Value}
		}
		resp.Packages = append(resp.Packages, p)
	}
	return resp, nil
}

// GetRequiredPlugins is the question of engines older than GetRequiredPackages.
func (h *host) GetRequiredPlugins(
	context.Context, *pulumirpc.GetRequiredPluginsRequest,
) (*pulumirpc.GetRequiredPluginsResponse, error) {
	return &pulumirpc.GetRequiredPluginsResponse{}, nil
}

// GetProgramDependencies lists the npm packages of a program for `pulumi about`.
func (h *host) GetProgramDependencies(
	_ context.Context, req *pulumirpc.GetProgramDependenciesRequest,
) (*pulumirpc.GetProgramDependenciesResponse, error) {
	all, direct, err := closure(req.GetInfo().GetProgramDirectory())
	if err != nil {
		return nil, err
	}
	if !req.GetTransitiveDependencies() {
		all = all[:direct]
	}
	resp := &pulumirpc.GetProgramDependenciesResponse{}
	for _, m := range all {
		resp.Dependencies = append(resp.Dependencies, &pulumirpc.DependencyInfo{Name: m.Name, Version: m.Version})
	}
	return resp, nil
}

// InstallDependencies runs npm unless everything is installed already, here or
// in a folder above. Install scripts are never run.
func (h *host) InstallDependencies(
	req *pulumirpc.InstallDependenciesRequest, stream pulumirpc.LanguageRuntime_InstallDependenciesServer,
) error {
	if _, err := readOptions(req.GetInfo()); err != nil {
		return err
	}
	dir := req.GetInfo().GetProgramDirectory()
	if installed(dir) {
		return nil
	}
	verb := "install"
	if _, err := os.Stat(filepath.Join(dir, "package-lock.json")); err == nil {
		verb = "ci"
	}
	cmd := exec.CommandContext(stream.Context(), "npm", verb, "--ignore-scripts", "--no-audit", "--no-fund")
	cmd.Dir = dir
	out := streamWriter{&sync.Mutex{}, func(b []byte) error {
		return stream.Send(&pulumirpc.InstallDependenciesResponse{Stdout: b})
	}}
	cmd.Stdout, cmd.Stderr = out, out
	if err := cmd.Run(); err != nil {
		return fmt.Errorf("npm %s in %s: %w", verb, dir, err)
	}
	return nil
}
