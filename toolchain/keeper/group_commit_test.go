package main

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"log"
	"net/http/httptest"
	"path"
	"runtime"
	"slices"
	"strings"
	"testing"
	"time"

	"aes-estate/toolchain/keeper/journal"
	"aes-estate/toolchain/keeper/server"
	"aes-estate/toolchain/keeper/state"
	"aes-estate/toolchain/keeper/store"

	"github.com/pulumi/pulumi/pkg/v3/engine"
	"github.com/pulumi/pulumi/sdk/v3/go/common/apitype"
	"github.com/pulumi/pulumi/sdk/v3/go/common/resource"
	"github.com/stretchr/testify/require"
)

// slow is a store of whole objects, as S3 is, whose writes of a journal the test ends.
type slow struct {
	store.Store
	// begun receives the key of each such object when its write begins.
	begun chan string
	// end receives how it ends; without an error it is written.
	end chan error
	// over is done at the end of the test: nothing waits any longer.
	over context.Context
}

func (s *slow) Appends() bool { return false }

func (s *slow) Write(ctx context.Context, key string, content []byte) error {
	if strings.HasPrefix(key, ".pulumi/journal/") && path.Base(key) != "head.json" {
		select {
		case s.begun <- key:
		case <-s.over.Done():
			return s.over.Err()
		}
		select {
		case err := <-s.end:
			if err != nil {
				return err
			}
		case <-s.over.Done():
			return s.over.Err()
		}
	}
	return s.Store.Write(ctx, key, content)
}

// slowUpdate is an update by the real engine's journal, through a keeper, on a slow store.
type slowUpdate struct {
	t       *testing.T
	store   *slow
	keeper  *state.Keeper
	journal engine.Journal
	// added receives the sequence and the result of each entry that the engine has an answer to.
	added chan added
	// waiting is how many entries have no answer yet.
	waiting int
}

type added struct {
	sequence int64
	err      error
}

func newSlowUpdate(t *testing.T) *slowUpdate {
	t.Setenv("PULUMI_JOURNALING_BATCH_PERIOD", "5")
	ctx, address := context.Background(), "file://"+t.TempDir()
	opened, err := store.Open(ctx, address, store.Retry{})
	require.NoError(t, err)
	u := &slowUpdate{
		t: t, store: &slow{opened, make(chan string), make(chan error), t.Context()}, added: make(chan added, 1000),
	}
	u.keeper, err = state.New(ctx, u.store)
	require.NoError(t, err)
	require.NoError(t, u.keeper.Create(ctx, ref, nil))
	token := server.NewToken()
	web := httptest.NewServer(server.New(u.keeper, token, address, log.New(io.Discard, "", 0)).Handler())
	t.Cleanup(func() { web.Close(); require.NoError(t, opened.Close()) })
	u.journal, err = beginUpdate(ctx, web.URL, token)
	require.NoError(t, err)
	return u
}

// add records the creation of one resource for each sequence, all at once, and returns when the
// engine waits for the answers to all.
func (u *slowUpdate) add(first, last int64) {
	for _, sequence := range sequences(first, last) {
		u.waiting++
		go func() {
			name := fmt.Sprint("r", sequence)
			u.added <- added{sequence, u.journal.AddJournalEntry(engine.JournalEntry{
				Kind: engine.JournalEntrySuccess, SequenceID: sequence, OperationID: sequence,
				State: newState(name, resource.ID("id-"+name)),
			})}
		}()
	}
	require.Eventually(u.t, func() bool { return u.collected() == u.waiting }, time.Minute, time.Millisecond)
}

// collected is how many entries wait in the engine's journal for an answer, 0 while it still collects them.
func (u *slowUpdate) collected() int {
	stacks := make([]byte, 1<<20)
	waiting, idle := 0, false
	for one := range strings.SplitSeq(string(stacks[:runtime.Stack(stacks, true)]), "\n\n") {
		doing, calls, _ := strings.Cut(one, "\n")
		call, _, _ := strings.Cut(calls, "\n")
		switch {
		case strings.Contains(call, "(*cloudJournaler).AddJournalEntry(") && strings.Contains(doing, "[chan receive"):
			waiting++
		case strings.Contains(call, "/journal.sendBatches(") && strings.Contains(doing, "[select"):
			idle = true
		}
	}
	if !idle {
		return 0
	}
	return waiting
}

// answers are the next results that the engine receives, by sequence.
func (u *slowUpdate) answers(count int) map[int64]error {
	results := map[int64]error{}
	for range count {
		one := <-u.added
		results[one.sequence] = one.err
		u.waiting--
	}
	return results
}

// stored is the sequences of each object of a journal.
func (u *slowUpdate) stored(folder string) (sequences [][]int64) {
	payloads, err := journal.Read(context.Background(), u.store, folder)
	require.NoError(u.t, err)
	for _, payload := range payloads {
		var entries []apitype.JournalEntry
		require.NoError(u.t, json.Unmarshal(payload, &entries))
		var one []int64
		for _, entry := range entries {
			one = append(one, entry.SequenceID)
		}
		slices.Sort(one)
		sequences = append(sequences, one)
	}
	return sequences
}

func sequences(first, last int64) (all []int64) {
	for sequence := first; sequence <= last; sequence++ {
		all = append(all, sequence)
	}
	return all
}

func TestWhatArrivesDuringAWriteIsOneFurtherWrite(t *testing.T) {
	u := newSlowUpdate(t)
	u.add(1, 1)
	folder := path.Dir(<-u.store.begun)
	u.add(2, 41)
	require.Empty(t, u.added, "nothing is acknowledged before it is stored")
	require.Empty(t, u.stored(folder))

	u.store.end <- nil
	require.Equal(t, map[int64]error{1: nil}, u.answers(1))
	<-u.store.begun
	require.Empty(t, u.added)
	require.Equal(t, [][]int64{{1}}, u.stored(folder))

	u.store.end <- nil
	require.Len(t, u.answers(40), 40)
	require.NoError(t, u.journal.Close())
	require.Equal(t, [][]int64{{1}, sequences(2, 41)}, u.stored(folder))
}

func TestAWriteThatFailsFailsWhatIsInItAndNothingElse(t *testing.T) {
	u := newSlowUpdate(t)
	u.add(1, 1)
	folder := path.Dir(<-u.store.begun)
	u.add(2, 21)
	u.store.end <- nil
	require.Equal(t, map[int64]error{1: nil}, u.answers(1))
	<-u.store.begun
	u.add(22, 31)

	u.store.end <- &state.InvalidError{} // an answer that the engine does not repeat
	failed := u.answers(20)
	for _, sequence := range sequences(2, 21) {
		require.ErrorContains(t, failed[sequence], "400", sequence)
	}
	// What may or may not be in the store is written first, so that no number is missing.
	require.Equal(t, path.Join(folder, "00000002"), <-u.store.begun)
	u.store.end <- nil
	require.Equal(t, path.Join(folder, "00000003"), <-u.store.begun)
	u.store.end <- nil
	for sequence, err := range u.answers(10) {
		require.NoError(t, err, sequence)
		require.Greater(t, sequence, int64(21))
	}
	require.NoError(t, u.journal.Close())
	require.Equal(t, [][]int64{{1}, sequences(2, 21), sequences(22, 31)}, u.stored(folder))
}
