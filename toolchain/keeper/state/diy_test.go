package state

import (
	"encoding/json"
	"io"
	"testing"

	"aes-estate/toolchain/keeper/internal/pgtest"
	"aes-estate/toolchain/keeper/store"

	"github.com/pulumi/pulumi/pkg/v3/backend"
	"github.com/pulumi/pulumi/pkg/v3/backend/diy"
	"github.com/pulumi/pulumi/pkg/v3/display"
	"github.com/pulumi/pulumi/sdk/v3/go/common/apitype"
	"github.com/pulumi/pulumi/sdk/v3/go/common/diag"
	"github.com/pulumi/pulumi/sdk/v3/go/common/diag/colors"
	"github.com/pulumi/pulumi/sdk/v3/go/common/resource/config"
	"github.com/stretchr/testify/require"
)

// Pulumi's own backend and a keeper on one store.
type pair struct {
	own    diy.Backend
	ref    backend.StackReference
	keeper *Keeper
}

func newPair(t *testing.T) pair { return pairOn(t, "file://"+t.TempDir()) }

func pairOn(t *testing.T, address string) pair {
	sink := diag.DefaultSink(io.Discard, io.Discard, diag.FormatOptions{Color: colors.Never})
	own, err := diy.New(ctx, sink, address, nil)
	require.NoError(t, err)
	stackRef, err := own.ParseStackReference("organization/proj/dev")
	require.NoError(t, err)
	s, err := store.Open(ctx, address, store.Retry{})
	require.NoError(t, err)
	t.Cleanup(func() { require.NoError(t, s.Close()) })
	return pair{own: own, ref: stackRef, keeper: newKeeper(t, s)}
}

// stack returns the stack as Pulumi's own backend sees it; nil if there is none.
func (p pair) stack(t *testing.T) backend.Stack {
	stack, err := p.own.GetStack(ctx, p.ref)
	require.NoError(t, err)
	return stack
}

func (p pair) exportedByOwn(t *testing.T) contents {
	state, err := p.own.ExportDeployment(ctx, p.stack(t))
	require.NoError(t, err)
	return contentsOf(t, *state)
}

var compressionSettings = map[string][2]string{
	"plain": {"", ""}, "gzip": {"true", ""}, "zstd": {"", "true"},
}

func compress(t *testing.T, setting [2]string) {
	t.Setenv("PULUMI_DIY_BACKEND_GZIP", setting[0])
	t.Setenv("PULUMI_DIY_BACKEND_ZSTD", setting[1])
}

func TestPulumiReadsWhatTheKeeperWrites(t *testing.T) {
	for name, setting := range compressionSettings {
		t.Run(name, func(t *testing.T) {
			compress(t, setting)
			p := newPair(t)
			require.NoError(t, p.keeper.Create(ctx, ref, nil))
			state, err := p.own.ExportDeployment(ctx, p.stack(t))
			require.NoError(t, err)
			require.JSONEq(t, "null", string(state.Deployment))

			info := backend.UpdateInfo{
				Kind: apitype.UpdateUpdate, StartTime: 1, Message: "why",
				Environment: map[string]string{"git.head": "abc"},
				Config:      config.Map{config.MustMakeKey("proj", "word"): config.NewSecureValue("v1:x")},
			}
			e := &engine{}
			a := e.begin("a")
			require.NoError(t, p.keeper.Start(ctx, ref, "u1", info))
			require.NoError(t, p.keeper.Append(ctx, ref, "u1", payload(t, a, e.success(a), e.begin("b"))))
			changes := display.ResourceChanges{"create": 1}
			require.NoError(t, p.keeper.Complete(ctx, ref, "u1", backend.SucceededResult, changes))
			require.Equal(t, contents{[]string{"a"}, []string{"b"}}, p.exportedByOwn(t))

			history, err := p.own.GetHistory(ctx, p.ref, 0, 0)
			require.NoError(t, err)
			require.Len(t, history, 1)
			require.NotZero(t, history[0].EndTime)
			history[0].EndTime = 0
			info.Result, info.ResourceChanges = backend.SucceededResult, changes
			require.Equal(t, info, history[0])

			require.NoError(t, p.keeper.SetTags(ctx, ref, Tags{"k": "v"}))
			require.Equal(t, map[apitype.StackTagName]string{"k": "v"}, map[apitype.StackTagName]string(p.stack(t).Tags()))

			require.ErrorIs(t, p.keeper.Delete(ctx, ref, false), ErrHasResources)
			require.NotNil(t, p.stack(t))
			require.NoError(t, p.keeper.Delete(ctx, ref, true))
			require.Nil(t, p.stack(t))
			require.ErrorIs(t, p.keeper.Exists(ctx, ref), ErrNoStack)
		})
	}
}

func TestTheKeeperReadsWhatPulumiWrites(t *testing.T) {
	for name, setting := range compressionSettings {
		t.Run(name, func(t *testing.T) {
			compress(t, setting)
			p := newPair(t)
			stack, err := p.own.CreateStack(ctx, p.ref, "", nil, nil)
			require.NoError(t, err)
			require.Equal(t, contents{[]string{}, []string{}}, exported(t, p.keeper))
			require.ErrorIs(t, p.keeper.Create(ctx, ref, nil), ErrStackExists)
			require.NoError(t, p.own.ImportDeployment(ctx, stack, deployment(t, "x", "y")))
			require.Equal(t, contents{[]string{"x", "y"}, []string{}}, exported(t, p.keeper))
			refs, err := p.keeper.Stacks(ctx)
			require.NoError(t, err)
			require.Equal(t, []Ref{ref}, refs)
			require.NoError(t, p.own.UpdateStackTags(ctx, stack, map[apitype.StackTagName]string{"k": "v"}))
			tags, err := p.keeper.Tags(ctx, ref)
			require.NoError(t, err)
			require.Equal(t, Tags{"k": "v"}, tags)
			_, err = p.own.RemoveStack(ctx, stack, true, false)
			require.NoError(t, err)
			require.ErrorIs(t, p.keeper.Exists(ctx, ref), ErrNoStack)
		})
	}
}

func TestImportsByBothAreTheSameFile(t *testing.T) {
	p := newPair(t)
	stack, err := p.own.CreateStack(ctx, p.ref, "", nil, nil)
	require.NoError(t, err)
	require.NoError(t, p.own.ImportDeployment(ctx, stack, deployment(t, "x")))
	former, err := p.keeper.readAll(ctx, ref)
	require.NoError(t, err)
	require.NoError(t, p.keeper.Import(ctx, ref, deployment(t, "y")))
	require.NoError(t, p.keeper.Import(ctx, ref, deployment(t, "x")))
	latter, err := p.keeper.readAll(ctx, ref)
	require.NoError(t, err)
	require.Equal(t, string(former[0].content), string(latter[0].content))
}

func TestAStackKeepsItsStateWhenTheCompressionChanges(t *testing.T) {
	p := newPair(t)
	require.NoError(t, p.keeper.Create(ctx, ref, deployment(t, "x")))
	compress(t, compressionSettings["zstd"])
	k := newKeeper(t, p.keeper.store)
	e := &engine{}
	a := e.begin("a")
	require.NoError(t, k.Start(ctx, ref, "u1", backend.UpdateInfo{}))
	require.NoError(t, k.Append(ctx, ref, "u1", payload(t, a, e.success(a))))
	require.NoError(t, k.Complete(ctx, ref, "u1", backend.SucceededResult, nil))
	require.Equal(t, []string{"a", "x"}, p.exportedByOwn(t).resources)
	checkpoints, err := k.readAll(ctx, ref)
	require.NoError(t, err)
	require.Len(t, checkpoints, 1)
	require.Equal(t, ".pulumi/stacks/proj/dev.json.zst", checkpoints[0].key)
}

func TestLocksExcludeEachOther(t *testing.T) {
	p := newPair(t)
	require.NoError(t, p.keeper.Create(ctx, ref, nil))
	require.NoError(t, p.keeper.Start(ctx, ref, "u1", backend.UpdateInfo{}))
	require.ErrorContains(t, p.own.Lock(ctx, p.ref), "the stack is currently locked by 1 lock(s)")
	require.NoError(t, p.keeper.Complete(ctx, ref, "u1", backend.SucceededResult, nil))
	require.NoError(t, p.own.Lock(ctx, p.ref))

	var conflict *ConflictError
	for name, run := range map[string]func() error{
		"start":  func() error { return p.keeper.Start(ctx, ref, "u2", backend.UpdateInfo{}) },
		"import": func() error { return p.keeper.Import(ctx, ref, deployment(t)) },
		"delete": func() error { return p.keeper.Delete(ctx, ref, true) },
		"create": func() error { return p.keeper.Create(ctx, Ref{"proj", "dev"}, nil) },
	} {
		require.ErrorAs(t, run(), &conflict, name)
		require.ErrorContains(t, conflict, "the stack organization/proj/dev is locked by ", name)
	}
	require.NoError(t, p.own.CancelCurrentUpdate(ctx, p.ref))
	require.NoError(t, p.keeper.Start(ctx, ref, "u2", backend.UpdateInfo{}))
	require.NoError(t, p.keeper.Close(ctx))
}

func TestAStoreOfAnotherLayoutIsRejected(t *testing.T) {
	for name, objects := range map[string]map[string]string{
		"stacks without projects":       {".pulumi/stacks/dev.json": "{}"},
		"version 0":                     {metaKey: "version: 0\n"},
		"has the version 2":             {metaKey: "version: 2\n"},
		"is damaged: it has no version": {metaKey: "nothing"},
	} {
		m := newMemory(true)
		for key, content := range objects {
			m.objects[key] = []byte(content)
		}
		_, err := New(ctx, m)
		require.Error(t, err, name)
		if name != "version 0" {
			require.ErrorContains(t, err, name)
		}
	}
	m := newMemory(true)
	newKeeper(t, m)
	require.Equal(t, "version: 1\n", string(m.objects[metaKey]))
	compress(t, [2]string{"true", "true"})
	_, err := New(ctx, m)
	require.ErrorContains(t, err, "exclude each other")
}

func TestNamesThatAreNoNames(t *testing.T) {
	for _, names := range [][2]string{{"", "s"}, {"p", ""}, {"..", "s"}, {"p", ".."}, {"a/b", "s"}, {"p", "a/b"}, {"p", "a b"}} {
		_, err := ParseRef(names[0], names[1])
		require.Error(t, err, names)
	}
}

func TestTheExportIsWhatPulumiExports(t *testing.T) {
	p := newPair(t)
	require.NoError(t, p.keeper.Create(ctx, ref, deployment(t, "x")))
	own, err := p.own.ExportDeployment(ctx, p.stack(t))
	require.NoError(t, err)
	ours, err := p.keeper.Export(ctx, ref)
	require.NoError(t, err)
	var want, got any
	require.NoError(t, json.Unmarshal(own.Deployment, &want))
	require.NoError(t, json.Unmarshal(ours.Deployment, &got))
	require.Equal(t, want, got)
	require.Equal(t, own.Version, ours.Version)
}

func TestBothUseOneDatabase(t *testing.T) {
	p := pairOn(t, pgtest.Start(t))
	story := newStory(t)
	require.NoError(t, p.keeper.Create(ctx, ref, deployment(t, "old")))
	acknowledged, ended := story.run(p.keeper)
	require.True(t, ended)
	require.Equal(t, len(story.batches), acknowledged)
	require.Equal(t, story.has[3], p.exportedByOwn(t))
	require.NoError(t, p.own.ImportDeployment(ctx, p.stack(t), deployment(t, "by pulumi")))
	require.Equal(t, []string{"by pulumi"}, exported(t, p.keeper).resources)
	require.NoError(t, p.keeper.Start(ctx, ref, "u2", backend.UpdateInfo{}))
	require.NoError(t, p.keeper.Append(ctx, ref, "u2", story.batches[0]))
	require.ErrorContains(t, p.own.Lock(ctx, p.ref), "the stack is currently locked by 1 lock(s)")
	require.NoError(t, p.keeper.Close(ctx))
	require.Equal(t, contents{[]string{"by pulumi"}, []string{"a", "b"}}, p.exportedByOwn(t))
	require.NoError(t, p.own.Lock(ctx, p.ref))
}
