package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"

	pulumirpc "github.com/pulumi/pulumi/sdk/v3/proto/go"
)

// manifest is the part of package.json that the host reads.
type manifest struct {
	Name            string            `json:"name"`
	Version         string            `json:"version"`
	Dependencies    map[string]string `json:"dependencies"`
	DevDependencies map[string]string `json:"devDependencies"`
	Pulumi          *pulumiEntry      `json:"pulumi"`

	dir string
}

// pulumiEntry declares that a package needs a provider plugin: "pulumi" of a
// package.json, or a pulumi-plugin.json.
type pulumiEntry struct {
	Resource         bool   `json:"resource"`
	Name             string `json:"name"`
	Version          string `json:"version"`
	Server           string `json:"server"`
	Parameterization *struct {
		Name    string `json:"name"`
		Version string `json:"version"`
		Value   []byte `json:"value"`
	} `json:"parameterization"`
}

// dependency converts the entry to the engine's type.
func (e *pulumiEntry) dependency() *pulumirpc.PackageDependency {
	p := &pulumirpc.PackageDependency{
		Name:    e.Name,
		Kind:    "resource",
		Version: "v" + strings.TrimPrefix(e.Version, "v"),
		Server:  e.Server,
	}
	if q := e.Parameterization; q != nil {
		p.Parameterization = &pulumirpc.PackageParameterization{Name: q.Name, Version: q.Version, Value: q.Value}
	}
	return p
}

func readManifest(dir string) (*manifest, error) {
	b, err := os.ReadFile(filepath.Join(dir, "package.json"))
	if err != nil {
		return nil, err
	}
	m := &manifest{dir: dir}
	if err := json.Unmarshal(b, m); err != nil {
		return nil, fmt.Errorf("%s/package.json: %w", dir, err)
	}
	return m, nil
}

// nearestManifest reads the package.json at or above dir; nil when there is none.
func nearestManifest(dir string) (*manifest, error) {
	for d := range upwards(dir) {
		m, err := readManifest(d)
		if !errors.Is(err, os.ErrNotExist) {
			return m, err
		}
	}
	return nil, nil
}

// resolve finds an installed package as Node.js does, from the folder upwards;
// nil when it is not installed.
func resolve(from, name string) (*manifest, error) {
	for d := range upwards(from) {
		p, err := filepath.EvalSymlinks(filepath.Join(d, "node_modules", filepath.FromSlash(name)))
		if err != nil {
			continue
		}
		if m, err := readManifest(p); !errors.Is(err, os.ErrNotExist) {
			return m, err
		}
	}
	return nil, nil
}

// closure returns the installed packages that the program in dir needs, the
// direct ones first, and how many are direct. It follows the dependencies, which
// takes a fraction of the time of a walk through node_modules.
func closure(dir string) (all []*manifest, direct int, err error) {
	root, err := nearestManifest(dir)
	if root == nil {
		return nil, 0, err
	}
	seen := map[string]bool{}
	for i := -1; i < len(all); i++ {
		m, names := root, []string{}
		if i >= 0 {
			m = all[i]
		} else {
			names = slices.Collect(maps.Keys(m.DevDependencies))
		}
		names = slices.AppendSeq(names, maps.Keys(m.Dependencies))
		slices.Sort(names)
		for _, name := range names {
			dep, err := resolve(m.dir, name)
			if err != nil {
				return nil, 0, err
			}
			if dep != nil && !seen[dep.dir] {
				seen[dep.dir] = true
				all = append(all, dep)
			}
		}
		if i < 0 {
			direct = len(all)
		}
	}
	return all, direct, nil
}

// installed reports whether every dependency of dir's package.json is installed.
func installed(dir string) bool {
	m, err := readManifest(dir)
	if err != nil {
		return false
	}
	for name := range m.Dependencies {
		if dep, err := resolve(dir, name); err != nil || dep == nil {
			return false
		}
	}
	return true
}
