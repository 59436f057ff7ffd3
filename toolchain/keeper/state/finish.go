package state

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"time"

	"aes-estate/toolchain/keeper/journal"
	"aes-estate/toolchain/keeper/store"

	"github.com/pulumi/pulumi/pkg/v3/backend"
	"github.com/pulumi/pulumi/pkg/v3/resource/stack"
	"github.com/pulumi/pulumi/pkg/v3/resource/stack/snapshot"
)

// head says that an update of the stack is open. It is written before the
// update's first entry, and deleted after its last object.
type head struct {
	Update string `json:"update"`
	// Lock is the key of the update's lock.
	Lock string `json:"lock"`
	// Base is the SHA-256 of the checkpoint that the update began with.
	Base string `json:"base"`
	// Result is the SHA-256 of the checkpoint that replaces it; empty until that is known.
	Result string `json:"result,omitempty"`
	// Import is true if the result is imported: there is no journal.
	Import bool `json:"import,omitempty"`
	// Started is the update's start in nanoseconds since 1970; it names the history.
	Started int64              `json:"started"`
	Info    backend.UpdateInfo `json:"info"`
}

// Finished is what was made of an interrupted update.
type Finished struct {
	// Finished is false if there was none.
	Finished bool `json:"finished"`
	// Entries is the number of the journal's entries that were applied.
	Entries int `json:"entries"`
	// Pending is the number of operations that were begun and not finished.
	Pending int `json:"pending"`
}

// manner is how an update ended.
type manner int

const (
	completed manner = iota
	interrupted
)

// Finish finishes an interrupted update of the stack.
func (k *Keeper) Finish(ctx context.Context, ref Ref) (Finished, error) {
	defer k.alone(ref)()
	if h, err := k.readHead(ctx, ref); err != nil || h == nil {
		return Finished{}, errors.Join(err, k.strayJournals(ctx, ref, ""))
	}
	lock, err := k.lock(ctx, ref)
	if err != nil {
		return Finished{}, err
	}
	finished, err := k.finishOpen(ctx, ref)
	return finished, k.unlock(ctx, ref, lock, err)
}

// finishOpen finishes the stack's open update, if there is one. The caller has the lock.
func (k *Keeper) finishOpen(ctx context.Context, ref Ref) (Finished, error) {
	h, err := k.readHead(ctx, ref)
	if err != nil {
		return Finished{}, err
	}
	if h == nil {
		return Finished{}, k.strayJournals(ctx, ref, "")
	}
	return k.finish(ctx, ref, h, interrupted)
}

// strayJournals returns an error if there is a journal of another update than
// the open one: entries that arrived after their update's lock was taken away.
func (k *Keeper) strayJournals(ctx context.Context, ref Ref, open string) error {
	updates, err := journal.Updates(ctx, k.store, ref.journals())
	if err != nil {
		return err
	}
	for _, update := range updates {
		if update != open {
			return &OpenError{fmt.Sprintf(
				"update %s of %s went on after its lock was removed: what it did last is in %s only. Compare it with the cloud, then delete it",
				update, ref.FullName(), ref.journal(update))}
		}
	}
	return nil
}

// finish makes the result of an open update the stack's state and removes the
// update's journal and head. It may be interrupted anywhere and repeated; the
// head says how far it came.
func (k *Keeper) finish(ctx context.Context, ref Ref, h *head, how manner) (Finished, error) {
	if err := k.strayJournals(ctx, ref, h.Update); err != nil {
		return Finished{}, err
	}
	checkpoints, err := k.readAll(ctx, ref)
	if errors.Is(err, ErrNoStack) {
		return Finished{}, k.keepOpen(ref, *h, err)
	}
	if err != nil {
		return Finished{}, err
	}
	at := slices.IndexFunc(checkpoints, h.isResult)
	saved := at >= 0 // Then the journal is only to be removed.
	payloads, err := journal.Read(ctx, k.store, ref.journal(h.Update))
	if err != nil && !saved {
		return Finished{}, k.keepOpen(ref, *h, err)
	}
	entries, err := inOrder(payloads)
	if err != nil && !saved {
		return Finished{}, k.keepOpen(ref, *h, err)
	}
	current := checkpoints[0]
	switch {
	case saved:
		current = checkpoints[at]
		if err := k.dropOthers(ctx, checkpoints, current.key); err != nil {
			return Finished{}, err
		}
	case current.sum != h.Base:
		return Finished{}, k.keepOpen(ref, *h, errors.New("another program has changed the state since the update began"))
	case len(entries) > 0 && !h.Import:
		if current, err = k.apply(ctx, ref, h, current, entries); err != nil {
			return Finished{}, err
		}
	}
	if !h.Import && (how == completed || current.sum != h.Base) {
		if err := k.addHistory(ctx, ref, h.ended(), current); err != nil {
			return Finished{}, err
		}
	}
	if err := k.removeOpen(ctx, ref, *h, len(payloads)); err != nil {
		return Finished{}, err
	}
	decoded, err := current.decode()
	if err != nil {
		return Finished{}, err
	}
	finished := Finished{Finished: true, Entries: len(entries)}
	if decoded.latest != nil {
		finished.Pending = len(decoded.latest.PendingOperations)
	}
	return finished, nil
}

func (h head) isResult(one stored) bool { return h.Result != "" && one.sum == h.Result }

// ended completes what is known of the update for its history.
func (h head) ended() head {
	if h.Info.Result == "" || h.Info.Result == backend.InProgressResult {
		h.Info.Result = backend.FailedResult
	}
	if h.Info.EndTime == 0 {
		h.Info.EndTime = time.Now().Unix()
	}
	return h
}

// apply writes the checkpoint that follows from the entries.
func (k *Keeper) apply(ctx context.Context, ref Ref, h *head, base stored, entries []entry) (stored, error) {
	next, err := k.result(ref, base, entries)
	if err != nil {
		return stored{}, k.keepOpen(ref, *h, err)
	}
	*h = h.ended()
	h.Result = next.sum
	if err := k.writeHead(ctx, ref, *h); err != nil {
		return stored{}, err
	}
	return next, k.save(ctx, ref, next)
}

// result returns the checkpoint that follows from the entries. It is read back
// and compared before anything is written.
func (k *Keeper) result(ref Ref, base stored, entries []entry) (stored, error) {
	before, err := base.decode()
	if err != nil {
		return stored{}, err
	}
	after, err := fold(before, entries)
	if err != nil {
		return stored{}, err
	}
	versioned, err := stack.DeploymentV3ToCheckpointWithMarshaler(
		compact{}, ref.FullName(), after.Deployment, after.Version, after.Features)
	if err != nil {
		return stored{}, err
	}
	next, err := k.encode(ref, versioned)
	if err != nil {
		return stored{}, err
	}
	again, err := next.decode()
	if err != nil {
		return stored{}, err
	}
	return next, snapshot.AssertEqual(after.Deployment, again.latest)
}

func (k *Keeper) keepOpen(ref Ref, h head, reason error) error {
	return &OpenError{fmt.Sprintf(
		"update %s of %s cannot be finished: %v. Nothing was changed or deleted. Put the damaged or changed object back from a copy; or, to give up what the update did, delete %s/ and %s, and compare the state with the cloud (`pulumi refresh`)",
		h.Update, ref.FullName(), reason, ref.journals(), h.Lock)}
}

// removeOpen removes the journal, then the head.
func (k *Keeper) removeOpen(ctx context.Context, ref Ref, h head, frames int) error {
	if err := journal.Delete(ctx, k.store, ref.journal(h.Update), frames); err != nil {
		return err
	}
	return k.store.Delete(ctx, ref.head())
}

func (k *Keeper) writeHead(ctx context.Context, ref Ref, h head) error {
	content, err := json.Marshal(h)
	if err != nil {
		return err
	}
	return k.store.Write(ctx, ref.head(), content)
}

// readHead returns the head of the stack's open update, or nil.
func (k *Keeper) readHead(ctx context.Context, ref Ref) (*head, error) {
	content, err := k.store.Read(ctx, ref.head())
	if errors.Is(err, store.ErrNotFound) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	var h head
	if err := json.Unmarshal(content, &h); err != nil || h.Update == "" || h.Base == "" {
		return nil, &OpenError{fmt.Sprintf("%s is damaged: put it back from a copy", ref.head())}
	}
	return &h, nil
}
