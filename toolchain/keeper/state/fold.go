package state

import (
	"bytes"
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"slices"

	"github.com/pulumi/pulumi/pkg/v3/backend"
	"github.com/pulumi/pulumi/pkg/v3/resource/stack/snapshot"
	"github.com/pulumi/pulumi/sdk/v3/go/common/apitype"
)

// entry is one entry of a journal as the engine sent it.
type entry struct {
	sequence int64
	raw      json.RawMessage
}

// parseEntries splits a JSON array of entries.
func parseEntries(payload []byte) ([]entry, error) {
	var raws []json.RawMessage
	if err := json.Unmarshal(payload, &raws); err != nil {
		return nil, err
	}
	entries := make([]entry, len(raws))
	for i, raw := range raws {
		var head struct {
			SequenceID int64 `json:"sequenceID"`
		}
		if err := json.Unmarshal(raw, &head); err != nil {
			return nil, err
		}
		if head.SequenceID <= 0 {
			return nil, errors.New("an entry of the journal has no sequence number")
		}
		entries[i] = entry{sequence: head.SequenceID, raw: raw}
	}
	return entries, nil
}

// inOrder returns the entries of all batches by their sequence, each once: the
// engine repeats a batch whose answer it did not get.
func inOrder(payloads [][]byte) ([]entry, error) {
	var all []entry
	for _, payload := range payloads {
		entries, err := parseEntries(payload)
		if err != nil {
			return nil, err
		}
		all = append(all, entries...)
	}
	slices.SortStableFunc(all, func(a, b entry) int { return cmp.Compare(a.sequence, b.sequence) })
	for i := 1; i < len(all); i++ {
		if all[i].sequence == all[i-1].sequence && !bytes.Equal(all[i].raw, all[i-1].raw) {
			return nil, fmt.Errorf("entry %d of the journal exists twice, with different contents", all[i].sequence)
		}
	}
	return slices.CompactFunc(all, func(a, b entry) bool { return a.sequence == b.sequence }), nil
}

// fold applies the journal's entries to the checkpoint that the update began with.
func fold(base checkpoint, entries []entry) (result apitype.TypedDeployment, err error) {
	// The engine's replayer takes for granted that entries fit together.
	defer func() {
		if failure := recover(); failure != nil {
			err = fmt.Errorf("replaying the journal: %v", failure)
		}
	}()
	latest := &apitype.DeploymentV3{}
	var invalid error
	if base.latest != nil {
		invalid = snapshot.VerifyIntegrity(base.latest)
		copied := *base.latest
		latest = &copied
	}
	replayer := backend.NewJournalReplayer(latest)
	known := references{resources: len(latest.Resources), made: map[int64]bool{}}
	for _, e := range entries {
		var decoded apitype.JournalEntry
		if err := json.Unmarshal(e.raw, &decoded); err != nil {
			return result, fmt.Errorf("entry %d of the journal: %w", e.sequence, err)
		}
		if err := known.check(decoded); err != nil {
			return result, fmt.Errorf("entry %d of the journal: %w", e.sequence, err)
		}
		if err := replayer.Add(decoded); err != nil {
			return result, fmt.Errorf("entry %d of the journal: %w", e.sequence, err)
		}
	}
	result, err = replayer.GenerateDeployment()
	if err != nil {
		return result, fmt.Errorf("replaying the journal: %w", err)
	}
	result.Deployment.Metadata.IntegrityErrorMetadata = nil
	if broken := snapshot.VerifyIntegrity(result.Deployment); broken != nil && invalid == nil {
		return result, fmt.Errorf("the journal's result is not a valid state: %w", broken)
	}
	return result, nil
}

// references knows what an entry may refer to: the replayer would take a
// reference to an unknown operation for one to the first resource.
type references struct {
	// resources is the number of resources of the base, or -1 if it is not known.
	resources int
	// made has the operations that made a resource.
	made map[int64]bool
}

func (r *references) check(e apitype.JournalEntry) error {
	for _, old := range []*int64{e.RemoveOld, e.PendingReplacementOld, e.DeleteOld} {
		if old != nil && r.resources >= 0 && (*old < 0 || *old >= int64(r.resources)) {
			return fmt.Errorf("it refers to resource %d of %d", *old, r.resources)
		}
	}
	for _, made := range []*int64{e.RemoveNew, e.PendingReplacementNew, e.DeleteNew} {
		if made != nil && !r.made[*made] {
			return fmt.Errorf("it refers to operation %d, which has no entry", *made)
		}
	}
	switch e.Kind {
	case apitype.JournalEntryKindSuccess:
		if e.State != nil {
			r.made[e.OperationID] = true
		}
	case apitype.JournalEntryKindWrite:
		if e.NewSnapshot == nil {
			return errors.New("it replaces the state by nothing")
		}
		r.resources = len(e.NewSnapshot.Resources)
	case apitype.JournalEntryKindRebuiltBaseState:
		r.resources, r.made = -1, map[int64]bool{}
	case apitype.JournalEntryKindStateMigration:
		r.resources = len(e.Layout)
	}
	return nil
}
