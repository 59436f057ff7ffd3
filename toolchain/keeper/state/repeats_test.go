package state

import (
	"encoding/json"
	"fmt"
	"testing"

	"github.com/pulumi/pulumi/pkg/v3/backend"
	"github.com/pulumi/pulumi/sdk/v3/go/common/apitype"
	"github.com/pulumi/pulumi/sdk/v3/go/common/resource"
	"github.com/pulumi/pulumi/sdk/v3/go/common/resource/sig"
	"github.com/stretchr/testify/require"
)

// frames returns how many frames the journal of an update has, in a store that
// does not append.
func frames(m *memory) int { return len(m.keys(".pulumi/journal/proj/dev/u1/")) }

func TestAnUpdateThatChangesNothingWritesNoEntryBeforeItsEnd(t *testing.T) {
	m := newMemory(false)
	k := created(t, m, "one", "two")
	before := exported(t, k)
	e := &engine{}
	require.NoError(t, k.Start(ctx, ref, "u1", backend.UpdateInfo{}))
	for index, name := range []string{"one", "two"} {
		begun, ended := e.same(name, int64(index))
		require.NoError(t, k.Append(ctx, ref, "u1", payload(t, begun)))
		require.NoError(t, k.Append(ctx, ref, "u1", payload(t, ended, e.outputs(name, ended))))
		require.NoError(t, k.Append(ctx, ref, "u1", payload(t, begun)), "repeated")
		ended.RemoveOld = nil
		require.ErrorContains(t, k.Append(ctx, ref, "u1", payload(t, ended)), "exists already, with another content")
	}
	require.Zero(t, frames(m))
	require.NoError(t, k.Complete(ctx, ref, "u1", backend.SucceededResult, nil))
	require.Equal(t, before, exported(t, k))
	closed(t, m)
}

func TestWhatWaitsIsStoredWithTheNextEntryThatDoesNot(t *testing.T) {
	m := newMemory(false)
	k := created(t, m, "old")
	e := &engine{}
	begun, ended := e.same("old", 0)
	require.NoError(t, k.Start(ctx, ref, "u1", backend.UpdateInfo{}))
	require.NoError(t, k.Append(ctx, ref, "u1", payload(t, begun, ended)))
	require.NoError(t, k.Append(ctx, ref, "u1", payload(t, e.begin("a"))))
	require.Equal(t, 1, frames(m))
	later, _ := e.same("old", 0)
	require.NoError(t, k.Append(ctx, ref, "u1", payload(t, later)))
	require.Equal(t, 1, frames(m))
	endHolders(t, m, deadPid(t))
	finished, err := newKeeper(t, m).Finish(ctx, ref)
	require.NoError(t, err)
	require.Equal(t, Finished{Finished: true, Entries: 3, Pending: 1}, finished)
}

func TestOnlySoManyEntriesWait(t *testing.T) {
	m := newMemory(false)
	k := created(t, m, "old")
	e := &engine{}
	require.NoError(t, k.Start(ctx, ref, "u1", backend.UpdateInfo{}))
	for range maxHeld / 2 {
		begun, ended := e.same("old", 0)
		require.NoError(t, k.Append(ctx, ref, "u1", payload(t, begun, ended)))
	}
	require.Zero(t, frames(m))
	begun, _ := e.same("old", 0)
	require.NoError(t, k.Append(ctx, ref, "u1", payload(t, begun)))
	require.Equal(t, 1, frames(m))
	require.Empty(t, k.current(ref).held)
}

// rich is a resource with all that an operation that changes nothing may write otherwise.
func rich(first, second resource.URN, cipher string) apitype.ResourceV3 {
	secret := func() map[string]any { return map[string]any{sig.Key: sig.Secret, "ciphertext": cipher} }
	state := made("rich")
	state.Inputs = map[string]any{"password": secret(), "list": []any{1.0, secret()}, "sig": map[string]any{"ciphertext": "kept"}}
	state.Outputs = map[string]any{"password": secret()}
	state.Dependencies = []resource.URN{first, second}
	state.PropertyDependencies = map[resource.PropertyKey][]resource.URN{"list": {first, second}, "none": {}}
	state.SourcePosition = "project:///" + cipher
	return state
}

func TestWhatRepeatsTheState(t *testing.T) {
	base := rich(urn("a"), urn("b"), "v1:one")
	raw, err := json.Marshal(apitype.DeploymentV3{Resources: []apitype.ResourceV3{made("a"), made("b"), base}})
	require.NoError(t, err)
	k := newKeeper(t, newMemory(false))
	require.NoError(t, k.Create(ctx, ref, &apitype.UntypedDeployment{Version: 3, Deployment: raw}))
	require.NoError(t, k.Start(ctx, ref, "u1", backend.UpdateInfo{}))
	known := &k.current(ref).repeats
	e := &engine{}
	has := func(one apitype.JournalEntry) bool {
		entries, err := parseEntries(payload(t, one))
		require.NoError(t, err)
		return known.has(entries[0])
	}
	// ends says whether the end of an operation that changes nothing repeats the state.
	ends := func(change func(ended *apitype.JournalEntry)) bool {
		begun, ended := e.same("rich", 2)
		state := rich(urn("b"), urn("a"), "v1:two")
		ended.State = &state
		require.True(t, has(begun))
		change(&ended)
		return has(ended)
	}
	require.True(t, ends(func(*apitype.JournalEntry) {}), "order of dependencies, ciphertext, place in the program")

	other, beyond, negative := int64(1), int64(3), int64(-1)
	for name, change := range map[string]func(ended *apitype.JournalEntry){
		"an output":               func(e *apitype.JournalEntry) { e.State.Outputs["password"] = "plain" },
		"an input":                func(e *apitype.JournalEntry) { e.State.Inputs["more"] = 1 },
		"a text in a map":         func(e *apitype.JournalEntry) { e.State.Inputs["sig"] = map[string]any{"ciphertext": "changed"} },
		"a dependency more":       func(e *apitype.JournalEntry) { e.State.Dependencies = append(e.State.Dependencies, urn("rich")) },
		"a dependency less":       func(e *apitype.JournalEntry) { e.State.Dependencies = e.State.Dependencies[:1] },
		"a property's dependency": func(e *apitype.JournalEntry) { e.State.PropertyDependencies["none"] = []resource.URN{urn("a")} },
		"protection":              func(e *apitype.JournalEntry) { e.State.Protect = true },
		"the provider":            func(e *apitype.JournalEntry) { e.State.Provider = "another" },
		"no state":                func(e *apitype.JournalEntry) { e.State = nil },
		"a new resource":          func(e *apitype.JournalEntry) { e.RemoveOld = nil },
		"another resource":        func(e *apitype.JournalEntry) { e.RemoveOld = &other },
		"a resource beyond":       func(e *apitype.JournalEntry) { e.RemoveOld = &beyond },
		"a negative index":        func(e *apitype.JournalEntry) { e.RemoveOld = &negative },
		"a resource of this run":  func(e *apitype.JournalEntry) { e.RemoveNew = &other },
		"another operation":       func(e *apitype.JournalEntry) { e.OperationID += 1000 },
		"a failure":               func(e *apitype.JournalEntry) { e.Kind = apitype.JournalEntryKindFailure },
		"a refresh":               func(e *apitype.JournalEntry) { e.Kind, e.IsRefresh = apitype.JournalEntryKindRefreshSuccess, true },
		"a deletion":              func(e *apitype.JournalEntry) { e.DeleteOld = &other },
		"a replacement":           func(e *apitype.JournalEntry) { e.PendingReplacementOld = &other },
	} {
		require.False(t, ends(change), name)
	}
	require.False(t, has(e.begin("new")), "an operation that makes something")
	begun := e.begin("rich")
	ended := e.success(begun)
	state, index := rich(urn("a"), urn("b"), "v1:one"), int64(2)
	ended.State, ended.RemoveOld = &state, &index
	require.False(t, has(begun))
	require.False(t, has(ended), "an update, also if its result is as before")

	_, done := e.same("rich", 2)
	require.False(t, has(e.outputs("rich", done)), "outputs of an operation that has not ended")
	require.False(t, has(e.entry(apitype.JournalEntryKindWrite, 0)))
}

func TestAStateThatCannotBeReadIsRepeatedByNothing(t *testing.T) {
	known := newRepeats(newStored("key", []byte("not a state")))
	_, ended := (&engine{}).same("old", 0)
	entries, err := parseEntries(payload(t, ended))
	require.NoError(t, err)
	require.False(t, known.has(entries[0]), fmt.Sprint(known))
}
