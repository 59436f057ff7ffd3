package state

import (
	"encoding/json"
	"math/rand/v2"
	"testing"

	"github.com/pulumi/pulumi/sdk/v3/go/common/apitype"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"
)

func entriesOf(t require.TestingT, journal ...apitype.JournalEntry) []entry {
	var entries []entry
	for _, e := range journal {
		raw, err := json.Marshal(e)
		require.NoError(t, err)
		entries = append(entries, entry{e.SequenceID, raw})
	}
	return entries
}

func base(names ...string) checkpoint {
	latest := &apitype.DeploymentV3{}
	for _, name := range names {
		latest.Resources = append(latest.Resources, made(name))
	}
	return checkpoint{latest: latest, version: 3}
}

func TestEntriesThatDoNotFitAreRejected(t *testing.T) {
	one := int64(1)
	for message, change := range map[string]func(e *apitype.JournalEntry){
		"it refers to resource 1 of 1":                     func(e *apitype.JournalEntry) { e.RemoveOld = &one },
		"it refers to operation 1, which has no entry":     func(e *apitype.JournalEntry) { e.RemoveNew = &one },
		"unsupported journal entry version 3":              func(e *apitype.JournalEntry) { e.Version = 3 },
		"unsupported journal entry version 0":              func(e *apitype.JournalEntry) { e.Version = 0 },
		"unsupported journal entry kind 99":                func(e *apitype.JournalEntry) { e.Kind = 99 },
		"it replaces the state by nothing":                 func(e *apitype.JournalEntry) { e.Kind = apitype.JournalEntryKindWrite },
		"replaying the journal: runtime error":             func(e *apitype.JournalEntry) { e.Kind = apitype.JournalEntryKindExtensionParameterize },
		"the journal's result is not a valid state":        func(e *apitype.JournalEntry) { e.State = &apitype.ResourceV3{} },
		"state migration journal entry must use version 2": func(e *apitype.JournalEntry) { e.Kind = apitype.JournalEntryKindStateMigration },
	} {
		e := apitype.JournalEntry{Version: 1, Kind: apitype.JournalEntryKindSuccess, SequenceID: 1, OperationID: 1}
		change(&e)
		_, err := fold(base("x"), entriesOf(t, e))
		require.ErrorContains(t, err, message)
	}
	_, err := fold(base(), []entry{{1, json.RawMessage(`{"kind":"x"}`)}})
	require.ErrorContains(t, err, "entry 1 of the journal: json")
}

func TestAStateThatWasInvalidBeforeIsNoReasonToLoseAJournal(t *testing.T) {
	before := base("x")
	before.latest.Resources[0].Parent = "urn:pulumi:dev::proj::a:b:C::missing"
	e := &engine{}
	a := e.begin("a")
	after, err := fold(before, entriesOf(t, a, e.success(a)))
	require.NoError(t, err)
	require.Len(t, after.Deployment.Resources, 2)
}

func TestTheBaseIsNotChanged(t *testing.T) {
	before := base("x")
	former, err := json.Marshal(before.latest)
	require.NoError(t, err)
	zero := int64(0)
	e := &engine{}
	a := e.begin("a")
	done := e.success(a)
	done.RemoveOld = &zero
	_, err = fold(before, entriesOf(t, a, done))
	require.NoError(t, err)
	latter, err := json.Marshal(before.latest)
	require.NoError(t, err)
	require.JSONEq(t, string(former), string(latter))
}

// However the engine groups, repeats and reorders the entries, the state is the same.
func TestBatchesDoNotMatter(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		e := &engine{}
		var journal []apitype.JournalEntry
		for i := range rapid.IntRange(1, 12).Draw(t, "resources") {
			begun := e.begin(string(rune('a' + i)))
			journal = append(journal, begun)
			if rapid.Bool().Draw(t, "done") {
				journal = append(journal, e.success(begun))
			}
		}
		want, err := fold(base("old"), entriesOf(t, journal...))
		require.NoError(t, err)

		random := rand.New(rand.NewPCG(1, uint64(rapid.Int().Draw(t, "order"))))
		sent := append([]apitype.JournalEntry{}, journal...)
		for range rapid.IntRange(0, len(journal)).Draw(t, "repeated") {
			sent = append(sent, journal[random.IntN(len(journal))])
		}
		random.Shuffle(len(sent), func(i, j int) { sent[i], sent[j] = sent[j], sent[i] })
		var payloads [][]byte
		for len(sent) > 0 {
			n := 1 + random.IntN(len(sent))
			raw, err := json.Marshal(sent[:n])
			require.NoError(t, err)
			payloads, sent = append(payloads, raw), sent[n:]
		}
		entries, err := inOrder(payloads)
		require.NoError(t, err)
		got, err := fold(base("old"), entries)
		require.NoError(t, err)
		require.Equal(t, want.Deployment.Resources, got.Deployment.Resources)
		require.ElementsMatch(t, want.Deployment.PendingOperations, got.Deployment.PendingOperations)
	})
}

func TestTwoEntriesOfOneNumberAreRejected(t *testing.T) {
	_, err := inOrder([][]byte{[]byte(`[{"sequenceID":1}]`), []byte(`[{"sequenceID":1,"kind":1}]`)})
	require.ErrorContains(t, err, "entry 1 of the journal exists twice")
	_, err = inOrder([][]byte{[]byte(`{`)})
	require.Error(t, err)
}
