package main

import (
	"bufio"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"math/rand/v2"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"testing"
	"time"

	"aes-estate/toolchain/keeper/state"
	"aes-estate/toolchain/keeper/store"

	"github.com/pulumi/pulumi/sdk/v3/go/common/apitype"
	"github.com/stretchr/testify/require"
)

// role is the variable that makes the test's program a keeper or an engine.
const role = "KEEPER_TEST_ROLE"

func TestMain(m *testing.M) {
	switch os.Getenv(role) {
	case "keeper":
		main()
	case "engine":
		if err := runEngine(); err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
	default:
		os.Exit(m.Run())
	}
}

var ref = state.Ref{Project: "proj", Stack: "dev"}

// process is a started program; it ends with the test.
type process struct {
	*exec.Cmd
	input  io.WriteCloser
	output *bufio.Reader
	errors *strings.Builder
}

func start(t *testing.T, what string, variables ...string) *process {
	p := &process{Cmd: exec.Command(os.Args[0]), errors: &strings.Builder{}}
	p.Env = append(os.Environ(), append(variables, role+"="+what)...)
	p.Stderr = p.errors
	var err error
	p.input, err = p.StdinPipe()
	require.NoError(t, err)
	output, err := p.StdoutPipe()
	require.NoError(t, err)
	p.output = bufio.NewReader(output)
	require.NoError(t, p.Start())
	t.Cleanup(p.kill)
	return p
}

func (p *process) kill() {
	_ = p.Process.Kill()
	_ = p.Wait()
}

// ready is the keeper's first line.
type ready struct{ URL, Token string }

func startKeeper(t *testing.T, root string) (*process, ready) {
	p := start(t, "keeper", "STATE_KEEPER_STORE=file://"+root)
	line, err := p.output.ReadBytes('\n')
	require.NoError(t, err, p.errors)
	var r ready
	require.NoError(t, json.Unmarshal(line, &r))
	return p, r
}

// finished runs a keeper that finishes an interrupted update.
func finished(t *testing.T, root string) state.Finished {
	p := start(t, "keeper", "STATE_KEEPER_STORE=file://"+root, "STATE_KEEPER_FINISH=proj/dev")
	output, err := io.ReadAll(p.output)
	require.NoError(t, err)
	require.NoError(t, p.Wait(), p.errors)
	require.Equal(t, 1, strings.Count(string(output), "\n"))
	var f state.Finished
	require.NoError(t, json.Unmarshal(output, &f))
	return f
}

func openState(t *testing.T, root string) *state.Keeper {
	s, err := store.Open(context.Background(), "file://"+root, store.Retry{})
	require.NoError(t, err)
	t.Cleanup(func() { require.NoError(t, s.Close()) })
	k, err := state.New(context.Background(), s)
	require.NoError(t, err)
	return k
}

// recorded returns the ids and the pending names of the state.
func recorded(t *testing.T, root string) (ids, pending map[string]bool) {
	exported, err := openState(t, root).Export(context.Background(), ref)
	require.NoError(t, err)
	var decoded apitype.DeploymentV3
	require.NoError(t, json.Unmarshal(exported.Deployment, &decoded))
	ids, pending = map[string]bool{}, map[string]bool{}
	for _, r := range decoded.Resources {
		ids[string(r.ID)] = true
	}
	for _, o := range decoded.PendingOperations {
		require.Equal(t, apitype.OperationTypeCreating, o.Type)
		pending[o.Resource.URN.Name()] = true
	}
	return ids, pending
}

func lines(t *testing.T, path string) []string {
	content, err := os.ReadFile(path)
	if os.IsNotExist(err) {
		return nil
	}
	require.NoError(t, err)
	all := strings.Split(string(content), "\n")
	// The last line may be a part of one.
	return all[:len(all)-1]
}

func TestAKillLosesNothing(t *testing.T) {
	random := rand.New(rand.NewPCG(uint64(time.Now().UnixNano()), 0))
	kills := map[string]func(keeper, engine *process){
		"keeper": func(keeper, _ *process) { keeper.kill() },
		"engine": func(_, engine *process) { engine.kill() },
		"both":   func(keeper, engine *process) { keeper.kill(); engine.kill() },
	}
	for name, kill := range kills {
		for round := range 4 {
			t.Run(fmt.Sprintf("%s %d", name, round), func(t *testing.T) {
				root, folder := t.TempDir(), t.TempDir()
				require.NoError(t, openState(t, root).Create(context.Background(), ref, nil))
				keeper, r := startKeeper(t, root)
				cloud, shown := filepath.Join(folder, "cloud"), filepath.Join(folder, "shown")
				engine := start(t, "engine", "ENGINE_URL="+r.URL, "ENGINE_TOKEN="+r.Token,
					"ENGINE_CLOUD="+cloud, "ENGINE_SHOWN="+shown)
				// A resource has two entries.
				enough := 100 + random.IntN(300)
				require.Eventually(t, func() bool { return len(lines(t, shown)) >= enough }, time.Minute, time.Millisecond)
				kill(keeper, engine)
				// An engine that lives goes on with what it has begun.
				time.Sleep(time.Duration(random.IntN(100)) * time.Millisecond)
				engine.kill()
				if name == "engine" {
					require.NoError(t, keeper.input.Close())
					require.NoError(t, keeper.Wait(), keeper.errors)
				}

				done := finished(t, root)
				require.Equal(t, name != "engine", done.Finished, "a keeper that ends orderly finishes the update itself")
				ids, pending := recorded(t, root)
				if done.Finished {
					require.GreaterOrEqual(t, done.Entries, 2*enough)
					require.Len(t, pending, done.Pending)
				}
				for _, id := range lines(t, shown) {
					require.True(t, ids[id], "%s was shown as created", id)
				}
				inCloud := lines(t, cloud)
				for _, id := range inCloud {
					require.True(t, ids[id] || pending[strings.TrimPrefix(id, "id-")], "%s is in the cloud", id)
				}
				for id := range ids {
					require.True(t, slices.Contains(inCloud, id), "%s is not in the cloud", id)
				}
				require.Equal(t, state.Finished{}, finished(t, root))
			})
		}
	}
}

func TestTheKeeperEndsOrderly(t *testing.T) {
	for name, end := range map[string]func(p *process) error{
		"input": func(p *process) error { return p.input.Close() },
		"TERM":  func(p *process) error { return p.Process.Signal(syscall.SIGTERM) },
		"INT":   func(p *process) error { return p.Process.Signal(syscall.SIGINT) },
		"HUP":   func(p *process) error { return p.Process.Signal(syscall.SIGHUP) },
	} {
		keeper, r := startKeeper(t, t.TempDir())
		require.Regexp(t, `^http://127\.0\.0\.1:\d+$`, r.URL, name)
		require.Regexp(t, `^[0-9a-f]{64}$`, r.Token, name)
		require.NoError(t, end(keeper), name)
		rest, err := io.ReadAll(keeper.output)
		require.NoError(t, err, name)
		require.Empty(t, string(rest), name)
		require.NoError(t, keeper.Wait(), name)
		require.Empty(t, keeper.errors.String(), name)
		_, err = http.Get(r.URL)
		require.Error(t, err, name)
	}
}

func TestWrongSettingsAreOneLine(t *testing.T) {
	root := t.TempDir()
	for message, variables := range map[string][]string{
		"STATE_KEEPER_STORE is not set":  {"STATE_KEEPER_STORE="},
		"scheme \"gs\"":                  {"STATE_KEEPER_STORE=gs://x"},
		"STATE_KEEPER_FINISH: ":          {"STATE_KEEPER_STORE=file://" + root, "STATE_KEEPER_FINISH=a/b/c"},
		"project names may not be empty": {"STATE_KEEPER_STORE=file://" + root, "STATE_KEEPER_FINISH=/"},
		"a stack name may not be empty":  {"STATE_KEEPER_STORE=file://" + root, "STATE_KEEPER_FINISH=proj"},
		"no such file or directory":      {"STATE_KEEPER_STORE=file://" + root + "/missing"},
		"exclude each other":             {"STATE_KEEPER_STORE=file://" + root, "PULUMI_DIY_BACKEND_GZIP=true", "PULUMI_DIY_BACKEND_ZSTD=true"},
	} {
		p := start(t, "keeper", variables...)
		output, err := io.ReadAll(p.output)
		require.NoError(t, err)
		require.Empty(t, output, message)
		require.Error(t, p.Wait(), message)
		require.Equal(t, 1, p.ProcessState.ExitCode(), message)
		require.Contains(t, p.errors.String(), message)
		require.Equal(t, 1, strings.Count(p.errors.String(), "\n"), p.errors)
	}
}

func TestOfAStackWithoutAnUpdateNothingIsFinished(t *testing.T) {
	require.Equal(t, state.Finished{}, finished(t, t.TempDir()))
}
