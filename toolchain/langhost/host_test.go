package main

import (
	"context"
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	pulumirpc "github.com/pulumi/pulumi/sdk/v3/proto/go"
	"google.golang.org/protobuf/types/known/structpb"
)

// fakeProgram puts a program on PATH that records its arguments, folder and
// environment in the returned file and then runs the given shell commands.
func fakeProgram(t *testing.T, name, commands string) (record string) {
	t.Helper()
	bin := t.TempDir()
	record = filepath.Join(bin, "record")
	script := "#!/bin/sh\n{ pwd; printf '%s\\n' \"$@\"; env; } > " + record + "\n" + commands + "\n"
	if err := os.WriteFile(filepath.Join(bin, name), []byte(script), 0o755); err != nil {
		t.Fatal(err)
	}
	t.Setenv("PATH", bin+":"+os.Getenv("PATH"))
	return record
}

func recorded(t *testing.T, record string) []string {
	t.Helper()
	b, err := os.ReadFile(record)
	if err != nil {
		t.Fatal(err)
	}
	return strings.Split(string(b), "\n")
}

// tree writes files and returns their folder.
func tree(t *testing.T, files map[string]string) string {
	t.Helper()
	dir, err := filepath.EvalSymlinks(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	for name, content := range files {
		p := filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(p), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(p, []byte(content), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

func info(t *testing.T, dir string, opts map[string]any) *pulumirpc.ProgramInfo {
	t.Helper()
	s, err := structpb.NewStruct(opts)
	if err != nil {
		t.Fatal(err)
	}
	return &pulumirpc.ProgramInfo{RootDirectory: dir, ProgramDirectory: dir, EntryPoint: ".", Options: s}
}

// sdkTree has the files of an installed @pulumi/pulumi that the host reads.
var sdkTree = map[string]string{
	"package.json": `{"name":"p"}`,
	"node_modules/@pulumi/pulumi/package.json":                 `{"name":"@pulumi/pulumi","version":"3.0.0"}`,
	"node_modules/@pulumi/pulumi/cmd/run/index.js":             "",
	"node_modules/@pulumi/pulumi/cmd/run-plugin/index.js":      "",
	"node_modules/@pulumi/pulumi/cmd/run-policy-pack/index.js": "",
}

func TestEngineAddress(t *testing.T) {
	for want, args := range map[string][]string{
		"":            {},
		"127.0.0.1:1": {"127.0.0.1:1"},
		"127.0.0.1:2": {"-root=/x", "--typescript", "127.0.0.1:2"},
	} {
		if got := engineAddress(args); got != want {
			t.Errorf("%q: got %q, want %q", args, got, want)
		}
	}
}

func TestOptions(t *testing.T) {
	got, err := readOptions(info(t, "/", map[string]any{
		"typescript": false, "tsconfig": "t.json", "nodeargs": "--a  --b", "packagemanager": "auto", "later": 1,
	}))
	if err != nil || got.typescript || got.tsconfig != "t.json" || !slices.Equal(got.nodeargs, []string{"--a", "--b"}) {
		t.Errorf("%+v, %v", got, err)
	}
	if got, err := readOptions(nil); err != nil || !got.typescript {
		t.Errorf("defaults: %+v, %v", got, err)
	}
	for _, bad := range []map[string]any{
		{"typescript": "no"}, {"tsconfig": 1}, {"nodeargs": []any{"--a"}}, {"packagemanager": "yarn"},
	} {
		if _, err := readOptions(info(t, "/", bad)); err == nil {
			t.Errorf("%v is accepted", bad)
		}
	}
}

func TestRunHandsEverythingOver(t *testing.T) {
	record := fakeProgram(t, "node", "exit 0")
	dir := tree(t, sdkTree)
	h := &host{}
	if _, err := h.Handshake(context.Background(), &pulumirpc.LanguageHandshakeRequest{EngineAddress: "e:1"}); err != nil {
		t.Fatal(err)
	}
	resp, err := h.Run(context.Background(), &pulumirpc.RunRequest{
		Info:           info(t, dir, map[string]any{"typescript": false, "nodeargs": "--trace-warnings", "tsconfig": "t.json"}),
		MonitorAddress: "m:2", Project: "p", Stack: "s", Organization: "o", Pwd: dir, Parallel: 4, DryRun: true,
		Config: map[string]string{"p:k": "v"}, ConfigSecretKeys: []string{"p:k"}, Args: []string{"more"},
	})
	if err != nil || resp.GetError() != "" || resp.GetBail() {
		t.Fatalf("%v, %v", resp, err)
	}
	got := recorded(t, record)
	want := []string{
		dir, "--trace-warnings", filepath.Join(dir, "node_modules/@pulumi/pulumi/cmd/run"),
		"--monitor", "m:2", "--engine", "e:1", "--organization", "o", "--project", "p", "--root-directory", dir,
		"--stack", "s", "--pwd", dir, "--parallel", "4", "--dry-run", ".", "more",
	}
	if !slices.Equal(got[:len(want)], want) {
		t.Errorf("arguments:\n%q\nwant\n%q", got[:len(want)], want)
	}
	for _, line := range []string{
		`PULUMI_CONFIG={"p:k":"v"}`, `PULUMI_CONFIG_SECRET_KEYS=["p:k"]`,
		"PULUMI_NODEJS_TYPESCRIPT=false", "PULUMI_NODEJS_TSCONFIG_PATH=t.json",
	} {
		if !slices.Contains(got, line) {
			t.Errorf("no %s in the environment", line)
		}
	}
}

func TestRunWithoutConfigurationSendsAnEmptyMap(t *testing.T) {
	record := fakeProgram(t, "node", "")
	if _, err := (&host{}).Run(context.Background(), &pulumirpc.RunRequest{Info: info(t, tree(t, sdkTree), nil)}); err != nil {
		t.Fatal(err)
	}
	got := recorded(t, record)
	for _, line := range []string{"PULUMI_CONFIG={}", "PULUMI_CONFIG_SECRET_KEYS=[]", "PULUMI_NODEJS_TYPESCRIPT=true"} {
		if !slices.Contains(got, line) {
			t.Errorf("no %s in the environment", line)
		}
	}
}

func TestRunReportsTheResultOfTheProgram(t *testing.T) {
	for commands, want := range map[string]*pulumirpc.RunResponse{
		"exit 0":     {},
		"exit 32":    {Bail: true},
		"exit 1":     {Error: "the program ended with exit status 1"},
		"kill -9 $$": {Error: "the program ended with signal: killed"},
	} {
		t.Run(commands, func(t *testing.T) {
			fakeProgram(t, "node", commands)
			got, err := (&host{}).Run(context.Background(), &pulumirpc.RunRequest{Info: info(t, tree(t, sdkTree), nil)})
			if err != nil || got.GetBail() != want.GetBail() || got.GetError() != want.GetError() {
				t.Errorf("%v, %v", got, err)
			}
		})
	}
}

func TestRunWithoutSDKOrNode(t *testing.T) {
	bare := info(t, tree(t, nil), nil)
	if _, err := (&host{}).Run(context.Background(), &pulumirpc.RunRequest{Info: bare}); err == nil ||
		!strings.Contains(err.Error(), "run npm ci") {
		t.Errorf("without an SDK: %v", err)
	}
	t.Setenv("PATH", t.TempDir())
	full := info(t, tree(t, sdkTree), nil)
	if _, err := (&host{}).Run(context.Background(), &pulumirpc.RunRequest{Info: full}); err != errNoNode {
		t.Errorf("without node: %v", err)
	}
	if _, err := (&host{}).About(context.Background(), nil); err != errNoNode {
		t.Errorf("about without node: %v", err)
	}
}

func TestAbout(t *testing.T) {
	fakeProgram(t, "node", "echo v24.0.0")
	got, err := (&host{}).About(context.Background(), nil)
	if err != nil || got.GetVersion() != "v24.0.0" || filepath.Base(got.GetExecutable()) != "node" {
		t.Errorf("%v, %v", got, err)
	}
}

func TestPluginCommands(t *testing.T) {
	dir := tree(t, sdkTree)
	fakeProgram(t, "node", "")
	h := &host{engine: "e:1"}
	pack, plugin := filepath.Join(dir, "node_modules/@pulumi/pulumi/cmd/run-policy-pack"), filepath.Join(dir, "node_modules/@pulumi/pulumi/cmd/run-plugin")
	for name, test := range map[string]struct {
		kind string
		opts map[string]any
		cwd  string
		want []string
	}{
		"pack":          {"analyzer", nil, dir, []string{pack, "e:1", dir}},
		"native pack":   {"analyzer", map[string]any{"typescript": false}, dir, []string{"-e", bootstrap, "--", pack, dir}},
		"plugin":        {"resource", nil, "/", []string{plugin, dir, "e:1"}},
		"native plugin": {"resource", map[string]any{"typescript": false, "nodeargs": "--x"}, "/", []string{"--x", "-e", bootstrap, "--", plugin, dir, "e:1"}},
	} {
		t.Run(name, func(t *testing.T) {
			cmd, err := h.pluginCommand(context.Background(), &pulumirpc.RunPluginRequest{
				Kind: test.kind, Pwd: "/", Info: info(t, dir, test.opts), Args: []string{"e:1"}, Env: []string{"GIVEN=1"},
			})
			if err != nil {
				t.Fatal(err)
			}
			if !slices.Equal(cmd.Args[1:], test.want) || cmd.Dir != test.cwd || !slices.Contains(cmd.Env, "GIVEN=1") {
				t.Errorf("%q in %s", cmd.Args[1:], cmd.Dir)
			}
		})
	}
}

func TestNotOffered(t *testing.T) {
	h := &host{}
	_, program := h.GenerateProgram(context.Background(), nil)
	_, project := h.GenerateProject(context.Background(), nil)
	_, pack := h.Pack(context.Background(), nil)
	for _, err := range []error{program, project, pack} {
		if err != errNotOffered {
			t.Error(err)
		}
	}
}

func TestJSONMap(t *testing.T) {
	got, err := jsonMap(map[string]string{"a": `"`})
	back := map[string]string{}
	if err != nil || json.Unmarshal([]byte(got), &back) != nil || back["a"] != `"` {
		t.Errorf("%s, %v", got, err)
	}
}
