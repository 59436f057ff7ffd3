package main

import (
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"sync"

	pulumirpc "github.com/pulumi/pulumi/sdk/v3/proto/go"
)

// GetRequiredPackages returns the provider plugins that the program's npm
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
		p := *m.Pulumi
		p.Name = cmp.Or(p.Name, strings.TrimPrefix(m.Name, "@pulumi/"))
		p.Version = cmp.Or(p.Version, m.Version)
		resp.Packages = append(resp.Packages, p.dependency())
	}
	return resp, nil
}

// GetRequiredPlugins serves engines that do not call GetRequiredPackages.
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
// in a folder above, and compiles the SDKs that were generated for the program.
// Install scripts are never run.
func (h *host) InstallDependencies(
	req *pulumirpc.InstallDependenciesRequest, stream pulumirpc.LanguageRuntime_InstallDependenciesServer,
) error {
	if _, err := readOptions(req.GetInfo()); err != nil {
		return err
	}
	dir := req.GetInfo().GetProgramDirectory()
	out := streamWriter{&sync.Mutex{}, func(b []byte) error {
		return stream.Send(&pulumirpc.InstallDependenciesResponse{Stdout: b})
	}}
	if !installed(dir) {
		verb := "install"
		if lockAgrees(dir) {
			verb = "ci"
		}
		cmd := exec.CommandContext(stream.Context(), "npm", verb, "--ignore-scripts", "--no-audit", "--no-fund")
		cmd.Dir = dir
		cmd.Stdout, cmd.Stderr = out, out
		if err := cmd.Run(); err != nil {
			return fmt.Errorf("npm %s in %s: %w", verb, dir, err)
		}
	}
	return compileSDKs(stream.Context(), dir, out)
}

// lockAgrees reports whether the lock file matches this package.json: `npm ci`
// fails when it does not, for example after a package was added.
func lockAgrees(dir string) bool {
	m, err := readManifest(dir)
	if err != nil {
		return false
	}
	b, err := os.ReadFile(filepath.Join(dir, "package-lock.json"))
	if err != nil {
		return false
	}
	var lock struct {
		Packages map[string]*manifest `json:"packages"`
	}
	if err := json.Unmarshal(b, &lock); err != nil || lock.Packages[""] == nil {
		return false
	}
	root := lock.Packages[""]
	return maps.Equal(root.Dependencies, m.Dependencies) && maps.Equal(root.DevDependencies, m.DevDependencies)
}

// compileSDKs compiles the generated SDKs in the program's folders, as their
// install script would: they are TypeScript that Node.js cannot run directly.
func compileSDKs(ctx context.Context, dir string, out io.Writer) error {
	m, err := readManifest(dir)
	if errors.Is(err, os.ErrNotExist) {
		return nil
	} else if err != nil {
		return err
	}
	for _, name := range slices.Sorted(maps.Keys(m.Dependencies)) {
		path, local := strings.CutPrefix(m.Dependencies[name], "file:")
		if !local {
			continue
		}
		sdk, err := readManifest(filepath.Join(dir, path))
		if err != nil || sdk.Pulumi == nil || !stale(sdk.dir) {
			continue
		}
		compiler, err := resolve(sdk.dir, "typescript")
		if err != nil {
			return err
		} else if compiler == nil {
			return fmt.Errorf("%s cannot be compiled: typescript is not installed", sdk.dir)
		}
		cmd, err := node(ctx, filepath.Join(compiler.dir, "bin/tsc"), "-p", sdk.dir, "--types", "node")
		if err != nil {
			return err
		}
		cmd.Dir, cmd.Stdout, cmd.Stderr = sdk.dir, out, out
		if err := cmd.Run(); err != nil {
			return fmt.Errorf("tsc in %s: %w", sdk.dir, err)
		}
		// The SDK reads its version there.
		text, err := os.ReadFile(filepath.Join(sdk.dir, "package.json"))
		if err != nil {
			return err
		}
		if err := os.WriteFile(filepath.Join(sdk.dir, "bin/package.json"), text, 0o644); err != nil {
			return err
		}
	}
	return nil
}

// stale reports whether a generated SDK is newer than its compiled code.
func stale(dir string) bool {
	source, err := os.Stat(filepath.Join(dir, "index.ts"))
	if err != nil {
		return false
	}
	compiled, err := os.Stat(filepath.Join(dir, "bin/package.json"))
	return err != nil || compiled.ModTime().Before(source.ModTime())
}
