package main

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	pulumirpc "github.com/pulumi/pulumi/sdk/v3/proto/go"
	"google.golang.org/grpc"
)

// workspace is a program whose packages are installed above it, with one nested
// version, one cycle and one link.
func workspace(t *testing.T) string {
	root := tree(t, map[string]string{
		"app/package.json": `{"name":"app","dependencies":{"@pulumi/random":"1","local":"1","gone":"1"},"devDependencies":{"dev":"1"}}`,
		"node_modules/@pulumi/random/package.json": `{"name":"@pulumi/random","version":"4.19.1",
			"dependencies":{"shared":"1"},"pulumi":{"resource":true}}`,
		"node_modules/shared/package.json":                             `{"name":"shared","version":"1.0.0","dependencies":{"@pulumi/random":"1"}}`,
		"node_modules/@pulumi/random/node_modules/shared/package.json": `{"name":"shared","version":"2.0.0","dependencies":{"@pulumi/random":"1"}}`,
		"node_modules/dev/package.json": `{"name":"dev","version":"0.1.0","pulumi":{"resource":true,"name":"base",
			"version":"v3.0.0","server":"http://x","parameterization":{"name":"n","version":"1.0.0","value":"aGk="}}}`,
		"node_modules/unused/package.json": `{"name":"unused","pulumi":{"resource":true}}`,
		"local/package.json":               `{"name":"local","version":"0.0.1","dependencies":{"shared":"1"},"pulumi":{"resource":false}}`,
	})
	if err := os.Symlink("../local", filepath.Join(root, "node_modules/local")); err != nil {
		t.Fatal(err)
	}
	return filepath.Join(root, "app")
}

func TestRequiredPackages(t *testing.T) {
	resp, err := (&host{}).GetRequiredPackages(context.Background(),
		&pulumirpc.GetRequiredPackagesRequest{Info: info(t, workspace(t), nil)})
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, p := range resp.GetPackages() {
		got = append(got, fmt.Sprintf("%s %s %s %s", p.GetName(), p.GetVersion(), p.GetServer(), p.GetParameterization().GetValue()))
	}
	if want := []string{"random v4.19.1  ", "base v3.0.0 http://x hi"}; !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestProgramDependencies(t *testing.T) {
	dir := workspace(t)
	for transitive, want := range map[bool][]string{
		false: {"@pulumi/random 4.19.1", "dev 0.1.0", "local 0.0.1"},
		true:  {"@pulumi/random 4.19.1", "dev 0.1.0", "local 0.0.1", "shared 2.0.0", "shared 1.0.0"},
	} {
		resp, err := (&host{}).GetProgramDependencies(context.Background(),
			&pulumirpc.GetProgramDependenciesRequest{Info: info(t, dir, nil), TransitiveDependencies: transitive})
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, d := range resp.GetDependencies() {
			got = append(got, d.GetName()+" "+d.GetVersion())
		}
		if !slices.Equal(got, want) {
			t.Errorf("got %q, want %q", got, want)
		}
	}
}

func TestFolderWithoutManifestNeedsNothing(t *testing.T) {
	all, direct, err := closure(tree(t, nil))
	if err != nil || len(all) > 0 || direct != 0 {
		t.Errorf("%v, %v", all, err)
	}
}

func TestBrokenManifestIsNamed(t *testing.T) {
	dir := tree(t, map[string]string{"package.json": "{"})
	if _, _, err := closure(dir); err == nil || !strings.Contains(err.Error(), dir+"/package.json") {
		t.Error(err)
	}
}

// installs records what InstallDependencies streams.
type installs struct {
	grpc.ServerStream
	output string
}

func (*installs) Context() context.Context { return context.Background() }

func (s *installs) Send(r *pulumirpc.InstallDependenciesResponse) error {
	s.output += string(r.GetStdout()) + string(r.GetStderr())
	return nil
}

func TestInstallDependencies(t *testing.T) {
	missing := `{"name":"p","dependencies":{"gone":"1"}}`
	for name, test := range map[string]struct {
		files map[string]string
		want  string
	}{
		"installed above": {map[string]string{"a/package.json": `{"dependencies":{"x":"1"}}`, "node_modules/x/package.json": `{}`}, ""},
		"with a lock":     {map[string]string{"a/package.json": missing, "a/package-lock.json": `{"packages":{"":{"dependencies":{"gone":"1"}}}}`}, "ci"},
		"an old lock":     {map[string]string{"a/package.json": missing, "a/package-lock.json": `{"packages":{"":{}}}`}, "install"},
		"without a lock":  {map[string]string{"a/package.json": missing}, "install"},
	} {
		t.Run(name, func(t *testing.T) {
			record := fakeProgram(t, "npm", "echo out; echo err >&2")
			stream := &installs{}
			dir := filepath.Join(tree(t, test.files), "a")
			err := (&host{}).InstallDependencies(&pulumirpc.InstallDependenciesRequest{Info: info(t, dir, nil)}, stream)
			if err != nil {
				t.Fatal(err)
			}
			if test.want == "" {
				if _, err := os.Stat(record); err == nil {
					t.Error("npm ran")
				}
				return
			}
			if got := recorded(t, record); got[0] != dir || got[1] != test.want || got[2] != "--ignore-scripts" {
				t.Errorf("npm %q", got[:3])
			}
			if !strings.Contains(stream.output, "out") || !strings.Contains(stream.output, "err") {
				t.Errorf("output %q", stream.output)
			}
		})
	}
	fakeProgram(t, "npm", "exit 1")
	dir := tree(t, map[string]string{"package.json": missing})
	if err := (&host{}).InstallDependencies(&pulumirpc.InstallDependenciesRequest{Info: info(t, dir, nil)}, &installs{}); err == nil {
		t.Error("a failure of npm is swallowed")
	}
}

func TestLink(t *testing.T) {
	record := fakeProgram(t, "npm", "")
	dir := tree(t, map[string]string{"sdks/demo/package.json": `{"name":"@pulumi/my-demo"}`})
	for _, path := range []string{"sdks/demo", filepath.Join(dir, "sdks/demo")} {
		resp, err := (&host{}).Link(context.Background(), &pulumirpc.LinkRequest{
			Info: info(t, dir, nil), Packages: []*pulumirpc.LinkRequest_LinkDependency{{Path: path}},
		})
		if err != nil {
			t.Fatal(err)
		}
		if got := resp.GetImportInstructions(); got != `import * as pulumi_my_demo from "@pulumi/my-demo";` {
			t.Error(got)
		}
		if got := recorded(t, record)[1:4]; !slices.Equal(got, []string{"pkg", "set", "dependencies.@pulumi/my-demo=file:sdks/demo"}) {
			t.Errorf("npm %q", got)
		}
	}
}

func TestLockAgrees(t *testing.T) {
	manifest := `{"dependencies":{"x":"1"},"devDependencies":{"y":"2"}}`
	for lock, want := range map[string]bool{
		`{"packages":{"":{"dependencies":{"x":"1"},"devDependencies":{"y":"2"}}}}`:               true,
		`{"packages":{"":{"dependencies":{"x":"1"}}}}`:                                           false,
		`{"packages":{"":{"dependencies":{"x":"2"},"devDependencies":{"y":"2"}}}}`:               false,
		`{"packages":{"":{"dependencies":{"x":"1","z":"1"},"devDependencies":{"y":"2"}}}}`:       false,
		`{"packages":{"node_modules/x":{"dependencies":{"x":"1"},"devDependencies":{"y":"2"}}}}`: false,
		`{`: false,
	} {
		dir := tree(t, map[string]string{"package.json": manifest, "package-lock.json": lock})
		if got := lockAgrees(dir); got != want {
			t.Errorf("%s: got %v", lock, got)
		}
	}
	if lockAgrees(tree(t, map[string]string{"package.json": manifest})) {
		t.Error("agrees without a lock")
	}
}

func TestGeneratedSDKIsCompiledOnce(t *testing.T) {
	dir := tree(t, map[string]string{
		"package.json":                           `{"dependencies":{"@pulumi/demo":"file:sdks/demo","plain":"file:plain"}}`,
		"sdks/demo/package.json":                 `{"name":"@pulumi/demo","pulumi":{"resource":true}}`,
		"sdks/demo/index.ts":                     "",
		"sdks/demo/bin/.keep":                    "",
		"plain/package.json":                     `{"name":"plain"}`,
		"plain/index.ts":                         "",
		"node_modules/@pulumi/demo/package.json": `{}`,
		"node_modules/plain/package.json":        `{}`,
		"node_modules/typescript/package.json":   `{}`,
	})
	sdk := filepath.Join(dir, "sdks/demo")
	install := func() []string {
		record := fakeProgram(t, "node", "")
		req := &pulumirpc.InstallDependenciesRequest{Info: info(t, dir, nil)}
		if err := (&host{}).InstallDependencies(req, &installs{}); err != nil {
			t.Fatal(err)
		}
		if _, err := os.Stat(record); err != nil {
			return nil
		}
		return recorded(t, record)[:4]
	}
	want := []string{sdk, filepath.Join(dir, "node_modules/typescript/bin/tsc"), "-p", sdk}
	if got := install(); !slices.Equal(got, want) {
		t.Errorf("node %q, want %q", got, want)
	}
	if got := install(); got != nil {
		t.Errorf("compiled again: %q", got)
	}
}
