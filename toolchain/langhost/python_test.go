package main

import (
	"context"
	"os"
	"path/filepath"
	"slices"
	"testing"

	pulumirpc "github.com/pulumi/pulumi/sdk/v3/proto/go"
)

func TestHostFor(t *testing.T) {
	for name, python := range map[string]bool{"/x/pulumi-language-python": true, "/x/pulumi-language-nodejs": false} {
		if _, got := hostFor(name, "").(*pythonHost); got != python {
			t.Errorf("%s: python %v", name, got)
		}
	}
}

func TestPythonOptions(t *testing.T) {
	for _, fine := range []map[string]any{nil, {"virtualenv": "venv"}, {"toolchain": "pip", "typechecker": "none"}} {
		if _, err := environment(info(t, "/", fine)); err != nil {
			t.Errorf("%v: %v", fine, err)
		}
	}
	for _, bad := range []map[string]any{{"virtualenv": 1}, {"toolchain": "conda"}, {"typechecker": "mypy"}} {
		if _, err := environment(info(t, "/", bad)); err == nil {
			t.Errorf("%v is accepted", bad)
		}
	}
}

// environmentOf creates a virtual environment whose Python is a shell script.
func environmentOf(t *testing.T, commands string) (dir, record string) {
	t.Helper()
	record = fakeProgram(t, "python", commands)
	dir = tree(t, map[string]string{"venv/pyvenv.cfg": "", "venv/bin/keep": ""})
	if err := os.Symlink(filepath.Join(filepath.Dir(record), "python"), filepath.Join(dir, "venv/bin/python")); err != nil {
		t.Fatal(err)
	}
	return dir, record
}

func TestPythonRunHandsEverythingOver(t *testing.T) {
	dir, record := environmentOf(t, "exit 32")
	resp, err := (&pythonHost{host{engine: "e:1"}}).Run(context.Background(), &pulumirpc.RunRequest{
		Info:           info(t, dir, map[string]any{"virtualenv": "venv"}),
		MonitorAddress: "m:2", Project: "p", Stack: "s", Pwd: dir, Parallel: 4,
		Config: map[string]string{"p:k": "v"},
	})
	if err != nil || !resp.GetBail() {
		t.Fatalf("%v, %v", resp, err)
	}
	got := recorded(t, record)
	for _, want := range []string{"--monitor", "m:2", "--engine", "e:1", dir, `PULUMI_CONFIG={"p:k":"v"}`} {
		if !slices.Contains(got, want) {
			t.Errorf("no %s", want)
		}
	}
}

func TestPythonPackagesNameTheirPlugins(t *testing.T) {
	dir, _ := environmentOf(t, `echo '[{"resource":true,"name":"demo","version":"1.2.0"},{"name":"none","version":"1.0.0"}]'`)
	resp, err := (&pythonHost{}).GetRequiredPackages(context.Background(), &pulumirpc.GetRequiredPackagesRequest{
		Info: info(t, dir, map[string]any{"virtualenv": "venv"}),
	})
	if err != nil {
		t.Fatal(err)
	}
	if got := resp.GetPackages(); len(got) != 1 || got[0].GetName() != "demo" || got[0].GetVersion() != "v1.2.0" {
		t.Errorf("%v", got)
	}
}

func TestPythonLink(t *testing.T) {
	dir := tree(t, map[string]string{"requirements.txt": "pulumi==3.0.0\n", "sdks/my-demo/x": ""})
	resp, err := (&pythonHost{}).Link(context.Background(), &pulumirpc.LinkRequest{
		Info: info(t, dir, nil),
		Packages: []*pulumirpc.LinkRequest_LinkDependency{
			{Path: filepath.Join(dir, "sdks/my-demo"), Package: &pulumirpc.PackageDependency{Name: "my-demo"}},
		},
	})
	if err != nil || resp.GetImportInstructions() != "import pulumi_my_demo as my_demo" {
		t.Fatalf("%v, %v", resp, err)
	}
	text, err := os.ReadFile(filepath.Join(dir, "requirements.txt"))
	if err != nil || string(text) != "pulumi==3.0.0\nsdks/my-demo\n" {
		t.Errorf("%q, %v", text, err)
	}
}
