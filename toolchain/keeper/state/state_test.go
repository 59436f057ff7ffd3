package state

import (
	"context"
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"testing"

	"aes-estate/toolchain/keeper/store"

	"github.com/pulumi/pulumi/pkg/v3/backend"
	"github.com/pulumi/pulumi/sdk/v3/go/common/apitype"
	"github.com/pulumi/pulumi/sdk/v3/go/common/resource"
	"github.com/stretchr/testify/require"
)

var (
	ctx = context.Background()
	ref = Ref{Project: "proj", Stack: "dev"}
)

func newKeeper(t *testing.T, s store.Store) *Keeper {
	k, err := New(ctx, s)
	require.NoError(t, err)
	return k
}

// created returns a keeper whose stack has the given resources.
func created(t *testing.T, s store.Store, names ...string) *Keeper {
	k := newKeeper(t, s)
	require.NoError(t, k.Create(ctx, ref, deployment(t, names...)))
	return k
}

func urn(name string) resource.URN {
	return resource.URN("urn:pulumi:dev::proj::a:b:C::" + name)
}

func made(name string) apitype.ResourceV3 {
	return apitype.ResourceV3{
		URN: urn(name), Type: "a:b:C", Custom: true, ID: resource.ID("id-" + name),
		Inputs: map[string]any{"html": "<&>", "number": 1.5}, Outputs: map[string]any{"name": name},
	}
}

// deployment is a state with resources, for an import.
func deployment(t *testing.T, names ...string) *apitype.UntypedDeployment {
	var state apitype.DeploymentV3
	for _, name := range names {
		state.Resources = append(state.Resources, made(name))
	}
	raw, err := json.Marshal(state)
	require.NoError(t, err)
	return &apitype.UntypedDeployment{Version: 3, Deployment: raw}
}

// engine makes journal entries as an engine does.
type engine struct {
	sequence  int64
	operation int64
}

func (e *engine) entry(kind apitype.JournalEntryKind, operation int64) apitype.JournalEntry {
	e.sequence++
	return apitype.JournalEntry{Version: 1, Kind: kind, SequenceID: e.sequence, OperationID: operation}
}

func (e *engine) begin(name string) apitype.JournalEntry {
	e.operation++
	entry := e.entry(apitype.JournalEntryKindBegin, e.operation)
	wanted := made(name)
	wanted.ID = ""
	entry.Operation = &apitype.OperationV2{Resource: wanted, Type: apitype.OperationTypeCreating}
	return entry
}

func (e *engine) success(begun apitype.JournalEntry) apitype.JournalEntry {
	entry := e.entry(apitype.JournalEntryKindSuccess, begun.OperationID)
	state := begun.Operation.Resource
	state.ID = resource.ID("id-" + state.URN.Name())
	entry.State = &state
	return entry
}

// same is an operation that changes nothing: its beginning and its end.
func (e *engine) same(name string, index int64) (begun, ended apitype.JournalEntry) {
	e.operation++
	begun = e.entry(apitype.JournalEntryKindBegin, e.operation)
	ended = e.entry(apitype.JournalEntryKindSuccess, e.operation)
	state := made(name)
	ended.State, ended.RemoveOld = &state, &index
	return begun, ended
}

// outputs are the outputs of a resource that an operation has made.
func (e *engine) outputs(name string, ended apitype.JournalEntry) apitype.JournalEntry {
	e.operation++
	entry := e.entry(apitype.JournalEntryKindOutputs, e.operation)
	state := made(name)
	entry.State, entry.RemoveNew = &state, &ended.OperationID
	return entry
}

func payload(t *testing.T, entries ...apitype.JournalEntry) []byte {
	raw, err := json.Marshal(entries)
	require.NoError(t, err)
	return raw
}

// contents is what a state says: the names of its resources and pending operations.
type contents struct{ resources, pending []string }

func exported(t *testing.T, k *Keeper) contents {
	state, err := k.Export(ctx, ref)
	require.NoError(t, err)
	return contentsOf(t, state)
}

func contentsOf(t *testing.T, state apitype.UntypedDeployment) contents {
	var decoded apitype.DeploymentV3
	require.NoError(t, json.Unmarshal(state.Deployment, &decoded))
	c := contents{resources: []string{}, pending: []string{}}
	for _, r := range decoded.Resources {
		c.resources = append(c.resources, r.URN.Name())
	}
	for _, o := range decoded.PendingOperations {
		c.pending = append(c.pending, o.Resource.URN.Name())
	}
	slices.Sort(c.resources)
	slices.Sort(c.pending)
	return c
}

// closed fails unless no update is open in the store.
func closed(t *testing.T, m *memory) {
	require.Empty(t, m.keys(".pulumi/journal/"))
	require.Empty(t, m.keys(".pulumi/locks/"))
}

// bothStores runs a test with a store that appends and with one that does not.
func bothStores(t *testing.T, run func(t *testing.T, m *memory)) {
	for _, appends := range []bool{true, false} {
		t.Run(fmt.Sprintf("appends=%v", appends), func(t *testing.T) { run(t, newMemory(appends)) })
	}
}

func TestAnUpdateBecomesTheState(t *testing.T) {
	bothStores(t, func(t *testing.T, m *memory) {
		k := created(t, m, "old")
		require.NoError(t, k.Start(ctx, ref, "u1", backend.UpdateInfo{Kind: apitype.UpdateUpdate, Message: "why"}))
		require.Len(t, m.keys(".pulumi/locks/organization/proj/dev/"), 1)
		e := &engine{}
		a, b, c := e.begin("a"), e.begin("b"), e.begin("c")
		doneA, doneB := e.success(a), e.success(b)
		require.NoError(t, k.Append(ctx, ref, "u1", payload(t, a, b)))
		// Repeated, reordered, overlapping.
		require.NoError(t, k.Append(ctx, ref, "u1", payload(t, doneB, a)))
		require.NoError(t, k.Append(ctx, ref, "u1", payload(t, a, b)))
		require.NoError(t, k.Append(ctx, ref, "u1", payload(t, c, doneA, doneB)))
		require.Equal(t, contents{[]string{"old"}, []string{}}, exported(t, k), "the engine reads what it began with")
		require.NoError(t, k.Complete(ctx, ref, "u1", backend.SucceededResult, nil))
		require.Equal(t, contents{[]string{"a", "b", "old"}, []string{"c"}}, exported(t, k))
		closed(t, m)
		require.Len(t, m.keys(".pulumi/history/proj/dev/"), 2)
		require.Len(t, m.keys(".pulumi/backups/proj/dev/"), 1)
		require.NotContains(t, string(m.objects[".pulumi/stacks/proj/dev.json"]), `\u003c`)
	})
}

func TestAnEntryKeepsItsContent(t *testing.T) {
	k := created(t, newMemory(true))
	require.NoError(t, k.Start(ctx, ref, "u1", backend.UpdateInfo{}))
	e := &engine{}
	a := e.begin("a")
	require.NoError(t, k.Append(ctx, ref, "u1", payload(t, a)))
	a.Operation.Type = apitype.OperationTypeDeleting
	require.ErrorContains(t, k.Append(ctx, ref, "u1", payload(t, a)), "entry 1 exists already, with another content")
	b := e.begin("b")
	other := b
	other.OperationID = 7
	require.ErrorContains(t, k.Append(ctx, ref, "u1", payload(t, b, other)), "entry 2 exists already")
	for _, wrong := range []string{`{}`, `[1]`, `[{"sequenceID":0}]`, `[{"kind":1}]`, `[`} {
		var invalid *InvalidError
		require.ErrorAs(t, k.Append(ctx, ref, "u1", []byte(wrong)), &invalid, wrong)
	}
	require.NoError(t, k.Append(ctx, ref, "u1", []byte(`[]`)))
}

func TestAStateThatChangedUnderAnUpdateIsKept(t *testing.T) {
	bothStores(t, func(t *testing.T, m *memory) {
		k := created(t, m)
		e := &engine{}
		require.NoError(t, k.Start(ctx, ref, "u1", backend.UpdateInfo{}))
		require.NoError(t, k.Append(ctx, ref, "u1", payload(t, e.begin("a"))))
		other := created(t, newMemory(true), "other")
		m.objects[".pulumi/stacks/proj/dev.json"] = other.store.(*memory).objects[".pulumi/stacks/proj/dev.json"]
		kept := m.keys("")
		var open *OpenError
		for range 2 {
			require.ErrorAs(t, k.Complete(ctx, ref, "u1", backend.SucceededResult, nil), &open)
			require.ErrorContains(t, open, "another program has changed the state")
		}
		endHolders(t, m, deadPid(t))
		again := newKeeper(t, m)
		_, err := again.Finish(ctx, ref)
		require.ErrorAs(t, err, &open)
		require.ErrorAs(t, again.Import(ctx, ref, deployment(t)), &open)
		require.ErrorAs(t, again.Delete(ctx, ref, true), &open)
		require.ErrorAs(t, again.Start(ctx, ref, "u2", backend.UpdateInfo{}), &open)
		// Everything stays, locked by the one who found it.
		withoutLocks := func(keys []string) []string {
			return slices.DeleteFunc(keys, func(key string) bool { return strings.Contains(key, "/locks/") })
		}
		require.Len(t, m.keys(".pulumi/locks/"), 1)
		require.Equal(t, withoutLocks(kept), withoutLocks(m.keys("")))
	})
}

func TestEntriesAfterTheLossOfTheLockAreRejectedOrFound(t *testing.T) {
	bothStores(t, func(t *testing.T, m *memory) {
		k := created(t, m)
		e := &engine{}
		require.NoError(t, k.Start(ctx, ref, "u1", backend.UpdateInfo{}))
		require.NoError(t, k.Append(ctx, ref, "u1", payload(t, e.begin("a"))))
		for _, key := range m.keys(".pulumi/locks/") {
			delete(m.objects, key) // pulumi cancel
		}
		other := newKeeper(t, m)
		finished, err := other.Finish(ctx, ref)
		require.NoError(t, err)
		require.Equal(t, Finished{Finished: true, Entries: 1, Pending: 1}, finished)
		// Within the second after its last look an update may still write: that is not lost.
		require.NoError(t, k.Append(ctx, ref, "u1", payload(t, e.begin("b"))))
		_, err = other.Finish(ctx, ref)
		require.ErrorContains(t, err, "what it did last is in .pulumi/journal/proj/dev/u1 only")
		require.ErrorContains(t, other.Start(ctx, ref, "u2", backend.UpdateInfo{}), "u1 only")
		// Afterwards it cannot.
		k.current(ref).checked = k.current(ref).checked.Add(-lockCheck)
		require.ErrorContains(t, k.Append(ctx, ref, "u1", payload(t, e.begin("c"))), "was cancelled")
		require.ErrorContains(t, k.Renew(ctx, ref, "u1"), "was cancelled")
		require.ErrorContains(t, k.Complete(ctx, ref, "u1", backend.SucceededResult, nil), "was cancelled")
		require.NoError(t, k.Close(ctx))
		require.Len(t, m.keys(".pulumi/journal/proj/dev/u1"), 1)
	})
}

func TestOfAnInterruptedUpdateAPreviewSeesTheResultAndChangesNothing(t *testing.T) {
	bothStores(t, func(t *testing.T, m *memory) {
		k := created(t, m, "old")
		e := &engine{}
		a := e.begin("a")
		require.NoError(t, k.Start(ctx, ref, "u1", backend.UpdateInfo{}))
		require.NoError(t, k.Append(ctx, ref, "u1", payload(t, a, e.success(a), e.begin("b"))))
		other := newKeeper(t, m)
		former := fmt.Sprint(m.objects)
		require.Equal(t, contents{[]string{"a", "old"}, []string{"b"}}, exported(t, other))
		require.Equal(t, former, fmt.Sprint(m.objects))
	})
}

func TestAnAbandonedUpdateIsGivenUp(t *testing.T) {
	m := newMemory(true)
	k := created(t, m)
	e := &engine{}
	require.NoError(t, k.Start(ctx, ref, "u1", backend.UpdateInfo{}))
	require.NoError(t, k.Append(ctx, ref, "u1", payload(t, e.begin("a"))))
	var conflict *ConflictError
	require.ErrorAs(t, k.Start(ctx, ref, "u2", backend.UpdateInfo{}), &conflict)
	require.ErrorContains(t, conflict, "is being updated (update u1)")
	k.current(ref).expires = k.current(ref).expires.Add(-lease)
	require.NoError(t, k.Start(ctx, ref, "u2", backend.UpdateInfo{}))
	require.Equal(t, "u2", k.ActiveUpdate(ref))
	require.Equal(t, contents{[]string{}, []string{"a"}}, exported(t, k))
	require.ErrorContains(t, k.Append(ctx, ref, "u1", payload(t, e.begin("b"))), "update u1 of organization/proj/dev is not open")
	require.NoError(t, k.Close(ctx))
	closed(t, m)
}

// A store in which something happens at the first read of a journal.
type meddling struct {
	*memory
	meanwhile func()
}

func (m *meddling) Read(ctx context.Context, key string) ([]byte, error) {
	if meanwhile := m.meanwhile; meanwhile != nil && strings.HasPrefix(key, ref.journal("u1")) {
		m.meanwhile = nil
		meanwhile()
	}
	return m.memory.Read(ctx, key)
}

func TestAnExportDuringAnotherKeepersEndIsWhole(t *testing.T) {
	bothStores(t, func(t *testing.T, m *memory) {
		k := created(t, m, "old")
		e := &engine{}
		a, b := e.begin("a"), e.begin("b")
		require.NoError(t, k.Start(ctx, ref, "u1", backend.UpdateInfo{}))
		require.NoError(t, k.Append(ctx, ref, "u1", payload(t, a, b)))
		require.NoError(t, k.Append(ctx, ref, "u1", payload(t, e.success(a))))
		other := newKeeper(t, &meddling{m, func() {
			require.NoError(t, k.Complete(ctx, ref, "u1", backend.SucceededResult, nil))
		}})
		require.Equal(t, contents{[]string{"a", "old"}, []string{"b"}}, exported(t, other))
	})
}
